/** What the reader may cost: time against its own tokeniser, bytes, and the time to load its lexicon. */
import { expect, test } from 'vitest'
import { compare, median, processor } from '../../bench/src/measure.ts'
import { coreSize, lexiconSize } from '../../bench/src/size.ts'
import { tokenise } from '../../src/core/tokens/tokenise.ts'
import { Tokens } from '../../src/core/tokens/tokens.ts'
import { createReader, loadLexicon } from '../../src/index.ts'
import { SENTENCES, samples } from '../support/articles.ts'

test('the whole reader takes at most 3 times its tokeniser with look-up', () => {
  const lexicon = loadLexicon()
  const reader = createReader(lexicon)
  const tokens = new Tokens()
  const own = samples()
  const texts = Array.from({ length: 40 }, () => (own.length > 0 ? own : [SENTENCES.join('\n\n')])).flat()
  // Noise hits either side: the best of several comparisons stands.
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5 && best > 3; round++) {
    const contenders = {
      tokens: () => {
        for (let n = 0; n < 5; n++) for (const text of texts) tokenise(text, lexicon, tokens)
      },
      reader: () => {
        for (let n = 0; n < 5; n++) for (const text of texts) reader.read({ text, publishedAt: '2021-07-28' })
      },
    }
    const { tokens: base, reader: whole } = compare(contenders, 5, processor)
    best = Math.min(best, whole.median / base.median)
  }
  expect(best).toBeLessThanOrEqual(3)
})

test('the core is at most 60 kB minified and gzipped, without lexicons', async () => {
  expect((await coreSize()).gzipped).toBeLessThanOrEqual(60_000)
})

test('the lexicon is at most 2 MB', () => {
  expect(lexiconSize().bytes).toBeLessThanOrEqual(2_000_000)
})

test('the lexicon loads in less than 10 ms', () => {
  expect(median(Array.from({ length: 9 }, () => processor(loadLexicon)))).toBeLessThan(10)
})
