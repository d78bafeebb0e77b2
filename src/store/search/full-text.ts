/** What an index can be asked, whichever database keeps it. */
import type { Match, Rows } from '../../core/search/match.ts'
import type { Database, Writer } from '../database.ts'

/** Tables of an index of one kind of rows. */
export const TABLES = {
  statements: { rows: 'statements', index: 'statement_index', words: 'statement_words' },
  articles: { rows: 'versions', index: 'article_index', words: 'article_words' },
} as const

/** A row of an index, as `order.ts` orders it. */
export interface Entry {
  readonly order: number
  /** Index words with a space between. */
  readonly words: string
  /** Its group, then its facets: `facet-rows.ts`. */
  readonly facets: string
}

/** Rows that match (all, where `match` is `null`) with an order within `[from, to]`. */
export interface Asked {
  readonly match: Match | null
  readonly from: number
  readonly to: number
}

export interface FullText {
  /** Statements that make its tables. */
  readonly schema: readonly string[]
  add(writer: Writer, rows: Rows, entries: readonly Entry[]): Promise<void>
  remove(writer: Writer, rows: Rows, orders: readonly number[]): Promise<void>
  /** Orders, the newest first. */
  newest(database: Database, rows: Rows, asked: Asked, limit: number): Promise<number[]>
  /** Orders of the best among the newest `cap` hits, the best first. */
  ranked(database: Database, rows: Rows, asked: Asked, cap: number, limit: number): Promise<number[]>
  /** Whether `count` goes on beyond its cap. */
  readonly countsAll: boolean
  /** How many there are, counted up to `cap` at least. */
  count(database: Database, rows: Rows, asked: Asked, cap: number): Promise<number>
  /** Order and facets of the newest `limit` hits, a line each. */
  facets(database: Database, rows: Rows, asked: Asked, limit: number): Promise<string>
  /** Which of `orders` match. */
  among(database: Database, rows: Rows, asked: Asked, orders: readonly number[]): Promise<number[]>
  /** Merges what is in pieces and overwrites what was deleted. */
  optimise(database: Database): Promise<void>
  /** What the database itself finds wrong with its index; undefined where all is well. */
  check(database: Database, rows: Rows): Promise<string | undefined>
}

/** A list of parameters. */
export const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ')
/** So many values go into one list. */
export const AT_ONCE = 500

export function* parts<T>(values: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < values.length; from += AT_ONCE) yield values.slice(from, from + AT_ONCE)
}
