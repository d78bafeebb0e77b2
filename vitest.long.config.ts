/** What takes long: `npm run test:long`. The same in small is part of `npm test`. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    testTimeout: 7_200_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
})
