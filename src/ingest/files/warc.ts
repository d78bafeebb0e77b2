/**
 * Web archives (WARC, ISO 28500), as Common Crawl's news are: pages in Arabic come out as articles, everything else is passed
 * over by its first bytes. One record is in memory at a time.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { toArticle } from '../article.ts'
import { decodePage } from '../encoding.ts'
import { type Defaults, InputError, type Item } from '../item.ts'
import { MAX_HTML_BYTES } from '../limits.ts'
import { ByteReader } from './byte-reader.ts'

const MAX_HEADERS = 1 << 16
/** Arabic letters that a page must have, and the bytes they are looked for in. */
const FEWEST = 200
const WITHIN = 1 << 19

export async function* readWarc(name: string, bytes: AsyncIterable<Uint8Array>, defaults: Defaults): AsyncGenerator<Item[]> {
  const reader = new ByteReader(bytes, 'a web archive (WARC)')
  const { fieldsOf, readPage } = await import('../html/index.ts')
  let records = 0
  for (;;) {
    const head = await reader.until('\r\n\r\n', MAX_HEADERS)
    if (head === undefined) break
    const text = head.toString('latin1').replace(/^[\r\n]+/, '')
    if (text === '') continue
    if (!text.startsWith('WARC/')) throw new InputError(`a broken web archive, after ${records} records: fetch it again`)
    records++
    const headers = headersOf(text)
    const length = Number(headers['content-length'])
    if (!Number.isSafeInteger(length) || length < 0) throw new InputError(`a broken web archive: record ${records} does not say its length`)
    if (headers['warc-type'] !== 'response' || !/^<?https?:/i.test(headers['warc-target-uri'] ?? '') || length > MAX_HTML_BYTES) {
      await reader.skip(length)
      continue
    }
    const record = await reader.take(length)
    const page = pageOf(record)
    if (page === undefined) continue
    const url = (headers['warc-target-uri'] ?? '').replace(/^<|>$/g, '')
    const at = `${name}#${records} ${url}`
    try {
      const { text: html, decoding } = decodePage(page.body, page.contentType)
      const article = readPage(html, url)
      // Lists, front pages and pages in Persian are no complaint: an archive is full of them.
      if (article.text === '' || article.aside !== undefined) continue
      yield [{ at, ...toArticle(fieldsOf(article), defaults), raw: page.body, decoding }]
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      yield [{ at, refused: error.message }]
    }
  }
  if (records === 0) throw new InputError('a web archive without records')
}

/** The body of an answer that may be an Arabic page, as the server meant it. */
function pageOf(record: Buffer): { readonly body: Uint8Array; readonly contentType: string | undefined } | undefined {
  const end = record.indexOf('\r\n\r\n')
  if (end < 0 || end > MAX_HEADERS) return undefined
  const head = record.toString('latin1', 0, end)
  if (!/^HTTP\/[\d.]+ 200\b/.test(head)) return undefined
  const headers = headersOf(head)
  if (!/html/i.test(headers['content-type'] ?? 'text/html')) return undefined
  let body: Buffer | undefined = record.subarray(end + 4)
  if (/chunked/i.test(headers['transfer-encoding'] ?? '')) body = dechunked(body)
  body = unpacked(body, (headers['content-encoding'] ?? '').trim().toLowerCase())
  return body !== undefined && isArabic(body) ? { body, contentType: headers['content-type'] } : undefined
}

function headersOf(head: string): { [name: string]: string } {
  const out: { [name: string]: string } = Object.create(null)
  for (const line of head.split(/\r?\n/)) {
    const at = line.indexOf(':')
    if (at > 0) out[line.slice(0, at).trim().toLowerCase()] ??= line.slice(at + 1).trim()
  }
  return out
}

/** Archives say `chunked` of bodies that they have put together already: then it is left as it is. */
function dechunked(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const end = body.indexOf('\r\n', at)
    const size = end < 0 || end - at > 20 ? Number.NaN : Number.parseInt(body.toString('latin1', at, end), 16)
    if (!Number.isSafeInteger(size) || end + 2 + size > body.length) return parts.length === 0 ? body : Buffer.concat(parts)
    if (size === 0) break
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
  return Buffer.concat(parts)
}

function unpacked(body: Buffer, encoding: string): Buffer | undefined {
  const options = { maxOutputLength: MAX_HTML_BYTES }
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip') return body[0] === 0x1f ? gunzipSync(body, options) : body
    if (encoding === 'br') return brotliDecompressSync(body, options)
    if (encoding === 'deflate') return inflateSync(body, options)
    return body
  } catch {
    // Common Crawl unpacks bodies and leaves the header as it was.
    return body[0] === 0x3c ? body : undefined
  }
}

/** In UTF-8 an Arabic letter begins with a byte of D8 to DB; in the old encodings letters are bytes above C0, and Latin pages have few of those. */
function isArabic(body: Buffer): boolean {
  const end = Math.min(body.length, WITHIN)
  let letters = 0
  for (let i = 0; i < end; i++) {
    const unit = body[i]
    if (unit >= 0xd8 && unit <= 0xdb && ++letters >= FEWEST) return true
  }
  if (letters >= FEWEST / 4) {
    let high = 0
    for (let i = 0; i < end; i++) if (body[i] >= 0xc1) high++
    return high > 4 * FEWEST && /charset=["']?(?:windows-1256|iso-8859-6)/i.test(body.toString('latin1', 0, 4096))
  }
  return false
}
