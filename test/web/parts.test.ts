/** What the page reckons, without a page: cuts, turns, places, formats. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatAddress, parseAddress } from '../../web/src/lib/address.ts'
import { evidenceOf } from '../../web/src/lib/evidence.ts'
import { eventTime, longDay, money, timeValue } from '../../web/src/lib/format.ts'
import { Names } from '../../web/src/lib/names.ts'
import { place } from '../../web/src/lib/place.ts'
import { marksByParagraph, marksOf, paragraphsOf, segmentsOf } from '../../web/src/lib/segments.ts'
import { initialsOf, tell } from '../../web/src/lib/turns.ts'
import { AR } from '../../web/src/words/ar.ts'
import { EN } from '../../web/src/words/en.ts'
import { toldArticle, toldReader } from './told.ts'

const { text } = toldArticle
const record = toldReader.read(toldArticle)

test('segments join to the line they were cut from, whatever overlaps', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 20 }), (spans) => {
      const line = `${'ب'.repeat(25)}\n${'ت'.repeat(35)}`
      const marks = spans
        .map((s, i) => ({ ...s, role: 'content' as const, id: `a${i}` }))
        .sort((x, y) => x.start - y.start || y.end - x.end)
      const paragraphs = paragraphsOf(line)
      const byParagraph = marksByParagraph(paragraphs, marks)
      for (const [i, paragraph] of paragraphs.entries()) {
        const segments = segmentsOf(line, paragraph, byParagraph[i], new Map())
        expect(segments.map((s) => s.text).join('')).toBe(line.slice(paragraph.start, paragraph.end))
        for (const { start, end, marks: around } of segments)
          expect(around.map((m) => m.id).sort()).toEqual(
            marks
              .filter((m) => m.start < end && m.end > start)
              .map((m) => m.id)
              .sort(),
          )
      }
    }),
  )
})

test('a nested statement is cut out of the one around it, and begins once', () => {
  const marks = marksOf(record)
  const beginnings = new Map([[text.indexOf('مهندس المشروع'), ['a3']]])
  const paragraphs = paragraphsOf(text)
  const segments = segmentsOf(text, paragraphs[1], marksByParagraph(paragraphs, marks)[1], beginnings)
  const inner = segments.find((s) => s.text.startsWith('السد '))
  expect(inner?.marks.filter((m) => m.role === 'content').map((m) => m.id)).toEqual(['a2', 'a3'])
  expect(segments.filter((s) => s.statements.includes('a3'))).toHaveLength(1)
  expect(segments.filter((s) => s.events.includes('e1')).map((s) => s.text)).toEqual(['تسلّمت'])
})

test('paragraphs are the lines that hold anything, in time in proportion to their length', () => {
  expect(paragraphsOf('a\n\n \nb\r\nc').map(({ start, end }) => [start, end])).toEqual([
    [0, 1],
    [5, 6],
    [8, 9],
  ])
  const began = performance.now()
  expect(paragraphsOf(' '.repeat(2_000_000))).toEqual([])
  expect(performance.now() - began).toBeLessThan(1000)
})

test('turns follow the speaker, and nested statements stay with those they stand in', () => {
  const { turns, statements, voices } = tell(record)
  expect(turns.map((t) => t.statements.map((s) => s.attribution.id))).toEqual([['a1', 'a2', 'a4'], ['a5']])
  expect(turns[0].statements[1].within.map((s) => s.attribution.id)).toEqual(['a3'])
  expect(statements.map((s) => [s.attribution.id, s.number])).toEqual([['a1', 1], ['a2', 2], ['a3', 3], ['a4', 4], ['a5', 5]]) // biome-ignore format: one line
  expect(voices.map((v) => [v.speaker?.name, v.count])).toEqual([['رامي الوردي', 3], ['مهندس المشروع', 1], ['سلمى الحدّاد', 1]]) // biome-ignore format: one line
})

test('a record whose statements stand in one another in a ring loses none on the way', () => {
  for (const around of ['a2', 'a3']) {
    const ring = { ...record, attributions: record.attributions.map((a) => (a.id === 'a2' ? { ...a, in: around } : a)) }
    const { byId, turnOf } = tell(ring)
    expect([...byId.keys()].sort()).toEqual(['a1', 'a2', 'a3', 'a4', 'a5'])
    expect([...turnOf.keys()].sort()).toEqual([...byId.keys()].sort())
  }
})

test.each([
  ['غسان الربيعاوي', 'غ\u200cر'],
  ['الدكتور حازم بن البرديسي', 'د\u200cب'],
  ['مصادر', 'م'],
  ['', ''],
  ['😀 سعيد', '😀\u200cس'],
])('initials of %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

test('cards never overlap, keep their order, and the one in focus is exact where there is room', () => {
  const cards = fc.array(fc.tuple(fc.nat(800), fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(cards, fc.nat(30), (made, at) => {
      const wants = made.map(([want]) => want).sort((a, b) => a - b)
      const heights = made.map(([, height]) => height)
      const pinned = at % wants.length
      for (const tops of [place(wants, heights, 10), place(wants, heights, 10, pinned)]) {
        expect(tops[0]).toBeGreaterThanOrEqual(0)
        for (let i = 1; i < tops.length; i++) expect(tops[i]).toBeGreaterThanOrEqual(tops[i - 1] + heights[i - 1] + 10)
      }
      const above = heights.slice(0, pinned).reduce((sum, h) => sum + h + 10, 0)
      expect(place(wants, heights, 10, pinned)[pinned]).toBe(Math.max(wants[pinned], above))
    }),
  )
})

test('an address names an article and a statement, and comes back as it went', () => {
  expect(parseAddress('#s=a6')).toEqual({ article: undefined, statement: 'a6' })
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (article, statement) => {
      expect(parseAddress(formatAddress({ article, statement }))).toEqual({ article, statement })
    }),
  )
  expect(parseAddress('#%E0%A4%A')).toEqual({ article: undefined, statement: undefined })
})

test.each([
  ['2024-02-14', undefined, '14 فبراير 2024', '14 February 2024'],
  ['2024-05', 'END', 'نهاية مايو 2024', 'end of May 2024'],
  ['2024-02-14TEV', undefined, '14 فبراير 2024، مساءً', '14 February 2024, evening'],
  ['2024-03-03/2024-03-05', undefined, 'من 3 مارس 2024 إلى 5 مارس 2024', '3 March 2024 to 5 March 2024'],
  ['P4Y', undefined, '4 سنوات', '4 years'],
  ['PRESENT_REF', undefined, 'الآن', 'now'],
  ['2024', 'START', 'مطلع 2024', 'start of 2024'],
  ['2024-02-99', undefined, undefined, undefined],
  ['XXXX-WXX-2', undefined, undefined, undefined],
] as const)('time value %s', (value, mod, ar, en) => {
  expect(timeValue(value, mod, AR, 'ar')).toBe(ar)
  expect(timeValue(value, mod, EN, 'en')).toBe(en)
})

test('days, money and deadlines in both languages, in Latin digits', () => {
  expect(longDay('2024-02-14T23:30:00-05:00', 'ar')).toBe('الأربعاء، 14 فبراير 2024')
  expect(longDay('2024-02-14', 'en')).toContain('14 February 2024')
  expect(money(record.amounts[0], EN, 'en')).toBe('25,000,000 US dollars')
  expect(money({ ...record.amounts[0], bound: 'about' }, AR, 'ar')).toMatch(/^نحو 25,000,000 /)
  expect(money({ ...record.amounts[0], currency: '??' }, EN, 'en')).toBe('25,000,000 ??')
  expect(eventTime(record.events[1], AR, 'ar')).toBe('بحلول نهاية مايو 2024')
})

test('Arabic counts in its six ways', () => {
  expect([0, 1, 2, 3, 11, 100].map(AR.statements)).toEqual(['لا أقوال', 'قول واحد', 'قولان', '3 أقوال', '11 قولاً', '100 قول'])
  expect([0, 1, 2].map(EN.events)).toEqual(['no events', '1 event', '2 events'])
})

test('both dictionaries say everything', () => {
  const empty: string[] = []
  const look = (value: unknown, path: string) => {
    if (value === '' || value === undefined) empty.push(path)
    else if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`)
  }
  look(AR, 'ar')
  look(EN, 'en')
  expect(empty).toEqual([])
  for (const part of ['failures', 'support', 'partOfDay', 'refs'] as const) expect(Object.keys(EN[part])).toEqual(Object.keys(AR[part]))
})

test('the evidence of an event is the sentence around it, its parts named', () => {
  const pieces = evidenceOf(text, record.events[0])
  expect(text).toContain(pieces.map((p) => p.text).join(''))
  expect(pieces.find((p) => p.part === 'trigger')?.text).toBe('تسلّمت')
  expect(pieces.map((p) => p.text).join('')).toMatch(/دولار\.$/)
})

test('a span is called by the actor it mentions, else by its own words', () => {
  const names = new Names(text, record)
  expect(names.of(record.mentions[0])).toBe('رامي الوردي')
  expect(names.parties(['p2'], null)).toBe('سلمى الحدّاد')
  expect(names.parties([], record.events[2].recipient)).toBe('الدول المانحة')
  expect(names.parties([], null)).toBeUndefined()
})
