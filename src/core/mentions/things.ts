/**
 * Whatever else can be a source: bodies, countries and places, groups and unnamed sources, documents, counted and quoted ones.
 * Methods as in people.ts.
 */

import { Class } from '../lexicon/classes.ts'
import { OF_BODY, OF_DOCUMENT, OF_GROUP, OF_NOUN } from './attachment.ts'
import { Closed } from './closed-words.ts'
import type { Draft } from './draft.ts'
import { endsHere, looksAccusative, nameStarts, readName } from './names.ts'
import type { NounChain } from './noun-chain.ts'
import type { People } from './people.ts'
import { PROPER, type Scene } from './scene.ts'
import { Trait as is } from './traits.ts'

export class Things {
  readonly #scene: Scene
  readonly #chain: NounChain
  readonly #draft: Draft
  readonly #people: People

  constructor(scene: Scene, chain: NounChain, draft: Draft, people: People) {
    this.#scene = scene
    this.#chain = chain
    this.#draft = draft
    this.#people = people
  }

  bodyAt(at: number, limit: number, phrase: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    const head = (phrase & Class['body-head']) !== 0 ? t.phraseEnd[at] : at + 1
    const complete = t.article[head - 1] === 1
    d.head = at
    // برئاسة السيدة …: whoever leads, and no body
    if (s.closed(at) === Closed.LED_BY && s.hasPreposition(at) && (s.traits(at + 1) & (is.TITLE | is.RANK | is.OFFICE | is.NAME)) !== 0)
      return at
    const end = this.#chain.read(at, head, limit, OF_BODY, complete)
    const quoted = this.#chain.quotedFrom
    // قوة، سوق alone are nouns like others.
    if (end === head && !complete && t.enclitic[at] === 0) return at
    d.kind = 'organization'
    d.rule = end === head ? 'mention.body-head' : 'mention.body'
    d.definite = this.#chain.definite
    d.nameFrom = at
    d.nameTo = end
    // وكالة الإغاثة الخاصة "أوكسفام"، موقع "يمن برس": the name is what the marks hold
    if (quoted > at && t.mark[end - 1] !== 0 && (this.#chain.quotedAfterDefinite || t.text.startsWith('موقع', t.stem[at]))) {
      d.nameFrom = quoted + 1
      d.nameTo = end - 1
      d.roleFrom = at
      d.roleTo = quoted
    }
    return end
  }

  /** A named body, medium, country or place, with adjectives or a name beside it. */
  proper(at: number, end: number, limit: number, bits: number): number {
    const s = this.#scene
    const d = this.#draft
    d.head = at
    const place = (bits & Class.place) !== 0 && (bits & (Class.body | Class.media | Class.country)) === 0
    d.kind = place ? 'place' : (bits & Class.country) !== 0 ? 'place' : 'organization'
    d.rule = place ? 'mention.place' : (bits & Class.country) !== 0 ? 'mention.country' : 'mention.named-body'
    d.entry = d.properAt(s, at, end, bits)
    d.nameFrom = at
    d.definite = true
    const to = this.#chain.read(at, end, limit, place || (bits & Class.country) !== 0 ? OF_NOUN : OF_BODY, true)
    d.nameTo = to
    return to
  }

  group(at: number, limit: number, phrase: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    d.head = at
    const head = (phrase & Class.group) !== 0 ? t.phraseEnd[at] : at + 1
    const end = this.#chain.read(at, head, limit, OF_GROUP, t.article[head - 1] === 1)
    const plural = (s.traits(at) & is.PLURAL) !== 0 || s.isPluralShape(at)
    d.definite = this.#chain.definite
    d.entry = d.groupAt(s, at)
    d.kind = plural || s.isPluralEntry(d.entry) ? 'group' : 'unnamed'
    d.rule = d.kind === 'group' ? 'mention.group' : 'mention.unnamed-source'
    d.nameFrom = at
    d.nameTo = end
    d.takeBody(s, this.#chain, end)
    // المسؤول في المار صالح محمد: a name after all
    if (
      d.kind === 'unnamed' &&
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
        d.roleFrom = at
        d.roleTo = end
        return this.#people.named(end, to, limit, 'mention.role-name')
      }
    }
    return end
  }

  document(at: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    d.head = at
    // بحث الوزير مع نظيره …: a verb, where its subject follows at the head of a sentence
    if (
      (s.traits(at) & (is.VERB | is.SPEECH_VERB)) !== 0 &&
      t.article[at] === 0 &&
      at === t.sentenceStart[t.sentence[at]] &&
      s.isWord(at + 1) &&
      t.article[at + 1] === 1 &&
      (s.traits(at + 1) & (is.TITLE | is.RANK | is.OFFICE | is.GROUP)) !== 0
    )
      return at
    const head = (t.phraseBits[at] & Class.document) !== 0 ? t.phraseEnd[at] : at + 1
    const end = this.#chain.read(at, head, limit, OF_DOCUMENT, t.article[head - 1] === 1)
    // نص البيان: the statement
    const text = end - at > 1 && t.article[at] === 0 && t.text.startsWith('نص', t.stem[at]) && t.end[at] - t.stem[at] === 2
    d.kind = 'document'
    d.rule = 'mention.document'
    d.definite = this.#chain.definite
    d.nameFrom = text ? at + 1 : at
    d.nameTo = this.#chain.aboutFrom >= 0 ? this.#chain.aboutFrom : end
    d.takeBody(s, this.#chain, end)
    return this.#madeBy(at, end, limit)
  }

  /** دراسة أجرتها الأمم المتحدة: who made the document, in a short relative clause. */
  #madeBy(at: number, end: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    const issued =
      end + 2 < limit && s.closed(end) === Closed.IS_ISSUED && (s.closed(end + 1) === Closed.AN || s.closed(end + 1) === Closed.MIN)
    if (issued) return this.#byBody(at, end + 2, limit) || end
    // أصدره أخيرا مركز …
    const by = end + 2 < limit && s.isWord(end + 1) && s.lastLetter(end + 1) === 0x627 ? end + 2 : end + 1
    if (d.definite || by >= limit || !s.isWord(end) || !s.isWord(by) || t.article[end] === 1 || t.end[end] - t.start[end] < 4) return end
    if (!s.isUnknown(end) && (s.traits(end) & (is.VERB | is.BREAK | is.PREPOSITION)) !== is.VERB) return end
    const last = s.letterFromEnd(end, 1)
    if (last !== 0x647 && !(last === 0x627 && s.letterFromEnd(end, 2) === 0x647)) return end
    if (s.hasPreposition(end) || s.hasConjunction(end) || s.hasPreposition(by) || s.hasConjunction(by)) return end
    return this.#byBody(at, by, limit) || end
  }

  /** The body at `by` that made the document at `at`; 0 where none stands there. */
  #byBody(at: number, by: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    const phrase = t.phraseEnd[by] <= limit ? t.phraseBits[by] : 0
    const proper = (phrase & PROPER) !== 0 || (s.traits(by) & (is.BODY | is.MEDIA | is.COUNTRY)) !== 0
    if (!proper && (s.traits(by) & is.BODY_HEAD) === 0) return 0
    const head = phrase !== 0 ? t.phraseEnd[by] : by + 1
    const to = this.#chain.read(by, head, limit, OF_BODY, proper || t.article[head - 1] === 1)
    d.nameFrom = at
    d.nameTo = to
    d.takeBody(s, this.#chain, to)
    return to
  }

  /** `أحد المواطنين`, `عدد من أعضاء …`, `بعض دول …`, `كل من …`. */
  quantified(at: number, limit: number, word: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    let j = at + 1
    if (t.article[at] === 1 && word !== Closed.ONE_OF) {
      // البعض
      d.kind = 'group'
      d.rule = 'mention.quantified'
      d.nameFrom = at
      d.nameTo = j
      return word === Closed.ALL_OF ? j : at
    }
    let of = false
    if (j < limit && s.closed(j) === Closed.MIN) {
      of = true
      j++
    }
    if (j >= limit || !s.isWord(j)) return at
    if (word === Closed.NUMBER_OF && !of && (s.traits(at) & is.BODY_HEAD) === 0) return at
    if (word === Closed.NUMBER_OF && !of) return this.bodyAt(at, limit, 0)
    if (s.hasPreposition(j)) return at
    return this.counted(at, j, limit, word === Closed.ONE_OF, word === Closed.ALL_OF && of)
  }

  /** `17% من المشاركين`: so many of a group. */
  share(at: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    let j = at + (t.mark[at + 1] === 0x25 || t.mark[at + 1] === 0x66a ? 2 : 1)
    // 27 في المئة، 27 بالمئة
    const percent = s.closed(j) === Closed.FI ? j + 1 : j
    if (percent < limit && isPercent(s, percent) && (percent > j || s.hasPreposition(percent))) {
      j = percent + 1
      if (s.closed(j) !== Closed.MIN) {
        d.head = at
        d.kind = 'group'
        d.rule = 'mention.quantified'
        d.nameFrom = at
        d.nameTo = j
        return j
      }
    }
    // 56 ممن شملهم الاستطلاع
    if (j + 2 < limit && t.text.startsWith('ممن', t.start[j]) && s.isWord(j + 1) && t.article[j + 2] === 1) {
      d.head = at
      d.kind = 'group'
      d.rule = 'mention.quantified'
      d.nameFrom = at
      d.nameTo = j + 3
      return j + 3
    }
    if (j + 1 >= limit || s.closed(j) !== Closed.MIN || t.article[j + 1] === 0 || s.hasPreposition(j + 1)) return at
    if ((s.traits(j + 1) & (is.GROUP | is.OFFICE | is.PLURAL)) === 0 && !s.isPluralShape(j + 1)) return at
    d.head = j + 1
    const end = this.#chain.read(j + 1, j + 2, limit, OF_GROUP, true)
    d.kind = 'group'
    d.rule = 'mention.quantified'
    d.nameFrom = at
    d.nameTo = end
    d.takeBody(s, this.#chain, end)
    return end
  }

  /** A quantity at `at` and its noun at `j`. */
  counted(at: number, j: number, limit: number, one = false, each = false): number {
    const s = this.#scene
    const d = this.#draft
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
    if (!people || s.values.timexAt[j] >= 0 || s.values.amountAt[at] >= 0 || (traits & is.NUMERAL) !== 0) return at
    if ((traits & (is.BREAK | is.PREPOSITION)) !== 0 && phrase === 0) return at
    const head = phrase !== 0 ? t.phraseEnd[j] : j + 1
    d.head = j
    const proper = (phrase & PROPER) !== 0 || (traits & (is.COUNTRY | is.PLACE | is.BODY)) !== 0
    const end = this.#chain.read(j, head, limit, OF_GROUP, proper || t.article[head - 1] === 1)
    d.definite = this.#chain.definite
    d.kind = one ? 'unnamed' : each && proper ? 'organization' : 'group'
    d.rule = 'mention.quantified'
    d.nameFrom = each ? j : at
    d.nameTo = end
    d.takeBody(s, this.#chain, end)
    return end
  }

  /** `"خلفان"`, `«وحدات حماية الشعب» الكردية`. */
  quoted(at: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    const after = s.afterQuotedName(at, limit)
    if (after === at) return at
    const first = at + (t.quote[at + 1] >= 0 ? 1 : 2)
    const last = t.quoteEnd[s.quoteOpening(at)]
    if (t.phraseEnd[first] === last) d.entry = d.properAt(s, first, last, t.phraseBits[first])
    else if (last === first + 1) d.entry = d.properAt(s, first, last, t.bits[first])
    // "الفرنسية", "الألمانية": agencies by their nisba
    const nisba = last === first + 1 && t.article[first] === 1 && (s.traits(first) & is.ADJECTIVE) !== 0 && s.isFeminineShape(first)
    const body =
      nisba || (s.bits(first) & (Class.body | Class['body-head'] | Class.media | Class.place | Class.country)) !== 0 || last - first > 3
    d.kind = body || nameStarts(s, first) === 0 ? 'organization' : 'person'
    d.rule = 'mention.quoted-name'
    d.definite = true
    d.nameFrom = first
    d.nameTo = last
    if (d.kind === 'person') return this.#people.quotedName(first, last, after, limit)
    return this.#chain.read(first, after, limit, OF_BODY, true)
  }

  /** Any other noun that may speak: `والد الضحية`, `سكان محليون`, `المحتجون`. */
  noun(at: number, limit: number, traits: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    if (
      t.kind[at] !== 1 ||
      (traits & (is.BREAK | is.PREPOSITION | is.NUMERAL | is.TIME)) !== 0 ||
      ((traits & is.REPORTING) !== 0 && t.article[at] === 0)
    )
      return at
    if ((traits & is.VERB) !== 0 && t.article[at] === 0 && s.closed(at) !== Closed.RELATION) return at
    if (looksAccusative(s, at) || s.hasConjunction(at)) return at
    // رسمياً، رسميا: how it was said
    if (t.article[at] === 0 && (traits & is.ADJECTIVE) !== 0 && (traits & is.COMMON) === 0) return at
    const plural = s.isPluralShape(at) || (traits & is.PLURAL) !== 0
    if (t.article[at] === 0 && !s.isPluralShape(at)) {
      // أكد أهمية …، أعلن بدء …: not a speaker
      if ((traits & (is.COMMON | is.CHANNEL)) !== 0 && s.closed(at) !== Closed.RELATION && s.closed(at) !== Closed.PLACE_HEAD) return at
      if (t.enclitic[at] !== 0 && s.closed(at) !== Closed.RELATION) return at
    }
    d.head = at
    const end = this.#chain.read(at, at + 1, limit, OF_NOUN, t.article[at] === 1)
    d.definite = this.#chain.definite
    d.kind = plural ? 'group' : 'unnamed'
    d.rule = 'mention.noun'
    d.nameFrom = at
    d.nameTo = end
    d.takeBody(s, this.#chain, end)
    // المادة 12 من القانون
    if (end + 2 < limit && t.kind[end] === 2 && s.closed(end + 1) === Closed.MIN && (s.traits(end + 2) & is.DOCUMENT) !== 0) {
      const to = this.#chain.read(end + 2, end + 3, limit, OF_DOCUMENT, t.article[end + 2] === 1)
      d.kind = 'document'
      d.rule = 'mention.document'
      d.nameTo = to
      return to
    }
    if (!plural && d.definite && (end === at + 1 || s.closed(at) === Closed.RELATION)) return this.#nameAfterNoun(at, end, limit)
    return end
  }

  /** البائع سالم الراوي: what he does need not be in the lexicon where a given name follows. */
  #nameAfterNoun(at: number, end: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    if (end >= limit || !s.isWord(end) || s.tokens.article[end] === 1 || s.hasPreposition(end) || s.hasConjunction(end)) return end
    if (nameStarts(s, end) < 2) return end
    const to = readName(s, end, limit, false)
    if (to <= end + 1 && !endsHere(s, to, limit)) return end
    d.roleFrom = at
    d.roleTo = end
    return this.#people.named(end, to, limit, 'mention.role-name')
  }
}

/** المئة، المائة، بالمئة */
function isPercent(s: Scene, i: number): boolean {
  const { text, stem, article } = s.tokens
  return article[i] === 1 && (text.startsWith('مئة', stem[i]) || text.startsWith('مائة', stem[i]))
}
