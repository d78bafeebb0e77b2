/** One event told by many, parties that are one and that are not, promises and what became of them; all of it invented. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from '../../src/export/csv.ts'
import { capacitiesOf } from '../../src/ledger/capacities.ts'
import { makeLedger, sumsOf } from '../../src/ledger/ledger.ts'
import { groupParties, type Party } from '../../src/ledger/parties.ts'
import { promisesOf } from '../../src/ledger/promises.ts'
import type { Telling } from '../../src/ledger/telling.ts'

let made = 0
const telling = (fields: Partial<Telling>): Telling => ({
  id: fields.id ?? `e${made++}`,
  article: fields.article ?? `a${made++}`,
  story: fields.story ?? `s${made++}`,
  outlet: 'المرفأ',
  publishedAt: '2021-07-28',
  type: 'AID',
  status: 'done',
  actors: ['japan'],
  recipients: ['ministry'],
  actor: 'اليابان',
  recipient: 'وزارة الكهرباء',
  object: '120 مولدة كهرباء',
  amount: null,
  currency: null,
  quantity: null,
  unit: null,
  begin: null,
  until: null,
  deadline: false,
  place: null,
  support: ['energy'],
  saidBy: null,
  round: null,
  trigger: 'سلمت',
  words: 'سلمت اليابان وزارة الكهرباء 120 مولدة كهرباء',
  ...fields,
})
const PARTIES: readonly Party[] = [
  { id: 'japan', type: 'place', name: 'اليابان', country: 'JP' },
  { id: 'ministry', type: 'organization', name: 'وزارة الكهرباء', country: null },
  { id: 'health', type: 'organization', name: 'وزارة الصحة', country: null },
]
const rowsOf = (...tellings: readonly Telling[]) => makeLedger(tellings, PARTIES)

test('one delivery told by three is one row; where they differ, all figures stay', () => {
  const rows = rowsOf(
    telling({ id: '1', outlet: 'المرفأ', amount: 25e6, currency: 'USD', begin: '2021-07-27' }),
    telling({ id: '2', outlet: 'الوادي', amount: 20e6, currency: 'USD', object: '100 مولدة', begin: '2021-07-27' }),
    telling({ id: '3', outlet: 'الجبل', amount: 25e6, currency: 'USD', recipients: [], recipient: null, publishedAt: '2021-07-30' }),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({
    id: '1',
    amounts: [
      { number: 25e6, unit: 'USD', by: ['1', '3'] },
      { number: 20e6, unit: 'USD', by: ['2'] },
    ],
    outlets: ['الجبل', 'المرفأ', 'الوادي'],
    day: '2021-07-28',
  })
  expect(sumsOf(rows)).toEqual([{ currency: 'USD', sum: 25e6, rows: 1, differing: 1 }])
})

test.each<[string, Partial<Telling>, Partial<Telling>]>([
  [
    'the same sum on another day',
    { amount: 5e6, currency: 'USD', begin: '2021-07-27' },
    { amount: 5e6, currency: 'USD', begin: '2021-08-27', publishedAt: '2021-08-28' },
  ],
  ['another receiver', {}, { recipients: ['health'], recipient: 'وزارة الصحة' }],
  ['two ships', { object: 'سفينة «النخيل» محملة بالقمح' }, { object: 'سفينة «الأمل» محملة بالقمح' }],
  ['a promise and its delivery', { status: 'planned' }, { status: 'done' }],
  ['what was denied and what was done', { status: 'negated' }, { status: 'done' }],
  ['two rounds', { type: 'CONSULT', round: 3 }, { type: 'CONSULT', round: 4 }],
  ['two things given by one to one in a week', { object: 'أدوية', support: ['medical'] }, { object: 'آليات', support: ['arms'] }],
  ['one article', { article: 'same' }, { article: 'same' }],
])('%s are two rows', (_, a, b) => {
  expect(rowsOf(telling(a), telling(b))).toHaveLength(2)
})

test('talks are of those around the table, in whatever order', () => {
  const talks = { type: 'CONSULT', object: null, support: [], round: 4 } as const
  expect(rowsOf(telling(talks), telling({ ...talks, actors: ['ministry'], recipients: ['japan'] }))).toHaveLength(1)
})

test('the ledger does not depend on the order of articles', () => {
  const tellings = Array.from({ length: 24 }, (_, i) =>
    telling({
      id: `t${String(i).padStart(2, '0')}`,
      article: `a${i}`,
      begin: `2021-07-${String(1 + (i % 7)).padStart(2, '0')}`,
      publishedAt: `2021-07-${String(2 + (i % 7)).padStart(2, '0')}`,
      recipients: [i % 2 ? 'ministry' : 'health'],
      amount: i % 3 ? 1e6 : 2e6,
      currency: 'USD',
    }),
  )
  const expected = JSON.stringify(rowsOf(...tellings))
  fc.assert(
    fc.property(
      fc.shuffledSubarray(tellings, { minLength: tellings.length }),
      (shuffled) => JSON.stringify(makeLedger(shuffled, [...PARTIES].reverse())) === expected,
    ),
    { numRuns: 40 },
  )
})

test('cost grows with the number of tellings', () => {
  const many = (n: number) =>
    Array.from({ length: n }, (_, i) =>
      telling({
        id: `m${i}`,
        article: `m${i}`,
        publishedAt: new Date(Date.UTC(2015, 0, 1 + (i % 2000))).toISOString().slice(0, 10),
        actors: [`p${i % 40}`],
        actor: null,
      }),
    )
  const least = (n: number) => {
    const tellings = many(n)
    return Math.min(
      ...[1, 2, 3].map(() => {
        const start = performance.now()
        makeLedger(tellings, PARTIES)
        return performance.now() - start
      }),
    )
  }
  least(2000)
  expect(least(16_000) / least(4000)).toBeLessThan(8)
})

test('people are one by their names, never by a surname or an office', () => {
  const person = (id: string, name: string): Party => ({ id, type: 'person', name, country: null })
  const same = (...parties: readonly Party[]) => groupParties(parties).groups.map((g) => g.forms)
  expect(same(person('1', 'سالم بن خالد الراوي'), person('2', 'سالم خالد الراوي'))).toEqual([['سالم بن خالد الراوي', 'سالم خالد الراوي']])
  expect(same(person('1', 'سالم الراوي'), person('2', 'سالم بن خالد الراوي'))).toHaveLength(1)
  expect(same(person('1', 'عبدالله الراوي'), person('2', 'عبد الله الراوى'))).toHaveLength(1)
  expect(same(person('1', 'سالم الراوي'), person('2', 'نادر الراوي'))).toHaveLength(2)
  expect(same(person('1', 'الراوي'), person('2', 'الراوي'))).toHaveLength(2)
  expect(same(person('1', 'سالم الراوي'), person('2', 'سالم بن خالد الراوي'), person('3', 'سالم بن عمر الراوي'))).toHaveLength(3)
  const body = (id: string, name: string): Party => ({ id, type: 'organization', name, country: null })
  expect(same(body('1', 'وزارة الصحة'), body('2', 'وزارة الصحه'))).toHaveLength(1)
  expect(same(body('1', 'وزارة الصحة'), body('2', 'وزارة الكهرباء'))).toHaveLength(2)
})

test('cities of one country are not that country', () => {
  const place = (id: string, name: string): Party => ({ id, type: 'place', name, country: 'US' })
  expect(groupParties([place('1', 'واشنطن'), place('2', 'أوكلاهوما')]).groups).toHaveLength(2)
})

test('around a table each sits once', () => {
  const talks = { type: 'CONSULT', object: null, support: [], round: 4 } as const
  const [row] = rowsOf(telling({ ...talks, id: '1' }), telling({ ...talks, id: '2', actors: ['ministry'], recipients: ['japan'] }))
  expect(row.givers.map((p) => p.id)).toEqual(['japan'])
  expect(row.receivers.map((p) => p.id)).toEqual(['ministry'])
})

test('each merge says why', () => {
  const { groups } = groupParties([
    { id: '1', type: 'person', name: 'سالم الراوي', country: null },
    { id: '2', type: 'person', name: 'سالم بن خالد الراوي', country: null },
  ])
  expect(groups[0].because).toEqual([expect.stringContaining('nobody else')])
})

const promise = (fields: Partial<Telling>) =>
  telling({ type: 'AGREE', amount: 40e6, currency: 'USD', publishedAt: '2021-09-10', object: 'تمويل المرحلة الثانية', ...fields })

test.each<[string, readonly Telling[], string, string]>([
  ['open', [promise({})], '2021-10-01', 'open'],
  ['its day near', [promise({ until: '2021-12-31', deadline: true })], '2021-12-20', 'due-soon'],
  ['its day past, and nothing read', [promise({ until: '2021-12', deadline: true })], '2022-01-01', 'overdue'],
  ['the last day of its month', [promise({ until: '2021-12', deadline: true })], '2021-12-31', 'due-soon'],
  [
    'delivered',
    [promise({ until: '2021-12-31', deadline: true }), telling({ amount: 40e6, currency: 'USD', publishedAt: '2021-12-20' })],
    '2022-02-01',
    'kept',
  ],
  ['delivered in part', [promise({}), telling({ amount: 10e6, currency: 'USD', publishedAt: '2021-12-20' })], '2022-02-01', 'kept-in-part'],
  [
    'delivered to somebody else',
    [promise({}), telling({ recipients: ['health'], publishedAt: '2021-12-20', amount: 40e6, currency: 'USD' })],
    '2022-02-01',
    'open',
  ],
  [
    'delivered before it was promised',
    [promise({}), telling({ amount: 40e6, currency: 'USD', publishedAt: '2021-08-01' })],
    '2022-02-01',
    'open',
  ],
  ['taken back', [promise({}), promise({ status: 'negated', publishedAt: '2021-11-01' })], '2022-02-01', 'withdrawn'],
  [
    'another thing given',
    [promise({ support: ['money'] }), telling({ object: 'سيارات إسعاف', support: ['medical'], publishedAt: '2021-12-20' })],
    '2022-02-01',
    'open',
  ],
])('a promise: %s', (_, tellings, today, state) => {
  const [found] = promisesOf(rowsOf(...tellings), today)
  expect(found.state).toBe(state)
  if (state.startsWith('kept')) expect(found.keepings[0].reason).toMatch(/the same giver/)
})

test('an announced withdrawal is a promise, kept by the withdrawal', () => {
  const leave = { type: 'RETREAT', recipients: [], recipient: null, object: null, support: [] } as const
  const rows = rowsOf(
    telling({ ...leave, status: 'planned', until: '2021-12-31', deadline: true }),
    telling({ ...leave, status: 'done', publishedAt: '2021-12-29' }),
  )
  expect(promisesOf(rows, '2022-01-05')[0]).toMatchObject({ state: 'kept' })
})

test('capacities have the first and last day they were read', () => {
  expect(
    capacitiesOf([
      { role: 'وزير الري', affiliation: 'وزارة الري', publishedAt: '2021-03-01' },
      { role: 'وزير الري', affiliation: null, publishedAt: '2021-07-28T09:00:00Z' },
      { role: 'رئيس الوزراء', affiliation: null, publishedAt: '2023-01-05' },
      { role: null, affiliation: null, publishedAt: '2023-02-01' },
    ]),
  ).toEqual([
    { role: 'رئيس الوزراء', affiliation: null, first: '2023-01-05', last: '2023-01-05', statements: 1 },
    { role: 'وزير الري', affiliation: 'وزارة الري', first: '2021-03-01', last: '2021-07-28', statements: 2 },
  ])
})

test('no cell of a table is a formula', () => {
  expect(csvLine(['=1+1', '+a', '-b', '@c', 'a,b', 'say "x"', null, -5])).toBe('\'=1+1,\'+a,\'-b,\'@c,"a,b","say ""x""",,-5')
})
