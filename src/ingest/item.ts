/** What comes out of a file: articles to read, and complaints about what could not be one. */
import type { Article, Problem } from '../core/record.ts'

/** An article, where it was found (`news.jsonl:12`), and what was odd about its form. */
export interface Found {
  readonly article: Article
  readonly at: string
  readonly problems: readonly Problem[]
}

/** Something that is no article. It costs itself and nothing else; `message` says what to do. */
export interface Refused {
  readonly refused: string
  readonly at: string
}

export type Item = Found | Refused

/** A complaint about input. Whoever knows the file adds its name; `line` is 1-based, where there is one to point at. */
export class InputError extends Error {
  override readonly name = 'InputError'
  readonly line: number | undefined
  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}

/** What an article has that does not say so itself. */
export interface Defaults {
  readonly publishedAt?: string | undefined
  readonly outlet?: string | undefined
}
