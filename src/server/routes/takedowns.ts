/** Taking out for good: an outlet, what a person said. (An article: DELETE /api/articles/{id}.) Tombstones keep it from coming back. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { addEndpoint, byId } from '../endpoint.ts'
import { notFound } from '../failure.ts'
import { TakenOut, Tombstone } from '../schemas/store.ts'
import type { Services } from '../services.ts'

const reason = z.string().max(500).optional()
const Request = z
  .union([
    z.strictObject({ kind: z.literal('article'), id: z.string().min(1).max(100), reason }),
    z.strictObject({ kind: z.literal('outlet'), name: z.string().min(1).max(300), reason }),
    z.strictObject({ kind: z.literal('speaker'), actor: z.string().min(1).max(100), reason }),
  ])
  .openapi('Takedown')

export function addTakedowns(app: OpenAPIHono, { access, house }: Services): void {
  const tag = 'taking out'

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/takedowns',
      tag,
      summary: 'Take out an article, an outlet, or what a person said',
      description: 'For good, with everything drawn from it; `isnad verify` shows that nothing is left.',
      role: 'admin',
      body: Request,
      answers: { 200: { description: 'What went', schema: TakenOut } },
      problems: [404],
    },
    async ({ c, body: { reason, ...target }, caller }) => {
      if (target.kind === 'article') {
        const version = await house.store.articles.get(target.id)
        if (version === undefined) throw notFound('an article of this id')
        target.id = version.id
      }
      if (target.kind === 'speaker' && (await house.store.actors.get(target.actor)) === undefined) throw notFound('an actor of this id')
      return c.json(await house.store.takeOut(target, { by: caller.name, reason }))
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/takedowns',
      tag,
      summary: 'What is kept out',
      role: 'admin',
      answers: { 200: { description: 'Tombstones', schema: z.object({ items: z.array(Tombstone) }).openapi('Tombstones') } },
    },
    async ({ c }) => c.json({ items: await house.store.tombstones.list() }),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/takedowns/{id}',
      tag,
      summary: 'Let it come back',
      role: 'admin',
      params: byId,
      answers: { 204: { description: 'It may' } },
    },
    async ({ c, params }) => {
      if (!(await house.store.tombstones.remove(params.id))) throw notFound('a tombstone of this id')
      return c.body(null, 204)
    },
  )
}
