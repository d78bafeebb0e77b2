/** A mention while it is being read. Positions are token indexes, ends exclusive, -1 for none. */
import { ENC_HA } from '../lexicon/analyse.ts'
import { Class } from '../lexicon/classes.ts'
import type { MentionKind, TokenMention } from './mention.ts'
import type { NounChain } from './noun-chain.ts'
import { PROPER, type Scene } from './scene.ts'
import { Trait as is } from './traits.ts'

const NONE: readonly number[] = []

export class Draft {
  from = 0
  /** The word that decides gender and number. */
  head = 0
  nameFrom = -1
  nameTo = -1
  roleFrom = -1
  roleTo = -1
  bodyFrom = -1
  bodyTo = -1
  kind: MentionKind = 'person'
  rule = ''
  definite = false
  /** Lexicon entry of the office, body, place or group, and all that were looked up. */
  entry = -1
  #entries: readonly number[] = NONE

  start(at: number): void {
    this.from = at
    this.head = at
    this.nameFrom = this.nameTo = this.roleFrom = this.roleTo = this.bodyFrom = this.bodyTo = -1
    this.rule = ''
    this.definite = false
    this.entry = -1
    this.#entries = NONE
  }

  /** The body or place within a chain that ends before `end`: an affiliation. */
  takeBody(scene: Scene, chain: NounChain, end: number): void {
    this.bodyFrom = chain.bodyFrom
    this.bodyTo = Math.min(end, chain.bodyTo)
    // مدير الشركة السابق: it is he who was, not the company
    if (
      this.bodyTo - this.bodyFrom > 1 &&
      (scene.traits(this.bodyTo - 1) & (is.MODIFIER | is.NAME_OR_WORD)) === is.MODIFIER &&
      scene.isFormer(this.bodyTo - 1)
    )
      this.bodyTo--
  }

  /** Looks up the office that begins at token `at`. */
  officeAt(scene: Scene, at: number): number {
    return this.#lookUp(scene, at, Class.office, true)
  }

  groupAt(scene: Scene, at: number): number {
    return this.#lookUp(scene, at, Class.group, true)
  }

  /** A named body, medium, country or place of tokens `at` to `end`; `bits` are the classes it is of. */
  properAt(scene: Scene, at: number, end: number, bits: number): number {
    const wanted = (bits & PROPER) >>> 0
    return this.#lookUp(scene, at, wanted, end > at + 1 || (scene.tokens.phraseBits[at] & wanted) !== 0)
  }

  #lookUp(scene: Scene, at: number, bits: number, asPhrase: boolean): number {
    const { tokens, lexicon } = scene
    let entry = -1
    if (asPhrase && (tokens.phraseBits[at] & bits) !== 0) entry = lexicon.phraseEntryOf(lexicon.phraseSense(tokens.phrase[at], bits))
    else {
      const sense = tokens.sense(at, bits)
      if (sense >= 0) entry = lexicon.entryOf(sense)
    }
    if (entry >= 0) this.#entries = this.#entries.length === 0 ? [entry] : [...this.#entries, entry]
    return entry
  }

  /** The mention as later stages see it. */
  finish(scene: Scene, to: number): TokenMention {
    return {
      kind: this.kind,
      from: this.from,
      to,
      nameFrom: this.nameFrom,
      nameTo: this.nameTo,
      roleFrom: this.roleFrom,
      roleTo: this.roleTo,
      affiliationFrom: this.bodyFrom,
      affiliationTo: this.bodyFrom < 0 ? -1 : this.bodyTo,
      gender: this.#gender(scene),
      number: this.#number(scene),
      definite: this.definite,
      entry: this.entry,
      // What a name was begun for and then not found is what its first word says: an office.
      rule: this.rule === '' ? 'mention.role' : this.rule,
      entries: this.#entries,
    }
  }

  #gender(scene: Scene): number {
    const traits = scene.traits(this.head)
    const byWord = (traits & is.FEMININE) !== 0 || scene.isFeminineShape(this.head) ? 2 : (traits & is.MASCULINE) !== 0 ? 1 : 0
    switch (this.kind) {
      case 'role':
        // سعادته: the title is feminine, its owner is not
        if (this.rule === 'mention.title-pronoun') return scene.tokens.enclitic[this.head] === ENC_HA ? 2 : 1
        return byWord || 1
      case 'person': {
        if (this.roleFrom >= 0 && scene.isFeminineShape(this.roleFrom)) return 2
        const sense = this.nameFrom < 0 ? -1 : scene.tokens.sense(this.nameFrom, Class['given-name'])
        return sense < 0 ? 0 : scene.words.genderOfEntry(scene.lexicon.entryOf(sense))
      }
      case 'place':
        return (this.entry >= 0 && scene.words.genderOfEntry(this.entry)) || 2
      case 'group':
        return byWord
      case 'organization':
        return byWord !== 0 || (traits & is.BODY_HEAD) === 0 ? byWord : 1
      default:
        return byWord || 1
    }
  }

  #number(scene: Scene): number {
    if (this.kind === 'person') return 1
    return this.kind === 'group' || scene.isPluralShape(this.head) || (scene.traits(this.head) & is.PLURAL) !== 0 ? 3 : 1
  }
}
