/** قال and its kin: the only verb that takes bare words, and قائلاً، بقوله، بالقول beside another. */
import { PRO_BEH } from '../lexicon/analyse.ts'
import { ASPECT, MASDAR } from '../lexicon/features.ts'
import { WORD } from '../tokens/tokens.ts'
import { BY_CLAUSE, BY_COLON, BY_QUOTE, Draft } from './draft.ts'
import type { Scene } from './scene.ts'

/** قائلاً، بقوله، بالقول: goes with the cue before it. */
export function isSaying(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const sense = scene.speechSense(i, 0xff)
  if (sense < 0) return false
  const entry = scene.lexicon.entryOf(sense)
  if (!isQala(scene, entry)) return false
  const aspect = scene.lexicon.featuresOf(sense) & ASPECT
  return aspect === 3 || (aspect === 4 && (t.proclitics[i] & PRO_BEH) !== 0)
}

/** وأضاف قوله أن …: the verbal noun with a pronoun says no more than the verb before it. */
export function isOwnSaying(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (t.enclitic[i] === 0 || t.proclitics[i] !== 0 || t.article[i] === 1) return false
  const sense = scene.speechSense(i, 1 << MASDAR)
  return (
    sense >= 0 &&
    isQala(scene, scene.lexicon.entryOf(sense)) &&
    (scene.isComplementiser(i + 1) || scene.isColon(i + 1) || scene.quoteOpening(i + 1) >= 0)
  )
}

/** بالقول، بقوله on its own, after a verb that is no cue: its clause or quotation follows at once. */
export function sayingAt(scene: Scene, i: number): Draft | undefined {
  if (!isSaying(scene, i)) return undefined
  const t = scene.tokens
  const at = scene.isColon(i + 1) ? i + 2 : i + 1
  const how = scene.isColon(i + 1) ? BY_COLON : scene.isComplementiser(at) ? BY_CLAUSE : scene.quoteOpening(at) >= 0 ? BY_QUOTE : 0
  if (how === 0) return undefined
  const draft = new Draft()
  draft.from = i
  draft.to = i + 1
  // …، مكتفيا بالقول: how he said it belongs to the cue's clause
  const manner = scene.isComma(i - 2) && t.kind[i - 1] === WORD && [0x627, 0x64b].includes(t.text.charCodeAt(t.end[i - 1] - 1))
  draft.head = manner ? i - 1 : i
  draft.participle = true
  draft.entry = scene.lexicon.entryOf(scene.speechSense(i, 0xff))
  draft.start = at
  draft.by = how
  draft.rule = 'cue.saying'
  return draft
}

function isQala(scene: Scene, entry: number): boolean {
  return scene.speech.takes[entry] !== 0 && scene.speech.saying[entry] === 1
}

/** قال، قائلاً: the only ones that take bare words as direct speech. */
export function isPlainSaying(scene: Scene, draft: Draft): boolean {
  return isQala(scene, draft.entry) || (draft.entry2 >= 0 && isQala(scene, draft.entry2))
}
