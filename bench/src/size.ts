/** How much a page has to fetch: the core as one minified module, gzipped, and the lexicon beside it. */
import { statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { ROOT } from './root.ts'

/** Bytes of everything that `isnad` exports, without lexicons, built for a browser. */
export async function coreSize(): Promise<{ minified: number; gzipped: number }> {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}src/index.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  })
  const [{ contents }] = outputFiles
  return { minified: contents.length, gzipped: gzipSync(contents, { level: 9 }).length }
}

/** Bytes of the compiled lexicons. */
export function lexiconSize(): { bytes: number } {
  return { bytes: statSync(`${ROOT}dist/lexicon.bin`).size }
}
