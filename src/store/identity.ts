/**
 * Ids: SHA-256 of what they name, so that the same thing has the same id in every store and adding it again changes nothing.
 *
 * | | is the hash of |
 * | --- | --- |
 * | an article | its address; failing that the id it came with and its outlet; failing that what `articleId` of the core hashes |
 * | a version | its article and everything the reader is given: two texts, dates or titles are two versions |
 * | a statement, an event | its article and its own words, folded: where it stands in the text does not count |
 * | an actor | type and name, folded |
 */
import { hash } from 'node:crypto'
import type { Article, Span } from '../core/record.ts'
import { foldWords } from './folded.ts'

/** Hexadecimal digits of the ids of statements, events and actors: 128 bits. */
const SHORT = 32
/** What stands before and after, in UTF-16 units, where the words alone do not tell two statements apart: as Hypothesis takes. */
export const CONTEXT = 32

export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

/** The id of the article that `article` is a version of. */
export function idOfArticle(article: Article): string {
  if (article.url) return sha256(`url\n${canonicalUrl(article.url)}`)
  if (article.id) return sha256(`id\n${article.outlet ?? ''}\n${article.id}`)
  // What `articleId` of the core gives, by the native hash.
  return sha256(`${article.outlet || ''}\n${article.publishedAt ?? ''}\n${article.text}`)
}

/** The id of this version of it. */
export function idOfVersion(id: string, article: Article): string {
  const { id: given, title, outlet, publishedAt, url, language, text } = article
  return sha256(
    JSON.stringify([id, given ?? null, url ?? null, outlet ?? null, publishedAt ?? null, title ?? null, language ?? null, text]),
  )
}

export interface ArticleIds {
  readonly article: string
  readonly version: string
}

/** Whoever adds an article asks for them first, to see whether it is there: they are made once. */
const made = new WeakMap<Article, ArticleIds>()

/** The ids of an article and of this version of it. */
export function idsOfArticle(article: Article): ArticleIds {
  let ids = made.get(article)
  if (ids === undefined) {
    const id = idOfArticle(article)
    ids = { article: id, version: idOfVersion(id, article) }
    made.set(article, ids)
  }
  return ids
}

/** What campaigns add to an address; the page is the same. */
const TRACKING = /^(utm_\w+|fbclid|gclid|igshid|mc_cid|mc_eid)$/

/** One spelling of an address: no fragment, no tracking, `https`, no `www.`, no slash at the end. As it is, where it is no URL. */
export function canonicalUrl(address: string): string {
  const trimmed = address.trim()
  if (!URL.canParse(trimmed)) return trimmed
  const url = new URL(trimmed)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return trimmed
  const parameters = [...url.searchParams].filter(([name]) => !TRACKING.test(name))
  const query = parameters.length === 0 ? '' : `?${new URLSearchParams(parameters)}`
  return `https://${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${query}`
}

export function idOfActor(type: string, folded: string): string {
  return sha256(`${type}\n${folded}`).slice(0, SHORT)
}

/** Something read in a text, as its id sees it. */
export interface Named {
  readonly family: 'statement' | 'event'
  /** Of an event its type: it counts as one of its words. */
  readonly kind: string
  /** Where its cue or trigger begins. */
  readonly anchor: number
  /** Its own words, folded. */
  readonly words: string
  /** From its first unit to its last. */
  readonly extent: Span
}

/**
 * Ids of what was read in one text. Things of the same words are told apart by what stands before and after them, and where
 * that is the same too, by which comes first.
 */
export function idsOf(article: string, text: string, things: readonly Named[]): string[] {
  const times = new Map<string, number>()
  const ids = things.map(({ kind, words }) => {
    const id = sha256(`${article}\n${kind}\n${words}`).slice(0, SHORT)
    times.set(id, (times.get(id) ?? 0) + 1)
    return id
  })
  const seen = new Map<string, number>()
  return ids.map((id, i) => {
    if (times.get(id) === 1) return id
    const { before, after } = contextOf(text, things[i].extent)
    const own = sha256(`${id}\n${before}\n${after}`).slice(0, SHORT)
    const nth = (seen.get(own) ?? 0) + 1
    seen.set(own, nth)
    return nth === 1 ? own : sha256(`${own}\n${nth}`).slice(0, SHORT)
  })
}

/** What stands before and after a span, folded. */
export function contextOf(text: string, { start, end }: Span): { readonly before: string; readonly after: string } {
  return { before: foldWords(text.slice(Math.max(0, start - CONTEXT), start)), after: foldWords(text.slice(end, end + CONTEXT)) }
}
