/** A saved search as an Atom 1.0 feed (RFC 4287). */
import type { StoredStatement } from '../store/store.ts'

export interface FeedFields {
  readonly id: string
  readonly title: string
  /** Where this server is, ending in `/`. */
  readonly base: string
  /** Address of the feed itself. */
  readonly self: string
  readonly createdAt: string
}

const TITLE_LENGTH = 140

/** Characters that XML 1.0 cannot hold in any way become U+FFFD; the rest is escaped. */
export function xml(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\uFFFD')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/\r/g, '&#13;')
  )
}

/** The feed of what a search found, newest first. A day without an hour counts from its midnight, UTC. */
export function atomFeed(feed: FeedFields, found: readonly (StoredStatement & { readonly seenAt?: string })[]): string {
  const entries = found.map((s) => ({ s, updated: instant(s.publishedAt) ?? s.seenAt ?? feed.createdAt }))
  const updated = entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), feed.createdAt)
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
  <id>urn:isnad:search:${xml(feed.id)}</id>
  <title>${xml(feed.title)}</title>
  <updated>${updated}</updated>
  <author><name>isnad</name></author>
  <generator>isnad</generator>
  <link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${xml(feed.base)}"/>
${entries.map(({ s, updated }) => entry(s, updated, feed.base)).join('')}</feed>
`
}

function entry(s: StoredStatement, updated: string, base: string): string {
  const said = s.speaker ? `${s.speaker}: ${s.words}` : s.words
  const address = `${base}#${new URLSearchParams({ a: s.article, s: s.local })}`
  return `  <entry>
    <id>urn:isnad:statement:${xml(s.id)}</id>
    <title>${xml(shortened(said))}</title>
    <updated>${updated}</updated>
    <author><name>${xml(s.speaker ?? s.outlet ?? 'isnad')}</name></author>
    <link rel="alternate" type="text/html" href="${xml(address)}"/>
    <content type="text">${xml(s.words)}</content>
  </entry>
`
}

/** An ISO day or date-time as RFC 3339, in UTC; undefined where it is neither. */
function instant(iso: string | null): string | undefined {
  if (iso === null) return undefined
  const date = new Date(/T/.test(iso) && !/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? `${iso}Z` : iso)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH)}…` : line
}
