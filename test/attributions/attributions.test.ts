import { expect, test } from 'vitest'
import { RULES } from '../../src/core/attributions/rules.ts'
import { createReader } from '../../src/core/read.ts'
import { loadLexicon } from '../../src/lexicon-file.ts'
import { examples } from '../examples.ts'

const reader = createReader(loadLexicon(process.env.ISNAD_LEXICON))
const all = examples('src/core/attributions/attributions.examples.tsv')

/** Each attribution of the text by `rule`, as the examples write it. */
function read(rule: string, text: string): string[] {
  const join = (spans: readonly { start: number; end: number }[]) => spans.map((s) => text.slice(s.start, s.end)).join(' … ') || '-'
  return reader
    .read({ text, publishedAt: '2020-03-01' })
    .attributions.filter((a) => a.why.rule === rule)
    .map((a) => [join(a.cue), a.source ? join([a.source]) : '-', join(a.content)].join(' ¦ '))
}

test.each(all)('$rule: $text', ({ rule, expected, text: written }) => {
  const found = read(rule, written.replaceAll('\\n', '\n'))
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

test('what follows a speaker is his, as far as the verb agrees', () => {
  const text = 'قالت الوزيرة ليلى المرزوقي إن السد آمن. وقال المهندس سالم الراوي إن الماء وفير. وأضافت أن القناة جاهزة.'
  const { attributions } = reader.read({ text })
  expect(attributions.map((a) => a.speaker?.name)).toEqual(['ليلى المرزوقي', 'سالم الراوي', 'ليلى المرزوقي'])
})

test('one attribution within another says in which', () => {
  const text = 'وقال وزير الري إن المهندس سالم الراوي أكد أن السد آمن.'
  const [outer, inner] = reader.read({ text }).attributions
  expect(outer.nested).toBe(false)
  expect(inner.nested).toBe(true)
  expect(inner.in).toBe(outer.id)
})

test('the channel and not the talk: في تصريح لـ«…»', () => {
  const text = 'وأوضح المدير، في تصريح لـ«الميناء»، أن العمل مستمر.'
  const [a] = reader.read({ text }).attributions
  expect(a.via.map((s) => text.slice(s.start, s.end))).toEqual(['لـ«الميناء»'])
})
