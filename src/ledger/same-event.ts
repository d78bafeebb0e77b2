/**
 * Whether two articles tell of one event. Decided from what both say, never from what one leaves open alone: the kind, the parties, the
 * day, the thing. Where they agree on those and differ in a figure (95 tons, 200 tons) it is one event told differently.
 */
import { indexWords } from '../core/search/analyse.ts'
import { dayNumber, dayOf, type Telling } from './telling.ts'

/** A telling with what is compared of it made ready. */
export interface Compared {
  readonly telling: Telling
  /** Ids of groups of parties; the folded words where the record names no actor. */
  readonly givers: ReadonlySet<string>
  readonly receivers: ReadonlySet<string>
  readonly words: ReadonlySet<string>
  /** Names in quotation marks: ships, campaigns. */
  readonly names: ReadonlySet<string>
  readonly receiverWords: ReadonlySet<string>
  readonly parties: PartyIndex
  readonly day: number | undefined
  readonly daySaid: boolean
}

/** Days between what two articles say of one event. */
const SAID_APART = 1
/** Days between printings, where one of them does not say the day. */
const PRINTED_APART = 4

/** Who the parties of tellings are, over all articles. */
export interface PartyIndex {
  /** The group of an actor; undefined where his name says nothing of who is meant. */
  ofId(id: string): string | undefined
  /** The group of whoever has exactly this name, given as {@link indexWords} of it. */
  ofName(words: string): string | undefined
  /** The state that a group is. */
  stateOf(group: string): string | undefined
  /** The state that a group is of. */
  countryOf(group: string): string | undefined
}

export function comparable(telling: Telling, parties: PartyIndex): Compared {
  const table = isTable(telling)
  const sideOf = (ids: readonly string[], words: string | null) => {
    if (ids.length > 0) return new Set(ids.map((id) => parties.ofId(id)).filter((id) => id !== undefined))
    if (words === null) return new Set<string>()
    const key = indexWords(table ? words.replace(/^و(?=\p{L}{3})/u, '') : words).join(' ')
    return new Set([parties.ofName(key) ?? `words:${key}`])
  }
  const object = telling.object ?? ''
  const on = dayOf(telling)
  return {
    telling,
    givers: sideOf(telling.actors, telling.actor),
    receivers: sideOf(telling.recipients, telling.recipient),
    words: new Set(indexWords(object).filter((word) => !/^\d/.test(word))),
    names: new Set([...object.matchAll(/[«"“]([^«»"“”]{2,40})[»"”]/g)].map((m) => indexWords(m[1]).join(' '))),
    receiverWords: new Set(telling.recipient === null ? [] : indexWords(telling.recipient)),
    parties,
    day: on?.day,
    daySaid: on?.said ?? false,
  }
}

export function isSameEvent(a: Compared, b: Compared): boolean {
  const x = a.telling
  const y = b.telling
  // The reader has made one of what one article tells twice.
  if (x.article === y.article || x.type !== y.type || !sameStatus(x.status, y.status)) return false
  if (x.round !== null && y.round !== null && x.round !== y.round) return false
  if (!sameDays(a, b) || !sameDeadline(x, y)) return false
  if (a.names.size > 0 && b.names.size > 0 && shared(a.names, b.names) === 0) return false
  const parties = isTable(x) ? sameTable(a, b) : sameSides(a, b)
  if (parties === 0) return false
  // Papers of two continents may be a day apart; two gifts of two days are not one because a receiver is left open.
  if (parties < 1.5 && a.daySaid && b.daySaid && a.day !== b.day) return false
  // A reprint says the same.
  if (x.story === y.story && x.words === y.words) return true
  return parties + sameThing(a, b) >= 2
}

/** What is to come is not what has come; what did not happen is neither. */
function sameStatus(x: Telling['status'], y: Telling['status']): boolean {
  const phase = (s: Telling['status']) => (s === 'ongoing' ? 'done' : s)
  return phase(x) === phase(y)
}

function sameDays(a: Compared, b: Compared): boolean {
  if (a.day === undefined || b.day === undefined) return a.telling.story === b.telling.story
  return Math.abs(a.day - b.day) <= (a.daySaid && b.daySaid ? SAID_APART : PRINTED_APART)
}

function sameDeadline(x: Telling, y: Telling): boolean {
  const a = x.deadline ? dayNumber(x.until) : undefined
  const b = y.deadline ? dayNumber(y.until) : undefined
  return a === undefined || b === undefined || Math.abs(a - b) <= 1
}

/** Both sides agree: 1.5; one does and the other is open: 1; they contradict: 0. */
function sameSides(a: Compared, b: Compared): number {
  const givers = agree(a.givers, b.givers, a.parties)
  let receivers = agree(a.receivers, b.receivers, a.parties)
  // نازحي مخيم الربيع and النازحين في مخيم الربيع
  if (receivers < 0 && contains(a.receiverWords, b.receiverWords)) receivers = 1
  if (givers < 0 || receivers < 0 || givers + receivers < 1) return 0
  return givers + receivers > 1 ? 1.5 : 1
}

function isTable({ type }: Telling): boolean {
  return type === 'CONSULT' || type === 'COOPERATE'
}

/** True where one of two phrases has all words of the other, and those are two or more. */
function contains(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const least = Math.min(a.size, b.size)
  return least >= 2 && shared(a, b) === least
}

/** Around a table there is no giver: two parties in common, or one where the other article names only one. */
function sameTable(a: Compared, b: Compared): number {
  const left = new Set([...a.givers, ...a.receivers])
  const right = new Set([...b.givers, ...b.receivers])
  const both = shared(left, right)
  if (both >= 2) return 1.5
  return both === 1 && Math.min(left.size, right.size) === 1 ? 1 : 0
}

/** 1 where they have one in common or a state is told as a body of it, 0 where one of them says nobody, -1 where they name others. */
function agree(a: ReadonlySet<string>, b: ReadonlySet<string>, { stateOf, countryOf }: PartyIndex): number {
  if (a.size === 0 || b.size === 0) return 0
  if (shared(a, b) > 0) return 1
  for (const x of a)
    for (const y of b) {
      const state = stateOf(x) ?? stateOf(y)
      if (state !== undefined && countryOf(x) === state && countryOf(y) === state) return 1
    }
  return -1
}

/** How much speaks for one thing: the same figure, kind of support, words of the object, round. */
function sameThing(a: Compared, b: Compared): number {
  const x = a.telling
  const y = b.telling
  let speaks = 0
  if (x.round !== null && x.round === y.round) speaks += 1
  if (x.amount !== null && x.amount === y.amount && x.currency === y.currency) speaks += 1
  if (x.quantity !== null && x.quantity === y.quantity && x.unit === y.unit) speaks += 1
  if (x.support.some((kind) => y.support.includes(kind))) speaks += 0.5
  const words = shared(a.words, b.words)
  if (words > 0) speaks += words / Math.min(a.words.size, b.words.size) >= 0.5 ? 0.75 : 0.5
  if (x.place !== null && x.place === y.place) speaks += 0.25
  if (a.daySaid && b.daySaid && a.day === b.day) speaks += 0.5
  if ((x.type === 'CONSULT' || x.type === 'RETREAT') && (a.words.size === 0 || b.words.size === 0)) speaks += 0.5
  // Nobody withdraws twice on one day: قواتها من القاعدة, and القاعدة.
  else if (x.type === 'RETREAT' && a.daySaid && b.daySaid && a.day === b.day) speaks += 0.5
  return speaks
}

export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0
  for (const one of a) if (b.has(one)) count++
  return count
}
