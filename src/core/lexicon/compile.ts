/**
 * Lexicon files (texts) → one binary. Pure: the build script reads the files and writes the bytes; a user's own
 * lexicon is compiled by the same function at run time, over the shipped one (`base`), and laid on top of it.
 */
import { codesOf, fold } from '../text/characters.ts'
import { type Analysis, analyse, createAnalysis } from './analyse.ts'
import { pack } from './binary.ts'
import { bit } from './classes.ts'
import { isClosed, packClosed } from './closed.ts'
import { findConflicts, isAmbiguous } from './conflicts.ts'
import { compact, deriveShapes, narrowest, type Sense } from './derive.ts'
import { INVARIABLE, MASDAR, NAME, NEEDS_ARTICLE } from './features.ts'
import { adjective, type Emit, imperfect, masdar, noun, participle, perfect } from './inflect.ts'
import { type Lexicon, MOST_SENSES, NARROW_ARABIC, openLexicon } from './lexicon.ts'
import { buildAutomaton, symbol } from './phrases.ts'
import { buildTrie } from './trie.ts'
import { LexiconError, parseTsv, type TsvFile, type TsvRow, variants } from './tsv.ts'

export interface Source {
  readonly name: string
  readonly text: string
}

export interface Compiled {
  readonly bytes: Uint8Array
  readonly errors: readonly LexiconError[]
  readonly counts: { readonly entries: number; readonly forms: number; readonly phrases: number }
}

const AL = /^ال(?=..)/
/** Classes of common words: written without the article, so that an ال in them is their own (التقى، التزام). */
const COMMON: ReadonlySet<string> = new Set(['speech', 'event', 'verb', 'noun', 'support', 'modality'])

/** Classes of proper names. */
const PROPER: ReadonlySet<string> = new Set(['given-name', 'country', 'place', 'body', 'media'])

/** Columns that hold forms; every other column is carried for the rules. */
const FORM_COLUMNS = new Set(['form', 'feminine', 'plural', 'perfect', 'imperfect', 'participle', 'masdar', 'passive'])

/** Classes whose entries nobody asks for by name: together most of the lexicon's letters. */
const NAMELESS: ReadonlySet<string> = new Set(['given-name', 'noun', 'verb'])

/**
 * Compiles lexicon files. Complaints are collected, not thrown; entries with one are left out.
 * With `base`, form and entry numbers begin where the base's end.
 */
export function compileLexicon(sources: readonly Source[], base?: Lexicon): Compiled {
  const errors: LexiconError[] = []
  const files = sources.filter((s) => !isAmbiguous(s) && !isClosed(s)).map((s) => parseTsv(s.name, s.text, errors))
  if (!base) findConflicts(files, sources.find(isAmbiguous), errors)
  const firstForm = base?.formCount ?? 1 // form 0 is "unknown"
  const firstEntry = base?.entryCount ?? 0
  const forms = new Map<string, Sense[]>()
  const phrases: { words: string[]; entry: number; features: number; file: TsvFile; line: number }[] = []
  const entryFile: number[] = []
  const entryLine: number[] = []
  const strings = new Map<string, number>([['', 0]])
  const intern = (s: string) => {
    let id = strings.get(s)
    if (id === undefined) strings.set(s, (id = strings.size))
    return id
  }
  const fileNames: number[] = []
  const fileClass: number[] = []
  const fileFirst: number[] = []
  const fileColumns: number[] = [] // per file: count of columns, then name ids
  const columnData: number[] = [] // per entry of a file: one string id a column
  const fileData: number[] = []

  files.forEach((file, f) => {
    fileNames.push(intern(file.name))
    fileClass.push(bit(file.cls))
    fileFirst.push(firstEntry + entryFile.length)
    fileData.push(columnData.length)
    fileColumns.push(file.columns.length, ...file.columns.map(intern))
    const seen = new Map<string, number>()
    for (const row of file.rows) {
      const entry = firstEntry + entryFile.length
      entryFile.push(f)
      entryLine.push(row.line)
      // Of the forms only the word itself is carried, for rules that ask for it by name; of common words and names not even that.
      const wordColumn = NAMELESS.has(file.cls) ? -1 : file.columns.findIndex((c) => FORM_COLUMNS.has(c))
      for (const [i, cell] of row.cells.entries())
        columnData.push(i === wordColumn || !FORM_COLUMNS.has(file.columns[i]) ? intern(cell) : 0)
      const own = new Set<string>()
      let any = false
      expand(file, row, (written, features) => {
        any = true
        let form = written
        if (form.includes(' ')) {
          const words = form.split(/\s+/)
          phrases.push({ words, entry, features, file, line: row.line })
          own.add(fold(form.replaceAll(' ', '_')) + words.length)
          return
        }
        let f2 = PROPER.has(file.cls) ? features | NAME : features
        if (file.cls === 'particle' || file.cls === 'negation') f2 |= INVARIABLE
        else if (AL.test(form) && !COMMON.has(file.cls)) {
          form = form.slice(2)
          f2 |= NEEDS_ARTICLE
        }
        const key = fold(form)
        if (key.length === 0) {
          errors.push(new LexiconError(file.name, row.line, `“${written}” has no letter`))
          return
        }
        own.add(key + (f2 & NEEDS_ARTICLE ? '+' : ''))
        const senses = forms.get(key)
        // A word that the lexicon beneath has too keeps its senses there.
        if (!senses) forms.set(key, [...(base ? base.sensesOf(base.lookup(key)) : []), { entry, features: f2 }])
        else if (!senses.some((s) => s.entry === entry && s.features === f2)) {
          if (senses.length < MOST_SENSES) senses.push({ entry, features: f2 })
          else errors.push(new LexiconError(file.name, row.line, `“${written}” has ${MOST_SENSES} senses already: remove some`))
        }
      })
      if (!any) errors.push(new LexiconError(file.name, row.line, 'no form: fill at least one of the columns of forms'))
      const key = [...own].sort().join(' ') + row.cells.filter((_, i) => !FORM_COLUMNS.has(file.columns[i])).join('\t')
      const before = seen.get(key)
      if (before !== undefined && any) errors.push(new LexiconError(file.name, row.line, `the same entry as line ${before}: remove one`))
      seen.set(key, row.line)
    }
  })

  // Words of phrases that no file lists become forms without senses, so that they have a number to be matched by.
  // The words are analysed as the text will be; that needs the trie of the listed forms first.
  const number = (map: Map<string, Sense[]>) => new Map([...map.keys()].map((k, i) => [k, firstForm + i]))
  let numbers = number(forms)
  let trie = buildTrie([...forms.keys()].map(codesOf))
  const analysis = createAnalysis()
  // A listed word that may not stand as the phrase has it (a verb's form after ال, a name without its ال) is let stand.
  const standing = new Set<string>()
  let probe = probeLexicon(trie, forms, standing, firstForm, base)
  for (const { words } of phrases) {
    for (const word of words) {
      if (/^\d+$/.test(word)) continue
      analyse(probe, codesOf(word), analysis)
      if (analysis.form === 0) {
        const key = fold(AL.test(word) ? word.slice(2) : word)
        if (key.length === 0) continue
        if (forms.has(key)) standing.add(key)
        else forms.set(key, [])
      }
    }
  }
  numbers = number(forms)
  trie = buildTrie([...forms.keys()].map(codesOf))
  probe = probeLexicon(trie, forms, standing, firstForm, base)

  // Phrases by their symbols; the same sequence from several lines is one phrase with several senses.
  const phraseSenses = new Map<string, { symbols: number[]; proclitics: number[]; senses: Sense[] }>()
  for (const { words, entry, features, file, line } of phrases) {
    const symbols: number[] = []
    const proclitics: number[] = []
    for (const word of words) {
      analyse(probe, codesOf(word), analysis)
      if (analysis.form === 0) {
        errors.push(new LexiconError(file.name, line, `“${word}” in a phrase cannot be read as a word`))
        break
      }
      symbols.push(symbol(analysis.form, analysis.article, analysis.enclitic))
      proclitics.push(analysis.proclitics)
    }
    if (symbols.length !== words.length) continue
    const key = `${symbols.join(',')}/${proclitics.slice(1).join(',')}`
    const known = phraseSenses.get(key)
    if (!known) phraseSenses.set(key, { symbols, proclitics, senses: [{ entry, features }] })
    else if (!known.senses.some((s) => s.entry === entry)) known.senses.push({ entry, features })
  }
  const list = [...phraseSenses.values()]
  const automaton = buildAutomaton(list)

  const phraseSense = list.flatMap(({ senses }) => senses)
  const text = [...strings.keys()]
  // One byte a letter where ASCII and the Arabic letters suffice, two where some string needs more.
  const joined = text.join('')
  const narrow = /^[ -~\u0600-\u067f]*$/.test(joined)
  const units = narrow ? new Uint8Array(joined.length) : new Uint16Array(joined.length)
  for (let c = 0; c < joined.length; c++) {
    const unit = joined.charCodeAt(c)
    units[c] = narrow && unit >= 0x600 ? unit - NARROW_ARABIC : unit
  }
  const classOf = (entry: number) => (entry < firstEntry ? (base as Lexicon).classOf(entry) : fileClass[entryFile[entry - firstEntry]])
  const beginning = new Set(list.map(({ symbols }) => (symbols[0] >> 2) - firstForm))
  const bytes = pack({
    meta: Int32Array.of(firstForm, firstEntry),
    trie,
    formBeneath: Int32Array.from(base ? [...forms.keys()].map((key) => base.lookup(key)) : []),
    ...deriveShapes([...forms.values()], classOf, standingForms(forms, standing), beginning),
    senseEntry: compact([...forms.values()].flatMap((senses) => senses.map((s) => s.entry))),
    phraseCount: narrowest(list.map(({ senses }) => senses.length)),
    phraseEntry: compact(phraseSense.map((s) => s.entry)),
    phraseFeatures: Uint16Array.from(phraseSense, (s) => s.features),
    ...automaton,
    entryLine: Uint16Array.from(entryLine),
    fileName: Int32Array.from(fileNames),
    fileClass: Uint32Array.from(fileClass),
    fileFirst: Int32Array.from(fileFirst),
    fileData: Int32Array.from(fileData),
    fileColumns: Int32Array.from(fileColumns),
    columnData: compact(columnData),
    stringLength: narrowest(text.map((s) => s.length)),
    stringUnits: units,
    ...(base ? {} : { closed: packClosed(sources.find(isClosed), errors) }),
  })
  return { bytes, errors, counts: { entries: entryFile.length, forms: numbers.size, phrases: list.length } }
}

function expand(file: TsvFile, row: TsvRow, emit: Emit): void {
  const cell = (column: string) => {
    const i = file.columns.indexOf(column)
    return i < 0 ? [] : variants(row.cells[i])
  }
  switch (file.inflect) {
    case 'none':
      for (const form of cell('form')) emit(form, 0)
      return
    case 'noun':
      for (const form of cell('form')) noun(form, '', '', emit)
      for (const form of cell('feminine')) noun('', form, '', emit)
      for (const form of cell('plural')) noun('', '', form, emit)
      return
    case 'adjective':
      for (const form of cell('form')) adjective(form, '', emit)
      for (const form of cell('plural')) noun('', '', form, emit)
      return
    case 'verb': {
      const perfects = cell('perfect')
      for (const form of perfects) perfect(form, emit)
      for (const form of cell('imperfect')) imperfect(form, perfects[0] ?? '', emit)
      for (const form of cell('participle')) participle(form, emit)
      for (const form of cell('masdar')) {
        if (form.includes(' ')) emit(form, MASDAR)
        else masdar(form, emit)
      }
      for (const form of cell('passive')) perfect(form, emit)
    }
  }
}

/** A lexicon of words alone, to analyse the words of phrases with. */
function probeLexicon(
  trie: Int32Array,
  forms: Map<string, Sense[]>,
  standing: Set<string>,
  firstForm: number,
  base: Lexicon | undefined,
): Lexicon {
  const bytes = pack({
    meta: Int32Array.of(firstForm, 0),
    trie,
    ...deriveShapes([...forms.values()], () => 0, standingForms(forms, standing), new Set()),
  })
  return openLexicon(bytes, base)
}

/** Places among the forms of the words that phrases let stand by themselves. */
function standingForms(forms: Map<string, Sense[]>, standing: Set<string>): Set<number> {
  return new Set([...forms.keys()].flatMap((key, i) => (standing.has(key) ? [i] : [])))
}

export type { Analysis }
