/** The corrections of a store, row by row; {@link file://./correct.ts} lays them over a reading. */
import { randomUUID } from 'node:crypto'
import type { Database } from '../database.ts'
import { searchIndexOf } from '../search/index.ts'
import type { Page, PageRequest } from '../store.ts'
import { StoreError } from '../store-error.ts'
import type { Change, Correction } from './correction.ts'
import { layOver } from './lay-over.ts'
import { toCorrection } from './rows.ts'

export interface Corrections {
  /** Those of an article, oldest first, those undone too. */
  of(article: string): Promise<readonly Correction[]>
  /** Of several articles at once, by article. */
  ofAll(articles: readonly string[]): Promise<ReadonlyMap<string, readonly Correction[]>>
  /** Newest first. */
  list(
    filter: { readonly article?: string | undefined; readonly author?: string | undefined },
    page?: PageRequest,
  ): Promise<Page<Correction>>
  get(id: string): Promise<Correction | undefined>
  /** Search knows of it at once. */
  add(article: string, author: string, change: Change): Promise<Correction>
  /** Takes it back; undefined where there is none. One that is taken back already stays as it is. */
  undo(id: string, author: string): Promise<Correction | undefined>
  /** Ids of the articles that have corrections which hold. */
  articles(): Promise<readonly string[]>
}

const MOST = 1000

/** `now` is given by tests. */
export function correctionsOf(database: Database, now: () => Date = () => new Date()): Corrections {
  const index = searchIndexOf(database.dialect)
  let last = 0
  // Two corrections of one millisecond keep the order in which they were made.
  const instant = () => {
    last = Math.max(last + 1, now().getTime())
    return new Date(last).toISOString()
  }
  return {
    async of(article) {
      const rows = await database.query
        .selectFrom('corrections')
        .selectAll()
        .where('article', '=', article)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(toCorrection)
    },
    async ofAll(articles) {
      const found = new Map<string, Correction[]>()
      if (articles.length === 0) return found
      const rows = await database.query
        .selectFrom('corrections')
        .selectAll()
        .where('article', 'in', [...new Set(articles)])
        .orderBy('at')
        .orderBy('id')
        .execute()
      for (const correction of rows.map(toCorrection)) {
        const those = found.get(correction.article)
        if (those) those.push(correction)
        else found.set(correction.article, [correction])
      }
      return found
    },
    async list({ article, author }, { after, limit = 50 } = {}) {
      const most = Math.min(Math.max(1, limit), MOST)
      let query = database.query.selectFrom('corrections').selectAll()
      if (article !== undefined) query = query.where('article', '=', article)
      if (author !== undefined) query = query.where('by_whom', '=', author)
      if (after != null) {
        const [at, id] = fromCursor(after)
        query = query.where((e) => e.or([e('at', '<', at), e.and([e('at', '=', at), e('id', '<', id)])]))
      }
      const rows = await query
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(most + 1)
        .execute()
      const items = rows.slice(0, most).map(toCorrection)
      const end = items.at(-1)
      return { items, next: rows.length > most && end ? toCursor(end.at, end.id) : null }
    },
    async get(id) {
      const row = await database.query.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toCorrection(row)
    },
    async add(article, author, change) {
      const row = {
        id: randomUUID(),
        article,
        target_kind: change.of,
        target: 'target' in change ? change.target.id : null,
        act: change.act,
        change: JSON.stringify(change),
        by_whom: author,
        at: instant(),
        undone_by: null,
        undone_at: null,
      }
      await database.write(async (writer) => {
        await writer.query.insertInto('corrections').values(row).execute()
        await layOver(writer, index, [article])
      })
      return toCorrection(row)
    },
    async undo(id, author) {
      return database.write(async (writer) => {
        const { query } = writer
        await query
          .updateTable('corrections')
          .set({ undone_by: author, undone_at: instant() })
          .where('id', '=', id)
          .where('undone_at', 'is', null)
          .execute()
        const row = await query.selectFrom('corrections').selectAll().where('id', '=', id).executeTakeFirst()
        if (row?.article != null) await layOver(writer, index, [row.article])
        return row && toCorrection(row)
      })
    },
    async articles() {
      const rows = await database.query
        .selectFrom('corrections')
        .select('article')
        .distinct()
        .where('undone_at', 'is', null)
        .where('article', 'is not', null)
        .orderBy('article')
        .execute()
      return rows.flatMap((row) => row.article ?? [])
    },
  }
}

const toCursor = (at: string, id: string) => Buffer.from(`${at} ${id}`).toString('base64url')
function fromCursor(cursor: string): [at: string, id: string] {
  const m = /^(\S+) (\S+)$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (m === null) throw new StoreError('misuse', 'no such place in the list: begin again without a cursor')
  return [m[1], m[2]]
}
