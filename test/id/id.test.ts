/** Ids of articles: SHA-256 against Node's own, and what goes into one. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleId, sha256 } from '../../src/core/id.ts'

const node = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

test('the examples of the standard', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('every length around the edges of a block, in letters of one, two, three and four bytes', () => {
  for (const letter of ['a', 'ق', '€', '😀', '\ud800']) {
    for (let n = 0; n < 140; n++) expect(sha256(letter.repeat(n))).toBe(node(letter.repeat(n)))
  }
})

test('any string at all hashes as Node hashes it, lone surrogates too', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => sha256(text) === node(text)))
  const unit = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  fc.assert(fc.property(unit, (units) => sha256(String.fromCharCode(...units)) === node(String.fromCharCode(...units))))
})

test('an id that was given stays', () => {
  expect(articleId({ id: 'a-7', text: 'نص' })).toBe('a-7')
})

test('without one it is the hash of url or outlet, day and text, a line each', () => {
  expect(articleId({ text: 'نص' })).toBe(node('\n\nنص'))
  expect(articleId({ text: 'نص', outlet: 'الضفة', publishedAt: '2031-04-02' })).toBe(node('الضفة\n2031-04-02\nنص'))
  expect(articleId({ text: 'نص', outlet: 'الضفة', url: 'https://example.org/1' })).toBe(node('https://example.org/1\n\nنص'))
})

test('wire copy in two papers is two articles', () => {
  expect(articleId({ text: 'نص', outlet: 'الضفة' })).not.toBe(articleId({ text: 'نص', outlet: 'المرسى' }))
})
