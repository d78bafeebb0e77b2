/** What is drawn from a record into rows: statements, events, actors. Pure; keys and ids of the store come later. */
import type { Actor, Article, Attribution, Event, Record, Span } from '../core/record.ts'
import { foldWords } from './folded.ts'
import { idOfActor, type Named, sha256 } from './identity.ts'

const GAP = ' … '
/** Below this many words of content nothing is the same words as another's, but within one article. */
const MIN_WORDS = 3
/** And where nobody is named, below this many. */
const MIN_WORDS_UNNAMED = 8

/** Columns of a row that its record gives, by name. */
export type DrawnRow = { readonly [column: string]: string | number | null }

export interface Drawn {
  readonly named: readonly Named[]
  /** In the order of the record; `inside` still names an attribution of the record. */
  readonly rows: readonly DrawnRow[]
}

export interface DrawnActor {
  readonly id: string
  readonly type: string
  readonly folded: string
  readonly local: string
  readonly name: string
  readonly roles: string
  readonly affiliations: string
  readonly country: string | null
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
    .map((actor) => {
      const folded = foldWords(actor.name)
      return {
        id: idOfActor(actor.type, folded),
        type: actor.type,
        folded,
        local: actor.id,
        name: clean(actor.name) ?? '',
        roles: json(actor.roles),
        affiliations: json(actor.affiliations),
        country: actor.country ?? null,
      }
    })
}

export function drawStatements(article: Article, id: string, record: Record, actors: ReadonlyMap<string, DrawnActor>): Drawn {
  const { text } = article
  const named: Named[] = []
  const rows = record.attributions.map((each, position) => {
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

export function drawEvents(article: Article, record: Record, actors: ReadonlyMap<string, DrawnActor>): Drawn {
  const { text } = article
  const countries = new Map(record.actors.map((actor: Actor) => [actor.id, actor.country ?? null]))
  const named: Named[] = []
  const rows = record.events.map((each, position) => {
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
  return Object.fromEntries(EVENT_SPANS.map((name) => [name, place(each[name])]))
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

const UNSTORABLE = /[\0\p{Surrogate}]/u
const UNSTORABLE_ALL = new RegExp(UNSTORABLE, 'gu')

/** What both databases can hold: no lone surrogate, no zero; each is one U+FFFD, so that no offset moves. */
export function clean(text: string | null | undefined): string | null {
  if (text == null) return null
  return UNSTORABLE.test(text) ? text.replace(UNSTORABLE_ALL, '\ufffd') : text
}
