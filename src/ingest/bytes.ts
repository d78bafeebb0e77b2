/** Files and standard input → bytes, uncompressed where they were packed. */
import { createReadStream, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InputError } from './item.ts'

const CHUNK = 1 << 18

/** What a shell has opened for a program: `<(zcat news.gz)`. */
const OPENED = /^\/(?:dev\/(?:stdin$|fd\/)|proc\/self\/fd\/)/

/** The bytes of a file, or of `input` where the path is `-`. Gzip is known by its first bytes, whatever the name. @throws InputError, or Node's own error. */
export async function* readBytes(path: string, input: Readable, onBytes: (count: number) => void = () => {}): AsyncGenerator<Uint8Array> {
  // A named pipe would be waited for, and some devices never end.
  if (path !== '-' && !OPENED.test(path) && !isPlain(await stat(path)))
    throw new InputError('no regular file: give what comes of it on standard input (-)')
  yield* uncompressed(counted(path === '-' ? input : createReadStream(path, { highWaterMark: CHUNK }), onBytes))
}

/** The same bytes, unpacked where they are gzipped or packed with Zstandard: that is known by the first of them. */
export async function* uncompressed(raw: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(raw, (head) => head.length >= 4)
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) yield* unzstandard(all)
  else if (head[0] === 0x1f && head[1] === 0x8b) {
    const gunzip = createGunzip({ chunkSize: CHUNK })
    pipeline(Readable.from(all), gunzip, () => {}) // an error reaches whoever reads gunzip
    try {
      yield* gunzip
    } catch (error) {
      throw gzipError(error as NodeJS.ErrnoException)
    }
  } else yield* all
}

async function* unzstandard(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd')
  let ready: Uint8Array[] = []
  const stream = new Decompress((chunk) => ready.push(chunk))
  try {
    for await (const chunk of packed) {
      stream.push(chunk)
      yield* ready
      ready = []
    }
    stream.push(new Uint8Array(0), true)
  } catch (error) {
    if (error instanceof InputError || typeof (error as NodeJS.ErrnoException).code === 'string') throw error
    throw new InputError('a broken Zstandard file, or one that is cut short: fetch it again')
  }
  yield* ready
}

const isPlain = (found: Stats) => found.isFile() || found.isDirectory()

/** The same chunks; tells how many bytes have gone by. */
async function* counted(chunks: AsyncIterable<Uint8Array>, onBytes: (count: number) => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk
    onBytes(chunk.length)
  }
}

function gzipError(error: NodeJS.ErrnoException): Error {
  if (!error.code?.startsWith('Z_')) return error
  return new InputError(error.code === 'Z_BUF_ERROR' ? 'the gzip file is cut short: fetch it again' : 'a broken gzip file: fetch it again')
}

/** All bytes at once. @throws InputError with `complaint` as soon as they are more than `limit`. */
export async function collect(chunks: AsyncIterable<Uint8Array>, limit: number, complaint: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) throw new InputError(complaint)
    parts.push(chunk)
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts)
}

/** What is in memory, as a stream. */
export async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Reads ahead until `enough` says so; gives what was read and the whole stream from its beginning. */
export async function peek(
  chunks: AsyncIterable<Uint8Array>,
  enough: (head: Uint8Array) => boolean,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let head: Uint8Array = new Uint8Array(0)
  let done = false
  while (!done && !enough(head)) {
    const next = await iterator.next()
    if (next.done) done = true
    else {
      read.push(next.value)
      head = read.length === 1 ? next.value : Buffer.concat([head, next.value])
    }
  }
  async function* all() {
    try {
      yield* read
      if (!done) yield* { [Symbol.asyncIterator]: () => iterator }
    } finally {
      // Whoever stops within what was read ahead stops what it was read from.
      await iterator.return?.()
    }
  }
  return { head, all: all() }
}
