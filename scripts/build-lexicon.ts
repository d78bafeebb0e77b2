/** Compiles `lexicons/*.tsv` to one binary. Usage: build-lexicon.ts [OUT]; complaints go to stderr and fail the build. */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileLexicon } from '../src/core/lexicon/compile.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'lexicons')
const out = process.argv[2] ?? join(root, 'dist', 'lexicon.bin')
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .sort()
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
const { bytes, errors, counts } = compileLexicon(sources)
for (const error of errors) process.stderr.write(`lexicons/${error.message}\n`)
if (errors.length > 0) process.exit(1)
mkdirSync(dirname(out), { recursive: true })
writeFileSync(`${out}.tmp-${process.pid}`, bytes)
renameSync(`${out}.tmp-${process.pid}`, out)
process.stderr.write(`${counts.entries} entries, ${counts.forms} forms, ${counts.phrases} phrases, ${(bytes.length / 1e6).toFixed(2)} MB\n`)
