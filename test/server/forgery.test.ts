/** Rebinding and forgery: shapes of requests that other sites and programs can send, at every route that changes something. */
import { expect, test } from 'vitest'
import { changes, type Document, routesOf } from './from-openapi.ts'
import { fresh, sending, TOKEN } from './served.ts'

const ENDLESS = { perSecond: 1e9, burst: 1e9 }
const { app, store, ask } = await fresh({ limits: { reading: ENDLESS, changing: ENDLESS, login: ENDLESS } })
const { id } = (await (await ask('/api/read', sending({ text: 'قال الناطق إن الجسر فُتح.' }))).json()) as { id: string }

const HOST = '127.0.0.1:4317'
const json = { 'content-type': 'application/json' }
const token = { authorization: `Bearer ${TOKEN}` }
const body = (path: string) => (path.includes('corrections') ? '{"act":"strike","of":"statement","target":"a1"}' : '{"kind":"reread"}')

/** Headers by what they pretend; the token is with those that are to fail for another reason. */
const SHAPES: [name: string, headers: Record<string, string>][] = [
  ...[
    'evil.example:4317',
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:4317',
    '0.0.0.0:4317',
    '[::]:4317',
    '127.1:4317',
    '2130706433',
    'isnad.local',
    '169.254.169.254',
    'user@127.0.0.1',
    '',
  ].map((host): [string, Record<string, string>] => [`host ${host || '(empty)'}`, { ...json, ...token, host }]),
  ...[
    'https://evil.example',
    'http://evil.example:4317',
    'null',
    'http://127.0.0.1:9999',
    'http://localhost:4317',
    'https://127.0.0.1:4317',
    'file://',
    'http://127.0.0.1',
    'chrome-extension://abc',
    'http://[::1]:4317',
    '',
  ].map((origin): [string, Record<string, string>] => [`origin ${origin || '(empty)'}`, { ...json, ...token, origin }]),
  ...['cross-site', 'same-site', 'nonsense'].map((site): [string, Record<string, string>] => [
    `fetch site ${site}`,
    { ...json, ...token, 'sec-fetch-site': site },
  ]),
  ['no token', json],
  ['an empty token', { ...json, authorization: 'Bearer ' }],
  ['the token as a password', { ...json, authorization: `Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}` }],
  ['a longer token', { ...json, authorization: `Bearer ${TOKEN}x` }],
  ['the token in a cookie', { ...json, cookie: `isnad-session=${TOKEN}; __Host-isnad=${TOKEN}` }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form with a file', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['a simple request', { 'content-type': 'text/plain' }],
  ['a preflight’s method, overridden', { ...json, 'x-http-method-override': 'DELETE' }],
]

const routes = routesOf(app.document as unknown as Document).filter(changes)
const state = async () =>
  JSON.stringify([
    await store.counts(),
    await (await app.request(`/api/articles/${id}`)).json(),
    await (await app.request('/api/lexicon')).json(),
  ])

test('there are 30 shapes and every route that changes something is among the routes', () => {
  expect(SHAPES.length).toBeGreaterThanOrEqual(30)
  expect(routes.length).toBeGreaterThanOrEqual(14)
})

test.each(SHAPES)('refused at every route that changes something: %s', async (_, headers) => {
  const before = await state()
  for (const { method, path, operation } of routes) {
    const response = await app.request(`http://${HOST}${path.replace(/\{\w+\}/, id)}`, {
      method,
      headers: { host: HOST, ...headers },
      ...(operation.requestBody && { body: body(path) }),
    })
    // Logging in takes no token, and there is nobody to log in here.
    const refused = path === '/api/session' && method === 'POST' ? [400, 401, 403, 409, 415] : [401, 403, 415]
    expect([path, method, refused.includes(response.status), response.status]).toEqual([path, method, true, response.status])
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  }
  expect(await state()).toBe(before)
})

test('a change never comes by GET: reading every address leaves all as it was', async () => {
  const before = await state()
  for (const { path } of routes) await app.request(`http://${HOST}${path.replace(/\{\w+\}/, id)}`, { headers: { host: HOST, ...token } })
  expect(await state()).toBe(before)
})

test('a progress stream is for this page alone', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { host: 'evil.example' }])
    expect((await app.request(`http://${HOST}/api/jobs/x/progress`, { headers: { host: HOST, ...headers } })).status).toBe(403)
})
