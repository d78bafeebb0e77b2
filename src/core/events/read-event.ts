/** Reads one event word: its arguments before and after it, its status; false where it is no event of the ledger. */
import { PRO_BEH } from '../lexicon/analyse.ts'
import { isDeadline, splitSides, timeBefore } from './arguments.ts'
import { counts } from './counts.ts'
import type { Draft } from './draft.ts'
import { amountAhead, noteValues, recipientWithin } from './event-values.ts'
import { isOfName, readNoun } from './nouns.ts'
import type { Scene } from './scene.ts'
import type { Words } from './speakers.ts'
import { readStatus } from './status.ts'
import { readParticiple, readVerb } from './verbs.ts'
import { ALA } from './words.ts'

export function readEvent(scene: Scene, draft: Draft, last: Words | undefined, meeting?: Draft): boolean {
  if (draft.finite) readVerb(scene, draft, last)
  else if (draft.participle) readParticiple(scene, draft, last)
  else if (isOfName(scene, draft)) return false
  else readNoun(scene, draft, last)
  if (meeting) takeSides(scene, draft, meeting)
  if (draft.frame.type === 'CONSULT' || draft.frame.type === 'COOPERATE') splitSides(scene, draft)
  if (draft.timex < 0) timeBefore(scene, draft)
  recipientWithin(scene, draft)
  readStatus(scene, draft)
  draft.deadline = isDeadline(scene, draft)
  noteValues(scene, draft)
  amountAhead(scene, draft)
  return !draft.hypothetical && counts(scene, draft)
}

/** تم الاتفاق، باتفاق، الاتفاق على: come to, not the one that is only named. */
function isTold(scene: Scene, draft: Draft): boolean {
  return draft.light >= 0 || scene.preposition(draft.from) === PRO_BEH || scene.word(draft.to) === ALA
}

/** تم الاتفاق على …: between those who met before. */
function takeSides(scene: Scene, draft: Draft, meeting: Draft): void {
  const { name } = draft.frame
  if (
    name !== 'agreement' ||
    !isTold(scene, draft) ||
    meeting.frame.type !== 'CONSULT' ||
    draft.objectFrom < 0 ||
    draft.recipientFrom >= 0 ||
    (draft.actorFrom >= 0 && !draft.impliedActor)
  )
    return
  if (scene.tokens.sentence[draft.from] - scene.tokens.sentence[meeting.from] > 3) return
  draft.actorFrom = meeting.actorFrom
  draft.actorTo = meeting.actorTo
  draft.recipientFrom = meeting.recipientFrom
  draft.recipientTo = meeting.recipientTo
  draft.impliedActor = true
}
