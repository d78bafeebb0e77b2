/** Orders of an index → what is shown of their rows. */
import type { Snippet } from '../../core/search/highlight.ts'
import { SUMMARY } from '../articles.ts'
import type { Database } from '../database.ts'
import { shortColumn, shortOf } from '../lists.ts'
import { toStatement } from '../statements.ts'
import { textOf } from '../text.ts'
import { parts } from './full-text.ts'
import { keyOf, orderOf } from './order.ts'
import type { ArticleHit, Carrier, StatementHit } from './search.ts'

type Cut = (text: string, from: number, to: number) => Snippet & { readonly text: string }

/** A hit, and the orders of the rows that carry the same. */
export interface Found {
  readonly order: number
  readonly utterance: string
  readonly others: readonly number[]
}

/** In the order of `orders`. */
export async function carriersOf({ query }: Database, orders: readonly number[]): Promise<Found[]> {
  const utterances = new Map<number, string>()
  const members = new Map<string, number[]>()
  for (const some of parts(orders.map(keyOf))) {
    const rows = await query.selectFrom('statements').select(['key', 'utterance']).where('key', 'in', some).execute()
    for (const { key, utterance } of rows) utterances.set(Number(key), utterance)
  }
  for (const some of parts([...new Set(utterances.values())])) {
    const rows = await query
      .selectFrom('statements')
      .select(['key', 'utterance', 'published_at'])
      .where(shortColumn('same_words'), 'in', some.map(shortOf))
      .where('utterance', 'in', some)
      .where('lost', '=', 0)
      .where('struck', '=', 0)
      .execute()
    for (const { key, utterance, published_at } of rows) {
      const of = members.get(utterance)
      const order = orderOf(published_at, Number(key))
      if (of === undefined) members.set(utterance, [order])
      else of.push(order)
    }
  }
  return orders.flatMap((order) => {
    const utterance = utterances.get(keyOf(order))
    return utterance === undefined ? [] : [{ order, utterance, others: (members.get(utterance) ?? []).filter((other) => other !== order) }]
  })
}

export async function statementHits({ query }: Database, orders: readonly number[], cut: Cut): Promise<StatementHit[]> {
  if (orders.length === 0) return []
  const rows = await query
    .selectFrom('statements as s')
    .innerJoin('articles as a', 'a.key', 's.article')
    .innerJoin('versions as v', 'v.key', 's.version')
    .selectAll('s')
    .select(['a.id as article_id', 'v.id as version_id', 'v.title as title', 'v.text as text', 'v.exact as exact'])
    .where('s.key', 'in', orders.map(keyOf))
    .execute()
  const carriers = await carriersByUtterance(query, [...new Set(rows.map((row) => row.utterance))])
  const byKey = new Map(rows.map((row) => [Number(row.key), row]))
  return orders.flatMap((order): StatementHit[] => {
    const row = byKey.get(keyOf(order))
    if (row === undefined) return []
    const statement = toStatement(row)
    const { content, cue } = statement.places
    const all = content.length > 0 ? content : cue
    const text = textOf(row)
    return [
      {
        statement,
        title: row.title,
        snippet: cut(text, all[0]?.[0] ?? 0, all[all.length - 1]?.[1] ?? 0),
        carriers: (carriers.get(statement.utterance) ?? []).filter((carrier) => carrier.article !== statement.article),
      },
    ]
  })
}

async function carriersByUtterance(query: Database['query'], utterances: readonly string[]): Promise<Map<string, Carrier[]>> {
  const found = new Map<string, Carrier[]>()
  for (const some of parts(utterances)) {
    const rows = await query
      .selectFrom('statements as s')
      .innerJoin('articles as a', 'a.key', 's.article')
      .select(['s.utterance', 's.id as statement', 'a.id as article', 's.outlet', 's.published_at as publishedAt', 's.at'])
      .where(shortColumn('s.same_words'), 'in', some.map(shortOf))
      .where('s.utterance', 'in', some)
      .where('s.lost', '=', 0)
      .where('s.struck', '=', 0)
      .execute()
    // Undated ones last: nothing says that they were first.
    const place = (row: (typeof rows)[number]) => `${row.at || '\uffff'} ${row.article}`
    rows.sort((a, b) => (place(a) < place(b) ? -1 : 1))
    for (const { utterance, at: _, ...carrier } of rows) {
      const of = found.get(utterance)
      if (of === undefined) found.set(utterance, [carrier])
      else if (!of.some(({ article }) => article === carrier.article)) of.push(carrier)
    }
  }
  return found
}

export async function articleHits({ query }: Database, orders: readonly number[], cut: Cut): Promise<ArticleHit[]> {
  if (orders.length === 0) return []
  const rows = await query
    .selectFrom('versions as v')
    .innerJoin('articles as a', 'a.key', 'v.article')
    .select(['v.key', 'v.text', 'v.exact', ...SUMMARY])
    .where('v.key', 'in', orders.map(keyOf))
    .execute()
  const byKey = new Map(rows.map((row) => [Number(row.key), row]))
  return orders.flatMap((order): ArticleHit[] => {
    const row = byKey.get(keyOf(order))
    if (row === undefined) return []
    const { key: _, text, exact, ...article } = row
    const whole = textOf({ text, exact })
    return [{ article, snippet: cut(whole, 0, whole.length) }]
  })
}
