/** What takes long: adding many articles, reading all anew. Progress comes as server-sent events. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { streamSSE } from 'hono/streaming'
import { addEndpoint, byId, pageOf, paging } from '../endpoint.ts'
import { Failure, notFound } from '../failure.ts'
import { hasEnded, type Work } from '../jobs.ts'
import { AddRequest, MAX_BODY_BYTES, toReadableArticle } from '../read-request.ts'
import { Job } from '../schemas/store.ts'
import type { Services } from '../services.ts'

const JobRequest = z
  .union([
    z.strictObject({ kind: z.literal('add'), ...AddRequest.shape }),
    z.strictObject({
      kind: z.literal('reread'),
      all: z.boolean().default(false).openapi({ description: 'Also what was read by this version of isnad: after names were added' }),
      articles: z.array(z.string().max(100)).max(1000).optional().openapi({ description: 'Only these' }),
    }),
  ])
  .openapi('JobRequest')

/** Articles that go into one transaction. */
const BATCH = 50
const HEARTBEAT_MS = 15_000

export function addJobs(app: OpenAPIHono, services: Services): void {
  const { access, house, jobs, reader } = services
  const tag = 'jobs'

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/jobs',
      tag,
      summary: 'Start a job',
      role: 'editor',
      body: JobRequest,
      maxBody: MAX_BODY_BYTES,
      answers: { 202: { description: 'It is in the queue; `Location` is where it is seen', schema: Job } },
    },
    async ({ c, body }) => {
      if (jobs.full) throw new Failure(503, 'busy', 'too many jobs wait already', 'wait until some are done', { retryAfter: 10 })
      const job =
        body.kind === 'add'
          ? await jobs.start('add', {}, body.articles.length, adding(body.articles))
          : await jobs.start('reread', { all: body.all }, undefined, rereading(body.all, body.articles))
      return c.json(job, 202, { Location: `/api/jobs/${job.id}` })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/jobs',
      tag,
      summary: 'List jobs',
      role: 'reader',
      query: z.object(paging),
      answers: { 200: { description: 'Newest first', schema: pageOf(Job, 'JobPage') } },
    },
    async ({ c, query }) => c.json(await house.store.jobs.list(query)),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/jobs/{id}',
      tag,
      summary: 'One job',
      role: 'reader',
      params: byId,
      answers: { 200: { description: 'How far it is', schema: Job } },
    },
    async ({ c, params }) => c.json(await jobOf(params.id)),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/jobs/{id}/progress',
      tag,
      summary: 'Follow a job',
      description: 'Server-sent events `progress`, each a job as JSON; the last one is of a job that has ended, and closes the stream.',
      role: 'reader',
      params: byId,
      answers: { 200: { description: 'Events', type: 'text/event-stream', schema: z.string() } },
    },
    async ({ c, params }) => {
      const job = await jobOf(params.id)
      return streamSSE(c, async (stream) => {
        let told: Promise<void> = Promise.resolve()
        const send = (now: typeof job) => {
          told = told.then(() => stream.writeSSE({ event: 'progress', data: JSON.stringify(now) }))
        }
        await new Promise<void>((resolve) => {
          const off = jobs.listen(job.id, (now) => {
            send(now)
            if (hasEnded(now)) done()
          })
          const beat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
          const done = () => {
            off()
            clearInterval(beat)
            void told.then(resolve, resolve)
          }
          stream.onAbort(done)
          // It may have ended between being looked up and being listened to.
          void jobOf(job.id).then((now) => {
            send(now)
            if (hasEnded(now)) done()
          }, done)
        })
      })
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/jobs/{id}',
      tag,
      summary: 'Stop a job',
      description: 'Before its next step; what it has done stays done.',
      role: 'editor',
      params: byId,
      answers: { 200: { description: 'The job', schema: Job } },
    },
    async ({ c, params }) => {
      const job = await jobs.cancel(params.id)
      if (job === undefined) throw notFound('a job of this id')
      return c.json(job)
    },
  )

  async function jobOf(id: string) {
    const job = await house.store.jobs.get(id)
    if (job === undefined) throw notFound('a job of this id')
    return job
  }

  function adding(given: z.output<typeof AddRequest>['articles']): Work {
    // Looked at before the job is taken, so that a wrong one is said at once.
    const articles = given.map((a) => ({ article: toReadableArticle(a), despiteTombstone: a.evenIfTakenOut ?? false }))
    return async function* () {
      const outcomes: { [outcome: string]: number } = {}
      for (let from = 0; from < articles.length; from += BATCH) {
        const batch = []
        for (const { article, despiteTombstone } of articles.slice(from, from + BATCH))
          batch.push({ article, record: await reader.read(article), source: 'api', despiteTombstone })
        for (const { outcome } of await house.store.add(batch)) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
        yield { done: Math.min(articles.length, from + BATCH), detail: { outcomes: { ...outcomes } } }
      }
    }
  }

  function rereading(all: boolean, only: readonly string[] | undefined): Work {
    return async function* () {
      const { read } = await reader.now()
      const sums = { articles: 0, added: 0, lost: 0, changed: 0 }
      for await (const { added, lost, changed } of house.store.reread(read, { all, articles: only })) {
        sums.articles++
        sums.added += added.length
        sums.lost += lost.length
        sums.changed += changed.length
        yield { done: sums.articles, detail: { all, ...sums } }
      }
    }
  }
}
