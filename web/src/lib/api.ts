/** Calls to the server of this page, and to no other. */
import type { Article, Record } from '../../../src/core/record.ts'
import type { Proposal } from '../../../src/store/corrections/correction.ts'

export interface ArticleSummary {
  readonly id: string
  readonly title: string
  readonly outlet: string | null
  readonly publishedAt: string | null
  readonly sample: boolean
}

/** What a person says over the machine's reading, and what became of it. */
export interface Correction {
  readonly id: string
  readonly author: string
  readonly at: string
  readonly act: 'change' | 'strike' | 'add'
  readonly of: 'statement' | 'event' | 'merge'
  readonly standing: 'applied' | 'moot' | 'orphaned' | 'undone'
  readonly reason?: string
  /** The statement, event or actor of the record that it shows in. */
  readonly item?: string
  /** What the machine had read, of the fields that were changed. */
  readonly before?: { readonly speaker?: { readonly name: string; readonly role?: string } | null }
  /** What it says; of a statement that it is about, the words by which it is held. */
  readonly change: { readonly target?: { readonly content?: readonly { readonly quote: string }[] } }
}

export interface ReadArticle {
  readonly id: string
  readonly article: Article & { readonly sample?: boolean }
  readonly record: Record
  readonly corrections: readonly Correction[]
}

export interface Pasted {
  readonly text: string
  readonly title?: string
  readonly outlet?: string
  readonly publishedAt?: string
}

/** What the server refused, by its code; `network` where it did not answer. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A statement that a search found. */
export interface Hit {
  readonly statement: {
    readonly id: string
    readonly article: string
    /** Its id in the record of the article. */
    readonly local: string
    readonly speaker: string | null
    readonly role: string | null
    readonly affiliation: string | null
    readonly outlet: string | null
    readonly publishedAt: string | null
    readonly corrected?: { readonly struck: boolean; readonly speaker?: string | null }
  }
  readonly title: string | null
  /** Offsets are of the text of the article. */
  readonly snippet: { readonly text: string; readonly start: number; readonly marks: readonly (readonly [start: number, end: number])[] }
  readonly carriers: readonly unknown[]
}

export interface Found {
  readonly items: readonly Hit[]
  readonly next: string | null
}

/** More than a strip of titles can use; what is older is found by searching. */
const MOST_LISTED = 100

export const listArticles = () => call<{ items: ArticleSummary[] }>(`/api/articles?limit=${MOST_LISTED}`).then((answer) => answer.items)
export const openArticle = (id: string) => call<ReadArticle>(`/api/articles/${encodeURIComponent(id)}`)
export const readArticle = (pasted: Pasted) => change<ReadArticle>('POST', '/api/read', pasted)
export const correctArticle = (id: string, proposal: Proposal) =>
  change<ReadArticle>('POST', `/api/articles/${encodeURIComponent(id)}/corrections`, proposal)
export const search = (q: string, after: string | undefined, signal: AbortSignal) =>
  call<Found>(`/api/search?${new URLSearchParams({ q, limit: '20', ...(after !== undefined && { after }) })}`, { signal })
export const login = (name: string, password: string) => change<unknown>('POST', '/api/session', { name, password })
export const undoCorrection = (id: string) => change<unknown>('DELETE', `/api/corrections/${encodeURIComponent(id)}`)

/** The server gives the page a token with its HTML: who cannot read the page can change nothing. */
function change<T>(method: string, path: string, body?: unknown): Promise<T> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="isnad-token"]')?.content
  return call<T>(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

export { call as ask, change }

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, init)
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error
    throw new Refused('network', 'no answer')
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && (body !== undefined || response.status === 204)) return body as T
  const { code = 'internal', detail = response.statusText } = (body ?? {}) as { code?: string; detail?: string }
  throw new Refused(code, detail)
}
