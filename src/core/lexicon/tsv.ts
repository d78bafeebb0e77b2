/** Reads one lexicon file (its form is in `lexicons/README.md`) and complains with file and line. */
import { codesOf, compareCodes } from '../text/characters.ts'
import { CLASSES, type LexiconClass } from './classes.ts'

export type Inflection = 'none' | 'noun' | 'adjective' | 'verb'

export interface TsvRow {
  /** 1-based line in the file. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface TsvFile {
  /** File name without folder, as it appears in `why`. */
  readonly name: string
  readonly cls: LexiconClass
  readonly inflect: Inflection
  readonly columns: readonly string[]
  readonly rows: readonly TsvRow[]
}

/** What is wrong with a lexicon line, and what to do about it. */
export class LexiconError extends Error {
  readonly file: string
  readonly line: number
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`)
    this.name = 'LexiconError'
    this.file = file
    this.line = line
  }
}

/** A word that two lines claim: the build goes on, the test does not. */
export class LexiconConflict extends LexiconError {}

const PRESENTATION = /[\ufb50-\ufdff\ufe70-\ufefc]/
const CONTROL = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** Parses a lexicon's text. Collects all complaints in `errors`; rows with one are left out. */
export function parseTsv(name: string, text: string, errors: LexiconError[]): TsvFile {
  let cls: LexiconClass | undefined
  let inflect: Inflection = 'none'
  let columns: string[] | undefined
  let ordered = false
  let before: readonly number[] = []
  const rows: TsvRow[] = []
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const fail = (line: number, message: string) => errors.push(new LexiconError(name, line, message))
  for (let n = 1; n <= lines.length; n++) {
    const raw = lines[n - 1]
    if (raw.trim() === '') continue
    if (raw.startsWith('#class\t')) {
      const value = raw.slice(7).trim()
      if ((CLASSES as readonly string[]).includes(value)) cls = value as LexiconClass
      else fail(n, `unknown class “${value}”; one of ${CLASSES.join(', ')}`)
      continue
    }
    if (raw.startsWith('#inflect\t')) {
      const value = raw.slice(9).trim()
      if (['none', 'noun', 'adjective', 'verb'].includes(value)) inflect = value as Inflection
      else fail(n, `unknown inflection “${value}”; one of none, noun, adjective, verb`)
      continue
    }
    if (raw.startsWith('#order\t')) {
      ordered = raw.slice(7).trim() === 'alphabetical'
      if (!ordered) fail(n, 'unknown order: “alphabetical” is the only one; leave the line out where order says nothing')
      continue
    }
    if (raw.startsWith('#')) continue
    const cells = raw.split('\t')
    if (!columns) {
      columns = cells.map((c) => c.trim())
      continue
    }
    if (cells.length !== columns.length) {
      fail(n, `${cells.length} cells where the header has ${columns.length}: separate them by one tab each, “-” for an empty one`)
      continue
    }
    const bad = cells.find((c) => c !== c.trim() || PRESENTATION.test(c) || c.includes('\u0640') || CONTROL.test(c))
    if (bad !== undefined) {
      fail(n, `“${bad}” has a space at its edge, a presentation form, a tatweel or an invisible control: write plain letters`)
      continue
    }
    if (ordered) {
      const key = codesOf(cells[0])
      if (compareCodes(before, key) > 0) fail(n, `“${cells[0]}” stands before the line above it in the alphabet: move it up`)
      before = key
    }
    rows.push({ line: n, cells: cells.map((c) => (c === '-' ? '' : c)) })
  }
  if (!cls) fail(1, 'no class: begin the file with “#class<TAB>NAME”')
  if (!columns) fail(1, 'no header line with the names of the columns')
  return { name, cls: cls ?? 'noun', inflect, columns: columns ?? [], rows }
}

/** The variants of a cell: `مسؤول | مسئول`. */
export function variants(cell: string): string[] {
  return cell === '' ? [] : cell.split(' | ').map((v) => v.trim())
}
