/** The people, bodies, places, roles and groups of an article, wherever they stand. */
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import type { Mentions, TokenMention } from './mention.ts'
import { Scene } from './scene.ts'
import { SourceReader } from './source.ts'
import { addSurnames } from './surnames.ts'
import { isAbbreviation } from './titles.ts'
import { Trait as is } from './traits.ts'
import { isTrigger } from './triggers.ts'

/** How far a mention is read, in tokens. */
const WINDOW = 40

/** Makes a finder of mentions; make one for a lexicon and keep it. What it returns holds until its next call. */
export function createMentionFinder(lexicon: Lexicon): (tokens: Tokens, values: Values) => Mentions {
  const scene = new Scene(lexicon)
  const reader = new SourceReader(scene)
  let startingAt = new Int32Array(1024)
  return (tokens, values) => {
    const { count } = tokens
    if (startingAt.length <= count) startingAt = new Int32Array(2 * count)
    startingAt.fill(-1, 0, count + 1)
    scene.set(tokens, values)
    const items = addSurnames(scene, findTriggered(scene, reader))
    for (let m = items.length - 1; m >= 0; m--) startingAt[items[m].from] = m
    return { items, startingAt, read: (at, limit) => reader.read(at, limit) }
  }
}

function findTriggered(scene: Scene, reader: SourceReader): TokenMention[] {
  const { sentence, sentenceEnd } = scene.tokens
  const { at, count } = scene.candidates
  const items: TokenMention[] = []
  let from = 0
  for (let c = count - 1; c >= 0; c--) {
    const i = at[c]
    if (i < from || !isTrigger(scene, i)) continue
    const mention = reader.read(i, Math.min(sentenceEnd[sentence[i]], i + WINDOW))
    if (mention === null || isCommon(scene, mention)) continue
    const { innerFrom, innerTo } = reader
    const first = mention.kind === 'person' ? abbreviatedFrom(scene, i, from) : i
    items.push(first < i ? { ...mention, from: first } : mention)
    addPart(mention, reader, items)
    if (innerFrom > i) addPerson(reader.read(innerFrom, innerTo), items)
    from = mention.to
  }
  return items
}

/** أ. سالم، أ.د. سالم: where the letters of a title before `i` begin, `i` where there are none. */
function abbreviatedFrom(scene: Scene, i: number, lowest: number): number {
  const { mark } = scene.tokens
  let first = i
  while (first - 2 >= lowest && mark[first - 1] === 0x2e && isAbbreviation(scene, first - 2)) first -= 2
  return first
}

/** العالم، الأمر: the word for a calling is more often that for a thing; at a cue it is read all the same. */
function isCommon(scene: Scene, mention: TokenMention): boolean {
  return mention.rule === 'mention.role' && mention.to === mention.from + 1 && (scene.traits(mention.from) & is.COMMON) !== 0
}

function addPerson(mention: TokenMention | null, items: TokenMention[]): void {
  if (mention !== null && mention.kind === 'person') items.push(mention)
}

/** The body or place within a role, as a mention of its own. */
function addPart(mention: TokenMention, reader: SourceReader, items: TokenMention[]): void {
  const { affiliationFrom: from, affiliationTo: to } = mention
  if (from < 0 || from <= mention.from) return
  const part = reader.read(from, to)
  if (part !== null && (part.kind === 'organization' || part.kind === 'place')) items.push(part)
}
