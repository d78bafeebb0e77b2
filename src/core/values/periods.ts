/** Weeks, months and years by their relation to now, quarters, halves, decades, centuries, seasons. */
import { civil, dayOf, weekOf } from './calendar.ts'
import { finishMonth, isDash, modifierAt, readMonth } from './dates.ts'
import { digitsOf } from './digits.ts'
import { hijriMonth } from './hijri.ts'
import { AUTUMN, G, type Moment, OPEN, SPRING, SUMMER, WINTER } from './moment.ts'
import type { Reading } from './reading.ts'
import { PAST, tenseBefore } from './tense.ts'
import { F, N, T, U } from './vocabulary.ts'
import { readYear, readYearNumber, setYear, year } from './years.ts'

const PLURAL_OR_DUAL = 0x100
const NUMBER_OF = 0x180

/** A month, named or by its relation to now, with what follows it. */
export function readMonthSpan(r: Reading, i: number, m: Moment): number {
  const relative = r.unit(i) === U.month || r.frame(i) === F.هذا ? readRelative(r, i, m) : 0
  if (relative > 0) return relative
  const to = readMonth(r, i)
  return to === 0 ? 0 : finishMonth(r, i, to, 0, m)
}

/** Any period at `i`; the token after, 0 where there is none. */
export function readPeriod(r: Reading, i: number, m: Moment): number {
  return readRelative(r, i, m) || readPartOfYear(r, i, m) || readDecade(r, i, m) || readSeason(r, i, m)
}

/** Moves `m` to the unit `shift` away from now. */
export function setRelative(r: Reading, unit: number, shift: number, m: Moment): boolean {
  m.basis = r.basis
  switch (unit) {
    case U.week:
      m.grain = G.week
      if (r.anchored) m.setWeek(weekOf(r.published, r.weekStart) + 7 * shift)
      return true
    case U.month:
      m.grain = G.month
      if (r.anchored) m.setMonth(r.year * 12 + r.month - 1 + shift)
      return true
    case U.year:
      m.grain = G.year
      if (r.anchored) m.setYear(r.year + shift)
      return true
    case U.decade:
      m.grain = G.decade
      if (r.anchored) m.year = ((r.year / 10) | 0) + shift
      return true
    case U.century:
      m.grain = G.century
      if (r.anchored) m.year = ((r.year / 100) | 0) + shift
      return true
    case U.season:
      m.grain = shift > 0 ? G.future : shift < 0 ? G.past : G.present
      return true
    default:
      return false
  }
}

/** `الشهر المقبل`, `هذا العام`, `الأسبوع قبل الماضي`, `عام 2003`, `القرن التاسع عشر`, `العام الدراسي الجديد`. */
export function readRelative(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  let at = i
  let these = false
  if (r.frame(at) === F.هذا) {
    these = true
    at++
  }
  const unit = r.unit(at)
  if (unit === 0 || unit === U.day || unit < U.night || tokens.enclitic[at] !== 0) return 0
  if (r.features & PLURAL_OR_DUAL) return 0
  m.entry = r.entry
  let to = r.next
  const definite = tokens.article[at] === 1
  const before = r.frame(at - 1)
  if (before === F.هذا && definite) these = true
  if (unit === U.year) {
    if (!these) {
      const pairs = readPairOfYears(r, to, m)
      if (pairs > 0) return pairs
      const named = readYearNumber(r, to, true)
      if (named > 0) return finishYear(r, named, m)
    }
    const special = readSpecialYear(r, to, m, these, definite)
    if (special > 0) return special
  }
  if (unit === U.season) {
    // الموسم الرياضي الجديد
    if (definite && isAdjective(r, to) && (isAdjective(r, to + 1) || r.isNumber(to + 1)) && r.time(to) === 0) to++
    const pairs = readPairOfYears(r, to, m)
    if (pairs > 0) return pairs
    const one = readYearNumber(r, to, false)
    if (one > 0) return finishYear(r, one, m)
  }
  if (unit === U.month && !definite) return 0
  if (unit === U.century) {
    const named = definite ? readCentury(r, to, m) : 0
    if (named > 0) return named
  }
  if (!definite) return 0
  if (r.bareUnits && to >= r.limit && i === r.floor && setRelative(r, unit, 0, m)) return to
  if (unit === U.quarter || unit === U.trimester || unit === U.semester || unit === U.night || unit === U.millennium) return 0
  m.rule = 'period.relative'
  if (these) {
    const shift = modifierAt(r, to)
    if (shift === 0) to = r.next
    return setRelative(r, unit, 0, m) ? withYear(r, unit, to, m) : 0
  }
  // العام نفسه, نفس العام, ذلك العام
  if (r.isSame(to) || before === F.نفس || before === F.ذلك) {
    const after = before === F.نفس || before === F.ذلك ? to : to + 1
    if (!setFromLast(r, unit, 0, m)) return 0
    // نفس الشهر من العام الماضي
    const years = unit === U.month && r.frame(after) === F.من ? readYear(r, after) : 0
    if (years === 0) return after
    m.setMonth(year.value * 12 + m.month - 1)
    return years
  }
  const doubled = r.shiftAfter(to)
  if (doubled === -2 || doubled === 2) return setRelative(r, unit, doubled, m) ? r.next : 0
  if (r.frame(to) === F.هذا) return setRelative(r, unit, 0, m) ? to + 1 : 0
  if (to < r.limit && tokens.article[to] === 1 && tokens.proclitics[to] === 0) {
    const kind = r.time(to)
    const after = r.next
    switch (kind) {
      case T.after:
      case T.before:
        if (r.last.basis === 'explicit' && setFromLast(r, unit, kind === T.after ? 1 : -1, m)) return after
        return setRelative(r, unit, kind === T.after ? 1 : -1, m) ? withYear(r, unit, after, m) : 0
      case T.last:
      case T.next:
      case T.this:
        return setRelative(r, unit, kind === T.last ? -1 : kind === T.next ? 1 : 0, m) ? withYear(r, unit, after, m) : 0
      case T.new:
        if (unit === U.season) return setRelative(r, unit, 1, m) ? after : 0
        if (unit !== U.year) return 0
        return setRelative(r, unit, r.month >= 7 ? 1 : 0, m) ? withYear(r, unit, after, m) : 0
    }
    // الأسبوع الأول من آب
    if (unit === U.week) return weekOfMonth(r, to, m)
  }
  return 0
}

function isAdjective(r: Reading, i: number): boolean {
  return r.isWord(i) && r.tokens.article[i] === 1 && r.tokens.proclitics[i] === 0
}

/** `العام الحالي 2015م`: the number says it again. */
function withYear(r: Reading, unit: number, i: number, m: Moment): number {
  if (unit !== U.year) return i
  const to = readYearNumber(r, i, false)
  if (to === 0) return i
  setYear(m, year.value, year.hijri)
  return to
}

function finishYear(r: Reading, i: number, m: Moment): number {
  m.rule = 'period.year'
  setYear(m, year.value, year.hijri)
  const shift = modifierAt(r, i)
  return Number.isNaN(shift) ? i : r.next
}

/** The unit of the last date given, `shift` away: `العام نفسه`, `الشهر التالي`. */
function setFromLast(r: Reading, unit: number, shift: number, m: Moment): boolean {
  const first = r.last.firstDay()
  if (first === OPEN) return false
  const c = civil(first)
  m.basis = 'other'
  m.rule = 'period.anaphoric'
  if (unit === U.year) m.setYear(c.year + shift)
  else if (unit === U.month) {
    if (r.last.grain === G.year) return false
    m.setMonth(c.year * 12 + c.month - 1 + shift)
  } else if (unit === U.week) {
    if (r.last.grain !== G.day && r.last.grain !== G.week) return false
    m.setWeek(weekOf(first, r.weekStart) + 7 * shift)
  } else return false
  return true
}

/** `العام الدراسي 2015-2016`, `السنة المالية 2020/2021`, `العام المالي الحالي`. */
function readSpecialYear(r: Reading, i: number, m: Moment, these: boolean, definite: boolean): number {
  const kind = definite ? r.time(i) : 0
  if (kind !== T.school && kind !== T.fiscal) return 0
  let to = r.next
  const school = kind === T.school
  m.rule = school ? 'period.school-year' : 'period.fiscal-year'
  const now = r.anchored ? (school ? (r.month >= 8 ? r.year : r.year - 1) : r.year) : OPEN
  let shift = these ? 0 : modifierAt(r, to)
  if (!Number.isNaN(shift) && !these) to = r.next
  else if (!these && r.time(to) === T.new) {
    to = r.next
    shift = school && r.month < 8 ? 1 : 0
  }
  const range = readYearPair(r, to)
  if (range > 0) {
    if (pair.first < 1500) {
      // 1442/1443: it begins late in the first of the Hijri years
      pair.first = civil(hijriMonth(pair.first, school ? 12 : 6)).year
      pair.second = pair.first + 1
    }
    if (pair.first >= 1500) {
      if (school || pair.second !== pair.first + 1) {
        setYears(m, pair.first, pair.second)
      } else m.setSpan(dayOf(pair.first, 7, 1), dayOf(pair.second, 6, 30))
      return range
    }
    to = range
  } else {
    const named = readYearNumber(r, to, true)
    if (named > 0) {
      setYear(m, year.value, year.hijri)
      return named
    }
  }
  m.basis = r.basis
  m.grain = G.year
  if (now !== OPEN) {
    m.setYear(Number.isNaN(shift) ? now : now + shift)
    if (school) {
      m.first = dayOf(m.year, 9, 1)
      m.last = dayOf(m.year + 1, 6, 30)
    }
  }
  return to
}

/** `2014–2017`, `2020/2021`, `1436/1437هـ`: the token after. */
export function readPairOfYears(r: Reading, i: number, m: Moment): number {
  const to = readYearPair(r, i)
  if (to === 0 || isDash(r.mark(to))) return 0
  const { first, second } = pair
  if (r.tokens.mark[i + 1] === 0x2f && second !== first + 1) return 0
  // 1332-1406 without a mark may be years of either calendar
  if (first < 1500 && to === i + 3) return 0
  m.rule = 'range.years'
  if (first >= 1500) setYears(m, first, second)
  else m.setSpan(hijriMonth(first, 1), hijriMonth(second + 1, 1) - 1)
  return to
}

/** Makes `m` several years. */
export function setYears(m: Moment, first: number, last: number): void {
  m.grain = G.years
  m.text = `${first}/${last}`
  m.first = dayOf(first, 1, 1)
  m.last = dayOf(last, 12, 31)
}

const pair = { first: 0, second: 0 }

/** `2015-2016`, `2020/2021`, `1436 – 1437 هـ` */
function readYearPair(r: Reading, i: number): number {
  if (!r.isNumber(i) || !r.isNumber(i + 2)) return 0
  const mark = r.mark(i + 1)
  if (mark !== 0x2f && !isDash(mark)) return 0
  const a = digitsOf(r.tokens, i)
  if (a.count !== 4 || a.groups !== 1) return 0
  pair.first = a.value | 0
  const b = digitsOf(r.tokens, i + 2)
  if (b.groups !== 1 || (b.count !== 4 && b.count !== 2)) return 0
  pair.second = (b.count === 2 ? pair.first - (pair.first % 100) + b.value : b.value) | 0
  if (pair.first < 1300 || pair.first > 2199 || pair.second <= pair.first || pair.second > 2199) return 0
  return r.time(i + 3) === T['hijri-mark'] || (r.time(i + 3) === T.meridiem && b.count === 4) ? i + 4 : i + 3
}

/** `القرن التاسع عشر`, `القرن 21`, `القرن العشرين` */
function readCentury(r: Reading, i: number, m: Moment): number {
  const n = r.numbers
  const part = n.kind(i) === N['ordinal-part']
  if ((!r.isNumber(i) && !part && (r.tokens.article[i] !== 1 || n.kind(i) === 0)) || !n.read(i)) return 0
  if (n.value < 1 || n.value > 30 || (!n.ordinal && n.digitCount === 0 && n.value !== 20)) return 0
  m.grain = G.century
  m.year = (n.value - 1) | 0
  m.rule = 'period.century'
  const { to } = n
  if (r.time(to) === T['gregorian-mark']) return r.next
  // قبل الميلاد, للميلاد
  const before = r.frame(to) === F.قبل
  const at = before ? to + 1 : to
  if (at < r.limit && r.tokens.text.slice(r.tokens.stem[at], r.tokens.end[at]) === 'ميلاد') {
    if (before) {
      m.text = `BC${m.year < 10 ? '0' : ''}${m.year}`
      m.first = m.last = OPEN
      m.year = OPEN
    }
    return at + 1
  }
  return to
}

/** `الأول من آب` after الأسبوع: the calendar's sevens. */
function weekOfMonth(r: Reading, i: number, m: Moment): number {
  const kind = r.numbers.kind(i)
  if (kind !== N.ordinal && kind !== N.last) return 0
  const nth = kind === N.last ? -1 : r.numbers.number(i)
  const at = r.past(i + 1)
  const to = at > i + 1 || r.tokens.proclitics[at] !== 0 ? readMonthSpan(r, at, r.other.clear()) : 0
  if (to === 0) return 0
  const first = r.other.firstDay()
  const last = r.other.lastDay()
  if (first === OPEN || nth > 5) return 0
  m.rule = 'period.week-of-month'
  m.basis = r.other.basis
  if (nth < 0) m.setSpan(last - 6, last)
  else m.setSpan(first + 7 * (nth - 1), Math.min(first + 7 * nth - 1, last))
  return to
}

/** `الربع الأول من العام الحالي`, `النصف الثاني`, `السداسي الأول من 2021`, `الربع نفسه من العام الماضي`. */
function readPartOfYear(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  // النص is a text
  if (i >= r.limit || tokens.article[i] !== 1 || tokens.end[i] - tokens.stem[i] < 3) return 0
  let grain = 0
  let to = i + 1
  if (r.numbers.kind(i) === N.fraction) {
    const part = r.numbers.number(i)
    grain = part === 0.25 ? G.quarter : part === 0.5 ? G.half : 0
  } else {
    const unit = r.unit(i)
    if (unit === U.trimester) grain = G.quarter
    else if (unit === U.semester) grain = G.half
  }
  if (grain === 0) return 0
  let index = 0
  const before = r.frame(i - 1)
  const same = r.isSame(to)
  if (same || before === F.نفس) {
    if (r.last.grain !== grain && r.lastPart.grain !== grain) return 0
    index = r.lastPart.month
    if (same) to++
  } else {
    if (r.numbers.kind(to) === N.ordinal && tokens.article[to] === 1) index = r.numbers.number(to)
    else if (r.numbers.kind(to) === N.last && tokens.article[to] === 1) index = grain === G.quarter ? 4 : 2
    else return relativePart(r, to, grain, m)
    to++
  }
  // الربعين الأول والثاني: a half
  if (grain === G.quarter && r.and(to) && r.next === to && r.numbers.kind(to) === N.ordinal && tokens.article[to] === 1) {
    if (r.numbers.number(to) === index + 1 && index % 2 === 1 && tokens.end[i] - tokens.stem[i] > 3) {
      grain = G.half
      index = (index + 1) / 2
      to++
    }
  }
  if (index > (grain === G.quarter ? 4 : 2)) return 0
  m.grain = grain
  m.month = index | 0
  m.rule = grain === G.quarter ? 'period.quarter' : 'period.half'
  return ofYear(r, i, to, m)
}

/** `الربع الماضي` */
function relativePart(r: Reading, i: number, grain: number, m: Moment): number {
  if (grain !== G.quarter) return 0
  const shift = modifierAt(r, i)
  if (Number.isNaN(shift) || !r.anchored) return 0
  const quarters = r.year * 4 + (((r.month - 1) / 3) | 0) + shift
  m.grain = grain
  m.year = (quarters / 4) | 0
  m.month = quarters - m.year * 4 + 1
  m.basis = r.basis
  m.rule = 'period.quarter'
  return r.next
}

/** The year of a quarter or half: `من العام الحالي`, `من 2021`, `لعام 2015`, or the one that fits. */
export function ofYear(r: Reading, from: number, i: number, m: Moment): number {
  const { tokens } = r
  let at = i
  const frame = r.frame(at)
  if (frame === F.من || frame === F.في) at++
  const inner = r.other.clear()
  const proclitic = at < r.limit && tokens.proclitics[at] !== 0
  if (at > i || proclitic || r.isNumber(at) || r.unit(at) === U.year || r.frame(at) === F.هذا) {
    const to = readYearNumber(r, at, false)
    if (to > 0) {
      m.year = year.value
      return to
    }
    const period = readRelative(r, at, inner)
    if (period > 0 && inner.grain === G.year && (at > i || proclitic || r.unit(at) === U.year || r.frame(at) === F.هذا)) {
      m.year = inner.year
      m.basis = inner.basis
      return period
    }
    if (at > i) {
      // النصف الأول من المباراة, but الربع الثاني من دون
      return 0
    }
  }
  m.basis = r.basis
  m.supplied |= 1
  const shift = modifierAt(r, i)
  const to = Number.isNaN(shift) ? i : r.next
  if (!r.anchored) return to
  m.year = r.year
  const first = m.firstDay()
  if (shift === -1 && m.lastDay() >= r.published) m.year--
  else if (shift === 1 && first <= r.published) m.year++
  else if (Number.isNaN(shift) && first > r.published) {
    const tense = tenseBefore(r, from)
    if (tense === PAST) m.year--
  }
  return to
}

/** `الثمانينيات`, `تسعينات القرن الماضي` */
function readDecade(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  if (r.time(i) !== T.decade) return 0
  const decade = Number(r.words.lexicon.value(r.entry, 'value'))
  m.entry = r.entry
  let to = r.next
  if (r.frame(to) === F.من && (r.frame(to + 1) === F.عمر || r.frame(to + 1) === F.سن)) return 0
  m.grain = G.decade
  m.rule = 'period.decade'
  let century = 19
  const at = r.frame(to) === F.من ? to + 1 : to
  if (r.unit(at) === U.century && tokens.article[at] === 1) {
    const inner = r.other.clear()
    const after = readRelative(r, at, inner)
    if (after > 0 && inner.grain === G.century && inner.year !== OPEN) {
      century = inner.year
      to = after
    }
  } else if (tokens.article[i] === 0 && tokens.enclitic[i] === 0) return 0
  m.year = century * 10 + decade / 10
  return to
}

/** `الأشهر الستة الأولى من هذا العام`: a half, a quarter, or so many months. */
export function firstMonths(r: Reading, from: number, i: number, count: number, m: Moment): number {
  m.grain = count === 3 ? G.quarter : count === 6 ? G.half : G.year
  m.month = 1
  m.rule = 'period.first-months'
  const to = r.frame(i) === F.من ? ofYear(r, from, i, m) : 0
  if (to === 0) return 0
  if (m.grain === G.year) {
    m.grain = G.duration
    m.addAmount(count, U.month)
  }
  return to
}

const SEASONS: { readonly [value: string]: number } = { SP: SPRING, SU: SUMMER, FA: AUTUMN, WI: WINTER }

/** `صيف 2006`, `الخريف المقبل`, `فصل الشتاء الماضي`, `هذا الصيف` */
function readSeason(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  let at = i
  const headed = r.unit(i) === U.quarter && (r.features & NUMBER_OF) === 0x80
  if (headed) at = r.next
  if (r.time(at) !== T.season || tokens.enclitic[at] !== 0) return 0
  m.entry = r.entry
  const season = SEASONS[r.words.lexicon.value(r.entry, 'value')]
  const definite = tokens.article[at] === 1
  let to = r.next
  m.grain = G.season
  m.month = season
  m.rule = 'period.season'
  const these = r.frame(i - 1) === F.هذا && definite
  const range = readYearPair(r, to)
  if (range > 0) {
    m.year = pair.first
    return seal(m, range)
  }
  const named = readYear(r, to)
  if (named > 0 && (!definite || headed || r.isNumber(to) || r.unit(to) === U.year || r.frame(to) === F.من)) {
    // صيف 1434: the summer in that Hijri year
    m.year = year.hijri ? civil(hijriMonth(year.value, 9)).year : year.value
    return seal(m, named)
  }
  if (!definite && !r.bareUnits) return 0
  const shift = these ? 0 : modifierAt(r, to)
  if (!Number.isNaN(shift) && !these) to = r.next
  if (Number.isNaN(shift) && !headed && !these && !r.bareUnits) return 0
  m.basis = r.basis
  if (!r.anchored) return to
  const start = (y: number) => dayOf(y, season * 3, 1)
  let y = r.year
  if (shift === -1) {
    if (start(y) + 91 > r.published) y--
    if (season === WINTER && start(y) + 91 > r.published) y--
  } else if (shift === 1) {
    if (start(y) <= r.published) y++
  } else if (season === WINTER && r.month <= 5) y--
  if (shift === 1 && start(y - 1) > r.published) y--
  m.year = y
  return seal(m, to)
}

function seal(m: Moment, to: number): number {
  const month = m.month * 3
  m.first = dayOf(m.year, month, 1)
  m.last = (month === 12 ? dayOf(m.year + 1, 3, 1) : dayOf(m.year, month + 3, 1)) - 1
  return to
}
