/** Citations keep every Arabic letter, and no text of an article becomes markup, a field or another address. */
import { expect, test } from 'vitest'
import { type Cited, citeInArabic, citeInEnglish, originalAt, toBibtex, toCsl } from '../../web/src/lib/cite.ts'
import { lastDayOf, standingOf } from '../../web/src/lib/deadlines.ts'
import { pairsOf, sumsOf } from '../../web/src/lib/pairs.ts'
import { fieldQuery, withField } from '../../web/src/lib/query.ts'
import { formatRoute, parseRoute } from '../../web/src/lib/route.ts'
import type { EventRow } from '../../web/src/lib/rows.ts'

const CITED: Cited = {
  words: 'السد سيكتمل بحلول نهاية مايو',
  direct: true,
  speaker: 'رامي الوردي',
  role: 'وزير الري',
  relays: ['وكالة نداء'],
  title: 'السد يكتمل',
  outlet: 'جريدة المرفأ',
  publishedAt: '2024-02-14T09:00:00Z',
  url: 'https://example.org/a?b=1',
}

test('a citation says who, as what, what, through whom, where and when', () => {
  expect(citeInArabic(CITED)).toBe(
    'رامي الوردي (وزير الري): «السد سيكتمل بحلول نهاية مايو»، نقلاً عن وكالة نداء، في: «السد يكتمل»، جريدة المرفأ، 2024-02-14. \u2066https://example.org/a?b=1\u2069',
  )
  const english = citeInEnglish(CITED)
  for (const arabic of [CITED.words, 'رامي الوردي', 'وزير الري', 'وكالة نداء', 'جريدة المرفأ'])
    expect(english).toContain(`\u2068${arabic}\u2069`)
})

test('what the article does not say is left out', () => {
  const bare = { ...CITED, speaker: null, role: null, relays: [], title: null, outlet: null, publishedAt: null, url: null, direct: false }
  expect(citeInArabic(bare)).toBe('السد سيكتمل بحلول نهاية مايو.')
  expect(toBibtex(bare, 'k')).not.toMatch(/journal|date|year|url/)
  expect(JSON.parse(toCsl(bare, 'k'))).toEqual([{ id: 'k', type: 'article-newspaper', language: 'ar', note: bare.words }])
})

test('BibTeX cannot be broken out of, and CSL-JSON keeps the letters', () => {
  const hostile = { ...CITED, title: 'ع}}, @evil{x, \\input{/etc/passwd} 50% & #1', url: 'https://example.org/}x{' }
  const bib = toBibtex(hostile, 'isnad:a}b')
  expect(bib.match(/^@/gm)).toHaveLength(1)
  let depth = 0
  for (const sign of bib) {
    if (sign === '{') depth++
    if (sign === '}') depth--
    expect(depth).toBeGreaterThanOrEqual(0)
  }
  expect(depth).toBe(0)
  expect(bib).not.toContain('\\input')
  expect(toBibtex(CITED, 'k')).toContain('journal = {جريدة المرفأ}')
  const [item] = JSON.parse(toCsl(CITED, 'k')) as [Record<string, unknown>]
  expect(item).toMatchObject({ title: 'السد يكتمل', 'container-title': 'جريدة المرفأ', issued: { 'date-parts': [[2024, 2, 14]] } })
})

test('the original is opened at the words, and only an address of the web is one', () => {
  const at = originalAt('https://example.org/a#part', 'قال - إن')
  expect(at).toBe(`https://example.org/a#part:~:text=${encodeURIComponent('قال')}%20%2D%20${encodeURIComponent('إن')}`)
  expect(originalAt('https://example.org/a', Array.from({ length: 30 }, (_, i) => `كلمة${i}`).join(' '))).toMatch(/text=[^,]+,[^,]+$/)
  for (const wrong of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', undefined, 'https://['])
    expect(originalAt(wrong, 'قال')).toBeUndefined()
})

test('an address and its state are one another’s', () => {
  const hash = formatRoute('statements', { q: 'متحدث:"ا ب" & #', speaker: '', from: '2024-01-01' })
  const { view, params } = parseRoute(hash)
  expect([view, ...params]).toEqual(['statements', ['q', 'متحدث:"ا ب" & #'], ['from', '2024-01-01']])
  expect(parseRoute('#a=x&s=y').view).toBe('article')
  for (const odd of ['', '#', '#/', '#/nowhere?x', '#/%%%']) expect(parseRoute(odd).view).toBe('today')
})

test('what was picked becomes a query that means it', () => {
  expect(fieldQuery('speaker', 'رامي "الوردي"')).toBe('speaker:"رامي الوردي"')
  expect(fieldQuery('kind', 'direct')).toBe('kind:direct')
  expect(withField('السد أو النهر', 'kind:direct')).toBe('(السد أو النهر) kind:direct')
})

const row = (given: Partial<EventRow>): EventRow => ({
  ...{ id: 'x', article: 'a', local: 'e1', outlet: null, publishedAt: null, type: 'AID', status: 'done', actors: [], recipients: [], actor: 'أ', recipient: 'ب' },
  ...{ object: null, amount: null, currency: null, quantity: null, unit: null, time: null, until: null, deadline: false, saidBy: null, confidence: 1, words: '' },
  ...given,
} as EventRow) // biome-ignore format: a row of fields

test('a promise stands by what is said of it, and what is open by the calendar', () => {
  const due = { deadline: true, time: '2024-05', status: 'planned' as const }
  expect(lastDayOf('2024-02')).toBe('2024-02-29')
  expect(lastDayOf('2024')).toBe('2024-12-31')
  expect(lastDayOf('P3M')).toBeUndefined()
  expect(standingOf(row(due), '2024-05-31')).toBe('soon')
  expect(standingOf(row(due), '2024-06-01')).toBe('overdue')
  expect(standingOf(row(due), '2024-01-01')).toBe('open')
  expect(standingOf(row({ ...due, status: 'done' }), '2025-01-01')).toBe('kept')
  expect(standingOf(row({ ...due, corrected: { struck: false, status: 'negated' } }), '2025-01-01')).toBe('withdrawn')
  expect(standingOf(row({ status: 'planned' }), '2025-01-01')).toBe('open')
})

test('sums are of one currency, once for each amount of a pair, and never of what is denied', () => {
  const five = { amount: 5, currency: 'USD' }
  const rows = [
    row(five),
    row({ ...five, id: 'told again' }),
    row({ ...five, recipient: 'ج' }),
    row({ ...five, status: 'negated', recipient: 'د' }),
    row({ amount: 7, currency: 'EUR' }),
    row({ ...five, corrected: { struck: true }, recipient: 'ه' }),
  ]
  expect(sumsOf(rows).map((s) => [s.currency, s.amount, s.rows])).toEqual([
    ['USD', 10, 2],
    ['EUR', 7, 1],
  ])
  expect(pairsOf(rows)[0].rows).toHaveLength(3)
})
