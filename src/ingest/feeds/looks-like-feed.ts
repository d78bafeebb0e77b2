/** Whether an input is a feed, by how it begins. */

const FEED =
  /^(?:<\?xml[^>]*\?>|<!--[\s\S]{0,2000}?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]{0,2000}?\])?\s*>|<\?[^>]{0,500}\?>|\s)*<(?:[\w-]+:)?(?:rss|feed|rdf|channel|opml)[\s>]/i
const JSON_FEED = /^\s*\{[^{}]{0,400}"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/

/** True where an input whose first characters are `head` is a feed. */
export function looksLikeFeed(head: string): boolean {
  return FEED.test(head) || JSON_FEED.test(head)
}
