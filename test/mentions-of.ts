import { createActorFinder } from '../src/core/actors/index.ts'
import { createMentionFinder } from '../src/core/mentions/index.ts'
import type { Mentions } from '../src/core/mentions/mention.ts'
import type { Actor } from '../src/core/record.ts'
import { findPhrases } from '../src/core/tokens/phrases.ts'
import { findQuotations } from '../src/core/tokens/quotations.ts'
import { findSentences } from '../src/core/tokens/sentences.ts'
import { tokenise } from '../src/core/tokens/tokenise.ts'
import { Tokens } from '../src/core/tokens/tokens.ts'
import { createValueReader } from '../src/core/values/index.ts'
import { loadLexicon } from '../src/lexicon-file.ts'

const lexicon = loadLexicon(process.env.ISNAD_LEXICON)
const readValues = createValueReader(lexicon)
const findMentions = createMentionFinder(lexicon)
const findActors = createActorFinder(lexicon)

/** Mentions of a text over the shipped lexicon, with the tokens they stand in; good until the next call. */
export function mentionsOf(text: string): { tokens: Tokens; mentions: Mentions } {
  tokenise(text, lexicon, tokens)
  findSentences(tokens)
  findQuotations(tokens, [])
  findPhrases(tokens)
  return { tokens, mentions: findMentions(tokens, readValues(tokens, {})) }
}
const tokens = new Tokens()

/** Actors of a text over the shipped lexicon. */
export function actorsOf(text: string): readonly Actor[] {
  const { mentions } = mentionsOf(text)
  return findActors(tokens, mentions).items
}
