/** `isnad add`, `isnad search` and the other commands over a store, as a user runs them. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { build, isnad, scratch } from './command.ts'

const { folder, put } = scratch()
const article = (i: number, more: object = {}) => ({
  url: `https://news.example/${i}`,
  outlet: 'صدى الوادي',
  publishedAt: `2021-07-${String((i % 28) + 1).padStart(2, '0')}`,
  text: `قال وزير الري رامي الوردي إن الحكومة ستبني السد رقم ${i} قبل نهاية العام.`,
  ...more,
})
const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join('\n')
const data = join(folder, 'store')
const over = (...args: string[]) => isnad([...args, '--data', data], { env: { LANG: 'en_US.UTF-8' } })

beforeAll(() => build('lexicon', 'js'))

test('articles are added, once, and each is acknowledged', async () => {
  const file = put('news.jsonl', lines(Array.from({ length: 30 }, (_, i) => article(i))))
  const first = await over('add', file, '--json')
  expect(first.err).toBe('')
  expect(first.status).toBe(0)
  const out = first.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(out).toHaveLength(31)
  expect(out[0]).toMatchObject({ outcome: 'added', at: `${file}:1` })
  expect(out[30].summary).toMatchObject({ added: 30, same: 0, refused: 0, data })
  const again = await over('add', file)
  expect(again.out).toMatch(/^0 added, 30 there already in [\d.]+ s: /)
  expect(again.status).toBe(0)
  expect(statSync(data).mode & 0o777).toBe(0o700)
})

test('what could not be added is listed, tried again when it is mended, and given up', async () => {
  const own = join(folder, 'retried')
  const retried = (...args: string[]) => isnad([...args, '--data', own], { env: { LANG: 'en_US.UTF-8' } })
  const file = put('half.jsonl', `${lines([article(200)])}\n{"text":\n`)
  const gone = join(folder, 'gone.txt')
  expect((await retried('add', file, gone)).status).toBe(1)
  const listed = await retried('retry', '--list')
  expect(listed.out.replaceAll(/last [\d :-]+/g, 'last …').split('\n')).toEqual([
    `${gone}: 1 refused; tried once, last …`,
    '  no such file',
    `${file}: 1 refused; tried once, last …`,
    '  :2: broken JSON: it ends too early',
    '',
  ])
  put('half.jsonl', lines([article(200), article(201)]))
  const again = await retried('retry')
  expect(again.status).toBe(1)
  expect(again.out).toMatch(/^1 added, 1 there already, 1 refused in /)
  expect(
    (await retried('retry', '--list', '--json')).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ source: gone, at: '', tries: 2 }])
  expect((await retried('retry', 'half.jsonl')).err).toContain('half.jsonl: nothing failed there')
  expect((await retried('retry', '--forget', gone)).status).toBe(0)
  expect((await retried('retry', '--list')).out).toBe('nothing to try again\n')
})

test('what is refused costs a line and the exit status, and nothing else', async () => {
  const file = put('mixed.jsonl', `${lines([article(100)])}\n{"body": "x"}\nnot json\n${lines([article(101, { publishedAt: 'soon' })])}`)
  const { status, out, err } = await over('add', file)
  expect(status).toBe(1)
  expect(out).toMatch(/^2 added, 2 refused in /)
  expect(err.split('\n')).toEqual([
    `isnad: ${file}:2: no "text": rename "body"`,
    expect.stringMatching(/^isnad: .*mixed\.jsonl:3: /),
    expect.stringContaining('mixed.jsonl:4: warning: "publishedAt" is left out'),
    '',
  ])
})

test('threads read the same', async () => {
  const file = put('more.jsonl.gz', gzipSync(lines(Array.from({ length: 40 }, (_, i) => article(200 + i)))))
  const one = await isnad(['add', file, '--json', '--data', join(folder, 'one')])
  const two = await isnad(['add', file, '--json', '--data', join(folder, 'two'), '--workers', '2'])
  const ids = ({ out }: { readonly out: string }) =>
    out
      .trim()
      .split('\n')
      .slice(0, 40)
      .map((line) => JSON.parse(line).version)
  expect(two.status).toBe(0)
  expect(ids(two)).toEqual(ids(one))
  const found = async (name: string) =>
    JSON.parse((await isnad(['search', 'السد', '-n', '100', '--json', '--data', join(folder, name)])).out)
  expect(await found('two')).toEqual(await found('one'))
})

test('from standard input, with a day and an outlet that it does not say', async () => {
  const { out } = await isnad(['add', '-', '--published', '2020-02-01', '--outlet', 'بريد الساحل', '--data', join(folder, 'in')], {
    input: 'أعلن مدير الميناء عماد القيسي أن الرافعات الجديدة وصلت.',
  })
  expect(out).toMatch(/^1 added/)
  const found = JSON.parse((await isnad(['search', 'outlet:"بريد الساحل" day:2020-02', '--json', '--data', join(folder, 'in')])).out)
  expect(found.items[0].statement.speaker).toContain('القيسي')
})

test('statements are found and shown', async () => {
  const { status, out } = await over('search', 'حكومة', 'speaker:Wardi', '-n', '2')
  expect(status).toBe(0)
  expect(out).toMatch(
    /^32 statements\n\nرامي الوردي، وزير الري\n {2}إن الحكومة ستبني السد رقم \d+ قبل نهاية العام\n {2}صدى الوادي\n {2}2021-07-\d\d · says · indirect\n {2}[0-9a-f]{32}\n/,
  )
  expect(out).toMatch(/\nmore: --after \S+\n$/)
  const facets = await over('search', 'السد', '--facets', '--lang', 'ar', '-n', '1')
  expect(facets.out).toContain('المتحدثون\n  رامي الوردي (32)\n')
  expect((await over('search', 'السد', '--articles', '-n', '1')).out).toMatch(/^32 articles\n/)
  expect((await over('search', 'زرافة')).out).toBe('nothing found\n')
  expect((await over('search', '"السد رقم 7"')).out).toMatch(/^1 statement\n/)
  expect((await over('search', 'السد رقم 7', 'الحكومة')).out).toMatch(/^1 statement\n/)
})

test('a query that cannot be parsed gets a hint', async () => {
  const { status, err } = await over('search', 'speaker:(رامي')
  expect(status).toBe(2)
  expect(err).toMatch(/^isnad: this parenthesis has no partner.*: “\(” \(characters 9 to 9\)\n/)
})

test('a store that is not there is not made by looking for it', async () => {
  const missing = join(folder, 'missing')
  const { status, err } = await isnad(['search', 'السد', '--data', missing])
  expect(status).toBe(2)
  expect(err).toBe(`isnad: ${missing}: no such folder: make a store with isnad add, or name its folder\n`)
  expect(existsSync(missing)).toBe(false)
})

test('an article, a statement, an actor by the first characters of its id', async () => {
  const { items } = JSON.parse((await over('search', '"السد رقم 7"', '--json')).out)
  const { statement } = items[0]
  const shown = await over('show', statement.id.slice(0, 12))
  expect(shown.status).toBe(0)
  expect(shown.out).toContain('إن الحكومة ستبني السد رقم 7 قبل نهاية العام')
  expect(shown.out).toContain(`article ${statement.article}`)
  expect((await over('show', statement.article)).out).toContain('says · indirect')
  const actor = await over('show', statement.actor)
  expect(actor.out).toMatch(/^رامي الوردي\n32 statements · 32 articles/)
  expect(JSON.parse((await over('show', statement.article, '--json')).out).record.attributions).toHaveLength(1)
  const missing = await over('show', 'ffffffffffff')
  expect(missing.status).toBe(2)
  expect(missing.err).toBe(`isnad: ffffffffffff: nothing has this id in ${data}\n`)
})

test('verify, backup, restore', async () => {
  const well = await over('verify')
  expect(well.err).toBe('')
  expect(well.out).toMatch(/^all is well: 32 articles, 32 statements, /)
  const file = join(folder, 'copy.db')
  const backup = await over('backup', file)
  expect(backup.out).toMatch(/copy\.db: [\d,]+ bytes, SHA-256 [0-9a-f]{64}\n$/)
  expect((await over('backup', file)).status).toBe(2)
  const restored = join(folder, 'restored')
  expect((await isnad(['restore', file, '--data', restored])).out).toBe(`32 articles, 32 statements: ${restored}\n`)
  expect((await isnad(['verify', '--data', restored])).status).toBe(0)
  const found = async (where: string) => (await isnad(['search', 'السد', '--json', '--data', where])).out
  expect(await found(restored)).toBe(await found(data))
})

test('what is read again by the same reader says the same', async () => {
  expect((await over('reread')).out).toMatch(/^0 read again, 0 changed/)
  expect((await over('reread', '--all')).out).toMatch(/^32 read again, 0 changed/)
  const lexicon = put('mine.tsv', '#class\tmedia\nصدى النهر\n')
  expect((await over('reread', '--all', '--quiet', '--lexicon', lexicon)).out).toMatch(/^32 read again, /)
  expect((await over('verify')).status).toBe(0)
})

test('what is deleted is gone, is not found, and does not come back unasked', async () => {
  const where = join(folder, 'deleting')
  const file = put('two.jsonl', lines([article(1), article(2, { outlet: 'بريد الساحل' })]))
  await isnad(['add', file, '--data', where])
  const asked = await isnad(['delete', '--outlet', 'بريد الساحل', '--data', where])
  expect(asked.status).toBe(2)
  expect(asked.err).toBe('isnad: this would delete 1 articles of بريد الساحل, for good: add --yes to do it\n')
  const gone = await isnad(['delete', '--outlet', 'بريد الساحل', '--yes', '--data', where])
  expect(gone.out).toMatch(/^deleted for good: 1 articles, 1 statements, /)
  expect(JSON.parse((await isnad(['search', 'السد', '--json', '--data', where])).out).items).toHaveLength(1)
  expect((await isnad(['verify', '--data', where])).out).toMatch(/^all is well: 1 articles, /)
  const again = await isnad(['add', file, '--data', where])
  expect(again.out).toMatch(/^0 added, 1 there already, 1 stay deleted in /)
  expect((await isnad(['add', file, '--despite-tombstone', '--data', where])).out).toMatch(/^1 added, 1 there already in /)
})
