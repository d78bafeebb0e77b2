/**
 * Who is who: mentions of one article gathered into actors.
 *
 * Full names are entered first, wherever they stand, so that a surname in the headline finds its bearer further down. Then
 * every mention in order: a full name by its words; a surname or two words of a longer name; an office by its words and
 * country; a body by its lexicon entry or words; a definite short form by the last of its kind.
 */
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { TokenMention } from '../mentions/mention.ts'
import type { Actor } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { bareKeys, nameKeys, plainText } from '../mentions/keys.ts'

type Type = Actor['type']

/** An actor while it is gathered. */
export interface Entry {
  readonly index: number
  type: Type
  name: string
  /** Keys of the fullest name. */
  keys: number[]
  readonly roles: string[]
  readonly roleKeys: number[][]
  readonly affiliations: string[]
  country: string
  lexiconEntry: number
  gender: number
  number: number
  /** Tokens of the last mention, for recency. */
  last: number
  first: number
  mentions: number
}

export class Register {
  readonly #lexicon: Lexicon
  #tokens!: Tokens
  entries: Entry[] = []

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  start(tokens: Tokens): void {
    this.#tokens = tokens
    this.entries = []
  }

  /** Enters a full name (two words or more) before anything shorter is looked up. */
  enterFullName(mention: TokenMention): void {
    const keys = nameKeys(this.#tokens, mention.nameFrom, mention.nameTo)
    if (keys.length < 2) return
    const same = this.#byName(keys)
    if (same) {
      if (keys.length > same.keys.length) {
        same.keys = keys
        same.name = plainText(this.#tokens, mention.nameFrom, mention.nameTo)
      }
      return
    }
    this.#make('person', plainText(this.#tokens, mention.nameFrom, mention.nameTo), keys, mention)
  }

  /** The actor of a mention, made where there is none yet. */
  assign(mention: TokenMention): Entry {
    const entry = this.#find(mention) ?? this.#new(mention)
    this.#note(entry, mention)
    return entry
  }

  #find(m: TokenMention): Entry | undefined {
    const t = this.#tokens
    switch (m.kind) {
      case 'person':
        return this.#byName(nameKeys(t, m.nameFrom, m.nameTo), m)
      case 'role':
        return this.#bySurname(m) ?? this.#byRole(m)
      case 'organization':
      case 'place':
        return this.#byBody(m)
      case 'unnamed':
        return m.roleFrom >= 0 ? this.#byRole(m) : this.#byShortForm(m)
      default:
        return this.#byShortForm(m)
    }
  }

  #new(m: TokenMention): Entry {
    const t = this.#tokens
    const type: Type = m.kind === 'role' ? 'person' : m.kind
    const from = m.nameFrom >= 0 ? m.nameFrom : m.from
    const to = m.nameFrom >= 0 ? m.nameTo : m.to
    const keys = m.kind === 'person' ? nameKeys(t, from, to) : bareKeys(t, from, to)
    return this.#make(type, plainText(t, from, to), keys, m)
  }

  #make(type: Type, name: string, keys: number[], m: TokenMention): Entry {
    const entry: Entry = {
      index: this.entries.length,
      type,
      name,
      keys,
      roles: [],
      roleKeys: [],
      affiliations: [],
      country: '',
      lexiconEntry: -1,
      gender: m.gender,
      number: m.number,
      last: -1,
      first: m.from,
      mentions: 0,
    }
    this.entries.push(entry)
    return entry
  }

  /** Adds what a mention says of its actor. */
  #note(entry: Entry, m: TokenMention): void {
    const t = this.#tokens
    entry.mentions++
    entry.last = Math.max(entry.last, m.from)
    entry.first = Math.min(entry.first, m.from)
    if (entry.gender === 0) entry.gender = m.gender
    if (m.kind === 'organization' || m.kind === 'place') {
      if (m.entry >= 0) {
        entry.lexiconEntry = m.entry
        if (entry.country === '') entry.country = this.#countryOf(m.entry)
      }
      const keys = bareKeys(t, m.nameFrom >= 0 ? m.nameFrom : m.from, m.nameFrom >= 0 ? m.nameTo : m.to)
      if (keys.length > entry.keys.length) {
        entry.keys = keys
        entry.name = plainText(t, m.nameFrom >= 0 ? m.nameFrom : m.from, m.nameFrom >= 0 ? m.nameTo : m.to)
      }
    }
    if (m.roleFrom < 0 || (entry.type !== 'person' && entry.type !== 'unnamed')) return
    const keys = bareKeys(t, m.roleFrom, m.roleTo)
    // الوزير adds nothing to وزير الصحة.
    for (let i = 0; i < entry.roleKeys.length; i++) {
      const known = entry.roleKeys[i]
      if (keys.every((k) => known.includes(k))) return
      if (known.every((k) => keys.includes(k))) {
        entry.roleKeys[i] = keys
        entry.roles[i] = plainText(t, m.roleFrom, m.roleTo)
        this.#affiliate(entry, m)
        return
      }
    }
    entry.roleKeys.push(keys)
    entry.roles.push(plainText(t, m.roleFrom, m.roleTo))
    this.#affiliate(entry, m)
  }

  #affiliate(entry: Entry, m: TokenMention): void {
    if (m.affiliationFrom < 0) return
    const name = plainText(this.#tokens, m.affiliationFrom, m.affiliationTo)
    if (name !== '' && !entry.affiliations.includes(name)) entry.affiliations.push(name)
  }

  /** ISO code of a country or of a place's or body's country. */
  #countryOf(entry: number): string {
    return this.#lexicon.value(entry, 'iso') || this.#lexicon.value(entry, 'country').replace('-', '')
  }

  #byName(keys: readonly number[], m?: TokenMention): Entry | undefined {
    let best: Entry | undefined
    let bestScore = 0
    for (const entry of this.entries) {
      if (entry.type !== 'person' || entry.keys.length === 0) continue
      const score = sameName(keys, entry.keys)
      if (score === 0) continue
      if (score > bestScore || (score === bestScore && best && m && Math.abs(entry.last - m.from) < Math.abs(best.last - m.from))) {
        best = entry
        bestScore = score
      }
    }
    return best
  }

  /** الشاهد, which is an office too: somebody's surname. */
  #bySurname(m: TokenMention): Entry | undefined {
    if (m.to - m.from !== 1) return undefined
    const [key] = nameKeys(this.#tokens, m.from, m.to)
    return this.entries.find((entry) => entry.type === 'person' && entry.keys.length > 1 && entry.keys[entry.keys.length - 1] === key)
  }

  #byRole(m: TokenMention): Entry | undefined {
    const t = this.#tokens
    const keys = bareKeys(t, m.roleFrom, m.roleTo)
    let best: Entry | undefined
    let bestScore = 0
    for (const entry of this.entries) {
      if (entry.type !== 'person' && entry.type !== 'unnamed') continue
      let score = 0
      for (const known of entry.roleKeys) score = Math.max(score, sameRole(keys, known))
      if (score === 0) continue
      if (m.gender !== 0 && entry.gender !== 0 && m.gender !== entry.gender && entry.type === 'person' && keys.length === 1) score -= 0.3
      if (score > bestScore || (score === bestScore && best !== undefined && entry.last > best.last && entry.last < m.from)) {
        best = entry
        bestScore = score
      }
    }
    return best
  }

  #byBody(m: TokenMention): Entry | undefined {
    const t = this.#tokens
    const from = m.nameFrom >= 0 ? m.nameFrom : m.from
    const to = m.nameFrom >= 0 ? m.nameTo : m.to
    const keys = bareKeys(t, from, to)
    let best: Entry | undefined
    for (const entry of this.entries) {
      if (entry.type !== 'organization' && entry.type !== 'place') continue
      if (m.entry >= 0 && entry.lexiconEntry === m.entry && entry.keys.length <= keys.length + 1) return entry
      if (sameKeys(keys, entry.keys)) return entry
      // الوزارة: the last ministry
      if (keys.length === 1 && t.article[from] === 1 && m.entry < 0 && entry.keys[0] === keys[0] && entry.keys.length > 1) {
        if (!best || entry.last > best.last) best = entry
      }
    }
    return best
  }

  /** المصدر، المصادر، البيان: the last one whose head is the same word. */
  #byShortForm(m: TokenMention): Entry | undefined {
    const t = this.#tokens
    const keys = bareKeys(t, m.from, m.to)
    let best: Entry | undefined
    for (const entry of this.entries) {
      if (entry.type !== m.kind || entry.last > m.from) continue
      if (sameKeys(keys, entry.keys)) return entry
      if (t.article[m.from] === 1 && keys.length <= 2 && entry.keys[0] === keys[0] && (!best || entry.last > best.last)) best = entry
    }
    return best
  }
}

function sameKeys(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** How well one name fits the other: 0 not at all, 3 the same, 2 the first and last words, 1 a surname or a given name. */
function sameName(a: readonly number[], b: readonly number[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 0) return 0
  if (short.length === long.length) return sameKeys(short, long) ? 3 : 0
  const last = long[long.length - 1]
  if (short.length === 1) return short[0] === last ? 1.5 : short[0] === long[0] ? 1 : long.includes(short[0]) ? 0.9 : 0
  // In order, the first word the same: منصور الميمان and منصور بن صالح الميمان; or its last words: ولد الشيخ أحمد
  let at = 0
  for (const key of short) {
    while (at < long.length && long[at] !== key) at++
    if (at === long.length) return 0
    at++
  }
  return short[0] === long[0] ? 2.5 : short[short.length - 1] === last ? 2 : 0
}

/** How well an office fits a longer or shorter form of it: the heads the same, the words of the one in the other. */
function sameRole(a: readonly number[], b: readonly number[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 0 || short[0] !== long[0]) return 0
  let shared = 0
  for (const key of short) if (long.includes(key)) shared++
  if (shared === short.length) return short.length === long.length ? 3 : 1 + shared / long.length
  return 0
}
