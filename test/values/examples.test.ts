import { expect, test } from 'vitest'
import { RULES } from '../../src/core/values/rules.ts'
import { examples } from '../examples.ts'
import { valuesOf } from '../values-of.ts'

const all = examples('src/core/values/values.examples.tsv')

/** What `rule` found: value and span. */
function found(rule: string, text: string): string[] {
  const { timexes, amounts, quantities } = valuesOf(text)
  const span = (x: { start: number; end: number }) => `${text.slice(0, x.start)}[[${text.slice(x.start, x.end)}]]${text.slice(x.end)}`
  return [
    ...timexes.filter((t) => t.why.rule === rule).map((t) => `${t.value}${t.mod ? ` ${t.mod}` : ''}\t${span(t)}`),
    ...amounts.filter((a) => a.why.rule === rule).map((a) => `${a.currency} ${a.amount}${a.bound ? ` ${a.bound}` : ''}\t${span(a)}`),
    ...quantities.filter((q) => q.why.rule === rule).map((q) => `${q.number} ${q.unit}\t${span(q)}`),
  ]
}

test.each(all)('$rule: $text', ({ rule, value, text }) => {
  const plain = text.replace('[[', '').replace(']]', '')
  if (value === '-') expect(found(rule, plain)).toEqual([])
  else expect(found(rule, plain)).toContain(`${value}\t${text}`)
})

test.each(RULES)('%s has an example, and a sentence it must leave alone', (rule) => {
  const own = all.filter((e) => e.rule === rule)
  expect(own.some((e) => e.value !== '-')).toBe(true)
  expect(own.some((e) => e.value === '-')).toBe(true)
})
