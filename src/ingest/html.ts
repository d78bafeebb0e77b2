/** A web page → the article in it: headline, paragraphs, and what the page says of itself. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { decodeHtml } from './encoding.ts'
import { InputError } from './item.ts'
import { parsePublishedAt } from './published-at.ts'

/** The little of a DOM that is used here. */
interface Element {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly nodeValue: string | null
  readonly childNodes: Iterable<Element>
  getAttribute(name: string): string | null
}
interface Page {
  readonly documentElement: Element
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
}

/** Beyond these no page is an article, and finding one takes time that grows with their square. Browsers nest no deeper. */
const MOST_ELEMENTS = 100_000
const DEEPEST = 512

/**
 * The fields of an article, for `toArticle`: `text` is the headline, an empty line, and a line for each paragraph.
 * @throws InputError where the page holds no article.
 */
export function readHtml(bytes: Uint8Array): { readonly [field: string]: string | undefined } {
  const html = decodeHtml(bytes)
  let page: Page
  let main: Found | null
  let facts: Facts
  try {
    page = parseHTML(html).document as unknown as Page
    if (!page.documentElement) throw new InputError('this is not HTML: give its text')
    measure(page.documentElement)
    facts = readFacts(page)
    // Readability takes the page apart: what it says of itself is read first.
    main = new Readability(page as never, { serializer: (node: unknown) => node }).parse()
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`the page cannot be taken apart (${(error as Error).message}): give its text`)
  }
  const body = main?.content ? paragraphs(main.content as Element) : []
  const title = headline(facts)
  while (body.length > 0 && body[0] === title) body.shift()
  if (body.length === 0) throw new InputError('no article in this page: give its text')
  return {
    text: title ? `${title}\n\n${body.join('\n')}` : body.join('\n'),
    title: title || undefined,
    outlet: facts.outlet || clean(main?.siteName ?? '') || undefined,
    publishedAt: facts.dates.find((date) => parsePublishedAt(date) !== undefined) ?? facts.dates[0],
    url: facts.url,
    language: main?.lang || undefined,
  }
}

/** @throws Error where the tree is too large or too deep. */
function measure(root: Element): void {
  let elements = 0
  const open: [Element, number][] = [[root, 1]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next
    if (++elements > MOST_ELEMENTS) throw new Error(`more than ${MOST_ELEMENTS} elements`)
    if (depth > DEEPEST) throw new Error(`elements nested more than ${DEEPEST} deep`)
    for (const child of node.childNodes) if (child.nodeType === ELEMENT) open.push([child, depth + 1])
  }
}

/** What is used of Readability's finding. */
interface Found {
  readonly content?: unknown
  readonly siteName?: string | null | undefined
  readonly lang?: string | null | undefined
}

interface Facts {
  readonly headings: readonly string[]
  /** What the page gives as its title, for others to show and for the window. */
  readonly titles: readonly string[]
  readonly outlet: string | undefined
  /** Best first. */
  readonly dates: readonly string[]
  readonly url: string | undefined
}

/** Where pages say when they were published, from the surest to the vaguest. */
const DATES = [
  'meta[property="article:published_time"]',
  '[itemprop="datePublished"]',
  'meta[name="parsely-pub-date"],meta[name="pubdate"],meta[name="publishdate"],meta[name="publish-date"],meta[name="article.published"]',
  'meta[name="dc.date.issued"],meta[name="DC.date.issued"],meta[name="dc.date"],meta[name="DC.date"],meta[name="dcterms.created"],meta[name="date"]',
  'article time[datetime]',
  'time[datetime]',
]

function readFacts(page: Page): Facts {
  const meta = (selector: string) => page.querySelector(selector)?.getAttribute('content')?.trim() || undefined
  const linked = linkedData(page)
  const dates = [...linked.dates]
  for (const selector of DATES) {
    const element = page.querySelector(selector)
    const date = element && (element.getAttribute('content') ?? element.getAttribute('datetime') ?? element.textContent)?.trim()
    if (date) dates.push(date)
  }
  const url = page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('meta[property="og:url"]')
  return {
    headings: [...page.querySelectorAll('h1')].map((h) => clean(h.textContent ?? '')).filter((h) => h !== ''),
    titles: [meta('meta[property="og:title"]'), page.querySelector('title')?.textContent]
      .map((t) => clean(t ?? ''))
      .filter((t) => t !== ''),
    outlet: clean(meta('meta[property="og:site_name"]') ?? linked.publisher ?? ''),
    dates,
    url: url && /^https?:\/\//i.test(url) ? url : undefined,
  }
}

/** Dates and publisher from the page's JSON-LD, however deep in it; broken JSON-LD says nothing. */
function linkedData(page: Page): { readonly dates: string[]; readonly publisher: string | undefined } {
  const dates: string[] = []
  let publisher: string | undefined
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    let open: unknown[]
    try {
      open = [JSON.parse(script.textContent ?? '')]
    } catch {
      continue
    }
    for (let node = open.shift(); node !== undefined; node = open.shift()) {
      if (typeof node !== 'object' || node === null) continue
      const { datePublished, publisher: by } = node as { datePublished?: unknown; publisher?: { name?: unknown } | null }
      if (typeof datePublished === 'string') dates.push(datePublished.trim())
      if (typeof by === 'object' && typeof by?.name === 'string') publisher ??= by.name
      open.push(...Object.values(node))
    }
  }
  return { dates, publisher }
}

/**
 * The headline: what stands before the site's name in the page's title, as a heading has it where one does.
 * Not by Readability, which takes what stands before a colon for the site: in `المرزوقي: لن نتأخر` it is the speaker.
 */
function headline(facts: Facts): string {
  for (const title of facts.titles) {
    const heading = facts.headings.find((h) => h !== facts.outlet && title.startsWith(h) && h.length * 2 >= title.length)
    if (heading) return heading
  }
  const [title] = facts.titles
  if (title === undefined) return facts.headings[0] ?? ''
  const [, before, after] = /^(.+?)\s+[-–—|»·]\s+([^-–—|»·]+)$/.exec(title) ?? []
  if (before && (after === facts.outlet || (words(after) <= 4 && words(before) >= 4))) return before
  return title
}

const words = (text: string) => text.split(' ').length

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TBODY TD TH TR UL'.split(
    ' ',
  ),
)
const SKIPPED = new Set('BUTTON FIGCAPTION FORM IFRAME NAV NOSCRIPT OBJECT SCRIPT STYLE SVG TEMPLATE'.split(' '))
const ELEMENT = 1
const TEXT = 3

/** The text of each block, its white space made single spaces. A walk with its own stack: pages may nest without end. */
function paragraphs(root: Element): string[] {
  const out: string[] = []
  let current = ''
  const close = () => {
    const text = clean(current)
    if (text !== '') out.push(text)
    current = ''
  }
  const open: (Element | 'close')[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === 'close') close()
    else if (node.nodeType === TEXT) current += node.nodeValue ?? ''
    else if (node.nodeType === ELEMENT && !SKIPPED.has(node.nodeName.toUpperCase())) {
      if (BLOCKS.has(node.nodeName.toUpperCase())) {
        close()
        open.push('close')
      }
      open.push(...[...node.childNodes].reverse())
    }
  }
  close()
  return out
}

function clean(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}
