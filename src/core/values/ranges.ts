/** Two ends in one expression: `بين 3 و5 آذار`, `من 8 تموز حتى 26 آب`, `13-15 يوليو`, `يومي 4 و5 مارس`, `2014–2017`. */
import { CONSTRUCT, DUAL, NUMBER as NUMBER_OF } from '../lexicon/features.ts'
import { dayOf, daysInMonth } from './calendar.ts'
import { readClock } from './clocks.ts'
import { finishMonth, isDash, month, readDate, readMonth, readMonthOfDay } from './dates.ts'
import { readDay, readWeekday } from './days.ts'
import { hijriDay, hijriMonth } from './hijri.ts'
import { G, Moment, OPEN } from './moment.ts'
import { readPairOfYears, readPeriod, setYears } from './periods.ts'
import type { Reading } from './reading.ts'
import { F, T, U } from './vocabulary.ts'
import { readYear, readYearNumber, year } from './years.ts'

const end = new Moment()

/** Where the range begins, its framing word in. */
export const range = { from: 0 }

/** What joins two ends at `i`; the token after it, 0 where nothing does. `both` allows و and أو. */
function connector(r: Reading, i: number, both: boolean): number {
  const frame = r.frame(i)
  if (frame === F.إلى || frame === F.حتى) {
    // إلى غاية
    if (r.frame(i + 1) === F.غاية) return i + 2
    return i + 1
  }
  if (frame === F.غاية) return i + 1
  if (isDash(r.mark(i))) return i + 1
  if (both && (frame === F.أو || frame === F.و)) return i + 1
  if (both && i < r.limit && (r.tokens.proclitics[i] & 1) !== 0) return i
  return 0
}

/** A range that begins with days, years or months at `i`; the token after. `from` is in {@link range}. */
export function readRange(r: Reading, i: number, m: Moment): number {
  range.from = i
  const head = readHeaded(r, i, m)
  if (head > 0) return head
  const before = r.frame(i - 1)
  const between = before === F.بين
  const since = before === F.من
  const days = readDays(r, i, m, between)
  if (days > 0) {
    if (between || since) range.from = i - 1
    return days
  }
  const durations = readDurations(r, i, m, between)
  if (durations > 0) {
    if (between || since) range.from = i - 1
    else if (r.isNumber(i) && r.digitsAt(i - 1) === i) range.from = i - 1
    return durations
  }
  const hours = since || between ? readHours(r, i, m) : 0
  if (hours > 0) {
    range.from = i - 1
    return hours
  }
  const years = readYears(r, i, m, between, since)
  if (years > 0) return years
  const months = between || since ? readMonths(r, i, m, between) : 0
  if (months > 0) {
    range.from = i - 1
    return months
  }
  return 0
}

/** `3 و5 آذار` after بين, `13-15 يوليو`, `من 13 إلى 15 يوليو`, `الثالث والعشرون حتى السادس والعشرين من أكتوبر` */
function readDays(r: Reading, i: number, m: Moment, both: boolean): number {
  const n = r.numbers
  const first = r.dayNumber(i)
  const at = first > 0 ? connector(r, n.to, both) : 0
  const last = at > 0 ? r.dayNumber(r.digitsAt(at)) : 0
  // 1-1 في يونيو: a score
  if (last > 0 && isDash(r.mark(at - 1)) && r.frame(n.to) === F.في) return 0
  const to = last > 0 ? readMonthOfDay(r, i, n.to, last, m) : 0
  if (to === 0 || m.grain !== G.day) return 0
  if (!m.known) {
    m.text = `XXXX-${two(m.month)}-${two(first)}/XXXX-${two(m.month)}-${two(last)}`
    m.rule = 'range.days'
    return to
  }
  const begin = m.hijri !== OPEN ? hijriDay(0, m.hijri + 1, first) : first <= last ? m.first - last + first : previous(m, first)
  m.setSpan(begin, m.first)
  m.rule = 'range.days'
  return to
}

/** `بين ثمانية و12 عاماً`, `من 3 إلى 6 أشهر`, `10-15 دقيقة` */
function readDurations(r: Reading, i: number, m: Moment, both: boolean): number {
  const n = r.numbers
  if (!n.read(i) || n.ordinal || n.scale > 0 || n.fraction) return 0
  const low = n.value
  const at = connector(r, n.to, both)
  if (at === 0 || (at === n.to && !both) || !n.read(r.digitsAt(at)) || n.ordinal || n.scale > 0 || n.fraction || n.value <= low) return 0
  const unit = r.unit(n.to)
  if (unit === 0 || unit === U.quarter || unit === U.season || r.tokens.article[n.to] === 1 || r.tokens.proclitics[n.to] !== 0) return 0
  if (r.tokens.enclitic[n.to] !== 0) return 0
  m.entry = r.entry
  let to = r.next
  // من 21700 إلى عام 2014
  if (unit === U.year && readYearNumber(r, to, false) > 0) return 0
  m.grain = G.duration
  m.addAmount(low, unit)
  m.text = m.duration()
  m.amounts[0] = n.value
  m.text += `/${m.duration()}`
  m.rule = 'range.durations'
  if (r.frame(to) === F.من && r.frame(to + 1) === F.عمر) return to + 2
  // الـ10 إلى 15 سنة المقبلة
  const kind = r.tokens.article[to] === 1 ? r.time(to) : 0
  if (kind === T.last || kind === T.next || kind === T.recent) to = r.next
  return to
}

/** The day `first` of the month before. */
function previous(m: Moment, first: number): number {
  const y = m.month === 1 ? m.year - 1 : m.year
  const mm = m.month === 1 ? 12 : m.month - 1
  return dayOf(y, mm, Math.min(first, daysInMonth(y, mm)))
}

function two(n: number): string {
  return `${n}`.padStart(2, '0')
}

/** `من 3 إلى 3:30`, `من 5 إلى 6 مساءً`: the first hour is a number alone. */
function readHours(r: Reading, i: number, m: Moment): number {
  const n = r.numbers
  if (!r.isNumber(i) || !n.read(i) || n.value < 1 || n.value > 24 || n.digitCount > 2 || n.decimal || n.scale > 0) return 0
  const first = n.value
  const at = connector(r, n.to, false)
  if (at === 0) return 0
  const to = readClock(r, at, end.clear())
  if (to === 0 || end.hour < 0) return 0
  m.grain = G.day
  m.hour = (end.hour > 12 && first < 12 ? first + 12 : first) | 0
  m.minute = 0
  m.text = `${m.clock()}/${end.clock()}`
  m.rule = 'range.clocks'
  return to
}

/** `2014–2017`, `بين عامي 2015 و2018`, `من 2011 إلى 2014` */
function readYears(r: Reading, i: number, m: Moment, between: boolean, since: boolean): number {
  const dashed = readPairOfYears(r, i, m)
  if (dashed > 0) return dashed
  if (!between && !since) return 0
  const unit = r.unit(i) === U.year ? r.next : 0
  let to = readYearNumber(r, unit || i, unit > 0)
  if (to === 0 || year.hijri) return 0
  const first = year.value
  const at = connector(r, to, between)
  if (at === 0) return 0
  const second = r.digitsAt(at)
  to = r.unit(second) === U.year ? readYearNumber(r, r.next, true) : readYearNumber(r, second, false)
  if (to === 0 || year.value <= first) return 0
  setYears(m, first, year.value)
  m.rule = 'range.years'
  range.from = i - 1
  return to
}

/** `بين مارس ويونيو`, `من يناير إلى مارس 2015` */
function readMonths(r: Reading, i: number, m: Moment, both: boolean): number {
  let to = readMonth(r, i)
  if (to === 0 || month.hijri) return 0
  const first = month.value
  const at = connector(r, to, both)
  if (at === 0) return 0
  to = monthAfterWaw(r, at)
  if (to === 0 || month.hijri) return 0
  const last = month.value
  to = finishMonth(r, i, to, 0, m)
  setMonths(m, first, last)
  return to
}

/** A month, perhaps with و before it. */
function monthAfterWaw(r: Reading, i: number): number {
  return readMonth(r, i)
}

function setMonths(m: Moment, first: number, last: number): void {
  if (m.hijri !== OPEN) {
    m.setSpan(hijriMonth(0, m.hijri + 1 - ((last - first + 12) % 12)), m.last)
    m.rule = 'range.months'
    return
  }
  const y = m.year
  if (y === OPEN) m.text = `XXXX-${two(first)}/XXXX-${two(last)}`
  else {
    const begin = first <= last ? y : y - 1
    m.text = `${begin}-${two(first)}/${y}-${two(last)}`
    m.first = dayOf(begin, first, 1)
    m.last = dayOf(y, last, daysInMonth(y, last))
  }
  m.grain = G.months
  m.rule = 'range.months'
}

/** `يومي 4 و5 مارس`, `عامي 2006 و2007`, `شهري جوان وجويلية من سنة 2017`, `يوم 14 أو 15 أفريل`, `أيام 3 و4 و5 مايو` */
function readHeaded(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  const unit = r.unit(i)
  if (unit !== U.day && unit !== U.month && unit !== U.year) return 0
  const number = r.features & NUMBER_OF
  const dual = number === DUAL && (r.features & CONSTRUCT) !== 0
  if ((!dual && number === DUAL) || tokens.article[i] === 1 || tokens.enclitic[i] !== 0) return 0
  const single = number !== DUAL && number !== 0x180
  const at = r.next
  m.entry = r.entry
  if (r.frame(i - 1) === F.بين || (r.frame(i - 1) === F.من && !dual)) range.from = i - 1
  const start = range.from
  if (unit === U.day) {
    let to = 0
    if (r.weekday(at) >= 0) {
      if (single) return 0
      // يومي السبت والأحد
      to = readWeekday(r, at, m, true)
      if (to === 0 || !r.and(to)) return 0
      const second = readWeekday(r, r.next, end.clear(), true)
      if (second === 0) return 0
      if (m.known && end.known) {
        let first = m.first
        if (first > end.first) first -= 7
        if (end.first - first > 6 && m.supplied) first = end.first - ((end.first - first) % 7)
        m.setSpan(first, end.first)
      }
      m.rule = 'range.headed'
      range.from = start
      return second
    }
    // Days in a row: the first and the last count.
    const n = r.numbers
    const first = r.dayNumber(at)
    let last = 0
    to = n.to
    for (let guard = 0; guard < 6 && first > 0; guard++) {
      const next = connector(r, to, true)
      const day = next > 0 ? r.dayNumber(r.digitsAt(next)) : 0
      if (day === 0) break
      last = day
      to = n.to
    }
    const after = last > 0 ? readMonthOfDay(r, i, to, last, m) : 0
    if (after === 0 || m.grain !== G.day) return 0
    if (m.known) m.setSpan(m.first - m.date + first, m.first)
    else m.text = `XXXX-${two(m.month)}-${two(first)}/XXXX-${two(m.month)}-${two(m.date)}`
    m.rule = 'range.headed'
    range.from = start
    return after
  }
  if (single) return 0
  if (unit === U.year) {
    let to = readYearNumber(r, at, true)
    if (to === 0) return 0
    const first = year.value
    let last = first
    for (let guard = 0; guard < 8; guard++) {
      const next = connector(r, to, true)
      if (next === 0) break
      const after = readYearNumber(r, r.digitsAt(next), false)
      if (after === 0) break
      last = year.value
      to = after
    }
    if (last === first) return 0
    setYears(m, first, last)
    m.rule = 'range.headed'
    return to
  }
  // شهري جوان وجويلية
  let to = readMonth(r, at)
  if (to === 0) return 0
  const first = month.value
  let last = 0
  for (let guard = 0; guard < 11; guard++) {
    const next = connector(r, to, true)
    const after = next > 0 ? readMonth(r, next) : 0
    if (after === 0) break
    last = month.value
    to = after
  }
  if (last === 0) return 0
  month.value = last
  to = finishMonth(r, i, to, 0, m)
  setMonths(m, first, last)
  m.rule = 'range.headed'
  return to
}

/**
 * The second end after a whole first one in `m` that began at `i` and ended before `to`: `من 8 تموز حتى 26 آب`,
 * `بين الأول من آذار و30 نيسان الماضيين`. Makes `m` the range; 0 where there is none.
 */
export function readSecondEnd(r: Reading, i: number, to: number, m: Moment): number {
  const before = r.frame(i - 1)
  const between = before === F.بين
  const since = before === F.من
  const dash = isDash(r.mark(to))
  if (!between && !since && !dash) return 0
  const at = connector(r, to, between)
  if (at === 0) return 0
  const start = r.digitsAt(at)
  end.clear()
  if (m.hour >= 0) {
    let clock = readClock(r, at, end)
    if (clock === 0 && (between || since)) clock = bareHour(r, at, m.hour)
    if (clock === 0) return 0
    if (end.hour > m.hour + 12 && m.hour < 12 && end.hour > 12 && r.frame(to - 1) === 0 && !saidPart(r, i, to)) m.hour += 12
    m.text = `${m.clock()}/${end.clock()}`
    m.rule = 'range.clocks'
    range.from = between || since ? i - 1 : i
    return clock
  }
  if (m.part !== 0) return 0
  let after = 0
  if (m.grain === G.day) {
    after = readDate(r, start, end)
    if (after === 0) {
      end.clear()
      after = readDay(r, start, end)
    }
    if (after > 0 && (end.grain !== G.day || !end.known || !m.known)) return 0
    if (dash && !between && !since && after > 0 && m.supplied === 0 && end.supplied !== 0) return 0
  } else if (m.grain === G.month || m.grain === G.year || m.grain === G.quarter) {
    after = m.grain === G.month ? readMonthThenYear(r, start) : readPeriod(r, start, end)
    if (after === 0 && m.grain === G.year) {
      end.clear()
      after = readYear(r, start)
      if (after > 0) end.setYear(year.value)
    }
    if (after > 0 && end.grain !== m.grain) return 0
  }
  if (after === 0) return 0
  if (m.grain === G.day) {
    // The year said at the end holds for both.
    if (m.supplied & 1 && (end.supplied & 1) === 0 && m.year !== end.year)
      m.setDay(dayOf(end.year - (m.month > end.month ? 1 : 0), m.month, m.date))
    else if (m.first > end.first && m.supplied) m.setDay(dayOf(end.year - (m.month > end.month ? 1 : 0), m.month, m.date))
    if (m.first > end.first) return 0
    m.setSpan(m.first, end.first)
  } else {
    if (m.grain === G.month && m.supplied & 1 && end.year !== OPEN) m.year = m.month > end.month ? end.year - 1 : end.year
    const last = end.lastDay()
    const first = m.firstDay()
    m.text = `${m.value()}/${end.value()}`
    if (first !== OPEN && last !== OPEN) {
      m.first = first
      m.last = last
    }
  }
  m.rule = 'range.two-ends'
  range.from = between || since ? i - 1 : i
  return after
}

/** `إلى 4` after `من 1:30 بعد الظهر`: an hour by its number alone, on the same side of noon. */
function bareHour(r: Reading, i: number, first: number): number {
  const n = r.numbers
  if (!n.read(i) || n.value < 1 || n.value > 24 || !Number.isInteger(n.value) || n.scale > 0 || n.digitCount > 2) return 0
  if (r.isWord(n.to) || r.mark(n.to) === 0x25) return 0
  end.grain = G.day
  end.hour = (first >= 12 && n.value < 12 ? n.value + 12 : n.value) | 0
  end.minute = 0
  return n.to
}

/** True where a part of the day was said with the hour in `[i, to)`. */
function saidPart(r: Reading, i: number, to: number): boolean {
  for (let k = i; k < to; k++) if (r.time(k) === T.part || r.time(k) === T.meridiem) return true
  return false
}

function readMonthThenYear(r: Reading, i: number): number {
  const to = readMonth(r, i)
  return to === 0 ? 0 : finishMonth(r, i, to, 0, end)
}
