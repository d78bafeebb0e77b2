/** The people, bodies, places, roles and groups of an article, wherever they stand. */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { type Tokens, WORD } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import type { Mentions, TokenMention } from './mention.ts'
import { createSourceReader } from './source.ts'

export { createSourceReader, type SourceReader } from './source.ts'

/** A word of these classes may begin a mention. */
const TRIGGER =
  (bit('title') |
    bit('rank') |
    bit('office') |
    bit('body-head') |
    bit('body') |
    bit('media') |
    bit('country') |
    bit('place') |
    bit('given-name') |
    bit('group') |
    bit('document')) >>>
  0
/** Mentions of these kinds need more than a word of the class: a document that is only named is nothing to know. */
const LIMIT = 40

/** Makes a finder of mentions; make one for a lexicon and keep it. What it returns holds until its next call. */
export function createMentionFinder(lexicon: Lexicon): (tokens: Tokens, values: Values) => Mentions {
  const reader = createSourceReader(lexicon)
  let startingAt = new Int32Array(1024)
  return (tokens, values) => {
    const { count, bits, phraseBits, kind, sentence, sentenceEnd } = tokens
    if (startingAt.length <= count) startingAt = new Int32Array(2 * count)
    startingAt.fill(-1, 0, count + 1)
    reader.set(tokens, values)
    const items: TokenMention[] = []
    for (let i = 0; i < count; i++) {
      if (((bits[i] | phraseBits[i]) & TRIGGER) === 0 || kind[i] !== WORD) continue
      const mention = reader.read(i, Math.min(sentenceEnd[sentence[i]], i + LIMIT))
      if (mention === null) continue
      startingAt[i] = items.length
      items.push(mention)
      addParts(mention, reader, items, startingAt)
      i = mention.to - 1
    }
    return { items, startingAt, read: (at, limit) => reader.read(at, limit) }
  }
}

/** The body or place within a role, as a mention of its own. */
function addParts(
  mention: TokenMention,
  reader: { read(at: number, limit: number): TokenMention | null },
  items: TokenMention[],
  startingAt: Int32Array,
): void {
  const { affiliationFrom: from, affiliationTo: to } = mention
  if (from < 0 || from <= mention.from) return
  const part = reader.read(from, to)
  if (part === null || (part.kind !== 'organization' && part.kind !== 'place')) return
  if (startingAt[from] < 0) startingAt[from] = items.length
  items.push(part)
}
