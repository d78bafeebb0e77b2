/** The package bundles for a browser, with nothing of Node in it, and reads there from the lexicon module. */
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { ROOT } from '../architecture/sources.ts'

test('isnad and isnad/lexicon bundle for a browser and read', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { createReader, openLexicon } from './dist/index.js'
        import bytes from './dist/lexicon.js'
        export const record = createReader(openLexicon(bytes)).read({ text: 'قال وزير الري رامي الوردي إن السد سيكتمل.' })`,
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'browser',
    logLevel: 'silent',
  })
  // A world with no require and no process: what a browser lacks too.
  const module = { exports: {} as { record?: { reader: { name: string } } } }
  new Function('module', 'exports', 'process', 'require', 'Buffer', outputFiles[0].text)(module, module.exports)
  expect(module.exports.record?.reader.name).toBe('isnad')
})
