/** What a watcher was answered → a feed, or none: by how it begins, and where that does not say, by what it is served as. */
import { readFeed } from '../feeds/index.ts'
import { InputError } from '../item.ts'
import { firstLetters, kindOfContent } from '../sniff.ts'
import type { FeedParsed, ParseFeed } from './feed.ts'

const HEAD = 1 << 16

export const parseFeed: ParseFeed = (bytes, contentType, address): FeedParsed | undefined => {
  const head = bytes.subarray(0, HEAD)
  const kind = kindOfContent(head)
  if (kind !== 'feed' && (kind === 'html' || !/[+/](?:xml|rss|atom)\b|feed\+json/i.test(contentType ?? ''))) return undefined
  const feed = readFeed(bytes, { contentType, address })
  if (feed.kind === 'opml') throw new InputError('a list of feeds: import it')
  return feed.ttlMinutes === undefined ? { ...feed, ttlMinutes: updatePeriodOf(firstLetters(head)) } : feed
}

const PERIODS: { readonly [name: string]: number } = { hourly: 60, daily: 1440, weekly: 10_080, monthly: 43_200, yearly: 525_600 }

/** `sy:updatePeriod` and `sy:updateFrequency` of RSS 1.0's syndication module, in minutes. Their names and values are ASCII in any encoding. */
function updatePeriodOf(head: string): number | undefined {
  const period = PERIODS[/<sy:updatePeriod>\s*([a-z]+)/i.exec(head)?.[1].toLowerCase() ?? '']
  const frequency = Number(/<sy:updateFrequency>\s*(\d{1,4})/i.exec(head)?.[1] ?? 1)
  return period && period / Math.max(1, frequency)
}
