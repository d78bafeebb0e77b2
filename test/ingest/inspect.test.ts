/** What is made of bytes: their encoding, however it is declared, and their kind. */
import { expect, test } from 'vitest'
import { inspect } from '../../src/ingest/inspect.ts'
import { ENCODINGS, encoder } from './encodings.ts'

const TITLES = ['البلدية تفتتح المكتبة الجديدة', 'السد الجديد يكتمل نهاية العام', 'الاتحاد يعلن الجدول الكامل للموسم']
const LINES = [
  'قال مدير المكتبة جابر الدهان إن القاعة الكبرى تتسع لثلاثمئة قارئ، وإن الكتب نقلت إليها خلال الأسبوع الماضي.',
  'وأضاف أن المجلس وافق على الخطة كاملة، وأن التمويل جاهز حتى نهاية العام المقبل بحسب ما ورد في الموازنة.',
  'وأكدت المهندسة سهى العامودي أن الطريق إلى المبنى الجديد مفتوح، وأن الحافلات تصل إليه كل نصف ساعة.',
]
const pageOf = (title: string, meta: string) =>
  `<!doctype html><html><head>${meta}<title>${title}</title></head><body><article><h1>${title}</h1>${LINES.map((l) => `<p>${l}</p>`).join('')}</article></body></html>`

/** Said rightly by the page, by HTTP alone, by nobody; wrongly by the page, by HTTP; rightly by HTTP against the page. */
const DECLARATIONS: readonly ((name: string) => { readonly meta?: string; readonly http?: string })[] = [
  (name) => ({ meta: name }),
  (name) => ({ http: name }),
  () => ({}),
  (name) => ({ meta: name === 'utf-8' ? 'windows-1256' : 'utf-8' }),
  (name) => ({ http: name === 'utf-8' ? 'iso-8859-1' : 'utf-8' }),
  (name) => ({ http: name, meta: 'windows-1256' }),
]

test('pages in every encoding of the Arabic web, declared rightly, elsewhere, not at all, and wrongly', async () => {
  let exact = 0
  for (const { name, how, encode } of ENCODINGS)
    for (const declare of DECLARATIONS)
      for (const title of TITLES) {
        const { meta, http } = declare(name)
        const bytes = encode(pageOf(title, meta === undefined ? '' : `<meta charset="${meta}">`))
        const found = await inspect(bytes, http === undefined ? {} : { 'Content-Type': `text/html; charset=${http}` })
        const said = `${name} ${how}, HTTP ${http}, page ${meta}`
        expect({ said, kind: found.kind, encoding: found.encoding }).toEqual({ said, kind: 'html', encoding: name })
        expect({ said, text: found.article?.text }).toEqual({ said, text: `${title}\n\n${LINES.join('\n')}` })
        exact++
      }
  expect(exact).toBe(144)
})

test.each(ENCODINGS)('a text in $name, $how, is read without being told', async ({ name, encode }) => {
  const text = `${TITLES[0]}\n\n${LINES.join('\n')}`
  expect(await inspect(encode(text))).toMatchObject({ kind: 'text', encoding: name, article: { text } })
})

test('a text in UTF-8 with a broken byte is refused with its line, not read as another encoding', async () => {
  const bytes = Buffer.concat([Buffer.from(`${LINES.join('\n')}\n`), Uint8Array.of(0xc7), Buffer.from(LINES[0])])
  await expect(inspect(bytes)).rejects.toMatchObject({ name: 'InputError', line: 4, message: expect.stringContaining('iconv') })
})

test('JSON is UTF-8 or UTF-16, never guessed at', async () => {
  const json = JSON.stringify({ text: LINES.join('\n') }, undefined, 2)
  for (const { name, encode } of ENCODINGS.filter((e) => e.name.startsWith('utf')))
    expect(await inspect(encode(json))).toMatchObject({ kind: 'json', encoding: name, articles: 1 })
  await expect(inspect(encoder('windows-1256')(json))).rejects.toThrow('iconv')
})

test('what HTTP calls a page is one, however it begins', async () => {
  const bytes = Buffer.from(`<div><h1>${TITLES[0]}</h1>${LINES.map((l) => `<p>${l}</p>`).join('')}</div>`)
  expect(await inspect(bytes, { 'content-type': 'text/html' })).toMatchObject({ kind: 'html', article: { title: TITLES[0] } })
})

test.each([
  ['%PDF-1.7\n1 0 obj', 'PDF'],
  ['PK\u0003\u0004mimetype', 'zip'],
  ['{\\rtf1', 'RTF'],
  ['WARC/1.0\r\nWARC-Type: response', 'WARC'],
  ['PAR1\u0015\u0004', 'Parquet'],
])('%j is refused by name, and never a text', async (head, name) => {
  await expect(inspect(Buffer.from(`${head} ${LINES.join(' ')}`))).rejects.toMatchObject({
    name: 'InputError',
    message: expect.stringContaining(name),
  })
})

test('bytes that are no text are refused', async () => {
  await expect(inspect(Buffer.concat([Buffer.from(LINES[0]), Uint8Array.of(0, 1, 2)]))).rejects.toThrow('no text')
})
