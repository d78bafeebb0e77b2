/** Days of a month: `15 تموز 2021`, `الخامس عشر من أيلول`, `4 أغسطس (آب) 2020`, `12 ذو الحجة 1442هـ`, `15/7/2021`. */
import { civil, dayOf, weekdayOf } from './calendar.ts'
import { digits, digitsOf } from './digits.ts'
import { hijriDay, hijriMonth, hijriMonthOf } from './hijri.ts'
import { G, type Moment, OPEN } from './moment.ts'
import type { Reading } from './reading.ts'
import { AHEAD, PAST, tenseBefore } from './tense.ts'
import { F, MEASURE, N, T, U } from './vocabulary.ts'
import { isDate, readYear, readYearNumber, year } from './years.ts'

const SLASH = 0x2f
const OPEN_PAREN = 0x28
const CLOSE_PAREN = 0x29
export const YEAR = 1

export function isDash(mark: number): boolean {
  return mark === 0x2d || mark === 0x2013 || mark === 0x2014 || mark === 0x2212 || mark === 0x2010 || mark === 0x2011 || mark === 0x640
}

/** What {@link readMonth} read: the month, 1…12. */
export const month = { value: 0, hijri: false, ambiguous: false, head: false }

/** `[شهر] تموز[/يوليو]`, `الشهر الثامن`, `شهر 8`; the token after, 0 where there is none. */
export function readMonth(r: Reading, i: number): number {
  let at = i
  month.head = false
  if (r.unit(at) === U.month && (r.features & 0x180) !== 0x180) {
    const definite = r.tokens.article[at] === 1
    at = r.next
    month.head = true
    if (r.monthAt(at) === 0) {
      // شهر 8, شهر ثلاثة, الشهر الثامن
      const n = r.numbers
      if (n.read(at)) {
        if (
          n.value < 1 ||
          n.value > 12 ||
          n.scale > 0 ||
          n.decimal ||
          n.ordinal !== definite ||
          (r.unit(n.to) !== 0 && !r.isNumber(r.next))
        )
          return 0
        month.value = n.value | 0
        month.hijri = month.ambiguous = false
        return n.to
      }
      return 0
    }
  }
  const value = r.monthAt(at)
  if (value === 0) return 0
  if (at > i && r.tokens.proclitics[at] !== 0) return 0
  month.value = value
  month.hijri = r.hijri
  month.ambiguous = r.ambiguous && !month.head
  return month.hijri ? r.next : secondName(r, r.next, value)
}

/** The month's name of another country beside it: `/أغسطس`, `(آب)`, `- أبريل`, `حزيران`. */
function secondName(r: Reading, i: number, value: number): number {
  const mark = r.mark(i)
  const at = mark === SLASH || mark === OPEN_PAREN || isDash(mark) ? i + 1 : i
  const { hijri, ambiguous } = month
  if (r.monthAt(at) !== value || r.hijri || r.tokens.proclitics[at] !== 0) return i
  month.hijri = hijri
  month.ambiguous = ambiguous && false
  const after = r.next
  if (mark !== OPEN_PAREN) return after
  return r.mark(after) === CLOSE_PAREN ? after + 1 : i
}

/**
 * What follows a month (and perhaps a day of it): `الماضي`, `المقبل`, `الجاري`, a year; else the year is supplied. Fills `m`
 * and returns the token after.
 */
export function finishMonth(r: Reading, from: number, j: number, date: number, m: Moment, weekday = -1): number {
  const { value, hijri } = month
  let to = j
  let y = OPEN
  const afterYear = readYear(r, j)
  if (afterYear > 0 && hijri && !year.hijri && year.value >= 1900 && date === 0) {
    // رمضان 2019
    const h = Math.floor(hijriMonthOf(dayOf(year.value, 1, 1)) / 12)
    const first = hijriMonth(h, value)
    place(m, first >= dayOf(year.value, 1, 1) ? h : h + 1, value, 0, true)
    return afterYear
  }
  if (afterYear > 0 && (!hijri || year.hijri) && (hijri || !year.hijri || !year.marked)) {
    // A year that looks Hijri beside a Gregorian month is as it is written.
    if (hijri === year.hijri || (!hijri && !year.marked)) {
      y = year.value
      to = afterYear
    }
  }
  if (y !== OPEN) {
    const shift = r.shift(to)
    if (!Number.isNaN(shift) && r.tokens.article[to] === 1) to = r.next
    place(m, y, value, date, hijri)
    return to
  }
  // شباط قبل الماضي
  let modifier = r.shiftAfter(to)
  const further = modifier === 2 || modifier === -2 ? modifier / 2 : 0
  modifier -= further
  if (!Number.isNaN(modifier)) to = r.next
  m.supplied |= YEAR
  if (!r.anchored) {
    m.grain = date > 0 ? G.day : G.month
    m.month = hijri ? OPEN : value
    m.date = date > 0 && !hijri ? date | 0 : OPEN
    return to
  }
  m.basis = r.basis
  const count = r.published
  if (hijri) {
    const now = hijriMonthOf(r.published)
    let h = Math.floor(now / 12)
    const start = (k: number) => hijriMonth(k, value) + (date > 0 ? date - 1 : 0)
    if (modifier === -1) while ((date > 0 ? start(h) : hijriMonth(h, value + 1)) > count) h--
    else if (modifier === 1) while (start(h) <= count) h++
    else if (Number.isNaN(modifier)) h = nearest(h, start, count)
    if (modifier === 1 && start(h - 1) > count) h--
    place(m, h, value, date, true)
    return to
  }
  if (date > 0) {
    const on = (k: number) => dayOf(k, value, date)
    y = r.year
    if (modifier === -1) {
      if (on(y) >= count) y--
    } else if (modifier === 1) {
      if (on(y) <= count) y++
    } else if (Number.isNaN(modifier)) {
      y = nearest(y, on, count)
      if (r.future) y = on(r.year) >= count || value === r.month ? r.year : r.year + 1
      if (weekday >= 0 && weekdayOf(on(y)) !== weekday) {
        if (weekdayOf(on(y - 1)) === weekday) y--
        else if (weekdayOf(on(y + 1)) === weekday) y++
      }
    }
  } else {
    y = r.year
    if (modifier === -1) {
      if (value >= r.month) y--
    } else if (modifier === 1) {
      if (value <= r.month) y++
    } else if (Number.isNaN(modifier)) {
      const tense = r.future ? AHEAD : tenseBefore(r, from)
      if (tense === AHEAD) {
        if (value < r.month) y++
      } else if (tense === PAST) {
        if (value > r.month) y--
      } else if (value - r.month > 6) y--
      else if (r.month - value > 6) y++
    }
  }
  place(m, y + further, value, date, false)
  return to
}

function nearest(y: number, on: (y: number) => number, day: number): number {
  let best = y
  for (let k = y - 1; k <= y + 1; k++) if (Math.abs(on(k) - day) < Math.abs(on(best) - day)) best = k
  return best
}

/** The adjective after a month: -1, 0, 1; NaN where there is none. `المنصرم`, `من العام نفسه`. */
export function modifierAt(r: Reading, i: number): number {
  const { tokens } = r
  if (i >= r.limit || tokens.article[i] !== 1 || tokens.proclitics[i] !== 0) return Number.NaN
  const shift = r.shift(i)
  return shift
}

function place(m: Moment, y: number, value: number, date: number, hijri: boolean): void {
  if (hijri) {
    m.hijri = y * 12 + value - 1
    if (date > 0) m.setDay(hijriDay(y, value, date))
    else m.setSpan(hijriMonth(y, value), hijriMonth(y, value + 1) - 1)
  } else if (date > 0) {
    if (isDate(y, value, date)) m.setDay(dayOf(y, value, date))
    else {
      m.grain = G.day
      m.year = y | 0
      m.month = value
      m.date = date | 0
    }
  } else m.setMonth(y * 12 + value - 1)
}

/** A day of a month, in digits or words: `15 تموز`, `الخامس من شهر رمضان`, `18 من الشهر الجاري`. */
export function readDayOfMonth(r: Reading, i: number, m: Moment, weekday = -1): number {
  const n = r.numbers
  if (r.isNumber(i)) {
    if (r.dayNumber(i) === 0) return 0
  } else {
    const kind = n.kind(i)
    if (kind === 0) return 0
    if (kind === N['first-of-month']) return readMonthOfDay(r, i, i + 1, 1, m, weekday)
    if (!n.read(i) || n.value < 1 || n.value > 31 || (!n.ordinal && !(n.definite && n.value >= 20)) || n.fraction) return 0
  }
  return readMonthOfDay(r, i, n.to, n.value, m, weekday)
}

/** `[من] [شهر] تموز …` after the day `date`. */
export function readMonthOfDay(r: Reading, from: number, i: number, date: number, m: Moment, weekday = -1): number {
  let at = i
  const past = r.past(at)
  if (past > at) at = past
  else if ((r.mark(at) === SLASH || isDash(r.mark(at))) && r.monthAt(at + 1) > 0) at++
  // من الشهر الجاري
  const pointed = r.frame(at)
  const these = pointed === F.هذا || pointed === F.نفس || pointed === F.ذلك ? at + 1 : at
  if (r.unit(these) === U.month && r.tokens.article[these] === 1 && (r.features & 0x180) === 0x80) {
    let to = r.next
    // 9 من الشهر نفسه
    if (pointed === F.نفس || pointed === F.ذلك || r.isSame(to)) {
      const first = r.last.firstDay()
      if (first === OPEN || r.last.grain > G.month) return 0
      const { year: y, month: mm } = civil(first)
      if (!isDate(y, mm, date)) return 0
      m.setDay(dayOf(y, mm, date))
      m.basis = 'other'
      return these > at ? to : to + 1
    }
    const shift = these > at ? 0 : r.shift(to)
    if (!Number.isNaN(shift)) {
      if (these === at) to = r.next
      if (!r.anchored) {
        m.grain = G.day
        m.date = date | 0
        return to
      }
      const months = r.year * 12 + r.month - 1 + shift
      const y = Math.floor(months / 12)
      const mm = months - y * 12 + 1
      if (!isDate(y, mm, date)) return 0
      m.setDay(dayOf(y, mm, date))
      m.basis = r.basis
      return to
    }
  }
  const after = readMonth(r, at)
  if (after === 0) return 0
  if (date > 30 && month.hijri) return 0
  return finishMonth(r, from, after, date, m, weekday)
}

/** `15/7/2021`, `٢٠٢١/٧/١٥`, `15-7-2021`, `15.7.2021`, `15/7`; day first, or year first. */
export function readNumericDate(r: Reading, i: number, m: Moment, weekday = -1): number {
  const { tokens } = r
  const { text, end } = tokens
  if (!r.isNumber(i)) return 0
  const d = digitsOf(tokens, i)
  if (d.groups === 3 && text.charCodeAt(end[i] - 1) !== 0x2e) {
    // One token: 15.7.2021
    const [a, b, c] = d.parts
    if (d.count < 4 || d.count > 8) return 0
    return c >= 1900 && c <= LATEST_DOTTED ? day(r, m, c, b, a, i + 1) : a >= 1900 && a <= LATEST_DOTTED ? day(r, m, a, b, c, i + 1) : 0
  }
  if (d.groups !== 1 || d.count > 4) return 0
  const a = d.value
  const aCount = d.count
  const mark = r.mark(i + 1)
  const dash = isDash(mark)
  if ((mark !== SLASH && !dash && mark !== 0x5c) || !r.isNumber(i + 2)) return 0
  const spaced = tokens.glued[i + 1] === 0 || tokens.glued[i + 2] === 0
  digitsOf(tokens, i + 2)
  if (digits.groups !== 1 || digits.count > 4) return 0
  const b = digits.value
  const bCount = digits.count
  const second = r.mark(i + 3)
  if ((second === mark || (second === SLASH && dash)) && r.isNumber(i + 4)) {
    digitsOf(tokens, i + 4)
    const c = digits.value
    const count = digits.count
    if (digits.groups !== 1) return 0
    let to = i + 5
    let hijri = false
    const kind = r.time(to)
    if (kind === T['hijri-mark']) {
      to = r.next
      hijri = true
    } else if (kind === T.meridiem && count === 4) to = r.next
    if (aCount === 4 && a >= 1300 && bCount <= 2 && count <= 2)
      return hijri || a < 1500 ? hijriDate(m, a, b, c, to) : day(r, m, a, b, c, to)
    if (aCount <= 2 && bCount <= 2 && count === 4)
      return hijri || (c < 1500 && c >= 1300) ? hijriDate(m, c, b, a, to) : day(r, m, c, b, a, to)
    if (aCount <= 2 && bCount <= 2 && count === 2 && !spaced) {
      if (a > 31 && c <= 31) return day(r, m, a < 70 ? 2000 + a : 1900 + a, b, c, to)
      return day(r, m, c < 70 ? 2000 + c : 1900 + c, b, a, to)
    }
    return 0
  }
  if (mark === SLASH && !spaced) {
    if (aCount <= 2 && bCount === 4 && a >= 1 && a <= 12 && b >= 1900) {
      m.setMonth(b * 12 + a - 1)
      return i + 3
    }
    // 21/09 beside a weekday or يوم
    if (aCount <= 2 && bCount <= 2 && a >= 1 && a <= 31 && b >= 1 && b <= 12 && r.slashedDay && !isMeasured(r, i + 3)) {
      month.value = b | 0
      month.hijri = false
      // 08/12, 2015
      if (r.bareUnits && (r.mark(i + 3) === 0x2c || r.mark(i + 3) === 0x60c) && r.isNumber(i + 4)) {
        const y = digitsOf(tokens, i + 4)
        if (y.groups === 1 && (y.count === 4 || y.count === 2)) return day(r, m, y.count === 4 ? y.value : 2000 + y.value, b, a, i + 5)
      }
      return finishMonth(r, i, i + 3, a, m, weekday)
    }
    if (aCount === 4 && bCount <= 2 && a >= 1900 && a <= 2199 && b >= 1 && b <= 12) {
      m.setMonth(a * 12 + b - 1)
      return i + 3
    }
  }
  if (dash && !spaced && r.bareUnits) {
    if (aCount <= 2 && bCount === 4 && a >= 1 && a <= 12 && b >= 1900) {
      m.setMonth(b * 12 + a - 1)
      return i + 3
    }
    if (aCount <= 2 && bCount <= 2 && a >= 1 && a <= 31 && b >= 1 && b <= 12) {
      month.value = b | 0
      month.hijri = false
      return finishMonth(r, i, i + 3, a, m, weekday)
    }
  }
  return 0
}

/** 3/4 كوب */
function isMeasured(r: Reading, i: number): boolean {
  return i < r.limit && ((r.tokens.bits[i] | r.tokens.phraseBits[i]) & MEASURE) !== 0
}

const LATEST_DOTTED = 2100

function day(_r: Reading, m: Moment, y: number, mm: number, d: number, to: number): number {
  if (!isDate(y, mm, d)) return 0
  m.setDay(dayOf(y, mm, d))
  return to
}

function hijriDate(m: Moment, y: number, mm: number, d: number, to: number): number {
  if (mm < 1 || mm > 12 || d < 1 || d > 30) return 0
  m.setDay(hijriDay(y, mm, d))
  m.hijri = (y * 12 + mm - 1) | 0
  return to
}

/** Any date with a day of the month at `i`. */
export function readDate(r: Reading, i: number, m: Moment, weekday = -1): number {
  return readNumericDate(r, i, m, weekday) || readDayOfMonth(r, i, m, weekday) || readMonthThenDay(r, i, m)
}

/** `يوليو 13`, without a year after it. */
function readMonthThenDay(r: Reading, i: number, m: Moment): number {
  if (r.monthAt(i) === 0 || !r.slashedDay) return 0
  const dash = isDash(r.mark(r.next)) && r.isNumber(r.next + 1)
  const word = r.numbers.kind(r.next) === N.ordinal || r.numbers.kind(r.next) === N['ordinal-part']
  const at = dash ? r.next + 1 : r.next
  if ((!r.isNumber(at) && !word) || readYearNumber(r, at, false) > 0) return 0
  const after = readMonth(r, i)
  const n = r.numbers
  if (word && n.read(at) && n.ordinal && n.value <= 31) return finishMonth(r, i, n.to, n.value, m)
  if ((after !== at && !dash) || !n.read(at) || n.to > at + 1 || n.value < 1 || n.value > 31 || n.decimal || n.scale > 0) return 0
  const first = n.value
  // يوليو 13-15
  const next = isDash(r.mark(at + 1)) || r.frame(at + 1) === F.إلى ? at + 2 : 0
  if (next > 0 && r.isNumber(next) && n.read(next) && n.value > first && n.value <= 31 && !n.decimal && n.scale === 0) {
    const to = finishMonth(r, i, n.to, n.value, m)
    if (m.known) m.setSpan(m.first - n.value + first, m.first)
    return to
  }
  return finishMonth(r, i, at + 1, first, m)
}

/** `الموافق 7 أبريل 2022`, `، الموافق لـ…`: the other calendar's date of the same day. It replaces what `m` holds. */
export function readCorresponding(r: Reading, i: number, m: Moment, scratch: Moment): number {
  let at = i
  if (r.mark(at) === 0x60c || r.mark(at) === OPEN_PAREN || isDash(r.mark(at))) at++
  if (r.frame(at) !== F.موافق) return 0
  at++
  if (r.tokens.end[at] - r.tokens.start[at] <= 2 && r.isWord(at) && r.isNumber(at + 1)) at++
  if (r.unit(at) === U.day) at = r.next
  if (r.weekday(at) >= 0) at = r.next
  scratch.clear()
  const to = readDate(r, at, scratch)
  if (to === 0) return 0
  // The Gregorian side settles the day.
  if (scratch.known && (scratch.hijri === OPEN || !m.known || m.hijri === OPEN)) {
    if (scratch.hijri === OPEN || m.hijri !== OPEN || !m.known) {
      if (scratch.hijri === OPEN || !m.known) m.setDay(scratch.first)
    }
  }
  m.basis = 'explicit'
  return r.mark(i) === OPEN_PAREN && r.mark(to) === CLOSE_PAREN ? to + 1 : to
}
