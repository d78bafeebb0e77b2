/** The people, bodies, places, roles and groups of an article, wherever they stand. */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { MARK, type Tokens, WORD } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import { nameKeys } from './keys.ts'
import type { Mentions, TokenMention } from './mention.ts'
import { createSourceReader, type SourceReader } from './source.ts'

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
const NUMERAL_OR_PARTICLE = (bit('numeral') | bit('particle')) >>> 0
/** How far a mention is read, in tokens. */
const WINDOW = 40

/** Makes a finder of mentions; make one for a lexicon and keep it. What it returns holds until its next call. */
export function createMentionFinder(lexicon: Lexicon): (tokens: Tokens, values: Values) => Mentions {
  const reader = createSourceReader(lexicon)
  let startingAt = new Int32Array(1024)
  return (tokens, values) => {
    const { count } = tokens
    if (startingAt.length <= count) startingAt = new Int32Array(2 * count)
    startingAt.fill(-1, 0, count + 1)
    reader.set(tokens, values)
    const found = findTriggered(tokens, reader)
    const items = addSurnames(tokens, reader, found)
    for (let m = items.length - 1; m >= 0; m--) startingAt[items[m].from] = m
    return { items, startingAt, read: (at, limit) => reader.read(at, limit) }
  }
}

function findTriggered(tokens: Tokens, reader: SourceReader): TokenMention[] {
  const { count, bits, form, phraseBits, kind, sentence, sentenceEnd, mark } = tokens
  const items: TokenMention[] = []
  for (let i = 0; i < count; i++) {
    const of = bits[i] | phraseBits[i]
    if (kind[i] === MARK) {
      if (mark[i] === 0x2e || mark[i] === 0x60c || i + 1 >= count || ((bits[i + 1] | phraseBits[i + 1]) & TRIGGER) === 0) continue
    } else if (kind[i] !== WORD) continue
    else if ((of & TRIGGER) === 0) {
      if (form[i] === 0 ? !reader.beginsUnknownName(i) : (of & NUMERAL_OR_PARTICLE) === 0 || !reader.isQuantifier(i)) continue
    } else if (reader.isVerb(i) || reader.isAdjective(i)) continue
    const mention = reader.read(i, Math.min(sentenceEnd[sentence[i]], i + WINDOW))
    if (mention === null) continue
    items.push(mention)
    addParts(mention, reader, items)
    i = mention.to - 1
  }
  return items
}

/** The body or place within a role, as a mention of its own. */
function addParts(mention: TokenMention, reader: SourceReader, items: TokenMention[]): void {
  const { affiliationFrom: from, affiliationTo: to } = mention
  if (from < 0 || from <= mention.from) return
  const part = reader.read(from, to)
  if (part !== null && (part.kind === 'organization' || part.kind === 'place')) items.push(part)
}

/** Words that no lexicon knows but that end a name found elsewhere in the article: `لافروف` beside `سيرغي لافروف`. */
function addSurnames(tokens: Tokens, reader: SourceReader, found: readonly TokenMention[]): readonly TokenMention[] {
  const { count, text, end, kind } = tokens
  const surnames = new Map<number, TokenMention>()
  // Last letters of the names sought, a bit each: most words need no more than this.
  let letters = 0
  for (const mention of found) {
    if (mention.kind !== 'person' || mention.nameTo - mention.nameFrom < 2) continue
    const keys = nameKeys(tokens, mention.nameFrom, mention.nameTo)
    if (keys.length < 2) continue
    const last = keys[keys.length - 1]
    if (!surnames.has(last)) surnames.set(last, mention)
    if (!surnames.has(keys[0])) surnames.set(keys[0], mention)
    letters |= 1 << (text.charCodeAt(end[mention.nameTo - 1] - 1) & 31)
    letters |= 1 << (text.charCodeAt(end[mention.nameFrom] - 1) & 31)
  }
  if (surnames.size === 0) return found
  let merged: TokenMention[] | undefined
  let m = 0
  for (let i = 0; i < count; i++) {
    while (m < found.length && (found[m].to <= i || (m + 1 < found.length && found[m + 1].from <= i))) m++
    if (m < found.length && i >= found[m].from && i < found[m].to) continue
    if (kind[i] !== WORD) continue
    const link = reader.isLink(i) ? 1 : 0
    if (link === 0 && !reader.isUnknown(i)) continue
    const last = i + link
    if (last >= count || ((1 << (text.charCodeAt(end[last] - 1) & 31)) & letters) === 0) continue
    const keys = nameKeys(tokens, i, last + 1)
    const bearer = keys.length === 1 ? surnames.get(keys[0]) : undefined
    if (bearer === undefined) continue
    merged ??= [...found]
    // شامسي براتشي: given name and surname, each known, are one
    const before = merged[merged.length - 1]
    if (before.rule === 'mention.surname' && before.to === i) {
      merged.pop()
      merged.push(surnameAt(before.from, last + 1, bearer))
    } else merged.push(surnameAt(i, last + 1, bearer))
    i = last
  }
  return merged === undefined ? found : merged.sort((a, b) => a.from - b.from || b.to - a.to)
}

function surnameAt(from: number, to: number, bearer: TokenMention): TokenMention {
  return {
    kind: 'person',
    from,
    to,
    nameFrom: from,
    nameTo: to,
    roleFrom: -1,
    roleTo: -1,
    affiliationFrom: -1,
    affiliationTo: -1,
    gender: bearer.gender,
    number: 1,
    definite: true,
    entry: -1,
    rule: 'mention.surname',
    entries: [],
  }
}
