/** Articles: read one that is pasted, add, list, open, its bytes and versions, take out. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Article } from '../../core/record.ts'
import type { Incoming, StoredArticle, Version } from '../../store/store.ts'
import { addEndpoint, byId, pageOf, paging } from '../endpoint.ts'
import { Failure, notFound } from '../failure.ts'
import { firstLine, type Library, toArticle } from '../library.ts'
import { AddRequest, MAX_BODY_BYTES, ReadRequest, toReadableArticle } from '../read-request.ts'
import { Record } from '../schemas/record.ts'
import { ArticleLine, ReadArticle, TakenOut, VersionLine } from '../schemas/store.ts'
import { openAnywhere, type Services } from '../services.ts'

const Outcome = z
  .object({
    outcome: z.enum(['added', 'new-version', 'same', 'taken-out']),
    article: z.string(),
    version: z.string(),
    lost: z.array(z.string()).optional().openapi({ description: 'Statements of the version before that are not in this one' }),
  })
  .openapi('AddOutcome')

const filter = {
  outlet: z.string().max(300).optional(),
  from: z.iso.date().optional().openapi({ description: 'First day of publication' }),
  to: z.iso.date().optional().openapi({ description: 'Last day of publication' }),
  story: z.string().max(100).optional().openapi({ description: 'Near-duplicates of one another' }),
}

export function addArticles(app: OpenAPIHono, services: Services): void {
  const { house, reader, access } = services
  const tag = 'articles'

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/read',
      tag,
      summary: 'Read an article and keep it',
      role: 'editor',
      body: ReadRequest,
      maxBody: MAX_BODY_BYTES,
      answers: { 200: { description: 'The article as it is kept, and what was read in it', schema: ReadArticle } },
      problems: [409],
    },
    async ({ c, body }) => {
      const article = toReadableArticle(body)
      const [added] = await house.store.add([await incoming(article, body.evenIfTakenOut)])
      if (added.outcome === 'taken-out')
        throw new Failure(
          409,
          'article/taken-out',
          'this article was taken out of the store',
          'send it with "evenIfTakenOut": true to bring it back',
        )
      return c.json(await present(house, added.article))
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/articles',
      tag,
      summary: 'Add articles',
      description: 'Adding the same again changes nothing; another text under the same URL is a new version. For thousands take a job.',
      role: 'editor',
      body: AddRequest,
      maxBody: MAX_BODY_BYTES,
      answers: {
        200: {
          description: 'What became of each, in their order; all of them or none',
          schema: z.object({ outcomes: z.array(Outcome) }).openapi('AddOutcomes'),
        },
      },
    },
    async ({ c, body }) => {
      const batch: Incoming[] = []
      for (const given of body.articles) batch.push(await incoming(toReadableArticle(given), given.evenIfTakenOut))
      return c.json({ outcomes: await house.store.add(batch) })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/articles',
      tag,
      summary: 'List articles',
      description: 'Newest first by publication; those that come with isnad after those of the house.',
      role: 'reader',
      query: z.object({ ...filter, ...paging }),
      answers: { 200: { description: 'A page of them', schema: pageOf(ArticleLine, 'ArticlePage') } },
    },
    async ({ c, query: { after, limit, ...filter } }) => {
      // The samples come last: their cursors say so.
      const inSamples = after?.startsWith('sample.') ?? false
      const { samples } = services
      if (!inSamples) {
        const page = await house.store.articles.list(filter, { after, limit })
        const items = await lines(house, page.items)
        if (page.next !== null || samples === undefined) return c.json({ items, next: page.next })
        if (items.length >= limit) return c.json({ items, next: 'sample.' })
        const rest = await samples.store.articles.list(filter, { limit: limit - items.length })
        return c.json({ items: [...items, ...(await lines(samples, rest.items))], next: rest.next && `sample.${rest.next}` })
      }
      if (samples === undefined) return c.json({ items: [], next: null })
      const page = await samples.store.articles.list(filter, { after: after?.slice('sample.'.length) || undefined, limit })
      return c.json({ items: await lines(samples, page.items), next: page.next && `sample.${page.next}` })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/articles/{id}',
      tag,
      summary: 'Open an article',
      role: 'reader',
      params: byId,
      query: z.object({
        machine: z.enum(['true', 'false']).optional().openapi({ description: 'The machine’s own reading, without corrections' }),
      }),
      answers: { 200: { description: 'Its text, what was read in it, and what people say of that', schema: ReadArticle } },
    },
    async ({ c, params, query }) => c.json(await presentAnywhere(services, params.id, query.machine === 'true')),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/articles/{id}/record',
      tag,
      summary: 'The record of an article',
      description: 'As `isnad read` gives it, corrections laid on.',
      role: 'reader',
      params: byId,
      answers: { 200: { description: 'The record', schema: Record } },
    },
    async ({ c, params }) => c.json((await openAnywhere(services, params.id)).corrected.record),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/articles/{id}/raw',
      tag,
      summary: 'The bytes an article was read from',
      role: 'reader',
      params: byId,
      answers: {
        200: { description: 'The bytes as they came', type: 'application/octet-stream', schema: z.string().openapi({ format: 'binary' }) },
      },
    },
    async ({ params }) => {
      const { library, version } = await openAnywhere(services, params.id)
      const bytes = version.raw === null ? undefined : await library.store.articles.raw(version.raw)
      if (bytes === undefined) throw notFound('the bytes of this article')
      // A name of our own: what a publisher called its file goes into no header.
      return new Response(new Uint8Array(bytes), {
        headers: { 'Content-Type': 'application/octet-stream', 'Content-Disposition': `attachment; filename="${version.raw}.bin"` },
      })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/articles/{id}/versions',
      tag,
      summary: 'Versions of an article',
      role: 'reader',
      params: byId,
      answers: {
        200: { description: 'Oldest first', schema: z.object({ items: z.array(VersionLine) }).openapi('Versions') },
      },
    },
    async ({ c, params }) => {
      const { library, version } = await openAnywhere(services, params.id)
      const all = await library.store.articles.versions(version.id)
      return c.json({ items: all.map(versionLine) })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/articles/{id}/story',
      tag,
      summary: 'Near-duplicates of an article',
      role: 'reader',
      params: byId,
      answers: {
        200: {
          description: 'Wire copy and reprints, itself among them, the one that had it first in front',
          schema: z.object({ items: z.array(ArticleLine) }).openapi('Story'),
        },
      },
    },
    async ({ c, params }) => {
      const { library, version } = await openAnywhere(services, params.id)
      return c.json({ items: await lines(library, await library.store.articles.story(version.id)) })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/articles/{id}',
      tag,
      summary: 'Take an article out for good',
      description: 'With everything drawn from it. A tombstone keeps it from coming back unless that is asked for.',
      role: 'admin',
      params: byId,
      query: z.object({ reason: z.string().max(500).optional() }),
      answers: { 200: { description: 'What went', schema: TakenOut } },
    },
    async ({ c, params, query, caller }) => {
      const version = await house.store.articles.get(params.id)
      if (version === undefined) throw notFound('an article of this id')
      return c.json(await house.store.takeOut({ kind: 'article', id: version.id }, { by: caller.name, reason: query.reason }))
    },
  )

  async function incoming(article: Article, despiteTombstone?: boolean): Promise<Incoming> {
    return { article, record: await reader.read(article), source: 'api', ...(despiteTombstone && { despiteTombstone }) }
  }
}

/** An article as the page opens it. */
export async function presentAnywhere(services: Services, id: string, machine = false) {
  return view(await openAnywhere(services, id), machine)
}

async function present(library: Library, id: string) {
  const opened = await library.open(id)
  if (opened === undefined) throw notFound('an article of this id')
  return view({ library, ...opened }, false)
}

function view({ library, version, machine, corrected }: Awaited<ReturnType<typeof openAnywhere>>, asRead: boolean) {
  const { id: _, ...article } = toArticle(version)
  return {
    id: version.id,
    version: version.version,
    versions: version.versions,
    redacted: version.redacted,
    article: { id: version.id, ...article, ...(library.sample && { sample: true }) },
    record: asRead ? machine : corrected.record,
    corrections: corrected.corrections.map(({ correction: { change, ...kept }, ...placed }) => ({
      ...kept,
      ...placed,
      act: change.act,
      of: change.of,
      change,
    })),
  }
}

const versionLine = ({ version, title, outlet, publishedAt, seenAt, reader, source, raw, decoding, redacted }: Version) => ({
  ...{ version, title, outlet, publishedAt, seenAt, reader, source, raw, decoding, redacted },
})

/** Lines of a list; one without a title is called by its first line. */
export async function lines(library: Library, articles: readonly StoredArticle[]) {
  const made = []
  for (const { id, version, title, outlet, publishedAt, url, versions, story, seenAt } of articles)
    made.push({
      ...{ id, version, outlet, publishedAt, url, versions, story, seenAt },
      title: title ?? firstLine((await library.store.articles.get(id))?.text ?? ''),
      sample: library.sample,
    })
  return made
}
