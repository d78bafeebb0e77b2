/** Reading with the words of the house: in this thread, or in others beside it. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Article, createReader, type Record } from '../index.ts'
import { HouseReader } from '../server/house-reader.ts'
import { houseLexiconOf } from '../store/house-lexicon/house-lexicon.ts'
import type { Store } from '../store/store.ts'
import { lexiconWith } from './lexicon.ts'

export interface ReadingHouse {
  /** Records in the order of the articles; the reader never throws on text, and should it, that costs one article. */
  read(articles: readonly Article[]): Promise<readonly (Record | Error)[]>
  /** One article, in this thread. */
  readOne(article: Article): Record
  close(): Promise<void>
}

/** What a reading thread is told: the lexicon files, and the entries of the house. */
export interface ReadingTask {
  readonly lexicon: readonly string[]
  readonly entries: Awaited<ReturnType<ReturnType<typeof houseLexiconOf>['list']>>
}

export async function openHouse(store: Store, lexicon: readonly string[], workers: number): Promise<ReadingHouse> {
  const house = houseLexiconOf(store.database)
  const base = lexiconWith(lexicon)
  const reader = await new HouseReader(createReader(base), base, house).now()
  const readOne = (article: Article) => reader.read(article)
  if (workers === 0)
    return { readOne, read: async (articles) => articles.map((article) => attempt(() => readOne(article))), close: async () => {} }
  return new ReadingThreads(Math.min(workers, availableParallelism()), { lexicon, entries: await house.list() }, readOne)
}

export function attempt(read: () => Record): Record | Error {
  try {
    return read()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** A batch is cut into as many parts as there are threads; the parts come back in their order. */
class ReadingThreads implements ReadingHouse {
  readonly #workers: readonly Worker[]
  readonly readOne: ReadingHouse['readOne']

  constructor(count: number, task: ReadingTask, readOne: ReadingHouse['readOne']) {
    this.readOne = readOne
    // From `dist/cli` and from `dist/chunks` alike.
    const url = new URL('../cli/reading-thread.js', import.meta.url)
    this.#workers = Array.from({ length: count }, () => new Worker(url, { workerData: task }))
  }

  async read(articles: readonly Article[]): Promise<readonly (Record | Error)[]> {
    const size = Math.ceil(articles.length / this.#workers.length)
    const parts = this.#workers.map((worker, i) => ask(worker, articles.slice(i * size, (i + 1) * size)))
    return (await Promise.all(parts)).flat()
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()))
  }
}

/** One question at a time to a thread: its answers come in the order of the questions. */
function ask(worker: Worker, articles: readonly Article[]): Promise<readonly (Record | Error)[]> {
  if (articles.length === 0) return Promise.resolve([])
  return new Promise((resolve, reject) => {
    const done = (answer: readonly (Record | Error)[]) => {
      worker.off('error', fail)
      resolve(answer)
    }
    const fail = (error: Error) => {
      worker.off('message', done)
      reject(error)
    }
    worker.once('message', done)
    worker.once('error', fail)
    worker.postMessage(articles)
  })
}
