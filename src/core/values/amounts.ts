/** Money and quantities: what numbers count. `25 مليون دولار`, `بين 12 و15 مليون دولار`, `$10`, `120 مولدة`, `35 ألف نازح`. */
import { bit } from '../lexicon/classes.ts'
import { ACCUSATIVE, CONSTRUCT, NUMBER as DIMENSION_NUMBER, DUAL, VERBAL } from '../lexicon/features.ts'
import type { AmountBound } from '../record.ts'
import { FOREIGN, NUMBER, WORD } from '../tokens/tokens.ts'
import { boundOf } from './bounds.ts'
import { type Currencies, currencyOfSign } from './currency.ts'
import { isDash } from './dates.ts'
import { digits, digitsOf } from './digits.ts'
import type { Finds } from './finds.ts'
import type { Reading } from './reading.ts'
import { CURRENCY, F, MEASURE, MONEY_WORD, N, NOUN, NUMERAL } from './vocabulary.ts'

const VERBS = bit('speech') | bit('event') | bit('verb') | bit('modality') | bit('negation')
/** Two letters with a dot between. */
// biome-ignore format: a table
const DOTTED: { readonly [letters: string]: string } = {
  جم: 'EGP', رس: 'SAR', دإ: 'AED', دا: 'AED', دك: 'KWD', رق: 'QAR', رع: 'OMR', دب: 'BHD', دع: 'IQD', دأ: 'JOD', لل: 'LBP', لس: 'SYP', دت: 'TND', دج: 'DZD',
  دل: 'LYD', ري: 'YER',
}
const PARTICLE = bit('particle')
const PERCENT = 0x25
const ARABIC_PERCENT = 0x66a

export class AmountReader {
  readonly #r: Reading
  readonly #currencies: Currencies
  readonly #finds: Finds
  #lastCurrency = ''
  #lastToken = -1
  #scanned = false

  constructor(r: Reading, currencies: Currencies, finds: Finds) {
    this.#r = r
    this.#currencies = currencies
    this.#finds = finds
  }

  begin(outlet: string): void {
    this.#currencies.begin(this.#r.tokens, outlet)
    this.#lastCurrency = ''
    this.#lastToken = -1
    this.#scanned = false
    this.#r.numbers.thousandsOfMillions = false
  }

  /** Reads what the number at token `i` counts; the token after, 0 where it counts nothing known. */
  read(i: number): number {
    const r = this.#r
    const n = r.numbers
    if (!n.read(i) || n.ordinal) return 0
    if (n.pointThree || n.scale === 1e6) this.#scanForThousands(i)
    const currencies = this.#currencies
    let { from, to, value } = n
    const { scale } = n
    // $10, £17 مليون, USD 10
    const sign = this.#signBefore(from)
    if (sign !== '' && n.digitCount > 0) {
      this.#finds.amount(from - 1, to, sign, value, this.#bound(from - 1, to), 'said', 'money.sign-before', -1)
      this.#remember(sign, to)
      return to
    }
    // 10€, 25 مليون $
    const after = r.mark(to)
    if (after !== 0) {
      const iso = currencyOfSign(after)
      if (iso !== '') {
        this.#finds.amount(
          from,
          to + 1,
          iso === 'USc' ? 'USD' : iso,
          iso === 'USc' ? value / 100 : value,
          this.#bound(from, to + 1),
          'said',
          'money.sign-after',
          -1,
        )
        this.#remember(iso, to)
        return to + 1
      }
    }
    const dotted = this.#dotted(to)
    if (dotted > 0) {
      this.#finds.amount(from, dotted, this.#dottedIso, value, this.#bound(from, dotted), 'said', 'money.abbreviation', -1)
      this.#remember(this.#dottedIso, dotted)
      return dotted
    }
    // 5 ملايين من الدولارات
    const of = scale > 0 && r.frame(to) === F.من && r.tokens.article[to + 1] === 1 ? to + 1 : to
    if (currencies.read(of, r.limit)) {
      const end = currencies.next
      const { iso, factor, basis, entry } = currencies
      let amount = value * factor
      let last = end
      // 20 دولاراً و43 سنتاً
      const add = this.#smaller(end, iso, factor)
      if (add > 0) {
        amount += this.#added
        last = add
      }
      this.#finds.amount(from, last, iso, exact(amount), this.#bound(from, last), basis, 'money.counted', entry)
      this.#remember(iso, last)
      return last
    }
    const range = this.#range(from, to, value, scale)
    if (range > 0) return range
    if (this.#isPercent(to)) return this.#isPercentEnd(to)
    const counted = this.#elided(i, from, to, value, scale)
    if (counted > 0) return counted
    if (n.bracketed && !this.#measureAt(to)) {
      from = i
      to = i + 1
    }
    // 3/4 كوب
    if (r.mark(to) === 0x2f && r.isNumber(to + 1) && r.tokens.glued[to] === 1 && this.#measureAt(to + 2) && n.read(to + 1) && n.value > 0) {
      return this.#quantity(from, to + 2, value / n.value)
    }
    return this.#quantity(from, to, value)
  }

  /** `دولارين`, `دولار واحد`: money whose number is in the noun; the token after, 0 where there is none. */
  readCurrency(i: number): number {
    const r = this.#r
    const { tokens } = r
    if (tokens.article[i] === 1 || tokens.enclitic[i] !== 0 || (tokens.bits[i] & CURRENCY) === 0 || tokens.bits[i] & ~(CURRENCY | NOUN))
      return 0
    const features = tokens.lexicon.featuresOf(tokens.sense(i, CURRENCY))
    const dual = (features & DIMENSION_NUMBER) === DUAL && (features & CONSTRUCT) === 0
    const n = r.numbers
    const one = !dual && n.kind(i + 1) === N.unit && n.number(i + 1) === 1 && tokens.proclitics[i + 1] === 0 && tokens.article[i + 1] === 0
    const c = this.#currencies
    if ((!dual && !one) || !c.read(i, r.limit)) return 0
    const to = one ? i + 2 : c.next
    this.#finds.amount(i, to, c.iso, exact((dual ? 2 : 1) * c.factor), this.#bound(i, to), c.basis, 'money.counted', c.entry)
    this.#remember(c.iso, to)
    return to
  }

  /** `طنّان`, and in a fragment `كيلوغرام`: a measure without a number; the token after, 0 where there is none. */
  readMeasure(i: number): number {
    const r = this.#r
    const { tokens } = r
    const { lexicon } = tokens
    const phrase = (tokens.phraseBits[i] & MEASURE) !== 0
    if (tokens.article[i] === 1 || tokens.enclitic[i] !== 0) return 0
    const sense = phrase ? -1 : tokens.sense(i, MEASURE)
    const entry = phrase ? lexicon.phraseEntryOf(lexicon.phraseSense(tokens.phrase[i], MEASURE)) : lexicon.entryOf(sense)
    if (r.words.counted[entry] === 1) return 0
    const dual =
      !phrase &&
      (tokens.bits[i] & ~(MEASURE | NOUN)) === 0 &&
      (lexicon.featuresOf(sense) & DIMENSION_NUMBER) === DUAL &&
      (lexicon.featuresOf(sense) & CONSTRUCT) === 0
    if (!dual && !r.bareUnits) return 0
    let to = phrase ? tokens.phraseEnd[i] : i + 1
    let value = dual ? 2 : 1
    const n = r.numbers
    if (r.and(to) && n.kind(r.next) === N.fraction) {
      value += n.number(r.next)
      to = r.next + 1
    }
    this.#finds.quantity(i, to, value, lexicon.value(entry, 'unit'), this.#bound(i, to), 'quantity.measure-alone', entry)
    return to
  }

  #remember(iso: string, token: number): void {
    this.#lastCurrency = iso
    this.#lastToken = token
  }

  #signBefore(from: number): string {
    const r = this.#r
    const { tokens } = r
    const mark = r.mark(from - 1)
    if (mark !== 0) return currencyOfSign(mark)
    if (from - 1 >= r.floor && tokens.kind[from - 1] === FOREIGN && tokens.bits[from - 1] & CURRENCY) {
      return this.#currencies.read(from - 1, from) ? this.#currencies.iso : ''
    }
    return ''
  }

  #dottedIso = ''

  /** `ج.م`, `د.ك`: the token after, 0 where there is none. */
  #dotted(i: number): number {
    const r = this.#r
    const { text, start, end, glued } = r.tokens
    if (
      !r.isWord(i) ||
      r.mark(i + 1) !== 0x2e ||
      !r.isWord(i + 2) ||
      end[i] - start[i] !== 1 ||
      end[i + 2] - start[i + 2] !== 1 ||
      glued[i + 1] === 0
    )
      return 0
    this.#dottedIso = DOTTED[text.charAt(start[i]) + text.charAt(start[i + 2])] ?? ''
    return this.#dottedIso === '' ? 0 : i + 3
  }

  #added = 0

  /** `و43 سنتاً` after an amount: the token after, 0 where there is none. */
  #smaller(i: number, iso: string, factor: number): number {
    const r = this.#r
    const n = r.numbers
    if (factor < 1 || !r.and(i)) return 0
    const at = r.isNumber(r.next) || n.kind(r.next) !== 0 ? r.next : r.next + 1
    if (!n.read(at) || n.scale > 0 || n.value >= 1000) return 0
    const { value, to } = n
    const c = this.#currencies
    const { basis, entry } = c
    const ok = c.read(to, r.limit) && c.factor < 1
    const end = c.next
    const small = c.factor
    c.iso = iso
    c.basis = basis
    c.entry = entry
    if (!ok) return 0
    this.#added = value * small
    return end
  }

  /** `بين 12 و15 مليون دولار`, `10-20 دولاراً`, `من 250 إلى 200 مليون دينار` */
  #range(from: number, to: number, value: number, scale: number): number {
    const r = this.#r
    // مقر واحد إلى 100 ألف دولار
    if (value === 1 && r.tokens.kind[from] === WORD && r.tokens.kind[to - 1] === WORD) return 0
    const n = r.numbers
    const between = r.frame(from - 1) === F.بين
    let at = to
    const frame = r.frame(at)
    if (frame === F.إلى || frame === F.حتى || isDash(r.mark(at)) || (between && frame === F.و)) at++
    else if (frame === F.أو) at++
    else if (r.frame(from - 1) === F.من && at < r.limit && r.tokens.proclitics[at] === 8) {
      // من عشرة لعشرين
    } else if (!between || !r.and(at)) return 0
    at = r.digitsAt(at)
    if (!n.read(at) || n.ordinal) return 0
    const second = n.value
    const secondScale = n.scale
    const secondFrom = n.from
    const c = this.#currencies
    let iso = ''
    let end = n.to
    if (c.read(end, r.limit)) {
      iso = c.iso
      end = c.next
    } else if (r.mark(end) !== 0 && currencyOfSign(r.mark(end)) !== '') {
      iso = currencyOfSign(r.mark(end))
      end++
    }
    if (iso === '') return 0
    // ميزانية 2015 إلى 30 مليار دولار
    if (scale === 0 && secondScale >= 1e6 && value >= 1000) return 0
    const low = scale === 0 && secondScale > 0 && value < 1000 ? value * secondScale : value
    const rising = low <= second
    this.#finds.amount(from, to, iso, exact(low * c.factor), rising ? 'low' : 'high', c.basis, 'money.range', c.entry)
    this.#finds.amount(secondFrom, end, iso, exact(second * c.factor), rising ? 'high' : 'low', c.basis, 'money.range', c.entry)
    this.#remember(iso, end)
    return end
  }

  /** `مقارنة بـ2.1 مليار`: the currency of the amount before. */
  #elided(i: number, from: number, to: number, value: number, scale: number): number {
    const r = this.#r
    const { tokens } = r
    if (this.#lastCurrency === '' || tokens.paragraph[this.#lastToken - 1] < tokens.paragraph[i] - 12) return 0
    const word = this.#moneyWordBefore(from)
    if (scale < 1e6) {
      if (!word || value < 10000 || !r.numbers.bracketed || r.isWord(to)) return 0
    } else if (!this.#countsNothing(to)) return 0
    this.#finds.amount(from, to, this.#lastCurrency, exact(value), this.#bound(from, to), 'article', 'money.elided', -1)
    return to
  }

  /** No counted thing follows a number that ends before `to`. */
  #countsNothing(to: number): boolean {
    const r = this.#r
    const { tokens } = r
    if (!r.isWord(to)) return r.mark(to) !== PERCENT && r.mark(to) !== ARABIC_PERCENT && !r.isNumber(to)
    if (tokens.bits[to] & MONEY_WORD) return true
    if (tokens.bits[to - 1] & NUMERAL && tokens.lexicon.featuresOf(tokens.sense(to - 1, NUMERAL)) & ACCUSATIVE) return true
    const last = tokens.text.charCodeAt(tokens.end[to - 1] - 1)
    if (tokens.kind[to - 1] === WORD && (last === 0x627 || last === 0x64b)) return true
    if (tokens.bits[to] & MEASURE || tokens.phraseBits[to] & MEASURE) return false
    if (r.frame(to) !== 0 || tokens.bits[to] & PARTICLE) return r.frame(to) !== F.من || tokens.article[to + 1] !== 1
    if (tokens.proclitics[to] !== 0) return true
    return false
  }

  #moneyWordBefore(from: number): boolean {
    const r = this.#r
    for (let k = from - 1; k >= Math.max(r.floor, from - 3); k--) if (r.tokens.bits[k] & MONEY_WORD) return true
    return false
  }

  #isPercent(to: number): boolean {
    return this.#isPercentEnd(to) > 0
  }

  /** `%`, `في المئة`, `بالمئة`: the token after. */
  #isPercentEnd(to: number): number {
    const r = this.#r
    const mark = r.mark(to)
    if (mark === PERCENT || mark === ARABIC_PERCENT) return to + 1
    const at = r.frame(to) === F.في ? to + 1 : to
    const { tokens } = r
    if (r.numbers.kind(at) === N.hundred && tokens.article[at] === 1 && (at > to || (tokens.proclitics[at] & 4) !== 0)) return at + 1
    return 0
  }

  #measureAt(i: number): boolean {
    const { tokens } = this.#r
    return i < this.#r.limit && ((tokens.bits[i] | tokens.phraseBits[i]) & MEASURE) !== 0
  }

  #quantity(from: number, to: number, value: number): number {
    const r = this.#r
    const { tokens } = r
    if (!r.isWord(to) && !(to < r.limit && tokens.kind[to] === FOREIGN)) return 0
    if (tokens.article[to] === 1 || tokens.proclitics[to] !== 0 || tokens.enclitic[to] !== 0) return 0
    const { lexicon } = tokens
    if (tokens.phraseBits[to] & MEASURE) {
      const entry = lexicon.phraseEntryOf(lexicon.phraseSense(tokens.phrase[to], MEASURE))
      this.#finds.quantity(
        from,
        tokens.phraseEnd[to],
        value,
        lexicon.value(entry, 'unit'),
        this.#bound(from, to),
        'quantity.measured',
        entry,
      )
      return tokens.phraseEnd[to]
    }
    if (tokens.bits[to] & MEASURE) {
      const entry = lexicon.entryOf(tokens.sense(to, MEASURE))
      this.#finds.quantity(from, to + 1, value, lexicon.value(entry, 'unit'), this.#bound(from, to + 1), 'quantity.measured', entry)
      return to + 1
    }
    if (tokens.kind[to] === FOREIGN || r.frame(to) !== 0) return 0
    const bits = tokens.bits[to]
    if (bits & (PARTICLE | NUMERAL)) return 0
    if (bits & VERBS && (bits & NOUN) === 0) {
      const sense = tokens.sense(to, VERBS)
      if (sense >= 0 && lexicon.featuresOf(sense) & VERBAL) return 0
    }
    if (tokens.end[to] - tokens.start[to] < 3 || (value === 1 && tokens.kind[from] === WORD && tokens.kind[to - 1] === WORD)) return 0
    // A year or a number of something before it: المادة 15 تنص
    this.#finds.quantity(
      from,
      to + 1,
      value,
      tokens.text.slice(tokens.start[to], tokens.end[to]),
      this.#bound(from, to + 1),
      'quantity.counted',
      -1,
    )
    return to + 1
  }

  #bound(from: number, to: number): AmountBound | undefined {
    const r = this.#r
    return boundOf(r.tokens, r.words, from, to, r.floor, r.limit)
  }

  /** Looks once whether the article writes `3,850 مليون`, thousands of millions. */
  #scanForThousands(i: number): void {
    if (this.#scanned) return
    this.#scanned = true
    const r = this.#r
    const { tokens } = r
    const n = r.numbers
    let found = false
    const limit = n.limit
    n.limit = tokens.count
    for (let k = 0; k + 1 < tokens.count && !found; k++) {
      if (tokens.kind[k] !== NUMBER || (tokens.bits[k + 1] & NUMERAL) === 0 || n.kind(k + 1) !== N.scale || n.number(k + 1) !== 1e6)
        continue
      digitsOf(tokens, k)
      found = digits.commaThree
    }
    n.limit = limit
    n.thousandsOfMillions = found
    n.read(i)
  }
}

function exact(n: number): number {
  return Number.isInteger(n) ? n : Number(n.toPrecision(15))
}
