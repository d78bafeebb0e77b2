/** Tables, documents, archives and chats: each made here, of invented news, whole and broken. */
import { existsSync, mkdtempSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseColumns } from '../../src/ingest/files/columns.ts'
import { inspect } from '../../src/ingest/inspect.ts'
import type { Defaults, Found, Item, Refused } from '../../src/ingest/item.ts'
import { readArticles } from '../../src/ingest/read-articles.ts'
import { launchBrowser } from '../web/browser.ts'
import { ENCODINGS } from './encodings.ts'

const TITLE = 'البلدية تفتتح المكتبة الجديدة'
const LINES = [
  'قال مدير المكتبة جابر الدهان إن القاعة الكبرى تتسع لثلاثمئة قارئ، وإن الكتب نقلت إليها خلال الأسبوع الماضي.',
  'وأضاف أن المجلس وافق على الخطة كاملة، وأن التمويل جاهز حتى نهاية العام المقبل بحسب ما ورد في الموازنة.',
]
const BODY = LINES.join('\n')
const folder = mkdtempSync(join(tmpdir(), 'isnad-files-'))

function save(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function itemsOf(path: string, defaults: Defaults = {}): Promise<Item[]> {
  const out: Item[] = []
  for await (const items of readArticles([path], Readable.from([]), defaults)) out.push(...items)
  return out
}
const found = (items: readonly Item[]) => items.filter((item): item is Found => !('refused' in item))
const refused = (items: readonly Item[]) => items.filter((item): item is Refused => 'refused' in item)

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const TABLE = [
  ['العنوان', 'النص', 'تاريخ النشر', 'المصدر'],
  [TITLE, BODY, '28/07/2021', 'صدى الوادي'],
  ['خبر بلا يوم', 'قال الوزير "إن العمل بدأ"، وشكر العمال.', '', 'صدى الوادي'],
]
const csv = (delimiter: string) => TABLE.map((row) => row.map(quoted).join(delimiter)).join('\r\n')

test.each([
  [',', 'news.csv'],
  [';', 'office.csv'],
  ['\t', 'news.tsv'],
])('a table with %j: %s', async (delimiter, name) => {
  const [first, second] = found(await itemsOf(save(name, csv(delimiter))))
  expect(first.article).toMatchObject({ text: `${TITLE}\n\n${BODY}`, title: TITLE, publishedAt: '2021-07-28', outlet: 'صدى الوادي' })
  expect(second.article.text).toBe('خبر بلا يوم\n\nقال الوزير "إن العمل بدأ"، وشكر العمال.')
  expect(second.article.publishedAt).toBeUndefined()
})

test('a table in every encoding, packed and not', async () => {
  for (const { name, how, encode } of ENCODINGS) {
    const items = await itemsOf(save(`${name} ${how}.csv`.replaceAll(/[^\w.-]/g, '_'), encode(csv(','))))
    expect({ name, how, text: found(items)[0]?.article.text }).toEqual({ name, how, text: `${TITLE}\n\n${BODY}` })
  }
  expect(found(await itemsOf(save('packed.csv.gz', gzipSync(csv(',')))))).toHaveLength(2)
})

test('columns of other names are named, and a complaint lists what is there', async () => {
  const path = save('odd.csv', `kop,inhoud,wanneer\n${TITLE},"${BODY}",2021-07-28\n`)
  expect(refused(await itemsOf(path))).toEqual([
    {
      source: path,
      at: path,
      refused: 'no column with the text: its columns are "kop", "inhoud", "wanneer"; say which, e.g. --columns text=kop',
    },
  ])
  const columns = parseColumns('text=inhoud, title=kop,publishedAt=wanneer')
  expect(found(await itemsOf(path, { columns }))[0].article).toEqual({
    text: `${TITLE}\n\n${BODY}`,
    title: TITLE,
    publishedAt: '2021-07-28',
  })
  expect(refused(await itemsOf(path, { columns: { text: 'lichaam' } }))[0].refused).toContain('no column "lichaam": its columns are "kop"')
  expect(() => parseColumns('texte=inhoud')).toThrow('texte=inhoud: want FIELD=COLUMN')
})

test('one bad row costs itself, and is named by its line', async () => {
  const path = save('bad.csv', `text,title\n"${BODY}",أ\nسطر,ب,ج,د\n"",فارغ\n${LINES[0].replaceAll('،', '؛')},هـ\n`)
  const items = await itemsOf(path)
  expect(found(items)).toHaveLength(2)
  expect(refused(items).map(({ at }) => at.slice(path.length))).toEqual([':4', ':5'])
  expect(refused(items)[0].refused).toContain('4 cells where the first row has 2')
  const open = await itemsOf(save('open.csv', 'text\n"لم تغلق\n'))
  expect(open.at(-1)).toMatchObject({ refused: expect.stringContaining('never closed') })
})

test('Parquet, of several row groups, from the disk and packed', async () => {
  const rows = Array.from({ length: 25 }, (_, i) => ({ title: `${TITLE} ${i}`, body: BODY, published: '2021-07-28' }))
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: (['title', 'body', 'published'] as const).map((name) => ({
        name,
        data: rows.map((row) => row[name]),
        type: 'STRING' as const,
      })),
      rowGroupSize: 10,
    }),
  )
  for (const path of [save('news.parquet', bytes), save('packed.parquet.gz', gzipSync(bytes))]) {
    const items = found(await itemsOf(path))
    expect(items).toHaveLength(25)
    expect(items[24]).toMatchObject({ at: `${path}[24]`, article: { text: `${TITLE} 24\n\n${BODY}`, publishedAt: '2021-07-28' } })
  }
  expect(refused(await itemsOf(save('cut.parquet', bytes.subarray(0, bytes.length - 30))))[0].refused).toContain('a broken Parquet file')
})

const OPEN_FILES = '/proc/self/fd'
test.runIf(existsSync(OPEN_FILES))('every file is closed that was opened, read to its end or not', async () => {
  const columnData = [
    { name: 'text', data: Array.from({ length: 1500 }, (_, i) => `${BODY} ${i} ${Math.sin(i)}`), type: 'STRING' as const },
  ]
  const long = save('long.parquet', new Uint8Array(parquetWriteBuffer({ columnData, codec: 'UNCOMPRESSED' })))
  expect(found(await itemsOf(long))).toHaveLength(1500)
  await itemsOf(save('picture.txt', Buffer.concat([Buffer.from('GIF8'), Buffer.alloc(1 << 20)])))
  const open = () =>
    readdirSync(OPEN_FILES).flatMap((n) => {
      try {
        return [readlinkSync(join(OPEN_FILES, n))]
      } catch {
        return []
      }
    })
  await expect.poll(() => open().filter((path) => path.startsWith(folder))).toEqual([])
})

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
function docx(body: string, more: { readonly [name: string]: Uint8Array } = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`),
    ...more,
  })
}
const para = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`

test('DOCX: headline, paragraphs, cells of tables; not what a correction struck out', async () => {
  const struck =
    '<w:p><w:del><w:r><w:delText>محذوف</w:delText><w:t>محذوف</w:t></w:r></w:del><w:r><w:t xml:space="preserve">باق &amp; صحيح</w:t></w:r></w:p>'
  const table = `<w:tbl><w:tr><w:tc>${para('المبلغ')}</w:tc><w:tc>${para('5 ملايين')}</w:tc></w:tr></w:tbl>`
  const bytes = docx(para(TITLE, 'Title') + LINES.map((line) => para(line)).join('') + struck + table)
  const [{ article }] = found(await itemsOf(save('statement.docx', bytes), { outlet: 'وزارة الثقافة' }))
  expect(article).toEqual({ title: TITLE, text: `${TITLE}\n${BODY}\nباق & صحيح\nالمبلغ\n5 ملايين`, outlet: 'وزارة الثقافة' })
  expect(await inspect(bytes)).toMatchObject({ kind: 'docx', article: { title: TITLE } })
  // By its bytes, whatever it is called.
  expect(found(await itemsOf(save('statement.txt', bytes)))).toHaveLength(1)
})

test('office files that are no DOCX, and DOCX that are broken or traps, are refused in a line', async () => {
  const sheet = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<x/>') })
  const trap = docx('', { 'word/document.xml': new Uint8Array(40 << 20) })
  const deep = docx('<w:sdt>'.repeat(5000))
  const why = async (name: string, bytes: Uint8Array) => refused(await itemsOf(save(name, bytes)))[0]?.refused
  expect(await why('sheet.xlsx', sheet)).toContain('no DOCX')
  expect(await why('trap.docx', trap)).toContain('beyond reason')
  expect(await why('deep.docx', deep)).toContain('beyond reason')
  expect(await why('cut.docx', docx(para(BODY)).subarray(0, 300))).toContain('broken DOCX')
  expect(await why('empty.docx', docx(''))).toContain('without words')
})

let browser: Awaited<ReturnType<typeof launchBrowser>>
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

test('PDF with a text layer: paragraphs in reading order; without one it says so', async () => {
  const page = await browser.newPage()
  const html = (body: string) => `<!doctype html><html lang="ar" dir="rtl"><body style="font:14pt serif;width:30em">${body}</body></html>`
  await page.setContent(html(`<h1>${TITLE}</h1>${LINES.map((line) => `<p>${line}</p>`).join('')}`))
  const [{ article }] = found(await itemsOf(save('statement.pdf', await page.pdf())))
  const words = (text: string) => text.split(/[\s،.]+/).filter((word) => word !== '')
  expect(words(article.text)).toEqual(words(`${TITLE} ${BODY}`))
  await page.setContent(html('<svg width="100" height="100"><rect width="90" height="90"/></svg>'))
  expect(refused(await itemsOf(save('picture.pdf', await page.pdf())))[0].refused).toContain('without words')
  expect(refused(await itemsOf(save('broken.pdf', '%PDF-1.7\nnothing')))[0].refused).toContain('a broken PDF')
  await page.close()
})

test('zip: its files in their own kinds, each named; nothing from beside or within another archive', async () => {
  const bytes = zipSync({
    'a/one.txt': strToU8(BODY),
    'two.json': strToU8(JSON.stringify([{ text: LINES[0] }, { text: LINES[1] }])),
    'three.jsonl.gz': gzipSync(`${JSON.stringify({ text: BODY })}\n{"text"\n`),
    '../../outside.txt': strToU8(BODY),
    'picture.png': new Uint8Array(10),
    '.hidden.txt': strToU8(BODY),
    'inner.zip': zipSync({ 'x.txt': strToU8(BODY) }),
    'empty.txt': new Uint8Array(0),
  })
  const path = save('all.zip', bytes)
  const items = await itemsOf(path)
  expect(
    found(items)
      .map(({ at }) => at.slice(path.length))
      .sort(),
  ).toEqual(['/a/one.txt', '/three.jsonl.gz:1', '/two.json[0]', '/two.json[1]'])
  expect(
    refused(items)
      .map(({ at, refused: why }) => [at.slice(path.length), why.slice(0, 24)])
      .sort(),
  ).toEqual([
    ['/empty.txt', 'empty: nothing to read'],
    ['/inner.zip', 'an archive within an arc'],
    ['/three.jsonl.gz:2', 'broken JSON at column 8:'],
  ])
  expect(await inspect(bytes)).toMatchObject({ kind: 'zip', articles: 4, refused: 3 })
})

test('an archive that unfolds beyond reason is refused before it has', async () => {
  const trap = zipSync({ 'a.txt': new Uint8Array(200 << 20) }, { level: 9 })
  expect(trap.length).toBeLessThan(1 << 20)
  const before = process.memoryUsage().rss
  expect(refused(await itemsOf(save('trap.zip', trap)))[0].refused).toMatch(/beyond reason|longer than/)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 << 20)
  expect(refused(await itemsOf(save('cut.zip', zipSync({ 'a.txt': strToU8(BODY) }).subarray(0, 60))))[0]?.refused).toContain('broken')
})

const page = (body: string, charset = 'utf-8') =>
  `<!doctype html><html><head><meta charset="${charset}"><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1>${body}</article></body></html>`
function record(type: string, url: string, body: Buffer, http = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'): Buffer {
  const content = Buffer.concat([Buffer.from(http), body])
  const head = `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${url}\r\nContent-Length: ${content.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n\r\n')])
}
const ARABIC = page(
  LINES.concat(LINES)
    .map((line) => `<p>${line}</p>`)
    .join(''),
)

test('WARC: Arabic pages come out, in whatever form the server sent them; all else is passed over', async () => {
  const chunked = `${Buffer.byteLength(ARABIC).toString(16)}\r\n${ARABIC}\r\n0\r\n\r\n`
  const records = [
    record('warcinfo', 'urn:x', Buffer.from('software: none')),
    record('response', 'https://example.org/2021/07/28/one', Buffer.from(ARABIC)),
    record(
      'response',
      'https://example.org/two',
      gzipSync(ARABIC),
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n',
    ),
    record(
      'response',
      'https://example.org/three',
      Buffer.from(chunked),
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n',
    ),
    record('response', 'https://example.org/english', Buffer.from(page('<p>Nothing for us here.</p>'.repeat(50)))),
    record('response', 'https://example.org/gone', Buffer.from(ARABIC), 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n'),
    record('response', 'https://example.org/data', Buffer.from(ARABIC), 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n'),
    record('request', 'https://example.org/one', Buffer.from('GET / HTTP/1.1')),
  ]
  const whole = Buffer.concat(records)
  // As Common Crawl packs them: each record by itself.
  const packed = Buffer.concat(records.map((one) => gzipSync(one)))
  for (const path of [save('news.warc', whole), save('news.warc.gz', packed)]) {
    const items = await itemsOf(path)
    expect(refused(items)).toEqual([])
    expect(found(items).map(({ article }) => article.url)).toEqual([
      'https://example.org/2021/07/28/one',
      'https://example.org/two',
      'https://example.org/three',
    ])
    expect(found(items)[0].article).toMatchObject({ title: TITLE, publishedAt: '2021-07-28' })
  }
  const cut = await itemsOf(save('cut.warc', whole.subarray(0, whole.length - 20)))
  expect(cut.at(-1)).toMatchObject({ refused: 'a web archive (WARC) that is cut short: fetch it again' })
  expect(found(cut)).toHaveLength(3)
  const none = await itemsOf(save('none.warc', 'WARC/1.0\r\nno head'))
  expect(none[0]).toMatchObject({ refused: expect.stringContaining('cut short') })
})

test('chats: messages that are long enough to be news, with their channel and time', async () => {
  const long = `${BODY}\nتابعونا على القناة.`
  const telegram = {
    name: 'قناة الوادي',
    type: 'public_channel',
    id: 7,
    messages: [
      { id: 1, type: 'service', date: '2021-07-28T09:00:00', text: '' },
      { id: 2, type: 'message', date: '2021-07-28T10:15:00', text: [{ type: 'bold', text: TITLE }, `\n${long}`] },
      { id: 3, type: 'message', date: '2021-07-28T10:16:00', text: 'صباح الخير' },
    ],
  }
  const [one] = found(await itemsOf(save('result.json', JSON.stringify(telegram))))
  expect(one.article).toEqual({ id: 'telegram:7:2', text: `${TITLE}\n${long}`, outlet: 'قناة الوادي', publishedAt: '2021-07-28T10:15:00' })

  const phone = [
    '[28/07/2021, 10:15:02] \u200eالمجموعة: \u200eالرسائل مشفرة.',
    `[28/07/2021, 10:16:40] ليلى: ${LINES[0]}`,
    LINES[1],
    '[28/07/2021, 10:20:00] سالم: تمام',
  ].join('\n')
  const [iphone, ...rest] = found(await itemsOf(save('_chat.txt', phone)))
  expect(rest).toEqual([])
  expect(iphone.article).toEqual({ text: BODY, outlet: 'ليلى', publishedAt: '2021-07-28T10:16' })

  const android = [
    '٢٨/٧/٢٠٢١، ٩:٠٠ م - تم إنشاء المجموعة',
    `٢٨/٧/٢٠٢١، ٩:٠٥ م - ليلى: ${BODY} وعددهم ٣٠٠.`,
    '٢٩/٧/٢٠٢١، ٨:٠٠ ص - سالم: تمام',
  ].join('\n')
  const [arabic] = found(await itemsOf(save('محادثة واتساب مع أخبار الحي.txt', android)))
  expect(arabic.article).toEqual({ text: `${BODY} وعددهم ٣٠٠.`, outlet: 'أخبار الحي', publishedAt: '2021-07-28T21:05' })

  expect(refused(await itemsOf(save('talk.json', JSON.stringify({ ...telegram, messages: [] }))))[0].refused).toContain(
    'no message is long enough',
  )
  // A list of days is no chat.
  expect(found(await itemsOf(save('days.txt', `28/07/2021 افتتاح المكتبة.\n${BODY}`)))[0].article.text).toContain('افتتاح')
})
