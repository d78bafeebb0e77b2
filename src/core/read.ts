/**
 * The whole reader: one article in, its record out. One call a stage, in order.
 *
 * Pure: no clock, no I/O, no state between articles but scratch space. Text never throws; odd text gives `problems`.
 */
import { createActorFinder, toRecordMentions } from './actors/index.ts'
import { createAttributionFinder } from './attributions/index.ts'
import { createEventFinder } from './events/index.ts'
import { articleId } from './id.ts'
import type { Lexicon } from './lexicon/lexicon.ts'
import { createMentionFinder } from './mentions/index.ts'
import type { Article, Problem, Record } from './record.ts'
import { findPhrases } from './tokens/phrases.ts'
import { findQuotations } from './tokens/quotations.ts'
import { findSentences } from './tokens/sentences.ts'
import { tokenise } from './tokens/tokenise.ts'
import { Tokens } from './tokens/tokens.ts'
import { createValueReader } from './values/index.ts'
import { VERSION } from './version.ts'

export interface Reader {
  /** Reads one article. Never throws on text; offsets in the record are UTF-16 code units into `article.text`. */
  read(article: Article): Record
}

/** A reader over a compiled lexicon (`loadLexicon()` in Node, `openLexicon(bytes)` anywhere). Make one and keep it. */
export function createReader(lexicon: Lexicon): Reader {
  const tokens = new Tokens()
  const readValues = createValueReader(lexicon)
  const findMentions = createMentionFinder(lexicon)
  const findActors = createActorFinder(lexicon)
  const findAttributions = createAttributionFinder(lexicon)
  const findEvents = createEventFinder(lexicon)

  return {
    read(article) {
      const problems: Problem[] = []
      tokenise(article.text, lexicon, tokens)
      findSentences(tokens)
      findQuotations(tokens, problems)
      findPhrases(tokens)
      const values = readValues(tokens, article)
      const mentions = findMentions(tokens, values)
      const actors = findActors(tokens, mentions)
      const attributions = findAttributions(tokens, values, mentions, actors)
      const events = findEvents(tokens, values, mentions, actors, attributions, article.publishedAt)
      return {
        id: article.id || articleId(article),
        ...(article.publishedAt == null ? {} : { publishedAt: article.publishedAt }),
        ...(article.outlet == null ? {} : { outlet: article.outlet }),
        ...(article.title == null ? {} : { title: article.title }),
        ...(article.url == null ? {} : { url: article.url }),
        attributions,
        timexes: values.timexes,
        amounts: values.amounts,
        quantities: values.quantities,
        mentions: toRecordMentions(tokens, mentions, actors),
        actors: actors.items,
        events,
        problems,
        reader: { name: 'isnad', version: VERSION },
      }
    },
  }
}
