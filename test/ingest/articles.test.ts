/** Values → articles: what is wrong with a field costs the field, what is wrong with the text costs the article. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toArticle } from '../../src/ingest/article.ts'
import { InputError } from '../../src/ingest/item.ts'
import { parseJson } from '../../src/ingest/json.ts'
import { parsePublishedAt } from '../../src/ingest/published-at.ts'

test('fields go through as they are, absent and null ones are absent', () => {
  const given = { id: 'a', text: ' نص ', title: 'عنوان', outlet: null, publishedAt: '2031-04-02', url: '', other: 1 }
  const { article, problems } = toArticle(given)
  expect(article).toEqual({ id: 'a', text: ' نص ', title: 'عنوان', publishedAt: '2031-04-02' })
  expect(problems).toEqual([])
})

test.each([
  [null, 'not null'],
  [[], 'not an array'],
  ['نص', 'not “نص”'],
  [{}, 'no "text": an article is {"text": "…"}'],
  [{ body: 'نص' }, 'no "text": rename "body"'],
  [{ text: 7 }, '"text" must be a string, not number 7'],
  [{ text: ' \n' }, '"text" is empty'],
])('%j is no article, and it is said why', (value, message) => {
  expect(() => toArticle(value)).toThrow(InputError)
  expect(() => toArticle(value)).toThrow(message)
})

test('a prototype has no say in what an article holds', () => {
  expect(() => toArticle(Object.create({ text: 'نص' }))).toThrow('no "text"')
  expect(toArticle(JSON.parse('{"text":"نص","__proto__":{"outlet":"x"}}')).article.outlet).toBeUndefined()
})

test('a day that cannot be understood is left out, and said', () => {
  const { article, problems } = toArticle({ text: 'نص', publishedAt: '2/4/2031', outlet: 5 })
  expect(article).toEqual({ text: 'نص' })
  expect(problems.map((p) => p.code).sort()).toEqual(['article/field', 'article/published-at'])
  expect(problems.find((p) => p.code === 'article/published-at')?.detail).toContain('“2/4/2031”')
})

test('defaults fill what the article does not say, and nothing else', () => {
  const defaults = { publishedAt: '2031-01-01', outlet: 'المرسى' }
  expect(toArticle({ text: 'نص' }, defaults).article).toEqual({ text: 'نص', ...defaults })
  expect(toArticle({ text: 'نص', outlet: 'الضفة', publishedAt: '2031-04-02' }, defaults).article).toMatchObject({
    outlet: 'الضفة',
    publishedAt: '2031-04-02',
  })
})

test('numbers do as ids', () => expect(toArticle({ id: 42, text: 'نص' }).article.id).toBe('42'))

test.each([
  ['2031-04-02', '2031-04-02'],
  [' 2031-04-02 ', '2031-04-02'],
  ['2032-02-29', '2032-02-29'],
  ['2031-04-02T09:30', '2031-04-02T09:30'],
  ['2031-04-02 09:30:05', '2031-04-02T09:30:05'],
  ['2031-04-02T09:30:05.123Z', '2031-04-02T09:30:05.123Z'],
  ['2031-04-02T09:30:05+03:00', '2031-04-02T09:30:05+03:00'],
  ['2031-04-02T09:30:05+0300', '2031-04-02T09:30:05+0300'],
])('%s is a day', (written, parsed) => expect(parsePublishedAt(written)).toBe(parsed))

test.each([
  '',
  '2031',
  '2031-04',
  '2031-4-2',
  '2031-02-29',
  '2031-13-01',
  '2031-04-31',
  '2031-04-02T25:00',
  '02/04/2031',
  'أمس',
  '1900-02-29',
])('%s is none', (written) => expect(parsePublishedAt(written)).toBeUndefined())

test('every day of the calendar is a day, and no other is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, m, d) => {
      const date = new Date(Date.UTC(y, m - 1, d))
      const real = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
      const written = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
      return (parsePublishedAt(written) !== undefined) === real
    }),
  )
})

test.each([
  ['{\n "text": "نص",\n}', 3, 'column 1'],
  ['{"text": "نص"} {}', 1, '.jsonl'],
  ['{"text": "نص"', 1, ''],
  ['{"text": "ن\nص"}', 1, 'control character'],
  ['نص', 1, 'Unexpected token'],
])('%j is broken, and it is said where', (text, line, words) => {
  try {
    parseJson(text)
    expect.unreachable()
  } catch (error) {
    expect(error).toBeInstanceOf(InputError)
    expect((error as InputError).line).toBe(line)
    expect((error as InputError).message).toContain(words)
    expect((error as InputError).message).not.toContain('\n')
  }
})
