/**
 * The token table of one article: columns, not objects, used again for the next article.
 *
 * A token is an orthographic word, a number, a word of another script, or one punctuation mark. Offsets are UTF-16 code
 * units into the article's text exactly as it came. `وللوزير` is one token: start and end cover it all, `stem` is where
 * `وزير` begins, `proclitics` and `article` say what stands before it.
 */
import type { Lexicon } from '../lexicon/lexicon.ts'

/** Kinds of tokens. */
export const WORD = 1
export const NUMBER = 2
export const MARK = 3 // punctuation, symbols
export const FOREIGN = 4 // words of other scripts

/** So many tokens beyond the last are kept empty. */
const BEYOND = 64

export class Tokens {
  text = ''
  lexicon!: Lexicon
  count = 0
  /** Offset of the first code unit, and the one after the last. */
  start!: Int32Array
  end!: Int32Array
  kind!: Uint8Array
  /** For a MARK its code unit, for the others 0. */
  mark!: Uint16Array
  /** Lexicon form of the stem, 0 where unknown. */
  form!: Int32Array
  /** Class bits of the form (see lexicon/classes.ts). */
  bits!: Uint32Array
  /** Proclitic bits (PRO_WAW …, see lexicon/analyse.ts). */
  proclitics!: Uint8Array
  /** 1 where the article stands before the stem. For unknown words too: judged by their letters. */
  article!: Uint8Array
  /** Number of the suffixed pronoun (ENC_HU …), 0 where there is none. */
  enclitic!: Uint8Array
  /** Offset where the stem begins, after proclitics and article. */
  stem!: Int32Array
  /** 1 where no space stands between this token and the one before. */
  glued!: Uint8Array
  /** Numbers of sentence and paragraph, both from 0. */
  sentence!: Int32Array
  paragraph!: Int32Array
  /** Number of the innermost quotation the token stands in (the marks themselves stand outside it), -1 for none. */
  quote!: Int32Array
  /** The longest phrase that begins here (0: none), the token after its last, and its class bits. */
  phrase!: Int32Array
  phraseEnd!: Int32Array
  phraseBits!: Uint32Array

  /** Sentences: first token and the token after the last. */
  sentenceCount = 0
  sentenceStart!: Int32Array
  sentenceEnd!: Int32Array
  paragraphCount = 0
  paragraphStart!: Int32Array

  /** Quotations, in order of their opening: tokens of the marks (close is -1 where it is missing), and what they hold. */
  quoteCount = 0
  quoteOpen!: Int32Array
  quoteClose!: Int32Array
  /** First token inside, and the one after the last inside. */
  quoteFirst!: Int32Array
  quoteEnd!: Int32Array
  /** The quotation around this one, -1 for none. */
  quoteParent!: Int32Array

  #room = 0

  constructor(room = 4096) {
    this.#grow(room)
  }

  /** Makes room for `tokens` tokens, keeping what is there. */
  ensure(tokens: number): void {
    if (tokens > this.#room) this.#grow(Math.max(tokens, this.#room * 2))
  }

  /**
   * Ends the table after `count` tokens: what lies beyond is nothing at all, so that a rule that looks a few tokens too far
   * sees the end of the text and not the article before.
   */
  endAt(count: number): void {
    const to = count + BEYOND
    this.ensure(to)
    this.count = count
    const paragraph = count > 0 ? this.paragraph[count - 1] + 1 : 0
    this.paragraphCount = paragraph
    this.start.fill(this.text.length, count, to)
    this.end.fill(this.text.length, count, to)
    this.stem.fill(this.text.length, count, to)
    this.paragraph.fill(paragraph, count, to)
    this.sentence.fill(-1, count, to)
    this.quote.fill(-1, count, to)
    for (const column of [this.kind, this.mark, this.form, this.bits, this.proclitics, this.article, this.enclitic, this.glued])
      column.fill(0, count, to)
    for (const column of [this.phrase, this.phraseEnd, this.phraseBits]) column.fill(0, count, to)
  }

  #grow(room: number): void {
    this.#room = room
    const n = room + 2
    this.start = copy(new Int32Array(n), this.start)
    this.end = copy(new Int32Array(n), this.end)
    this.kind = copy(new Uint8Array(n), this.kind)
    this.mark = copy(new Uint16Array(n), this.mark)
    this.form = copy(new Int32Array(n), this.form)
    this.bits = copy(new Uint32Array(n), this.bits)
    this.proclitics = copy(new Uint8Array(n), this.proclitics)
    this.article = copy(new Uint8Array(n), this.article)
    this.enclitic = copy(new Uint8Array(n), this.enclitic)
    this.stem = copy(new Int32Array(n), this.stem)
    this.glued = copy(new Uint8Array(n), this.glued)
    this.sentence = copy(new Int32Array(n), this.sentence)
    this.paragraph = copy(new Int32Array(n), this.paragraph)
    this.quote = copy(new Int32Array(n), this.quote)
    this.phrase = copy(new Int32Array(n), this.phrase)
    this.phraseEnd = copy(new Int32Array(n), this.phraseEnd)
    this.phraseBits = copy(new Uint32Array(n), this.phraseBits)
    this.sentenceStart = copy(new Int32Array(n), this.sentenceStart)
    this.sentenceEnd = copy(new Int32Array(n), this.sentenceEnd)
    this.paragraphStart = copy(new Int32Array(n), this.paragraphStart)
    this.quoteOpen = copy(new Int32Array(n), this.quoteOpen)
    this.quoteClose = copy(new Int32Array(n), this.quoteClose)
    this.quoteFirst = copy(new Int32Array(n), this.quoteFirst)
    this.quoteEnd = copy(new Int32Array(n), this.quoteEnd)
    this.quoteParent = copy(new Int32Array(n), this.quoteParent)
  }

  /** The text of tokens `from` to `to` (exclusive), as it stands. */
  slice(from: number, to: number): string {
    return from < to ? this.text.slice(this.start[from], this.end[to - 1]) : ''
  }

  /** The lexicon's sense of token `i` among the classes `bits`, -1 for none. */
  sense(i: number, bits: number, after = -1): number {
    return this.lexicon.sense(this.form[i], bits, this.article[i] === 1, this.enclitic[i] !== 0, after)
  }

  /** The code unit at which token `i`'s stem begins: tells أن from إن. */
  stemUnit(i: number): number {
    return this.text.charCodeAt(this.stem[i])
  }

  /** True where token `i` is the mark `unit`. */
  isMark(i: number, unit: number): boolean {
    return i >= 0 && i < this.count && this.mark[i] === unit
  }
}

function copy<T extends Int32Array | Uint8Array | Uint16Array | Uint32Array>(to: T, from: T | undefined): T {
  if (from) to.set(from as never)
  return to
}
