/**
 * Numbers over tokens: digits of both systems, words with their agreement and case, and the two mixed
 * (`3 ملايين و200 ألف`, `مليون ونصف المليون`, `ثلاثمئة وخمسة وعشرون ألفاً`, `8ر3` for 3.8).
 */
import { PRO_PREPOSITION, PRO_WAW } from '../lexicon/analyse.ts'
import { NUMBER, type Tokens, WORD } from '../tokens/tokens.ts'
import { isClitic, isWaw } from './clitics.ts'
import type { Columns } from './columns.ts'
import { digits, digitsOf } from './digits.ts'
import { N } from './vocabulary.ts'

const OPEN_PAREN = 0x28
const CLOSE_PAREN = 0x29

/** Reads one number at a time; what it read stays in its fields until the next. */
export class NumberReader {
  tokens!: Tokens
  /** Reads no further than this token. */
  limit = 0
  readonly columns: Columns
  /** Tokens of the number: `from` holds a glued proclitic (`بـ901`), `to` is exclusive. */
  from = 0
  to = 0
  value = Number.NaN
  ordinal = false
  /** Written with the article. */
  definite = false
  /** Its first part is in digits, and how many. */
  digitCount = 0
  /** The largest power in words: 1000 for ألف, 0 for none. */
  scale = Number.NaN
  fraction = false
  /** `(309)`: the brackets are within `from` and `to`. */
  bracketed = false
  /** `.77` */
  private pointed = false
  decimal = false
  /** `1.949`: thousands, unless a measure says otherwise. */
  pointThree = false

  constructor(columns: Columns) {
    this.columns = columns
  }

  /** Kind of the numeral at token `i` (see {@link N}), 0 where there is none. */
  kind(i: number): number {
    return i >= this.limit ? 0 : (this.columns.code[i] >> 11) & 31
  }

  number(i: number): number {
    return this.columns.words.numbers[this.columns.row[i]]
  }

  /** Begins an article, whose columns are filled. */
  begin(tokens: Tokens): void {
    this.tokens = tokens
    this.#at = -1
  }

  /** What {@link read} read last, which is often asked for again. */
  #at = -1
  #limit = 0
  #ok = false

  /** Reads the number that begins at token `i`; false where none does. */
  read(i: number): boolean {
    if (i >= this.limit) return false
    if (i === this.#at && this.limit === this.#limit) return this.#ok
    this.#ok = this.#read(i)
    this.#at = i
    this.#limit = this.limit
    return this.#ok
  }

  #read(i: number): boolean {
    const { tokens } = this
    this.ordinal = false
    this.fraction = false
    this.bracketed = false
    this.scale = 0
    this.digitCount = 0
    this.decimal = false
    this.pointThree = false
    this.from = i
    this.definite = tokens.article[i] === 1
    if (tokens.kind[i] === NUMBER) {
      this.pointed = false
      this.to = this.digitsAt(i)
      this.from = this.pointed ? i - 1 : this.prefixOf(i)
      if (this.from === i && isBracketed(tokens, i - 1, this.to)) {
        this.bracketed = true
        this.from--
        this.to++
      }
      this.multiply()
      this.more()
      if (this.scale === 0 && !this.bracketed) this.point()
      return true
    }
    const kind = this.kind(i)
    if (kind === 0) return false
    if (kind === N.ordinal || kind === N['ordinal-part']) return this.readOrdinal(i, kind)
    if (kind === N.minus) {
      const definite = this.definite
      if (definite || !this.isNumberStart(i + 1) || !this.read(i + 1)) return false
      this.value = -this.value
      this.from = i
      return true
    }
    if (!this.segment(i)) return false
    this.more()
    this.point()
    return true
  }

  private isNumberStart(i: number): boolean {
    return i < this.limit && (this.tokens.kind[i] === NUMBER || this.kind(i) !== 0)
  }

  /** A proclitic glued before digits (`بـ901`, `الـ24`, `و10`) belongs to the number. */
  private prefixOf(i: number): number {
    const { tokens } = this
    if (
      i > 0 &&
      tokens.glued[i] === 1 &&
      tokens.kind[i - 1] === WORD &&
      tokens.end[i - 1] - tokens.start[i - 1] <= 5 &&
      isClitic(tokens, i - 1)
    ) {
      return i - 1
    }
    return i
  }

  /** Reads the digits of token `i` (with `ر` and the digits after it, with spaced groups of three); the token after. */
  private digitsAt(i: number): number {
    const { tokens } = this
    const { text, start, end, kind, glued } = tokens
    const d = digitsOf(tokens, i)
    // .77, where no word and no number stands before the point
    const point = i > 0 && glued[i] === 1 && (tokens.mark[i - 1] === 0x2e || tokens.mark[i - 1] === 0x66b)
    if (point && d.groups === 1 && d.count <= 3 && (i === 1 || (glued[i - 1] === 0 && kind[i - 2] !== NUMBER))) {
      this.value = d.value / 10 ** d.count
      this.digitCount = d.count
      this.decimal = true
      this.pointThree = false
      this.pointed = true
      return i + 1
    }
    this.value = d.value
    this.digitCount = d.count
    this.decimal = d.decimal
    this.pointThree = d.pointThree
    let to = i + 1
    // 8ر3: the agencies' decimal, written so that it reads 3,8 from the right.
    if (
      to + 1 < this.limit &&
      glued[to] === 1 &&
      glued[to + 1] === 1 &&
      kind[to + 1] === NUMBER &&
      kind[to] === WORD &&
      end[to] - start[to] === 1 &&
      text.charCodeAt(start[to]) === 0x631
    ) {
      const fraction = d.value
      const width = d.count
      digitsOf(tokens, to + 1)
      this.value = Number(`${digits.value}.${`${fraction}`.padStart(width, '0')}`)
      this.decimal = true
      return to + 2
    }
    // 1 000 000
    if (d.groups === 1 && d.count <= 3 && !d.leadingZero) {
      while (
        to < this.limit &&
        kind[to] === NUMBER &&
        glued[to] === 0 &&
        end[to] - start[to] === 3 &&
        start[to] - end[to - 1] === 1 &&
        this.digitCount < 15
      ) {
        digitsOf(tokens, to)
        if (digits.groups > 1) break
        this.value = this.value * 1000 + digits.value
        this.digitCount += 3
        to++
      }
    }
    return to
  }

  /** Scales that follow without و multiply: `25 مليون`, `مئة ألف مليون`. */
  private multiply(): void {
    const { tokens } = this
    // Three scales at most: مئة ألف مليون. A longer row is no number.
    for (let guard = 0; guard < 3 && this.to < this.limit; guard++) {
      const kind = this.kind(this.to)
      if (
        (kind !== N.scale && kind !== N.scales) ||
        (tokens.proclitics[this.to] !== 0 && this.to > this.from) ||
        tokens.enclitic[this.to] !== 0
      )
        return
      if (this.scale === 0 && this.pointThree && this.value >= 1000 && !this.#thousandsOfMillions) {
        this.value /= 1000
        this.decimal = true
      }
      const by = this.number(this.to)
      // عشرة ملايين مليون: the second is a slip.
      if (kind === N.scale && this.scale === by && by >= 1e6) {
        this.to++
        continue
      }
      this.value = round(this.value * by)
      this.scale = Math.max(this.scale, by)
      this.to++
    }
  }

  /** Set by the article: it writes thousands of millions (`3,850 مليون`), so `1.949 مليون` is one of them too. */
  #thousandsOfMillions = false

  set thousandsOfMillions(are: boolean) {
    this.#thousandsOfMillions = are
    this.#at = -1
  }

  /** One part of a number in words, up to and with its scale. */
  private segment(i: number): boolean {
    const { tokens } = this
    const kind = this.kind(i)
    const n = kind === 0 ? 0 : this.number(i)
    this.from = i
    this.to = i + 1
    switch (kind) {
      case N.zero:
        this.value = 0
        return true
      case N.unit:
      case N['eleventh-part']:
        if (n < 10 && this.isTeenPart(i + 1)) {
          this.value = 10 + n
          this.to = i + 2
        } else if (
          n >= 3 &&
          n < 10 &&
          (this.kind(i + 1) === N.hundred || (this.kind(i + 1) === N.vague && this.number(i + 1) === 100)) &&
          tokens.proclitics[i + 1] === 0
        ) {
          this.value = n * 100
          this.to = i + 2
          this.belowHundred()
        } else if (this.kind(i + 1) === N.quarters && tokens.proclitics[i + 1] === 0) {
          this.value = n * this.number(i + 1)
          this.fraction = true
          this.to = i + 2
          return this.ofScale()
        } else if (n < 10 && this.andTen(i + 1)) {
          this.value = n + this.number(this.at)
          this.to = this.at + 1
        } else if (kind === N['eleventh-part']) return false
        else this.value = n
        break
      case N.teen:
      case N.ten:
        this.value = n
        break
      case N.hundred:
      case N.hundreds:
        this.value = n
        this.belowHundred()
        break
      case N.scale:
        // مليونا دولار: the dual before what it counts; مليوناً: the accusative.
        this.value = this.isConstructDual(i) ? 2 * n : n
        this.scale = n
        break
      case N['two-scale']:
        this.value = 2 * n
        this.scale = n
        break
      case N.fraction:
        this.value = n
        this.fraction = true
        return this.ofScale()
      default:
        return false
    }
    this.multiply()
    return true
  }

  private isConstructDual(i: number): boolean {
    const { tokens } = this
    const { text, end, start } = tokens
    if (end[i] - start[i] < 4 || text.charCodeAt(end[i] - 1) !== 0x627 || i + 1 >= this.limit || tokens.kind[i + 1] !== WORD) return false
    if (text.charCodeAt(end[i] - 2) === 0x64b || tokens.proclitics[i + 1] !== 0 || this.columns.words.frame[tokens.form[i + 1]] !== 0)
      return false
    return this.kind(i + 1) === 0
  }

  /** `نصف مليون`, `ثلثا المليون`: a fraction of the scale after it. */
  private ofScale(): boolean {
    const kind = this.kind(this.to)
    if ((kind === N.scale || kind === N.hundred) && this.tokens.proclitics[this.to] === 0) {
      const by = this.number(this.to)
      this.value = round(this.value * by)
      this.scale = kind === N.scale ? by : 0
      this.fraction = false
      this.to++
    }
    return true
  }

  private at = 0

  /** True where `و` and a multiple of ten stand at `i`; `this.at` is its token. */
  private andTen(i: number): boolean {
    const at = this.andAt(i)
    if (at < 0 || this.kind(at) !== N.ten) return false
    this.at = at
    return true
  }

  /** The token of the word that `و` adds at `i` (`وعشرون`, `و عشرون`), -1 where no و stands there. */
  private andAt(i: number): number {
    const { tokens } = this
    if (i >= tokens.count) return -1
    if (tokens.proclitics[i] & PRO_WAW) return (tokens.proclitics[i] & PRO_PREPOSITION) === 0 ? i : -1
    if (isWaw(tokens, i) && i + 1 < this.limit && (tokens.proclitics[i + 1] & PRO_PREPOSITION) === 0) return i + 1
    return -1
  }

  private isTeenPart(i: number): boolean {
    return (
      i < this.limit && this.kind(i) === N.unit && this.number(i) === 10 && this.tokens.proclitics[i] === 0 && this.tokens.article[i] === 0
    )
  }

  /** After hundreds: `وخمسة وعشرون`. */
  private belowHundred(): void {
    let at = this.andAt(this.to)
    // ميتين واحد وعشرين: speech leaves و out.
    if (at < 0 && this.kind(this.to) === N.unit && this.tokens.proclitics[this.to] === 0 && this.andTen(this.to + 1)) at = this.to
    if (at < 0) return
    const kind = this.kind(at)
    if (kind === N.ten || kind === N.teen) {
      this.value += this.number(at)
      this.to = at + 1
    } else if (kind === N.unit || kind === N['eleventh-part']) {
      const n = this.number(at)
      if (n < 10 && this.isTeenPart(at + 1)) {
        this.value += 10 + n
        this.to = at + 2
      } else if (n < 10 && this.andTen(at + 1)) {
        this.value += n + this.number(this.at)
        this.to = this.at + 1
      } else if (this.isMultiplied(at + 1) && this.value >= 100) {
        // ألف ومئة وخمسة آلاف is no number: خمسة آلاف stands alone.
        return
      } else {
        this.value += n
        this.to = at + 1
      }
    }
  }

  private isMultiplied(i: number): boolean {
    return this.kind(i) === N.scales
  }

  /** Smaller parts that و adds: `و200 ألف`, `ومئتين وخمسين ألفاً`, `ونصف المليون`. */
  private more(): void {
    const { tokens } = this
    for (let guard = 0; guard < 6; guard++) {
      let at = this.andAt(this.to)
      if (at < 0 && this.scale === 0) return
      if (at < 0) {
        // و glued before digits is a token of its own; it was looked at by andAt. Nothing else adds.
        return
      }
      const total = this.value
      const scale = this.scale
      const from = this.from
      const to = this.to
      const { digitCount, definite, bracketed, decimal, pointThree } = this
      let added = Number.NaN
      if (tokens.kind[at] === NUMBER) {
        if (scale > 0) {
          this.scale = 0
          this.pointThree = false
          this.to = this.digitsAt(at)
          const digitsOnly = this.to
          this.multiply()
          const bare = this.to === digitsOnly
          if (this.value < scale && !this.decimal && (!bare || (this.digitCount === 3 && this.value >= 100))) added = this.value
        }
      } else if (this.kind(at) === N.fraction) {
        const part = this.number(at)
        at++
        if (scale > 0) {
          added = part * scale
          if (this.kind(at) === N.scale && this.number(at) === scale && tokens.proclitics[at] === 0) at++
          this.to = at
        } else if (total < 1000 && Number.isInteger(total) && this.kind(at) !== N.scale && this.kind(at) !== N.ordinal) {
          added = part
          this.to = at
        }
      } else if (scale > 0 || total >= 100) {
        const limit = scale > 0 ? scale : 100
        this.scale = 0
        if (this.kind(at) !== 0 && this.segment(at) && this.value < limit && !this.fraction && this.kind(this.to) !== N.scales)
          added = this.value
      }
      this.from = from
      this.digitCount = digitCount
      this.definite = definite
      this.bracketed = bracketed
      this.decimal = decimal
      this.pointThree = pointThree
      if (Number.isNaN(added)) {
        this.value = total
        this.scale = scale
        this.to = to
        this.fraction = false
        return
      }
      const inner = this.scale
      this.value = round(total + added)
      this.scale = Math.max(scale, inner)
      if (inner > 0 && inner < scale) continue
      return
    }
  }

  /** `واحد فاصلة خمسة` */
  private point(): void {
    const { tokens } = this
    if (
      this.kind(this.to) !== N.point ||
      tokens.article[this.to] === 1 ||
      tokens.proclitics[this.to] !== 0 ||
      !this.isNumberStart(this.to + 1)
    )
      return
    const { value, from, definite } = this
    const whole = this.to
    const next = whole + 1
    if (tokens.kind[next] === NUMBER) {
      this.scale = 0
      this.to = this.digitsAt(next)
    } else if (!this.segmentBelowScale(next)) {
      this.to = whole
      this.value = value
      return
    }
    this.value = Number(`${value}.${this.value}`)
    this.from = from
    this.definite = definite
    this.multiply()
  }

  private segmentBelowScale(i: number): boolean {
    return this.segment(i)
  }

  /** الخامس عشر, الحادي والعشرون, الثالثة */
  private readOrdinal(i: number, kind: number): boolean {
    const { tokens } = this
    this.from = i
    this.ordinal = true
    this.value = this.number(i)
    this.to = i + 1
    if (this.isTeenPart(i + 1) && this.value < 10) {
      this.value += 10
      this.to = i + 2
      return true
    }
    const at = this.andAt(i + 1)
    if (
      at >= 0 &&
      this.kind(at) === N.ten &&
      (tokens.article[at] === tokens.article[i] || (kind === N['ordinal-part'] && tokens.article[at] === 1)) &&
      this.value < 10
    ) {
      this.value += this.number(at)
      this.to = at + 1
      return true
    }
    return kind === N.ordinal
  }
}

/** `(10)`, `«10»` */
export function isBracketed(tokens: Tokens, open: number, close: number): boolean {
  return (tokens.isMark(open, OPEN_PAREN) && tokens.isMark(close, CLOSE_PAREN)) || (tokens.isMark(open, 0xab) && tokens.isMark(close, 0xbb))
}

function round(n: number): number {
  return Number.isInteger(n) ? n : Number(n.toPrecision(14))
}
