/** Which prepositions belong to a reporting verb: أشار إلى، كشف عن، طالب بـ */
import { PRO_BEH, PRO_LAM } from '../lexicon/analyse.ts'
import { WORD } from '../tokens/tokens.ts'
import type { Scene } from './scene.ts'
import { TAKES_ALA, TAKES_AN, TAKES_BI, TAKES_FI, TAKES_ILA, TAKES_LI, TAKES_MIN } from './speech.ts'
import { ALA, AN_PREPOSITION, BI_THIS, FI, ILA, MIN } from './words.ts'

export const WORD_ALONE = 1
export const PROCLITIC = 2

/** Whether token `i` is a preposition the verb governs: a word of its own (1), one written on its noun (2), none (0). */
export function governs(scene: Scene, takes: number, i: number): number {
  const w = scene.word(i)
  if (w === BI_THIS) return (takes & TAKES_BI) !== 0 ? PROCLITIC : 0
  if (w !== 0) {
    const of =
      w === ILA ? TAKES_ILA : w === ALA ? TAKES_ALA : w === AN_PREPOSITION ? TAKES_AN : w === MIN ? TAKES_MIN : w === FI ? TAKES_FI : 0
    return (takes & of) !== 0 ? WORD_ALONE : 0
  }
  const t = scene.tokens
  if (t.kind[i] !== WORD) return 0
  if ((takes & TAKES_BI) !== 0 && beginsWith(scene, i, PRO_BEH, 0x628)) return PROCLITIC
  if ((takes & TAKES_LI) !== 0 && beginsWith(scene, i, PRO_LAM, 0x644)) return PROCLITIC
  return 0
}

/** A proclitic the analysis found, or, on a word no lexicon knows, its letter. */
function beginsWith(scene: Scene, i: number, proclitic: number, letter: number): boolean {
  const t = scene.tokens
  if ((t.proclitics[i] & proclitic) !== 0) return true
  if (t.text.charCodeAt(t.start[i]) !== letter) return false
  const n = t.end[i] - t.start[i]
  // بـ of its own before a quotation
  if (n === 1 || (n === 2 && t.text.charCodeAt(t.start[i] + 1) === 0x640)) return true
  return t.form[i] === 0 && t.article[i] === 0 && n >= 3
}
