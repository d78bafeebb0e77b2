/** How far from now (`قبل 4 أعوام`, `بعد أسبوعين`, `منذ يومين`), how often (`كل يوم جمعة`, `سنوياً`), and when, vaguely. */
import { ENC_NA } from '../lexicon/analyse.ts'
import { NUMBER as NUMBER_OF, PLURAL } from '../lexicon/features.ts'
import { boundBefore, bounding } from './bounds.ts'
import { civil, dayOf, daysInMonth, weekOf } from './calendar.ts'
import { readDay } from './days.ts'
import { readDuration } from './durations.ts'
import { G, Moment, OPEN } from './moment.ts'
import { isBracketed } from './numbers.ts'
import { ofYear, readRelative } from './periods.ts'
import type { Reading } from './reading.ts'
import { isToldAfter, PAST, tenseBefore } from './tense.ts'
import { F, P, T, U } from './vocabulary.ts'

/** First token of the expression that {@link frameDuration} made. */
export const relation = { from: 0 }

const inner = new Moment()

/** Takes in what stands around a duration `[i, to)`: حوالي, أقل من, قبل, منذ, بعد. Returns the token after. */
export function frameDuration(r: Reading, i: number, to: number, m: Moment): number {
  const { tokens } = r
  let from = i
  const glued = r.isNumber(i) && r.cliticBefore(i)
  if (glued) from = i - 1
  else if (r.isNumber(i) && isBracketed(tokens, i - 1, i + 1)) from = i - 1
  let before = r.frame(from - 1)
  const bound = boundBefore(tokens, r.words, from, r.floor, r.limit)
  const word = r.frame(bounding.from)
  if (bound > 0 && (bounding.whole || word === F.نحو || ((word === F.أكثر || word === F.أقل) && before === F.من))) {
    m.mod = bound === 1 ? 'APPROX' : bound === 2 ? 'MORE_THAN' : 'LESS_THAN'
    from = bounding.from
    before = r.frame(from - 1)
  }
  if (r.isWord(to) && r.frame(to) === F.نحو && tokens.text.charCodeAt(tokens.start[to]) === 0x62a) {
    m.mod = 'APPROX'
    to++
  }
  relation.from = from
  if (m.rule === 'duration.anchored' || m.rule === 'duration.age' || m.text !== '') return to
  if (r.frame(to) === F.من && r.frame(to + 1) === F.عمر) {
    m.rule = 'duration.age'
    return to + 2
  }
  const unit = m.units[0]
  const vague = m.amounts[0] < 0
  const following = r.frame(to)
  if (before === F.قبل) {
    if (
      following === F.من ||
      (r.isWord(to) && following === 0 && tokens.article[to] === 1 && tokens.kind[to] === 1 && !isClauseStart(r, to))
    )
      return to
    relation.from = from - 1
    if (vague) {
      m.grain = G.past
      m.amounts.length = m.units.length = 0
    } else back(r, m)
    m.rule = 'relation.ago'
    m.basis = r.basis
  } else if (before === F.منذ) {
    if (vague || unit <= U.week) {
      relation.from = from - 1
      if (vague) {
        m.grain = G.past
        m.amounts.length = m.units.length = 0
      } else back(r, m)
      m.rule = 'relation.since'
      m.basis = r.basis
    }
  } else if (before === F.بعد && tokens.enclitic[from - 1] === 0) {
    if (vague || following === F.من || following === F.على || following === F.عن || m.mod) return to
    if (r.isWord(to) && tokens.article[to] === 1) return to
    if (tenseBefore(r, from - 1) === PAST || isToldAfter(r, to)) return to
    relation.from = from - 1
    move(r, m, 1)
    m.rule = 'relation.ahead'
    m.basis = r.basis
  }
  return to
}

/** `قبل أكثر من عامين` lies before the year that is two back, `قبل أقل من عامين` after it. */
function back(r: Reading, m: Moment): void {
  if (m.mod === 'MORE_THAN') m.mod = 'BEFORE'
  else if (m.mod === 'LESS_THAN') m.mod = 'AFTER'
  move(r, m, -1)
}

/** قبل يومين الرئيس …: a new clause rather than what the time is before. */
function isClauseStart(r: Reading, i: number): boolean {
  return (r.tokens.proclitics[i] & 3) !== 0
}

/** Moves `m` from a duration to the day, week, month or year that far away, as coarse as its unit. */
export function move(r: Reading, m: Moment, direction: number): void {
  const amount = m.amounts[0] * direction
  const unit = m.units[0]
  const more = m.amounts.length > 1 ? m.amounts[1] * direction : 0
  const moreUnit = m.amounts.length > 1 ? m.units[1] : 0
  m.amounts.length = m.units.length = 0
  if (!r.anchored) {
    m.grain = unit >= U.year ? G.year : unit === U.month ? G.month : unit === U.week ? G.week : G.day
    return
  }
  switch (unit) {
    case U.moment:
    case U.second:
    case U.minute:
    case U.hour: {
      const days = unit === U.hour ? Math.round(amount / 24) : 0
      m.setDay(r.published + days)
      return
    }
    case U.day:
    case U.night:
      m.setDay(r.published + Math.round(amount))
      return
    case U.week:
      m.setWeek(weekOf(r.published, r.weekStart) + 7 * Math.round(amount))
      return
    case U.month:
      m.setMonth(r.year * 12 + r.month - 1 + Math.round(amount))
      return
    default: {
      const years = unit === U.decade ? amount * 10 : unit === U.century ? amount * 100 : unit === U.millennium ? amount * 1000 : amount
      if (Math.abs(years) > 9999) m.grain = direction < 0 ? G.past : G.future
      else if (moreUnit === U.month) m.setMonth(r.year * 12 + r.month - 1 + Math.round(years * 12 + more))
      else m.setYear(r.year + Math.round(years))
    }
  }
}

/** `كل يوم جمعة`, `كل خمسة عشر يوماً`, `سنوياً`, `مرتين في السنة`, `عاماً بعد عام` */
export function readSet(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  m.grain = G.set
  m.rule = 'set.adverb'
  const kind = r.time(i)
  if (kind === T.set) {
    m.text = r.words.lexicon.value(r.entry, 'value')
    m.entry = r.entry
    return r.next
  }
  if (kind === T.times && tokens.article[i] === 0) {
    // مرتين في السنة, مرة كل عامين
    const at = r.next
    const frame = r.frame(at)
    m.rule = 'set.times'
    if (frame === F.في && r.unit(at + 1) !== 0 && tokens.article[at + 1] === 1 && (r.features & NUMBER_OF) !== PLURAL) {
      m.addAmount(1, r.unit(at + 1))
      const after = r.next
      if (r.time(after) !== 0 && tokens.article[after] === 1) return 0
      return after
    }
    if (r.time(at) === T.set) {
      m.text = r.words.lexicon.value(r.entry, 'value')
      return r.next
    }
    return 0
  }
  if (r.frame(i - 1) === F.كل && tokens.article[i] === 0 && tokens.proclitics[i] === 0 && tokens.enclitic[i - 1] === 0) {
    m.rule = 'set.every'
    r.lead = 1
    const unit = r.unit(i)
    const at = unit === U.day ? r.next : i
    const weekday = r.weekday(at)
    if (weekday >= 0) {
      m.text = `XXXX-WXX-${weekday === 0 ? 7 : weekday}`
      return r.next
    }
    if (r.time(i) === T.part) {
      m.text = `XXXX-XX-XX${partName(r.words.part[r.entry])}`
      return r.next
    }
    r.unit(i)
    if (unit !== 0 && unit !== U.moment && (r.features & NUMBER_OF) !== PLURAL) {
      m.addAmount((r.features & NUMBER_OF) === 0x100 ? 2 : 1, unit === U.night ? U.day : unit)
      return r.next
    }
    const to = readDuration(r, i, inner.clear())
    if (to > 0 && inner.grain === G.duration && inner.text === '' && inner.amounts[0] > 0) {
      m.amounts.push(...inner.amounts)
      m.units.push(...inner.units)
      return to
    }
    r.lead = 0
    return 0
  }
  // عاماً بعد عام, يوماً بعد يوم
  const unit = r.unit(i)
  if (
    unit >= U.day &&
    tokens.article[i] === 0 &&
    r.frame(i + 1) === F.بعد &&
    r.unit(i + 2) === unit &&
    tokens.article[i + 2] === 0 &&
    (r.features & NUMBER_OF) !== PLURAL
  ) {
    m.rule = 'set.one-after-another'
    m.addAmount(1, unit)
    return i + 3
  }
  return 0
}

function partName(part: number): string {
  return part === P.noon ? 'TMI' : part === P.afternoon ? 'TAF' : part === P.evening ? 'TEV' : part === P.night ? 'TNI' : 'TMO'
}

/** `الآن`, `مؤخراً`, `الفترة الماضية`, `الوقت الراهن`, `وقت سابق`, `المستقبل القريب`, `الفترة نفسها من العام الماضي` */
export function readVagueTime(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  const kind = r.time(i)
  m.entry = r.entry
  const to = r.next
  m.basis = r.basis
  m.rule = 'vague.adverb'
  if (kind === T.present || kind === T.past || kind === T.future) {
    if (tokens.enclitic[i] !== 0) return 0
    // قريباً من المدينة
    if (kind === T.future && tokens.article[i] === 0 && r.frame(to) === F.من) return 0
    if (
      kind === T.future &&
      tokens.article[i] === 1 &&
      r.time(to) !== T.near &&
      r.frame(i - 1) !== F.في &&
      (tokens.proclitics[i] & 12) === 0
    )
      return 0
    m.grain = kind === T.present ? G.present : kind === T.past ? G.past : G.future
    if (kind === T.future && tokens.article[i] === 1 && r.time(to) === T.near) return r.next
    return to
  }
  if (
    kind === T.last &&
    tokens.article[i] === 1 &&
    (r.frame(i - 1) === F.في || r.frame(i - 1) === F.حتى) &&
    (r.time(to) === T.near || !r.isWord(to))
  ) {
    // في الماضي القريب
    const near = r.time(to) === T.near
    m.grain = G.past
    return near ? r.next : to
  }
  // القادم من الأيام
  if (
    (kind === T.next || kind === T.after) &&
    tokens.article[i] === 1 &&
    r.frame(to) === F.من &&
    r.unit(to + 1) !== 0 &&
    (r.features & NUMBER_OF) === PLURAL
  ) {
    m.grain = G.future
    m.rule = 'vague.period'
    return to + 2
  }
  if (kind === T.near && r.time(to) !== 0 && tokens.article[to] === 1) {
    m.grain = G.future
    return r.next
  }
  if (kind === T.near && r.isWord(to) && tokens.text.slice(tokens.start[to], tokens.end[to]) === 'العاجل') {
    m.grain = G.future
    return to + 1
  }
  if (
    r.unit(i) === U.hour &&
    tokens.article[i] === 1 &&
    (r.frame(i - 1) === F.حد || r.frame(i - 1) === F.حتى) &&
    (r.features & NUMBER_OF) !== PLURAL
  ) {
    // إلى حد الساعة, حتى الساعة
    m.grain = G.present
    return i + 1
  }
  if (r.unit(i) === U.day && tokens.enclitic[i] === ENC_NA && r.frame(i + 1) === F.هذا) {
    // حتى يومنا هذا
    m.grain = G.present
    return i + 2
  }
  if (r.unit(i) === U.day && tokens.article[i] === 1 && r.frame(i - 1) === F.هذا && (r.features & NUMBER_OF) === PLURAL) {
    // هذه الأيام
    m.grain = G.present
    m.rule = 'vague.period'
    return i + 1
  }
  if (
    ((r.unit(i) === U.moment && (r.features & NUMBER_OF) !== PLURAL) || kind === T.time) &&
    tokens.article[i] === 1 &&
    r.frame(i - 1) === F.هذا &&
    tokens.enclitic[i] === 0
  ) {
    m.grain = G.present
    return i + 1
  }
  if (kind === T.period || (kind === T.time && r.frame(i - 1) !== F.نفس)) return readPeriodWord(r, i, to, m, kind === T.period)
  return 0
}

function readPeriodWord(r: Reading, i: number, to: number, m: Moment, period: boolean): number {
  const { tokens } = r
  m.rule = 'vague.period'
  if (tokens.enclitic[i] !== 0) return 0
  if (tokens.article[i] === 1) {
    const same = r.isSame(to)
    const before = r.frame(i - 1)
    if (period && isPeriod(r, i) && (same || before === F.نفس || before === F.هذا || before === F.ذلك))
      return readSamePeriod(r, i, same ? to + 1 : to, m)
    if (same) return 0
    // الفترة القليلة المقبلة
    if (r.time(to) === T.vague && tokens.article[to] === 1) to = r.next
    const kind = tokens.article[to] === 1 && to < r.limit ? r.time(to) : 0
    const after = r.next
    if (kind === T.last || kind === T.before || kind === T.recent) m.grain = G.past
    else if (kind === T.next || kind === T.after) m.grain = G.future
    else if (kind === T.this) m.grain = G.present
    else return 0
    return after
  }
  if (!period) {
    // في وقت سابق [اليوم], في وقت لاحق
    const kind = r.time(to)
    const after = r.next
    if (kind !== T.before && kind !== T.after && kind !== T.future) return 0
    m.grain = kind === T.before ? G.past : G.future
    const at = r.frame(after) === F.من ? after + 1 : after
    const these = r.frame(at) === F.هذا
    const named = readRelative(r, at, inner.clear()) || readDay(r, at, inner.clear())
    if (named > 0 && (at > after || these || inner.grain === G.day)) {
      m.copy(inner)
      m.rule = 'vague.period'
      return named
    }
    return after
  }
  if (r.time(to) === T.vague && tokens.article[to] === 0) {
    // فترة طويلة
    if (tokens.text.charCodeAt(tokens.start[to]) === 0x648) return 0
    const after = r.next
    if (tokens.text.charCodeAt(tokens.stem[to]) === 0x642) return 0
    const before = r.frame(i - 1)
    if (before !== F.منذ && before !== F.خلال && before !== F.مدى) return 0
    m.rule = 'duration.vague'
    if (before === F.منذ && tenseBefore(r, i - 1) === PAST) {
      m.grain = G.past
      return after
    }
    m.grain = G.duration
    m.addAmount(-1, U.year)
    return after
  }
  return 0
}

/** فترة, not مرحلة. */
function isPeriod(r: Reading, i: number): boolean {
  return r.tokens.text.charCodeAt(r.tokens.stem[i]) === 0x641
}

/** The same day of another year. */
function inYear(day: number, year: number): number {
  const { month, day: date } = civil(day)
  return dayOf(year, month, Math.min(date, daysInMonth(year, month)))
}

/** الفترة نفسها من العام الماضي: the last quarter, half or period spoken of, in that year. */
function readSamePeriod(r: Reading, i: number, to: number, m: Moment): number {
  if (r.lastPart.grain === G.none && r.last.grain !== G.span) return 0
  m.copy(r.lastPart.grain === G.none ? r.last : r.lastPart)
  const { first, last } = m
  m.rule = 'period.anaphoric'
  m.mod = undefined
  if (r.frame(to) === F.من || (r.unit(to) === U.year && r.tokens.proclitics[to] !== 0)) {
    const after = ofYear(r, i, to, m)
    if (after > 0) {
      if (m.grain === G.span && m.year !== OPEN)
        m.setSpan(inYear(first, m.year), inYear(last, m.year + civil(last).year - civil(first).year))
      return after
    }
  }
  m.basis = 'other'
  return to
}
