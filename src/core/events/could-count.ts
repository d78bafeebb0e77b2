/**
 * What must stand near an event word for it to count, looked at before anything is read: one pass over a few bits spares most
 * words a reading. It may let through what does not count; it holds back nothing that does.
 */
import { PRO_BEH, PRO_SEEN } from '../lexicon/analyse.ts'
import { ASPECT, PERFECT } from '../lexicon/features.ts'
import type { Draft } from './draft.ts'
import { EVENT, FRAMES, NEEDS, SUPPORT_BIT } from './frames.ts'
import type { Scene } from './scene.ts'
import { FORCES, MEASURE } from './token-view.ts'
import { AN, AN_PREPOSITION, BAYNA, MAA, WITH_PRONOUN } from './words.ts'

/** What is wanted of a token, and how many tokens before and after the word it may stand. */
interface Wanted {
  readonly back: number
  readonly ahead: number
  at(scene: Scene, i: number): boolean
}

const bitsAt = (scene: Scene, i: number) => scene.tokens.bits[i] | scene.tokens.phraseBits[i]

const SUPPORT: Wanted = { back: 26, ahead: 26, at: (scene, i) => (bitsAt(scene, i) & SUPPORT_BIT) !== 0 || scene.values.amountAt[i] >= 0 }
const EVENT_WORD: Wanted = { back: 20, ahead: 16, at: (scene, i) => (bitsAt(scene, i) & EVENT) !== 0 }
const AGREEMENT: Wanted = { back: 26, ahead: 26, at: (scene, i) => scene.isAgreementAt(i) }
const TROOPS: Wanted = { back: 20, ahead: 16, at: (scene, i) => scene.isForces(i, FORCES) }
const IMPOSED: Wanted = { back: 12, ahead: 12, at: (scene, i) => scene.isForces(i, MEASURE) }
const OTHER_SIDE: Wanted = {
  back: 8,
  ahead: 24,
  at: (scene, i) => scene.word(i) === MAA || scene.word(i) === BAYNA || scene.word(i) === WITH_PRONOUN,
}
const ABOUT_WHAT: Wanted = { back: 0, ahead: 20, at: (scene, i) => scene.word(i) === AN_PREPOSITION || scene.word(i) === WITH_PRONOUN }
const PROMISED: Wanted = {
  back: 0,
  ahead: 24,
  at: (scene, i) => scene.preposition(i) === PRO_BEH || scene.word(i) === AN || scene.word(i) === WITH_PRONOUN,
}

const BY_NEED: { readonly [need: string]: Wanted } = {
  support: SUPPORT,
  aid: SUPPORT,
  funds: SUPPORT,
  money: SUPPORT,
  flow: SUPPORT,
  relief: SUPPORT,
  donations: SUPPORT,
  agreement: AGREEMENT,
  pact: AGREEMENT,
  offer: EVENT_WORD,
  forces: TROOPS,
  measure: IMPOSED,
}
const BY_FRAME: { readonly [frame: string]: Wanted } = {
  partnership: OTHER_SIDE,
  'work-with': OTHER_SIDE,
  'talk-with': OTHER_SIDE,
  'back-down': ABOUT_WHAT,
  'promise-to': PROMISED,
  travel: EVENT_WORD,
  'travel-from': EVENT_WORD,
}
/** The same by the numbers that the lexicon's entries have. */
const WANTED: readonly (Wanted | undefined)[] = NEEDS.map((need) => BY_NEED[need])
const WANTED_BY_FRAME: readonly (Wanted | undefined)[] = FRAMES.map(({ name }) => BY_FRAME[name])

/** False where what the word needs to count stands nowhere near. */
export function couldCount(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  const { needs, frame } = scene.events
  const wanted = WANTED[needs[draft.entry]] ?? WANTED_BY_FRAME[frame[draft.entry] - 1]
  if (wanted === undefined || (wanted === EVENT_WORD && isAhead(scene, draft))) return true
  const s = t.sentence[draft.from]
  const end = Math.min(t.sentenceEnd[s], draft.to + wanted.ahead)
  for (let i = Math.max(t.sentenceStart[s], draft.from - wanted.back); i < end; i++) {
    if ((i < draft.from || i >= draft.to) && wanted.at(scene, i)) return true
  }
  return false
}

/** A journey told in the first sentence, or one that may be to come, needs nothing beside it. */
function isAhead(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  if (!draft.frame.name.startsWith('travel')) return false
  return (draft.features & ASPECT) !== PERFECT || t.sentence[draft.from] === 0 || (t.proclitics[draft.from] & PRO_SEEN) !== 0
}
