/** Searching: what a person types, answered from either database with the same shapes. */

import type { Facet } from '../../core/search/document.ts'
import type { Snippet } from '../../core/search/highlight.ts'
import type { Hint } from '../../core/search/hints.ts'
import type { Page, PageRequest, StoredArticle, StoredStatement } from '../store.ts'

export interface SearchRequest extends PageRequest {
  /** The language is docs/search.md; empty is everything. */
  readonly query: string
  /** `newest` without it. Ranked are the best of the newest {@link RANKED_CAP} hits, {@link RANKED_MOST} of them at most. */
  readonly order?: 'newest' | 'ranked' | undefined
  /** First and last day of publication, ISO, both included; they narrow what the query says. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface StatementHit {
  readonly statement: StoredStatement
  /** Title of its article. */
  readonly title: string | null
  /** A part of its content that shows what was asked for: places in the text of its version, and that text's words there. */
  readonly snippet: Snippet & { readonly text: string }
  /** The same words of the same speaker in other articles, the earliest first. */
  readonly carriers: readonly Carrier[]
}

export interface Carrier {
  readonly statement: string
  readonly article: string
  readonly outlet: string | null
  readonly publishedAt: string | null
}

export interface ArticleHit {
  readonly article: StoredArticle
  readonly snippet: Snippet & { readonly text: string }
}

export interface SearchSummary {
  /** Rows that match; a statement that five outlets carry is five. */
  readonly hits: number
  /** Statements or articles: what is carried by several is one. */
  readonly total: number
  /** True where there are more than {@link EXACT_HITS}: then all counts are projected from a sample. */
  readonly estimated: boolean
  readonly facets: { readonly [F in Facet]: FacetSummary }
  /** By day of publication, the newest first; the undated under `null`. */
  readonly days: readonly { readonly day: string | null; readonly count: number }[]
}

export interface FacetSummary {
  /** How many values there are. */
  readonly distinct: number
  /** The commonest, the first of them first. */
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

export interface Search {
  /** @throws QueryError where the query cannot be parsed. */
  statements(request: SearchRequest): Promise<Page<StatementHit>>
  articles(request: SearchRequest): Promise<Page<ArticleHit>>
  /** Counts of all that matches. `values`: so many of each facet, 20 without it. */
  summary(
    rows: 'statements' | 'articles',
    request: Omit<SearchRequest, 'after' | 'limit' | 'order'>,
    options?: { readonly values?: number },
  ): Promise<SearchSummary>
}

export const EXACT_HITS = 20_000
export const RANKED_CAP = 10_000
export const RANKED_MOST = 1000

/** A query that cannot be parsed: what is wrong, where, and what to write instead. */
export class QueryError extends Error {
  override readonly name = 'QueryError'
  readonly hint: Hint
  constructor(hint: Hint) {
    super(hint.message)
    this.hint = hint
  }
}
