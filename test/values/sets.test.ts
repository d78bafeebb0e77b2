import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { valuesOf } from '../values-of.ts'

function lines(name: string): string[][] {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'))
    .map((l) => l.split('\t'))
}

test.each(lines('news-expressions.tsv'))('%s', (marked, value) => {
  const start = marked.indexOf('[[')
  const end = marked.indexOf(']]') - 2
  const text = marked.replace('[[', '').replace(']]', '')
  const t = valuesOf(text).timexes.find((x) => x.start < end && x.end > start)
  expect(t && `${text.slice(t.start, t.end)} ${t.value}${t.mod ? ` ${t.mod}` : ''}`).toBe(`${text.slice(start, end)} ${value}`)
})

test.each(lines('false-hits.tsv'))('nothing in: %s', (text) => {
  const { timexes, amounts } = valuesOf(text)
  expect([...timexes, ...amounts].map((x) => text.slice(x.start, x.end))).toEqual([])
})
