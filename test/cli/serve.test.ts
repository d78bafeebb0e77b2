/** `isnad serve`, as a user runs it. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { build, isnad as command, MAIN, scratch } from './command.ts'

beforeAll(() => build('lexicon', 'js', 'web'))

const { folder } = scratch()
const data = join(folder, 'data')
const isnad = (args: readonly string[], env = {}) => command(args, { env: { ISNAD_DATA: data, ...env } })

/** Starts it, and waits for the one line it prints. */
async function start(args: readonly string[], env = {}) {
  const child = spawn(process.execPath, [MAIN, 'serve', ...args], { env: { PATH: process.env.PATH, ISNAD_DATA: data, ...env } })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  const line = await Promise.race([
    new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve)),
    ended.then(() => Promise.reject(new Error(`it ended: ${err}`))),
  ])
  return { child, ended, line, url: line.trim(), said: () => err }
}

interface List {
  readonly items: readonly { readonly title: string; readonly sample: boolean }[]
}
const list = async (url: string) => (await (await fetch(`${url}api/articles`)).json()) as List
const read = (url: string, token: string, text: string) =>
  fetch(`${url}api/read`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ text, title: 'فتح الجسر' }),
  })

test('one line says where; the page is there; what is pasted stays; an interrupt ends it', async () => {
  const first = await start(['--port', '0', '--open'])
  expect(first.line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/)
  const page = await fetch(first.url)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const { items } = await list(first.url)
  expect(items.length).toBeGreaterThanOrEqual(12)
  expect(items.every((a) => a.sample)).toBe(true)

  // The token is the page's and that of a file which is its user's alone.
  const token = readFileSync(join(data, 'token'), 'utf8').trim()
  expect(statSync(join(data, 'token')).mode & 0o777).toBe(0o600)
  expect(statSync(data).mode & 0o777).toBe(0o700)
  expect(await page.text()).toContain(`content="${token}"`)
  expect((await read(first.url, 'not-the-token', 'قال الناطق إن الجسر فُتح.')).status).toBe(401)
  expect((await read(first.url, token, 'قال الناطق إن الجسر فُتح.')).status).toBe(200)
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  expect(first.said()).toContain(`articles are kept in ${data}`)
  expect(first.said()).not.toContain('الجسر')

  const second = await start(['--port', '0'])
  expect((await list(second.url)).items[0]).toMatchObject({ title: 'فتح الجسر', sample: false })
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
})

test('in private nothing is kept, and it is said how to wipe', async () => {
  const other = join(folder, 'other')
  const { child, ended, url, said } = await start(['--port', '0', '--private', '--token', 'a-token-of-my-own'], { ISNAD_DATA: other })
  expect((await read(url, 'a-token-of-my-own', 'قال الناطق إن الجسر فُتح.')).status).toBe(200)
  expect((await list(url)).items[0].sample).toBe(false)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(said()).toContain(`delete ${other}`)
  expect(existsSync(other)).toBe(false)
})

test('a port that is taken is said to be, where it was asked for', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const { status, err } = await isnad(['serve', '--port', String(port)])
  other.close()
  expect(status).toBe(2)
  expect(err).toMatch(new RegExp(`^isnad: port ${port} is taken .*--port.*\\n$`))
})

test.each([
  [['serve', '--host', '0.0.0.0'], 'nobody has a password yet'],
  [['serve', '--private', '--data', 'x'], 'give one of the two'],
  [['serve', '--token', 'short'], '--token takes 16'],
  [['serve', '--public-url', 'isnad.example.org'], 'give a scheme and a name'],
  [['serve', '--host', '192.0.2.7', '--port', '0'], 'nobody has a password yet'],
  [['serve', '--port', '99999'], 'A number from 0 to 65535'],
  [['serve', '--port', 'x'], 'A number from 0 to 65535'],
])('%j is refused in a line', async (args, words) => {
  const { status, out, err } = await isnad(args)
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain(words)
  expect(err.trimEnd()).not.toContain('\n')
})
