/** Words of names, roles and bodies as numbers, so that two can be compared without making strings. */
import { TABLE } from '../text/characters.ts'
import { FOREIGN, type Tokens, WORD } from '../tokens/tokens.ts'

const LETTER = 1
const LAM_ALEF = 127
/** Beyond all numbers of forms. */
const UNKNOWN = 1 << 30

/** عبد، أبو, آل: written with the next word or apart. */
const JOINED = ['عبد', 'ابو', 'ابي', 'ابا', 'ال'].map(keyOf)
/** بن، ابن, which papers leave out. */
const SON = ['بن', 'ابن'].map(keyOf)

/** Keys of the words of a name, from token `from` to `to`; `عبد الله` and `عبدالله` give the same. */
export function nameKeys(tokens: Tokens, from: number, to: number): number[] {
  const keys: number[] = []
  let hash = 0
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] !== WORD && tokens.kind[i] !== FOREIGN) continue
    const start = plainStart(tokens, i, i === from)
    const own = hashLetters(tokens.text, start, tokens.end[i], 0)
    hash = hash === 0 ? own : hashLetters(tokens.text, start, tokens.end[i], hash)
    if (i + 1 < to && isAmong(JOINED, own)) continue
    if (!isAmong(SON, own)) keys.push(hash)
    hash = 0
  }
  return keys
}

/** The key of a word without article and clitics: its form where the lexicon knows it. */
export function wordKey(tokens: Tokens, i: number): number {
  const form = tokens.form[i]
  return form !== 0 ? form : hashLetters(tokens.text, tokens.stem[i], tokens.end[i], 0) | UNKNOWN
}

/** Keys of the words of a role or body. */
export function wordKeys(tokens: Tokens, from: number, to: number): number[] {
  const keys: number[] = []
  for (let i = from; i < to; i++) if (tokens.kind[i] === WORD || tokens.kind[i] === FOREIGN) keys.push(wordKey(tokens, i))
  return keys
}

/** One number for several keys, in order. */
export function joinKeys(keys: readonly number[], from = 0): number {
  let hash = keys.length - from
  for (let i = from; i < keys.length; i++) hash = (Math.imul(hash, 0x01000193) ^ keys[i]) | 0
  return hash
}

/** {@link joinKeys} of the words from `from` to `to`. */
export function joinWords(tokens: Tokens, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (tokens.kind[i] === WORD || tokens.kind[i] === FOREIGN) count++
  let hash = count
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] === WORD || tokens.kind[i] === FOREIGN) hash = (Math.imul(hash, 0x01000193) ^ wordKey(tokens, i)) | 0
  }
  return hash
}

/** Where a word begins once its proclitics are off; the article stays. */
function plainStart(tokens: Tokens, i: number, first: boolean): number {
  if (!first || tokens.proclitics[i] === 0) return tokens.start[i]
  return tokens.article[i] === 1 ? tokens.stem[i] - 2 : tokens.stem[i]
}

function isAmong(keys: readonly number[], key: number): boolean {
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return true
  return false
}

function keyOf(word: string): number {
  return hashLetters(word, 0, word.length, 0)
}

/** A number for the folded letters of `text` from `from` to `to`. */
function hashLetters(text: string, from: number, to: number, seed: number): number {
  let hash = seed
  for (let i = from; i < to; i++) {
    const e = TABLE[text.charCodeAt(i)]
    let code = e & 0xff
    if (code === 0) {
      if (e >> 8 !== LETTER) continue
      code = text.charCodeAt(i) & 0xff
    }
    if (code === LAM_ALEF) {
      hash = (Math.imul(hash, 31) + (TABLE[0x644] & 0xff)) | 0
      code = TABLE[0x627] & 0xff
    }
    hash = (Math.imul(hash, 31) + code) | 0
  }
  return hash === 0 ? 1 : hash
}

/** The words from `from` to `to` as they are said alone: `للمتحدث` → `المتحدث`. */
export function plainText(tokens: Tokens, from: number, to: number): string {
  if (from < 0 || to <= from) return ''
  const end = tokens.end[to - 1]
  if (tokens.proclitics[from] === 0) return tokens.text.slice(tokens.start[from], end)
  const rest = tokens.text.slice(tokens.stem[from], end)
  return tokens.article[from] === 1 ? `ال${rest}` : rest
}
