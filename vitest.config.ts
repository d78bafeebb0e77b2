import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'isnad',
          include: ['{src,test}/**/*.test.ts'],
          exclude: ['test/speed/**', 'test/long/**'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Times are compared with one another, so nothing else runs beside them.
        extends: true,
        test: {
          name: 'speed',
          include: ['test/speed/**/*.test.ts'],
          testTimeout: 300_000,
          fileParallelism: false,
          maxWorkers: 1,
          execArgv: ['--expose-gc'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
