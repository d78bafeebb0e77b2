/** Our own sets: expressions of news in a sentence, whose whole span must be found, and words of time that are none. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, ROOT, read, type Verdict } from './suite.ts'

function lines(file: string): string[][] {
  return readFileSync(join(ROOT, 'test', 'values', file), 'utf8')
    .split('\n')
    .filter((l) => l !== '' && !l.startsWith('#'))
    .map((l) => l.split('\t'))
}

/** `sentence with [[the expression]]<TAB>value` */
export function newsExpressions(): Outcome {
  const verdicts: Verdict[] = lines('news-expressions.tsv').map(([marked, value], i) => {
    const start = marked.indexOf('[[')
    const end = marked.indexOf(']]') - 2
    const text = marked.replace('[[', '').replace(']]', '')
    const r = read(text, { publishedAt: '2021-07-28' })
    const t = r.timexes.find((x) => x.start < end && x.end > start)
    const written = t ? `${t.value}${t.mod ? ` ${t.mod}` : ''}` : ''
    return {
      id: `news-${i + 1}`,
      input: text,
      ok: t !== undefined && t.start === start && t.end === end && written === value,
      expected: `${value} «${text.slice(start, end)}»`,
      found: t ? `${written} «${text.slice(t.start, t.end)}»` : '-',
    }
  })
  return { name: 'News expressions, whole span', verdicts, floor: 58 / 60, mayWaive: 0 }
}

/** Sentences in which nothing is a time or an amount. */
export function falseHits(): Outcome {
  const verdicts: Verdict[] = lines('false-hits.tsv').map(([text], i) => {
    const r = read(text, { publishedAt: '2021-07-28' })
    const found = [...r.timexes, ...r.amounts].map((x) => text.slice(x.start, x.end)).join(' ; ')
    return { id: `false-${i + 1}`, input: text, ok: found === '', expected: 'nothing', found }
  })
  return { name: 'False hits', verdicts, floor: 1, mayWaive: 0 }
}
