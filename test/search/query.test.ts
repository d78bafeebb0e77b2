/** The query language: what is meant, hints with their places, and that nothing is ever thrown. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysOf } from '../../src/core/search/days.ts'
import { Highlighter } from '../../src/core/search/highlight.ts'
import { matchOf } from '../../src/core/search/match.ts'
import { parseQuery, type Query } from '../../src/core/search/query.ts'
import { examples } from '../examples.ts'

function shown(query: Query): string {
  switch (query.type) {
    case 'words':
      return `{${query.words.join(' ')}}`
    case 'prefix':
      return `${query.prefix}*`
    case 'field':
      return `${query.field}:${shown(query.of)}`
    case 'code':
      return `${query.field}=${query.code}`
    case 'not':
      return `NOT ${shown(query.of)}`
    default:
      return `(${query.of.map(shown).join(` ${query.type.toUpperCase()} `)})`
  }
}

function meaning(text: string): string {
  const parsed = parseQuery(text)
  if (parsed.hint !== undefined) return `hint ${parsed.hint.code} ${parsed.hint.start}-${parsed.hint.end}`
  const { first, last } = parsed.days
  return [parsed.query && shown(parsed.query), (first ?? last) === null ? null : `${first ?? ''}..${last ?? ''}`].filter(Boolean).join(' ')
}

test.each(examples('src/core/search/query.examples.tsv'))('$query', ({ query, means }) => {
  expect(meaning(query)).toBe(means)
})

test('an empty query is everything', () => {
  expect(parseQuery('  ')).toEqual({ query: null, days: { first: null, last: null } })
})

const sign = fc.constantFrom(
  ...'( ) " « » “ ” AND OR NOT و أو ليس - ! | * : speaker: kind: day: since: until: event: country: متحدث: 2021 2021-07 .. direct السد الحكومة* Rami al-Wardi ؟ \ud800 😀'.split(
    ' ',
  ),
  ' ',
)
const query = fc.oneof(
  fc.array(sign, { maxLength: 24 }).map((signs) => signs.join(' ')),
  fc.array(sign, { maxLength: 24 }).map((signs) => signs.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

test('nothing is thrown; what is wrong has a place in the query; what is right can be looked up', () => {
  fc.assert(
    fc.property(query, (text) => {
      const parsed = parseQuery(text)
      if (parsed.hint !== undefined) {
        const { start, end, message, messageAr } = parsed.hint
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThanOrEqual(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(message).not.toMatch(/\n/)
        expect(messageAr).not.toBe('')
      } else if (parsed.query !== null) {
        for (const rows of ['statements', 'articles'] as const) expect(JSON.stringify(matchOf(parsed.query, rows))).not.toContain('null')
      }
    }),
    { numRuns: 5000 },
  )
})

test('long and deep queries are hints, at once', () => {
  expect(meaning('السد '.repeat(300))).toMatch(/^hint long/)
  expect(meaning('a '.repeat(100))).toMatch(/^hint long/)
  expect(meaning(`${'('.repeat(400)}السد${')'.repeat(400)}`)).toMatch(/^hint long/)
  expect(meaning(`${'-'.repeat(900)}السد`)).toMatch(/^hint (long|operator|not)/)
})

test('days', () => {
  expect(daysOf('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' })
  expect(daysOf('1900-02')).toEqual({ first: '1900-02-01', last: '1900-02-28' })
  expect(daysOf('2021-13')).toBeUndefined()
})

function marked(text: string, query: string): string {
  const parsed = parseQuery(query)
  if (parsed.hint !== undefined) throw new Error(parsed.hint.message)
  let out = text
  for (const [start, end] of new Highlighter(parsed.query).marks(text).reverse())
    out = `${out.slice(0, start)}[${out.slice(start, end)}]${out.slice(end)}`
  return out
}

test.each([
  ['قالت الحُكومةُ إن للحكومات رأياً', 'حكومة', 'قالت [الحُكومةُ] إن [للحكومات] رأياً'],
  ['وافق مجلس الوزراء على مجلس جديد', '"مجلس الوزراء"', 'وافق [مجلس] [الوزراء] على مجلس جديد'],
  ['التقى رامي الوردي وزيرة الري', 'Wardi', 'التقى رامي [الوردي] وزيرة الري'],
  ['السد والنهر', 'سد -نهر', '[السد] والنهر'],
  ['الحكم والحكومة', 'حكو*', 'الحكم [والحكومة]'],
])('%s ← %s', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected)
})

test('a snippet keeps the comma of its last word', () => {
  const parsed = parseQuery('السد مياه')
  const text = 'مياه، قال السد قال مياه،'
  const { end } = new Highlighter(parsed.hint === undefined ? parsed.query : null).snippet(text, 0, text.length, text.length - 1)
  expect(end).toBe(text.length)
})

test('a snippet is a part of the text that holds its marks', () => {
  const words = fc
    .array(fc.constantFrom('السد', 'النهر', 'وزارة', 'قال', '😀', 'مياه،'), { minLength: 1, maxLength: 120 })
    .map((list) => list.join(' '))
  const parsed = parseQuery('السد مياه')
  const highlighter = new Highlighter(parsed.hint === undefined ? parsed.query : null)
  fc.assert(
    fc.property(words, fc.integer({ min: 20, max: 200 }), (text, width) => {
      const { start, end, marks } = highlighter.snippet(text, 0, text.length, width)
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeLessThanOrEqual(text.length)
      for (const [a, b] of marks) {
        expect(a).toBeGreaterThanOrEqual(start)
        expect(b).toBeLessThanOrEqual(end)
        expect(['السد', 'مياه']).toContain(text.slice(a, b))
      }
      if (/السد|مياه/.test(text)) expect(marks.length).toBeGreaterThan(0)
      expect(end - start).toBeLessThanOrEqual(width + 60)
      if (start > 0) expect(text.slice(start - 1, start + 1)).toMatch(/\s/)
      if (end < text.length) expect(text[end]).toMatch(/\s/)
    }),
  )
})
