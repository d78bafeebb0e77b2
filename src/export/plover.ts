/**
 * Events in the shape of PLOVER, one JSON object a line: `event`, `mode`, `context`, `actor`, `recipient`, `eventDate`, `location`, by
 * the names of its manual; what PLOVER has no field for (object, money, who says so, other codes) beside them by the record's names.
 */
import type { Event, Record, Span } from '../core/record.ts'
import { codesOf } from './codes.ts'

export interface PloverActor {
  /** The fullest name the article gives; the words as they stand where it resolves to nobody. */
  readonly name: string
  /** ISO 3166 code, of countries and of whom the article places in one. */
  readonly country?: string
}

export interface PloverEvent {
  /** Record and event: unique among all records. */
  readonly id: string
  readonly event: string
  readonly mode: readonly string[]
  readonly context: readonly string[]
  readonly actor: readonly PloverActor[]
  readonly recipient: readonly PloverActor[]
  /** TIMEX value as the article gives it; null where it gives none: the day of publication is never borrowed. */
  readonly eventDate: string | null
  readonly location: string | null
  /** PLOVER's auxiliary: what did not happen, what is to come. */
  readonly realis: 'actual' | 'future' | 'negated'
  readonly object: string | null
  readonly amount: { readonly currency: string; readonly amount: number } | null
  readonly saidBy: string | null
  readonly cameo: string | null
  readonly iati: string | null
  readonly publicationDate: string | null
  readonly outlet: string | null
  readonly url: string | null
}

/** The events of `record`, read from `text`, as PLOVER has them. */
export function ploverEvents(record: Record, text: string): PloverEvent[] {
  return record.events.map((event) => {
    const { plover, cameo, iati } = codesOf(event)
    const amount = record.amounts.find((a) => a.start === event.amount?.start)
    return {
      id: `${record.id}#${event.id}`,
      ...plover,
      actor: parties(record, text, event.actorIds, event.actor),
      recipient: parties(record, text, event.recipientIds, event.recipient),
      eventDate: event.time?.value ?? null,
      location: words(text, event.place),
      realis: realisOf(event),
      object: words(text, event.object),
      amount: amount ? { currency: amount.currency, amount: amount.amount } : null,
      saidBy: event.saidBy,
      cameo,
      iati,
      publicationDate: record.publishedAt ?? null,
      outlet: record.outlet ?? null,
      url: record.url ?? null,
    }
  })
}

/** {@link ploverEvents} as lines of JSON, each with its line break; '' for an article without events. */
export function ploverLines(record: Record, text: string): string {
  return ploverEvents(record, text)
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('')
}

function realisOf(event: Event): PloverEvent['realis'] {
  return event.status === 'planned' ? 'future' : event.status === 'negated' ? 'negated' : 'actual'
}

function parties(record: Record, text: string, ids: readonly string[], span: Span | null): PloverActor[] {
  const known = record.actors.filter((actor) => ids.includes(actor.id))
  if (known.length > 0) return known.map(({ name, country }) => ({ name, ...(country === undefined ? {} : { country }) }))
  const name = words(text, span)
  return name === null ? [] : [{ name }]
}

function words(text: string, span: Span | null): string | null {
  return span ? text.slice(span.start, span.end) : null
}
