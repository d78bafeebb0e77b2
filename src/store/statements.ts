/** Statements as they are listed and shown. */
import type { Selectable } from 'kysely'
import type { Database } from './database.ts'
import { clean } from './drawn.ts'
import { limitOf, pageOf, positionOf } from './page.ts'
import type { Schema } from './schema.ts'
import type { StatementFilter, Statements, StoredStatement } from './store.ts'
import { wordsOfUtterance } from './utterances.ts'

type Row = Selectable<Schema['statements']> & { readonly article_id: string; readonly version_id: string }

export function statementsOf({ query }: Database): Statements {
  const rows = () =>
    query
      .selectFrom('statements as s')
      .innerJoin('articles as a', 'a.key', 's.article')
      .innerJoin('versions as v', 'v.key', 's.version')
      .selectAll('s')
      .select(['a.id as article_id', 'v.id as version_id'])

  return {
    async get(id) {
      const row = await rows().where('s.id', '=', id).executeTakeFirst()
      return row && toStatement(row)
    },

    async list(filter, request) {
      const limit = limitOf(request)
      const after = positionOf(request, ['', 0, 0, 0] as const)
      let found = rows()
      for (const [column, operator, value] of conditions(filter)) if (value !== undefined) found = found.where(column, operator, value)
      if (after) {
        const [at, article, position, key] = after
        found = found.where(({ eb, and, or }) =>
          and([
            eb('s.at', '<=', at),
            or([
              eb('s.at', '<', at),
              eb('s.article', '<', article),
              and([
                eb('s.article', '=', article),
                or([eb('s.position', '>', position), and([eb('s.position', '=', position), eb('s.key', '>', key)])]),
              ]),
            ]),
          ]),
        )
      }
      const page = await found
        .orderBy('s.at', 'desc')
        .orderBy('s.article', 'desc')
        .orderBy('s.position')
        .orderBy('s.key')
        .limit(limit + 1)
        .execute()
      return pageOf(page, limit, (row) => [row.at, row.article, row.position, row.key], toStatement)
    },

    async carriers(id) {
      const own = await query.selectFrom('statements').select('utterance').where('id', '=', id).executeTakeFirst()
      if (own === undefined) return []
      const all = await rows()
        .where('s.same_words', '=', wordsOfUtterance(own.utterance))
        .where('s.utterance', '=', own.utterance)
        .where('s.lost', '=', 0)
        .execute()
      // Undated ones last: nothing says that they were first.
      const order = (row: Row) => `${row.at || '\uffff'} ${row.article_id} ${String(row.position).padStart(9, '0')}`
      const sorted = all.sort((a, b) => (order(a) < order(b) ? -1 : 1))
      const seen = new Set<number>()
      return sorted.filter((row) => !seen.has(row.article) && seen.add(row.article)).map(toStatement)
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
    ['s.same_words', '=', filter.utterance === undefined ? undefined : wordsOfUtterance(filter.utterance)],
    ['s.utterance', '=', filter.utterance],
    ['s.lost', '=', filter.lost ? undefined : 0],
  ] as const
}

/** A row, as the world sees it: what search, corrections and feeds show too. */
export function toStatement(row: Row): StoredStatement {
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
