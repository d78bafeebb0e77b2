/** Jobs: many articles are added in steps, and each step is told. */
import { expect, test } from 'vitest'
import { answer } from './answer.ts'
import { fresh, sending } from './served.ts'

const articles = (n: number) => Array.from({ length: n }, (_, i) => ({ text: `قال الناطق رقم ${i} إن العمل بدأ.`, outlet: `جريدة ${i}` }))

test('a job is followed to its end by server-sent events', async () => {
  const { ask, store } = await fresh()
  const started = await ask('/api/jobs', sending({ kind: 'add', articles: articles(120) }))
  expect(started.status).toBe(202)
  const job = await answer(started)
  expect(started.headers.get('location')).toBe(`/api/jobs/${job.id}`)
  const stream = await ask(`/api/jobs/${job.id}/progress`)
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  const events = (await stream.text()).split('\n\n').filter((e) => e.startsWith('event: progress'))
  const told = events.map((e) => JSON.parse(e.split('\ndata: ')[1]) as { state: string; done: number; total: number; detail: object })
  expect(told.at(-1)).toMatchObject({ state: 'done', done: 120, total: 120, detail: { outcomes: { added: 120 } } })
  expect((await store.counts()).articles).toBe(120)
  expect((await answer(ask('/api/jobs'))).items).toMatchObject([{ id: job.id, state: 'done', finishedAt: expect.any(String) }])
  // A stream of one that has ended tells that and closes.
  expect(await (await ask(`/api/jobs/${job.id}/progress`)).text()).toContain('"state":"done"')
})

test('one wrong article refuses the job before it begins; one that waits is cancelled', async () => {
  const { ask, store } = await fresh()
  const wrong = await ask('/api/jobs', sending({ kind: 'add', articles: [...articles(2), { text: ' ' }] }))
  expect([wrong.status, (await answer(wrong)).code]).toEqual([400, 'text/empty'])
  const [, second] = [
    await answer(ask('/api/jobs', sending({ kind: 'add', articles: articles(400) }))),
    await answer(ask('/api/jobs', sending({ kind: 'add', articles: [{ text: 'قال آخر إنه عاد.' }] }))),
  ]
  expect(await answer(ask(`/api/jobs/${second.id}`, { method: 'DELETE' }))).toMatchObject({ state: 'cancelled' })
  expect((await ask('/api/jobs/none', { method: 'DELETE' })).status).toBe(404)
  expect((await answer(ask(`/api/jobs/${second.id}`))).state).toBe('cancelled')
  expect((await store.counts()).articles).toBeLessThan(401)
})
