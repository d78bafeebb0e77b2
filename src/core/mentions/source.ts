/**
 * The noun phrase that names a source, from its first word: titles, role, name, in whichever order, with what belongs to
 * them. Used at every cue, and by the mention finder at every word that may begin one.
 */
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import * as closed from './closed-words.ts'
import type { MentionKind, TokenMention } from './mention.ts'
import { endsHere, looksAccusative, nameStarts, readName } from './names.ts'
import { NounChain, OF_BODY, OF_DOCUMENT, OF_GROUP, OF_NOUN, OF_OFFICE } from './noun-chain.ts'
import {
  P_BODY,
  P_BODY_HEAD,
  P_COUNTRY,
  P_DOCUMENT,
  P_GROUP,
  P_MEDIA,
  P_NAME,
  P_OFFICE,
  P_PLACE,
  P_PROPER,
  P_RANK,
  P_TITLE,
  Scene,
} from './scene.ts'
import * as is from './words.ts'

export interface SourceReader {
  /** Says which article is read. */
  set(tokens: Tokens, values: Values): void
  /**
   * The source phrase that begins with token `at` and ends before `limit`, `null` where nothing nominal begins there.
   * The first word may have clitics (`للمتحدث`); nothing before `at` is looked at.
   */
  read(at: number, limit: number): TokenMention | null
  /** A word that counts or picks what follows: أحد، عدد من، ثلاثة. */
  isQuantifier(i: number): boolean
  /** A word of which the lexicon says nothing. */
  isUnknown(i: number): boolean
  /** عبد، أبو: the next word belongs to it. */
  isLink(i: number): boolean
  /** The beginning of a foreign name: two words running that no lexicon knows. */
  beginsUnknownName(i: number): boolean
  /** An adjective that is a family name as well: الكردي. */
  isAdjective(i: number): boolean
  /** A reporting verb rather than the noun it is written as: طالب. */
  isVerb(i: number): boolean
}

/** Classes that make a word more than a name or an adjective. */
const NAMELESS = (P_OFFICE | P_TITLE | P_RANK | P_BODY_HEAD | P_BODY | P_GROUP | P_DOCUMENT | P_PLACE | P_COUNTRY | P_MEDIA) >>> 0
/** Longest source phrase, in tokens. */
const LONGEST = 40

export function createSourceReader(lexicon: Lexicon): SourceReader {
  return new Reader(new Scene(lexicon))
}

class Reader implements SourceReader {
  readonly #scene: Scene
  readonly #chain: NounChain
  #from = 0
  #to = 0
  #nameFrom = -1
  #nameTo = -1
  #roleFrom = -1
  #roleTo = -1
  #bodyFrom = -1
  #bodyTo = -1
  #kind: MentionKind = 'person'
  #rule = ''
  #entry = -1
  #definite = false
  #entries: number[] = []
  #head = 0

  constructor(scene: Scene) {
    this.#scene = scene
    this.#chain = new NounChain(scene)
  }

  set(tokens: Tokens, values: Values): void {
    this.#scene.set(tokens, values)
  }

  read(at: number, limit: number): TokenMention | null {
    const s = this.#scene
    const t = s.tokens
    const end = Math.min(limit, at + LONGEST, t.count)
    if (at >= end) return null
    this.#from = at
    this.#nameFrom = this.#nameTo = this.#roleFrom = this.#roleTo = this.#bodyFrom = this.#bodyTo = -1
    this.#entry = -1
    this.#entries = []
    this.#definite = false
    this.#rule = ''
    this.#head = at
    const to = this.#phrase(at, end)
    if (to <= at) return null
    this.#to = to
    return this.#finish()
  }

  isQuantifier(i: number): boolean {
    const s = this.#scene
    const word = s.closed(i)
    if (word === closed.ONE_OF || word === closed.NUMBER_OF || word === closed.ALL_OF) return !s.hasPreposition(i) || word !== closed.ALL_OF
    return (s.traits(i) & (is.NUMERAL | is.BREAK)) === is.NUMERAL
  }

  isUnknown(i: number): boolean {
    return this.#scene.isUnknown(i)
  }

  isLink(i: number): boolean {
    return this.#scene.closed(i) === closed.LINK && this.#scene.tokens.article[i] === 0
  }

  beginsUnknownName(i: number): boolean {
    const s = this.#scene
    const t = s.tokens
    return this.#couldBeForeign(i) && i + 1 < t.count && this.#couldBeForeign(i + 1) && t.sentence[i] === t.sentence[i + 1]
  }

  #couldBeForeign(i: number): boolean {
    const s = this.#scene
    const t = s.tokens
    return (
      s.isUnknown(i) &&
      t.article[i] === 0 &&
      t.end[i] - t.start[i] > 2 &&
      !looksAccusative(s, i) &&
      !s.isPluralShape(i) &&
      !s.isFeminineShape(i)
    )
  }

  isAdjective(i: number): boolean {
    const s = this.#scene
    return (
      s.tokens.article[i] === 1 &&
      (s.traits(i) & (is.ADJECTIVE | is.NAME_OR_WORD)) === (is.ADJECTIVE | is.NAME_OR_WORD) &&
      (s.bits(i) & NAMELESS) === 0
    )
  }

  isVerb(i: number): boolean {
    const s = this.#scene
    const t = s.tokens
    return t.article[i] === 0 && t.phrase[i] === 0 && (s.traits(i) & (is.SPEECH_VERB | is.NAME)) === is.SPEECH_VERB && !s.hasPreposition(i)
  }

  /** Reads the whole phrase and returns its end, `at` where there is none. */
  #phrase(at: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    if (t.kind[at] === 3) return this.#quoted(at, limit)
    if (t.kind[at] === 2) return this.#counted(at, at + 1, limit)
    if (s.isStray(at)) return at
    if (t.kind[at] === 4) {
      this.#kind = 'organization'
      this.#rule = 'mention.foreign-word'
      this.#nameFrom = at
      let j = at + 1
      while (j < limit && t.kind[j] === 4) j++
      this.#nameTo = j
      return j
    }
    if (s.values.timexAt[at] >= 0 && (s.bits(at) & (P_OFFICE | P_GROUP | P_BODY)) === 0) return at
    // Named bodies, countries and places stand before their words: `الأمين العام للأمم المتحدة` begins with no such phrase.
    const phrase = t.phraseEnd[at] <= limit ? t.phraseBits[at] : 0
    const traits = s.traits(at)
    const word = s.closed(at)
    if (word === closed.ONE_OF || word === closed.NUMBER_OF || word === closed.ALL_OF) {
      if ((phrase & P_GROUP) === 0 && !(word === closed.NUMBER_OF && t.article[at] === 1)) return this.#quantified(at, limit, word)
    }
    if ((traits & is.TIME) !== 0 && (traits & (is.ANY_NAME | is.OFFICE | is.GROUP | is.BODY_HEAD | is.PLACE)) === 0 && phrase === 0)
      return at
    if ((traits & is.NUMERAL) !== 0 && (traits & is.ANY_NAME) === 0 && phrase === 0) return this.#counted(at, at + 1, limit)
    // سموه، معاليه: whoever was named with that title
    if ((traits & is.TITLE) !== 0 && t.enclitic[at] !== 0 && (traits & (is.ANY_NAME | is.OFFICE)) === 0) {
      this.#kind = 'role'
      this.#rule = 'mention.title-pronoun'
      this.#roleFrom = at
      this.#roleTo = at + 1
      this.#definite = true
      return at + 1
    }
    const j = this.#titles(at, limit)
    if (j > at) {
      const after = this.#afterTitles(at, j, limit)
      if (after > at) return after
    }
    if ((phrase & (P_OFFICE | P_PROPER | P_BODY_HEAD | P_GROUP | P_NAME | P_DOCUMENT)) === 0) {
      if ((traits & (is.BREAK | is.PREPOSITION | is.DEMONSTRATIVE)) !== 0 && (traits & (is.ANY_NAME | is.OFFICE | is.GROUP)) === 0)
        return at
      if (
        (traits & is.VERB) !== 0 &&
        (traits &
          (is.ANY_NAME |
            is.OFFICE |
            is.GROUP |
            is.BODY_HEAD |
            is.DOCUMENT |
            is.COMMON |
            is.ADJECTIVE |
            is.PLACE |
            is.COUNTRY |
            is.BODY |
            is.MEDIA)) ===
          0
      )
        return at
      if ((traits & is.REPORTING) !== 0 && t.article[at] === 0 && (traits & (is.OFFICE | is.GROUP | is.ANY_NAME)) === 0) return at
    }
    if ((phrase & P_PROPER) !== 0 && (phrase & (P_OFFICE | P_GROUP)) === 0) return this.#proper(at, t.phraseEnd[at], limit, phrase)
    if (
      (traits & (is.BODY | is.MEDIA | is.COUNTRY)) !== 0 &&
      (traits & is.ALSO_WORD) === 0 &&
      t.article[at] === 0 &&
      (phrase & P_OFFICE) === 0
    ) {
      return this.#proper(at, at + 1, limit, t.bits[at])
    }
    if (this.#isOffice(at, phrase, traits)) return this.#role(at, limit)
    if ((phrase & P_GROUP) !== 0 || (traits & is.GROUP) !== 0) return this.#group(at, limit, phrase)
    if ((phrase & P_NAME) !== 0) return this.#name(at, limit, true)
    if ((traits & is.DOCUMENT) !== 0 || (phrase & P_DOCUMENT) !== 0) return this.#document(at, limit)
    if ((traits & is.BODY_HEAD) !== 0 || (phrase & P_BODY_HEAD) !== 0) {
      const body = this.#bodyAt(at, limit, phrase)
      if (body > at) return body
    }
    if (
      (traits & (is.BODY | is.MEDIA | is.COUNTRY | is.PLACE)) !== 0 &&
      !((traits & is.ANY_NAME) !== 0 && at + 1 < limit && nameStarts(s, at + 1) === 2)
    ) {
      return this.#proper(at, at + 1, limit, t.bits[at])
    }
    const strength = nameStarts(s, at)
    // ونظيره اليمني عبد ربه: the name begins after the adjective
    if (
      (traits & is.ADJECTIVE) !== 0 &&
      (traits & is.NAME) === 0 &&
      t.article[at] === 1 &&
      at + 1 < limit &&
      t.article[at + 1] === 0 &&
      nameStarts(s, at + 1) === 2
    )
      return at
    if (strength === 2 || (strength === 1 && this.#looksLikeName(at, limit))) return this.#name(at, limit, strength === 1)
    return this.#noun(at, limit, traits)
  }

  #isOffice(at: number, phrase: number, traits: number): boolean {
    const s = this.#scene
    const t = s.tokens
    if ((phrase & P_OFFICE) !== 0) return (traits & is.MODIFIER) === 0 || (traits & is.OFFICE) !== 0 || t.phraseEnd[at] > at + 1
    if ((traits & is.OFFICE) === 0) return false
    // أمير، سلطان, عميد: names too, where a name follows without article and nothing makes it an office
    return !(
      (traits & is.ANY_NAME) !== 0 &&
      t.article[at] === 0 &&
      at + 1 < t.count &&
      s.isWord(at + 1) &&
      t.article[at + 1] === 0 &&
      nameStarts(s, at + 1) === 2
    )
  }

  /** The end of the titles and ranks that begin at `at`: `صاحب السمو الملكي الأمير`, `الدكتور`. */
  #titles(at: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    let j = at
    while (j < limit && t.kind[j] === 1) {
      if (j > at && (s.hasPreposition(j) || s.hasConjunction(j))) break
      const bits = t.phraseBits[j]
      if ((bits & (P_TITLE | P_RANK)) !== 0 && (bits & P_OFFICE) === 0 && t.phraseEnd[j] <= limit) {
        j = t.phraseEnd[j]
      } else if (((s.traits(j) & (is.TITLE | is.RANK)) !== 0 && this.#isTitle(j)) || this.#isAbbreviation(j)) j++
      else break
      // د. ، أ.د. ، م.
      if (
        j < limit &&
        (t.mark[j] === 0x2e || t.mark[j] === 0x2f) &&
        t.glued[j] === 1 &&
        j + 1 < limit &&
        t.end[j - 1] - t.start[j - 1] <= 2
      )
        j++
    }
    return j
  }

  /** د. ، م/ : a letter with its mark. */
  #isAbbreviation(j: number): boolean {
    const { start, end, mark, glued, count, text } = this.#scene.tokens
    if (end[j] - start[j] !== 1 || j + 1 >= count || glued[j + 1] === 0) return false
    const unit = text.charCodeAt(start[j])
    return (mark[j + 1] === 0x2e || mark[j + 1] === 0x2f) && (unit === 0x62f || unit === 0x645 || unit === 0x623)
  }

  /** No brigade (اللواء 22), no city (بكين), no name (عم، أب, سي before nothing like one). */
  #isTitle(j: number): boolean {
    const s = this.#scene
    const traits = s.traits(j)
    if ((traits & is.BODY_HEAD) !== 0 && s.tokens.kind[j + 1] === 2) return false
    if (s.tokens.article[j] === 1) return true
    return (traits & (is.PLACE | is.COUNTRY | is.BODY | is.VERB | is.COMMON | is.NAME_PARTICLE)) === 0 && s.tokens.enclitic[j] === 0
  }

  /** A title and then a name, a role, or nothing (الشيخ، الدكتورة). */
  #afterTitles(at: number, j: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    this.#head = j - 1
    if (j < limit && t.kind[j] === 1 && !s.hasPreposition(j) && !s.hasConjunction(j)) {
      const traits = s.traits(j)
      const phrase = t.phraseBits[j]
      const office = (phrase & P_OFFICE) !== 0 || ((traits & is.OFFICE) !== 0 && (traits & is.ANY_NAME) === 0)
      if (office && (traits & is.MODIFIER) === 0) return this.#role(j, limit)
      const blocked = (traits & (is.BREAK | is.PREPOSITION | is.VERB | is.REPORTING | is.TIME)) !== 0 && (traits & is.ANY_NAME) === 0
      if (!blocked && s.values.timexAt[j] < 0 && !(s.isUnknown(j) && looksAccusative(s, j))) {
        const known = nameStarts(s, j)
        const between = t.article[j] === 1 && j + 1 < limit && nameStarts(s, j + 1) > 0 && !s.hasConjunction(j + 1)
        const adjective = (traits & is.ADJECTIVE) !== 0 && ((traits & is.ANY_NAME) === 0 || (between && t.article[j + 1] === 0))
        if ((known > 0 && !adjective) || ((traits & (is.COMMON | is.BODY_HEAD | is.CHANNEL | is.GROUP)) === 0 && !adjective))
          return this.#name(j, limit, true)
        if (adjective && t.article[j] === t.article[j - 1]) {
          // الشيخ المصري أحمد
          if (j + 1 < limit && nameStarts(s, j + 1) > 0 && t.article[j + 1] === 0) return this.#name(j + 1, limit, true)
          if (t.article[j] === 1 && known === 1) return this.#name(j, limit, true)
        }
      }
    }
    // الدكتور "الغانمي"
    const quoted = j < limit ? s.afterQuotedName(j, limit) : j
    if (quoted > j && quoted <= j + 5 && s.tokens.article[j - 1] === 1) {
      this.#nameFrom = j + 1
      this.#nameTo = quoted - 1
      this.#kind = 'person'
      this.#rule = 'mention.title-quoted-name'
      this.#definite = true
      return quoted
    }
    if ((s.traits(at) & (is.OFFICE | is.GROUP | is.BODY_HEAD | is.COMMON)) !== 0 || (t.phraseBits[at] & P_OFFICE) !== 0) return at
    if (s.tokens.article[j - 1] === 0) return at
    this.#kind = 'role'
    this.#rule = 'mention.title'
    this.#roleFrom = at
    this.#roleTo = j
    this.#definite = true
    return j
  }

  /** A role, and the name that may follow it with or without comma. */
  #role(at: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    this.#head = at
    const head = (t.phraseBits[at] & P_OFFICE) !== 0 && t.phraseEnd[at] <= limit ? t.phraseEnd[at] : at + 1
    this.#entry = this.#officeEntry(at)
    this.#definite = t.article[head - 1] === 1 || t.enclitic[head - 1] !== 0
    const next = at + 1
    if (this.#isFamilyName(at) && (next >= limit || endsHere(s, next, limit))) return this.#name(at, limit, true)
    const plural = s.isPluralShape(at) || (s.traits(at) & is.PLURAL) !== 0
    const end = this.#chain.read(at, head, limit, plural ? OF_GROUP : OF_OFFICE, this.#definite)
    this.#definite = this.#chain.definite
    if (end === at + 1 && this.#isFamilyName(at)) return this.#name(at, limit, true)
    this.#roleFrom = at
    this.#roleTo = end
    this.#bodyFrom = this.#chain.bodyFrom
    this.#bodyTo = Math.min(end, this.#chain.bodyTo)
    if (plural) {
      this.#kind = 'group'
      this.#rule = 'mention.offices'
      this.#nameFrom = at
      this.#nameTo = end
      return end
    }
    this.#kind = this.#definite ? 'role' : 'unnamed'
    this.#rule = 'mention.role'
    return this.#nameAfterRole(at, end, limit)
  }

  /** ناطقي: what could only be a plural before its genitive, and has none. */
  #isFamilyName(at: number): boolean {
    const s = this.#scene
    return s.tokens.article[at] === 0 && s.lastLetter(at) === 0x64a && ((s.traits(at) & is.CONSTRUCT) !== 0 || s.tokens.enclitic[at] !== 0)
  }

  #nameAfterRole(at: number, end: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    let j = end
    let comma = false
    const bracket = s.afterBracket(j, limit)
    if (bracket > j && s.isComma(bracket)) j = bracket
    if (j < limit && (s.isComma(j) || (s.isDash(j) && t.glued[j] === 0))) {
      comma = true
      j++
    }
    if (j >= limit) return end
    const named = t.kind[j] === 3 ? s.afterQuotedName(j, limit) : j
    if (named > j && !comma && t.article[at] === 1 && end - at <= 2) return end
    if (t.kind[j] !== 1 || s.hasPreposition(j) || s.hasConjunction(j)) return end
    const titled = this.#titles(j, limit)
    if (titled > j) {
      if (titled >= limit || t.kind[titled] !== 1 || s.hasPreposition(titled) || s.hasConjunction(titled)) return end
      const office = this.#isOffice(titled, t.phraseBits[titled], s.traits(titled))
      if (office && !comma) return this.#secondRole(titled, limit)
      const sure = nameStarts(s, titled)
      if (sure === 0 && (s.traits(titled) & (is.BREAK | is.PREPOSITION | is.VERB | is.COMMON | is.REPORTING)) !== 0) return end
      const to = readName(s, titled, limit, true)
      return to > titled ? this.#named(titled, to, limit, 'mention.role-title-name') : end
    }
    // القاضي أنس الحمايدي: an office that stands as a title
    if (
      t.article[j] === 1 &&
      (s.traits(j) & is.OFFICE) !== 0 &&
      j + 1 < limit &&
      t.phraseEnd[j] <= j + 1 &&
      !s.hasPreposition(j + 1) &&
      nameStarts(s, j + 1) > 0 &&
      t.article[j + 1] === 0
    ) {
      const to = readName(s, j + 1, limit, false)
      if (to > j + 1) return this.#named(j + 1, to, limit, 'mention.role-title-name')
    }
    const strength = nameStarts(s, j)
    const phrase = t.phraseBits[j]
    const traits = s.traits(j)
    if (!comma && (phrase & P_OFFICE) !== 0 && this.#isOffice(j, phrase, traits)) return this.#secondRole(j, limit)
    if (!comma && strength < 2 && (traits & is.OFFICE) !== 0 && (traits & is.MODIFIER) === 0 && t.article[j] === 0 && this.#definite)
      return this.#secondRole(j, limit)
    if (strength === 0) return end
    if (comma && strength === 1 && !this.#looksLikeName(j, limit)) return end
    if (!comma && strength === 1 && t.article[j] === 1 && !this.#surnameHere(j, end, at)) return end
    const to = readName(s, j, limit, false)
    if (to <= j) return end
    // المقاومة الشعبية بسط نفوذها: one unknown word is a name only where the phrase ends with it
    if (!comma && strength === 1 && to === j + 1 && !endsHere(s, to, limit) && (s.traits(to) & is.VERB) === 0) return end
    if (comma && !this.#closed(to, limit)) return end
    return this.#named(j, to, limit, comma ? 'mention.role-comma-name' : 'mention.role-name')
  }

  /** After role, comma and name the phrase is over: at a mark, a particle, the limit. */
  #closed(j: number, limit: number): boolean {
    const s = this.#scene
    if (j >= limit || s.isMark(j)) return true
    const traits = s.traits(j)
    return (
      (traits & (is.BREAK | is.PREPOSITION | is.VERB | is.REPORTING)) !== 0 ||
      s.hasPreposition(j) ||
      s.values.timexAt[j] >= 0 ||
      s.hasConjunction(j) ||
      j - 1 > 0
    )
  }

  /** الوزير الخفاجي: an unknown definite word right after a definite office. */
  #surnameHere(j: number, end: number, at: number): boolean {
    const s = this.#scene
    const t = s.tokens
    if (!s.isUnknown(j) && (s.traits(j) & is.ANY_NAME) === 0) return false
    return (this.#definite && t.article[end - 1] === 1) || end === at + 1
  }

  #named(from: number, to: number, limit: number, rule: string): number {
    const s = this.#scene
    this.#nameFrom = from
    this.#nameTo = to
    this.#kind = 'person'
    this.#rule = rule
    this.#definite = true
    // الرئيس فلان رئيس الجمهورية: the office in full after the name
    if (
      to - from > 1 &&
      this.#roleTo - this.#roleFrom === 1 &&
      to < limit &&
      s.isWord(to) &&
      !s.hasPreposition(to) &&
      !s.hasConjunction(to) &&
      this.#beginsRole(to)
    ) {
      return this.#apposition(to, limit)
    }
    return to
  }

  /** نائب الرئيس رئيس مجلس الوزراء …: two offices of one person. */
  #secondRole(j: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    const head = (t.phraseBits[j] & P_OFFICE) !== 0 && t.phraseEnd[j] <= limit ? t.phraseEnd[j] : j + 1
    const end = this.#chain.read(j, head, limit, OF_OFFICE, t.article[head - 1] === 1)
    this.#roleTo = end
    if (this.#bodyFrom < 0) {
      this.#bodyFrom = this.#chain.bodyFrom
      this.#bodyTo = Math.min(end, this.#chain.bodyTo)
    }
    const k = end
    if (k < limit && s.isWord(k) && !s.hasPreposition(k) && !s.hasConjunction(k)) {
      const titled = this.#titles(k, limit)
      if (titled < limit && nameStarts(s, titled) > (titled > k || t.article[titled] === 0 ? 0 : 1)) {
        const to = readName(s, titled, limit, titled > k)
        if (to > titled) return this.#named(titled, to, limit, 'mention.role-name')
      }
    }
    return end
  }

  /** A name, and the role that may stand after it in apposition. */
  #name(at: number, limit: number, sure: boolean): number {
    const s = this.#scene
    const t = s.tokens
    let to = readName(s, at, limit, sure)
    if (to <= at) return at
    this.#nameFrom = at
    this.#nameTo = to
    this.#kind = 'person'
    this.#rule = at > this.#from ? 'mention.title-name' : 'mention.name'
    this.#definite = true
    let j = to
    const words = unitsOf(s, at, to)
    const comma = j < limit && (s.isComma(j) || (s.isDash(j) && t.glued[j] === 0))
    if (comma) j++
    else if (words < 2) return to
    if (j >= limit || !s.isWord(j)) return to
    if (!comma && s.closed(j) === closed.HE && s.hasConjunction(j) && j + 1 < limit && this.#beginsRole(j + 1)) {
      to = this.#apposition(j + 1, limit)
      return this.#relativeEnd(to, limit)
    }
    if (s.hasPreposition(j) || s.hasConjunction(j) || s.values.timexAt[j] >= 0) return to
    const titled = this.#titles(j, limit)
    if (titled > j && titled < limit && this.#beginsRole(titled)) return this.#apposition(titled, limit)
    if (!comma && to - at >= 2 && this.#headsGenitive(j, limit)) return this.#apposition(j, limit)
    if (this.#beginsRole(j) && !(comma && !this.#roleCloses(j, limit))) return this.#apposition(j, limit)
    return to
  }

  /** بيكيدال مشغل الموقع: an unknown word with its genitive, after a full name. */
  #headsGenitive(j: number, limit: number): boolean {
    const s = this.#scene
    const t = s.tokens
    return (
      (s.isUnknown(j) || s.closed(j) === closed.RELATION) &&
      t.article[j] === 0 &&
      j + 1 < limit &&
      s.isWord(j + 1) &&
      t.article[j + 1] === 1 &&
      !s.hasPreposition(j + 1) &&
      !s.hasConjunction(j + 1)
    )
  }

  #beginsRole(j: number): boolean {
    const s = this.#scene
    const t = s.tokens
    const phrase = t.phraseBits[j]
    const traits = s.traits(j)
    if (s.closed(j) === closed.ONE_OF) return s.isWord(j + 1) && (s.traits(j + 1) & (is.BREAK | is.PREPOSITION | is.VERB)) === 0
    if ((traits & is.QUANTIFIER) !== 0) return false
    return this.#isOffice(j, phrase, traits) && !((traits & is.PLURAL) !== 0)
  }

  /** After `الاسم، الصفة` a comma, a particle or the end must follow, else the comma parts two clauses. */
  #roleCloses(j: number, limit: number): boolean {
    const s = this.#scene
    const t = s.tokens
    const head = (t.phraseBits[j] & P_OFFICE) !== 0 ? t.phraseEnd[j] : j + 1
    const end = this.#chain.read(j, head, limit, OF_OFFICE, t.article[head - 1] === 1, true)
    return end >= limit || s.isMark(end) || (s.traits(end) & (is.BREAK | is.PREPOSITION)) !== 0 || s.hasPreposition(end)
  }

  #apposition(j: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    let head = (t.phraseBits[j] & P_OFFICE) !== 0 && t.phraseEnd[j] <= limit ? t.phraseEnd[j] : j + 1
    if (s.closed(j) === closed.ONE_OF && head < limit) head++
    const end = this.#chain.read(j, head, limit, OF_OFFICE, t.article[head - 1] === 1, true)
    this.#entry = this.#officeEntry(j)
    this.#roleFrom = j
    this.#roleTo = end
    this.#bodyFrom = this.#chain.bodyFrom
    this.#bodyTo = Math.min(end, this.#chain.bodyTo)
    this.#rule = 'mention.name-role'
    return end
  }

  /** The rest of `وهو محلل … تربطه صلات …`, to the next clause or mark. */
  #relativeEnd(from: number, limit: number): number {
    const s = this.#scene
    let j = from
    while (j < limit && j < from + 14 && s.isWord(j) && (s.traits(j) & is.BREAK) === 0) j++
    return j < limit && (s.traits(j) & is.BREAK) !== 0 ? j : from
  }

  #bodyAt(at: number, limit: number, phrase: number): number {
    const s = this.#scene
    const t = s.tokens
    const head = (phrase & P_BODY_HEAD) !== 0 ? t.phraseEnd[at] : at + 1
    const complete = t.article[head - 1] === 1
    this.#head = at
    const end = this.#chain.read(at, head, limit, OF_BODY, complete)
    const quoted = this.#chain.quotedFrom
    // قوة، سوق alone are nouns like others.
    if (end === head && !complete && t.enclitic[at] === 0) return at
    this.#kind = 'organization'
    this.#rule = end === head ? 'mention.body-head' : 'mention.body'
    this.#definite = this.#chain.definite
    this.#nameFrom = at
    this.#nameTo = end
    // وكالة الإغاثة الخاصة "أوكسفام"، موقع "يمن برس": the name is what the marks hold
    if (quoted > at && t.mark[end - 1] !== 0 && (this.#chain.quotedAfterDefinite || t.text.startsWith('موقع', t.stem[at]))) {
      this.#nameFrom = quoted + 1
      this.#nameTo = end - 1
      this.#roleFrom = at
      this.#roleTo = quoted
    }
    return end
  }

  /** A named body, medium, country or place, with adjectives or a name beside it. */
  #proper(at: number, end: number, limit: number, bits: number): number {
    this.#head = at
    const place = (bits & P_PLACE) !== 0 && (bits & (P_BODY | P_MEDIA | P_COUNTRY)) === 0
    this.#kind = place ? 'place' : (bits & P_COUNTRY) !== 0 ? 'place' : 'organization'
    this.#rule = place ? 'mention.place' : (bits & P_COUNTRY) !== 0 ? 'mention.country' : 'mention.named-body'
    this.#entry = this.#properEntry(at, end, bits)
    this.#nameFrom = at
    this.#definite = true
    const to = this.#chain.read(at, end, limit, place || (bits & P_COUNTRY) !== 0 ? OF_NOUN : OF_BODY, true)
    this.#nameTo = to
    return to
  }

  #group(at: number, limit: number, phrase: number): number {
    const s = this.#scene
    const t = s.tokens
    this.#head = at
    const head = (phrase & P_GROUP) !== 0 ? t.phraseEnd[at] : at + 1
    const end = this.#chain.read(at, head, limit, OF_GROUP, t.article[head - 1] === 1)
    const plural = (s.traits(at) & is.PLURAL) !== 0 || s.isPluralShape(at)
    this.#definite = this.#chain.definite
    this.#entry = this.#groupEntry(at, phrase)
    this.#kind = plural || this.#entryIsPlural() ? 'group' : 'unnamed'
    this.#rule = this.#kind === 'group' ? 'mention.group' : 'mention.unnamed-source'
    this.#nameFrom = at
    this.#nameTo = end
    this.#bodyFrom = this.#chain.bodyFrom
    this.#bodyTo = Math.min(end, this.#chain.bodyTo)
    // المسؤول في المار صالح محمد: a name after all
    if (
      this.#kind === 'unnamed' &&
      t.article[at] === 1 &&
      end < limit &&
      s.isWord(end) &&
      t.article[end] === 0 &&
      nameStarts(s, end) > 0 &&
      !s.hasPreposition(end) &&
      !s.hasConjunction(end)
    ) {
      const to = readName(s, end, limit, false)
      if (to > end) {
        this.#roleFrom = at
        this.#roleTo = end
        return this.#named(end, to, limit, 'mention.role-name')
      }
    }
    return end
  }

  #document(at: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    this.#head = at
    const head = (t.phraseBits[at] & P_DOCUMENT) !== 0 ? t.phraseEnd[at] : at + 1
    const end = this.#chain.read(at, head, limit, OF_DOCUMENT, t.article[head - 1] === 1)
    // نص البيان: the statement
    const text = end - at > 1 && t.article[at] === 0 && t.text.startsWith('نص', t.stem[at]) && t.end[at] - t.stem[at] === 2
    this.#kind = 'document'
    this.#rule = 'mention.document'
    this.#definite = this.#chain.definite
    this.#nameFrom = text ? at + 1 : at
    this.#nameTo = this.#chain.aboutFrom >= 0 ? this.#chain.aboutFrom : end
    this.#bodyFrom = this.#chain.bodyFrom
    this.#bodyTo = Math.min(end, this.#chain.bodyTo)
    return end
  }

  /** `أحد المواطنين`, `عدد من أعضاء …`, `بعض دول …`, `كل من …`. */
  #quantified(at: number, limit: number, word: number): number {
    const s = this.#scene
    const t = s.tokens
    let j = at + 1
    if (t.article[at] === 1 && word !== closed.ONE_OF) {
      // البعض
      this.#kind = 'group'
      this.#rule = 'mention.quantified'
      this.#nameFrom = at
      this.#nameTo = j
      return word === closed.ALL_OF ? j : at
    }
    let of = false
    if (j < limit && s.closed(j) === closed.MIN) {
      of = true
      j++
    }
    if (j >= limit || !s.isWord(j)) return at
    if (word === closed.NUMBER_OF && !of && (s.traits(at) & is.BODY_HEAD) === 0) return at
    if (word === closed.NUMBER_OF && !of) return this.#bodyAt(at, limit, 0)
    if (s.hasPreposition(j)) return at
    return this.#counted(at, j, limit, word === closed.ONE_OF, word === closed.ALL_OF && of)
  }

  /** A quantity at `at` and its noun at `j`. */
  #counted(at: number, j: number, limit: number, one = false, each = false): number {
    const s = this.#scene
    const t = s.tokens
    if (j >= limit || !s.isWord(j)) return at
    const traits = s.traits(j)
    const phrase = t.phraseEnd[j] <= limit ? t.phraseBits[j] : 0
    const people =
      (traits & (is.GROUP | is.OFFICE | is.COUNTRY | is.BODY | is.PLACE | is.BODY_HEAD | is.MEDIA | is.DOCUMENT | is.TITLE)) !== 0 ||
      phrase !== 0 ||
      s.isPluralShape(j) ||
      one ||
      each
    if (!people || s.values.timexAt[j] >= 0) return at
    if ((traits & (is.BREAK | is.PREPOSITION)) !== 0 && phrase === 0) return at
    const head = phrase !== 0 ? t.phraseEnd[j] : j + 1
    this.#head = j
    const proper = (phrase & P_PROPER) !== 0 || (traits & (is.COUNTRY | is.PLACE | is.BODY)) !== 0
    const end = this.#chain.read(j, head, limit, OF_GROUP, proper || t.article[head - 1] === 1)
    this.#definite = this.#chain.definite
    this.#kind = one ? 'unnamed' : each && proper ? 'organization' : 'group'
    this.#rule = 'mention.quantified'
    this.#nameFrom = each ? j : at
    this.#nameTo = end
    this.#bodyFrom = this.#chain.bodyFrom
    this.#bodyTo = Math.min(end, this.#chain.bodyTo)
    return end
  }

  /** `"خلفان"`, `«وحدات حماية الشعب» الكردية`. */
  #quoted(at: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    const after = s.afterQuotedName(at, limit)
    if (after === at) return at
    const first = at + (t.quote[at + 1] >= 0 ? 1 : 2)
    const last = t.quoteEnd[s.quoteOpening(at)]
    if (t.phraseEnd[first] === last) this.#entry = this.#properEntry(first, last, t.phraseBits[first])
    else if (last === first + 1) this.#entry = this.#properEntry(first, last, t.bits[first])
    const body = (s.bits(first) & (P_BODY | P_BODY_HEAD | P_MEDIA | P_PLACE | P_COUNTRY)) !== 0 || last - first > 3
    this.#kind = body || nameStarts(s, first) === 0 ? 'organization' : 'person'
    this.#rule = 'mention.quoted-name'
    this.#definite = true
    this.#nameFrom = first
    this.#nameTo = last
    if (this.#kind === 'person') return after
    return this.#chain.read(first, after, limit, OF_BODY, true)
  }

  /** Two unknown words, or one that could be a family name. */
  #looksLikeName(at: number, limit: number): boolean {
    const s = this.#scene
    const t = s.tokens
    if (t.article[at] === 1) {
      if (s.isPluralShape(at) || s.isFeminineShape(at)) return false
      const next = at + 1
      if (next < limit && s.isUnknown(next) && t.article[next] === 1) return true
      return s.isUnknown(at) || s.lastLetter(at) === 0x64a
    }
    if (!s.isUnknown(at)) return (s.traits(at) & is.ANY_NAME) !== 0
    if (s.lastLetter(at) === 0x629 && !(at + 1 < limit && nameStarts(s, at + 1) > 0)) return false
    const next = at + 1
    if (next < limit && s.isWord(next) && t.article[next] === 1 && !s.hasPreposition(next) && !s.hasConjunction(next)) {
      // والد الضحية against نائف البكري
      const traits = s.traits(next)
      if ((traits & is.ANY_NAME) !== 0) return true
      return s.isUnknown(next) && !s.isFeminineShape(next) && !s.isPluralShape(next)
    }
    return true
  }

  /** Any other noun that may speak: `والد الضحية`, `سكان محليون`, `المحتجون`. */
  #noun(at: number, limit: number, traits: number): number {
    const s = this.#scene
    const t = s.tokens
    if (
      t.kind[at] !== 1 ||
      (traits & (is.BREAK | is.PREPOSITION | is.NUMERAL | is.TIME)) !== 0 ||
      ((traits & is.REPORTING) !== 0 && t.article[at] === 0)
    )
      return at
    if ((traits & is.VERB) !== 0 && t.article[at] === 0) return at
    if (looksAccusative(s, at) || s.hasConjunction(at)) return at
    // رسمياً، رسميا: how it was said
    if (t.article[at] === 0 && (traits & is.ADJECTIVE) !== 0 && (traits & is.COMMON) === 0) return at
    const plural = s.isPluralShape(at) || (traits & is.PLURAL) !== 0
    if (t.article[at] === 0 && !s.isPluralShape(at)) {
      // أكد أهمية …، أعلن بدء …: not a speaker
      if ((traits & (is.COMMON | is.CHANNEL)) !== 0 && s.closed(at) !== closed.RELATION && s.closed(at) !== closed.PLACE_HEAD) return at
      if (t.enclitic[at] !== 0 && s.closed(at) !== closed.RELATION) return at
    }
    this.#head = at
    const end = this.#chain.read(at, at + 1, limit, OF_NOUN, t.article[at] === 1)
    this.#definite = this.#chain.definite
    this.#kind = plural ? 'group' : 'unnamed'
    this.#rule = 'mention.noun'
    this.#nameFrom = at
    this.#nameTo = end
    this.#bodyFrom = this.#chain.bodyFrom
    this.#bodyTo = Math.min(end, this.#chain.bodyTo)
    return end
  }

  #officeEntry(at: number): number {
    const t = this.#scene.tokens
    const lexicon = this.#scene.lexicon
    if ((t.phraseBits[at] & P_OFFICE) !== 0) {
      const sense = lexicon.phraseSense(t.phrase[at], P_OFFICE)
      if (sense >= 0) return this.#rest(lexicon.phraseEntryOf(sense))
    }
    const sense = t.sense(at, P_OFFICE)
    return sense < 0 ? -1 : this.#rest(lexicon.entryOf(sense))
  }

  #properEntry(at: number, end: number, bits: number): number {
    const t = this.#scene.tokens
    const lexicon = this.#scene.lexicon
    const wanted = (bits & P_PROPER) >>> 0
    if (end > at + 1 || (t.phraseBits[at] & wanted) !== 0) {
      const sense = lexicon.phraseSense(t.phrase[at], wanted)
      if (sense >= 0) return this.#rest(lexicon.phraseEntryOf(sense))
    }
    const sense = t.sense(at, wanted)
    return sense < 0 ? -1 : this.#rest(lexicon.entryOf(sense))
  }

  #groupEntry(at: number, phrase: number): number {
    const t = this.#scene.tokens
    const lexicon = this.#scene.lexicon
    if ((phrase & P_GROUP) !== 0) {
      const sense = lexicon.phraseSense(t.phrase[at], P_GROUP)
      if (sense >= 0) return this.#rest(lexicon.phraseEntryOf(sense))
    }
    const sense = t.sense(at, P_GROUP)
    return sense < 0 ? -1 : this.#rest(lexicon.entryOf(sense))
  }

  #entryIsPlural(): boolean {
    return this.#entry >= 0 && this.#scene.lexicon.value(this.#entry, 'number') === 'p'
  }

  #rest(entry: number): number {
    this.#entries.push(entry)
    return entry
  }

  #finish(): TokenMention {
    const s = this.#scene
    const head = this.#head
    const traits = s.traits(head)
    let gender = (traits & is.FEMININE) !== 0 || s.isFeminineShape(head) ? 2 : (traits & is.MASCULINE) !== 0 ? 1 : 0
    let number = s.isPluralShape(head) || (traits & is.PLURAL) !== 0 ? 3 : 1
    if (this.#kind === 'person') {
      gender = this.#roleFrom >= 0 && s.isFeminineShape(this.#roleFrom) ? 2 : this.#nameFrom >= 0 ? this.#nameGender() : gender
      number = 1
    } else if (this.#kind === 'place') gender = this.#entry >= 0 ? s.words.genderOfEntry(this.#entry) || 2 : 2
    else if (this.#kind === 'group') number = 3
    else if (
      gender === 0 &&
      (this.#kind === 'role' || this.#kind === 'unnamed' || this.#kind === 'document' || (traits & is.BODY_HEAD) !== 0)
    )
      gender = 1
    return {
      kind: this.#kind,
      from: this.#from,
      to: this.#to,
      nameFrom: this.#nameFrom,
      nameTo: this.#nameTo,
      roleFrom: this.#roleFrom,
      roleTo: this.#roleTo,
      affiliationFrom: this.#bodyFrom,
      affiliationTo: this.#bodyFrom < 0 ? -1 : this.#bodyTo,
      gender,
      number,
      definite: this.#definite,
      entry: this.#entry,
      rule: this.#rule,
      entries: this.#entries,
    }
  }

  #nameGender(): number {
    const s = this.#scene
    const t = s.tokens
    const sense = t.sense(this.#nameFrom, P_NAME)
    return sense < 0 ? 0 : s.words.genderOfEntry(s.lexicon.entryOf(sense))
  }
}

/** Words of a name, with `أبو مازن` and `عبد الله` as one. */
function unitsOf(s: Scene, from: number, to: number): number {
  let units = 0
  for (let i = from; i < to; i++) if (s.closed(i) !== closed.LINK || i + 1 === to) units++
  return units
}
