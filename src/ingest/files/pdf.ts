/** PDF with a text layer: its lines joined to paragraphs. The words come from Mozilla's PDF.js (as unpdf packs it), in reading order. */
import { InputError } from '../item.ts'
import type { DocumentText } from './document.ts'

/** Pages of one document; statements have a few. */
const MAX_PAGES = 300
/** Characters a page below which it is a picture of one. */
const FEWEST = 20

/** @throws InputError where there are no words in it. */
export async function readPdf(bytes: Uint8Array): Promise<DocumentText> {
  const { getDocumentProxy } = await import('unpdf')
  let pages: string[][]
  try {
    // PDF.js keeps what it is given, and wants it in no Buffer.
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
    if (document.numPages > MAX_PAGES) throw new InputError(`a PDF of ${document.numPages} pages: give the pages that are one text`)
    pages = []
    for (let n = 1; n <= document.numPages; n++)
      pages.push(linesOf((await (await document.getPage(n)).getTextContent()).items as readonly Piece[]))
    await document.cleanup()
  } catch (error) {
    if (error instanceof InputError) throw error
    const { name, message } = error as Error
    throw new InputError(name === 'PasswordException' ? 'a PDF under a password: save it without' : `a broken PDF: ${message}`)
  }
  if (pages.flat().join('').trim().length < FEWEST)
    throw new InputError('a PDF without words, only pictures of pages: read them by a program that reads letters (OCR)')
  return { text: paragraphsOf(pages) }
}

/** Words that were drawn together. */
interface Piece {
  readonly str: string
  readonly hasEOL: boolean
  /** Where it is drawn: the fifth number is how far from the left. */
  readonly transform: readonly number[]
}

/** Letters as they are drawn, each in the form that its place in the word gives it: from left to right on the page. */
const DRAWN = /[\ufb50-\ufdff\ufe70-\ufefc]/
/** Runs that PDF.js has turned: it knows Arabic letters, but not their drawn forms. */
const TURNED = /[\u0590-\u05ff\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff](?:[\s\S]*[\u0590-\u05ff\u0600-\u065f\u066a-\u06ef\u06fa-\u06ff])?/
/** What is written from left to right within Arabic. */
const LEFT_TO_RIGHT = /[\d\u0660-\u0669A-Za-z](?:[\d\u0660-\u0669A-Za-z.,:/%@_+\u066a-\u066c -]*[\d\u0660-\u0669A-Za-z%])?/g
const MIRRORED: { readonly [sign: string]: string } = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«', '<': '>', '>': '<' }

const turned = (text: string) => [...text].reverse().join('')

/** The lines of a page, in the order in which they are read. */
function linesOf(pieces: readonly Piece[]): string[] {
  const lines: string[] = []
  let line: Piece[] = []
  const end = () => {
    if (line.length > 0) lines.push(logical(line))
    line = []
  }
  for (const piece of pieces) {
    line.push(piece)
    if (piece.hasEOL) end()
  }
  end()
  return lines
}

/** A line as it is read. Where its letters are drawn forms they stand as on the page: they are turned, but for what goes from left to right. */
function logical(line: readonly Piece[]): string {
  const pieces = line.map(({ str }) => str)
  if (!pieces.some((piece) => DRAWN.test(piece))) return (isDrawnFromLeft(line) ? pieces.toReversed() : pieces).join('').normalize('NFC')
  const onPage = pieces
    .map((piece) =>
      DRAWN.test(piece)
        ? piece
            .split(/([\ufb50-\ufdff\ufe70-\ufefc]+)/)
            .map((run) => run.replace(TURNED, turned))
            .join('')
        : piece.replace(TURNED, turned),
    )
    .join('')
  return turned(onPage)
    .replace(LEFT_TO_RIGHT, turned)
    .replace(/[()[\]«»<>]/g, (sign) => MIRRORED[sign])
    .normalize('NFKC')
}

/** Whole Arabic words, each read rightly, that were drawn from the left on. */
function isDrawnFromLeft(line: readonly Piece[]): boolean {
  const words = line.filter(({ str }) => /[\u0621-\u064a]/.test(str))
  let right = 0
  for (let i = 1; i < words.length; i++) right += words[i].transform[4] > words[i - 1].transform[4] ? 1 : -1
  return right > 0
}

/** A line that ends a sentence, or is much shorter than the longest, ends its paragraph; what stands on every page alike is its head or foot. */
function paragraphsOf(pages: readonly (readonly string[])[]): string {
  const lines = pages.map((page) => page.map((line) => line.replace(/\s+/g, ' ').trim()))
  const repeated = new Set<string>()
  if (pages.length > 2) {
    const seen = new Map<string, number>()
    for (const page of lines) for (const line of new Set(page)) seen.set(line, (seen.get(line) ?? 0) + 1)
    for (const [line, count] of seen) if (count > pages.length / 2) repeated.add(line)
  }
  const kept = lines.flat().filter((line) => !repeated.has(line) && !/^[-–\s]*[\d٠-٩]{1,4}[-–\s]*$/.test(line))
  const longest = Math.max(0, ...kept.map((line) => line.length))
  const out: string[] = []
  let paragraph = ''
  for (const line of kept) {
    if (line !== '') paragraph = paragraph === '' ? line : `${paragraph} ${line}`
    if (paragraph !== '' && (line === '' || /[.!؟?:»"]$/.test(line) || line.length < longest * 0.6)) {
      out.push(paragraph)
      paragraph = ''
    }
  }
  if (paragraph !== '') out.push(paragraph)
  return out.join('\n')
}
