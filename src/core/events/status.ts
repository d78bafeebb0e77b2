/** Whether it has happened: from the verb's form, what stands before it, and the light verb or word that carries a noun. */
import { PRO_LAM, PRO_SEEN } from '../lexicon/analyse.ts'
import { ASPECT, IMPERFECT, JUSSIVE, PERFECT } from '../lexicon/features.ts'
import type { EventStatus } from '../record.ts'
import type { Draft } from './draft.ts'
import { HYPOTHETICAL, NEGATED, ONGOING, PLANNED } from './frames.ts'
import type { Scene } from './scene.ts'
import { AFTER, AN, AUXILIARY, BEFORE, NEGATION, RELATIVE, SOWFA, WITHOUT } from './words.ts'

export function readStatus(scene: Scene, draft: Draft): void {
  draft.statusKnown = draft.finite || draft.light >= 0
  const status = draft.finite ? ofVerb(scene, draft.from, draft.features, draft) : ofNoun(scene, draft)
  if (status !== 'done') draft.statusKnown = true
  draft.status = settle(draft, status)
}

/** A request is on as long as it stands; a promise is given once the word is. */
function settle(draft: Draft, status: EventStatus): EventStatus {
  const { type, name } = draft.frame
  if (name === 'refuse') return status === 'negated' ? 'done' : 'negated'
  if (status === 'negated') return status
  if (type === 'REQUEST') return 'ongoing'
  if (type === 'AGREE') return 'done'
  return status
}

function ofVerb(scene: Scene, i: number, features: number, draft: Draft): EventStatus {
  const t = scene.tokens
  const aspect = features & ASPECT
  const before = scene.word(i - 1)
  const future = (t.proclitics[i] & PRO_SEEN) !== 0 || before === SOWFA
  if (before === NEGATION && aspect !== PERFECT) return 'negated'
  if (before === AUXILIARY && aspect === IMPERFECT && isQad(scene, i - 1)) {
    draft.hypothetical = true
    return 'planned'
  }
  if (future) return 'planned'
  const mood = moodBefore(scene, i, draft)
  if (mood === NEGATED) return 'negated'
  if (aspect === PERFECT) return 'done'
  if (aspect === IMPERFECT || aspect === JUSSIVE) {
    if ((t.proclitics[i] & PRO_LAM) !== 0) return 'planned'
    if (
      before === AN &&
      t.enclitic[i - 1] === 0 &&
      t.text.charCodeAt(t.stem[i - 1]) !== 0x625 &&
      t.text.charCodeAt(t.end[i - 1] - 1) === 0x646
    ) {
      // أن + subjunctive: what is to be
      if (mood !== PLANNED && draft.light !== i) draft.hypothetical = true
      return 'planned'
    }
    if (mood === PLANNED || (draft.finite && isFuture(scene, draft))) return 'planned'
    // A headline tells what has happened in the present.
    if (scene.inHeadline(i)) return 'done'
    return 'ongoing'
  }
  return 'done'
}

function isQad(scene: Scene, k: number): boolean {
  const t = scene.tokens
  const n = t.end[k] - t.stem[k]
  return n === 2 && t.text.charCodeAt(t.stem[k]) === 0x642
}

function ofNoun(scene: Scene, draft: Draft): EventStatus {
  const t = scene.tokens
  const i = draft.from
  const mood = moodBefore(scene, i, draft)
  if (
    mood === NEGATED ||
    scene.word(i - 1) === NEGATION ||
    scene.word(i - 1) === WITHOUT ||
    (scene.word(i - 2) === WITHOUT && scene.preposition(i) === 0)
  )
    return 'negated'
  if (draft.light >= 0) {
    const status = ofVerb(scene, draft.light, draft.lightFeatures, draft)
    if (status === 'ongoing' && isFuture(scene, draft)) return 'planned'
    if (draft.frame.name === 'partnership') return status === 'done' && mood === PLANNED ? 'planned' : status
    if (status === 'ongoing' && draft.frame.type === 'COOPERATE') return 'done'
    return status
  }
  if (mood === PLANNED) return 'planned'
  if (mood === ONGOING || draft.frame.name === 'partnership') return 'ongoing'
  if (draft.participle) return draft.frame.type === 'AID' ? 'ongoing' : 'done'
  // المرتقب، المقبل after it; a time to come
  for (let j = draft.to; j < Math.min(t.sentenceEnd[t.sentence[i]], draft.to + 5) && !scene.isMark(j); j++) {
    const after = scene.moodAt(j)
    if (after === PLANNED && j < draft.to + 3) return 'planned'
    if (after === ONGOING && draft.frame.type === 'CONSULT') return 'ongoing'
  }
  if (isFuture(scene, draft) || isAwaited(scene, i)) return 'planned'
  if (scene.word(i - 1) === AFTER) return 'done'
  if ((t.proclitics[i] & PRO_LAM) !== 0) return 'planned'
  return 'done'
}

/** قبل بدء جولة جديدة من المحادثات، موعد سريان الهدنة */
function isAwaited(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const limit = Math.max(t.sentenceStart[t.sentence[i]], i - 6)
  for (let k = i - 1; k >= limit; k--) {
    if (scene.isMark(k) || scene.isFiniteVerb(k)) return false
    if (scene.word(k) === BEFORE) return true
  }
  return false
}

function isFuture(scene: Scene, draft: Draft): boolean {
  if (draft.timex < 0) return false
  const { value, begin } = scene.values.timexes[draft.timex]
  if (value === 'FUTURE_REF') return true
  const day = begin ?? value
  return scene.publishedAt !== '' && day.length >= 10 && day.charCodeAt(4) === 0x2d && day.slice(0, 10) > scene.publishedAt
}

/** How far back a word of modality is looked for. */
const MOOD_WINDOW = 10

/** The mood of a word of modality before token `i`, in its clause and near. */
function moodBefore(scene: Scene, i: number, draft: Draft): number {
  const t = scene.tokens
  const limit = Math.max(t.sentenceStart[t.sentence[i]], i - MOOD_WINDOW)
  for (let k = i - 1; k >= limit; k--) {
    const mood = scene.moodAt(k)
    // نفى الناطق أن يكون الوزير ناقش …: a denial reaches over its أن, other words do not reach so far
    if (mood !== NEGATED && k < i - 6) continue
    if (mood === HYPOTHETICAL) draft.hypothetical = true
    // ليس من المتوقع
    if (mood === PLANNED && (scene.word(k - 1) === NEGATION || scene.word(k - 2) === NEGATION)) return NEGATED
    if (mood !== 0) return mood
    if (scene.isComma(k) || scene.word(k) === RELATIVE) return 0
  }
  return 0
}
