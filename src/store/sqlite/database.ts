/**
 * The SQLite behind a store: one file in a folder of its user's own.
 *
 * Two connections: what reads never waits for what writes (write-ahead log), and writers stand in line here before they
 * stand in line for the file's lock. `synchronous=FULL`: what is acknowledged survives a power cut.
 */
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'libsql'
import type { Cells, Database, Writer } from '../database.ts'
import type { Schema } from '../schema.ts'
import { StoreError } from '../store-error.ts'
import { Connection, kyselyOver } from './dialect.ts'
import { translated } from './failure.ts'

export const FILE = 'isnad.db'
const BUSY_TIMEOUT_MS = 10_000
/** Parameters of one statement of many rows: more gain nothing. */
const MAX_PARAMETERS = 600

/** Opens the file in `folder`, which is made if it is not there. */
export function openSqlite(folder: string, create: boolean): Database & { readonly path: string } {
  prepareFolder(folder, create)
  const path = join(folder, FILE)
  if (!create && !existsSync(path)) throw new StoreError('missing', `${folder}: no store here: make one with isnad add, or name its folder`)
  const writing = connect(path, folder)
  ownersOnly(path)
  const reading = connect(path, folder)
  const query = kyselyOver(reading)
  const writer: Writer = {
    dialect: 'sqlite',
    query: kyselyOver(writing),
    insert: async (table, columns, rows, options) => insert(writing, table, columns, rows, options?.ignore ?? false),
    run: async <R>(sql: string, parameters: Cells = []) => writing.run(sql, parameters).rows as R[],
  }
  let last: Promise<unknown> = Promise.resolve()

  return {
    path,
    dialect: 'sqlite',
    query,
    write(work) {
      const turn = last.then(() => transaction(writing, () => work(writer)))
      last = turn.catch(() => {})
      return turn
    },
    run: async <R>(sql: string, parameters: Cells = []) => reading.run(sql, parameters).rows as R[],
    async close() {
      await last
      reading.close()
      try {
        writing.run('pragma optimize')
        writing.run('pragma wal_checkpoint(truncate)')
      } finally {
        writing.close()
      }
    },
  }
}

async function transaction<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  connection.run('begin immediate')
  try {
    const result = await work()
    connection.run('commit')
    return result
  } catch (error) {
    // Some errors (a full disk) have rolled back already.
    try {
      connection.run('rollback')
    } catch {}
    throw error
  }
}

function insert(connection: Connection, table: keyof Schema, columns: readonly string[], rows: readonly Cells[], ignore: boolean): void {
  const head = `insert ${ignore ? 'or ignore ' : ''}into ${table} (${columns.join(', ')}) values `
  const row = `(${columns.map(() => '?').join(', ')})`
  const most = Math.max(1, Math.floor(MAX_PARAMETERS / columns.length))
  for (let from = 0; from < rows.length; ) {
    // A full statement, else halves: few different texts, so that they stay prepared.
    let many = most
    while (many > rows.length - from) many = many >> 1
    connection.run(head + Array(many).fill(row).join(', '), rows.slice(from, from + many).flat())
    from += many
  }
}

function connect(path: string, folder: string): Connection {
  let sqlite: Sqlite.Database
  try {
    sqlite = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS } as object)
  } catch (error) {
    throw translated(error, folder)
  }
  const connection = new Connection(sqlite, folder)
  try {
    for (const pragma of [
      `busy_timeout = ${BUSY_TIMEOUT_MS}`,
      'journal_mode = wal',
      'synchronous = full',
      'foreign_keys = on',
      'secure_delete = on',
      'trusted_schema = off',
      'cache_size = -65536',
      'temp_store = memory',
    ])
      connection.run(`pragma ${pragma}`)
  } catch (error) {
    sqlite.close()
    throw error
  }
  return connection
}

/** The folder, its user's own. One that is there keeps its rights if it holds other things. */
function prepareFolder(folder: string, create: boolean): void {
  try {
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory()) throw new StoreError('misuse', `${folder}: a file: name a folder for the store`)
      return
    }
    if (!create) throw new StoreError('missing', `${folder}: no such folder: make a store with isnad add, or name its folder`)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      throw new StoreError('not-allowed', `${folder}: not allowed to make it: name another folder with --data`, error)
    if (code === 'ENOSPC') throw new StoreError('full', `${folder}: the disk is full: free some space and try again`, error)
    throw error
  }
}

/** The log and its index take the rights of the file they belong to. */
function ownersOnly(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`])
    if (existsSync(file)) {
      try {
        chmodSync(file, 0o600)
      } catch {}
    }
}
