/** Changes of the tables, each one transaction, in order. One that has shipped is never edited. */
import { first } from './0001-first.ts'
import { watchedFeeds } from './0002-watched-feeds.ts'
import { failures } from './0003-failures.ts'

/** What dialects call things. */
export interface ColumnTypes {
  /** Of an integer primary key that is given, never made up. */
  readonly key: string
  readonly integer: string
  /** Compared by code point. */
  readonly text: string
  readonly real: string
  readonly bytes: string
  /** After the columns of a table that is kept in the order of its primary key. */
  readonly plain: string
}

export type Migration = (types: ColumnTypes) => readonly string[]

export const MIGRATIONS: readonly Migration[] = [first, watchedFeeds, failures]
