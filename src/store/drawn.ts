/** What is drawn from a record into rows: statements, events, actors. Pure; keys and ids of the store come later. */
import { toUSVString } from 'node:util'
import type { Selectable } from 'kysely'
import type { Actor, Article, Attribution, Event, Record, Span } from '../core/record.ts'
import { foldWords } from './folded.ts'
import { idOfActor, type Named, sha256 } from './identity.ts'
import type { Schema } from './schema.ts'

type StatementRow = Selectable<Schema['statements']>
type EventRow = Selectable<Schema['events']>

const GAP = ' … '
/** Below this many words of content nothing is the same words as another's, but within one article. */
const MIN_WORDS = 3
/** And where nobody is named, below this many. */
const MIN_WORDS_UNNAMED = 8

/** Columns of a row that its record gives; `inside` still names an attribution of the record. */
export type DrawnStatement = Readonly<
  Omit<StatementRow, 'key' | 'id' | 'article' | 'version' | 'lost' | 'struck' | 'outlet' | 'published_at' | 'day' | 'at' | 'utterance'>
>
export type DrawnEvent = Readonly<Omit<EventRow, 'key' | 'id' | 'article' | 'version' | 'lost' | 'outlet' | 'published_at' | 'day' | 'at'>>

export interface Drawn<Row> {
  readonly named: readonly Named[]
  /** In the order of the record. */
  readonly rows: readonly Row[]
}

export interface DrawnActor {
  readonly id: string
  readonly type: string
  readonly folded: string
  readonly local: string
  /** {@link said} of it. */
  readonly said: string
  readonly country: string | null
}

/** What an article says of one of its actors, as a column holds it. */
export interface SaidOfActor {
  readonly name: string
  readonly roles: readonly string[]
  readonly affiliations: readonly string[]
  readonly country: string | null
}

const said = (of: SaidOfActor) => JSON.stringify([of.name, of.roles, of.affiliations, of.country])

export function saidOfActor(column: string): SaidOfActor {
  const [name, roles, affiliations, country] = JSON.parse(column) as [string, string[], string[], string | null]
  return { name, roles, affiliations, country }
}

/** When an article was published, for ordering: in UTC where its zone is known. */
export function instantOf(publishedAt: string | undefined): string {
  if (publishedAt === undefined) return ''
  const zoned = /[Zz]$|[+-]\d\d(?::?\d\d)?$/.test(publishedAt.slice(10))
  if (!zoned) return publishedAt
  const time = Date.parse(publishedAt)
  return Number.isNaN(time) ? publishedAt : new Date(time).toISOString()
}

/** The columns that articles, statements and events share. */
export function datedColumns(article: Article) {
  return {
    outlet: clean(article.outlet),
    published_at: clean(article.publishedAt),
    day: clean(article.publishedAt?.slice(0, 10)),
    at: instantOf(article.publishedAt),
  }
}

/** Whose name is theirs in every article: “an official” of one article is not that of another, nor is “a statement”. */
const NAMED: ReadonlySet<Actor['type']> = new Set(['person', 'organization', 'group', 'place'])

export function drawActors(record: Record): DrawnActor[] {
  return record.actors
    .filter((actor) => NAMED.has(actor.type))
    .map(({ id: local, type, name, roles, affiliations, country = null }) => {
      const { id, folded, cleaned } = known(type, name)
      return { id, type, folded, local, said: said({ name: cleaned, roles, affiliations, country }), country }
    })
}

interface KnownName {
  readonly id: string
  readonly folded: string
  readonly cleaned: string
}

const MOST_KNOWN = 5_000
const names = new Map<string, Map<string, KnownName>>()

/** Names come again and again. A cache, not a state: the same comes out with or without it. */
function known(type: string, name: string): KnownName {
  let ofType = names.get(type)
  if (ofType === undefined) names.set(type, (ofType = new Map()))
  let found = ofType.get(name)
  if (found === undefined) {
    const folded = foldWords(name)
    found = { id: idOfActor(type, folded), folded, cleaned: clean(name) ?? '' }
    if (ofType.size >= MOST_KNOWN) ofType.clear()
    ofType.set(name, found)
  }
  return found
}

export function drawStatements(
  article: Article,
  id: string,
  record: Record,
  actors: ReadonlyMap<string, DrawnActor>,
): Drawn<DrawnStatement> {
  const { text } = article
  const named: Named[] = []
  const rows = record.attributions.map((each, position): DrawnStatement => {
    const cue = wordsOf(text, each.cue)
    const words = wordsOf(text, each.content)
    const content = foldWords(words)
    named.push({
      family: 'statement',
      kind: 'statement',
      anchor: each.cue[0]?.start ?? 0,
      words: idWords(cue, words),
      extent: extentOf([...each.cue, ...each.content]),
    })
    const speaker = clean(each.speaker?.name)
    const actor = each.speaker?.actor === undefined ? undefined : actors.get(each.speaker.actor)
    return {
      position,
      local: each.id,
      speaker,
      actor: actor?.id ?? null,
      speaker_type: each.speaker?.type ?? null,
      role: clean(each.speaker?.role),
      affiliation: clean(each.speaker?.affiliation),
      relay: each.via.length > 0 ? clean(slice(text, each.via[0])) : null,
      relays: json(each.via.map((via) => slice(text, via))),
      country: actor?.country ?? null,
      kind: each.kind,
      force: each.force,
      core: each.core ? 1 : 0,
      nested: each.nested ? 1 : 0,
      inside: each.in,
      said_at: each.time?.value ?? null,
      confidence: each.confidence,
      cue: clean(cue) ?? '',
      words: clean(words) ?? '',
      places: json(placesOfStatement(each)),
      same_words: sameWords(id, content, speaker === null ? '' : foldWords(speaker)),
    }
  })
  return { named, rows }
}

export function drawEvents(article: Article, record: Record, actors: ReadonlyMap<string, DrawnActor>): Drawn<DrawnEvent> {
  const { text } = article
  const countries = new Map(record.actors.map((actor: Actor) => [actor.id, actor.country ?? null]))
  const named: Named[] = []
  const rows = record.events.map((each, position): DrawnEvent => {
    const extent = extentOf(spansOf(each))
    const words = slice(text, extent)
    named.push({ family: 'event', kind: each.type, anchor: each.trigger.start, words: foldWords(words), extent })
    const amount = each.amount && record.amounts.find((a) => a.start === each.amount?.start && a.end === each.amount.end)
    const quantity = each.quantity && record.quantities.find((q) => q.start === each.quantity?.start && q.end === each.quantity.end)
    const ids = (local: readonly string[]) => json(local.map((name) => actors.get(name)?.id).filter((found) => found !== undefined))
    const said = (span: Span | null) => (span === null ? null : clean(slice(text, span)))
    return {
      position,
      local: each.id,
      type: each.type,
      status: each.status,
      actors: ids(each.actorIds),
      recipients: ids(each.recipientIds),
      actor: said(each.actor),
      recipient: said(each.recipient),
      object: said(each.object),
      amount: amount?.amount ?? null,
      currency: amount?.currency ?? null,
      quantity: quantity?.number ?? null,
      unit: clean(quantity?.unit),
      time: each.time?.value ?? null,
      begins: each.time?.begin ?? null,
      until: each.time?.until ?? null,
      deadline: each.deadline ? 1 : 0,
      place: said(each.place),
      country: [...each.actorIds, ...each.recipientIds].map((name) => countries.get(name)).find((country) => country != null) ?? null,
      support: json(each.support),
      said_by: clean(each.saidBy),
      inside: each.in,
      round: each.round ?? null,
      confidence: each.confidence,
      trigger_words: clean(slice(text, each.trigger)) ?? '',
      words: clean(words) ?? '',
      places: json(placesOfEvent(each)),
    }
  })
  return { named, rows }
}

/** The words by which a statement is known. */
function idWords(cue: string, content: string): string {
  return `${foldWords(cue)}\n${foldWords(content)}`
}

/** Rows of the store as {@link Named} things again. */
export function namedStatement(row: { readonly cue: string; readonly words: string; readonly places: string }): Named {
  const places = JSON.parse(row.places) as { readonly cue: readonly Place[]; readonly content: readonly Place[] }
  return {
    family: 'statement',
    kind: 'statement',
    anchor: places.cue[0]?.[0] ?? 0,
    words: idWords(row.cue, row.words),
    extent: extentOf([...places.cue, ...places.content].map(([start, end]) => ({ start, end }))),
  }
}

export function namedEvent(row: { readonly type: string; readonly words: string; readonly places: string }): Named {
  const places = JSON.parse(row.places) as { readonly trigger: Place } & { readonly [name: string]: Place | null }
  const extent = extentOf(Object.values(places).flatMap((place) => (place === null ? [] : [{ start: place[0], end: place[1] }])))
  return { family: 'event', kind: row.type, anchor: places.trigger[0], words: foldWords(row.words), extent }
}

/** The same words of the same speaker meet, wherever they stand; what is too short to tell meets nothing outside of its article. */
function sameWords(article: string, content: string, speaker: string): string {
  const count = content === '' ? 0 : content.split(' ').length
  const long = count >= (speaker === '' ? MIN_WORDS_UNNAMED : MIN_WORDS)
  return sha256(long ? `${speaker}\n${content}` : `${article}\n${speaker}\n${content}`).slice(0, 32)
}

type Place = readonly [number, number]
const place = (span: Span | null): Place | null => (span === null ? null : [span.start, span.end])

function placesOfStatement(each: Attribution) {
  const all = (spans: readonly Span[]) => spans.map((span) => [span.start, span.end])
  return {
    cue: all(each.cue),
    source: place(each.source),
    content: all(each.content),
    via: all(each.via),
    time: place(each.time),
    addressee: place(each.addressee),
  }
}

const EVENT_SPANS = ['trigger', 'actor', 'recipient', 'object', 'amount', 'quantity', 'time', 'place'] as const

function placesOfEvent(each: Event) {
  const places: { [name: string]: Place | null } = {}
  for (const name of EVENT_SPANS) places[name] = place(each[name])
  return places
}

function spansOf(each: Event): Span[] {
  return EVENT_SPANS.map((name) => each[name]).filter((span) => span !== null)
}

function extentOf(spans: readonly Span[]): Span {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const span of spans) {
    if (span.start < start) start = span.start
    if (span.end > end) end = span.end
  }
  return spans.length === 0 ? { start: 0, end: 0 } : { start, end }
}

function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.length === 1 ? slice(text, spans[0]) : spans.map((span) => slice(text, span)).join(GAP)
}

const slice = (text: string, span: Span) => text.slice(span.start, span.end)
const json = (value: unknown) => JSON.stringify(value)

/** What both databases can hold: no lone surrogate, no zero; each is one U+FFFD, so that no offset moves. */
export function clean(text: string | null | undefined): string | null {
  if (text == null) return null
  const whole = toUSVString(text)
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole
}
