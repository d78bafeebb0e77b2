/** The lexicon of the house: names, bodies, media and places that its users add. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { ENTRY_KINDS, entryFault } from '../../store/house-lexicon/house-lexicon.ts'
import { addEndpoint, byId } from '../endpoint.ts'
import { Failure, notFound } from '../failure.ts'
import type { Services } from '../services.ts'

const name = z.string().trim().min(2).max(200)
const EntryRequest = z
  .strictObject({
    kind: z.enum(ENTRY_KINDS),
    name: name.openapi({ description: 'As it is written, without clitics', example: 'هيئة النخيل' }),
    aliases: z.array(name).max(20).default([]),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .openapi({ description: 'ISO 3166-1 alpha-2' }),
  })
  .openapi('EntryRequest')

const Entry = z
  .object({
    id: z.string(),
    kind: z.enum(ENTRY_KINDS),
    name: z.string(),
    aliases: z.array(z.string()),
    country: z.string().optional(),
    correction: z.string().optional().openapi({ description: 'The correction that it came by' }),
    author: z.string(),
    at: z.string(),
  })
  .openapi('Entry')

export function addLexicon(app: OpenAPIHono, { access, lexicon, reader }: Services): void {
  const tag = 'lexicon'

  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/lexicon',
      tag,
      summary: 'The lexicon of the house',
      role: 'reader',
      answers: { 200: { description: 'Every entry, by name', schema: z.object({ items: z.array(Entry) }).openapi('Entries') } },
    },
    async ({ c }) => c.json({ items: await lexicon.list() }),
  )

  addEndpoint(
    app,
    access,
    {
      method: 'post',
      path: '/api/lexicon',
      tag,
      summary: 'Add a name',
      description: 'It is known to every further reading. What was read before stays until it is read again (a job of kind `reread`).',
      role: 'editor',
      body: EntryRequest,
      answers: { 201: { description: 'The entry, or the one of that name with the new aliases', schema: Entry } },
    },
    async ({ c, body, caller }) => {
      const fault = reader.base && entryFault(body, reader.base)
      if (fault !== undefined) throw new Failure(400, 'lexicon/entry', fault, 'write the name as papers do, in letters', { field: 'name' })
      return c.json(await lexicon.add(body, caller.name), 201)
    },
  )

  addEndpoint(
    app,
    access,
    {
      method: 'delete',
      path: '/api/lexicon/{id}',
      tag,
      summary: 'Take a name out',
      role: 'editor',
      params: byId,
      answers: { 204: { description: 'It is out' } },
    },
    async ({ c, params }) => {
      if (!(await lexicon.remove(params.id))) throw notFound('an entry of this id')
      return c.body(null, 204)
    },
  )
}
