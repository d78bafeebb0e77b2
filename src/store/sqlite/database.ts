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
import { StoreError } from '../store-error.ts'
import { Connection, kyselyOver } from './dialect.ts'
import { translated } from './failure.ts'
import { integrityOf } from './integrity.ts'
import { TYPES } from './types.ts'

export const FILE = 'isnad.db'
/** How long SQLite waits for another process, during which nothing else runs here; and how often that is tried again. */
const BUSY_TIMEOUT_MS = 2_000
const BUSY_RETRY_MS = 20
const PATIENCE_MS = 30_000
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
  return {
    path,
    dialect: 'sqlite',
    types: TYPES,
    query,
    write: (work) => inLine(path, () => transaction(writing, () => work(writer))),
    run: async <R>(sql: string, parameters: Cells = []) => reading.run(sql, parameters).rows as R[],
    snapshot: (work) => inSnapshot(path, folder, work),
    integrity: async () => integrityOf(reading),
    erase: () => inLine(path, async () => erase(writing)),
    async keepCopy(name) {
      const copy = join(folder, `isnad-${name}.db`)
      if (!existsSync(copy)) {
        reading.run('vacuum into ?', [copy])
        chmodSync(copy, 0o600)
      }
      return copy
    },
    async close() {
      await inLine(path, async () => {})
      reading.close()
      try {
        writing.run('pragma optimize')
        writing.run('pragma wal_checkpoint(truncate)')
      } catch (error) {
        // Tidying up: where another process writes, it does it when it closes.
        if (!(error instanceof StoreError)) throw error
      } finally {
        writing.close()
      }
    },
  }
}

/** Who writes to which file, in this process: SQLite's own lock would stop the one that is to give it up. */
const lines = new Map<string, Promise<unknown>>()

function inLine<T>(path: string, work: () => Promise<T>): Promise<T> {
  const turn = (lines.get(path) ?? Promise.resolve()).then(work)
  const settled = turn.then(
    () => {},
    () => {},
  )
  lines.set(path, settled)
  settled.then(() => lines.get(path) === settled && lines.delete(path))
  return turn
}

async function begin(connection: Connection): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    try {
      connection.run('begin immediate')
      return
    } catch (error) {
      if (!(error instanceof StoreError) || error.problem !== 'busy' || Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 80))
    }
  }
}

async function transaction<T>(connection: Connection, work: () => Promise<T>): Promise<T> {
  await begin(connection)
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

function insert(connection: Connection, table: string, columns: readonly string[], rows: readonly Cells[], ignore: boolean): void {
  const most = Math.max(1, Math.floor(MAX_PARAMETERS / columns.length))
  for (let from = 0; from < rows.length; ) {
    // A full statement, else halves: few different texts, so that they stay prepared.
    let many = most
    while (many > rows.length - from) many = many >> 1
    const parameters: Cells[number][] = []
    for (let i = from; i < from + many; i++) for (const cell of rows[i]) parameters.push(cell)
    connection.run(insertSql(table, columns, many, ignore), parameters)
    from += many
  }
}

/** Texts of insert statements: long, and few. */
const insertTexts = new Map<string, string>()

function insertSql(table: string, columns: readonly string[], many: number, ignore: boolean): string {
  const key = `${table} ${many} ${ignore} ${columns.join()}`
  let sql = insertTexts.get(key)
  if (sql === undefined) {
    const row = `(${columns.map(() => '?').join(', ')})`
    sql = `insert ${ignore ? 'or ignore ' : ''}into ${table} (${columns.join(', ')}) values ${Array(many).fill(row).join(', ')}`
    // Text that was joined is hashed as one only once it is flat.
    insertTexts.set(key, Buffer.from(sql).toString())
  }
  return sql
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
      'secure_delete = fast',
      // Pages that many batches touch go from the log into the file once for all of them; the log is cut back to this size.
      'wal_autocheckpoint = 8000',
      'journal_size_limit = 67108864',
      'trusted_schema = off',
      'cache_size = -32768',
      'temp_store = memory',
    ])
      patiently(() => connection.run(`pragma ${pragma}`))
  } catch (error) {
    sqlite.close()
    throw error
  }
  return connection
}

/** Two that make the same store at once: changing the journal does not wait for the other as everything else does. */
function patiently(run: () => void): void {
  const until = performance.now() + BUSY_TIMEOUT_MS
  for (;;) {
    try {
      run()
      return
    } catch (error) {
      if (!(error instanceof StoreError) || error.problem !== 'busy' || performance.now() > until) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BUSY_RETRY_MS)
    }
  }
}

async function inSnapshot<T>(path: string, folder: string, work: (reader: Pick<Database, 'run'>) => Promise<T>): Promise<T> {
  const connection = connect(path, folder)
  try {
    connection.run('begin')
    return await work({ run: async <R>(sql: string, parameters: Cells = []) => connection.run(sql, parameters).rows as R[] })
  } finally {
    connection.close()
  }
}

/** Deleted cells are overwritten as they go (`secure_delete`); what pages held before they were split and the log still held goes here. */
function erase(connection: Connection): void {
  // Not in memory: the file may be larger.
  connection.run('pragma temp_store = file')
  try {
    connection.run('vacuum')
    connection.run('pragma wal_checkpoint(truncate)')
  } finally {
    connection.run('pragma temp_store = memory')
  }
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
