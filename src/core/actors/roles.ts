/**
 * Offices compared: `وزير الخارجية القطري` and `وزير الخارجية بدولة قطر` are one office, `وزير الخارجية الروسي` is another.
 *
 * An office is its head (a minister, a spokesman), the countries it names in whatever form, and its other words.
 */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { plainText, wordKey } from '../mentions/keys.ts'
import { type Tokens, WORD } from '../tokens/tokens.ts'

export interface Role {
  readonly text: string
  /** Said by another's office: نظيره */
  readonly borrowed: boolean
  /** What its first word is: an office's lexicon line, else the word's key. */
  readonly head: number
  /** Key of its first word. */
  readonly first: number
  /** Kind of office (minister, spokesman …) as a number, 0 unknown. */
  readonly kind: number
  /** Countries, each as a number. */
  readonly countries: readonly number[]
  /** Keys of the other words, bare of clitics, without those that every office has. */
  readonly words: readonly number[]
}

const OFFICE = bit('office')
const WHERE = (bit('country') | bit('nisba') | bit('place') | bit('body')) >>> 0
const ORIGIN = (bit('country') | bit('nisba') | bit('place')) >>> 0
const BODY = bit('body')
const PARTICLE = bit('particle')
const KINDS = [
  'head-of-state',
  'head-of-government',
  'minister',
  'spokesman',
  'legislator',
  'judge',
  'diplomat',
  'military',
  'executive',
  'official',
  'expert',
  'religious',
  'media',
  'sport',
  'royal',
  'other',
] as const
const EXECUTIVE = KINDS.indexOf('executive') + 1
const HEAD_OF_STATE = KINDS.indexOf('head-of-state') + 1
const SPOKESMAN = KINDS.indexOf('spokesman') + 1
/** Words that distinguish no office from another: جمهورية، دولة، الرسمي. */
const GENERIC = [
  'جمهورية',
  'دولة',
  'مملكة',
  'سابق',
  'سابقة',
  'حالي',
  'رسمي',
  'رسمية',
  'جديد',
  'باسم',
  'خاص',
  'سيد',
  'عام',
  'هذه',
  'هذا',
  'نفسه',
  'نفسها',
  'ذاته',
  'ذاتها',
  'مذكور',
]
/** مسؤول، قيادي: any official may be called so. */
const ANYBODY = ['مسؤول', 'مسئول', 'قيادي', 'متحدث', 'ناطق', 'دبلوماسي']

export class Roles {
  readonly #lexicon: Lexicon
  readonly #kind: Uint8Array
  readonly #countryOf: Int32Array
  readonly #generic: ReadonlySet<number>
  readonly #anybody: ReadonlySet<number>
  readonly #demonstratives: ReadonlySet<number>
  readonly #unitedNations: number
  readonly #nations: number
  readonly #united: number
  readonly #known = new Map<number, Role>()

  constructor(lexicon: Lexicon) {
    const numbers: { [kind: string]: number } = {}
    KINDS.forEach((kind, i) => {
      numbers[kind] = i + 1
    })
    this.#kind = lexicon.codes('kind', numbers)
    this.#countryOf = new Int32Array(lexicon.entryCount).fill(-1)
    this.#lexicon = lexicon
    const form = (word: string) => lexicon.lookup(word)
    this.#generic = new Set(GENERIC.map(form))
    this.#anybody = new Set(ANYBODY.map(form))
    this.#demonstratives = new Set(['هذا', 'هذه', 'ذلك', 'تلك'].map(form))
    this.#unitedNations = form('أممي')
    this.#nations = form('أمم')
    this.#united = form('متحدة')
  }

  start(): void {
    this.#known.clear()
  }

  /** The office that tokens `from` to `to` say; the same object for the same words of an article. */
  read(tokens: Tokens, from: number, to: number): Role {
    let hash = to - from
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 0x01000193) ^ wordKey(tokens, i)) | 0
    let role = this.#known.get(hash)
    if (role === undefined) {
      role = this.#read(tokens, from, to)
      this.#known.set(hash, role)
    }
    return role
  }

  #read(tokens: Tokens, from: number, to: number): Role {
    const sense = tokens.sense(from, OFFICE)
    const phrase = tokens.phraseEnd[from] <= to ? tokens.lexicon.phraseSense(tokens.phrase[from], OFFICE) : -1
    const entry = sense < 0 ? -1 : tokens.lexicon.entryOf(sense)
    const kind = this.#kind[phrase >= 0 ? tokens.lexicon.phraseEntryOf(phrase) : Math.max(entry, 0)] ?? 0
    const countries: number[] = []
    const words: number[] = []
    for (let i = from + 1; i < to; i++) {
      if (tokens.kind[i] !== WORD) continue
      if ((tokens.bits[i] & PARTICLE) !== 0) {
        // باسم هذه الهيئة says no more than the office alone
        if (this.#demonstratives.has(tokens.form[i])) i++
        continue
      }
      const country = this.#country(tokens, i, to)
      if (country !== 0) {
        if (!countries.includes(country)) countries.push(country)
        if (tokens.phrase[i] !== 0 && (tokens.phraseBits[i] & WHERE) !== 0 && tokens.phraseEnd[i] <= to) i = tokens.phraseEnd[i] - 1
        continue
      }
      const key = wordKey(tokens, i)
      if (!this.#generic.has(key) && key !== this.#united) words.push(key)
    }
    // الرئيس اليمني is a head of state; الرئيس of something may be anybody.
    const ofState = phrase < 0 && words.length === 0 && countries.length > 0 && this.#kind[entry] === EXECUTIVE
    const first = wordKey(tokens, from)
    const head = kind === SPOKESMAN ? -SPOKESMAN : entry >= 0 ? entry : first
    return { text: plainText(tokens, from, to), borrowed: false, first, head, kind: ofState ? HEAD_OF_STATE : kind, countries, words }
  }

  /** The country of a country's name, a nisba, a city or a body at token `i`, as a number; the United Nations too. 0 for none. */
  #country(tokens: Tokens, i: number, to: number): number {
    const key = wordKey(tokens, i)
    if (key === this.#unitedNations || key === this.#nations) return this.#unitedNations
    const phrase = tokens.phrase[i]
    if (phrase !== 0 && (tokens.phraseBits[i] & WHERE) !== 0 && tokens.phraseEnd[i] <= to) {
      const sense = tokens.lexicon.phraseSense(phrase, WHERE)
      const entry = tokens.lexicon.phraseEntryOf(sense)
      const country = this.#ofEntry(entry)
      if (country !== 0 && (tokens.phraseBits[i] & BODY) === 0) return country
    }
    if ((tokens.bits[i] & WHERE) === 0) return 0
    const sense = tokens.sense(i, ORIGIN)
    return sense < 0 ? 0 : this.#ofEntry(tokens.lexicon.entryOf(sense))
  }

  #ofEntry(entry: number): number {
    if (this.#countryOf[entry] < 0) {
      const iso = this.#lexicon.value(entry, 'iso') || this.#lexicon.value(entry, 'country')
      this.#countryOf[entry] = iso.length === 2 ? (iso.charCodeAt(0) << 8) | iso.charCodeAt(1) : 0
    }
    return this.#countryOf[entry]
  }

  /**
   * How well the office `a`, as it is mentioned, fits the office `b` of somebody: 0 not at all; more the more they share.
   * A bare `الوزير` fits every minister.
   */
  fit(a: Role, b: Role): number {
    if (a.head !== b.head) {
      // المسؤول, of anybody with an office; the words must then say no more
      return this.#anybody.has(a.first) && b.kind !== 0 && fitsCountries(a, b) && a.words.length === 0 ? 0.5 : 0
    }
    if (a.kind !== 0 && b.kind !== 0 && a.kind !== b.kind && a.words.length + a.countries.length > 0) return 0
    if (!fitsCountries(a, b)) return 0
    const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
    let shared = 0
    for (const word of short) if (long.includes(word)) shared++
    if (shared < short.length) return 0
    // رئيس مركز الدراسات and رئيس alone in another sense: what the longer one adds must not be all it is
    if (b.words.length === 0 && a.words.length > 0) return a.countries.length > 0 && b.countries.length > 0 ? 0.7 : 0
    const countries = a.countries.length > 0 && b.countries.length > 0 ? 0.5 : 0
    return 1 + shared + countries + (a.words.length === b.words.length ? 0.5 : 0)
  }
}

/** The countries of the one are among the other's; one that names none fits any. */
function fitsCountries(a: Role, b: Role): boolean {
  if (a.countries.length === 0 || b.countries.length === 0) return true
  const [short, long] = a.countries.length <= b.countries.length ? [a.countries, b.countries] : [b.countries, a.countries]
  return short.every((country) => long.includes(country))
}
