/** The routes: what is at hand, what is read, what is refused and how that is said. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY } from '../../src/server/headers.ts'
import { MAX_CHARACTERS } from '../../src/server/read-request.ts'
import { answer } from './answer.ts'
import { fresh as freshApp, sending, TOKEN } from './served.ts'

const root = mkdtempSync(join(tmpdir(), 'isnad-page-'))
mkdirSync(join(root, 'assets'))
writeFileSync(join(root, 'index.html'), '<!doctype html><html><head><title>page</title></head></html>')
writeFileSync(join(root, 'assets', 'a-1.js'), 'export {}')
writeFileSync(join(root, 'secret.key'), 'not for the page')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const sample = { id: 's1', title: 'عنوان', text: 'عنوان\n\nقال الوردي إن السد اكتمل.', outlet: 'جريدة المرفأ' }
const webRoot = pathToFileURL(`${root}/`)
const fresh = () => freshApp({ samples: [sample], webRoot })

test('health says the version', async () => {
  const { app } = await fresh()
  const response = await app.request('/api/health')
  expect(response.status).toBe(200)
  expect(await answer(response)).toMatchObject({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
})

test('the samples are at hand, already read, and say that they are samples', async () => {
  const { app } = await fresh()
  const { items, next } = await answer(app.request('/api/articles'))
  expect(items).toMatchObject([{ title: 'عنوان', outlet: 'جريدة المرفأ', sample: true }])
  expect(next).toBeNull()
  const one = await answer(app.request('/api/articles/s1'))
  expect(one.article).toMatchObject({ text: sample.text, title: sample.title, sample: true })
  expect(one.record.attributions).toHaveLength(1)
  expect((await answer(app.request('/api/statements'))).items).toHaveLength(1)
})

test('a pasted article is read, kept, listed first, and found again by its id', async () => {
  const { app, ask, store } = await fresh()
  const response = await ask(
    '/api/read',
    sending({ text: 'قال الناطق إن الجسر فُتح.', title: 'فتح الجسر', publishedAt: '2024-02-14', outlet: ' ' }),
  )
  expect(response.status).toBe(200)
  const read = await answer(response)
  expect(read.article).toEqual({
    id: read.id,
    text: 'فتح الجسر\n\nقال الناطق إن الجسر فُتح.',
    title: 'فتح الجسر',
    publishedAt: '2024-02-14',
  })
  const { items } = await answer(app.request('/api/articles'))
  expect(items.map((a) => [a.title, a.sample])).toEqual([['فتح الجسر', false], ['عنوان', true]]) // biome-ignore format: one line
  expect(await answer(app.request(`/api/articles/${read.id}`))).toEqual(read)
  await ask('/api/read', sending({ text: read.article.text, title: read.article.title, publishedAt: '2024-02-14' }))
  expect((await store.counts()).articles).toBe(1)
  // From now on lists are of the house, not of the samples.
  expect((await answer(app.request('/api/statements'))).items).toMatchObject([
    { article: read.id, words: expect.stringContaining('الجسر') },
  ])
})

test('a text that begins with its headline keeps its offsets', async () => {
  const text = ' \nفتح الجسر\n\nقال الناطق إن الجسر فُتح.'
  const { ask } = await fresh()
  const { article } = await answer(ask('/api/read', sending({ text, title: 'فتح الجسر' })))
  expect(article.text).toBe(text)
})

const REFUSED: [name: string, init: RequestInit, status: number, code: string, line: RegExp][] = [
  ['no JSON', sending('{'), 400, 'request/json', /not JSON/],
  ['no text', sending({ title: 'x' }), 400, 'request/field', /"text"/],
  ['an array', sending([]), 400, 'request/field', /object/],
  ['a number as text', sending({ text: 7 }), 400, 'request/field', /"text".*string/],
  ['a field of another name', sending({ text: 'x', __proto__x: 1 }), 400, 'request/field', /__proto__x/],
  ['an empty text', sending({ text: ' \n ' }), 400, 'text/empty', /empty/],
  ['a day two ways', sending({ text: 'x', publishedAt: '07/28/2021' }), 400, 'published-at/form', /publishedAt/],
  ['no day of the calendar', sending({ text: 'x', publishedAt: '2023-02-29' }), 400, 'published-at/form', /publishedAt/],
  ['a long title', sending({ text: 'x', title: 'y'.repeat(1001) }), 400, 'request/field', /"title".*1000/],
  ['a text too long', sending({ text: 'ك'.repeat(MAX_CHARACTERS + 1) }), 413, 'text/too-long', /5000000/],
  ['a form', { method: 'POST', body: new URLSearchParams({ text: 'x' }) }, 415, 'request/content-type', /JSON/],
  ['text/plain', sending({ text: 'x' }, { 'content-type': 'text/plain' }), 415, 'request/content-type', /JSON/],
  ['JSON within a name', sending({ text: 'x' }, { 'content-type': 'text/plain; application/json' }), 415, 'request/content-type', /JSON/],
]

test.each(REFUSED)('reading refuses %s in one line, with a remedy', async (_, init, status, code, line) => {
  const { ask, store } = await fresh()
  const response = await ask('/api/read', init)
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const problem = await answer(response)
  expect(problem).toMatchObject({ status, code, type: `urn:isnad:problem:${code}`, title: expect.any(String) })
  expect(problem.detail).toMatch(line)
  expect(problem.remedy.length).toBeGreaterThan(5)
  expect(`${problem.detail}${problem.remedy}`).not.toContain('\n')
  expect((await store.counts()).articles).toBe(0)
})

test('a body larger than its cap is refused, whatever length it claims', async () => {
  const piece = new TextEncoder().encode('x'.repeat(1 << 20))
  let sent = 0
  const body = new ReadableStream({ pull: (c) => (sent++ < 64 ? c.enqueue(piece) : c.close()) })
  const { ask } = await fresh()
  const response = await ask('/api/read', { ...sending(''), body, duplex: 'half' } as RequestInit)
  expect(response.status).toBe(413)
  expect((await answer(response)).code).toBe('request/too-large')
  expect(sent).toBeLessThan(40)
})

test('what is not there is said as a problem', async () => {
  const { app } = await fresh()
  for (const [path, method, status, code] of [
    ['/api/articles/none', 'GET', 404, 'not-found'],
    ['/api/nothing', 'GET', 404, 'not-found'],
    ['/no-such-file.js', 'GET', 404, 'not-found'],
    ['/api/articles', 'DELETE', 405, 'method'],
    ['/api/read', 'GET', 405, 'method'],
    ['/api/articles', 'OPTIONS', 405, 'method'],
  ] as const) {
    const response = await app.request(path, { method })
    expect([path, response.status, (await answer(response)).code]).toEqual([path, status, code])
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    if (status === 405) expect(response.headers.get('allow')).toMatch(/POST/)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  }
})

test('the page is served from its folder with its token, and nothing above it', async () => {
  const { app } = await fresh()
  const index = await app.request('/')
  expect(await index.text()).toContain(`<head><meta name="isnad-token" content="${TOKEN}"><title>page</title>`)
  expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(index.headers.get('cache-control')).toBe('no-store')
  expect((await app.request('/assets/a-1.js')).headers.get('cache-control')).toContain('immutable')
  for (const path of ['/secret.key', '/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '//etc/passwd'])
    expect([path, (await app.request(path)).status]).toEqual([path, 404])
})

test('a page that was not built is said so', async () => {
  await expect(freshApp({ webRoot: pathToFileURL('/nowhere/at/all/') })).rejects.toThrow(/npm run build/)
})

test('every answer carries the policy; the API is never stored', async () => {
  const { app } = await fresh()
  for (const path of ['/', '/api/health', '/api/articles', '/api/articles/none', '/openapi.json']) {
    const { headers } = await app.request(path)
    expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store')
  }
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/)
})

test('a fault of the program answers 500 without saying what the article held', async () => {
  const reader = { read: (article: { text: string }) => { throw new Error(article.text) } } // biome-ignore format: one line
  const { ask, faults } = await freshApp({ reader })
  const response = await ask('/api/read', sending({ text: 'سر' }))
  expect(response.status).toBe(500)
  expect(JSON.stringify(await answer(response))).not.toContain('سر')
  expect(faults).toHaveLength(1)
})

test('lists come in pages that hold while articles come', async () => {
  const { ask } = await freshApp()
  const add = (from: number, to: number) =>
    ask(
      '/api/articles',
      sending({
        articles: Array.from({ length: to - from }, (_, i) => ({
          text: `قال الناطق رقم ${from + i} إن العمل بدأ.`,
          outlet: `جريدة ${from + i}`,
          publishedAt: `2024-01-${String(10 + from + i)}`,
        })),
      }),
    )
  expect((await answer(add(0, 7))).outcomes.map((o: { outcome: string }) => o.outcome)).toEqual(Array(7).fill('added'))
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 10; page++) {
    const { items, next } = await answer(ask(`/api/articles?limit=3${after && `&after=${encodeURIComponent(after)}`}`))
    seen.push(...items.map((a) => a.outlet))
    if (page === 0) await add(8, 10)
    if (next === null) break
    after = next
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `جريدة ${n}`))
  const wrong = await ask('/api/articles?after=nonsense')
  expect([wrong.status, (await answer(wrong)).code]).toEqual([400, 'request/cursor'])
})

test('an answer that has not changed is not sent again', async () => {
  const { ask } = await freshApp()
  const { id } = await answer(ask('/api/read', sending({ text: 'قال الناطق إن الجسر فُتح.' })))
  const first = await ask(`/api/articles/${id}`)
  const tag = first.headers.get('etag') ?? ''
  expect(tag).toMatch(/^(W\/)?"[0-9a-f]+"$/)
  const again = await ask(`/api/articles/${id}`, { headers: { 'if-none-match': tag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  expect((await ask(`/api/articles/${id}`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
})

test('asking faster than the limit is answered with the time to wait', async () => {
  const limits = { reading: { perSecond: 0.01, burst: 2 }, changing: { perSecond: 1, burst: 1 }, login: { perSecond: 1, burst: 1 } }
  const { ask } = await freshApp({ limits })
  expect([(await ask('/api/articles')).status, (await ask('/api/articles')).status]).toEqual([200, 200])
  const third = await ask('/api/articles')
  expect([third.status, (await answer(third)).code]).toEqual([429, 'request/rate'])
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(10)
})
