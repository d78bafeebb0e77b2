/** What the lexicons say of words that report, as small numbers an entry: made once for a lexicon. */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Force } from '../record.ts'

// What introduces a complement; bits of `takes`.
export const TAKES_CLAUSE = 1 // أن
export const TAKES_BI = 2
export const TAKES_ILA = 4
export const TAKES_ALA = 8
export const TAKES_AN = 16 // عن
export const TAKES_MIN = 32
export const TAKES_FI = 64
export const TAKES_LI = 128
const TAKES: { readonly [word: string]: number } = {
  أن: TAKES_CLAUSE,
  ب: TAKES_BI,
  إلى: TAKES_ILA,
  على: TAKES_ALA,
  عن: TAKES_AN,
  من: TAKES_MIN,
  في: TAKES_FI,
  ل: TAKES_LI,
}

export const OBJECT_CONTENT = 1
export const OBJECT_ADDRESSEE = 2
export const OBJECT_REGARDED = 3

export const CORE_ALWAYS = 1
export const CORE_CLAUSE = 2
export const CORE_NEVER = 3

export const WEAK_CLAUSE = 1
export const WEAK_QUOTE = 2
export const WEAK_OBJECT = 3
export const WEAK_REGARD = 4
export const WEAK_LIGHT = 5
export const WEAK_RELAY = 6
export const WEAK_ACT = 7

export const USE_CONTINUE = 1
export const USE_RELAY = 2
export const USE_WITHIN = 3

export const NOUN_STATE = 1
export const NOUN_LIGHT = 2
export const NOUN_ACT = 3

export const FRAME_ACCORDING = 1
export const FRAME_OPINION = 2
export const FRAME_RELAYED = 3
export const FRAME_CLAUSE = 4

export const VIA_ITSELF = 1
export const VIA_TALK = 2
export const VIA_OCCASION = 3

export const SHIFT_SPEAKER = 1
export const SHIFT_MATTER = 2
export const SHIFT_SAME = 3
export const SHIFT_NEWS = 4

const FORCES: readonly Force[] = [
  'say',
  'affirm',
  'deny',
  'claim',
  'reveal',
  'warn',
  'promise',
  'threaten',
  'call',
  'expect',
  'accuse',
  'praise',
  'condemn',
  'thank',
  'ask',
  'deem',
  'order',
]

export class Speech {
  readonly takes: Uint8Array
  readonly object: Uint8Array
  readonly core: Uint8Array
  readonly weak: Uint8Array
  readonly use: Uint8Array
  /** Of a noun of speech. */
  readonly noun: Uint8Array
  readonly frame: Uint8Array
  readonly opinion: Uint8Array
  readonly via: Uint8Array
  readonly shift: Uint8Array
  /** Of a head of bodies' names: that of a medium. */
  readonly medium: Uint8Array
  /** Of a medium: whoever writes there writes for himself. */
  readonly platform: Uint8Array
  /** Of a medium: its name is an ordinary word outside quotation marks. */
  readonly quoted: Uint8Array
  /** Of a document that lays down rather than reports. */
  readonly rule: Uint8Array
  /** Of a noun for an act: 1. */
  readonly act: Uint8Array
  /** Of علم: 1. */
  readonly learning: Uint8Array
  /** Of قال: 1. */
  readonly saying: Uint8Array
  readonly #force: Uint8Array

  constructor(lexicon: Lexicon) {
    this.object = lexicon.codes('object', { content: OBJECT_CONTENT, addressee: OBJECT_ADDRESSEE, regarded: OBJECT_REGARDED })
    this.core = lexicon.codes('core', { yes: CORE_ALWAYS, clause: CORE_CLAUSE, no: CORE_NEVER })
    this.weak = lexicon.codes('weak', {
      clause: WEAK_CLAUSE,
      quote: WEAK_QUOTE,
      object: WEAK_OBJECT,
      regard: WEAK_REGARD,
      light: WEAK_LIGHT,
      relay: WEAK_RELAY,
      act: WEAK_ACT,
    })
    this.use = lexicon.codes('use', { continue: USE_CONTINUE, relay: USE_RELAY, within: USE_WITHIN })
    this.noun = lexicon.codes('noun', { state: NOUN_STATE, light: NOUN_LIGHT, act: NOUN_ACT })
    this.frame = lexicon.codes('frame', {
      according: FRAME_ACCORDING,
      opinion: FRAME_OPINION,
      relayed: FRAME_RELAYED,
      clause: FRAME_CLAUSE,
    })
    this.opinion = lexicon.codes('opinion', { yes: 1 })
    this.via = lexicon.codes('via', { itself: VIA_ITSELF, talk: VIA_TALK, occasion: VIA_OCCASION })
    this.shift = lexicon.codes('shift', { speaker: SHIFT_SPEAKER, matter: SHIFT_MATTER, same: SHIFT_SAME, news: SHIFT_NEWS })
    this.medium = lexicon.codes('kind', { media: 1 })
    this.platform = lexicon.codes('kind', { platform: 1 })
    this.quoted = lexicon.codes('quoted', { yes: 1 })
    this.rule = lexicon.codes('says', { no: 1 })
    this.saying = lexicon.codes('perfect', { قال: 1 })
    this.learning = lexicon.codes('perfect', { علم: 1 })
    this.act = lexicon.codes('act', { yes: 1 })
    this.#force = lexicon.codes('force', Object.fromEntries(FORCES.map((force, i) => [force, i + 1])))
    this.takes = new Uint8Array(lexicon.entryCount)
    const speech = bit('speech')
    for (let entry = 0; entry < lexicon.entryCount; entry++) {
      if (lexicon.classOf(entry) !== speech) continue
      for (const word of lexicon.value(entry, 'takes').split(' ')) this.takes[entry] |= TAKES[word] ?? 0
    }
  }

  force(entry: number): Force {
    return FORCES[this.#force[entry] - 1] ?? 'say'
  }
}
