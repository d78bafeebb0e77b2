/** What kind of input something is: by its name, and where that does not say, by how it begins. */

import { utf16Of } from './decode.ts'
import { looksLikeFeed } from './feeds/looks-like-feed.ts'
import { InputError } from './item.ts'

export type Kind = 'text' | 'json' | 'jsonl' | 'html' | 'feed'

const KINDS: { readonly [extension: string]: Kind } = {
  txt: 'text',
  text: 'text',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  opml: 'feed',
}

/** The kind a file's name promises, with or without `.gz`; undefined where it promises none. */
export function kindOfName(name: string): Kind | undefined {
  const extension = /\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1].toLowerCase()
  return extension !== undefined && Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined
}

const HTML = /^<(?:!doctype\s+html|html|head|body|\?xml[^>]*\?>\s*<(?:!doctype\s+html|html)|!--[\s\S]{0,400}?-->\s*<(?:!doctype|html))/i
const OBJECT = /^\{\s*["}]/
const ARRAY = /^\[\s*[{\]]/

/** How much of an input is looked at, at most: an object that has not ended its first line by then is one a line. */
const MAX_HEAD = 1 << 20
const ENOUGH = 2048

/** True where `head`, the first bytes of an input, suffices for {@link kindOfContent}. */
export function isEnough(head: Uint8Array): boolean {
  if (head.length >= MAX_HEAD) return true
  const text = firstLetters(head)
  return text.startsWith('{') ? text.includes('\n') && OBJECT.test(text) : head.length >= ENOUGH
}

/**
 * The kind of what begins with `head`. A text may begin with a bracket too (`[الرملة – خاص]`), so JSON must look like
 * JSON. One object a line is JSONL; an object over several lines is JSON.
 */
export function kindOfContent(head: Uint8Array): Kind {
  const text = firstLetters(head)
  if (looksLikeFeed(text)) return 'feed'
  if (HTML.test(text)) return 'html'
  if (ARRAY.test(text)) return 'json'
  if (!OBJECT.test(text)) return 'text'
  const end = text.indexOf('\n')
  if (end < 0) return 'jsonl'
  try {
    JSON.parse(text.slice(0, end))
    return 'jsonl'
  } catch {
    // A first line that closes what it opened, with another object after it: JSONL, and its first line is broken.
    return /\}\s*$/.test(text.slice(0, end)) && /^\s*\{/.test(text.slice(end)) ? 'jsonl' : 'json'
  }
}

/** What an input begins with, as letters, without mark of order and leading space. Of one-byte encodings only ASCII is right: it will do. */
export function firstLetters(head: Uint8Array): string {
  const wide = utf16Of(head)
  const letters = wide
    ? new TextDecoder(wide.encoding).decode(head)
    : Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1')
  return letters.replace(/^(?:\u00ef\u00bb\u00bf)?\s+|^\u00ef\u00bb\u00bf/, '')
}

/** Bytes at the beginning that suffice for {@link refuseUnread}. */
export const ENOUGH_TO_REFUSE = 16

/** What is not read (yet), by its first bytes; some of it begins as a text does. */
const UNREAD: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF: save its text'],
  ['PK\u0003\u0004', 'a zip archive or a document of an office program: unpack it, or save it as text'],
  ['WARC/', 'a web archive (WARC): give its pages'],
  ['PAR1', 'a Parquet file: export it as JSONL'],
  ['\u00d0\u00cf\u0011\u00e0', 'a document of an old office program: save it as text'],
  ['{\\rtf', 'a rich text (RTF): save it as plain text'],
  ['\u0028\u00b5\u002f\u00fd', 'packed with Zstandard: unpack it'],
  ['BZh', 'packed with bzip2: unpack it'],
  ['\u00fd7zXZ', 'packed with xz: unpack it'],
  ['7z\u00bc\u00af', 'a 7z archive: unpack it'],
  ['Rar!', 'a rar archive: unpack it'],
  ['SQLite format 3', 'an SQLite file: a store is named by --data'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
]

/** @throws InputError where the file is in a format that isnad does not read; the message names it, and what to do. */
export function refuseUnread(head: Uint8Array): void {
  const letters = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, ENOUGH_TO_REFUSE)).toString('latin1')
  const what = UNREAD.find(([mark]) => letters.startsWith(mark))?.[1]
  if (what !== undefined) throw new InputError(what)
}

/** @throws InputError where the name is that of a table, whose first bytes are those of any text. */
export function refuseTable(name: string): void {
  if (/\.(?:csv|tsv)(?:\.gz)?$/i.test(name)) throw new InputError('a table: export it as JSONL, an object a line with "text"')
}
