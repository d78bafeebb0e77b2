/**
 * What was said in something that is named beside the verb: جاء في البيان أن …، بياناً أكد فيه تمسكه، كلمة قال فيها.
 */
import { PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { WORD } from '../tokens/tokens.ts'
import { BY_CLAUSE, BY_COLON, BY_QUOTE, type Draft, noteTime } from './draft.ts'
import { CHANNEL, DOCUMENT, type Scene } from './scene.ts'
import { readVia } from './via.ts'
import { ALA, FI, RELATIVE, WITH_PRONOUN } from './words.ts'

/** فيه، فيها، خلالها right after the verb: within a statement, a letter, a speech. */
export function saysWithin(scene: Scene, draft: Draft): boolean {
  return isWithin(scene, draft.to)
}

function isWithin(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (scene.word(i) === WITH_PRONOUN) return t.text.charCodeAt(t.start[i]) === 0x641
  return t.enclitic[i] !== 0 && t.text.startsWith('خلال', t.stem[i])
}

/** Reads the clause of جاء، ورد: what stands written in a document, or is put on somebody's lips. */
export function readWithin(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + 25)
  const at = draft.to
  let i = at + 1
  if (isWithin(scene, at)) {
    const vehicle = vehicleBefore(scene, draft.head)
    if (vehicle < 0) return false
    draft.sourceFrom = vehicle
    draft.sourceTo = vehicle + 1
    draft.mention = scene.mentions.startingAt[vehicle]
  } else {
    const lips = scene.word(at) === ALA && t.text.startsWith('لسان', t.start[at + 1])
    if (!lips && (scene.word(at) !== FI || ((t.bits[at + 1] | t.phraseBits[at + 1]) & DOCUMENT) === 0)) return false
    if (lips) i++
    const mention = scene.mentions.startingAt[i]
    const end = mention >= 0 ? scene.mentions.items[mention].to : (scene.sourceAt(i, limit)?.to ?? i + 1)
    draft.sourceFrom = i
    draft.sourceTo = Math.max(end, i + 1)
    draft.mention = mention
    i = draft.sourceTo
  }
  for (; i < limit; i++) {
    const timex = scene.values.timexAt[i]
    if (timex >= 0) {
      noteTime(scene, draft, timex)
      i = Math.max(i, scene.values.timexTokens[2 * timex + 1] - 1)
      continue
    }
    if (scene.isComplementiser(i)) return finish(draft, i, BY_CLAUSE)
    if (scene.isColon(i)) return finish(draft, i + 1, scene.isComplementiser(i + 1) ? BY_CLAUSE : BY_COLON)
    const q = scene.quoteOpening(i)
    if (q >= 0 && t.quoteEnd[q] - t.quoteFirst[q] > 3) return finish(draft, i, BY_QUOTE)
    const after = readVia(scene, draft, i, limit)
    if (after > i) i = after - 1
  }
  return false
}

function finish(draft: Draft, start: number, by: number): boolean {
  draft.start = start
  draft.by = by
  draft.core = true
  draft.rule = 'cue.written-in'
  draft.confidence -= 0.1
  return true
}

/** The document or occasion right before the verb, its adjectives and time aside: بياناً صحافياً أمس | قال فيه; -1 for none. */
function vehicleBefore(scene: Scene, head: number): number {
  const t = scene.tokens
  for (let j = head - 1; j >= Math.max(0, head - 6) && t.sentence[j] === t.sentence[head]; j--) {
    if (t.kind[j] !== WORD && !scene.isComma(j)) return -1
    if (((t.bits[j] | t.phraseBits[j]) & (CHANNEL | DOCUMENT)) !== 0) return j
  }
  return -1
}

/**
 * وأصدر الحزب أمس بياناً أكد فيه …: the statement is the channel; whoever issued it speaks, and then.
 */
export function readVehicle(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  const vehicle = vehicleBefore(scene, draft.head)
  if (vehicle < 0 || draft.sourceFrom >= 0 || draft.participle) return
  let to = vehicle + 1
  while (to < draft.head && t.kind[to] === WORD && scene.values.timexAt[to] < 0 && scene.word(to) === 0) to++
  draft.via.push(vehicle, to)
  const start = t.sentenceStart[t.sentence[draft.from]]
  for (let j = draft.head - 1; j >= Math.max(start, vehicle - 14); j--) {
    const timex = scene.values.timexAt[j]
    if (timex >= 0 && draft.timex < 0 && j > vehicle - 6) noteTime(scene, draft, timex)
    if (j >= vehicle || !scene.isFiniteVerb(j) || t.article[j] === 1) continue
    // حزب … الذي أصدر بياناً, أصدر الحزب بياناً
    const after = scene.mentions.startingAt[j + 1]
    let end = j
    if (scene.word(end - 1) === RELATIVE) end--
    if (scene.isComma(end - 1)) end--
    const m =
      after >= 0 && (t.proclitics[j + 1] & PRO_PREPOSITION) === 0 && j + 1 < vehicle ? after : end < j ? scene.mentionBefore[end] : -1
    if (m < 0 || scene.mentions.items[m].kind === 'place') return
    draft.subject = m
    return
  }
}
