/**
 * Days, weeks and months, by arithmetic alone: no `Date`, no clock. A *day* is a count of days since 1970-01-01,
 * a *month* a count of months since January of year 0. A civil date is proleptic Gregorian. All are kept as
 * 32-bit integers (`| 0`), so that what holds them need not be boxed.
 */

export const SUNDAY = 0
export const WEDNESDAY = 3

/** Years are counted from so many before our era (12 times 400), so that quotients are of positive numbers. */
const EARLIER = 4800
const EARLIER_DAYS = 12 * 146097

/** The day of a civil date. */
export function dayOf(year: number, month: number, date: number): number {
  const y = (month <= 2 ? year - 1 : year) + EARLIER
  const dayOfYear = ((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0
  return (y * 365 + ((y / 4) | 0) - ((y / 100) | 0) + ((y / 400) | 0) + dayOfYear + date - 719469 - EARLIER_DAYS) | 0
}

/** A civil date, as {@link civil} leaves it: one object, used again. */
export const date = { year: 0, month: 0, day: 0 }

/** Fills {@link date} with the civil date of a day, and returns it. */
export function civil(day: number): typeof date {
  const z = day + 719468 + EARLIER_DAYS
  const era = (z / 146097) | 0
  const dayOfEra = (z - era * 146097) | 0
  const yearOfEra = ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36524) | 0) - ((dayOfEra / 146096) | 0)) / 365) | 0
  const dayOfYear = dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0))
  const m = ((5 * dayOfYear + 2) / 153) | 0
  date.day = dayOfYear - (((153 * m + 2) / 5) | 0) + 1
  date.month = m < 10 ? m + 3 : m - 9
  date.year = yearOfEra + era * 400 - EARLIER + (date.month <= 2 ? 1 : 0)
  return date
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

/** First day of the week that holds `day`, where weeks begin on `start` (0 Sunday). */
export function weekOf(day: number, start: number): number {
  return day - ((weekdayOf(day) - start + 7) % 7)
}

/**
 * ISO 8601 name of a week by its first day: `2021-W30`. A week that does not begin on Monday is written as the ISO week of
 * its middle day, so that the press's week from Sunday to Saturday is the ISO week of its Wednesday.
 */
export function weekName(first: number): string {
  const thursday = first + 3 + (4 - ((weekdayOf(first + 3) + 6) % 7) - 1)
  const { year } = civil(thursday)
  const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1
  return `${pad4(year)}-W${pad2(week)}`
}

/** Easter Sunday of the Western churches (Meeus, Jones, Butcher). */
export function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1)
}

export function pad2(n: number): string {
  return n < 10 ? `0${n}` : `${n}`
}

export function pad4(n: number): string {
  return `${n}`.padStart(4, '0')
}

/** `2021-07-28` */
export function isoDay(day: number): string {
  const { year, month, day: d } = civil(day)
  return `${pad4(year)}-${pad2(month)}-${pad2(d)}`
}
