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

/** The stages, in order; what is made of their findings comes last. */
export type Stage =
  | 'tokens'
  | 'sentences'
  | 'quotations'
  | 'phrases'
  | 'values'
  | 'mentions'
  | 'actors'
  | 'attributions'
  | 'events'
  | 'record'

/** A reader over a compiled lexicon (`loadLexicon()` in Node, `openLexicon(bytes)` anywhere). Make one and keep it. */
export function createReader(lexicon: Lexicon): Reader {
  const read = createStages(lexicon)
  return { read: (article) => read(article, nothing) }
}

function nothing(): void {}

/** The reader with a look at its work: `after` is called when a stage is done. For measuring. */
export function createStages(lexicon: Lexicon): (article: Article, after: (stage: Stage) => void) => Record {
  const tokens = new Tokens()
  const readValues = createValueReader(lexicon)
  const findMentions = createMentionFinder(lexicon)
  const findActors = createActorFinder(lexicon)
  const findAttributions = createAttributionFinder(lexicon)
  const findEvents = createEventFinder(lexicon)

  return (article, after) => {
    const problems: Problem[] = []
    tokenise(article.text, lexicon, tokens)
    after('tokens')
    findSentences(tokens)
    after('sentences')
    findQuotations(tokens, problems)
    after('quotations')
    findPhrases(tokens)
    after('phrases')
    const values = readValues(tokens, article)
    after('values')
    const mentions = findMentions(tokens, values)
    after('mentions')
    const actors = findActors(tokens, mentions)
    after('actors')
    const attributions = findAttributions(tokens, values, mentions, actors)
    after('attributions')
    const events = findEvents(tokens, values, mentions, actors, attributions, article.publishedAt)
    after('events')
    const record: Record = {
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
    after('record')
    return record
  }
}
