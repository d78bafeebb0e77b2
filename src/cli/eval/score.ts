/**
 * A reading held against what it should be: how much is found, and how much of that is right. Pairs are one to one.
 *
 * A statement pairs with one that shares its cue (word F1 of at least 0.5) or, failing that, its words (0.8); a time or an
 * amount with one over the same words (0.5); an event with one of its type that shares its trigger (0.5). What is not `core`
 * is counted neither as missed nor as made up.
 */
import type { Span } from '../../core/record.ts'
import { fold } from '../../core/text/characters.ts'

interface GoldSpeaker {
  readonly name: string
  readonly aliases?: readonly string[] | undefined
}

/** What is scored: of a record, or of an annotated article. */
export interface Scored {
  readonly attributions: readonly {
    readonly cue: readonly Span[]
    readonly content: readonly Span[]
    readonly speaker: GoldSpeaker | null
    readonly core?: boolean | undefined
    readonly time?: { readonly value: string } | null | undefined
  }[]
  readonly timexes?: readonly (Span & { readonly value: string })[] | undefined
  readonly amounts?: readonly (Span & { readonly currency: string; readonly amount: number })[] | undefined
  readonly events?: readonly { readonly type: string; readonly trigger: Span }[] | undefined
}

export const MEASURES = ['statements', 'words', 'speakers', 'days', 'all of these', 'times', 'amounts', 'events'] as const
export type Measure = (typeof MEASURES)[number]

export interface Tally {
  gold: number
  read: number
  right: number
}

export type Tallies = { readonly [M in Measure]: Tally }

export const noTallies = (): Tallies => Object.fromEntries(MEASURES.map((m) => [m, { gold: 0, read: 0, right: 0 }])) as unknown as Tallies

/** Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found. */
export const f1 = ({ gold, read, right }: Tally) => (gold + read === 0 ? 1 : (2 * right) / (gold + read))

/** Adds what one article's reading has right to the tallies. A part that the gold leaves out is not scored. */
export function score(text: string, gold: Scored, read: Scored, tallies: Tallies): void {
  const words = new Words(text)
  const pairs = paired(gold.attributions, read.attributions, (g, r) => {
    const cue = words.f1(g.cue, r.cue)
    if (cue >= 0.5) return 1 + cue
    const content = words.f1(g.content, r.content)
    return content >= 0.8 ? content : 0
  })
  const core = (a: Scored['attributions'][number]) => a.core !== false
  const partner = new Map(pairs.map(([g, r]) => [r, g]))
  const counted = gold.attributions.filter(core).length
  const made = read.attributions.filter((r) => core(partner.get(r) ?? r)).length
  const right = pairs.filter(([g]) => core(g))
  const each = (measure: Measure, holds: (g: Scored['attributions'][number], r: Scored['attributions'][number]) => boolean) =>
    add(tallies[measure], counted, made, right.filter(([g, r]) => holds(g, r)).length)
  const sameWords = (g: Scored['attributions'][number], r: Scored['attributions'][number]) => words.f1(g.content, r.content) >= 0.8
  const sameSpeaker = (g: Scored['attributions'][number], r: Scored['attributions'][number]) => isNamed(g.speaker, r.speaker)
  const sameDay = (g: Scored['attributions'][number], r: Scored['attributions'][number]) =>
    (g.time?.value ?? null) === (r.time?.value ?? null)
  each('statements', () => true)
  each('words', sameWords)
  each('speakers', sameSpeaker)
  each('days', sameDay)
  each('all of these', (g, r) => sameWords(g, r) && sameSpeaker(g, r) && sameDay(g, r))
  if (gold.timexes) {
    const found = paired(gold.timexes, read.timexes ?? [], (g, r) => over(words, g, r))
    add(tallies.times, gold.timexes.length, read.timexes?.length ?? 0, found.filter(([g, r]) => g.value === r.value).length)
  }
  if (gold.amounts) {
    const found = paired(gold.amounts, read.amounts ?? [], (g, r) => over(words, g, r))
    const same = found.filter(([g, r]) => g.currency === r.currency && g.amount === r.amount)
    add(tallies.amounts, gold.amounts.length, read.amounts?.length ?? 0, same.length)
  }
  if (gold.events) {
    const found = paired(gold.events, read.events ?? [], (g, r) => (g.type === r.type ? over(words, g.trigger, r.trigger) : 0))
    add(tallies.events, gold.events.length, read.events?.length ?? 0, found.length)
  }
}

function add(tally: Tally, gold: number, read: number, right: number): void {
  tally.gold += gold
  tally.read += read
  tally.right += right
}

const over = (words: Words, a: Span, b: Span) => {
  const share = words.f1([a], [b])
  return share >= 0.5 ? share : 0
}

/** The likest pairs first, each item once; a likeness of 0 pairs nobody. */
function paired<G, R>(gold: readonly G[], read: readonly R[], likeness: (g: G, r: R) => number): [G, R][] {
  const all = gold.flatMap((g) => read.map((r) => ({ g, r, like: likeness(g, r) }))).filter(({ like }) => like > 0)
  all.sort((a, b) => b.like - a.like)
  const taken = new Set<G | R>()
  const pairs: [G, R][] = []
  for (const { g, r } of all) {
    if (taken.has(g) || taken.has(r)) continue
    taken.add(g).add(r)
    pairs.push([g, r])
  }
  return pairs
}

function isNamed(gold: GoldSpeaker | null, read: GoldSpeaker | null): boolean {
  if (gold === null || read === null) return gold === read
  const name = nameOf(read.name)
  return [gold.name, ...(gold.aliases ?? [])].some((known) => nameOf(known) === name)
}

/** Letters of a name, folded, without articles and marks. */
const nameOf = (name: string) => (name.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => fold(word.replace(/^ال(?=..)/, ''))).join(' ')

/** The words of a text, so that spans are compared by the words they cover. */
class Words {
  readonly #starts: readonly number[]
  readonly #ends: readonly number[]

  constructor(text: string) {
    const found = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
    this.#starts = found.map((m) => m.index)
    this.#ends = found.map((m) => m.index + m[0].length)
  }

  /** F1 of the words covered; spans without a word (a colon) are the same where they meet. */
  f1(a: readonly Span[], b: readonly Span[]): number {
    const [x, y] = [this.#of(a), this.#of(b)]
    if (x.size + y.size === 0) return a.some((s) => b.some((t) => s.start < t.end && t.start < s.end)) ? 1 : 0
    let both = 0
    for (const word of x) if (y.has(word)) both++
    return (2 * both) / (x.size + y.size)
  }

  #of(spans: readonly Span[]): Set<number> {
    const words = new Set<number>()
    for (const { start, end } of spans)
      for (let i = this.#firstAfter(start); i < this.#starts.length && this.#starts[i] < end; i++) words.add(i)
    return words
  }

  #firstAfter(at: number): number {
    let [low, high] = [0, this.#ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#ends[middle] <= at) low = middle + 1
      else high = middle
    }
    return low
  }
}
