/** When a feed is asked next: from what it says, what it shows, and how it fails. Pure: the clock and chance are given. Times are in milliseconds. */
import { readDate } from '../html/dates.ts'
import type { FeedParsed } from './feed.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
export const SHORTEST = 10 * MINUTE
export const LONGEST = DAY
/** Where nothing tells. */
const USUAL = 60 * MINUTE
/** A publisher that asks for more than this is asked again sooner all the same. */
const LONGEST_WAIT = 7 * DAY
/** Entries whose days are looked at. */
const LATEST = 20

/**
 * How long until a feed that answered is asked again.
 * @param age of the answer, as its headers allow: `Cache-Control: max-age`, in milliseconds.
 */
export function intervalOf(feed: FeedParsed, now: number, age: number | undefined): number {
  const shown = cadenceOf(feed, now)
  const said = Math.max((feed.ttlMinutes ?? 0) * MINUTE, age ?? 0)
  return clamp(Math.max(shown ?? (said > 0 ? 0 : USUAL), said))
}

/** Half of the usual time between entries; longer where the last is long ago. */
function cadenceOf(feed: FeedParsed, now: number): number | undefined {
  const days = feed.entries
    .map(({ published, updated }) => millisecondsOf(published ?? updated))
    .filter((t): t is number => t !== undefined && t <= now + DAY)
    .sort((a, b) => b - a)
    .slice(0, LATEST)
  if (days.length < 2) return undefined
  const gaps = days.slice(1).map((t, i) => days[i] - t)
  const median = gaps.sort((a, b) => a - b)[gaps.length >> 1]
  return Math.max(median, (now - days[0]) / 4) / 2
}

export function millisecondsOf(written: string | null | undefined): number | undefined {
  if (!written) return undefined
  const iso = readDate(written)
  const t = iso === undefined ? Number.NaN : Date.parse(iso.length > 10 && !/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) ? `${iso}Z` : iso)
  return Number.isNaN(t) ? undefined : t
}

const clamp = (interval: number) => Math.min(LONGEST, Math.max(SHORTEST, interval))

/** A little earlier or later than `interval`, so that feeds that came together do not stay together. */
export const spread = (interval: number, random: () => number): number => Math.round(interval * (0.9 + 0.2 * random()))

/** After `failures` in a row, of which there is at least one: twice as long each time, up to a day, and a random part of it. */
export function backOff(interval: number, failures: number, random: () => number): number {
  const longest = Math.min(LONGEST, Math.max(SHORTEST, interval) * 2 ** Math.min(failures - 1, 20))
  return Math.round(longest * (0.5 + 0.5 * random()))
}

/** `Retry-After`, in seconds or as a day, from `now`; never longer than a week. `undefined` where it says nothing. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\s*(\d{1,9})\s*$/.exec(header)
  const wait = seconds ? Number(seconds[1]) * 1000 : Date.parse(header) - now
  return Number.isNaN(wait) ? undefined : Math.min(LONGEST_WAIT, Math.max(0, wait))
}

/** `max-age` of `Cache-Control`. */
export function maxAge(header: string | undefined): number | undefined {
  const found = /(?:^|,)\s*max-age\s*=\s*"?(\d{1,9})/i.exec(header ?? '')
  return found ? Math.min(LONGEST, Number(found[1]) * 1000) : undefined
}
