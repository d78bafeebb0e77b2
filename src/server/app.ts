/** The reading page and its API, as a function from request to answer. It listens nowhere by itself: see serve.ts. */
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import type { Lexicon } from '../core/lexicon/lexicon.ts'
import type { Reader } from '../core/read.ts'
import { VERSION } from '../core/version.ts'
import { Allowed } from '../ingest/fetch/addresses.ts'
import { createFetcher, type Fetcher } from '../ingest/fetch/fetch.ts'
import { accountsOf } from '../store/accounts/accounts.ts'
import { houseLexiconOf } from '../store/house-lexicon/house-lexicon.ts'
import type { Store } from '../store/store.ts'
import { StoreError } from '../store/store-error.ts'
import type { Access } from './access.ts'
import { addEndpoint } from './endpoint.ts'
import { Failure } from './failure.ts'
import { forThisServer } from './guards.ts'
import { HEADERS } from './headers.ts'
import { HouseReader } from './house-reader.ts'
import { JobRunner } from './jobs.ts'
import { Library } from './library.ts'
import { LIMITS, type Limits, RateLimiter } from './limits.ts'
import { documentOf } from './openapi.ts'
import { loadPage, withToken } from './page-files.ts'
import { addAccounts, addressOf } from './routes/accounts.ts'
import { addArticles } from './routes/articles.ts'
import { addCorrections } from './routes/corrections.ts'
import { addFeeds } from './routes/feeds.ts'
import { addJobs } from './routes/jobs.ts'
import { addLedger } from './routes/ledger.ts'
import { addLexicon } from './routes/lexicon.ts'
import { addPlace } from './routes/place.ts'
import { addReadBack } from './routes/read-back.ts'
import { addReview } from './routes/review.ts'
import { addSearch } from './routes/search.ts'
import { addTakedowns } from './routes/takedowns.ts'
import type { Services } from './services.ts'
import { watcherOver } from './watching.ts'

export interface AppOptions {
  readonly store: Store
  /** The articles that come with isnad, in a store of their own. */
  readonly samples?: Store | undefined
  readonly reader: Reader
  /** What the reader was made of: the words of the house are laid over it. Without it they are kept and not used. */
  readonly lexicon?: Lexicon | undefined
  readonly access: Access
  readonly limits?: Limits | undefined
  /** Where browsers of a team reach it, such as `https://isnad.example.org`; loopback always may. */
  readonly publicUrl?: string | undefined
  /** Folder of the built page, ending in `/`; without it there is the API alone. */
  readonly webRoot?: URL | undefined
  /** Told of faults of the program's own; their messages may hold words of an article and are not for a log. */
  readonly onFault?: ((error: Error) => void) | undefined
  /** Addresses that are not public and may be fetched all the same: `10.0.0.5`, `192.168.0.0/16`, `127.0.0.1:8080`. */
  readonly allow?: readonly string[] | undefined
  /** The way out; without it the guarded one. */
  readonly fetcher?: Fetcher | undefined
}

export interface App {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  readonly request: OpenAPIHono['request']
  /** The OpenAPI 3.1 document. */
  readonly document: ReturnType<typeof documentOf>
  /** Marks as failed the jobs that an earlier process left; where the store is this process's alone. */
  clearUp(): Promise<void>
  /** Asks the feeds of the store when they are due, until {@link stop}. Without it nothing leaves the machine. */
  watch(): void
  /** Lets what runs come to a stop. The store is its owner's to close. */
  stop(): Promise<void>
}

export function createApp(options: AppOptions): App {
  const { store, samples, reader, lexicon, access, limits = LIMITS, publicUrl, webRoot, onFault = () => {} } = options
  const words = houseLexiconOf(store.database)
  const house = new HouseReader(reader, lexicon, words)
  const fetcher = options.fetcher ?? createFetcher({ allow: options.allow })
  const watcher = watcherOver({ store, read: (article) => house.read(article), fetcher, onFault })
  let watching = false
  const services: Services = {
    house: new Library(store),
    samples: samples && new Library(samples, true),
    reader: house,
    lexicon: words,
    jobs: new JobRunner(store.jobs, onFault),
    access,
    accounts: accountsOf(store.database),
    limits,
    feeds: { allowed: new Allowed(options.allow), running: () => watching, wake: () => watcher.wake() },
    secure: publicUrl?.startsWith('https:') ?? false,
  }
  const page = webRoot && loadPage(webRoot)
  const app = new OpenAPIHono({ defaultHook: refuseWrongFields })

  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use(forThisServer(publicUrl === undefined ? [] : [publicUrl]))
  const reading = new RateLimiter(limits.reading)
  const changing = new RateLimiter(limits.changing)
  app.use('/api/*', async (c, next) => {
    ;(c.req.method === 'GET' || c.req.method === 'HEAD' ? reading : changing).take(addressOf(c))
    await next()
  })
  app.use('/api/*', etag())

  addArticles(app, services)
  addReadBack(app, services)
  addSearch(app, services)
  addLedger(app, services)
  addReview(app, services)
  addPlace(app, services)
  addCorrections(app, services)
  addLexicon(app, services)
  addJobs(app, services)
  addFeeds(app, services)
  addTakedowns(app, services)
  addAccounts(app, services)
  addEndpoint(
    app,
    access,
    {
      method: 'get',
      path: '/api/health',
      tag: 'server',
      summary: 'Whether it is well',
      role: 'anyone',
      answers: {
        200: { description: 'It is', schema: z.object({ status: z.literal('ok'), version: z.string() }).openapi('Health') },
      },
    },
    async ({ c }) => {
      await store.counts()
      return c.json({ status: 'ok', version: VERSION })
    },
  )

  const document = documentOf(app, limits)
  app.get('/openapi.json', (c) => c.json(document))
  const methods = methodsByPath(document)

  app.get('*', (c) => {
    const file = page?.get(c.req.path)
    if (file === undefined) return refuseUnknown(c)
    const bytes = file.type.startsWith('text/html') && access.pageToken ? withToken(file.bytes, access.pageToken) : file.bytes
    return c.body(bytes, 200, {
      'Content-Type': file.type,
      'Cache-Control': file.immutable ? 'max-age=31536000, immutable' : 'no-store',
    })
  })
  app.notFound(refuseUnknown)
  app.onError((error) => toFailure(error, onFault).toResponse())

  /** @throws Failure always: 405 where the address takes other requests, else 404. */
  function refuseUnknown(c: Context): never {
    const allowed = methods.find(({ pattern }) => pattern.test(c.req.path))?.allowed
    if (allowed === undefined) throw new Failure(404, 'not-found', 'nothing is here', 'see /openapi.json for what there is')
    throw new Failure(405, 'method', 'this address takes no such request', `it takes ${allowed}`, { allow: allowed })
  }

  return {
    fetch: (request, env) => app.fetch(request, env),
    request: app.request,
    document,
    clearUp: () => services.jobs.clearUp(),
    watch() {
      watching = true
      watcher.start()
    },
    async stop() {
      await Promise.all([watcher.stop(), services.jobs.stop()])
    },
  }
}

/** Path patterns of the document, with the methods each takes. */
function methodsByPath(document: ReturnType<typeof documentOf>) {
  return Object.entries(document.paths ?? {}).map(([path, item]) => ({
    pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`),
    allowed: Object.keys(item as object)
      .map((m) => m.toUpperCase())
      .join(', '),
  }))
}

/** One line about the first field that is wrong. */
function refuseWrongFields(result: { readonly success: boolean; readonly error?: z.ZodError }): undefined {
  if (result.success || result.error === undefined) return undefined
  const issue = deepest(result.error.issues[0])
  const field = issue.path.join('.')
  const message = issue.message.replace(/\s+/g, ' ')
  throw new Failure(400, 'request/field', field === '' ? message : `"${field}": ${message}`, 'see /openapi.json for what it takes', {
    field: field || undefined,
  })
}

/** Of a union, the issue of the branch that came furthest. */
function deepest(issue: z.core.$ZodIssue): { readonly path: readonly PropertyKey[]; readonly message: string } {
  if (issue.code !== 'invalid_union') return issue
  const branches = issue.errors.map((issues) => issues.map(deepest)).filter((issues) => issues.length > 0)
  const best = branches.sort((a, b) => a.length - b.length || b[0].path.length - a[0].path.length)[0]?.[0]
  return best === undefined ? issue : { path: [...issue.path, ...best.path], message: best.message }
}

const STORE_REMEDIES: { readonly [problem: string]: readonly [status: 400 | 503, detail: string, remedy: string] } = {
  misuse: [400, 'no such place in the list, or no such id', 'begin again without `after`'],
  busy: [503, 'another program writes to the store', 'try again in a moment'],
  full: [503, 'the disk of the store is full; nothing was changed', 'free some space, then try again'],
  'read-only': [503, 'the store may not be written', 'give the program the right to write its data folder'],
  unreachable: [503, 'the database does not answer', 'see that it runs, then try again'],
}

function toFailure(error: Error, onFault: (error: Error) => void): Failure {
  if (error instanceof Failure) return error
  if (error instanceof StoreError && error.problem in STORE_REMEDIES) {
    const [status, detail, remedy] = STORE_REMEDIES[error.problem]
    if (status === 503) onFault(error)
    return status === 400 ? new Failure(400, 'request/cursor', detail, remedy) : new Failure(503, 'busy', detail, remedy, { retryAfter: 5 })
  }
  if (error instanceof HTTPException && error.status === 400)
    return new Failure(400, 'request/json', 'the request is not JSON', 'send one JSON value, in UTF-8')
  onFault(error)
  return new Failure(500, 'internal', 'isnad failed at this: its fault, not yours', 'try again; if it stays, report it with what you did')
}
