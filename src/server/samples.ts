/** The sample articles that come with isnad. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toArticle } from '../ingest/article.ts'
import type { SampleArticle } from './shelf.ts'

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
