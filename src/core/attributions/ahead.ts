/** What is still to come in a clause: a complementiser, a quotation, a colon. */
import { PRO_CONJUNCTION } from '../lexicon/analyse.ts'
import type { Draft } from './draft.ts'
import { governs, WORD_ALONE } from './government.ts'
import { isPlainSaying } from './sayings.ts'
import { type Scene, SPEECH } from './scene.ts'
import { WEAK_ACT, WEAK_CLAUSE } from './speech.ts'
import { AN } from './words.ts'

export function introducedAhead(scene: Scene, from: number, limit: number, takes = 0): boolean {
  scene.spend(limit - from)
  for (let j = from; j < limit; j++) {
    if (takes !== 0 && governs(scene, takes, j) === WORD_ALONE) return true
    if (scene.isComplementiser(j) || scene.isColon(j) || scene.quoteOpening(j) >= 0) return true
    if ((scene.tokens.bits[j] & SPEECH) !== 0 && scene.tokens.article[j] === 0) return false
  }
  return false
}

/** A complementiser in what is left of the clause, over commas, before another cue. */
export function clauseAhead(scene: Scene, from: number, limit: number): boolean {
  const t = scene.tokens
  scene.spend(limit - from)
  for (let j = from; j < limit; j++) {
    if (scene.isComplementiser(j)) return true
    if ((t.bits[j] & SPEECH) !== 0 && t.article[j] === 0 && (scene.speechSense(j, 0b110) >= 0 || scene.participleOfState(j) >= 0))
      return false
  }
  return false
}

/** A doubtful verb in the middle of a sentence reaches no clause far off. */
export function isFar(scene: Scene, draft: Draft, i: number, weak: number): boolean {
  if ((weak !== WEAK_CLAUSE && weak !== WEAK_ACT) || i <= draft.to + 8 || draft.mention >= 0 || isPlainSaying(scene, draft)) return false
  const t = scene.tokens
  return (
    (t.proclitics[draft.from] & PRO_CONJUNCTION) === 0 &&
    draft.from !== t.sentenceStart[t.sentence[draft.from]] &&
    !scene.isComma(draft.from - 1) &&
    !draft.participle
  )
}

/** Within a relative: إن, or أن after a comma or bracket, is the outer verb's. */
export function isReported(scene: Scene, draft: Draft, i: number): boolean {
  const t = scene.tokens
  if (t.mark[i - 1] !== 0) return true
  if (scene.word(i) === AN && scene.speech.weak[draft.entry] === 0 && !scene.isFiniteVerb(i - 1)) return true
  return isPlainSaying(scene, draft) && t.text.charCodeAt(t.stem[i]) !== 0x623 && scene.word(i) === AN
}
