/**
 * Taking what somebody said out of an article: its letters become `█`, unit for unit, so that everything else keeps its place;
 * and what was read in those words leaves the record.
 */
import type { Article, Record, Span } from '../core/record.ts'
import { drawActors } from './drawn.ts'

const BLOCK = '█'

/** The article and record without the words of `actors` (ids of the store); undefined where they say nothing in it. */
export function redacted(
  article: Article,
  record: Record,
  actors: ReadonlySet<string>,
): { readonly article: Article; readonly record: Record } | undefined {
  if (actors.size === 0) return undefined
  const local = new Set(
    drawActors(record)
      .filter((actor) => actors.has(actor.id))
      .map((actor) => actor.local),
  )
  const own = record.attributions.filter((each) => each.speaker?.actor !== undefined && local.has(each.speaker.actor))
  if (own.length === 0) return undefined
  const hidden = own.flatMap((each) => each.content)
  const seen = (span: Span | null) => span === null || !hidden.some((h) => span.start < h.end && h.start < span.end)

  const gone = new Set(own.map((each) => each.id))
  const attributions = record.attributions
    .filter((each) => !gone.has(each.id) && each.content.every(seen) && each.cue.every(seen) && seen(each.source))
    .map((each) => (each.in !== null && gone.has(each.in) ? { ...each, in: null } : each))
  const left = new Set(attributions.map((each) => each.id))
  const text = masked(article.text, hidden)
  const title = article.title !== undefined && article.text.startsWith(article.title) ? text.slice(0, article.title.length) : article.title
  return {
    article: { ...article, text, ...(title === undefined ? {} : { title }) },
    record: {
      ...record,
      ...(title === undefined ? {} : { title }),
      attributions: attributions.map((each) => (each.in !== null && !left.has(each.in) ? { ...each, in: null } : each)),
      timexes: record.timexes.filter(seen),
      amounts: record.amounts.filter(seen),
      quantities: record.quantities.filter(seen),
      mentions: record.mentions.filter(seen),
      events: record.events
        .filter((e) => [e.trigger, e.actor, e.recipient, e.object, e.amount, e.quantity, e.time, e.place].every(seen))
        .map((e) => (e.in !== null && !left.has(e.in) ? { ...e, in: null } : e)),
      problems: record.problems.filter((p) => p.start === undefined || p.end === undefined || seen({ start: p.start, end: p.end })),
    },
  }
}

function masked(text: string, spans: readonly Span[]): string {
  const units = text.split('')
  for (const { start, end } of spans) for (let i = start; i < end; i++) if (!/\s/.test(units[i])) units[i] = BLOCK
  return units.join('')
}
