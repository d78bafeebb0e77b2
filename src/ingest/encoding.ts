/** The encoding of what may be older than Unicode: pages, and texts. */
import { type Decoded, decodeUnicode, decodeUtf8, UTF8, utf16Of } from './decode.ts'
import { InputError } from './item.ts'

/** The page's own word, within its first bytes, as the standard has browsers look for it. */
const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_:.-]+)/i
const DECLARED_WITHIN = 4096
const CHARSET = /charset\s*=\s*["']?\s*([\w.:-]+)/i

/** The charset that a `Content-Type` of HTTP names. */
export const charsetOf = (contentType: string | undefined): string | undefined => CHARSET.exec(contentType ?? '')?.[1].toLowerCase()

/**
 * A page: byte order mark, then what the bytes prove, then HTTP, then the page's own word, then its letters (the order of the HTML
 * standard, §13.2.3.2, but that a page in UTF-8 is, whatever is said of it: Arabic in an old encoding is never UTF-8 by chance).
 * @param contentType of HTTP.
 * @throws InputError where no encoding gives Arabic.
 */
export function decodePage(bytes: Uint8Array, contentType?: string): Decoded {
  const wide = utf16Of(bytes)
  const wideText = wide && decode(bytes, wide.encoding)
  if (wide && wideText !== undefined) return { text: wideText, decoding: wide }
  const utf8 = wide ? undefined : decodeUtf8(bytes)
  if (utf8 !== undefined) return { text: utf8, decoding: UTF8 }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, DECLARED_WITHIN)).toString('latin1')
  const found = DECLARED.exec(head)
  for (const encoding of [charsetOf(contentType), (found?.[1] ?? found?.[2])?.toLowerCase()]) {
    const text = encoding === undefined || UNLIKELY.test(encoding) ? undefined : decode(bytes, encoding)
    // A page that is not in what it says is guessed at, like one that says nothing.
    if (encoding !== undefined && text !== undefined) return { text, decoding: { encoding, by: 'declared' } }
  }
  const guessed = byLetters(bytes)
  if (guessed === undefined) throw new InputError('neither UTF-8 nor an Arabic encoding that could be told: convert it to UTF-8')
  return guessed
}

/**
 * A text file: Unicode, or an old Arabic encoding by its letters.
 * @throws InputError where it is neither, or no text at all.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  let decoded: Decoded
  try {
    decoded = decodeUnicode(bytes)
  } catch (error) {
    const guessed = byLetters(bytes)
    if (guessed === undefined) throw error
    decoded = guessed
  }
  if (decoded.text.includes('\u0000')) throw new InputError('no text: it holds zero bytes, as files of programs do')
  return decoded
}

/** What pages say by default, and what no Arabic page that is not UTF-8 can be. */
const UNLIKELY = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-1|latin1|windows-1252)$/

/** undefined where the bytes are not all in `encoding`, or nobody knows it. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** How often the article must stand in a text that is told by its letters. */
const SURE = 3

/** The old encodings of Arabic. Any bytes are windows-1256, so letters decide: the article ال is everywhere. */
function byLetters(bytes: Uint8Array): Decoded | undefined {
  let best: Decoded | undefined
  let most = SURE - 1
  for (const encoding of ['windows-1256', 'iso-8859-6']) {
    const text = new TextDecoder(encoding).decode(bytes)
    const articles = text.split('ال').length - 1
    if (articles <= most) continue
    best = { text, decoding: { encoding, by: 'letters' } }
    most = articles
  }
  return best
}
