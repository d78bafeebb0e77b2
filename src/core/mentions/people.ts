/**
 * People: titles, role and name in whichever order, with or without comma; each method reads from a token on, fills the
 * draft, and returns the token after the last, or where it began if there is nothing.
 */

import { Class } from '../lexicon/classes.ts'
import { OF_GROUP, OF_OFFICE } from './attachment.ts'
import { Closed } from './closed-words.ts'
import type { Draft } from './draft.ts'
import { endsHere, headsOffice, looksAccusative, looksLikeName, nameStarts, readName } from './names.ts'
import type { NounChain } from './noun-chain.ts'
import type { Scene } from './scene.ts'
import { isAbbreviation, readTitles } from './titles.ts'
import { Trait as is } from './traits.ts'

/** ؛ between a name and what he is. */
const SEMICOLON = 0x61b

export class People {
  readonly #scene: Scene
  readonly #chain: NounChain
  readonly #draft: Draft

  constructor(scene: Scene, chain: NounChain, draft: Draft) {
    this.#scene = scene
    this.#chain = chain
    this.#draft = draft
  }

  /** A title and then a name, a role, or nothing (الشيخ، الدكتورة). */
  afterTitles(at: number, j: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    d.head = j - 1
    // الأشراف, السادة: many have no one name
    if ((s.traits(j - 1) & (is.PLURAL | is.NAME)) === is.PLURAL) return at
    if (j < limit && t.kind[j] === 1 && !s.hasPreposition(j) && !s.hasConjunction(j)) {
      const traits = s.traits(j)
      const phrase = t.phraseBits[j]
      const office =
        (phrase & Class.office) !== 0 || ((traits & is.OFFICE) !== 0 && ((traits & is.ANY_NAME) === 0 || this.headsBody(j, limit)))
      if (office && (traits & is.MODIFIER) === 0) return this.role(j, limit)
      // عميد القبول والتسجيل، نقيب الصحافيين: no rank but an office, by what it is of
      if (j === at + 1 && headsOffice(s, at, limit)) return this.role(at, limit)
      const blocked = (traits & (is.BREAK | is.PREPOSITION | is.VERB | is.REPORTING | is.TIME)) !== 0 && (traits & is.ANY_NAME) === 0
      // د. الفريدان: after the letter of a title only a name can come
      if (!blocked && t.article[j] === 1 && isAbbreviation(s, at) && j <= at + 2 && (traits & (is.OFFICE | is.GROUP)) === 0)
        return this.name(j, limit, true)
      if (!blocked && s.values.timexAt[j] < 0 && !(s.isUnknown(j) && looksAccusative(s, j))) {
        const known = nameStarts(s, j)
        const between = t.article[j] === 1 && j + 1 < limit && nameStarts(s, j + 1) > 0 && !s.hasConjunction(j + 1)
        const adjective = (traits & is.ADJECTIVE) !== 0 && ((traits & is.ANY_NAME) === 0 || (between && t.article[j + 1] === 0))
        if ((known > 0 && !adjective) || ((traits & (is.COMMON | is.BODY_HEAD | is.CHANNEL | is.GROUP)) === 0 && !adjective))
          return this.name(j, limit, true)
        if (adjective && t.article[j] === t.article[j - 1]) {
          // الشيخ المصري أحمد
          if (j + 1 < limit && nameStarts(s, j + 1) > 0 && t.article[j + 1] === 0) return this.name(j + 1, limit, true)
          if (t.article[j] === 1 && known === 1) return this.name(j, limit, true)
        }
      }
    }
    // الدكتور "الغانمي"
    const quoted = j < limit ? s.afterQuotedName(j, limit) : j
    if (quoted > j && quoted <= j + 5 && s.tokens.article[j - 1] === 1) {
      d.nameFrom = j + 1
      d.nameTo = quoted - 1
      d.kind = 'person'
      d.rule = 'mention.title-quoted-name'
      d.definite = true
      return quoted
    }
    if ((s.traits(at) & (is.OFFICE | is.GROUP | is.BODY_HEAD | is.COMMON)) !== 0 || (t.phraseBits[at] & Class.office) !== 0) return at
    if (s.tokens.article[j - 1] === 0) return at
    d.kind = 'role'
    d.rule = 'mention.title'
    d.roleFrom = at
    d.roleTo = j
    d.definite = true
    return j
  }

  /** معالي أمين منطقة …, not الأستاذ أمين الراوي: what follows can only be what the office is of. */
  headsBody(j: number, limit: number): boolean {
    const s = this.#scene
    const next = j + 1
    return (
      s.tokens.article[j] === 0 &&
      next < limit &&
      s.isWord(next) &&
      !s.hasPreposition(next) &&
      !s.hasConjunction(next) &&
      (s.traits(next) & is.ANY_NAME) === 0 &&
      ((s.traits(next) & is.BODY_HEAD) !== 0 || s.closed(next) === Closed.PLACE_HEAD)
    )
  }

  /** A role, and the name that may follow it with or without comma. */
  role(at: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    d.head = at
    const head = (t.phraseBits[at] & Class.office) !== 0 && t.phraseEnd[at] <= limit ? t.phraseEnd[at] : at + 1
    d.entry = d.officeAt(s, at)
    d.definite = t.article[head - 1] === 1 || t.enclitic[head - 1] !== 0
    const next = at + 1
    if (this.#isFamilyName(at) && (next >= limit || endsHere(s, next, limit))) return this.name(at, limit, true)
    const plural = s.isPluralShape(at) || (s.traits(at) & is.PLURAL) !== 0
    const end = this.#chain.read(at, head, limit, plural ? OF_GROUP : OF_OFFICE, d.definite)
    d.definite = this.#chain.definite
    if (end === at + 1 && this.#isFamilyName(at)) return this.name(at, limit, true)
    d.roleFrom = at
    d.roleTo = end
    d.takeBody(s, this.#chain, end)
    if (plural) {
      d.kind = 'group'
      d.rule = 'mention.offices'
      d.nameFrom = at
      d.nameTo = end
      return end
    }
    d.kind = d.definite ? 'role' : 'unnamed'
    d.rule = 'mention.role'
    return this.#nameAfterRole(at, end, limit)
  }

  /** ناطقي: what could only be a plural before its genitive, and has none. */
  #isFamilyName(at: number): boolean {
    const s = this.#scene
    return s.tokens.article[at] === 0 && s.lastLetter(at) === 0x64a && ((s.traits(at) & is.CONSTRUCT) !== 0 || s.tokens.enclitic[at] !== 0)
  }

  #nameAfterRole(at: number, end: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
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
    // مسؤولة تدعى ليلى الراوي
    if (!comma && s.closed(j) === Closed.CALLED && j + 1 < limit && nameStarts(s, j + 1) > 0) {
      const to = readName(s, j + 1, limit, true)
      return to > j + 1 ? this.named(j + 1, to, limit, 'mention.role-name') : end
    }
    const named = t.kind[j] === 3 ? s.afterQuotedName(j, limit) : j
    if (named > j && !comma && t.article[at] === 1 && end - at <= 2) return end
    // مدير المركز، "الدكتور سالم الراوي"
    if (named > j) {
      const first = readTitles(s, j + 1, named - 1)
      if (first < named - 1 && s.isWord(j + 1) && nameStarts(s, first) === 2 && named - first <= 7) {
        this.named(first, named - 1, limit, 'mention.role-quoted-name')
        return named
      }
    }
    if (t.kind[j] !== 1 || s.hasPreposition(j) || s.hasConjunction(j)) return end
    const titled = readTitles(s, j, limit)
    if (titled > j) {
      if (titled >= limit || t.kind[titled] !== 1 || s.hasPreposition(titled) || s.hasConjunction(titled)) return end
      const office = this.isOffice(titled, t.phraseBits[titled], s.traits(titled))
      if (office && !comma) return this.#secondRole(titled, limit)
      // النقيب المنشق ياسر الراوي: an adjective of his between the rank and the name
      const adjective =
        t.article[titled] === 1 &&
        (s.traits(titled) & is.ANY_NAME) === 0 &&
        (s.traits(titled) & (is.ADJECTIVE | is.COMMON)) !== 0 &&
        titled + 1 < limit &&
        t.article[titled + 1] === 0 &&
        nameStarts(s, titled + 1) === 2
      if (adjective) return this.named(titled + 1, readName(s, titled + 1, limit, true), limit, 'mention.role-title-name')
      const sure = nameStarts(s, titled)
      if (sure === 0 && (s.traits(titled) & (is.BREAK | is.PREPOSITION | is.VERB | is.COMMON | is.REPORTING)) !== 0) return end
      const to = readName(s, titled, limit, true)
      return to > titled ? this.named(titled, to, limit, 'mention.role-title-name') : end
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
      if (to > j + 1) return this.named(j + 1, to, limit, 'mention.role-title-name')
    }
    const strength = nameStarts(s, j)
    const phrase = t.phraseBits[j]
    const traits = s.traits(j)
    if (!comma && (phrase & Class.office) !== 0 && this.isOffice(j, phrase, traits)) return this.#secondRole(j, limit)
    if (!comma && strength < 2 && (traits & is.OFFICE) !== 0 && (traits & is.MODIFIER) === 0 && t.article[j] === 0 && d.definite)
      return this.#secondRole(j, limit)
    // رئيس القادسية معدي الهاجري: an ordinary word before a family name
    if (!comma && strength === 0 && this.#beforeFamilyName(j, limit)) return this.named(j, j + 2, limit, 'mention.role-name')
    if (strength === 0) return end
    if (comma && strength === 1 && !looksLikeName(s, j, limit)) return end
    if (!comma && strength === 1 && t.article[j] === 1 && !this.#surnameHere(j, end, at)) return end
    const to = readName(s, j, limit, false)
    if (to <= j) return end
    // المقاومة الشعبية بسط نفوذها: one unknown word is a name only where the phrase ends with it
    if (!comma && strength === 1 && to === j + 1 && !endsHere(s, to, limit) && (s.traits(to) & is.VERB) === 0) return end
    if (comma && !this.#closed(to, limit)) return end
    return this.named(j, to, limit, comma ? 'mention.role-comma-name' : 'mention.role-name')
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

  #beforeFamilyName(j: number, limit: number): boolean {
    const s = this.#scene
    const t = s.tokens
    const next = j + 1
    const ordinary = is.COMMON | is.ADJECTIVE | is.OFFICE
    if (
      t.article[j] === 1 ||
      next >= limit ||
      (s.traits(j) & ordinary) === 0 ||
      (s.traits(j) & (is.VERB | is.BREAK | is.PREPOSITION | is.REPORTING)) !== 0
    )
      return false
    if (
      !s.isWord(next) ||
      t.article[next] === 0 ||
      s.hasPreposition(next) ||
      s.hasConjunction(next) ||
      ![0x64a, 0x649].includes(s.lastLetter(next))
    )
      return false
    if (!s.isUnknown(next) && (s.traits(next) & is.NAME) === 0) return false
    // … علوي الجارحي الوزارة: what the verb is done to may follow
    return endsHere(s, next + 1, limit) || (s.isUnknown(next) && t.article[next + 1] === 1 && (s.traits(next + 1) & is.BODY_HEAD) !== 0)
  }

  /** الوزير الخفاجي: an unknown definite word right after a definite office. */
  #surnameHere(j: number, end: number, at: number): boolean {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    if (!s.isUnknown(j) && (s.traits(j) & is.ANY_NAME) === 0) return false
    return (d.definite && t.article[end - 1] === 1) || end === at + 1
  }

  named(from: number, to: number, limit: number, rule: string): number {
    const s = this.#scene
    const d = this.#draft
    d.nameFrom = from
    d.nameTo = to
    d.kind = 'person'
    d.rule = rule
    d.definite = true
    // الرئيس فلان رئيس الجمهورية: the office in full after the name
    if (
      to - from > 1 &&
      d.roleTo - d.roleFrom === 1 &&
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
    const d = this.#draft
    const t = s.tokens
    const head = (t.phraseBits[j] & Class.office) !== 0 && t.phraseEnd[j] <= limit ? t.phraseEnd[j] : j + 1
    const end = this.#chain.read(j, head, limit, OF_OFFICE, t.article[head - 1] === 1)
    d.roleTo = end
    if (d.bodyFrom < 0) {
      d.bodyFrom = this.#chain.bodyFrom
      d.bodyTo = Math.min(end, this.#chain.bodyTo)
    }
    return this.#nameAfterRole(j, end, limit)
  }

  /** A name, and the role that may stand after it in apposition. */
  name(at: number, limit: number, sure: boolean): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    let to = readName(s, at, limit, sure)
    if (to <= at) return at
    d.nameFrom = at
    d.nameTo = to
    d.kind = 'person'
    d.rule = at > d.from ? 'mention.title-name' : 'mention.name'
    d.definite = true
    let j = to
    const words = unitsOf(s, at, to)
    const comma = j < limit && (s.isComma(j) || t.mark[j] === SEMICOLON || (s.isDash(j) && t.glued[j] === 0))
    if (comma) j++
    else if (words < 2) return to
    if (j >= limit || !s.isWord(j)) return to
    if (!comma && s.closed(j) === Closed.HE && s.hasConjunction(j) && j + 1 < limit && this.#beginsRole(j + 1)) {
      to = this.#apposition(j + 1, limit)
      return this.#relativeEnd(to, limit)
    }
    if (s.hasPreposition(j) || s.hasConjunction(j) || s.values.timexAt[j] >= 0) return to
    const titled = readTitles(s, j, limit)
    if (titled > j && titled < limit && this.#beginsRole(titled)) return this.#apposition(titled, limit)
    if (!comma && to - at >= 2 && this.#headsGenitive(j, limit)) return this.#apposition(j, limit)
    if (this.#beginsRole(j) && !(comma && !this.#roleCloses(j, limit))) return this.#apposition(j, limit)
    return to
  }

  /** "كورتز كوبر" نائب المتحدث …: a name in quotation marks, and the role after it. Some papers quote every name. */
  quotedName(first: number, last: number, after: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const titled = readTitles(s, first, last)
    if (titled > first && titled < last) d.nameFrom = titled
    let j = after
    if (j < limit && s.isComma(j)) j++
    if (j >= limit || !s.isWord(j) || s.hasPreposition(j) || s.hasConjunction(j) || !this.#beginsRole(j)) return after
    if (j > after && !this.#roleCloses(j, limit)) return after
    return this.#apposition(j, limit)
  }

  /** بيكيدال مشغل الموقع: an unknown word with its genitive, after a full name. */
  #headsGenitive(j: number, limit: number): boolean {
    const s = this.#scene
    const t = s.tokens
    return (
      (s.isUnknown(j) || s.closed(j) === Closed.RELATION) &&
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
    if (s.closed(j) === Closed.ONE_OF) return s.isWord(j + 1) && (s.traits(j + 1) & (is.BREAK | is.PREPOSITION | is.VERB)) === 0
    if ((traits & is.QUANTIFIER) !== 0) return false
    return (this.isOffice(j, phrase, traits) || headsOffice(s, j, j + 2)) && !((traits & is.PLURAL) !== 0)
  }

  /** After `الاسم، الصفة` a comma, a particle or the end must follow, else the comma parts two clauses. */
  #roleCloses(j: number, limit: number): boolean {
    const s = this.#scene
    const t = s.tokens
    const head = (t.phraseBits[j] & Class.office) !== 0 ? t.phraseEnd[j] : j + 1
    const end = this.#chain.read(j, head, limit, OF_OFFICE, t.article[head - 1] === 1, true)
    return end >= limit || s.isMark(end) || (s.traits(end) & (is.BREAK | is.PREPOSITION)) !== 0 || s.hasPreposition(end)
  }

  #apposition(j: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    let head = (t.phraseBits[j] & Class.office) !== 0 && t.phraseEnd[j] <= limit ? t.phraseEnd[j] : j + 1
    if (s.closed(j) === Closed.ONE_OF && head < limit) head++
    const end = this.#chain.read(j, head, limit, OF_OFFICE, t.article[head - 1] === 1, true)
    d.entry = d.officeAt(s, j)
    d.roleFrom = j
    d.roleTo = end
    d.takeBody(s, this.#chain, end)
    d.rule = 'mention.name-role'
    return end
  }

  /** The rest of `وهو محلل … تربطه صلات …`, to the next clause or mark. */
  #relativeEnd(from: number, limit: number): number {
    const s = this.#scene
    let j = from
    while (j < limit && j < from + 14 && s.isWord(j) && (s.traits(j) & is.BREAK) === 0) j++
    return j < limit && (s.traits(j) & is.BREAK) !== 0 ? j : from
  }

  isOffice(at: number, phrase: number, traits: number): boolean {
    const s = this.#scene
    const t = s.tokens
    if ((phrase & Class.office) !== 0) return (traits & is.MODIFIER) === 0 || (traits & is.OFFICE) !== 0 || t.phraseEnd[at] > at + 1
    if ((traits & is.OFFICE) === 0) return false
    // أمير، سلطان, عميد: names too, where a name follows without article and nothing makes it an office
    return !(
      (traits & is.ANY_NAME) !== 0 &&
      t.article[at] === 0 &&
      at + 1 < t.count &&
      s.isWord(at + 1) &&
      t.article[at + 1] === 0 &&
      nameStarts(s, at + 1) === 2 &&
      // مساعد أمين العاصمة
      !headsOffice(s, at + 1, t.sentenceEnd[t.sentence[at]])
    )
  }
}

/** Words of a name, with `أبو مازن` and `عبد الله` as one. */
function unitsOf(s: Scene, from: number, to: number): number {
  let units = 0
  for (let i = from; i < to; i++) if (s.closed(i) !== Closed.LINK || i + 1 === to) units++
  return units
}
