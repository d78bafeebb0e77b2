/** Parts of the day and hours: `مساء أمس الثلاثاء`, `منتصف الليلة الماضية`, `الساعة الثالثة فجراً بالتوقيت المحلي`, `18:00`. */
import { bit } from '../lexicon/classes.ts'
import { readDate } from './dates.ts'
import { readDay } from './days.ts'
import { digitsOf } from './digits.ts'
import { G, type Moment } from './moment.ts'
import type { Reading } from './reading.ts'
import { F, N, P, T, U } from './vocabulary.ts'

const COLON = 0x3a
const OPEN_PAREN = 0x28
const CLOSE_PAREN = 0x29
const PLURAL_OR_DUAL = 0x100
/** Of countries that have several zones, those that the press names. */
const ZONES_OF_CITIES: { readonly [name: string]: string } = { نيويورك: 'EST', واشنطن: 'EST' }
const PLACES = bit('place') | bit('country')

/** Makes `m` the day of publication, if no day was said. */
function today(r: Reading, m: Moment): void {
  if (m.grain !== G.none) return
  m.basis = r.basis
  if (r.anchored) m.setDay(r.published)
  else m.grain = G.day
}

/** The day that a part of it belongs to: `أمس`, `الثلاثاء`, `يوم الجمعة`, `12 يوليو`, `اليوم`. */
function readOwner(r: Reading, i: number, m: Moment): number {
  if (i < r.limit && r.tokens.proclitics[i] !== 0) return 0
  // مغرب هذا اليوم, مساء نفس اليوم
  const frame = r.frame(i)
  const pointed = frame === F.هذا || frame === F.ذلك || frame === F.نفس
  const to = readDay(r, pointed ? i + 1 : i, m)
  if (to > 0) return to
  m.clear()
  const dated = readDate(r, i, m)
  if (dated > 0 && m.grain === G.day) return dated
  m.clear()
  return 0
}

/** A part of the day at `i`, with its day. */
export function readPart(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  const midnight = readMidnight(r, i, m)
  if (midnight > 0) return midnight
  const night = readNight(r, i, m)
  if (night > 0) return night
  const late = readLate(r, i, m)
  if (late > 0) return late
  if (r.time(i) !== T.part) return 0
  const part = r.words.part[r.entry]
  const { entry } = r
  const phrase = r.next > i + 1
  let to = r.next
  const definite = tokens.article[i] === 1
  if (tokens.enclitic[i] !== 0) return 0
  if (definite && !phrase) {
    // هذا الصباح, but هذا العصر is an age
    if ((r.frame(i - 1) !== F.هذا || (part === P.afternoon && !phrase)) && !r.bareUnits) return 0
    today(r, m)
  } else {
    const owner = readOwner(r, to, m)
    if (owner > 0) {
      to = part === P.night ? secondDay(r, owner) : owner
      if (part === P.day) {
        m.entry = entry
        m.rule = 'part.of-day'
        return to
      }
    } else if (phrase && (r.bareUnits || (part !== P.evening && tokens.article[to - 1] === 1))) {
      // بعد الظهر
      today(r, m)
    } else if (isAdverb(r, i) && !phrase) {
      if (part === P.day || r.time(i - 1) === T.part) return 0
      m.grain = G.day
      m.basis = 'other'
    } else return 0
  }
  m.part = part
  m.rule = 'part.of-day'
  m.entry = entry
  return to
}

/** ليل الثلاثاء - الأربعاء: the evening's day is the night's. */
function secondDay(r: Reading, i: number): number {
  const mark = r.mark(i)
  const at = mark === 0x2d || mark === 0x2013 || mark === 0x2f ? i + 1 : i
  return r.weekday(at) >= 0 && r.tokens.article[at] === 1 && r.tokens.proclitics[at] === 0 ? r.next : i
}

/** Written as an adverb: فجراً, مساءً. */
function isAdverb(r: Reading, i: number): boolean {
  const { text, start, end } = r.tokens
  const last = text.charCodeAt(end[i] - 1)
  return last === 0x627 || last === 0x64b || (end[i] - start[i] > 1 && text.charCodeAt(end[i] - 2) === 0x64b)
}

/** منتصف الليل, منتصف ليل الثلاثاء الأربعاء, منتصف الليلة الماضية */
function readMidnight(r: Reading, i: number, m: Moment): number {
  if (r.time(i) !== T.edge || r.words.lexicon.value(r.entry, 'value') !== 'MID') return 0
  const { entry } = r
  const following = r.next
  if (r.time(following) === T.part && r.words.part[r.entry] === P.day && r.tokens.article[i + 1] === 1) {
    // منتصف النهار
    const after = r.next
    today(r, m)
    m.part = P.noon
    m.rule = 'part.of-day'
    m.entry = entry
    return after
  }
  let at = following
  let to = readNight(r, at, m)
  if (to === 0) {
    if (r.time(at) !== T.part || r.words.part[r.entry] !== P.night) return 0
    const definite = r.tokens.article[at] === 1
    at = r.next
    to = at
    const owner = readOwner(r, at, m)
    if (owner > 0) to = secondDay(r, owner)
    else if (!definite) return 0
    else today(r, m)
  }
  m.part = 0
  m.hour = 24
  m.minute = 0
  m.rule = 'clock.midnight'
  m.entry = entry
  return readZone(r, to, m)
}

/** الليلة, الليلة الماضية, ليلة السبت */
function readNight(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  if (r.unit(i) !== U.night || r.features & PLURAL_OR_DUAL || tokens.enclitic[i] !== 0) return 0
  const { entry } = r
  let to = r.next
  if (tokens.article[i] === 1) {
    // الليلة الأخيرة, الليلة الواحدة
    if (to < r.limit && tokens.article[to] === 1 && r.numbers.kind(to) !== 0) return 0
    let shift = r.shiftAfter(to)
    if (Number.isNaN(shift)) shift = 0
    else to = r.next
    m.basis = r.basis
    if (r.anchored) m.setDay(r.published + shift)
    else m.grain = G.day
  } else {
    const owner = readOwner(r, to, m)
    if (owner === 0) return 0
    to = secondDay(r, owner)
  }
  m.part = P.night
  m.rule = 'part.night'
  m.entry = entry
  return to
}

/** ساعة مبكرة من صباح أمس, وقت متأخر من مساء الثلاثاء */
function readLate(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  const hour = r.unit(i) === U.hour
  if ((!hour && r.time(i) !== T.time) || tokens.article[i] === 1 || tokens.enclitic[i] !== 0) return 0
  const { entry } = r
  let at = i + 1
  const kind = r.time(at)
  if (kind !== T.late && kind !== T.early) return 0
  const early = kind === T.early
  at = r.next
  const of = r.frame(at) === F.من
  if (of) at++
  let to = readPart(r, at, m)
  if (to === 0) {
    if (!of) return 0
    m.clear()
    to = readOwner(r, at, m)
    if (to === 0) {
      if (r.time(at) !== T.part || tokens.article[at] !== 1) return 0
      m.part = r.words.part[r.entry]
      to = r.next
      today(r, m)
    } else m.part = early ? P.morning : P.night
  }
  if (hour) m.mod = early ? 'START' : 'END'
  m.rule = 'part.late-or-early'
  m.entry = entry
  return to
}

/** An hour at `i`; the token after. */
export function readClock(r: Reading, i: number, m: Moment): number {
  return readDigitClock(r, i, m) || readZonedClock(r, i, m) || readWordClock(r, i, m)
}

/** `18:00`, `10:50 ص`, `الساعة 19:00 بتوقيت مكة المكرمة` */
function readDigitClock(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  let at = i
  const headed = r.unit(i) === U.hour && (r.features & PLURAL_OR_DUAL) === 0
  if (headed) at = r.next
  if (!r.isNumber(at) || r.mark(at + 1) !== COLON || !r.isNumber(at + 2) || tokens.glued[at + 1] === 0 || tokens.glued[at + 2] === 0)
    return 0
  const hour = small(r, at)
  const minute = small(r, at + 2)
  if (hour > 24 || minute > 59) return 0
  let to = at + 3
  let second = -1
  if (r.mark(to) === COLON && r.isNumber(to + 1) && tokens.glued[to] === 1 && tokens.glued[to + 1] === 1) {
    second = small(r, to + 1)
    if (second > 59) return 0
    to += 2
  }
  const rest = readMeridiem(r, to, m, hour)
  today(r, m)
  m.hour = meridiemHour
  m.part = 0
  m.minute = minute
  m.second = second
  m.rule = 'clock.digits'
  return readZone(r, rest, m)
}

/** `0800 بتوقيت غرينتش`, `15,00 ت غ`: the agencies' hours, which only the zone tells. */
function readZonedClock(r: Reading, from: number, m: Moment): number {
  const i = r.digitsAt(r.unit(from) === U.hour ? r.next : from)
  if (!r.isNumber(i)) return 0
  const d = digitsOf(r.tokens, i)
  if (d.count !== 4 || d.groups > 2) return 0
  const hour = d.groups === 2 ? d.parts[0] | 0 : (d.value / 100) | 0
  const minute = d.groups === 2 ? d.parts[1] | 0 : (d.value % 100) | 0
  if (hour > 24 || minute > 59 || readZone(r, i + 1, m) === i + 1) return 0
  today(r, m)
  m.hour = hour
  m.minute = minute
  m.rule = 'clock.digits'
  return readZone(r, i + 1, m)
}

function small(r: Reading, i: number): number {
  const d = digitsOf(r.tokens, i)
  return d.groups === 1 && d.count <= 2 ? d.value | 0 : 99
}

/** `الساعة الثالثة والنصف فجراً`, `السادسة والربع مساءً`, `الساعة 3 بعد الظهر`, `7 صباحاً` */
function readWordClock(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  let at = i
  const headed = r.unit(i) === U.hour && (r.features & PLURAL_OR_DUAL) === 0 && tokens.article[i] === 1
  if (headed) at = r.next
  const n = r.numbers
  if (!n.read(at) || n.value < 1 || n.value >= (headed ? 25 : 13) || (n.decimal && !headed) || n.fraction || n.scale > 0) return 0
  if (at > i && n.from < at && n.from < i + 1) return 0
  if (!headed && n.digitCount === 0 && !(n.ordinal && (n.definite || n.value === 11))) return 0
  // الفريق الأول مساء أمس, الساعات الأولى من الصباح
  if (!headed && n.digitCount === 0 && !isFeminine(r, n.from)) return 0
  if (!headed && r.unit(i - 1) === U.hour) return 0
  if (n.digitCount > 2) return headed && n.decimal ? readPointClock(r, at, m) : 0
  // ثلاثة وثلث
  const hour = n.value | 0
  let to = n.to
  const { digitCount, from: start } = n
  minutes = Math.round((n.value - hour) * 60) | 0
  hours = hour
  if (minutes === 0) to = readMinutes(r, to)
  const had = minutes !== 0
  const rest = readMeridiem(r, to, m, hours)
  if (
    rest === to &&
    !headed &&
    !(r.bareUnits && r.frame(i - 1) === F.عند) &&
    !(digitCount === 0 && isFeminine(r, start) && (r.bareUnits || (had && r.frame(i - 1) === F.عند)))
  )
    return 0
  if (headed && rest === to && r.unit(to) !== 0) return 0
  today(r, m)
  m.hour = meridiemHour
  m.part = 0
  m.minute = minutes
  m.rule = 'clock.words'
  return readZone(r, rest, m)
}

/** `الساعة 9.30 مساء`: a point for a colon. */
function readPointClock(r: Reading, i: number, m: Moment): number {
  const { start, end } = r.tokens
  const d = digitsOf(r.tokens, i)
  if (d.groups !== 2 || d.parts[1] > 59 || end[i] - start[i] < 4) return 0
  const minute = d.parts[1] | 0
  const rest = readMeridiem(r, i + 1, m, d.parts[0] | 0)
  today(r, m)
  m.hour = meridiemHour
  m.part = 0
  m.minute = minute
  m.rule = 'clock.digits'
  return readZone(r, rest, m)
}

/** الثالثة, not الثالث: hours are feminine. */
function isFeminine(r: Reading, i: number): boolean {
  const last = r.tokens.text.charCodeAt(r.tokens.end[i] - 1)
  return last === 0x629 || last === 0x649
}

let minutes = 0
let hours = 0

/** `والربع`, `ونصف`, `إلا ربعاً`, `و18 دقيقة`, `إلا خمس دقائق` */
function readMinutes(r: Reading, i: number): number {
  const n = r.numbers
  let at: number
  let sign = 1
  if (r.frame(i) === F.إلا) {
    sign = -1
    at = i + 1
  } else if (r.and(i)) at = r.next
  else return i
  let to: number
  let value: number
  if (n.kind(at) === N.fraction && r.unit(at + 1) !== U.hour) {
    value = Math.round(n.number(at) * 60) | 0
    to = at + 1
  } else {
    if (!(n.read(at) || (r.isWord(at) && n.read(at + 1))) || n.value > 59 || n.scale > 0) return i
    value = n.value | 0
    to = n.to
    if (r.unit(to) !== U.minute) return i
    to = r.next
  }
  if (sign > 0) minutes = value
  else {
    minutes = 60 - value
    hours = hours === 1 ? 12 : hours - 1
  }
  // والنصف وخمس دقائق
  return to
}

let meridiemHour = 0

/** Sets `meridiemHour`; reads `مساءً`, `من مساء أمس`, `بعد الظهر`, `ص`, `صباح اليوم`. */
function readMeridiem(r: Reading, i: number, m: Moment, hour: number): number {
  meridiemHour = hour
  let at = r.frame(i) === F.من || (r.frame(i) === F.في && r.tokens.article[i + 1] === 1) ? i + 1 : i
  if (r.tokens.proclitics[at] !== 0 && at < r.limit) return i
  const kind = r.time(at)
  const entry = r.entry
  if (kind === T.meridiem) {
    if (at > i) return i
    const pm = r.words.lexicon.value(entry, 'value') === 'pm'
    meridiemHour = pm ? (hour < 12 ? hour + 12 : hour) : hour === 12 ? 0 : hour
    return r.next
  }
  let part = 0
  let to = 0
  if (kind === T.part) {
    part = r.words.part[entry]
    to = readPart(r, at, m)
    if (to === 0) {
      m.clear()
      // الصبح, العصر, بعد الظهر
      r.time(at)
      to = r.next
    } else if (m.basis === 'other') m.clear()
  } else if (r.unit(at) === U.night || kind === T.edge) {
    to = readPart(r, at, m)
    if (to > 0) part = P.night
    else m.clear()
  } else if (r.frame(at) === F.بعد && r.time(at + 1) === T.edge) {
    // الواحدة بعد منتصف الليل
    to = readMidnight(r, at + 1, m)
    if (to > 0) part = P.dawn
    else m.clear()
  } else if (r.frame(at) === F.هذا) {
    at++
    if (r.time(at) === T.part) {
      part = r.words.part[r.entry]
      to = r.next
    } else if (r.unit(at) === U.night) {
      part = P.night
      to = r.next
    }
  }
  if (to === 0) return i
  m.part = 0
  meridiemHour = inPart(hour, part)
  return to
}

function inPart(hour: number, part: number): number {
  switch (part) {
    case P.noon:
      return hour <= 4 ? hour + 12 : hour
    case P.afternoon:
    case P.evening:
      return hour < 12 ? hour + 12 : hour
    case P.night:
      return hour === 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour
    case P.forenoon:
      return hour
    default:
      return hour === 12 && (part === P.dawn || part === P.morning) ? 0 : hour
  }
}

/** `بتوقيت غرينتش`, `بالتوقيت المحلي`, `ت غ`, `GMT`, `بتوقيت مكة المكرمة` */
export function readZone(r: Reading, i: number, m: Moment): number {
  if (r.mark(i) !== OPEN_PAREN || r.frame(i + 1) !== F.توقيت) return readZoneName(r, i, m)
  const to = readZoneName(r, i + 1, m)
  return to > i + 1 && r.mark(to) === CLOSE_PAREN ? to + 1 : i
}

function readZoneName(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  let at = i
  if (r.frame(at) === F.توقيت) {
    if (tokens.article[at] === 1) return r.frame(at + 1) === F.محلي ? at + 2 : i
    at++
    if (r.time(at) === T.zone) {
      m.zone = 'Z'
      return r.next
    }
    if (tokens.phraseBits[at] & PLACES || tokens.bits[at] & PLACES) {
      const { lexicon } = tokens
      const phrase = (tokens.phraseBits[at] & PLACES) !== 0
      const entry = phrase
        ? lexicon.phraseEntryOf(lexicon.phraseSense(tokens.phrase[at], PLACES))
        : lexicon.entryOf(tokens.sense(at, PLACES))
      const to = phrase ? tokens.phraseEnd[at] : at + 1
      const country = lexicon.value(entry, 'iso') || lexicon.value(entry, 'country')
      m.zone = ZONES_OF_CITIES[tokens.slice(at, to)] ?? country
      return r.isWord(to) && tokens.text.slice(tokens.stem[to], tokens.end[to]) === 'مكرمة' ? to + 1 : to
    }
    return tokens.article[at + 1] === 1 || r.isWord(at) ? at + 1 : i
  }
  if (r.time(at) === T.zone) {
    m.zone = 'Z'
    return r.next
  }
  // ت غ
  if (isLetter(r, at, 0x62a) && r.mark(at + 1) !== 0x2e && isLetter(r, at + 1, 0x63a)) {
    m.zone = 'Z'
    return at + 2
  }
  return i
}

function isLetter(r: Reading, i: number, unit: number): boolean {
  return r.isWord(i) && r.tokens.end[i] - r.tokens.start[i] === 1 && r.tokens.text.charCodeAt(r.tokens.start[i]) === unit
}
