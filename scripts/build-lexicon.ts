/** Compiles `lexicons/*.tsv` to one binary. Usage: build-lexicon.ts [OUT]; complaints go to stderr and fail the build. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileLexicon } from '../src/core/lexicon/compile.ts'
import { LexiconConflict } from '../src/core/lexicon/tsv.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'lexicons')
const out = process.argv.slice(2).find((a) => !a.startsWith('--')) ?? join(root, 'dist', 'lexicon.bin')
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .sort()
  .map((name) => ({ name: `lexicons/${name}`, text: readFileSync(join(folder, name), 'utf8') }))
const { bytes, errors, counts } = compileLexicon(sources)
// A word that two lines claim does not stop the build (a test refuses it); everything else does.
const conflicts = errors.filter((e) => e instanceof LexiconConflict)
for (const error of errors) if (!conflicts.includes(error)) process.stderr.write(`${error.message}\n`)
if (process.argv.includes('--conflicts')) for (const error of conflicts) process.stderr.write(`${error.message}\n`)
else if (conflicts.length > 0)
  process.stderr.write(`${conflicts.length} words that two lines claim: build-lexicon.ts --conflicts lists them\n`)
if (errors.length > conflicts.length) process.exit(1)
mkdirSync(dirname(out), { recursive: true })
writeFileSync(`${out}.tmp-${process.pid}`, bytes)
renameSync(`${out}.tmp-${process.pid}`, out)
process.stderr.write(`${counts.entries} entries, ${counts.forms} forms, ${counts.phrases} phrases, ${(bytes.length / 1e6).toFixed(2)} MB\n`)
