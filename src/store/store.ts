/**
 * The store: articles as they were read, what was read in them, and what people made of it.
 *
 * One contract, two stores behind it: a folder with one SQLite file, and a PostgreSQL database. What holds for both:
 *
 * - **Ids** are hexadecimal SHA-256 of what they name ({@link file://./identity.ts}); those of statements, events and actors
 *   are cut to 128 bits. The same articles give the same ids in any store, in any order.
 * - **A call that writes is one transaction**: when its promise is fulfilled all of it is on disk, when it is rejected none is.
 *   Writers wait for one another, readers for nobody.
 * - **Lists** come in pages; `next` goes on after the last item, also where items came or went meanwhile.
 * - **Complaints** are {@link StoreError}: one line that says what to do. Anything else that is thrown is a fault of isnad.
 */

import type { Article, Event, Force, Record, SpeechKind } from '../core/record.ts'
import type { KnownEntry, WatchedFeed } from '../ingest/watch/watched-feed.ts'
import type { Database } from './database.ts'
import type { Search } from './search/search.ts'

export interface Store {
  /** The folder, or the URL without its password. */
  readonly location: string
  readonly articles: Articles
  readonly records: Records
  readonly statements: Statements
  readonly events: Events
  readonly actors: Actors
  readonly search: Search
  readonly feeds: Feeds
  readonly failures: Failures
  readonly savedSearches: SavedSearches
  readonly jobs: Jobs
  readonly tombstones: Tombstones
  /** What the modules beside this one stand on: search, corrections, accounts. */
  readonly database: Database

  /**
   * Adds what was read, all or nothing. Adding the same again changes nothing; another text of the same article is a new
   * version of it. The outcomes are in the order of the batch. A few hundred at a time are fast.
   */
  add(batch: readonly Incoming[]): Promise<readonly Added[]>
  /**
   * The same of many batches, in one transaction: some thousand articles at a time are the fastest of all. Each batch is
   * written before the next is asked for, and held no longer. Other writers wait meanwhile, so `batches` should not.
   */
  addAll(batches: AsyncIterable<readonly Incoming[]>): Promise<readonly Added[]>
  /** Reads every article anew whose record is of another version of the reader, a batch a transaction; says what changed in each. */
  reread(read: (article: Article) => Record, options?: RereadOptions): AsyncIterable<Reread>
  /** Deletes for good, with everything drawn from it, and sets a tombstone. */
  takeOut(what: Target, why: { readonly by: string; readonly reason?: string | undefined }): Promise<TakenOut>
  /**
   * Everything that comes from the articles, as lines of JSON in an order that depends on nothing but the articles:
   * byte for byte the same from both stores, whatever the order in which they came.
   */
  export(parts?: readonly ExportPart[]): AsyncIterable<string>
  /** Looks at everything: spans, rows, checksums, keys. Yields what is wrong; nothing, where all is well. */
  verify(): AsyncIterable<Finding>
  /** A copy that is whole, made while others read and write: one SQLite file, whichever database is behind; its hash stands beside it. */
  backup(to: string): Promise<{ readonly path: string; readonly bytes: number; readonly sha256: string }>
  counts(): Promise<Counts>
  close(): Promise<void>
}

// ── Articles ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** An article with its record, as `createReader().read` made it, and where it came from. */
export interface Incoming {
  readonly article: Article
  readonly record: Record
  /** The bytes it was read from; several articles of one file may give the same, which are kept once. */
  readonly raw?: Uint8Array | undefined
  /** `news.jsonl:12`, an address of a feed: for people. */
  readonly source?: string | undefined
  /** How bytes became text, such as `{ "encoding": "windows-1256", "declared": false }`. */
  readonly decoding?: { readonly [name: string]: unknown } | undefined
  /** Brings back what a tombstone keeps out, and takes the tombstone away. */
  readonly despiteTombstone?: boolean | undefined
}

export interface Added {
  readonly outcome: 'added' | 'new-version' | 'same' | 'taken-out'
  /** Id of the article. */
  readonly article: string
  /** Id of its version. */
  readonly version: string
  /** Of a new version: ids of statements that were there before and are not found in it. */
  readonly lost?: readonly string[]
}

/** An article's latest version. */
export interface StoredArticle {
  readonly id: string
  readonly version: string
  /** The id the article came with, if it had one. */
  readonly givenId: string | null
  readonly url: string | null
  readonly outlet: string | null
  readonly title: string | null
  readonly language: string | null
  readonly publishedAt: string | null
  /** How many versions there are. */
  readonly versions: number
  /** The least id among its near-duplicates, its own where it has none. */
  readonly story: string
  readonly source: string | null
  /** ISO instant at which this version was added. */
  readonly seenAt: string
}

/** One text of an article. */
export interface Version extends StoredArticle {
  /** Exactly as it was read. */
  readonly text: string
  readonly decoding: { readonly [name: string]: unknown } | null
  /** SHA-256 of the raw bytes, where they were kept. */
  readonly raw: string | null
  readonly reader: string
  /** True where a person's statements were taken out of it: their letters are `█`, offsets are as they were. */
  readonly redacted: boolean
}

export interface ArticleFilter {
  readonly outlet?: string | undefined
  /** First and last day of publication, ISO, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly story?: string | undefined
}

export interface Articles {
  /** Which of these ids of versions are there. */
  known(versions: readonly string[]): Promise<ReadonlySet<string>>
  /** By id of the article, of one of its versions, or the id it came with. */
  get(id: string): Promise<Version | undefined>
  /** Newest first by publication, undated last, then by id. */
  list(filter: ArticleFilter, page?: PageRequest): Promise<Page<StoredArticle>>
  /** All versions of an article, oldest first; the last is the latest. */
  versions(id: string): Promise<readonly Version[]>
  raw(hash: string): Promise<Uint8Array | undefined>
  /** Near-duplicates of an article, itself among them, the one that had it first in front. */
  story(id: string): Promise<readonly StoredArticle[]>
}

export interface Records {
  /** The record of a version, or of an article's latest: exactly what the reader gave. */
  get(id: string): Promise<Record | undefined>
}

// ── What was read ────────────────────────────────────────────────────────────────────────────────────────────────

/** A span, `[start, end)` in UTF-16 code units of the version's text. */
export type Place = readonly [start: number, end: number]

export interface StoredStatement {
  readonly id: string
  readonly article: string
  /** The latest version that has it: its places are in that text. */
  readonly version: string
  /** The id of its attribution in that version's record: `a3`. */
  readonly local: string
  /** True where the latest version of the article has it no more. */
  readonly lost: boolean
  readonly outlet: string | null
  readonly publishedAt: string | null
  readonly speaker: string | null
  /** Id of the {@link StoredActor}. */
  readonly actor: string | null
  readonly speakerType: string | null
  readonly role: string | null
  readonly affiliation: string | null
  /** Relays, the nearest to the speaker first, as the text has them. */
  readonly relays: readonly string[]
  readonly country: string | null
  readonly kind: SpeechKind
  readonly force: Force
  readonly core: boolean
  readonly nested: boolean
  /** Id of the statement in whose content it stands. */
  readonly in: string | null
  /** When it was said, as its timex has it. */
  readonly saidAt: string | null
  readonly confidence: number
  readonly cue: string
  /** Its content; pieces are joined by ` … `. */
  readonly words: string
  readonly places: {
    readonly cue: readonly Place[]
    readonly source: Place | null
    readonly content: readonly Place[]
    readonly via: readonly Place[]
    readonly time: Place | null
    readonly addressee: Place | null
  }
  /** What it shares with the same words of the same speaker in other outlets: {@link Statements.carriers}. */
  readonly utterance: string
}

export interface StatementFilter {
  readonly article?: string | undefined
  readonly actor?: string | undefined
  readonly outlet?: string | undefined
  readonly kind?: SpeechKind | undefined
  readonly force?: Force | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly utterance?: string | undefined
  /** Also those that the latest version has no more; without it they are left out. */
  readonly lost?: boolean | undefined
}

export interface Statements {
  get(id: string): Promise<StoredStatement | undefined>
  /** Newest first; those of one article in the order of its text. */
  list(filter: StatementFilter, page?: PageRequest): Promise<Page<StoredStatement>>
  /** Who carries the same statement: one of each article, by day, the first to have it in front. */
  carriers(id: string): Promise<readonly StoredStatement[]>
  /** Those that the reader is least sure of, the least first; what has been lost is not among them. */
  leastSure(limit: number): Promise<readonly StoredStatement[]>
}

export interface StoredEvent {
  readonly id: string
  readonly article: string
  readonly version: string
  readonly local: string
  readonly lost: boolean
  readonly outlet: string | null
  readonly publishedAt: string | null
  readonly type: Event['type']
  readonly status: Event['status']
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  readonly actor: string | null
  readonly recipient: string | null
  readonly object: string | null
  readonly amount: number | null
  readonly currency: string | null
  readonly quantity: number | null
  readonly unit: string | null
  readonly time: string | null
  readonly begin: string | null
  readonly until: string | null
  readonly deadline: boolean
  readonly place: string | null
  readonly country: string | null
  readonly support: readonly string[]
  readonly saidBy: string | null
  /** Id of the statement in whose content it stands. */
  readonly in: string | null
  readonly round: number | null
  readonly confidence: number
  readonly trigger: string
  /** The text from the first of its places to the last. */
  readonly words: string
  readonly places: { readonly [name: string]: Place | null }
}

export interface EventFilter {
  readonly article?: string | undefined
  readonly actor?: string | undefined
  readonly recipient?: string | undefined
  readonly type?: Event['type'] | undefined
  readonly status?: Event['status'] | undefined
  readonly deadline?: boolean | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly lost?: boolean | undefined
}

/** The ledger's rows. */
export interface Events {
  get(id: string): Promise<StoredEvent | undefined>
  /** Newest first; those of one article in the order of its text. */
  list(filter: EventFilter, page?: PageRequest): Promise<Page<StoredEvent>>
}

/** Every person, body, group and place of one name (folded), over all articles. Sources without a name, and documents, are no actors here. */
export interface StoredActor {
  readonly id: string
  readonly type: string
  /** Its most common spelling. */
  readonly name: string
  readonly roles: readonly string[]
  readonly affiliations: readonly string[]
  readonly country: string | null
  readonly articles: number
  readonly statements: number
}

export interface Actors {
  get(id: string): Promise<StoredActor | undefined>
  /** By number of statements, then by id. `name` finds those whose folded name contains its folded words. */
  list(filter: { readonly type?: string | undefined; readonly name?: string | undefined }, page?: PageRequest): Promise<Page<StoredActor>>
}

// ── What people set ──────────────────────────────────────────────────────────────────────────────────────────────

export type Feed = WatchedFeed
export type FeedEntry = KnownEntry

/** Instants are ISO text in UTC. */
export interface Feeds {
  list(): Promise<readonly Feed[]>
  get(url: string): Promise<Feed | undefined>
  /** Adds it, or sets the fields that are given of one that is there. */
  put(feed: Partial<Feed> & { readonly url: string }): Promise<Feed>
  remove(url: string): Promise<boolean>
  /** Its address is another from now on; where that one is there already, the two become one. */
  move(from: string, to: string): Promise<void>
  /** Those that are due at `now`, the longest overdue first, each put off until `until`: no other process takes them meanwhile. */
  claim(now: string, until: string, limit: number): Promise<readonly Feed[]>
  /** What is known of these entries; nothing of those that are new. */
  entries(feed: string, entries: readonly string[]): Promise<readonly FeedEntry[]>
  mark(feed: string, entries: readonly FeedEntry[], at: string): Promise<void>
  /** Says that the feed has these entries still, and forgets those that it has not had since `before`. */
  touch(feed: string, entries: readonly string[], at: string, before: string): Promise<void>
}

export interface SavedSearch {
  readonly id: string
  readonly name: string
  /** The query and its filters, as the search takes them. */
  readonly query: { readonly [name: string]: unknown }
  readonly owner: string | null
  readonly createdAt: string
}

export interface SavedSearches {
  list(owner?: string): Promise<readonly SavedSearch[]>
  get(id: string): Promise<SavedSearch | undefined>
  create(search: { readonly name: string; readonly query: SavedSearch['query']; readonly owner?: string | null }): Promise<SavedSearch>
  remove(id: string): Promise<boolean>
}

/** Something that takes long: an upload, a re-reading. */
export interface Job {
  readonly id: string
  readonly kind: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total: number | null
  /** What is to be done, and what came of it. */
  readonly detail: { readonly [name: string]: unknown }
  readonly createdAt: string
  readonly finishedAt: string | null
}

export interface Jobs {
  create(kind: string, detail: Job['detail'], total?: number): Promise<Job>
  get(id: string): Promise<Job | undefined>
  update(id: string, change: Partial<Pick<Job, 'state' | 'done' | 'total' | 'detail'>>): Promise<Job | undefined>
  /** Newest first. */
  list(page?: PageRequest): Promise<Page<Job>>
}

// ── What could not be added ──────────────────────────────────────────────────────────────────────────────────────

export interface Failure {
  /** The file or address that was named or found in a folder. */
  readonly source: string
  /** Where in it: `:12`, `/one.pdf` of an archive; '' for all of it. */
  readonly at: string
  readonly why: string
  readonly tries: number
  /** When it was tried first, and last: ISO instants. */
  readonly since: string
  readonly triedAt: string
}

export interface Failures {
  /** By source and place. */
  list(): Promise<readonly Failure[]>
  /** What failed of a source that was tried just now: it takes the place of what was noted of it, and none forgets it. */
  note(source: string, failed: readonly { readonly at: string; readonly why: string }[]): Promise<void>
  /** Returns how many were noted. */
  forget(source: string): Promise<number>
}

// ── Taking out ───────────────────────────────────────────────────────────────────────────────────────────────────

/** An article by id; an outlet by its name; what an actor said, by the actor's id. */
export type Target =
  | { readonly kind: 'article'; readonly id: string }
  | { readonly kind: 'outlet'; readonly name: string }
  | { readonly kind: 'speaker'; readonly actor: string }

export interface TakenOut {
  readonly articles: number
  readonly statements: number
  readonly events: number
}

/** Keeps out what was taken out. It holds hashes, never names or words. */
export interface Tombstone {
  readonly id: string
  readonly kind: Target['kind']
  readonly by: string
  readonly reason: string | null
  readonly at: string
}

export interface Tombstones {
  list(): Promise<readonly Tombstone[]>
  /** Lets it come back. */
  remove(id: string): Promise<boolean>
}

// ── The rest ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface RereadOptions {
  /** Also those of the reader's present version, such as after a change to the lexicon of the house. */
  readonly all?: boolean | undefined
  /** Only these articles. */
  readonly articles?: readonly string[] | undefined
}

export interface Reread {
  readonly article: string
  readonly version: string
  /** Ids of statements that came, that are no more, and that changed in any field. */
  readonly added: readonly string[]
  readonly lost: readonly string[]
  readonly changed: readonly string[]
  readonly events: { readonly added: number; readonly lost: number; readonly changed: number }
}

export type ExportPart = 'articles' | 'records' | 'statements'

export interface Finding {
  /** `text/hash`, `statement/words`, `index/orphan`, `database/integrity` … */
  readonly code: string
  /** Id of what it is about, where it has one. */
  readonly id: string | null
  readonly detail: string
}

export interface Counts {
  readonly articles: number
  readonly versions: number
  readonly statements: number
  readonly events: number
  readonly actors: number
}

export interface PageRequest {
  /** `next` of the page before. */
  readonly after?: string | null | undefined
  /** At most this many; 50 without it, never more than 1,000. */
  readonly limit?: number | undefined
}

export interface Page<T> {
  readonly items: readonly T[]
  /** Where the next page begins; `null` on the last. */
  readonly next: string | null
}
