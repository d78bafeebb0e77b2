/** Where a text holds what a query asks for: exact places in it, and a window around them. */
import { IndexWords } from './analyse.ts'
import { keysOfLatin, LATIN_ARTICLES, nameKey } from './names.ts'
import type { Query } from './query.ts'

export interface Snippet {
  /** UTF-16 code units into the text, `end` exclusive. */
  readonly start: number
  readonly end: number
  /** Words that were asked for, within it; in order, none over another. */
  readonly marks: readonly (readonly [start: number, end: number])[]
}

/** Units beyond which a word is cut. */
const LONG_WORD = 40

/** Finds the words of one query in texts. Make one a query. */
export class Highlighter {
  readonly #words = new Set<string>()
  readonly #phrases: (readonly string[])[] = []
  readonly #prefixes: string[] = []
  readonly #names = new Set<string>()
  readonly #found = new IndexWords()

  constructor(query: Query | null) {
    if (query !== null) this.#collect(query)
  }

  /** The places in `text[from…to)`. */
  marks(text: string, from = 0, to = text.length): [number, number][] {
    const found = this.#found
    found.clear()
    found.add(text, from, to)
    const marked = new Uint8Array(found.count)
    for (let i = 0; i < found.count; i++) {
      const word = found.word(i)
      if (this.#words.has(word) || this.#prefixes.some((prefix) => word.startsWith(prefix))) marked[i] = 1
      else if (this.#names.size > 0 && found.latin[i] === 0 && this.#isName(text.slice(found.start[i], found.end[i]), word)) marked[i] = 1
      for (const phrase of this.#phrases) {
        if (word !== phrase[0] || !phrase.every((part, k) => i + k < found.count && found.word(i + k) === part)) continue
        marked.fill(1, i, i + phrase.length)
      }
    }
    const out: [number, number][] = []
    for (let i = 0; i < found.count; i++) if (marked[i] === 1) out.push([found.start[i], found.end[i]])
    return out
  }

  /**
   * The part of `text[from…to)` that shows most of what was asked for, at most about `width` units, cut between words.
   */
  snippet(text: string, from: number, to: number, width: number): Snippet {
    const marks = this.marks(text, from, to)
    if (to - from <= width) return { start: from, end: to, marks }
    let best = 0
    let most = -1
    for (let i = 0, j = 0; i < marks.length; i++) {
      while (j < marks.length && marks[j][1] - marks[i][0] <= width) j++
      if (j - i > most) {
        most = j - i
        best = i
      }
    }
    if (marks.length === 0) return { start: from, end: edge(text, from + width, from, to), marks: [] }
    // A third of what is left before the first mark, for what leads up to it.
    const last = marks[best + Math.max(0, most - 1)]
    const spare = Math.max(0, width - (last[1] - marks[best][0]))
    const start =
      marks[best][0] - Math.floor(spare / 3) <= from ? from : edge(text, marks[best][0] - Math.floor(spare / 3), from, marks[best][0])
    const end = start + width >= to ? to : wordEnd(text, Math.max(last[1], edge(text, start + width, last[1], to)), to)
    return { start, end, marks: marks.filter(([a, b]) => a >= start && b <= end) }
  }

  #isName(written: string, word: string): boolean {
    const key = nameKey(written)
    const stem = nameKey(word)
    return (key !== undefined && this.#names.has(key)) || (stem !== undefined && this.#names.has(stem))
  }

  #collect(query: Query): void {
    if (query.type === 'words') {
      if (query.words.length === 1) this.#words.add(query.words[0])
      else this.#phrases.push(query.words)
      if (query.latin.every(Boolean))
        for (const word of query.words) if (!LATIN_ARTICLES.has(word)) for (const key of keysOfLatin(word)) this.#names.add(key)
    } else if (query.type === 'prefix') this.#prefixes.push(query.prefix)
    else if (query.type === 'and' || query.type === 'or') for (const part of query.of) this.#collect(part)
  }
}

/** `at`, or where the word ends that it stands in, with its comma or bracket; `at` where that is far. */
function wordEnd(text: string, at: number, most: number): number {
  for (let i = at; i <= at + LONG_WORD; i++) if (i >= most || /\s/.test(text[i])) return Math.min(i, most)
  return at
}

/** A place between words at or after `at`, failing that before it; where a word has no end, at least between graphemes. */
function edge(text: string, at: number, least: number, most: number): number {
  for (let i = Math.max(least, at); i < Math.min(most, at + LONG_WORD); i++) if (/\s/.test(text[i])) return i
  for (let i = Math.min(at, most); i >= Math.max(least, at - LONG_WORD); i--) if (/\s/.test(text[i])) return i
  let i = Math.max(least, Math.min(most, at))
  while (i < most && /[\p{M}\p{Surrogate}\p{Cf}]/u.test(text.charAt(i))) i++
  return i
}
