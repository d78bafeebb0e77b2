/** Dates of feeds: W3C's profile of ISO 8601, RFC 822 with all that feeds make of it, and dates as Arabic papers write them. */
import { readDate } from '../html/dates.ts'

const ISO = /^(\d{4})-?(\d{2})(?:-?(\d{2})(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2}|[A-Z]{2,5})?)?)?$/i
const RFC822 =
  /^(?:[a-z]{3,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{2,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(.*))?$/i
/** `Sun Jan 4 16:29:06 PST 2004`, `Jan 4, 2004` */
const ASCTIME =
  /^(?:[a-z]{3,9}\.?,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([A-Z]{2,5}|[+-]\d{4})?,?\s+(\d{4})$/i
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
/** RFC 822 §5.1, and what newspapers of the region write. Hours. */
const ZONES: { readonly [name: string]: number } = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AST: 3,
  WET: 0,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  BST: 1,
  MSK: 3,
}

/** ISO 8601: a day where no hour is given, else a time in UTC; undefined where it cannot be told. */
export function feedDate(written: string): string | undefined {
  const text = written.trim().replace(/\s+/g, ' ')
  if (text === '' || text.length > 100) return undefined
  const iso = ISO.exec(text)
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso
    return made(+year, +month, day === undefined ? undefined : +day, hour, minute, second, zone)
  }
  const mail = RFC822.exec(text)
  if (mail) {
    const [, day, name, year, hour, minute, second, zone] = mail
    const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
    if (month > 0) return made(fullYear(year), month, +day, hour, minute, second, zone)
  }
  const asctime = ASCTIME.exec(text)
  if (asctime) {
    const [, name, day, hour, minute, second, zone, year] = asctime
    const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
    if (month > 0) return made(+year, month, +day, hour, minute, second, zone)
  }
  return readDate(text)
}

/** Two digits as RFC 2822 §4.3 reads them. */
function fullYear(digits: string): number {
  const year = +digits
  if (digits.length > 2) return year < 1000 ? year + 1900 : year
  return year < 50 ? year + 2000 : year + 1900
}

function made(
  year: number,
  month: number,
  day: number | undefined,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  zone: string | undefined,
): string | undefined {
  if (month < 1 || month > 12 || (day !== undefined && (day < 1 || day > 31))) return undefined
  const two = (n: number) => String(n).padStart(2, '0')
  const date = day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`
  if (hour === undefined || minute === undefined) return date
  const offset = minutesOf(zone?.trim() ?? '')
  const at = Date.UTC(year, month - 1, day, +hour, +minute - offset, +(second ?? 0))
  return Number.isFinite(at) ? new Date(at).toISOString().replace('.000Z', 'Z') : date
}

/** Of a zone, east of Greenwich; one that nobody knows is taken for Greenwich, as readers of feeds do. */
function minutesOf(zone: string): number {
  const digits = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone)
  if (digits) return (digits[1] === '-' ? -1 : 1) * (+digits[2] * 60 + +(digits[3] ?? 0))
  const name = zone.toUpperCase()
  return Object.hasOwn(ZONES, name) ? ZONES[name] * 60 : 0
}
