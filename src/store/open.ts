/** A store by its location. */
import { resolve } from 'node:path'
import { actorsOf } from './actors.ts'
import { add } from './add.ts'
import { articlesOf, recordsOf } from './articles.ts'
import type { Database, SearchIndex } from './database.ts'
import { eventsOf } from './events.ts'
import { feedsOf, jobsOf, savedSearchesOf } from './kept.ts'
import { migrate } from './migrations/migrate.ts'
import { openPostgres, withoutPassword } from './postgres/database.ts'
import { TYPES as POSTGRES_TYPES } from './postgres/types.ts'
import { searchIndexOf, searchOf } from './search/index.ts'
import { openSqlite } from './sqlite/database.ts'
import { TYPES as SQLITE_TYPES } from './sqlite/types.ts'
import { statementsOf } from './statements.ts'
import type { Counts, Store } from './store.ts'

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
  const clock = options.clock ?? (() => new Date().toISOString())
  const postgres = /^postgres(ql)?:\/\//.test(location)
  const folder = resolve(location)
  const database = postgres ? await openPostgres(location) : openSqlite(folder, options.create ?? true)
  const shown = postgres ? withoutPassword(location) : folder
  const index = searchIndexOf(database.dialect)
  try {
    await migrate(database, shown, postgres ? POSTGRES_TYPES : SQLITE_TYPES, index.schema, async () => {})
  } catch (error) {
    await database.close()
    throw error
  }
  return storeOf(database, shown, index, clock)
}

function storeOf(database: Database, location: string, index: SearchIndex, clock: () => string): Store {
  const unfinished = (name: string) => (): never => {
    throw new Error(`${name}: not yet`)
  }
  return {
    location,
    database,
    articles: articlesOf(database),
    records: recordsOf(database),
    statements: statementsOf(database),
    events: eventsOf(database),
    actors: actorsOf(database),
    feeds: feedsOf(database),
    search: searchOf(database),
    savedSearches: savedSearchesOf(database, clock),
    jobs: jobsOf(database, clock),
    tombstones: { list: unfinished('tombstones'), remove: unfinished('tombstones') },
    add: (batch) => add(database, index, batch, clock()),
    reread: unfinished('reread'),
    takeOut: unfinished('takeOut'),
    export: unfinished('export'),
    verify: unfinished('verify'),
    backup: unfinished('backup'),
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
