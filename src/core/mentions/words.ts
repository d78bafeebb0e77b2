/**
 * What a word can be in a noun phrase, as bits: worked out from the lexicon the first time a form is met and kept.
 * One form may be several things (`صالح` a name, an adjective and a verb); the readers weigh them by what stands around.
 */
import { bit } from '../lexicon/classes.ts'
import * as feature from '../lexicon/features.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { MARK, type Tokens, WORD } from '../tokens/tokens.ts'
import { ADJECTIVE_TOO, ALA, ALL_OF, CLOSED, LINK, NUMBER_OF, ONE_OF } from './closed-words.ts'

export const TITLE = 1 << 0
export const RANK = 1 << 1
/** رئيس، وزير، ناطق; not سابق and its like, which are {@link MODIFIER}. */
export const OFFICE = 1 << 2
export const MODIFIER = 1 << 3
export const BODY_HEAD = 1 << 4
export const BODY = 1 << 5
export const MEDIA = 1 << 6
export const COUNTRY = 1 << 7
export const PLACE = 1 << 8
export const ADJECTIVE = 1 << 9
/** A given or family name that is nothing else. */
export const NAME = 1 << 10
/** A name that is also an ordinary word: كريم، سعيد. */
export const NAME_OR_WORD = 1 << 11
export const NAME_PARTICLE = 1 << 12
export const GROUP = 1 << 13
export const DOCUMENT = 1 << 14
export const CHANNEL = 1 << 15
/** A finite verb. */
export const VERB = 1 << 16
/** Any other noun. */
export const COMMON = 1 << 17
export const PREPOSITION = 1 << 18
/** A closed-class word that no noun phrase goes past: أن، لكن، هو، قد. */
export const BREAK = 1 << 19
export const QUANTIFIER = 1 << 20
export const DEMONSTRATIVE = 1 << 21
/** A finite verb that reports: طالب، حذّر. */
export const SPEECH_VERB = 1 << 22
export const TIME = 1 << 23
export const NUMERAL = 1 << 24
/** A reporting verb's participle: without article one of state (مشيراً, مؤكدةً), with it an adjective (الداعية إلى, المحتجة). */
export const REPORTING = 1 << 25
/** Grammar of the nominal senses, where the lexicon says. */
export const FEMININE = 1 << 26
export const MASCULINE = 1 << 27
export const PLURAL = 1 << 28
/** مسؤولو، مدينتي: a genitive must follow. */
export const CONSTRUCT = 1 << 29
/** More often an ordinary word than the place or nisba it also is. */
export const ALSO_WORD = 1 << 30
const SINGULAR = 1 << 31

/** What can be a speaker's or a body's head. */
export const NOMINAL = TITLE | RANK | OFFICE | BODY_HEAD | BODY | MEDIA | COUNTRY | PLACE | GROUP | DOCUMENT | COMMON
export const PROPER = BODY | MEDIA | COUNTRY | PLACE
export const ANY_NAME = NAME | NAME_OR_WORD

const BIT = {
  title: bit('title'),
  rank: bit('rank'),
  office: bit('office'),
  bodyHead: bit('body-head'),
  body: bit('body'),
  media: bit('media'),
  country: bit('country'),
  place: bit('place'),
  nisba: bit('nisba'),
  name: bit('given-name'),
  nameParticle: bit('name-particle'),
  group: bit('group'),
  document: bit('document'),
  channel: bit('channel'),
  speech: bit('speech'),
  verb: bit('verb'),
  event: bit('event'),
  noun: bit('noun'),
  support: bit('support'),
  particle: bit('particle'),
  month: bit('month'),
  weekday: bit('weekday'),
  timeUnit: bit('time-unit'),
  timeWord: bit('time-word'),
  numeral: bit('numeral'),
  negation: bit('negation'),
  modality: bit('modality'),
  frame: bit('frame'),
  currency: bit('currency'),
  unit: bit('unit'),
} as const

/** Classes of what heads a mention, and of what counts or picks what follows. */
export const HEADS =
  (BIT.office |
    BIT.title |
    BIT.rank |
    BIT.bodyHead |
    BIT.body |
    BIT.group |
    BIT.document |
    BIT.place |
    BIT.country |
    BIT.media |
    BIT.name) >>>
  0
export const COUNTS = (BIT.numeral | BIT.particle) >>> 0
/** Classes without which a known word or phrase begins no mention. */
const MAY_BEGIN = (HEADS | COUNTS | BIT.nameParticle) >>> 0
/** Beside a closed-class word's number: a mention may begin here. */
const BEGINS = 0x80
const WORD_CODE = 0x7f

// Values of the column `kind`.
const PREP = 1
const QUANT = 2
const DEM = 3
const KIND_MODIFIER = 4
const CLOSED_CLASS = BREAK | PREPOSITION | DEMONSTRATIVE | QUANTIFIER

/** A list of tokens in an array that is used again. */
export interface Positions {
  at: Int32Array
  count: number
}

export class Words {
  readonly #lexicon: Lexicon
  // A form's traits are one of some hundred sets: its number is kept, as it stands, with article, with suffix (0: not worked
  // out yet). Tables of small numbers stay in the processor's cache, and that is what this costs.
  readonly #plain: Uint16Array
  readonly #articled: Uint16Array
  readonly #suffixed: Uint16Array
  #sets = new Int32Array(1024)
  #words = new Uint8Array(1024)
  #setCount = 1
  readonly #closed: Uint8Array
  readonly #kind: Uint8Array
  readonly #word: Uint8Array
  readonly #gender: Uint8Array
  readonly #adjectives: Uint8Array

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#plain = new Uint16Array(lexicon.formCount)
    this.#articled = new Uint16Array(lexicon.formCount)
    this.#suffixed = new Uint16Array(lexicon.formCount)
    this.#closed = new Uint8Array(lexicon.formCount)
    for (const [code, words] of CLOSED) {
      for (const word of words.split(' ')) {
        const form = lexicon.lookup(word)
        if (form !== 0 && this.#closed[form] === 0) this.#closed[form] = code
      }
    }
    this.#kind = lexicon.codes('kind', { prep: PREP, quant: QUANT, dem: DEM, modifier: KIND_MODIFIER })
    this.#word = lexicon.codes('word', { yes: 1 })
    this.#gender = lexicon.codes('gender', { m: 1, f: 2 })
    this.#adjectives = new Uint8Array(lexicon.entryCount)
  }

  /** Gender of a name, country or place by its lexicon entry: 0, 1 masculine, 2 feminine. */
  genderOfEntry(entry: number): number {
    return this.#gender[entry]
  }

  /**
   * Traits and closed-class word of every token, into `traits` and `closed`; into `candidates`, where a mention may begin; into
   * `strangers`, where a surname may: words without traits, and links. Both from the last on, since what a word may begin
   * depends on the one after it.
   */
  fill(tokens: Tokens, traits: Int32Array, closed: Uint8Array, candidates: Positions, strangers: Positions): void {
    const { count, form, article, enclitic, end, text, kind, bits, phraseBits } = tokens
    const plain = this.#plain
    const articled = this.#articled
    const candidate = candidates.at
    const stranger = strangers.at
    let found = 0
    let strange = 0
    for (let i = count - 1; i >= 0; i--) {
      const f = form[i]
      if (f === 0) {
        traits[i] = 0
        closed[i] = 0
        const begins =
          kind[i] === WORD
            ? kind[i + 1] === WORD && (traits[i + 1] === 0 || (traits[i + 1] & NAME) !== 0)
            : kind[i] === MARK && ((bits[i + 1] | phraseBits[i + 1]) & MAY_BEGIN) !== 0
        if (begins) candidate[found++] = i
        if (kind[i] === WORD) stranger[strange++] = i
        continue
      }
      const table = enclitic[i] !== 0 ? this.#suffixed : article[i] === 1 ? articled : plain
      const set = table[f] || this.#enter(table, f, article[i] === 1, enclitic[i] !== 0)
      traits[i] = this.#sets[set]
      if ((traits[i] === 0 && kind[i] === WORD) || (this.#words[set] & WORD_CODE) === LINK) stranger[strange++] = i
      const word = this.#words[set] & WORD_CODE
      closed[i] = word
      // علي is a name, though it folds as على does. Papers that write على for both are lost.
      if (word === ALA && text.charCodeAt(end[i] - 1) === 0x64a && enclitic[i] === 0) {
        traits[i] = NAME
        closed[i] = 0
        candidate[found++] = i
      } else if ((this.#words[set] & BEGINS) !== 0 || (phraseBits[i] & MAY_BEGIN) !== 0) candidate[found++] = i
    }
    candidates.count = found
    strangers.count = strange
  }

  /** Traits of a form as it stands, without article and suffix. */
  traitsOf(form: number): number {
    return this.#sets[this.#plain[form] || this.#enter(this.#plain, form, false, false)]
  }

  #enter(table: Uint16Array, form: number, article: boolean, suffix: boolean): number {
    const traits = this.#workOut(form, article, suffix)
    const word = this.#closed[form] | (this.#begins(form, article, suffix, traits) ? BEGINS : 0)
    let set = 1
    while (set < this.#setCount && (this.#sets[set] !== traits || this.#words[set] !== word)) set++
    if (set === this.#setCount) {
      if (set === this.#sets.length) this.#grow()
      this.#sets[set] = traits
      this.#words[set] = word
      this.#setCount++
    }
    table[form] = set
    return set
  }

  /** Whether a mention may begin with the form by itself: what else decides is asked in triggers.ts. */
  #begins(form: number, article: boolean, suffix: boolean, traits: number): boolean {
    const bits = this.#lexicon.bitsOf(form, article, suffix)
    if ((bits & HEADS) !== 0) return (traits & (NOMINAL | ANY_NAME)) !== 0
    const word = this.#closed[form]
    if (word === LINK) return (bits & MAY_BEGIN) !== 0
    if ((bits & COUNTS) === 0) return false
    return word === ONE_OF || word === NUMBER_OF || word === ALL_OF || (traits & (NUMERAL | BREAK)) === NUMERAL
  }

  #grow(): void {
    const sets = new Int32Array(2 * this.#sets.length)
    const words = new Uint8Array(2 * this.#sets.length)
    sets.set(this.#sets)
    words.set(this.#words)
    this.#sets = sets
    this.#words = words
  }

  #workOut(form: number, article: boolean, suffix: boolean): number {
    const lexicon = this.#lexicon
    let traits = 0
    for (
      let sense = lexicon.sense(form, -1 >>> 0, article, suffix);
      sense >= 0;
      sense = lexicon.sense(form, -1 >>> 0, article, suffix, sense)
    ) {
      const entry = lexicon.entryOf(sense)
      traits |= this.#traitsOf(entry, lexicon.featuresOf(sense), article)
    }
    // أن is no name, whatever name is written so.
    if (this.#closed[form] === ADJECTIVE_TOO) return ADJECTIVE
    if ((traits & (BREAK | PREPOSITION)) !== 0) traits &= CLOSED_CLASS | (this.#closed[form] === LINK ? NAME_PARTICLE : 0)
    if (this.#closed[form] === LINK) traits = (traits | NAME_PARTICLE) & ~(TITLE | BREAK | VERB)
    // محافظ is one governor, though the plural of محفظة is written so.
    if ((traits & SINGULAR) !== 0) traits &= ~PLURAL
    // A word that only phrases use says nothing.
    if ((traits & NAME) !== 0 && (traits & (COMMON | ADJECTIVE | VERB | OFFICE | PREPOSITION | BREAK | NUMERAL | TIME)) !== 0) {
      traits = (traits & ~NAME) | NAME_OR_WORD
    }
    return traits
  }

  #traitsOf(entry: number, features: number, article: boolean): number {
    const cls = this.#lexicon.classOf(entry)
    if ((features & feature.VERBAL) !== 0) return cls === BIT.particle ? BREAK : cls === BIT.speech ? VERB | SPEECH_VERB : VERB
    if (article && (features & (feature.INVARIABLE | feature.CONSTRUCT)) !== 0) return 0
    let grammar = 0
    const gender = features & feature.GENDER
    if (gender === feature.FEMININE) grammar |= FEMININE
    else if (gender === feature.MASCULINE) grammar |= MASCULINE
    if ((features & feature.NUMBER) === feature.PLURAL) grammar |= PLURAL
    else if (cls === BIT.office || cls === BIT.title) grammar |= SINGULAR
    if ((features & feature.CONSTRUCT) !== 0) grammar |= CONSTRUCT
    const also = this.#word[entry] === 1 ? ALSO_WORD : 0
    const kind = this.#kind[entry]
    switch (cls) {
      case BIT.title:
        return TITLE | grammar
      case BIT.rank:
        return RANK | grammar
      case BIT.office:
        return kind === KIND_MODIFIER ? MODIFIER | ADJECTIVE | (grammar & FEMININE) : OFFICE | grammar
      case BIT.bodyHead:
        return BODY_HEAD | grammar
      case BIT.body:
        return BODY | also
      case BIT.media:
        return MEDIA
      case BIT.country:
        return COUNTRY | also
      case BIT.place:
        return PLACE | also
      case BIT.nisba:
        return ADJECTIVE | (grammar & FEMININE) | (also === 0 ? 0 : ALSO_WORD)
      case BIT.name:
        return also === 0 ? NAME : NAME_OR_WORD
      case BIT.nameParticle:
        return also === 0 ? NAME_PARTICLE : NAME_PARTICLE | COMMON
      case BIT.group:
        return GROUP | grammar
      case BIT.document:
        return DOCUMENT | grammar
      case BIT.channel:
        return CHANNEL | COMMON | grammar
      case BIT.speech:
        if ((features & feature.ASPECT) !== feature.PARTICIPLE) return COMMON | grammar
        if (article) return REPORTING | ADJECTIVE | COMMON | grammar
        return (features & (feature.ACCUSATIVE | feature.FEMININE)) !== 0 ? REPORTING | COMMON : ADJECTIVE | COMMON | grammar
      case BIT.particle:
        if (kind === PREP) return PREPOSITION
        if (kind === QUANT) return QUANTIFIER
        return kind === DEM ? DEMONSTRATIVE | BREAK : BREAK
      case BIT.negation:
      case BIT.modality:
      case BIT.frame:
        return BREAK
      case BIT.month:
      case BIT.weekday:
      case BIT.timeUnit:
      case BIT.timeWord:
        return TIME
      case BIT.numeral:
        return NUMERAL
      case BIT.noun:
        // صالحي, مستوري: rather a name than an adjective's construct
        return this.#isAdjective(entry) ? ((features & feature.CONSTRUCT) !== 0 ? 0 : ADJECTIVE | (grammar & FEMININE)) : COMMON | grammar
      default:
        return (features & feature.ASPECT) === feature.PARTICIPLE ? ADJECTIVE | COMMON | grammar : COMMON | grammar
    }
  }

  /** Nouns and adjectives are one class; their files tell. */
  #isAdjective(entry: number): boolean {
    if (this.#adjectives[entry] === 0) this.#adjectives[entry] = this.#lexicon.line(entry).includes('adjectives') ? 2 : 1
    return this.#adjectives[entry] === 2
  }
}
