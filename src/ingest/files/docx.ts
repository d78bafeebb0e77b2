/** DOCX (ECMA-376): the words of a document's body, a line a paragraph; what was struck out by a correction is not read. */
import { unzipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { InputError } from '../item.ts'
import type { DocumentText } from './document.ts'

/** Bytes of one part after decompression, how many times its packed size it may be, and elements within elements. */
const MAX_PART = 64 << 20
const MAX_RATIO = 200
const MAX_DEPTH = 1000

/** Parts of a document that are read. */
const BODY = 'word/document.xml'
const ABOUT = 'docProps/core.xml'

/** @throws InputError where the bytes are no document with words. */
export function readDocx(bytes: Uint8Array): DocumentText {
  let parts: { readonly [name: string]: Uint8Array }
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        if (name !== BODY && name !== ABOUT) return false
        if (originalSize > MAX_PART || originalSize > Math.max(1 << 20, MAX_RATIO * size))
          throw new InputError('packed beyond reason: no document is')
        return true
      },
    })
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError('a broken DOCX file: open it in a word processor and save it again')
  }
  const body = parts[BODY]
  if (body === undefined) throw new InputError('an office document that is no DOCX: save it as DOCX or as text')
  const { paragraphs, heading } = paragraphsOf(utf8(body))
  const text = paragraphs.join('\n').trim()
  if (text === '') throw new InputError('a document without words')
  const title = heading ?? (parts[ABOUT] === undefined ? undefined : titleOf(utf8(parts[ABOUT])))
  // Word processors call a document by whatever stood first, or by the name of a template: only a headline that stands in it counts.
  return title !== undefined && text.includes(title) ? { title, text } : { text }
}

const utf8 = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

/** Not read: deleted words, codes of fields, what older programs see in place of something. */
const PASSED_OVER = new Set(['w:del', 'w:instrText', 'mc:Fallback', 'w:moveFrom'])

function paragraphsOf(xml: string): { readonly paragraphs: string[]; readonly heading?: string } {
  const paragraphs: string[] = []
  let heading: string | undefined
  let words = ''
  let isTitle = false
  let within = 0
  let inText = false
  let depth = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > MAX_DEPTH) throw new InputError('nested beyond reason: no document is')
        if (PASSED_OVER.has(name)) within++
        if (within > 0) return
        if (name === 'w:t') inText = true
        else if (name === 'w:tab') words += ' '
        else if (name === 'w:br' || name === 'w:cr') words += '\n'
        else if (name === 'w:pStyle') isTitle = /^(?:title|heading1|العنوان)$/i.test(attributes['w:val'] ?? '')
      },
      ontext(text) {
        if (inText && within === 0) words += text
      },
      onclosetag(name) {
        depth--
        if (PASSED_OVER.has(name)) within--
        else if (name === 'w:t') inText = false
        else if (name === 'w:p') {
          const line = words.replace(/[ \u00a0]+/g, ' ').trim()
          if (line !== '') paragraphs.push(line)
          if (line !== '' && isTitle) heading ??= line
          words = ''
          isTitle = false
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return heading === undefined ? { paragraphs } : { paragraphs, heading }
}

function titleOf(xml: string): string | undefined {
  let title = ''
  let inTitle = false
  const parser = new Parser(
    {
      onopentag: (name) => {
        inTitle = name === 'dc:title'
      },
      ontext: (text) => {
        if (inTitle) title += text
      },
      onclosetag: () => {
        inTitle = false
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return title.trim() || undefined
}
