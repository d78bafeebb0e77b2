import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ROOT } from '../architecture/sources.ts'

test('the example in both READMEs is what the command says now', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/readme-output.ts', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect(stderr.trim()).toBe('')
  expect(status).toBe(0)
})

test('docs/api.md is what the server says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/api-page.ts', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect([status, stderr.trim()]).toEqual([0, ''])
})

test('every file that a page of documentation points at is there', () => {
  for (const page of [
    'README.md',
    'README.ar.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'lexicons/README.md',
  ]) {
    const folder = page.includes('/') ? `${ROOT}/${page.slice(0, page.lastIndexOf('/'))}` : ROOT
    for (const [, target] of readFileSync(`${ROOT}/${page}`, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      expect(existsSync(`${folder}/${target}`), `${page} → ${target}`).toBe(true)
    }
  }
})
