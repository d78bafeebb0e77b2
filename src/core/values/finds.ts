/** The values found in an article, made into the record's items as they come. */
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Amount, AmountBound, Quantity, Timex, Why } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { isoDay } from './calendar.ts'
import type { CurrencyBasis } from './currency.ts'
import { G, type Moment, OPEN } from './moment.ts'
import type { Values } from './value.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const SUPPLIED = ['year', 'month', 'day'] as const

/** Items of one kind, the tokens they cover, and for each token its item. */
class Items<T> {
  items: T[] = []
  tokens: number[] = []
  at = new Int32Array(0)

  begin(count: number): void {
    this.items = []
    this.tokens = []
    if (this.at.length <= count) this.at = new Int32Array(count * 2 + 2)
    this.at.fill(-1, 0, count + 1)
  }

  add(from: number, to: number, item: T): void {
    this.at.fill(this.items.length, from, to)
    this.tokens.push(from, to)
    this.items.push(item)
  }
}

/** Tokens are inclusive, exclusive. */
export class Finds {
  readonly #timexes = new Items<Timex>()
  readonly #amounts = new Items<Amount>()
  readonly #quantities = new Items<Quantity>()
  readonly #lexicon: Lexicon
  /** One object a rule and entry, shared by all that rest on them. */
  readonly #reasons = new Map<string, Map<number, Why>>()
  #tokens!: Tokens

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  begin(tokens: Tokens): void {
    this.#tokens = tokens
    this.#timexes.begin(tokens.count)
    this.#amounts.begin(tokens.count)
    this.#quantities.begin(tokens.count)
  }

  values(): Values {
    const { items: timexes, tokens: timexTokens, at: timexAt } = this.#timexes
    const { items: amounts, tokens: amountTokens, at: amountAt } = this.#amounts
    const { items: quantities, tokens: quantityTokens, at: quantityAt } = this.#quantities
    return { timexes, amounts, quantities, timexTokens, amountTokens, quantityTokens, timexAt, amountAt, quantityAt }
  }

  /** `amount` in `currency`; infinite ones (digits that are no number: 999….5.7) are left out. */
  amount(
    from: number,
    to: number,
    currency: string,
    amount: number,
    bound: AmountBound | undefined,
    basis: CurrencyBasis,
    rule: string,
    entry: number,
  ): void {
    if (!Number.isFinite(amount)) return
    const found: Writable<Amount> = {
      start: this.#start(from, to),
      end: this.#end(from, to),
      currency,
      amount,
      basis,
      why: this.#why(rule, entry),
    }
    if (bound !== undefined) found.bound = bound
    this.#amounts.add(from, to, found)
  }

  quantity(from: number, to: number, number: number, unit: string, bound: AmountBound | undefined, rule: string, entry: number): void {
    if (!Number.isFinite(number)) return
    const found: Writable<Quantity> = {
      start: this.#start(from, to),
      end: this.#end(from, to),
      number,
      unit,
      why: this.#why(rule, entry),
    }
    if (bound !== undefined) found.bound = bound
    this.#quantities.add(from, to, found)
  }

  timex(from: number, to: number, m: Moment): void {
    const { type } = m
    const plain = m.grain === G.day && m.first !== OPEN && m.text === '' && m.hour < 0
    const value = plain ? dayText(m.first) + m.clock() : m.value()
    const timex: Writable<Timex> = {
      start: this.#start(from, to),
      end: this.#end(from, to),
      type,
      value,
      basis: m.basis,
      why: this.#why(m.rule, m.entry),
    }
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
    if (m.supplied !== 0 && m.basis !== 'explicit') timex.supplied = SUPPLIED.filter((_, b) => m.supplied & (1 << b))
    this.#timexes.add(from, to, timex)
  }

  #why(rule: string, entry: number): Why {
    let byEntry = this.#reasons.get(rule)
    if (!byEntry) this.#reasons.set(rule, (byEntry = new Map()))
    let reason = byEntry.get(entry)
    if (!reason) byEntry.set(entry, (reason = { rule, entries: entry < 0 ? [] : [this.#lexicon.line(entry)] }))
    return reason
  }

  /** Edge brackets without their other half stay out of a span. */
  #start(from: number, to: number): number {
    const { mark, start } = this.#tokens
    return start[mark[from] === 0x28 && !has(mark, from + 1, to, 0x29) ? from + 1 : from]
  }

  #end(from: number, to: number): number {
    const { mark, end } = this.#tokens
    return end[mark[to - 1] === 0x29 && !has(mark, from, to - 1, 0x28) ? to - 2 : to - 1]
  }
}

function has(marks: Uint16Array, from: number, to: number, mark: number): boolean {
  for (let k = from; k < to; k++) if (marks[k] === mark) return true
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
