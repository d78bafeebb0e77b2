/** Days of a query: `2021`, `2021-07`, `2021-07-28`, digits of any script → the first and the last day meant. */

export interface DayRange {
  /** ISO days, both included; `null` is open. */
  readonly first: string | null
  readonly last: string | null
}

/** The days of a year, a month or a day; undefined where it is none. */
export function daysOf(written: string): { readonly first: string; readonly last: string } | undefined {
  const plain = written.replace(/[٠-٩]/g, (d) => String(d.charCodeAt(0) - 0x660)).replace(/[۰-۹]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
  const parts = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(plain)
  if (parts === null) return undefined
  const [, year, month, day] = parts
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` }
  const m = Number(month)
  if (m < 1 || m > 12) return undefined
  const length = daysIn(Number(year), m)
  if (day === undefined) return { first: iso(year, m, 1), last: iso(year, m, length) }
  const d = Number(day)
  return d < 1 || d > length ? undefined : { first: iso(year, m, d), last: iso(year, m, d) }
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function iso(year: string, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** What is within both. */
export function overlap(a: DayRange, b: DayRange): DayRange {
  return {
    first: a.first === null || (b.first !== null && b.first > a.first) ? b.first : a.first,
    last: a.last === null || (b.last !== null && b.last < a.last) ? b.last : a.last,
  }
}
