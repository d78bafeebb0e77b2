import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Mentions } from '../mentions/mention.ts'
import type { Mention } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Actors } from './actor.ts'

/** Not written yet: finds nobody. */
export function createActorFinder(_lexicon: Lexicon): (tokens: Tokens, mentions: Mentions) => Actors {
  return () => ({ items: [], ofMention: new Int32Array(0), add: () => -1, candidates: () => [] })
}

/** The mentions as the record has them. */
export function toRecordMentions(_tokens: Tokens, _mentions: Mentions, _actors: Actors): Mention[] {
  return []
}
