/** The reading page and its API, as a function from request to answer. It listens nowhere by itself: see serve.ts. */
import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { etag } from 'hono/etag'
import { HTTPException } from 'hono/http-exception'
import type { Lexicon } from '../core/lexicon/lexicon.ts'
import type { Reader } from '../core/read.ts'
import { VERSION } from '../core/version.ts'
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
import type { documentOf } from './openapi.ts'
import { loadPage, withToken } from './page-files.ts'
import { addAccounts, addressOf } from './routes/accounts.ts'
import { addArticles } from './routes/articles.ts'
import { addCorrections } from './routes/corrections.ts'
import { addJobs } from './routes/jobs.ts'
import { addLedger } from './routes/ledger.ts'
import { addLexicon } from './routes/lexicon.ts'
import { addPlace } from './routes/place.ts'
import { addReadBack } from './routes/read-back.ts'
import { addReview } from './routes/review.ts'
import { addSearch } from './routes/search.ts'
import { addTakedowns } from './routes/takedowns.ts'
import type { Services } from './services.ts'

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
}

export interface App {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  readonly request: OpenAPIHono['request']
  /** The OpenAPI 3.1 document. */
  readonly document: ReturnType<typeof documentOf>
  /** Marks as failed the jobs that an earlier process left; where the store is this process's alone. */
  clearUp(): Promise<void>
  /** Lets what runs come to a stop. The store is its owner's to close. */
  stop(): Promise<void>
}

export function createApp(options: AppOptions): App {
  const { store, samples, reader, lexicon, access, limits = LIMITS, publicUrl, webRoot, onFault = () => {} } = options
  const words = houseLexiconOf(store.database)
  const services: Services = {
    house: new Library(store),
    samples: samples && new Library(samples, true),
    reader: new HouseReader(reader, lexicon, words),
    lexicon: words,
    jobs: new JobRunner(store.jobs, onFault),
    access,
    accounts: accountsOf(store.database),
    limits,
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
  addReview(app, services)
  addPlace(app, services)
