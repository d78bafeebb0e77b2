/** `isnad serve`, as a user runs it. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { build, isnad, MAIN } from './command.ts'

beforeAll(() => build('lexicon', 'js', 'web'))

/** Starts it, and waits for the one line it prints. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, 'serve', ...args], { env: { PATH: process.env.PATH } })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  const line = await Promise.race([
    new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve)),
    ended.then(() => Promise.reject(new Error(`it ended: ${err}`))),
  ])
  return { child, ended, line, url: line.trim() }
}

test('one line says where; the page is there; an interrupt ends it', async () => {
  const { child, ended, line, url } = await start('--port', '0', '--open')
  expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\n$/)
  const page = await fetch(url)
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const { articles } = (await (await fetch(`${url}api/articles`)).json()) as { articles: { statements: number }[] }
  expect(articles.length).toBeGreaterThanOrEqual(12)
  expect(articles.some((a) => a.statements > 3)).toBe(true)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
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
  [['serve', '--host', '0.0.0.0'], 'listens on 127.0.0.1 only'],
  [['serve', '--port', '99999'], 'A number from 0 to 65535'],
  [['serve', '--port', 'x'], 'A number from 0 to 65535'],
])('%j is refused in a line', async (args, words) => {
  const { status, out, err } = await isnad(args)
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain(words)
  expect(err.trimEnd()).not.toContain('\n')
})
