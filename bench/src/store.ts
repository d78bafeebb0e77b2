/**
 * Figures of the store: `npm run bench:store -- [FILES…] [--statements N] [--postgres URL]`.
 *
 * Adding the corpus (read, stored, indexed) into SQLite on one thread, then searching so many statements, half a million
 * without `--statements`, in SQLite and, where a URL of an empty database is given, in PostgreSQL.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createReader } from '../../src/index.ts'
import { type Incoming, openStore } from '../../src/store/index.ts'
import { manyStatements, mixOfQueries } from '../../test/support/many-statements.ts'
import { articles, corpusFiles, describe } from './corpus.ts'
import { shippedLexicon } from './root.ts'

/** As `isnad add` has it. */
const BATCH = 50
const BATCHES = 20
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { statements: { type: 'string', default: '500000' }, postgres: { type: 'string' }, articles: { type: 'string' } },
})
const root = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
try {
  await benchAdding()
  await benchSearching('SQLite', join(root, 'search'))
  if (values.postgres) await benchSearching('PostgreSQL', values.postgres)
} finally {
  rmSync(root, { recursive: true, force: true })
}

async function benchAdding(): Promise<void> {
  const files = corpusFiles(positionals)
  const most = values.articles === undefined ? Number.POSITIVE_INFINITY : Number(values.articles)
  const store = await openStore(join(root, 'add'))
  const reader = createReader(shippedLexicon())
  let count = 0
  let reading = 0
  let peak = 0
  const source = articles(files)[Symbol.asyncIterator]()
  const cpu = process.cpuUsage()
  const began = performance.now()
  /** The next articles, read. */
  const batch = async () => {
    const incoming: Incoming[] = []
    while (incoming.length < BATCH && count < most) {
      const next = await source.next()
      if (next.done) break
      const article = next.value
      const raw = Buffer.from(JSON.stringify(article))
      const from = performance.now()
      const record = reader.read(article)
      reading += performance.now() - from
      incoming.push({ article, record, raw, source: `bench:${++count}` })
    }
    peak = Math.max(peak, process.memoryUsage().rss)
    return incoming
  }
  let more = true
  const transaction = async function* () {
    for (let n = 0; n < BATCHES && more; n++) {
      const incoming = await batch()
      more = incoming.length === BATCH
      if (incoming.length > 0) yield incoming
    }
  }
  while (more) await store.addAll(transaction())
  const seconds = (performance.now() - began) / 1000
  const used = process.cpuUsage(cpu)
  const perArticle = (used.user + used.system) / count
  const { statements } = await store.counts()
  await store.close()
  console.log(`adding ${count} articles (${describe(files)}), ${statements} statements:`)
  console.log(`  ${Math.round(count / seconds)} articles/s; by processor time ${Math.round(1e6 / perArticle)}/s`)
  console.log(`  ${Math.round(perArticle)} µs an article, of which reading ${Math.round((1000 * reading) / count)} (by the clock)`)
  console.log(`  memory at most ${Math.round(peak / 1e6)} MB, file ${Math.round(statSync(join(root, 'add', 'isnad.db')).size / 1e6)} MB`)
}

async function benchSearching(name: string, location: string): Promise<void> {
  const wanted = Number(values.statements)
  const store = await openStore(location)
  const said: string[] = []
  const began = performance.now()
  let batch: Incoming[] = []
  for (const incoming of manyStatements(wanted)) {
    if (said.length < 500)
      said.push(...incoming.record.attributions.map(({ content: [{ start, end }] }) => incoming.article.text.slice(start, end)))
    batch.push(incoming)
    if (batch.length < BATCH) continue
    await store.add(batch)
    batch = []
  }
  if (batch.length > 0) await store.add(batch)
  const seconds = (performance.now() - began) / 1000
  if (store.database.dialect === 'postgres') await store.database.run('vacuum analyze')
  console.log(`\n${name}: ${wanted} statements added in ${seconds.toFixed(0)} s (${Math.round(wanted / seconds)}/s)`)
  const queries = mixOfQueries(said)
  const asks: readonly (readonly [string, (query: string) => Promise<unknown>])[] = [
    ['newest 20', (query) => store.search.statements({ query, limit: 20 })],
    ['ranked 20', (query) => store.search.statements({ query, limit: 20, order: 'ranked' })],
    ['facets', (query) => store.search.summary('statements', { query })],
  ]
  for (const [what, ask] of asks) {
    for (const { query } of queries) await ask(query) // warm
    const times: { readonly kind: string; readonly ms: number; readonly query: string }[] = []
    for (const { kind, query } of queries) {
      const from = performance.now()
      await ask(query)
      times.push({ kind, query, ms: performance.now() - from })
    }
    const kinds = [...new Set(times.map(({ kind }) => kind))].map(
      (kind) => `${kind} ${percentiles(times.filter((t) => t.kind === kind).map(({ ms }) => ms))}`,
    )
    console.log(`  ${what}: ${percentiles(times.map(({ ms }) => ms))}   (${kinds.join('; ')})`)
  }
  const hits = []
  for (const { query } of queries) hits.push((await store.search.summary('statements', { query }, { values: 1 })).hits)
  hits.sort((a, b) => a - b)
  console.log(`  hits: median ${hits[hits.length >> 1]}, most ${hits.at(-1)}`)
  await store.close()
}

function percentiles(ms: readonly number[]): string {
  const sorted = [...ms].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(1)
  return `p50 ${at(0.5)} p99 ${at(0.99)} ms`
}
