/** A compiled lexicon, as rules see it: forms of tokens and phrases, their senses, and the lines those come from. */
import { codesOf } from '../text/characters.ts'
import { FORM_CONDITIONAL } from './analyse.ts'
import { type Section, unpack } from './binary.ts'
import { holds } from './derive.ts'
import { END, ROOT } from './trie.ts'

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
  readonly formFlags: Uint8Array
  /** Number of this layer's first form, entry, sense and phrase. */
  readonly firstForm: number
  readonly firstEntry: number
  readonly firstSense: number
  readonly firstPhraseSense: number
  readonly firstPhrase: number
  readonly formCount: number
  readonly entryCount: number
  readonly phraseCount: number
  readonly automaton: {
    readonly edgeStart: Int32Array
    readonly edgeSymbol: Int32Array
    readonly edgeTarget: Int32Array
    readonly fail: Int32Array
    readonly ends: Int32Array
    readonly endsNext: Int32Array
    readonly sameEnd: Int32Array
    readonly phraseLength: Uint8Array
    readonly phraseFirst: Int32Array
    readonly phraseProclitics: Uint8Array
  }
  /** For a form of a user's lexicon, the same form of the lexicon beneath, by which the latter's phrases know it. */
  readonly formBeneath: Int32Array
  /** For a form that begins phrases, the first of the automaton's root edges that it leads along. */
  readonly rootEdge: Int32Array
  /** Class bits where neither article nor suffix is there: of a form its kind, of a kind the bits. */
  readonly #formKind: Section
  readonly #kindBits: Uint32Array
  readonly #phraseBits: Uint32Array
  /** Where a form's senses begin: a start for every 256 forms, and the way from there. */
  readonly #senseBlock: Int32Array
  readonly #senseOffset: Uint16Array
  readonly #senseEntry: Section
  readonly #senseFeatures: Uint16Array
  readonly #phraseStart: Int32Array
  readonly #phraseEntry: Section
  readonly #phraseFeatures: Uint16Array
  readonly #entryFile: Uint8Array
  readonly #entryLine: Uint16Array
  readonly #fileName: Int32Array
  readonly #fileClass: Uint32Array
  readonly #fileFirst: Int32Array
  readonly #fileData: Int32Array
  readonly #columnData: Uint16Array | Int32Array
  readonly #stringStarts: Int32Array
  readonly #stringUnits: Uint16Array | Uint8Array
  readonly #strings: (string | undefined)[] = []
  readonly #columns: ReadonlyMap<string, number>[] = []
  readonly #lines: string[] = []

  constructor(bytes: Uint8Array, base?: Lexicon) {
    const s = unpack(bytes)
    const i32 = (name: string) => (s[name] as Int32Array | undefined) ?? new Int32Array(1)
    this.base = base
    this.trie = i32('trie')
    const meta = i32('meta')
    this.firstForm = meta[0]
    this.firstEntry = meta[1]
    this.formBeneath = i32('formBeneath')
    this.#senseBlock = i32('senseBlock')
    this.#senseOffset = (s.senseOffset as Uint16Array) ?? new Uint16Array(1)
    this.#senseEntry = s.senseEntry ?? new Uint8Array(0)
    this.#senseFeatures = (s.senseFeatures as Uint16Array) ?? new Uint16Array(0)
    this.#phraseStart = starts(s.phraseCount)
    this.#phraseEntry = s.phraseEntry ?? new Uint8Array(0)
    this.#phraseFeatures = (s.phraseFeatures as Uint16Array) ?? new Uint16Array(0)
    this.#entryFile = (s.entryFile as Uint8Array) ?? new Uint8Array(0)
    this.#entryLine = (s.entryLine as Uint16Array) ?? new Uint16Array(0)
    this.#fileName = i32('fileName')
    this.#fileClass = (s.fileClass as Uint32Array) ?? new Uint32Array(0)
    this.#fileFirst = i32('fileFirst')
    this.#fileData = i32('fileData')
    this.#columnData = (s.columnData as Uint16Array) ?? new Uint16Array(0)
    this.#stringStarts = starts(s.stringLength)
    this.#stringUnits = (s.stringUnits as Uint16Array | Uint8Array | undefined) ?? new Uint16Array(0)
    const forms = this.#senseOffset.length - 1
    const phrases = Math.max(0, this.#phraseStart.length - 1)
    this.formCount = this.firstForm + forms
    this.entryCount = this.firstEntry + this.#entryFile.length
    this.firstSense = base ? base.firstSense + base.#senseEntry.length : 0
    this.firstPhraseSense = base ? base.firstPhraseSense + base.#phraseEntry.length : 0
    this.firstPhrase = base ? base.firstPhrase + base.phraseCountHere : 1
    this.phraseCount = this.firstPhrase + phrases
    this.automaton = {
      edgeStart: i32('edgeStart'),
      edgeSymbol: i32('edgeSymbol'),
      edgeTarget: i32('edgeTarget'),
      fail: i32('fail'),
      ends: i32('ends'),
      endsNext: i32('endsNext'),
      sameEnd: i32('sameEnd'),
      phraseLength: (s.phraseLength as Uint8Array) ?? new Uint8Array(0),
      phraseFirst: i32('phraseFirst'),
      phraseProclitics: (s.phraseProclitics as Uint8Array) ?? new Uint8Array(0),
    }
    this.formFlags = (s.formFlags as Uint8Array) ?? new Uint8Array(0)
    this.#formKind = s.formKind ?? new Uint8Array(0)
    this.#kindBits = (s.kindBits as Uint32Array) ?? new Uint32Array(0)
    this.rootEdge = new Int32Array(forms)
    for (let edge = this.automaton.edgeStart[1] - 1; edge >= this.automaton.edgeStart[0]; edge--) {
      const form = this.automaton.edgeSymbol[edge] >> 2
      if (form >= this.firstForm) this.rootEdge[form - this.firstForm] = edge
    }
    this.#phraseBits = new Uint32Array(phrases)
    for (let p = 0; p < phrases; p++) {
      let bits = 0
      for (let i = this.#phraseStart[p]; i < this.#phraseStart[p + 1]; i++) bits |= this.classOf(this.#phraseEntry[i])
      this.#phraseBits[p] = bits >>> 0
    }
  }

  #senseStart(f: number): number {
    return this.#senseBlock[f >> 8] + this.#senseOffset[f]
  }

  get phraseCountHere(): number {
    return Math.max(0, this.#phraseStart.length - 1)
  }

  /** Class bits of a form in its place: `article` before it, `suffix` after it. */
  bitsOf(form: number, article: boolean, suffix: boolean): number {
    if (form < this.firstForm) return form === 0 || !this.base ? 0 : this.base.bitsOf(form, article, suffix)
    const f = form - this.firstForm
    if ((!article && !suffix) || (this.formFlags[f] & FORM_CONDITIONAL) === 0) return this.#kindBits[this.#formKind[f]]
    let bits = 0
    for (let i = this.#senseStart(f), to = this.#senseStart(f + 1); i < to; i++) {
      if (holds(this.#senseFeatures[i], article, suffix)) bits |= this.classOf(this.#senseEntry[i])
    }
    return bits >>> 0
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
    const f = form - this.firstForm
    const to = this.#senseStart(f + 1)
    for (let i = after < 0 ? this.#senseStart(f) : after - this.firstSense + 1; i < to; i++) {
      if ((this.classOf(this.#senseEntry[i]) & bits) !== 0 && holds(this.#senseFeatures[i], article, suffix)) return i + this.firstSense
    }
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
    return sense < this.firstSense ? (this.base as Lexicon).entryOf(sense) : this.#senseEntry[sense - this.firstSense]
  }

  featuresOf(sense: number): number {
    return sense < this.firstSense ? (this.base as Lexicon).featuresOf(sense) : this.#senseFeatures[sense - this.firstSense]
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
      const columns = this.#columnsOf(file)
      const c = columns?.get(column)
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
    const out: { entry: number; features: number }[] = []
    for (let i = this.#senseStart(f), to = this.#senseStart(f + 1); i < to; i++)
      out.push({ entry: this.#senseEntry[i], features: this.#senseFeatures[i] })
    return out
  }

  /** The form of a folded key without clitics, 0 where there is none. */
  lookup(word: string): number {
    let node = ROOT
    for (const letter of codesOf(word)) {
      const next = (this.trie[node] >> 8) + letter
      if ((this.trie[next] & 0xff) !== letter) return this.base?.lookup(word) ?? 0
      node = next
    }
    const end = (this.trie[node] >> 8) + END
    return (this.trie[end] & 0xff) === END ? (this.trie[end] >> 8) + this.firstForm : (this.base?.lookup(word) ?? 0)
  }

  string(id: number): string {
    let s = this.#strings[id]
    if (s === undefined) {
      const units = this.#stringUnits.subarray(this.#stringStarts[id], this.#stringStarts[id + 1])
      const shift = units instanceof Uint8Array ? NARROW_ARABIC : 0
      s = String.fromCharCode(...Array.from(units, (u) => (u < 0x80 ? u : u + shift)))
      this.#strings[id] = s
    }
    return s
  }

  #valueId(entry: number, column: string): number {
    if (entry < this.firstEntry) return this.base ? this.base.#valueId(entry, column) : 0
    const e = entry - this.firstEntry
    const file = this.#entryFile[e]
    const columns = this.#columnsOf(file)
    const c = columns.get(column)
    return c === undefined ? 0 : this.#columnData[this.#fileData[file] + (entry - this.#fileFirst[file]) * columns.size + c]
  }

  #columnsOf(file: number): ReadonlyMap<string, number> {
    return this.#columns[file]
  }

  /** @internal */
  readColumns(fileColumns: Int32Array): this {
    for (let i = 0; i < fileColumns.length; ) {
      const n = fileColumns[i++]
      const map = new Map<string, number>()
      for (let c = 0; c < n; c++) map.set(this.string(fileColumns[i++]), c)
      this.#columns.push(map)
    }
    return this
  }
}

/**
 * Opens a compiled lexicon. The bytes are viewed, not copied: do not change them.
 * @throws RangeError where they are not a lexicon of this version.
 */
export function openLexicon(bytes: Uint8Array, base?: Lexicon): Lexicon {
  const columns = unpack(bytes).fileColumns as Int32Array | undefined
  return new Lexicon(bytes, base).readColumns(columns ?? new Int32Array(0))
}
