/**
 * One word against the lexicon: which form it is once its clitics are off.
 *
 * The longest form wins: the word as it stands, then with proclitics off (و ف، ب ل ك، س, the article), then with a
 * suffixed pronoun off as well. What follows from the grammar is asked of the form: a verb takes no article, a word
 * listed with its article is found only with it, `وزارت` only before a suffix.
 * After S. Khoja's and L. Larkey's light stemming in spirit, with a lexicon in place of a stop list.
 */
import { ALEF, BEH, FEH, HEH, KAF, LAM, MEEM, NOON, SEEN, TEH, WAW, YEH } from '../text/characters.ts'
import type { Lexicon } from './lexicon.ts'
import { END, LEAF, ROOT } from './trie.ts'

/** Proclitics, as bits. */
export const PRO_WAW = 1
export const PRO_FEH = 2
export const PRO_BEH = 4
export const PRO_LAM = 8
export const PRO_KAF = 16
export const PRO_SEEN = 32
/** و or ف */
export const PRO_CONJUNCTION = PRO_WAW | PRO_FEH
/** ب ل ك */
export const PRO_PREPOSITION = PRO_BEH | PRO_LAM | PRO_KAF

/** Enclitics: numbers of suffixed pronouns. */
export const ENCLITICS = ['', 'ه', 'ها', 'هم', 'هما', 'هن', 'ك', 'كم', 'كما', 'نا', 'ني', 'ي'] as const
export const ENC_HU = 1
export const ENC_HA = 2
export const ENC_HUM = 3
export const ENC_HUMA = 4
export const ENC_HUNNA = 5
export const ENC_KA = 6
export const ENC_KUM = 7
export const ENC_KUMA = 8
export const ENC_NA = 9
export const ENC_NI = 10
export const ENC_YA = 11

export interface Analysis {
  form: number
  proclitics: number
  article: boolean
  enclitic: number
  /** Where the stem begins (after article and proclitics), as an index into the letters. */
  stem: number
}

export function createAnalysis(): Analysis {
  return { form: 0, proclitics: 0, article: false, enclitic: 0, stem: 0 }
}

// What a form may stand with; bits of `Lexicon.shapeFlags`.
export const FORM_NOMINAL = 1
export const FORM_VERBAL = 2
export const FORM_INVARIABLE = 4
/** Some sense holds without a suffix. */
export const FORM_FREE = 8
export const FORM_BEGINS_PHRASE = 32
/** Some sense holds without the article. */
export const FORM_INDEFINITE = 64
/** Some sense takes a suffixed pronoun. */
export const FORM_SUFFIXABLE = 128

/** Analyses `letters[0…length)` (alphabet codes). `out.form` is 0 where nothing is known. */
export function analyse(lexicon: Lexicon, letters: ArrayLike<number>, out: Analysis, length: number = letters.length): void {
  const base = lexicon.base
  if (base) {
    analyseIn(base, letters, length, out)
    const { form, proclitics, article, enclitic, stem } = out
    analyseIn(lexicon, letters, length, out)
    // The user's own word wins unless the shipped lexicon knows a longer one.
    if (out.form === 0 || (form !== 0 && (stem < out.stem || (stem === out.stem && enclitic < out.enclitic && enclitic === 0)))) {
      out.form = form
      out.proclitics = proclitics
      out.article = article
      out.enclitic = enclitic
      out.stem = stem
    }
    return
  }
  analyseIn(lexicon, letters, length, out)
}

function analyseIn(lexicon: Lexicon, letters: ArrayLike<number>, n: number, out: Analysis): void {
  out.form = 0
  out.proclitics = 0
  out.article = false
  out.enclitic = 0
  out.stem = 0
  if (n === 0) return
  // Suffixed readings are kept until no reading without a suffix is found.
  suffixedForm = 0
  if (attempt(lexicon, letters, 0, n, 0, false, out)) return
  let q = 0
  let conjunction = 0
  for (;;) {
    const rest = n - q
    const c = letters[q]
    if (c === ALEF && rest > 3 && letters[q + 1] === LAM) {
      if (attempt(lexicon, letters, q + 2, n, conjunction, true, out)) return
    } else if (c === LAM && rest > 3) {
      if (letters[q + 1] === LAM && attempt(lexicon, letters, q + 2, n, conjunction | PRO_LAM, true, out)) return
      if (attempt(lexicon, letters, q + 1, n, conjunction | PRO_LAM, false, out)) return
    } else if ((c === BEH || c === KAF) && rest > 3) {
      const p = conjunction | (c === BEH ? PRO_BEH : PRO_KAF)
      if (letters[q + 1] === ALEF && letters[q + 2] === LAM && rest > 4 && attempt(lexicon, letters, q + 3, n, p, true, out)) return
      if (attempt(lexicon, letters, q + 1, n, p, false, out)) return
    } else if (c === SEEN && rest > 3 && isImperfectPrefix(letters[q + 1])) {
      if (attempt(lexicon, letters, q + 1, n, conjunction | PRO_SEEN, false, out)) return
    }
    if (q === 0 && (c === WAW || c === FEH) && n > 2) {
      conjunction = c === WAW ? PRO_WAW : PRO_FEH
      q = 1
      if (attempt(lexicon, letters, 1, n, conjunction, false, out)) return
      continue
    }
    break
  }
  if (suffixedForm !== 0) {
    out.form = suffixedForm
    out.proclitics = suffixedProclitics
    out.article = false
    out.enclitic = suffixedEnclitic
    out.stem = suffixedStem
  }
}

// The best suffixed reading so far. Module state, but only within one call of `analyse`.
let suffixedForm = 0
let suffixedProclitics = 0
let suffixedEnclitic = 0
let suffixedStem = 0

/** Walks from `from`; true where a form ends with the word and may stand with these proclitics. */
function attempt(
  lexicon: Lexicon,
  letters: ArrayLike<number>,
  from: number,
  n: number,
  proclitics: number,
  article: boolean,
  out: Analysis,
): boolean {
  const { trie, formShape, shapeFlags, firstForm } = lexicon
  let base = trie[ROOT] >> 8
  for (let i = from; i < n; i++) {
    const letter = letters[i]
    const cell = trie[base + letter]
    const leaf = (cell & 0xff) === (letter | LEAF)
    if (!leaf && (cell & 0xff) !== letter) return false
    const last = i + 1 === n
    // A form ends here and a suffixed pronoun is all that follows?
    const enclitic = !last && !article && suffixedForm === 0 && n - i <= 4 ? encliticAt(letters, i + 1, n) : 0
    base = cell >> 8
    if (last || enclitic !== 0) {
      const end = leaf ? cell : trie[base + END]
      if (leaf || (end & 0xff) === END) {
        const form = end >> 8
        const flags = shapeFlags[formShape[form]]
        const length = i + 1 - from
        if (last) {
          if (!fits(flags, proclitics, article, length)) return false
          out.form = form + firstForm
          out.proclitics = proclitics
          out.article = article
          out.enclitic = 0
          out.stem = from
          return true
        }
        if (
          flags & FORM_SUFFIXABLE &&
          (flags & FORM_INVARIABLE || (length > 2 && flags !== 0)) &&
          fits(flags | FORM_FREE | FORM_INDEFINITE, proclitics, false, length)
        ) {
          suffixedForm = form + firstForm
          suffixedProclitics = proclitics
          suffixedEnclitic = enclitic
          suffixedStem = from
        }
      }
    }
    if (leaf) return false
  }
  return false
}

function fits(flags: number, proclitics: number, article: boolean, length: number): boolean {
  if (article) return (flags & FORM_NOMINAL) !== 0 && length > 1
  if ((flags & FORM_FREE) === 0) return false
  if (proclitics & PRO_SEEN) return (flags & FORM_VERBAL) !== 0
  if ((flags & FORM_INDEFINITE) === 0 && proclitics === 0) return false
  // ب and ك stand before no verb: كواست is no كـ + واست.
  if (proclitics & (PRO_BEH | PRO_KAF) && (flags & (FORM_NOMINAL | FORM_INVARIABLE)) === 0) return false
  if (proclitics & PRO_PREPOSITION) return (flags & FORM_INVARIABLE) !== 0 || length > 2
  return proclitics === 0 || length > 1
}

function isImperfectPrefix(letter: number): boolean {
  return letter === YEH || letter === TEH || letter === NOON || letter === ALEF
}

function encliticAt(letters: ArrayLike<number>, at: number, n: number): number {
  const a = letters[at]
  switch (n - at) {
    case 1:
      return a === HEH ? ENC_HU : a === KAF ? ENC_KA : a === YEH ? ENC_YA : 0
    case 2: {
      const b = letters[at + 1]
      if (a === HEH) return b === ALEF ? ENC_HA : b === MEEM ? ENC_HUM : b === NOON ? ENC_HUNNA : 0
      if (a === KAF) return b === MEEM ? ENC_KUM : 0
      if (a === NOON) return b === ALEF ? ENC_NA : b === YEH ? ENC_NI : 0
      return 0
    }
    case 3:
      if (letters[at + 1] === MEEM && letters[at + 2] === ALEF) return a === HEH ? ENC_HUMA : a === KAF ? ENC_KUMA : 0
      return 0
    default:
      return 0
  }
}
