/** What is read: articles of a JSONL file (`.gz` too), or, without one, articles strung together from our own sentences. */
import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { SENTENCES, samples } from '../../test/support/articles.ts'
import { ROOT } from './root.ts'

export interface BenchArticle {
  /** Given, as stores give it: without one the reader hashes the text. */
  readonly id: string
  readonly text: string
  readonly publishedAt?: string | undefined
}

/** The files to read: those named, else those of ../shared/corpus, else none. */
export function corpusFiles(named: readonly string[]): readonly string[] {
  if (named.length > 0) return named
  const folder = join(ROOT, '..', 'shared', 'corpus')
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.jsonl(\.gz)?$/.test(name))
        .sort()
        .map((name) => join(folder, name))
    : []
}

export function describe(files: readonly string[]): string {
  return files.length > 0
    ? files.map((file) => basename(file)).join(', ')
    : 'text generated from our own sentences (no corpus named or found)'
}

/** Every article, one at a time; generated ones where there are no files. */
export async function* articles(files: readonly string[]): AsyncGenerator<BenchArticle> {
  if (files.length === 0) yield* generated(4000)
  for (const file of files) {
    const stream = createReadStream(file)
    const lines = createInterface({
      input: file.endsWith('.gz') ? stream.pipe(createGunzip()) : stream,
      crlfDelay: Number.POSITIVE_INFINITY,
    })
    for await (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as BenchArticle
  }
}

/** Articles up to so many bytes of UTF-8, evenly from the whole: every nth. */
export async function slice(files: readonly string[], bytes: number, every = 1): Promise<BenchArticle[]> {
  const out: BenchArticle[] = []
  let n = 0
  let size = 0
  for await (const article of articles(files)) {
    if (n++ % every !== 0) continue
    out.push({ id: String(n), text: article.text, publishedAt: article.publishedAt })
    size += Buffer.byteLength(article.text)
    if (size >= bytes) break
  }
  return out
}

function* generated(count: number): Generator<BenchArticle> {
  const paragraphs = [...SENTENCES, ...samples().flatMap((text) => text.split(/\n+/))]
  let seed = 1
  const next = (n: number) => {
    seed = (seed * 48271) % 2147483647 // the same articles every time
    return seed % n
  }
  for (let i = 0; i < count; i++) {
    const text = Array.from({ length: 4 + next(10) }, () => paragraphs[next(paragraphs.length)]).join('\n\n')
    yield { id: String(i), text, publishedAt: '2021-07-28' }
  }
}
