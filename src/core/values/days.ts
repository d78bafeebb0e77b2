/** Days by their relation to today: `أول من أمس الإثنين`, `اليوم`, `بعد غد`, `الأحد الماضي`, `الخميس 6 رمضان 1443هـ الموافق …`. */
import { bit } from '../lexicon/classes.ts'
import { civil, weekdayOf, weekOf } from './calendar.ts'
import { isDash, readCorresponding, readDate } from './dates.ts'
import { readHoliday } from './holidays.ts'
import { G, type Moment, OPEN } from './moment.ts'
import { readMonthSpan } from './periods.ts'
import type { Reading } from './reading.ts'
import { AHEAD, tenseBefore } from './tense.ts'
import { F, N, T, U } from './vocabulary.ts'

const HEADS = bit('body-head')
const OPEN_PAREN = 0x28
const CLOSE_PAREN = 0x29
const PLURAL_OR_DUAL = 0x100
/** What may be one day of many: اليوم العالمي, اليوم السابع. */
const NO_DAY = -1000

/** A day at `i` (not a bare date); the token after, 0 where there is none. */
export function readDay(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  let to = 0
  let offset = NO_DAY
  const numeral = r.numbers.kind(i)
  const frame = r.frame(i)
  if (tokens.article[i] === 0 && (numeral === N.ordinal || (r.time(i) === T.edge && isLast(r, i)))) {
    const ordered = orderedDay(r, i, m)
    if (ordered > 0) return ordered
    m.clear()
  }
  if (numeral === N.ordinal && tokens.article[i] === 0 && r.numbers.number(i) === 1) {
    // أول من أمس, أول أمس
    const at = r.frame(i + 1) === F.من ? i + 2 : i + 1
    if (r.time(at) === T.day && dayOffset(r) === -1) {
      to = r.next
      offset = -2
    }
  } else if (frame === F.قبل && r.time(i + 1) === T.day && dayOffset(r) === -1) {
    to = r.next
    offset = -2
  } else if (frame === F.بعد && r.time(i + 1) === T.day && dayOffset(r) === 1) {
    to = r.next
    offset = 2
  } else if (r.time(i) === T.day) {
    if (tokens.article[i] === 1 && isNameHead(r, i - 1)) return 0
    offset = dayOffset(r)
    to = r.next
    // بعد غد, قبل أمس: the trigger is the second word
    if ((offset === 1 && r.frame(i - 1) === F.بعد) || (offset === -1 && r.frame(i - 1) === F.قبل && tokens.proclitics[i] === 0)) {
      offset *= 2
      r.lead = 1
    }
    if (offset === -1 && r.numbers.kind(to) === N.ordinal && tokens.article[to] === 1 && r.numbers.number(to) === 1) {
      // أمس الأول, البارحة الأولى
      to++
      offset = -2
    }
  } else if (r.unit(i) === U.day && (r.features & PLURAL_OR_DUAL) === 0) {
    const after = r.next
    if (tokens.enclitic[i] !== 0) return 0
    if (tokens.article[i] === 0) {
      // يوم أمس, يوم الجمعة, يوم 9 مارس, يوم التاسع من
      if (r.unit(after) === U.day) return 0
      const weekday = readWeekday(r, after, m, true)
      if (weekday > 0) return weekday
      const slashed = r.slashedDay
      r.slashedDay = true
      const day = readDay(r, after, m) || readDate(r, after, m)
      r.slashedDay = slashed
      return day
    }
    to = after
    // اليوم الثالث من أكتوبر, اليوم الذي بعد الغد
    const nth = nthDay(r, to, m)
    if (nth > 0) return nth
    if (r.frame(to) === F.الذي || r.frame(to) === F.إلى) {
      const other = readDay(r, to + 1, m)
      if (other > 0 && m.grain === G.day && r.frame(to + 1) !== 0) return other
      m.clear()
    }
    // دار اليوم, but دار اليوم الإثنين
    if (isNameHead(r, i - 1) && !(r.weekday(to) >= 0 && tokens.article[to] === 1)) return 0
    if (r.frame(i - 1) === F.هذا && !isNamedDay(r, i, to)) offset = 0
    else {
      const kind = r.time(to)
      if (tokens.article[to] === 1 && (kind === T.last || kind === T.before || kind === T.next || kind === T.after)) {
        const shift = kind === T.last || kind === T.before ? -1 : 1
        const anaphoric = kind === T.after || kind === T.before
        to = r.next
        if (anaphoric && r.last.grain === G.day && r.last.known) {
          m.setDay(r.last.first + shift)
          m.basis = 'other'
          m.rule = 'day.anaphoric'
          return to
        }
        offset = shift
      } else if (r.isSame(to)) {
        return sameDay(r, m, to + 1)
      } else if (r.frame(i - 1) === F.نفس || r.frame(i - 1) === F.ذلك) {
        return sameDay(r, m, to)
      } else if (isNamedDay(r, i, to)) return 0
      else offset = 0
    }
  }
  if (offset === NO_DAY) {
    const weekday = readWeekday(r, i, m, false)
    return weekday
  }
  m.basis = r.basis
  m.rule = 'day.relative'
  if (r.anchored) m.setDay(r.published + offset)
  else m.grain = G.day
  return appose(r, to, m, offset)
}

function sameDay(r: Reading, m: Moment, to: number): number {
  if (r.last.grain !== G.day || !r.last.known) return 0
  m.setDay(r.last.first)
  m.basis = 'other'
  m.rule = 'day.anaphoric'
  return to
}

/** اليوم العالمي, اليوم الوطني, اليوم السابع, اليوم الأول: not today. */
function isNamedDay(r: Reading, i: number, at: number): boolean {
  const { tokens } = r
  if (at >= r.limit || tokens.article[at] !== 1) return false
  if (tokens.proclitics[at] !== 0) return false
  if (r.weekday(at) >= 0) return false
  if (r.numbers.kind(at) === N.ordinal || r.numbers.kind(at) === N.last) return true
  if (r.frame(at) === F.الذي) return tokens.proclitics[i] !== 0
  const text = tokens.text.slice(tokens.stem[at], tokens.end[at])
  return text === 'عالمي' || text === 'وطني' || text === 'دولي' || text === 'واحد' || text === 'موعود'
}

/** `value` of the day word that `r.time` found. */
function dayOffset(r: Reading): number {
  return r.words.lexicon.value(r.entry, 'value') === '1' ? 1 : -1
}

/** `أمس الثلاثاء`, `اليوم (الأحد)`, `اليوم السبت 28 جانفي 2017`. */
function appose(r: Reading, i: number, m: Moment, offset: number): number {
  let to = i
  const bracket = r.mark(i) === OPEN_PAREN
  const at = bracket ? i + 1 : i
  let weekday = r.weekday(at)
  if (weekday >= 0 && r.tokens.article[at] === 1 && r.tokens.proclitics[at] === 0) {
    const after = r.next
    if (!bracket || r.mark(after) === CLOSE_PAREN) {
      to = bracket ? after + 1 : after
      m.rule = 'day.relative-weekday'
      if (m.known && weekdayOf(m.first) !== weekday) {
        // Where word and weekday clash, the weekday decides.
        m.setDay(offset > 0 ? m.first + ((weekday - weekdayOf(m.first) + 7) % 7) : m.first - ((weekdayOf(m.first) - weekday + 7) % 7))
      } else if (!m.known) m.weekday = weekday
    }
  } else weekday = -1
  return explicit(r, to, m, weekday)
}

/** A date in apposition: `28 جانفي 2017`, `(28 يناير)`, `الموافق …`. */
function explicit(r: Reading, i: number, m: Moment, weekday: number): number {
  const corresponding = readCorresponding(r, i, m, r.other)
  if (corresponding > 0) return corresponding
  let at = i
  const mark = r.mark(i)
  const bracket = mark === OPEN_PAREN
  if (bracket || (weekday >= 0 && (mark === 0x60c || isDash(mark)))) at++
  else if (r.frame(at) === F.في && weekday >= 0) at++
  if (at >= r.limit || (weekday < 0 && at > i && !bracket)) return i
  const slashed = r.slashedDay
  r.slashedDay = true
  r.other.clear()
  let to = readDate(r, at, r.other, weekday)
  r.slashedDay = slashed
  if (to === 0 || r.other.grain !== G.day) return i
  if (bracket && r.mark(to) !== CLOSE_PAREN) return i
  const { rule } = m
  m.copy(r.other)
  m.rule = rule
  if (bracket) to++
  return readCorresponding(r, to, m, r.other) || to
}

/** A weekday and what says which one; `headed` by يوم it may do without the article. */
export function readWeekday(r: Reading, i: number, m: Moment, headed: boolean): number {
  const { tokens } = r
  const weekday = r.weekday(i)
  if (weekday < 0 || r.frame(i - 1) === F.صلاة) return 0
  // سوق الخميس, صحيفة الأحد
  if (isNameHead(r, i - 1)) return 0
  // بين الاثنين: between the two
  if (weekday === 1 && r.frame(i - 1) === F.بين) return 0
  const definite = tokens.article[i] === 1
  const to = r.next
  m.rule = 'day.weekday'
  m.entry = r.entry
  const article = to < r.limit && tokens.article[to] === 1 && tokens.proclitics[to] === 0
  if (!definite) {
    // أحد الأسبوع الماضي
    if (r.unit(to) === U.week && article) return weekdayOfWeek(r, to, weekday, m)
    if (!headed) return 0
    const dated = explicit(r, to, m, weekday)
    return dated > to ? dated : 0
  }
  if (tokens.enclitic[i] !== 0) return 0
  if (r.past(to) > to) {
    const inWeek = weekdayOfWeek(r, to + 1, weekday, m)
    if (inWeek > 0) return inWeek
  }
  if (article) {
    const kind = r.time(to)
    if (kind === T.last || kind === T.before || kind === T.next || kind === T.after || kind === T.this) {
      const after = r.next
      m.basis = r.basis
      m.grain = G.day
      m.weekday = weekday
      if (r.anchored) {
        if (kind === T.last || kind === T.before) m.setDay(lastWeekday(r.published - 1, weekday))
        else if (kind === T.this) m.setDay(weekOf(r.published, r.weekStart) + ((weekday - r.weekStart + 7) % 7))
        else m.setDay(nextWeekday(r.published + 1, weekday))
      }
      const dated = explicit(r, after, m, weekday)
      return dated
    }
    // الجمعة الأخيرة من رمضان, الثلاثاء الثالث من أيلول
    const nth = nthWeekday(r, to, weekday, m)
    if (nth > 0) return nth
  }
  // الأحد قبل الماضي
  const doubled = r.shiftAfter(to)
  if (doubled === -2 || doubled === 2) {
    if (r.anchored) m.setDay(doubled < 0 ? lastWeekday(r.published - 1, weekday) - 7 : nextWeekday(r.published + 1, weekday) + 7)
    m.basis = r.basis
    return r.next
  }
  m.grain = G.day
  m.weekday = weekday
  m.basis = r.basis
  const dated = explicit(r, to, m, weekday)
  if (dated > to) return dated
  const bare = ofThisMonth(r, to, weekday, m)
  if (bare > 0) return bare
  if (r.anchored) {
    const tense = r.future ? AHEAD : tenseBefore(r, headed ? i - 1 : i)
    m.setDay(tense === AHEAD ? nextWeekday(r.published + 1, weekday) : lastWeekday(r.published, weekday))
    m.supplied |= 4
  }
  return to
}

/** حزب الغد, صحيفة اليوم: the head of a body's name. */
export function isNameHead(r: Reading, i: number): boolean {
  const { tokens } = r
  if (r.frame(i) === F.ميدان) return tokens.article[i] === 0 && tokens.enclitic[i] === 0
  return i >= r.floor && (tokens.bits[i] & HEADS) !== 0 && tokens.article[i] === 0 && tokens.enclitic[i] === 0
}

/** آخر */
function isLast(r: Reading, i: number): boolean {
  const { text, stem, end } = r.tokens
  return end[i] - stem[i] === 3 && text.charCodeAt(end[i] - 1) === 0x631
}

/** `ثالث ثلاثاء في أيلول 2014`, `آخر يوم من شهر رمضان` */
function orderedDay(r: Reading, i: number, m: Moment): number {
  const nth = r.numbers.kind(i) === N.ordinal ? r.numbers.number(i) : -1
  let at = i + 1
  const many = nthOfMany(r, at, nth, m)
  if (many > 0) return many
  const headed = r.unit(at) === U.day && r.tokens.article[at] === 0 && (r.features & PLURAL_OR_DUAL) === 0
  if (headed) at = r.next
  const weekday = r.weekday(at)
  if (weekday >= 0 && r.tokens.article[at] === 0) at = r.next
  else if (!headed) return 0
  const to = monthHolding(r, at)
  if (to === 0) return 0
  if (weekday >= 0) return setNthWeekday(r.other, nth, weekday, m) ? to : 0
  const first = r.other.firstDay()
  if (first === OPEN) return 0
  m.setDay(nth < 0 ? r.other.lastDay() : first + nth - 1)
  m.basis = r.other.basis
  m.rule = 'day.nth'
  return to
}

/** The month that holds what was said: `من شهر رمضان`, `في أيلول`, `بأيلول`; it is in `r.other`. */
function monthHolding(r: Reading, i: number): number {
  const at = r.past(i)
  return at > i || (at < r.limit && r.tokens.proclitics[at] !== 0) ? readMonthSpan(r, at, r.other.clear()) : 0
}

/** `أيام عيد الفطر`, `أيام رمضان` after an ordinal. */
function nthOfMany(r: Reading, i: number, nth: number, m: Moment): number {
  let at = i
  if (r.unit(at) !== U.day || (r.features & 0x180) !== 0x180 || r.tokens.article[at] === 1) return 0
  at = r.next
  const feast = r.time(at) === T.holiday
  const days = feast ? Number(r.words.lexicon.value(r.entry, 'days')) : 0
  const to = feast ? readHoliday(r, at, m) : readMonthSpan(r, at, m)
  const first = to > 0 ? m.firstDay() : OPEN
  if (first === OPEN || (nth < 0 && feast && days === 0)) return 0
  const { basis } = m
  m.setDay(nth > 0 ? first + nth - 1 : feast ? first + days - 1 : m.lastDay())
  m.basis = basis
  m.rule = 'day.nth'
  return to
}

/** `الثالث من أكتوبر`, `الأخير من الشهر` after اليوم */
function nthDay(r: Reading, i: number, m: Moment): number {
  const kind = r.numbers.kind(i)
  const of = r.frame(i + 1) === F.من
  if (kind === N.ordinal && (of || r.time(i + 1) === T.holiday)) {
    // اليوم الثاني من [أيام] عيد الفطر, اليوم الثالث لعيد الفطر
    const at = of ? i + 2 : i + 1
    const many = of ? nthOfMany(r, at, r.numbers.number(i), m) : 0
    if (many > 0) return many
    m.clear()
    if (r.time(at) === T.holiday) {
      const to = readHoliday(r, at, m)
      if (m.known) m.setDay(m.first + r.numbers.number(i) - 1)
      m.rule = 'day.nth'
      return to
    }
  }
  if (kind === N.ordinal) {
    const to = readDate(r, i, m)
    if (to === 0) m.clear()
    return to
  }
  if (kind !== N.last) return 0
  const to = r.past(i + 1) > i + 1 ? monthHolding(r, i + 1) : 0
  if (to === 0 || r.other.lastDay() === OPEN) return 0
  m.setDay(r.other.lastDay())
  m.basis = r.other.basis
  m.rule = 'day.nth'
  return to
}

/** `السبت السادس عشر`, `الأحد الثاني` where the text is the expression alone. */
function ofThisMonth(r: Reading, i: number, weekday: number, m: Moment): number {
  const n = r.numbers
  if (!r.bareUnits || !r.anchored || n.kind(i) === 0 || r.tokens.article[i] !== 1 || !n.read(i) || n.value > 31) return 0
  const first = r.published - civil(r.published).day + 1
  const day = n.value <= 5 ? nextWeekday(first, weekday) + 7 * (n.value - 1) : first + n.value - 1
  if (weekdayOf(day) !== weekday) return 0
  m.setDay(day)
  return n.to
}

function weekdayOfWeek(r: Reading, i: number, weekday: number, m: Moment): number {
  const { tokens } = r
  const these = r.frame(i) === F.هذا
  const at = these ? i + 1 : i
  if (r.unit(at) !== U.week || tokens.article[at] !== 1) return 0
  let to = r.next
  let shift = 0
  if (!these) {
    shift = r.shift(to)
    if (Number.isNaN(shift)) return 0
    to = r.next
  }
  m.grain = G.day
  m.weekday = weekday
  m.basis = r.basis
  m.rule = 'day.weekday-of-week'
  if (r.anchored) m.setDay(weekOf(r.published, r.weekStart) + shift * 7 + ((weekday - r.weekStart + 7) % 7))
  return to
}

/** The nth weekday of a month: `الثالث من أيلول 2014` after the weekday. */
function nthWeekday(r: Reading, i: number, weekday: number, m: Moment): number {
  const kind = r.numbers.kind(i)
  if (kind !== N.ordinal && kind !== N.last) return 0
  const nth = kind === N.last ? -1 : r.numbers.number(i)
  const to = monthHolding(r, i + 1)
  if (to === 0) return 0
  return setNthWeekday(r.other, nth, weekday, m) ? to : 0
}

export function setNthWeekday(span: Moment, nth: number, weekday: number, m: Moment): boolean {
  const first = span.firstDay()
  const last = span.lastDay()
  if (first === OPEN) return false
  const day = nth < 0 ? lastWeekday(last, weekday) : nextWeekday(first, weekday) + (nth - 1) * 7
  if (day > last) return false
  m.setDay(day)
  m.basis = span.basis
  m.rule = 'day.nth-weekday'
  return true
}

/** The last such weekday up to and with `day`. */
export function lastWeekday(day: number, weekday: number): number {
  return day - ((weekdayOf(day) - weekday + 7) % 7)
}

/** The first such weekday from `day` on. */
export function nextWeekday(day: number, weekday: number): number {
  return day + ((weekday - weekdayOf(day) + 7) % 7)
}
