/** Years: `عام 2003`, `سنة ألفين وثلاثة`, `2019م`, `1442هـ`, bare `2013` where something says that it is a year. */
import { daysInMonth } from './calendar.ts'
import { digitsOf } from './digits.ts'
import { hijriMonth } from './hijri.ts'
import { type Moment, OPEN } from './moment.ts'
import type { Reading } from './reading.ts'
import { F, T, U } from './vocabulary.ts'

export const EARLIEST = 1000
export const LATEST = 2199

/** What {@link readYear} read. */
export const year = { value: 0, hijri: false, marked: false, words: false }

/** A year's number at `j`, in digits, or in words where `cued`; the token after, 0 where there is none. */
export function readYearNumber(r: Reading, j: number, cued: boolean): number {
  const { tokens } = r
  let at = j
  // لـ2003 and ال2003 do not stand here: a glued clitic is a token before the number.
  let value: number
  let to: number
  year.words = false
  if (r.isNumber(at)) {
    const d = digitsOf(tokens, at)
    if (d.groups !== 1 || d.count !== 4) return 0
    value = d.value
    to = at + 1
  } else {
    if (!cued || !r.isWord(at)) return 0
    const n = r.numbers
    if (!n.read(at) || n.ordinal || n.digitCount > 0 || !Number.isInteger(n.value)) return 0
    value = n.value
    to = n.to
    at = n.from
    year.words = true
  }
  if (value < (cued ? EARLIEST : 1300) || value > LATEST) return 0
  year.value = value | 0
  year.marked = false
  year.hijri = value < 1500 && value >= 1300
  const kind = r.time(to)
  if (kind === T['hijri-mark']) {
    year.hijri = true
    year.marked = true
    return r.next
  }
  if (kind === T['gregorian-mark'] || (kind === T.meridiem && isMeem(r, to))) {
    year.hijri = false
    year.marked = true
    return r.next
  }
  return to
}

function isMeem(r: Reading, i: number): boolean {
  const { tokens } = r
  return tokens.text.charCodeAt(tokens.start[i]) === 0x645 && tokens.end[i] - tokens.start[i] === 1
}

/** `[من|في] عام 2003`, `لعام 2014`, `2003`, `من العام الماضي`, `هذا العام`; the token after, 0 where there is none. */
export function readYear(r: Reading, j: number): number {
  let at = j
  const f = r.frame(at)
  if (f === F.من || f === F.في) at++
  else if ((r.mark(at) === 0x60c || r.mark(at) === 0x2c) && (r.isNumber(at + 1) || r.unit(at + 1) === U.year || r.bareUnits)) {
    // سبتمبر، ألفين
    const to = r.bareUnits ? readYearNumber(r, at + 1, true) : 0
    if (to > 0) return to
    at++
  }
  const bare = at === j
  if (r.frame(at) === F.هذا && r.unit(at + 1) === U.year && r.anchored) {
    year.value = r.year
    year.hijri = false
    return at + 2
  }
  if (r.unit(at) === U.year) {
    const after = r.next
    const to = readYearNumber(r, after, true)
    if (to > 0) return to
    const shift = r.tokens.article[at] === 1 && r.anchored ? r.shift(after) : Number.NaN
    if (Number.isNaN(shift)) return 0
    year.value = r.year + shift
    year.hijri = false
    const next = r.next
    const same = readYearNumber(r, next, false)
    return same > 0 ? same : next
  }
  return bare || f === F.من ? readYearNumber(r, at, bare && r.bareUnits) : 0
}

/** Makes `m` the year just read. */
export function setYear(m: Moment, value: number, hijri: boolean): void {
  if (hijri) {
    const first = hijriMonth(value, 1)
    m.setSpan(first, hijriMonth(value + 1, 1) - 1)
    m.hijri = value * 12
  } else m.setYear(value)
}

/** The last valid date of a month, for dates that no month has. */
export function isDate(y: number, month: number, date: number): boolean {
  return date >= 1 && month >= 1 && month <= 12 && date <= (y === OPEN ? 31 : daysInMonth(y, month))
}
