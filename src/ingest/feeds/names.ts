/** Which element of a feed says what, whatever the vocabulary: `namespace:local` in lower case → what it is. */

/** Namespaces that feeds use, by the prefix they are known by here. Whatever is not listed keeps its own prefix. */
const NAMESPACES: { readonly [uri: string]: string } = {
  '': '',
  'http://backend.userland.com/rss': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://example.com/newformat#': '',
  'http://example.com/necho': '',
  'http://purl.org/echo/': '',
  'uri/of/echo/namespace#': '',
  'http://purl.org/pie/': '',
  'http://purl.org/atom/ns#': '',
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/rss/1.0/modules/rss091#': '',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://search.yahoo.com/mrss/': 'media',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/math/mathml': 'math',
}

/** The known prefix of a namespace, undefined where nobody knows it. */
export function knownPrefix(uri: string): string | undefined {
  const name = uri.trim().toLowerCase()
  if (Object.hasOwn(NAMESPACES, name)) return NAMESPACES[name]
  return name.startsWith('http://backend.userland.com/rss') ? '' : undefined
}

/** What an element says. `body` is a summary or content, whichever is still free. */
export type Says = 'title' | 'link' | 'id' | 'author' | 'published' | 'updated' | 'summary' | 'content' | 'language' | 'ttl'

export const SAYS: { readonly [element: string]: Says } = Object.assign(Object.create(null), {
  title: 'title',
  'dc:title': 'title',
  'media:title': 'title',
  'itunes:title': 'title',
  link: 'link',
  id: 'id',
  guid: 'id',
  author: 'author',
  managingeditor: 'author',
  'dc:author': 'author',
  'dc:creator': 'author',
  'itunes:author': 'author',
  pubdate: 'published',
  published: 'published',
  issued: 'published',
  'dcterms:issued': 'published',
  updated: 'updated',
  modified: 'updated',
  lastbuilddate: 'updated',
  lastmod: 'updated',
  'dcterms:modified': 'updated',
  'dc:date': 'updated',
  description: 'summary',
  'dc:description': 'summary',
  summary: 'summary',
  subtitle: 'summary',
  tagline: 'summary',
  abstract: 'summary',
  'itunes:summary': 'summary',
  'itunes:subtitle': 'summary',
  'media:description': 'summary',
  content: 'content',
  'content:encoded': 'content',
  fullitem: 'content',
  prodlink: 'content',
  body: 'content',
  'xhtml:body': 'content',
  'xhtml:div': 'content',
  language: 'language',
  'dc:language': 'language',
  ttl: 'ttl',
})

/** Of two that say the same, the lesser yields: a title of a picture to the entry's own. */
export const LESSER = new Set(['media:title', 'itunes:title', 'media:description', 'itunes:subtitle', 'dc:title'])

/** Elements that have titles and links of their own, which are not the feed's. */
export const APART = new Set(['image', 'textinput', 'source', 'cloud', 'contributor'])
