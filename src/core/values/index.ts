import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { ValueContext, Values } from './value.ts'

/** Not written yet: finds nothing. */
export function createValueReader(_lexicon: Lexicon): (tokens: Tokens, context: ValueContext) => Values {
  let none = new Int32Array(0)
  return (tokens) => {
    if (none.length < tokens.count) none = new Int32Array(tokens.count * 2).fill(-1)
    return { timexes: [], amounts: [], quantities: [], timexTokens: [], amountTokens: [], quantityTokens: [], timexAt: none, amountAt: none, quantityAt: none }
  }
}
