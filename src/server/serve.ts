/** Listens: on the loopback address, unless another is asked for. */
import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'

export const HOST = '127.0.0.1'
/** Asked for first where none is given; then those that follow, then any that is free. */
export const DEFAULT_PORT = 4317
const TRIES = 10

export interface Served {
  /** `http://127.0.0.1:4317/` */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** A port that was asked for and cannot be had; its message is one line for the one who asked. */
export class PortError extends Error {}

interface Handler {
  fetch(request: Request, env?: object): Response | Promise<Response>
}

/**
 * Serves the app. A port that is given is taken or refused, `0` being any that is free; without one the default is tried, then its neighbours.
 * @throws PortError
 */
export async function serve(app: Handler, port?: number, host: string = HOST): Promise<Served> {
  const ports = port === undefined ? [...Array.from({ length: TRIES }, (_, i) => DEFAULT_PORT + i), 0] : [port]
  for (const candidate of ports) {
    const server = createAdaptorServer({ fetch: app.fetch as never, hostname: host }) as Server
    const taken = await listen(server, candidate, host)
    if (taken === undefined) return served(server, host)
    if (port !== undefined) throw new PortError(taken)
  }
  throw new PortError('no port is free')
}

/** Undefined once it listens, else why it cannot. */
function listen(server: Server, port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(`port ${port} is taken by another program: give another with --port, or none`)
      else if (error.code === 'EACCES') resolve(`port ${port} may not be used by this user: give one above 1023 with --port`)
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        resolve(`${host} is no address of this machine: give one with --host, or leave it out`)
      else reject(error)
    })
    server.listen(port, host, () => resolve(undefined))
  })
}

function served(server: Server, host: string): Served {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
