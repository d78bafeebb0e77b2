/**
 * One article while its values are read: the tokens, what times are counted from, and small questions about a token
 * that every grammar asks. A grammar reads from a token on, fills a {@link Moment}, and returns the token after, or 0.
 */
import { NUMBER, type Tokens, WORD } from '../tokens/tokens.ts'
import { civil } from './calendar.ts'
import { isClitic } from './clitics.ts'
import { Columns } from './columns.ts'
import { Moment, OPEN } from './moment.ts'
import { NumberReader } from './numbers.ts'
import { DAY_NAME, F, FIELDS, FROM_PHRASE, MONTH_NAME, T, TIME, TIME_UNIT, type Vocabulary } from './vocabulary.ts'

export class Reading {
  tokens!: Tokens
  readonly words: Vocabulary
  readonly columns: Columns
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
  /** Tokens before it belong to the expression before. */
  taken = 0
  /** Words before the trigger that the expression takes in: كل يوم, بعد غد. */
  lead = 0
  /** The token after a name that holds words of time: مدينة السادس من أكتوبر. */
  nameEnd = 0
  hijri = false
  ambiguous = false

  #found = 0

  constructor(words: Vocabulary) {
    this.words = words
    this.columns = new Columns(words)
    this.numbers = new NumberReader(this.columns)
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

  private found(i: number, field: number): void {
    this.#found = this.columns.row[i] * FIELDS + field
    this.next = (this.columns.code[i] >> (FROM_PHRASE + field)) & 1 ? this.tokens.phraseEnd[i] : i + 1
  }

  /** Entry of the word that the last question found, and its features. */
  get entry(): number {
    return this.words.entries[this.#found]
  }

  get features(): number {
    return this.words.features[this.#found]
  }

  private code(i: number): number {
    return i < this.floor || i >= this.limit ? 0 : this.columns.code[i]
  }

  /** Kind of the time word at `i` (vocabulary's `T`), 0 for none. */
  time(i: number): number {
    const kind = this.code(i) & 63
    if (kind !== 0) this.found(i, TIME)
    return kind
  }

  /** The unit of time at `i` (vocabulary's `U`), 0 for none. */
  unit(i: number): number {
    const unit = (this.code(i) >> 6) & 31
    if (unit !== 0) this.found(i, TIME_UNIT)
    return unit
  }

  /** The month at `i`, 1…12; sets `hijri` and `ambiguous`. */
  monthAt(i: number): number {
    const value = (this.code(i) >> 16) & 15
    if (value === 0) return 0
    const { tokens, words } = this
    // إب is a town.
    if (tokens.text.charCodeAt(tokens.stem[i]) === 0x625 && tokens.end[i] - tokens.stem[i] === 2) return 0
    this.found(i, MONTH_NAME)
    this.hijri = words.hijri[this.entry] === 1
    this.ambiguous = words.ambiguous[this.entry] === 1
    return value
  }

  /** The weekday at `i`, 0 Sunday … 6, -1 for none. */
  weekday(i: number): number {
    const day = (this.code(i) >> 20) & 7
    if (day !== 0) this.found(i, DAY_NAME)
    return day - 1
  }

  /** The framing word at `i` (vocabulary's `F`), 0 for none. */
  frame(i: number): number {
    return i < this.floor || i >= this.limit ? 0 : this.words.frame[this.tokens.form[i]]
  }

  /** نفسه, ذاتها: the same as said before. */
  isSame(i: number): boolean {
    const f = this.frame(i)
    if ((this.code(i) & 63) === T.same) return this.tokens.article[i] === 1
    return f === F.نفسه || (f === F.نفس && this.tokens.enclitic[i] !== 0)
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

  /** A day of a month by its number at `i` (`15`, `الخامس عشر`), 0 for none; the token after is `numbers.to`. */
  dayNumber(i: number): number {
    const n = this.numbers
    if (!n.read(i) || n.decimal || n.scale > 0 || (n.digitCount === 0 ? !n.ordinal : n.digitCount > 2)) return 0
    return n.value >= 1 && n.value <= 31 ? n.value | 0 : 0
  }

  /** The digits at `i`, past proclitics glued before them, which are a token of their own: والـ25. */
  digitsAt(i: number): number {
    return this.isWord(i) && this.isNumber(i + 1) && this.tokens.glued[i + 1] === 1 ? i + 1 : i
  }

  /** True where only proclitics stand before the digits at `i`: glued, or apart after a tatweel (`الـ 10`). */
  cliticBefore(i: number): boolean {
    const { glued, text, end } = this.tokens
    return this.isWord(i - 1) && (glued[i] === 1 || (text.charCodeAt(end[i - 1] - 1) === 0x640 && isClitic(this.tokens, i - 1)))
  }

  /** The token after `من` or `في` at `i`, or `i`. */
  past(i: number): number {
    const frame = this.frame(i)
    return frame === F.من || frame === F.في ? i + 1 : i
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

  /** Like {@link shift}, of an adjective with the article after a noun, two steps where قبل or بعد doubles it: `قبل الماضي`. */
  shiftAfter(i: number): number {
    const frame = this.frame(i)
    const doubles = frame === F.قبل || frame === F.بعد || frame === F.الذي
    const at = doubles ? i + 1 : i
    if (this.tokens.article[at] !== 1 || this.tokens.proclitics[at] !== 0) return Number.NaN
    const shift = this.shift(at)
    return !doubles ? shift : (shift === -1 && frame === F.قبل) || (shift === 1 && frame === F.بعد) ? 2 * shift : Number.NaN
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
