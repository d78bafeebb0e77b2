/**
 * Writes the figures of README.md and README.ar.md anew, measured now with the built command:
 * `npx tsx scripts/readme-figures.ts score DIR…` over folders of annotated articles, `… bench [FILES]` for speed.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const MEASURES = {
  'attribution: found': ['a statement is found', 'وُجد القول'],
  'attribution: content words': ['… its words', '… كلماته'],
  'attribution: speaker': ['… its speaker, resolved', '… قائله، معروفاً'],
  'attribution: who+what+when': ['… speaker, words and day, all three', '… القائل والكلمات واليوم معاً'],
  'time: value': ['a time and its value', 'زمن وقيمته'],
  money: ['an amount and its currency', 'مبلغ وعملته'],
  'event: found': ['an event of the six kinds', 'واقعة من الأنواع الستة'],
} as const

function node(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  // A floor that fell is told by status 1, and is a figure all the same.
  if (status !== 0 && !(args[0] === 'scripts/score.mjs' && stdout !== '')) throw new Error(stderr)
  return stdout.trim()
}

function score(folders: readonly string[]): readonly [string, string] {
  const sets = folders.map(
    (folder) => JSON.parse(node('scripts/score.mjs', folder, '--json')) as { documents: number } & Record<string, { f1: number }>,
  )
  const table = (language: 0 | 1) => {
    const head = sets.map(({ documents }) =>
      language === 0 ? `${documents} article${documents === 1 ? '' : 's'}` : `عدد المقالات ${documents}`,
    )
    const rows = Object.entries(MEASURES).map(([key, words]) => [words[language], ...sets.map((set) => (set[key]?.f1 ?? 0).toFixed(2))])
    return [['', ...head], ['---', ...sets.map(() => '---')], ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  }
  return [table(0), table(1)]
}

function bench(files: readonly string[]): readonly [string, string] {
  const block = `\`\`\`text\n${node('bench/run.mjs', 'main.ts', ...files)}\n\`\`\``
  return [block, block]
}

const [kind, ...rest] = process.argv.slice(2)
if (kind !== 'score' && kind !== 'bench') {
  process.stderr.write('usage: readme-figures.ts score DIR… | bench [FILES]\n')
  process.exit(2)
}
const figures = kind === 'score' ? score(rest) : bench(rest)
for (const [i, file] of ['README.md', 'README.ar.md'].entries()) {
  const path = join(root, file)
  const block = new RegExp(`(<!-- figures: ${kind} -->\n)[\\s\\S]*?(<!-- /figures: ${kind} -->)`)
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(block, (_, open, close) => `${open}${figures[i]}\n${close}`),
  )
}
