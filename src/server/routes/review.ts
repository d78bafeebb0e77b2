/** What a person should look at first: the statements that the machine is least sure of and nobody settled. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { addEndpoint } from '../endpoint.ts'
import { Statement } from '../schemas/store.ts'
import { type Services, shown } from '../services.ts'

/** So many more are looked at than are asked for: some are settled. */
const SLACK = 4

export function addReview(app: OpenAPIHono, services: Services): void {
  addEndpoint(
    app,
    services.access,
    {
      method: 'get',
      path: '/api/review',
      tag: 'corrections',
      summary: 'What to look at first',
      description:
        'Statements that the machine is least sure of, without those that somebody changed, struck or said to be right (a change to what was read already).',
      role: 'reader',
      query: z.object({
        limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'At most this many', example: 50 }),
      }),
      answers: {
        200: {
          description: 'The least sure first',
          schema: z.object({ items: z.array(Statement), next: z.null() }).openapi('ReviewPage'),
        },
      },
    },
    async ({ c, query: { limit } }) => {
      const library = await shown(services)
      const found = await library.store.statements.leastSure(limit * SLACK)
      const corrections = await library.corrections.ofAll(found.map((s) => s.article))
      const settled = new Set<string>()
      for (const [article, those] of corrections)
        for (const { change, undone } of those)
          if (!undone && change.of === 'statement' && change.act !== 'add') settled.add(`${article} ${change.target.id}`)
      const left = found.filter((s) => !settled.has(`${s.article} ${s.local}`)).slice(0, limit)
      return c.json({ items: await library.statements(left), next: null })
    },
  )
}
