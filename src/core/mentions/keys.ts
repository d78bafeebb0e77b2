/** Words of names and roles as numbers, so that two can be compared without making strings. */
import { TABLE } from '../text/characters.ts'
import type { Tokens } from '../tokens/tokens.ts'

const LETTER = 1
const LAM_ALEF = 127
/** عبد، أبو، ابو: written with the next word or apart. */
const JOINED = new Set([hashOf('عبد'), hashOf('ابو'), hashOf('ابي'), hashOf('ابا'), hashOf('ال')])
/** بن، ابن, which papers leave out. */
export const BIN = hashOf('بن')
export const IBN = hashOf('ابن')

/** Keys of the words of a name, from token `from` to `to`; `عبد الله` and `عبدالله` give the same. */
export function nameKeys(tokens: Tokens, from: number, to: number): number[] {
  const keys: number[] = []
  let hash = 0
  for (let i = from; i < to; i++) {
    if (tokens.kind[i] !== 1 && tokens.kind[i] !== 4) continue
    const own = hashRange(tokens.text, startOf(tokens, i, i === from), tokens.end[i], 0)
    hash = hash === 0 ? own : hashRange(tokens.text, startOf(tokens, i, false), tokens.end[i], hash)
    if (i + 1 < to && JOINED.has(own)) continue
    if (own !== BIN && own !== IBN) keys.push(hash)
    hash = 0
  }
  return keys
}

/** Keys of the words of a role or body, without article and clitics. */
export function bareKeys(tokens: Tokens, from: number, to: number): number[] {
  const keys: number[] = []
  for (let i = from; i < to; i++)
    if (tokens.kind[i] === 1 || tokens.kind[i] === 4) keys.push(hashRange(tokens.text, tokens.stem[i], tokens.end[i], 0))
  return keys
}

/** Where a word begins once its proclitics are off; the article stays. */
export function startOf(tokens: Tokens, i: number, first: boolean): number {
  if (!first || tokens.proclitics[i] === 0) return tokens.start[i]
  return tokens.article[i] === 1 ? tokens.stem[i] - 2 : tokens.stem[i]
}

function hashOf(word: string): number {
  return hashRange(word, 0, word.length, 0)
}

/** A number for the folded letters of `text` from `from` to `to`. */
export function hashRange(text: string, from: number, to: number, seed: number): number {
  let hash = seed
  for (let i = from; i < to; i++) {
    const e = TABLE[text.charCodeAt(i)]
    let code = e & 0xff
    if (code === 0) {
      if (e >> 8 !== LETTER) continue
      code = text.charCodeAt(i) & 0xff
    }
    if (code === LAM_ALEF) {
      hash = (Math.imul(hash, 31) + 23) | 0
      code = 1
    }
    hash = (Math.imul(hash, 31) + code) | 0
  }
  return hash === 0 ? 1 : hash
}

/** The words from `from` to `to` as they are said alone: `للمتحدث` → `المتحدث`, `وزارة` stays. */
export function plainText(tokens: Tokens, from: number, to: number): string {
  if (from < 0 || to <= from) return ''
  const end = tokens.end[to - 1]
  if (tokens.proclitics[from] === 0) return tokens.text.slice(tokens.start[from], end)
  const rest = tokens.text.slice(tokens.stem[from], end)
  return tokens.article[from] === 1 ? `ال${rest}` : rest
}
