/** Who may ask: this machine, from this page. Stops DNS rebinding and other sites' forms. */
import type { MiddlewareHandler } from 'hono'
import { Failure } from './failure.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** True for `localhost:4317`, `127.0.0.1`, `[::1]:80`; false for every other name, also one that resolves to them. */
export function isLoopback(host: string | undefined): boolean {
  const m = /^(\[[0-9a-f:]+\]|[^:[\]/@\s]+)(?::\d{1,5})?$/i.exec(host ?? '')
  return m !== null && LOOPBACK.has(m[1].toLowerCase())
}

/** Every request: its Host is loopback, and a page that sends it is served from that same host and port. */
export const fromThisMachine: MiddlewareHandler = async (c, next) => {
  const host = c.req.header('host') ?? new URL(c.req.url).host
  if (!isLoopback(host)) throw new Failure(403, 'request/host', 'this server answers on the loopback address only')
  const origin = c.req.header('origin')
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) throw foreign()
  await next()
}

/** Requests to the API: a browser that says another site is behind them is refused. */
export const fromThisPage: MiddlewareHandler = async (c, next) => {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw foreign()
  await next()
}

const foreign = () => new Failure(403, 'request/origin', 'another site may not ask this server')

/** A form of another site cannot send JSON without asking first, and is never allowed. */
export const isJson: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type))
    throw new Failure(415, 'request/content-type', 'send JSON: Content-Type: application/json')
  await next()
}
