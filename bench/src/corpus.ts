/** What is read: articles of a JSONL file (`.gz` too), or, without one, articles strung together from our own sentences. */
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
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

/** What the user got wrong, in one line. */
export class UsageError extends Error {}

/** The files to read: those named (relative to where the command was typed), else those of ../shared/corpus, else none. */
export function corpusFiles(named: readonly string[]): readonly string[] {
  // npm runs scripts in the package's folder and says in INIT_CWD where it was called.
  const from = process.env.INIT_CWD ?? process.cwd()
  if (named.length > 0)
    return named.map((name) => {
      const path = resolve(from, name)
      const found = statSync(path, { throwIfNoEntry: false })
      if (found === undefined) throw new UsageError(`${name}: no such file in ${from}: name a JSONL file of articles`)
      if (!found.isFile()) throw new UsageError(`${name}: not a file: name a JSONL file of articles, plain or .gz`)
      return path
    })
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
    let number = 0
    for await (const line of lines) {
      number++
      if (line.trim() !== '') yield parse(line, `${basename(file)}:${number}`)
    }
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

function parse(line: string, where: string): BenchArticle {
  let article: unknown
  try {
    article = JSON.parse(line)
  } catch {
    throw new UsageError(`${where}: not JSON: one article a line, as {"text": "…"}`)
  }
  if (typeof article !== 'object' || article === null || !('text' in article) || typeof article.text !== 'string')
    throw new UsageError(`${where}: an article without a text: write one as {"text": "…"}`)
  return article as BenchArticle
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
