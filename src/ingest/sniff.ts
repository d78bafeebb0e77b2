/** What kind of input something is: by its name, and where that does not say, by how it begins. */

import { utf16Of } from './decode.ts'
import { looksLikeFeed } from './feeds/looks-like-feed.ts'
import { InputError } from './item.ts'

export type Kind = 'text' | 'json' | 'jsonl' | 'html' | 'feed' | 'table' | 'parquet' | 'docx' | 'pdf' | 'zip' | 'warc'

/** Kinds that hold many articles and are read as they come, however long. */
export const STREAMED: ReadonlySet<Kind> = new Set<Kind>(['jsonl', 'table', 'parquet', 'zip', 'warc'])

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
  csv: 'table',
  tsv: 'table',
  tab: 'table',
  parquet: 'parquet',
  docx: 'docx',
  pdf: 'pdf',
  zip: 'zip',
  warc: 'warc',
}

/** All of them, for a complaint. */
export const ENDINGS = Object.keys(KINDS)
  .map((ending) => `.${ending}`)
  .join(', ')

/** The kind a file's name promises, with or without `.gz` or `.zst`; undefined where it promises none. */
export function kindOfName(name: string): Kind | undefined {
  const extension = /\.([a-z]+)(?:\.(?:gz|zst))?$/i.exec(name)?.[1].toLowerCase()
  return extension !== undefined && Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined
}

/** The kind that the first bytes prove, whatever the name; undefined for texts, whose first bytes prove nothing. */
export function kindOfBytes(head: Uint8Array): Kind | undefined {
  const letters = latin1(head, 4096)
  if (letters.startsWith('%PDF-')) return 'pdf'
  if (letters.startsWith('PAR1')) return 'parquet'
  if (letters.startsWith('WARC/')) return 'warc'
  // Documents of office programs are zip archives that begin with a list of their parts.
  if (letters.startsWith('PK\u0003\u0004'))
    return /^.{30}(?:\[Content_Types\]|_rels\/|docProps\/|word\/|xl\/|ppt\/|mimetype)/s.test(letters) ? 'docx' : 'zip'
  return undefined
}

/** Kinds that only their bytes prove: a page that is called news.pdf is a page. */
const PROVED: ReadonlySet<Kind> = new Set<Kind>(['parquet', 'docx', 'pdf', 'zip', 'warc'])

/** The kind of a file: what its bytes prove, else what its name promises, else how it begins. Wants as much of it as {@link isEnoughOf} says. */
export function kindOfFile(name: string, head: Uint8Array): Kind {
  const proved = kindOfBytes(head)
  if (proved !== undefined) return proved
  const named = kindOfName(name)
  return named === undefined || PROVED.has(named) ? kindOfContent(head) : named
}

/** Whether `head` suffices to tell the kind of a file with that name. */
export const isEnoughOf = (name: string): ((head: Uint8Array) => boolean) => {
  const named = kindOfName(name)
  return named === undefined || PROVED.has(named) ? isEnough : (head) => head.length >= ENOUGH_TO_TELL
}

const latin1 = (head: Uint8Array, most: number) =>
  Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, most)).toString('latin1')

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
const ENOUGH_TO_REFUSE = 16

/** Bytes at the beginning that suffice for {@link kindOfBytes}. */
const ENOUGH_TO_TELL = 64

/** What is not read, by its first bytes; some of it begins as a text does. */
const UNREAD: readonly (readonly [string, string])[] = [
  ['\u00d0\u00cf\u0011\u00e0', 'a document of an old office program: save it as text'],
  ['{\\rtf', 'a rich text (RTF): save it as plain text'],
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
  const letters = latin1(head, ENOUGH_TO_REFUSE)
  const what = UNREAD.find(([mark]) => letters.startsWith(mark))?.[1]
  if (what !== undefined) throw new InputError(what)
}
