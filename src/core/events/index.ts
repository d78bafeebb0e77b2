/**
 * What was asked, promised, given, agreed, discussed and withdrawn. Event words are found in order; each one's clause is read
 * for its arguments, its status and its time; then mentions of one happening become one event.
 */
import type { Actors } from '../actors/actor.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Mentions } from '../mentions/mention.ts'
import type { Attribution, Event } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import { couldCount } from './could-count.ts'
import type { Draft } from './draft.ts'
import { EVENT } from './frames.ts'
import { mergeHappenings } from './happenings.ts'
import { readEvent } from './read-event.ts'
import { Scene } from './scene.ts'
import type { Words } from './speakers.ts'
import { toEvent } from './to-event.ts'
import { triggerAt } from './triggers.ts'

export type EventFinder = (
  tokens: Tokens,
  values: Values,
  mentions: Mentions,
  actors: Actors,
  attributions: readonly Attribution[],
  publishedAt?: string,
) => Event[]

/** How many event words are read in a text: so many, and one in so many of its words; no article has near as many. */
const READS = 200
const EVERY = 8

/** A finder over a compiled lexicon. Keep it: its tables are made once. */
export function createEventFinder(lexicon: Lexicon): EventFinder {
  const scene = new Scene(lexicon)
  return (tokens, values, mentions, actors, attributions, publishedAt = '') => {
    const { bits, phraseBits, count } = tokens
    let first = 0
    while (first < count && ((bits[first] | phraseBits[first]) & EVENT) === 0) first++
    if (first === count) return []
    scene.set(tokens, values, mentions, actors, attributions, publishedAt)
    const drafts: Draft[] = []
    let last: Words | undefined
    let meeting: Draft | undefined
    let credit = READS + count / EVERY
    for (let i = first; i < count && credit > 0; i++) {
      if (((bits[i] | phraseBits[i]) & EVENT) === 0) continue
      credit--
      const draft = read(scene, i, last, meeting)
      if (!draft) continue
      drafts.push(draft)
      if (draft.actorFrom >= 0) last = { from: draft.actorFrom, to: draft.actorTo }
      if (draft.frame.type === 'CONSULT' || draft.frame.type === 'COOPERATE') meeting = draft
      i = Math.max(i, draft.to - 1)
    }
    return mergeHappenings(scene, drafts).map((draft, k) => toEvent(scene, draft, k))
  }
}

/** The event that token `i` carries, by the first of its frames that holds. */
function read(scene: Scene, i: number, last: Words | undefined, meeting: Draft | undefined): Draft | undefined {
  for (let nth = 0; nth < 3; nth++) {
    const draft = triggerAt(scene, i, nth)
    if (!draft) return undefined
    if (couldCount(scene, draft) && readEvent(scene, draft, last, meeting)) return draft
  }
  return undefined
}
