/** `isnad ledger`, `promises`, `who`: from articles to rows, as a user would. The articles are invented. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { build, isnad, scratch } from './command.ts'

const ARTICLES = [
  [
    'المرفأ',
    '2021-12-20',
    'اليابان تقدم منحة',
    'قدمت اليابان 40 مليون دولار إلى وزارة الكهرباء لتمويل المرحلة الثانية من السد، وفق ما أعلن الوزير رامي الوردي.',
  ],
  ['الوادي', '2021-12-20', 'منحة للسد', 'قدمت اليابان، أمس، 40 مليون دولار إلى وزارة الكهرباء لتمويل السد.'],
  ['الجبل', '2021-09-10', 'وعد ياباني', 'تعهدت اليابان بتقديم 40 مليون دولار إلى وزارة الكهرباء لتمويل المرحلة الثانية من السد.'],
]
const { folder, put } = scratch()
const data = join(folder, 'store')
const over = (...args: string[]) => isnad([...args, '--data', data], { env: { LANG: 'en_US.UTF-8' } })

beforeAll(async () => {
  build('lexicon', 'js')
  const lines = ARTICLES.map(([outlet, publishedAt, title, text], i) =>
    JSON.stringify({ outlet, publishedAt, title, text: `${title}\n\n${text}`, url: `https://x.example/${i}` }),
  )
  expect((await over('add', put('news.jsonl', lines.join('\n')))).status).toBe(0)
})

test('two tellings of one delivery are one row', async () => {
  const { out } = await over('ledger', '--type', 'AID', '-f', 'json')
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const [row] = rows.filter((r) => r.amounts.length > 0)
  expect(row).toMatchObject({
    givers: [{ name: 'اليابان', country: 'JP' }],
    outlets: ['المرفأ', 'الوادي'].sort(),
    amounts: [{ number: 40e6, unit: 'USD' }],
  })
  expect(row.tellings).toHaveLength(2)
})

test('the promise is kept, and says by what', async () => {
  const { out } = await over('promises', '--today', '2022-01-01', '-w', '100')
  expect(out).toMatch(/^kept/)
  expect(out).toContain('the same giver, the same sum')
})

test('the view, the table and who', async () => {
  const view = await over('ledger', '-w', '100')
  expect(view.out).toMatch(/Sums, by currency\n {2}80,000,000 USD|Sums, by currency\n {2}40,000,000 USD/)
  const table = await over('ledger', '-f', 'csv')
  expect(table.out.split('\r\n')[0]).toBe(
    '\ufeffid,day,type,status,giver,receiver,what,support,amount,currency,other amounts,quantity,unit,other quantities,begin,until,deadline,place,round,tellings,outlets,said by,words',
  )
  const who = await over('who', 'الوردي', '-w', '100')
  expect(who.out).toContain('رامي الوردي')
  expect(who.out).toContain('الوزير')
  const nobody = await over('who', 'فلان')
  expect(nobody).toMatchObject({ status: 2, err: expect.stringMatching(/^isnad: فلان: nobody of this name/) })
})

test('a day that is none costs one line', async () => {
  const { status, err } = await over('promises', '--today', 'tomorrow')
  expect(status).toBe(2)
  expect(err.trim().split('\n')).toHaveLength(1)
})
