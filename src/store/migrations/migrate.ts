/** Brings a store to the schema of this isnad. */
import type { Database, Writer } from '../database.ts'
import { StoreError } from '../store-error.ts'
import { MIGRATIONS, type Migration } from './migration.ts'

/**
 * Runs the migrations that are missing, all in one transaction, after a copy was kept where there is something to lose.
 * `further` are statements of a new store that the dialect's search adds.
 * @throws StoreError `newer` where a later isnad wrote it: it is left as it is.
 */
export async function migrate(
  database: Database,
  location: string,
  further: readonly string[],
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const newest = migrations.length
  const now = await versionOf(database)
  if (now > newest)
    throw new StoreError('newer', `${location}: a later isnad wrote it (schema ${now}, this one knows ${newest}): update isnad`)
  if (now === newest) return
  if (now > 0) await database.keepCopy(`before-schema-${newest}`)
  await database.write(async (writer) => {
    // Another process may have been faster.
    const from = await versionOf(writer)
    if (from === 0) await writer.run('create table meta (name text primary key, value text not null)')
    for (const migration of migrations.slice(from)) for (const sql of migration(database.types)) await writer.run(sql)
    if (from === 0) for (const sql of further) await writer.run(sql)
    await writer.run("insert into meta (name, value) values ('schema', ?) on conflict (name) do update set value = excluded.value", [
      String(newest),
    ])
  })
}

/** Number of the last migration, 0 for an empty database. */
async function versionOf({ dialect, run }: Pick<Writer, 'dialect' | 'run'>): Promise<number> {
  const [table] = await run(
    dialect === 'sqlite'
      ? "select 1 as here from sqlite_master where type = 'table' and name = 'meta'"
      : "select 1 as here where to_regclass('meta') is not null",
  )
  if (table === undefined) return 0
  const [row] = await run("select value from meta where name = 'schema'")
  return Number(row?.value ?? 0)
}
