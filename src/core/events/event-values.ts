/** The money, quantity, place and round of an event. */
import { PRO_LAM } from '../lexicon/analyse.ts'
import { noteTime } from './arguments.ts'
import type { Draft } from './draft.ts'
import { nounEnd } from './extents.ts'
import { isAdjectiveOf } from './nouns.ts'
import type { Scene } from './scene.ts'
import { CLAUSE, FI, ILA, MAA } from './words.ts'

/** جولة جديدة من المحادثات، الحوار الذي اختتمت جولته الرابعة: which round, and the round as what was held. */
function noteRound(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  if (draft.frame.type !== 'CONSULT') return
  const first = Math.max(t.sentenceStart[t.sentence[draft.from]], draft.from - 5)
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + 12)
  for (let j = first; j < limit; j++) {
    if (!scene.isRound(j) || (j > draft.from && t.enclitic[j] === 0)) continue
    draft.round = scene.ordinal(j + 1)
    for (let k = j + 1; k < Math.min(limit, j + 5); k++)
      if (scene.values.timexAt[k] >= 0) noteTime(scene, draft, scene.values.timexAt[k], k)
    const adjective = j + 1 < limit && (draft.round > 0 || isAdjectiveOf(scene, j + 1, j))
    if (adjective && draft.objectFrom < 0) {
      draft.objectFrom = j
      draft.objectTo = j + 2
    }
    return
  }
}

/** Money, quantities, place and round of the clause. */
export function noteValues(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  noteRound(scene, draft)
  if (draft.frame.name === 'ceasefire' && draft.objectFrom < 0) {
    draft.objectFrom = draft.from
    draft.objectTo = draft.to
    while (draft.objectTo < t.count && isAdjectiveOf(scene, draft.objectTo, draft.from)) draft.objectTo++
  }
  const to = Math.min(t.count, Math.max(draft.end, draft.objectTo, draft.to))
  const from = draft.objectFrom >= 0 && draft.objectFrom < draft.from && draft.from - draft.objectFrom < 30 ? draft.objectFrom : draft.from
  for (let i = from; i < to; i++) {
    if (draft.amount < 0 && scene.values.amountAt[i] >= 0) draft.amount = scene.values.amountAt[i]
    if (draft.quantity < 0 && scene.values.quantityAt[i] >= 0) draft.quantity = scene.values.quantityAt[i]
    if (draft.placeFrom < 0 && scene.word(i) === FI && scene.isPlace(i + 1)) {
      draft.placeFrom = i + 1
      draft.placeTo = nounEnd(scene, i + 1, t.count, false)
    }
  }
}

/** التزامه بمساعدة الجزيرة، استعداد بلاده لتعزيز التعاون مع الجزيرة: to whom it is promised, within what is. */
export function recipientWithin(scene: Scene, draft: Draft): void {
  const { frame, objectFrom, objectTo } = draft
  if (draft.recipientFrom >= 0 || objectFrom < 0 || (frame.type !== 'AGREE' && frame.name !== 'need')) return
  const limit = Math.min(objectTo, objectFrom + 12)
  for (let j = objectFrom; j < limit - 1; j++) {
    const helped = scene.helpsAt(j) && scene.tokens.enclitic[j] === 0 && scene.isParty(j + 1) && scene.preposition(j + 1) === 0
    const named = frame.type === 'AGREE' && (scene.word(j) === MAA || scene.word(j) === ILA) && scene.isParty(j + 1)
    const given = frame.type === 'AGREE' && j > objectFrom && (scene.preposition(j) & PRO_LAM) !== 0 && scene.isParty(j) && !scene.isAct(j)
    if (!helped && !named && !given) continue
    const from = given ? j : j + 1
    if (draft.actorFrom >= 0 && scene.actorAt(from) >= 0 && scene.actorAt(from) === scene.actorAt(draft.actorFrom)) return
    draft.recipientFrom = from
    draft.recipientTo = nounEnd(scene, from, objectTo, true, true)
    return
  }
}

/** وقّع … اتفاقية … بقيمة …: an amount further on in the clause, where a word of value introduces it. */
export function amountAhead(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  const { type } = draft.frame
  if (draft.amount >= 0 || (type !== 'AID' && type !== 'COOPERATE' && type !== 'AGREE')) return
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + 40)
  let worth = -9
  for (let i = draft.to; i < limit; i++) {
    if (scene.isComma(i) || scene.word(i) === CLAUSE || scene.cueOf[i] >= 0) return
    if (scene.isWorth(i)) worth = i
    else if (scene.values.amountAt[i] >= 0) {
      if (i - worth <= 4) draft.amount = scene.values.amountAt[i]
      return
    }
  }
}
