/**
 * The order in which what articles say is listed: the newest article first, by publication and then by id, and what it says as
 * its text does. Pages go on after a position in it.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { pageOf, positionOf } from './page.ts'
import type { PageRequest } from './store.ts'

/** Columns of such a row, by which it is ordered; `article_at` and `article_id` are its article's. */
export interface Placed {
  readonly article_at: string
  readonly article_id: string
  readonly position: number
  readonly key: number
}

/** Rows of table `t`, joined with their articles as `a`, that stand after the page before; undefined on the first page. */
export function afterPageBefore(t: 's' | 'e', request: PageRequest | undefined): RawBuilder<SqlBool> | undefined {
  const after = positionOf(request, ['', '', 0, 0] as const)
  if (after === undefined) return undefined
  const [at, article, position, key] = after
  const [itsPosition, itsKey] = [sql.ref(`${t}.position`), sql.ref(`${t}.key`)]
  return sql<SqlBool>`(a.at <= ${at} and (a.at < ${at} or a.id > ${article} or (a.id = ${article} and
    (${itsPosition} > ${position} or (${itsPosition} = ${position} and ${itsKey} > ${key})))))`
}

export function inTextOrder(t: 's' | 'e'): RawBuilder<unknown> {
  return sql`a.at desc, a.id, ${sql.ref(`${t}.position`)}, ${sql.ref(`${t}.key`)}`
}

export function pageInTextOrder<R extends Placed, T>(rows: readonly R[], limit: number, item: (row: R) => T) {
  return pageOf(rows, limit, (row) => [row.article_at, row.article_id, row.position, row.key], item)
}
