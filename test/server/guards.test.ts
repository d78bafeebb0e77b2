/** Who may ask: rebound names, other sites and their forms may not, and nothing changes when they try. */
import { expect, test } from 'vitest'
import { isLoopback } from '../../src/server/guards.ts'
import { answer } from './answer.ts'
import { fresh, TOKEN } from './served.ts'

const BASE = 'http://127.0.0.1:4317'
const { app, store } = await fresh()
const ask = (headers: Record<string, string>, method = 'POST') =>
  app.request(`${BASE}${method === 'POST' ? '/api/read' : '/api/articles'}`, {
    method,
    headers: { host: '127.0.0.1:4317', authorization: `Bearer ${TOKEN}`, ...headers },
    ...(method === 'POST' ? { body: '{"text":"قال إنه عاد"}' } : {}),
  })
const json = { 'content-type': 'application/json' }

test('names of the loopback address', () => {
  for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1:4317', '[::1]', '[::1]:80'])
    expect([host, isLoopback(host)]).toEqual([host, true])
  for (const host of [
    undefined,
    '',
    'evil.example',
    'evil.example:4317',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'localhost@evil',
    '0.0.0.0',
    '127.0.0.1:',
    'localhost:99999999',
    ' localhost',
  ])
    expect([host, isLoopback(host)]).toEqual([host, false])
})

test.each([
  ['a rebound name', { host: 'evil.example:4317' }],
  ['another site', { origin: 'https://evil.example' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:9' }],
  ['this address over https', { origin: 'https://127.0.0.1:4317' }],
  ['no origin to speak of', { origin: 'null' }],
  ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['a browser that says same-site', { 'sec-fetch-site': 'same-site' }],
])('refused with 403: %s', async (_, headers: Record<string, string>) => {
  for (const method of ['POST', 'GET']) {
    const response = await ask({ ...json, ...headers }, method)
    expect(response.status).toBe(403)
    expect((await answer(response)).code).toMatch(/^request\/(host|origin)$/)
  }
  expect((await store.counts()).articles).toBe(0)
})

test('a change without the token, or with a wrong one, is refused on loopback too; reading is open', async () => {
  const without = { host: '127.0.0.1:4317', ...json }
  for (const headers of [without, { ...without, authorization: 'Bearer wrong' }, { ...without, authorization: `Basic ${TOKEN}` }]) {
    const response = await app.request(`${BASE}/api/read`, { method: 'POST', headers, body: '{"text":"قال إنه عاد"}' })
    expect([response.status, (await answer(response)).code]).toEqual([401, 'access/token'])
  }
  expect((await store.counts()).articles).toBe(0)
  expect((await app.request(`${BASE}/api/articles`, { headers: { host: 'localhost:4317' } })).status).toBe(200)
})

test('the page itself and programs of this machine may ask', async () => {
  expect((await ask({ ...json, origin: BASE, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await ask(json)).status).toBe(200)
  expect((await ask({ ...json, host: 'localhost:4317', origin: 'http://localhost:4317' })).status).toBe(200)
})
