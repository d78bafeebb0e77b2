/** Parquet: tables by columns. Row groups are read one after the other, so that memory holds one. */
import { open } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { decompress as unzstd } from 'fzstd'
import { type AsyncBuffer, type Compressors, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet'
import { toArticle } from '../article.ts'
import { UTF8 } from '../decode.ts'
import { type Defaults, InputError, type Item } from '../item.ts'
import { articleOfRow, type Columns, columnsOf } from './columns.ts'

/** Rows that are read together, of a row group that has more. */
const TOGETHER = 2000
/** Bytes that one page may be after decompression. */
const MAX_PAGE = 256 << 20

const COMPRESSORS: Compressors = {
  ZSTD: (input, length) => unzstd(input, new Uint8Array(within(length))),
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: within(length) }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: within(length) }),
}

function within(length: number): number {
  if (length > MAX_PAGE) throw new InputError(`a page of ${length >> 20} MiB: write it with smaller pages`)
  return length
}

/** Each row of a Parquet file as an article. `from` is the file's path, or its bytes where it comes through a pipe. */
export async function* readParquet(
  name: string,
  from: string | Uint8Array,
  defaults: Defaults,
  columns: Columns = {},
): AsyncGenerator<Item[]> {
  const handle = typeof from === 'string' ? await open(from) : undefined
  try {
    const file = typeof from === 'string' && handle ? await ofHandle(handle) : ofBytes(from as Uint8Array)
    const metadata = await parquetMetadataAsync(file)
    const headers = parquetSchema(metadata).children.map(({ element }) => element.name)
    const where = columnsOf(headers, columns)
    const wanted = [...new Set(Object.values(where))]
    let row = 0
    for (const group of metadata.row_groups) {
      const groupEnd = row + Number(group.num_rows)
      while (row < groupEnd) {
        const rowEnd = Math.min(groupEnd, row + TOGETHER)
        const rows = await parquetReadObjects({ file, metadata, columns: wanted, rowStart: row, rowEnd, compressors: COMPRESSORS })
        yield rows.map((cells, i): Item => {
          const at = `${name}[${row + i}]`
          try {
            return {
              at,
              ...toArticle(
                articleOfRow((column) => cells[column], where),
                defaults,
              ),
              decoding: UTF8,
            }
          } catch (error) {
            if (!(error instanceof InputError)) throw error
            return { at, refused: error.message }
          }
        })
        row = rowEnd
      }
    }
    if (row === 0) throw new InputError('a table without rows: nothing to read')
  } catch (error) {
    if (error instanceof InputError || typeof (error as NodeJS.ErrnoException).code === 'string') throw error
    const { message } = error as Error
    if (/unsupported/i.test(message))
      throw new InputError(`a Parquet file in a form that is not read (${message}): write it with Snappy or Zstandard`)
    throw new InputError(`a broken Parquet file: ${message}`)
  } finally {
    await handle?.close()
  }
}

async function ofHandle(handle: Awaited<ReturnType<typeof open>>): Promise<AsyncBuffer> {
  const { size } = await handle.stat()
  return {
    byteLength: size,
    async slice(start, end = size) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
      await handle.read(bytes, 0, bytes.length, start)
      return bytes.buffer
    },
  }
}

function ofBytes(bytes: Uint8Array): AsyncBuffer {
  const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  return { byteLength: whole.byteLength, slice: (start, end) => whole.slice(start, end) }
}
