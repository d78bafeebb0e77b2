/**
 * A time expression while it is being read: numbers only; strings are made when it is written into the record.
 *
 * What the article does not say stays {@link OPEN} and is written as `X`, as TIMEX3 does: `XXXX-07-15`, `XXXX-WXX-2`.
 */
import type { TimexBasis, TimexMod, TimexType } from '../record.ts'
import { civil, dayOf, daysInMonth, isoDay, pad2, pad4, weekName } from './calendar.ts'
import { P } from './vocabulary.ts'
import { offsetOf } from './zones.ts'

/** A year, month or day that is not known. */
export const OPEN = -32768

/** What a moment is as long as. */
export const G = {
  none: 0,
  day: 1,
  week: 2,
  month: 3,
  quarter: 4,
  half: 5,
  year: 6,
  decade: 7,
  century: 8,
  season: 9,
  span: 10,
  present: 11,
  past: 12,
  future: 13,
  duration: 14,
  set: 15,
  years: 16,
  months: 17,
} as const

const SEASON = ['', 'SP', 'SU', 'FA', 'WI']
export const SPRING = 1
export const SUMMER = 2
export const AUTUMN = 3
export const WINTER = 4

/** Letters of durations by the unit's number (vocabulary's `U`): whether under `T`, and the letter. */
const LETTERS = ['', 'TS', 'TS', 'TM', 'TH', 'D', 'D', 'W', 'M', 'M', 'M', 'M', 'Y', 'Y', 'DE', 'CE', 'ML']

export class Moment {
  grain: number = G.none
  /** Civil year, or the number of a decade (199) or century (18). */
  year = OPEN
  /** Month, quarter, half or season. */
  month = OPEN
  date = OPEN
  /** First and last day covered, where known; for weeks and spans they are the value. */
  first = OPEN
  last = OPEN
  /** For an open day: 0 Sunday … 6. */
  weekday = -1
  part = 0
  hour = -1
  minute = -1
  second = -1
  /** A zone of `zones.ts`. */
  zone = ''
  mod: TimexMod | undefined
  basis: TimexBasis = 'explicit'
  supplied = 0
  /** Hijri month or year meant, as `month` counts (year * 12 + month - 1), for modifiers. */
  hijri = OPEN
  /** Durations and sets: amounts by unit, -1 for a vague one (`PXY`). */
  amounts: number[] = []
  units: number[] = []
  /** A value that is none of the above: `P20Y/P25Y`. */
  text = ''
  rule = ''
  /** Lexicon entries it rests on. */
  entry = -1

  clear(): this {
    this.grain = G.none
    this.year = this.month = this.date = this.first = this.last = this.hijri = OPEN
    this.weekday = -1
    this.part = 0
    this.hour = this.minute = this.second = -1
    this.zone = ''
    this.mod = undefined
    this.basis = 'explicit'
    this.supplied = 0
    if (this.amounts.length > 0) {
      this.amounts.length = 0
      this.units.length = 0
    }
    this.text = ''
    this.rule = ''
    this.entry = -1
    return this
  }

  copy(from: Moment): this {
    this.clear()
    this.grain = from.grain
    this.year = from.year
    this.month = from.month
    this.date = from.date
    this.first = from.first
    this.last = from.last
    this.weekday = from.weekday
    this.part = from.part
    this.hour = from.hour
    this.minute = from.minute
    this.second = from.second
    this.zone = from.zone
    this.mod = from.mod
    this.basis = from.basis
    this.supplied = from.supplied
    this.hijri = from.hijri
    this.text = from.text
    this.rule = from.rule
    this.entry = from.entry
    for (let i = 0; i < from.amounts.length; i++) this.addAmount(from.amounts[i], from.units[i])
    return this
  }

  /** Makes this the day `day`. */
  setDay(day: number): this {
    this.grain = G.day
    this.first = this.last = day | 0
    const c = civil(day)
    this.year = c.year
    this.month = c.month
    this.date = c.day
    return this
  }

  /** Makes this a span of days. */
  setSpan(first: number, last: number): this {
    this.grain = G.span
    this.first = first | 0
    this.last = last | 0
    return this
  }

  /** Makes this the week that begins on `first`. */
  setWeek(first: number): this {
    this.grain = G.week
    this.first = first | 0
    this.last = this.first + 6
    return this
  }

  /** Makes this a month counted from January of year 0. */
  setMonth(months: number): this {
    this.grain = G.month
    this.year = (months / 12) | 0
    this.month = (months - this.year * 12 + 1) | 0
    return this
  }

  setYear(year: number): this {
    this.grain = G.year
    this.year = year | 0
    return this
  }

  /** True where the day is known. */
  get known(): boolean {
    return this.first !== OPEN
  }

  get type(): TimexType {
    if (this.grain === G.duration) return 'DURATION'
    if (this.grain === G.set) return 'SET'
    return this.part !== 0 || this.hour >= 0 ? 'TIME' : 'DATE'
  }

  /** First day covered, {@link OPEN} where it is not known. */
  firstDay(): number {
    if (this.first !== OPEN) return this.first
    if (this.year === OPEN) return OPEN
    switch (this.grain) {
      case G.month:
        return dayOf(this.year, this.month, 1)
      case G.quarter:
        return dayOf(this.year, this.month * 3 - 2, 1)
      case G.half:
        return dayOf(this.year, this.month * 6 - 5, 1)
      case G.year:
        return dayOf(this.year, 1, 1)
      case G.decade:
        return dayOf(this.year * 10, 1, 1)
      case G.century:
        return dayOf(this.year * 100, 1, 1)
      default:
        return OPEN
    }
  }

  lastDay(): number {
    if (this.last !== OPEN) return this.last
    if (this.year === OPEN) return OPEN
    switch (this.grain) {
      case G.month:
        return dayOf(this.year, this.month, daysInMonth(this.year, this.month))
      case G.quarter:
        return dayOf(this.year, this.month * 3, daysInMonth(this.year, this.month * 3))
      case G.half:
        return dayOf(this.year, this.month * 6, daysInMonth(this.year, this.month * 6))
      case G.year:
        return dayOf(this.year, 12, 31)
      case G.decade:
        return dayOf(this.year * 10 + 9, 12, 31)
      case G.century:
        return dayOf(this.year * 100 + 99, 12, 31)
      default:
        return OPEN
    }
  }

  /** The TIMEX3 value. */
  value(): string {
    if (this.text !== '') return this.text
    const y = this.year === OPEN ? 'XXXX' : pad4(this.year)
    switch (this.grain) {
      case G.day:
        return this.dayValue()
      case G.week:
        return this.first === OPEN ? `${y}-WXX` : weekName(this.first)
      case G.month:
        return `${y}-${this.month === OPEN ? 'XX' : pad2(this.month)}${this.clock()}`
      case G.quarter:
        return `${y}-Q${this.month}`
      case G.half:
        return `${y}-H${this.month}`
      case G.season:
        return `${y}-${SEASON[this.month]}`
      case G.year:
        return y
      case G.decade:
        return this.year === OPEN ? 'XXX' : `${this.year}`.padStart(3, '0')
      case G.century:
        return this.year === OPEN ? 'XX' : pad2(this.year)
      case G.span:
        return `${isoDay(this.first)}/${isoDay(this.last)}`
      case G.present:
        return 'PRESENT_REF'
      case G.past:
        return 'PAST_REF'
      case G.future:
        return 'FUTURE_REF'
      case G.duration:
      case G.set:
        return this.duration()
      default:
        return 'XXXX'
    }
  }

  private dayValue(): string {
    if (this.first !== OPEN) return isoDay(this.first) + this.clock()
    if (this.weekday >= 0) return `XXXX-WXX-${this.weekday === 0 ? 7 : this.weekday}${this.clock()}`
    const y = this.year === OPEN ? 'XXXX' : pad4(this.year)
    const m = this.month === OPEN ? 'XX' : pad2(this.month)
    const d = this.date === OPEN ? 'XX' : pad2(this.date)
    return `${y}-${m}-${d}${this.clock()}`
  }

  /** `T18:15`, `TEV`, or nothing. */
  clock(): string {
    if (this.hour >= 0) {
      const minute = this.minute >= 0 ? pad2(this.minute) : '00'
      return `T${pad2(this.hour)}:${minute}${this.second >= 0 ? `:${pad2(this.second)}` : ''}${this.zone === '' ? '' : offsetOf(this.zone, this.first === OPEN ? Number.NaN : this.first)}`
    }
    switch (this.part) {
      case P.dawn:
      case P.morning:
      case P.forenoon:
        return 'TMO'
      case P.noon:
        return 'TMI'
      case P.afternoon:
        return 'TAF'
      case P.evening:
        return 'TEV'
      case P.night:
        return 'TNI'
      case P.day:
        return 'TDT'
      default:
        return ''
    }
  }

  /** The amounts as an ISO 8601 duration: `P1Y6M`, `PT1H30M`, `PXD`. */
  duration(): string {
    let date = ''
    let time = ''
    for (let i = 0; i < this.amounts.length; i++) {
      const n = this.amounts[i]
      const written = n < 0 ? 'X' : `${n}`
      const letter = LETTERS[this.units[i]]
      if (letter.startsWith('T')) time += written + letter.slice(1)
      else if (this.units[i] === 9 || this.units[i] === 10) date += `${n < 0 ? 'X' : n * 3}M`
      else if (this.units[i] === 11) date += `${n < 0 ? 'X' : n * 6}M`
      else date += written + letter
    }
    return `P${date}${time === '' ? '' : `T${time}`}`
  }

  addAmount(n: number, unit: number): void {
    this.amounts.push(n)
    this.units.push(unit)
  }
}
