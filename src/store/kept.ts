/** What people set: saved searches, jobs. Small tables, each call a statement. */
import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Database } from './database.ts'
import { limitOf, pageOf, positionOf } from './page.ts'
import type { Schema } from './schema.ts'
import type { Job, Jobs, SavedSearch, SavedSearches } from './store.ts'

type Clock = () => string

export function savedSearchesOf(database: Database, clock: Clock): SavedSearches {
  const { query } = database
  const toSearch = ({ created_at, query, ...row }: Selectable<Schema['saved_searches']>): SavedSearch => ({
    ...row,
    query: JSON.parse(query),
    createdAt: created_at,
  })
  return {
    async list(owner) {
      let rows = query.selectFrom('saved_searches').selectAll()
      if (owner !== undefined) rows = rows.where('owner', '=', owner)
      return (await rows.orderBy('created_at').orderBy('id').execute()).map(toSearch)
    },
    async get(id) {
      const row = await query.selectFrom('saved_searches').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toSearch(row)
    },
    create: (search) =>
      database.write(async (writer) => {
        const row = {
          id: randomUUID(),
          name: search.name,
          query: JSON.stringify(search.query),
          owner: search.owner ?? null,
          created_at: clock(),
        }
        await writer.query.insertInto('saved_searches').values(row).execute()
        return toSearch(row)
      }),
    remove: (id) => removed(database, 'saved_searches', 'id', id),
  }
}

export function jobsOf(database: Database, clock: Clock): Jobs {
  const { query } = database
  const toJob = ({ created_at, finished_at, ...row }: Selectable<Schema['jobs']>): Job => ({
    ...row,
    state: row.state as Job['state'],
    detail: JSON.parse(row.detail),
    createdAt: created_at,
    finishedAt: finished_at,
  })
  const get = async (id: string, from = query) => {
    const row = await from.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toJob(row)
  }
  return {
    create: (kind, detail, total) =>
      database.write(async (writer) => {
        const row = {
          id: randomUUID(),
          kind,
          state: 'queued',
          done: 0,
          total: total ?? null,
          detail: JSON.stringify(detail),
          created_at: clock(),
          finished_at: null,
        }
        await writer.query.insertInto('jobs').values(row).execute()
        return toJob(row)
      }),
    get: (id) => get(id),
    update: (id, { state, done, total, detail }) =>
      database.write(async (writer) => {
        const finished = state === 'done' || state === 'failed' || state === 'cancelled'
        const change = {
          ...(state === undefined ? {} : { state }),
          ...(finished ? { finished_at: clock() } : {}),
          ...(done === undefined ? {} : { done }),
          ...(total === undefined ? {} : { total }),
          ...(detail === undefined ? {} : { detail: JSON.stringify(detail) }),
        }
        if (Object.keys(change).length > 0) await writer.query.updateTable('jobs').set(change).where('id', '=', id).execute()
        return get(id, writer.query)
      }),
    async list(request) {
      const limit = limitOf(request)
      const after = positionOf(request, ['', ''] as const)
      let rows = query.selectFrom('jobs').selectAll()
      if (after)
        rows = rows.where(({ eb, and, or }) =>
          or([eb('created_at', '<', after[0]), and([eb('created_at', '=', after[0]), eb('id', '>', after[1])])]),
        )
      const found = await rows
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return pageOf(found, limit, (row) => [row.created_at, row.id], toJob)
    },
  }
}

function removed(database: Database, table: 'saved_searches', column: string, value: string): Promise<boolean> {
  return database.write(
    async (writer) => (await writer.run(`delete from ${table} where ${column} = ? returning ${column}`, [value])).length > 0,
  )
}
