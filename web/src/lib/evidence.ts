/** The words of the article that an event was read from: the sentence around them, cut where they begin and end. */
import type { Event, Span } from '../../../src/core/record.ts'

export type Part = 'trigger' | 'actor' | 'recipient' | 'object' | 'amount' | 'quantity' | 'time' | 'place'

export interface Piece {
  readonly text: string
  readonly part: Part | undefined
}

/** The longest stretch that is shown on either side, in UTF-16 code units. */
const REACH = 240

export function partsOf(event: Event): [Part, Span][] {
  const { trigger, actor, recipient, object, amount, quantity, time, place } = event
  return Object.entries({ trigger, actor, recipient, object, amount, quantity, time, place })
    .filter((entry): entry is [Part, Exclude<(typeof entry)[1], null>] => entry[1] !== null)
    .sort((a, b) => a[1].start - b[1].start || b[1].end - a[1].end)
}

/** The sentence of an event in pieces; where parts overlap, the shorter is the one that is named. */
export function evidenceOf(text: string, event: Event): Piece[] {
  const parts = partsOf(event)
  const from = sentenceStart(text, Math.min(...parts.map(([, s]) => s.start)))
  const to = sentenceEnd(text, Math.max(...parts.map(([, s]) => s.end)))
  const edges = new Set([from, to])
  for (const [, s] of parts) edges.add(s.start).add(s.end)
  const cuts = [...edges].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, i) => {
    const covering = parts.filter(([, s]) => s.start <= start && s.end >= cuts[i + 1])
    const shortest = covering.sort((a, b) => a[1].end - a[1].start - (b[1].end - b[1].start))[0]
    return { text: text.slice(start, cuts[i + 1]), part: shortest?.[0] }
  })
}

function sentenceStart(text: string, at: number): number {
  const least = Math.max(0, at - REACH)
  for (let i = at; i > least; i--) {
    if (text[i - 1] === '\n') return i
    if (/[.!?؟…]/.test(text[i - 1]) && /\s/.test(text[i] ?? ' ')) return i + 1
  }
  return least === 0 ? 0 : wordStart(text, least)
}

function sentenceEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + REACH)
  for (let i = at; i < most; i++) {
    if (text[i] === '\n') return i
    if (/[.!?؟…]/.test(text[i]) && /[\s"»”)]|$/.test(text[i + 1] ?? '')) return i + 1
  }
  return most === text.length ? most : wordStart(text, most)
}

function wordStart(text: string, at: number): number {
  let i = at
  while (i > 0 && !/\s/.test(text[i - 1])) i--
  return i
}
