import { expect, test } from 'vitest'
import type { Problem } from '../../src/core/record.ts'
import { findQuotations, MOST_PROBLEMS } from '../../src/core/tokens/quotations.ts'
import { examples } from '../examples.ts'
import { tokensOf } from '../tokens-of.ts'

/** What each quotation holds. */
function quotations(text: string, problems: Problem[] = []): string[] {
  const tokens = tokensOf(text)
  findQuotations(tokens, problems)
  return Array.from({ length: tokens.quoteCount }, (_, q) => tokens.slice(tokens.quoteFirst[q], tokens.quoteEnd[q]))
}

test.each(examples('src/core/tokens/quotations.examples.tsv'))('$text', ({ quotations: expected, text }) => {
  expect(quotations(text)).toEqual(expected === '-' ? [] : expected.split(' ¦ '))
})

test('a quotation over several paragraphs, opened again in each', () => {
  const text = 'قال: «هذا أول الكلام.\n«وهذا وسطه.\n«وهذا آخره». ثم خرج.'
  expect(quotations(text)).toEqual(['هذا أول الكلام.', 'وهذا وسطه.', 'وهذا آخره'])
})

test('a mark that is never closed is a problem and ends with its paragraph', () => {
  const problems: Problem[] = []
  expect(quotations('قال: «هذا كل شيء.\nوعاد الوفد.', problems)).toEqual(['هذا كل شيء.'])
  expect(problems.map((p) => p.code)).toEqual(['text/unbalanced-quote'])
})

test('a million marks: one pass, bounded depth', () => {
  const tokens = tokensOf('"أ '.repeat(100_000))
  findQuotations(tokens, [])
  expect(tokens.quoteCount).toBeLessThanOrEqual(100_000)
})

test('a text of marks that miss their like: the first hundred are told, and that there are more', () => {
  const problems: Problem[] = []
  findQuotations(tokensOf('«\n'.repeat(500)), problems)
  expect(problems).toHaveLength(MOST_PROBLEMS + 1)
  expect(problems[MOST_PROBLEMS - 1].detail).toBe(problems[0].detail)
  expect(problems[MOST_PROBLEMS].detail).toBe('here and further on: marks that miss their like')
})
