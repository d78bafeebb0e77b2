import type { Actors } from '../actors/actor.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Mentions } from '../mentions/mention.ts'
import type { Attribution } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'

/** Not written yet: finds nothing. */
export function createAttributionFinder(
  _lexicon: Lexicon,
): (tokens: Tokens, values: Values, mentions: Mentions, actors: Actors) => Attribution[] {
  return () => []
}
