/** A server that misbehaves in one way an address, and one that only counts who comes. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'

export interface FaultServer {
  readonly port: number
  readonly url: (path: string) => string
  /** Paths that were asked for, and with which headers. */
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly method: string; readonly body: string }[]
  /** What an address answers from now on, beside the faults below. */
  on(path: string, answer: (request: IncomingMessage, response: ServerResponse) => void): void
  close(): Promise<void>
}

const TEXT = 'نص صحيح '.repeat(20)
type Answer = (request: IncomingMessage, response: ServerResponse, port: number) => void

const FAULTS: { readonly [path: string]: Answer } = {
  '/ok': (_, r) => void r.end(TEXT),
  '/hang': () => {},
  '/slow-headers': (_, r) => {
    r.socket?.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => r.socket?.write('X-A: b\r\n'), 20)
    r.socket?.on('close', () => clearInterval(timer))
  },
  '/slow-loris': (_, r) => {
    r.writeHead(200)
    const timer = setInterval(() => r.write('.'), 20)
    r.on('close', () => clearInterval(timer))
  },
  '/endless': (_, r) => {
    r.writeHead(200, { 'content-type': 'text/html' })
    const more = () => {
      while (!r.destroyed && r.write(Buffer.alloc(1 << 16, 97)));
    }
    r.on('drain', more)
    more()
  },
  '/endless-headers': (_, r) => {
    r.socket?.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => r.socket?.write(`X-A: ${'b'.repeat(4000)}\r\n`), 1)
    r.socket?.on('close', () => clearInterval(timer))
  },
  '/reset': (_, r) => void r.socket?.resetAndDestroy(),
  '/reset-midway': (_, r) => {
    r.writeHead(200, { 'content-length': '1000' })
    r.write('half')
    setTimeout(() => r.socket?.resetAndDestroy(), 20)
  },
  '/short': (_, r) => {
    r.writeHead(200, { 'content-length': '1000' })
    r.write('half')
    setTimeout(() => r.socket?.end(), 20)
  },
  '/garbage': (_, r) => void r.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'),
  '/gzip': (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(TEXT)),
  '/br': (_, r) => void r.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(TEXT)),
  '/deflate': (_, r) => void r.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync(TEXT)),
  '/deflate-raw': (_, r) => void r.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(TEXT)),
  '/bad-gzip': (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip' }).end(TEXT),
  '/cut-gzip': (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(TEXT).subarray(0, 30)),
  '/gzip-bomb': (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
  '/ratio': (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(3 << 20))),
  '/gzip-of-gzip-bomb': (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(BOMB)),
  '/over-and-over': (_, r) => void r.writeHead(200, { 'content-encoding': 'gzip, gzip, gzip, gzip' }).end('x'),
  '/unasked-coding': (_, r) => void r.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
  '/too-long': (_, r) => void r.writeHead(200, { 'content-length': String(1 << 30) }).write('x'),
  '/304': (_, r) => void r.writeHead(304, { etag: '"1"' }).end(),
  '/410': (_, r) => void r.writeHead(410).end(),
  '/500': (_, r) => void r.writeHead(500).end('broken'),
  '/429': (_, r) => void r.writeHead(429, { 'retry-after': '3600' }).end(),
  '/loop': (_, r) => void r.writeHead(302, { location: '/loop' }).end(),
  '/to-file': (_, r) => void r.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/no-location': (_, r) => void r.writeHead(302).end('here'),
  '/301': (_, r) => void r.writeHead(301, { location: '/301-again' }).end(),
  '/301-again': (_, r) => void r.writeHead(308, { location: '/ok' }).end(),
  '/302-then-301': (_, r) => void r.writeHead(302, { location: '/301' }).end(),
}
const BOMB = gzipSync(Buffer.alloc(200 << 20), { level: 9 })

export async function faultServer(): Promise<FaultServer> {
  const asked: FaultServer['asked'] = []
  const extra = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      asked.push({ path, headers: request.headers, method: request.method ?? '', body })
      const own = extra.get(path)
      const hops = /^\/hops\/(\d+)$/.exec(path)
      const to = /^\/to\?(.*)$/.exec(path)
      if (own) own(request, response)
      else if (hops) response.writeHead(302, { location: Number(hops[1]) > 1 ? `/hops/${Number(hops[1]) - 1}` : '/ok' }).end()
      else if (to) response.writeHead(302, { location: decodeURIComponent(to[1]) }).end()
      else if (FAULTS[path]) FAULTS[path](request, response, 0)
      else response.writeHead(404).end()
    })
  })
  const port = await listen(server)
  return {
    port,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    asked,
    on: (path, answer) => void extra.set(path, answer),
    close: () => stop(server),
  }
}

/** Listens on loopback and counts connections: none may come. */
export async function canary(): Promise<{ readonly port: number; readonly connections: () => number; close(): Promise<void> }> {
  let connections = 0
  const server = createServer((_, response) => void response.end('you should not be here'))
  server.on('connection', () => connections++)
  const port = await listen(server)
  return { port, connections: () => connections, close: () => stop(server) }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    // All of this machine's addresses, so that whatever reaches it is seen.
    server.listen(0, () => resolve((server.address() as AddressInfo).port))
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
