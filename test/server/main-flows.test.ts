/** What one does with the API from day to day, over both stores: the same answers from each. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { openStore } from '../../src/store/index.ts'
import { type Postgres, startPostgres } from '../store/postgres-server.ts'
import { all } from '../support/store-faults.ts'
import { type Any, answer } from './answer.ts'
import { fresh, sending, tempStore } from './served.ts'

const lexicon = loadLexicon()
const reader = createReader(lexicon)
const ARTICLES = [
  {
    url: 'https://news.example/1',
    text: 'قال وزير الري رامي الوردي إن السد الجديد سيكتمل قريباً.\n\nوأكدت الناطقة سلمى الحدّاد أن اليابان قدمت 25 مليون دولار للوزارة.',
    publishedAt: '2024-02-14',
    outlet: 'جريدة المرفأ',
  },
  {
    url: 'https://news.example/2',
    text: 'أعلن الوزير رامي الوردي أن حكومته ملتزمة بالسد.',
    publishedAt: '2024-02-15',
    outlet: 'جريدة الحقل',
  },
]

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

test.each([
  ['SQLite', tempStore],
  ['PostgreSQL', async () => openStore(await postgres.newUrl())],
])('%s', async (name, open) => {
  const store = await open()
  const { ask, faults } = await fresh({ reader, lexicon, store })
  const get = async (path: string) => (await answer(ask(path))) as Any
  const find = async (q: string) => (await get(`/api/search?q=${encodeURIComponent(q)}`)).items as Any[]

  // Adding, twice; what is there; another version.
  const added = await answer(ask('/api/articles', sending({ articles: ARTICLES })))
  expect(added.outcomes.map((o: Any) => o.outcome)).toEqual(['added', 'added'])
  expect((await answer(ask('/api/articles', sending({ articles: ARTICLES })))).outcomes.map((o: Any) => o.outcome)).toEqual([
    'same',
    'same',
  ])
  const edited = { ...ARTICLES[1], text: `${ARTICLES[1].text} وقالت الناطقة سلمى الحدّاد إن العمل بدأ.` }
  expect((await answer(ask('/api/articles', sending({ articles: [edited] })))).outcomes[0].outcome).toBe('new-version')
  const [first, second] = added.outcomes.map((o: Any) => o.article)
  expect((await get('/api/articles')).items.map((a: Any) => a.id)).toEqual([second, first])
  expect((await get(`/api/articles/${second}/versions`)).items).toHaveLength(2)
  const article = await get(`/api/articles/${first}`)
  expect(article).toMatchObject({
    article: { outlet: 'جريدة المرفأ' },
    record: { attributions: [{ speaker: { name: 'رامي الوردي' } }, {}] },
  })
  const etag = (await ask(`/api/articles/${first}`)).headers.get('etag') ?? ''
  expect((await ask(`/api/articles/${first}`, { headers: { 'if-none-match': etag } })).status).toBe(304)

  // Lists page by page, the ledger, actors, search with facets.
  const page = await get('/api/statements?limit=1')
  const rest = await get(`/api/statements?limit=9&after=${page.next}`)
  expect([...page.items, ...rest.items]).toHaveLength(4)
  expect((await get('/api/ledger')).items).toContainEqual(expect.objectContaining({ type: 'AID', amount: 25_000_000, currency: 'USD' }))
  const actor = (await get('/api/actors?name=%D8%A7%D9%84%D9%88%D8%B1%D8%AF%D9%8A')).items[0]
  expect(actor).toMatchObject({ name: 'رامي الوردي', articles: 2, statements: 2 })
  expect((await get(`/api/statements?actor=${actor.id}`)).items).toHaveLength(2)
  expect((await find('بالسد')).map((hit) => hit.statement.article)).toEqual([second, first])
  expect(await get(`/api/search/summary?q=${encodeURIComponent('السد')}`)).toMatchObject({ total: 2, facets: { outlet: { distinct: 2 } } })
  expect((await ask('/api/search?q=%22')).status).toBe(400)

  // A correction is found, and not any more once it is taken back; so is a struck statement.
  const correct = async (proposal: object) => (await answer(ask(`/api/articles/${first}/corrections`, sending(proposal)))) as Any
  const target = article.record.attributions[0].id
  const corrected = await correct({ act: 'change', of: 'statement', target, to: { speaker: { name: 'نورة السالم', type: 'person' } } })
  expect((await find('speaker:السالم'))[0].statement).toMatchObject({
    article: first,
    corrected: { speaker: 'نورة السالم', struck: false },
  })
  await ask(`/api/corrections/${corrected.corrections[0].id}`, { method: 'DELETE' })
  expect(await find('speaker:السالم')).toEqual([])
  const struck = await correct({ act: 'strike', of: 'statement', target })
  expect((await find('بالسد')).map((hit) => hit.statement.article)).toEqual([second])
  await ask(`/api/corrections/${struck.corrections[1].id}`, { method: 'DELETE' })
  expect(await find('بالسد')).toHaveLength(2)
  const start = ARTICLES[0].text.indexOf('اليابان قدمت')
  await correct({
    act: 'add',
    of: 'statement',
    item: { content: [{ start, end: start + 'اليابان قدمت'.length }], speaker: { name: 'نورة السالم', type: 'person' } },
  })
  expect((await find('speaker:السالم'))[0].statement).toMatchObject({ words: 'اليابان قدمت', corrected: { added: true, author: 'noura' } })

  // A kept search with its feed, a job, taking out.
  const kept = await answer(ask('/api/searches', sending({ name: 'السد', q: 'السد' })))
  expect(await (await ask(`/api/searches/${kept.id}/feed`)).text()).toContain('رامي الوردي')
  const job = await answer(ask('/api/jobs', sending({ kind: 'add', articles: [{ text: 'قال الناطق نادر الشامي إن الجسر فُتح.' }] })))
  expect(await (await ask(`/api/jobs/${job.id}/progress`)).text()).toContain('"state":"done"')
  expect(await find('الجسر')).toHaveLength(1)
  expect((await ask('/api/takedowns', sending({ kind: 'article', id: first, reason: 'asked for' }))).status).toBeLessThan(300)
  expect((await ask(`/api/articles/${first}`)).status).toBe(404)
  expect((await find('بالسد')).map((hit) => hit.statement.article)).toEqual([second])
  expect(await all(store.verify()), name).toEqual([])
  expect(faults.map((fault) => fault.stack)).toEqual([])
})
