/** Bytes → strings. What is not in its encoding is refused, never patched up with U+FFFD. */
import { isUtf8, transcode } from 'node:buffer'
import { type Decoding, InputError } from './item.ts'

/** The string of UTF-8 bytes, without a byte order mark; undefined where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined
  const buffer = asBuffer(hasBom(bytes) ? bytes.subarray(3) : bytes)
  if (buffer.length === 0) return ''
  // Four times as fast as TextDecoder, and the same string once the bytes are known to be UTF-8.
  return transcode(buffer, 'utf8', 'utf16le').toString('utf16le')
}

/** A string, and how its bytes became it. */
export interface Decoded {
  readonly text: string
  readonly decoding: Decoding
}

/**
 * The string of a file in Unicode, which all of JSON is (RFC 8259 §8.1): UTF-8 or UTF-16.
 * @throws InputError where it is neither.
 */
export function decodeUnicode(bytes: Uint8Array): Decoded {
  const decoding = utf16Of(bytes)
  if (decoding !== undefined) {
    try {
      return { text: new TextDecoder(decoding.encoding, { fatal: true }).decode(bytes), decoding }
    } catch {
      throw new InputError(`begins as ${decoding.encoding.toUpperCase()} and is broken further on: save it as UTF-8`)
    }
  }
  const text = decodeUtf8(bytes)
  if (text === undefined) throw new InputError(NOT_UTF8, lineOfFirstInvalid(bytes))
  return { text, decoding: UTF8 }
}

export const UTF8: Decoding = { encoding: 'utf-8', by: 'bytes' }

export const NOT_UTF8 = 'not UTF-8: convert it, e.g. with iconv -f WINDOWS-1256 -t UTF-8'

/** UTF-16, where a byte order mark says so, or the bytes do. */
export function utf16Of(bytes: Uint8Array): Decoding | undefined {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', by: 'mark' }
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', by: 'mark' }
  if (bytes.length < SURE) return undefined
  // Of Latin and Arabic letters one byte in two is 0 or 6, and in no other encoding is either a letter.
  const high = [0, 0]
  const end = Math.min(bytes.length & ~1, WITHIN)
  for (let i = 0; i < end; i++) if (bytes[i] === 0 || bytes[i] === 6) high[i & 1]++
  if (high[0] + high[1] < (end / 2) * 0.9) return undefined
  if (high[1] > 3 * high[0]) return { encoding: 'utf-16le', by: 'bytes' }
  return high[0] > 3 * high[1] ? { encoding: 'utf-16be', by: 'bytes' } : undefined
}

/** Bytes that are looked at for UTF-16 without a mark: at least, and at most. */
const SURE = 8
const WITHIN = 1024

export function hasBom(bytes: Uint8Array): boolean {
  return bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The 1-based line of the first byte that belongs to no UTF-8 character. */
function lineOfFirstInvalid(bytes: Uint8Array): number {
  let line = 1
  for (let i = 0, size = 1; i < bytes.length; i += size) {
    const lead = bytes[i]
    if (lead === 10) line++
    size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    if (lead >= 0x80 && !isUtf8(bytes.subarray(i, i + size))) break
  }
  return line
}
