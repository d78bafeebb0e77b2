/** The value stage of the reader: one pass over the tokens, from trigger to trigger. */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Amount, Quantity, Timex, TimexType, Why } from '../record.ts'
import { NUMBER, type Tokens } from '../tokens/tokens.ts'
import { AmountReader, type Sink } from './amounts.ts'
import { dayOf, isoDay } from './calendar.ts'
import { Currencies } from './currency.ts'
import { G, type Moment, OPEN } from './moment.ts'
import { Reading } from './reading.ts'
import { readTime, span, TIME_TRIGGERS } from './times.ts'
import type { ValueContext, Values } from './value.ts'
import { CURRENCY, MEASURE, NUMERAL, Vocabulary } from './vocabulary.ts'

const NAMES =
  bit('body') | bit('media') | bit('office') | bit('title') | bit('rank') | bit('country') | bit('place') | bit('body-head') | bit('nisba')
const TRIGGERS = TIME_TRIGGERS | MEASURE | CURRENCY
const SUPPLIED = ['year', 'month', 'day'] as const

/** Makes the value stage: tables once for a lexicon, then one call an article. */
export function createValueReader(lexicon: Lexicon): (tokens: Tokens, context: ValueContext) => Values {
  const r = new Reading(new Vocabulary(lexicon))
  const currencies = new Currencies(lexicon)
  const amountReader = new AmountReader(r, currencies)
  // One object a rule and entry, shared by all that rest on them.
  const reasons = new Map<string, Map<number, Why>>()
  const why = (rule: string, entry: number): Why => {
    let byEntry = reasons.get(rule)
    if (!byEntry) reasons.set(rule, (byEntry = new Map()))
    let reason = byEntry.get(entry)
    if (!reason) byEntry.set(entry, (reason = { rule, entries: entry < 0 ? [] : [lexicon.line(entry)] }))
    return reason
  }
  let timexAt = new Int32Array(0)
  let amountAt = timexAt
  let quantityAt = timexAt
  return (tokens, context) => {
    const { count } = tokens
    if (timexAt.length < count + 1) {
      timexAt = new Int32Array(count * 2 + 2)
      amountAt = new Int32Array(count * 2 + 2)
      quantityAt = new Int32Array(count * 2 + 2)
    }
    timexAt.fill(-1, 0, count + 1)
    amountAt.fill(-1, 0, count + 1)
    quantityAt.fill(-1, 0, count + 1)
    const timexes: Timex[] = []
    const amounts: Amount[] = []
    const quantities: Quantity[] = []
    const timexTokens: number[] = []
    const amountTokens: number[] = []
    const quantityTokens: number[] = []
    begin(r, tokens, context)
    currencies.begin(tokens, context.outlet ?? '')
    amountReader.begin()
    const sink: Sink = {
      amount(from, to, currency, amount, bound, basis, rule, entry) {
        if (!Number.isFinite(amount)) return
        amountAt.fill(amounts.length, from, to)
        amountTokens.push(from, to)
        const found: Writable<Amount> = {
          start: startOf(tokens, from, to),
          end: endOf(tokens, from, to),
          currency,
          amount,
          basis,
          why: why(rule, entry),
        }
        if (bound !== undefined) found.bound = bound
        amounts.push(found)
      },
      quantity(from, to, number, unit, bound, rule, entry) {
        if (!Number.isFinite(number)) return // digits that are no number: 999….5.7
        quantityAt.fill(quantities.length, from, to)
        quantityTokens.push(from, to)
        const found: Writable<Quantity> = {
          start: startOf(tokens, from, to),
          end: endOf(tokens, from, to),
          number,
          unit,
          why: why(rule, entry),
        }
        if (bound !== undefined) found.bound = bound
        quantities.push(found)
      },
    }
    const { bits, kind, phraseBits } = tokens
    let floor = 0
    for (let i = 0; i < count; ) {
      const isDigits = kind[i] === NUMBER
      const here = bits[i] | phraseBits[i]
      if (!isDigits && ((here & TRIGGERS) | (phraseBits[i] & NAMES)) === 0) {
        i++
        continue
      }
      // Words of time within a name are the name's: رأي اليوم, القائد العام.
      if ((phraseBits[i] & NAMES) !== 0 && (phraseBits[i] & TIME_TRIGGERS) === 0) {
        i = tokens.phraseEnd[i]
        continue
      }
      if (!isDigits && (here & TIME_TRIGGERS) === 0) {
        if ((here & (MEASURE | CURRENCY)) !== 0) {
          r.within(i)
          const after = (here & CURRENCY) !== 0 ? amountReader.readCurrency(i, sink) : amountReader.readMeasure(i, sink)
          if (after > i) floor = after
        }
        i = Math.max(i + 1, floor)
        continue
      }
      r.within(i)
      const to = readTime(r, i, floor)
      if (to > 0) {
        const m = r.moment
        timexAt.fill(timexes.length, span.from, to)
        timexTokens.push(span.from, to)
        timexes.push(toTimex(tokens, span.from, to, m, why(m.rule, m.entry)))
        remember(r, m, i)
        floor = to
        i = to
        continue
      }
      if (isDigits || bits[i] & (NUMERAL | CURRENCY)) {
        const after = amountReader.read(i, sink)
        if (after > i) {
          floor = after
          i = after
          continue
        }
      }
      if ((bits[i] | phraseBits[i]) & MEASURE) {
        const after = amountReader.readMeasure(i, sink)
        if (after > i) {
          floor = after
          i = after
          continue
        }
      }
      i++
    }
    return { timexes, amounts, quantities, timexTokens, amountTokens, quantityTokens, timexAt, amountAt, quantityAt }
  }
}

function begin(r: Reading, tokens: Tokens, context: ValueContext): void {
  r.tokens = tokens
  r.numbers.tokens = tokens
  r.setPublished(dayOfIso(context.publishedAt))
  r.basis = 'publication'
  r.weekStart = context.weekStart ?? 0
  r.future = context.prefer === 'future'
  r.bareUnits = r.slashedDay = context.fragment === true
  r.nameEnd = 0
  r.last.clear()
  r.lastPart.clear()
}

/** The calendar date of an ISO date or date-time; NaN where there is none. */
function dayOfIso(iso: string | undefined): number {
  if (iso === undefined || iso.length < 10 || iso.charCodeAt(4) !== 0x2d || iso.charCodeAt(7) !== 0x2d) return Number.NaN
  const y = Number(iso.slice(0, 4))
  const m = Number(iso.slice(5, 7))
  const d = Number(iso.slice(8, 10))
  return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= 31 ? dayOf(y, m, d) : Number.NaN
}

/** Keeps what later expressions may refer to, and takes a dateline for the day of publication where none is given. */
function remember(r: Reading, m: Moment, i: number): void {
  // الفترة نفسها is that of the article, not the one it is compared with.
  if ((m.grain === G.quarter || m.grain === G.half) && (m.rule !== 'period.anaphoric' || r.lastPart.grain === G.none)) r.lastPart.copy(m)
  if (m.grain >= G.present || m.year === OPEN) return
  r.last.copy(m)
  if (!r.anchored && m.grain === G.day && m.known && m.basis === 'explicit' && i < 12 && r.tokens.sentence[i] <= 1) {
    r.setPublished(m.first)
    r.basis = 'dateline'
  }
}

/** Edge brackets without their other half stay out of a span. */
function startOf(tokens: Tokens, from: number, to: number): number {
  return tokens.mark[from] === 0x28 && !closes(tokens, from, to) ? tokens.start[from + 1] : tokens.start[from]
}

function endOf(tokens: Tokens, from: number, to: number): number {
  if (tokens.mark[to - 1] !== 0x29) return tokens.end[to - 1]
  for (let k = to - 2; k >= from; k--) if (tokens.mark[k] === 0x28) return tokens.end[to - 1]
  return tokens.end[to - 2]
}

function closes(tokens: Tokens, from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (tokens.mark[k] === 0x29) return true
  return false
}

/** Days already written, by their low bits: the same few come again and again. */
const writtenDays = new Int32Array(64).fill(OPEN)
const writtenTexts: string[] = new Array(64).fill('')

function dayText(day: number): string {
  const slot = day & 63
  if (writtenDays[slot] !== day) {
    writtenDays[slot] = day
    writtenTexts[slot] = isoDay(day)
  }
  return writtenTexts[slot]
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

function toTimex(tokens: Tokens, from: number, to: number, m: Moment, why: Why): Timex {
  const type: TimexType = m.type
  const plain = m.grain === G.day && m.first !== OPEN && m.text === '' && m.hour < 0
  const value = plain ? dayText(m.first) + m.clock() : m.value()
  const timex: Writable<Timex> = { start: startOf(tokens, from, to), end: endOf(tokens, from, to), type, value, basis: m.basis, why }
  if (m.mod !== undefined) timex.mod = m.mod
  if (type === 'DATE' || type === 'TIME') {
    const first = m.firstDay()
    const last = first === OPEN ? OPEN : m.lastDay()
    if (m.hour >= 0) {
      if (m.text === '' && first !== OPEN) timex.begin = timex.until = value
    } else {
      if (first !== OPEN) timex.begin = dayText(first)
      if (last !== OPEN) timex.until = dayText(last)
    }
  }
  if (m.supplied !== 0 && m.basis !== 'explicit') {
    const supplied: string[] = []
    for (let b = 0; b < 3; b++) if (m.supplied & (1 << b)) supplied.push(SUPPLIED[b])
    timex.supplied = supplied
  }
  return timex
}
