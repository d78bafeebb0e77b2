/** Bytes → strings. What is not in its encoding is refused, never patched up with U+FFFD. */
import { isUtf8, transcode } from 'node:buffer'
import { InputError } from './item.ts'

/** The string of UTF-8 bytes, without a byte order mark; undefined where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined
  const buffer = asBuffer(hasBom(bytes) ? bytes.subarray(3) : bytes)
  if (buffer.length === 0) return ''
  // Four times as fast as TextDecoder, and the same string once the bytes are known to be UTF-8.
  return transcode(buffer, 'utf8', 'utf16le').toString('utf16le')
}

/**
 * The string of a text file: UTF-8, or UTF-16 where a byte order mark says so.
 * @throws InputError where it is neither.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = utf16Of(bytes)
  if (wide !== undefined) {
    try {
      return new TextDecoder(wide, { fatal: true }).decode(bytes)
    } catch {
      throw new InputError(`begins as ${wide.toUpperCase()} and is broken further on: save it as UTF-8`)
    }
  }
  const text = decodeUtf8(bytes)
  if (text === undefined) throw new InputError(NOT_UTF8, lineOfFirstInvalid(bytes))
  return text
}

export const NOT_UTF8 = 'not UTF-8: convert it, e.g. with iconv -f WINDOWS-1256 -t UTF-8'

/** `utf-16le` or `utf-16be` where the bytes begin with that mark. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

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
