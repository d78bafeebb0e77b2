/** What may go wrong with a store, one clear line each: in small what `npm run test:long` does in full. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { read } from '../store/articles.ts'
import { exportOf, flipBytes, holdsExactly, jsonl, killAdding, news } from '../support/store-faults.ts'
import { build, isnad, MAIN, type Ran, scratch } from './command.ts'

const NOBODY = 65534
const { folder, put } = scratch()
const articles = news(120)
beforeAll(() => build('lexicon', 'js'))

test('kill -9 loses nothing that was acknowledged, doubles nothing, and adding goes on', async () => {
  const file = put('news.jsonl', jsonl(articles))
  const location = join(folder, 'killed')
  for (const [after, ms] of [
    [0, 700],
    [20, 5],
    [60, 40],
  ]) {
    const crash = await killAdding(location, file, after, ms)
    expect(crash.lost).toEqual([])
    expect(crash.findings).toEqual([])
  }
  expect((await isnad(['add', file, '--data', location])).status).toBe(0)
  const store = await openStore(location)
  expect(await holdsExactly(store, articles)).toBe(true)
  await store.close()
})

test('flipped bytes are seen or do no harm', async () => {
  const location = join(folder, 'flipped')
  const store = await openStore(location)
  await store.add(articles.slice(0, 40).map((article) => read(article)))
  await store.close()
  expect(await flipBytes(location, 6, 23)).toEqual([])
})

test('two processes add to one store at once, and the export is that of one', async () => {
  const [one, two] = [put('one.jsonl', jsonl(articles.slice(0, 60))), put('two.jsonl', jsonl(articles.slice(40)))]
  const both = join(folder, 'both')
  const ran = await Promise.all([isnad(['add', one, '--data', both]), isnad(['add', two, '--data', both])])
  expect(ran.map(({ status, err }) => [status, err])).toEqual([
    [0, ''],
    [0, ''],
  ])
  await isnad(['add', put('all.jsonl', jsonl([...articles].reverse())), '--data', join(folder, 'alone')])
  const said: string[][] = []
  for (const name of ['both', 'alone']) {
    const store = await openStore(join(folder, name))
    said.push(await exportOf(store))
    await store.close()
  }
  expect(said[0]).toEqual(said[1])
})

test.runIf(process.platform !== 'win32')(
  'a full disk: one line, what was acknowledged stays, and it goes on when there is room',
  async () => {
    const file = put('full.jsonl', jsonl(articles))
    const location = join(folder, 'full')
    // A limit on the size of files is to a program what a full disk is.
    const full = await shell(`trap '' XFSZ; ulimit -f 1200; exec "${process.execPath}" "${MAIN}" add "${file}" --json --data "${location}"`)
    expect(full.status).toBe(1)
    expect(full.err).toMatch(/^isnad: .*: the disk (is full|fails or is full).*: free some space/)
    expect(full.err.trim().split('\n')).toHaveLength(1)
    const acknowledged = full.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .flatMap(({ version }) => version ?? [])
    const store = await openStore(location)
    expect((await store.articles.known(acknowledged)).size).toBe(acknowledged.length)
    await store.close()
    expect((await isnad(['verify', '--data', location])).status).toBe(0)
    expect((await isnad(['add', file, '--data', location])).status).toBe(0)
  },
)

test.runIf(process.platform !== 'win32')('a folder and a file that may only be read', async () => {
  // Root may write anywhere: then it is somebody else who tries.
  const asOther = process.getuid?.() === 0
  const made = mkdtempSync(join(tmpdir(), 'isnad-locked-'))
  chmodSync(made, 0o755)
  const file = join(made, 'news.jsonl')
  writeFileSync(file, jsonl(articles.slice(0, 1)))
  const locked = join(made, 'locked')
  mkdirSync(locked)
  chmodSync(locked, 0o555)
  const kept = join(made, 'kept')
  expect((await isnad(['add', file, '--data', kept])).status).toBe(0)
  chmodSync(join(kept, 'isnad.db'), 0o444)
  chmodSync(kept, 0o555)
  for (const location of [locked, kept]) {
    const { status, err } = await runAs(asOther ? NOBODY : undefined, ['add', file, '--data', location])
    expect([status, err.trim().split('\n').length]).toEqual([1, 1])
    expect(err).toMatch(new RegExp(`^isnad: ${location}: .*: (look at|give yourself|name another)`))
  }
  chmodSync(kept, 0o700)
  chmodSync(locked, 0o700)
  rmSync(made, { recursive: true, force: true })
})

function runAs(id: number | undefined, args: readonly string[]): Promise<Ran> {
  const as = id === undefined ? {} : { uid: id, gid: id }
  const child = spawn(process.execPath, [MAIN, ...args], {
    ...as,
    cwd: '/',
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return ended(child)
}

test('a store that a later isnad wrote is left as it is', async () => {
  const location = join(folder, 'later')
  const store = await openStore(location)
  await store.database.write((writer) => writer.run("update meta set value = '99' where name = 'schema'"))
  await store.close()
  const { status, err } = await isnad(['search', 'السد', '--data', location])
  expect(status).toBe(1)
  expect(err).toMatch(/^isnad: .*later: a later isnad wrote it \(schema 99, this one knows \d+\): update isnad\n$/)
})

test('Ctrl-C finishes the batch and says what is in', async () => {
  const location = join(folder, 'stopped')
  const file = put('long.jsonl', jsonl(news(900)))
  const child = spawn(process.execPath, [MAIN, 'add', file, '--json', '--data', location], {
    env: { PATH: process.env.PATH, ISNAD_BATCH: '20' },
  })
  let out = ''
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  child.stdout.setEncoding('utf8').on('data', (text) => {
    if (out === '') child.kill('SIGINT')
    out += text
  })
  const status = await new Promise((resolve) => child.on('close', resolve))
  expect(status).toBe(130)
  expect(err).toBe('isnad: stopping after this batch; once more stops at once\n')
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { summary } = lines.pop()
  expect(summary.added).toBe(lines.length)
  expect(summary.added).toBeLessThan(900)
  const store = await openStore(location)
  expect((await store.counts()).articles).toBe(summary.added)
  await store.close()
})

function shell(script: string): Promise<Ran> {
  return ended(spawn('bash', ['-c', script], { env: { PATH: process.env.PATH, ISNAD_BATCH: '20' }, stdio: ['ignore', 'pipe', 'pipe'] }))
}

function ended(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ran> {
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err })))
}
