/**
 * Bundles a TypeScript file of `src` the way users get it, with no loader and no helpers around functions, and runs it:
 * `run.mjs main.ts ARGS`. What is measured under a loader is the loader too.
 */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const [entry, ...args] = process.argv.slice(2)
const outfile = fileURLToPath(new URL(`.build/${entry.replace('.ts', '')}-${process.pid}.mjs`, import.meta.url))
await build({
  entryPoints: [fileURLToPath(new URL(`src/${entry}`, import.meta.url))],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...args], { stdio: 'inherit' })
rmSync(outfile, { force: true })
process.exitCode = status ?? 1
