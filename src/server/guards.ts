/** Which requests are looked at: those for this server's own name, from its own page. Stops DNS rebinding and other sites' forms. */
import type { MiddlewareHandler } from 'hono'
import { Failure } from './failure.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
const HOST = /^(\[[0-9a-f:]+\]|[^:[\]/@\s]+)(?::(\d{1,5}))?$/i

/** True for `localhost:4317`, `127.0.0.1`, `[::1]:80`; false for every other name, also one that resolves to them. */
export function isLoopback(host: string | undefined): boolean {
  const m = HOST.exec(host ?? '')
  return m !== null && LOOPBACK.has(m[1].toLowerCase())
}

const foreign = () => new Failure(403, 'request/origin', 'another site may not ask this server', 'open the page of this server itself')

/**
 * Every request: its Host is loopback or one of `origins`, and a page that sends it is served from that same origin.
 * `origins` are such as `https://isnad.example.org`: the names by which a team's browsers know this server.
 */
export function forThisServer(origins: readonly string[] = []): MiddlewareHandler {
  const byHost = new Map(origins.map((origin) => [new URL(origin).host.toLowerCase(), origin.toLowerCase()]))
  return async (c, next) => {
    const host = (c.req.header('host') ?? new URL(c.req.url).host).toLowerCase()
    const own = byHost.get(host) ?? (isLoopback(host) ? `http://${host}` : undefined)
    if (own === undefined)
      throw new Failure(
        403,
        'request/host',
        'this server is not called so',
        'use the address that it printed, or name this one with --public-url',
      )
    const origin = c.req.header('origin')
    if (origin !== undefined && origin.toLowerCase() !== own) throw foreign()
    const site = c.req.header('sec-fetch-site')
    // Another site may link to the page, and ask nothing of the API.
    const asked = c.req.path === '/openapi.json' || c.req.path.startsWith('/api')
    if (asked && site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign()
    await next()
  }
}

/** A form of another site cannot send JSON without asking first, and is never allowed. */
export const isJson: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type))
    throw new Failure(415, 'request/content-type', 'the request is not JSON', 'send JSON: Content-Type: application/json')
  await next()
}
