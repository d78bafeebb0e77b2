/**
 * The PostgreSQL behind a store, 15 or later, in UTF-8.
 *
 * Writers of all processes stand in line at one advisory lock, held to the end of the transaction; readers wait for nobody.
 */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Cells, Database, Writer } from '../database.ts'
import type { Schema } from '../schema.ts'
import { StoreError } from '../store-error.ts'
import { translated } from './failure.ts'
import { TYPES } from './types.ts'

const CONNECT_TIMEOUT_MS = 10_000
const LOCK_TIMEOUT_MS = 60_000
const MAX_CONNECTIONS = 8
/** Parameters of one statement of many rows; the protocol's own limit is 65,535. */
const MAX_PARAMETERS = 6_000
const INT8 = 20
const OLDEST = 15

/** The URL as it may be shown. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'postgres://…'
  const shown = new URL(url)
  shown.password = ''
  shown.search = ''
  return shown.href
}

export async function openPostgres(url: string): Promise<Database> {
  const location = withoutPassword(url)
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'isnad',
    // Keys and counts stay far below 2^53.
    types: { getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as never },
  })
  // A server that stops tells idle connections too; whoever asks next hears of it.
  pool.on('error', () => {})
  const told: Told = (work) =>
    work.catch((error: unknown) => {
      throw translated(error, location)
    })
  try {
    await told(checkServer(pool, location))
  } catch (error) {
    await pool.end()
    throw error
  }

  return {
    dialect: 'postgres',
    types: TYPES,
    query: kyselyOver({ connect: () => told(pool.connect()) }, location),
    async write(work) {
      const client = await told(pool.connect())
      let broken: Error | undefined
      const onError = (error: Error) => {
        broken = error
      }
      client.on('error', onError)
      try {
        await told(client.query('begin'))
        await told(client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`))
        await told(client.query("select pg_advisory_xact_lock(hashtext('isnad'), hashtext(current_schema()))"))
        const result = await work(writerOver(client, location))
        await told(client.query('commit'))
        return result
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => (broken = failure))
        throw error
      } finally {
        client.off('error', onError)
        client.release(broken)
      }
    },
    run: async <R>(sql: string, parameters: Cells = []) => (await told(pool.query(numbered(sql), [...parameters]))).rows as R[],
    async snapshot(work) {
      const client = await told(pool.connect())
      try {
        await told(client.query('begin isolation level repeatable read read only'))
        return await work({
          run: async <R>(sql: string, parameters: Cells = []) => (await told(client.query(numbered(sql), [...parameters]))).rows as R[],
        })
      } finally {
        await client.query('rollback').catch(() => {})
        client.release()
      }
    },
    // PostgreSQL looks at its pages as it reads them (where checksums are on), and keeps foreign keys itself.
    integrity: async () => ({ found: [], readable: true }),
    async erase() {
      for (const table of await tablesOf(pool, told)) await told(pool.query(`vacuum (full) ${table}`))
    },
    async keepCopy(name) {
      const copy = `isnad_${name.replaceAll('-', '_')}`
      const { rows } = await told(pool.query('select 1 from pg_namespace where nspname = $1', [copy]))
      if (rows.length === 0) {
        const tables = await tablesOf(pool, told)
        await told(
          pool.query(
            ['begin', `create schema ${copy}`, ...tables.map((t) => `create table ${copy}.${t} as table ${t}`), 'commit'].join('; '),
          ),
        )
      }
      return `the schema ${copy}`
    },
    close: () => pool.end(),
  }
}

type Told = <T>(work: Promise<T>) => Promise<T>

async function tablesOf(pool: pg.Pool, told: Told): Promise<string[]> {
  const { rows } = await told(
    pool.query(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'",
    ),
  )
  return rows.map((row: { readonly name: string }) => row.name)
}

interface Connecting {
  connect(): Promise<pg.PoolClient>
}

function kyselyOver(pool: Connecting, location: string): Kysely<Schema> {
  return new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool: {
        async connect() {
          const client = await pool.connect()
          return {
            query: (async (sql: string, parameters: unknown[]) => {
              try {
                return await client.query(sql, parameters)
              } catch (error) {
                throw translated(error, location)
              }
            }) as never,
            release: () => client.release(),
          }
        },
        end: async () => {},
      },
    }),
  })
}

function writerOver(client: pg.PoolClient, location: string): Writer {
  const run = async <R>(sql: string, parameters: Cells = []) => {
    try {
      return (await client.query(numbered(sql), [...parameters])).rows as R[]
    } catch (error) {
      throw translated(error, location)
    }
  }
  const held = { query: client.query.bind(client), release: () => {} } as unknown as pg.PoolClient
  return {
    dialect: 'postgres',
    query: kyselyOver({ connect: async () => held }, location),
    run,
    async insert(table, columns, rows, options) {
      const most = Math.floor(MAX_PARAMETERS / columns.length)
      for (let from = 0; from < rows.length; from += most) {
        const some = rows.slice(from, from + most)
        const row = `(${columns.map(() => '?').join(', ')})`
        const ignore = options?.ignore ? ' on conflict do nothing' : ''
        await run(`insert into ${table} (${columns.join(', ')}) values ${some.map(() => row).join(', ')}${ignore}`, some.flat())
      }
    },
  }
}

/** `?` → `$1`, `$2` … */
function numbered(sql: string): string {
  let n = 0
  return sql.replaceAll('?', () => `$${++n}`)
}

async function checkServer(pool: pg.Pool, location: string): Promise<void> {
  const { rows } = await pool.query(
    "select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding",
  )
  const [{ version, encoding }] = rows
  if (version < OLDEST * 10_000)
    throw new StoreError('older', `${location}: PostgreSQL ${Math.floor(version / 10_000)} is too old: ${OLDEST} or later is needed`)
  if (encoding !== 'UTF8')
    throw new StoreError('misuse', `${location}: the database is in ${encoding}: make one in UTF-8 (createdb -E UTF8 -T template0)`)
}
