/** Reads a whole corpus in a process of its own, as records, and says on stdout what it took: `whole.ts FILES…`. */
import { createReader } from '../../src/index.ts'
import { articles } from './corpus.ts'
import { shippedLexicon } from './root.ts'

const reader = createReader(shippedLexicon())
let count = 0
let bytes = 0
let attributions = 0
let ms = 0
const each: number[] = []
for await (const article of articles(process.argv.slice(2))) {
  const began = performance.now()
  const record = reader.read(article)
  const took = performance.now() - began
  each.push(took)
  ms += took
  count++
  bytes += Buffer.byteLength(article.text)
  attributions += record.attributions.length
}
each.sort((a, b) => a - b)
const at = (q: number) => each[Math.min(each.length - 1, Math.floor(q * each.length))] * 1000
console.log(JSON.stringify({ count, bytes, attributions, ms, p50: at(0.5), p99: at(0.99), peak: process.resourceUsage().maxRSS / 1024 }))
