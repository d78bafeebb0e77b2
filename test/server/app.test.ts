/** The routes: what is at hand, what is read, what is refused and how that is said. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { CONTENT_SECURITY_POLICY } from '../../src/server/headers.ts'
import { MAX_CHARACTERS } from '../../src/server/read-request.ts'
import { answer } from './answer.ts'
import { stubReader } from './stub-reader.ts'

const root = mkdtempSync(join(tmpdir(), 'isnad-page-'))
mkdirSync(join(root, 'assets'))
writeFileSync(join(root, 'index.html'), '<!doctype html><title>page</title>')
writeFileSync(join(root, 'assets', 'a-1.js'), 'export {}')
writeFileSync(join(root, 'secret.key'), 'not for the page')
afterAll(() => rmSync(root, { recursive: true, force: true }))

const sample = {
  id: 's1',
  title: 'عنوان',
  text: 'عنوان\n\nقال الوردي إن السد اكتمل.',
  outlet: 'جريدة المرفأ',
  sample: true,
  note: 'invented',
}
const fresh = () => createApp({ reader: stubReader, samples: [sample], webRoot: pathToFileURL(`${root}/`) })
const post = (body: unknown, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

test('health says the version', async () => {
  const response = await fresh().request('/api/health')
  expect(response.status).toBe(200)
  expect(await answer(response)).toMatchObject({ status: 'ok', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
})

test('the samples are at hand, already read', async () => {
  const app = fresh()
  const { articles } = await answer(app.request('/api/articles'))
  expect(articles).toEqual([{ id: 's1', title: 'عنوان', outlet: 'جريدة المرفأ', sample: true, statements: 1, events: 0 }])
  const one = await answer(app.request('/api/articles/s1'))
  expect(one.article).toEqual(sample)
  expect(one.record.attributions).toHaveLength(1)
})

test('a pasted article is read, listed first, and found again by its id', async () => {
  const app = fresh()
  const response = await app.request(
    '/api/read',
    post({ text: 'قال الناطق إن الجسر فُتح.', title: 'فتح الجسر', publishedAt: '2024-02-14', outlet: ' ' }),
  )
  expect(response.status).toBe(200)
  const read = await answer(response)
  expect(read.article).toEqual({ text: 'فتح الجسر\n\nقال الناطق إن الجسر فُتح.', title: 'فتح الجسر', publishedAt: '2024-02-14' })
  const { articles } = await answer(app.request('/api/articles'))
  expect(articles.map((a: { id: string }) => a.id)).toEqual([read.id, 's1'])
  expect(await answer(app.request(`/api/articles/${read.id}`))).toEqual(read)
  await app.request('/api/read', post({ text: read.article.text, title: read.article.title }))
  expect((await answer(app.request('/api/articles'))).articles).toHaveLength(2)
})

test('a text that begins with its headline keeps its offsets', async () => {
  const text = ' \nفتح الجسر\n\nقال الناطق إن الجسر فُتح.'
  const { article } = await answer(fresh().request('/api/read', post({ text, title: 'فتح الجسر' })))
  expect(article.text).toBe(text)
})

const REFUSED: [name: string, init: RequestInit, status: number, code: string, line: RegExp][] = [
  ['no JSON', post('{'), 400, 'request/json', /not JSON/],
  ['no text', post({ title: 'x' }), 400, 'request/field', /"text"/],
  ['an array', post([]), 400, 'request/field', /object/],
  ['a number as text', post({ text: 7 }), 400, 'request/field', /"text".*string/],
  ['a field of another name', post({ text: 'x', __proto__x: 1 }), 400, 'request/field', /__proto__x/],
  ['an empty text', post({ text: ' \n ' }), 400, 'text/empty', /empty/],
  ['a day two ways', post({ text: 'x', publishedAt: '07/28/2021' }), 400, 'published-at/form', /2021-07-28/],
  ['no day of the calendar', post({ text: 'x', publishedAt: '2023-02-29' }), 400, 'published-at/form', /2021-07-28/],
  ['a long title', post({ text: 'x', title: 'y'.repeat(1001) }), 400, 'request/field', /"title".*1000/],
  ['a text too long', post({ text: 'ك'.repeat(MAX_CHARACTERS + 1) }), 413, 'text/too-long', /5000000/],
  ['a form', { method: 'POST', body: new URLSearchParams({ text: 'x' }) }, 415, 'request/content-type', /JSON/],
  ['text/plain', post({ text: 'x' }, { 'content-type': 'text/plain' }), 415, 'request/content-type', /JSON/],
  ['JSON within a name', post({ text: 'x' }, { 'content-type': 'text/plain; application/json' }), 415, 'request/content-type', /JSON/],
]

test.each(REFUSED)('reading refuses %s in one line', async (_, init, status, code, line) => {
  const app = fresh()
  const response = await app.request('/api/read', init)
  expect(response.status).toBe(status)
  const { error } = await answer(response)
  expect(error.code).toBe(code)
  expect(error.message).toMatch(line)
  expect(error.message).not.toContain('\n')
  expect((await answer(app.request('/api/articles'))).articles).toHaveLength(1)
})

test('a body larger than its cap is refused, whatever length it claims', async () => {
  const piece = new TextEncoder().encode('x'.repeat(1 << 20))
  let sent = 0
  const body = new ReadableStream({ pull: (c) => (sent++ < 64 ? c.enqueue(piece) : c.close()) })
  const response = await fresh().request('/api/read', { ...post(''), body, duplex: 'half' } as RequestInit)
  expect(response.status).toBe(413)
  expect((await answer(response)).error.code).toBe('request/too-large')
  expect(sent).toBeLessThan(40)
})

test('what is not there is said in JSON', async () => {
  const app = fresh()
  for (const [path, method, status, code] of [
    ['/api/articles/none', 'GET', 404, 'not-found'],
    ['/api/nothing', 'GET', 404, 'not-found'],
    ['/no-such-file.js', 'GET', 404, 'not-found'],
    ['/api/articles', 'DELETE', 405, 'method'],
    ['/api/read', 'GET', 404, 'not-found'],
  ] as const) {
    const response = await app.request(path, { method })
    expect([path, response.status, (await answer(response)).error.code]).toEqual([path, status, code])
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
  }
})

test('the page is served from its folder, and nothing above it', async () => {
  const app = fresh()
  const index = await app.request('/')
  expect(await index.text()).toContain('<title>page</title>')
  expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(index.headers.get('cache-control')).toBe('no-cache')
  expect((await app.request('/assets/a-1.js')).headers.get('cache-control')).toContain('immutable')
  for (const path of ['/secret.key', '/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '//etc/passwd'])
    expect([path, (await app.request(path)).status]).toEqual([path, 404])
})

test('a page that was not built is said so', () => {
  expect(() => createApp({ reader: stubReader, samples: [], webRoot: pathToFileURL('/nowhere/at/all/') })).toThrow(/npm run build/)
})

test('every answer carries the policy; the API is never stored', async () => {
  const app = fresh()
  for (const path of ['/', '/api/health', '/api/articles', '/api/articles/none']) {
    const { headers } = await app.request(path)
    expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store')
  }
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/)
})

test('a fault of the program answers 500 without saying what the article held', async () => {
  const faults: Error[] = []
  const app = createApp({
    reader: { read: (article) => { throw new Error(article.text) } },
    samples: [],
    onFault: (error) => faults.push(error),
  }) // biome-ignore format: one line
  const response = await app.request('/api/read', post({ text: 'سر' }))
  expect(response.status).toBe(500)
  expect(JSON.stringify(await answer(response))).not.toContain('سر')
  expect(faults).toHaveLength(1)
})
