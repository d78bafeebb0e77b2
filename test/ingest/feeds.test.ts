/** Feeds of every kind, read leniently and made harmless; all of them invented. */
import { expect, test } from 'vitest'
import { feedDate } from '../../src/ingest/feeds/dates.ts'
import { articleOfEntry, parseFeed, readFeed } from '../../src/ingest/feeds/index.ts'
import { MAX_ATTRIBUTES, MAX_DEPTH, MAX_ENTRIES } from '../../src/ingest/feeds/limits.ts'
import { harmless, plainTitle } from '../../src/ingest/feeds/markup.ts'
import { kindOfContent } from '../../src/ingest/sniff.ts'
import { ENCODINGS } from './encodings.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('RSS 2.0, with modules', () => {
  const feed = parseFeed(
    `<?xml version="1.0"?>
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>جريدة المرفأ</title><link>https://marfa.example/</link><language>ar_IQ</language><ttl>30</ttl>
    <image><title>شعار</title><link>https://marfa.example/logo</link></image>
    <item><title>افتتاح &amp;quot;الجسر&amp;quot;</title><link>/n/1</link><guid isPermaLink="false">n-1</guid>
      <pubDate>Wed, 28 Jul 2021 09:30:00 +0300</pubDate><dc:creator>ليلى الراوي</dc:creator>
      <description>ملخص</description><content:encoded><![CDATA[<p>نص <b>كامل</b></p>]]></content:encoded></item>
    </channel></rss>`,
    { address: 'https://marfa.example/feed' },
  )
  expect(feed).toMatchObject({
    kind: 'rss',
    version: '2.0',
    title: 'جريدة المرفأ',
    link: 'https://marfa.example/',
    language: 'ar-IQ',
    ttlMinutes: 30,
  })
  expect(feed.entries).toEqual([
    {
      title: 'افتتاح "الجسر"',
      link: 'https://marfa.example/n/1',
      id: 'n-1',
      author: 'ليلى الراوي',
      authorName: 'ليلى الراوي',
      published: '2021-07-28T06:30:00Z',
      summary: 'ملخص',
      content: '<p>نص <b>كامل</b></p>',
    },
  ])
})

test('Atom: bases, languages, markup in place, base64', () => {
  const feed = parseFeed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xml:base="https://wadi.example/a/">
    <title type="html">أخبار &lt;em&gt;الوادي&lt;/em&gt;</title>
    <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">خبر <b>أول</b></div></title>
      <link rel="self" href="self"/><link href="1.html"/><id>tag:wadi.example,2021:1</id>
      <author><name>نادر القيسي</name><email>n@wadi.example</email></author><updated>2021-07-28T09:30:00+03:00</updated>
      <content type="application/octet-stream">${Buffer.from('نص').toString('base64')}</content></entry></feed>`)
  expect(feed).toMatchObject({ kind: 'atom', title: 'أخبار الوادي', language: 'ar' })
  expect(feed.entries[0]).toEqual({
    title: 'خبر أول',
    link: 'https://wadi.example/a/1.html',
    id: 'tag:wadi.example,2021:1',
    author: 'نادر القيسي (n@wadi.example)',
    authorName: 'نادر القيسي',
    updated: '2021-07-28T06:30:00Z',
    summary: 'نص',
    content: 'نص',
    language: 'ar',
  })
})

test('RDF, CDF, OPML, JSON Feed', () => {
  const rdf = parseFeed(
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>أ</title></channel><item rdf:about="https://x.example/1"><title>ب</title></item></rdf:RDF>',
  )
  expect(rdf).toMatchObject({ kind: 'rdf', title: 'أ', entries: [{ title: 'ب', id: 'https://x.example/1' }] })
  const cdf = parseFeed(
    '<CHANNEL HREF="https://x.example/"><TITLE>أ</TITLE><ITEM HREF="https://x.example/1" LASTMOD="2004-04-06T23:05:43-05:00"><ABSTRACT>ب</ABSTRACT></ITEM></CHANNEL>',
  )
  expect(cdf).toMatchObject({
    kind: 'cdf',
    link: 'https://x.example/',
    entries: [{ link: 'https://x.example/1', updated: '2004-04-07T04:05:43Z', summary: 'ب' }],
  })
  const opml = parseFeed(
    '<opml version="2.0"><body><outline text="صحف"><outline text="المرفأ" xmlUrl="https://marfa.example/feed"/></outline></body></opml>',
  )
  expect(opml).toMatchObject({ kind: 'opml', entries: [{ title: 'المرفأ', link: 'https://marfa.example/feed' }] })
  const json = parseFeed(
    '{"version":"https://jsonfeed.org/version/1.1","title":"المرفأ","language":"ar","items":[{"id":7,"url":"https://marfa.example/7","content_html":"<p onclick=x()>نص</p>","date_published":"2021-07-28T09:30:00+03:00","authors":[{"name":"ليلى"}]}]}',
  )
  expect(json).toMatchObject({
    kind: 'json-feed',
    entries: [{ id: '7', content: '<p>نص</p>', author: 'ليلى', published: '2021-07-28T06:30:00Z', language: 'ar' }],
  })
})

test('what is not well-formed is read as far as it goes', () => {
  expect(parseFeed('<rss><channel><item><title>أ & ب</title><link>http://x.example/?a=1&b=2</link></item></channel></rss').entries).toEqual(
    [{ title: 'أ & ب', link: 'http://x.example/?a=1&b=2' }],
  )
  expect(parseFeed('<rss><channel><item><title>أول<item><title>ثان</title></item>').entries.length).toBeGreaterThan(0)
})

test('what is no feed is refused with the reason', () => {
  expect(() => parseFeed('<html><body>x</body></html>')).toThrow(/no feed: none of its elements is rss/)
  expect(() => parseFeed('سلام')).toThrow(/no feed: nothing in it is XML/)
  expect(() => parseFeed('{"items": []}')).toThrow(/no feed: JSON without the version/)
  expect(() => parseFeed('{"version"')).toThrow(/broken JSON/)
})

test('hostile feeds are refused by a limit or cost no more than others', () => {
  expect(() => parseFeed(`<rss>${'<a>'.repeat(MAX_DEPTH + 1)}`)).toThrow(/deep/)
  const attributes = Array.from({ length: MAX_ATTRIBUTES + 1 }, (_, i) => `a${i}="1"`).join(' ')
  expect(() => parseFeed(`<rss><channel ${attributes}></channel></rss>`)).toThrow(/attributes/)
  expect(() => parseFeed(`<rss><channel>${'<item/>'.repeat(MAX_ENTRIES + 1)}</channel></rss>`)).toThrow(/entries/)
  const bomb = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><rss><channel><title>&c;</title></channel></rss>`
  expect(parseFeed(bomb).title).not.toContain('haha')
  expect(
    parseFeed('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>').title,
  ).not.toContain('root')
  const time = (size: number) => {
    let least = Number.POSITIVE_INFINITY
    for (let round = 0; round < 4; round++) {
      const start = performance.now()
      expect(() => parseFeed(`<rss><channel><title>${'<'.repeat(size)}`)).not.toThrow(RangeError)
      least = Math.min(least, performance.now() - start)
    }
    return least
  }
  time(100_000)
  expect(time(1_600_000) / time(400_000)).toBeLessThan(12)
})

test('nothing of a stranger’s HTML acts', () => {
  expect(
    harmless(
      '<script>a()</script>نص<img src="javascript:a()" onerror="a()"><a href=" java\nscript:a()">ر</a><iframe src="x"></iframe><style>x</style>',
    ),
  ).toBe('نص<img /><a>ر</a>')
  expect(harmless('<a href="/x">ر</a>', 'https://x.example/y')).toBe('<a href="https://x.example/x">ر</a>')
  expect(plainTitle('&amp;lt;script&amp;gt; <b>أ</b>')).toBe('&amp;lt;script&amp;gt; أ')
  expect(plainTitle('5 < 6')).toBe('5 < 6')
  expect(parseFeed('<rss><channel><item><title>&lt;script&gt;a()&lt;/script&gt;خبر</title></item></channel></rss>').entries[0].title).toBe(
    'خبر',
  )
})

test.each([
  ['Wed, 28 Jul 2021 09:30:00 +0300', '2021-07-28T06:30:00Z'],
  ['28 Jul 21 09:30 GMT', '2021-07-28T09:30:00Z'],
  ['2021-07-28', '2021-07-28'],
  ['2021-07', '2021-07'],
  ['2021-07-28T09:30:00.123Z', '2021-07-28T09:30:00Z'],
  ['20210728T0930Z', '2021-07-28T09:30:00Z'],
  ['Sun Jan 4 16:29:06 PST 2004', '2004-01-05T00:29:06Z'],
  ['28 تموز 2021', '2021-07-28'],
  ['غداً أو بعده', undefined],
  ['2021-13-40', undefined],
])('the date %s', (written, expected) => {
  expect(feedDate(written)).toBe(expected)
})

test('entries become articles; what is not Arabic is set aside', () => {
  const feed = parseFeed(
    '<rss><channel><title>المرفأ</title><item><title>السد</title><link>https://marfa.example/1</link><description>&lt;p&gt;قال وزير الري رامي الوردي إن السد الجديد سيكتمل نهاية العام.&lt;/p&gt;&lt;p&gt;وأضاف أن العمل مستمر.&lt;/p&gt;</description></item><item><title>The dam</title><description>The minister said that the new dam would be finished by the end of the year.</description></item></channel></rss>',
  )
  expect(articleOfEntry(feed.entries[0], feed)).toMatchObject({
    text: 'السد\n\nقال وزير الري رامي الوردي إن السد الجديد سيكتمل نهاية العام.\nوأضاف أن العمل مستمر.',
    title: 'السد',
    outlet: 'المرفأ',
    url: 'https://marfa.example/1',
  })
  expect(() => articleOfEntry(feed.entries[1], feed)).toThrow(/set aside/)
})

test('a feed is known by how it begins', () => {
  expect(kindOfContent(bytes('<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0">'))).toBe('feed')
  expect(kindOfContent(bytes('<feed xmlns="http://www.w3.org/2005/Atom">'))).toBe('feed')
  expect(kindOfContent(bytes('{"version": "https://jsonfeed.org/version/1.1", "items": []}'))).toBe('feed')
  expect(kindOfContent(bytes('<?xml version="1.0"?><html>'))).toBe('html')
})

const TEXTS = [
  'قال الوزير إن السد الجديد سيكتمل نهاية العام الجاري',
  'أكدت البلدية أن الطريق إلى المدينة القديمة مفتوح',
  'نفت الشركة الأنباء عن توقف العمل في الميناء',
  'وصلت القافلة إلى القرى التي ضربها السيل',
  'أعلن الاتحاد الجدول الكامل للموسم المقبل',
]
/** The declaration: right, of HTTP alone, absent, a lie. */
const DECLARATIONS: readonly ((name: string) => { readonly xml: string; readonly http?: string })[] = [
  (name) => ({ xml: `<?xml version="1.0" encoding="${name}"?>` }),
  (name) => ({ xml: '<?xml version="1.0"?>', http: `application/rss+xml; charset=${name}` }),
  () => ({ xml: '' }),
  (name) => ({ xml: `<?xml version="1.0" encoding="${name === 'utf-8' ? 'us-ascii' : 'utf-8'}"?>` }),
]

test('feeds in every encoding of the Arabic web, declared rightly, elsewhere, not at all, and wrongly', () => {
  let exact = 0
  for (const { name, how, encode } of ENCODINGS) {
    for (const declaration of DECLARATIONS) {
      for (const text of TEXTS) {
        const { xml, http } = declaration(name)
        const feed = readFeed(
          encode(`${xml}<rss version="2.0"><channel><title>${text}</title><description>${TEXTS.join(' ')}</description></channel></rss>`),
          { contentType: http },
        )
        if (feed.title === text) exact++
        else expect(`${name} ${how}, ${xml}, ${http}: ${feed.title}`).toBe(text)
      }
    }
  }
  expect(exact).toBe(160)
})

test('bytes that no encoding reads are not passed over in silence', () => {
  const feed = readFeed(
    new Uint8Array([
      ...bytes('<?xml version="1.0" encoding="iso-8859-6"?><rss><channel><title>'),
      0xa1,
      0xc7,
      ...bytes('</title></channel></rss>'),
    ]),
  )
  expect(feed.lossy).toBe(true)
})
