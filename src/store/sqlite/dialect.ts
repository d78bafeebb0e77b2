/** Kysely over one libsql connection. Prepared statements are kept: most of a query's time goes into preparing it. */

import { isUtf8 } from 'node:buffer'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type Sqlite from 'libsql'
import type { Schema } from '../schema.ts'
import { DAMAGED_TEXT, translated } from './failure.ts'

const MAX_PREPARED = 300

type Row = { [column: string]: unknown }

interface Prepared {
  readonly statement: Sqlite.Statement<unknown[]>
  readonly reads: boolean
  /** Columns whose texts come as bytes. */
  readonly texts: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/** libsql gives the bytes of a list of rows as `ArrayBuffer`s. */
function withBuffers(row: Row, texts = NONE): Row {
  for (const column in row) {
    const value = row[column]
    if (value instanceof ArrayBuffer) row[column] = texts.has(column) ? textOf(value) : Buffer.from(value)
  }
  return row
}

function textOf(bytes: ArrayBuffer): string {
  const buffer = Buffer.from(bytes)
  if (!isUtf8(buffer)) throw Object.assign(new Error('a text is no UTF-8'), { code: DAMAGED_TEXT })
  return buffer.toString()
}

/** `sql` with its texts as bytes. */
function askingForBytes(sql: string, columns: readonly string[]): string {
  const each = columns.map((name) => `case typeof("${name}") when 'text' then cast("${name}" as blob) else "${name}" end as "${name}"`)
  return `select ${each.join(', ')} from (${sql})`
}

/** One connection, its prepared statements, and complaints instead of codes. */
export class Connection implements DatabaseConnection {
  readonly #sqlite: Sqlite.Database
  readonly #prepared = new Map<string, Prepared>()
  readonly #location: string

  constructor(sqlite: Sqlite.Database, location: string) {
    this.#sqlite = sqlite
    this.#location = location
  }

  /** Rows, where the statement gives any. Parameters go in as one array: libsql would take a lone buffer for names. */
  run(sql: string, parameters: readonly unknown[] = []): { readonly rows: Row[]; readonly changes: number } {
    try {
      const { statement, reads, texts } = this.#prepare(sql)
      if (reads) return { rows: (statement.all(parameters as unknown[]) as Row[]).map((row) => withBuffers(row, texts)), changes: 0 }
      return { rows: [], changes: statement.run(parameters as unknown[]).changes }
    } catch (error) {
      throw translated(error, this.#location)
    }
  }

  /** Row after row, some at a time: for what does not fit into memory. Nothing else may run the same statement meanwhile. */
  *each(sql: string): Generator<Row> {
    try {
      for (const row of this.#sqlite.prepare(sql).iterate([])) yield withBuffers(row as Row)
    } catch (error) {
      throw translated(error, this.#location)
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = this.run(query.sql, query.parameters)
    return { rows: rows as R[], numAffectedRows: BigInt(changes) }
  }

  // biome-ignore lint/correctness/useYield: Kysely's interface; pages are read instead
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('SQLite queries are not streamed: read a page at a time')
  }

  close(): void {
    this.#prepared.clear()
    this.#sqlite.close()
  }

  /**
   * A text that is no UTF-8, as one flipped byte makes it, ends the process in libsql. So queries ask for texts as bytes, which
   * are looked at before they are texts; columns that are declared to hold bytes stay as they are.
   */
  #prepare(sql: string): Prepared {
    let found = this.#prepared.get(sql)
    if (found === undefined) {
      let statement = this.#sqlite.prepare(sql)
      const reads = statement.reader
      let texts = NONE
      if (reads && /^\s*(select|with)\b/i.test(sql)) {
        const columns = statement.columns()
        texts = new Set(columns.filter(({ type }) => type?.toLowerCase() !== 'blob').map(({ name }) => name))
        statement = this.#sqlite.prepare(
          askingForBytes(
            sql,
            columns.map(({ name }) => name),
          ),
        )
      }
      found = { statement, reads, texts }
      if (this.#prepared.size >= MAX_PREPARED) this.#prepared.delete(this.#prepared.keys().next().value as string)
      this.#prepared.set(sql, found)
    }
    return found
  }
}

/** A query builder over `connection`. Its transactions are not used: {@link Database.write} makes them. */
export function kyselyOver(connection: Connection): Kysely<Schema> {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => void connection.run('begin immediate'),
    commitTransaction: async () => void connection.run('commit'),
    rollbackTransaction: async () => void connection.run('rollback'),
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
  return new Kysely<Schema>({ dialect })
}
