/** What the modules of the store write their queries against, whichever database is behind it. */
import type { Kysely, Selectable } from 'kysely'
import type { Record } from '../core/record.ts'
import type { DrawnStatement } from './drawn.ts'
import type { ColumnTypes } from './migrations/migration.ts'
import type { Schema } from './schema.ts'

export type Dialect = 'sqlite' | 'postgres'

/** A row to insert: every column, in the order of `columns`. */
export type Cells = readonly (string | number | Uint8Array | null)[]

export interface Database {
  readonly dialect: Dialect
  readonly types: ColumnTypes
  /** For reading, outside of any transaction. */
  readonly query: Kysely<Schema>
  /** One transaction that writes, one at a time: `BEGIN IMMEDIATE`, or a lock held to its end. Rolled back where `work` throws. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  /** A statement the query builder has no word for; `?` stands for parameters, in both dialects. */
  run<R = { readonly [column: string]: unknown }>(sql: string, parameters?: Cells): Promise<readonly R[]>
  /** Reads as of one moment, whatever is written meanwhile. */
  snapshot<T>(work: (reader: Pick<Database, 'run'>) => Promise<T>): Promise<T>
  /** What is wrong with the database's own files. */
  integrity(): Promise<Integrity>
  /** Overwrites what was deleted, so that its bytes are gone too. */
  erase(): Promise<void>
  /** Keeps a copy of everything, before the tables are changed: where, for people. */
  keepCopy(name: string): Promise<string>
  close(): Promise<void>
}

export interface Integrity {
  /** A line each. */
  readonly found: readonly string[]
  /** False where rows had better not be read. */
  readonly readable: boolean
}

/** Full-text tables, which the query builder does not know. */
export type Words = 'statement_words' | 'article_words'

/** Inside of a transaction. */
export interface Writer {
  readonly dialect: Dialect
  readonly query: Kysely<Schema>
  /** Many rows at once, by prepared statements; `ignore` passes over those whose key is there. */
  insert(
    table: keyof Schema | Words,
    columns: readonly string[],
    rows: readonly Cells[],
    options?: { readonly ignore?: boolean },
  ): Promise<void>
  run<R = { readonly [column: string]: unknown }>(sql: string, parameters?: Cells): Promise<readonly R[]>
}

/**
 * What search keeps of its own (tables, triggers, full-text indexes), kept in step with the rows inside the same transaction.
 * `keys` are the integer keys of `schema.ts`.
 */
export interface SearchIndex {
  /** Statements that make its tables; part of the first migration. */
  readonly schema: readonly string[]
  /** `known` are tokens of values that are in the store for sure; what is written joins them. */
  begin(writer: Writer, known?: Set<string>): Indexing
  /** Called before the rows themselves go, of what was settled. */
  remove(writer: Writer, keys: { readonly statements: readonly number[]; readonly versions: readonly number[] }): Promise<void>
  /** After much came or went, outside of a transaction: merges, and overwrites what was deleted. */
  optimise(database: Database): Promise<void>
  /** Which of these the index holds with other facets than they have: `statements`, `article`. Those it has not at all are {@link verify}'s. */
  differing(database: Database, rows: IndexRows): Promise<readonly string[]>
  /** What does not match its rows, as lines for people. */
  verify(database: Database): AsyncIterable<{ readonly code: string; readonly id: string | null; readonly detail: string }>
}

/** What one transaction adds to the index. */
export interface Indexing {
  /** Takes up rows; they are in the index once it is settled. */
  add(rows: IndexRows): void
  settle(): Promise<void>
}

/** What just came, with its keys, and the records. */
export interface IndexRows {
  /** Latest ones of their articles. */
  readonly versions: readonly (Pick<Selectable<Schema['versions']>, 'key' | 'text' | 'text_hash' | 'outlet' | 'published_at'> & {
    readonly record: Record
  })[]
  /** None that is lost. */
  readonly statements: readonly (Pick<Selectable<Schema['statements']>, 'key' | 'version' | 'outlet' | 'published_at'> & {
    readonly row: DrawnStatement
  })[]
  /** By the key of the version: of all that `statements` come from. */
  readonly records: ReadonlyMap<number, Record>
}
