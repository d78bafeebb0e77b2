/** What may go wrong with a store, one clear line each: in small what `npm run test:long` does in full. */
import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { read } from '../store/articles.ts'
import { exportOf, flipBytes, holdsExactly, jsonl, killAdding, news } from '../support/store-faults.ts'
import { build, isnad, MAIN, type Ran, scratch } from './command.ts'

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

test.runIf(process.platform !== 'win32' && process.getuid?.() !== 0)('a folder that may only be read', async () => {
  const location = join(folder, 'locked')
  mkdirSync(location)
  chmodSync(location, 0o500)
  const { status, err } = await isnad(['add', put('one-more.jsonl', jsonl(articles.slice(0, 1))), '--data', location])
  expect(status).toBe(1)
  expect(err).toMatch(/^isnad: .*locked: .*: (look at|give yourself|name another)/)
  chmodSync(location, 0o700)
})

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
  const child = spawn('bash', ['-c', script], { env: { PATH: process.env.PATH, ISNAD_BATCH: '20' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err })))
}
