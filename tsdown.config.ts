import { defineConfig } from 'tsdown'

/** One build for the library, its subpaths and the command; `scripts/ensure-built.mjs` runs it into a folder of its own, then moves it. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    compile: 'src/compile.ts',
    'core/values/index': 'src/core/values/index.ts',
    'store/index': 'src/store/index.ts',
    'cli/main': 'src/cli/start.ts',
    'cli/reading-thread': 'src/cli/reading-thread.ts',
  },
  outDir: process.env.ISNAD_OUT_DIR ?? 'dist',
  clean: false,
  platform: 'neutral',
  target: 'node20.19',
  fixedExtension: false,
  dts: true,
  report: false,
  // Chunks lie one level down, as the command does: `../lexicon.bin` and `../web` are right from both.
  outputOptions: { chunkFileNames: 'chunks/[name]-[hash].js' },
})
