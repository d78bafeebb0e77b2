/** Brings a store to the schema of this isnad. */
import type { Database } from '../database.ts'
import { StoreError } from '../store-error.ts'
import { type ColumnTypes, MIGRATIONS, SCHEMA_VERSION } from './migration.ts'

/**
 * Runs the migrations that are missing, each in a transaction of its own, after `backup` where there is something to lose.
 * @throws StoreError `newer` where a later isnad wrote it: it is left as it is.
 */
export async function migrate(
  database: Database,
  location: string,
  types: ColumnTypes,
  further: readonly string[],
  backup: (version: number) => Promise<void>,
): Promise<void> {
  const now = await versionOf(database)
  if (now > SCHEMA_VERSION)
    throw new StoreError('newer', `${location}: a later isnad wrote it (schema ${now}, this one knows ${SCHEMA_VERSION}): update isnad`)
  if (now === SCHEMA_VERSION) return
  if (now > 0) await backup(now)
  for (let version = now; version < SCHEMA_VERSION; version++)
    await database.write(async (writer) => {
      if (version === 0) await writer.run('create table if not exists meta (name text primary key, value text not null)')
      // Another process may have been faster.
      const [row] = await writer.run("select value from meta where name = 'schema'")
      if (Number(row?.value ?? 0) > version) return
      for (const sql of MIGRATIONS[version](types)) await writer.run(sql)
      if (version === 0) for (const sql of further) await writer.run(sql)
      await writer.run("insert into meta (name, value) values ('schema', ?) on conflict (name) do update set value = excluded.value", [
        String(version + 1),
      ])
    })
}

/** Number of the last migration, 0 for an empty database. */
async function versionOf(database: Database): Promise<number> {
  const exists =
    database.dialect === 'sqlite'
      ? await database.run("select 1 as here from sqlite_master where type = 'table' and name = 'meta'")
      : await database.run("select 1 as here where to_regclass('meta') is not null")
  if (exists.length === 0) return 0
  const [row] = await database.run("select value from meta where name = 'schema'")
  return Number(row?.value ?? 0)
}
