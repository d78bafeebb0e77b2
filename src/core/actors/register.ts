/**
 * Who is who: mentions of one article gathered into actors.
 *
 * Full names are entered first, wherever they stand, so that a surname in the headline finds its bearer further down. Then
 * every mention: a full name by its words; a surname or some words of a longer name; an office by what it says; a body by
 * its lexicon entry or words; a definite short form by the last of its kind. Two with different first names are never one.
 */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { joinKeys, joinWords, nameKeys, plainText, wordKey, wordKeys } from '../mentions/keys.ts'
import type { MentionKind, TokenMention } from '../mentions/mention.ts'
import type { Actor } from '../record.ts'
import { TABLE } from '../text/characters.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { KeyTable } from './key-table.ts'
import { sameKeys, sameName } from './names.ts'
import { type Role, Roles } from './roles.ts'

/** An actor while it is gathered. */
export interface Entry {
  readonly index: number
  type: Actor['type']
  name: string
  /** Keys of the fullest name; of a person as {@link nameKeys} gives them, of others as {@link wordKeys}. */
  keys: readonly number[]
  /** Keys of what a person is called besides: أبو مازن. */
  alias: readonly number[]
  /** A bit for each of these keys, so that most of those with another name are seen to be so at once. */
  marks: number
  roles: readonly Role[]
  affiliations: readonly string[]
  country: string
  /** 0 unknown, 1 masculine, 2 feminine. */
  gender: number
  /** Whether its name is one, and not only an office or a general noun. */
  named: boolean
  /** The last mention met, as a place in the register's list of them; -1 for none. */
  lastAt: number
  /** The next actor with the same first word, -1 for none. */
  sameHead: number
  headed: boolean
}

const NONE: readonly never[] = []

const NISBA = bit('nisba')
const WHERE = (bit('country') | bit('place')) >>> 0
const NAME_PARTICLE = bit('name-particle')
const PROPER = (bit('body') | bit('media')) >>> 0
/** What المصدر may mean beside an unnamed source. */
const MEDIA_HEADS = ['صحيفة', 'جريدة', 'وكالة', 'قناة', 'موقع', 'إذاعة', 'مجلة', 'شبكة']

/** So many actors are looked through for a name, no more: a hostile text must not cost the square of those it names. */
const NEAR = 256
/** Offices and affiliations kept of one. */
const MOST_ROLES = 12

export class Register {
  readonly #lexicon: Lexicon
  readonly #roles: Roles
  readonly #ministry: number
  readonly #source: number
  readonly #counterpart: number
  readonly #sources: number
  readonly #same: ReadonlySet<number>
  readonly #media: ReadonlySet<number>
  /** By entry; of full length, since engines hold a sparse array as a dictionary. */
  readonly #isoOf: (string | undefined)[]
  #tokens!: Tokens
  entries: Entry[] = []
  /** Persons, and the unnamed who have an office. */
  #people: Entry[] = []
  /** A bit for each letter that a word of a person's name ends with: most other words are seen to be no surname by it. */
  #lastLetters = 0
  /** Index of the person met last. */
  #lastMet = 0
  /** Bodies, groups and documents by all their words, bodies by their lexicon line, all by their first word (the last of them). */
  readonly #byWords = new KeyTable()
  readonly #byLine = new KeyTable()
  readonly #byHead = new KeyTable()
  /** Tokens of mentions, and of each the place of the actor's mention before. */
  #at = new Int32Array(256)
  #before = new Int32Array(256)
  #mentions = 0

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    this.#roles = new Roles(lexicon)
    this.#isoOf = new Array(lexicon.entryCount)
    this.#ministry = lexicon.lookup('وزارة')
    this.#source = lexicon.lookup('مصدر')
    this.#counterpart = lexicon.lookup('نظير')
    this.#sources = lexicon.lookup('مصادر')
    this.#same = new Set(lexicon.closed('mentions', 'self').map((word) => lexicon.lookup(word)))
    this.#media = new Set(MEDIA_HEADS.map((word) => lexicon.lookup(word)))
  }

  /** المتحدثة ذاتها: an office that says it is that of whoever was last met. */
  #isSame(m: TokenMention): boolean {
    const form = this.#tokens.form[m.to - 1]
    return m.to > m.from + 1 && form !== 0 && this.#same.has(form)
  }

  start(tokens: Tokens): void {
    this.#tokens = tokens
    this.entries = []
    this.#people = []
    this.#lastMet = 0
    this.#lastLetters = 0
    this.#byWords.clear()
    this.#byLine.clear()
    this.#byHead.clear()
    this.#roles.start()
    this.#mentions = 0
  }

  /** Enters a full name (two words or more) and the office beside it before anything shorter is looked up. */
  enterFullName(m: TokenMention): Entry | undefined {
    const keys = this.#nameOf(m)
    if (keys.length < 2) return undefined
    const entry = this.#byName(keys, m.from) ?? this.#make('person', m, keys)
    if (keys.length > entry.keys.length) {
      entry.keys = keys
      entry.marks |= marksOf(keys)
      entry.name = plainText(this.#tokens, m.nameFrom, m.nameTo)
    }
    this.#noteRole(entry, m)
    this.#noteAlias(entry, m)
    return entry
  }

  /** The actor of a mention, made where there is none yet. */
  assign(m: TokenMention): Entry {
    const entry = m.kind === 'person' || m.kind === 'role' ? this.#assignPerson(m) : this.#assignOther(m)
    this.meet(entry, m)
    return entry
  }

  /** Notes that `entry` is mentioned there. */
  meet(entry: Entry, m: TokenMention): void {
    if (this.#mentions === this.#at.length) {
      this.#at = doubled(this.#at)
      this.#before = doubled(this.#before)
    }
    this.#at[this.#mentions] = m.from
    this.#before[this.#mentions] = entry.lastAt
    entry.lastAt = this.#mentions++
    if (entry.type === 'person') this.#lastMet = entry.index
    if (entry.gender === 0) entry.gender = m.gender
  }

  /** The token of the last mention before token `at`, -1 where it is named only later. */
  #lastBefore(entry: Entry, at: number): number {
    for (let n = entry.lastAt; n >= 0; n = this.#before[n]) if (this.#at[n] < at) return this.#at[n]
    return -1
  }

  /** Actors that a definite short form may mean, best first, each with the reason. */
  candidates(m: TokenMention, at: number): { actor: number; reason: string }[] {
    const role = m.roleFrom >= 0 ? this.#role(m) : undefined
    const out: { actor: number; reason: string; score: number }[] = []
    const weigh = (entry: Entry, fit: number, reason: string) => {
      const last = this.#lastBefore(entry, at)
      if (fit > 0)
        out.push({ actor: entry.index, reason: `${reason}, named ${last < 0 ? 'only later' : 'before'}`, score: fit * 1e6 + last })
    }
    if (role !== undefined) for (const entry of this.#near()) weigh(entry, this.#fit(role, entry), 'the office fits')
    else
      for (let n = this.#byHead.get(wordKey(this.#tokens, m.from)), left = NEAR; n >= 0 && left > 0; n = this.entries[n].sameHead, left--)
        weigh(this.entries[n], 1, 'the same word at its head')
    return out.sort((a, b) => b.score - a.score || a.actor - b.actor).map(({ actor, reason }) => ({ actor, reason }))
  }

  /** Keys of a person's name. */
  #nameOf(m: TokenMention): readonly number[] {
    for (let i = m.nameFrom; i < m.nameTo; i++) this.#lastLetters |= lastLetter(this.#tokens, i)
    return nameKeys(this.#tokens, m.nameFrom, m.nameTo)
  }

  #assignPerson(m: TokenMention): Entry {
    if (m.kind === 'person') {
      const keys = this.#nameOf(m)
      const entry = this.#byName(keys, m.from) ?? this.#make('person', m, keys)
      this.#noteRole(entry, m)
      return entry
    }
    const bearer = this.#isSame(m) ? this.#lastPerson(m) : this.#byOfficeAndSurname(m)
    if (bearer !== undefined) return bearer
    const entry =
      (m.rule === 'mention.title-pronoun' ? this.#lastPerson(m) : (this.#bySurname(m) ?? this.#byRole(m))) ?? this.#make('person', m, [])
    this.#noteRole(entry, m)
    return entry
  }

  #assignOther(m: TokenMention): Entry {
    const t = this.#tokens
    const [from, to] = nameOf(m)
    const kind = m.kind === 'place' ? 'organization' : m.kind
    const whole = joinWords(t, from, to) ^ salt(kind)
    const known = this.#byWords.get(whole)
    let entry: Entry | undefined = known < 0 ? undefined : this.entries[known]
    if (entry === undefined) {
      const keys = wordKeys(t, from, to)
      entry = this.#bySurname(m) ?? (kind === 'organization' ? this.#byBody(m, keys) : this.#byShortForm(m, kind, keys))
      if (entry === undefined) {
        entry = this.#make(m.kind === 'role' ? 'person' : m.kind, m, keys)
        if (m.roleFrom >= 0) this.#people.push(entry)
      }
      this.#enter(entry, m, kind, keys, whole)
    }
    this.#noteRole(entry, m)
    if (m.roleFrom < 0 && kind !== 'organization') this.#affiliate(entry, m)
    return entry
  }

  /** Makes `entry` known by these words, and by the shorter ones it is called. */
  #enter(entry: Entry, m: TokenMention, kind: MentionKind, keys: readonly number[], whole: number): void {
    const t = this.#tokens
    this.#byWords.set(whole, entry.index)
    if (entry.type === 'person') return
    const [from, to] = nameOf(m)
    if (keys.length > entry.keys.length) {
      entry.keys = keys
      entry.marks |= marksOf(keys)
      entry.name = plainText(t, from, to)
    }
    if (kind === 'organization') {
      if (m.entry >= 0 && this.#byLine.get(m.entry) < 0) this.#byLine.set(m.entry, entry.index)
      if (entry.country === '') entry.country = m.entry >= 0 ? this.#countryOf(m.entry) : ''
      if (entry.country === '') entry.country = this.#countryIn(from, to)
      // الخارجية الأمريكية for وزارة الخارجية الأمريكية; تويوتا for شركة تويوتا
      if (m.roleFrom >= 0) this.#alsoCalled(joinKeys([wordKey(t, m.roleFrom)]) ^ salt(kind), entry)
      if (keys[0] === this.#ministry && keys.length > 2) this.#alsoCalled(joinKeys(keys, 1) ^ salt(kind), entry)
      if (keys.length > 1 && m.kind === 'organization' && t.article[from] === 0 && t.article[from + 1] === 0 && isProperName(t, from + 1)) {
        this.#alsoCalled(joinKeys([keys[1]]) ^ salt(kind), entry)
      }
    }
    if (entry.headed) return
    entry.headed = true
    entry.sameHead = this.#byHead.get(keys[0])
    this.#byHead.set(keys[0], entry.index)
  }

  #alsoCalled(whole: number, entry: Entry): void {
    if (this.#byWords.get(whole) < 0) this.#byWords.set(whole, entry.index)
  }

  #make(type: Actor['type'], m: TokenMention, keys: readonly number[]): Entry {
    const [from, to] = nameOf(m)
    const entry: Entry = {
      index: this.entries.length,
      type,
      name: plainText(this.#tokens, from, to),
      keys,
      alias: NONE,
      marks: marksOf(keys),
      roles: NONE,
      affiliations: NONE,
      country: '',
      gender: m.gender,
      named: m.kind !== 'role' && m.kind !== 'unnamed',
      lastAt: -1,
      sameHead: -1,
      headed: false,
    }
    this.entries.push(entry)
    if (type === 'person') this.#people.push(entry)
    return entry
  }

  #role(m: TokenMention): Role {
    const role = this.#roles.read(this.#tokens, m.roleFrom, m.roleTo)
    return role.first === this.#counterpart ? this.#ofCounterpart(role, m.from) : role
  }

  /** نظيره الكيني: the office of whoever was named before, in another country; الوزير الكيني is then he. */
  #ofCounterpart(role: Role, at: number): Role {
    let best: Entry | undefined
    let last = -1
    for (const entry of this.#near()) {
      const before = this.#lastBefore(entry, at)
      if (entry.roles.length > 0 && before > last) {
        best = entry
        last = before
      }
    }
    const office = best?.roles[0]
    if (office === undefined) return role
    const { first, head, kind, words } = office
    return { text: role.text, borrowed: true, first, head, kind, words, countries: role.countries }
  }

  #noteRole(entry: Entry, m: TokenMention): void {
    if (m.roleFrom < 0 || m.rule === 'mention.title-pronoun' || (entry.type !== 'person' && entry.type !== 'unnamed')) return
    const role = this.#role(m)
    if (entry.roles.includes(role) || entry.roles.length >= MOST_ROLES) return
    this.#affiliate(entry, m)
    if (entry.country === '') entry.country = this.#countryIn(m.roleFrom, m.roleTo)
    const own = m.nameFrom >= 0
    for (let i = 0; i < entry.roles.length; i++) {
      const known = entry.roles[i]
      if (this.#roles.fit(role, known) === 0) continue
      // The fuller form of one office; what stands beside the name counts before what stands alone.
      if (role.borrowed) return
      if (known.borrowed) {
        entry.roles = entry.roles.map((other, k) => (k === i ? role : other))
        if (!entry.named) entry.name = role.text
        return
      }
      const fuller = role.words.length + role.countries.length > known.words.length + known.countries.length
      if (fuller && (own || known.words.length + known.countries.length === 0))
        entry.roles = entry.roles.map((other, k) => (k === i ? role : other))
      return
    }
    entry.roles = own ? [role, ...entry.roles] : [...entry.roles, role]
  }

  /** محمود عباس (أبو مازن) */
  #noteAlias(entry: Entry, m: TokenMention): void {
    const t = this.#tokens
    const at = m.nameTo
    if ((t.mark[at] !== 0x28 && t.mark[at] !== 0x22) || (t.bits[at + 1] & NAME_PARTICLE) === 0) return
    for (let j = at + 2; j < Math.min(t.count, at + 5); j++) {
      if (t.mark[j] !== 0x29 && t.mark[j] !== 0x22) continue
      entry.alias = nameKeys(t, at + 1, j)
      entry.marks |= marksOf(entry.alias)
      return
    }
  }

  #affiliate(entry: Entry, m: TokenMention): void {
    if (m.affiliationFrom < 0) return
    const name = plainText(this.#tokens, m.affiliationFrom, m.affiliationTo)
    if (name !== '' && entry.affiliations.length < MOST_ROLES && !entry.affiliations.includes(name))
      entry.affiliations = [...entry.affiliations, name]
  }

  /** ISO code of a country's, nisba's, city's or body's lexicon line. */
  #countryOf(line: number): string {
    let iso = this.#isoOf[line]
    if (iso === undefined) {
      iso = this.#lexicon.value(line, 'iso') || this.#lexicon.value(line, 'country')
      if (iso.length !== 2) iso = ''
      this.#isoOf[line] = iso
    }
    return iso
  }

  /** ISO code of the first nisba, country or city among the words: وزارة الخارجية الأميركية → US. */
  #countryIn(from: number, to: number): string {
    const t = this.#tokens
    for (let i = from; i < to; i++) {
      if ((t.bits[i] & (NISBA | WHERE)) === 0) continue
      const sense = t.sense(i, (NISBA | WHERE) >>> 0)
      const iso = sense < 0 ? '' : this.#countryOf(this.#lexicon.entryOf(sense))
      if (iso !== '') return iso
    }
    return ''
  }

  /**
   * The people among whom a name is looked for: all, or where there are very many, those entered about when the last one
   * met was. It keeps the work linear on a text of any length.
   */
  #near(): readonly Entry[] {
    const people = this.#people
    if (people.length <= NEAR) return people
    let low = 0
    let high = people.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (people[middle].index < this.#lastMet) low = middle + 1
      else high = middle
    }
    const from = Math.max(0, Math.min(low - NEAR / 2, people.length - NEAR))
    return people.slice(from, from + NEAR)
  }

  #byName(keys: readonly number[], at: number): Entry | undefined {
    let best: Entry | undefined
    let bestScore = 0
    const marks = marksOf(keys)
    for (const entry of this.#near()) {
      if ((entry.marks & marks) === 0 || !entry.named) continue
      const score = entry.alias.length > 0 && sameKeys(keys, entry.alias) ? 3 : sameName(keys, entry.keys)
      if (score === 0) continue
      // Two of one surname: who was named last
      if (score > bestScore || (score === bestScore && best !== undefined && this.#lastBefore(entry, at) > this.#lastBefore(best, at))) {
        best = entry
        bestScore = score
      }
    }
    return best
  }

  /** الشاهد, an office, صالحي, an unknown word: somebody's surname. */
  #bySurname(m: TokenMention): Entry | undefined {
    return m.to - m.from > 3 ? undefined : this.#surnamed(m, m.from)
  }

  /** الوزير الحيمي: an unknown word after an office, written like an adjective, where somebody is surnamed so. */
  #byOfficeAndSurname(m: TokenMention): Entry | undefined {
    const last = m.to - 1
    return m.to - m.from === 2 && this.#tokens.form[last] === 0 ? this.#surnamed(m, last) : undefined
  }

  /** The last named before the mention whose surname is its words from `from` on. */
  #surnamed(m: TokenMention, from: number): Entry | undefined {
    if ((this.#lastLetters & lastLetter(this.#tokens, m.to - 1)) === 0) return undefined
    const keys = nameKeys(this.#tokens, from, m.to)
    if (keys.length !== 1) return undefined
    let best: Entry | undefined
    const marks = marksOf(keys)
    for (const entry of this.#near()) {
      if ((entry.marks & marks) === 0 || entry.keys.length < 2 || entry.keys[entry.keys.length - 1] !== keys[0] || !entry.named) continue
      if (!best || this.#lastBefore(entry, m.from) > this.#lastBefore(best, m.from)) best = entry
    }
    return best
  }

  /** سموه, المتحدثة ذاتها: the last one named of the same gender. */
  #lastPerson(m: TokenMention): Entry | undefined {
    const other = m.gender === 2 ? 1 : 2
    let best: Entry | undefined
    for (const entry of this.#near()) {
      if (!entry.named || entry.gender === other) continue
      if (!best || this.#lastBefore(entry, m.from) > this.#lastBefore(best, m.from)) best = entry
    }
    return best
  }

  #byRole(m: TokenMention): Entry | undefined {
    const role = this.#role(m)
    const bare = role.words.length + role.countries.length === 0
    let best: Entry | undefined
    let bestScore = 0
    for (const entry of this.#near()) {
      const fit = this.#fit(role, entry)
      if (fit === 0) continue
      // A bare office is that of the last who was named; a full one that which it fits best.
      const score = (bare ? Math.min(fit, 1) : fit) * 1e6 + this.#lastBefore(entry, m.from)
      if (score > bestScore) {
        best = entry
        bestScore = score
      }
    }
    return best
  }

  #fit(role: Role, entry: Entry): number {
    let fit = 0
    for (const known of entry.roles) fit = Math.max(fit, this.#roles.fit(role, known))
    return fit
  }

  #byBody(m: TokenMention, keys: readonly number[]): Entry | undefined {
    const t = this.#tokens
    const [from] = nameOf(m)
    if (m.entry >= 0) {
      const same = this.entries[this.#byLine.get(m.entry)]
      if (same !== undefined && Math.abs(same.keys.length - keys.length) <= 2) return same
    }
    if (keys[0] === this.#ministry && keys.length > 2) {
      const short = this.#byWords.get(joinKeys(keys, 1) ^ salt('organization'))
      if (short >= 0) return this.entries[short]
    }
    if (m.entry < 0 && keys.length === 1 && t.article[from] === 1) {
      // الوزارة: the last ministry
      return this.#lastOf(keys[0], 'organization', from)
    }
    return m.entry < 0 && keys.length > 1 && t.article[m.to - 1] === 1 ? this.#fullerForm(keys) : undefined
  }

  /** إدارة التعليم for إدارة التعليم في محافظة …: the only body so far whose longer name begins so. */
  #fullerForm(keys: readonly number[]): Entry | undefined {
    let only: Entry | undefined
    for (let n = this.#byHead.get(keys[0]), left = NEAR; n >= 0 && left > 0; n = this.entries[n].sameHead, left--) {
      const entry = this.entries[n]
      if (entry.type !== 'organization' || entry.keys.length <= keys.length) continue
      let k = 0
      while (k < keys.length && keys[k] === entry.keys[k]) k++
      if (k < keys.length) continue
      if (only !== undefined) return undefined
      only = entry
    }
    return only
  }

  /** المصدر، المصادر، البيان: the last one whose head is the same word; المسؤول: the last with an office; المصدر: a paper too. */
  #byShortForm(m: TokenMention, kind: MentionKind, keys: readonly number[]): Entry | undefined {
    const t = this.#tokens
    if (kind === 'unnamed' && m.roleFrom >= 0) return this.#byRole(m)
    const headline = t.paragraph[m.from] === 0
    if (keys.length > 2 || (t.article[m.from] === 0 && !headline)) return undefined
    // مسؤولون خليجيون is not مسؤولون ومنظمات …
    if (keys.length === 2 && t.article[m.from] === 0 && !this.#says(keys, kind)) return undefined
    const same = this.#lastOf(keys[0], kind, headline && t.article[m.from] === 0 ? t.count : m.from)
    if (same !== undefined || kind !== 'unnamed') return same
    let best: Entry | undefined
    const role = this.#roles.read(t, m.from, m.to)
    for (const entry of keys[0] === this.#source ? this.entries.slice(-NEAR) : this.#near()) {
      const fits = keys[0] === this.#source ? this.#couldBeSource(entry) : this.#fit(role, entry) > 0
      if (fits && this.#lastBefore(entry, m.from) >= 0 && (!best || this.#lastBefore(entry, m.from) > this.#lastBefore(best, m.from)))
        best = entry
    }
    return best
  }

  /** Whether one with the same first word has the second too. */
  #says(keys: readonly number[], kind: MentionKind): boolean {
    for (let n = this.#byHead.get(keys[0]), left = NEAR; n >= 0 && left > 0; n = this.entries[n].sameHead, left--)
      if (this.entries[n].type === kind && this.entries[n].keys.includes(keys[1])) return true
    return false
  }

  #couldBeSource(entry: Entry): boolean {
    return (
      (entry.type === 'group' && entry.keys[0] === this.#sources) ||
      entry.type === 'document' ||
      (entry.type === 'organization' && this.#media.has(entry.keys[0]))
    )
  }

  /** The actor of this type and first word that was named last before `at`, else the first that is named after. */
  #lastOf(head: number, type: MentionKind, at: number): Entry | undefined {
    let best: Entry | undefined
    for (let n = this.#byHead.get(head), left = NEAR; n >= 0 && left > 0; n = this.entries[n].sameHead, left--) {
      const entry = this.entries[n]
      if (entry.type !== type || entry.keys.length < 2) continue
      if (!best || this.#lastBefore(entry, at) > this.#lastBefore(best, at)) best = entry
    }
    return best
  }
}

function marksOf(keys: readonly number[]): number {
  let marks = 0
  for (let i = 0; i < keys.length; i++) marks |= 1 << keys[i]
  return marks
}

/** The last letter of a token as a bit, folded; all bits where it is none. */
function lastLetter({ text, end }: Tokens, i: number): number {
  const code = TABLE[text.charCodeAt(end[i] - 1)] & 0xff
  return code > 0 && code < 32 ? 1 << code : -1
}

/** The same words as a body and as a group are two. */
function salt(kind: MentionKind): number {
  switch (kind) {
    case 'group':
      return 0x5bd1e995
    case 'unnamed':
      return 0x1b873593
    case 'document':
      return 0x2545f491
    default:
      return 0
  }
}

/** The tokens that name it: its name, else all of it. */
function nameOf(m: TokenMention): readonly [number, number] {
  return m.nameFrom >= 0 ? [m.nameFrom, m.nameTo] : [m.from, m.to]
}

/** No noun, adjective, country or place: تويوتا. */
function isProperName(tokens: Tokens, i: number): boolean {
  return tokens.form[i] === 0 || (tokens.bits[i] & PROPER) !== 0
}

function doubled(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const out = new Int32Array(2 * list.length)
  out.set(list)
  return out
}
