/**
 * The bytes of a feed as text. In order: a byte order mark, the charset of HTTP, the XML declaration, then what the bytes prove
 * and their letters (RFC 7303 §3; feeds served as `text/xml` without a charset are not held to be US-ASCII, as RFC 3023 would have
 * it, since none is). What HTTP or the declaration says and the bytes deny is passed over.
 */
import { decodeUtf8, hasBom, utf16Of } from '../decode.ts'
import { charsetOf, decodePage } from '../encoding.ts'
import type { Decoding } from '../item.ts'
import type { FeedContext } from './feed.ts'

export interface DecodedFeed {
  readonly text: string
  readonly decoding: Decoding
  /** Set where bytes could not be read and U+FFFD stands for them. */
  readonly lossy: boolean
}

const DECLARED = /^\s*<\?xml[^>]{0,300}?encoding\s*=\s*["']([\w.:-]+)["']/i

const LATIN = /^(?:us-ascii|ascii|iso-8859-1|latin-?1|windows-1252|cp1252)$/i

export function decodeFeed(bytes: Uint8Array, context: FeedContext = {}): DecodedFeed {
  const marked = hasBom(bytes) ? ({ encoding: 'utf-8', by: 'mark' } as const) : utf16Of(bytes)
  if (marked !== undefined) return read(bytes, marked.encoding, marked.by)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  const http = charsetOf(context.contentType)
  const declared = DECLARED.exec(head)?.[1]
  const utf8 = decodeUtf8(bytes)
  for (const name of [http, declared]) {
    // What is written by default and takes any bytes proves nothing against bytes that are UTF-8 and more than ASCII.
    if (name === undefined || (LATIN.test(name) && utf8 !== undefined && utf8.length < bytes.length)) continue
    const text = strictly(bytes, name)
    if (text !== undefined) return { text, decoding: { encoding: name.toLowerCase(), by: 'declared' }, lossy: false }
  }
  if (utf8 !== undefined) return { text: utf8, decoding: { encoding: 'utf-8', by: 'bytes' }, lossy: false }
  const known = [http, declared].find((name) => name !== undefined && isKnown(name) && !/^utf-?8$/i.test(name))
  if (known !== undefined) return read(bytes, known, 'declared')
  try {
    return { ...decodePage(bytes), lossy: false }
  } catch {
    return read(bytes, 'windows-1252', 'letters')
  }
}

function isKnown(name: string): boolean {
  try {
    new TextDecoder(name)
    return true
  } catch {
    return false
  }
}

function strictly(bytes: Uint8Array, name: string): string | undefined {
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function read(bytes: Uint8Array, encoding: string, by: Decoding['by']): DecodedFeed {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, decoding: { encoding, by }, lossy: text.includes('\ufffd') }
}
