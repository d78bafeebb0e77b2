/** Times, money and numbers for people, by Intl with the digits that were chosen named outright. */
import type { Amount, Event, Quantity, TimexMod } from '../../../src/core/record.ts'
import { numerals } from '../words/numerals.ts'
import type { Language, Words } from '../words/words.ts'

/** Arabic-Indic digits are for Arabic; English has its own. */
const localeOf = (language: Language) => (language === 'ar' ? `ar-u-nu-${numerals.digits}-ca-gregory` : 'en-GB-u-nu-latn-ca-gregory')

const cache = new Map<string, Intl.DateTimeFormat>()
function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${localeOf(language)}${JSON.stringify(options)}`
  let format = cache.get(key)
  if (!format) cache.set(key, (format = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' })))
  return format
}

/** `2024-02-14T09:30:00+03:00` → `الأربعاء، 14 فبراير 2024`; the day is the one that is written, whatever zone. */
export function longDay(iso: string, language: Language): string {
  const shown = day(iso.slice(0, 10), language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  return shown === undefined ? iso : shown + beside(iso, language)
}

/** `14 فبراير 2024`, without the day of the week. */
export function shortDay(iso: string, language: Language): string {
  const shown = day(iso.slice(0, 10), language, { day: 'numeric', month: 'short', year: 'numeric' })
  return shown === undefined ? iso : shown + beside(iso, language)
}

/** The same day in the Hijri calendar (Umm al-Qura), where that is wished for. */
function beside(iso: string, language: Language): string {
  if (!numerals.hijri) return ''
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return ''
  const locale = localeOf(language).replace('ca-gregory', 'ca-islamic-umalqura')
  return ` · ${new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)}`
}

function day(iso: string, language: Language, options: Intl.DateTimeFormatOptions): string | undefined {
  const date = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : dateFormat(language, options).format(date)
}

const CALENDAR = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T(?:(\d\d:\d\d)(?::[\d.]+)?(?:Z|[+-]\d\d:?\d\d)?|(MO|MI|AF|EV|NI)))?$/
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const

/** A TIMEX3 value for people; undefined where the article's own words say more than the value does. */
export function timeValue(value: string, mod: TimexMod | undefined, words: Words, language: Language): string | undefined {
  const [from, to, more] = value.split('/')
  if (from && to && more === undefined) {
    const [a, b] = [timeValue(from, undefined, words, language), timeValue(to, undefined, words, language)]
    return a && b && words.span(a, b)
  }
  const plain = words.refs[value] ?? calendarTime(value, words, language) ?? duration(value, language)
  return plain !== undefined && mod !== undefined ? words.mod[mod](plain) : plain
}

function calendarTime(value: string, words: Words, language: Language): string | undefined {
  const m = CALENDAR.exec(value)
  if (!m) return undefined
  const [, y, month, d, clock, part] = m
  if (!month) return y
  const shown = day(`${y}-${month}-${d ?? '01'}`, language, { year: 'numeric', month: 'long', ...(d && { day: 'numeric' }) })
  if (shown === undefined) return undefined
  const rest = clock ?? (part && words.partOfDay[part])
  return rest ? `${shown}${language === 'ar' ? '، ' : ', '}${rest}` : shown
}

function duration(value: string, language: Language): string | undefined {
  const m = DURATION.exec(value)
  if (!m) return undefined
  const parts = UNITS.flatMap((unit, i) =>
    m[i + 1] === undefined
      ? []
      : [new Intl.NumberFormat(localeOf(language), { style: 'unit', unit, unitDisplay: 'long' }).format(Number(m[i + 1]))],
  )
  return parts.length === 0 ? undefined : new Intl.ListFormat(language, { type: 'unit', style: 'long' }).format(parts)
}

/** When an event is, was or must be. */
export function eventTime(event: Event, words: Words, language: Language): string | undefined {
  if (!event.time) return undefined
  const shown = timeValue(event.time.value, event.time.mod, words, language)
  return shown && event.deadline ? words.deadline(shown) : shown
}

/** `3,500,000 USD` with the name of the currency in the reader's language. */
export function money(amount: Amount, words: Words, language: Language): string {
  const shown = moneyOf(amount.amount, amount.currency, language)
  return amount.bound ? words.bound[amount.bound](shown) : shown
}

export function moneyOf(amount: number, currency: string, language: Language): string {
  try {
    return new Intl.NumberFormat(localeOf(language), {
      style: 'currency',
      currency,
      currencyDisplay: 'name',
      maximumFractionDigits: 2,
      minimumFractionDigits: 0,
    }).format(amount)
  } catch {
    return `${count(amount, language)} ${currency}` // no ISO 4217 code
  }
}

export function count(n: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 3 }).format(n)
}

export function quantity({ number, bound }: Quantity, words: Words, language: Language): string {
  const shown = count(number, language)
  return bound ? words.bound[bound](shown) : shown
}

export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language), { style: 'percent' }).format(share)
}
