/** A store by its location. */
import { resolve } from 'node:path'
import { VERSION } from '../core/version.ts'
import { actorsOf } from './actors.ts'
import { add } from './add.ts'
import { articlesOf, recordsOf } from './articles.ts'
import { backup, restoreFolder, restoreInto } from './backup.ts'
import type { Database } from './database.ts'
import { eventsOf } from './events.ts'
import { exported } from './export.ts'
import { failuresOf } from './failures.ts'
import { feedsOf } from './feeds.ts'
import { jobsOf, savedSearchesOf } from './kept.ts'
import { migrate } from './migrations/migrate.ts'
import { openPostgres, withoutPassword } from './postgres/database.ts'
import { Remembered } from './remembered.ts'
import { reread } from './reread.ts'
import { searchIndexOf, searchOf } from './search/index.ts'
import { openSqlite } from './sqlite/database.ts'
import { statementsOf } from './statements.ts'
import type { Counts, Store } from './store.ts'
import { takeOut } from './take-out.ts'
import { tombstonesOf } from './tombstones.ts'
import { verified } from './verify.ts'

export interface OpenOptions {
  /** Makes the folder and its tables where they are not there; true without it. */
  readonly create?: boolean | undefined
  /** What time it is, as an ISO instant: for tests. */
  readonly clock?: (() => string) | undefined
}

/**
 * Opens a store: a folder (SQLite, in one file of it), or the `postgres://` URL of a database.
 * @throws StoreError where it cannot be opened as it is.
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<Store> {
  const { database, shown } = await openDatabase(location, options.create ?? true)
  return storeOf(database, shown, options.clock ?? (() => new Date().toISOString()))
}

/**
 * Puts the backup in the file `from` where `location` says: into a folder, in which the store that was there is kept aside; or
 * into a database, which must be empty.
 * @throws StoreError where the file is no whole backup.
 */
export async function restoreStore(from: string, location: string): Promise<void> {
  if (!isUrl(location)) {
    await restoreFolder(from, resolve(location))
    await (await openDatabase(location, false)).database.close()
    return
  }
  const { database, shown } = await openDatabase(location, true)
  try {
    await restoreInto(from, database, shown)
  } finally {
    await database.close()
  }
}

const isUrl = (location: string) => /^postgres(ql)?:\/\//.test(location)

async function openDatabase(location: string, create: boolean): Promise<{ readonly database: Database; readonly shown: string }> {
  const database = isUrl(location) ? await openPostgres(location) : openSqlite(resolve(location), create)
  const shown = isUrl(location) ? withoutPassword(location) : resolve(location)
  try {
    await migrate(database, shown, searchIndexOf(database.dialect).schema)
  } catch (error) {
    await database.close()
    throw error
  }
  return { database, shown }
}

function storeOf(database: Database, location: string, clock: () => string): Store {
  const index = searchIndexOf(database.dialect)
  const remembered = new Remembered()
  return {
    location,
    database,
    articles: articlesOf(database),
    records: recordsOf(database),
    statements: statementsOf(database),
    events: eventsOf(database),
    actors: actorsOf(database),
    feeds: feedsOf(database),
    failures: failuresOf(database, clock),
    search: searchOf(database),
    savedSearches: savedSearchesOf(database, clock),
    jobs: jobsOf(database, clock),
    tombstones: tombstonesOf(database),
    add: (batch) => (batch.length === 0 ? Promise.resolve([]) : add(database, index, remembered, [batch], clock())),
    addAll: (batches) => add(database, index, remembered, batches, clock()),
    reread: (read, options = {}) => reread(database, index, read, options, VERSION),
    async takeOut(what, why) {
      const taken = await takeOut(database, index, what, why, clock())
      await index.optimise(database)
      await database.erase()
      return taken
    },
    export: (parts) => exported(database, parts),
    verify: () => verified(database, index),
    backup: (to) => backup(database, to),
    counts: () => counts(database),
    close: () => database.close(),
  }
}

async function counts(database: Database): Promise<Counts> {
  const [row] = await database.run(`select (select count(*) from articles) as articles, (select count(*) from versions) as versions,
    (select count(*) from statements) as statements, (select count(*) from events) as events, (select count(*) from actors) as actors`)
  const { articles, versions, statements, events, actors } = row as { readonly [K in keyof Counts]: number }
  return {
    articles: Number(articles),
    versions: Number(versions),
    statements: Number(statements),
    events: Number(events),
    actors: Number(actors),
  }
}
