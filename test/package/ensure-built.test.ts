/** Building: only what is stale, once however many ask, and never a word on stdout. In a copy, so that `dist` is left alone. */
import { execFile } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ROOT } from '../architecture/sources.ts'

const copy = mkdtempSync(join(tmpdir(), 'isnad-build-'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))
// One lexicon is enough to see how building behaves.
for (const name of ['src/core', 'scripts', 'lexicons/README.md', 'lexicons/negations.tsv', 'package.json'])
  cpSync(join(ROOT, name), join(copy, name), { recursive: true })
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')

function ensure(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join(copy, 'scripts/ensure-built.mjs'), ...args], (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

test('several at once build a part once, whole, and leave nothing behind', async () => {
  const all = await Promise.all([1, 2, 3].map(() => ensure('lexicon')))
  expect(all.map((one) => [one.status, one.stdout])).toEqual([0, 0, 0].map((status) => [status, '']))
  expect(all.filter((one) => one.stderr.includes('building lexicon')).length).toBe(1)
  expect(readdirSync(join(copy, 'dist')).sort()).toEqual(['.built-lexicon.json', 'lexicon.bin', 'lexicon.d.ts', 'lexicon.js'])
})

test('what is fresh is left alone, also when it was only touched', async () => {
  expect(await ensure('lexicon')).toEqual({ status: 0, stdout: '', stderr: '' })
  const now = new Date()
  utimesSync(join(copy, 'lexicons/README.md'), now, now)
  expect(await ensure('lexicon')).toEqual({ status: 0, stdout: '', stderr: '' })
})

test('the same sources give the same bytes', async () => {
  const before = readFileSync(join(copy, 'dist/lexicon.bin'))
  const { stderr } = await ensure('--force', 'lexicon')
  expect(stderr).toMatch(/^isnad: building lexicon … .*\d s\n$/)
  expect(readFileSync(join(copy, 'dist/lexicon.bin')).equals(before)).toBe(true)
})

test('a fault is shown, the exit status tells, and the last good build stays', async () => {
  appendFileSync(join(copy, 'lexicons/negations.tsv'), 'one\tcell\ttoo\tmany\tby\tfar\tfor\tthis\tfile\n')
  const { status, stdout, stderr } = await ensure('lexicon')
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/negations\.tsv:\d+/)
  expect(existsSync(join(copy, 'dist/lexicon.bin'))).toBe(true)
  expect(existsSync(join(copy, 'dist/.lock'))).toBe(false)
})

test('the lock of a process that is gone is broken', async () => {
  cpSync(join(ROOT, 'lexicons/negations.tsv'), join(copy, 'lexicons/negations.tsv'))
  writeFileSync(join(copy, 'dist/.lock'), '999999999')
  expect((await ensure('--force', 'lexicon')).status).toBe(0)
})
