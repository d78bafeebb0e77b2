/**
 * The ledger over all articles: a row for each event with all who tell of it. Made anew from the tellings whenever it is asked for, so it
 * cannot depend on the order in which articles came. Tellings are compared within blocks (kind, one party, week), so that cost grows with
 * their number.
 */
import type { EventStatus, EventType } from '../core/record.ts'
import { indexWords } from '../core/search/analyse.ts'
import { groupParties, isState, ownName, type Party, type PartyGroup, vagueNames } from './parties.ts'
import { type Compared, comparable, isSameEvent, type PartyIndex } from './same-event.ts'
import { dayOf, type Telling } from './telling.ts'
import { Union } from './union.ts'

export interface NamedParty {
  readonly id: string
  readonly name: string
  readonly country: string | null
}

/** A figure, and who gives it. */
export interface Figure {
  readonly number: number
  /** ISO 4217 of money, the counted word of a quantity. */
  readonly unit: string
  /** Ids of tellings. */
  readonly by: readonly string[]
}

export interface LedgerRow {
  /** The least id among its tellings. */
  readonly id: string
  readonly type: EventType
  readonly status: EventStatus
  readonly givers: readonly NamedParty[]
  readonly receivers: readonly NamedParty[]
  readonly support: readonly string[]
  /** What, in the words of the fullest telling. */
  readonly object: string | null
  /** Each sum that is told, the one most tell first. More than one: the articles differ. */
  readonly amounts: readonly Figure[]
  readonly quantities: readonly Figure[]
  /** ISO; what most say, null where none does. */
  readonly begin: string | null
  readonly until: string | null
  readonly deadline: boolean
  readonly place: string | null
  readonly round: number | null
  /** First day on which it was told. */
  readonly day: string | null
  readonly outlets: readonly string[]
  readonly tellings: readonly Telling[]
}

/** Comparisons in one block at most: beyond, a telling is compared with those printed nearest to it. */
const NEAREST = 60

export function makeLedger(tellings: readonly Telling[], parties: readonly Party[]): readonly LedgerRow[] {
  const { groups, groupOf } = groupParties(parties)
  const index = partyIndex(parties, groups, groupOf)
  const sorted = [...tellings].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const compared = sorted.map((telling) => comparable(telling, index))
  const union = new Union(sorted.length)
  for (const block of blocksOf(compared, index)) {
    block.sort((i, j) => (compared[i].day ?? 0) - (compared[j].day ?? 0) || i - j)
    for (let n = 0; n < block.length; n++) {
      for (let m = n + 1; m < block.length && m <= n + NEAREST; m++) {
        const [i, j] = [block[n], block[m]]
        if (union.find(i) !== union.find(j) && isSameEvent(compared[i], compared[j])) union.join(i, j)
      }
    }
  }
  return union
    .sets()
    .map((members) =>
      rowOf(
        members.map((i) => sorted[i]),
        groupOf,
      ),
    )
    .sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : (a.day ?? '') > (b.day ?? '') ? -1 : a.id < b.id ? -1 : 1))
}

function partyIndex(parties: readonly Party[], groups: readonly PartyGroup[], groupOf: ReadonlyMap<string, PartyGroup>): PartyIndex {
  const vague = vagueNames(parties)
  const byName = new Map<string, string | null>()
  for (const party of parties) {
    const key = indexWords(ownName(party)).join(' ')
    const group = groupOf.get(party.id)?.id ?? party.id
    byName.set(key, byName.has(key) && byName.get(key) !== group ? null : group)
  }
  const countries = new Map(groups.map((group) => [group.id, group.country ?? undefined]))
  const states = new Map(groups.filter(isState).map((group) => [group.id, group.country ?? undefined]))
  return {
    ofId: (id) => (vague.has(id) ? undefined : (groupOf.get(id)?.id ?? id)),
    ofName: (words) => byName.get(words) ?? undefined,
    stateOf: (group) => states.get(group),
    countryOf: (group) => countries.get(group),
  }
}

/** Tellings of one kind that have a party in common, and are of one week or the next. */
function blocksOf(compared: readonly Compared[], index: PartyIndex): number[][] {
  const blocks = new Map<string, number[]>()
  compared.forEach(({ telling, givers, receivers, day }, i) => {
    const week = day === undefined ? undefined : Math.floor(day / 7)
    const named = [...givers, ...receivers]
    // A state and a body of it may be one party.
    const states = named.map((party) => index.countryOf(party)).filter((state) => state !== undefined)
    for (const party of new Set([...named, ...states])) {
      for (const w of week === undefined ? [''] : [week, week + 1]) {
        const key = `${telling.type} ${w} ${party}`
        const own = blocks.get(key)
        if (own) own.push(i)
        else blocks.set(key, [i])
      }
    }
  })
  return [...blocks.values()].filter((block) => block.length > 1)
}

const STATUSES: readonly EventStatus[] = ['done', 'ongoing', 'planned', 'negated']

function rowOf(tellings: readonly Telling[], groupOf: ReadonlyMap<string, PartyGroup>): LedgerRow {
  const fullest = [...tellings].sort((a, b) => fullness(b) - fullness(a) || (a.id < b.id ? -1 : 1))[0]
  const named = (ids: readonly string[], words: readonly (string | null)[]): NamedParty[] => {
    const groups = new Map<string, NamedParty>()
    for (const id of ids) {
      const group = groupOf.get(id)
      if (group) groups.set(group.id, { id: group.id, name: group.name, country: group.country })
    }
    const all = [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    const word = words.find((w) => w !== null)
    return all.length > 0 || !word ? all : [{ id: '', name: word, country: null }]
  }
  let givers = named(
    tellings.flatMap((t) => t.actors),
    tellings.map((t) => t.actor),
  )
  let receivers = named(
    tellings.flatMap((t) => t.recipients),
    tellings.map((t) => t.recipient),
  )
  if (fullest.type === 'CONSULT' || fullest.type === 'COOPERATE') {
    // Around a table each sits once: on the side where the fullest telling has him.
    const here = named(fullest.actors, [fullest.actor])
    const all = [...givers, ...receivers]
    givers = here.length > 0 ? here : givers
    const seated = new Set(givers.map((p) => p.id))
    receivers = all.filter((p, i) => !seated.has(p.id) && all.findIndex((q) => q.id === p.id) === i)
  }
  const days = tellings.map((t) => t.publishedAt?.slice(0, 10)).filter((d) => d !== undefined)
  return {
    id: tellings[0].id,
    type: fullest.type,
    status: STATUSES.find((s) => tellings.some((t) => t.status === s)) ?? fullest.status,
    givers,
    receivers,
    support: [...new Set(tellings.flatMap((t) => t.support))].sort(),
    object: fullest.object ?? tellings.find((t) => t.object !== null)?.object ?? null,
    amounts: figures(
      tellings,
      (t) => t.amount,
      (t) => t.currency,
    ),
    quantities: figures(
      tellings,
      (t) => t.quantity,
      (t) => t.unit,
    ),
    begin: most(tellings.filter((t) => !t.deadline).map((t) => t.begin)),
    until: most(tellings.map((t) => t.until)),
    deadline: tellings.some((t) => t.deadline),
    place: most(tellings.map((t) => t.place)),
    round: tellings.find((t) => t.round !== null)?.round ?? null,
    day: days.length > 0 ? (days.sort()[0] as string) : null,
    outlets: [...new Set(tellings.map((t) => t.outlet).filter((o) => o !== null))].sort(),
    tellings,
  }
}

/** How much a telling says. */
function fullness(t: Telling): number {
  return [t.actor, t.recipient, t.object, t.amount, t.quantity, t.begin, t.place].filter((v) => v !== null).length
}

function figures(tellings: readonly Telling[], number: (t: Telling) => number | null, unit: (t: Telling) => string | null): Figure[] {
  const told = new Map<string, { number: number; unit: string; by: string[] }>()
  for (const t of tellings) {
    const n = number(t)
    if (n === null) continue
    const u = unit(t) ?? ''
    const own = told.get(`${n} ${u}`)
    if (own) own.by.push(t.id)
    else told.set(`${n} ${u}`, { number: n, unit: u, by: [t.id] })
  }
  return [...told.values()].sort((a, b) => b.by.length - a.by.length || (a.by[0] < b.by[0] ? -1 : 1))
}

function most(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}

/** Sums of money of `rows` by currency: of each row the figure that most tell. Never across currencies. */
export function sumsOf(
  rows: readonly LedgerRow[],
): readonly { readonly currency: string; readonly sum: number; readonly rows: number; readonly differing: number }[] {
  const sums = new Map<string, { sum: number; rows: number; differing: number }>()
  for (const { amounts } of rows) {
    const [first] = amounts
    if (!first) continue
    const own = sums.get(first.unit) ?? { sum: 0, rows: 0, differing: 0 }
    own.sum += first.number
    own.rows++
    if (amounts.length > 1) own.differing++
    sums.set(first.unit, own)
  }
  return [...sums].map(([currency, own]) => ({ currency, ...own })).sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** The day of a row, for those who order by it. */
export function dayOfRow(row: LedgerRow): number | undefined {
  const days = row.tellings.map((t) => dayOf(t)?.day).filter((d) => d !== undefined)
  return days.length > 0 ? Math.min(...days) : undefined
}
