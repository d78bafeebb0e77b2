import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import type { Mentions } from './mention.ts'

/** Not written yet: finds nothing. */
export function createMentionFinder(_lexicon: Lexicon): (tokens: Tokens, values: Values) => Mentions {
  let none = new Int32Array(0)
  return (tokens) => {
    if (none.length < tokens.count) none = new Int32Array(tokens.count * 2).fill(-1)
    return { items: [], startingAt: none }
  }
}
