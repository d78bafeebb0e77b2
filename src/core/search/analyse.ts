/**
 * Text → the words an index holds, with the place of each in the text exactly as it came.
 *
 * Arabic words are folded as the reader folds them (`../text/characters.ts`) and stemmed lightly (stem.ts); Latin letters
 * lose case and accents; digits of every script are 0–9. A change of script ends a word, so `كوفيد-19` and `كوفيد19` are
 * the same two words. One pass, no object a word: the words are columns, used again for the next text.
 */
import { ALEF, ALPHABET, DIGIT, DROP, FIRST_DIGIT, FIRST_LATIN, LAM_ALEF, LATIN, LETTER, SURROGATE, TABLE } from '../text/characters.ts'
import { afterPrefixes, stemBegin, stemEnd } from './stem.ts'

/** Letters of one word that count. */
const LONGEST = 64
const TANWIN_FATH = 0x64b
const SPACE = 0x20
const APOSTROPHES = new Set([0x27, 0x2019, 0x2bc, 0x2bf, 0x60])
const JOINED_AT_ONCE = 8192

/** Folded letter of an alphabet code. */
const LETTER_OF = Uint16Array.from({ length: 256 }, (_, c) =>
  c === 0
    ? 0
    : c < FIRST_LATIN
      ? ALPHABET.charCodeAt(c - 1)
      : c < FIRST_DIGIT
        ? 97 + c - FIRST_LATIN
        : c < FIRST_DIGIT + 10
          ? 48 + c - FIRST_DIGIT
          : 0,
)
const ALEF_LETTER = LETTER_OF[ALEF]
const LAM_LETTER = 'ل'.charCodeAt(0)

export class IndexWords {
  /** How many words the last text has. */
  count = 0
  /** Where each stands in the text: UTF-16 code units, `end` exclusive, marks included. */
  start = new Int32Array(1024)
  end = new Int32Array(1024)
  /** 1 where the word is of Latin letters. */
  latin = new Uint8Array(1024)
  /** The words, one after another with a space between; `#from` is where each begins. */
  #units = new Uint16Array(8192)
  #from = new Int32Array(1025)

  /** The word as the index holds it. */
  word(i: number): string {
    return String.fromCharCode(...this.#units.subarray(this.#from[i], this.#from[i + 1] - 1))
  }

  /** All words with a space between. */
  joined(): string {
    let out = ''
    const end = this.count === 0 ? 0 : this.#from[this.count] - 1
    for (let at = 0; at < end; at += JOINED_AT_ONCE) {
      out += String.fromCharCode.apply(null, this.#units.subarray(at, Math.min(end, at + JOINED_AT_ONCE)) as unknown as number[])
    }
    return out
  }

  /** Reads `text[from…to)`, whose words come after those that are here. */
  add(text: string, from = 0, to = text.length): void {
    for (let i = from; i < to; ) {
      const kind = TABLE[text.charCodeAt(i)] >> 8
      if (kind === LETTER) i = this.#arabic(text, i, to)
      else if (kind === DIGIT) i = this.#digits(text, i, to)
      else if (kind === LATIN || kind === SURROGATE) i = this.#foreign(text, i, to)
      else i++
    }
  }

  clear(): void {
    this.count = 0
  }

  /** Forgets what comes after the first `count` words. */
  truncate(count: number): void {
    this.count = Math.min(this.count, count)
  }

  #arabic(text: string, start: number, to: number): number {
    let n = 0
    let tanwin = false
    let i = start
    for (; i < to; i++) {
      const unit = text.charCodeAt(i)
      const entry = TABLE[unit]
      if (entry >> 8 === DROP) {
        // Written before the alef or over it.
        if (unit === TANWIN_FATH) tanwin = true
        continue
      }
      if (entry >> 8 !== LETTER) break
      if (n + 2 > LONGEST) continue
      const c = entry & 0xff
      if (c === LAM_ALEF) {
        letters[n++] = LAM_LETTER
        letters[n++] = ALEF_LETTER
      } else letters[n++] = c === 0 ? unit : LETTER_OF[c]
    }
    const end = stemEnd(letters, n, tanwin)
    this.#push(start, i, letters, stemBegin, end, 0)
    return i
  }

  #digits(text: string, start: number, to: number): number {
    let n = 0
    let i = start
    for (; i < to; i++) {
      const entry = TABLE[text.charCodeAt(i)]
      if (entry >> 8 === DROP) continue
      if (entry >> 8 !== DIGIT) break
      if (n < LONGEST) letters[n++] = LETTER_OF[entry & 0xff]
    }
    this.#push(start, i, letters, 0, n, 0)
    return i
  }

  /** Every other script: lower case, no accents. Astral letters are few enough to be asked one by one. */
  #foreign(text: string, start: number, to: number): number {
    let i = start
    let n = 0
    let plain = true
    for (; i < to; i++) {
      const unit = text.charCodeAt(i)
      const kind = TABLE[unit] >> 8
      if (kind === SURROGATE) {
        const point = text.codePointAt(i) as number
        if (point < 0x10000 || !/\p{L}/u.test(String.fromCodePoint(point))) break
        plain = false
        i++
      } else if (kind === LATIN || kind === DROP) {
        const c = TABLE[unit] & 0xff
        if (kind === LATIN && c === 0) plain = false
        else if (kind === LATIN && n < LONGEST) letters[n++] = LETTER_OF[c]
      } else if (!(APOSTROPHES.has(unit) && i + 1 < to && TABLE[text.charCodeAt(i + 1)] >> 8 === LATIN)) break
    }
    if (i === start)
      return start + 1 + Number(TABLE[text.charCodeAt(start)] >> 8 === SURROGATE && (text.codePointAt(start) as number) > 0xffff)
    if (!plain) {
      const folded = text
        .slice(start, i)
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '')
      for (n = 0; n < folded.length && n < LONGEST; n++) letters[n] = folded.charCodeAt(n)
      // No half of a pair.
      if (n > 0 && letters[n - 1] >= 0xd800 && letters[n - 1] < 0xdc00) n--
    }
    this.#push(start, i, letters, 0, n, 1)
    return i
  }

  #push(start: number, end: number, word: Uint16Array, from: number, to: number, latin: number): void {
    if (to <= from) return
    const i = this.count
    if (i + 2 > this.start.length) this.#growColumns()
    let at = i === 0 ? 0 : this.#from[i]
    if (at + LONGEST + 1 > this.#units.length) this.#units = grown(this.#units, new Uint16Array(this.#units.length * 2))
    this.#from[i] = at
    for (let k = from; k < to; k++) this.#units[at++] = word[k]
    this.#units[at++] = SPACE
    this.#from[i + 1] = at
    this.start[i] = start
    this.end[i] = end
    this.latin[i] = latin
    this.count = i + 1
  }

  #growColumns(): void {
    const room = this.start.length * 2
    this.start = grown(this.start, new Int32Array(room))
    this.end = grown(this.end, new Int32Array(room))
    this.latin = grown(this.latin, new Uint8Array(room))
    this.#from = grown(this.#from, new Int32Array(room + 1))
  }
}

const letters = new Uint16Array(LONGEST + 2)

function grown<T extends Int32Array | Uint8Array | Uint16Array>(from: T, to: T): T {
  to.set(from as never)
  return to
}

const scratch = new IndexWords()

/** The words of a short text: a query, a name. */
export function indexWords(text: string): string[] {
  scratch.clear()
  scratch.add(text)
  return Array.from({ length: scratch.count }, (_, i) => scratch.word(i))
}

/** The beginning of a word as an index holds such words: folded, without و and the article, its end as it is. */
export function indexPrefix(text: string): string {
  const folded = [...text.normalize('NFKD').toLowerCase()]
    .map((ch) => {
      const entry = TABLE[ch.charCodeAt(0)]
      const c = entry & 0xff
      return c === LAM_ALEF ? 'لا' : c !== 0 ? String.fromCharCode(LETTER_OF[c]) : entry >> 8 === LETTER || entry >> 8 === LATIN ? ch : ''
    })
    .join('')
  const n = Math.min(folded.length, LONGEST)
  for (let i = 0; i < n; i++) letters[i] = folded.charCodeAt(i)
  return folded.slice(afterPrefixes(letters, n), n)
}
