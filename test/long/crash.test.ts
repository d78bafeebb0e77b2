/** kill -9 at two hundred points of adding, on each store. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { isnad } from '../cli/command.ts'
import { type Postgres, startPostgres } from '../store/postgres-server.ts'
import { numbers } from '../support/many-statements.ts'
import { holdsExactly, jsonl, killAdding, news } from '../support/store-faults.ts'

const POINTS = Number(process.env.ISNAD_POINTS ?? 200)
const ARTICLES = 400
const RESTART_MS = 2000
const root = mkdtempSync(join(tmpdir(), 'isnad-crash-'))
let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(root, { recursive: true, force: true })
})

const articles = news(ARTICLES)
const file = join(root, 'news.jsonl')
writeFileSync(file, jsonl(articles))

test.each([
  ['SQLite', async (round: number) => join(root, `store-${round}`)],
  ['PostgreSQL', () => postgres.newUrl()],
])('%s: what was acknowledged is there, nothing twice, all of it whole, and it goes on', async (name, newLocation) => {
  const next = numbers(3)
  let location = ''
  let slowest = 0
  for (let point = 0, there = ARTICLES; point < POINTS; point++) {
    // A store that is nearly full tells little more.
    if (there > ARTICLES * 0.8) {
      location = await newLocation(point)
      there = 0
    }
    const crash = await killAdding(location, file, point % 7 === 0 ? 0 : there + next(60), point % 7 === 0 ? next(3000) : next(120))
    expect(crash.lost, `point ${point}`).toEqual([])
    expect(crash.findings, `point ${point}`).toEqual([])
    slowest = Math.max(slowest, crash.reopenedInMs)
    there = Math.max(there, crash.acknowledged)
  }
  expect((await isnad(['add', file, '--data', location])).status).toBe(0)
  const store = await openStore(location)
  expect(await holdsExactly(store, articles)).toBe(true)
  await store.close()
  console.log(`${name}: ${POINTS} crashes, opened again in at most ${Math.round(slowest)} ms`)
  expect(slowest).toBeLessThan(RESTART_MS)
})
