/** The search over a database. */

import { overlap } from '../../core/search/days.ts'
import type { Facet } from '../../core/search/document.ts'
import { FIELD_MARKS, SAMPLE_MARK, SAMPLES } from '../../core/search/fields.ts'
import { Highlighter, type Snippet } from '../../core/search/highlight.ts'
import { type Match, matchOf, type Rows } from '../../core/search/match.ts'
import { parseQuery, type Query } from '../../core/search/query.ts'
import type { Database } from '../database.ts'
import { limitOf, positionOf } from '../page.ts'
import type { Page } from '../store.ts'
import { countFacets, facetOf } from './facet-rows.ts'
import type { Asked, FullText } from './full-text.ts'
import { articleHits, carriersOf, type Found, statementHits } from './hits.ts'
import { dayNumberOf, dayOfNumber, rangeOf } from './order.ts'
import {
  type ArticleHit,
  EXACT_HITS,
  QueryError,
  RANKED_CAP,
  RANKED_MOST,
  type Search,
  type SearchRequest,
  type SearchSummary,
  type StatementHit,
} from './search.ts'
import { fullTextOf } from './search-index.ts'

/** What the request asks of an index, and how its hits are shown. */
interface Meant {
  readonly query: Query | null
  readonly asked: Asked
  readonly highlighter: Highlighter
}

const FACETS = Object.keys(FIELD_MARKS) as Facet[]
const DEFAULT_VALUES = 20
/** Units of a statement and of an article that are shown. */
const STATEMENT_WIDTH = 600
const ARTICLE_WIDTH = 240

export function searchOf(database: Database): Search {
  const fullText = fullTextOf(database.dialect)
  const show = {
    statements: (orders: readonly number[], { highlighter }: Meant) =>
      statementHits(database, orders, (text, from, to) => cut(highlighter, text, from, to, STATEMENT_WIDTH)),
    articles: (orders: readonly number[], { highlighter }: Meant) =>
      articleHits(database, orders, (text, from, to) => cut(highlighter, text, from, to, ARTICLE_WIDTH)),
  }
  return {
    statements: (request) => page<StatementHit>(database, fullText, 'statements', request, show.statements),
    articles: (request) => page<ArticleHit>(database, fullText, 'articles', request, show.articles),
    summary: async (rows, request, options) =>
      summary(database, fullText, rows, meant(request, rows).asked, options?.values ?? DEFAULT_VALUES),
  }
}

function meant({ query: text, from, to }: Pick<SearchRequest, 'query' | 'from' | 'to'>, rows: Rows): Meant {
  const parsed = parseQuery(text)
  if (parsed.hint !== undefined) throw new QueryError(parsed.hint)
  const { first, last } = overlap(parsed.days, { first: from ?? null, last: to ?? null })
  return {
    query: parsed.query,
    asked: { match: parsed.query && matchOf(parsed.query, rows), ...rangeOf(first, last) },
    highlighter: new Highlighter(parsed.query),
  }
}

function cut(highlighter: Highlighter, text: string, from: number, to: number, width: number): Snippet & { readonly text: string } {
  const snippet = highlighter.snippet(text, from, to, width)
  return { ...snippet, text: text.slice(snippet.start, snippet.end) }
}

type Show<H> = (orders: readonly number[], meant: Meant) => Promise<H[]>

async function page<H>(database: Database, fullText: FullText, rows: Rows, request: SearchRequest, show: Show<H>): Promise<Page<H>> {
  const what = meant(request, rows)
  const limit = limitOf(request)
  const { orders, next } =
    request.order === 'ranked'
      ? await rankedPage(database, fullText, rows, what.asked, request, limit)
      : await newestPage(database, fullText, rows, what.asked, request, limit)
  return { items: await show(orders, what), next: next === null ? null : Buffer.from(JSON.stringify(next)).toString('base64url') }
}

interface Orders {
  readonly orders: number[]
  readonly next: readonly (string | number)[] | null
}

/** The newest first. What is carried by several stands where its newest carrier among the hits does, and nowhere else. */
async function newestPage(
  database: Database,
  fullText: FullText,
  rows: Rows,
  asked: Asked,
  request: SearchRequest,
  limit: number,
): Promise<Orders> {
  let to = Math.min(asked.to, positionOf(request, ['n', 0] as const)?.[1] ?? asked.to)
  const orders: number[] = []
  const shown = new Set<string>()
  for (;;) {
    const wanted = limit - orders.length + 1
    const found = await fullText.newest(database, rows, { ...asked, to }, wanted)
    const fresh = await withoutRepeats(database, fullText, rows, asked, found, shown)
    for (const order of fresh) {
      if (orders.length === limit) return { orders, next: ['n', order] }
      orders.push(order)
    }
    if (found.length < wanted) return { orders, next: null }
    to = found[found.length - 1] - 1
  }
}

/** Leaves out hits whose words a newer hit carries: one on this page (`shown`) or one on a page before. */
async function withoutRepeats(
  database: Database,
  fullText: FullText,
  rows: Rows,
  asked: Asked,
  found: readonly number[],
  shown: Set<string>,
): Promise<number[]> {
  if (rows === 'articles') return [...found]
  const carried: Found[] = await carriersOf(database, found)
  const newer = new Set<number>()
  const candidates = carried.flatMap(({ order, others }) => others.filter((other) => other > order))
  if (candidates.length > 0) for (const order of await fullText.among(database, rows, asked, [...new Set(candidates)])) newer.add(order)
  return carried
    .filter(({ utterance, order, others }) => {
      if (shown.has(utterance) || others.some((other) => other > order && newer.has(other))) return false
      shown.add(utterance)
      return true
    })
    .map(({ order }) => order)
}

async function rankedPage(
  database: Database,
  fullText: FullText,
  rows: Rows,
  asked: Asked,
  request: SearchRequest,
  limit: number,
): Promise<Orders> {
  const skip = positionOf(request, ['r', 0] as const)?.[1] ?? 0
  const best = await fullText.ranked(database, rows, asked, RANKED_CAP, RANKED_MOST)
  let orders = best
  if (rows === 'statements' && best.length > 0) {
    const shown = new Set<string>()
    orders = (await carriersOf(database, best))
      .filter(({ utterance }) => !shown.has(utterance) && shown.add(utterance))
      .map(({ order }) => order)
  }
  const end = skip + limit
  return { orders: orders.slice(skip, end), next: end < orders.length ? ['r', end] : null }
}

async function summary(database: Database, fullText: FullText, rows: Rows, asked: Asked, values: number): Promise<SearchSummary> {
  const hits = await fullText.count(database, rows, asked, EXACT_HITS)
  let scale = 1
  let sampled = asked
  if (hits > EXACT_HITS) {
    const parts = Math.max(1, Math.floor((SAMPLES * EXACT_HITS) / (hits * 1.1)))
    // Where counting stopped early nobody knows yet how many there are: one part tells.
    const used = fullText.countsAll ? parts : 1
    sampled = { ...asked, match: both(asked.match, sample(used)) }
    scale = SAMPLES / used
  }
  const lines = await fullText.facets(database, rows, sampled, EXACT_HITS * 2)
  const counts = countFacets(lines, dayNumberOf)
  const projected = (count: number) => Math.round(count * scale)
  return {
    hits: hits > EXACT_HITS ? (fullText.countsAll ? hits : projected(counts.rows)) : hits,
    total: projected(counts.groups),
    estimated: hits > EXACT_HITS,
    facets: await namedFacets(database, counts.values, values, projected),
    days: [...counts.days].sort(([a], [b]) => b - a).map(([day, count]) => ({ day: dayOfNumber(day), count: projected(count) })),
  }
}

/** The rows of the first `parts` parts, by what they say: no outlet, day or speaker is likelier than another. */
function sample(parts: number): Match {
  const of = Array.from({ length: parts }, (_, i): Match => ({ op: 'word', word: `${SAMPLE_MARK}${i}` }))
  return of.length === 1 ? of[0] : { op: 'or', of }
}

function both(a: Match | null, b: Match): Match {
  return a === null ? b : { op: 'and', of: [a, b] }
}

async function namedFacets(
  database: Database,
  counts: ReadonlyMap<string, number>,
  most: number,
  projected: (count: number) => number,
): Promise<SearchSummary['facets']> {
  const byFacet = new Map<Facet, [token: string, count: number][]>(FACETS.map((facet) => [facet, []]))
  for (const entry of counts) byFacet.get(facetOf(entry[0]))?.push(entry)
  for (const entries of byFacet.values()) entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const tokens = [...byFacet.values()].flatMap((entries) => entries.slice(0, most).map(([token]) => token))
  const rows =
    tokens.length === 0
      ? []
      : await database.query.selectFrom('search_values').select(['token', 'value']).where('token', 'in', tokens).execute()
  const values = new Map(rows.map(({ token, value }) => [token, value]))
  const out = {} as { [F in Facet]: SearchSummary['facets'][F] }
  for (const [facet, entries] of byFacet)
    out[facet] = {
      distinct: entries.length,
      values: entries.slice(0, most).map(([token, count]) => ({ value: values.get(token) ?? '', count: projected(count) })),
    }
  return out
}
