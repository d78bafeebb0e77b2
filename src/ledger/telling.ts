/** One article's event, as the ledger takes it: everything the record says of it, and where. Pure data, from any store. */
import type { EventStatus, EventType } from '../core/record.ts'

export interface Telling {
  readonly id: string
  readonly article: string
  /** Near-duplicates of one article have one story. */
  readonly story: string
  readonly outlet: string | null
  /** ISO day or instant of publication; null where the article has none. */
  readonly publishedAt: string | null
  readonly type: EventType
  readonly status: EventStatus
  /** Ids of actors over all articles. */
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  /** Their words. */
  readonly actor: string | null
  readonly recipient: string | null
  readonly object: string | null
  readonly amount: number | null
  readonly currency: string | null
  readonly quantity: number | null
  readonly unit: string | null
  readonly begin: string | null
  readonly until: string | null
  /** True where `until` is the day by which it is to happen. */
  readonly deadline: boolean
  readonly place: string | null
  readonly support: readonly string[]
  readonly saidBy: string | null
  readonly round: number | null
  readonly trigger: string
  readonly words: string
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
