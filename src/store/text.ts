/** Texts that a database cannot hold as text, and records: as bytes. */
import { deflateSync, inflateSync } from 'node:zlib'
import type { Record } from '../core/record.ts'

/** A text as it is, unit for unit. */
export function exactBytes(text: string): Uint8Array {
  return deflateSync(Buffer.from(text, 'utf16le'))
}

/** The text as it was read. */
export function textOf(row: { readonly text: string; readonly exact: Uint8Array | null }): string {
  return row.exact === null ? row.text : inflateSync(row.exact).toString('utf16le')
}

export function recordOf(row: { readonly record: Uint8Array }): Record {
  return JSON.parse(inflateSync(row.record).toString()) as Record
}
