/**
 * Conditions on many values at once, with one parameter: the same SQL however many there are, so that it is prepared once.
 *
 * Where an index need not tell every hash from every other, it holds only their first digits ({@link SHORT}): a quarter of the
 * bytes, so that a batch touches fewer of its pages. A query says both, the beginning for the index and the whole.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Dialect } from './database.ts'

/** Digits of a hash in such an index: `substr(story, 1, 8)`. */
export const SHORT = 8

export const shortOf = (hash: string) => hash.slice(0, SHORT)
/** The indexed beginning of a column, for the query builder. */
export const shortColumn = (column: string): RawBuilder<string> => sql<string>`substr(${sql.ref(column)}, 1, 8)`

/** `column in (…)` of the texts or numbers of a JSON array, which is the parameter ({@link list}). */
export function within(dialect: Dialect, column: string, of: 'text' | 'integer'): string {
  if (dialect === 'sqlite') return `${column} in (select value from json_each(?))`
  const cast = of === 'integer' ? '::bigint' : ''
  return `${column} in (select value${cast} from jsonb_array_elements_text(?::jsonb) as value)`
}

export const list = (values: Iterable<string | number>): string => JSON.stringify([...values])
