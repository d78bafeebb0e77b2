/** What could not be added: remembered by the file or address it came from, so that it can be tried again when it is mended. */
import type { Database } from './database.ts'
import type { Failure, Failures } from './store.ts'

export function failuresOf(database: Database, clock: () => string): Failures {
  return {
    async list() {
      const rows = await database.query.selectFrom('failures').selectAll().orderBy('source').orderBy('at').execute()
      return rows.map(({ tried_at, ...row }): Failure => ({ ...row, tries: Number(row.tries), triedAt: tried_at }))
    },
    note: (source, failed) =>
      database.write(async (writer) => {
        const before = await writer.query.selectFrom('failures').selectAll().where('source', '=', source).execute()
        await writer.query.deleteFrom('failures').where('source', '=', source).execute()
        const now = clock()
        const known = new Map(before.map((row) => [row.at, row]))
        const rows = new Map<string, { source: string; at: string; why: string; tries: number; since: string; tried_at: string }>()
        for (const { at, why } of failed) {
          const was = known.get(at)
          rows.set(at, { source, at, why, tries: Number(was?.tries ?? 0) + 1, since: was?.since ?? now, tried_at: now })
        }
        for (const row of rows.values()) await writer.query.insertInto('failures').values(row).execute()
      }),
    forget: (source) =>
      database.write(async (writer) => (await writer.run('delete from failures where source = ? returning at', [source])).length),
  }
}
