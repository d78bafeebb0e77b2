/**
 * What the value grammars ask of the lexicon, as small numbers: made once for a lexicon. Words are data; the names here
 * are the columns `kind`, `value` and `unit` of the lexicons of time, number and money.
 */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'

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
export const N = {
  unit: 1, 'eleventh-part': 2, teen: 3, ten: 4, hundred: 5, hundreds: 6, scale: 7, 'two-scale': 8, scales: 9, vague: 10,
  fraction: 11, quarters: 12, point: 13, minus: 14, ordinal: 15, 'ordinal-part': 16, last: 17, 'first-of-month': 18,
  zero: 19,
} as const

/** Units of time, from short to long. */
// biome-ignore format: a table
export const U = {
  moment: 1, second: 2, minute: 3, hour: 4, day: 5, night: 6, week: 7, month: 8, quarter: 9, trimester: 10, semester: 11,
  season: 12, year: 13, decade: 14, century: 15, millennium: 16,
} as const

/** Kinds of time words. */
// biome-ignore format: a table
export const T = {
  day: 1, edge: 2, part: 3, meridiem: 4, present: 5, past: 6, future: 7, set: 8, season: 9, period: 10, time: 11,
  late: 12, early: 13, zone: 14, 'hijri-mark': 15, 'gregorian-mark': 16, weekend: 17, times: 18, counter: 19, vague: 20,
  school: 21, fiscal: 22, decade: 23, last: 24, before: 25, next: 26, after: 27, this: 28, recent: 29, new: 30,
  holiday: 31, near: 32,
} as const

/** Parts of the day. */
export const P = { dawn: 1, morning: 2, noon: 3, afternoon: 4, evening: 5, night: 6, day: 7, forenoon: 8 } as const

/** Closed-class words that frame values. */
// biome-ignore format: a table
export const F = {
  من: 1, في: 2, إلى: 3, حتى: 4, بين: 5, قبل: 6, بعد: 7, منذ: 8, مذ: 8, خلال: 9, كل: 10, هذا: 11, هذه: 11, هاد: 11,
  هاي: 11, هذي: 11, ذلك: 12, تلك: 12, نفس: 13, ذات: 13, نفسه: 14, نفسها: 14, ذاته: 14, ذاتها: 14, أو: 15, إلا: 16,
  على: 17, عن: 18, عند: 19, غاية: 20, حد: 21, موافق: 22, مدى: 23, مدار: 23, غضون: 24, توقيت: 25, محلي: 26, محلية: 26,
  عمر: 27, عمرة: 27, سن: 28, سوف: 29, لن: 29, و: 30, مع: 31, حلول: 32, لم: 33, كامل: 34, كاملة: 34, كاملا: 34, الذي: 37, اللي: 37,
  التي: 37, تحت: 38, فوق: 39, عطلة: 40, إجازة: 40, طوال: 42, طيلة: 42, مقرر: 43, مرتقب: 43, مزمع: 43, منتظر: 43,
  متوقع: 43, يعتزم: 43, تعتزم: 43, مهلة: 43, أقصاه: 43, موعد: 43, نحو: 44, حوالي: 44, قرابة: 44, زهاء: 44, تقريبا: 44,
  أكثر: 45, أقل: 46, مرور: 47, صلاة: 50, خطبة: 50, ميدان: 51, ساحة: 51, شارع: 51, حركة: 51, قوى: 51, فريق: 51, تحالف: 51, جسر: 51, دوار: 51, سوق: 51, حي: 51, مدينة: 51, جامعة: 51, مستشفى: 51, مطار: 51, ميناء: 51, كوبري: 51, وقت: 48,
} as const

export class Vocabulary {
  readonly numeral: Uint8Array
  readonly number: Float64Array
  readonly unit: Uint8Array
  readonly time: Uint8Array
  readonly month: Uint8Array
  /** 1 for a month of the Hijri year. */
  readonly hijri: Uint8Array
  /** 1 for a month whose name is also a word. */
  readonly ambiguous: Uint8Array
  readonly weekday: Uint8Array
  /** Code of {@link F} by form, for the framing words. */
  readonly frame: Uint8Array
  readonly bound: Uint8Array
  readonly part: Uint8Array
  /** 1 for a unit that counts things rather than measures. */
  readonly counted: Uint8Array
  readonly lexicon: Lexicon

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon
    this.numeral = lexicon.codes('kind', N)
    this.unit = lexicon.codes('unit', U)
    this.time = lexicon.codes('kind', T)
    this.counted = lexicon.codes('dimension', { count: 1 })
    this.part = lexicon.codes('value', P)
    const counts: { [value: string]: number } = {}
    for (let i = 0; i < 13; i++) counts[i] = i
    this.month = lexicon.codes('month', counts)
    this.hijri = lexicon.codes('calendar', { hijri: 1 })
    this.ambiguous = lexicon.codes('word', { yes: 1 })
    // 0 is Sunday in the lexicon and "none" among codes: one is added.
    this.weekday = lexicon.codes('weekday', { 0: 1, 1: 2, 2: 3, 3: 4, 4: 5, 5: 6, 6: 7 })
    this.bound = lexicon.codes('bound', { about: 1, 'at-least': 2, 'at-most': 3 })
    this.number = new Float64Array(lexicon.entryCount)
    this.number.fill(Number.NaN)
    this.frame = new Uint8Array(lexicon.formCount)
    for (const [word, code] of Object.entries(F)) this.frame[lexicon.lookup(word)] = code
    this.frame[0] = 0
  }

  /** The column `number` of an entry, parsed when it is first asked for. */
  numberOf(entry: number): number {
    let n = this.number[entry]
    if (Number.isNaN(n)) this.number[entry] = n = Number(this.lexicon.value(entry, 'number'))
    return n
  }
}
