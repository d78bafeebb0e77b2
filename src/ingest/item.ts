/** What comes out of a file: articles to read, and complaints about what could not be one. */
import type { Article, Problem } from '../core/record.ts'
import type { Columns } from './files/columns.ts'

/** An article, where it was found (`news.jsonl:12`), and what was odd about its form. */
export interface Found {
  readonly article: Article
  readonly at: string
  readonly problems: readonly Problem[]
  /** What it was read from: a line of JSONL, the bytes of a file that is one article. Elements of an array have none of their own. */
  readonly raw?: string | Uint8Array | undefined
  /** How those bytes became text. */
  readonly decoding?: Decoding | undefined
}

export interface Decoding {
  readonly encoding: string
  /** A byte order mark says so, the bytes are valid in nothing else, the page declares it, or its letters were counted. */
  readonly by: 'mark' | 'bytes' | 'declared' | 'letters'
}

/** Something that is no article. It costs itself and nothing else; `message` says what to do. */
export interface Refused {
  readonly refused: string
  readonly at: string
  /** The file or address, where it can be read again. */
  readonly source?: string
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
  /** Which column of a table is which field. */
  readonly columns?: Columns | undefined
}
