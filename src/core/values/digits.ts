/**
 * A number in digits as one token holds it: `1,152`, `4.945.116`, `١٠٠٬٠٠٠`, `3,5`, `13,7`, `2021-07-15` apart.
 *
 * A comma or point before exactly three digits is taken for a thousands separator, elsewhere for the decimal one; the
 * Arabic signs ٫ and ٬ say which they are.
 */
import { DIGIT, FIRST_DIGIT, TABLE } from '../text/characters.ts'
import type { Tokens } from '../tokens/tokens.ts'

export interface Digits {
  value: number
  /** How many digits, separators left out. */
  count: number
  /** How many parts the separators make. */
  groups: number
  /** The first three parts, as a dotted date needs them. */
  parts: Float64Array
  /** A single point before three digits: thousands, or decimals after all where a unit of measure follows. */
  pointThree: boolean
  /** A single comma before three digits. */
  commaThree: boolean
  /** Has a decimal part. */
  decimal: boolean
  leadingZero: boolean
}

// NaN: a field that holds doubles from the first keeps its shape when one comes.
export const digits: Digits = {
  value: Number.NaN,
  count: 0,
  groups: 0,
  parts: new Float64Array(3),
  pointThree: false,
  commaThree: false,
  decimal: false,
  leadingZero: false,
}

const COMMA = 0x2c
const ARABIC_COMMA = 0x60c
const DECIMAL = 0x66b
const THOUSANDS = 0x66c

/** Reads the digits of token `i` into {@link digits}. */
export function digitsOf(tokens: Tokens, i: number): Digits {
  return readDigits(tokens.text, tokens.start[i], tokens.end[i])
}

/** Reads `text[start…end)`, digits and separators, into {@link digits}. */
function readDigits(text: string, start: number, end: number): Digits {
  const d = digits
  d.count = 0
  d.groups = 1
  d.pointThree = false
  d.commaThree = false
  d.decimal = false
  d.leadingZero = false
  let whole = 0 // all digits as one integer
  let part = 0
  let length = 0 // digits of this part
  let first = 0 // digits of the first part
  let lastSeparator = 0
  let beforeLast = 0 // digits before the last separator, as a number
  let sameSeparators = true
  let threes = true // every part after the first has three digits
  d.parts[0] = d.parts[1] = d.parts[2] = 0
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    const entry = TABLE[unit]
    if (entry >> 8 === DIGIT) {
      const digit = (entry & 0xff) - FIRST_DIGIT
      if (d.count === 0 && digit === 0) d.leadingZero = true
      part = part * 10 + digit
      whole = whole * 10 + digit
      length++
      d.count++
    } else if (unit === 0x2e || unit === COMMA || unit === ARABIC_COMMA || unit === DECIMAL || unit === THOUSANDS) {
      if (d.groups <= 3) d.parts[d.groups - 1] = part
      if (d.groups === 1) first = length
      else if (length !== 3) threes = false
      if (lastSeparator !== 0 && unit !== lastSeparator) sameSeparators = false
      lastSeparator = unit
      beforeLast = whole
      d.groups++
      part = 0
      length = 0
    }
  }
  if (d.groups <= 3) d.parts[d.groups - 1] = part
  d.value = whole
  if (d.groups === 1) return d
  const grouped = length === 3 && threes && first > 0 && first <= 3
  const single = d.groups === 2
  let decimal: boolean
  if (lastSeparator === DECIMAL) decimal = true
  else if (lastSeparator === THOUSANDS) decimal = false
  else if (!sameSeparators) decimal = true
  else if (single) {
    decimal = !grouped || (d.leadingZero && first === 1)
    d.pointThree = !decimal && lastSeparator === 0x2e
    d.commaThree = !decimal && lastSeparator !== 0x2e
  } else decimal = !grouped
  if (decimal) {
    d.decimal = true
    d.value = Number(`${beforeLast}.${`${part}`.padStart(length, '0')}`)
  }
  return d
}
