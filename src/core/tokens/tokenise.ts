/**
 * Text → token table, in one pass: the letters of a word walk the trie as they are read, and clitics are tried only
 * where the word as it stands is unknown.
 */
import { type Analysis, analyse, createAnalysis, FORM_FREE, FORM_INDEFINITE, PRO_BEH, PRO_LAM, PRO_WAW } from '../lexicon/analyse.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { END, LEAF, ROOT } from '../lexicon/trie.ts'
import {
  ALEF,
  BEH,
  DIGIT,
  DROP,
  FIRST_LATIN,
  LAM,
  LAM_ALEF,
  LATIN,
  LETTER,
  NEWLINE,
  SPACE,
  SURROGATE,
  TABLE,
  WAW,
} from '../text/characters.ts'
import { FOREIGN, MARK, NUMBER, type Tokens, WORD } from './tokens.ts'

/** Letters of one word; longer ones are unknown words. */
const LONGEST = 48
const letters = new Uint8Array(LONGEST + 2)
const letterAt = new Int32Array(LONGEST + 2)
const analysis: Analysis = createAnalysis()

/** Reads `text` into `tokens`. Sentences, quotations and phrases are later passes. */
export function tokenise(text: string, lexicon: Lexicon, tokens: Tokens): void {
  tokens.text = text
  tokens.lexicon = lexicon
  const { trie, firstForm, formShape, shapeFlags, shapeBits } = lexicon
  const root = trie[ROOT] >> 8
  const table = TABLE
  const word = letters
  const wordAt = letterAt
  const layered = lexicon.base !== undefined
  let count = 0
  let i = 0
  const n = text.length
  let lastEnd = -1
  let paragraph = 0
  let newline = false
  let sign = -1 // where the signs begin that are written over what follows
  // Columns are kept at hand; they are fetched again only where the table grows. A word and its space are rarely under four units.
  let room = (n >> 2) + 64
  tokens.ensure(room)
  let { start: starts, end: ends, kind: kinds, mark: marks, form: forms, bits: bitss, proclitics: pros, article: articles } = tokens
  let { enclitic: encs, stem: stems, glued: glueds, paragraph: paragraphs } = tokens
  while (i < n) {
    const unit = text.charCodeAt(i)
    const entry = table[unit]
    const cls = entry >> 8
    if (cls === SPACE || (cls === DROP && !isTatweel(unit))) {
      if (isSignOverNext(unit)) sign = sign < 0 ? i : sign
      else sign = -1
      i++
      continue
    }
    if (cls === SURROGATE && isAstralMark(text, i)) {
      // It belongs to what it is written over.
      if (count > 0 && lastEnd === i) ends[count - 1] = lastEnd = i + 2
      i += 2
      continue
    }
    if (cls === NEWLINE) {
      newline = true
      sign = -1
      i++
      continue
    }
    if (count >= room) {
      // At once for all that can still come: a text of single marks is copied once, not at every doubling.
      room = count + (n - i) + 64
      tokens.ensure(room)
      ;({ start: starts, end: ends, kind: kinds, mark: marks, form: forms, bits: bitss, proclitics: pros, article: articles } = tokens)
      ;({ enclitic: encs, stem: stems, glued: glueds, paragraph: paragraphs } = tokens)
    }
    if (newline) {
      newline = false
      if (count > 0) paragraph++
    }
    const start = sign < 0 ? i : sign
    sign = -1
    let kind = MARK
    let form = 0
    let bits = 0
    let proclitics = 0
    let article = 0
    let enclitic = 0
    let stem = i
    let mark = 0
    if (cls === LETTER) {
      kind = WORD
      let length = 0
      let base = root
      let leaf = -1
      let end = i
      for (; i < n; i++) {
        const e = table[text.charCodeAt(i)]
        const c = e >> 8
        if (c === LETTER) {
          let letter = e & 0xff
          end = i + 1
          if (letter === LAM_ALEF) {
            if (length < LONGEST) {
              wordAt[length] = i
              word[length++] = LAM
            }
            const cell = trie[base + LAM]
            base = (cell & 0xff) === LAM ? cell >> 8 : 0
            letter = ALEF
          }
          if (length < LONGEST) {
            wordAt[length] = i
            word[length] = letter
          }
          length++
          const cell = trie[base + letter]
          const check = cell & 0xff
          leaf = check === (letter | LEAF) ? cell >> 8 : -1
          base = check === letter ? cell >> 8 : 0
        } else if (c === DROP && !isSignOverNext(text.charCodeAt(i))) end = i + 1
        else break
      }
      i = end
      if (length <= LONGEST) {
        if (!layered) {
          if (leaf < 0 && (trie[base + END] & 0xff) === END) leaf = trie[base + END] >> 8
          if (leaf >= 0) {
            const shape = formShape[leaf]
            if ((shapeFlags[shape] & (FORM_FREE | FORM_INDEFINITE)) === (FORM_FREE | FORM_INDEFINITE)) {
              form = leaf + firstForm
              bits = shapeBits[shape << 2]
            }
          }
        }
        if (form === 0) {
          analyse(lexicon, word, analysis, length)
          form = analysis.form
          if (form !== 0) {
            proclitics = analysis.proclitics
            article = analysis.article ? 1 : 0
            enclitic = analysis.enclitic
            stem = wordAt[analysis.stem]
            bits = lexicon.bitsOf(form, analysis.article, enclitic !== 0)
          } else {
            const skipped = guessArticle(length)
            if (skipped > 0) {
              article = 1
              proclitics = guessed
              stem = wordAt[skipped]
            }
          }
        }
      }
    } else if (cls === DIGIT) {
      kind = NUMBER
      let end = ++i
      for (; i < n; i++) {
        const u = text.charCodeAt(i)
        if (table[u] >> 8 === DIGIT || isMark(u)) end = i + 1
        else if (isSeparator(u) && i + 1 < n && table[text.charCodeAt(i + 1)] >> 8 === DIGIT) continue
        else break
      }
      i = end
    } else if (cls === LATIN || cls === SURROGATE) {
      kind = FOREIGN
      let length = 0
      let end = i
      let astral = false
      for (; i < n; i++) {
        const e = table[text.charCodeAt(i)]
        const c = e >> 8
        if (c === LATIN) {
          const letter = e & 0xff
          if (length < LONGEST) word[length++] = letter >= FIRST_LATIN ? letter : 127
          end = i + 1
        } else if (c === SURROGATE) {
          astral = true
          end = i + 1
        } else if (c === DROP && !isSignOverNext(text.charCodeAt(i))) end = i + 1
        else if (c === DIGIT && length > 0) {
          if (length < LONGEST) word[length++] = e & 0xff
          end = i + 1
        } else break
      }
      i = end
      if (!astral && length < LONGEST) {
        analyse(lexicon, word, analysis, length)
        if (analysis.stem === 0 && analysis.enclitic === 0) form = analysis.form
        if (form !== 0) bits = lexicon.bitsOf(form, false, false)
      }
    } else {
      mark = unit
      i++
      // Marks that combine belong to the sign before them.
      while (i < n && isMark(text.charCodeAt(i))) i++
      if (cls === DROP) mark = 0x2d // a tatweel of its own is a dash
    }
    starts[count] = start
    ends[count] = i
    kinds[count] = kind
    marks[count] = mark
    forms[count] = form
    bitss[count] = bits
    pros[count] = proclitics
    articles[count] = article
    encs[count] = enclitic
    stems[count] = stem
    glueds[count] = start === lastEnd ? 1 : 0
    paragraphs[count] = paragraph
    lastEnd = i
    count++
  }
  tokens.endAt(count)
}

let guessed = 0

/**
 * For a word that no lexicon knows: how many letters its article and what stands before it take, 0 without an article.
 * After ف and ك alone the letters ال are a foreign name's oftener than an article: فالديس، كالاهان.
 */
function guessArticle(n: number): number {
  let q = 0
  guessed = 0
  if (n > 4 && letters[0] === WAW && (letters[1] === ALEF || letters[1] === LAM || letters[1] === BEH)) {
    guessed = PRO_WAW
    q = 1
  }
  if (n - q < 4) return 0
  if (letters[q] === ALEF && letters[q + 1] === LAM) return q + 2
  if (letters[q] === LAM && letters[q + 1] === LAM) {
    guessed |= PRO_LAM
    return q + 2
  }
  if (letters[q] === BEH && letters[q + 1] === ALEF && letters[q + 2] === LAM && n - q > 4) {
    guessed |= PRO_BEH
    return q + 3
  }
  guessed = 0
  return 0
}

function isTatweel(unit: number): boolean {
  return unit === 0x640
}

/** Marks and controls that belong to the sign before them. */
function isMark(unit: number): boolean {
  return TABLE[unit] >> 8 === DROP && !isTatweel(unit) && !isSignOverNext(unit)
}

/** Signs that Unicode joins to what follows in one grapheme: the number sign, the end of an ayah (۝١٢). */
function isSignOverNext(unit: number): boolean {
  return unit === 0x6dd || (unit >= 0x600 && unit <= 0x605) || unit === 0x70f || unit === 0x890 || unit === 0x891 || unit === 0x8e2
}

/** A combining mark, or a tone of skin, beyond the basic plane. Asked of surrogates only, which are rare. */
function isAstralMark(text: string, at: number): boolean {
  return /^[\p{M}\p{Emoji_Modifier}]$/u.test(String.fromCodePoint(text.codePointAt(at) as number))
}

/** Between digits: point and comma of either script. */
function isSeparator(unit: number): boolean {
  return unit === 0x2e || unit === 0x2c || unit === 0x66b || unit === 0x66c || unit === 0x60c
}
