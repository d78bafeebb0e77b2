/**
 * What a word can be in a noun phrase, as bits: worked out from the lexicon the first time a form is met and kept.
 * One form may be several things (`صالح` a name, an adjective and a verb); the readers weigh them by what stands around.
 */
import { Class } from '../lexicon/classes.ts'
import { closedCodes } from '../lexicon/closed.ts'
import * as feature from '../lexicon/features.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { MARK, type Tokens, WORD } from '../tokens/tokens.ts'
import { CLOSED, Closed } from './closed-words.ts'
import { Trait as is } from './traits.ts'

/** Classes of what heads a mention, and of what counts or picks what follows. */
export const HEADS =
  (Class.office |
    Class.title |
    Class.rank |
    Class['body-head'] |
    Class.body |
    Class.group |
    Class.document |
    Class.place |
    Class.country |
    Class.media |
    Class['given-name']) >>>
  0
export const COUNTS = (Class.numeral | Class.particle) >>> 0
/** Classes without which a known word or phrase begins no mention. */
const MAY_BEGIN = (HEADS | COUNTS | Class['name-particle']) >>> 0
/** Beside a closed-class word's number: a mention may begin here. */
const BEGINS = 0x80
const WORD_CODE = 0x7f

// Values of the column `kind`.
const PREP = 1
const QUANT = 2
const DEM = 3
const KIND_MODIFIER = 4
const CLOSED_CLASS = is.BREAK | is.PREPOSITION | is.DEMONSTRATIVE | is.QUANTIFIER

/** A list of tokens in an array that is used again. */
export interface Positions {
  at: Int32Array
  count: number
}

/** Names and an office that fold as particles do (مني، أمام، أنا، أيان), and are told from them by how they are written. */
const SPELT: ReadonlyMap<string, number> = new Map([
  ['منى', is.NAME],
  ['آنا', is.NAME],
  ['إيان', is.NAME],
  ['إمام', is.OFFICE | is.SINGULAR],
])

/** Traits of a word of `SPELT` that is written at `from`; 0 where it is the particle. */
function spelling(text: string, from: number, to: number): number {
  return SPELT.get(text.slice(from, to)) ?? 0
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
  /** 1 for the forms that fold as a name or office and a particle do. */
  readonly #spelt: Uint8Array

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#plain = new Uint16Array(lexicon.formCount)
    this.#articled = new Uint16Array(lexicon.formCount)
    this.#suffixed = new Uint16Array(lexicon.formCount)
    this.#closed = closedCodes(lexicon, 'mentions', CLOSED)
    this.#spelt = new Uint8Array(lexicon.formCount)
    for (const word of SPELT.keys()) this.#spelt[lexicon.lookup(word)] = 1
    this.#spelt[0] = 0
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
    const { count, form, article, enclitic, stem, end, text, kind, bits, phraseBits } = tokens
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
            ? kind[i + 1] === WORD && (traits[i + 1] === 0 || (traits[i + 1] & is.NAME) !== 0)
            : kind[i] === MARK && ((bits[i + 1] | phraseBits[i + 1]) & MAY_BEGIN) !== 0
        if (begins) candidate[found++] = i
        if (kind[i] === WORD) stranger[strange++] = i
        continue
      }
      const table = enclitic[i] !== 0 ? this.#suffixed : article[i] === 1 ? articled : plain
      const set = table[f] || this.#enter(table, f, article[i] === 1, enclitic[i] !== 0)
      traits[i] = this.#sets[set]
      if ((traits[i] === 0 && kind[i] === WORD) || (this.#words[set] & WORD_CODE) === Closed.LINK) stranger[strange++] = i
      const word = this.#words[set] & WORD_CODE
      closed[i] = word
      const spelt = this.#spelt[f] === 1 && enclitic[i] === 0 ? spelling(text, stem[i], end[i]) : 0
      if (spelt !== 0) {
        traits[i] = spelt
        closed[i] = 0
        candidate[found++] = i
        continue
      }
      // علي is a name, though it folds as على does. Papers that write على for both are lost.
      if (word === Closed.ALA && text.charCodeAt(end[i] - 1) === 0x64a && enclitic[i] === 0) {
        traits[i] = is.NAME
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
    if ((bits & HEADS) !== 0) return (traits & (is.NOMINAL | is.ANY_NAME)) !== 0
    const word = this.#closed[form]
    if (word === Closed.LINK) return (bits & MAY_BEGIN) !== 0
    if (word === Closed.COUNTERPART) return suffix
    if ((bits & COUNTS) === 0) return false
    return (
      word === Closed.ONE_OF || word === Closed.NUMBER_OF || word === Closed.ALL_OF || (traits & (is.NUMERAL | is.BREAK)) === is.NUMERAL
    )
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
    if (this.#closed[form] === Closed.ADJECTIVE_TOO) return is.ADJECTIVE
    if ((traits & (is.BREAK | is.PREPOSITION)) !== 0) traits &= CLOSED_CLASS | (this.#closed[form] === Closed.LINK ? is.NAME_PARTICLE : 0)
    if (this.#closed[form] === Closed.LINK) traits = (traits | is.NAME_PARTICLE) & ~(is.TITLE | is.BREAK | is.VERB)
    // محافظ is one governor, though the plural of محفظة is written so.
    if ((traits & is.SINGULAR) !== 0) traits &= ~is.PLURAL
    // A word that only phrases use says nothing.
    if (
      (traits & is.NAME) !== 0 &&
      (traits & (is.COMMON | is.ADJECTIVE | is.VERB | is.OFFICE | is.PREPOSITION | is.BREAK | is.NUMERAL | is.TIME)) !== 0
    ) {
      traits = (traits & ~is.NAME) | is.NAME_OR_WORD
    }
    return traits
  }

  #traitsOf(entry: number, features: number, article: boolean): number {
    const cls = this.#lexicon.classOf(entry)
    if ((features & feature.VERBAL) !== 0)
      return cls === Class.particle ? is.BREAK : cls === Class.speech ? is.VERB | is.SPEECH_VERB : is.VERB
    if (article && (features & (feature.INVARIABLE | feature.CONSTRUCT)) !== 0) return 0
    let grammar = 0
    const gender = features & feature.GENDER
    if (gender === feature.FEMININE) grammar |= is.FEMININE
    else if (gender === feature.MASCULINE) grammar |= is.MASCULINE
    if ((features & feature.NUMBER) === feature.PLURAL) grammar |= is.PLURAL
    else if (cls === Class.office || cls === Class.title) grammar |= is.SINGULAR
    if ((features & feature.CONSTRUCT) !== 0) grammar |= is.CONSTRUCT
    const also = this.#word[entry] === 1 ? is.ALSO_WORD : 0
    const kind = this.#kind[entry]
    switch (cls) {
      case Class.title:
        return is.TITLE | grammar
      case Class.rank:
        return is.RANK | grammar
      case Class.office:
        return kind === KIND_MODIFIER ? is.MODIFIER | is.ADJECTIVE | (grammar & is.FEMININE) : is.OFFICE | grammar
      case Class['body-head']:
        return is.BODY_HEAD | grammar
      case Class.body:
        return is.BODY | also
      case Class.media:
        return is.MEDIA
      case Class.country:
        return is.COUNTRY | also
      case Class.place:
        return is.PLACE | also
      case Class.nisba:
        return is.ADJECTIVE | (grammar & is.FEMININE) | (also === 0 ? 0 : is.ALSO_WORD)
      case Class['given-name']:
        return also === 0 ? is.NAME : is.NAME_OR_WORD
      case Class['name-particle']:
        return also === 0 ? is.NAME_PARTICLE : is.NAME_PARTICLE | is.COMMON
      case Class.group:
        return is.GROUP | grammar
      case Class.document:
        return is.DOCUMENT | grammar
      case Class.channel:
        return is.CHANNEL | is.COMMON | grammar
      case Class.speech:
        if ((features & feature.ASPECT) !== feature.PARTICIPLE) return is.COMMON | grammar
        if (article) return is.REPORTING | is.ADJECTIVE | is.COMMON | grammar
        return (features & (feature.ACCUSATIVE | feature.FEMININE)) !== 0 ? is.REPORTING | is.COMMON : is.ADJECTIVE | is.COMMON | grammar
      case Class.particle:
        if (kind === PREP) return is.PREPOSITION
        if (kind === QUANT) return is.QUANTIFIER
        return kind === DEM ? is.DEMONSTRATIVE | is.BREAK : is.BREAK
      case Class.negation:
      case Class.modality:
      case Class.frame:
        return is.BREAK
      case Class.month:
      case Class.weekday:
      case Class['time-unit']:
      case Class['time-word']:
        return is.TIME
      case Class.numeral:
        return is.NUMERAL
      case Class.noun:
        // صالحي, مستوري: rather a name than an adjective's construct
        return this.#isAdjective(entry)
          ? (features & feature.CONSTRUCT) !== 0
            ? 0
            : is.ADJECTIVE | (grammar & is.FEMININE)
          : is.COMMON | grammar
      default:
        return (features & feature.ASPECT) === feature.PARTICIPLE ? is.ADJECTIVE | is.COMMON | grammar : is.COMMON | grammar
    }
  }

  /** Nouns and adjectives are one class; their files tell. */
  #isAdjective(entry: number): boolean {
    if (this.#adjectives[entry] === 0) this.#adjectives[entry] = this.#lexicon.line(entry).includes('adjectives') ? 2 : 1
    return this.#adjectives[entry] === 2
  }
}
