/** What isnad makes of a source, before anything of it is kept. */
import { createHash } from 'node:crypto'
import type { Article } from '../core/record.ts'
import { toArticle } from './article.ts'
import { peek, readBytes, streamOf } from './bytes.ts'
import { decodePage, decodeText } from './encoding.ts'
import type { Feed, FeedEntry } from './feeds/feed.ts'
import { readFeed } from './feeds/index.ts'
import { readWhatsApp } from './files/chats.ts'
import { readDocument } from './files/document.ts'
import type { PageArticle } from './html/index.ts'
import { type Decoding, type Defaults, InputError, type Item } from './item.ts'
import { readStream } from './read-articles.ts'
import { firstLetters, isEnoughOf, type Kind, kindOfBytes, kindOfContent, kindOfFile, refuseUnread, STREAMED } from './sniff.ts'

/** Headers of HTTP, in any case. */
export type Headers = { readonly [name: string]: string }

export interface Inspection {
  readonly kind: Kind
  /** Absent of what is no text by itself: PDF, archives. */
  readonly encoding?: string
  /** A byte order mark, HTTP or the document's own word (`declared`), what the bytes prove, or their letters. */
  readonly encodingFrom?: Decoding['by']
  /** Of the bytes, after decompression; SHA-256, hexadecimal. Absent, as their number is, of files that are read as they come. */
  readonly sha256?: string
  readonly bytes?: number
  /** What was odd: bytes that no encoding reads, fields that are no dates. */
  readonly problems: readonly string[]
  readonly feed?: Omit<Feed, 'entries'>
  readonly entries?: readonly FeedEntry[]
  readonly article?: PageArticle | Article
  /** Of a file of many articles: how many, and how many lines are none. */
  readonly articles?: number
  readonly refused?: number
  /** There are more articles than were counted. */
  readonly more?: true
}

/** Articles of a file that are counted. */
const COUNTED = 1000

/**
 * Looks at the bytes of a source.
 * @param headers what HTTP said of them: `Content-Type`, `Content-Location`, `Content-Language`.
 * @throws InputError where nothing can be made of them; the message says why.
 */
export async function inspect(bytes: Uint8Array, headers: Headers = {}, address?: string): Promise<Inspection> {
  if (bytes.length === 0) throw new InputError('empty: nothing to read')
  refuseUnread(bytes)
  const header = (name: string) => Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  const about = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length }
  const contentType = header('content-type')
  const kind = kindOf(bytes, contentType)
  if (kind === 'feed') {
    const { decoding, lossy, entries, ...feed } = readFeed(bytes, {
      contentType,
      address: header('content-location') ?? address,
      language: header('content-language'),
    })
    const problems = lossy ? ['some of its bytes are in no encoding that it says: U+FFFD stands for them'] : []
    return { kind, encoding: decoding.encoding, encodingFrom: decoding.by, ...about, problems, feed, entries }
  }
  if (kind === 'docx' || kind === 'pdf')
    return { kind, ...about, problems: [], article: toArticle(await readDocument(kind, bytes)).article }
  if (kind === 'html') {
    const { readPage } = await import('./html/index.ts')
    const { text, decoding } = decodePage(bytes, contentType)
    const article = readPage(text, header('content-location') ?? address)
    return { kind, encoding: decoding.encoding, encodingFrom: decoding.by, ...about, problems: [], article }
  }
  if (kind === 'text') {
    const { text, decoding } = decodeText(bytes)
    const chat = readWhatsApp('', text, {}, decoding)
    if (chat) return { kind, ...about, ...(await ofItems([chat])) }
    return { kind, encoding: decoding.encoding, encodingFrom: decoding.by, ...about, problems: [], article: toArticle({ text }).article }
  }
  return { kind, ...about, ...(await ofItems(readStream('', streamOf(bytes), {}, 'memory'))) }
}

/**
 * Looks at a file that holds many articles and is read as it comes: a table, an archive. undefined where it is another.
 * @throws InputError where nothing can be made of it.
 */
export async function inspectFile(path: string, defaults: Defaults): Promise<Inspection | undefined> {
  const bytes = readBytes(path, process.stdin)
  try {
    const { head, all } = await peek(bytes, isEnoughOf(path))
    const kind = kindOfFile(path, head)
    return STREAMED.has(kind) ? { kind, ...(await ofItems(readStream(path, all, defaults, 'disk'))) } : undefined
  } finally {
    await bytes.return(undefined)
  }
}

/** The first article, how many there are and what was refused. */
async function ofItems(batches: AsyncIterable<readonly Item[]> | Iterable<readonly Item[]>): Promise<Omit<Inspection, 'kind'>> {
  let article: Article | undefined
  let decoding: Decoding | undefined
  let articles = 0
  let refused = 0
  const problems: string[] = []
  for await (const items of batches) {
    for (const item of items) {
      if ('refused' in item) {
        refused++
        if (problems.length < 10) problems.push(`${item.at.replace(/^:/, '')}: ${item.refused}`)
        continue
      }
      articles++
      article ??= item.article
      decoding ??= item.decoding
    }
    if (articles >= COUNTED) break
  }
  return {
    ...(decoding && { encoding: decoding.encoding, encodingFrom: decoding.by }),
    problems,
    articles,
    refused,
    ...(articles >= COUNTED && { more: true as const }),
    ...(article && { article }),
  }
}

function kindOf(bytes: Uint8Array, contentType: string | undefined): Kind {
  const proved = kindOfBytes(bytes.subarray(0, 4096))
  if (proved !== undefined) return proved
  const kind = kindOfContent(bytes.subarray(0, 1 << 20))
  if (kind !== 'text') return kind
  if (/[+/](?:xml|rss|atom)\b/i.test(contentType ?? '')) return 'feed'
  if (/html/i.test(contentType ?? '')) return 'html'
  // What begins like no page and has tags is a feed, or will be refused as one.
  return /^<(?:\?xml|!--|!DOCTYPE|[a-z])/i.test(firstLetters(bytes.subarray(0, 4096))) ? 'feed' : 'text'
}
