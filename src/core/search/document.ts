/** What an index holds of a statement or an article: its words in order, then the words of its fields; and its facets. */
import type { Record } from '../record.ts'
import { IndexWords } from './analyse.ts'
import { FIELD_MARKS, type Field, GAP, NAME_MARK, sampleMark } from './fields.ts'
import { nameKey } from './names.ts'

/** A position in a `tsvector` ends here; both stores keep to it, so that they find the same. */
export const MOST_WORDS = 16_383

/** A facet is a field by whose values hits are counted. */
export type Facet = Field

export interface IndexDocument {
  /** Index words with a space between; the position of a word is its number. */
  readonly words: string
  /** Values as people read them, each once. */
  readonly facets: readonly (readonly [facet: Facet, value: string])[]
}

export interface StatementFields {
  /** Its content; pieces are joined by ` … `. */
  readonly words: string
  readonly speaker: string | null
  readonly role: string | null
  readonly affiliation: string | null
  readonly outlet: string | null
  readonly relays: readonly string[]
  readonly kind: string
  readonly force: string
  readonly country: string | null
  /** Types of the events that it tells of. */
  readonly events: readonly string[]
  /** Names of whom it speaks of, as the record has its actors. */
  readonly names: readonly string[]
  /** Hexadecimal hash, the same for the same words of the same speaker. */
  readonly sameWords: string
}

const PIECES = ' … '
const scratch = new IndexWords()

export function statementDocument(fields: StatementFields): IndexDocument {
  const words: string[] = []
  for (const piece of fields.words.split(PIECES)) {
    if (words.length > 0) words.push(GAP)
    words.push(...plain(piece))
  }
  const { speaker, role, affiliation, outlet, relays, kind, force, country, events } = fields
  if (speaker !== null) named(words, FIELD_MARKS.speaker, speaker)
  if (role !== null) named(words, FIELD_MARKS.affiliation, role)
  if (affiliation !== null) named(words, FIELD_MARKS.affiliation, affiliation)
  if (outlet !== null) named(words, FIELD_MARKS.outlet, outlet)
  for (const relay of relays) named(words, FIELD_MARKS.relay, relay)
  for (const name of new Set(fields.names)) if (name !== speaker) keys(words, NAME_MARK, name)
  words.push(FIELD_MARKS.kind + kind, FIELD_MARKS.force + force)
  if (country !== null) words.push(FIELD_MARKS.country + country.toLowerCase())
  const types = [...new Set(events)]
  for (const type of types) words.push(FIELD_MARKS.event + type.toLowerCase())
  words.push(sampleMark(fields.sameWords))
  const facets: (readonly [Facet, string])[] = [
    ['kind', kind],
    ['force', force],
    ...types.map((type) => ['event', type] as const),
    ...[...new Set(relays)].map((relay) => ['relay', relay] as const),
  ]
  if (speaker !== null) facets.push(['speaker', speaker])
  if (affiliation !== null) facets.push(['affiliation', affiliation])
  if (outlet !== null) facets.push(['outlet', outlet])
  if (country !== null) facets.push(['country', country])
  return { words: words.slice(0, MOST_WORDS).join(' '), facets }
}

/** `text` as it was read; `hash` is its hexadecimal hash. The fields of its statements are the article's too. */
export function articleDocument(text: string, outlet: string | null, record: Record, hash: string): IndexDocument {
  const fields: string[] = []
  const facets: (readonly [Facet, string])[] = []
  if (outlet !== null) {
    named(fields, FIELD_MARKS.outlet, outlet)
    facets.push(['outlet', outlet])
  }
  for (const name of unique(record.attributions, (a) => a.speaker?.name)) {
    named(fields, FIELD_MARKS.speaker, name)
    facets.push(['speaker', name])
  }
  for (const name of unique(record.attributions, (a) => a.speaker?.affiliation)) {
    named(fields, FIELD_MARKS.affiliation, name)
    facets.push(['affiliation', name])
  }
  for (const name of unique(
    record.attributions.flatMap((a) => a.via),
    (via) => text.slice(via.start, via.end),
  )) {
    named(fields, FIELD_MARKS.relay, name)
    facets.push(['relay', name])
  }
  for (const kind of unique(record.attributions, (a) => a.kind)) fields.push(FIELD_MARKS.kind + kind)
  for (const force of unique(record.attributions, (a) => a.force)) fields.push(FIELD_MARKS.force + force)
  for (const type of unique(record.events, (event) => event.type)) {
    fields.push(FIELD_MARKS.event + type.toLowerCase())
    facets.push(['event', type])
  }
  for (const country of unique(record.actors, (actor) => actor.country)) {
    fields.push(FIELD_MARKS.country + country.toLowerCase())
    facets.push(['country', country])
  }
  for (const name of unique(record.actors, (actor) => actor.name)) keys(fields, NAME_MARK, name)
  fields.push(sampleMark(hash))
  scratch.clear()
  scratch.add(text)
  scratch.truncate(Math.max(0, MOST_WORDS - fields.length))
  return { words: `${scratch.joined()} ${fields.join(' ')}`, facets }
}

/** Names of the actors that are mentioned within `spans`. */
export function namesWithin(record: Record, spans: readonly { readonly start: number; readonly end: number }[]): string[] {
  const names: string[] = []
  for (const { start, end, actor } of record.mentions) {
    if (actor === undefined || !spans.some((span) => start >= span.start && end <= span.end)) continue
    const name = record.actors.find(({ id }) => id === actor)?.name
    if (name !== undefined) names.push(name)
  }
  return names
}

function plain(text: string): string[] {
  scratch.clear()
  scratch.add(text)
  return Array.from({ length: scratch.count }, (_, i) => scratch.word(i))
}

/** A name under a field: its words, then their keys, so that a phrase holds within it. */
function named(out: string[], mark: string, name: string): void {
  out.push(GAP)
  for (const word of plain(name)) out.push(mark + word)
  keys(out, mark, name)
}

function keys(out: string[], mark: string, name: string): void {
  for (const word of name.split(/\s+/)) {
    const key = nameKey(word)
    if (key !== undefined) out.push(mark + key)
  }
}

function unique<T>(items: readonly T[], of: (item: T) => string | undefined): Set<string> {
  const found = new Set<string>()
  for (const item of items) {
    const value = of(item)
    if (value) found.add(value)
  }
  return found
}
