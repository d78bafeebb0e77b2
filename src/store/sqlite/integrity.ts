/** What SQLite finds wrong with its file, and what it does not look at: whether texts are UTF-8. */
import { isUtf8 } from 'node:buffer'
import type { Integrity } from '../database.ts'
import { StoreError } from '../store-error.ts'
import type { Connection } from './dialect.ts'

/** A text that is no UTF-8 ends the process in libsql, so texts are asked for as bytes before anything reads them as text. */
export function integrityOf(connection: Connection): Integrity {
  const found: string[] = []
  try {
    for (const row of connection.each('pragma integrity_check')) if (row.integrity_check !== 'ok') found.push(String(row.integrity_check))
    if (found.length === 0)
      for (const { name } of connection.run("select name from sqlite_master where type = 'table' and sql not like 'create virtual%'").rows)
        found.push(...brokenTexts(connection, String(name)))
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    found.push(error.message)
  }
  if (found.length > 0) return { found, readable: false }
  const keys = connection.run('pragma foreign_key_check').rows.map((row) => `a row of ${row.table} refers to none of ${row.parent}`)
  return { found: keys, readable: true }
}

function brokenTexts(connection: Connection, table: string): string[] {
  const columns = connection
    .run(`pragma table_info("${table}")`)
    .rows.filter((column) => String(column.type).toLowerCase() === 'text')
    .map((column) => String(column.name))
  if (columns.length === 0) return []
  const counts = new Map<string, number>()
  const bytes = columns.map((column) => `cast("${column}" as blob) as "${column}"`)
  for (const row of connection.each(`select ${bytes.join(', ')} from "${table}"`))
    for (const column of columns) {
      const value = row[column]
      if (value instanceof Uint8Array && !isUtf8(value)) counts.set(column, (counts.get(column) ?? 0) + 1)
    }
  return [...counts].map(([column, count]) => `${count} of the texts in ${table}.${column} are no texts`)
}
