/** What the value stage hands to later stages: the record's items, each with the tokens it covers (end exclusive). */
import type { Amount, Quantity, Timex } from '../record.ts'

export interface Values {
  readonly timexes: readonly Timex[]
  readonly amounts: readonly Amount[]
  readonly quantities: readonly Quantity[]
  /** Tokens of each item: `timexTokens[2 * i]` … `timexTokens[2 * i + 1]` (exclusive). */
  readonly timexTokens: readonly number[]
  readonly amountTokens: readonly number[]
  readonly quantityTokens: readonly number[]
  /** For each token the index of the timex, amount or quantity that covers it, -1 for none. */
  readonly timexAt: Int32Array
  readonly amountAt: Int32Array
  readonly quantityAt: Int32Array
}

/** What relative times are counted from, and the press's habits. */
export interface ValueContext {
  /** ISO date or date-time of publication; without it relative times keep an open value. */
  readonly publishedAt?: string | undefined
  readonly outlet?: string | undefined
  /** A bare weekday is the nearest past one (`past`, the press's habit) or the next (`future`). */
  readonly prefer?: 'past' | 'future'
  /** First day of the week, 0 Sunday. */
  readonly weekStart?: number
  /** The text is one expression, not prose: a bare `شهر` is a duration, `21/09` a date. */
  readonly fragment?: boolean
}
