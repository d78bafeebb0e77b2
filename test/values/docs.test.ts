import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('docs/time.md is what its script writes', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  expect(() =>
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/time-docs.ts', '--check'], { cwd: root, stdio: 'pipe' }),
  ).not.toThrow()
})
