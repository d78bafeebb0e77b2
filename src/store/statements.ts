/** Statements as they are listed and shown. */
import type { Selectable } from 'kysely'
import type { Database } from './database.ts'
import { clean } from './drawn.ts'
import { afterPageBefore, inTextOrder, pageInTextOrder } from './in-text-order.ts'
import { shortColumn, shortOf } from './lists.ts'
import { limitOf } from './page.ts'
import type { Schema } from './schema.ts'
import type { StatementFilter, Statements, StoredStatement } from './store.ts'

/** A row as it is shown: without what only lists are ordered and joined by. */
export type ShownStatement = Omit<
  Selectable<Schema['statements']>,
  'key' | 'article' | 'version' | 'lost' | 'struck' | 'day' | 'at' | 'position' | 'relay' | 'same_words'
> & { readonly lost?: number; readonly article_id: string; readonly version_id: string }

type Row = Selectable<Schema['statements']> & ShownStatement

export function statementsOf({ query }: Database): Statements {
  const rows = () =>
    query
      .selectFrom('statements as s')
      .innerJoin('articles as a', 'a.key', 's.article')
      .innerJoin('versions as v', 'v.key', 's.version')
      .selectAll('s')
      .select(['a.id as article_id', 'a.at as article_at', 'v.id as version_id'])

  return {
    async get(id) {
      const row = await rows().where('s.id', '=', id).executeTakeFirst()
      return row && toStatement(row)
    },

    async list(filter, request) {
      const limit = limitOf(request)
      const beyond = afterPageBefore('s', request)
      let found = rows()
      for (const [column, operator, value] of conditions(filter)) if (value !== undefined) found = found.where(column, operator, value)
      if (filter.utterance !== undefined) found = found.where(shortColumn('s.same_words'), '=', shortOf(filter.utterance))
      if (beyond) found = found.where(beyond)
      const page = await found
        .orderBy(inTextOrder('s'))
        .limit(limit + 1)
        .execute()
      return pageInTextOrder(page, limit, toStatement)
    },

    async carriers(id) {
      const own = await query.selectFrom('statements').select('utterance').where('id', '=', id).executeTakeFirst()
      if (own === undefined) return []
      const all = await rows()
        .where(shortColumn('s.same_words'), '=', shortOf(own.utterance))
        .where('s.utterance', '=', own.utterance)
        .where('s.lost', '=', 0)
        .where('s.struck', '=', 0)
        .execute()
      // Undated ones last: nothing says that they were first.
      const order = (row: Row) => `${row.at || '\uffff'} ${row.article_id} ${String(row.position).padStart(9, '0')}`
      const sorted = all.sort((a, b) => (order(a) < order(b) ? -1 : 1))
      const seen = new Set<number>()
      return sorted.filter((row) => !seen.has(row.article) && seen.add(row.article)).map(toStatement)
    },

    // No index: it would cost every article that is added, and looking through 100,000 rows takes some hundredths of a second.
    async leastSure(limit) {
      const found = await rows().where('s.lost', '=', 0).orderBy('s.confidence').orderBy('s.id').limit(limit).execute()
      return found.map(toStatement)
    },
  }
}

function conditions(filter: StatementFilter) {
  return [
    ['a.id', '=', filter.article],
    ['s.actor', '=', filter.actor],
    ['s.outlet', '=', clean(filter.outlet) ?? undefined],
    ['s.kind', '=', filter.kind],
    ['s.force', '=', filter.force],
    ['s.day', '>=', filter.from],
    ['s.day', '<=', filter.to],
    ['s.utterance', '=', filter.utterance],
    ['s.lost', '=', filter.lost ? undefined : 0],
  ] as const
}

/** A row, as the world sees it: what search, corrections and feeds show too. */
export function toStatement(row: ShownStatement): StoredStatement {
  return {
    id: row.id,
    article: row.article_id,
    version: row.version_id,
    local: row.local,
    lost: row.lost === 1,
    outlet: row.outlet,
    publishedAt: row.published_at,
    speaker: row.speaker,
    actor: row.actor,
    speakerType: row.speaker_type,
    role: row.role,
    affiliation: row.affiliation,
    relays: JSON.parse(row.relays),
    country: row.country,
    kind: row.kind as StoredStatement['kind'],
    force: row.force as StoredStatement['force'],
    core: row.core === 1,
    nested: row.nested === 1,
    in: row.inside,
    saidAt: row.said_at,
    confidence: row.confidence,
    cue: row.cue,
    words: row.words,
    places: JSON.parse(row.places),
    utterance: row.utterance,
  }
}
