/** Everything a user may name → articles, in order, some at a time. What is no article is refused by itself. */
import type { Readable } from 'node:stream'
import { toArticle } from './article.ts'
import { collect, peek, readBytes, streamOf, uncompressed } from './bytes.ts'
import { decodeUnicode, UTF8 } from './decode.ts'
import { decodePage, decodeText } from './encoding.ts'
import type { Fetcher } from './fetch/fetch.ts'
import { readTelegram, readWhatsApp } from './files/chats.ts'
import { readDocument } from './files/document.ts'
import { type Defaults, InputError, type Item } from './item.ts'
import { parseJson } from './json.ts'
import { HELD_TOO_LONG, HTML_TOO_LONG, MAX_HELD_BYTES, MAX_HTML_BYTES, MAX_ITEM_BYTES, TOO_LONG } from './limits.ts'
import { readLines } from './lines.ts'
import { filesOf } from './paths.ts'
import { refuse } from './refuse.ts'
import { isEnoughOf, type Kind, kindOfFile, kindOfName, refuseUnread } from './sniff.ts'

/** The name of standard input where a complaint is about it. */
const STANDARD_INPUT = 'standard input'

/**
 * Reads `paths`: files, folders, `-` for `input`. Yields what has come together of each stream at once, so that memory
 * does not grow with the input and whoever reads from a pipe does not wait. `onBytes` hears of the bytes of files, as they are
 * on the disk, when they have been read; `onSource` of each file and address once all of it came out. Addresses are fetched where
 * there is a `fetcher`.
 */
export async function* readArticles(
  paths: readonly string[],
  input: Readable,
  defaults: Defaults = {},
  onBytes: (count: number) => void = () => {},
  fetcher?: () => Promise<Fetcher>,
  onSource: (source: string) => void = () => {},
): AsyncGenerator<Item[]> {
  for (const path of paths) {
    if (fetcher !== undefined && /^https?:\/\//i.test(path)) {
      const { readAddress } = await import('./read-address.ts')
      yield from(path, await readAddress(path, await fetcher(), defaults))
      onSource(path)
      continue
    }
    let files: string[]
    try {
      files = await filesOf(path)
    } catch (error) {
      yield from(path, [refuse(path, error)])
      onSource(path)
      continue
    }
    for (const file of files) {
      for await (const items of readFile(file, input, defaults, onBytes)) yield from(file, items)
      onSource(file)
    }
  }
}

/** Refusals say of which file or address they are. */
function from(source: string, items: Item[]): Item[] {
  return source === '-' ? items : items.map((item) => ('refused' in item ? { ...item, source } : item))
}

async function* readFile(file: string, input: Readable, defaults: Defaults, onBytes: (count: number) => void): AsyncGenerator<Item[]> {
  const name = file === '-' ? STANDARD_INPUT : file
  const bytes = readBytes(file, input, onBytes)
  try {
    yield* readStream(name, bytes, defaults, file === '-' ? 'memory' : 'disk')
  } catch (error) {
    yield [refuse(name, error)]
  } finally {
    // Not all are read to their end: what was opened is closed.
    await bytes.return(undefined)
  }
}

/**
 * What a stream of bytes holds. `from`: a file on the disk, whose path `name` is; what comes through a pipe or is at hand; a
 * member of an archive.
 * @throws InputError where nothing can be made of it.
 */
export async function* readStream(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  defaults: Defaults,
  from: 'disk' | 'memory' | 'archive',
): AsyncGenerator<Item[]> {
  const { head, all } = await peek(stream, isEnoughOf(name))
  refuseUnread(head)
  const kind = kindOfFile(name, head)
  switch (kind) {
    case 'jsonl':
      yield* readJsonl(name, all, defaults)
      return
    case 'table': {
      const { readTable } = await import('./files/tables.ts')
      yield* readTable(name, all, defaults, defaults.columns)
      return
    }
    case 'parquet': {
      const { readParquet } = await import('./files/parquet.ts')
      // Its end is read first: from the disk, where it lies there as it is.
      const plain = from === 'disk' && !/\.(?:gz|zst)$/i.test(name)
      yield* readParquet(name, plain ? name : await collect(all, MAX_HELD_BYTES, HELD_TOO_LONG), defaults, defaults.columns)
      return
    }
    case 'warc': {
      const { readWarc } = await import('./files/warc.ts')
      yield* readWarc(name, all, defaults)
      return
    }
    case 'zip':
      if (from === 'archive') throw new InputError('an archive within an archive: unpack it')
      yield* readArchive(name, all, defaults)
      return
    default:
      yield await readWhole(name, kind, all, defaults)
  }
}

async function* readArchive(name: string, bytes: AsyncIterable<Uint8Array>, defaults: Defaults): AsyncGenerator<Item[]> {
  const { membersOf } = await import('./files/archives.ts')
  let any = false
  for await (const member of membersOf(bytes, (inner) => kindOfName(inner) !== undefined)) {
    any = true
    const at = `${name}/${member.name}`
    if (member.refused !== undefined) {
      yield [{ at, refused: member.refused }]
      continue
    }
    try {
      yield* readStream(at, uncompressed(streamOf(member.bytes)), defaults, 'archive')
    } catch (error) {
      yield [refuse(at, error)]
    }
  }
  if (!any) throw new InputError('an archive without a file that is read')
}

async function* readJsonl(name: string, bytes: AsyncIterable<Uint8Array>, defaults: Defaults): AsyncGenerator<Item[]> {
  let any = false
  for await (const lines of readLines(bytes)) {
    const items: Item[] = []
    for (const line of lines) {
      any = true
      const at = `${name}:${line.number}`
      if (line.refused !== undefined) items.push({ at, refused: line.refused })
      else {
        try {
          items.push({ at, ...toArticle(parseJson(line.text), defaults), raw: line.text, decoding: UTF8 })
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          items.push({ at, refused: error.message })
        }
      }
    }
    if (items.length > 0) yield items
  }
  if (!any) yield [{ at: name, refused: 'empty: nothing to read' }]
}

async function readWhole(name: string, kind: Kind, stream: AsyncIterable<Uint8Array>, defaults: Defaults): Promise<Item[]> {
  const bytes =
    kind === 'html' || kind === 'feed'
      ? await collect(stream, MAX_HTML_BYTES, HTML_TOO_LONG)
      : await collect(stream, MAX_ITEM_BYTES, TOO_LONG)
  if (kind === 'html') {
    if (bytes.length === 0) throw new InputError('empty: nothing to read')
    // A third of a second to load: only where there is a page.
    const { readHtml } = await import('./html/index.ts')
    const { text, decoding } = decodePage(bytes)
    return [{ at: name, ...toArticle(readHtml(text), defaults), raw: bytes, decoding }]
  }
  if (kind === 'feed') return readEntries(name, bytes, defaults)
  if (kind === 'docx' || kind === 'pdf') return [{ at: name, ...toArticle(await readDocument(kind, bytes), defaults), raw: bytes }]
  const { text, decoding } = kind === 'text' ? decodeText(bytes) : decodeUnicode(bytes)
  if (text.trim() === '') throw new InputError('empty: nothing to read')
  if (kind === 'text')
    return readWhatsApp(name, text, defaults, decoding) ?? [{ at: name, ...toArticle({ text }, defaults), raw: bytes, decoding }]
  const value = parseJson(text)
  const chat = readTelegram(name, value, defaults, decoding)
  if (chat) return chat
  if (!Array.isArray(value)) return [{ at: name, ...toArticle(value, defaults), raw: bytes, decoding }]
  if (value.length === 0) throw new InputError('an empty array: nothing to read')
  return value.map((element, i) => {
    const at = `${name}[${i}]`
    try {
      return { at, ...toArticle(element, defaults), decoding }
    } catch (error) {
      return refuse(at, error)
    }
  })
}

/** Each entry of a feed is an article. */
async function readEntries(name: string, bytes: Uint8Array, defaults: Defaults): Promise<Item[]> {
  const { articleOfEntry, readFeed } = await import('./feeds/index.ts')
  const feed = readFeed(bytes)
  if (feed.kind === 'opml') throw new InputError('a list of feeds, which holds no articles')
  if (feed.entries.length === 0) throw new InputError('a feed without entries: nothing to read')
  return feed.entries.map((entry, i) => {
    const at = `${name}[${i}]`
    try {
      return { at, ...toArticle(articleOfEntry(entry, feed), defaults), decoding: feed.decoding }
    } catch (error) {
      return refuse(at, error)
    }
  })
}
