/** Events as they are listed and shown: the rows of the ledger. */
import { type Selectable, sql } from 'kysely'
import type { Database } from './database.ts'
import { afterPageBefore, inTextOrder, pageInTextOrder } from './in-text-order.ts'
import { limitOf } from './page.ts'
import type { Schema } from './schema.ts'
import type { EventFilter, Events, StoredEvent } from './store.ts'

type Row = Selectable<Schema['events']> & { readonly article_id: string; readonly version_id: string }

export function eventsOf({ query }: Database): Events {
  const rows = () =>
    query
      .selectFrom('events as e')
      .innerJoin('articles as a', 'a.key', 'e.article')
      .innerJoin('versions as v', 'v.key', 'e.version')
      .selectAll('e')
      .select(['a.id as article_id', 'a.at as article_at', 'v.id as version_id'])

  return {
    async get(id) {
      const row = await rows().where('e.id', '=', id).executeTakeFirst()
      return row && toEvent(row)
    },

    async list(filter, request) {
      const limit = limitOf(request)
      const beyond = afterPageBefore('e', request)
      let found = rows()
      for (const [column, operator, value] of conditions(filter)) if (value !== undefined) found = found.where(column, operator, value)
      // Ids are hexadecimal: none is part of another, and none has a wildcard.
      for (const [column, id] of [['e.actors', filter.actor] as const, ['e.recipients', filter.recipient] as const])
        if (id !== undefined) found = found.where(column, 'like', sql<string>`${`%"${id.replace(/[^0-9a-f]/g, '')}"%`}`)
      if (beyond) found = found.where(beyond)
      const page = await found
        .orderBy(inTextOrder('e'))
        .limit(limit + 1)
        .execute()
      return pageInTextOrder(page, limit, toEvent)
    },
  }
}

function conditions(filter: EventFilter) {
  return [
    ['a.id', '=', filter.article],
    ['e.type', '=', filter.type],
    ['e.status', '=', filter.status],
    ['e.deadline', '=', filter.deadline === undefined ? undefined : filter.deadline ? 1 : 0],
    ['e.day', '>=', filter.from],
    ['e.day', '<=', filter.to],
    ['e.lost', '=', filter.lost ? undefined : 0],
  ] as const
}

/** A row, as the world sees it. */
export function toEvent(row: Row): StoredEvent {
  return {
    id: row.id,
    article: row.article_id,
    version: row.version_id,
    local: row.local,
    lost: row.lost === 1,
    outlet: row.outlet,
    publishedAt: row.published_at,
    type: row.type as StoredEvent['type'],
    status: row.status as StoredEvent['status'],
    actors: JSON.parse(row.actors),
    recipients: JSON.parse(row.recipients),
    actor: row.actor,
    recipient: row.recipient,
    object: row.object,
    amount: row.amount,
    currency: row.currency,
    quantity: row.quantity,
    unit: row.unit,
    time: row.time,
    begin: row.begins,
    until: row.until,
    deadline: row.deadline === 1,
    place: row.place,
    country: row.country,
    support: JSON.parse(row.support),
    saidBy: row.said_by,
    in: row.inside,
    round: row.round,
    confidence: row.confidence,
    trigger: row.trigger_words,
    words: row.words,
    places: JSON.parse(row.places),
  }
}
