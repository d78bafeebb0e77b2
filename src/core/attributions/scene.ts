/** One article as this stage sees it: the tokens, what earlier stages found in them, and the questions rules ask of both. */
import { PRO_LAM, PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { bit } from '../lexicon/classes.ts'
import { ACCUSATIVE, ASPECT, MASDAR, PARTICIPLE, PERFECT, VERBAL } from '../lexicon/features.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Mentions, TokenMention } from '../mentions/mention.ts'
import { MARK, type Tokens, WORD } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import { Speech } from './speech.ts'
import {
  ABR,
  ADJUNCT,
  ALA,
  AN,
  AN_PREPOSITION,
  BI_AN,
  BI_THIS,
  CLAUSE,
  createWords,
  DEMONSTRATIVE,
  EXCEPT,
  FI,
  ILA,
  LI_AN,
  MAA,
  MIN,
  PREPOSITION,
  RELATIVE,
  WITH_PRONOUN,
} from './words.ts'

export const SPEECH = bit('speech')
export const FRAME = bit('frame')
export const PARTICLE = bit('particle')
export const MEDIA = bit('media')
export const CHANNEL = bit('channel')
export const DOCUMENT = bit('document')
export const GROUP = bit('group')
export const OFFICE = bit('office')
export const BODY = bit('body')
export const BODY_HEAD = bit('body-head')
export const COUNTRY = bit('country')
export const PLACE = bit('place')
export const NISBA = bit('nisba')
export const RANK = bit('rank')
export const TITLE = bit('title')
export const GIVEN_NAME = bit('given-name')
export const NAME_PARTICLE = bit('name-particle')
export const NOUN = bit('noun')
export const VERB = bit('verb')
export const EVENT = bit('event')
export const SHIFT = bit('shift')
export const NUMERAL = bit('numeral')
/** Classes of words that can head the name of someone who speaks. */
export const SPEAKER = (MEDIA | DOCUMENT | GROUP | OFFICE | BODY | BODY_HEAD | COUNTRY | PLACE | RANK | TITLE | GIVEN_NAME) >>> 0

/** How far a clause is read from its cue, and a content from its beginning. */
export const CLAUSE_WINDOW = 60
export const CONTENT_WINDOW = 400
/** Steps that looking ahead may take in an article, a token; past them, as in text that is all cues and no stop, windows shrink to a few words. */
const CREDIT = 30
const SMALL_WINDOW = 12
const PREPOSITIONS =
  (1 << ILA) |
  (1 << BI_THIS) |
  (1 << ALA) |
  (1 << AN_PREPOSITION) |
  (1 << MIN) |
  (1 << FI) |
  (1 << PREPOSITION) |
  (1 << WITH_PRONOUN) |
  (1 << ABR) |
  (1 << MAA)
/** Beside the bits of aspects: they were looked up. */
const KNOWN = 0x80

export class Scene {
  readonly lexicon: Lexicon
  readonly speech: Speech
  readonly #words: Uint8Array
  /** For each form: 1 where it alone may be a frame (وفق، بحسب), and not only a noun that stands after one. */
  readonly #frames: Uint8Array
  /** By the low bits of a form: 1 where one such has a number. Small enough to stay near, it spares most words the look at the table. */
  readonly #some = new Uint8Array(1 << 12)
  /** For each token its closed-class word. */
  #codes = new Uint8Array(0)
  /** For each form 0 where it was not asked for yet, else {@link KNOWN} and a bit for each aspect that a sense of speech has. */
  readonly #aspects: Uint8Array
  tokens!: Tokens
  values!: Values
  mentions!: Mentions
  #credit = 0
  /** For each token the longest mention that ends before it, -1 for none. */
  mentionBefore = new Int32Array(0)

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
    this.speech = new Speech(lexicon)
    this.#words = createWords(lexicon)
    this.#aspects = new Uint8Array(lexicon.formCount)
    this.#frames = createFrames(lexicon, this.speech)
    this.#words.forEach((code, form) => {
      if (code !== 0) this.#some[form & 0xfff] = 1
    })
  }

  set(tokens: Tokens, values: Values, mentions: Mentions): void {
    this.tokens = tokens
    this.values = values
    this.mentions = mentions
    this.#readWords()
    this.#credit = CREDIT * tokens.count + 4000
    if (this.mentionBefore.length <= tokens.count) this.mentionBefore = new Int32Array(2 * tokens.count + 64)
    this.mentionBefore.fill(-1, 0, tokens.count + 1)
    const { items } = mentions
    for (let m = items.length - 1; m >= 0; m--) this.mentionBefore[items[m].to] = m
  }

  /** How far to look, of `wanted` tokens: all, until the article has cost too many steps. */
  window(wanted: number): number {
    return this.#credit > 0 ? wanted : Math.min(wanted, SMALL_WINDOW)
  }

  spend(steps: number): void {
    this.#credit -= steps
  }

  /** True where token `i` may begin a frame. */
  mayFrame(i: number): boolean {
    const t = this.tokens
    return (t.phraseBits[i] & FRAME) !== 0 || this.#frames[t.form[i]] !== 0
  }

  /** The closed-class word at token `i`, 0 for any other. */
  word(i: number): number {
    return i < 0 || i >= this.tokens.count ? 0 : this.#codes[i]
  }

  #readWords(): void {
    const { count, end, form, kind, phraseBits, phraseEnd, proclitics, text } = this.tokens
    if (this.#codes.length <= count) this.#codes = new Uint8Array(2 * count + 64)
    const codes = this.#codes
    const some = this.#some
    const words = this.#words
    codes[count] = 0
    for (let i = count - 1; i >= 0; i--) {
      const f = form[i]
      // بي بي سي، سي إن إن: no words of grammar
      if ((phraseBits[i] & MEDIA) !== 0) codes.fill(0, i + 1, Math.min(count, phraseEnd[i]))
      if (some[f & 0xfff] === 0 || (phraseBits[i] & MEDIA) !== 0 || kind[i] !== WORD) {
        codes[i] = 0
        continue
      }
      const code = words[f]
      // علي is a name; only على is a preposition.
      codes[i] = code === ALA && text.charCodeAt(end[i] - 1) === 0x64a && proclitics[i] === 0 && codes[i + 1] !== AN ? 0 : code
    }
  }

  isComma(i: number): boolean {
    const m = this.tokens.mark[i]
    return i < this.tokens.count && (m === 0x60c || m === 0x2c || m === 0x61b || m === 0x3b)
  }

  isColon(i: number): boolean {
    return i < this.tokens.count && this.tokens.mark[i] === 0x3a
  }

  isDash(i: number): boolean {
    const m = this.tokens.mark[i]
    return i < this.tokens.count && (m === 0x2d || m === 0x2013 || m === 0x2014 || m === 0x640)
  }

  isMark(i: number): boolean {
    return i < this.tokens.count && this.tokens.kind[i] === MARK
  }

  /** The quotation that opens with token `i`, -1 for none. */
  quoteOpening(i: number): number {
    const t = this.tokens
    if (i < 0 || i + 1 >= t.count || t.mark[i] === 0) return -1
    let q = t.quote[i + 1]
    if (q < 0 && t.mark[i + 1] === t.mark[i]) q = t.quote[i + 2] ?? -1
    for (; q >= 0; q = t.quoteParent[q]) if (t.quoteOpen[q] === i) return q
    return -1
  }

  /** The token after a quotation and its closing mark. */
  afterQuote(q: number): number {
    const t = this.tokens
    return t.quoteClose[q] < 0 ? t.quoteEnd[q] : t.quoteClose[q] + 1
  }

  /** The first token after the bracket that opens at `i`, `i + 1` where it is not closed nearby. */
  afterBracket(i: number): number {
    const t = this.tokens
    const unit = t.mark[i]
    const close = unit === 0x28 ? 0x29 : unit === 0x5b ? 0x5d : 0
    if (close === 0) return i + 1
    const limit = Math.min(t.count, i + 20)
    for (let j = i + 1; j < limit; j++) if (t.mark[j] === close) return j + 1
    return i + 1
  }

  /** لـ of its own, before a quotation or a name in other letters. */
  isLoneLam(i: number): boolean {
    const t = this.tokens
    const n = t.end[i] - t.start[i]
    return t.text.charCodeAt(t.start[i]) === 0x644 && (n === 1 || (n === 2 && t.text.charCodeAt(t.start[i] + 1) === 0x640))
  }

  /** لوكالة …، لـ«…»: given to a medium. */
  isGivenTo(i: number): boolean {
    const t = this.tokens
    if (t.kind[i] !== WORD) return false
    if ((t.proclitics[i] & PRO_LAM) !== 0) return this.isMedium(i)
    return this.isLoneLam(i) && (t.mark[i + 1] === 0x28 || t.mark[i + 1] === 0x2f || this.quoteOpening(i + 1) >= 0 || this.isMedium(i + 1))
  }

  /** An agency, a paper, a channel, a platform: by its name, or by the word before its name. */
  isMedium(i: number): boolean {
    const t = this.tokens
    if (i >= t.count) return false
    if ((t.phraseBits[i] & MEDIA) !== 0) return true
    if ((t.bits[i] & BODY_HEAD) !== 0) {
      const head = t.sense(i, BODY_HEAD)
      if (head >= 0 && this.speech.medium[this.lexicon.entryOf(head)] !== 0) return true
      // وكالة "رويترز"
      const q = this.quoteOpening(i + 1)
      if (q >= 0 && ((t.bits[t.quoteFirst[q]] | t.phraseBits[t.quoteFirst[q]]) & MEDIA) !== 0) return true
    }
    // مراسل القناة
    if ((t.bits[i] & OFFICE) !== 0 && i + 1 < t.count && t.article[i] === 0) {
      const office = t.sense(i, OFFICE)
      if (
        office >= 0 &&
        this.speech.medium[this.lexicon.entryOf(office)] !== 0 &&
        (((t.bits[i + 1] | t.phraseBits[i + 1]) & MEDIA) !== 0 || this.quoteOpening(i + 1) >= 0 || this.isMedium(i + 1))
      )
        return true
    }
    if ((t.bits[i] & MEDIA) === 0) return false
    const name = t.sense(i, MEDIA)
    // الوطن is a paper in quotation marks only.
    return name >= 0 && (this.speech.quoted[this.lexicon.entryOf(name)] === 0 || this.quoteOpening(i - 1) >= 0)
  }

  /** تويتر، فيسبوك: where one writes for oneself. */
  isPlatform(i: number): boolean {
    const t = this.tokens
    if (i >= t.count || ((t.bits[i] | t.phraseBits[i]) & MEDIA) === 0) return false
    const { platform } = this.speech
    if ((t.phraseBits[i] & MEDIA) !== 0) return platform[this.lexicon.phraseEntryOf(this.lexicon.phraseSense(t.phrase[i], MEDIA))] !== 0
    const sense = t.sense(i, MEDIA)
    return sense >= 0 && platform[this.lexicon.entryOf(sense)] !== 0
  }

  /** True where token `i` is a preposition of its own. */
  isPreposition(i: number): boolean {
    return ((PREPOSITIONS >> this.word(i)) & 1) !== 0
  }

  /** True where token `i` introduces a clause: أن، بأن; not in بعد أن، رغم أن، إلا أن. */
  isComplementiser(i: number): boolean {
    const w = this.word(i)
    if (w !== AN && w !== BI_AN) return false
    const before = this.word(i - 1)
    return before !== PREPOSITION && before !== ADJUNCT && before !== EXCEPT && before !== CLAUSE
  }

  /** The first sense of speech of token `i` with one of the aspects `aspects` (a bit each), -1 for none. */
  speechSense(i: number, aspects: number, after = -1): number {
    const t = this.tokens
    if ((t.bits[i] & SPEECH) === 0) return -1
    const known = this.#aspects[t.form[i]]
    if (((known === 0 ? this.#readAspects(t.form[i]) : known) & aspects) === 0) return -1
    for (let s = t.sense(i, SPEECH, after); s >= 0; s = t.sense(i, SPEECH, s)) {
      if (((1 << (this.lexicon.featuresOf(s) & ASPECT)) & aspects) !== 0) return s
    }
    return -1
  }

  /** The aspects of a form's senses of speech, whatever stands before and after it. */
  #readAspects(form: number): number {
    const { lexicon } = this
    let aspects = KNOWN
    for (let place = 0; place < 4; place++) {
      const article = (place & 1) !== 0
      const suffix = (place & 2) !== 0
      for (let s = lexicon.sense(form, SPEECH, article, suffix); s >= 0; s = lexicon.sense(form, SPEECH, article, suffix, s))
        aspects |= 1 << (lexicon.featuresOf(s) & ASPECT)
    }
    this.#aspects[form] = aspects
    return aspects
  }

  /** A noun of speech (أمله، دعوته) or verbal noun at token `i`: its sense, -1 for none. */
  nounOfSpeech(i: number): number {
    const t = this.tokens
    if (i >= t.count || (t.bits[i] & SPEECH) === 0) return -1
    for (let s = t.sense(i, SPEECH); s >= 0; s = t.sense(i, SPEECH, s)) {
      const aspect = this.lexicon.featuresOf(s) & ASPECT
      if ((aspect === 0 && (this.lexicon.featuresOf(s) & VERBAL) === 0) || aspect === MASDAR) return s
    }
    return -1
  }

  /** A participle of state at token `i` (مشيراً، مؤكدة): its sense, -1 for none. */
  participleOfState(i: number): number {
    const t = this.tokens
    if (t.article[i] === 1 || (t.proclitics[i] & ~3) !== 0) return -1
    const s = this.speechSense(i, 1 << PARTICIPLE)
    if (s < 0) return -1
    const f = this.lexicon.featuresOf(s)
    // ـون، ـان are subjects, ـات nouns.
    const last = t.text.charCodeAt(t.end[i] - 1)
    if (t.enclitic[i] !== 0 || last === 0x62a || last === 0x647) return -1
    if (last === 0x646 && t.text.charCodeAt(t.end[i] - 2) !== 0x64a) return -1
    return (f & ACCUSATIVE) !== 0 || (f & (0b11 << 5)) !== 1 << 5 || (f & (0b11 << 7)) !== 1 << 7 ? s : -1
  }

  /** بالانسحاب، بمقاطعة: a verbal noun with ب on it, article or not. */
  isActOf(i: number): boolean {
    const t = this.tokens
    // بالاتفاقية: kept, not promised
    if (t.kind[i] !== WORD || (t.proclitics[i] & PRO_PREPOSITION) === 0 || (t.bits[i] & DOCUMENT) !== 0) return false
    const wanted = (NOUN | EVENT | SPEECH) >>> 0
    for (let s = t.sense(i, wanted); s >= 0; s = t.sense(i, wanted, s)) {
      if ((this.lexicon.featuresOf(s) & ASPECT) === MASDAR || this.speech.act[this.lexicon.entryOf(s)] !== 0) return true
    }
    return (t.bits[i] & (GIVEN_NAME | PLACE | COUNTRY | NISBA | OFFICE)) === 0 && hasShapeOfAct(t.text, t.stem[i], t.end[i])
  }

  /** True where a noun at `i` can be what is affirmed: ضرورة، استمرار، إطلاق. */
  isAct(i: number): boolean {
    const t = this.tokens
    if (t.kind[i] !== WORD || t.article[i] === 1 || (t.proclitics[i] & PRO_PREPOSITION) !== 0) return false
    if ((t.bits[i] & (NOUN | EVENT)) !== 0) {
      for (let s = t.sense(i, NOUN | EVENT); s >= 0; s = t.sense(i, NOUN | EVENT, s)) {
        const entry = this.lexicon.entryOf(s)
        if (this.speech.act[entry] !== 0) return true
      }
    }
    if (this.nounOfSpeech(i) >= 0) return true
    if ((t.bits[i] & (GIVEN_NAME | PLACE | COUNTRY | NISBA | OFFICE)) !== 0) return false
    return hasShapeOfAct(t.text, t.stem[i], t.end[i])
  }

  isFiniteVerb(i: number): boolean {
    return (
      (this.tokens.bits[i] & (VERB | SPEECH | EVENT)) !== 0 &&
      (this.speechSense(i, (1 << PERFECT) | 4) >= 0 || (this.tokens.bits[i] & VERB) !== 0)
    )
  }

  /** The phrase that names a source from token `i` on where no mention begins there, null where it is none that can be told. */
  sourceAt(i: number, limit: number): TokenMention | null {
    return this.mentions.read(i, limit)
  }

  /**
   * Where the noun phrase that begins at `i` ends, for sources that no mention covers: up to a complementiser, a
   * preposition that is not its own, a relative, a comma, a cue, a time.
   */
  nounPhraseEnd(i: number, limit: number, governed: (i: number) => boolean): number {
    const t = this.tokens
    let j = i
    // سموه، معاليه
    if (t.enclitic[i] !== 0 && (t.bits[i] & TITLE) !== 0) return i + 1
    for (; j < limit; j++) {
      if (j > i && this.values.timexAt[j] >= 0) break
      if (t.kind[j] === MARK) {
        const q = this.quoteOpening(j)
        if (q >= 0 && t.quoteEnd[q] - t.quoteFirst[q] <= 4 && j > i) {
          j = this.afterQuote(q) - 1
          continue
        }
        if (t.mark[j] === 0x28 && t.glued[j + 1] === 1) {
          j = this.afterBracket(j) - 1
          continue
        }
        break
      }
      const w = this.word(j)
      if (j > i) {
        if (w === AN || w === BI_AN || w === LI_AN || w === RELATIVE) break
        if (t.phraseBits[j] & SHIFT) break
        if (w === MIN || w === FI) {
          if (governed(j) || (t.bits[j + 1] & CHANNEL) !== 0 || (t.phraseBits[j + 1] & CHANNEL) !== 0 || this.values.timexAt[j + 1] >= 0)
            break
          continue
        }
        if (w === DEMONSTRATIVE) continue
        if (w !== 0) break
        if (governed(j) || this.isGivenTo(j)) break
        if (
          (t.bits[j] & SPEECH) !== 0 &&
          t.article[j] === 0 &&
          (this.speechSense(j, (1 << PERFECT) | 4) >= 0 || this.participleOfState(j) >= 0)
        )
          break
      } else if (w !== 0) return i
    }
    return j
  }
}

function createFrames(lexicon: Lexicon, speech: Speech): Uint8Array {
  const frames = new Uint8Array(lexicon.formCount)
  for (let entry = 0; entry < lexicon.entryCount; entry++) {
    if (speech.frame[entry] === 0) continue
    for (const word of lexicon.value(entry, 'form').split(' | ')) frames[lexicon.lookup(word)] = 1
  }
  frames[0] = 0
  return frames
}

/** The letters of common verbal nouns: تفعيل، إفعال، افتعال، استفعال، تفاعل. */
function hasShapeOfAct(text: string, from: number, to: number): boolean {
  // A suffixed pronoun does not matter: only the beginning and the place of the long vowel are asked.
  const n = to - from
  if (n < 5 || n > 10) return false
  const first = text.charCodeAt(from)
  if (first === 0x62a) {
    // تفعيل
    return text.charCodeAt(from + 3) === 0x64a
  }
  // مفاعلة، مبايعتها
  if (first === 0x645)
    return (
      n >= 6 &&
      text.charCodeAt(from + 2) === 0x627 &&
      (text.charCodeAt(from + 5) === 0x629 || (text.charCodeAt(from + 5) === 0x62a && n >= 7))
    )
  if (first === 0x627 || first === 0x625) {
    for (let k = from + 3; k < Math.min(to - 1, from + 6); k++) if (text.charCodeAt(k) === 0x627) return true
  }
  return false
}
