/** What a watcher needs of a feed, whoever parses it. */

export interface FeedEntryParsed {
  readonly title?: string | null | undefined
  readonly link?: string | null | undefined
  readonly id?: string | null | undefined
  readonly author?: string | null | undefined
  /** ISO, or as it is written. */
  readonly published?: string | null | undefined
  readonly updated?: string | null | undefined
  /** HTML or text. */
  readonly summary?: string | null | undefined
  readonly content?: string | null | undefined
  readonly language?: string | null | undefined
}

export interface FeedParsed {
  readonly title?: string | null | undefined
  readonly link?: string | null | undefined
  readonly language?: string | null | undefined
  /** How long its publisher says that a copy may be kept: `ttl`, `sy:updatePeriod`. */
  readonly ttlMinutes?: number | null | undefined
  readonly entries: readonly FeedEntryParsed[]
}

/** @returns undefined where the bytes are no feed. @throws Error with one line where they are a broken one. */
export type ParseFeed = (bytes: Uint8Array, contentType: string | undefined, address: string) => FeedParsed | undefined
