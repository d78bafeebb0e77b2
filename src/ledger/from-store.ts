/** Reads what the ledger is made of out of a store: events of the latest versions, and whoever they name. */

import { saidOfActor } from '../store/drawn.ts'
import type { Store } from '../store/store.ts'
import { type LedgerRow, makeLedger } from './ledger.ts'
import type { Party } from './parties.ts'
import type { Telling } from './telling.ts'

export interface LedgerPeriod {
  /** First and last day of publication, ISO, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Ids in one question to the database. */
const AT_ONCE = 400

/** Ledgers that are kept of one store, the latest asked for last. */
const KEPT = 8

interface Kept {
  /** What the store held when it was made. */
  readonly state: string
  readonly rows: readonly LedgerRow[]
}
const kept = new WeakMap<Store, Map<string, Kept>>()

/** The ledger of what a store holds. While the store holds the same it is made once. */
export async function ledgerOf(store: Store, period: LedgerPeriod = {}): Promise<readonly LedgerRow[]> {
  const name = `${period.from ?? ''}/${period.to ?? ''}`
  const state = await stateOf(store)
  const ledgers = kept.get(store) ?? new Map<string, Kept>()
  kept.set(store, ledgers)
  const known = ledgers.get(name)
  if (known?.state === state) return known.rows
  const tellings = await tellingsOf(store, period)
  const ids = new Set(tellings.flatMap((t) => [...t.actors, ...t.recipients]))
  const rows = makeLedger(tellings, await partiesOf(store, [...ids]))
  ledgers.delete(name)
  if (ledgers.size >= KEPT) ledgers.delete(ledgers.keys().next().value as string)
  ledgers.set(name, { state, rows })
  return rows
}

/** Changes with whatever is added, read anew, lost or taken out. */
async function stateOf({ database }: Store): Promise<string> {
  const count = database.query.fn.countAll
  const events = await database.query
    .selectFrom('events')
    .select(({ fn }) => [count().as('n'), fn.max('key').as('key'), fn.sum('lost').as('lost'), fn.sum('version').as('versions')])
    .executeTakeFirstOrThrow()
  const articles = await database.query
    .selectFrom('articles')
    .select(({ fn }) => [count().as('n'), fn.sum('latest').as('latest')])
    .executeTakeFirstOrThrow()
  const stories = await database.query
    .selectFrom('articles')
    .select(({ fn }) => [fn.count('story').distinct().as('n')])
    .executeTakeFirstOrThrow()
  const takenOut = await database.query.selectFrom('tombstones').select(count().as('n')).executeTakeFirstOrThrow()
  return JSON.stringify([events, articles, stories, takenOut].map((row) => Object.values(row).map(String)))
}

async function tellingsOf({ database }: Store, { from, to }: LedgerPeriod): Promise<Telling[]> {
  let rows = database.query
    .selectFrom('events as e')
    .innerJoin('articles as a', 'a.key', 'e.article')
    .selectAll('e')
    .select(['a.id as article_id', 'a.story'])
    .where('e.lost', '=', 0)
  if (from !== undefined) rows = rows.where('e.day', '>=', from)
  if (to !== undefined) rows = rows.where('e.day', '<=', to)
  const found = await rows.execute()
  return found.map(
    (e): Telling => ({
      id: e.id,
      article: e.article_id,
      story: e.story,
      outlet: e.outlet,
      publishedAt: e.published_at,
      type: e.type as Telling['type'],
      status: e.status as Telling['status'],
      actors: JSON.parse(e.actors),
      recipients: JSON.parse(e.recipients),
      actor: e.actor,
      recipient: e.recipient,
      object: e.object,
      amount: e.amount,
      currency: e.currency,
      quantity: e.quantity,
      unit: e.unit,
      begin: e.begins,
      until: e.until,
      deadline: e.deadline === 1,
      place: e.place,
      support: JSON.parse(e.support),
      saidBy: e.said_by,
      round: e.round,
      trigger: e.trigger_words,
      words: e.words,
    }),
  )
}

/** Who these ids are, by the most common of their spellings. */
export async function partiesOf({ database }: Store, ids: readonly string[]): Promise<Party[]> {
  const said = new Map<string, { type: string; names: Map<string, number>; country: string | null }>()
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const rows = await database.query
      .selectFrom('actors as p')
      .innerJoin('actors_of_versions as l', 'l.actor', 'p.key')
      .select(['p.id', 'p.type', 'l.said'])
      .where('p.id', 'in', ids.slice(i, i + AT_ONCE))
      .execute()
    for (const row of rows) {
      const { name, country } = saidOfActor(row.said)
      const own = said.get(row.id) ?? { type: row.type, names: new Map<string, number>(), country: null }
      own.names.set(name, (own.names.get(name) ?? 0) + 1)
      own.country ??= country
      said.set(row.id, own)
    }
  }
  return [...said].map(([id, { type, names, country }]) => ({
    id,
    type,
    name: [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0],
    country,
  }))
}
