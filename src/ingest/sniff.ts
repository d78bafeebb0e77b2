/** What kind of input something is: by its name, and where that does not say, by how it begins. */

import { looksLikeFeed } from './feeds/looks-like-feed.ts'

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
  const text = begin(head)
  return text.startsWith('{') ? text.includes('\n') && OBJECT.test(text) : head.length >= ENOUGH
}

/**
 * The kind of what begins with `head`. A text may begin with a bracket too (`[الرملة – خاص]`), so JSON must look like
 * JSON. One object a line is JSONL; an object over several lines is JSON.
 */
export function kindOfContent(head: Uint8Array): Kind {
  const text = begin(head)
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

/** Marks of all these kinds are ASCII: bytes as letters will do. Without mark of order and leading space. */
function begin(head: Uint8Array): string {
  return Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s+|^\u00ef\u00bb\u00bf/, '')
}
