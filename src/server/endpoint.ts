/** One route of the API: said once, from which come its checks, its rights, and its entry in the OpenAPI document. */
import { createRoute, type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Role } from '../store/accounts/accounts.ts'
import { type Access, type Caller, mayAct } from './access.ts'
import { Failure, Problem } from './failure.ts'
import { isJson } from './guards.ts'

/** Of a request's body, in bytes, where a route does not say otherwise. */
export const MAX_BODY_BYTES = 1 << 20

type Shape = z.ZodType
type Out<S> = S extends z.ZodType ? z.output<S> : undefined

export interface Endpoint<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined> {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** `/api/articles/{id}` */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly description?: string
  /** Who may; `anyone` needs no account in a team either. Whatever is not read needs a credential on loopback too. */
  readonly role: Role | 'anyone'
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly maxBody?: number
  /** By status: what a success looks like. A media type other than JSON gives its own. */
  readonly answers: { readonly [status: number]: { readonly description: string; readonly schema?: Shape; readonly type?: string } }
  /** Statuses of problems beyond those that every route may answer. */
  readonly problems?: readonly number[]
}

export interface Call<P, Q, B> {
  readonly c: Context
  readonly caller: Caller
  readonly params: P
  readonly query: Q
  readonly body: B
}

const NOBODY: Caller = { name: '', role: 'reader' }
const SAID: { readonly [status: number]: string } = {
  400: 'Something in the request is wrong; `field` says which',
  401: 'No token or session, or a wrong one',
  403: 'Another host’s or site’s request, or a role that may not do this',
  404: 'Not here',
  409: 'It stands against what is there',
  413: 'Larger than what is taken at once',
  415: 'Not JSON',
  429: 'Too many requests; `Retry-After` says when to go on',
  500: 'A fault of isnad’s own',
  503: 'Not now; `Retry-After` says when to try again',
}

/** Adds a route. `handle` answers with a Response of one of the statuses it declares, or throws a Failure. */
export function addEndpoint<
  P extends Shape | undefined = undefined,
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
>(
  app: OpenAPIHono,
  access: Access,
  endpoint: Endpoint<P, Q, B>,
  handle: (call: Call<Out<P>, Out<Q>, Out<B>>) => Promise<Response> | Response,
): void {
  const { method, path, tag, summary, description, role, params, query, body, answers } = endpoint
  const changes = method !== 'get'
  const maxBody = endpoint.maxBody ?? MAX_BODY_BYTES
  const statuses = new Set([
    ...[400, 403, 429, 500, 503],
    ...(role === 'anyone' ? [] : [401]),
    ...(params ? [404] : []),
    ...(body ? [413, 415] : []),
    ...(endpoint.problems ?? []),
  ])
  const problem = (status: number) => ({
    description: SAID[status],
    content: { 'application/problem+json': { schema: Problem } },
    ...(status === 429 || status === 503 ? { headers: z.object({ 'Retry-After': z.string() }) } : {}),
  })
  const route = {
    method,
    path,
    tags: [tag],
    summary,
    operationId: operationId(method, path),
    description: [
      description,
      `Rights: ${role === 'anyone' ? 'anyone' : role}.${changes && role !== 'anyone' ? ' On loopback too it needs the token.' : ''}`,
      body && `At most ${size(maxBody)}.`,
    ]
      .filter(Boolean)
      .join('\n\n'),
    security: role === 'anyone' ? [] : changes ? [{ token: [] }, { session: [] }] : [{}, { token: [] }, { session: [] }],
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, schema, type = 'application/json' }]) => [
          status,
          { description, ...(schema && { content: { [type]: { schema } } }) },
        ]),
      ),
      ...(changes ? {} : { 304: { description: 'Not changed since the `ETag` of `If-None-Match`' } }),
      ...Object.fromEntries([...statuses].sort().map((status) => [status, problem(status)])),
    },
    'x-isnad-role': role,
    ...(body && { 'x-isnad-max-bytes': maxBody }),
    middleware: [
      rights(access, role, changes),
      ...(body
        ? [
            isJson,
            bodyLimit({
              maxSize: maxBody,
              onError: () => {
                throw new Failure(413, 'request/too-large', `the request is larger than ${size(maxBody)}`, 'send less at once')
              },
            }),
          ]
        : []),
    ],
  }
  const handler = (c: Context) =>
    handle({
      c,
      caller: (c.get('caller') as Caller | undefined) ?? NOBODY,
      params: (params ? c.req.valid('param' as never) : undefined) as Out<P>,
      query: (query ? c.req.valid('query' as never) : undefined) as Out<Q>,
      body: (body ? c.req.valid('json' as never) : undefined) as Out<B>,
    })
  app.openapi(createRoute(route as unknown as RouteConfig & { path: string }) as never, handler as never)
}

/** Lets by who may. Errors are thrown before anything of the request's body is read. */
function rights(access: Access, needed: Role | 'anyone', changes: boolean) {
  return async (c: Context, next: () => Promise<void>) => {
    if (needed !== 'anyone') {
      const caller = await access.callerOf(c.req.raw.headers)
      if (caller === undefined)
        throw new Failure(401, 'access/login', 'nobody is logged in', 'log in, or send a session as Authorization: Bearer')
      if (!mayAct(caller.role, needed) || (changes && access.mode === 'local' && caller.role === 'reader')) {
        if (access.mode === 'local')
          throw new Failure(
            401,
            'access/token',
            'a change needs the token of this server',
            'send it as Authorization: Bearer; the token file is in the data folder',
          )
        throw new Failure(403, 'access/role', `${caller.name} is ${caller.role}: this takes ${needed}`, 'ask an admin of this isnad')
      }
      c.set('caller', caller)
    }
    await next()
  }
}

const size = (bytes: number) => (bytes >= 1 << 20 ? `${bytes >> 20} MiB` : `${bytes >> 10} KiB`)

/** `get /api/articles/{id}/raw` → `getArticlesIdRaw`. */
function operationId(method: string, path: string): string {
  const words = path.replace(/^\/api/, '').split(/[^A-Za-z0-9]+/)
  return method + words.map((w) => w.charAt(0).toUpperCase() + w.slice(1)).join('')
}

/** What lists have in common. */
export const paging = {
  after: z.string().max(500).optional().openapi({ description: '`next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).openapi({ description: 'At most this many', example: 50 }),
}

export const pageOf = (item: z.ZodType, name: string) =>
  z
    .object({
      items: z.array(item),
      next: z
        .string()
        .nullable()
        .openapi({ description: '`after` of the next page; null on the last. It holds where items come or go meanwhile' }),
    })
    .openapi(name)

export const Id = z
  .string()
  .min(1)
  .max(200)
  .openapi({ param: { name: 'id', in: 'path' }, example: '3f0c…' })
export const byId = z.object({ id: Id })
