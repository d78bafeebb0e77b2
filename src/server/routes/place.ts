/** Where the store is, so that its owner can find and copy it. */
import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { VERSION } from '../../core/version.ts'
import { addEndpoint } from '../endpoint.ts'
import type { Services } from '../services.ts'

export function addPlace(app: OpenAPIHono, { access, house }: Services): void {
  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/place',
      tag: 'server',
      summary: 'Where the store is',
      role: 'reader',
      answers: {
        200: {
          description: 'The folder, or the URL of the database without its password',
          schema: z.object({ location: z.string(), version: z.string() }).openapi('StorePlace'),
        },
      },
    },
    ({ c }) => c.json({ location: house.store.location, version: VERSION }),
  )
}
