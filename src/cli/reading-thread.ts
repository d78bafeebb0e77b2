/** A thread that reads: batches of articles in, their records out. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Article, createReader } from '../index.ts'
import { lexiconOfTheHouse } from '../store/house-lexicon/house-lexicon.ts'
import { attempt, type ReadingTask } from './house.ts'
import { lexiconWith } from './lexicon.ts'

const { lexicon, entries } = workerData as ReadingTask
const base = lexiconWith(lexicon)
const reader = createReader(entries.length === 0 ? base : lexiconOfTheHouse(entries, base))
parentPort?.on('message', (articles: readonly Article[]) => {
  parentPort?.postMessage(articles.map((article) => attempt(() => reader.read(article))))
})
