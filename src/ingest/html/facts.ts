/** What a page says of itself to machines: JSON-LD, OpenGraph, microdata and the older metas. */
import { attribute, clean, type Element, elementsOf, parentOf, type Root, rawText } from './dom.ts'

export type DateSource = 'json-ld' | 'opengraph' | 'microdata' | 'meta' | 'time' | 'page' | 'dateline' | 'address'

export interface Facts {
  /** `<h1>`s and the like, in the order of the page. */
  readonly headings: readonly Element[]
  /** What the page gives as its title, the surest first: for others to show, then for the window. */
  readonly titles: readonly string[]
  readonly outlet: string | undefined
  readonly byline: string | undefined
  /** As written; best first. */
  readonly dates: readonly { readonly written: string; readonly from: DateSource }[]
  readonly url: string | undefined
  readonly language: string | undefined
  readonly description: string | undefined
  /** The text as the page gives it to machines, where it does. */
  readonly body: string | undefined
}

/** Metas beside OpenGraph's, from the surest to the vaguest. */
const META_DATES = [
  'parsely-pub-date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'article.published',
  'sailthru.date',
  'cxenseparse:recs:publishtime',
  'dc.date.issued',
  'dc.date',
  'dcterms.created',
  'date',
]

/** What is looked for, found in one walk. */
interface Found {
  readonly headings: Element[]
  /** By `property` or `name`, in lower case: the first of each. */
  readonly metas: Map<string, string>
  readonly items: Map<string, Element>
  readonly linked: string[]
  readonly times: { readonly written: string; readonly within: boolean }[]
  title: string | undefined
  canonical: string | undefined
  author: Element | undefined
  language: string | undefined
}

export function readFacts(page: Root): Facts {
  const found = find(page)
  const meta = (name: string) => found.metas.get(name)
  const linked = linkedData(found.linked)
  const dates: { written: string; from: DateSource }[] = []
  const date = (written: string | undefined, from: DateSource) => {
    if (written?.trim()) dates.push({ written: written.trim(), from })
  }
  for (const written of linked.dates) date(written, 'json-ld')
  date(meta('article:published_time') ?? meta('og:published_time') ?? meta('og:article:published_time'), 'opengraph')
  const published = found.items.get('datepublished')
  if (published) {
    date(attribute(published, 'content') ?? attribute(published, 'datetime'), 'microdata')
    date(rawText(published), 'microdata')
  }
  for (const name of META_DATES) date(meta(name), 'meta')
  // The first in what is marked as the article, failing that on the page.
  date((found.times.find((t) => t.within) ?? found.times[0])?.written, 'time')
  for (const written of linked.vagueDates) date(written, 'json-ld')

  const address = found.canonical ?? meta('og:url')
  const publisher = found.items.get('publisher')
  const headline = found.items.get('headline')
  return {
    headings: found.headings,
    titles: [linked.headline, meta('og:title'), headline && rawText(headline), meta('twitter:title'), found.title]
      .map((t) => clean(t ?? ''))
      .filter((t) => t !== ''),
    outlet:
      clean(
        meta('og:site_name') ?? linked.publisher ?? (publisher && nameOf(publisher)) ?? meta('application-name') ?? meta('publisher') ?? '',
      ) || undefined,
    byline: linked.author ?? bylineOf(found, meta('article:author') ?? meta('author')),
    dates,
    url: address && /^https?:\/\//i.test(address) ? address : undefined,
    language: found.language || linked.language || meta('og:locale')?.replace('_', '-') || undefined,
    description: clean(meta('og:description') ?? meta('description') ?? '') || undefined,
    body: linked.body,
  }
}

function find(page: Root): Found {
  const out: Found = {
    headings: [],
    metas: new Map(),
    items: new Map(),
    linked: [],
    times: [],
    title: undefined,
    canonical: undefined,
    author: undefined,
    language: undefined,
  }
  for (const element of elementsOf(page)) {
    const { name, attribs } = element
    if (name === 'html') out.language ??= attribs.lang?.trim() || attribs['xml:lang']?.trim() || undefined
    else if (name === 'meta') {
      const content = attribs.content?.trim()
      for (const key of [attribs.property, attribs.name])
        if (key && content && !out.metas.has(key.toLowerCase())) out.metas.set(key.toLowerCase(), content)
    } else if (name === 'link') {
      if (attribs.rel?.toLowerCase() === 'canonical') out.canonical ??= attribs.href?.trim()
    } else if (name === 'title') out.title ??= clean(rawText(element)) || undefined
    else if (name === 'h1') out.headings.push(element)
    else if (name === 'script') {
      if (attribs.type?.toLowerCase() === 'application/ld+json') out.linked.push(rawText(element))
    } else if (name === 'time') {
      if (attribs.datetime) out.times.push({ written: attribs.datetime, within: isInArticle(element) })
    } else if (name === 'a' && attribs.rel?.split(' ').includes('author')) out.author ??= element
    if (attribs.itemprop)
      for (const item of attribs.itemprop.toLowerCase().split(/\s+/)) if (!out.items.has(item)) out.items.set(item, element)
  }
  return out
}

function isInArticle(element: Element): boolean {
  for (let at = parentOf(element); at !== undefined; at = parentOf(at)) {
    if (at.name === 'a' || at.name === 'aside' || at.name === 'li') return false
    if (at.name === 'article' || at.name === 'main') return true
  }
  return false
}

function nameOf(item: Element): string | undefined {
  for (const inner of elementsOf(item))
    if (inner.attribs.itemprop?.toLowerCase() === 'name') return clean(inner.attribs.content ?? rawText(inner)) || undefined
  return clean(item.attribs.content ?? '') || undefined
}

function bylineOf(found: Found, told: string | undefined): string | undefined {
  if (told && !/^https?:/i.test(told)) return told
  const item = found.items.get('author')
  const name = clean((item && (nameOf(item) ?? rawText(item))) ?? (found.author && rawText(found.author)) ?? '')
  return name !== '' && name.length <= 120 ? name : undefined
}

interface Linked {
  readonly dates: string[]
  /** Of the page rather than of an article in it. */
  readonly vagueDates: string[]
  publisher?: string | undefined
  headline?: string | undefined
  author?: string | undefined
  body?: string | undefined
  language?: string | undefined
}

const ARTICLE = /(?:Article|Posting|Report)$/
/** Objects and lists of one page's JSON-LD that are looked at. */
const MOST_NODES = 20_000

/** From the page's JSON-LD, however deep in it; broken JSON-LD says nothing. */
function linkedData(scripts: readonly string[]): Linked {
  const out: Linked = { dates: [], vagueDates: [] }
  let left = MOST_NODES
  for (const script of scripts) {
    const open: unknown[] = [parse(script)]
    for (let at = 0; at < open.length && left > 0; at++, left--) {
      const node = open[at]
      if (typeof node !== 'object' || node === null) continue
      const fields = node as { readonly [name: string]: unknown }
      const types = [fields['@type']].flat().filter((t): t is string => typeof t === 'string')
      const isArticle = types.some((t) => ARTICLE.test(t))
      if (typeof fields.datePublished === 'string' && !types.some((t) => /Comment|Review|Video|Image/.test(t)))
        (isArticle ? out.dates : out.vagueDates).push(fields.datePublished.trim())
      const publisher = named(fields.publisher)
      if (publisher) out.publisher ??= publisher
      if (isArticle) {
        out.headline ??= text(fields.headline) ?? text(fields.name)
        out.author ??= named(fields.author)
        out.language ??= text(fields.inLanguage)
        out.body ??= text(fields.articleBody)
      }
      for (const inner of Object.values(fields)) if (typeof inner === 'object' && inner !== null) open.push(inner)
    }
  }
  return out
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {}
  try {
    // Line ends within strings, commas before brackets, wrappers for old browsers: what templates get wrong most.
    return JSON.parse(
      json
        .replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\]\]>|\]\]>)\s*$/g, '')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is wrong
        .replace(/[\u0000-\u001f]+/g, ' ')
        .replace(/,(?=\s*[}\]])/g, ''),
    )
  } catch {
    return undefined
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() || undefined : undefined)

/** A name, or those of several, of people or bodies. */
function named(value: unknown): string | undefined {
  const names = [value]
    .flat()
    .map((one) => (typeof one === 'object' && one !== null ? text([(one as { name?: unknown }).name].flat()[0]) : text(one)))
  return (
    names
      .filter((name) => name !== undefined && !/^https?:/i.test(name))
      .slice(0, 5)
      .join('، ') || undefined
  )
}
