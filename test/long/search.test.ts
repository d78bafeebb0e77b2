/** Half a million statements: what is found is right, and how long it takes is printed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexWords } from '../../src/core/search/analyse.ts'
import { openStore } from '../../src/store/open.ts'
import { EXACT_HITS } from '../../src/store/search/index.ts'
import type { Incoming } from '../../src/store/store.ts'
import { type Postgres, startPostgres } from '../store/postgres-server.ts'
import { manyStatements, mixOfQueries, vocabulary } from '../support/many-statements.ts'

const STATEMENTS = Number(process.env.ISNAD_STATEMENTS ?? 500_000)
const root = mkdtempSync(join(tmpdir(), 'isnad-search-'))
let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres?.stop()
  rmSync(root, { recursive: true, force: true })
})

test.each([
  ['SQLite', async () => join(root, 'store')],
  ['PostgreSQL', () => postgres.newUrl()],
])('%s', async (name, newLocation) => {
  const store = await openStore(await newLocation())
  const { words } = vocabulary()
  // Words of which it is counted here how many statements have them: common, middling, rare.
  const counted = new Map(
    [0, 1, 2, 20, 150, 400, 2000, words.length - 300].map((at) => [indexWords(words[at])[0], { word: words[at], hits: 0 }]),
  )
  const said: string[] = []
  let batch: Incoming[] = []
  for (const incoming of manyStatements(STATEMENTS)) {
    for (const { content, speaker } of incoming.record.attributions) {
      const content0 = incoming.article.text.slice(content[0].start, content[0].end)
      if (said.length < 500) said.push(content0)
      for (const word of new Set(indexWords(`${content0} ${speaker?.name} ${speaker?.affiliation}`))) {
        const of = counted.get(word)
        if (of !== undefined) of.hits++
      }
    }
    batch.push(incoming)
    if (batch.length === 50) {
      await store.add(batch)
      batch = []
    }
  }
  await store.add(batch)
  if (store.database.dialect === 'postgres') await store.database.run('vacuum analyze')

  for (const { word, hits } of counted.values()) {
    const summary = await store.search.summary('statements', { query: `"${word}"` })
    if (hits <= EXACT_HITS) expect(summary, word).toMatchObject({ hits, estimated: false })
    else {
      expect(summary.estimated, word).toBe(true)
      expect(Math.abs(summary.hits / hits - 1), `${word}: ${summary.hits} of ${hits}`).toBeLessThan(0.1)
    }
    const kinds = summary.facets.kind.values.reduce((sum, { count }) => sum + count, 0)
    expect(Math.abs(kinds / summary.total - 1)).toBeLessThan(0.02)
  }

  const queries = mixOfQueries(said)
  for (const [what, ask] of [
    ['newest', (query: string) => store.search.statements({ query, limit: 20 })],
    ['ranked', (query: string) => store.search.statements({ query, limit: 20, order: 'ranked' })],
    ['facets', (query: string) => store.search.summary('statements', { query })],
  ] as const) {
    const times: number[] = []
    for (const round of [0, 1])
      for (const { query } of queries) {
        const from = performance.now()
        await ask(query)
        if (round === 1) times.push(performance.now() - from)
      }
    times.sort((a, b) => a - b)
    console.log(
      `${name}, ${STATEMENTS} statements, ${what}: p50 ${times[times.length >> 1].toFixed(1)} p99 ${times[Math.floor(times.length * 0.99)].toFixed(1)} ms`,
    )
  }
  await store.close()
})
