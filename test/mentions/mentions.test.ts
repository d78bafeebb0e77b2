import { describe, expect, test } from 'vitest'
import type { TokenMention } from '../../src/core/mentions/mention.ts'
import { RULES } from '../../src/core/mentions/rules.ts'
import { examples } from '../examples.ts'
import { mentionsOf } from '../mentions-of.ts'

const all = examples('src/core/mentions/mentions.examples.tsv')
const VERBS = new Set(
  'قال قالت أكد أكدت أوضح أضاف تابع أعلن أعلنت أفاد أفادت دعت نفت طالبت وصل عارض مر زادت تعددت ارتفعت يضم بحسب التقى'.split(' '),
)

/** What `rule` reads: mentions wherever they stand, and source phrases after verbs. */
function read(rule: string, text: string): string[] {
  const { tokens, mentions } = mentionsOf(text)
  const part = (from: number, to: number) => (from < 0 ? '-' : tokens.slice(from, to))
  const found: TokenMention[] = [...mentions.items]
  for (let i = 0; i + 1 < tokens.count; i++) {
    if (!VERBS.has(tokens.slice(i, i + 1).replace(/^و/, ''))) continue
    const source = mentions.read(i + 1, tokens.sentenceEnd[tokens.sentence[i]])
    if (source !== null) found.push(source)
  }
  return found
    .filter((m) => m.rule === rule)
    .map((m) =>
      [tokens.slice(m.from, m.to), part(m.nameFrom, m.nameTo), part(m.roleFrom, m.roleTo), part(m.affiliationFrom, m.affiliationTo)].join(
        ' ¦ ',
      ),
    )
}

test.each(all)('$rule: $text', ({ rule, expected, text }) => {
  const found = read(rule, text)
  if (expected === '-') expect(found).toEqual([])
  else expect(found).toContain(expected)
})

test.each(RULES)('%s has an example, and a sentence it must leave alone', (rule) => {
  const own = all.filter((e) => e.rule === rule)
  expect(own.some((e) => e.expected !== '-')).toBe(true)
  expect(own.some((e) => e.expected === '-')).toBe(true)
})

test('every example names a rule', () => {
  expect(all.map((e) => e.rule).filter((rule) => !RULES.includes(rule))).toEqual([])
})

describe('what a source phrase is followed by', () => {
  test.each([
    ['قال الوزير لوكالة الضفة إن الماء وفير', 'الوزير'],
    ['قال رئيس البلدية للصحفيين إن الماء وفير', 'رئيس البلدية'],
    ['قال الوزير في بغداد إن الماء وفير', 'الوزير'],
    ['قال المتحدث الرسمي في بيان إن الماء وفير', 'المتحدث الرسمي'],
    ['قال سالم الراوي خلال اللقاء إن الماء وفير', 'سالم الراوي'],
    ['أعلنت الشركة الأرباح', 'الشركة'],
    ['قال الراوي مشيراً إلى السد', 'الراوي'],
    ['وأضاف أن الماء وفير', null],
    ['أكد أهمية الحوار', null],
    ['أعلن رسمياً افتتاح السوق', null],
    ['قال في بيان إن الماء وفير', null],
  ])('%s', (text, source) => {
    const { tokens, mentions } = mentionsOf(text)
    const m = mentions.read(1, tokens.count)
    expect(m === null ? null : tokens.slice(m.from, m.to)).toBe(source)
  })
})

test('mentions stand in order, the longer first, and begin where the column says', () => {
  const text = 'وقال المتحدث باسم هيئة الموانئ الليبية سالم الراوي إن بنغازي وطرابلس آمنتان. وأكد الراوي ذلك.'
  const { items, startingAt } = mentionsOf(text).mentions
  for (let i = 1; i < items.length; i++) expect(items[i].from >= items[i - 1].from).toBe(true)
  for (const m of items) expect(items[startingAt[m.from]].to).toBeGreaterThanOrEqual(m.to)
})

test('a long run of words of one kind is read once', () => {
  for (const word of ['رئيس', 'وزارة', 'الدكتور', 'بن', 'سالم', 'مصدر', 'الذي', '"', 'و', 'عدد من']) {
    const text = `${word} `.repeat(20_000)
    const from = performance.now()
    mentionsOf(text)
    expect(performance.now() - from).toBeLessThan(5000)
  }
})
