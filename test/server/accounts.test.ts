/** Team mode: everyone logs in, roles say what they may, sessions can be taken back, passwords are not to be guessed. */
import { expect, test } from 'vitest'
import { teamAccess } from '../../src/server/access.ts'
import { LIMITS } from '../../src/server/limits.ts'
import { accountsOf, passwordFault } from '../../src/store/accounts/accounts.ts'
import { type Any, answer } from './answer.ts'
import { type Document, routesOf } from './from-openapi.ts'
import { fresh, sending, tempStore } from './served.ts'

const PASSWORD = 'four quiet green words'
const BASE = 'https://isnad.example.org'
const host = { host: 'isnad.example.org' }

async function team(publicUrl: string | undefined = BASE) {
  const store = await tempStore()
  const accounts = accountsOf(store.database)
  await accounts.create('admin', 'admin', PASSWORD)
  await accounts.create('rana', 'reader', PASSWORD)
  await accounts.create('noura', 'editor', PASSWORD)
  const { app } = await fresh({ store, access: teamAccess(accounts, publicUrl?.startsWith('https:') ?? false), publicUrl })
  const ask = (path: string, init: RequestInit = {}) =>
    app.request(`${BASE}${path}`, { ...init, headers: { ...host, ...(init.headers as object) } })
  const login = (name: string, password = PASSWORD) => ask('/api/session', sending({ name, password }, host))
  const as = async (name: string) => {
    const { token } = (await answer(login(name))) as Any
    return (path: string, init: RequestInit = {}) =>
      ask(path, { ...init, headers: { ...(init.headers as object), authorization: `Bearer ${token}` } })
  }
  return { app, accounts, ask, login, as }
}

test('without a session every route but health and login answers 401', async () => {
  const { app, ask } = await team()
  const open: string[] = []
  for (const { method, path, operation } of routesOf(app.document as unknown as Document)) {
    const init = operation.requestBody ? sending('{}', host, method) : { method }
    const { status } = await ask(path.replace(/\{\w+\}/, 'x'), init)
    if (status !== 401) open.push(`${method} ${path} ${status}`)
  }
  expect(open.sort()).toEqual(['GET /api/health 200', 'GET /api/session 200', 'POST /api/session 400'])
})

test('a session comes as a cookie that scripts cannot read and other sites do not send', async () => {
  const { ask, login } = await team()
  const response = await login('noura')
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/^__Host-isnad=[\w-]{43};/)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part)
  expect(cookie).not.toContain('Domain')
  const headers = { cookie: cookie.split(';')[0] }
  expect(await answer(ask('/api/session', { headers }))).toEqual({ mode: 'team', name: 'noura', role: 'editor' })
  expect((await ask('/api/articles', { headers: { ...headers, origin: 'https://evil.example' } })).status).toBe(403)
  expect((await ask('/api/articles', { headers: { ...headers, host: 'other.example' } })).status).toBe(403)
  expect((await ask('/api/session', { method: 'DELETE', headers })).status).toBe(204)
  expect((await ask('/api/articles', { headers })).status).toBe(401)
})

test('without TLS the cookie has another name and is not called secure', async () => {
  const { login } = await team('http://isnad.example.org')
  expect((await login('noura')).headers.get('set-cookie')).toMatch(/^isnad-session=(?!.*Secure)/)
})

test('roles: a reader reads, an editor changes, an admin takes out and manages', async () => {
  const { as } = await team()
  const [rana, noura, admin] = [await as('rana'), await as('noura'), await as('admin')]
  const article = sending({ text: 'قال الناطق إن الجسر فُتح.' }, host)
  const account = sending({ name: 'sami', role: 'reader', password: PASSWORD }, host)
  const statuses = async (who: typeof rana) => [
    (await who('/api/articles')).status,
    (await who('/api/read', article)).status,
    (await who('/api/takedowns')).status === 403 ? 403 : 'allowed',
    (await who('/api/accounts', account)).status,
  ]
  expect(await statuses(rana)).toEqual([200, 403, 403, 403])
  expect(await statuses(noura)).toEqual([200, 200, 403, 403])
  expect((await statuses(admin)).slice(0, 2)).toEqual([200, 200])
  const { items } = await answer(admin('/api/accounts'))
  expect(items.map((a) => [a.name, a.role])).toEqual([['admin', 'admin'], ['noura', 'editor'], ['rana', 'reader'], ['sami', 'reader']]) // biome-ignore format: one line
  expect(JSON.stringify(items)).not.toMatch(/argon|hash/)
})

test('a role is not given by a field of another request', async () => {
  const { as } = await team()
  const noura = await as('noura')
  const response = await noura('/api/read', sending({ text: 'قال الناطق إنه عاد.', role: 'admin', author: 'admin' }, host))
  expect([response.status, (await answer(response)).code]).toEqual([400, 'request/field'])
})

test('a new password, being disabled and being revoked end sessions', async () => {
  const { as, ask, login } = await team()
  const admin = await as('admin')
  const noura = await as('noura')
  expect((await admin('/api/accounts/noura', sending({ password: 'another four quiet words' }, host, 'PATCH'))).status).toBe(200)
  expect((await noura('/api/articles')).status).toBe(401)
  expect((await login('noura')).status).toBe(401)
  const rana = await as('rana')
  const session = (await answer(rana('/api/sessions'))).items[0]
  expect(session).toMatchObject({ account: 'rana', role: 'reader' })
  expect((await admin(`/api/sessions/${session.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await rana('/api/articles')).status).toBe(401)
  const again = await as('rana')
  await admin('/api/accounts/rana', sending({ disabled: true }, host, 'PATCH'))
  expect((await again('/api/articles')).status).toBe(401)
  expect((await login('rana')).status).toBe(401)
  expect((await ask('/api/session')).status).toBe(200)
})

test('the last admin stays one', async () => {
  const { as } = await team()
  const admin = await as('admin')
  for (const change of [{ role: 'reader' }, { disabled: true }]) {
    const response = await admin('/api/accounts/admin', sending(change, host, 'PATCH'))
    expect([response.status, (await answer(response)).code]).toEqual([409, 'account/last-admin'])
  }
})

test('passwords cannot be guessed: a few attempts, then one in half a minute, also for a name that nobody has', async () => {
  const { login } = await team()
  for (const name of ['noura', 'nobody']) {
    const statuses: number[] = []
    for (let i = 0; i < LIMITS.login.burst + 2; i++) statuses.push((await login(name, `wrong ${i} wrong wrong`)).status)
    expect(statuses.filter((s) => s === 401).length).toBeLessThanOrEqual(LIMITS.login.burst)
    expect(statuses.at(-1)).toBe(429)
  }
  const refused = await login('noura')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(5)
})

test('only a hash of a password is kept, of Argon2id, and only a hash of a session', async () => {
  const { accounts } = await team()
  const made = await accounts.login('noura', PASSWORD)
  if (made === undefined) throw new Error('no session')
  expect(made.session.id).not.toContain(made.token.slice(0, 8))
  expect(await accounts.session(made.token)).toMatchObject({ account: 'noura' })
  expect(await accounts.session(`${made.token}x`)).toBeUndefined()
  expect(await accounts.create('noura', 'admin', PASSWORD)).toBeUndefined()
})

test.each([
  ['short', 'shorter'],
  ['x'.repeat(300), 'longer'],
  ['aaaaaaaaaaaaaaaa', 'different'],
  ['noura noura 123', 'name'],
  [PASSWORD, undefined],
])('password %j', (password, fault) => {
  const found = passwordFault(password, 'noura')
  if (fault === undefined) expect(found).toBeUndefined()
  else expect(found).toContain(fault)
})

test('alone on a laptop there are no accounts to make', async () => {
  const { ask } = await fresh()
  for (const response of [
    await ask('/api/accounts', sending({ name: 'x', role: 'reader', password: PASSWORD })),
    await ask('/api/session', sending({ name: 'x', password: PASSWORD })),
  ])
    expect([response.status, (await answer(response)).code]).toEqual([409, 'conflict'])
  expect(await answer(ask('/api/session'))).toEqual({ mode: 'local', name: 'noura', role: 'admin' })
})
