/** What may happen to a store, done to one: killed writers, flipped bytes, two writers. In small by `npm test`, in full by `npm run test:long`. */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article } from '../../src/index.ts'
import { idsOfArticle } from '../../src/store/identity.ts'
import { openStore } from '../../src/store/open.ts'
import type { Finding, Store } from '../../src/store/store.ts'
import { MAIN } from '../cli/command.ts'
import { SENTENCES } from './articles.ts'
import { numbers } from './many-statements.ts'

/** Articles of invented people; every tenth is carried by another paper too. */
export function news(count: number): Article[] {
  const next = numbers(5)
  const articles: Article[] = []
  for (let i = 0; i < count; i++) {
    const before = articles[articles.length - 1]
    const text =
      i % 10 === 9 && before
        ? before.text
        : `${Array.from({ length: 3 + next(5) }, () => SENTENCES[next(SENTENCES.length)]).join('\n')}\nقال مدير المشروع نادر الشامي إن المرحلة رقم ${i} اكتملت في موعدها.`
    const day = new Date(Date.UTC(2021, 0, 1) + next(300) * 86_400_000).toISOString().slice(0, 10)
    articles.push({ url: `https://news.example/${i}`, outlet: i % 3 === 0 ? 'صدى الوادي' : `بريد ${i % 7}`, publishedAt: day, text })
  }
  return articles
}

export const jsonl = (articles: readonly Article[]) => articles.map((article) => JSON.stringify(article)).join('\n')

export interface Crash {
  /** Versions that were acknowledged and are not there. */
  readonly lost: readonly string[]
  readonly findings: readonly Finding[]
  /** From opening the store after the crash to its first answer. */
  readonly reopenedInMs: number
  readonly acknowledged: number
}

/**
 * Adds `file` to `location` by the command, kills it with SIGKILL `afterMs` after it has acknowledged `after` articles, opens the
 * store and looks at it. Batches are small (`ISNAD_BATCH`), so that points of time fall into every part of one.
 */
export async function killAdding(location: string, file: string, after: number, afterMs: number): Promise<Crash> {
  const child = spawn(process.execPath, [MAIN, 'add', file, '--json', '--data', location], {
    env: { PATH: process.env.PATH, ISNAD_BATCH: '20' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const acknowledged: string[] = []
  let rest = ''
  let killing = false
  const kill = () => {
    if (!killing) setTimeout(() => child.kill('SIGKILL'), afterMs)
    killing = true
  }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() as string
    for (const line of lines) {
      const { version } = JSON.parse(line)
      if (version) acknowledged.push(version)
    }
    if (acknowledged.length >= after) kill()
  })
  if (after === 0) kill()
  await new Promise((resolve) => child.on('close', resolve))
  const from = performance.now()
  const store = await openStore(location)
  try {
    await store.counts()
    const reopenedInMs = performance.now() - from
    const known = await store.articles.known(acknowledged)
    return {
      lost: acknowledged.filter((version) => !known.has(version)),
      findings: await all(store.verify()),
      reopenedInMs,
      acknowledged: acknowledged.length,
    }
  } finally {
    await store.close()
  }
}

/** Every article of `articles` is there once, and nothing else is. */
export async function holdsExactly(store: Store, articles: readonly Article[]): Promise<boolean> {
  const ids = articles.map(idsOfArticle)
  const known = await store.articles.known(ids.map(({ version }) => version))
  const counts = await store.counts()
  const different = new Set(ids.map(({ article }) => article)).size
  return known.size === new Set(ids.map(({ version }) => version)).size && counts.articles === different
}

/** Flips one bit of a byte of a closed store's file, many times; gives the offsets at which that went by unseen and mattered. */
export async function flipBytes(folder: string, times: number, seed: number): Promise<number[]> {
  const next = numbers(seed)
  const bytes = readFileSync(join(folder, 'isnad.db'))
  const whole = await saidBy(folder)
  const wrong: number[] = []
  const copy = `${folder}-flipped`
  for (let i = 0; i < times; i++) {
    rmSync(copy, { recursive: true, force: true })
    mkdirSync(copy, { mode: 0o700 })
    const at = next(bytes.length)
    const flipped = Buffer.from(bytes)
    flipped[at] ^= 1 << next(8)
    writeFileSync(join(copy, 'isnad.db'), flipped)
    if (!(await seenOrHarmless(copy, whole))) wrong.push(at)
  }
  rmSync(copy, { recursive: true, force: true })
  return wrong
}

async function seenOrHarmless(folder: string, whole: string): Promise<boolean> {
  try {
    const store = await openStore(folder)
    try {
      if ((await all(store.verify())).length > 0) return true
      return (await saidByStore(store)) === whole
    } finally {
      await store.close()
    }
  } catch {
    return true
  }
}

async function saidBy(folder: string): Promise<string> {
  const copy = `${folder}-whole`
  mkdirSync(copy, { mode: 0o700 })
  copyFileSync(join(folder, 'isnad.db'), join(copy, 'isnad.db'))
  const store = await openStore(copy)
  try {
    return await saidByStore(store)
  } finally {
    await store.close()
    rmSync(copy, { recursive: true, force: true })
  }
}

/** All that a user could be told. */
async function saidByStore(store: Store): Promise<string> {
  const lines = await exportOf(store)
  for (const query of ['السد', 'Wardi', 'force:deny', '"نهاية العام"', 'المرحلة day:2021-05']) {
    const { items } = await store.search.statements({ query, limit: 1000 })
    lines.push(...items.map(({ statement, carriers }) => `${statement.id} ${carriers.length}`))
    lines.push(JSON.stringify(await store.search.summary('statements', { query }, { values: 1000 })))
  }
  return lines.join('\n')
}

export async function exportOf(store: Store): Promise<string[]> {
  return all(store.export())
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
