/** Verbs that hold something to be something: وصف القرار بالخطأ، اعتبرها شريكاً، حمّل الحكومة المسؤولية. */
import { ASPECT, PERFECT } from '../lexicon/features.ts'
import { WORD } from '../tokens/tokens.ts'
import { BY_CLAUSE, BY_COLON, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, type Draft } from './draft.ts'
import { governs } from './government.ts'
import { isPlainSaying } from './sayings.ts'
import type { Scene } from './scene.ts'
import { NOUN, SPEAKER } from './scene.ts'
import { TAKES_CLAUSE } from './speech.ts'
import { AN, BI_AN } from './words.ts'

/**
 * وصف القرار بالخطأ، تعتبرها شريكاً، حمّل الحكومة المسؤولية: an object and what it is held to be. Where one noun stands before
 * the predicate it is the object, and the subject is dropped.
 */
export function regards(scene: Scene, draft: Draft, at: number, how: number): boolean {
  const t = scene.tokens
  const takes = scene.speech.takes[draft.entry]
  const byClause = how === BY_CLAUSE
  const plain = (takes & TAKES_CLAUSE) !== 0
  if (byClause && plain && scene.word(at) === AN && (draft.features & ASPECT) !== PERFECT && isThing(scene, draft)) return false
  if (byClause && plain && scene.word(at) === AN)
    return (
      draft.enclitic || draft.participle || draft.sourceFrom >= 0 || (draft.features & ASPECT) === PERFECT || t.proclitics[draft.from] === 0
    )
  if (how === BY_COLON || (how === BY_QUOTE && !draft.enclitic)) return false
  if (draft.enclitic) return true
  if (how === BY_PREPOSITION || byClause) {
    if (draft.participle || draft.sourceFrom < 0) return false
    draft.start = draft.sourceFrom
    draft.by = BY_OBJECT
    draft.sourceFrom = -1
    draft.sourceTo = -1
    draft.mention = -1
    return (draft.features & ASPECT) === PERFECT
  }
  const limit = Math.min(t.sentenceEnd[t.sentence[at]], at + 18)
  for (let j = at + 1; j < limit; j++) {
    if (scene.isComma(j)) {
      if (plain || takes === 0) continue
      return false
    }
    if (takes === 0) {
      if (t.text.startsWith('مسؤولية', t.stem[j]) || t.text.startsWith('مسئولية', t.stem[j])) return true
    } else if (plain) {
      if (t.text.startsWith('بمثابة', t.start[j])) return draft.participle || draft.sourceFrom >= 0
      // The predicate shows its case: تهديداً
      const last = t.text.charCodeAt(t.end[j] - 1)
      if (
        t.kind[j] === WORD &&
        t.article[j] === 0 &&
        t.proclitics[j] === 0 &&
        (last === 0x627 || last === 0x64b) &&
        t.end[j] - t.start[j] >= 5 &&
        scene.word(j) === 0
      ) {
        // تعتبر القاعدة موقعاً: held to be by nobody. In the imperfect only one who can think before the verb does.
        return (
          draft.participle ||
          (draft.features & ASPECT) === PERFECT ||
          (draft.sourceFrom >= 0 && draft.sourceFrom < draft.from && draft.mention >= 0)
        )
      }
    } else if (governs(scene, takes, j) !== 0 || scene.word(j) === BI_AN)
      return (draft.features & ASPECT) === PERFECT || draft.participle || draft.sourceFrom >= 0
  }
  return false
}

/** أدرك حقٌ أن …: an indefinite noun that is nobody, after a verb that may be something else. */
export function isThing(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  const from = draft.sourceFrom
  if (from < draft.to || draft.mention >= 0 || isPlainSaying(scene, draft) || t.article[from] === 1) return false
  return (t.bits[from] & SPEAKER) === 0 && (t.bits[from] & NOUN) !== 0 && t.text.charCodeAt(t.end[from] - 1) !== 0x646
}
