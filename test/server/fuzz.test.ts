/**
 * Requests made from the API's own document: no fault, and every answer as the document says.
 * `npm run test:long` asks 20,000 of them, and ISNAD_FUZZ as many as it says; else it is 300.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { answer } from './answer.ts'
import { checker, type Document, type Made, type Route, requestsOf, routesOf } from './from-openapi.ts'
import { fresh, sending } from './served.ts'

const LONG = process.env.npm_lifecycle_event === 'test:long'
const MANY = Number(process.env.ISNAD_FUZZ ?? (LONG ? 20_000 : 300))
const ENDLESS = { perSecond: 1e9, burst: 1e9 }

const lexicon = loadLexicon()
const { app, ask, faults } = await fresh({
  reader: createReader(lexicon),
  lexicon,
  samples: [{ id: 's1', text: 'قال وزير الري رامي الوردي إن السد اكتمل.', outlet: 'جريدة المرفأ' }],
  limits: { reading: ENDLESS, changing: ENDLESS, login: ENDLESS },
})
const document = app.document as unknown as Document
const routes = routesOf(document)
const check = checker(document)

test('the document is OpenAPI 3.1, and every route says its rights, its errors and its tag', async () => {
  const served = await answer(app.request('/openapi.json'))
  expect(served.openapi).toBe('3.1.0')
  expect(JSON.stringify(served)).toBe(JSON.stringify(document))
  expect(routes.length).toBeGreaterThan(35)
  expect(new Set(routes.map((r) => r.operation.operationId)).size).toBe(routes.length)
  for (const { method, path, operation } of routes) {
    expect(operation['x-isnad-role'], path).toMatch(/^(anyone|reader|editor|admin)$/)
    for (const status of ['400', '403', '429', '500', '503']) expect(operation.responses[status], `${method} ${path}`).toBeDefined()
    if (operation['x-isnad-role'] !== 'anyone') expect(operation.responses['401'], `${method} ${path}`).toBeDefined()
    if (method !== 'GET' && path !== '/api/session') expect(operation['x-isnad-role'], `${method} ${path}`).toMatch(/editor|admin|reader/)
  }
})

test(`${MANY} requests made from it: no fault, every answer as it says`, { timeout: MANY * 100 + 60_000 }, async () => {
  // What there is to find, to correct and to take out; more comes with the requests.
  const { id } = await answer(
    ask(
      '/api/read',
      sending({ text: 'قال وزير الري رامي الوردي إن السد اكتمل، وأضاف أن اليابان ستقدم 25 مليون دولار.', publishedAt: '2024-02-14' }),
    ),
  )
  const ids: string[] = [id, 's1', 'a1', 'a2', 'e1', 'p1', 'none']
  for (const path of ['/api/statements', '/api/ledger', '/api/actors']) ids.push(...(await answer(ask(path))).items.map((item) => item.id))
  const known = fc.nat().map((n) => ids[n % ids.length])
  // A stream of a job's progress ends with the job; the job of a fuzzed request ends soon.
  const any: fc.Arbitrary<{ route: Route; made: Made }> = fc.oneof(
    ...routes.map((route) => requestsOf(route, document, known).map((made) => ({ route, made }))),
  )
  const statuses = new Map<number, number>()
  for (const { route, made } of fc.sample(any, { numRuns: MANY, seed: Number(process.env.ISNAD_SEED ?? Date.now() & 0x7fffffff) })) {
    const response = await ask(made.url, made.init)
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    if (response.status < 300 && response.headers.get('content-type')?.startsWith('application/json')) {
      const { id } = (await response.clone().json()) as { id?: unknown }
      if (typeof id === 'string' && ids.length < 200) ids.push(id)
    }
    const wrong = await check(route, response)
    if (wrong !== undefined)
      expect.fail(`${wrong}\n${made.init.method} ${made.url}\n${String(made.init.body ?? '').slice(0, 500)}\n${faults.at(-1)?.stack ?? ''}`)
  }
  expect(faults.map((f) => f.stack)).toEqual([])
  expect(statuses.get(200) ?? 0).toBeGreaterThan(MANY / 10)
})
