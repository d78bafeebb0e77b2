/** Forty pages of twenty kinds of site: the article's words and no others, its headline, its day. */
import { expect, test } from 'vitest'
import { readPage } from '../../src/ingest/html/index.ts'
import { sites } from './pages/sites.ts'
import { articles } from './pages/written.ts'

const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** F1 over the words of both, each as often as it stands there. */
function wordF1(got: string, right: string): number {
  const left = new Map<string, number>()
  for (const word of wordsOf(right)) left.set(word, (left.get(word) ?? 0) + 1)
  let hits = 0
  for (const word of wordsOf(got)) {
    const n = left.get(word) ?? 0
    if (n > 0) {
      left.set(word, n - 1)
      hits++
    }
  }
  return (2 * hits) / (wordsOf(got).length + wordsOf(right).length)
}

const pages = sites.flatMap((site, i) =>
  [articles[i * 2], articles[i * 2 + 1]].map((article) => {
    const right = `${article.title}\n\n${(site.shows?.(article) ?? article.paragraphs).join('\n')}`
    return { site: site.name, article, right, read: readPage(site.html(article)) }
  }),
)

test('there are forty pages', () => {
  expect(pages.length).toBe(40)
})

test('text: word F1 is at least 0.97 over all pages, and 0.93 on each', () => {
  const scores = pages.map(({ site, article, right, read }) => ({ site, n: article.n, f1: wordF1(read.text, right) }))
  expect(scores.filter(({ f1 }) => f1 < 0.93)).toEqual([])
  expect(scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length).toBeGreaterThanOrEqual(0.97)
})

test('headline: all forty', () => {
  expect(pages.filter(({ article, read }) => read.title !== article.title).map(({ site, read }) => [site, read.title])).toEqual([])
})

test('date: at least 38', () => {
  const wrong = pages.filter(({ article, read }) => read.publishedAt?.slice(0, 10) !== article.date)
  expect(wrong.map(({ site, article, read }) => [site, article.date, read.publishedAt, read.dateFrom]).slice(2)).toEqual([])
})

test('no page is set aside, and each says what it left out', () => {
  for (const { read } of pages) {
    expect(read.aside).toBeUndefined()
    expect(read.language).toMatch(/^ar/)
  }
  expect(pages.filter(({ read }) => read.dropped.length === 0).map(({ site }) => site)).toEqual([])
})
