/**
 * Who is who: mentions of one article gathered into actors.
 *
 * Full names are entered first, wherever they stand, so that a surname in the headline finds its bearer further down. Then
 * every mention: a full name by its words; a surname or some words of a longer name; an office by what it says; a body by
 * its lexicon entry or words; a definite short form by the last of its kind. Two with different first names are never one.
 */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { bareKeys, hashRange, nameKeys, plainText } from '../mentions/keys.ts'
import type { TokenMention } from '../mentions/mention.ts'
import type { Actor } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { sameKeys, sameName } from './names.ts'
import { type Role, Roles } from './roles.ts'

/** An actor while it is gathered. */
export interface Entry {
  readonly index: number
  type: Actor['type']
  name: string
  /** Keys of the fullest name; of a person also those of what he is called besides (أبو مازن). */
  keys: readonly number[]
  alias: readonly number[]
  readonly roles: Role[]
  readonly affiliations: string[]
  country: string
  lexiconEntry: number
  /** 0 unknown, 1 masculine, 2 feminine. */
  gender: number
  /** 0 unknown, 1 singular, 2 dual, 3 plural. */
  number: number
  /** Whether its name is one, and not only an office or a general noun. */
  named: boolean
  /** Tokens of its mentions, in the order they were met. */
  readonly at: number[]
}

const NISBA = bit('nisba')
const WHERE = (bit('country') | bit('place')) >>> 0
const MINISTRY = hashRange('وزارة', 0, 5, 0)
/** المصدر refers to a paper or a statement as well as to an unnamed source. */
const SOURCE = hashRange('مصدر', 0, 4, 0)

export class Register {
  readonly #lexicon: Lexicon
  readonly roles: Roles
  #tokens!: Tokens
  entries: Entry[] = []

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.roles = new Roles(lexicon)
  }

  start(tokens: Tokens): void {
    this.#tokens = tokens
    this.entries = []
  }

  /** Enters a full name (two words or more) and the offices beside it before anything shorter is looked up. */
  enterFullName(m: TokenMention): void {
    const keys = nameKeys(this.#tokens, m.nameFrom, m.nameTo)
    if (keys.length < 2) return
    const known = this.#byName(keys, m.from)
    const entry = known ?? this.#make('person', plainText(this.#tokens, m.nameFrom, m.nameTo), keys, m)
    if (keys.length > entry.keys.length) {
      entry.keys = keys
      entry.name = plainText(this.#tokens, m.nameFrom, m.nameTo)
    }
    this.#noteRole(entry, m)
    this.#noteAlias(entry, m)
  }

  /** The actor of a mention, made where there is none yet. */
  assign(m: TokenMention): Entry {
    const entry = this.#find(m) ?? this.#new(m)
    this.#note(entry, m)
    return entry
  }

  /** Actors that a definite short form may mean, best first, each with the reason. */
  candidates(m: TokenMention, at: number): { actor: number; reason: string }[] {
    const role = m.roleFrom >= 0 ? this.#role(m) : undefined
    const out: { actor: number; reason: string; score: number }[] = []
    for (const entry of this.entries) {
      let fit = 0
      let reason = ''
      if (role !== undefined && (entry.type === 'person' || entry.type === 'unnamed')) {
        for (const known of entry.roles) fit = Math.max(fit, this.roles.fit(role, known))
        reason = 'the office fits'
      } else if (entry.keys.length > 0 && this.#tokens.article[m.from] === 1) {
        const keys = bareKeys(this.#tokens, m.from, m.to)
        if (entry.keys[0] === keys[0]) fit = 1
        reason = 'the same word at its head'
      }
      if (fit === 0) continue
      const last = lastBefore(entry, at)
      out.push({
        actor: entry.index,
        reason: last < 0 ? `${reason}, named only later` : `${reason}, named before`,
        score: fit * 1e6 + last,
      })
    }
    return out.sort((a, b) => b.score - a.score || a.actor - b.actor).map(({ actor, reason }) => ({ actor, reason }))
  }

  #find(m: TokenMention): Entry | undefined {
    const t = this.#tokens
    switch (m.kind) {
      case 'person':
        return this.#byName(nameKeys(t, m.nameFrom, m.nameTo), m.from)
      case 'role':
        if (m.rule === 'mention.title-pronoun') return this.#lastPerson(m)
        return this.#bySurname(m) ?? this.#byRole(m)
      case 'organization':
      case 'place':
        return this.#bySurname(m) ?? this.#byBody(m)
      case 'unnamed':
        return this.#bySurname(m) ?? (m.roleFrom >= 0 ? this.#byRole(m) : this.#byShortForm(m))
      default:
        return this.#byShortForm(m)
    }
  }

  #new(m: TokenMention): Entry {
    const t = this.#tokens
    const [from, to] = nameOf(m)
    const keys = m.kind === 'person' ? nameKeys(t, from, to) : bareKeys(t, from, to)
    return this.#make(m.kind === 'role' ? 'person' : m.kind, plainText(t, from, to), keys, m)
  }

  #make(type: Actor['type'], name: string, keys: readonly number[], m: TokenMention): Entry {
    const entry: Entry = {
      index: this.entries.length,
      type,
      name,
      keys,
      alias: [],
      roles: [],
      affiliations: [],
      country: '',
      lexiconEntry: -1,
      gender: m.gender,
      number: m.number,
      named: m.kind !== 'role' && m.kind !== 'unnamed',
      at: [],
    }
    this.entries.push(entry)
    return entry
  }

  /** Adds what a mention says of its actor. */
  #note(entry: Entry, m: TokenMention): void {
    const t = this.#tokens
    entry.at.push(m.from)
    if (entry.gender === 0) entry.gender = m.gender
    const [from, to] = nameOf(m)
    if (entry.type === 'organization' || entry.type === 'place') {
      if (m.entry >= 0 && (m.kind === 'organization' || m.kind === 'place')) {
        if (entry.lexiconEntry < 0) entry.lexiconEntry = m.entry
        if (entry.country === '')
          entry.country = this.#lexicon.value(m.entry, 'iso') || this.#lexicon.value(m.entry, 'country').replace('-', '')
      }
      if (entry.country === '') entry.country = this.#countryOfNisba(from, to)
      this.#lengthen(entry, from, to)
    } else if (entry.type === 'group' || entry.type === 'document') this.#lengthen(entry, from, to)
    else if (m.kind === 'person' && entry.type === 'person' && !entry.named) {
      entry.named = true
      entry.keys = nameKeys(t, from, to)
      entry.name = plainText(t, from, to)
    }
    this.#noteRole(entry, m)
    if (m.roleFrom < 0 && m.kind !== 'organization') this.#affiliate(entry, m)
  }

  /** A fuller form of a body's or group's name takes the place of a shorter one. */
  #lengthen(entry: Entry, from: number, to: number): void {
    const keys = bareKeys(this.#tokens, from, to)
    if (keys.length <= entry.keys.length) return
    entry.keys = keys
    entry.name = plainText(this.#tokens, from, to)
  }

  #role(m: TokenMention): Role {
    return this.roles.read(this.#tokens, m.roleFrom, m.roleTo, plainText(this.#tokens, m.roleFrom, m.roleTo))
  }

  #noteRole(entry: Entry, m: TokenMention): void {
    if (m.roleFrom < 0 || m.rule === 'mention.title-pronoun' || (entry.type !== 'person' && entry.type !== 'unnamed')) return
    const role = this.#role(m)
    this.#affiliate(entry, m)
    if (entry.country === '') entry.country = this.#countryOfNisba(m.roleFrom, m.roleTo)
    const own = m.nameFrom >= 0
    for (let i = 0; i < entry.roles.length; i++) {
      const known = entry.roles[i]
      if (known.text === role.text) return
      if (this.roles.fit(role, known) === 0) continue
      // The fuller form of one office; what stands beside the name counts before what stands alone.
      const fuller = role.words.length + role.countries.length > known.words.length + known.countries.length
      if (fuller && (own || known.words.length + known.countries.length === 0)) entry.roles[i] = role
      return
    }
    if (own) entry.roles.unshift(role)
    else entry.roles.push(role)
  }

  /** محمود عباس (أبو مازن) */
  #noteAlias(entry: Entry, m: TokenMention): void {
    const t = this.#tokens
    if (t.mark[m.nameTo] !== 0x28 && t.mark[m.nameTo] !== 0x22) return
    for (let j = m.nameTo + 2; j < Math.min(t.count, m.nameTo + 5); j++) {
      if (t.mark[j] !== 0x29 && t.mark[j] !== 0x22) continue
      if ((t.bits[m.nameTo + 1] & bit('name-particle')) !== 0) entry.alias = nameKeys(t, m.nameTo + 1, j)
      return
    }
  }

  #affiliate(entry: Entry, m: TokenMention): void {
    if (m.affiliationFrom < 0) return
    const name = plainText(this.#tokens, m.affiliationFrom, m.affiliationTo)
    if (name !== '' && !entry.affiliations.includes(name)) entry.affiliations.push(name)
  }

  /** ISO code of the first nisba or country among the words: وزارة الخارجية الأميركية → US. */
  #countryOfNisba(from: number, to: number): string {
    const t = this.#tokens
    for (let i = from; i < to; i++) {
      if ((t.bits[i] & (NISBA | WHERE)) === 0) continue
      const sense = t.sense(i, (NISBA | WHERE) >>> 0)
      if (sense < 0) continue
      const entry = this.#lexicon.entryOf(sense)
      const iso = this.#lexicon.value(entry, 'iso') || this.#lexicon.value(entry, 'country')
      if (iso.length === 2) return iso
    }
    return ''
  }

  #byName(keys: readonly number[], at: number): Entry | undefined {
    let best: Entry | undefined
    let bestScore = 0
    for (const entry of this.entries) {
      if (entry.type !== 'person' || !entry.named) continue
      const score = Math.max(sameName(keys, entry.keys), entry.alias.length > 0 && sameKeys(keys, entry.alias) ? 3 : 0)
      if (score === 0) continue
      // Two of one surname: who was named last
      if (score > bestScore || (score === bestScore && best !== undefined && lastBefore(entry, at) > lastBefore(best, at))) {
        best = entry
        bestScore = score
      }
    }
    return best
  }

  /** الشاهد, an office, صالحي, an unknown word: somebody's surname. */
  #bySurname(m: TokenMention): Entry | undefined {
    if (m.to - m.from > 3) return undefined
    const keys = nameKeys(this.#tokens, m.from, m.to)
    if (keys.length !== 1) return undefined
    let best: Entry | undefined
    for (const entry of this.entries) {
      if (entry.type !== 'person' || entry.keys.length < 2 || entry.keys[entry.keys.length - 1] !== keys[0]) continue
      if (!best || lastBefore(entry, m.from) > lastBefore(best, m.from)) best = entry
    }
    return best
  }

  /** سموه: the last person named. */
  #lastPerson(m: TokenMention): Entry | undefined {
    let best: Entry | undefined
    for (const entry of this.entries) {
      if (entry.type !== 'person' || !entry.named || entry.gender === 2) continue
      if (!best || lastBefore(entry, m.from) > lastBefore(best, m.from)) best = entry
    }
    return best
  }

  #byRole(m: TokenMention): Entry | undefined {
    const role = this.#role(m)
    let best: Entry | undefined
    let bestScore = 0
    for (const entry of this.entries) {
      if (entry.type !== 'person' && entry.type !== 'unnamed') continue
      let fit = 0
      for (const known of entry.roles) fit = Math.max(fit, this.roles.fit(role, known))
      if (fit === 0) continue
      // A bare office is the last one's who was named; a full one whose it fits best.
      const last = lastBefore(entry, m.from)
      const score = (role.words.length + role.countries.length === 0 ? 1 : fit) * 1e6 + last
      if (score > bestScore) {
        best = entry
        bestScore = score
      }
    }
    return best
  }

  #byBody(m: TokenMention): Entry | undefined {
    const t = this.#tokens
    const [from, to] = nameOf(m)
    const keys = bareKeys(t, from, to)
    const short = keys.length === 1 && t.article[from] === 1 && m.entry < 0
    let best: Entry | undefined
    for (const entry of this.entries) {
      if (entry.type !== 'organization' && entry.type !== 'place') continue
      if (m.entry >= 0 && entry.lexiconEntry === m.entry && Math.abs(entry.keys.length - keys.length) <= 2) return entry
      if (sameKeys(keys, entry.keys) || sameMinistry(keys, entry.keys)) return entry
      // تويوتا: the proper name of شركة تويوتا
      if (keys.length === 1 && m.kind === 'organization' && entry.keys.length > 1 && entry.keys[1] === keys[0] && !short) return entry
      // الوزارة: the last ministry
      if (entry.keys[0] !== keys[0] || entry.keys.length < 2) continue
      if (short && (!best || lastBefore(entry, from) > lastBefore(best, from))) best = entry
    }
    return best
  }

  /** المصدر، المصادر، البيان: the last one whose head is the same word. */
  #byShortForm(m: TokenMention): Entry | undefined {
    const t = this.#tokens
    const [from, to] = nameOf(m)
    const keys = bareKeys(t, from, to)
    const short = t.article[m.from] === 1 && keys.length <= 2
    let best: Entry | undefined
    for (const entry of this.entries) {
      const same = entry.type === m.kind || (keys[0] === SOURCE && (entry.type === 'group' || entry.type === 'document'))
      if (!same) continue
      if (sameKeys(keys, entry.keys)) best = entry
      if (!short || (best !== undefined && sameKeys(keys, best.keys))) continue
      if (entry.keys[0] === keys[0] && (!best || lastBefore(entry, from) > lastBefore(best, from))) best = entry
    }
    if (best === undefined && m.kind === 'unnamed' && short) best = this.#byOfficial(m, keys)
    return best
  }

  /** المسؤول after somebody with an office; المصدر ذاته after a paper. */
  #byOfficial(m: TokenMention, keys: readonly number[]): Entry | undefined {
    let best: Entry | undefined
    const role = this.roles.read(this.#tokens, m.from, m.to, '')
    for (const entry of this.entries) {
      const fits =
        keys[0] === SOURCE
          ? entry.type === 'organization' && this.#isMedium(entry)
          : entry.roles.some((known) => this.roles.fit(role, known) > 0)
      if (fits && lastBefore(entry, m.from) >= 0 && (!best || lastBefore(entry, m.from) > lastBefore(best, m.from))) best = entry
    }
    return best
  }

  #isMedium(entry: Entry): boolean {
    return entry.keys.length > 0 && MEDIA_HEADS.has(entry.keys[0])
  }
}

const MEDIA_HEADS: ReadonlySet<number> = new Set(
  ['صحيفة', 'جريدة', 'وكالة', 'قناة', 'موقع', 'إذاعة', 'مجلة', 'شبكة'].map((word) => hashRange(word, 0, word.length, 0)),
)

/** The tokens that name it: its name, else all of it. */
function nameOf(m: TokenMention): readonly [number, number] {
  return m.nameFrom >= 0 ? [m.nameFrom, m.nameTo] : [m.from, m.to]
}

/** The token of the last mention before `at`, -1 where it is named only later. */
export function lastBefore(entry: Entry, at: number): number {
  for (let i = entry.at.length - 1; i >= 0; i--) if (entry.at[i] < at) return entry.at[i]
  return -1
}

/** الخارجية الأمريكية for وزارة الخارجية الأمريكية */
function sameMinistry(a: readonly number[], b: readonly number[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (long.length !== short.length + 1 || long[0] !== MINISTRY) return false
  for (let i = 0; i < short.length; i++) if (short[i] !== long[i + 1]) return false
  return short.length > 1
}
