/** Words of an index: which meet, which do not, where they stand, and which names Latin letters find. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IndexWords, indexPrefix, indexWords } from '../../src/core/search/analyse.ts'
import { keysOfLatin, nameKey } from '../../src/core/search/names.ts'
import { examples } from '../examples.ts'

const table = examples('src/core/search/search.examples.tsv')
const stem = (word: string) => indexWords(word).join(' ')

test.each(table.filter(({ rule }) => rule === 'meet').map(({ words }) => words))('one word: %s', (words) => {
  const stems = words.split(' ').map((word) => [word, stem(word)])
  expect(stems).toEqual(stems.map(([word]) => [word, stems[0][1]]))
})

test.each(table.filter(({ rule }) => rule === 'apart').map(({ words }) => words))('not one word: %s', (words) => {
  const stems = words.split(' ').map(stem)
  expect(new Set(stems).size, stems.join(' ')).toBe(stems.length)
})

test.each(table.filter(({ rule }) => rule === 'latin'))('$words is found by $others', ({ words, others }) => {
  const key = nameKey(words)
  for (const spelling of others.split(' ')) {
    const parts = spelling.split('-')
    expect(keysOfLatin(parts[parts.length - 1]), spelling).toContain(key)
  }
})

const text = fc.string({
  unit: fc.oneof(fc.constantFrom(...'وفبكلالحكومةيناته ًّـ،"()«»12٣٤aBé😀\u200f\ud800'), fc.string({ unit: 'binary', maxLength: 1 })),
  maxLength: 60,
})

test('every word stands where it says, in order, within the text, and none is empty', () => {
  const words = new IndexWords()
  fc.assert(
    fc.property(text, (t) => {
      words.clear()
      words.add(t)
      let last = 0
      for (let i = 0; i < words.count; i++) {
        expect(words.start[i]).toBeGreaterThanOrEqual(last)
        expect(words.end[i]).toBeGreaterThan(words.start[i])
        last = words.end[i]
        expect(words.word(i)).not.toBe('')
        expect(words.word(i)).not.toMatch(/[\s_'"\\]/)
        // Cut out of the text it is still the same word.
        expect(indexWords(t.slice(words.start[i], words.end[i]))).toEqual([words.word(i)])
      }
      expect(last).toBeLessThanOrEqual(t.length)
      expect(words.joined()).toBe(Array.from({ length: words.count }, (_, i) => words.word(i)).join(' '))
    }),
    { numRuns: 3000 },
  )
})

test('the same words come out of a part of a text as out of the part alone', () => {
  const words = new IndexWords()
  words.add('قال وللحكومة اليوم', 4, 12)
  expect(words.joined()).toBe('حكوم')
  expect([words.start[0], words.end[0]]).toEqual([4, 12])
})

test('many words fit', () => {
  const words = new IndexWords()
  words.add('حكومة '.repeat(20_000))
  expect(words.count).toBe(20_000)
  expect(words.joined()).toBe('حكوم '.repeat(20_000).trimEnd())
})

test('the beginning of a word keeps its end', () => {
  expect(indexPrefix('الحكو')).toBe('حكو')
  expect(indexPrefix('والحكومة')).toBe('حكومه')
  expect(indexPrefix('Ber')).toBe('ber')
})
