/** What was read, over all articles: statements, the ledger, actors. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { addEndpoint, byId, pageOf, paging } from '../endpoint.ts'
import { notFound } from '../failure.ts'
import type { Library } from '../library.ts'
import { EVENT_TYPES, FORCES, KINDS, STATUSES } from '../schemas/record.ts'
import { Actor, LedgerRow, Statement } from '../schemas/store.ts'
import { type Services, shown } from '../services.ts'

const id = z.string().max(100).optional()
const day = z.iso.date().optional()
const yes = z
  .enum(['true', 'false'])
  .optional()
  .transform((s) => (s === undefined ? undefined : s === 'true'))

export function addReadBack(app: OpenAPIHono, services: Services): void {
  const { access, house, samples } = services
  /** The first library that has it. */
  const anywhere = async <T>(find: (library: Library) => Promise<T | undefined>, what: string): Promise<{ library: Library; found: T }> => {
    for (const library of samples === undefined ? [house] : [house, samples]) {
      const found = await find(library)
      if (found !== undefined) return { library, found }
    }
    throw notFound(what)
  }
  /** The library of an article that a list is asked for, else what is shown. */
  const libraryOf = async (article: string | undefined) => {
    if (article !== undefined && samples !== undefined && (await samples.store.articles.get(article)) !== undefined) return samples
    return shown(services)
  }

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/statements',
      tag: 'statements',
      summary: 'List statements',
      description: 'Newest first; those of one article in the order of its text. Days are those of publication.',
      role: 'reader',
      query: z.object({
        article: id,
        actor: id,
        outlet: z.string().max(300).optional(),
        kind: z.enum(KINDS).optional(),
        force: z.enum(FORCES).optional(),
        from: day,
        to: day,
        utterance: id,
        lost: yes.openapi({ type: 'string', enum: ['true', 'false'], description: 'Also those that the latest version has no more' }),
        ...paging,
      }),
      answers: { 200: { description: 'A page of them', schema: pageOf(Statement, 'StatementPage') } },
    },
    async ({ c, query: { after, limit, ...filter } }) => {
      const library = await libraryOf(filter.article)
      const page = await library.store.statements.list(await withArticle(library, filter), { after, limit })
      return c.json({ items: await library.statements(page.items), next: page.next })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/statements/{id}',
      tag: 'statements',
      summary: 'One statement',
      role: 'reader',
      params: byId,
      answers: { 200: { description: 'The statement', schema: Statement } },
    },
    async ({ c, params }) => {
      const { library, found } = await anywhere((l) => l.store.statements.get(params.id), 'a statement of this id')
      return c.json((await library.statements([found]))[0])
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/statements/{id}/carriers',
      tag: 'statements',
      summary: 'Who carries the same statement',
      role: 'reader',
      params: byId,
      answers: {
        200: {
          description: 'One of each article, by day, the first to have it in front',
          schema: z.object({ items: z.array(Statement) }).openapi('Carriers'),
        },
      },
    },
    async ({ c, params }) => {
      const { library } = await anywhere((l) => l.store.statements.get(params.id), 'a statement of this id')
      return c.json({ items: await library.statements(await library.store.statements.carriers(params.id)) })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/ledger',
      tag: 'ledger',
      summary: 'The ledger: who asked, promised, gave, agreed, met, withdrew',
      description: 'Newest first; the rows of one article in the order of its text.',
      role: 'reader',
      query: z.object({
        article: id,
        actor: id,
        recipient: id,
        type: z.enum(EVENT_TYPES).optional(),
        status: z.enum(STATUSES).optional(),
        deadline: yes.openapi({ type: 'string', enum: ['true', 'false'], description: 'Only those that are due by a day' }),
        from: day,
        to: day,
        lost: yes.openapi({ type: 'string', enum: ['true', 'false'] }),
        ...paging,
      }),
      answers: { 200: { description: 'A page of rows', schema: pageOf(LedgerRow, 'LedgerPage') } },
    },
    async ({ c, query: { after, limit, ...filter } }) => {
      const library = await libraryOf(filter.article)
      const page = await library.store.events.list(await withArticle(library, filter), { after, limit })
      return c.json({ items: await library.events(page.items), next: page.next })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/ledger/{id}',
      tag: 'ledger',
      summary: 'One row of the ledger',
      role: 'reader',
      params: byId,
      answers: { 200: { description: 'The row', schema: LedgerRow } },
    },
    async ({ c, params }) => {
      const { library, found } = await anywhere((l) => l.store.events.get(params.id), 'a row of this id')
      return c.json((await library.events([found]))[0])
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/actors',
      tag: 'actors',
      summary: 'List actors',
      description: 'Those with most statements first.',
      role: 'reader',
      query: z.object({
        type: z.string().max(20).optional(),
        name: z.string().max(300).optional().openapi({ description: 'Words of the name, in any spelling' }),
        ...paging,
      }),
      answers: { 200: { description: 'A page of them', schema: pageOf(Actor, 'ActorPage') } },
    },
    async ({ c, query: { after, limit, ...filter } }) => c.json(await (await shown(services)).store.actors.list(filter, { after, limit })),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/actors/{id}',
      tag: 'actors',
      summary: 'One actor',
      role: 'reader',
      params: byId,
      answers: { 200: { description: 'The actor', schema: Actor } },
    },
    async ({ c, params }) => c.json((await anywhere((l) => l.store.actors.get(params.id), 'an actor of this id')).found),
  )
}

/** An article may be named by any of its ids. */
async function withArticle<F extends { readonly article?: string | undefined }>(library: Library, filter: F): Promise<F> {
  if (filter.article === undefined) return filter
  const found = await library.store.articles.get(filter.article)
  return found ? { ...filter, article: found.id } : filter
}
