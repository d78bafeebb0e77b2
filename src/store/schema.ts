/**
 * The tables, the same in both databases. Every article costs its rows, every row its indexes: a column is indexed only where
 * something asks by it, ids as a whole, hashes that are asked for inside of the store by their beginning (`lists.ts`). Lists are
 * ordered by their articles (`in-text-order.ts`). No foreign keys: whoever deletes does it in order, and `verify` looks.
 * `key` columns are integers for joins and never leave the store;
 * `id` columns are content hashes. Flags are 0 or 1, instants and days are ISO text, JSON is text.
 *
 * `at` is what lists are ordered by: the instant of publication in UTC where its zone is known, as it was written where not,
 * '' where there is none.
 */

/** Facts about the store itself: `schema` (number of the last migration), `made-by`. */
interface MetaTable {
  name: string
  value: string
}

/** Bytes as they came, by their SHA-256; brotli. */
interface RawTable {
  hash: string
  size: number
  bytes: Uint8Array
}

interface ArticlesTable {
  key: number
  id: string
  url: string | null
  /** Key of the latest version. */
  latest: number
  versions: number
  /** The least id among its near-duplicates. */
  story: string
  at: string
}

interface VersionsTable {
  key: number
  id: string
  article: number
  given_id: string | null
  url: string | null
  outlet: string | null
  title: string | null
  language: string | null
  published_at: string | null
  /** Day of publication, as written. */
  day: string | null
  at: string
  text: string
  /** SHA-256 of the text, in UTF-8. */
  text_hash: string
  /** UTF-16LE, zlib: only of a text that a database cannot hold (a lone surrogate, a zero); `text` has U+FFFD there. */
  exact: Uint8Array | null
  raw: string | null
  source: string | null
  decoding: string | null
  seen_at: string
  reader: string
  /** JSON of the record, brotli; and the SHA-256 of these bytes. */
  record: Uint8Array
  record_hash: string
  redacted: number
  /** 64 minima of a byte each: `near-duplicates/sketch.ts`. */
  sketch: Uint8Array | null
}

/** Bands of sketches: versions that share one are looked at more closely. From a version to its bands leads its text. */
interface SketchBandsTable {
  band: number
  version: number
}

interface StatementsTable {
  key: number
  id: string
  article: number
  /** The latest version that has it, and which of its attributions it is. */
  version: number
  position: number
  local: string
  lost: number
  /** A person struck it out: no search finds it. */
  struck: number
  outlet: string | null
  published_at: string | null
  day: string | null
  at: string
  speaker: string | null
  actor: string | null
  speaker_type: string | null
  role: string | null
  affiliation: string | null
  /** The nearest relay; all of them, as JSON. */
  relay: string | null
  relays: string
  country: string | null
  kind: string
  force: string
  core: number
  nested: number
  inside: string | null
  said_at: string | null
  confidence: number
  cue: string
  words: string
  places: string
  /** Same speaker, same content, folded; and the run of days it belongs to. */
  same_words: string
  utterance: string
}

interface EventsTable {
  key: number
  id: string
  article: number
  version: number
  position: number
  local: string
  lost: number
  outlet: string | null
  published_at: string | null
  day: string | null
  at: string
  type: string
  status: string
  /** Ids of actors, as JSON. */
  actors: string
  recipients: string
  actor: string | null
  recipient: string | null
  object: string | null
  amount: number | null
  currency: string | null
  quantity: number | null
  unit: string | null
  time: string | null
  begins: string | null
  until: string | null
  deadline: number
  place: string | null
  country: string | null
  support: string
  said_by: string | null
  inside: string | null
  round: number | null
  confidence: number
  trigger_words: string
  words: string
  places: string
}

interface ActorsTable {
  key: number
  id: string
  type: string
  /** The folded name, words apart. */
  folded: string
}

/** Who is in which version, as its record has them. */
interface ActorsOfVersionsTable {
  version: number
  actor: number
  local: string
  /** Name, roles, affiliations, country: `[string, string[], string[], string | null]`, as JSON. */
  said: string
}

interface TombstonesTable {
  id: string
  kind: string
  /** Id of an article or actor, or hash of an outlet's name. */
  target: string
  by_whom: string
  reason: string | null
  at: string
}

interface FeedsTable {
  url: string
  title: string | null
  outlet: string | null
  etag: string | null
  last_modified: string | null
  checked_at: string | null
  next_at: string | null
  problem: string | null
  state: string
  every: number | null
  failures: number
  changed_at: string | null
}

/** Entries of a feed that were looked at, by the hash of what they say of themselves. */
interface FeedEntriesTable {
  feed: string
  entry: string
  tries: number
  done: number
  at: string
  problem: string | null
}

interface SavedSearchesTable {
  id: string
  name: string
  query: string
  owner: string | null
  created_at: string
}

interface JobsTable {
  id: string
  kind: string
  state: string
  done: number
  total: number | null
  detail: string
  created_at: string
  finished_at: string | null
}

/** What a person says over the machine's reading. `undone_at` is null while it holds. */
interface CorrectionsTable {
  id: string
  /** Id of the article it is about; of the statement, event or actor, where it is about one. */
  article: string | null
  target_kind: string
  target: string | null
  /** `set`, `add`, `strike`, `merge`. */
  act: string
  /** What it changes, as JSON; with the words, and what stands before and after, where it points into a text. */
  change: string
  by_whom: string
  at: string
  undone_by: string | null
  undone_at: string | null
}

/** The lexicon of the house: lines as `lexicons/README.md` has them. */
interface HouseLexiconTable {
  id: string
  class: string
  form: string
  /** The columns after the form, as JSON. */
  columns: string
  by_whom: string
  at: string
  removed_at: string | null
}

interface AccountsTable {
  id: string
  name: string
  role: string
  password_hash: string
  created_at: string
  disabled_at: string | null
}

interface SessionsTable {
  /** SHA-256 of the token. */
  token_hash: string
  account: string
  created_at: string
  expires_at: string
  revoked_at: string | null
}

/** Rows of the search: `search/order.ts`, `search/facet-rows.ts`. PostgreSQL has the words here too. */
interface SearchIndexTable {
  ord: number
  facets: string
}

interface SearchValuesTable {
  token: string
  facet: string
  value: string
}

interface FailuresTable {
  source: string
  at: string
  why: string
  tries: number
  since: string
  tried_at: string
}

export interface Schema {
  meta: MetaTable
  raw: RawTable
  articles: ArticlesTable
  versions: VersionsTable
  sketch_bands: SketchBandsTable
  statements: StatementsTable
  events: EventsTable
  actors: ActorsTable
  actors_of_versions: ActorsOfVersionsTable
  tombstones: TombstonesTable
  feeds: FeedsTable
  feed_entries: FeedEntriesTable
  failures: FailuresTable
  saved_searches: SavedSearchesTable
  jobs: JobsTable
  corrections: CorrectionsTable
  house_lexicon: HouseLexiconTable
  accounts: AccountsTable
  sessions: SessionsTable
  statement_index: SearchIndexTable
  article_index: SearchIndexTable
  search_values: SearchValuesTable
}
