/**
 * The noun phrase that names a source, from its first word: titles, role, name, in whichever order, with what belongs to
 * them. Used at every cue, and by the mention finder at every word that may begin one.
 */
import { Class } from '../lexicon/classes.ts'
import { Closed } from './closed-words.ts'
import { Draft } from './draft.ts'
import type { TokenMention } from './mention.ts'
import { looksLikeName, nameStarts } from './names.ts'
import { NounChain } from './noun-chain.ts'
import { People } from './people.ts'
import { PROPER, type Scene } from './scene.ts'
import { Things } from './things.ts'
import { isAbbreviation, readTitles } from './titles.ts'
import { Trait as is } from './traits.ts'

/** ذات، نفس before the noun */
function isSelfsame(s: Scene, i: number): boolean {
  const { text, stem, end } = s.tokens
  return end[i] - stem[i] === 3 && (text.startsWith('ذات', stem[i]) || text.startsWith('نفس', stem[i]))
}

/** Longest source phrase, in tokens. */
const LONGEST = 40

export class SourceReader {
  readonly #scene: Scene
  readonly #draft = new Draft()
  readonly #chain: NounChain
  readonly #people: People
  readonly #things: Things

  constructor(scene: Scene) {
    this.#scene = scene
    this.#chain = new NounChain(scene)
    this.#people = new People(scene, this.#chain, this.#draft)
    this.#things = new Things(scene, this.#chain, this.#draft, this.#people)
  }

  /** The person within the phrase read last (`عائلة الملا …`), as tokens; -1 where there is none. */
  innerFrom = -1
  innerTo = -1

  /**
   * The source phrase that begins with token `at` and ends before `limit`, `null` where nothing nominal begins there.
   * The first word may have clitics (`للمتحدث`); nothing before `at` is looked at.
   */
  read(at: number, limit: number): TokenMention | null {
    const end = Math.min(limit, at + LONGEST, this.#scene.tokens.count)
    if (at >= end) return null
    this.#draft.start(at)
    this.#chain.personFrom = -1
    const to = this.#phrase(at, end)
    this.innerFrom = this.#chain.personFrom
    this.innerTo = this.#chain.personTo
    return to <= at ? null : this.#draft.finish(this.#scene, to)
  }

  /** إيريني مانتوفيل رئيسة …: a foreign word between what is written like a body's name and an office. */
  #goesOnAsName(j: number, limit: number): boolean {
    const s = this.#scene
    if (j + 1 >= limit || !s.isUnknown(j) || s.tokens.article[j] === 1 || s.hasPreposition(j) || s.hasConjunction(j)) return false
    return s.isWord(j + 1) && s.tokens.article[j + 1] === 0 && this.#people.isOffice(j + 1, s.tokens.phraseBits[j + 1], s.traits(j + 1))
  }

  /** Reads the whole phrase and returns its end, `at` where there is none. */
  #phrase(at: number, limit: number): number {
    const s = this.#scene
    const d = this.#draft
    const t = s.tokens
    if (t.kind[at] === 3) return this.#things.quoted(at, limit)
    if (t.kind[at] === 2) {
      const share = this.#things.share(at, limit)
      return share > at ? share : this.#things.counted(at, at + 1, limit)
    }
    if (s.isStray(at) && !isAbbreviation(s, at)) return at
    if (t.kind[at] === 4) {
      // Pictures and signs beyond the basic plane name nobody.
      if ((t.text.charCodeAt(t.start[at]) & 0xf800) === 0xd800) return at
      d.kind = 'organization'
      d.rule = 'mention.foreign-word'
      d.nameFrom = at
      let j = at + 1
      while (j < limit && t.kind[j] === 4) j++
      d.nameTo = j
      return j
    }
    if (s.values.timexAt[at] >= 0 && (s.bits(at) & (Class.office | Class.group | Class.body)) === 0) return at
    // Named bodies, countries and places stand before their words: `الأمين العام للأمم المتحدة` begins with no such phrase.
    const phrase = t.phraseEnd[at] <= limit ? t.phraseBits[at] : 0
    const traits = s.traits(at)
    const word = s.closed(at)
    // ذات المصدر، نفس الوزير: as المصدر ذاته
    if (word === Closed.ALL_OF && isSelfsame(s, at) && at + 1 < limit && t.article[at + 1] === 1 && !s.hasPreposition(at + 1))
      return this.#phrase(at + 1, limit)
    if (word === Closed.ONE_OF || word === Closed.NUMBER_OF || word === Closed.ALL_OF) {
      if ((phrase & Class.group) === 0 && !(word === Closed.NUMBER_OF && t.article[at] === 1))
        return this.#things.quantified(at, limit, word)
    }
    if ((traits & is.TIME) !== 0 && (traits & (is.ANY_NAME | is.OFFICE | is.GROUP | is.BODY_HEAD | is.PLACE)) === 0 && phrase === 0)
      return at
    if ((traits & is.NUMERAL) !== 0 && (traits & is.ANY_NAME) === 0 && phrase === 0) {
      const share = this.#things.share(at, limit)
      return share > at ? share : this.#things.counted(at, at + 1, limit)
    }
    // نظيره الكيني سالم الراوي
    if (word === Closed.COUNTERPART && t.enclitic[at] !== 0) return this.#people.role(at, limit)
    // سموه، معاليه: whoever was named with that title
    if ((traits & is.TITLE) !== 0 && t.enclitic[at] !== 0 && (traits & (is.ANY_NAME | is.OFFICE)) === 0) {
      d.kind = 'role'
      d.rule = 'mention.title-pronoun'
      d.roleFrom = at
      d.roleTo = at + 1
      d.definite = true
      return at + 1
    }
    const j = readTitles(s, at, limit)
    // شريف كولو: a title without article is a given name where a name follows
    if (
      j === at + 1 &&
      t.article[at] === 0 &&
      (traits & is.ANY_NAME) !== 0 &&
      j < limit &&
      t.article[j] === 0 &&
      nameStarts(s, j) > 0 &&
      !this.#people.headsBody(j, limit)
    )
      return this.#people.name(at, limit, true)
    if (j > at) {
      const after = this.#people.afterTitles(at, j, limit)
      if (after > at) return after
    }
    if ((phrase & (Class.office | PROPER | Class['body-head'] | Class.group | Class['given-name'] | Class.document)) === 0) {
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
    if ((phrase & PROPER) !== 0 && (phrase & (Class.office | Class.group)) === 0)
      return this.#things.proper(at, t.phraseEnd[at], limit, phrase)
    if (
      (traits & (is.BODY | is.MEDIA | is.COUNTRY)) !== 0 &&
      (traits & is.ALSO_WORD) === 0 &&
      t.article[at] === 0 &&
      (phrase & Class.office) === 0
    ) {
      if ((traits & (is.COUNTRY | is.MEDIA)) === 0 && this.#goesOnAsName(at + 1, limit)) return this.#people.name(at, limit, true)
      return this.#things.proper(at, at + 1, limit, t.bits[at])
    }
    if (this.#people.isOffice(at, phrase, traits)) return this.#people.role(at, limit)
    if ((phrase & Class.group) !== 0 || (traits & is.GROUP) !== 0) return this.#things.group(at, limit, phrase)
    if ((phrase & Class['given-name']) !== 0) return this.#people.name(at, limit, true)
    if ((traits & is.DOCUMENT) !== 0 || (phrase & Class.document) !== 0) return this.#things.document(at, limit)
    if ((traits & is.BODY_HEAD) !== 0 || (phrase & Class['body-head']) !== 0) {
      const body = this.#things.bodyAt(at, limit, phrase)
      if (body > at) return body
    }
    if (
      (traits & (is.BODY | is.MEDIA | is.COUNTRY | is.PLACE)) !== 0 &&
      !((traits & is.ANY_NAME) !== 0 && at + 1 < limit && nameStarts(s, at + 1) === 2)
    ) {
      return this.#things.proper(at, at + 1, limit, t.bits[at])
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
    ) {
      // وقال الكولومبي خوان سالاس: a man's nationality before his name, where no noun has it
      const before = at > 0 && s.isWord(at - 1) ? s.traits(at - 1) : is.VERB
      return (before & is.VERB) !== 0 && !s.hasConjunction(at) && !s.hasPreposition(at + 1) ? this.#people.name(at + 1, limit, true) : at
    }
    if (strength === 2 || (strength === 1 && looksLikeName(s, at, limit))) return this.#people.name(at, limit, strength === 1)
    return this.#things.noun(at, limit, traits)
  }
}
