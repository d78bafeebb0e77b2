/**
 * Writes the example in README.md and README.ar.md anew: the paragraph of docs/example.txt and what the built command says of
 * it. `readme-output.ts --check` writes nothing and fails where they are not current.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Record } from '../src/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const EXAMPLE = 'docs/example.txt'
const READ = ['read', EXAMPLE, '--published', '2021-07-28', '--outlet', 'جريدة المرفأ']
const shown = `npm run -s isnad -- ${READ.map((a) => (a.includes(' ') ? `"${a}"` : a)).join(' ')}`

function isnad(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trimEnd()
}

/** The first statement that was relayed, as a reader of JSONL would see it; a span takes one line. */
function relayed(): string {
  const record = JSON.parse(isnad(...READ, '--format', 'jsonl')) as Record
  const attribution = record.attributions.find(({ via }) => via.length > 0)
  if (!attribution) throw new Error(`nothing in ${EXAMPLE} is relayed`)
  return JSON.stringify(attribution, null, 1).replace(/\{\s*"start": (\d+),\s*"end": (\d+)\s*\}/g, '{ "start": $1, "end": $2 }')
}

const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``

/** The example, in the language of a README. */
function example(language: 'en' | 'ar'): string {
  const view = isnad(...READ, '--no-color', '--width', '96', '--lang', language)
  const [first, second] =
    language === 'en'
      ? ['The article (its people are invented):', 'One of the statements as a program gets it (`--format jsonl`):']
      : ['المقال (أشخاصه من نسج الخيال):', 'وهكذا يصل أحد الأقوال إلى البرامج (`--format jsonl`):']
  return [
    first,
    fence('text', readFileSync(join(root, EXAMPLE), 'utf8').trim()),
    fence('sh', shown),
    fence('text', view),
    second,
    fence('json', relayed()),
  ].join('\n\n')
}

const check = process.argv.includes('--check')
let stale = false
for (const [file, language] of [
  ['README.md', 'en'],
  ['README.ar.md', 'ar'],
] as const) {
  const path = join(root, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(
    /(<!-- example -->\n)[\s\S]*?(<!-- \/example -->)/,
    (_, open, close) => `${open}${example(language)}\n${close}`,
  )
  if (after === before) continue
  stale = true
  if (check) process.stderr.write(`${file}: the example is not what the command says now: run npx tsx scripts/readme-output.ts\n`)
  else writeFileSync(path, after)
}
if (check && stale) process.exit(1)
