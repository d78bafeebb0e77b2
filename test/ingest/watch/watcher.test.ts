/** Feeds that are watched, against a server that misbehaves, with a clock of its own. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { canary, type FaultServer, faultServer } from '../fetch/faults.ts'
import { page, rss, TITLE, text, watching } from './shelf.ts'

let server: FaultServer
const servers: FaultServer[] = []
beforeEach(async () => {
  server = await faultServer()
  servers.push(server)
})
afterAll(async () => {
  for (const one of servers) await one.close()
})

const ours = () => watching([`127.0.0.1:${server.port}`])
/** A feed with entries whose pages are there. */
function publish(path: string, numbers: readonly number[], extra = '', headers: { [name: string]: string } = {}) {
  for (const n of numbers) server.on(`/page/${n}`, (_, r) => void r.writeHead(200, { 'content-type': 'text/html' }).end(page(n)))
  server.on(
    path,
    (_, r) =>
      void r.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(
        rss(
          numbers.map((n) => ({ n, link: server.url(`/page/${n}`), published: `2031-04-02T0${n % 10}:00:00Z` })),
          extra,
        ),
      ),
  )
}
const askedFor = (path: string) => server.asked.filter((a) => a.path === path)

test('entries that have only a summary come from their pages; a second look asks for nothing again', async () => {
  publish('/feed', [1, 2, 3], '', { etag: '"a"', 'last-modified': 'Wed, 02 Apr 2031 08:00:00 GMT' })
  const { add, check, shelf } = ours()
  await add(server.url('/feed'))
  expect(await check(server.url('/feed'))).toMatchObject({ outcome: 'new', added: 3, aside: 0, failed: 0, problem: undefined })
  expect(shelf.found[0].article).toMatchObject({
    text: `${TITLE} 1\n\n${text(1).join('\n')}`,
    title: `${TITLE} 1`,
    outlet: 'صدى الواحة',
    publishedAt: '2031-04-02T01:00:00Z',
    url: server.url('/page/1'),
  })
  expect(Buffer.from(shelf.found[0].raw as Uint8Array).toString()).toBe(page(1))
  expect(await check(server.url('/feed'))).toMatchObject({ outcome: 'nothing-new', added: 0 })
  expect(askedFor('/page/1').length).toBe(1)
  expect(askedFor('/feed')[1].headers).toMatchObject({ 'if-none-match': '"a"', 'if-modified-since': 'Wed, 02 Apr 2031 08:00:00 GMT' })
  expect(shelf.feeds.get(server.url('/feed'))).toMatchObject({
    title: 'صدى الواحة',
    problem: null,
    failures: 0,
    changedAt: '2031-04-02T12:00:00.000Z',
  })
})

test('entries with their whole text need no page', async () => {
  server.on(
    '/full',
    (_, r) =>
      void r.end(
        rss([
          {
            n: 1,
            link: server.url('/page/1'),
            content: `${text(1)
              .map((s) => `<p>${s}</p>`)
              .join('')}<div class="share">شارك</div>`,
          },
        ]),
      ),
  )
  const { add, check, shelf } = ours()
  await add(server.url('/full'))
  expect((await check(server.url('/full'))).added).toBe(1)
  expect(shelf.found[0].article.text).toBe(`${TITLE} 1\n\n${text(1).join('\n')}`)
  expect(server.asked.map((a) => a.path)).toEqual(['/full'])
})

test('an answer of 304 changes nothing but the next time', async () => {
  const { add, check, shelf } = ours()
  await add(server.url('/304'), { etag: '"1"', every: 1800, failures: 3, problem: 'before' })
  expect(await check(server.url('/304'))).toMatchObject({ outcome: 'not-modified', nextAt: '2031-04-02T12:30:00.000Z' })
  expect(shelf.feeds.get(server.url('/304'))).toMatchObject({ etag: '"1"', failures: 0, problem: null, every: 1800 })
})

test('the interval is what the feed shows, not less than what it says', async () => {
  const { add, check, shelf } = ours()
  const every = async (path: string) => {
    await add(server.url(path))
    await check(server.url(path))
    return (shelf.feeds.get(server.url(path))?.every ?? 0) / 60
  }
  // An entry an hour, the last four hours ago: it may take half an hour until the next.
  server.on('/hourly', (_, r) => void r.end(rss([5, 6, 7, 8].map((n) => ({ n, link: 'mailto:x', published: `2031-04-02T0${n}:00:00Z` })))))
  expect(await every('/hourly')).toBe(30)
  server.on(
    '/ttl',
    (_, r) =>
      void r.end(
        rss(
          [5, 6, 7, 8].map((n) => ({ n, link: 'mailto:x', published: `2031-04-02T0${n}:00:00Z` })),
          '<ttl>120</ttl>',
        ),
      ),
  )
  expect(await every('/ttl')).toBe(120)
  server.on('/sy', (_, r) => void r.end(rss([], '<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>')))
  expect(await every('/sy')).toBe(30)
  server.on('/age', (_, r) => void r.writeHead(200, { 'cache-control': 'public, max-age=7200' }).end(rss([])))
  expect(await every('/age')).toBe(120)
  server.on('/nothing', (_, r) => void r.end(rss([])))
  expect(await every('/nothing')).toBe(60)
  server.on('/frantic', (_, r) => void r.end(rss([1, 2, 3].map((n) => ({ n, link: 'mailto:x', published: `2031-04-02T11:59:0${n}Z` })))))
  expect(await every('/frantic')).toBe(10)
  server.on(
    '/asleep',
    (_, r) =>
      void r.end(
        rss(
          [1, 2].map((n) => ({ n, link: 'mailto:x', published: `2021-04-0${n}T11:59:00Z` })),
          '<ttl>99999</ttl>',
        ),
      ),
  )
  expect(await every('/asleep')).toBe(24 * 60)
})

test('what fails is asked for less and less, and at once as before when it is well again', async () => {
  const { add, check, shelf, clock } = ours()
  const url = server.url('/feed')
  await add(url, { every: 3600 })
  server.on('/feed', (_, r) => void r.writeHead(500).end())
  const waits: number[] = []
  for (let i = 0; i < 7; i++) {
    const { nextAt, outcome, problem } = await check(url)
    expect([outcome, problem]).toEqual(['failed', 'its server failed (500)'])
    waits.push((Date.parse(nextAt ?? '') - clock.at) / 60_000)
  }
  // Of twice as long each time, up to a day, three quarters: chance is a half.
  expect(waits).toEqual([45, 90, 180, 360, 720, 1080, 1080])
  publish('/feed', [1])
  expect(await check(url)).toMatchObject({ outcome: 'new', added: 1 })
  expect(shelf.feeds.get(url)).toMatchObject({ failures: 0, problem: null })
})

test('chance spreads what failed together', async () => {
  const nexts = new Set<string>()
  for (const chance of [0, 0.25, 0.5, 0.99]) {
    const { add, check } = watching([`127.0.0.1:${server.port}`], { random: () => chance })
    await add(server.url('/500'))
    nexts.add((await check(server.url('/500'))).nextAt ?? '')
  }
  expect(nexts.size).toBe(4)
})

test('Retry-After is waited out, by all feeds of the host', async () => {
  const { add, check, shelf } = ours()
  publish('/feed', [1])
  await add(server.url('/429'))
  await add(server.url('/feed'))
  expect(await check(server.url('/429'))).toMatchObject({
    outcome: 'failed',
    problem: 'it was asked too often (429)',
    nextAt: '2031-04-02T13:00:00.000Z',
  })
  expect(await check(server.url('/feed'))).toMatchObject({
    outcome: 'failed',
    problem: 'its site asked to be left alone for a while',
    nextAt: '2031-04-02T13:00:00.000Z',
  })
  expect(shelf.feeds.get(server.url('/feed'))?.failures).toBe(0)
  expect(askedFor('/feed').length).toBe(0)
})

test('410 is the end', async () => {
  const { add, check, shelf, watcher, clock } = ours()
  await add(server.url('/410'))
  expect(await check(server.url('/410'))).toMatchObject({ outcome: 'gone', nextAt: undefined })
  expect(shelf.feeds.get(server.url('/410'))?.state).toBe('gone')
  clock.minutes(10_000)
  expect(await watcher.due()).toEqual([])
})

test('a move for good is written down, once the feed has been read there; any other is not', async () => {
  publish('/new', [1])
  server.on('/old', (_, r) => void r.writeHead(301, { location: '/new' }).end())
  server.on('/for-now', (_, r) => void r.writeHead(302, { location: '/new' }).end())
  server.on('/to-nothing', (_, r) => void r.writeHead(301, { location: '/ok' }).end())
  const { add, check, shelf } = ours()
  for (const path of ['/old', '/for-now', '/to-nothing']) await add(server.url(path))
  const forNow = await check(server.url('/for-now'))
  expect([forNow.outcome, forNow.movedTo]).toEqual(['new', undefined])
  expect(await check(server.url('/to-nothing'))).toMatchObject({ outcome: 'failed' })
  expect(await check(server.url('/old'))).toMatchObject({ movedTo: server.url('/new') })
  expect([...shelf.feeds.keys()].sort()).toEqual([server.url('/for-now'), server.url('/new'), server.url('/to-nothing')])
})

test('a redirect to where no fetch may go is neither followed nor written down, nor is such a link of an entry', async () => {
  const bird = await canary()
  for (const [path, status] of [
    ['/evil', 301],
    ['/evil-2', 302],
    ['/evil-3', 308],
  ] as const)
    server.on(path, (_, r) => void r.writeHead(status, { location: `http://localhost:${bird.port}/feed` }).end())
  server.on(
    '/evil-entries',
    (_, r) =>
      void r.end(
        rss([
          { n: 1, link: `http://127.0.0.1:${bird.port}/admin` },
          { n: 2, link: 'file:///etc/passwd' },
          { n: 3, link: server.url('/evil') },
        ]),
      ),
  )
  server.on(
    '/evil-page',
    (_, r) =>
      void r
        .writeHead(200, { 'content-type': 'text/html' })
        .end(`<html><head><link rel="alternate" type="application/rss+xml" href="http://[::1]:${bird.port}/feed"></head></html>`),
  )
  const { add, check, shelf } = ours()
  for (const path of ['/evil', '/evil-2', '/evil-3', '/evil-entries', '/evil-page']) {
    await add(server.url(path))
    const { outcome, added } = await check(server.url(path))
    expect([path, added]).toEqual([path, 0])
    if (path !== '/evil-entries') expect([path, outcome]).toEqual([path, 'failed'])
  }
  expect(bird.connections()).toBe(0)
  expect([...shelf.feeds.keys()].every((url) => url.includes(`:${server.port}/`))).toBe(true)
  await bird.close()
})

test('a page is exchanged for the feed that it names, once', async () => {
  publish('/feed.xml', [1, 2])
  server.on(
    '/',
    (_, r) =>
      void r
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          '<html><head><link rel="alternate" type="application/rss+xml" title="صدى الواحة" href="/feed.xml"><link rel="alternate" type="application/rss+xml" href="/comments/feed"></head><body><p>x</p></body></html>',
        ),
  )
  const { add, check, shelf } = ours()
  await add(server.url('/'))
  expect(await check(server.url('/'))).toMatchObject({ outcome: 'new', added: 2, movedTo: server.url('/feed.xml') })
  expect([...shelf.feeds.keys()]).toEqual([server.url('/feed.xml')])
  // A feed that turns into a page stays what it was.
  server.on(
    '/feed.xml',
    (_, r) =>
      void r
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><head><link rel="alternate" type="application/rss+xml" href="/other"></head></html>'),
  )
  expect(await check(server.url('/feed.xml'))).toMatchObject({ outcome: 'failed', problem: 'no feed: it is a page that names none' })
  expect([...shelf.feeds.keys()]).toEqual([server.url('/feed.xml')])
})

test('robots.txt is asked once, and obeyed for pages', async () => {
  publish('/feed', [1, 2])
  server.on(
    '/robots.txt',
    (_, r) =>
      void r.writeHead(200, { 'content-type': 'text/plain' }).end('User-agent: *\nDisallow: /page/2\n\nUser-agent: other\nDisallow: /\n'),
  )
  const { add, check, shelf } = ours()
  await add(server.url('/feed'))
  expect(await check(server.url('/feed'))).toMatchObject({
    added: 1,
    failed: 1,
    problem: expect.stringMatching(/page\/2: its site asks programs not to read it/),
  })
  expect(shelf.found.map((f) => f.article.url)).toEqual([server.url('/page/1')])
  await check(server.url('/feed'))
  expect([askedFor('/robots.txt').length, askedFor('/page/2').length]).toEqual([1, 0])
})

test('while a site’s robots.txt cannot be had its pages are not', async () => {
  publish('/feed', [1])
  server.on('/robots.txt', (_, r) => void r.writeHead(503).end())
  const { add, check, clock } = ours()
  await add(server.url('/feed'))
  expect(await check(server.url('/feed'))).toMatchObject({ added: 0, failed: 1 })
  expect(askedFor('/page/1').length).toBe(0)
  clock.minutes(20)
  server.on('/robots.txt', (_, r) => void r.writeHead(404).end())
  expect((await check(server.url('/feed'))).added).toBe(0)
})

test('a page that fails is tried three times, the feed sooner meanwhile; then what the feed gives has to do', async () => {
  const summary = text(7)[0] + text(7)[1]
  server.on(
    '/flaky',
    (_, r) => void r.writeHead(200, { etag: '"x"' }).end(rss([{ n: 7, link: server.url('/page/7') }]).replace('ملخص قصير 7', summary)),
  )
  server.on('/page/7', (_, r) => void r.writeHead(502).end())
  const { add, check, shelf } = ours()
  const url = server.url('/flaky')
  await add(url)
  for (const turn of [1, 2]) {
    const { added, failed, problem } = await check(url)
    expect([turn, added, failed]).toEqual([turn, 0, 1])
    expect(problem).toMatch(/its page answers 502/)
    expect(shelf.feeds.get(url)?.etag).toBeNull()
  }
  expect(await check(url)).toMatchObject({ added: 1, failed: 0 })
  expect(shelf.found[0].article.text).toBe(`${TITLE} 7\n\n${summary}`)
  await check(url)
  expect(askedFor('/page/7').length).toBe(3)
})

test('one request at a time to a host, the next after a pause', async () => {
  let now = 0
  let most = 0
  for (const n of [1, 2, 3]) {
    server.on(`/feed-${n}`, (_, r) => {
      most = Math.max(most, ++now)
      setTimeout(() => {
        now--
        r.end(rss([]))
      }, 30)
    })
  }
  const { add, watcher, clock } = watching([`127.0.0.1:${server.port}`], { pause: 2000 })
  for (const n of [1, 2, 3]) await add(server.url(`/feed-${n}`))
  expect((await watcher.due()).map((c) => c.outcome)).toEqual(['nothing-new', 'nothing-new', 'nothing-new'])
  expect(most).toBe(1)
  expect(clock.slept).toEqual([2000, 2000])
})

test('what is not Arabic is set aside, and not asked for again', async () => {
  server.on(
    '/page/1',
    (_, r) =>
      void r
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<html lang="en"><head><title>A town opens a station</title></head><body><h1>A town opens a station</h1><p>${'The mayor said that the station will serve the eastern quarter of the town from next year on. '.repeat(6)}</p></body></html>`,
        ),
  )
  server.on('/feed', (_, r) => void r.end(rss([{ n: 1, link: server.url('/page/1') }])))
  const { add, check } = ours()
  await add(server.url('/feed'))
  expect(await check(server.url('/feed'))).toMatchObject({ added: 0, aside: 1, failed: 0 })
  await check(server.url('/feed'))
  expect(askedFor('/page/1').length).toBe(1)
})

test.each([
  ['/hang', /not all there within/],
  ['/slow-headers', /not all there within/],
  ['/slow-loris', /not all there within/],
  ['/endless', /larger than/],
  ['/endless-headers', /headers/],
  ['/reset', /cut/],
  ['/reset-midway', /ended before/],
  ['/short', /ended before/],
  ['/garbage', /HTTP/],
  ['/bad-gzip', /compression/],
  ['/cut-gzip', /cut short/],
  ['/gzip-bomb', /decompressed/],
  ['/gzip-of-gzip-bomb', /decompressed/],
  ['/unasked-coding', /compressed/],
  ['/too-long', /larger/],
  ['/loop', /redirects/],
  ['/to-file', /only http/],
  ['/500', /failed \(500\)/],
  ['/ok', /no feed/],
  ['/missing', /not found \(404\)/],
])('a feed at %s fails in words, and others do not notice', async (path, words) => {
  const other = await faultServer()
  servers.push(other)
  other.on(
    '/feed',
    (_, r) =>
      void r.end(
        rss([
          {
            n: 1,
            link: 'mailto:x',
            content: text(1)
              .map((s) => `<p>${s}</p>`)
              .join(''),
          },
        ]),
      ),
  )
  const { add, watcher, shelf, faults } = watching([`127.0.0.1:${server.port}`, `127.0.0.1:${other.port}`])
  await add(server.url(path), { title: 'before', etag: '"kept"' })
  await add(other.url('/feed'))
  const order: string[] = []
  const checked = await watcher.all([...shelf.feeds.values()].map((f) => ({ ...f })))
  for (const c of checked) order.push(c.url)
  expect(checked.find((c) => c.url === other.url('/feed'))).toMatchObject({ outcome: 'new', added: 1 })
  const bad = checked.find((c) => c.url === server.url(path))
  expect(bad?.problem).toMatch(words)
  expect(bad?.problem).not.toContain('\n')
  // The last good state stays.
  expect(shelf.feeds.get(server.url(path))).toMatchObject({ title: 'before', etag: '"kept"', failures: 1, state: 'active' })
  expect(faults).toEqual([])
  // The one that hangs is not waited for.
  if (/not all/.test(words.source)) expect(order[0]).toBe(other.url('/feed'))
})

test('a charset that lies, a broken feed and an empty one', async () => {
  server.on(
    '/latin',
    (_, r) =>
      void r
        .writeHead(200, { 'content-type': 'text/xml; charset=iso-8859-1' })
        .end(rss([{ n: 1, link: 'mailto:x', content: text(1).join(' ') }])),
  )
  server.on('/cut', (_, r) => void r.end(rss([{ n: 1, link: 'mailto:x', content: text(1).join(' ') }]).slice(0, -60)))
  server.on('/empty', (_, r) => void r.end(''))
  const { add, check, shelf } = ours()
  for (const path of ['/latin', '/cut', '/empty']) await add(server.url(path))
  expect((await check(server.url('/latin'))).added).toBe(1)
  expect(shelf.found[0].article.text).toContain(text(1)[0])
  expect((await check(server.url('/cut'))).outcome).not.toBe('failed')
  expect((await check(server.url('/empty'))).outcome).toBe('failed')
})

test('the watcher goes on by itself until it is stopped, past a fault of its own', async () => {
  publish('/feed', [1])
  let turns = 0
  let fail = true
  const { add, watcher, shelf, clock, faults } = watching([`127.0.0.1:${server.port}`])
  const put = shelf.put.bind(shelf)
  shelf.put = async (feed) => {
    if (fail) {
      fail = false
      throw new Error('the disk is full')
    }
    await put(feed)
  }
  const sleep = clock.sleep.bind(clock)
  clock.sleep = async (ms) => {
    if (++turns > 300) void watcher.stop()
    await sleep(ms)
    await new Promise((done) => setImmediate(done))
  }
  fail = false
  await add(server.url('/feed'))
  fail = true
  watcher.start()
  await new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (turns > 300) {
        clearInterval(look)
        resolve()
      }
    }, 10)
  })
  await watcher.stop()
  expect(faults.map((f) => f.message)).toEqual(['the disk is full'])
  expect(askedFor('/feed').length).toBeGreaterThan(1)
  expect(shelf.feeds.get(server.url('/feed'))).toMatchObject({ problem: null, title: 'صدى الواحة' })
})
