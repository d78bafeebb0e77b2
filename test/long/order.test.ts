/** The same articles give the same export, whatever the order, the number of threads and the store; memory stays flat. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '../../src/index.ts'
import { openStore } from '../../src/store/open.ts'
import { isnad, MAIN } from '../cli/command.ts'
import { type Postgres, startPostgres } from '../store/postgres-server.ts'
import { exportOf, jsonl, news } from '../support/store-faults.ts'

const ARTICLES = Number(process.env.ISNAD_ARTICLES ?? 3000)
const MOST_MB = 300
const root = mkdtempSync(join(tmpdir(), 'isnad-order-'))
let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(root, { recursive: true, force: true })
})

const put = (name: string, articles: readonly Article[]) => {
  const path = join(root, name)
  writeFileSync(path, jsonl(articles))
  return path
}

test('one export', async () => {
  const articles = news(ARTICLES)
  const forwards = put('forwards.jsonl', articles)
  const backwards = put('backwards.jsonl', [...articles].reverse())
  const [first, second] = [put('first.jsonl', articles.slice(0, ARTICLES / 2)), put('second.jsonl', articles.slice(ARTICLES / 2))]
  const ways: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
    ['SQLite', join(root, 'a'), [[forwards]]],
    ['SQLite, backwards, two threads', join(root, 'b'), [[backwards, '--workers', '2']]],
    ['SQLite, two processes at once', join(root, 'c'), [[first], [second, '--workers', '1']]],
    ['PostgreSQL, backwards', await postgres.newUrl(), [[backwards]]],
    ['PostgreSQL, two processes at once', await postgres.newUrl(), [[second], [first]]],
  ]
  let expected: string | undefined
  for (const [name, location, adds] of ways) {
    for (const { status, err } of await Promise.all(adds.map((args) => isnad(['add', ...args, '--data', location]))))
      expect(status, `${name}: ${err}`).toBe(0)
    const store = await openStore(location)
    const said = (await exportOf(store)).join('\n')
    await store.close()
    expected ??= said
    expect(said === expected, name).toBe(true)
  }
})

test.runIf(process.platform === 'linux')('memory is flat in the number of articles', async () => {
  const peaks: number[] = []
  for (const count of [ARTICLES, ARTICLES * 4]) peaks.push(await peakOf(put(`${count}.jsonl`, news(count)), join(root, `memory-${count}`)))
  console.log(`peak memory: ${peaks.map((bytes) => Math.round(bytes / 1e6)).join(' and ')} MB for ${ARTICLES} and ${ARTICLES * 4} articles`)
  expect(peaks[1]).toBeLessThan(peaks[0] * 1.3)
  expect(peaks[1]).toBeLessThan(MOST_MB * 1e6)
})

/** The most memory that adding `file` took, as the kernel has it. */
async function peakOf(file: string, location: string): Promise<number> {
  const child = spawn(process.execPath, [MAIN, 'add', file, '--data', location], { stdio: 'ignore' })
  let peak = 0
  const look = setInterval(() => {
    try {
      peak = Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? peak) * 1024 || peak
    } catch {}
  }, 50)
  await new Promise((resolve) => child.on('close', resolve))
  clearInterval(look)
  return peak
}
