/**
 * What the value grammars ask of the lexicon, as small numbers: made once for a lexicon. Words are data; the names here
 * are the columns `kind`, `value` and `unit` of the lexicons of time, number and money.
 */
import { bit } from '../lexicon/classes.ts'
import { ACCUSATIVE } from '../lexicon/features.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Tokens } from '../tokens/tokens.ts'

export const MONTH = bit('month')
export const WEEKDAY = bit('weekday')
export const NUMERAL = bit('numeral')
export const UNIT = bit('time-unit')
export const WORD_OF_TIME = bit('time-word')
export const CURRENCY = bit('currency')
export const MEASURE = bit('unit')
export const MONEY_WORD = bit('money')
export const NOUN = bit('noun')

/** Kinds of numerals. */
// biome-ignore format: a table
export enum N {
  unit = 1, 'eleventh-part', teen, ten, hundred, hundreds, scale, 'two-scale', scales, vague, fraction, quarters, point, minus, ordinal,
  'ordinal-part', last, 'first-of-month', zero,
}

/** Units of time, from short to long. */
// biome-ignore format: a table
export enum U {
  moment = 1, second, minute, hour, day, night, week, month, quarter, trimester, semester, season, year, decade, century, millennium,
}

/** Kinds of time words. */
// biome-ignore format: a table
export enum T {
  day = 1, edge, part, meridiem, present, past, future, set, season, period, time, late, early, zone, 'hijri-mark', 'gregorian-mark',
  weekend, times, counter, vague, school, fiscal, decade, last, before, next, after, this, recent, new, holiday, near, same,
}

/** Parts of the day. */
export enum P {
  dawn = 1,
  morning,
  noon,
  afternoon,
  evening,
  night,
  day,
  forenoon,
}

/** The lexicon's words for the kinds above, in their order: enums are written into the code as numbers and leave no names. */
export const KINDS = {
  N: 'unit eleventh-part teen ten hundred hundreds scale two-scale scales vague fraction quarters point minus ordinal ordinal-part last first-of-month zero',
  U: 'moment second minute hour day night week month quarter trimester semester season year decade century millennium',
  T: 'day edge part meridiem present past future set season period time late early zone hijri-mark gregorian-mark weekend times counter vague school fiscal decade last before next after this recent new holiday near same',
  P: 'dawn morning noon afternoon evening night day forenoon',
} as const

/** Closed-class words that frame values: the first of each group of {@link FRAMES}. */
// biome-ignore format: a table
export enum F {
  من = 1, في, إلى, حتى, بين, قبل, بعد, منذ, خلال, كل, هذا, ذلك, نفس, نفسه, أو, إلا, على, عن, عند, غاية, حد, موافق, مدى, غضون, توقيت,
  محلي, عمر, سن, سوف, و, حلول, كامل, الذي, تحت, فوق, عطلة, طوال, مقرر, نحو, أكثر, أقل, مرور, صلاة, ميدان, مع,
}

/** The words of each code of {@link F}, in its order. */
export const FRAMES =
  'من/في/إلى/حتى/بين/قبل/بعد/منذ مذ/خلال/كل/هذا هذه لهذا لهذه هاد هاي هذي/ذلك تلك/نفس ذات/نفسه نفسها ذاته ذاتها/أو/إلا/على/عن/عند/غاية/حد/موافق/' +
  'مدى مدار/غضون/توقيت/محلي محلية/عمر عمرة/سن/سوف لن/و/حلول/كامل كاملة كاملا/الذي اللي التي/تحت/فوق/عطلة إجازة/طوال طيلة/' +
  'مقرر مرتقب مزمع منتظر متوقع يعتزم تعتزم مهلة أقصاه موعد/نحو حوالي قرابة زهاء تقريبا/أكثر/أقل/مرور/صلاة خطبة/' +
  'ميدان ساحة شارع حركة قوى فريق تحالف جسر دوار سوق حي مدينة جامعة مستشفى مطار ميناء كوبري/مع لم وقت'

/** What a word may be to the value grammars: the *fields* of its code. */
export const TIME = 0
export const TIME_UNIT = 1
export const NUMBER_WORD = 2
export const MONTH_NAME = 3
export const DAY_NAME = 4
export const FIELDS = 5
const CLASS_OF_FIELD = [WORD_OF_TIME, UNIT, NUMERAL, MONTH, WEEKDAY]
/** Where the kind of each field stands in a code. */
const SHIFT = [0, 6, 11, 16, 20]
/** From here on a bit a field: a phrase gives it. */
export const FROM_PHRASE = 23
export const KNOWN = WORD_OF_TIME | UNIT | NUMERAL | MONTH | WEEKDAY

/**
 * What the words of a lexicon mean to the value grammars. The meanings of a word in its place (with the article or
 * without, with a suffix or without) are a *row*: its code, and for each field the entry and its features. Rows are made
 * when a word is first met; the few words of time and number have few.
 */
export class Vocabulary {
  /** By entry: 1 for a month of the Hijri year, for one whose name is also a word, for a unit that counts things. */
  readonly hijri: Uint8Array
  readonly ambiguous: Uint8Array
  readonly counted: Uint8Array
  readonly bound: Uint8Array
  readonly part: Uint8Array
  /** Code of {@link F} by form, for the framing words. */
  readonly frame: Uint8Array
  readonly lexicon: Lexicon
  /** By row: its code, and the number of a numeral. By row and field: the entry and its features. */
  readonly codes = [0]
  readonly numbers = [Number.NaN]
  readonly entries = [-1, -1, -1, -1, -1]
  readonly features = [0, 0, 0, 0, 0]
  /** By field and entry. */
  readonly #kinds: readonly Uint8Array[]
  /** The row of a form in its place and of a phrase over a row, 0 where it was not met yet. */
  readonly #rowOfForm: Uint16Array
  readonly #rowOfPhrase = new Map<number, number>()

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
    const codes = (column: string, values: string, add = 1) =>
      lexicon.codes(column, Object.fromEntries(values.split(' ').map((value, i) => [value, i + add])))
    // 0 is Sunday in the lexicon and "none" among codes: one is added.
    this.#kinds = [
      codes('kind', KINDS.T),
      codes('unit', KINDS.U),
      codes('kind', KINDS.N),
      codes('month', '0 1 2 3 4 5 6 7 8 9 10 11 12', 0),
      codes('weekday', '0 1 2 3 4 5 6'),
    ]
    this.counted = codes('dimension', 'count')
    this.part = codes('value', KINDS.P)
    this.hijri = codes('calendar', 'hijri')
    this.ambiguous = codes('word', 'yes')
    this.bound = codes('bound', 'about at-least at-most')
    this.frame = new Uint8Array(lexicon.formCount)
    for (const [i, words] of FRAMES.split('/').entries()) for (const word of words.split(' ')) this.frame[lexicon.lookup(word)] = i + 1
    this.frame[0] = 0
    this.#rowOfForm = new Uint16Array(lexicon.formCount * 4)
  }

  /** The row of token `i`, where it or the phrase that begins there has a class of {@link KNOWN}. */
  rowAt(tokens: Tokens, i: number): number {
    const place = tokens.form[i] * 4 + (tokens.enclitic[i] === 0 ? 0 : 2) + tokens.article[i]
    let row = this.#rowOfForm[place]
    if (row === 0 && tokens.bits[i] & KNOWN) this.#rowOfForm[place] = row = this.#addRow(tokens, i, 0)
    const phrase = tokens.phraseBits[i] & KNOWN
    if (phrase === 0) return row
    const key = tokens.phrase[i] * 0x10000 + row
    row = this.#rowOfPhrase.get(key) ?? 0
    if (row === 0) this.#rowOfPhrase.set(key, (row = this.#addRow(tokens, i, phrase)))
    return row
  }

  #addRow(tokens: Tokens, i: number, phrase: number): number {
    const { lexicon, codes, entries } = this
    let code = 0
    for (let field = 0; field < FIELDS; field++) {
      const bits = CLASS_OF_FIELD[field]
      const kinds = this.#kinds[field]
      let entry = -1
      let features = 0
      if (phrase & bits && field !== NUMBER_WORD) {
        entry = lexicon.phraseEntryOf(lexicon.phraseSense(tokens.phrase[i], bits))
        code |= 1 << (FROM_PHRASE + field)
      } else if (tokens.bits[i] & bits) {
        let sense = tokens.sense(i, bits)
        entry = lexicon.entryOf(sense)
        features = lexicon.featuresOf(sense)
        // حالياً is the adverb, not the adjective's accusative.
        if (field === TIME && features & ACCUSATIVE) {
          while (sense >= 0 && kinds[lexicon.entryOf(sense)] >= T.last && kinds[lexicon.entryOf(sense)] <= T.new)
            sense = tokens.sense(i, bits, sense)
          if (sense >= 0) entry = lexicon.entryOf(sense)
        }
      }
      entries.push(entry)
      this.features.push(features)
      if (entry >= 0) code |= kinds[entry] << SHIFT[field]
    }
    const numeral = entries[codes.length * FIELDS + NUMBER_WORD]
    this.numbers.push(numeral < 0 ? 0 : Number(lexicon.value(numeral, 'number')))
    return codes.push(code) - 1
  }
}
