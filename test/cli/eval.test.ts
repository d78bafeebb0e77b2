/** `isnad eval`, and the scores by themselves. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { f1, noTallies, type Scored, score } from '../../src/cli/eval/score.ts'
import { createReader, loadLexicon } from '../../src/index.ts'
import { correctionsOf } from '../../src/store/corrections/corrections.ts'
import { toChange } from '../../src/store/corrections/propose.ts'
import { openStore } from '../../src/store/index.ts'
import { build, isnad, scratch } from './command.ts'

beforeAll(() => build('lexicon', 'js'))
const { folder, put } = scratch()
const TEXT = 'قال الوزير رامي الوردي إن السد اكتمل. وأكدت الناطقة سلمى الحدّاد أن العمل انتهى.'
const span = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const statement = (cue: string, content: string, name: string, more = {}) => ({
  cue: [span(cue)],
  content: [span(content)],
  speaker: { name },
  ...more,
})
const WARDI = statement('قال', 'إن السد اكتمل', 'رامي الوردي')
const HADDAD = statement('وأكدت', 'أن العمل انتهى', 'سلمى الحداد')

const scoreOf = (gold: Scored, read: Scored) => {
  const tallies = noTallies()
  score(TEXT, gold, read, tallies)
  return tallies
}

test('what is right, missed, made up and named otherwise', () => {
  const all = scoreOf({ attributions: [WARDI, HADDAD] }, { attributions: [WARDI, HADDAD] })
  expect([f1(all.statements), f1(all.speakers), f1(all['all of these'])]).toEqual([1, 1, 1])
  expect(scoreOf({ attributions: [WARDI, HADDAD] }, { attributions: [WARDI] }).statements).toEqual({ gold: 2, read: 1, right: 1 })
  expect(scoreOf({ attributions: [WARDI] }, { attributions: [WARDI, HADDAD] }).statements).toEqual({ gold: 1, read: 2, right: 1 })
  const other = { ...WARDI, speaker: { name: 'غيره' } }
  const named = scoreOf({ attributions: [WARDI] }, { attributions: [other] })
  expect([named.statements.right, named.speakers.right, named['all of these'].right]).toEqual([1, 0, 0])
  const alias = { ...WARDI, speaker: { name: 'غيره', aliases: ['رامي الورديّ'] } }
  expect(scoreOf({ attributions: [alias] }, { attributions: [WARDI] }).speakers.right).toBe(1)
})

test('what is no speech proper is neither missed nor made up', () => {
  const soft = { ...HADDAD, core: false }
  expect(scoreOf({ attributions: [WARDI, soft] }, { attributions: [WARDI] }).statements).toEqual({ gold: 1, read: 1, right: 1 })
  expect(scoreOf({ attributions: [WARDI, soft] }, { attributions: [WARDI, HADDAD] }).statements).toEqual({ gold: 1, read: 1, right: 1 })
})

test('times, amounts and events by words and value; a part that the gold leaves out is not scored', () => {
  const time = { ...span('العمل'), value: '2024' }
  const event = { type: 'AID', trigger: span('اكتمل') }
  const tallies = scoreOf(
    { attributions: [], timexes: [time], events: [event] },
    {
      attributions: [],
      timexes: [{ ...time, value: '2025' }],
      amounts: [{ ...span('السد'), currency: 'USD', amount: 1 }],
      events: [event],
    },
  )
  expect([tallies.times, tallies.events, tallies.amounts]).toEqual([
    { gold: 1, read: 1, right: 0 },
    { gold: 1, read: 1, right: 1 },
    { gold: 0, read: 0, right: 0 },
  ])
})

test('over a folder of annotated articles', async () => {
  put('one.doc.json', JSON.stringify({ id: 'one', text: TEXT }))
  put('one.gold.json', JSON.stringify({ id: 'one', attributions: [WARDI, HADDAD], timexes: [], amounts: [], events: [] }))
  const { status, out, err } = await isnad(['eval', folder, '--json'])
  expect([status, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({ articles: 1, statements: { gold: 2, right: 2, f1: 1 }, speakers: { f1: 1 } })
  expect((await isnad(['eval', folder])).out).toMatch(/^1 articles\n.*precision.*\nstatements +1\.000/)
})

test('over the corrections of a store', async () => {
  const data = join(folder, 'store')
  const store = await openStore(data)
  const record = createReader(loadLexicon()).read({ text: TEXT })
  const [{ article }] = await store.add([{ article: { text: TEXT }, record }])
  const target = record.attributions[0].id
  const change = toChange(TEXT, record, {
    act: 'change',
    of: 'statement',
    target,
    to: { speaker: { name: 'نورة السالم', type: 'person' } },
  })
  await correctionsOf(store.database).add(article, 'noura', change)
  await store.close()
  const { status, out } = await isnad(['eval', '--data', data, '--json'])
  expect(status).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    articles: 1,
    orphaned: 0,
    statements: { gold: record.attributions.length, right: record.attributions.length },
    speakers: { right: record.attributions.length - 1 },
  })
})

test.each([
  [['eval', join(folder, 'nowhere')], 'it cannot be read'],
  [['eval', '--data', join(folder, 'none')], 'no store here|no such folder'],
])('%j is refused in a line', async (args, words) => {
  const { status, out, err } = await isnad(args)
  expect([status, out]).toEqual([2, ''])
  expect(err).toMatch(new RegExp(words))
  expect(err.trimEnd()).not.toContain('\n')
})
