/** A feed that is watched and what is known of its entries, as whoever keeps them does. Instants are ISO text in UTC. */

export interface WatchedFeed {
  readonly url: string
  readonly title: string | null
  readonly outlet: string | null
  /** What the last answer said, for the next request. */
  readonly etag: string | null
  readonly lastModified: string | null
  readonly checkedAt: string | null
  /** When it is asked next; at once where that is `null`. */
  readonly nextAt: string | null
  /** The last complaint, `null` where all went well. */
  readonly problem: string | null
  /** `gone` where its publisher says so, `paused` where a person does: neither is asked. */
  readonly state: 'active' | 'paused' | 'gone'
  /** Seconds between two requests, as the feed itself made them. */
  readonly every: number | null
  /** How many times in a row it failed. */
  readonly failures: number
  /** When it last had something new. */
  readonly changedAt: string | null
}

/** A feed of which nothing is known but its address. */
export const NEW_FEED: Omit<WatchedFeed, 'url'> = {
  title: null,
  outlet: null,
  etag: null,
  lastModified: null,
  checkedAt: null,
  nextAt: null,
  problem: null,
  state: 'active',
  every: null,
  failures: 0,
  changedAt: null,
}

/** An entry of a feed, by a hash of what it says of itself. */
export interface KnownEntry {
  readonly entry: string
  /** How often its page was asked for. */
  readonly tries: number
  /** True where there is nothing more to be done for it. */
  readonly done: boolean
  readonly problem: string | null
}
