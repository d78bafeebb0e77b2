/**
 * Asks feeds when they are due and takes what is new. It knows no store: {@link Shelf} is what it needs of one. The clock and chance
 * are given, so that weeks pass in a test within a moment.
 */
import { decodePage } from '../encoding.ts'
import type { Fetched, Fetcher } from '../fetch/fetch.ts'
import { FetchError } from '../fetch/fetch-error.ts'
import { type Found, InputError } from '../item.ts'
import { discoverFeeds } from './discover.ts'
import { keyOf, takeEntry } from './entry.ts'
import type { FeedParsed, ParseFeed } from './feed.ts'
import { type Clock, Hosts, systemClock } from './hosts.ts'
import { Robots } from './robots.ts'
import { backOff, intervalOf, maxAge, retryAfter, SHORTEST, spread } from './schedule.ts'
import type { KnownEntry, WatchedFeed } from './watched-feed.ts'

/** Where feeds and articles are kept. */
export interface Shelf {
  claim(now: string, until: string, limit: number): Promise<readonly WatchedFeed[]>
  put(feed: Partial<WatchedFeed> & { readonly url: string }): Promise<unknown>
  move(from: string, to: string): Promise<void>
  entries(feed: string, entries: readonly string[]): Promise<readonly KnownEntry[]>
  mark(feed: string, entries: readonly KnownEntry[], at: string): Promise<void>
  touch(feed: string, entries: readonly string[], at: string, before: string): Promise<void>
  /** Keeps articles; says how many were new. */
  keep(found: readonly Found[]): Promise<number>
}

/** What came of one look at a feed. */
export interface Checked {
  readonly url: string
  /** Where it is asked from now on, if that changed. */
  readonly movedTo?: string | undefined
  readonly outcome: 'new' | 'nothing-new' | 'not-modified' | 'failed' | 'gone'
  /** Articles that were not there before; entries that are no article for isnad; pages that could not be had. */
  readonly added: number
  readonly aside: number
  readonly failed: number
  /** In words, where something went wrong. */
  readonly problem: string | undefined
  /** ISO instant. */
  readonly nextAt: string | undefined
}

export interface WatcherOptions {
  readonly shelf: Shelf
  readonly fetcher: Fetcher
  readonly parse: ParseFeed
  readonly clock?: Clock | undefined
  /** From 0 to 1. */
  readonly random?: (() => number) | undefined
  /** Feeds asked at the same time. */
  readonly atOnce?: number | undefined
  /** Milliseconds between two requests to one host. */
  readonly pause?: number | undefined
  readonly onChecked?: ((checked: Checked) => void) | undefined
  readonly onFault?: ((error: Error) => void) | undefined
}

/** While a feed is looked at no other process takes it; after a crash it is due again then. */
const LEASE = 15 * 60_000
const DEFAULT_INTERVAL = 3600
/** The longest sleep: feeds may be added by another process. */
const NAP = 30_000
const MOST_ENTRIES = 500
const MOST_TRIES = 3
const REMEMBERED = 90 * 24 * 3600_000

export class Watcher {
  readonly #o: WatcherOptions
  readonly #clock: Clock
  readonly #random: () => number
  readonly #hosts: Hosts
  readonly #robots: Robots
  #stop = new AbortController()
  #wake = new AbortController()
  #running: Promise<void> | undefined

  constructor(options: WatcherOptions) {
    this.#o = options
    this.#clock = options.clock ?? systemClock
    this.#random = options.random ?? Math.random
    this.#hosts = new Hosts(this.#clock, options.pause ?? 1000)
    this.#robots = new Robots(options.fetcher, this.#clock)
  }

  /** Asks what is due until {@link stop}. */
  start(): void {
    this.#running ??= this.#run()
  }

  /** Looks for what is due now: a feed was added. */
  wake(): void {
    this.#wake.abort()
  }

  /** Lets what is asked at the moment end, quickly. */
  async stop(): Promise<void> {
    this.#stop.abort()
    this.#wake.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      this.#wake = new AbortController()
      const signal = AbortSignal.any([this.#wake.signal, this.#stop.signal])
      try {
        if ((await this.due()).length > 0) continue
      } catch (error) {
        this.#o.onFault?.(error as Error)
      }
      await this.#clock.sleep(NAP, signal)
    }
  }

  /** Looks at the feeds that are due, once each. */
  async due(): Promise<readonly Checked[]> {
    const atOnce = this.#o.atOnce ?? 8
    const now = this.#clock.now()
    const feeds = await this.#o.shelf.claim(iso(now), iso(now + LEASE), atOnce * 4)
    return this.all(feeds)
  }

  /** Looks at these feeds, some at a time; one that hangs holds up nobody but its place. */
  async all(feeds: readonly WatchedFeed[]): Promise<readonly Checked[]> {
    const waiting = [...feeds]
    const out: Checked[] = []
    const work = async () => {
      for (let feed = waiting.shift(); feed !== undefined && !this.#stop.signal.aborted; feed = waiting.shift()) {
        try {
          const checked = await this.check(feed)
          out.push(checked)
          this.#o.onChecked?.(checked)
        } catch (error) {
          // A fault of isnad or of the store; the lease brings the feed back.
          this.#o.onFault?.(error as Error)
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(this.#o.atOnce ?? 8, feeds.length) }, work))
    return out
  }

  /** Asks one feed, and takes what it has that is new. */
  async check(feed: WatchedFeed): Promise<Checked> {
    const rest = this.#hosts.resting(feed.url)
    if (rest > 0) return this.#later(feed, 'its site asked to be left alone for a while', this.#clock.now() + rest, false)
    let answer: Fetched
    try {
      answer = await this.#ask(feed)
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
      // Stopped amid a request: it is as due as it was.
      if (this.#stop.signal.aborted) return this.#later(feed, feed.problem ?? '', this.#clock.now(), false)
      return this.#later(feed, error.message)
    }
    const { status, headers } = answer
    const now = this.#clock.now()
    if (status === 304) return this.#done(feed, { outcome: 'not-modified', interval: (feed.every ?? DEFAULT_INTERVAL) * 1000 })
    if (status === 410) {
      await this.#o.shelf.put({
        url: feed.url,
        state: 'gone',
        checkedAt: iso(now),
        problem: 'its publisher says that it is gone for good (410)',
        nextAt: null,
      })
      return {
        url: feed.url,
        outcome: 'gone',
        added: 0,
        aside: 0,
        failed: 0,
        problem: 'its publisher says that it is gone for good (410)',
        nextAt: undefined,
      }
    }
    if (status < 200 || status >= 300) {
      const wait = retryAfter(headers['retry-after'], now)
      if (wait !== undefined && (status === 429 || status === 503)) this.#hosts.rest(feed.url, wait)
      return this.#later(feed, SAID[status] ?? `it answers with status ${status}`, wait === undefined ? undefined : now + wait)
    }
    return this.#take(feed, answer)
  }

  #ask(feed: WatchedFeed): Promise<Fetched> {
    const headers = {
      accept:
        'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
      ...(feed.etag && { 'if-none-match': feed.etag }),
      ...(feed.lastModified && { 'if-modified-since': feed.lastModified }),
    }
    const signal = this.#stop.signal
    return this.#hosts.inLine(feed.url, () => this.#o.fetcher.fetch(feed.url, { headers, signal }), undefined, signal)
  }

  async #take(feed: WatchedFeed, answer: Fetched): Promise<Checked> {
    let parsed: FeedParsed | undefined
    try {
      parsed = this.#o.parse(answer.body, answer.headers['content-type'], answer.url)
    } catch (error) {
      return this.#later(feed, `it cannot be read as a feed: ${(error as Error).message.split('\n')[0].slice(0, 200)}`)
    }
    if (parsed === undefined) return this.#discover(feed, answer)
    let { url } = feed
    // Only what was asked, answered and read there is written down as its address.
    if (answer.movedTo !== undefined && answer.movedTo === answer.url && answer.movedTo !== url) {
      await this.#o.shelf.move(url, answer.movedTo)
      url = answer.movedTo
    }
    const took = await this.#entries({ ...feed, url, title: parsed.title ?? feed.title }, parsed)
    const now = this.#clock.now()
    const interval = intervalOf(parsed, now, maxAge(answer.headers['cache-control']))
    const checked = await this.#done(
      { ...feed, url },
      {
        outcome: took.added > 0 ? 'new' : 'nothing-new',
        // Entries whose pages failed are asked for again soon.
        interval: took.again ? Math.min(interval, 2 * SHORTEST) : interval,
        every: interval,
        fields: {
          title: parsed.title?.slice(0, 300) || feed.title,
          // Not where entries are still to be had: the answer must come whole again.
          etag: took.again ? null : (answer.headers.etag?.slice(0, 1000) ?? null),
          lastModified: took.again ? null : (answer.headers['last-modified']?.slice(0, 100) ?? null),
          ...(took.added > 0 && { changedAt: iso(now) }),
        },
        took,
      },
    )
    return url === feed.url ? checked : { ...checked, url: feed.url, movedTo: url }
  }

  async #entries(feed: WatchedFeed, parsed: FeedParsed) {
    const { shelf } = this.#o
    const now = iso(this.#clock.now())
    const keys = new Map(parsed.entries.slice(0, MOST_ENTRIES).map((entry) => [keyOf(entry), entry]))
    const known = new Map((await shelf.entries(feed.url, [...keys.keys()])).map((entry) => [entry.entry, entry]))
    await shelf.touch(feed.url, [...known.keys()], now, iso(this.#clock.now() - REMEMBERED))
    const sums = { added: 0, aside: 0, failed: 0, again: false, problem: undefined as string | undefined }
    const ways = { fetcher: this.#o.fetcher, robots: this.#robots, hosts: this.#hosts, signal: this.#stop.signal }
    for (const [key, entry] of keys) {
      const before = known.get(key)
      if (before?.done) continue
      if (this.#stop.signal.aborted) {
        sums.again = true
        break
      }
      const tries = (before?.tries ?? 0) + 1
      const taken = await takeEntry(entry, feed.url, feed.outlet ?? feed.title ?? undefined, ways, tries >= MOST_TRIES)
      let problem: string | null = null
      let done = true
      // Stored first, marked then: after a crash between the two it is stored again, which changes nothing.
      if ('found' in taken) sums.added += await shelf.keep([taken.found])
      else if ('aside' in taken) {
        sums.aside++
        problem = taken.aside
      } else {
        sums.failed++
        problem = taken.failed
        done = !taken.passing || tries >= MOST_TRIES
        sums.again ||= !done
        sums.problem ??= `${entry.link ?? entry.title ?? 'an entry'}: ${taken.failed}`
      }
      await shelf.mark(feed.url, [{ entry: key, tries, done, problem }], now)
    }
    return sums
  }

  /** It is a page: where it names a feed, that one is watched in its stead. */
  async #discover(feed: WatchedFeed, answer: Fetched): Promise<Checked> {
    // Once it was a feed: it is not exchanged for another by a page that says "not found".
    if (feed.changedAt === null && feed.etag === null && feed.title === null) {
      for (const { url } of found(answer)) {
        if (url === feed.url) continue
        try {
          const other = await this.#hosts.inLine(
            url,
            () => this.#o.fetcher.fetch(url, { signal: this.#stop.signal }),
            undefined,
            this.#stop.signal,
          )
          if (other.status !== 200 || this.#o.parse(other.body, other.headers['content-type'], other.url) === undefined) continue
          await this.#o.shelf.move(feed.url, url)
          const checked = await this.#take({ ...feed, url }, other)
          return { ...checked, url: feed.url, movedTo: checked.movedTo ?? url }
        } catch (error) {
          if (!(error instanceof FetchError) && !(error instanceof InputError)) throw error
        }
      }
    }
    return this.#later(feed, 'no feed: it is a page that names none')
  }

  async #done(
    feed: WatchedFeed,
    {
      outcome,
      interval,
      every = interval,
      fields = {},
      took,
    }: {
      readonly outcome: Checked['outcome']
      readonly interval: number
      readonly every?: number
      readonly fields?: Partial<WatchedFeed>
      readonly took?: { readonly added: number; readonly aside: number; readonly failed: number; readonly problem: string | undefined }
    },
  ): Promise<Checked> {
    const now = this.#clock.now()
    const nextAt = iso(now + spread(interval, this.#random))
    const problem = took?.problem
    await this.#o.shelf.put({
      url: feed.url,
      ...fields,
      checkedAt: iso(now),
      nextAt,
      problem: problem ?? null,
      failures: 0,
      every: Math.round(every / 1000),
    })
    return { url: feed.url, outcome, added: took?.added ?? 0, aside: took?.aside ?? 0, failed: took?.failed ?? 0, problem, nextAt }
  }

  /** It failed: asked again later, the later the more often it failed. */
  async #later(feed: WatchedFeed, problem: string, notBefore = 0, counts = true): Promise<Checked> {
    const now = this.#clock.now()
    const failures = feed.failures + (counts ? 1 : 0)
    const interval = (feed.every ?? DEFAULT_INTERVAL) * 1000
    const next = Math.max(notBefore, now + (counts ? backOff(Math.min(interval, DEFAULT_INTERVAL * 1000), failures, this.#random) : 0))
    const nextAt = iso(next)
    await this.#o.shelf.put({ url: feed.url, checkedAt: iso(now), nextAt, problem: problem || null, failures })
    return { url: feed.url, outcome: 'failed', added: 0, aside: 0, failed: 0, problem, nextAt }
  }
}

const SAID: { readonly [status: number]: string } = {
  401: 'it wants a login (401)',
  403: 'it refuses programs, or this one (403)',
  404: 'not found (404): its address may have changed',
  429: 'it was asked too often (429)',
  500: 'its server failed (500)',
  502: 'its server failed (502)',
  503: 'its server is not ready (503)',
  504: 'its server did not answer in time (504)',
}

function found({ body, url, headers }: Fetched) {
  if (!/html|^$/i.test(headers['content-type'] ?? '')) return []
  try {
    return discoverFeeds(decodePage(body, headers['content-type']).text, url)
  } catch (error) {
    if (error instanceof InputError) return []
    throw error
  }
}

const iso = (ms: number) => new Date(ms).toISOString()
