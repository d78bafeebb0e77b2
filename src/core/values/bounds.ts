/** `نحو`, `أكثر من`, `ما لا يقل عن`, `على الأقل`: words that keep a number from being exact. */
import { bit } from '../lexicon/classes.ts'
import type { AmountBound } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { F, NOUN, type Vocabulary } from './vocabulary.ts'

const NEGATIONS = bit('negation') | bit('particle')
const BOUNDS: readonly (AmountBound | undefined)[] = [undefined, 'about', 'at-least', 'at-most']

/** The bound said of the number in tokens `[from, to)`, looking within `[floor, limit)`. */
export function boundOf(
  tokens: Tokens,
  words: Vocabulary,
  from: number,
  to: number,
  floor: number,
  limit: number,
): AmountBound | undefined {
  const frame = (i: number) => (i < floor || i >= limit ? 0 : words.frame[tokens.form[i]])
  if (frame(to) === F.على && to + 1 < limit && tokens.article[to + 1] === 1) {
    // على الأقل: no less; على الأكثر: no more
    const after = codeAt(tokens, words, to + 1, floor, limit)
    if (after === 3) return 'at-least'
    if (after === 2) return 'at-most'
  }
  if (codeAt(tokens, words, to, floor, limit) === 1 && tokens.article[to] === 0) return 'about'
  const before = frame(from - 1)
  if (before === F.تحت) return 'at-most'
  if (before === F.فوق) return 'at-least'
  return BOUNDS[boundBefore(tokens, words, from, floor, limit)]
}

/** Where the bound that {@link boundBefore} found begins, and whether ما makes a phrase of it: `ما لا يقل عن`. */
export const bounding = { from: 0, whole: false }

/** The bound said before the number at `from`: 1 about, 2 at least, 3 at most, 0 none. */
export function boundBefore(tokens: Tokens, words: Vocabulary, from: number, floor: number, limit: number): number {
  let at = from - 1
  const before = at < floor ? 0 : words.frame[tokens.form[at]]
  if (before === F.من || before === F.على || before === F.عن) at--
  let bound = codeAt(tokens, words, at, floor, limit)
  if (bound > 1 && isParticle(tokens, at - 1, floor, NOT)) {
    bound = 5 - bound
    at--
  }
  bounding.whole = isParticle(tokens, at - 1, floor, WHAT)
  bounding.from = bounding.whole ? at - 1 : at
  return bound
}

const NOT = ['لا', 'لم', 'لن', 'ولا', 'ولم']
const WHAT = ['ما', 'وما', 'بما', 'لما']

function isParticle(tokens: Tokens, i: number, floor: number, particles: readonly string[]): boolean {
  return i >= floor && (tokens.bits[i] & NEGATIONS) !== 0 && particles.includes(tokens.text.slice(tokens.start[i], tokens.end[i]))
}

function codeAt(tokens: Tokens, words: Vocabulary, i: number, floor: number, limit: number): number {
  if (i < floor || i >= limit || (tokens.bits[i] & NOUN) === 0) return 0
  for (let s = tokens.sense(i, NOUN); s >= 0; s = tokens.sense(i, NOUN, s)) {
    const bound = words.bound[tokens.lexicon.entryOf(s)]
    if (bound !== 0) return bound
  }
  return 0
}
