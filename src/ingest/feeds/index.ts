/** Feeds: RSS, RDF, Atom, CDF, JSON Feed, OPML. */
import { InputError } from '../item.ts'
import { type DecodedFeed, decodeFeed } from './decode-feed.ts'
import type { Feed, FeedContext } from './feed.ts'
import { readJsonFeed } from './json-feed.ts'
import { MAX_FEED_BYTES } from './limits.ts'
import { readXmlFeed } from './xml-feed.ts'

export { articleOfEntry, isTeaser } from './articles.ts'
export { type DecodedFeed, decodeFeed } from './decode-feed.ts'
export type { Feed, FeedContext, FeedEntry, FeedKind, FeedText } from './feed.ts'
export { looksLikeFeed } from './looks-like-feed.ts'

/**
 * Reads the bytes of a feed.
 * @throws InputError where they are no feed, or more than one may be; the message says why.
 */
export function readFeed(
  bytes: Uint8Array,
  context: FeedContext = {},
): Feed & { readonly decoding: DecodedFeed['decoding']; readonly lossy: boolean } {
  if (bytes.byteLength > MAX_FEED_BYTES) throw new InputError(`a feed of more than ${MAX_FEED_BYTES >> 20} MB`)
  const { text, decoding, lossy } = decodeFeed(bytes, context)
  return { ...parseFeed(text, context), decoding, lossy }
}

/** Reads the text of a feed. @throws InputError as {@link readFeed} does. */
export function parseFeed(text: string, context: FeedContext = {}): Feed {
  return /^\s*\{/.test(text) ? readJsonFeed(text, context) : readXmlFeed(text, context)
}
