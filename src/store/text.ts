/** What is kept as bytes: records, what articles were read from, and texts that a database cannot hold as text. */
import { brotliCompressSync, brotliDecompressSync, constants, deflateSync, inflateSync } from 'node:zlib'
import type { Article, Record } from '../core/record.ts'

/** A text as it is, unit for unit. */
export function exactBytes(text: string): Uint8Array {
  return deflateSync(Buffer.from(text, 'utf16le'))
}

/** The text as it was read. */
export function textOf(row: { readonly text: string; readonly exact: Uint8Array | null }): string {
  return row.exact === null ? row.text : inflateSync(row.exact).toString('utf16le')
}

/** The fastest there is, in half the time of zlib's and no larger; what holds such bytes holds their hash too, since brotli has no checksum. */
const PACKING = { params: { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 16 } }

export function packed(bytes: string | Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, PACKING)
}

export function unpacked(bytes: Uint8Array): Buffer {
  return brotliDecompressSync(bytes)
}

/** The record as it was read, in JSON. */
export function recordJson(row: { readonly record: Uint8Array }): string {
  return unpacked(row.record).toString()
}

export function recordOf(row: { readonly record: Uint8Array }): Record {
  return JSON.parse(recordJson(row)) as Record
}

/** What the reader was given, from its row. */
export function articleOf(row: {
  readonly text: string
  readonly exact: Uint8Array | null
  readonly given_id: string | null
  readonly url: string | null
  readonly outlet: string | null
  readonly title: string | null
  readonly language: string | null
  readonly published_at: string | null
}): Article {
  return {
    text: textOf(row),
    ...(row.given_id === null ? {} : { id: row.given_id }),
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.outlet === null ? {} : { outlet: row.outlet }),
    ...(row.title === null ? {} : { title: row.title }),
    ...(row.language === null ? {} : { language: row.language }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
  }
}
