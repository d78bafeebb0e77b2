/** An entry of a feed → an article: of what the feed gives, or of the page it links to. */
import { createHash } from 'node:crypto'
import { toArticle } from '../article.ts'
import { decodePage } from '../encoding.ts'
import type { Fetcher } from '../fetch/fetch.ts'
import { FetchError } from '../fetch/fetch-error.ts'
import { readDate } from '../html/dates.ts'
import { clean, countWords } from '../html/dom.ts'
import { readPage } from '../html/index.ts'
import type { Decoding, Found } from '../item.ts'
import type { FeedEntryParsed } from './feed.ts'
import type { Hosts } from './hosts.ts'
import type { Robots } from './robots.ts'

/** What came of an entry. */
export type Taken =
  | { readonly found: Found }
  /** It is no article for isnad, and asking again changes nothing. */
  | { readonly aside: string }
  /** Its page could not be had; perhaps another time. */
  | { readonly failed: string; readonly passing: boolean }

export interface Ways {
  readonly fetcher: Fetcher
  readonly robots: Robots
  readonly hosts: Hosts
  readonly signal?: AbortSignal | undefined
}

/** Words of a content that is the whole text; less may be its beginning. */
const WHOLE = 80
/** Words of a summary that is worth keeping where its page cannot be had. */
const WORTH = 15

/** An entry's name within its feed: a change of its day of change makes it another. */
export function keyOf({ id, link, title, updated }: FeedEntryParsed): string {
  return createHash('sha256')
    .update(JSON.stringify([id || link || title || '', updated ?? '']))
    .digest('hex')
    .slice(0, 32)
}

/**
 * @param base address of the feed, which links may be relative to.
 * @param last true where the page will not be asked for again: then what the feed gives has to do.
 */
export async function takeEntry(
  entry: FeedEntryParsed,
  base: string,
  outlet: string | undefined,
  ways: Ways,
  last: boolean,
): Promise<Taken> {
  const url = entry.link && URL.canParse(entry.link, base) ? new URL(entry.link, base) : undefined
  const link = url && /^https?:$/.test(url.protocol) ? url.href : undefined
  const given = textOf(entry, link)
  if (link === undefined || words(given.text) >= WHOLE) return ofFeed(entry, given, link, outlet, base)
  const page = await fetchPage(link, ways)
  if ('failed' in page && (last || !page.passing) && words(given.text) >= WORTH) return ofFeed(entry, given, link, outlet, base)
  if ('failed' in page || 'aside' in page) return page
  const { read, raw, decoding } = page
  if (words(read.text) < words(given.text)) return ofFeed(entry, given, link, outlet, base)
  if (read.aside !== undefined) return { aside: read.aside }
  const published = isoOf(entry.published) ?? (read.publishedAt && readDate(read.publishedAt)) ?? isoOf(entry.updated)
  return found(
    {
      text: read.text,
      title: read.title ?? entry.title,
      outlet: outlet ?? read.outlet,
      publishedAt: published,
      url: link,
      language: read.language,
    },
    link,
    raw,
    decoding,
  )
}

/** A page that a person or a feed points at. Robots are asked where nobody asked for this very page. */
export async function fetchPage(
  link: string,
  { fetcher, robots, hosts, signal }: Ways,
): Promise<
  { readonly read: ReturnType<typeof readPage>; readonly raw: Uint8Array; readonly decoding: Decoding } | Exclude<Taken, { found: Found }>
> {
  try {
    const rest = hosts.resting(link)
    if (rest > 0) return { failed: 'its site asked to be left alone for a while', passing: true }
    const { allowed, delay } = await hosts.inLine(link, () => robots.about(link), undefined, signal)
    if (!allowed) return { failed: 'its site asks programs not to read it (robots.txt)', passing: false }
    const answer = await hosts.inLine(
      link,
      () => fetcher.fetch(link, { headers: { accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1' }, signal }),
      delay || undefined,
      signal,
    )
    const { status, headers, body } = answer
    if (status === 429 || status === 503) hosts.rest(link, Math.max(60_001, Number(headers['retry-after']) * 1000 || 300_000))
    if (status < 200 || status >= 300)
      return { failed: `its page answers ${status}`, passing: status >= 500 || status === 429 || status === 408 }
    // A redirect may lead to where robots may not go.
    if (answer.url !== link && !(await robots.about(answer.url)).allowed)
      return { failed: 'its site asks programs not to read it (robots.txt)', passing: false }
    if (!/html|^$/i.test(headers['content-type'] ?? '')) return { aside: `no page (${clean(headers['content-type'] ?? '').slice(0, 60)})` }
    const { text, decoding } = decodePage(body, headers['content-type'])
    const read = readPage(text, answer.url)
    return read.text === '' ? { aside: 'no article in its page' } : { read, raw: body, decoding }
  } catch (error) {
    if (error instanceof FetchError) return { failed: error.message, passing: error.passing }
    if ((error as Error).name === 'InputError') return { aside: (error as Error).message }
    throw error
  }
}

interface Given {
  readonly title: string | undefined
  readonly text: string
  readonly language: string
  readonly aside: string | undefined
}

/** What the feed itself gives, without what stands around it. */
function textOf({ title, content, summary }: FeedEntryParsed, address: string | undefined): Given {
  const heading = clean(plain(title ?? ''))
  const inner = [content, summary].map((html) => html?.trim() ?? '').sort((a, b) => b.length - a.length)[0]
  try {
    const read = readPage(
      `<html><head><title>${escaped(heading)}</title></head><body><h1>${escaped(heading)}</h1><div>${inner.includes('<') ? inner : `<p>${escaped(inner)}</p>`}</div></body></html>`,
      address,
    )
    return { title: heading || undefined, text: read.text, language: read.language, aside: read.aside }
  } catch {
    return { title: heading || undefined, text: heading, language: 'und', aside: undefined }
  }
}

function ofFeed(entry: FeedEntryParsed, given: Given, link: string | undefined, outlet: string | undefined, base: string): Taken {
  if (given.aside !== undefined) return { aside: given.aside }
  if (given.text.trim() === '') return { aside: 'no text in it' }
  const raw = Buffer.from(entry.content ?? entry.summary ?? given.text)
  return found(
    {
      text: given.text,
      title: given.title,
      outlet,
      publishedAt: isoOf(entry.published) ?? isoOf(entry.updated),
      url: link,
      id: link === undefined ? entry.id : undefined,
      language: given.language,
    },
    link ?? base,
    raw,
    undefined,
  )
}

function found(fields: object, at: string, raw: Uint8Array, decoding: Found['decoding']): Taken {
  return { found: { at, ...toArticle(fields), raw, decoding } }
}

const isoOf = (written: string | null | undefined) => (written ? readDate(written) : undefined)
const words = (text: string) => countWords(clean(text))
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const plain = (html: string) =>
  html
    .replace(/<[^>]{0,1000}>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, '&')
