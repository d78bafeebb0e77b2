/** A compiled lexicon, as rules see it: forms of tokens and phrases, their senses, and the lines those come from. */
import { codesOf } from '../text/characters.ts'
import { type Section, unpack } from './binary.ts'
import { unpackClosed } from './closed.ts'
import { BLOCK, holds } from './derive.ts'
import { type Automaton, completed } from './phrases.ts'
import { find } from './trie.ts'

type Numbers = Uint16Array | Int32Array

/** A sense's number holds its form's and its place among that form's senses. */
const SENSE_BITS = 10
/** So many senses a form may have. */
export const MOST_SENSES = 1 << SENSE_BITS

/** What stands with a form: 1 the article, 2 a suffixed pronoun. */
function placeOf(article: boolean, suffix: boolean): number {
  return (article ? 1 : 0) | (suffix ? 2 : 0)
}

/** Where each run begins, from the lengths of the runs, and at last where the last one ends. */
function starts(lengths: Section | undefined): Int32Array {
  const out = new Int32Array((lengths?.length ?? 0) + 1)
  for (let i = 1; i < out.length; i++) out[i] = out[i - 1] + (lengths as Section)[i - 1]
  return out
}

/** In strings of one byte a letter, U+0600…U+067F is written as 0x80…0xFF. */
export const NARROW_ARABIC = 0x580

/**
 * Numbers: a *form* is a folded spelling (0 is unknown), a *phrase* a sequence of forms (from 1; 0 is none), a *sense* one
 * meaning of either, an *entry* one line of a lexicon file. A user's lexicon lies over `base` and counts on from it.
 */
export class Lexicon {
  readonly base: Lexicon | undefined
  readonly trie: Int32Array
  /** The shape of each form, counted from `firstForm`, and what forms of a shape may stand with (see derive.ts). */
  readonly formShape: Numbers
  readonly shapeFlags: Uint8Array
  /** Class bits of a shape's senses that hold, by `shape << 2 | place`. */
  readonly shapeBits: Uint32Array
  /** Number of this layer's first form, entry, phrase and phrase's sense. */
  readonly firstForm: number
  readonly firstEntry: number
  readonly firstPhrase: number
  readonly firstPhraseSense: number
  readonly formCount: number
  readonly entryCount: number
  readonly phraseCount: number
  readonly automaton: Automaton
  /** For a form of a user's lexicon, the same form of the lexicon beneath, by which the latter's phrases know it. */
  readonly formBeneath: Int32Array
  /** For a form that begins phrases, the first of the automaton's root edges that it leads along. */
  readonly rootEdge: Numbers
  readonly #phraseBits: Uint32Array
  readonly #senseBlock: Int32Array
  readonly #senseOffset: Section
  readonly #senseEntry: Numbers
  /** Where a shape's kinds of senses begin in `shapeKind`, and where the last one's end. */
  readonly #shapeFirst: Int32Array
  readonly #shapeKind: Numbers
  readonly #kindFeatures: Uint16Array
  /** Class bit of a kind where it holds, else 0, by `kind << 2 | place`. */
  readonly #kindBits: Uint32Array
  readonly #phraseStart: Int32Array
  readonly #phraseEntry: Numbers
  readonly #phraseFeatures: Uint16Array
  readonly #entryFile: Uint8Array
  readonly #entryLine: Uint16Array
  readonly #fileName: Int32Array
  readonly #fileClass: Uint32Array
  readonly #fileFirst: Int32Array
  readonly #fileData: Int32Array
  readonly #columnData: Numbers
  readonly #stringStarts: Int32Array
  readonly #stringUnits: Uint16Array | Uint8Array
  /** These two by number, and of full length: engines hold a sparse array as a dictionary. */
  readonly #strings: (string | undefined)[]
  readonly #columns: ReadonlyMap<string, number>[]
  readonly #lines: (string | undefined)[]

  readonly #closedBytes: Uint8Array
  #closed: ReadonlyMap<string, readonly string[]> | undefined

  /** The bytes are viewed, not copied. */
  constructor(bytes: Uint8Array, base?: Lexicon) {
    const s = unpack(bytes)
    const i32 = (name: string) => (s[name] as Int32Array | undefined) ?? new Int32Array(1)
    const u32 = (name: string) => (s[name] as Uint32Array | undefined) ?? new Uint32Array(0)
    const numbers = (name: string) => (s[name] as Numbers | undefined) ?? new Uint16Array(1)
    const u8 = (name: string) => (s[name] as Uint8Array | undefined) ?? new Uint8Array(0)
    this.base = base
    this.trie = i32('trie')
    const [firstForm, firstEntry] = i32('meta')
    this.firstForm = firstForm
    this.firstEntry = firstEntry
    this.firstPhrase = base ? base.phraseCount : 1
    this.firstPhraseSense = base ? base.firstPhraseSense + base.#phraseEntry.length : 0
    this.formBeneath = i32('formBeneath')
    this.formShape = numbers('formShape')
    this.shapeFlags = u8('shapeFlags')
    this.#senseBlock = i32('senseBlock')
    this.#senseOffset = u8('senseOffset')
    this.#senseEntry = numbers('senseEntry')
    this.#shapeFirst = starts(s.shapeCount)
    this.#shapeKind = numbers('shapeKind')
    this.#kindFeatures = numbers('kindFeatures') as Uint16Array
    this.#kindBits = byPlace(u32('kindClass'), this.#kindFeatures)
    this.shapeBits = joined(this.#kindBits, this.#shapeKind, this.#shapeFirst)
    this.#phraseStart = starts(s.phraseCount)
    this.#phraseEntry = numbers('phraseEntry')
    this.#phraseFeatures = numbers('phraseFeatures') as Uint16Array
    this.#entryLine = numbers('entryLine') as Uint16Array
    this.#fileName = i32('fileName')
    this.#fileClass = u32('fileClass')
    this.#fileFirst = i32('fileFirst')
    this.#fileData = i32('fileData')
    this.#columnData = numbers('columnData')
    this.#stringStarts = starts(s.stringLength)
    this.#strings = new Array(this.#stringStarts.length)
    this.#closedBytes = u8('closed')
    this.#stringUnits = (s.stringUnits as Uint16Array | Uint8Array | undefined) ?? new Uint16Array(0)
    const phrases = this.#phraseStart.length - 1
    const entries = s.entryLine?.length ?? 0
    this.#lines = new Array(entries)
    this.formCount = firstForm + (s.formShape?.length ?? 0)
    this.entryCount = firstEntry + entries
    this.phraseCount = this.firstPhrase + phrases
    this.#entryFile = new Uint8Array(entries)
    for (let file = 0; file < this.#fileClass.length; file++) this.#entryFile.fill(file, this.#fileFirst[file] - firstEntry)
    this.automaton = completed({
      edgeStart: numbers('edgeStart'),
      edgeSymbol: (s.edgeSymbol as Int32Array | undefined) ?? new Int32Array(0),
      fail: numbers('fail'),
      ends: numbers('ends'),
      sameEnd: numbers('sameEnd'),
      phraseLength: u8('phraseLength'),
      phraseProclitics: u8('phraseProclitics'),
    })
    this.rootEdge = rootEdges(this.automaton, firstForm, this.formCount)
    this.#phraseBits = new Uint32Array(phrases)
    for (let p = 0; p < phrases; p++)
      for (let i = this.#phraseStart[p]; i < this.#phraseStart[p + 1]; i++) this.#phraseBits[p] |= this.classOf(this.#phraseEntry[i])
    this.#columns = this.#readColumns(i32('fileColumns'))
  }

  /** Class bits of a form in its place: `article` before it, `suffix` after it. */
  bitsOf(form: number, article: boolean, suffix: boolean): number {
    if (form < this.firstForm) return form === 0 || !this.base ? 0 : this.base.bitsOf(form, article, suffix)
    return this.shapeBits[(this.formShape[form - this.firstForm] << 2) | placeOf(article, suffix)]
  }

  /** What a form may stand with: bits FORM_NOMINAL … of analyse.ts. */
  flagsOf(form: number): number {
    if (form < this.firstForm) return form === 0 || !this.base ? 0 : this.base.flagsOf(form)
    return this.shapeFlags[this.formShape[form - this.firstForm]]
  }

  phraseBits(phrase: number): number {
    return phrase < this.firstPhrase ? (this.base?.phraseBits(phrase) ?? 0) : this.#phraseBits[phrase - this.firstPhrase]
  }

  /**
   * The first sense of `form` whose class is among `bits` and that holds in its place; -1 where there is none.
   * Pass the sense before to get the one after it.
   */
  sense(form: number, bits: number, article: boolean, suffix: boolean, after = -1): number {
    if (form < this.firstForm) return form === 0 || !this.base ? -1 : this.base.sense(form, bits, article, suffix, after)
    const shape = this.formShape[form - this.firstForm]
    const place = placeOf(article, suffix)
    if ((this.shapeBits[(shape << 2) | place] & bits) === 0) return -1
    const kinds = this.#shapeKind
    const from = this.#shapeFirst[shape]
    const to = this.#shapeFirst[shape + 1]
    for (let i = after < 0 ? from : from + (after & (MOST_SENSES - 1)) + 1; i < to; i++)
      if ((this.#kindBits[(kinds[i] << 2) | place] & bits) !== 0) return form * MOST_SENSES + i - from
    return -1
  }

  /** Like {@link sense}, of a phrase. The number it gives is for {@link phraseEntryOf}. */
  phraseSense(phrase: number, bits: number, after = -1): number {
    if (phrase < this.firstPhrase) return phrase === 0 || !this.base ? -1 : this.base.phraseSense(phrase, bits, after)
    const p = phrase - this.firstPhrase
    for (let i = after < 0 ? this.#phraseStart[p] : after - this.firstPhraseSense + 1; i < this.#phraseStart[p + 1]; i++) {
      if ((this.classOf(this.#phraseEntry[i]) & bits) !== 0) return i + this.firstPhraseSense
    }
    return -1
  }

  entryOf(sense: number): number {
    const form = sense >> SENSE_BITS
    if (form < this.firstForm) return this.base ? this.base.entryOf(sense) : -1
    return this.#senseEntry[this.#senseStart(form - this.firstForm) + (sense & (MOST_SENSES - 1))]
  }

  featuresOf(sense: number): number {
    const form = sense >> SENSE_BITS
    if (form < this.firstForm) return this.base ? this.base.featuresOf(sense) : 0
    const shape = this.formShape[form - this.firstForm]
    return this.#kindFeatures[this.#shapeKind[this.#shapeFirst[shape] + (sense & (MOST_SENSES - 1))]]
  }

  #senseStart(f: number): number {
    return this.#senseBlock[f >> BLOCK] + this.#senseOffset[f]
  }

  phraseEntryOf(sense: number): number {
    return sense < this.firstPhraseSense ? (this.base as Lexicon).phraseEntryOf(sense) : this.#phraseEntry[sense - this.firstPhraseSense]
  }

  phraseFeaturesOf(sense: number): number {
    return sense < this.firstPhraseSense
      ? (this.base as Lexicon).phraseFeaturesOf(sense)
      : this.#phraseFeatures[sense - this.firstPhraseSense]
  }

  /** Class bit of an entry. */
  classOf(entry: number): number {
    if (entry < this.firstEntry) return this.base ? this.base.classOf(entry) : 0
    return this.#fileClass[this.#entryFile[entry - this.firstEntry]]
  }

  /** A cell of an entry's line, by the header of its column; '' where it is empty or there is no such column. */
  value(entry: number, column: string): string {
    const id = this.#valueId(entry, column)
    return id === 0 ? '' : entry < this.firstEntry ? (this.base as Lexicon).string(id) : this.string(id)
  }

  /** Where an entry is written: `lexicons/speech-verbs.tsv:14`. */
  line(entry: number): string {
    if (entry < this.firstEntry) return (this.base as Lexicon).line(entry)
    const e = entry - this.firstEntry
    // Kept: every result names the lines it rests on, and they are few.
    return (this.#lines[e] ??= `${this.string(this.#fileName[this.#entryFile[e]])}:${this.#entryLine[e]}`)
  }

  /**
   * A column as small numbers, for rules that ask often: for each entry the number `table` gives its cell, 0 where
   * there is none. Make it once for a lexicon, not once for an article.
   */
  codes(column: string, table: { readonly [value: string]: number }): Uint8Array {
    const out = new Uint8Array(this.entryCount)
    this.#fillCodes(column, table, out)
    return out
  }

  #fillCodes(column: string, table: { readonly [value: string]: number }, out: Uint8Array): void {
    if (this.base) this.base.#fillCodes(column, table, out)
    const numbers = new Map<number, number>()
    for (let file = 0; file < this.#fileFirst.length; file++) {
      const columns = this.#columns[file]
      const c = columns.get(column)
      if (c === undefined) continue
      const end = file + 1 < this.#fileFirst.length ? this.#fileFirst[file + 1] : this.entryCount
      let at = this.#fileData[file] + c
      for (let entry = this.#fileFirst[file]; entry < end; entry++, at += columns.size) {
        const id = this.#columnData[at]
        if (id === 0) continue
        let n = numbers.get(id)
        if (n === undefined) {
          n = table[this.string(id)] ?? 0
          numbers.set(id, n)
        }
        out[entry] = n
      }
    }
  }

  /** All senses of a form of this layer or a lower one, as they are stored. */
  sensesOf(form: number): { readonly entry: number; readonly features: number }[] {
    if (form === 0) return []
    if (form < this.firstForm) return this.base?.sensesOf(form) ?? []
    const f = form - this.firstForm
    const from = this.#shapeFirst[this.formShape[f]]
    const to = this.#shapeFirst[this.formShape[f] + 1]
    const entries = this.#senseEntry.subarray(this.#senseStart(f))
    return Array.from(this.#shapeKind.subarray(from, to), (kind, i) => ({ entry: entries[i], features: this.#kindFeatures[kind] }))
  }

  /** The words of a list of closed.tsv; none where there is no such list. */
  closed(stage: string, list: string): readonly string[] {
    if (this.base) return this.base.closed(stage, list)
    this.#closed ??= unpackClosed(this.#closedBytes)
    return this.#closed.get(`${stage}.${list}`) ?? []
  }

  /** The form of a folded key without clitics, 0 where there is none. */
  lookup(word: string): number {
    const form = find(this.trie, codesOf(word))
    return form >= 0 ? form + this.firstForm : (this.base?.lookup(word) ?? 0)
  }

  string(id: number): string {
    let s = this.#strings[id]
    if (s === undefined) {
      const units = this.#stringUnits
      const shift = units instanceof Uint8Array ? NARROW_ARABIC : 0
      const end = this.#stringStarts[id + 1]
      s = ''
      for (let i = this.#stringStarts[id]; i < end; i++) s += String.fromCharCode(units[i] < 0x80 ? units[i] : units[i] + shift)
      this.#strings[id] = s
    }
    return s
  }

  #valueId(entry: number, column: string): number {
    if (entry < this.firstEntry) return this.base ? this.base.#valueId(entry, column) : 0
    const e = entry - this.firstEntry
    const file = this.#entryFile[e]
    const columns = this.#columns[file]
    const c = columns.get(column)
    return c === undefined ? 0 : this.#columnData[this.#fileData[file] + (entry - this.#fileFirst[file]) * columns.size + c]
  }

  #readColumns(fileColumns: Int32Array): ReadonlyMap<string, number>[] {
    const out: ReadonlyMap<string, number>[] = []
    for (let i = 0; out.length < this.#fileClass.length; ) {
      const n = fileColumns[i++]
      const map = new Map<string, number>()
      for (let c = 0; c < n; c++) map.set(this.string(fileColumns[i++]), c)
      out.push(map)
    }
    return out
  }
}

/** Of kinds of senses, the class bit in each place where the sense holds. */
function byPlace(classes: Uint32Array, features: Uint16Array): Uint32Array {
  const out = new Uint32Array(4 * classes.length)
  for (let i = 0; i < out.length; i++) if (holds(features[i >> 2], (i & 1) !== 0, (i & 2) !== 0)) out[i] = classes[i >> 2]
  return out
}

/** The bits of shapes, from those of the kinds of senses they have. */
function joined(kindBits: Uint32Array, kinds: Numbers, first: Int32Array): Uint32Array {
  const out = new Uint32Array(4 * (first.length - 1))
  for (let shape = 0; 4 * shape < out.length; shape++)
    for (let i = first[shape]; i < first[shape + 1]; i++)
      for (let place = 0; place < 4; place++) out[4 * shape + place] |= kindBits[4 * kinds[i] + place]
  return out
}

function rootEdges({ edgeStart, edgeSymbol }: Automaton, firstForm: number, formCount: number): Numbers {
  const out = edgeSymbol.length < 65536 ? new Uint16Array(formCount - firstForm) : new Int32Array(formCount - firstForm)
  for (let edge = edgeStart[1] - 1; edge >= 0; edge--) {
    const form = edgeSymbol[edge] >> 2
    if (form >= firstForm) out[form - firstForm] = edge
  }
  return out
}

/**
 * Opens a compiled lexicon. The bytes are viewed, not copied: do not change them.
 * @throws RangeError where they are not a lexicon of this version.
 */
export function openLexicon(bytes: Uint8Array, base?: Lexicon): Lexicon {
  return new Lexicon(bytes, base)
}
