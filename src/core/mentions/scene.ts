/** One article as the readers of noun phrases see it: its tokens, what each word can be, and small questions about them. */
import { PRO_CONJUNCTION, PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { Class } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { MARK, type Tokens, WORD } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import { Trait as is } from './traits.ts'
import { type Positions, Words } from './words.ts'

/** Classes of proper names but those of people. */
export const PROPER = Class.body | Class.media | Class.country | Class.place

/** Quotations longer than this (in tokens) are no names. */
const LONGEST_NAME = 7

export class Scene {
  readonly words: Words
  readonly lexicon: Lexicon
  readonly #ofState: Uint8Array
  readonly #plural: Uint8Array
  readonly #former: Uint8Array
  #traits = new Int32Array(0)
  #closed = new Uint8Array(0)
  /** Tokens with which a mention may begin, the last first. */
  readonly candidates: Positions = { at: new Int32Array(0), count: 0 }
  /** Words of which the lexicon says nothing, and links of names, the last first. */
  readonly strangers: Positions = { at: new Int32Array(0), count: 0 }
  tokens!: Tokens
  values!: Values

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
    this.words = new Words(lexicon)
    this.#former = lexicon.codes('modifier', { former: 1, current: 1, acting: 1, elect: 1 })
    this.#plural = lexicon.codes('number', { p: 1 })
    this.#ofState = lexicon.codes('kind', { 'head-of-state': 1, 'head-of-government': 1, minister: 1, royal: 1 })
  }

  set(tokens: Tokens, values: Values): void {
    this.tokens = tokens
    this.values = values
    if (this.#traits.length <= tokens.count + 1) {
      this.#traits = new Int32Array(2 * tokens.count + 64)
      this.#closed = new Uint8Array(2 * tokens.count + 64)
      this.candidates.at = new Int32Array(2 * tokens.count + 64)
      this.strangers.at = new Int32Array(2 * tokens.count + 64)
    }
    // What stands after the last token is nothing.
    this.#traits.fill(0, tokens.count, tokens.count + 2)
    this.#closed.fill(0, tokens.count, tokens.count + 2)
    this.words.fill(tokens, this.#traits, this.#closed, this.candidates, this.strangers)
  }

  /** A head of state or government, a minister: `في بغداد` after it is where he spoke. */
  isOfState(i: number): boolean {
    const t = this.tokens
    const sense = (t.phraseBits[i] & Class.office) !== 0 ? this.lexicon.phraseSense(t.phrase[i], Class.office) : -1
    const entry =
      sense >= 0 ? this.lexicon.phraseEntryOf(sense) : t.sense(i, Class.office) >= 0 ? this.lexicon.entryOf(t.sense(i, Class.office)) : -1
    return entry >= 0 && this.#ofState[entry] === 1
  }

  /** السابق، الحالي، المكلف: of a person's time in office. */
  isFormer(i: number): boolean {
    const sense = this.tokens.sense(i, Class.office)
    return sense >= 0 && this.#former[this.lexicon.entryOf(sense)] === 1
  }

  /** مصادر: many by its lexicon line. */
  isPluralEntry(entry: number): boolean {
    return entry >= 0 && this.#plural[entry] === 1
  }

  /** What token `i` can be: bits of words.ts. */
  traits(i: number): number {
    return this.#traits[i]
  }

  /** The closed-class word at `i` (FI, MIN …), 0 for any other. */
  closed(i: number): number {
    return this.#closed[i]
  }

  isWord(i: number): boolean {
    return this.tokens.kind[i] === WORD
  }

  isMark(i: number): boolean {
    return this.tokens.kind[i] === MARK
  }

  isComma(i: number): boolean {
    const m = this.tokens.mark[i]
    return m === 0x60c || m === 0x2c || m === 0x61b
  }

  isDash(i: number): boolean {
    const m = this.tokens.mark[i]
    return m === 0x2d || m === 0x2013 || m === 0x2014
  }

  /** ب ل ك stand before the word. */
  hasPreposition(i: number): boolean {
    return (this.tokens.proclitics[i] & PRO_PREPOSITION) !== 0
  }

  hasConjunction(i: number): boolean {
    return (this.tokens.proclitics[i] & PRO_CONJUNCTION) !== 0
  }

  /** Last letter of token `i`, its marks aside. */
  lastLetter(i: number): number {
    const { text, start, end } = this.tokens
    for (let at = end[i] - 1; at > start[i]; at--) {
      const unit = text.charCodeAt(at)
      if (unit < 0x64b || unit > 0x65f) return unit
    }
    return text.charCodeAt(start[i])
  }

  /** Letter `n` from the end (1 is the last), marks not counted apart. */
  letterFromEnd(i: number, n: number): number {
    const at = this.tokens.end[i] - n
    return at < this.tokens.stem[i] ? 0 : this.tokens.text.charCodeAt(at)
  }

  isFeminineShape(i: number): boolean {
    const last = this.lastLetter(i)
    return last === 0x629 || (last === 0x647 && this.tokens.enclitic[i] === 0) || (last === 0x62a && this.letterFromEnd(i, 2) === 0x627)
  }

  /** ون، ين */
  isPluralShape(i: number): boolean {
    const { end, stem } = this.tokens
    if (end[i] - stem[i] < 5 || this.lastLetter(i) !== 0x646) return false
    const before = this.letterFromEnd(i, 2)
    return before === 0x648 || before === 0x64a
  }

  /** The quotation of a few words that opens at `i`, as a name does: the token after its closing mark, `i` where there is none. */
  afterQuotedName(i: number, limit: number): number {
    const q = this.quoteOpening(i)
    if (q < 0) return i
    const { quoteFirst, quoteEnd, quoteClose } = this.tokens
    const length = quoteEnd[q] - quoteFirst[q]
    if (quoteClose[q] < 0 || length < 1 || length > LONGEST_NAME || quoteClose[q] >= limit) return i
    for (let j = quoteFirst[q]; j < quoteEnd[q]; j++) {
      if (this.isMark(j) && !this.isDash(j)) return i
      // «لا ريبابليكا» is a name, «لا تراجع» a saying: a paper's noun before it tells, and the length.
      if (
        (this.traits(j) & (is.VERB | is.BREAK)) !== 0 &&
        (this.traits(j) & (is.COMMON | is.ANY_NAME)) === 0 &&
        !(length <= 2 && j === quoteFirst[q] && this.isUnknown(j + 1))
      )
        return i
    }
    return quoteClose[q] + 1
  }

  quoteOpening(i: number): number {
    const t = this.tokens
    if (i + 1 >= t.count || t.mark[i] === 0) return -1
    let q = t.quote[i + 1]
    if (q < 0 && t.mark[i + 1] === t.mark[i] && i + 2 < t.count) q = t.quote[i + 2]
    for (; q >= 0; q = t.quoteParent[q]) if (t.quoteOpen[q] === i) return q
    return -1
  }

  /** The token after the bracket that opens at `i`, `i` where none does or it is long. */
  afterBracket(i: number, limit: number): number {
    const { mark } = this.tokens
    if (mark[i] !== 0x28) return i
    const to = Math.min(limit, i + 10)
    for (let j = i + 1; j < to; j++) if (mark[j] === 0x29) return j + 1
    return i
  }

  /** A word of which the lexicon says nothing on its own. */
  isUnknown(i: number): boolean {
    return this.#traits[i] === 0 && this.tokens.kind[i] === WORD && !this.isStray(i)
  }

  /** لـ before a quotation mark. */
  isStray(i: number): boolean {
    const { text, start, end } = this.tokens
    return end[i] - start[i] === 1 || text.charCodeAt(end[i] - 1) === 0x640
  }

  /** Class bits of the phrase or word at `i`. */
  bits(i: number): number {
    return (this.tokens.bits[i] | this.tokens.phraseBits[i]) >>> 0
  }

  /** Could be a word of a name: no verb, particle or noun of another kind. */
  isNameWord(i: number): boolean {
    if (!this.isWord(i)) return false
    const traits = this.traits(i)
    if ((traits & (is.ANY_NAME | is.NAME_PARTICLE)) !== 0) return true
    return (traits & (is.VERB | is.BREAK | is.PREPOSITION)) === 0
  }
}
