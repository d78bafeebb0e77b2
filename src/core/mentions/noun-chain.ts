/**
 * What follows the head of a noun phrase and belongs to it: genitives, adjectives, `في` / `ب` / `ل` of place and body,
 * co-ordinated nouns, a quoted name. `وزير` → `وزير التجهيز والإسكان بحكومة …`.
 *
 * A genitive chain is open until a definite noun or a proper name closes it; after that only adjectives that agree, and
 * prepositions with a body or a place, go on. So `الحكومة المصرية | الأنباء` and `رئيس الحكومة | يوسف` part by themselves.
 */

import { Class } from '../lexicon/classes.ts'
import { attaches, isWhere, OF_BODY, OF_DOCUMENT, OF_GROUP, OF_NOUN, OF_OFFICE } from './attachment.ts'
import { Closed } from './closed-words.ts'
import { nameStarts, readName } from './names.ts'
import { PROPER, type Scene } from './scene.ts'
import { Trait as is } from './traits.ts'

const MASC = 1
const FEM = 2
const PLURAL = 4

export class NounChain {
  readonly #scene: Scene
  /** Whether the chain that was read is closed by a definite noun or a proper name. */
  definite = false
  /** First body, place or country within what was read: the affiliation of an office. -1 where there is none. */
  bodyFrom = -1
  bodyTo = -1
  /** The quotation mark that opens a name within it, and whether the words before it were complete without. */
  quotedFrom = -1
  quotedAfterDefinite = false
  /** A person named within it: the president of `مسؤول في إدارة الرئيس …`. */
  personFrom = -1
  personTo = -1
  /** Where `عن …` begins in a document's chain: what it is about. */
  aboutFrom = -1
  /** Genders and number of the nouns so far, for agreement. */
  #seen = 0
  #head = 0
  #of = OF_NOUN
  /** An office within the chain whose bearer's name may follow: إدارة الرئيس الأميركي دونالد ترامب */
  #personOpen = false
  /** The person is one whom a body is named after. */
  #namesake = false
  /** After `في` of an official without article: what follows is of the body he is in. */
  #inside = false
  /** A person has a name already: what follows an office inside the chain belongs to that office. */
  #named = false

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /**
   * Reads on from `i`, right after a head that ends there. `head` is the head's first token, `definite` whether it is closed.
   * Returns the end of the chain.
   */
  read(head: number, i: number, limit: number, of: number, definite: boolean, named = false): number {
    this.#of = of
    this.#named = named
    this.#head = head
    this.#personOpen = false
    this.definite = definite
    this.bodyFrom = -1
    this.bodyTo = -1
    this.quotedFrom = -1
    this.quotedAfterDefinite = false
    this.aboutFrom = -1
    this.personFrom = -1
    this.#inside = false
    this.#seen = 0
    for (let k = head; k < i; k++) {
      this.#note(k)
      // رئيس حزب, where the phrase holds the body's head
      if (k > head && of === OF_OFFICE && (this.#scene.traits(k) & (is.BODY_HEAD | is.BODY)) !== 0) this.#body(k)
    }
    if (of === OF_BODY) this.#body(head)
    else if (of === OF_GROUP) this.#seen |= FEM
    let j = i
    while (j < limit) {
      const next = this.#step(j, limit, i)
      if (next <= j) break
      j = next
    }
    if (of === OF_BODY) this.bodyTo = j
    else if (this.bodyFrom >= 0 && this.bodyTo < 0) this.bodyTo = j
    return j
  }

  #body(i: number): void {
    if (this.bodyFrom < 0) this.bodyFrom = i
  }

  #note(i: number): void {
    const s = this.#scene
    const traits = s.traits(i)
    if (s.isFeminineShape(i) || (traits & is.FEMININE) !== 0) this.#seen |= FEM
    else if ((traits & (is.COUNTRY | is.PLACE | is.BODY)) !== 0) this.#seen |= FEM | MASC
    else this.#seen |= MASC
    if (s.isPluralShape(i) || (traits & is.PLURAL) !== 0) this.#seen |= PLURAL
  }

  /** Takes one constituent that begins at `j`; returns its end, or `j` where none belongs to the chain. */
  #step(j: number, limit: number, first: number): number {
    const s = this.#scene
    const t = s.tokens
    if (t.kind[j] !== 1) return this.#mark(j, limit)
    if (this.#personOpen && this.definite) {
      const end = this.#innerName(j, limit)
      if (end > j) {
        this.#personOpen = false
        return end
      }
    }
    if (s.values.timexAt[j] >= 0 && !s.hasPreposition(j)) return j
    const traits = s.traits(j)
    const phrase = t.phraseEnd[j] <= limit ? t.phraseBits[j] : 0
    if (s.hasConjunction(j)) return this.#joined(j, limit, traits, phrase)
    if (s.isStray(j)) {
      // و جامعة الدول: written apart
      if (!isWaw(s, j) || j + 1 >= limit || t.kind[j + 1] !== 1) return j
      const end = this.#joined(j + 1, limit, s.traits(j + 1), t.phraseEnd[j + 1] <= limit ? t.phraseBits[j + 1] : 0)
      return end > j + 1 ? end : j
    }
    const word = s.closed(j)
    if (
      word === Closed.FI ||
      word === Closed.ILA ||
      word === Closed.LADA ||
      word === Closed.MIN ||
      word === Closed.ALA ||
      word === Closed.AN ||
      word === Closed.BISM ||
      (word === Closed.BETWEEN && this.#of === OF_GROUP)
    ) {
      return this.#prepositional(j, j + 1, limit, word, j === first)
    }
    if (word === Closed.SELF) return this.definite ? j + 1 : j
    if (s.hasPreposition(j)) return this.#prepositional(j, j, limit, 0, j === first)
    if ((traits & (is.BREAK | is.PREPOSITION)) !== 0 && (phrase & PROPER) === 0) {
      // المتحدث باسم هذه الهيئة
      if ((traits & is.DEMONSTRATIVE) !== 0 && !this.definite && j + 1 < limit && t.article[j + 1] === 1) {
        this.#seen = 0
        return this.#noun(j + 1, limit)
      }
      if (word === Closed.NOT && (s.traits(j + 1) & is.ADJECTIVE) !== 0 && j + 1 < limit) return j + 2
      if (word === Closed.COMPASS && !this.definite && (this.#of !== OF_OFFICE || j > this.#head + 1)) return j + 1
      if (word === Closed.BETWEEN && this.#of === OF_OFFICE && !this.definite === false && isWhere(s, j + 1))
        return this.#noun(j + 1, limit)
      if ((traits & (is.ADJECTIVE | is.COMMON | is.ANY_NAME | is.OFFICE)) === 0) return j
    }
    const adjective = this.definite && t.article[j] === 1 && (traits & is.ADJECTIVE) !== 0 && this.#agrees(j)
    if (phrase !== 0 && (phrase & PROPER) !== 0 && !adjective) {
      if (this.definite) return (phrase & (Class.place | Class.country)) !== 0 && this.#afterPlaceHead(j) ? t.phraseEnd[j] : j
      return this.#proper(j, t.phraseEnd[j])
    }
    return t.article[j] === 1 ? this.#withArticle(j, limit, traits, phrase) : this.#bare(j, limit, traits, phrase)
  }

  /** The name of one whose office stands within the chain, with his title. */
  #innerName(j: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    if (s.hasPreposition(j) || s.hasConjunction(j)) return j
    const title = t.article[j] === 1 && (s.traits(j) & (is.TITLE | is.RANK)) !== 0 && j + 1 < limit
    const at = title ? j + 1 : j
    const strength = nameStarts(s, at)
    if (strength === 0 || (strength === 1 && t.article[at] === 1)) return j
    const end = readName(s, at, limit, title)
    // جامعة الملك خالد names nobody who does anything.
    if (end > at && !this.#namesake) {
      this.personFrom = j
      this.personTo = end
    }
    return end
  }

  #mark(j: number, limit: number): number {
    const s = this.#scene
    if (s.tokens.kind[j] === 4) return !this.definite || this.#of === OF_BODY ? this.#proper(j, j + 1) : j
    if (s.tokens.kind[j] === 2) return this.#of === OF_DOCUMENT && s.values.timexAt[j] < 0 && s.values.amountAt[j] < 0 ? j + 1 : j
    // جماعة (المساواة الآن)
    const bracketed = this.definite || this.#of !== OF_BODY ? j : s.afterBracket(j, limit)
    const after = bracketed > j && bracketed <= j + 6 ? bracketed : s.afterQuotedName(j, limit)
    if (after > j && (!this.definite || this.#of === OF_BODY || this.bodyFrom >= 0)) {
      this.#body(j)
      if (bracketed === j) this.quotedFrom = j
      this.quotedAfterDefinite = this.definite
      this.definite = true
      return after
    }
    return j
  }

  #proper(j: number, end: number): number {
    this.#body(j)
    this.definite = true
    this.#seen |= FEM | MASC
    return end
  }

  /** A noun with the article: closes the chain as a genitive; after that it must be an adjective that agrees. */
  #withArticle(j: number, limit: number, traits: number, phrase: number): number {
    const s = this.#scene
    const t = s.tokens
    // مصادر محلية | الحادث: an adjective without article has no genitive
    if (
      !this.definite &&
      (this.#of === OF_GROUP || this.#of === OF_NOUN) &&
      (s.traits(this.#head) & is.OFFICE) === 0 &&
      j > this.#head + 1 &&
      t.article[j - 1] === 0 &&
      this.#isAdjectiveAt(j - 1) &&
      this.#looksAdjective(j - 1)
    )
      return j
    if (!this.definite) return this.#noun(j, limit)
    if (s.closed(j) === Closed.ISSUED) return j
    // الداعية إلى …: it reports; المحتجة does not
    if (
      (traits & is.REPORTING) !== 0 &&
      (traits & (is.OFFICE | is.GROUP)) === 0 &&
      j + 1 < t.count &&
      (s.hasPreposition(j + 1) || (s.traits(j + 1) & (is.PREPOSITION | is.BREAK)) !== 0) &&
      s.closed(j + 1) !== Closed.FI
    )
      return j
    if ((traits & is.NUMERAL) !== 0 && (traits & ~(is.NUMERAL | is.TIME | is.ADJECTIVE)) === 0) return this.#agrees(j) ? j + 1 : j
    // المنتهية ولايته
    if ((phrase & Class.office) !== 0 && t.enclitic[t.phraseEnd[j] - 1] !== 0) {
      if (this.bodyFrom >= 0 && this.bodyTo < 0) this.bodyTo = j
      return t.phraseEnd[j]
    }
    // مسؤولي الفيفا السابقين: they were, not it
    if (this.#of === OF_BODY && (traits & is.MODIFIER) !== 0 && s.isPluralShape(j) && s.isFormer(j)) return j
    if ((traits & (is.ADJECTIVE | is.MODIFIER)) !== 0) {
      if ((traits & (is.OFFICE | is.GROUP | is.TITLE | is.RANK)) !== 0 && (traits & is.MODIFIER) === 0 && !this.#agrees(j)) return j
      return this.#agrees(j) && !this.#beginsName(j, limit) ? j + 1 : j
    }
    if ((traits & (is.PLACE | is.COUNTRY)) !== 0) return this.#afterPlaceHead(j) ? j + 1 : j
    if (phrase !== 0 || (traits & ~(is.FEMININE | is.MASCULINE | is.PLURAL)) !== 0) return j
    // An unknown word: an adjective by its ending, unless a name begins with it.
    const last = s.lastLetter(j)
    const nisba =
      last === 0x64a || last === 0x649 || (last === 0x629 && (s.letterFromEnd(j, 2) === 0x64a || s.letterFromEnd(j, 3) === 0x64a))
    return nisba && this.#agrees(j) && !this.#beginsName(j, limit) && t.end[j] - t.stem[j] > 3 ? j + 1 : j
  }

  /** المستوري القمودي, الشاذلي العياري: two words that may be names, after an office without one. */
  #beginsName(j: number, limit: number): boolean {
    const s = this.#scene
    if (this.#of !== OF_OFFICE || this.#named) return false
    if (j + 1 >= limit || s.tokens.kind[j + 1] !== 1) return false
    const here = s.traits(j)
    if (s.isFeminineShape(j) && (here & is.NAME) === 0) return false
    if (
      !s.isUnknown(j) &&
      ((here & is.ANY_NAME) === 0 || ((here & (is.ADJECTIVE | is.NAME)) === is.ADJECTIVE && s.tokens.article[j + 1] === 0))
    )
      return false
    return (
      nameStarts(s, j + 1) > 0 &&
      !s.hasConjunction(j + 1) &&
      (s.traits(j + 1) & is.MODIFIER) === 0 &&
      (!s.isUnknown(j) || (s.tokens.article[j + 1] === 1 && (s.isUnknown(j + 1) || (s.traits(j + 1) & is.NAME) !== 0)))
    )
  }

  #agrees(j: number): boolean {
    const s = this.#scene
    if (s.isPluralShape(j)) return (this.#seen & PLURAL) !== 0 || (s.traits(j) & is.PLURAL) === 0
    if (s.isFeminineShape(j) || (s.traits(j) & (is.FEMININE | is.MASCULINE)) === is.FEMININE) return (this.#seen & (FEM | PLURAL)) !== 0
    return (this.#seen & (MASC | PLURAL)) !== 0
  }

  /** A noun without the article: a genitive or an adjective while the chain is open. */
  #bare(j: number, limit: number, traits: number, phrase: number): number {
    const s = this.#scene
    const t = s.tokens
    if (this.definite) {
      // مدير الفريق مؤقتا، رئيس المجلس بالإنابة
      if (
        this.#of === OF_OFFICE &&
        (traits & is.MODIFIER) !== 0 &&
        (s.lastLetter(j) === 0x627 || t.text.charCodeAt(t.start[j]) === 0x628 || looksIndefiniteAccusative(s, j))
      )
        return j + 1
      if (s.isUnknown(j) && this.#of === OF_BODY && this.#isProperTail(j)) return j + 1
      return (traits & (is.PLACE | is.COUNTRY)) !== 0 && this.#afterPlaceHead(j) ? j + 1 : j
    }
    if ((traits & is.REPORTING) !== 0 && !(s.isFeminineShape(j) && isOpenHead(s, j - 1) && (traits & is.BODY_HEAD) !== 0)) return j
    if (
      (traits & is.VERB) !== 0 &&
      (traits & (is.ADJECTIVE | is.COMMON | is.OFFICE | is.BODY_HEAD | is.ANY_NAME | is.PLACE | is.COUNTRY)) === 0
    )
      return this.#isNameOfBody(j, limit) ? this.#proper(j, j + 1) : j
    const direct = j === this.#head + 1 || !this.#isAdjectiveAt(j - 1)
    if (t.enclitic[j] !== 0 && (traits & is.ANY_NAME) === 0) {
      // سفير بلاده لدى …، مدير مكتبه, وزير خارجيتها: definite by its pronoun
      const closes =
        this.#of === OF_OFFICE &&
        (traits & (is.COMMON | is.BODY_HEAD)) !== 0 &&
        (traits & (is.VERB | is.REPORTING | is.BREAK | is.PREPOSITION | is.TIME | is.DOCUMENT)) === 0
      if (!closes) return j
      if ((traits & is.BODY_HEAD) !== 0) this.#body(j)
      this.#note(j)
      this.definite = true
      return j + 1
    }
    if ((traits & (is.COUNTRY | is.PLACE | is.MEDIA | is.BODY)) !== 0)
      return direct || (traits & is.ANY_NAME) === 0 ? this.#proper(j, j + 1) : j
    const strength = nameStarts(s, j)
    if (
      strength > 0 &&
      (traits & (is.COMMON | is.ADJECTIVE | is.OFFICE | is.BODY_HEAD)) === 0 &&
      (phrase & (Class.office | Class['body-head'])) === 0
    ) {
      // A person's name closes a body's name (مدرسة خالد بن الوليد); beside an office it is his own.
      if (strength === 2) {
        // منظمة سيكو against ناطق عسكري سالم: a body's head before it wants a name
        if (this.#of === OF_OFFICE && !this.#named && (s.traits(j - 1) & is.BODY_HEAD) === 0) return j
        if (this.#of === OF_OFFICE && !this.#named) return this.#proper(j, j + 1)
        return this.#proper(j, readName(s, j, limit, true))
      }
      if (this.#of === OF_OFFICE && !this.#named && !direct) return j
      if ((this.#of === OF_GROUP || this.#of === OF_NOUN) && !direct && !this.#looksAdjective(j)) return j
      if (this.#looksAdjective(j) && !isOpenHead(s, j - 1)) return j + 1
      return this.#proper(j, this.#properEnd(j, limit))
    }
    // مسؤولون ومنظمات إسلامية | ريادة المملكة: after an adjective no genitive comes
    if (
      !direct &&
      this.#of === OF_GROUP &&
      (traits & is.COMMON) !== 0 &&
      (traits & (is.ADJECTIVE | is.MODIFIER | is.BODY_HEAD | is.OFFICE | is.GROUP)) === 0
    )
      return j
    // صاحب إحدى الشركات
    if (direct && s.closed(j) === Closed.ONE_OF && s.closed(j - 1) === Closed.RELATION) return j + 1
    if ((traits & is.NUMERAL) !== 0) return j
    if ((traits & is.TIME) !== 0 && (traits & (is.ADJECTIVE | is.MODIFIER)) === 0) return j
    if (looksIndefiniteAccusative(s, j)) return j
    // منظمات محلية ريادة …: after an adjective without article no genitive follows
    if (!direct && this.#of !== OF_OFFICE && this.#of !== OF_BODY && (traits & (is.COMMON | is.ADJECTIVE | is.MODIFIER)) === is.COMMON)
      return j
    return this.#noun(j, limit)
  }

  /** جمعية نفع الخيرية: written as a verb, between a body's head and its adjective. */
  #isNameOfBody(j: number, limit: number): boolean {
    const s = this.#scene
    const t = s.tokens
    return (
      (s.traits(j - 1) & is.BODY_HEAD) !== 0 &&
      t.article[j - 1] === 0 &&
      t.enclitic[j] === 0 &&
      j + 1 < limit &&
      t.article[j + 1] === 1 &&
      (s.traits(j + 1) & is.ADJECTIVE) !== 0 &&
      s.isFeminineShape(j - 1) &&
      s.isFeminineShape(j + 1)
    )
  }

  #isAdjectiveAt(j: number): boolean {
    return (
      (this.#scene.traits(j) & (is.ADJECTIVE | is.MODIFIER)) !== 0 &&
      (this.#scene.traits(j) & (is.BODY_HEAD | is.DOCUMENT | is.GROUP)) === 0
    )
  }

  #looksAdjective(j: number): boolean {
    const s = this.#scene
    const last = s.lastLetter(j)
    if (last === 0x64a) return s.tokens.end[j] - s.tokens.start[j] > 4
    return last === 0x629 && s.letterFromEnd(j, 2) === 0x64a
  }

  /** Foreign words of one name: تويوتا موتور كورب */
  #properEnd(j: number, limit: number): number {
    const s = this.#scene
    let k = j + 1
    while (
      k < limit &&
      k < j + 5 &&
      s.isUnknown(k) &&
      s.tokens.article[k] === 0 &&
      !this.#looksAdjective(k) &&
      s.values.timexAt[k] < 0 &&
      (this.#of === OF_BODY || this.#named)
    )
      k++
    return k
  }

  #isProperTail(j: number): boolean {
    const s = this.#scene
    return (
      s.tokens.article[j - 1] === 0 &&
      s.tokens.article[j] === 0 &&
      (s.isUnknown(j - 1) || (s.traits(j - 1) & (is.BODY | is.MEDIA)) !== 0) &&
      !this.#looksAdjective(j) &&
      j - 1 > this.#head
    )
  }

  /** العاصمة صنعاء, بمدينة عدن */
  #afterPlaceHead(j: number): boolean {
    const s = this.#scene
    return s.closed(j - 1) === Closed.PLACE_HEAD
  }

  /** Takes a noun (genitive, or after a preposition) and, where it is an office, the name that may follow it. */
  #noun(j: number, limit: number): number {
    const s = this.#scene
    const t = s.tokens
    const phrase = t.phraseEnd[j] <= limit ? t.phraseBits[j] : 0
    const traits = s.traits(j)
    if ((phrase & PROPER) !== 0) return this.#proper(j, t.phraseEnd[j])
    const quoted = t.mark[j] === 0 ? j : s.afterQuotedName(j, limit)
    if (quoted > j) return this.#proper(j, quoted)
    if ((traits & (is.COUNTRY | is.PLACE | is.BODY | is.MEDIA)) !== 0) return this.#proper(j, j + 1)
    let end = j + 1
    if ((phrase & (Class.office | Class.title | Class.rank | Class['body-head'] | Class.group | Class.support)) !== 0) end = t.phraseEnd[j]
    if ((traits & is.BODY_HEAD) !== 0 || (phrase & Class['body-head']) !== 0) this.#body(j)
    for (let k = j; k < end; k++) this.#note(k)
    this.definite = t.article[end - 1] === 1 || (t.enclitic[j] !== 0 && (traits & (is.OFFICE | is.BODY_HEAD | is.COMMON)) !== 0)
    const person = (traits & (is.OFFICE | is.TITLE | is.RANK)) !== 0 || (phrase & (Class.office | Class.title | Class.rank)) !== 0
    // مسؤول في إدارة الرئيس: the name that follows is the president's, not the official's
    // مؤسسة الأمير محمد: a foundation's name
    // جمعية صيادي السواحل is of many, and named after none
    this.#namesake = s.closed(j - 1) === Closed.NAMED_AFTER && (traits & (is.PLURAL | is.CONSTRUCT)) === 0
    const within = this.#namesake || this.#inside
    if (person && (this.#of !== OF_OFFICE || this.#named || within)) {
      this.#personOpen = true
      return end
    }
    return end
  }

  /** `و` and another noun beside the last one. */
  #joined(j: number, limit: number, traits: number, phrase: number): number {
    const s = this.#scene
    const t = s.tokens
    if (s.hasPreposition(j)) return j
    if ((t.proclitics[j] & 2) !== 0) return j
    // الأزهر والجلوس: what is known by its name has no more of it after و
    if (this.#of === OF_BODY && j === this.#head + 1 && (s.traits(this.#head) & is.BODY) !== 0 && (phrase & PROPER) === 0) return j
    if ((phrase & PROPER) !== 0 && (phrase & Class.media) === 0) return this.#more(t.phraseEnd[j])
    if ((traits & (is.BREAK | is.PREPOSITION | is.REPORTING)) !== 0) return j
    if (
      (traits & is.VERB) !== 0 &&
      t.article[j] === 0 &&
      (traits & (is.BODY_HEAD | is.OFFICE | is.COUNTRY | is.PLACE)) === 0 &&
      s.closed(j) !== Closed.ONE_OF
    )
      return j
    if ((traits & (is.COUNTRY | is.BODY)) !== 0 && this.definite) return this.#more(j + 1)
    if (t.article[j] === 1) {
      if (!this.definite || t.article[j - 1] === 0) {
        // محمد والوزير: not one noun phrase; صندوق النقد والسلطات is.
        if (!this.definite) return j
      }
      for (let k = j; k <= j; k++) this.#note(k)
      return j + 1
    }
    if ((traits & is.QUANTIFIER) !== 0 && this.#of !== OF_OFFICE) {
      this.definite = false
      return j + 1
    }
    if (s.isUnknown(j)) return j
    if (t.enclitic[j] !== 0) return this.definite && (traits & is.COMMON) !== 0 && this.#of !== OF_OFFICE ? j : j
    // وخدمة المجتمع: a genitive beside a genitive
    const next = j + 1
    if (
      next < limit &&
      t.kind[next] === 1 &&
      t.article[next] === 1 &&
      !s.hasConjunction(next) &&
      !s.hasPreposition(next) &&
      (traits & (is.COMMON | is.BODY_HEAD | is.DOCUMENT | is.OFFICE)) !== 0 &&
      (traits & is.VERB) === 0
    ) {
      if (this.definite) {
        this.#note(j)
        this.definite = false
        return this.#noun(next, limit)
      }
    }
    if (!this.definite && this.#of !== OF_OFFICE && (traits & (is.COMMON | is.ADJECTIVE | is.GROUP | is.BODY_HEAD)) !== 0) {
      this.#note(j)
      return j + 1
    }
    return j
  }

  #more(end: number): number {
    this.definite = true
    this.#seen |= FEM | MASC
    return end
  }

  /** A preposition at `j` with its noun at `n` (the same token where it is written on it). */
  #prepositional(j: number, n: number, limit: number, word: number, first: boolean): number {
    const s = this.#scene
    const t = s.tokens
    if (n >= limit || (t.kind[n] !== 1 && t.kind[n] !== 4 && s.afterQuotedName(n, limit) === n)) return j
    if (s.values.timexAt[n] >= 0 || s.values.timexAt[j] >= 0) return j
    if (word !== 0 && s.hasPreposition(n)) return j
    const traits = s.traits(n)
    const phrase = t.phraseEnd[n] <= limit ? t.phraseBits[n] : 0
    if (
      (traits & (is.BREAK | is.PREPOSITION)) !== 0 &&
      (traits & (is.COMMON | is.ADJECTIVE | is.ANY_NAME | is.OFFICE | is.BODY_HEAD)) === 0 &&
      (phrase & PROPER) === 0
    ) {
      // هذه الهيئة
      if (word === Closed.BISM && s.tokens.article[n + 1] === 1) return this.#noun(n + 1, limit)
      return j
    }
    if (t.enclitic[n] !== 0 && word !== Closed.BISM) return j
    const where = isWhere(s, n)
    if (!attaches(s, { head: this.#head, of: this.#of, definite: this.definite, first }, j, n, word)) return j
    if (word === Closed.AN && this.#of === OF_DOCUMENT && this.aboutFrom < 0 && s.closed(j - 1) !== Closed.ISSUED) {
      this.aboutFrom = j
      if (this.bodyFrom >= 0) this.bodyTo = j
    }
    if (word === Closed.FI && !this.#isDefiniteHead()) this.#inside = true
    if (where && this.#of !== OF_BODY) this.#body(n)
    this.definite = false
    return this.#noun(n, limit)
  }

  #isDefiniteHead(): boolean {
    return this.#scene.tokens.article[this.#head] === 1
  }
}

/** The word before leaves its genitive to come: a bare noun of a body or office. */
function isOpenHead(s: Scene, j: number): boolean {
  return s.tokens.article[j] === 0 && (s.traits(j) & (is.OFFICE | is.BODY_HEAD | is.COMMON)) !== 0 && (s.traits(j) & is.ADJECTIVE) === 0
}

/** أرباحا: the accusative of an object. */
function looksIndefiniteAccusative(s: Scene, j: number): boolean {
  const { text, end, start } = s.tokens
  const last = text.charCodeAt(end[j] - 1)
  if (last === 0x64b) return true
  return (
    last === 0x627 &&
    end[j] - start[j] > 4 &&
    !s.isUnknown(j) &&
    (s.traits(j) & (is.COMMON | is.ADJECTIVE)) !== 0 &&
    text.charCodeAt(end[j] - 2) !== 0x64a
  )
}

function isWaw(s: Scene, j: number): boolean {
  return s.tokens.text.charCodeAt(s.tokens.start[j]) === 0x648
}
