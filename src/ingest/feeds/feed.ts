/** What a feed says, whatever its format. */

/** RSS 0.9x and 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, Channel Definition Format, JSON Feed, and lists of feeds (OPML). */
export type FeedKind = 'rss' | 'rdf' | 'atom' | 'cdf' | 'json-feed' | 'opml'

/**
 * What a feed and its entries both have. Absent means that the feed does not say. `title` is text in which a `<` or `&` that would
 * read as markup is escaped; `summary` and `content` are HTML without anything that acts or fetches by itself (see markup.ts).
 * Dates are ISO 8601 in UTC where the feed gives an hour with its zone, else as precise as given.
 */
export interface FeedText {
  readonly title?: string
  readonly link?: string
  readonly id?: string
  /** `Name (address)`, as far as given. */
  readonly author?: string
  readonly authorName?: string
  readonly published?: string
  readonly updated?: string
  readonly summary?: string
  readonly content?: string
  /** BCP 47, as the feed writes it. */
  readonly language?: string
}

export type FeedEntry = FeedText

export interface Feed extends FeedText {
  readonly kind: FeedKind
  /** As the feed says: `2.0`, `0.3`. */
  readonly version?: string
  /** How often its publisher would have it asked for, in minutes. */
  readonly ttlMinutes?: number
  /** In the order of the feed. Of a list of feeds: the feeds it lists, each with the address of the feed as its link. */
  readonly entries: readonly FeedEntry[]
}

/** What came with the bytes. */
export interface FeedContext {
  /** `Content-Type` of HTTP. */
  readonly contentType?: string | undefined
  /** Where it was found: what relative addresses are relative to. */
  readonly address?: string | undefined
  /** `Content-Language` of HTTP. */
  readonly language?: string | undefined
}
