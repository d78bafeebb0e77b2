/** The guarded fetch: where it may not go, and what it does with servers that misbehave. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Allowed, forbidden } from '../../../src/ingest/fetch/addresses.ts'
import { createFetcher, type Fetcher } from '../../../src/ingest/fetch/fetch.ts'
import type { FetchError } from '../../../src/ingest/fetch/fetch-error.ts'
import { canary, type FaultServer, faultServer } from './faults.ts'
import { names, spellings } from './spellings.ts'

let bird: Awaited<ReturnType<typeof canary>>
let server: FaultServer
let fetcher: Fetcher
const looked: string[] = []
const resolve = async (host: string) => {
  looked.push(host)
  const name = host.toLowerCase()
  const found =
    name === 'public.example'
      ? ['127.0.0.1']
      : (names[name] ?? Object.entries(names).find(([n]) => new URL(`http://${n}`).hostname === name)?.[1] ?? [])
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
}

beforeAll(async () => {
  bird = await canary()
  server = await faultServer()
  // The server that misbehaves is allowed by its port; nothing else is.
  fetcher = createFetcher({ allow: [`127.0.0.1:${server.port}`], limits: { connectMs: 2000, totalMs: 800, bytes: 4 << 20 }, resolve })
})
afterAll(async () => {
  await bird.close()
  await server.close()
})

const problemOf = (address: string, by = fetcher) =>
  by.fetch(address).then(
    ({ status }) => `answered ${status}`,
    (error: FetchError) => `${error.name} ${error.problem}: ${error.message}`,
  )

test('three hundred spellings of addresses that may not be reached: none is', async () => {
  expect(spellings.length).toBeGreaterThanOrEqual(300)
  const wrong: string[] = []
  for (const spelling of spellings) {
    const answer = await problemOf(spelling.replace('{port}', String(bird.port)))
    if (!/^FetchError (?:address|dns): [^\n]+$/.test(answer)) wrong.push(`${spelling} → ${answer}`)
  }
  expect(wrong).toEqual([])
  expect(bird.connections()).toBe(0)
})

test('nor by a redirect', async () => {
  const wrong: string[] = []
  for (const spelling of spellings) {
    const target = spelling.replace('{port}', String(bird.port)).trim()
    if (!/^[a-z\\/-]+:/i.test(target)) continue
    const answer = await problemOf(server.url(`/to?${encodeURIComponent(encodeURI(target))}`))
    if (!/^FetchError (?:address|dns|redirects): /.test(answer) && answer !== 'answered 404') wrong.push(`${spelling} → ${answer}`)
  }
  expect(wrong).toEqual([])
  expect(bird.connections()).toBe(0)
})

test('a name is looked up once a hop, and the connection goes to what was looked at', async () => {
  looked.length = 0
  let turn = 0
  // The second answer would lead to the canary.
  const rebinding = createFetcher({
    allow: [`127.0.0.1:${server.port}`],
    resolve: async () => [{ address: turn++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }],
  })
  expect((await rebinding.fetch(`http://rebind.example:${server.port}/ok`)).status).toBe(200)
  expect(turn).toBe(1)
  expect(await problemOf(`http://rebind.example:${server.port}/ok`, rebinding)).toMatch(
    /^FetchError address: rebind\.example leads to 127\.0\.0\.2, this machine/,
  )
  // A hop to the same name is looked at again.
  turn = 0
  expect(await problemOf(`http://rebind.example:${server.port}/hops/1`, rebinding)).toMatch(/FetchError address/)
  expect(turn).toBe(2)
})

test('what clouds keep passwords at is out of reach even where everything is allowed', async () => {
  const all = new Allowed(['0.0.0.0/0', '[::]/0'])
  for (const address of ['169.254.169.254', '100.100.100.200', 'fd00:ec2::254', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe'])
    expect(forbidden(address, 80, all), address).toBe('where clouds keep passwords')
  expect(forbidden('10.0.0.1', 80, all)).toBeUndefined()
})

test('the operator’s list is of addresses, ranges and ports', async () => {
  const list = new Allowed(['10.0.0.0/8', '192.168.1.5:8080', '[fd00::1]', 'fd01::/16'])
  expect([
    forbidden('10.2.3.4', 80, list),
    forbidden('192.168.1.5', 8080, list),
    forbidden('192.168.1.5', 80, list),
    forbidden('fd00::1', 443, list),
    forbidden('fd01::9', 443, list),
    forbidden('fd02::9', 443, list),
  ]).toEqual([undefined, undefined, 'private', undefined, undefined, 'private'])
  for (const wrong of ['example.org', '10.0.0.0/40', '10.0.0.1:99999', '', '10.0.0'])
    expect(() => new Allowed([wrong]), wrong).toThrow(/is no address that could be allowed/)
})

test.each([
  '93.184.216.34',
  '8.8.8.8',
  '1.1.1.1',
  '2606:2800:220:1:248:1893:25c8:1946',
  '2a00:1450:4001:81b::200e',
  '172.32.0.1',
  '100.128.0.1',
  '192.167.1.1',
])('%s is public', (address) => {
  expect(forbidden(address, 443, new Allowed())).toBeUndefined()
})

test.each([
  ['/ok', /^answered 200/],
  ['/hang', /^FetchError timeout: not all there within 0\.8 s/],
  ['/slow-headers', /^FetchError timeout/],
  ['/slow-loris', /^FetchError timeout/],
  ['/endless', /^FetchError too-large: larger than 4 MiB/],
  ['/endless-headers', /^FetchError too-large: .*headers/],
  ['/reset', /^FetchError broken: .*cut/],
  ['/reset-midway', /^FetchError broken/],
  ['/short', /^FetchError broken: the connection ended/],
  ['/garbage', /^FetchError broken: .*HTTP/],
  ['/gzip', /^answered 200/],
  ['/br', /^answered 200/],
  ['/deflate', /^answered 200/],
  ['/deflate-raw', /^answered 200/],
  ['/bad-gzip', /^FetchError broken: not in the compression/],
  ['/cut-gzip', /^FetchError broken: its compressed body is cut short/],
  ['/gzip-bomb', /^FetchError too-large: (?:grows|larger)/],
  ['/ratio', /^FetchError too-large: grows to more than 200 times/],
  ['/gzip-of-gzip-bomb', /^FetchError too-large: (?:grows|larger)/],
  ['/over-and-over', /^FetchError broken: compressed over/],
  ['/unasked-coding', /^FetchError broken: compressed in a way/],
  ['/too-long', /^FetchError too-large/],
  ['/304', /^answered 304/],
  ['/410', /^answered 410/],
  ['/500', /^answered 500/],
  ['/loop', /^FetchError redirects: more than 5/],
  ['/hops/5', /^answered 200/],
  ['/hops/6', /^FetchError redirects/],
  ['/to-file', /^FetchError address: file:/],
  ['/no-location', /^answered 302/],
])('a server that answers %s', async (path, outcome) => {
  expect(await problemOf(server.url(path))).toMatch(outcome)
})

test.each(['/gzip', '/br', '/deflate', '/deflate-raw'])('%s comes out as what went in', async (path) => {
  const plain = await fetcher.fetch(server.url('/ok'))
  expect(Buffer.from((await fetcher.fetch(server.url(path))).body).equals(plain.body)).toBe(true)
})

test('only moves for good, from the first hop on, are moves', async () => {
  expect((await fetcher.fetch(server.url('/ok'))).movedTo).toBeUndefined()
  expect((await fetcher.fetch(server.url('/301'))).movedTo).toBe(server.url('/ok'))
  const later = await fetcher.fetch(server.url('/302-then-301'))
  expect([later.movedTo, later.url]).toEqual([undefined, server.url('/ok')])
})

test('what is meant for one site is not shown to the next; what is sent is sent nowhere else', async () => {
  const other = await faultServer()
  const both = createFetcher({ allow: [`127.0.0.1:${server.port}`, `127.0.0.1:${other.port}`] })
  await both.fetch(server.url(`/to?${encodeURIComponent(other.url('/ok'))}`), {
    headers: { 'if-none-match': '"1"', authorization: 'Bearer x', accept: 'text/html', host: 'evil.example', connection: 'upgrade' },
  })
  const first = server.asked.at(-1)?.headers
  expect([first?.authorization, first?.['if-none-match'], first?.host, first?.connection]).toEqual([
    'Bearer x',
    '"1"',
    `127.0.0.1:${server.port}`,
    'close',
  ])
  const { authorization, accept, ...rest } = other.asked[0].headers
  expect([authorization, rest['if-none-match'], accept]).toEqual([undefined, undefined, 'text/html'])
  await expect(
    both.fetch(server.url(`/to?${encodeURIComponent(other.url('/ok'))}`), { method: 'POST', body: Buffer.from('{}') }),
  ).rejects.toThrow(/sends on/)
  await both.fetch(other.url('/ok'), { method: 'POST', body: Buffer.from('{"a":1}'), headers: { 'content-type': 'application/json' } })
  expect([other.asked.at(-1)?.method, other.asked.at(-1)?.body]).toEqual(['POST', '{"a":1}'])
  await other.close()
})

test('a guard with each of its options set is the same guard', async () => {
  for (const options of [
    { headers: { host: '127.0.0.1', 'x-forwarded-host': 'localhost' } },
    { method: 'HEAD' as const },
    { method: 'POST' as const, body: Buffer.from('x') },
    { bytes: 10 },
    { signal: AbortSignal.timeout(5000) },
  ])
    for (const address of ['http://127.0.0.1:{port}/', 'http://localhost:{port}/', 'http://[::ffff:127.0.0.1]:{port}/'])
      await expect(fetcher.fetch(address.replace('{port}', String(bird.port)), options)).rejects.toThrow(/only public/)
  expect(bird.connections()).toBe(0)
})
