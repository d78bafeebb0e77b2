/**
 * One article while its values are read: the tokens, what times are counted from, and small questions about a token
 * that every grammar asks. A grammar reads from a token on, fills a {@link Moment}, and returns the token after, or 0.
 */
import { ACCUSATIVE } from '../lexicon/features.ts'
import { NUMBER, type Tokens, WORD } from '../tokens/tokens.ts'
import { civil } from './calendar.ts'
import { Moment, OPEN } from './moment.ts'
import { NumberReader } from './numbers.ts'
import { F, MONTH, T, UNIT, type Vocabulary, WEEKDAY, WORD_OF_TIME } from './vocabulary.ts'

export class Reading {
  tokens!: Tokens
  readonly words: Vocabulary
  readonly numbers: NumberReader
  /** The day of publication; NaN where it is not known. */
  published = Number.NaN
  year = OPEN
  month = OPEN
  weekStart = 0
  future = false
  /** `21/09` and `يوليو 13` are dates here: beside a weekday, or where the user says so. */
  slashedDay = false
  /** A unit alone is a duration: `شهر` as a whole text. */
  bareUnits = false
  basis: 'publication' | 'dateline' = 'publication'
  /** Tokens that may be looked at: one sentence. */
  floor = 0
  limit = 0
  readonly moment = new Moment()
  readonly other = new Moment()
  /** The last date given, for `في اليوم نفسه`. */
  readonly last = new Moment()
  /** The last quarter or half given, for `الفترة نفسها من العام الماضي`. */
  readonly lastPart = new Moment()

  /** What the last question found: the token after the word (or phrase), its entry and features. */
  next = 0
  /** Words before the trigger that the expression takes in: كل يوم, بعد غد. */
  lead = 0
  /** The token after a name that holds words of time: مدينة السادس من أكتوبر. */
  nameEnd = 0
  entry = -1
  features = 0
  hijri = false
  ambiguous = false

  constructor(words: Vocabulary) {
    this.words = words
    this.numbers = new NumberReader(words)
  }

  setPublished(day: number): void {
    this.published = day
    if (Number.isNaN(day)) {
      this.year = this.month = OPEN
      return
    }
    const c = civil(day)
    this.year = c.year
    this.month = c.month
  }

  get anchored(): boolean {
    return this.year !== OPEN
  }

  /** Looks no further than the sentence of token `i`. */
  within(i: number): void {
    const { tokens } = this
    const sentence = tokens.sentence[i]
    this.floor = tokens.sentenceStart[sentence]
    this.limit = tokens.sentenceEnd[sentence]
    this.numbers.limit = this.limit
  }

  private find(i: number, bits: number): boolean {
    const { tokens } = this
    if (i < this.floor || i >= this.limit) return false
    const { lexicon } = tokens
    if (tokens.phraseBits[i] & bits) {
      this.entry = lexicon.phraseEntryOf(lexicon.phraseSense(tokens.phrase[i], bits))
      this.features = 0
      this.next = tokens.phraseEnd[i]
      return true
    }
    if ((tokens.bits[i] & bits) === 0) return false
    const sense = tokens.sense(i, bits)
    this.entry = lexicon.entryOf(sense)
    this.features = lexicon.featuresOf(sense)
    this.next = i + 1
    return true
  }

  /** Kind of the time word at `i` (vocabulary's `T`), 0 for none. */
  time(i: number): number {
    if (!this.find(i, WORD_OF_TIME)) return 0
    let kind = this.words.time[this.entry]
    // حالياً is the adverb, not the adjective's accusative.
    if (kind >= T.last && kind <= T.new && this.features & ACCUSATIVE && this.next === i + 1) {
      const { tokens } = this
      const { lexicon } = tokens
      for (let s = tokens.sense(i, WORD_OF_TIME); s >= 0; s = tokens.sense(i, WORD_OF_TIME, s)) {
        const k = this.words.time[lexicon.entryOf(s)]
        if (k >= T.last && k <= T.new) continue
        this.entry = lexicon.entryOf(s)
        kind = k
        break
      }
    }
    return kind
  }

  /** The unit of time at `i` (vocabulary's `U`), 0 for none. */
  unit(i: number): number {
    return this.find(i, UNIT) ? this.words.unit[this.entry] : 0
  }

  /** The month at `i`, 1…12; sets `hijri` and `ambiguous`. */
  monthAt(i: number): number {
    if (!this.find(i, MONTH)) return 0
    this.hijri = this.words.hijri[this.entry] === 1
    this.ambiguous = this.words.ambiguous[this.entry] === 1
    const { tokens } = this
    // إب is a town.
    if (tokens.text.charCodeAt(tokens.stem[i]) === 0x625 && tokens.end[i] - tokens.stem[i] === 2) return 0
    return this.words.month[this.entry]
  }

  /** The weekday at `i`, 0 Sunday … 6, -1 for none. */
  weekday(i: number): number {
    return this.find(i, WEEKDAY) ? this.words.weekday[this.entry] - 1 : -1
  }

  /** The framing word at `i` (vocabulary's `F`), 0 for none. */
  frame(i: number): number {
    return i < this.floor || i >= this.limit ? 0 : this.words.frame[this.tokens.form[i]]
  }

  /** نفسه, ذاتها: the same as said before. */
  isSame(i: number): boolean {
    const f = this.frame(i)
    return f === F.نفسه || ((f === F.نفس || f === F.ذات) && this.tokens.enclitic[i] !== 0)
  }

  mark(i: number): number {
    return i < this.floor || i >= this.limit ? 0 : this.tokens.mark[i]
  }

  isNumber(i: number): boolean {
    return i >= this.floor && i < this.limit && this.tokens.kind[i] === NUMBER
  }

  isWord(i: number): boolean {
    return i >= this.floor && i < this.limit && this.tokens.kind[i] === WORD
  }

  /** True where و joins the word at `i` to what is before it; `next` is then the word. */
  and(i: number): boolean {
    if (i >= this.limit) return false
    if (this.frame(i) === F.و) {
      this.next = i + 1
      return true
    }
    this.next = i
    return (this.tokens.proclitics[i] & 1) !== 0
  }

  /** How far the adjective of time at `i` moves: -1 last, 1 next, 0 this; NaN where there is none. Sets `next`. */
  shift(i: number): number {
    const kind = this.time(i)
    switch (kind) {
      case T.last:
      case T.before:
        return -1
      case T.next:
      case T.after:
        return 1
      case T.this:
        return 0
      default:
        return Number.NaN
    }
  }
}
