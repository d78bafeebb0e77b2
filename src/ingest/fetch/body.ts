/** The body of an answer: decompressed as it comes, counted before and after. */
import type { IncomingMessage } from 'node:http'
import { PassThrough, pipeline, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { FetchError } from './fetch-error.ts'
import type { FetchLimits } from './limits.ts'

/** What is asked for, and understood. */
export const ACCEPT_ENCODING = 'gzip, deflate, br'
/** Beyond this the ratio counts: small bodies may be all of one letter. */
const RATIO_FROM = 1 << 20
const MOST_CODINGS = 2

/** @throws FetchError where it is too large, a bomb, cut short or not in the coding it says. */
export async function bodyOf(answer: IncomingMessage, limits: FetchLimits): Promise<Uint8Array> {
  const size = (bytes: number) => `${Math.round(bytes / (1 << 20))} MiB`
  const told = Number(answer.headers['content-length'])
  if (told > limits.bytes) throw new FetchError('too-large', `larger than ${size(limits.bytes)}`)
  const codings = String(answer.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  if (codings.length > MOST_CODINGS) throw new FetchError('broken', 'compressed over and over')
  let came = 0
  let grown = 0
  const counted = new PassThrough()
  answer.on('data', (chunk: Buffer) => {
    came += chunk.length
  })
  const streams = [answer, counted, ...codings.reverse().map(decoder)]
  const last = streams[streams.length - 1] as PassThrough
  let failed: Error | undefined
  pipeline(streams as never, (error: Error | null | undefined) => {
    failed = error ?? undefined
  })
  const parts: Buffer[] = []
  try {
    for await (const chunk of last as AsyncIterable<Buffer>) {
      grown += chunk.length
      if (grown > limits.bytes || came > limits.bytes)
        throw new FetchError('too-large', `larger than ${size(limits.bytes)}${codings.length > 0 ? ' when decompressed' : ''}`)
      if (codings.length > 0 && grown > RATIO_FROM && grown > came * limits.ratio)
        throw new FetchError('too-large', `grows to more than ${limits.ratio} times its size when decompressed`)
      parts.push(chunk)
    }
  } catch (error) {
    answer.destroy()
    if (error instanceof FetchError) throw error
    throw brokenBy((failed ?? error) as NodeJS.ErrnoException)
  }
  // An answer that ends before its stated length ends without an error on some versions of Node.
  if (!answer.complete) throw new FetchError('broken', 'the connection ended before the answer did')
  return Buffer.concat(parts)
}

function brokenBy(error: NodeJS.ErrnoException): FetchError {
  if (
    error.code?.startsWith('Z_') ||
    error.code?.startsWith('ERR__ERROR') ||
    error.code?.startsWith('ERR_PADDING') ||
    error.code?.startsWith('ERR_BROTLI')
  )
    return new FetchError(
      'broken',
      error.code === 'Z_BUF_ERROR' ? 'its compressed body is cut short' : 'not in the compression that it says',
    )
  return new FetchError('broken', 'the connection ended before the answer did')
}

function decoder(coding: string): Transform {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip()
  if (coding === 'br') return createBrotliDecompress()
  if (coding === 'deflate') return new Inflate()
  throw new FetchError('broken', `compressed in a way that was not asked for (${coding.slice(0, 20)})`)
}

/** `deflate` is with zlib's header by the standard and without it by habit: the first byte tells. */
class Inflate extends PassThrough {
  #inner: Transform | undefined

  override _transform(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.#inner === undefined) {
      this.#inner = ((chunk[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()
      this.#inner.on('data', (part: Buffer) => this.push(part))
      this.#inner.on('error', (error) => this.destroy(error))
    }
    this.#inner.write(chunk, (error) => done(error ?? null))
  }

  override _flush(done: (error?: Error | null) => void): void {
    if (this.#inner === undefined) done()
    else {
      this.#inner.once('end', () => done())
      this.#inner.end()
    }
  }
}
