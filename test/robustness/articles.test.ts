/**
 * No text makes the reader throw, and every offset of every record slices to whole graphemes of its text.
 * ISNAD_RUNS sets the number of articles (20,000 unless said).
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Article, createReader, loadLexicon } from '../../src/index.ts'
import { generatedText, lexiconWords, mutatedText, ODD, SENTENCES, samples } from '../support/articles.ts'
import { broken, isBoundary } from '../support/invariants.ts'

const RUNS = Number(process.env.ISNAD_RUNS ?? 20_000)
const lexicon = loadLexicon()
const reader = createReader(lexicon)
const originals = [...samples(), SENTENCES.join('\n\n')]

const article = (text: fc.Arbitrary<string>): fc.Arbitrary<Article> =>
  fc.record(
    {
      text,
      publishedAt: fc.constantFrom(
        '2021-07-28',
        '2020-02-29T23:59:59Z',
        '2019-12-31T01:00:00+03:00',
        '0001-01-01',
        '9999-12-31',
        '2021-13-45',
        'أمس',
        '',
      ),
      outlet: fc.constantFrom('جريدة المرفأ', 'Harbour Daily', ''),
      title: fc.constantFrom('', SENTENCES[8]),
    },
    { requiredKeys: ['text'] },
  )

function holds(article: Article): void {
  const wrong = broken(article, reader.read(article))
  if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join('\n'))
}

test(`${RUNS / 2} generated articles`, () => {
  fc.assert(fc.property(article(generatedText(lexiconWords())), holds), { numRuns: RUNS / 2 })
})

test(`${RUNS / 2} mutated articles`, () => {
  fc.assert(fc.property(article(mutatedText(originals)), holds), { numRuns: RUNS / 2 })
})

test('the sample articles and each odd character alone, doubled, and within a word', () => {
  for (const text of [
    ...originals,
    ...SENTENCES,
    '',
    ' ',
    '\n',
    ...ODD,
    ...ODD.flatMap((c) => [c + c, `قا${c}ل`, `${c}قال${c} إن`, `"${c}`]),
  ])
    holds({ text })
})

test('the same article gives the same record, whatever was read before it', () => {
  const texts = fc.array(fc.oneof(generatedText(lexiconWords()), mutatedText(originals)), { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(texts, (several) => {
      const forwards = several.map((text) => JSON.stringify(reader.read({ text, publishedAt: '2021-07-28' })))
      const backwards = [...several]
        .reverse()
        .map((text) => JSON.stringify(createReader(lexicon).read({ text, publishedAt: '2021-07-28' })))
      expect(backwards.reverse()).toEqual(forwards)
    }),
    { numRuns: Math.ceil(RUNS / 100) },
  )
})

test('records live in JSON unchanged', () => {
  fc.assert(
    fc.property(article(mutatedText(originals)), (article) => {
      const record = reader.read(article)
      expect(JSON.parse(JSON.stringify(record))).toEqual(record)
    }),
    { numRuns: Math.ceil(RUNS / 100) },
  )
})

test('the check of boundaries agrees with the segmenter', () => {
  const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' })
  fc.assert(
    fc.property(mutatedText(SENTENCES), (text) => {
      const starts = new Set([...segmenter.segment(text)].map((s) => s.index))
      for (let i = 0; i < text.length; i++) if (isBoundary(text, i) !== starts.has(i)) throw new Error(`${i} of ${JSON.stringify(text)}`)
    }),
    { numRuns: 300 },
  )
})
