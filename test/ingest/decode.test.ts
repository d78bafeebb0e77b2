/** Bytes → strings and lines, and what kind of thing they are. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { collect, readBytes } from '../../src/ingest/bytes.ts'
import { decodeUnicode, decodeUtf8 } from '../../src/ingest/decode.ts'
import { decodePage } from '../../src/ingest/encoding.ts'
import { MAX_ITEM_BYTES } from '../../src/ingest/limits.ts'
import { type Line, readLines } from '../../src/ingest/lines.ts'
import { kindOfContent, kindOfName } from '../../src/ingest/sniff.ts'
import { encoder } from './encodings.ts'

const bytes = (text: string) => Buffer.from(text, 'utf8')

test('any text comes back from its UTF-8, with or without a byte order mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      fc.pre(!text.startsWith('\ufeff'))
      expect(decodeUtf8(bytes(text))).toBe(text)
      expect(decodeUtf8(bytes(`\ufeff${text}`))).toBe(text)
    }),
  )
})

test('what is not UTF-8 is never patched up', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (raw) => {
      let strict: string | undefined
      try {
        strict = new TextDecoder('utf-8', { fatal: true }).decode(raw)
      } catch {}
      expect(decodeUtf8(raw)).toBe(strict)
    }),
  )
})

test('the line that is not UTF-8 is named', () => {
  const broken = Buffer.concat([bytes('سطر\nسطر ثانٍ 😀\n'), Buffer.from([0xc7, 0xe1, 0xd3])])
  expect(() => decodeUnicode(broken)).toThrow(expect.objectContaining({ line: 3, message: expect.stringContaining('iconv') }))
})

test('UTF-16 with its mark is text too', () => {
  const wide = Buffer.from('\ufeffنص واضح', 'utf16le')
  expect(decodeUnicode(wide).text).toBe('نص واضح')
  expect(decodeUnicode(Buffer.from(wide).swap16()).text).toBe('نص واضح')
})

const PAGE = 'قال المهندس إن العمل في المحطة الجديدة انتهى، وإن الماء وصل إلى البلدة.'

test.each(['windows-1256', 'iso-8859-6'])('a page in %s is read by what it says', (encoding) => {
  const head = `<meta http-equiv="Content-Type" content="text/html; charset=${encoding}">`
  expect(decodePage(encoder(encoding)(head + PAGE)).text).toBe(head + PAGE)
})

test.each(['windows-1256', 'iso-8859-6'])('a page in %s is told by its letters where it says nothing, or UTF-8', (encoding) => {
  expect(decodePage(encoder(encoding)(PAGE)).text).toBe(PAGE)
  expect(decodePage(encoder(encoding)(`<meta charset="utf-8">${PAGE}`)).text).toBe(`<meta charset="utf-8">${PAGE}`)
})

test('a page in UTF-8 is, whatever it says', () => {
  const page = `<meta charset=windows-1256>${PAGE}`
  expect(decodePage(bytes(page)).text).toBe(page)
})

test('a page in no encoding that could be told is refused', () => {
  expect(() => decodePage(Buffer.from([0xff, 0x80, 0x81]))).toThrow('convert it to UTF-8')
})

// ---------------------------------------------------------------- lines

async function linesOf(chunks: Uint8Array[]): Promise<Line[]> {
  const out: Line[] = []
  for await (const lines of readLines(Readable.from(chunks))) out.push(...lines)
  return out
}

test('lines are the same however the bytes are cut', async () => {
  const text = '\ufeffأول\r\n\n  \nثانٍ 😀\nثالث'
  const expected = [
    { number: 1, text: 'أول' },
    { number: 4, text: 'ثانٍ 😀' },
    { number: 5, text: 'ثالث' },
  ]
  const all = bytes(text)
  for (let size = 1; size <= all.length; size++) {
    const chunks: Buffer[] = []
    for (let i = 0; i < all.length; i += size) chunks.push(all.subarray(i, i + size))
    expect(await linesOf(chunks)).toEqual(expected)
  }
})

test('a line that is not UTF-8 costs itself', async () => {
  const lines = await linesOf([Buffer.concat([bytes('أول\n'), Buffer.from([0xff, 10]), bytes('ثالث\n')])])
  expect(lines).toEqual([
    { number: 1, text: 'أول' },
    { number: 2, refused: expect.stringContaining('not UTF-8') },
    { number: 3, text: 'ثالث' },
  ])
})

test('a line without end costs itself, and is not held', async () => {
  const block = Buffer.alloc(1 << 20, 'a')
  function* chunks() {
    yield bytes('أول\n')
    for (let n = 0; n <= MAX_ITEM_BYTES; n += block.length) yield block
    yield bytes('\nثالث')
  }
  const out: Line[] = []
  for await (const lines of readLines(Readable.from(chunks()))) out.push(...lines)
  expect(out).toEqual([
    { number: 1, text: 'أول' },
    { number: 2, refused: expect.stringContaining('longer than') },
    { number: 3, text: 'ثالث' },
  ])
})

// ---------------------------------------------------------------- kinds

test.each([
  ['a.txt', 'text'],
  ['a.JSON', 'json'],
  ['a.b.jsonl.gz', 'jsonl'],
  ['a.ndjson', 'jsonl'],
  ['a.htm', 'html'],
  ['a.pdf', 'pdf'],
  ['a.csv.gz', 'table'],
  ['a.jpeg', undefined],
  ['txt', undefined],
  ['a.constructor', undefined],
])('%s is %s by its name', (name, kind) => expect(kindOfName(name)).toBe(kind))

test.each([
  ['قالت البلدية', 'text'],
  ['[الرملة – خاص] قالت البلدية', 'text'],
  ['{نص} بين قوسين', 'text'],
  ['\ufeff  {"text":"نص"}\n{"text":"نص"}', 'jsonl'],
  ['{"text":"نص"}', 'jsonl'],
  ['{"text":"نص",}\n{"text":"نص"}', 'jsonl'],
  ['{\n  "text": "نص"\n}', 'json'],
  ['{"text":\n"نص"}', 'json'],
  ['[{"text":"نص"}]', 'json'],
  ['<!DOCTYPE html><p>', 'html'],
  ['\n<html lang="ar">', 'html'],
  ['<!-- صفحة --><!doctype html>', 'html'],
])('%j is %s by how it begins', (text, kind) => expect(kindOfContent(bytes(text))).toBe(kind))

// ---------------------------------------------------------------- gzip

const folder = mkdtempSync(join(tmpdir(), 'isnad-bytes-'))
afterAll(() => rmSync(folder, { recursive: true }))
const none = Readable.from([])

test('gzip is opened, whatever its name, members joined', async () => {
  const path = join(folder, 'two.txt')
  writeFileSync(path, Buffer.concat([gzipSync('أول '), gzipSync('ثانٍ')]))
  expect(decodeUnicode(await collect(readBytes(path, none), 1000, '')).text).toBe('أول ثانٍ')
  const input = Readable.from([gzipSync('نص')])
  expect(decodeUnicode(await collect(readBytes('-', input), 1000, '')).text).toBe('نص')
})

test('a named pipe is refused, not waited for', async () => {
  const path = join(folder, 'pipe')
  execFileSync('mkfifo', [path])
  await expect(collect(readBytes(path, none), 1000, '')).rejects.toThrow('no regular file')
})

test('gzip that is cut short or broken says so, and a bomb is stopped', async () => {
  const whole = gzipSync('نص طويل '.repeat(1000))
  const path = join(folder, 'cut.gz')
  writeFileSync(path, whole.subarray(0, whole.length - 20))
  await expect(collect(readBytes(path, none), 1e6, '')).rejects.toThrow('cut short')
  const flipped = Buffer.from(whole)
  flipped.fill(0xff, 12, 30)
  writeFileSync(path, flipped)
  await expect(collect(readBytes(path, none), 1e6, '')).rejects.toThrow('broken gzip')
  writeFileSync(path, gzipSync(Buffer.alloc(50 << 20)))
  await expect(collect(readBytes(path, none), 1 << 20, 'too long')).rejects.toThrow('too long')
})
