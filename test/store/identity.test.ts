/** Ids: what is the same has the same, what is not has another. */
import { expect, test } from 'vitest'
import { articleId } from '../../src/core/id.ts'
import { foldWords } from '../../src/store/folded.ts'
import { canonicalUrl, idOfArticle, idOfVersion } from '../../src/store/identity.ts'
import { resemblance, sketchOf } from '../../src/store/near-duplicates/sketch.ts'
import { WIRE } from './articles.ts'

test('an article without address and id of its own has the id that the record has', () => {
  for (const article of [
    { text: 'نص' },
    { text: 'نص \ud800', outlet: 'صدى الوادي' },
    { text: 'نص', publishedAt: '2021-07-28', outlet: '' },
  ])
    expect(idOfArticle(article)).toBe(articleId(article))
})

test('an address is one however it is written', () => {
  const one = 'https://news.example/a/1?b=2'
  for (const same of [
    'http://www.news.example/a/1?b=2',
    'https://NEWS.example/a/1/?b=2#top',
    ' https://news.example/a/1?utm_source=x&b=2 ',
  ])
    expect(canonicalUrl(same)).toBe(one)
  for (const other of ['https://news.example/a/2?b=2', 'https://news.example/A/1?b=2', 'https://news.example/a/1?b=3'])
    expect(canonicalUrl(other)).not.toBe(one)
  expect(canonicalUrl('صفحة 3')).toBe('صفحة 3')
})

test('an id counts in its outlet, an address everywhere', () => {
  expect(idOfArticle({ id: '7', text: 'أ', outlet: 'س' })).toBe(idOfArticle({ id: '7', text: 'ب', outlet: 'س' }))
  expect(idOfArticle({ id: '7', text: 'أ', outlet: 'س' })).not.toBe(idOfArticle({ id: '7', text: 'أ', outlet: 'ص' }))
  expect(idOfArticle({ url: 'https://news.example/1', id: '7', text: 'أ' })).toBe(idOfArticle({ url: 'https://news.example/1', text: 'ب' }))
})

test('a version is every field that the reader is given', () => {
  const article = { text: 'نص', title: 'ن', outlet: 'س', publishedAt: '2021-07-28' }
  const all = [
    article,
    { ...article, text: 'نصّ' },
    { ...article, title: 'م' },
    { ...article, publishedAt: '2021-07-29' },
    { ...article, title: undefined },
  ]
  expect(new Set(all.map((each) => idOfVersion('x', each))).size).toBe(all.length)
})

test('words are folded, and apart', () => {
  expect(foldWords('«الحُكومـةُ»،  قالت:\nإنّ 12 و١٢')).toBe('الحكومه قالت ان 12 و12')
  expect(foldWords('ﻻ أحد')).toBe('لا احد')
  expect(foldWords('Москва ٣ Paris')).toBe('москва 3 paris')
  expect(foldWords(' … ')).toBe('')
})

test('sketches resemble as their texts do', () => {
  const words = Array.from({ length: 400 }, (_, i) => `كلمه${(i * 7919) % 1009}`)
  const of = (list: readonly string[]) => sketchOf(list.join(' '))?.bytes as Uint8Array
  expect(resemblance(of(words), of(words))).toBe(1)
  expect(resemblance(of(words), of([...words].reverse()))).toBeLessThan(0.1)
  // A tenth cut away leaves nine tenths of the runs in common.
  expect(Math.abs(resemblance(of(words), of(words.slice(40))) - 0.9)).toBeLessThan(0.12)
  // Every tenth word another: about seven runs of ten stay.
  expect(Math.abs(resemblance(of(words), of(words.map((word, i) => (i % 10 === 0 ? `${word}x` : word)))) - 0.54)).toBeLessThan(0.18)
  expect(sketchOf('خبر قصير جداً')).toBeNull()
  expect(sketchOf(WIRE.text)?.bands.length).toBe(10)
})
