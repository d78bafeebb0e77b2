/**
 * The only way out of the machine: pages, feeds, their discovery and whatever is told to others all go through here. Every name is
 * looked up once a hop, every address it has is looked at, and the connection is made to one of these and no other.
 */
import { lookup as systemLookup } from 'node:dns/promises'
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type Socket } from 'node:net'
import { VERSION } from '../../core/version.ts'
import { addressOf, hostOf, portOf, refuse } from './address-of.ts'
import { Allowed } from './addresses.ts'
import { ACCEPT_ENCODING, bodyOf } from './body.ts'
import { FetchError } from './fetch-error.ts'
import { FETCH_LIMITS, type FetchLimits } from './limits.ts'

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>

export interface FetcherOptions {
  /** Addresses that are not public and may be reached all the same: see {@link Allowed}. */
  readonly allow?: readonly string[] | undefined
  readonly limits?: Partial<FetchLimits> | undefined
  readonly resolve?: Resolve | undefined
}

export interface FetchRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | undefined
  /** In lower case. `host`, `connection` and the like are the fetcher's own. */
  readonly headers?: { readonly [name: string]: string } | undefined
  readonly body?: Uint8Array | undefined
  /** Less than the fetcher's own limit. */
  readonly bytes?: number | undefined
  readonly signal?: AbortSignal | undefined
}

export interface Fetched {
  /** Where the answer came from. */
  readonly url: string
  /** Where the address has moved for good, by 301 and 308 alone from its first hop on; absent where it has not. */
  readonly movedTo: string | undefined
  readonly status: number
  /** In lower case; several of one name joined by commas. */
  readonly headers: { readonly [name: string]: string }
  /** Decompressed; empty where the status has none. */
  readonly body: Uint8Array
}

export interface Fetcher {
  /** @throws FetchError; an answer of any status is none. */
  fetch(address: string, request?: FetchRequest): Promise<Fetched>
}

export const USER_AGENT = `isnad/${VERSION} (+https://www.npmjs.com/package/isnad)`
const OWN_HEADERS = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'accept-encoding',
  'user-agent',
  'upgrade',
  'proxy-authorization',
  'te',
  'trailer',
])
const REDIRECTS = new Set([301, 302, 303, 307, 308])

const resolveBySystem: Resolve = (host) => systemLookup(host, { all: true, verbatim: true })

export function createFetcher(options: FetcherOptions = {}): Fetcher {
  const allowed = new Allowed(options.allow)
  const limits: FetchLimits = { ...FETCH_LIMITS, ...options.limits }
  const resolve = options.resolve ?? resolveBySystem
  return {
    async fetch(address, request = {}) {
      const until = performance.now() + limits.totalMs
      const method = request.method ?? 'GET'
      let url = addressOf(address, allowed)
      let headers = request.headers ?? {}
      let movedTo: string | undefined
      let forGood = true
      for (let hop = 0; ; hop++) {
        const pinned = await within(until, pin(url, resolve, allowed), limits)
        const answer = await ask(url, pinned, { ...request, method, headers }, limits, until)
        const status = answer.statusCode ?? 0
        const { location } = answer.headers
        if (!REDIRECTS.has(status) || location === undefined) {
          const bounds = { ...limits, bytes: Math.min(limits.bytes, request.bytes ?? limits.bytes) }
          const body =
            method === 'HEAD' || status === 204 || status === 304
              ? ignored(answer)
              : await within(until, bodyOf(answer, bounds), limits, answer)
          return { url: url.href, movedTo, status, headers: flat(answer), body }
        }
        answer.destroy()
        if (method === 'POST')
          throw new FetchError('redirects', `${hostOf(url)} sends on to another address: what is sent goes only where it was told to`)
        if (hop >= limits.redirects) throw new FetchError('redirects', `more than ${limits.redirects} redirects`)
        const next = addressOf(location, allowed, url)
        // What is meant for one site is not shown to another.
        if (next.origin !== url.origin)
          headers = Object.fromEntries(Object.entries(headers).filter(([name]) => name === 'accept' || name === 'accept-language'))
        forGood &&= status === 301 || status === 308
        if (forGood) movedTo = next.href
        url = next
      }
    },
  }
}

interface Pinned {
  readonly address: string
  readonly family: number
}

/** The addresses of a host, all of which may be reached. @throws FetchError where one may not, or there are none. */
async function pin(url: URL, resolve: Resolve, allowed: Allowed): Promise<readonly Pinned[]> {
  const host = hostOf(url)
  const port = portOf(url)
  const version = isIP(host)
  if (version !== 0) return [{ address: host, family: version }]
  let found: readonly Pinned[]
  try {
    found = await resolve(host)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new FetchError(
      'dns',
      code === 'ENOTFOUND' ? `${host}: no such host` : `${host}: its address cannot be looked up (${code ?? 'no answer'})`,
    )
  }
  if (found.length === 0) throw new FetchError('dns', `${host}: no such host`)
  for (const { address } of found) refuse(address, port, allowed, host)
  return found
}

/** One request, to one of the pinned addresses. */
function ask(
  url: URL,
  pinned: readonly Pinned[],
  { method, headers, body, signal }: FetchRequest,
  limits: FetchLimits,
  until: number,
): Promise<IncomingMessage> {
  const secure = url.protocol === 'https:'
  const host = hostOf(url)
  return new Promise((resolve, reject) => {
    let request: ClientRequest
    const fail = (error: Error) => {
      clearTimeout(connecting)
      clearTimeout(waiting)
      reject(error)
      request?.destroy()
    }
    const waiting = setTimeout(() => fail(late(limits.totalMs)), Math.max(0, until - performance.now()))
    const connecting = setTimeout(
      () => fail(new FetchError('timeout', `${host}: no connection within ${seconds(limits.connectMs)}`)),
      Math.min(limits.connectMs, Math.max(0, until - performance.now())),
    )
    const own = Object.entries(headers ?? {}).filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()))
    try {
      request = (secure ? httpsRequest : httpRequest)({
        method,
        protocol: url.protocol,
        host,
        port: portOf(url),
        path: `${url.pathname}${url.search}`,
        headers: {
          accept: '*/*',
          ...Object.fromEntries(own),
          host: url.host,
          'user-agent': USER_AGENT,
          'accept-encoding': ACCEPT_ENCODING,
          ...(body && { 'content-length': String(body.length) }),
        },
        agent: false,
        setHost: false,
        insecureHTTPParser: false,
        maxHeaderSize: limits.headerBytes,
        ...(secure && isIP(host) === 0 && { servername: host }),
        ...(signal && { signal }),
        // Nobody looks the name up again.
        lookup: (_name: string, asked: { all?: boolean }, told: (...answer: never[]) => void) =>
          asked.all
            ? told(null as never, [...pinned] as never)
            : told(null as never, pinned[0].address as never, pinned[0].family as never),
      } as never)
    } catch (error) {
      clearTimeout(connecting)
      clearTimeout(waiting)
      reject(
        new FetchError('address', `a request to ${host} cannot be made (${(error as NodeJS.ErrnoException).code ?? 'no reason given'})`),
      )
      return
    }
    request.once('socket', (socket: Socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        clearTimeout(connecting)
        const { remoteAddress } = socket
        if (!pinned.some(({ address }) => plain(address) === plain(remoteAddress ?? '')))
          fail(new FetchError('address', `${host}: another address answered than was looked at`))
      })
    })
    request.once('response', (answer) => {
      clearTimeout(connecting)
      clearTimeout(waiting)
      resolve(answer)
    })
    request.on('error', (error: NodeJS.ErrnoException) => fail(translated(error, host)))
    request.end(body)
  })
}

/** One spelling of an address. */
const plain = (address: string) => (address.includes(':') ? new URL(`http://[${address}]`).hostname : address)

/** Races against the time that is left, and ends what is read. */
function within<T>(until: number, work: Promise<T>, limits: FetchLimits, answer?: IncomingMessage): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        reject(late(limits.totalMs))
        answer?.destroy()
      },
      Math.max(0, until - performance.now()),
    )
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function ignored(answer: IncomingMessage): Uint8Array {
  answer.resume()
  answer.destroy()
  return new Uint8Array(0)
}

const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`
const late = (ms: number) => new FetchError('timeout', `not all there within ${seconds(ms)}`)

function translated(error: NodeJS.ErrnoException, host: string): FetchError {
  if (error instanceof FetchError) return error
  const { code = '' } = error
  if (error.name === 'AbortError') return new FetchError('broken', 'stopped')
  if (code === 'ECONNREFUSED') return new FetchError('connect', `${host}: nothing answers there`)
  if (code === 'ECONNRESET' || code === 'EPIPE') return new FetchError('broken', `${host}: the connection was cut`)
  if (code === 'ETIMEDOUT') return new FetchError('timeout', `${host}: no connection`)
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return new FetchError('connect', `${host}: cannot be reached from here`)
  if (code === 'HPE_HEADER_OVERFLOW') return new FetchError('too-large', `${host}: its headers are too large`)
  if (code.startsWith('HPE_')) return new FetchError('broken', `${host}: does not speak HTTP as it should`)
  if (/CERT|TLS|SSL|SELF_SIGNED|ALTNAME|UNABLE_TO/.test(code))
    return new FetchError('tls', `${host}: its certificate cannot be trusted (${code})`)
  return new FetchError('connect', `${host}: cannot be fetched (${code || error.name})`)
}

function flat(answer: IncomingMessage): { readonly [name: string]: string } {
  const out: { [name: string]: string } = Object.create(null)
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined) out[name] = Array.isArray(value) ? value.join(', ') : value
  return out
}
