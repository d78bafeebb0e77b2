/** What the reader may cost: time against its own tokeniser, bytes, and the time to load its lexicon. */
import { expect, test } from 'vitest'
import { coreSize, lexiconSize } from '../../bench/src/size.ts'
import { best, measured } from './measured.ts'

const least = (name: string, limit: number) =>
  best(
    5,
    () => measured<number>(name),
    (value) => value <= limit,
    (a, b) => a < b,
  )

test('the whole reader takes at most 3 times its tokeniser with look-up', () => {
  expect(least('ratio', 3)).toBeLessThanOrEqual(3)
})

test('the lexicon loads in less than 10 ms', () => {
  expect(least('load', 10)).toBeLessThan(10)
})

test('the core is at most 60 kB minified and gzipped, without lexicons', async () => {
  expect((await coreSize()).gzipped).toBeLessThanOrEqual(60_000)
})

test('the lexicon is at most 2 MB', () => {
  expect(lexiconSize().bytes).toBeLessThanOrEqual(2_000_000)
})
