#!/usr/bin/env node
/**
 * Reads a folder of annotated articles with the command, scores the records, and holds them against the floors.
 *
 *   npm run score -- DIR [--errors] [--json] [--scorer PATH] [--set-floors]
 *
 * DIR holds NAME.doc.json (an article) beside NAME.gold.json. The scorer is ../shared/gold/score.mjs unless --scorer names
 * another. Floors are F1 figures in scripts/floors.json under the folder's name; the exit status is 1 where one fell.
 * --set-floors writes what was measured as the new floors, those that rose only.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { calibration } from './calibration.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const floorsFile = join(root, 'scripts', 'floors.json')
/** Figures are compared as they are printed, to three decimals. */
const rounded = (x) => Math.floor(x * 1000 + 0.5) / 1000

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}

const options = { errors: { type: 'boolean' }, json: { type: 'boolean' }, scorer: { type: 'string' }, 'set-floors': { type: 'boolean' } }
const { values, positionals } = parseArgs({ options, allowPositionals: true })
const [folder] = positionals
if (positionals.length !== 1) fail('usage: npm run score -- DIR [--errors] [--json] [--scorer PATH] [--set-floors]')
const scorer = values.scorer ?? join(root, '..', 'shared', 'gold', 'score.mjs')
if (!existsSync(scorer)) fail(`${scorer}: the scorer is not there: name it with --scorer PATH`)
if (!existsSync(folder)) fail(`${folder}: no such folder`)
const names = readdirSync(folder)
  .filter((f) => f.endsWith('.doc.json'))
  .sort()
if (names.length === 0) fail(`${folder}: no NAME.doc.json in it`)

/** Runs a Node script; its stderr is the caller's. */
function node(args) {
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] })
  if (done.status !== 0) fail(`${basename(args[0])} failed with status ${done.status}`)
  return done.stdout
}

const documents = names.map((name) => join(folder, name))
const records = node([join(root, 'dist', 'cli', 'main.js'), 'read', '--format', 'jsonl', ...documents])
const scratch = mkdtempSync(join(tmpdir(), 'isnad-score-'))
let measured
let shown
try {
  const predictions = join(scratch, 'predictions.jsonl')
  writeFileSync(predictions, records)
  measured = JSON.parse(node([scorer, folder, predictions, '--json']))
  shown = node([scorer, folder, predictions, ...(values.errors ? ['--errors'] : [])])
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

const goldOf = (path) => path.replace(/\.doc\.json$/, '.gold.json')
const read = (path) => JSON.parse(readFileSync(path, 'utf8'))
const byId = new Map(records.split('\n').flatMap((line) => (line ? [JSON.parse(line)].map((r) => [r.id, r]) : [])))
const bins = calibration(
  documents
    .map((path) => ({ text: read(path).text, gold: read(goldOf(path)) }))
    .map(({ text, gold }) => ({ text, gold, record: byId.get(gold.id) })),
)

const set = basename(resolve(folder))
const floors = read(floorsFile)
const held = Object.entries(floors[set] ?? {}).map(([measure, { floor, goal }]) => ({
  measure,
  f1: rounded(measured[measure]?.f1 ?? 0),
  floor,
  goal,
}))
const fallen = held.filter(({ f1, floor }) => f1 < floor)

if (values.json) console.log(JSON.stringify({ ...measured, calibration: bins, floors: held }))
else {
  console.log(shown.trimEnd())
  console.log('\nconfidence of attributions: said, and how many are right in who, what and when')
  for (const { from, to, count, right } of bins) {
    if (count > 0) console.log(`  ${from.toFixed(1)}–${to.toFixed(1)}  ${(right / count).toFixed(3)}  of ${count}`)
  }
  if (held.length === 0) console.log(`\nno floors for ${set} in scripts/floors.json`)
  else console.log(`\n${'floors'.padEnd(40)}       F1     floor      goal`)
  for (const { measure, f1, floor, goal } of held) {
    const word = f1 < floor ? 'FELL' : f1 < goal ? '' : 'reached'
    console.log(measure.padEnd(40), ...[f1, floor, goal].map((x) => x.toFixed(3).padStart(9)), ` ${word}`)
  }
}

if (values['set-floors']) {
  for (const { measure, f1, floor, goal } of held) floors[set][measure] = { floor: Math.max(f1, floor), goal }
  const line = ([measure, x]) => `    ${JSON.stringify(measure)}: { "floor": ${x.floor}, "goal": ${x.goal} }`
  const sets = Object.entries(floors).map(
    ([name, measures]) => `  ${JSON.stringify(name)}: {\n${Object.entries(measures).map(line).join(',\n')}\n  }`,
  )
  writeFileSync(floorsFile, `{\n${sets.join(',\n')}\n}\n`)
}
for (const { measure, f1, floor } of fallen)
  process.stderr.write(`${set}: ${measure} fell to ${f1.toFixed(3)}, its floor is ${floor.toFixed(3)}\n`)
if (fallen.length > 0) process.exit(1)
