/** Searching over the API: found in any spelling, with facets; a search that is kept is a feed. */
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { atomFeed, xml } from '../../src/server/atom.ts'
import type { StoredStatement } from '../../src/store/store.ts'
import { type Any, answer } from './answer.ts'
import { fresh, sending } from './served.ts'

const reader = createReader(loadLexicon())
const sample = { id: 's1', text: 'قال وزير الري رامي الوردي إن السد اكتمل.', publishedAt: '2024-02-10', outlet: 'جريدة المرفأ' }

async function served() {
  const { ask, app } = await fresh({ reader, samples: [sample] })
  const find = (q: string, more = '') => ask(`/api/search?q=${encodeURIComponent(q)}${more}`)
  return { ask, app, find }
}
const ARTICLES = [
  { text: 'قالت الناطقة سلمى الحدّاد إن الحكومة ستبني الجسر.', publishedAt: '2024-02-14', outlet: 'جريدة الحقل' },
  { text: 'وأكد الوزير رامي الوردي أن حكومته ملتزمة بالسد.', publishedAt: '2024-02-15', outlet: 'جريدة المرفأ' },
]

test('the samples are searched as long as the house is empty, then the house alone', async () => {
  const { ask, find } = await served()
  expect((await answer(find('السد'))).items).toMatchObject([
    { statement: { speaker: 'رامي الوردي' }, snippet: { text: expect.stringContaining('السد') } },
  ])
  await ask('/api/articles', sending({ articles: ARTICLES }))
  const { items } = await answer(find('حكومة'))
  expect(items.map((hit) => hit.statement.publishedAt)).toEqual(['2024-02-15', '2024-02-14'])
  for (const { snippet } of items as Any[])
    for (const [start, end] of snippet.marks) expect(snippet.text.slice(start - snippet.start, end - snippet.start)).toContain('حكوم')
})

test('counts by facet; articles; a page at a time', async () => {
  const { ask, find } = await served()
  await ask('/api/articles', sending({ articles: ARTICLES }))
  const summary = await answer(ask(`/api/search/summary?q=${encodeURIComponent('حكومة')}`))
  expect(summary).toMatchObject({ total: 2, estimated: false, facets: { outlet: { distinct: 2 } } })
  expect((await answer(ask('/api/search/articles?q=x'))).items).toEqual([])
  const first = await answer(find('', '&limit=1'))
  const second = await answer(find('', `&limit=1&after=${encodeURIComponent(first.next)}`))
  expect([first.items[0].statement.id, second.items[0].statement.id].length).toBe(
    new Set([first.items[0].statement.id, second.items[0].statement.id]).size,
  )
})

test('a query that cannot be parsed gets a hint', async () => {
  const { find } = await served()
  const response = await find('"السد')
  expect(response.status).toBe(400)
  expect(await answer(response)).toMatchObject({ code: 'search/query', field: 'q', detail: expect.stringContaining('quot') })
})

test('a search that is kept is an Atom feed of what it finds', async () => {
  const { ask } = await served()
  await ask('/api/articles', sending({ articles: ARTICLES }))
  const kept = await answer(ask('/api/searches', sending({ name: 'الحكومة & <غيرها>', q: 'حكومة' })))
  const feed = await ask(kept.feed, { headers: { host: '127.0.0.1:4317' } })
  expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  const text = await feed.text()
  const { document } = parseHTML(text.replace(/<\?xml[^>]*>/, ''))
  expect(document.querySelector('feed > title')?.textContent).toBe('الحكومة & <غيرها>')
  expect(document.querySelectorAll('entry').length).toBe(2)
  expect(text).toContain('<link rel="self" type="application/atom+xml" href="http://127.0.0.1:4317/api/searches/')
  for (const part of [
    '<id>urn:isnad:statement:',
    '<updated>2024-02-15T00:00:00.000Z</updated>',
    '<author><name>رامي الوردي</name></author>',
  ])
    expect(text).toContain(part)
  expect((await ask(`/api/searches/${kept.id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await ask(kept.feed)).status).toBe(404)
  expect((await ask('/api/searches', sending({ name: 'x', q: '(' }))).status).toBe(400)
})

test('a feed is well formed whatever a statement holds', () => {
  const odd = '<script>alert(1)</script> & "\' ]]> \u0000\u0008\ud800\ufffe😀\u202e'
  expect(xml(odd)).toBe("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;' ]]&gt; \ufffd\ufffd\ufffd\ufffd😀\u202e")
  const statement = {
    id: 'x',
    article: 'a"b',
    local: 'a1',
    speaker: odd,
    words: odd,
    publishedAt: 'no day',
    outlet: odd,
  } as StoredStatement
  const feed = atomFeed(
    { id: 'f', title: odd, base: 'http://127.0.0.1/', self: 'http://127.0.0.1/f', createdAt: '2024-01-01T00:00:00.000Z' },
    [statement],
  )
  for (const part of ['<script', '\u0000', '\ufffe']) expect(feed).not.toContain(part)
  expect(feed).not.toMatch(/\p{Surrogate}/u)
  expect(feed).toContain('<updated>2024-01-01T00:00:00.000Z</updated>')
  expect([...feed.matchAll(/<entry>/g)].length).toBe([...feed.matchAll(/<\/entry>/g)].length)
})
