/**
 * Who is who over all articles: people and bodies that are one through the forms of their name. Two are taken for one only by evidence
 * that can be read: the same words but for the article, `بن` and titles; the first and last word of a
 * longer name that nobody else bears. Never by a surname or an office.
 */
import { indexWords } from '../core/search/analyse.ts'
import { Union } from './union.ts'

/** A name as a store keeps it: everyone of one type and one folded name. */
export interface Party {
  readonly id: string
  readonly type: string
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null
}

export interface PartyGroup {
  /** The least id among its forms. */
  readonly id: string
  readonly type: string
  /** The longest of its names; the first by code units where several are. */
  readonly name: string
  readonly country: string | null
  readonly forms: readonly string[]
  /** Why each form but the first is of it. */
  readonly because: readonly string[]
}

/** What links the words of a name and is left out as often as written. */
const LINKS = new Set(['بن', 'ابن', 'بنت', 'ال', 'آل'])

/** Groups of parties, by the id of the first; and which group each party is of. Parties of different types are never one. */
export function groupParties(given: readonly Party[]): {
  readonly groups: readonly PartyGroup[]
  readonly groupOf: ReadonlyMap<string, PartyGroup>
} {
  const parties = [...given].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const union = new Union(parties.length)
  const reasons = new Map<string, string>()
  const join = (i: number, j: number, reason: string) => {
    union.join(i, j)
    reasons.set(parties[Math.max(i, j)].id, reason)
  }
  joinByKey(parties, fullKey, (i, j) => join(i, j, `“${parties[i].name}” and “${parties[j].name}” are the same words`))
  joinByKey(parties, foreignKey, (i, j) => {
    if (differences(parties[i].name, parties[j].name) >= 2)
      join(i, j, `“${parties[i].name}” and “${parties[j].name}” write the same foreign letters`)
  })
  const listed = new Set<string>()
  joinListed(parties, (i, j, both) => {
    listed.add(parties[both].id)
    join(i, j, `“${parties[both].name}” lists two, of whom this is the first`)
  })
  joinShortened(parties, (i, j) => join(i, j, `nobody else is “${parties[j].name}” with more names between`))
  const groups = union.sets().map((members): PartyGroup => {
    const own = members.map((i) => parties[i])
    const whole = own.filter((p) => ownName(p) === p.name && !listed.has(p.id))
    const [name] = (whole.length > 0 ? whole : own).map(ownName).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    return {
      id: own[0].id,
      type: own[0].type,
      name,
      country: own.find((p) => p.country !== null)?.country ?? null,
      forms: [...new Set(own.map((p) => p.name))].sort(),
      because: own.flatMap((p) => reasons.get(p.id) ?? []),
    }
  })
  const groupOf = new Map<string, PartyGroup>()
  union.sets().forEach((members, g) => {
    for (const i of members) groupOf.set(parties[i].id, groups[g])
  })
  return { groups, groupOf }
}

function joinByKey(parties: readonly Party[], keyOf: (party: Party) => string | undefined, join: (i: number, j: number) => void): void {
  const first = new Map<string, number>()
  parties.forEach((party, j) => {
    const key = keyOf(party)
    if (key === undefined) return
    const i = first.get(key)
    if (i === undefined) first.set(key, j)
    else join(i, j)
  })
}

function wordsOf(name: string): string[] {
  return name
    .replace(/(?<!\p{L})عبد (?=ال)/gu, 'عبد')
    .replace(/[«»"“”()،,.]/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !LINKS.has(word))
}

/** All words of a name, folded and without articles. */
function fullKey(party: Party): string | undefined {
  if (party.type === 'unnamed' || party.type === 'group') return undefined
  // What begins with `بن` is the rest of a name.
  if (party.type === 'person' && LINKS.has(party.name.split(' ')[0])) return undefined
  // Not the stems of search: they take مصراتة for مصر.
  const words = wordsOf(ownName(party))
    .map(folded)
    .map((word) => (party.type === 'person' ? word : word.replace(/^ال(?=\p{L}{2})/u, '')))
  // One word is a whole name of a body or place; of a person it is a surname, and many bear it.
  return words.length > (party.type === 'person' ? 1 : 0) ? `${party.type} ${words.join(' ')}` : undefined
}

/** A name without what is not of it: whom a body is under, and the second of two states that were read as one. */
export function ownName({ type, name, country }: Party): string {
  // Of a short name it may be what tells it from others: وزارة الداخلية التابعة للحركة.
  if (type === 'organization') return name.replace(/^(\S+ \S+ \S.*?) (?:التابع|التابعة|التابعين) ل.+$/u, '$1')
  if (type === 'place' && country !== null) return name.replace(/ و\p{L}.+$/u, '')
  return name
}

/** Letters for sounds that Arabic does not have are chosen by each paper: غريغور, جريجور. */
function foreignKey(party: Party): string | undefined {
  if (party.type !== 'person') return undefined
  const words = wordsOf(party.name).map(folded)
  if (words.length < 2) return undefined
  return words.join(' ').replace(/[غگچ]/g, 'ج').replace(/ڤ/g, 'ف').replace(/پ/g, 'ب')
}

/** Places in which two folded names of one length differ. */
function differences(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => wordsOf(name).map(folded).join(' '))
  let count = 0
  for (let i = 0; i < Math.max(x.length, y.length); i++) if (x[i] !== y[i]) count++
  return count
}

/** `البحرية المغربية والبحرية الإيطالية` where both are known by themselves: the first of them. */
function joinListed(parties: readonly Party[], join: (i: number, j: number, listed: number) => void): void {
  const bodies = new Map(parties.flatMap((p, i) => (p.type === 'organization' ? [[p.name, i] as const] : [])))
  for (const [name, i] of bodies) {
    const found = /^(.+) و(\S+ .+)$/u.exec(name)
    const first = found && bodies.get(found[1])
    if (first != null && bodies.has(found?.[2] ?? '')) join(Math.min(i, first), Math.max(i, first), i)
  }
}

/**
 * Names that say nothing of who is meant in another article: people of one word (a surname, a given name), and bodies called by their head
 * alone (`الوزارة` where there are bodies named `وزارة …`).
 */
export function vagueNames(parties: readonly Party[]): ReadonlySet<string> {
  const heads = new Set<string>()
  for (const { type, name } of parties) {
    const [head, ...more] = wordsOf(name)
    if (type === 'organization' && more.length > 0) heads.add(folded(head))
  }
  return new Set(
    parties
      .filter(
        ({ type, name }) =>
          (type === 'person' && wordsOf(name).length < 2) ||
          (type === 'organization' && /^ال\S+$/u.test(name) && heads.has(folded(name.slice(2)))),
      )
      .map((party) => party.id),
  )
}

/** True where this is the state itself, by its Arabic name in CLDR, and no city or body of it. */
export function isState({ type, name, country }: Pick<Party, 'type' | 'name' | 'country'>): boolean {
  if (type !== 'place' || country === null) return false
  const told = new Intl.DisplayNames(['ar'], { type: 'region' }).of(country) ?? ''
  const words = new Set(indexWords(told))
  return indexWords(name).some((word) => words.has(word))
}

/** `سالم الراوي` and `سالم بن خالد الراوي`, where only one longer name has these ends. */
function joinShortened(parties: readonly Party[], join: (i: number, j: number) => void): void {
  const longer = new Map<string, number[]>()
  const short: (readonly [number, string])[] = []
  parties.forEach((party, i) => {
    if (party.type !== 'person') return
    const words = wordsOf(party.name).map(folded)
    if (words.length < 2 || LINKS.has(party.name.split(' ')[0])) return
    const ends = `${words[0]} ${words[words.length - 1]}`
    if (words.length === 2) short.push([i, ends])
    else longer.set(ends, [...(longer.get(ends) ?? []), i])
  })
  for (const [i, ends] of short) {
    const candidates = longer.get(ends) ?? []
    if (candidates.length === 1) join(Math.min(i, candidates[0]), Math.max(i, candidates[0]))
  }
}

/** Letters that papers write differently. */
function folded(word: string): string {
  return word
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة$/, 'ه')
}
