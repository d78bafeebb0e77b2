/** The articles at hand, each with its record: the samples, and what was pasted since the server started. */

import type { Reader } from '../core/read.ts'
import type { Article, Record } from '../core/record.ts'

/** A sample says so, and that it is invented. */
export interface SampleArticle extends Article {
  readonly sample?: boolean | undefined
  readonly note?: string | undefined
}

export interface ReadArticle {
  readonly id: string
  readonly article: SampleArticle
  readonly record: Record
}

/** A line of the list of articles. */
export interface ArticleSummary {
  readonly id: string
  readonly title: string
  readonly outlet?: string
  readonly publishedAt?: string
  readonly sample: boolean
  readonly statements: number
  readonly events: number
}

/** What was pasted is kept up to this many characters in all; the oldest goes first. */
const MAX_PASTED_CHARACTERS = 40_000_000

export class Shelf {
  readonly #reader: Reader
  readonly #samples = new Map<string, ReadArticle>()
  readonly #pasted = new Map<string, ReadArticle>()
  #pastedCharacters = 0

  constructor(reader: Reader, samples: readonly SampleArticle[]) {
    this.#reader = reader
    for (const article of samples) {
      const read = this.#read(article)
      this.#samples.set(read.id, read)
    }
  }

  /** Reads an article and keeps it; the same article again takes its old place's. */
  add(article: Article): ReadArticle {
    const read = this.#read(article)
    this.#drop(read.id)
    this.#pasted.set(read.id, read)
    this.#pastedCharacters += article.text.length
    for (const id of this.#pasted.keys()) {
      if (this.#pastedCharacters <= MAX_PASTED_CHARACTERS || id === read.id) break
      this.#drop(id)
    }
    return read
  }

  get(id: string): ReadArticle | undefined {
    return this.#pasted.get(id) ?? this.#samples.get(id)
  }

  /** What was pasted, the latest first, then the samples. */
  list(): ArticleSummary[] {
    return [...[...this.#pasted.values()].reverse(), ...this.#samples.values()].map(summary)
  }

  #read(article: SampleArticle): ReadArticle {
    const record = this.#reader.read(article)
    return { id: record.id, article, record }
  }

  #drop(id: string): void {
    const old = this.#pasted.get(id)
    if (old === undefined) return
    this.#pasted.delete(id)
    this.#pastedCharacters -= old.article.text.length
  }
}

function summary({ id, article, record }: ReadArticle): ArticleSummary {
  return {
    id,
    title: article.title ?? firstLine(article.text),
    ...(article.outlet && { outlet: article.outlet }),
    ...(article.publishedAt && { publishedAt: article.publishedAt }),
    sample: article.sample === true,
    statements: record.attributions.length,
    events: record.events.length,
  }
}

/** The first line that is not empty, as far as a list shows it. */
function firstLine(text: string): string {
  return (/[^\s][^\n\r]{0,120}/.exec(text)?.[0] ?? '').trim()
}
