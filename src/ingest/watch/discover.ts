/** The feeds that a page says it has. */
import { clean, elementsOf, parsePage, rawText } from '../html/dom.ts'

export interface Discovered {
  readonly url: string
  readonly title: string | undefined
}

const TYPES = /^application\/(?:rss|atom|rdf)\+xml|^application\/feed\+json|^application\/json$|^text\/xml$/i
const MOST = 20

/** Best first: those in `<link rel="alternate">`, then links that look like one. Addresses are whole, and no more than that was looked at. */
export function discoverFeeds(html: string, address: string): readonly Discovered[] {
  const page = parsePage(html)
  let base = address
  const linked: Discovered[] = []
  const likely: Discovered[] = []
  const add = (to: Discovered[], href: string | undefined, title: string | undefined) => {
    if (!href || !URL.canParse(href, base)) return
    const { href: url, protocol } = new URL(href, base)
    if ((protocol === 'http:' || protocol === 'https:') && ![...linked, ...likely].some((f) => f.url === url))
      to.push({ url, title: title || undefined })
  }
  for (const element of elementsOf(page)) {
    const { name, attribs } = element
    if (linked.length >= MOST) break
    if (name === 'base' && attribs.href && URL.canParse(attribs.href, address)) base = new URL(attribs.href, address).href
    else if (name === 'link' && /(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(attribs.rel ?? '') && TYPES.test(attribs.type ?? '')) {
      // oEmbed and comments' feeds are no news.
      if (!/oembed|\/comments\/feed|wp-json/i.test(attribs.href ?? '')) add(linked, attribs.href, clean(attribs.title ?? ''))
    } else if (
      name === 'a' &&
      likely.length < MOST &&
      /(?:^|[/.?=&])(?:rss|atom|feed)(?:$|[/?&]|\.(?:xml|php|aspx|json)\b)|\.(?:rss|rdf)$/i.test(attribs.href ?? '')
    )
      add(likely, attribs.href, clean(rawText(element)).slice(0, 100))
  }
  return [...linked, ...likely]
}
