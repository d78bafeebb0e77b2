/** One article's event, as the ledger takes it: everything the record says of it, and where. Pure data, from any store. */
import type { StoredEvent } from '../store/store.ts'

/** What the ledger has no use for: the version, the place in its text, how sure the reader is. */
type LeftOut = 'version' | 'local' | 'lost' | 'time' | 'country' | 'in' | 'confidence' | 'places'

/** `id` is the event's in the store; `actors` and `recipients` are ids over all articles, `actor` and `recipient` their words. */
export interface Telling extends Omit<StoredEvent, LeftOut> {
  /** Near-duplicates of one article have one story. */
  readonly story: string
}

/** Day number of an ISO day, instant, month or year (its first day); undefined where it is none. */
export function dayNumber(iso: string | null): number | undefined {
  if (iso === null) return undefined
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso)
  if (!found) return undefined
  const [, year, month = '01', day = '01'] = found
  const ms = Date.UTC(+year, +month - 1, +day)
  return Number.isFinite(ms) ? Math.round(ms / 86_400_000) : undefined
}

/** The day a telling is about, and whether the article says so or it is only the day it was printed. */
export function dayOf(telling: Telling): { readonly day: number; readonly said: boolean } | undefined {
  const said = telling.deadline ? undefined : dayNumber(telling.begin)
  if (said !== undefined) return { day: said, said: true }
  const printed = dayNumber(telling.publishedAt)
  return printed === undefined ? undefined : { day: printed, said: false }
}
