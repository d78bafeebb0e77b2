/**
 * `npm run bench [-- FILES]`: how fast, how big, how much memory. Times are of one thread and one run; what counts is the
 * ratios, since both sides ran in turn on the same text. Peers do other work than we do: each line says what.
 */
import { spawnSync } from 'node:child_process'
import { ar } from 'chrono-node'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { tokenise } from '../../src/core/tokens/tokenise.ts'
import { Tokens } from '../../src/core/tokens/tokens.ts'
import { createReader } from '../../src/index.ts'
import { corpusFiles, describe, slice } from './corpus.ts'
import { growth, HOSTILE } from './hostile.ts'
import { compare, median, time } from './measure.ts'
import { ROOT, shippedLexicon } from './root.ts'
import { coreSize, lexiconSize } from './size.ts'

const cold = time(shippedLexicon)
const lexicon = shippedLexicon()
const loads = median(Array.from({ length: 21 }, () => time(shippedLexicon)))
const reader = createReader(lexicon)
const tokens = new Tokens()

const files = corpusFiles(process.argv.slice(2).map((path) => path))
const articles = await slice(files, 4e6, 7)
const texts = articles.map((a) => a.text)
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0)

const print = (line = '') => console.log(line)
print(`corpus: ${describe(files)}`)
print(
  `node ${process.version}; ${articles.length} articles, ${(bytes / 1e6).toFixed(1)} MB of UTF-8, ${words} words; medians of 5 rounds in turn\n`,
)

const nlp = winkNLP(model, [])
const segmenter = new Intl.Segmenter('ar', { granularity: 'word' })
const NAMES = {
  tokenise: 'isnad, tokeniser with look-up',
  read: 'isnad, whole reader, records as objects',
  wink: 'wink-nlp, tokeniser alone (pipe [])',
  chrono: 'chrono-node, Arabic dates alone',
  segmenter: "Intl.Segmenter('ar'), words alone",
} as const
const timings = compare({
  tokenise: () => {
    for (const text of texts) tokenise(text, lexicon, tokens)
  },
  read: () => {
    for (const article of articles) reader.read(article)
  },
  wink: () => {
    for (const text of texts) nlp.readDoc(text)
  },
  chrono: () => {
    for (const { text, publishedAt } of articles) ar.parse(text, publishedAt ? new Date(publishedAt) : undefined)
  },
  segmenter: () => {
    for (const text of texts) for (const _ of segmenter.segment(text));
  },
})
const read = timings.read.median
print(`${''.padEnd(42)} M words/s     MB/s   ms (least–most)          the whole reader is`)
for (const [key, name] of Object.entries(NAMES)) {
  const { median, least, most } = timings[key as keyof typeof NAMES]
  const speed = `${(words / median / 1000).toFixed(2).padStart(10)} ${(bytes / median / 1000).toFixed(1).padStart(8)}`
  const range = `${median.toFixed(0)} (${least.toFixed(0)}–${most.toFixed(0)})`.padEnd(24)
  const ratio = key === 'read' ? '' : median > read ? `${(median / read).toFixed(1)} × as fast` : `${(read / median).toFixed(2)} × its time`
  print(`${name.padEnd(42)}${speed}   ${range} ${ratio}`)
}

const whole = spawnSync(process.execPath, [`${ROOT}bench/run.mjs`, 'whole.ts', ...files], { encoding: 'utf8' })
if (whole.status !== 0) throw new Error(whole.stderr)
const all = JSON.parse(whole.stdout)
print(`\nall of it, in a process of its own: ${all.count} articles, ${(all.bytes / 1e6).toFixed(1)} MB, ${all.attributions} attributions`)
print(
  `  ${(all.ms / 1000).toFixed(2)} s, ${Math.round(all.count / (all.ms / 1000))} articles/s; an article p50 ${all.p50.toFixed(0)} µs, p99 ${all.p99.toFixed(0)} µs; peak memory ${all.peak.toFixed(0)} MiB`,
)

const usual = (read * 1e6) / texts.reduce((sum, text) => sum + text.length, 0)
const SIZES = [1, 2, 4, 8]
print(`\nhostile text, ns a character (usual: ${usual.toFixed(0)})`)
print(`${''.padEnd(36)} ${SIZES.map((mb) => `${mb} MB`.padStart(7)).join('')}   worst growth a doubling   × usual`)
for (const name of Object.keys(HOSTILE)) {
  const sizes = SIZES.map((mb) => mb * 1e6)
  const { perUnit, worst } = growth(reader, name, sizes)
  print(
    `${name.padEnd(36)} ${perUnit.map((ns) => ns.toFixed(0).padStart(7)).join('')}   ${worst.toFixed(2).padStart(23)} ${(Math.max(...perUnit) / usual).toFixed(1).padStart(9)}`,
  )
}
const ten = HOSTILE['one article of many paragraphs'](10e6)
print(`10 MB in one article: ${((time(() => reader.read({ id: 'ten', text: ten })) * 1e6) / ten.length).toFixed(0)} ns a character`)

const core = await coreSize()
print(
  `\ncore, minified and gzipped, without lexicons: ${(core.gzipped / 1000).toFixed(1)} kB (${(core.minified / 1000).toFixed(0)} kB before gzip)`,
)
print(`lexicon: ${(lexiconSize().bytes / 1e6).toFixed(2)} MB; first load ${cold.toFixed(1)} ms, then ${loads.toFixed(1)} ms`)
