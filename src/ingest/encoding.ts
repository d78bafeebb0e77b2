/** The encoding of a web page: byte order mark, then what the bytes prove, then what the page says, then its letters. */
import { decodeUtf8, utf16Of } from './decode.ts'
import { type Decoding, InputError } from './item.ts'

/** The page's own word, within its first bytes, as the standard has browsers look for it. */
const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([a-z0-9_:.-]+)/i
const DECLARED_WITHIN = 4096

/**
 * The page as a string.
 * @throws InputError where no encoding gives Arabic.
 */
export function decodeHtml(bytes: Uint8Array): string {
  return decodePage(bytes).text
}

/** The page, and how it was told what it is in. @throws InputError where no encoding gives Arabic. */
export function decodePage(bytes: Uint8Array): { readonly text: string; readonly decoding: Decoding } {
  const wide = utf16Of(bytes)
  const marked = wide && decode(bytes, wide)
  if (wide && marked !== undefined) return { text: marked, decoding: { encoding: wide, by: 'mark' } }
  if (wide) return guess(bytes)
  // Arabic in an old encoding is never UTF-8 by chance, so bytes that are UTF-8 are, whatever the page says.
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== undefined) return { text: utf8, decoding: { encoding: 'utf-8', by: 'bytes' } }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, DECLARED_WITHIN)).toString('latin1')
  const found = DECLARED.exec(head)
  const declared = (found?.[1] ?? found?.[2])?.toLowerCase()
  const text = declared && !LATIN.test(declared) ? decode(bytes, declared) : undefined
  // A page that is not in what it says is guessed at, like one that says nothing.
  return declared && text !== undefined ? { text, decoding: { encoding: declared, by: 'declared' } } : guess(bytes)
}

/** What pages say by default, and what no Arabic page that is not UTF-8 can be. */
const LATIN = /^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-1|latin1|windows-1252)$/

/** undefined where the bytes are not all in `encoding`, or nobody knows it. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The old encodings of Arabic pages. Any bytes are windows-1256, so letters decide: the article ال is everywhere. */
function guess(bytes: Uint8Array): { readonly text: string; readonly decoding: Decoding } {
  let best = ''
  let found = ''
  let most = 0
  for (const encoding of ['windows-1256', 'iso-8859-6']) {
    const text = new TextDecoder(encoding).decode(bytes)
    const articles = text.split('ال').length - 1
    if (articles > most) {
      best = text
      found = encoding
      most = articles
    }
  }
  if (most < 3) throw new InputError('neither UTF-8 nor an Arabic encoding that could be told: convert it to UTF-8')
  return { text: best, decoding: { encoding: found, by: 'letters' } }
}
