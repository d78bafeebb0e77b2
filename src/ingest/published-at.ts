/** Days and instants as articles carry them. */

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(?:[Zz]|[+-]\d\d(?::?\d\d)?)?)?$/

/**
 * An ISO 8601 date (`2021-07-28`) or date-time (`2021-07-28T09:30:00+03:00`) of the calendar, with a `T` where a space
 * stood; undefined for anything else. Nothing is guessed: `28/07/2021` may be read two ways as soon as the day is below 13.
 */
export function parsePublishedAt(written: string): string | undefined {
  const text = written.trim()
  const m = ISO.exec(text)
  if (!m) return undefined
  const [year, month, day, hour, minute, second] = m.slice(1).map((part) => Number(part ?? 0))
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return undefined
  if (hour > 24 || minute > 59 || second > 60) return undefined
  return text.length > 10 ? `${text.slice(0, 10)}T${text.slice(11)}` : text
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
