/** What an index holds of a statement or an article: its words in order, then the words of its fields; and its facets. */
import type { Record, Span } from '../record.ts'
import { IndexWords } from './analyse.ts'
import { FIELD_MARKS, type Field, GAP, NAME_MARK, sampleMark, WORDED } from './fields.ts'
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
  let words = ''
  for (const piece of fields.words.split(PIECES)) words += `${words === '' ? '' : ` ${GAP} `}${plain(piece)}`
  const { speaker, role, affiliation, outlet, relays, kind, force, country, events } = fields
  if (speaker !== null) words += named(FIELD_MARKS.speaker, speaker)
  if (role !== null) words += named(FIELD_MARKS.affiliation, role)
  if (affiliation !== null) words += named(FIELD_MARKS.affiliation, affiliation)
  if (outlet !== null) words += named(FIELD_MARKS.outlet, outlet)
  for (const relay of relays) words += named(FIELD_MARKS.relay, relay)
  for (const name of new Set(fields.names)) if (name !== speaker) words += keys(NAME_MARK, name)
  words += ` ${FIELD_MARKS.kind}${kind} ${FIELD_MARKS.force}${force}`
  if (country !== null) words += ` ${FIELD_MARKS.country}${country.toLowerCase()}`
  const types = [...new Set(events)]
  for (const type of types) words += ` ${FIELD_MARKS.event}${type.toLowerCase()}`
  words += ` ${sampleMark(fields.sameWords)}`
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
  return { words: words.trimStart(), facets }
}

/** `text` as it was read; `hash` is its hexadecimal hash. The fields of its statements are the article's too. */
export function articleDocument(text: string, outlet: string | null, record: Record, hash: string): IndexDocument {
  let fields = ''
  const facets: (readonly [Facet, string])[] = []
  const add = (facet: Facet, values: Iterable<string>) => {
    for (const value of values) {
      fields += WORDED.has(facet) ? named(FIELD_MARKS[facet], value) : ` ${FIELD_MARKS[facet]}${value.toLowerCase()}`
      facets.push([facet, value])
    }
  }
  const { attributions, events, actors } = record
  if (outlet !== null) add('outlet', [outlet])
  add(
    'speaker',
    unique(attributions, (a) => a.speaker?.name),
  )
  add(
    'affiliation',
    unique(attributions, (a) => a.speaker?.affiliation),
  )
  add(
    'relay',
    unique(
      attributions.flatMap((a) => a.via),
      (via) => text.slice(via.start, via.end),
    ),
  )
  add(
    'kind',
    unique(attributions, (a) => a.kind),
  )
  add(
    'force',
    unique(attributions, (a) => a.force),
  )
  add(
    'event',
    unique(events, (event) => event.type),
  )
  add(
    'country',
    unique(actors, (actor) => actor.country),
  )
  for (const name of unique(actors, (actor) => actor.name)) fields += keys(NAME_MARK, name)
  fields += ` ${sampleMark(hash)}`
  scratch.clear()
  scratch.add(text)
  scratch.truncate(Math.max(0, MOST_WORDS - fields.split(' ').length))
  return { words: scratch.joined() + fields, facets }
}

/** Finds the names of the actors that are mentioned within spans of an article. */
export function namesIn(record: Record): (spans: readonly Span[]) => string[] {
  const names = new Map(record.actors.map(({ id, name }) => [id, name]))
  const { mentions } = record
  return (spans) => {
    const found: string[] = []
    for (const { start, end, actor } of mentions) {
      if (actor === undefined || !spans.some((span) => start >= span.start && end <= span.end)) continue
      const name = names.get(actor)
      if (name !== undefined) found.push(name)
    }
    return found
  }
}

function plain(text: string): string {
  scratch.clear()
  scratch.add(text)
  return scratch.joined()
}

const MOST_KNOWN = 5_000

/** What `make` gives for a name under a mark; names come again and again. A cache, not a state: the same comes out with or without it. */
function cached(make: (mark: string, name: string) => string): (mark: string, name: string) => string {
  const known = new Map<string, Map<string, string>>()
  return (mark, name) => {
    let ofMark = known.get(mark)
    if (ofMark === undefined) known.set(mark, (ofMark = new Map()))
    let made = ofMark.get(name)
    if (made === undefined) {
      made = make(mark, name)
      if (ofMark.size >= MOST_KNOWN) ofMark.clear()
      ofMark.set(name, made)
    }
    return made
  }
}

/** A name under a field: its words, then their keys, so that a phrase holds within it. */
const named = cached((mark, name) => {
  const words = plain(name)
  return ` ${GAP}${words === '' ? '' : ` ${mark}${words.replaceAll(' ', ` ${mark}`)}`}${keys(mark, name)}`
})

const keys = cached((mark, name) => {
  let out = ''
  for (const word of name.split(' ')) {
    const key = nameKey(word)
    if (key !== undefined) out += ` ${mark}${key}`
  }
  return out
})

function unique<T>(items: readonly T[], of: (item: T) => string | undefined): Set<string> {
  const found = new Set<string>()
  for (const item of items) {
    const value = of(item)
    if (value) found.add(value)
  }
  return found
}
