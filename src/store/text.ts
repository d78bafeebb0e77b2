/** Texts that a database cannot hold as text, and records: as bytes. */
import { deflateSync, inflateSync } from 'node:zlib'
import type { Article, Record } from '../core/record.ts'

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
