/** Lists of feeds, feeds that pages name, and when to ask again. */
import { expect, test } from 'vitest'
import { discoverFeeds } from '../../../src/ingest/watch/discover.ts'
import { readOpml, writeOpml } from '../../../src/ingest/watch/opml.ts'
import { backOff, maxAge, millisecondsOf, retryAfter } from '../../../src/ingest/watch/schedule.ts'

const opml = (inner: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head/><body>${inner}</body></opml>`)

test('what is written is read again', () => {
  const feeds = [
    { url: 'https://example.org/feed?a=1&b="2"', title: 'صدى <الواحة> & "المرسى"', outlet: null },
    { url: 'http://example.net/rss', title: null, outlet: 'المرسى' },
  ]
  const written = writeOpml(feeds, '2031-04-02T12:00:00Z')
  expect(readOpml(Buffer.from(written))).toEqual([
    { url: feeds[0].url, title: feeds[0].title },
    { url: feeds[1].url, title: 'المرسى' },
  ])
  expect(written).toContain('<dateCreated>Wed, 02 Apr 2031 12:00:00 GMT</dateCreated>')
})

test('folders, other spellings, doubles, and what is no address', () => {
  const read = readOpml(
    opml(
      '<outline text="أخبار"><outline TEXT="أ" XMLURL="https://a.example/1"/><outline text="ب" xmlUrl="javascript:alert(1)"/></outline><outline xmlUrl="https://a.example/1"/><outline text="ج" xmlUrl="file:///etc/passwd"/><outline text="د"/>',
    ),
  )
  expect(read).toEqual([{ url: 'https://a.example/1', title: 'أ' }])
})

test.each([
  ['a page', '<html><body>x</body></html>', /no OPML/],
  ['nothing', '', /no OPML/],
  ['a deep one', `<opml>${'<outline>'.repeat(200)}`, /nests more than/],
  ['an endless one', `<opml>${'<outline/>'.repeat(10_001)}`, /more than 10000/],
])('%s is refused', (_, text, why) => {
  expect(() => readOpml(Buffer.from(text))).toThrow(why)
})

test('entities of a DTD are not grown', () => {
  const bomb = `<!DOCTYPE opml [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;">]><opml><outline text="&b;&b;" xmlUrl="https://a.example/"/></opml>`
  expect(readOpml(Buffer.from(bomb))[0].title).toBe('&b;&b;')
})

test('the feeds that a page names, whole addresses, the surest first', () => {
  const html = `<html><head><base href="/ar/"><link rel="alternate" type="application/rss+xml" title="الأخبار" href="feed.xml"><link rel="alternate" type="application/json+oembed" href="/oembed">
    <link rel="alternate" hreflang="en" href="/en/"><link rel="ALTERNATE" type="application/atom+xml" href="https://other.example/atom"><link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head>
    <body><a href="/rss">خلاصات</a><a href="/rss-is-old-news.html">خبر</a><a href="/feed.xml">x</a></body></html>`
  expect(discoverFeeds(html, 'https://example.org/x/y')).toEqual([
    { url: 'https://example.org/ar/feed.xml', title: 'الأخبار' },
    { url: 'https://other.example/atom', title: undefined },
    { url: 'https://example.org/rss', title: 'خلاصات' },
    { url: 'https://example.org/feed.xml', title: 'x' },
  ])
})

test('Retry-After in both forms, and what is none', () => {
  const now = Date.parse('2031-04-02T12:00:00Z')
  expect([
    retryAfter('120', now),
    retryAfter('Wed, 02 Apr 2031 13:00:00 GMT', now),
    retryAfter('Wed, 02 Apr 2031 11:00:00 GMT', now),
  ]).toEqual([120_000, 3600_000, 0])
  expect([retryAfter(undefined, now), retryAfter('soon', now), retryAfter('999999999', now)]).toEqual([
    undefined,
    undefined,
    7 * 24 * 3600_000,
  ])
  expect([maxAge('public, max-age=60'), maxAge('s-maxage=5'), maxAge(undefined)]).toEqual([60_000, undefined, undefined])
})

test('backing off never goes beyond a day, nor below five minutes', () => {
  for (let failures = 1; failures < 200; failures += 7)
    for (const chance of [0, 0.5, 0.999]) {
      const wait = backOff(60_000, failures, () => chance)
      expect(wait).toBeGreaterThanOrEqual(5 * 60_000)
      expect(wait).toBeLessThanOrEqual(24 * 3600_000)
    }
})

test('days of entries, as feeds write them', () => {
  expect(['Wed, 02 Apr 2031 12:00:00 +0300', '2031-04-02T09:00:00Z', '2031-04-02 09:00:00', 'x', null].map(millisecondsOf)).toEqual([
    Date.parse('2031-04-02T09:00:00Z'),
    Date.parse('2031-04-02T09:00:00Z'),
    Date.parse('2031-04-02T09:00:00Z'),
    undefined,
    undefined,
  ])
})
