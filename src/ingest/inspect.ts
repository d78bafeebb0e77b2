/** What isnad makes of a source, before anything of it is kept. */
import { createHash } from 'node:crypto'
import type { Article } from '../core/record.ts'
import { toArticle } from './article.ts'
import { decodeUnicode } from './decode.ts'
import { decodePage, decodeText } from './encoding.ts'
import type { Feed, FeedEntry } from './feeds/feed.ts'
import { readFeed } from './feeds/index.ts'
import type { PageArticle } from './html/index.ts'
import { type Decoding, InputError } from './item.ts'
import { parseJson } from './json.ts'
import { firstLetters, type Kind, kindOfContent, refuseUnread } from './sniff.ts'

/** Headers of HTTP, in any case. */
export type Headers = { readonly [name: string]: string }

export interface Inspection {
  readonly kind: Kind
  readonly encoding: string
  /** A byte order mark, HTTP or the document's own word (`declared`), what the bytes prove, or their letters. */
  readonly encodingFrom: Decoding['by']
  /** Of the bytes, after decompression; SHA-256, hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  /** What was odd: bytes that no encoding reads, fields that are no dates. */
  readonly problems: readonly string[]
  readonly feed?: Omit<Feed, 'entries'>
  readonly entries?: readonly FeedEntry[]
  readonly article?: PageArticle | Article
  /** Of a file of many articles: how many, and how many lines are none. */
  readonly articles?: number
  readonly refused?: number
}

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
  if (kind === 'html') {
    const { readPage } = await import('./html/index.ts')
    const { text, decoding } = decodePage(bytes, contentType)
    const article = readPage(text, header('content-location') ?? address)
    return { kind, encoding: decoding.encoding, encodingFrom: decoding.by, ...about, problems: [], article }
  }
  const { text, decoding } = kind === 'text' ? decodeText(bytes) : decodeUnicode(bytes)
  const decoded = { kind, encoding: decoding.encoding, encodingFrom: decoding.by, ...about }
  return kind === 'text' ? { ...decoded, problems: [], article: toArticle({ text }).article } : { ...decoded, ...ofJson(text, kind) }
}

function kindOf(bytes: Uint8Array, contentType: string | undefined): Kind {
  const kind = kindOfContent(bytes.subarray(0, 1 << 20))
  if (kind !== 'text') return kind
  if (/[+/](?:xml|rss|atom)\b/i.test(contentType ?? '')) return 'feed'
  if (/html/i.test(contentType ?? '')) return 'html'
  // What begins like no page and has tags is a feed, or will be refused as one.
  return /^<(?:\?xml|!--|!DOCTYPE|[a-z])/i.test(firstLetters(bytes.subarray(0, 4096))) ? 'feed' : 'text'
}

/** The first article, and how many there are. */
function ofJson(text: string, kind: Kind): Pick<Inspection, 'articles' | 'refused' | 'article' | 'problems'> {
  const values: (() => unknown)[] =
    kind === 'jsonl'
      ? text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [() => parseJson(line)]))
      : ((value) => (Array.isArray(value) ? value : [value]).map((v) => () => v))(parseJson(text))
  let article: Article | undefined
  let articles = 0
  const problems: string[] = []
  values.forEach((value, i) => {
    try {
      const found = toArticle(value())
      articles++
      article ??= found.article
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      if (problems.length < 10) problems.push(`${i + 1}: ${error.message}`)
    }
  })
  return { articles, refused: values.length - articles, problems, ...(article && { article }) }
}
