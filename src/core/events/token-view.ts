/** The tokens of one article as rules ask of them: closed-class words, verbs, forms, marks. */
import {
  ENC_HUM,
  ENC_HUMA,
  FORM_NOMINAL,
  FORM_VERBAL,
  PRO_BEH,
  PRO_CONJUNCTION,
  PRO_KAF,
  PRO_LAM,
  PRO_PREPOSITION,
  PRO_SEEN,
  PRO_WAW,
} from '../lexicon/analyse.ts'
import { bit } from '../lexicon/classes.ts'
import { ACCUSATIVE, ASPECT, FIRST, IMPERFECT, JUSSIVE, PARTICIPLE, PERSON, VERBAL } from '../lexicon/features.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Mentions } from '../mentions/mention.ts'
import { MARK, NUMBER, type Tokens, WORD } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import { EVENT, type EventLexicon, FRAMES, MODALITY, readEventLexicon, SPEECH, SUPPORT_BIT } from './frames.ts'
import {
  ADVERB,
  AN,
  AUXILIARY,
  BAYNA,
  CIRCUMSTANCE,
  COUNCIL,
  createWords,
  DELEGATION,
  DEMONSTRATIVE,
  HOME,
  MIN,
  NEGATION,
  QUANTITY,
  RELATIVE,
  ROUND,
  SIDE,
  SOWFA,
} from './words.ts'

const VERB = bit('verb')
const VERBS = (VERB | SPEECH | EVENT) >>> 0
/** Words that can head a party: office, body, country, group … */
export const PARTY =
  (bit('office') |
    bit('body') |
    bit('body-head') |
    bit('country') |
    bit('place') |
    bit('group') |
    bit('title') |
    bit('rank') |
    bit('given-name') |
    bit('media')) >>>
  0
const ANY = 0xffffffff
const NOUN = bit('noun')
const NISBA = bit('nisba')
const MONEY = bit('money')
const NUMERAL = bit('numeral')
const OFFICE = bit('office')
const NAMES = (bit('country') | bit('place') | bit('given-name') | bit('body')) >>> 0

/** Kinds of forces.tsv. */
export const FORCES = 1
export const MEASURE = 2

/** نطالب، أدعو */
export function isFirst(features: number): boolean {
  return (features & PERSON) === FIRST
}

/** من، إلى، على، عن، في، مع، بين */
function isGoverning(word: number): boolean {
  return word >= MIN && word <= BAYNA
}

/**
 * One article as its tokens: the questions that rules ask of a word, answered from the token table, the lexicon and the mentions, with
 * nothing looked up before a bit says that it could hold.
 */
export abstract class TokenView {
  readonly lexicon: Lexicon
  readonly events: EventLexicon
  /** The closed-class word of each form. */
  protected readonly words: Uint8Array
  readonly #adjective: Membership
  readonly #ordinal: Uint8Array
  readonly #agreement: Uint8Array
  readonly #forces: Uint8Array
  readonly eventBit = EVENT
  tokens!: Tokens
  values!: Values
  mentions!: Mentions
  /** For each token the longest mention that covers it, -1 for none. */
  mentionAt = new Int32Array(0)
  /** What {@link verbness} found, -1 where it was not asked. */
  protected verbs = new Int8Array(0)

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
    this.events = readEventLexicon(lexicon)
    this.words = createWords(lexicon)
    this.#adjective = new Membership(lexicon, 'common-adjectives', 'irregular-adjectives')
    this.#ordinal = lexicon.codes('kind', { ordinal: 1 })
    this.#agreement = agreements(this.events)
    this.#forces = lexicon.codes('forces', { yes: FORCES, measure: MEASURE })
  }

  /** True where a party may begin at `i`. */
  abstract isParty(i: number): boolean

  /** The closed-class word at token `i`, 0 for any other. */
  word(i: number): number {
    const t = this.tokens
    if (i < 0 || i >= t.count || t.kind[i] !== WORD || t.article[i] === 1) return 0
    const code = this.words[t.form[i]]
    // بان كي مون: a name, not بأن
    return code >= HOME || (code === AN && this.mentionAt[i] >= 0) ? 0 : code
  }

  /** كثير من، العديد من: a head whose noun follows. */
  isQuantity(i: number): boolean {
    const t = this.tokens
    return t.kind[i] === WORD && this.words[t.form[i]] === QUANTITY
  }

  isComma(i: number): boolean {
    const m = this.tokens.mark[i]
    return m === 0x60c || m === 0x2c || m === 0x61b || m === 0x3b
  }

  /** شخصياً، دبلوماسيًا: a nisba in the accusative that no noun before it takes as its adjective. */
  isAdverb(i: number): boolean {
    const t = this.tokens
    if (i >= t.count || t.kind[i] !== WORD || t.article[i] === 1 || (t.proclitics[i] & ~PRO_CONJUNCTION) !== 0 || t.enclitic[i] !== 0)
      return false
    if (this.word(i) === ADVERB) return true
    let e = t.end[i] - 1
    const { text } = t
    if (text.charCodeAt(e) === 0x64b) e--
    if (text.charCodeAt(e) !== 0x627) return false
    if (text.charCodeAt(e - 1) === 0x64b) e--
    return text.charCodeAt(e - 1) === 0x64a && e - t.stem[i] >= 4 && (t.bits[i] & NAMES) === 0
  }

  isMark(i: number): boolean {
    return this.tokens.kind[i] === MARK
  }

  /** The quotation that opens with token `i`, -1 for none. */
  quoteOpening(i: number): number {
    const t = this.tokens
    if (i < 0 || i + 1 >= t.count || t.mark[i] === 0) return -1
    for (let q = t.quote[i + 1]; q >= 0; q = t.quoteParent[q]) if (t.quoteOpen[q] === i) return q
    return -1
  }

  afterQuote(q: number): number {
    const t = this.tokens
    return t.quoteClose[q] < 0 ? t.quoteEnd[q] : t.quoteClose[q] + 1
  }

  afterBracket(i: number): number {
    const t = this.tokens
    const close = t.mark[i] === 0x28 ? 0x29 : t.mark[i] === 0x5b ? 0x5d : 0
    if (close === 0) return i + 1
    const limit = Math.min(t.count, i + 14)
    for (let j = i + 1; j < limit; j++) if (t.mark[j] === close) return j + 1
    return i + 1
  }

  /** True where the word at `i` begins with و as a conjunction. */
  hasWaw(i: number): boolean {
    const t = this.tokens
    if ((t.proclitics[i] & PRO_WAW) !== 0) return true
    return t.form[i] === 0 && t.text.charCodeAt(t.start[i]) === 0x648 && t.end[i] - t.start[i] >= 5
  }

  /** The preposition written on the word at `i`: `PRO_BEH`, `PRO_LAM`, `PRO_KAF`, 0 for none. Of unknown words by their letter. */
  preposition(i: number): number {
    const t = this.tokens
    if (t.kind[i] !== WORD) return 0
    const p = t.proclitics[i] & PRO_PREPOSITION
    if (p !== 0) return p
    if (this.word(i) === DEMONSTRATIVE) {
      const first = t.text.charCodeAt(t.start[i])
      return first === 0x644 ? PRO_LAM : first === 0x628 ? PRO_BEH : 0
    }
    const length = t.end[i] - t.start[i]
    if (t.form[i] !== 0) return 0
    const c = t.text.charCodeAt(t.start[i])
    if (length >= 5 && t.article[i] === 1) return c === 0x628 ? PRO_BEH : c === 0x644 ? PRO_LAM : c === 0x643 ? PRO_KAF : 0
    return length < 6 ? 0 : c === 0x628 ? PRO_BEH : c === 0x644 ? PRO_LAM : 0
  }

  /** A lone ل or لـ before a quotation or number. */
  isLoneLam(i: number): boolean {
    const t = this.tokens
    const n = t.end[i] - t.start[i]
    return t.text.charCodeAt(t.start[i]) === 0x644 && (n === 1 || (n === 2 && t.text.charCodeAt(t.start[i] + 1) === 0x640))
  }

  /** 0: no verb, 1: a verb, 2: a verb or a noun. */
  verbness(i: number): number {
    const known = this.verbs[i]
    if (known >= 0) return known
    return (this.verbs[i] = this.#readVerbness(i))
  }

  #readVerbness(i: number): number {
    const t = this.tokens
    if ((t.bits[i] & VERBS) === 0 || t.article[i] === 1 || t.kind[i] !== WORD) return 0
    const flags = this.lexicon.flagsOf(t.form[i])
    // ضمن, بعد: a closed-class word first; من أجل: after a preposition stands a noun
    if ((flags & FORM_VERBAL) === 0 || this.word(i) !== 0 || (isGoverning(this.word(i - 1)) && t.enclitic[i - 1] === 0)) return 0
    if ((t.proclitics[i] & PRO_SEEN) !== 0) return 1
    if ((t.proclitics[i] & (PRO_BEH | PRO_KAF)) !== 0) return 0
    if ((flags & FORM_NOMINAL) === 0) return 1
    // طالبت is a noun only before a suffix: what holds here decides.
    for (let s = t.sense(i, ANY); s >= 0; s = t.sense(i, ANY, s)) if ((this.lexicon.featuresOf(s) & VERBAL) === 0) return 2
    return 1
  }

  /** True where token `i` is a finite verb, its neighbours deciding where the writing does not. */
  isFiniteVerb(i: number): boolean {
    const v = this.verbness(i)
    if (v === 0) return false
    // ولد الشيخ: within a name
    const m = this.mentionAt[i]
    if (m >= 0 && this.mentions.items[m].nameFrom <= i && i < this.mentions.items[m].nameTo) return false
    if (v !== 2) return true
    if ((this.tokens.proclitics[i] & PRO_LAM) !== 0) return false
    const before = this.word(i - 1)
    // وصل الوزير: at the head of its sentence, before its subject
    if (i === this.tokens.sentenceStart[this.tokens.sentence[i]] && (this.tokens.article[i + 1] === 1 || this.isParty(i + 1))) return true
    return before === RELATIVE || before === AUXILIARY || before === NEGATION || before === SOWFA
  }

  isParticipleOfState(i: number): boolean {
    const t = this.tokens
    if ((t.bits[i] & (SPEECH | EVENT)) === 0 || t.article[i] === 1 || (t.proclitics[i] & ~PRO_CONJUNCTION) !== 0) return false
    for (let s = t.sense(i, (SPEECH | EVENT) >>> 0); s >= 0; s = t.sense(i, (SPEECH | EVENT) >>> 0, s)) {
      const f = this.lexicon.featuresOf(s)
      if ((f & ASPECT) === PARTICIPLE && (f & ACCUSATIVE) !== 0) return true
    }
    return false
  }

  isImperfect(features: number): boolean {
    const aspect = features & ASPECT
    return aspect === IMPERFECT || aspect === JUSSIVE
  }

  isVerbal(features: number): boolean {
    return (features & VERBAL) !== 0
  }

  /** The mood of modality.tsv at token `i`, 0 for none. */
  moodAt(i: number): number {
    const t = this.tokens
    if ((t.phraseBits[i] & MODALITY) !== 0) {
      const s = this.lexicon.phraseSense(t.phrase[i], MODALITY)
      if (s >= 0) return this.events.mood[this.lexicon.phraseEntryOf(s)]
    }
    if ((t.bits[i] & MODALITY) === 0) return 0
    const s = t.sense(i, MODALITY)
    return s < 0 ? 0 : this.events.mood[this.lexicon.entryOf(s)]
  }

  /** The kind of support of the word or phrase at `i` (index into SUPPORT), 0 for none. */
  supportAt(i: number): number {
    const t = this.tokens
    if ((t.phraseBits[i] & SUPPORT_BIT) !== 0) {
      const s = this.lexicon.phraseSense(t.phrase[i], SUPPORT_BIT)
      if (s >= 0) return this.events.support[this.lexicon.phraseEntryOf(s)]
    }
    if ((t.bits[i] & SUPPORT_BIT) === 0) return 0
    const s = t.sense(i, SUPPORT_BIT)
    return s < 0 ? 0 : this.events.support[this.lexicon.entryOf(s)]
  }

  /** بلاده */
  isHome(i: number): boolean {
    return this.tokens.enclitic[i] !== 0 && this.words[this.tokens.form[i]] === HOME
  }

  /** اجتماعهم، لقائهما: of several who have it together. */
  ownsTogether(i: number): boolean {
    return this.tokens.enclitic[i] === ENC_HUM || this.tokens.enclitic[i] === ENC_HUMA
  }

  /** 13 مليون شخص، نحو 13 مليون شخص */
  isCounted(i: number): boolean {
    return this.isNumber(i) || (this.word(i) !== 0 && this.isNumber(i + 1))
  }

  /** وفد، بعثة */
  isDelegation(i: number): boolean {
    return i >= 0 && this.words[this.tokens.form[i]] === DELEGATION
  }

  /** مجلس، لجنة: bodies whose sessions are meetings */
  isCouncil(i: number): boolean {
    return i >= 0 && this.words[this.tokens.form[i]] === COUNCIL
  }

  /**
   * المواطنين، الطرفين: a sound plural or dual that is no subject. A name that is spelt so is none (الصين).
   */
  isOblique(i: number): boolean {
    const t = this.tokens
    const { text } = t
    const e = t.end[i] - 1
    if (t.article[i] === 0 || text.charCodeAt(e) !== 0x646 || text.charCodeAt(e - 1) !== 0x64a || (t.bits[i] & NAMES) !== 0) return false
    return e - t.stem[i] >= 4
  }

  /** المبعوث، السفير: an office with its article that nothing joins to what is before. */
  isOfficeAt(i: number): boolean {
    const t = this.tokens
    return t.article[i] === 1 && (t.bits[i] & OFFICE) !== 0 && t.proclitics[i] === 0
  }

  /** صندوقاً: written as no subject. */
  isAccusative(i: number): boolean {
    const t = this.tokens
    if (t.article[i] === 1 || t.form[i] === 0 || (t.bits[i] & NAMES) !== 0) return false
    const last = t.text.charCodeAt(t.end[i] - 1)
    if (last !== 0x627 && last !== 0x64b) return false
    for (let s = t.sense(i, ANY); s >= 0; s = t.sense(i, ANY, s)) {
      const f = this.lexicon.featuresOf(s)
      if ((f & ACCUSATIVE) !== 0 && (f & VERBAL) === 0) return true
    }
    return false
  }

  /** برعاية، بمشاركة */
  isCircumstance(i: number): boolean {
    return this.words[this.tokens.form[i]] === CIRCUMSTANCE && this.preposition(i) === PRO_BEH
  }

  /**
   * Where the apposition that the comma at `k` closes begins (وزير الخارجية، سالم الراوي، …): its opening comma or first word;
   * `k` where it closes none.
   */
  appositionBefore(k: number): number {
    if (k < 2) return k
    const m = this.mentionAt[k - 1]
    if (m < 0) return k
    const { kind, from, to } = this.mentions.items[m]
    if (to !== k || (kind !== 'person' && kind !== 'role')) return k
    if (from > 1 && this.isComma(from - 1) && !this.hasWaw(from)) return from - 1
    for (let j = from + 1; j < to; j++) if (this.isComma(j)) return from
    return k
  }

  /** جولة، دورة */
  isRound(i: number): boolean {
    return i >= 0 && i < this.tokens.count && this.words[this.tokens.form[i]] === ROUND
  }

  /** The number of the ordinal at `i` (الرابعة), 0 for none. */
  ordinal(i: number): number {
    const t = this.tokens
    if (i < 0 || i >= t.count || (t.bits[i] & NUMERAL) === 0) return 0
    for (let s = t.sense(i, NUMERAL); s >= 0; s = t.sense(i, NUMERAL, s)) {
      const entry = this.lexicon.entryOf(s)
      if (this.#ordinal[entry] !== 0) return Number(this.lexicon.value(entry, 'number')) || 0
    }
    return 0
  }

  /** بقيمة، بتكلفة، بمبلغ */
  isWorth(i: number): boolean {
    return (this.tokens.bits[i] & MONEY) !== 0
  }

  /** A figure or numeral: عشرين جريحاً are counted, not received. */
  isNumber(i: number): boolean {
    return this.tokens.kind[i] === NUMBER || (this.tokens.bits[i] & NUMERAL) !== 0 || this.values.quantityAt[i] >= 0
  }

  /** جانب، طرف after من: on the part of */
  isSide(i: number): boolean {
    return i < this.tokens.count && this.tokens.article[i] === 0 && this.words[this.tokens.form[i]] === SIDE
  }

  /** تونسية: of a country or people; not دولي، إقليمي, which are adjectives like others. */
  isNisba(i: number): boolean {
    return (this.tokens.bits[i] & NISBA) !== 0 && !this.#isListed(i)
  }

  /** True where the word at `i` is listed as an adjective or a nisba. */
  isAdjective(i: number): boolean {
    const t = this.tokens
    return (t.bits[i] & NISBA) !== 0 || this.#isListed(i)
  }

  #isListed(i: number): boolean {
    const t = this.tokens
    if ((t.bits[i] & NOUN) === 0) return false
    for (let s = t.sense(i, NOUN); s >= 0; s = t.sense(i, NOUN, s)) if (this.#adjective.has(this.lexicon.entryOf(s))) return true
    return false
  }

  /** An entry that is a word of agreement: اتفاقية، صفقة، عقد. */
  isAgreement(entry: number): boolean {
    return this.#agreement[entry] !== 0
  }

  /** مساعدة، دعم: a noun whose genitive is who is helped. */
  helpsAt(i: number): boolean {
    const t = this.tokens
    if ((t.bits[i] & EVENT) === 0) return false
    for (let s = t.sense(i, EVENT); s >= 0; s = t.sense(i, EVENT, s)) {
      const f = this.events.frame[this.lexicon.entryOf(s)]
      if (f !== 0 && FRAMES[f - 1].name === 'support' && (this.lexicon.featuresOf(s) & VERBAL) === 0) return true
    }
    return false
  }

  /** تعاون، تنسيق */
  isPartnershipAt(i: number): boolean {
    const t = this.tokens
    if ((t.bits[i] & EVENT) === 0) return false
    for (let s = t.sense(i, EVENT); s >= 0; s = t.sense(i, EVENT, s)) {
      const f = this.events.frame[this.lexicon.entryOf(s)]
      if (f !== 0 && (FRAMES[f - 1].name === 'partnership' || FRAMES[f - 1].name === 'agreement')) return true
    }
    return false
  }

  /** A word of agreement at `i`. */
  isAgreementAt(i: number): boolean {
    const t = this.tokens
    if (((t.bits[i] | t.phraseBits[i]) & EVENT) === 0) return false
    for (let s = t.sense(i, EVENT); s >= 0; s = t.sense(i, EVENT, s)) if (this.isAgreement(this.lexicon.entryOf(s))) return true
    const p = this.lexicon.phraseSense(t.phrase[i], EVENT)
    return p >= 0 && this.isAgreement(this.lexicon.phraseEntryOf(p))
  }

  /** Troops or staff (قوات، مقاتلون: {@link FORCES}), what is imposed (عقوبات: {@link MEASURE}). */
  isForces(i: number, kind: number): boolean {
    const t = this.tokens
    if ((t.bits[i] & EVENT) === 0) return false
    for (let s = t.sense(i, EVENT); s >= 0; s = t.sense(i, EVENT, s)) if (this.#forces[this.lexicon.entryOf(s)] === kind) return true
    return false
  }
}

/** Entries of the lexicons named: nouns of one kind. Looked up when first asked for: few of the entries ever are. */
export class Membership {
  readonly #lexicon: Lexicon
  readonly #names: readonly string[]
  /** 0: not asked yet, 1: no, 2: yes. */
  readonly #known: Uint8Array

  constructor(lexicon: Lexicon, ...names: readonly string[]) {
    this.#lexicon = lexicon
    this.#names = names
    this.#known = new Uint8Array(lexicon.entryCount)
  }

  has(entry: number): boolean {
    let known = this.#known[entry]
    if (known === 0) {
      const lexicon = this.#lexicon
      const isIn = lexicon.classOf(entry) === NOUN && this.#names.some((name) => lexicon.line(entry).includes(name))
      this.#known[entry] = known = isIn ? 2 : 1
    }
    return known === 2
  }
}

function agreements(events: EventLexicon): Uint8Array {
  const { frame } = events
  const out = new Uint8Array(frame.length)
  for (let entry = 0; entry < frame.length; entry++) if (frame[entry] !== 0 && FRAMES[frame[entry] - 1].name === 'agreement') out[entry] = 1
  return out
}
