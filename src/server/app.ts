/** The reading page and its API, as a function from request to answer. It listens nowhere by itself: see serve.ts. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Reader } from '../core/read.ts'
import { VERSION } from '../core/version.ts'
import { Failure } from './failure.ts'
import { fromThisMachine, fromThisPage, isJson } from './guards.ts'
import { HEADERS } from './headers.ts'
import { loadPage } from './page-files.ts'
import { MAX_BODY_BYTES, toReadableArticle } from './read-request.ts'
import { type SampleArticle, Shelf } from './shelf.ts'

export interface AppOptions {
  readonly reader: Reader
  readonly samples: readonly SampleArticle[]
  /** Folder of the built page, ending in `/`; without it there is the API alone. */
  readonly webRoot?: URL | undefined
  /** Told of faults of the program's own; never of what an article holds. */
  readonly onFault?: (error: Error) => void
}

export function createApp({ reader, samples, webRoot, onFault }: AppOptions): Hono {
  const shelf = new Shelf(reader, samples)
  const page = webRoot && loadPage(webRoot)
  const app = new Hono()

  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use(fromThisMachine)
  app.use('/api/*', fromThisPage)

  app.get('/api/health', (c) => c.json({ status: 'ok', version: VERSION }))
  app.get('/api/articles', (c) => c.json({ articles: shelf.list() }))
  app.get('/api/articles/:id', (c) => {
    const found = shelf.get(c.req.param('id'))
    if (found === undefined) throw new Failure(404, 'not-found', 'no article of this id is at hand: paste it again')
    return c.json(found)
  })
  app.post(
    '/api/read',
    isJson,
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: () => {
        throw new Failure(413, 'request/too-large', `the request is larger than ${MAX_BODY_BYTES >> 20} MiB: split the text into articles`)
      },
    }),
    async (c) => c.json(shelf.add(toReadableArticle(await jsonOf(c.req.raw)))),
  )

  app.get('*', (c) => {
    const file = page?.get(c.req.path)
    if (file === undefined) throw new Failure(404, 'not-found', 'nothing is here')
    return c.body(file.bytes, 200, {
      'Content-Type': file.type,
      'Cache-Control': file.immutable ? 'max-age=31536000, immutable' : 'no-cache',
    })
  })

  app.notFound(() => {
    throw new Failure(405, 'method', 'this address takes no such request')
  })
  app.onError((error, c) => {
    const failure = error instanceof Failure ? error : new Failure(500, 'internal', 'isnad failed at this: its fault, not yours')
    if (failure !== error) onFault?.(error)
    return c.json({ error: { code: failure.code, message: failure.message } }, failure.status)
  })
  return app
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(400, 'request/json', 'the request is not JSON')
  }
}
