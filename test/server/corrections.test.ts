/** Corrections over the API: made, shown as such wherever the reading is shown, undone with one act; the house learns from them. */
import { expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { type Any, answer } from './answer.ts'
import { fresh, sending } from './served.ts'

const lexicon = loadLexicon()
const reader = createReader(lexicon)
const TEXT = 'قال وزير الري رامي الوردي إن السد الجديد سيكتمل قريباً.\n\nوأكدت الناطقة سلمى الحدّاد أن اليابان قدمت 25 مليون دولار للوزارة.'

async function served() {
  const { ask, app, store } = await fresh({ reader, lexicon })
  const article = await answer(ask('/api/read', sending({ text: TEXT, publishedAt: '2024-02-14', outlet: 'جريدة المرفأ' })))
  const correct = (proposal: object) => ask(`/api/articles/${article.id}/corrections`, sending(proposal))
  return { ask, app, store, article: article as Any, correct }
}
const NOURA = { name: 'نورة السالم', type: 'person', role: 'مديرة المشروع' }

test('a corrected speaker shows in the article, the statement and its list, beside what the machine read', async () => {
  const { ask, article, correct } = await served()
  const target = article.record.attributions[0].id
  const after = (await answer(correct({ act: 'change', of: 'statement', target, to: { speaker: NOURA } }))) as Any
  expect(after.record.attributions[0].speaker).toMatchObject(NOURA)
  expect(after.corrections).toMatchObject([
    { standing: 'applied', author: 'noura', item: target, act: 'change', of: 'statement', before: { speaker: { name: 'رامي الوردي' } } },
  ])
  const machine = (await answer(ask(`/api/articles/${article.id}?machine=true`))) as Any
  expect(machine.record).toEqual(article.record)
  const { items } = await answer(ask(`/api/statements?article=${article.id}`))
  expect(items[0]).toMatchObject({
    speaker: 'رامي الوردي',
    corrected: { speaker: 'نورة السالم', role: 'مديرة المشروع', author: 'noura', struck: false },
  })
  expect(items[1].corrected).toBeUndefined()
  expect(await answer(ask(`/api/articles/${article.id}/record`))).toEqual(after.record)
})

test('one act takes it back, and it stays in the list as undone', async () => {
  const { ask, article, correct } = await served()
  const target = article.record.attributions[1].id
  const after = (await answer(correct({ act: 'strike', of: 'statement', target }))) as Any
  expect(after.record.attributions.map((a: { id: string }) => a.id)).not.toContain(target)
  expect((await answer(ask(`/api/statements?article=${article.id}`))).items[1].corrected).toMatchObject({ struck: true })
  const undone = await answer(ask(`/api/corrections/${after.corrections[0].id}`, { method: 'DELETE' }))
  expect(undone).toMatchObject({ undone: { author: 'noura' } })
  const again = (await answer(ask(`/api/articles/${article.id}`))) as Any
  expect(again.record).toEqual(article.record)
  expect(again.corrections).toMatchObject([{ standing: 'undone' }])
  expect((await answer(ask('/api/corrections'))).items).toMatchObject([{ act: 'strike', of: 'statement', undone: { author: 'noura' } }])
})

test('a correction is kept when the article comes again in another text', async () => {
  const { ask, article, correct } = await served()
  const target = article.record.attributions[1].id
  await correct({ act: 'change', of: 'statement', target, to: { force: 'deny' } })
  const url = 'https://example.org/1'
  const add = (text: string) => ask('/api/articles', sending({ articles: [{ text, url, publishedAt: '2024-02-14' }] }))
  const first = await answer(add(TEXT))
  const id = first.outcomes[0].article
  const opened = (await answer(ask(`/api/articles/${id}`))) as Any
  await ask(
    `/api/articles/${id}/corrections`,
    sending({ act: 'change', of: 'statement', target: opened.record.attributions[1].id, to: { force: 'deny' } }),
  )
  expect((await answer(add(`صدر اليوم ما يلي.\n\n${TEXT}`))).outcomes[0].outcome).toBe('new-version')
  const later = (await answer(ask(`/api/articles/${id}`))) as Any
  expect(later.versions).toBe(2)
  expect(later.corrections).toMatchObject([{ standing: 'applied' }])
  expect(later.record.attributions.find((a: { force: string }) => a.force === 'deny')).toBeDefined()
})

test.each([
  [{ act: 'strike', of: 'statement', target: 'a99' }, 'correction/field', 'target'],
  [{ act: 'change', of: 'statement', target: 'a1', to: {} }, 'request/field', 'to'],
  [{ act: 'change', of: 'statement', target: 'a1', to: { kind: 'loud' } }, 'request/field', 'to.kind'],
  [{ act: 'change', of: 'statement', target: 'a1', to: { content: [{ start: 9, end: 99999 }] } }, 'correction/field', 'to.content.0'],
  [{ act: 'change', of: 'statement', target: 'a1', to: { confidence: 1 } }, 'request/field', 'to'],
])('%j is refused by its field', async (proposal, code, field) => {
  const { correct, ask } = await served()
  const response = await correct(proposal)
  expect(response.status).toBe(400)
  expect(await answer(response)).toMatchObject({ code, field })
  expect((await answer(ask('/api/corrections'))).items).toEqual([])
})

test('a name that a person gives is known to the next reading, until the correction is undone', async () => {
  const { ask, article, correct } = await served()
  const body = { name: 'نداء البحر', type: 'organization' }
  const made = (await answer(
    correct({ act: 'change', of: 'statement', target: article.record.attributions[0].id, to: { speaker: body } }),
  )) as Any
  const { items } = await answer(ask('/api/lexicon'))
  expect(items).toMatchObject([{ kind: 'body', name: 'نداء البحر', correction: made.corrections[0].id, author: 'noura' }])
  const text = 'قالت نداء البحر إن العمل بدأ.'
  const mentions = async () => {
    const { record } = await answer(ask('/api/read', sending({ text, title: `${Math.random()}` })))
    return record.actors.map((a) => [a.name, a.type])
  }
  expect(await mentions()).toContainEqual(['نداء البحر', 'organization'])
  await ask(`/api/corrections/${made.corrections[0].id}`, { method: 'DELETE' })
  expect((await answer(ask('/api/lexicon'))).items).toEqual([])
  expect(await mentions()).not.toContainEqual(['نداء البحر', 'organization'])
})

test('names are added, given aliases, refused where they are none, and taken out', async () => {
  const { ask } = await served()
  const add = (entry: object) => ask('/api/lexicon', sending(entry))
  const made = await add({ kind: 'body', name: 'هيئة النخيل', country: 'IQ' })
  expect(made.status).toBe(201)
  expect(await answer(add({ kind: 'body', name: 'هيئة النخيل', aliases: ['النخيل الكبرى'] }))).toMatchObject({
    aliases: ['النخيل الكبرى'],
    country: 'IQ',
  })
  for (const name of ['12', 'ا|ب', '#x', 'a\tb', '--']) expect([name, (await add({ kind: 'place', name })).status]).toEqual([name, 400])
  const { items } = await answer(ask('/api/lexicon'))
  expect(items).toHaveLength(1)
  expect((await ask(`/api/lexicon/${items[0].id}`, { method: 'DELETE' })).status).toBe(204)
  expect((await ask(`/api/lexicon/${items[0].id}`, { method: 'DELETE' })).status).toBe(404)
})
