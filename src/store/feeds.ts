/** The feeds that are watched. Small tables, each call a statement or a transaction. */
import type { Selectable } from 'kysely'
import { NEW_FEED } from '../ingest/watch/watched-feed.ts'
import type { Database } from './database.ts'
import type { Schema } from './schema.ts'
import type { Feed, FeedEntry, Feeds } from './store.ts'

/** Entries asked about in one statement. */
const AT_ONCE = 400

export function feedsOf(database: Database): Feeds {
  const { query } = database
  return {
    list: async () => (await query.selectFrom('feeds').selectAll().orderBy('url').execute()).map(toFeed),
    async get(url) {
      const row = await query.selectFrom('feeds').selectAll().where('url', '=', url).executeTakeFirst()
      return row && toFeed(row)
    },
    put: (feed) =>
      database.write(async (writer) => {
        const was = await writer.query.selectFrom('feeds').selectAll().where('url', '=', feed.url).executeTakeFirst()
        const now: Feed = { ...NEW_FEED, ...(was && toFeed(was)), ...feed }
        const row = toRow(now)
        await writer.query
          .insertInto('feeds')
          .values(row)
          .onConflict((on) => on.column('url').doUpdateSet(row))
          .execute()
        return now
      }),
    remove: (url) =>
      database.write(async (writer) => {
        await writer.run('delete from feed_entries where feed = ?', [url])
        return (await writer.run('delete from feeds where url = ? returning url', [url])).length > 0
      }),
    move: (from, to) =>
      database.write(async (writer) => {
        const [there] = await writer.run('select 1 as one from feeds where url = ?', [to])
        if (there !== undefined) await writer.run('delete from feeds where url = ?', [from])
        else await writer.run('update feeds set url = ?, etag = null, last_modified = null where url = ?', [to, from])
        await writer.run('delete from feed_entries where feed = ? and entry in (select entry from feed_entries where feed = ?)', [from, to])
        await writer.run('update feed_entries set feed = ? where feed = ?', [to, from])
      }),
    claim: (now, until, limit) =>
      database.write(async (writer) => {
        const due = await writer.query
          .selectFrom('feeds')
          .selectAll()
          .where('state', '=', 'active')
          .where((where) => where.or([where('next_at', 'is', null), where('next_at', '<=', now)]))
          .orderBy('next_at')
          .orderBy('url')
          .limit(limit)
          .execute()
        for (const { url } of due) await writer.query.updateTable('feeds').set({ next_at: until }).where('url', '=', url).execute()
        return due.map(toFeed)
      }),
    async entries(feed, entries) {
      const out: FeedEntry[] = []
      for (let from = 0; from < entries.length; from += AT_ONCE)
        for (const { entry, tries, done, problem } of await query
          .selectFrom('feed_entries')
          .selectAll()
          .where('feed', '=', feed)
          .where('entry', 'in', entries.slice(from, from + AT_ONCE))
          .execute())
          out.push({ entry, tries, done: done === 1, problem })
      return out
    },
    mark: (feed, entries, at) =>
      database.write(async (writer) => {
        for (const { entry, tries, done, problem } of entries) {
          const row = { feed, entry, tries, done: done ? 1 : 0, at, problem }
          await writer.query
            .insertInto('feed_entries')
            .values(row)
            .onConflict((on) => on.columns(['feed', 'entry']).doUpdateSet(row))
            .execute()
        }
      }),
    touch: (feed, entries, at, before) =>
      database.write(async (writer) => {
        for (let from = 0; from < entries.length; from += AT_ONCE)
          await writer.query
            .updateTable('feed_entries')
            .set({ at })
            .where('feed', '=', feed)
            .where('entry', 'in', entries.slice(from, from + AT_ONCE))
            .execute()
        await writer.query.deleteFrom('feed_entries').where('feed', '=', feed).where('at', '<', before).execute()
      }),
  }
}

function toFeed({ last_modified, checked_at, next_at, changed_at, state, ...row }: Selectable<Schema['feeds']>): Feed {
  return {
    ...row,
    state: state as Feed['state'],
    lastModified: last_modified,
    checkedAt: checked_at,
    nextAt: next_at,
    changedAt: changed_at,
  }
}

function toRow({ lastModified, checkedAt, nextAt, changedAt, ...row }: Feed) {
  return { ...row, last_modified: lastModified, checked_at: checkedAt, next_at: nextAt, changed_at: changedAt }
}
