/** The sample articles that come with isnad, read and kept in a store of their own, which goes when the program ends. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Reader } from '../core/read.ts'
import type { Article } from '../core/record.ts'
import { toArticle } from '../ingest/article.ts'
import type { Store } from '../store/store.ts'

/** A sample says so, and that it is invented. */
export interface SampleArticle extends Article {
  readonly sample: boolean
  readonly note: string | undefined
}

/** Reads every `*.json` of a folder, in the order of names. @throws Error naming the file that is no article. */
export function loadSamples(folder: URL): SampleArticle[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const url = new URL(name, folder)
      try {
        const value = JSON.parse(readFileSync(url, 'utf8')) as { sample?: unknown; note?: unknown }
        const note = typeof value.note === 'string' ? value.note : undefined
        return { ...toArticle(value).article, sample: value.sample === true, note }
      } catch (error) {
        throw new Error(`${fileURLToPath(url)}: ${(error as Error).message}`)
      }
    })
}

/** Reads articles into a store. */
export async function addSamples(store: Store, reader: Reader, samples: readonly Article[]): Promise<void> {
  await store.add(samples.map((article) => ({ article, record: reader.read(article), source: 'samples' })))
}
