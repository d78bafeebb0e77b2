/** Verbs that say nothing without their noun: جدد دعوته، وجّه نداء، أعرب عن أمله. */
import { PRO_BEH, PRO_CONJUNCTION } from '../lexicon/analyse.ts'
import { WORD } from '../tokens/tokens.ts'
import { begin } from './complement.ts'
import { BY_CLAUSE, BY_COLON, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, type Draft } from './draft.ts'
import { governs } from './government.ts'
import { type Scene, SPEECH } from './scene.ts'
import { CORE_ALWAYS, CORE_NEVER, NOUN_STATE, TAKES_BI, TAKES_CLAUSE, TAKES_LI } from './speech.ts'
import { AN, BI_AN } from './words.ts'

/** A noun that a light verb takes: a noun of speech (نداء), or a verbal noun with its pronoun (تأكيده); its sense, -1 for none. */
export function lightNoun(scene: Scene, i: number, takes: number): number {
  const t = scene.tokens
  if ((t.bits[i] & SPEECH) === 0) return -1
  // جدد التأكيد على
  if (t.article[i] === 1) return t.proclitics[i] === 0 && (takes & TAKES_CLAUSE) !== 0 ? scene.speechSense(i, 1 << 4) : -1
  if ((t.proclitics[i] & ~(PRO_BEH | PRO_CONJUNCTION)) !== 0 || ((t.proclitics[i] & PRO_BEH) !== 0 && (takes & TAKES_BI) === 0)) return -1
  for (let s = t.sense(i, SPEECH); s >= 0; s = t.sense(i, SPEECH, s)) {
    if (scene.speech.noun[scene.lexicon.entryOf(s)] !== 0) return s
  }
  return t.enclitic[i] !== 0 ? scene.speechSense(i, 1 << 4) : -1
}

/** جدد … دعوته إلى، وجّه نداء لـ: a light verb and its noun. */
export function beginAfterNoun(scene: Scene, draft: Draft, i: number, noun: number): boolean {
  const t = scene.tokens
  const entry = scene.lexicon.entryOf(noun)
  draft.from2 = i
  draft.to2 = i + 1
  draft.entry2 = entry
  draft.force = scene.speech.force(entry)
  const limit = Math.min(t.sentenceEnd[t.sentence[i]], i + 30)
  const takes = scene.speech.takes[entry] | TAKES_LI
  // جدد تأكيد التزام بلاده بـ…
  if (t.enclitic[i] === 0 && t.article[i] === 0 && (scene.speech.takes[entry] & TAKES_CLAUSE) !== 0 && scene.isAct(i + 1)) {
    draft.start = i + 1
    draft.by = BY_OBJECT
    draft.core = scene.speech.core[entry] !== CORE_NEVER
    draft.rule = 'cue.light-verb'
    draft.confidence -= 0.1
    return true
  }
  for (let j = i + 1; j < limit; j++) {
    const w = scene.word(j)
    if (w === AN || w === BI_AN || governs(scene, takes, j) !== 0 || (w !== 0 && scene.isPreposition(j))) {
      draft.start = j
      draft.by = w === AN || w === BI_AN || scene.word(j + 1) === AN ? BY_CLAUSE : BY_PREPOSITION
      const core = scene.speech.core[entry]
      draft.core = core === CORE_ALWAYS || (core !== CORE_NEVER && draft.by === BY_CLAUSE)
      draft.rule = 'cue.light-verb'
      draft.confidence -= 0.05
      return true
    }
    if (scene.isColon(j)) {
      draft.start = j + 1
      draft.by = BY_COLON
      draft.rule = 'cue.light-verb'
      return true
    }
    if (t.mark[j] !== 0) {
      const q = scene.quoteOpening(j)
      if (q >= 0) {
        draft.start = j
        draft.by = BY_QUOTE
        draft.rule = 'cue.light-verb'
        return true
      }
      return false
    }
  }
  return false
}

/** أعرب عن أمله في أن …: the state of mind begins the content; where a clause follows, it is what was said and no mere act. */
export function beginState(scene: Scene, draft: Draft, at: number, noun: number): boolean {
  const t = scene.tokens
  let j = at + 2
  const limit = Math.min(t.count, at + 8)
  while (j < limit && scene.word(j) === 0 && t.kind[j] === WORD) j++
  const w = scene.word(j)
  const isClause = w === AN || w === BI_AN || (scene.isPreposition(j) && scene.word(j + 1) === AN)
  if (!begin(scene, draft, at, BY_PREPOSITION)) return false
  if (!isClause) return true
  draft.entry2 = scene.lexicon.entryOf(noun)
  draft.force = scene.speech.force(draft.entry2)
  draft.core = scene.speech.core[draft.entry2] !== CORE_NEVER
  draft.rule = 'cue.state-of-mind'
  return true
}

/** A noun of a state of mind right after the preposition at `i`. */
export function stateAfter(scene: Scene, i: number): number {
  const t = scene.tokens
  if ((t.bits[i + 1] & SPEECH) === 0) return -1
  for (let s = t.sense(i + 1, SPEECH); s >= 0; s = t.sense(i + 1, SPEECH, s)) {
    if (scene.speech.noun[scene.lexicon.entryOf(s)] === NOUN_STATE) return s
  }
  return -1
}
