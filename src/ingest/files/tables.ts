/** Tables: CSV and TSV (RFC 4180, and what office programs make of it), a row an article, read as it comes. */
import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { toArticle } from '../article.ts'
import { peek } from '../bytes.ts'
import { UTF8, utf16Of } from '../decode.ts'
import { decodeText } from '../encoding.ts'
import { type Decoding, type Defaults, InputError, type Item } from '../item.ts'
import { MAX_ITEM_BYTES } from '../limits.ts'
import { articleOfRow, type Columns, columnsOf } from './columns.ts'

/** Bytes by which the encoding and the delimiter are told. */
const HEAD = 1 << 16
/** Rows that come out together. */
const TOGETHER = 100
const DELIMITERS = ['\t', ',', ';', '|']

/** Each row of the table as an article; a row that is none costs itself. */
export async function* readTable(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  defaults: Defaults,
  columns: Columns = {},
): AsyncGenerator<Item[]> {
  const { head, all } = await peek(bytes, (soFar) => soFar.length >= HEAD)
  if (head.length === 0) throw new InputError('empty: nothing to read')
  const decoding = encodingOf(head.subarray(0, HEAD))
  const rows = Readable.from(lettersOf(all, decoding)).pipe(
    parse({
      bom: true,
      delimiter: delimiterOf(new TextDecoder(decoding.encoding).decode(head.subarray(0, HEAD))),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      max_record_size: MAX_ITEM_BYTES,
    }),
  )
  let headers: readonly string[] | undefined
  let where: Columns = {}
  let items: Item[] = []
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (headers === undefined) {
        headers = record.map((header) => header.trim())
        where = columnsOf(headers, columns)
        continue
      }
      const known = headers
      const at = `${name}:${info.lines}`
      try {
        if (record.length > known.length)
          throw new InputError(
            `${record.length} cells where the first row has ${known.length}: a cell with a comma or a line end wants quotation marks`,
          )
        items.push({
          at,
          ...toArticle(
            articleOfRow((column) => record[known.indexOf(column)], where),
            defaults,
          ),
          raw: JSON.stringify(record),
          decoding,
        })
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        items.push({ at, refused: error.message })
      }
      if (items.length >= TOGETHER) {
        yield items
        items = []
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (items.length > 0) yield items
    const lines = (error as CsvError & { lines?: number }).lines
    throw new InputError(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is opened and never closed' : error.message, lines)
  }
  if (headers === undefined) throw new InputError('empty: nothing to read')
  if (items.length > 0) yield items
}

function encodingOf(head: Uint8Array): Decoding {
  const wide = utf16Of(head)
  if (wide) return wide
  // The last character may be cut.
  for (let cut = 0; cut < 4; cut++) if (isUtf8(head.subarray(0, head.length - cut))) return UTF8
  return decodeText(head).decoding
}

/** @throws InputError where a byte is not in the encoding. */
async function* lettersOf(bytes: AsyncIterable<Uint8Array>, { encoding }: Decoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new InputError(`begins as ${encoding} and is broken further on: save it as UTF-8`)
    throw error
  }
}

/** The one that stands oftenest in the first row, quoted cells aside. */
export function delimiterOf(head: string): string {
  const line = head.replace(/"[^"]*"/g, '').split(/\r?\n|\r/, 1)[0]
  let best = ','
  let most = 0
  for (const delimiter of DELIMITERS) {
    const count = line.split(delimiter).length - 1
    if (count > most) {
      best = delimiter
      most = count
    }
  }
  return best
}
