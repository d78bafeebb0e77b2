/** `isnad read`, as a user runs it. */
import { spawn } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { build, isnad, MAIN, scratch } from './command.ts'

beforeAll(() => build('lexicon', 'js'))
const { folder, put } = scratch()

const TEXT = 'قال المهندس عادل المرزوقي إن المحطة ستعمل طوال اليوم.'
const article = (id: string, more: object = {}) => JSON.stringify({ id, text: TEXT, ...more })
const records = (out: string) =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

test('records come one a line, in the order of the input, whatever its kinds', async () => {
  const paths = [
    put('b.jsonl', `${article('1')}\n\n${article('2')}\n`),
    put('a.json', article('3')),
    put('c.json', `[${article('4')},${article('5')}]`),
    put('d.jsonl.gz', gzipSync(article('6'))),
    put('e.txt', TEXT),
  ]
  const { status, out, err } = await isnad(['read', ...paths, '--format', 'jsonl'])
  expect(err).toBe('')
  expect(status).toBe(0)
  const all = records(out)
  expect(all.map((r) => r.id).slice(0, 6)).toEqual(['1', '2', '3', '4', '5', '6'])
  expect(all[6].id).toMatch(/^[0-9a-f]{64}$/)
  for (const record of all)
    for (const field of ['attributions', 'timexes', 'amounts', 'events', 'problems']) expect(record[field]).toBeInstanceOf(Array)
})

test('--format plover prints one event a line', async () => {
  const path = put('gift.txt', 'وتبرعت سلطنة النور بخيام لجمعية الصيادين.')
  const { status, out } = await isnad(['read', path, '--format', 'plover'])
  expect(status).toBe(0)
  expect(records(out).map((e) => [e.event, e.cameo])).toEqual([['AID', '073']])
})

test('a fault costs its own item one line, and the status tells', async () => {
  const lines = [article('1'), '{"text": ', '{"text": 5}', article('2'), article('3', { publishedAt: 'أمس' })]
  const paths = [
    join(folder, 'none.txt'),
    put('mixed.jsonl', lines.join('\n')),
    put('empty.txt', ''),
    put('old.txt', Buffer.from([0xc7, 0xe1])),
    put('last.txt', TEXT),
  ]
  const { status, out, err } = await isnad(['read', ...paths, '-f', 'jsonl'])
  expect(status).toBe(1)
  expect(records(out)).toHaveLength(4)
  expect(err.trimEnd().split('\n')).toEqual([
    `isnad: ${paths[0]}: no such file`,
    expect.stringMatching(/mixed\.jsonl:2: broken JSON: it ends too early$/),
    expect.stringMatching(/mixed\.jsonl:3: "text" must be a string, not number 5$/),
    expect.stringMatching(/mixed\.jsonl:5: warning: "publishedAt" is left out/),
    expect.stringMatching(/empty\.txt: empty/),
    expect.stringMatching(/old\.txt:1: not UTF-8: convert it/),
  ])
  const odd = records(out).find((r) => r.id === '3')
  expect(odd.publishedAt).toBeUndefined()
  expect(odd.problems[0].code).toBe('article/published-at')
})

test('a warning alone is no failure', async () => {
  const { status, err } = await isnad(['read', '-', '-f', 'jsonl'], { input: article('1', { publishedAt: '1/2/2031' }) })
  expect(status).toBe(0)
  expect(err).toContain('standard input:1: warning')
})

test('day and outlet fill what articles do not say', async () => {
  const input = `${article('1')}\n${article('2', { outlet: 'الضفة', publishedAt: '2031-05-05' })}`
  const { out } = await isnad(['read', '-', '-f', 'jsonl', '--published', '2031-04-02', '--outlet', 'المرسى'], { input })
  expect(records(out).map((r) => [r.outlet, r.publishedAt])).toEqual([
    ['المرسى', '2031-04-02'],
    ['الضفة', '2031-05-05'],
  ])
})

test('folders give their articles in order, without links, hidden files and other things', async () => {
  const inner = join(folder, 'news', 'b')
  mkdirSync(inner, { recursive: true })
  put('news/c.json', article('c'))
  put('news/a.json', article('a'))
  put('news/b/1.json', article('b1'))
  put('news/.hidden.json', article('hidden'))
  put('news/notes.md', 'ملاحظة')
  symlinkSync(put('outside.json', article('outside')), join(folder, 'news', 'link.json'))
  const { status, out } = await isnad(['read', join(folder, 'news'), '-f', 'jsonl'])
  expect(status).toBe(0)
  expect(records(out).map((r) => r.id)).toEqual(['a', 'b1', 'c'])

  mkdirSync(join(folder, 'nothing'))
  const none = await isnad(['read', join(folder, 'nothing')])
  expect(none.status).toBe(1)
  expect(none.err).toMatch(/nothing: no articles in this folder/)
})

test('a page is read from standard input too', async () => {
  const page = `<!doctype html><html><head><meta property="article:published_time" content="2031-04-02"></head><body><article><h1>محطة جديدة للماء</h1><p>${TEXT.repeat(5)}</p></article>`
  const { out, status } = await isnad(['read', '-', '-f', 'jsonl'], { input: page })
  expect(status).toBe(0)
  expect(records(out)[0]).toMatchObject({ title: 'محطة جديدة للماء', publishedAt: '2031-04-02' })
})

test('json is one array, whatever the number', async () => {
  for (const n of [0, 1, 2]) {
    const { out } = await isnad(['read', '-', '--format', 'json'], {
      input: Array.from({ length: n }, (_, i) => article(String(i))).join('\n'),
    })
    expect(JSON.parse(out)).toHaveLength(n)
  }
})

describe('the view', () => {
  test('speaks Arabic or English, as told or as LANG says', async () => {
    const input = article('1', { outlet: 'المرسى', publishedAt: '2031-04-02' })
    const ar = 'نُشر 2031/04/02'
    const en = '2031-04-02 ·'
    const run = async (args: string[], env: object = {}) => (await isnad(['read', '-', ...args], { input, env })).out
    expect(await run([])).toContain(ar)
    expect(await run([], { LANG: 'ar_EG.UTF-8' })).toContain(ar)
    expect(await run([], { LANG: 'en_US.UTF-8' })).toContain(en)
    expect(await run(['--lang', 'ar'], { LANG: 'en_US.UTF-8' })).toContain(ar)
  })

  test('has no colour and no invisible marks in a pipe; FORCE_COLOR asks for colour, --no-color and NO_COLOR forbid it', async () => {
    const input = article('1')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for
    expect((await isnad(['read', '-'], { input })).out).not.toMatch(/[\u001b\u2066-\u2069\u200e\u200f]/)
    expect((await isnad(['read', '-'], { input, env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[')
    expect((await isnad(['read', '-', '--no-color'], { input, env: { FORCE_COLOR: '1' } })).out).not.toContain('\u001b[')
    expect((await isnad(['read', '-'], { input, env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain('\u001b[')
  })

  test('an article cannot drive the terminal', async () => {
    const { out, err } = await isnad(['read', '-'], {
      input: JSON.stringify({ title: 'عنوان\u001b]0;x\u0007\u009b2J', text: `${TEXT}\u001b[2J` }),
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for
    expect(out + err).not.toMatch(/[\u001b\u0007\u009b]/)
    expect(out).toContain('عنوان')
  })
})

describe('usage', () => {
  test.each([
    [['read'], "missing required argument 'files'"],
    [['raed', 'x'], 'Did you mean read?'],
    [['read', 'x', '--format', 'xml'], 'text, jsonl, json'],
    [['read', 'x', '--published', '02/04/2031'], 'Write it as 2021-07-28.'],
    [['read', 'x', '--width', 'wide'], 'A number from 20 to 1000.'],
    [['read', 'x', '--lang', 'fr'], 'ar, en'],
    [['read', 'x', '--nonsense'], "unknown option '--nonsense'"],
  ])('%j is refused in a line, status 2', async (args, words) => {
    const { status, out, err } = await isnad(args)
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(words)
    expect(err.trimEnd()).not.toContain('\n')
  })

  test('version and help', async () => {
    expect((await isnad(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    for (const args of [['help'], ['--help'], ['read', '--help'], ['help', 'read']]) {
      const { status, out, err } = await isnad(args)
      expect([status, err]).toEqual([0, ''])
      expect(out).toContain('Usage: isnad')
    }
  })
})

describe('a lexicon of one’s own', () => {
  test('is read without a build', async () => {
    const lexicon = put('own.tsv', '#class\tgiven-name\n#inflect\tnone\nform\nهرمزان\n')
    const { status, err } = await isnad(['read', '-', '-f', 'jsonl', '--lexicon', lexicon], { input: article('1') })
    expect([status, err]).toEqual([0, ''])
  })

  test('that is wrong is refused with file, line and remedy, and nothing is read', async () => {
    const lexicon = put('wrong.tsv', '#class\tnothing\nform\tkind\nكلمة\n')
    const { status, out, err } = await isnad(['read', '-', '-f', 'jsonl', '-l', lexicon, '-l', join(folder, 'absent.tsv')], {
      input: article('1'),
    })
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain('absent.tsv: the lexicon cannot be read (no such file)')
    const alone = await isnad(['read', '-', '-l', lexicon], { input: article('1') })
    expect(alone.status).toBe(2)
    expect(alone.err).toMatch(/wrong\.tsv:1: unknown class/)
    expect(alone.err).toMatch(/wrong\.tsv:3: 1 cells where the header has 2/)
  })
})

describe('streams', () => {
  const many = `${article('x', { title: 'عنوان' })}\n`.repeat(20_000)

  test('whoever has seen enough may go', async () => {
    const child = spawn(process.execPath, [MAIN, 'read', put('many.jsonl', many), '-f', 'jsonl'])
    let err = ''
    child.stderr.on('data', (text) => (err += text))
    child.stdout.once('data', () => child.stdout.destroy())
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect([status, err]).toEqual([0, ''])
  })

  test('records come as soon as their articles have', async () => {
    const child = spawn(process.execPath, [MAIN, 'read', '-', '-f', 'jsonl'])
    child.stdin.write(`${article('1')}\n`)
    const first = await new Promise((resolve) => child.stdout.setEncoding('utf8').once('data', resolve))
    expect(JSON.parse(String(first)).id).toBe('1')
    child.stdin.end(article('2'))
    const second = await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(JSON.parse(String(second)).id).toBe('2')
  })

  test('an interrupt ends it with whole lines and status 130', async () => {
    const child = spawn(process.execPath, [MAIN, 'read', '-', '-f', 'jsonl'])
    let out = ''
    const first = new Promise((resolve) => child.stdout.once('data', resolve))
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text))
    child.stdin.write(`${article('1')}\n`)
    await first
    child.kill('SIGINT')
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect(status).toBe(130)
    expect(records(out)).toHaveLength(1)
  })
})
