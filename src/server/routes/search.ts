/** Searching statements and articles, with facets; searches that are kept, each an Atom feed too. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { FIELD_MARKS } from '../../core/search/fields.ts'
import { QueryError } from '../../store/search/index.ts'
import type { SavedSearch as Kept } from '../../store/store.ts'
import { atomFeed } from '../atom.ts'
import { addEndpoint, byId, pageOf, paging } from '../endpoint.ts'
import { Failure, notFound } from '../failure.ts'
import { ArticleLine, SavedSearch, Statement } from '../schemas/store.ts'
import { type Services, shown } from '../services.ts'
import { lines } from './articles.ts'

const FACETS = Object.keys(FIELD_MARKS)

const query = {
  q: z
    .string()
    .max(1000)
    .default('')
    .openapi({ description: 'The language is docs/search.md; empty is everything', example: 'متحدث:الوردي السد' }),
  from: z.iso.date().optional().openapi({ description: 'First day of publication' }),
  to: z.iso.date().optional().openapi({ description: 'Last day of publication' }),
}
const order = z.enum(['newest', 'ranked']).default('newest').openapi({ description: 'Ranked are the best of the newest 10,000' })

const Snippet = z
  .object({
    text: z.string(),
    start: z.int().min(0),
    end: z.int().min(0),
    marks: z.array(z.array(z.int().min(0)).min(2).max(2)).openapi({ description: 'What was asked for: places in the text of the version' }),
  })
  .openapi('Snippet', { description: 'Offsets are UTF-16 code units into the text of the version' })

const Carrier = z
  .object({ statement: z.string(), article: z.string(), outlet: z.string().nullable(), publishedAt: z.string().nullable() })
  .openapi('Carrier')

const StatementHit = z
  .object({ statement: Statement, title: z.string().nullable(), snippet: Snippet, carriers: z.array(Carrier) })
  .openapi('StatementHit')
const ArticleHit = z.object({ article: ArticleLine, snippet: Snippet }).openapi('ArticleHit')

const Facet = z
  .object({ distinct: z.int().min(0), values: z.array(z.object({ value: z.string(), count: z.int().min(0) })) })
  .openapi('Facet')
const Summary = z
  .object({
    hits: z.int().min(0),
    total: z.int().min(0).openapi({ description: 'What several outlets carry is one' }),
    estimated: z.boolean().openapi({ description: 'More than 20,000 hits: all counts are projected from a sample' }),
    facets: z.object(Object.fromEntries(FACETS.map((facet) => [facet, Facet]))),
    days: z.array(z.object({ day: z.string().nullable(), count: z.int().min(0) })),
  })
  .openapi('SearchSummary')

/** Items of a feed. */
const FEED_LENGTH = 50

export function addSearch(app: OpenAPIHono, services: Services): void {
  const { access, house } = services
  const tag = 'search'

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/search',
      tag,
      summary: 'Search statements',
      description:
        'In any spelling and with any clitics; phrases, AND OR NOT, prefixes, fields. As long as the house is empty the samples are searched.',
      role: 'reader',
      query: z.object({ ...query, order, ...paging }),
      answers: { 200: { description: 'A page of hits', schema: pageOf(StatementHit, 'StatementHitPage') } },
    },
    async ({ c, query: { q, ...rest } }) => {
      const library = await shown(services)
      const page = await hinted(() => library.store.search.statements({ query: q, ...rest }))
      const statements = await library.statements(page.items.map((hit) => hit.statement))
      return c.json({ items: page.items.map((hit, i) => ({ ...hit, statement: statements[i] })), next: page.next })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/search/articles',
      tag,
      summary: 'Search articles',
      role: 'reader',
      query: z.object({ ...query, order, ...paging }),
      answers: { 200: { description: 'A page of hits', schema: pageOf(ArticleHit, 'ArticleHitPage') } },
    },
    async ({ c, query: { q, ...rest } }) => {
      const library = await shown(services)
      const page = await hinted(() => library.store.search.articles({ query: q, ...rest }))
      const articles = await lines(
        library,
        page.items.map((hit) => hit.article),
      )
      return c.json({ items: page.items.map(({ snippet }, i) => ({ article: articles[i], snippet })), next: page.next })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/search/summary',
      tag,
      summary: 'Count what a search finds',
      description: `By ${FACETS.join(', ')}, and day.`,
      role: 'reader',
      query: z.object({
        ...query,
        of: z.enum(['statements', 'articles']).default('statements'),
        values: z.coerce.number().int().min(1).max(100).default(20).openapi({ description: 'So many of each facet' }),
      }),
      answers: { 200: { description: 'Counts', schema: Summary } },
    },
    async ({ c, query: { q, of, values, ...rest } }) => {
      const library = await shown(services)
      return c.json(await hinted(() => library.store.search.summary(of, { query: q, ...rest }, { values })))
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/searches',
      tag,
      summary: 'Keep a search',
      role: 'editor',
      body: z.strictObject({ name: z.string().trim().min(1).max(200), q: z.string().max(1000) }).openapi('NewSearch'),
      answers: { 201: { description: 'The search, with the path of its feed', schema: SavedSearch } },
    },
    async ({ c, body, caller }) => {
      // A query that cannot be parsed is not worth keeping.
      await hinted(() => house.store.search.statements({ query: body.q, limit: 1 }))
      const kept = await house.store.savedSearches.create({ name: body.name, query: { q: body.q }, owner: caller.name })
      return c.json(withFeed(kept), 201)
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/searches',
      tag,
      summary: 'Searches that are kept',
      role: 'reader',
      answers: { 200: { description: 'All of the house', schema: z.object({ items: z.array(SavedSearch) }).openapi('SavedSearches') } },
    },
    async ({ c }) => c.json({ items: (await house.store.savedSearches.list()).map(withFeed) }),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/searches/{id}',
      tag,
      summary: 'One search that is kept',
      role: 'reader',
      params: byId,
      answers: { 200: { description: 'The search', schema: SavedSearch } },
    },
    async ({ c, params }) => c.json(withFeed(await keptOf(params.id))),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/searches/{id}/feed',
      tag,
      summary: 'A search that is kept, as an Atom feed',
      role: 'reader',
      params: byId,
      answers: { 200: { description: `Atom 1.0, the newest ${FEED_LENGTH}`, type: 'application/atom+xml', schema: z.string() } },
    },
    async ({ c, params }) => {
      const kept = await keptOf(params.id)
      const page = await hinted(() => house.store.search.statements({ query: queryOf(kept), limit: FEED_LENGTH }))
      const statements = await house.statements(page.items.map((hit) => hit.statement))
      const base = originOf(c)
      const feed = atomFeed(
        { id: kept.id, title: kept.name, base, self: `${base}api/searches/${kept.id}/feed`, createdAt: kept.createdAt },
        statements.flatMap((s) =>
          s.corrected?.struck ? [] : [{ ...s, ...(s.corrected && { speaker: said(s.corrected.speaker, s.speaker) }) }],
        ),
      )
      return c.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/searches/{id}',
      tag,
      summary: 'Forget a search',
      role: 'editor',
      params: byId,
      answers: { 204: { description: 'It is forgotten' } },
    },
    async ({ c, params }) => {
      if (!(await house.store.savedSearches.remove(params.id))) throw notFound('a search of this id')
      return c.body(null, 204)
    },
  )

  async function keptOf(id: string): Promise<Kept> {
    const kept = await house.store.savedSearches.get(id)
    if (kept === undefined) throw notFound('a search of this id')
    return kept
  }
}

const withFeed = (kept: Kept) => ({ ...kept, feed: `/api/searches/${kept.id}/feed` })
const queryOf = ({ query }: Kept) => (typeof query.q === 'string' ? query.q : '')
const said = (corrected: unknown, read: string | null) => (corrected === undefined ? read : (corrected as string | null))

/** Where this server is, as the one who asks knows it; its Host was looked at before. */
function originOf(c: Context): string {
  const { protocol, host } = new URL(c.req.url)
  return `${protocol}//${c.req.header('host') ?? host}/`
}

/** @throws Failure with the hint of a query that cannot be parsed. */
async function hinted<T>(find: () => Promise<T>): Promise<T> {
  try {
    return await find()
  } catch (error) {
    if (!(error instanceof QueryError)) throw error
    const { message, code, start, end } = error.hint
    throw new Failure(400, 'search/query', `${code} at ${start}–${end}: ${message}`, 'docs/search.md has the language', { field: 'q' })
  }
}
