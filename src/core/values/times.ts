/**
 * Time expressions, found from trigger words: one reading a trigger, the longest grammar first. The order is the rule:
 * ranges, hours, parts of the day, days, dates, named days, edges, periods, durations, sets, and words like الآن.
 */
import { NUMBER, WORD } from '../tokens/tokens.ts'
import { isClitic } from './clitics.ts'
import { readClock, readPart } from './clocks.ts'
import { isDash, month, readDate, readMonth } from './dates.ts'
import { isNameHead, readDay } from './days.ts'
import { digitsOf } from './digits.ts'
import { readDuration } from './durations.ts'
import { readEdge, readWeekend } from './edges.ts'
import { readHoliday } from './holidays.ts'
import { G, type Moment, OPEN } from './moment.ts'
import { isBracketed } from './numbers.ts'
import { readMonthSpan, readPeriod } from './periods.ts'
import { range, readRange, readSecondEnd } from './ranges.ts'
import type { Reading } from './reading.ts'
import { frameDuration, readSet, readVagueTime, relation } from './relations.ts'
import { F, KNOWN, MEASURE, N, NUMERAL, T, U } from './vocabulary.ts'
import { readYearNumber, setYear, year } from './years.ts'

/** Tokens of the expression that {@link readTime} read. */
export const span = { from: 0, to: 0 }

/** Reads the time expression whose first word of time is token `i` into `r.moment`; the token after, 0 where there is none. */
export function readTime(r: Reading, i: number, floor: number): number {
  const m = r.moment
  span.from = i
  r.lead = 0
  r.taken = floor
  let to = read(r, i, m)
  if (to === 0 || (to === i + 1 && m.rule === 'day.relative' && isQuoted(r, i))) return 0
  if (m.rule === '') m.rule = 'date.day-month'
  span.from -= r.lead
  if (m.grain === G.duration && m.rule !== 'range.durations') {
    to = frameDuration(r, i, to, m)
    if (to === 0) return 0
    span.from = relation.from
  } else {
    frame(r, i, to, m)
    if (span.to > 0) to = span.to
  }
  if (span.from === i && r.isNumber(i) && r.cliticBefore(i) && isClitic(r.tokens, i - 1)) span.from = i - 1
  if (span.from === i && r.isNumber(i) && to > i + 1 && isBracketed(r.tokens, i - 1, i + 1)) span.from = i - 1
  if (span.from < floor) span.from = Math.max(floor, Math.min(i, span.from < floor ? i : span.from))
  // A glued proclitic is part of the word.
  span.to = to
  return to
}

/** The grammars, in the order in which they are asked. */
const GRAMMARS: readonly ((r: Reading, i: number, m: Moment) => number)[] = [
  readSet,
  readRange,
  readClock,
  readPart,
  readDay,
  readDate,
  readHoliday,
  readWeekend,
  readEdge,
  readPeriod,
  readNamedMonth,
  readDuration,
  readVagueTime,
  readBareYear,
]
const SET = 1 << 0
const RANGE = 1 << 1
const CLOCK = 1 << 2
const PART = 1 << 3
const DAY = 1 << 4
const DATE = 1 << 5
const HOLIDAY = 1 << 6
const WEEKEND = 1 << 7
const EDGE = 1 << 8
const PERIOD = 1 << 9
const NAMED_MONTH = 1 << 10
const DURATION = 1 << 11
const VAGUE = 1 << 12
const BARE_YEAR = 1 << 13

const DIGITS = RANGE | CLOCK | DATE | DURATION | BARE_YEAR

/** What a word of time may begin, by its kind ({@link T}). */
const OF_TIME = table(34, {
  [DAY]: [T.day],
  [PART]: [T.part],
  [PART | DAY | WEEKEND | EDGE]: [T.edge],
  [HOLIDAY]: [T.holiday],
  [SET]: [T.set, T.times],
  [PERIOD]: [T.season, T.decade],
  [DURATION]: [T.counter],
  [PART | VAGUE]: [T.time],
  [VAGUE]: [T.present, T.past, T.future, T.near, T.next, T.after, T.last, T.period],
})
const OF_PERIOD = SET | PERIOD | DURATION | VAGUE
/** What a unit of time may begin ({@link U}). */
const OF_UNIT = table(17, {
  [SET | DURATION | VAGUE | CLOCK | PART | PERIOD]: [U.hour],
  [SET | DURATION | VAGUE | RANGE | DAY]: [U.day],
  [OF_PERIOD | PART]: [U.night],
  [OF_PERIOD | RANGE | NAMED_MONTH]: [U.month],
  [OF_PERIOD | RANGE]: [U.year],
  [OF_PERIOD]: [U.moment, U.second, U.minute, U.week, U.quarter, U.trimester, U.semester, U.season, U.decade, U.century, U.millennium],
})
const ORDINAL = RANGE | CLOCK | DAY | DATE | DURATION
/** What a numeral in words may begin ({@link N}). */
const OF_NUMERAL = table(20, {
  [ORDINAL]: [N.ordinal, N['ordinal-part']],
  [PERIOD | DURATION]: [N.fraction],
  [DATE]: [N['first-of-month']],
  [RANGE | DATE | DURATION]: [N.unit, N['eleventh-part'], N.teen, N.ten],
  [RANGE | DURATION]: [N.hundred, N.hundreds, N.scale, N['two-scale'], N.scales, N.vague, N.quarters, N.zero, N.minus],
})

function table(size: number, kinds: { readonly [grammars: number]: readonly number[] }): Uint16Array {
  const out = new Uint16Array(size)
  for (const grammars in kinds) for (const kind of kinds[grammars]) out[kind] = Number(grammars)
  return out
}

/** «اليوم»: a word of time alone in quotation marks is a newspaper's name. */
function isQuoted(r: Reading, i: number): boolean {
  const open = r.mark(i - 1)
  return (
    (open === 0xab && r.mark(i + 1) === 0xbb) || (open === 0x201c && r.mark(i + 1) === 0x201d) || (open === 0x22 && r.mark(i + 1) === 0x22)
  )
}

/** Asks the grammars that may begin at token `i`. */
function read(r: Reading, i: number, m: Moment): number {
  if (i < r.nameEnd) return 0
  const code = r.columns.code[i]
  const digits = r.isNumber(i)
  let grammars = OF_TIME[code & 63] | OF_UNIT[(code >> 6) & 31]
  if (digits || code & NUMERAL_BITS)
    grammars |= (digits ? DIGITS : OF_NUMERAL[(code >> 11) & 31]) & (code & ~NUMERAL_BITS ? ~0 : afterNumber(r, i))
  if (code & MONTH_BITS) grammars |= RANGE | DATE | NAMED_MONTH
  if (code & WEEKDAY_BITS) grammars |= DAY
  if (r.frame(i - 1) === F.كل) grammars |= SET
  for (; grammars !== 0; grammars &= grammars - 1) {
    const grammar = grammars & -grammars
    const to = GRAMMARS[31 - Math.clz32(grammar)](r, i, m.clear())
    if (to > 0) return extend(r, i, to, m, grammar)
  }
  return 0
}

/** What may follow an expression and belong to it: the second end of a range, an hour, a part of the day. */
function extend(r: Reading, i: number, to: number, m: Moment, grammar: number): number {
  switch (grammar) {
    case RANGE:
      span.from = range.from
      return to
    case PART:
      return withClock(r, to, m)
    case DATE:
      if (isPlaceOrBody(r, i)) {
        r.nameEnd = to
        return 0
      }
      if (m.rule === '') m.rule = 'date.day-month'
      break
    case PERIOD:
      if (m.grain === G.week) return dayOfWeek(r, i, to, m)
      break
    case CLOCK:
    case DAY:
    case NAMED_MONTH:
      break
    default:
      return to
  }
  const after = second(r, i, to, m)
  return (grammar === DAY || grammar === DATE) && m.grain === G.day ? withPart(r, after, m) : after
}

const NUMERAL_BITS = 31 << 11
const MONTH_BITS = 15 << 16
const WEEKDAY_BITS = 7 << 20
const ALL = ~0

/** The grammars that what follows a number leaves possible: few after `15 شركة`, `ثلاثة جنود`. */
function afterNumber(r: Reading, i: number): number {
  const { tokens } = r
  const { kind, bits, phraseBits, mark, proclitics, glued } = tokens
  // 15.7.2021 is one token
  if (r.bareUnits || (kind[i] === NUMBER && tokens.end[i] - tokens.start[i] >= 8)) return ALL
  let at = i + 1
  if (mark[at] === 0x29 || mark[at] === 0xbb) at++
  if (at >= r.limit) return BARE_YEAR
  if (kind[at] === NUMBER) return ALL
  if (kind[at] !== WORD) {
    if (mark[at] === 0x3a) return CLOCK | BARE_YEAR
    if (mark[at] === 0x2f || isDash(mark[at])) return ALL
    return BARE_YEAR
  }
  // 15,00 ت غ
  if (tokens.end[at] - tokens.start[at] === 1) return ALL
  const next = bits[at] | phraseBits[at]
  if ((next & KNOWN & ~NUMERAL) !== 0) return ALL
  if ((next & NUMERAL) !== 0 || (proclitics[at] & 1) !== 0) {
    // 3 ملايين و200 ألف: what the whole number counts decides.
    const n = r.numbers
    if (n.read(i) && !n.ordinal && !n.fraction && n.to > at) {
      at = n.to
      if (at >= r.limit) return BARE_YEAR
      const may =
        ((bits[at] | phraseBits[at]) & KNOWN) !== 0 ||
        r.frame(at) !== 0 ||
        glued[at] === 1 ||
        (proclitics[at] & 1) !== 0 ||
        kind[at] === NUMBER ||
        isDash(mark[at])
      return may ? ALL : BARE_YEAR
    }
    if ((next & NUMERAL) !== 0) return ALL
  }
  const may =
    r.frame(at) !== 0 ||
    glued[at] === 1 ||
    (kind[at + 1] === NUMBER && at + 1 < r.limit && (glued[at + 1] === 1 || (proclitics[at] & 1) !== 0)) ||
    ((proclitics[at] & 1) !== 0 && at + 1 < r.limit && kind[i] !== NUMBER)
  return may ? ALL : BARE_YEAR
}

/** تحالف 14 آذار, ميدان 25 يناير: a date that names a body or a square. */
function isPlaceOrBody(r: Reading, i: number): boolean {
  return (r.tokens.kind[i] !== NUMBER || r.tokens.glued[i] === 0) && r.tokens.proclitics[i] === 0 && isNameHead(r, i - 1)
}

/** `الأسبوع المقبل يوم الجمعة` */
function dayOfWeek(r: Reading, i: number, to: number, m: Moment): number {
  const at = r.unit(to) === U.day && r.tokens.article[to] === 0 ? to + 1 : to
  const weekday = r.weekday(at)
  if (weekday < 0 || r.tokens.article[at] !== 1 || r.tokens.proclitics[at] !== 0 || m.first === OPEN) return second(r, i, to, m)
  const after = r.next
  const { basis } = m
  m.setDay(m.first + ((weekday - r.weekStart + 7) % 7))
  m.basis = basis
  m.rule = 'day.weekday-of-week'
  return after
}

function second(r: Reading, i: number, to: number, m: Moment): number {
  const after = readSecondEnd(r, i, to, m)
  if (after === 0) return to
  span.from = range.from
  return after
}

/** What stands before and belongs to it: هذا العام, نفس الفترة, حتى الآن. */
function frame(r: Reading, i: number, to: number, m: Moment): void {
  span.to = to
  if (span.from !== i) return
  const before = r.frame(i - 1)
  if ((before === F.هذا || before === F.نفس) && r.tokens.article[i] === 1) span.from = i - 1
  else if (m.grain === G.past && before === F.منذ) span.from = i - 1
  else if ((m.rule === 'day.holiday' || m.rule === 'period.weekend') && before === F.عطلة) span.from = i - 1
  else if (before === F.ذلك && m.basis === 'other') span.from = i - 1
  else if (m.grain === G.present && (before === F.حتى || before === F.إلى || (before === F.حد && r.frame(i - 2) === F.إلى))) {
    span.from = before === F.حد ? i - 2 : i - 1
  }
}

/** `اليوم الأربعاء صباحاً`, `الخميس الساعة 8` */
function withPart(r: Reading, to: number, m: Moment): number {
  const at = r.mark(to) === 0x60c ? to + 1 : to
  const inner = r.other.clear()
  if (r.unit(at) === U.hour && r.tokens.article[at] === 1) {
    const clock = readClock(r, at, inner)
    if (clock > 0) {
      m.hour = inner.hour
      m.minute = inner.minute
      m.zone = inner.zone
      m.rule = 'clock.after-day'
      return clock
    }
  }
  if (r.time(to) === T.part && r.tokens.article[to] === 0 && r.tokens.proclitics[to] === 0) {
    const part = r.words.part[r.entry]
    const after = r.next
    const unit = r.tokens.text.charCodeAt(r.tokens.end[to] - 1)
    if (
      after > to + 1 ||
      unit === 0x627 ||
      unit === 0x64b ||
      (r.tokens.text.charCodeAt(r.tokens.end[to] - 2) === 0x64b && unit === 0x621)
    ) {
      m.part = part
      m.rule = 'part.after-day'
      return after
    }
  }
  return to
}

/** مساء أمس الساعة الثامنة */
function withClock(r: Reading, to: number, m: Moment): number {
  if ((r.unit(to) !== U.hour || r.tokens.article[to] !== 1) && !(r.bareUnits && m.part !== 0)) return to
  const part = m.part
  const inner = r.other.clear()
  const clock = readClock(r, to, inner)
  if (clock === 0 || inner.hour > 23) return to
  m.second = inner.second
  m.hour = part >= 3 && inner.hour < 12 ? inner.hour + 12 : inner.hour
  m.minute = inner.minute
  m.zone = inner.zone
  m.part = 0
  return clock
}

/** A month by its name: `تموز الماضي`, `شهر رمضان المنصرم`, `يوليو 2019`. */
function readNamedMonth(r: Reading, i: number, m: Moment): number {
  const head = r.unit(i) === U.month
  if (!head && r.monthAt(i) === 0) return 0
  const { tokens } = r
  const bare = readMonth(r, i)
  if (bare === 0) return 0
  const doubtful = month.ambiguous || (month.hijri && !month.head)
  const to = readMonthSpan(r, i, m)
  if (to === 0) return 0
  if (doubtful && to === bare) {
    const before = r.frame(i - 1)
    const inIt = before === F.في || before === F.منذ || before === F.خلال || before === F.حتى || before === F.قبل || before === F.بعد
    if (!inIt && (tokens.proclitics[i] & 12) === 0) return 0
    if (month.hijri && before !== F.في && before !== F.خلال && before !== F.قبل && before !== F.بعد) return 0
  }
  if (m.rule === '') m.rule = 'date.month'
  return to
}

/** `في 2013`, `(2011)`, `منذ 2004`: a year that only its place tells. */
function readBareYear(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  if (tokens.kind[i] !== NUMBER) return 0
  const d = digitsOf(tokens, i)
  if (d.groups !== 1 || d.count !== 4 || d.value < 1800 || d.value > 2100) return 0
  let before = r.frame(i - 1)
  // في .2016: the full stop typed on the wrong side.
  if (before === 0 && i > 1 && tokens.mark[i - 1] === 0x2e && r.words.frame[tokens.form[i - 2]] === F.في) before = F.في
  const bracketed = r.mark(i - 1) === 0x28 && r.mark(i + 1) === 0x29
  // في 1998 و2003 و2009
  const listed = r.taken === i - 1 && r.last.grain === G.year && (before === F.أو || before === F.و)
  const framed =
    listed ||
    before === F.في ||
    before === F.منذ ||
    before === F.حتى ||
    before === F.قبل ||
    before === F.بعد ||
    before === F.خلال ||
    before === F.حلول
  const glued = i > 0 && tokens.glued[i] === 1 && r.isWord(i - 1) && before === 0
  // 1436هـ, 1973م; but 1950م is a height
  const unframed = !framed && !bracketed && !glued
  if (unframed && (readYearNumber(r, i, false) === 0 || !year.marked || (!year.hijri && d.value % 10 === 0))) return 0
  if (glued && !(tokens.text.charCodeAt(tokens.start[i - 1]) === 0x644)) return 0
  const to = readYearNumber(r, i, false)
  if (to === 0) return 0
  // في 2000 موقع: a number of things
  if (!year.marked && r.isWord(to) && tokens.article[to] === 0 && r.frame(to) === 0 && !bracketed) {
    const round = d.value % 100 === 0
    if (r.unit(to) !== 0 || r.numbers.kind(to) !== 0 || round) return 0
    if (tokens.bits[to] & MEASURE && tokens.proclitics[to] === 0) return 0
  }
  if (r.mark(to) === 0x25 || r.mark(to) === 0x66a || isDash(r.mark(to))) return 0
  setYear(m, year.value, year.hijri)
  m.rule = 'period.bare-year'
  return to
}
