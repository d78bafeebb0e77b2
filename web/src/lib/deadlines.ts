/** Where a promise stands on a day. What an article says of it is never overruled: only what is open goes by the calendar. */
import type { EventRow } from './rows.ts'

export type Standing = 'overdue' | 'soon' | 'open' | 'kept' | 'withdrawn'
export const STANDINGS: readonly Standing[] = ['overdue', 'soon', 'open', 'kept', 'withdrawn']

/** Days before a deadline that count as soon. */
const SOON = 30

/** The last day of a TIMEX3 date: `2024-05` → `2024-05-31`; undefined where it names no day, month or year. */
export function lastDayOf(value: string): string | undefined {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(value)
  if (!m) return undefined
  const [, year, month, day] = m
  if (day) return `${year}-${month}-${day}`
  const month0 = month ? Number(month) : 12
  return new Date(Date.UTC(Number(year), month0, 0)).toISOString().slice(0, 10)
}

/** The day by which it is due, as far as the article says. */
export const dueDay = (row: EventRow): string | undefined => (row.deadline ? lastDayOf(row.until ?? row.time ?? '') : undefined)

/** `today` is `YYYY-MM-DD`. */
export function standingOf(row: EventRow, today: string): Standing {
  const status = row.corrected?.status ?? row.status
  if (status === 'done') return 'kept'
  if (status === 'negated') return 'withdrawn'
  const due = dueDay(row)
  if (due === undefined) return 'open'
  if (due < today) return 'overdue'
  return Date.parse(due) - Date.parse(today) <= SOON * 86_400_000 ? 'soon' : 'open'
}
