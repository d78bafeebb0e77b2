/** Durations, exact and vague: `4 أعوام`, `ساعة ونصف الساعة`, `السنوات الخمس المقبلة`, `أيام قليلة`, `العاشرة من عمرها`. */

import { PRO_BEH, PRO_LAM } from '../lexicon/analyse.ts'
import { bit } from '../lexicon/classes.ts'
import { ACCUSATIVE, CONSTRUCT, DUAL, NUMBER as NUMBER_OF, PLURAL, SINGULAR } from '../lexicon/features.ts'
import { boundBefore } from './bounds.ts'
import { isDash } from './dates.ts'
import { G, type Moment } from './moment.ts'
import { firstMonths } from './periods.ts'
import type { Reading } from './reading.ts'
import { F, N, NOUN, T, U } from './vocabulary.ts'
import { readYearNumber } from './years.ts'

const PLAIN = NOUN | bit('speech') | bit('event') | bit('verb')

/** What framing words say a bare unit is a duration: خلال عام. */
const FRAMES = [F.خلال, F.مدى, F.غضون, F.قبل, F.بعد, F.منذ, F.مرور, F.طوال, F.نحو, F.كامل]

/** A duration at `i`; the token after. Numbers before the unit belong to it. */
export function readDuration(r: Reading, i: number, m: Moment): number {
  const definite = readDefinite(r, i, m)
  if (definite > 0) return definite
  let to = readAmount(r, i, m)
  if (to === 0) return 0
  // يومين وثلاث ساعات
  for (let guard = 0; guard < 3 && r.and(to); guard++) {
    const at = r.next
    const count = m.amounts.length
    const after = readFractionOf(r, at, m) || readCounted(r, at, m)
    if (after === 0 || m.units[count] >= m.units[count - 1]) {
      if (after === 0 || m.units.length === count) break
      m.amounts.length = m.units.length = count
      break
    }
    to = after
  }
  m.grain = G.duration
  m.basis = 'explicit'
  if (m.rule === '') m.rule = 'duration.counted'
  return to
}

function readAmount(r: Reading, i: number, m: Moment): number {
  return readCounted(r, i, m) || readVague(r, i, m) || readAge(r, i, m)
}

/** `30 يوماً`, `شهرين`, `ثمانية عشر شهراً`, `نصف ساعة`, `عام واحد`, `خلال عام` */
function readCounted(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  const n = r.numbers
  const counts = n.kind(i) !== 0 && !(n.kind(i) === N.ordinal && r.unit(i) !== 0)
  const start = r.isNumber(i) || counts ? i : r.isWord(i) && r.isNumber(i + 1) && tokens.glued[i + 1] === 1 ? i + 1 : -1
  if (start >= 0) {
    if (!n.read(start) || n.ordinal || n.value < 0) {
      return 0
    }
    const { value, fraction } = n
    let at = n.to
    if (n.definite && !(r.unit(at) !== 0 && tokens.article[at] === 0)) return 0
    let unit = r.unit(at)
    if (unit === 0 || tokens.enclitic[at] !== 0 || tokens.proclitics[at] !== 0) return 0
    if (unit === U.quarter || unit === U.trimester || unit === U.semester) return 0
    // خمس لحظات, but نصف العام
    if (tokens.article[at] === 1 && !fraction) return 0
    // 21700 عام 2014: the year is the next number's
    if (unit === U.year && (r.features & NUMBER_OF) === SINGULAR && readYearNumber(r, r.next, false) > 0) return 0
    r.unit(at)
    if ((r.features & NUMBER_OF) === DUAL && value > 2) return 0
    m.entry = r.entry
    if (unit === U.season) return 0
    at = r.next
    if (unit === U.night) unit = U.day
    addFraction(m, value, unit)
    // ثلاث سنوات ونصف [السنة]
    return half(r, at, m, unit)
  }
  let unit = r.unit(i)
  if (unit === 0 || tokens.enclitic[i] !== 0 || unit === U.quarter || unit === U.trimester || unit === U.semester || unit === U.season)
    return 0
  const number = r.features & NUMBER_OF
  const accusative = (r.features & ACCUSATIVE) !== 0
  const entry = r.entry
  let to = r.next
  if (tokens.article[i] === 1) {
    // قرابة الشهر
    if (r.frame(i - 1) !== F.نحو || number === PLURAL || r.time(to) !== 0) return 0
    m.entry = entry
    m.addAmount(1, unit)
    return to
  }
  if (unit === U.night) unit = U.day
  if (number === DUAL) {
    if (r.features & CONSTRUCT) return 0
    m.entry = entry
    m.addAmount(2, unit)
    return half(r, to, m, unit)
  }
  if (number !== PLURAL) {
    const one = n.kind(to) === N.unit && n.number(to) === 1 && tokens.proclitics[to] === 0
    if (one) to++
    const fractioned = isHalf(r, to)
    if (!one && !fractioned) {
      const frame = tokens.enclitic[i - 1] === 0 ? r.frame(i - 1) : 0
      const full = r.frame(to) === F.كامل
      const other = isOther(r, to)
      const less = r.frame(i - 1) !== F.نحو && boundBefore(tokens, r.words, i, r.floor, r.limit) > 0
      if (!full && !other && !less && !FRAMES.includes(frame as never) && !r.bareUnits && !isTerm(r, i)) return 0
      // قبل شهر رمضان, بعد ساعة الصفر; but قبل شهر تظاهرات
      const open = frame === F.قبل && isPlain(r, to)
      if ((frame === F.قبل || frame === F.بعد) && !full && r.isWord(to) && r.frame(to) === 0 && !open && !r.bareUnits) return 0
      if (unit === U.moment && !r.bareUnits) return 0
      if (full || other) to++
    }
    m.entry = entry
    m.addAmount(1, unit)
    if (accusative && to === i + 1 && m.rule === '') m.rule = 'duration.counted'
    return half(r, to, m, unit)
  }
  return 0
}

/** An ordinary word without article or suffix, which a unit before it does not belong to. */
function isPlain(r: Reading, i: number): boolean {
  const { bits, article, enclitic, proclitics } = r.tokens
  return (bits[i] & PLAIN) !== 0 && r.columns.code[i] === 0 && article[i] === 0 && enclitic[i] === 0 && proclitics[i] === 0
}

/** لمدة شهر, مدة عام */
function isTerm(r: Reading, i: number): boolean {
  const { stem, end, article } = r.tokens
  // لمدة دقيقة, but مرحلة دقيقة is a delicate one
  return r.time(i - 1) === T.period && article[i - 1] === 0 && (end[i - 1] - stem[i - 1] === 3 || r.unit(i) > U.minute)
}

function isOther(r: Reading, i: number): boolean {
  if (!r.isWord(i) || r.tokens.proclitics[i] !== 0) return false
  const { text, stem, end } = r.tokens
  const word = text.slice(stem[i], end[i])
  return word === 'آخر' || word === 'اخر' || word.startsWith('إضافي') || word.startsWith('اضافي')
}

function isHalf(r: Reading, i: number): boolean {
  return r.and(i) && r.numbers.kind(r.next) === N.fraction && r.tokens.article[r.next] === 0
}

/** `ونصف [الساعة]` */
function half(r: Reading, i: number, m: Moment, unit: number): number {
  if (!isHalf(r, i)) return i
  const at = r.next
  const part = r.numbers.number(at)
  let to = at + 1
  // ساعة ونصف الساعة, but شهر ونصف مليون
  if (r.numbers.kind(to) === N.scale) return i
  const same = r.unit(to)
  if (same === unit && r.tokens.article[to] === 1 && r.tokens.enclitic[to] === 0) to++
  else if (same !== 0) return i
  addFraction(m, part, unit)
  return to
}

function readFractionOf(r: Reading, i: number, m: Moment): number {
  if (r.numbers.kind(i) !== N.fraction) return 0
  return readCounted(r, i, m)
}

/** Halves are written in the next smaller unit: P1Y6M, PT1H30M. */
function addFraction(m: Moment, value: number, unit: number): void {
  const whole = Math.trunc(value)
  const part = value - whole
  if (part === 0) {
    if (unit === U.decade && m.amounts.length === 0) m.addAmount(value * 10, U.year)
    else if (unit === U.century && m.amounts.length === 0) m.addAmount(value * 100, U.year)
    else if (unit === U.millennium) m.addAmount(value * 1000, U.year)
    else m.addAmount(whole, unit)
    return
  }
  if (unit === U.decade || unit === U.century || (unit === U.year && m.units[0] === U.year && m.amounts.length === 1 && value > 1)) {
    const years = Math.round(value * (unit === U.decade ? 10 : unit === U.century ? 100 : 1))
    if (m.amounts.length > 0) {
      m.amounts[0] = m.amounts[0] * (m.units[0] === unit ? (unit === U.decade ? 10 : 100) : 1) + years
      m.units[0] = U.year
    } else m.addAmount(years, U.year)
    return
  }
  if (whole > 0) m.addAmount(whole, unit)
  const smaller = unit === U.year ? 12 : unit === U.month ? 30 : unit === U.week ? 7 : unit === U.day ? 24 : 60
  const below =
    unit === U.year
      ? U.month
      : unit === U.month
        ? U.day
        : unit === U.week
          ? U.day
          : unit === U.day
            ? U.hour
            : unit === U.hour
              ? U.minute
              : U.second
  const count = part * smaller
  if (Math.abs(count - Math.round(count)) > 0.05) {
    if (whole > 0) {
      m.amounts.pop()
      m.units.pop()
    }
    m.addAmount(value, unit)
  } else m.addAmount(Math.round(count), below)
}

/** `أيام قليلة`, `عدة أشهر`, `بضع ساعات`, `سنوات طويلة`, `عقوداً`, `فترة طويلة` */
function readVague(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  let at = i
  let sure = false
  if (r.time(i) === T.counter && tokens.article[i] === 0) {
    sure = true
    at = r.next
  } else if (r.numbers.kind(i) === N.vague && r.unit(i + 1) !== 0 && tokens.article[i + 1] === 1) {
    // عشرات السنين, مئات السنين
    m.entry = r.entry
    m.addAmount(-1, r.unit(i + 1))
    m.rule = 'duration.vague'
    return i + 2
  }
  let unit = r.unit(at)
  if (unit === 0 || tokens.article[at] === 1 || tokens.enclitic[at] !== 0 || (r.features & NUMBER_OF) !== PLURAL) return 0
  if (at > i && tokens.proclitics[at] !== 0) return 0
  if (unit === U.season || unit === U.quarter || unit === U.moment) return 0
  m.entry = r.entry
  let to = r.next
  const kind = r.time(to)
  if ((kind === T.vague || kind === T.counter) && tokens.article[to] === 0 && tokens.proclitics[to] === 0) {
    sure = true
    to = r.next
  } else if (!sure) {
    const frame = r.frame(at - 1)
    const framed = FRAMES.includes(frame as never) || (tokens.proclitics[at] & (unit === U.decade ? PRO_LAM : PRO_LAM | PRO_BEH)) !== 0
    // أيام عيد الفطر, أيام عطلة الأسبوع
    if (r.time(to) === T.holiday || r.frame(to) === F.عطلة) return 0
    r.unit(at)
    // سنوات الحرب, ساعات عمل: hours of something
    if (r.isWord(to) && r.frame(to) === 0 && (tokens.article[to] === 1 || !framed)) return 0
    if (r.isWord(to) && !framed && unit !== U.decade && unit !== U.hour && unit !== U.day && unit !== U.year) return 0
    if (unit === U.decade && !framed && (r.features & ACCUSATIVE) === 0 && !isTanween(r, at)) return 0
  }
  if (unit === U.night) unit = U.day
  m.addAmount(-1, unit)
  m.rule = 'duration.vague'
  return to
}

function isTanween(r: Reading, i: number): boolean {
  return r.tokens.text.charCodeAt(r.tokens.end[i] - 1) === 0x627
}

/** `السنوات الخمس المقبلة`, `الساعات الـ24 الماضية`, `الأيام القليلة الماضية`, `اليومين المقبلين`, `الأشهر الأربعة الأولى من العام` */
function readDefinite(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  const n = r.numbers
  let at = i
  let count = 0
  let unit = 0
  // الـ24 ساعة الماضية, الثلاثة أشهر الماضية, آخر 24 ساعة
  const clitic = r.isNumber(i) && r.cliticBefore(i) ? i - 1 : i
  const prefixed = clitic < i ? i : r.digitsAt(i)
  if ((n.kind(i) !== 0 && tokens.article[i] === 1) || prefixed > clitic) {
    if (!n.read(prefixed) || n.ordinal || n.fraction) return 0
    if (prefixed > clitic && tokens.text.charCodeAt(tokens.start[clitic]) !== 0x627) return 0
    count = n.value
    at = n.to
    unit = r.unit(at)
    if (unit === 0 || tokens.article[at] === 1) return 0
    m.entry = r.entry
    at = r.next
    const kind = r.time(at)
    // الستة أشهر الأولى من العام
    if (unit === U.month && n.kind(at) === N.ordinal && tokens.article[at] === 1 && n.number(at) === 1)
      return firstMonths(r, i, at + 1, count, m)
    if (tokens.article[at] !== 1 || (kind !== T.last && kind !== T.next && kind !== T.recent && kind !== T.before)) return 0
    m.grain = G.duration
    m.addAmount(count, unit)
    m.rule = 'duration.anchored'
    m.basis = r.basis
    return r.next
  }
  unit = r.unit(i)
  if (unit === 0 || tokens.article[i] !== 1 || tokens.enclitic[i] !== 0) return 0
  const number = r.features & NUMBER_OF
  // اليومي is “daily”, no dual: that would not stand with the article.
  if ((number !== PLURAL && number !== DUAL) || r.features & CONSTRUCT) return 0
  m.entry = r.entry
  at = r.next
  if (number === DUAL) count = 2
  else {
    // الخمس, الـ24, القليلة
    const digits = r.digitsAt(at)
    if (digits > at || (n.kind(at) !== 0 && n.kind(at) !== N.last && tokens.article[at] === 1)) {
      if (n.read(digits) && !n.ordinal) {
        count = n.value
        at = n.to
      }
    }
  }
  let few = false
  if (r.time(at) === T.vague && tokens.article[at] === 1) {
    few = true
    at = r.next
  }
  const kind = tokens.article[at] === 1 && at < r.limit ? r.time(at) : 0
  let after = r.next
  if (kind === T.last || kind === T.next || kind === T.recent || kind === T.before || kind === T.after) {
    // الأيام القليلة المقبلة
    if (!few && r.time(after) === T.vague && tokens.article[after] === 1) {
      few = true
      after = r.next
    }
    const past = kind !== T.next && kind !== T.after
    m.basis = r.basis
    if (count > 0) {
      m.grain = G.duration
      m.addAmount(count, unit)
      m.rule = 'duration.anchored'
    } else if (few && past) {
      m.grain = G.duration
      m.addAmount(-1, unit)
      m.rule = 'duration.anchored'
    } else {
      m.grain = past ? G.past : G.future
      m.rule = 'vague.period'
    }
    return after
  }
  // الأشهر الستة الأولى من هذا العام
  if (count > 0 && unit === U.month && n.kind(at) === N.ordinal && tokens.article[at] === 1 && n.number(at) === 1)
    return firstMonths(r, i, at + 1, count, m)
  // على مدار السنوات الثلاث
  const framed = r.frame(i - 1) !== 0 || tokens.proclitics[i] !== 0 || boundBefore(tokens, r.words, i, r.floor, r.limit) > 0
  if (
    count > 1 &&
    !few &&
    unit > U.hour &&
    kind === 0 &&
    n.kind(at) === 0 &&
    framed &&
    !(number === DUAL && r.isWord(at) && tokens.article[at] === 1)
  ) {
    m.grain = G.duration
    m.addAmount(count, unit)
    m.rule = 'duration.counted'
    return at
  }
  return 0
}

/** `العاشرة من عمرها`, `20 والـ25 من العمر` */
function readAge(r: Reading, i: number, m: Moment): number {
  const n = r.numbers
  const start = r.digitsAt(i)
  if (!n.read(start) || n.value > 120 || n.scale > 0 || n.fraction) return 0
  // العقد الثالث من العمر is a decade; years are feminine.
  if (n.ordinal && r.tokens.text.charCodeAt(r.tokens.end[start] - 1) !== 0x629) return 0
  const first = n.value
  let second = 0
  let to = n.to
  // والـ25: the proclitics are a token of their own
  const clitic = r.isWord(to) && r.isNumber(to + 1) && r.tokens.glued[to + 1] === 1
  if (r.frame(to) !== F.من && (clitic || r.and(to) || isDash(r.mark(to)))) {
    let at = clitic || isDash(r.mark(to)) ? to + 1 : r.next
    at = r.digitsAt(at)
    if (n.read(at) && n.value > first && n.value <= 120) {
      second = n.value
      to = n.to
    }
  }
  if (r.frame(to) !== F.من || r.frame(to + 1) !== F.عمر || r.unit(i - 1) === U.decade) return 0
  m.addAmount(first, U.year)
  if (second > 0) m.text = `P${first}Y/P${second}Y`
  m.rule = 'duration.age'
  return to + 2
}
