/** Quotation marks around a clause: names in them, and quotations that stand before their verb. */
import { WORD } from '../tokens/tokens.ts'
import { introducedAhead } from './ahead.ts'
import { isFirstPerson } from './cues.ts'
import { BEFORE, type Draft } from './draft.ts'
import { BODY, BODY_HEAD, CHANNEL, DOCUMENT, MEDIA, type Scene } from './scene.ts'
import { CORE_ALWAYS, CORE_NEVER, OBJECT_REGARDED, TAKES_CLAUSE, USE_CONTINUE, USE_RELAY, WEAK_QUOTE, WEAK_RELAY } from './speech.ts'
import { AN, NEGATION, PRONOUN } from './words.ts'

/** A quotation that is only a name: of a paper after its head, of a party, of a body as the subject. */
export function isNameQuote(scene: Scene, draft: Draft, q: number, at: number, subject: boolean, limit: number): boolean {
  const t = scene.tokens
  const length = t.quoteEnd[q] - t.quoteFirst[q]
  if (
    length > 5 ||
    scene.word(t.quoteFirst[q]) === AN ||
    scene.word(t.quoteFirst[q]) === NEGATION ||
    scene.word(t.quoteFirst[q]) === PRONOUN
  )
    return false
  if (at > 0 && t.glued[at] === 1 && t.kind[at - 1] === WORD) return true
  if (
    at > draft.to &&
    (t.bits[at - 1] & (BODY_HEAD | DOCUMENT | CHANNEL | (length <= 2 ? MEDIA | BODY : 0))) !== 0 &&
    t.kind[at - 1] === WORD &&
    (t.article[at - 1] === 0 || length <= 3)
  )
    return true
  // مصدر في «…»
  if (length <= 4 && at > draft.to && scene.isPreposition(at - 1)) return true
  if (length > 4) return false
  const after = scene.afterQuote(q)
  if (
    length <= 3 &&
    at > draft.to &&
    scene.speech.core[draft.entry] === CORE_NEVER &&
    t.sentence[after] === t.sentence[at] &&
    !endsSentence(scene, after)
  )
    return true
  // “ستالون” …: a name as the subject, the sentence goes on after it
  if ((length <= 2 || t.article[after] === 1) && at === draft.to && t.kind[after] === WORD && t.sentence[after] === t.sentence[at])
    return true
  // Something still to come that introduces the content
  // أعلنت «المنارة»، …، عن خطة: its preposition, where what it governs must be a noun
  const takes = scene.speech.weak[draft.entry] === 0 ? scene.speech.takes[draft.entry] & ~TAKES_CLAUSE : 0
  if (!subject || at === draft.to) return introducedAhead(scene, after, Math.min(limit, after + 25), length <= 3 ? takes : 0)
  return introducedAhead(scene, after, Math.min(limit, after + 10))
}

function endsSentence(scene: Scene, i: number): boolean {
  const t = scene.tokens
  return i >= t.sentenceEnd[t.sentence[i]] - 1
}

/** «…»، قال الوزير: no complement after, a quotation before. */
export function invertedQuote(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  if (draft.participle || draft.doubtful || draft.by !== 0 || isFirstPerson(draft.features)) return false
  if (
    scene.speech.core[draft.entry] !== CORE_ALWAYS ||
    scene.speech.object[draft.entry] === OBJECT_REGARDED ||
    scene.speech.weak[draft.entry] === WEAK_RELAY ||
    (scene.speech.weak[draft.entry] === WEAK_QUOTE && scene.speech.use[draft.entry] !== USE_CONTINUE)
  )
    return false
  let j = draft.head - 1
  if (scene.isComma(j) || scene.isDash(j)) j--
  else return false
  const q = closedAt(scene, j)
  if (q < 0 || t.quoteEnd[q] - t.quoteFirst[q] < 3) return false
  draft.start = t.quoteOpen[q]
  draft.end = t.quoteEnd[q]
  draft.by = BEFORE
  draft.rule = 'cue.quote-before'
  draft.core = scene.speech.core[draft.entry] !== CORE_NEVER
  draft.confidence -= 0.1
  return scene.speech.use[draft.entry] !== USE_RELAY
}

/** The quotation that the mark at `i` closes, -1 for none. */
export function closedAt(scene: Scene, i: number): number {
  const t = scene.tokens
  if (i < 1 || t.mark[i] === 0) return -1
  for (let q = t.quote[i - 1] >= 0 ? t.quote[i - 1] : (t.quote[i - 2] ?? -1); q >= 0; q = t.quoteParent[q])
    if (t.quoteClose[q] === i) return q
  return -1
}
