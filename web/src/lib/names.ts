/** What to call a span: the name of the actor it mentions, where it is little more than that; else its own words. */
import type { Record, Span } from '../../../src/core/record.ts'

/** A mention that fills this much of a span names it. */
const ENOUGH = 0.6

export class Names {
  readonly #text: string
  readonly #actors: ReadonlyMap<string, string>
  readonly #mentions: readonly { readonly start: number; readonly end: number; readonly actor?: string }[]

  constructor(text: string, record: Record) {
    this.#text = text
    this.#actors = new Map(record.actors.map((a) => [a.id, a.name]))
    this.#mentions = record.mentions.filter((m) => m.actor !== undefined).sort((a, b) => a.start - b.start)
  }

  words(span: Span): string {
    return this.#text.slice(span.start, span.end)
  }

  /** Without the clitic that the span carries, where a name is known: `لوكالة …` → `وكالة …`. */
  of(span: Span): string {
    for (let i = this.#firstFrom(span.start); i < this.#mentions.length && this.#mentions[i].start < span.end; i++) {
      const { start, end, actor } = this.#mentions[i]
      const name = actor && end <= span.end && end - start >= ENOUGH * (span.end - span.start) ? this.#actors.get(actor) : undefined
      if (name) return name
    }
    return this.words(span).replace(/^لـ(?=\S)/, '')
  }

  /** Of the parties of an event; their words in the text where they are no actors. */
  parties(ids: readonly string[], span: Span | null): string | undefined {
    const names = ids.flatMap((id) => this.#actors.get(id) ?? [])
    if (names.length > 0) return [...new Set(names)].join('، ')
    return span ? this.of(span) : undefined
  }

  #firstFrom(start: number): number {
    let [low, high] = [0, this.#mentions.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#mentions[middle].start < start) low = middle + 1
      else high = middle
    }
    return low
  }
}
