/**
 * What an index is ordered by: one integer that holds when an article was published and which row it is about.
 *
 *     order = hours since 1800 × 2³¹ + key of the row
 *
 * So the newest hits are the last of an index, which both databases walk backwards without sorting; days are a range of it;
 * and the row is known without looking anything up. The hour is the one on the clock of the outlet. Undated rows are hour 0.
 * 53 bits hold it until the year 2278 and for two thousand million rows of a kind.
 */

const KEYS = 2 ** 31
const LAST_HOUR = 2 ** 22 - 1
const HOUR_MS = 3_600_000
const ORIGIN = Date.UTC(1800, 0, 1)

export const LEAST = 0
export const GREATEST = Number.MAX_SAFE_INTEGER

export function orderOf(publishedAt: string | null, key: number): number {
  return hourOf(publishedAt) * KEYS + key
}

export function keyOf(order: number): number {
  return order % KEYS
}

/** The day of publication as a number, days since 1800; 0 where there is none. */
export function dayNumberOf(order: number): number {
  return Math.floor(Math.floor(order / KEYS) / 24)
}

/** ISO; `null` for 0. */
export function dayOfNumber(day: number): string | null {
  return day === 0 ? null : new Date(ORIGIN + day * 24 * HOUR_MS).toISOString().slice(0, 10)
}

/** The orders of the rows that were published on these days, both included. */
export function rangeOf(first: string | null, last: string | null): { readonly from: number; readonly to: number } {
  if (first === null && last === null) return { from: LEAST, to: GREATEST }
  // Undated rows are of no day.
  const from = first === null ? 24 * KEYS : orderOf(first, 0)
  return { from, to: last === null ? GREATEST : orderOf(`${last}T23`, KEYS - 1) }
}

function hourOf(publishedAt: string | null): number {
  const parts = publishedAt === null ? null : /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d))?/.exec(publishedAt)
  if (parts === null) return 0
  const at = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), Number(parts[4] ?? 0))
  return Math.min(LAST_HOUR, Math.max(24, Math.floor((at - ORIGIN) / HOUR_MS)))
}
