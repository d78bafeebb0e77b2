/**
 * `npm run bench [-- FILES]`: how fast, how big, how much memory. Times are of one thread and one run; what counts is the
 * ratios, since both sides ran in turn on the same text. Peers do other work than we do: each line says what.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ar } from 'chrono-node'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { tokenise } from '../../src/core/tokens/tokenise.ts'
import { Tokens } from '../../src/core/tokens/tokens.ts'
import { createReader } from '../../src/index.ts'
import { corpusFiles, describe, slice, UsageError } from './corpus.ts'
import { growth, HOSTILE } from './hostile.ts'
import { compare, median, time, WARM_UP } from './measure.ts'
import { ROOT, shippedLexicon } from './root.ts'
import { coreSize, lexiconSize } from './size.ts'
import { stageTimes } from './stages.ts'

const HELP = `npm run bench [-- FILES]

Reads articles and prints how fast isnad is beside peers on the same text, what each stage takes, what hostile text costs,
and how big the core and the lexicon are. It takes a few minutes; run it on a quiet machine.

FILES  articles to read, one JSON object with a "text" a line, plain or .gz; paths are relative to where you are.
       Without any: ../shared/corpus beside the project if it is there, else text made of our own sentences.
`

/** What the command line asks for; a mistake in it costs one line. */
function filesNamed(): readonly string[] {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } }, allowPositionals: true })
  if (values.help) {
    process.stdout.write(HELP)
    process.exit(0)
  }
  return corpusFiles(positionals)
}

function refuse(error: unknown): never {
  const ours = error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  if (!ours) throw error
  process.stderr.write(`bench: ${(error as Error).message.split('\n')[0]} (npm run bench -- --help says more)\n`)
  process.exit(2)
}

let files: readonly string[]
let articles: Awaited<ReturnType<typeof slice>>
try {
  files = filesNamed()
  articles = await slice(files, 4e6, 7)
  // A file too small to take every seventh of is taken whole.
  if (articles.length < 100) articles = await slice(files, 4e6)
  if (articles.length === 0) throw new UsageError(`no article in ${describe(files)}: name a JSONL file that has some`)
} catch (error) {
  refuse(error)
}
const cold = time(shippedLexicon)
const lexicon = shippedLexicon()
const loads = median(Array.from({ length: 21 }, () => time(shippedLexicon)))
const reader = createReader(lexicon)
const tokens = new Tokens()
const texts = articles.map((a) => a.text)
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
const words = texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0)

const print = (line = '') => console.log(line)
print(`corpus: ${describe(files)}`)
print(
  `node ${process.version}; ${articles.length} articles, ${(bytes / 1e6).toFixed(1)} MB of UTF-8, ${words} words; medians of 5 rounds in turn,\nafter ${WARM_UP} to warm up\n`,
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

print('\nwhat the stages take, of all')
for (const [stage, ms] of stageTimes(lexicon, articles)) {
  const share = (100 * ms.own) / ms.all
  print(`  ${stage.padEnd(14)} ${ms.own.toFixed(0).padStart(6)} ms ${share.toFixed(0).padStart(4)} %`)
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
