/** One article as this stage sees it: the tokens, what earlier stages found in them, and the questions rules ask of both. */
import type { Actors } from '../actors/actor.ts'
import { bit } from '../lexicon/classes.ts'
import { ASPECT, FEMININE, GENDER, MASCULINE, MASDAR, NUMBER as NUMBERS, PLURAL } from '../lexicon/features.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Mentions, TokenMention } from '../mentions/mention.ts'
import type { Attribution } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import { EVENT, SPEECH } from './frames.ts'
import { Membership, PARTY, TokenView } from './token-view.ts'
import { DELEGATION, HOME, KIN, PLACE_HEAD, PRESS } from './words.ts'

const ACTS = (SPEECH | EVENT) >>> 0

const NOUN = bit('noun')
const PEOPLE = (bit('office') | bit('group')) >>> 0
const HEADS = (bit('body-head') | bit('office') | bit('country')) >>> 0
const MEDIA = bit('media')
const CHANNEL = bit('channel')
const PLACES = (bit('country') | bit('place')) >>> 0

/** A headline has at most so many tokens. */
const HEADLINE = 28

/** How far a clause is read from its trigger, in tokens. */
export const WINDOW = 48

export class Scene extends TokenView {
  readonly #act: Membership
  actors!: Actors
  attributions!: readonly Attribution[]
  /** Day of publication, '' where it is not known. */
  publishedAt = ''
  /** For each token the innermost attribution whose content holds it, -1 for none. */
  within = new Int32Array(0)
  /** For each token the attribution whose cue it is, -1 for none. */
  cueOf = new Int32Array(0)

  constructor(lexicon: Lexicon) {
    super(lexicon)
    this.#act = new Membership(lexicon, 'verbal-nouns', 'acts')
  }

  set(tokens: Tokens, values: Values, mentions: Mentions, actors: Actors, attributions: readonly Attribution[], publishedAt: string): void {
    this.publishedAt = publishedAt.slice(0, 10)
    this.tokens = tokens
    this.values = values
    this.mentions = mentions
    this.actors = actors
    this.attributions = attributions
    const n = tokens.count
    if (this.mentionAt.length < n) {
      this.mentionAt = new Int32Array(2 * n)
      this.verbs = new Int8Array(2 * n)
      this.within = new Int32Array(2 * n)
      this.cueOf = new Int32Array(2 * n)
    }
    this.mentionAt.fill(-1, 0, n)
    this.verbs.fill(-1, 0, n)
    this.within.fill(-1, 0, n)
    this.cueOf.fill(-1, 0, n)
    let covered = 0
    for (let m = 0; m < mentions.items.length; m++) {
      const item = mentions.items[m]
      for (let i = Math.max(covered, item.from); i < item.to; i++) this.mentionAt[i] = m
      covered = Math.max(covered, item.to)
    }
    // Later attributions of the same words are the inner ones.
    for (let a = 0; a < attributions.length; a++) {
      const { content, cue } = attributions[a]
      for (const span of content) {
        const from = this.tokenAt(span.start)
        const to = this.tokenAt(span.end)
        for (let i = from; i < to; i++) {
          const other = this.within[i]
          if (other < 0 || this.#isInner(attributions[a], attributions[other])) this.within[i] = a
        }
      }
      for (const span of cue) {
        const to = this.tokenAt(span.end)
        for (let i = this.tokenAt(span.start); i < to; i++) this.cueOf[i] = a
      }
    }
  }

  #isInner(a: Attribution, b: Attribution): boolean {
    return a.content[a.content.length - 1].end - a.content[0].start <= b.content[b.content.length - 1].end - b.content[0].start
  }

  /** True where token `i` stands in a headline: a short first paragraph with a text under it. */
  inHeadline(i: number): boolean {
    const t = this.tokens
    return t.paragraph[i] === 0 && t.paragraphCount > 1 && t.paragraphStart[1] <= HEADLINE
  }

  /** The first token that begins at or after `offset`. */
  tokenAt(offset: number): number {
    const { start, count } = this.tokens
    let low = 0
    let high = count
    while (low < high) {
      const mid = (low + high) >> 1
      if (start[mid] < offset) low = mid + 1
      else high = mid
    }
    return low
  }

  /** True where a party may begin at `i`: a mention, or a word that can head one. */
  isParty(i: number): boolean {
    if (i < 0 || i >= this.tokens.count) return false
    // بلاده
    const code = this.words[this.tokens.form[i]]
    if (code === HOME) return this.tokens.enclitic[i] !== 0
    if (code === DELEGATION) return true
    if (code === KIN) return this.tokens.enclitic[i] !== 0 || this.mentions.startingAt[i + 1] >= 0
    const m = this.mentions.startingAt[i]
    if (m >= 0) {
      const item = this.mentions.items[m]
      if (item.rule === 'mention.noun' || item.kind === 'document') return false
      // المساعدة، أجهزة صيانة: a thing that is given before a woman who helps or a body
      return (
        item.kind === 'place' ||
        (item.kind === 'person' && item.nameFrom >= 0) ||
        (item.kind === 'organization' && item.definite) ||
        this.supportAt(i) === 0
      )
    }
    if (this.supportAt(i) > 0) return false
    return (this.tokens.bits[i] & PARTY) !== 0 || (this.tokens.phraseBits[i] & PARTY) !== 0
  }

  isMedia(i: number): boolean {
    if (this.words[this.tokens.form[i]] === PRESS) return true
    const m = this.mention(i)
    if (m && m.kind !== 'organization') return false
    if (m && m.entry >= 0 && this.lexicon.classOf(m.entry) === MEDIA) return true
    return ((this.tokens.bits[i] | this.tokens.phraseBits[i]) & (MEDIA | CHANNEL)) !== 0
  }

  /** True where the word at `i` itself heads a body or an office: وحركة، ووزير. */
  headsParty(i: number): boolean {
    return (this.tokens.bits[i] & HEADS) !== 0 && this.tokens.article[i] === 0
  }

  /** وزراء، قادة، مسؤولين: people in the plural. */
  isMany(i: number): boolean {
    const t = this.tokens
    if ((t.bits[i] & PEOPLE) === 0) return this.mention(i)?.number === 3
    for (let s = t.sense(i, PEOPLE); s >= 0; s = t.sense(i, PEOPLE, s)) if ((this.lexicon.featuresOf(s) & NUMBERS) === PLURAL) return true
    return false
  }

  /** False where a verb with `features` cannot have the mention at `i` as its subject after it: دعا الهياكل. */
  agrees(features: number, i: number): boolean {
    const m = this.mention(i)
    if (!m || m.gender === 0) return true
    const gender = features & GENDER
    if (gender === MASCULINE) return !(m.gender === 2 && m.number <= 1)
    if (gender === FEMININE) return !(m.gender === 1 && m.number === 1)
    return true
  }

  mention(i: number): TokenMention | undefined {
    const m = this.mentions.startingAt[i]
    return m < 0 ? undefined : this.mentions.items[m]
  }

  /** The actor whom the mention at `i` names, -1 for none. */
  actorAt(i: number): number {
    const m = this.mentions.startingAt[i]
    return m < 0 ? -1 : this.actors.ofMention[m]
  }

  /** A noun of doing: لحماية، لتمويل، not one to whom something goes. */
  isAct(i: number): boolean {
    const t = this.tokens
    if (this.isParty(i)) return false
    if ((t.bits[i] & (EVENT | SPEECH)) !== 0 && this.supportAt(i) === 0) {
      for (let s = t.sense(i, ACTS); s >= 0; s = t.sense(i, ACTS, s)) {
        const aspect = this.lexicon.featuresOf(s) & ASPECT
        if (aspect === MASDAR || (aspect === 0 && this.events.frame[this.lexicon.entryOf(s)] !== 0)) return true
      }
    }
    if ((t.bits[i] & NOUN) === 0) return false
    for (let s = t.sense(i, NOUN); s >= 0; s = t.sense(i, NOUN, s)) if (this.#act.has(this.lexicon.entryOf(s))) return true
    return false
  }

  isPlace(i: number): boolean {
    const m = this.mention(i)
    const code = this.words[this.tokens.form[i]]
    if (code === PLACE_HEAD || code === HOME || (this.tokens.bits[i] & PLACES) !== 0) return true
    if (m) return m.kind === 'place'
    return (this.tokens.bits[i] & PLACES) !== 0
  }
}
