/** Feeds over the API, and the server that watches them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canary, type FaultServer, faultServer } from '../ingest/fetch/faults.ts'
import { page, rss } from '../ingest/watch/shelf.ts'
import { answer } from './answer.ts'
import { fresh, sending } from './served.ts'

let server: FaultServer
beforeAll(async () => {
  server = await faultServer()
  server.on('/page/1', (_, r) => void r.writeHead(200, { 'content-type': 'text/html' }).end(page(1)))
  server.on('/feed', (_, r) => void r.end(rss([{ n: 1, link: server.url('/page/1') }])))
})
afterAll(() => server.close())

const until = async (done: () => Promise<boolean>) => {
  for (let i = 0; i < 400 && !(await done()); i++) await new Promise((resolve) => setTimeout(resolve, 25))
}

test('a feed is added, watched, asked again, changed and removed', async () => {
  const { app, ask, store, faults } = await fresh({ allow: [`127.0.0.1:${server.port}`] })
  app.watch()
  try {
    const made = await ask('/api/feeds', sending({ url: server.url('/feed'), outlet: 'صدى الواحة' }))
    expect(made.status).toBe(201)
    const { id } = await answer(made)
    expect(made.headers.get('location')).toBe(`/api/feeds/${id}`)
    await until(async () => (await store.counts()).articles > 0 && (await answer(ask(`/api/feeds/${id}`))).checkedAt !== null)
    expect(await answer(ask(`/api/feeds/${id}`))).toMatchObject({
      url: server.url('/feed'),
      title: 'صدى الواحة',
      state: 'active',
      problem: null,
      failures: 0,
    })
    const [article] = (await store.articles.list({})).items
    expect(article).toMatchObject({ outlet: 'صدى الواحة', url: server.url('/page/1'), source: server.url('/page/1') })
    expect((await answer(ask('/api/feeds'))).watching).toBe(true)
    expect((await ask(`/api/feeds/${id}/check`, { method: 'POST' })).status).toBe(202)
    await until(async () => server.asked.filter((a) => a.path === '/feed').length > 1)
    expect(server.asked.filter((a) => a.path === '/page/1').length).toBe(1)
    expect(await answer(ask(`/api/feeds/${id}`, sending({ state: 'paused' }, {}, 'PATCH')))).toMatchObject({ state: 'paused' })
    expect((await ask(`/api/feeds/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await ask(`/api/feeds/${id}`)).status).toBe(404)
    expect((await store.counts()).articles).toBe(1)
    expect(faults).toEqual([])
  } finally {
    await app.stop()
  }
})

test('what no fetch may reach is refused in a line, and nothing is asked', async () => {
  const bird = await canary()
  const { app, ask, store } = await fresh()
  for (const url of [
    `http://127.0.0.1:${bird.port}/`,
    'file:///etc/passwd',
    'http://0x7f.1/',
    'https://u:p@example.org/',
    'x',
    'javascript:alert(1)',
  ]) {
    const refused = await ask('/api/feeds', sending({ url }))
    expect([url, refused.status, (await answer(refused)).code]).toEqual([url, 400, 'feed/address'])
  }
  // A name is taken, and found out when it is asked.
  const { id } = await answer(ask('/api/feeds', sending({ url: `http://localhost:${bird.port}/` })))
  app.watch()
  await until(async () => (await answer(ask(`/api/feeds/${id}`))).problem !== null)
  expect((await answer(ask(`/api/feeds/${id}`))).problem).toMatch(/this machine/)
  expect([bird.connections(), (await store.counts()).articles]).toEqual([0, 0])
  await app.stop()
  await bird.close()
})

test('lists of feeds go in and out; without watching nothing is asked', async () => {
  const { ask } = await fresh()
  const opml = '<opml><body><outline text="أ" xmlUrl="https://a.example/feed"/><outline xmlUrl="http://10.0.0.1/"/></body></opml>'
  expect(await answer(ask('/api/opml', sending({ opml })))).toEqual({ added: 1, known: 0, refused: 1 })
  expect(await answer(ask('/api/opml', sending({ opml })))).toEqual({ added: 0, known: 1, refused: 1 })
  const list = await ask('/api/opml')
  expect(list.headers.get('content-type')).toBe('text/x-opml; charset=utf-8')
  expect(await list.text()).toContain('xmlUrl="https://a.example/feed"')
  expect((await answer(ask('/api/opml', sending({ opml: '<html>' })))).code).toBe('feed/opml')
  expect(await answer(ask('/api/feeds'))).toMatchObject({ watching: false, items: [{ url: 'https://a.example/feed', checkedAt: null }] })
})
