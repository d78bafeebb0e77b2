/** `isnad/values` by itself: a text in, its times, amounts, quantities, numbers and ordinals out. */
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Amount, AmountBound, Quantity, Span, Timex } from '../record.ts'
import { findPhrases } from '../tokens/phrases.ts'
import { findSentences } from '../tokens/sentences.ts'
import { tokenise } from '../tokens/tokenise.ts'
import { NUMBER, Tokens } from '../tokens/tokens.ts'
import { boundOf } from './bounds.ts'
import { Columns } from './columns.ts'
import { NumberReader } from './numbers.ts'
import type { ValueContext } from './value.ts'
import { createValueReader } from './value-reader.ts'
import { F, N, NUMERAL, T, Vocabulary } from './vocabulary.ts'

/** What times are counted from, and the habits of whoever wrote the text. The defaults are the press's. */
export type ValueOptions = ValueContext

/** A number: `3 ملايين و200 ألف` → 3200000. */
export interface NumberFound extends Span {
  readonly number: number
  /** Written as a percentage; `number` is 8.2 for `8,2 في المئة`. */
  readonly percent?: true
  readonly bound?: AmountBound
}

/** `الخامس عشر` → 15; `الأخير` → 0 from the end, `قبل الأخير` → -1, `التالي` → 1 from where one stands. */
export interface OrdinalFound extends Span {
  readonly number: number
  readonly from?: 'end' | 'current'
}

export interface ValuesFound {
  readonly timexes: readonly Timex[]
  readonly amounts: readonly Amount[]
  readonly quantities: readonly Quantity[]
  /** Every number of the text, those within times and amounts too. */
  readonly numbers: readonly NumberFound[]
  readonly ordinals: readonly OrdinalFound[]
}

export interface ValuesReader {
  /**
   * Reads the values of a text. Offsets are UTF-16 code units into `text`; text never throws.
   * @param options `publishedAt` is what relative times are counted from: without it they stay open (`XXXX-WXX-2`).
   */
  read(text: string, options?: ValueOptions): ValuesFound
}

/**
 * A reader of values over a compiled lexicon. Make one and keep it.
 * @example createValues(loadLexicon()).read('أمس الثلاثاء', { publishedAt: '2021-07-28' }).timexes[0].value // 2021-07-27
 */
export function createValues(lexicon: Lexicon): ValuesReader {
  const tokens = new Tokens()
  const readValues = createValueReader(lexicon)
  const numbers = new NumberReader(new Columns(new Vocabulary(lexicon)))
  return {
    read(text, options = {}) {
      tokenise(text, lexicon, tokens)
      findSentences(tokens)
      findPhrases(tokens)
      const { timexes, amounts, quantities } = readValues(tokens, options)
      return { timexes, amounts, quantities, ...readNumbers(tokens, numbers) }
    },
  }
}

function readNumbers(tokens: Tokens, n: NumberReader): { numbers: NumberFound[]; ordinals: OrdinalFound[] } {
  const numbers: NumberFound[] = []
  const ordinals: OrdinalFound[] = []
  n.columns.fill(tokens)
  n.begin(tokens)
  for (let i = 0; i < tokens.count; ) {
    n.limit = tokens.sentenceEnd[tokens.sentence[i]]
    if ((tokens.kind[i] !== NUMBER && (tokens.bits[i] & NUMERAL) === 0) || !n.read(i)) {
      const relative = relativeOrdinal(tokens, n, i)
      if (relative) ordinals.push(relative)
      i++
      continue
    }
    let { from, to, value } = n
    if (n.bracketed) {
      from = i
      to--
    }
    if (n.ordinal || (n.definite && isOrdinalByArticle(tokens, i, to)))
      ordinals.push({ start: tokens.start[from], end: tokens.end[to - 1], number: value })
    if (!n.ordinal) {
      const sign =
        from > 0 &&
        (tokens.mark[from - 1] === 0x2d || tokens.mark[from - 1] === 0x2212 || tokens.mark[from - 1] === 0x2b) &&
        isSign(tokens, from - 1)
      if (sign) {
        from--
        if (tokens.mark[from] !== 0x2b) value = -value
      }
      // 3/4
      if (
        tokens.mark[to] === 0x2f &&
        tokens.glued[to] === 1 &&
        tokens.kind[to + 1] === NUMBER &&
        to + 1 < tokens.count &&
        tokens.mark[to + 2] !== 0x2f
      ) {
        const top = value
        const first = from
        if (n.read(to + 1) && n.value !== 0) {
          value = top / n.value
          to = n.to
        }
        from = first
      }
      const over = divisor(tokens, n, to, value)
      if (over > 0) {
        value /= divided.by
        to = over
      }
      const percent = percentEnd(tokens, n, to)
      if (percent > 0) to = percent
      numbers.push({
        start: tokens.start[from],
        end: tokens.end[to - 1],
        number: value,
        ...(percent > 0 ? { percent: true as const } : {}),
        ...bounded(tokens, n.columns.words, from, to),
      })
    }
    i = Math.max(to, i + 1)
  }
  return { numbers, ordinals }
}

/** العشرون, الحادي: tens have no ordinal of their own. */
function isOrdinalByArticle(tokens: Tokens, i: number, to: number): boolean {
  return tokens.kind[i] !== NUMBER && to > i
}

/** A sign rather than a dash: nothing is glued before it. */
function isSign(tokens: Tokens, i: number): boolean {
  return i === 0 || (tokens.glued[i] === 0 && tokens.kind[i - 1] !== NUMBER) || tokens.mark[i - 1] === 0x28
}

function percentEnd(tokens: Tokens, n: NumberReader, to: number): number {
  if (to >= tokens.count) return 0
  if (tokens.mark[to] === 0x25 || tokens.mark[to] === 0x66a) return to + 1
  const at = n.columns.words.frame[tokens.form[to]] === F.في ? to + 1 : to
  if (at < tokens.count && n.kind(at) === N.hundred && tokens.article[at] === 1 && (at > to || (tokens.proclitics[at] & 4) !== 0))
    return at + 1
  return 0
}

const divided = { by: 1 }

/** `واحد على مئة`, `خمسة في الألف`, `واحد من ثلاثة`: the token after, with the divisor in {@link divided}; 0 where there is none. */
function divisor(tokens: Tokens, n: NumberReader, i: number, value: number): number {
  if (i >= n.limit) return 0
  const frame = n.columns.words.frame[tokens.form[i]]
  const scaled = (at: number) => n.kind(at) === N.scale && tokens.article[at] === 1 && n.number(at) <= 1e6
  if ((frame === F.في && scaled(i + 1)) || ((tokens.proclitics[i] & 4) !== 0 && scaled(i))) {
    const at = frame === F.في ? i + 1 : i
    divided.by = n.number(at)
    return at + 1
  }
  const word = tokens.text.slice(tokens.start[i], tokens.end[i])
  if ((word !== 'على' && !(frame === F.من && value === 1)) || tokens.article[i + 1] === 1) return 0
  if (!n.read(i + 1) || n.ordinal || n.value <= 1) return 0
  divided.by = n.value
  return n.to
}

function bounded(tokens: Tokens, words: Vocabulary, from: number, to: number): { bound?: AmountBound } {
  const sentence = tokens.sentence[from]
  const bound = boundOf(tokens, words, from, to, tokens.sentenceStart[sentence], tokens.sentenceEnd[sentence])
  return bound ? { bound } : {}
}

/** `الأخير`, `قبل الأخير`, `التالي`, `السابق`, `الحالي` */
function relativeOrdinal(tokens: Tokens, n: NumberReader, i: number): OrdinalFound | undefined {
  const at = (from: number, number: number, base: 'end' | 'current') => ({
    start: tokens.start[from],
    end: tokens.end[i],
    number,
    from: base,
  })
  if (n.kind(i) === N.last) return n.columns.words.frame[tokens.form[i - 1]] === F.قبل && i > 0 ? at(i - 1, -1, 'end') : at(i, 0, 'end')
  switch (n.columns.code[i] & 63) {
    case T.after:
      return at(i, 1, 'current')
    case T.before:
      return at(i, -1, 'current')
    case T.this:
      return at(i, 0, 'current')
    case T.edge:
      return tokens.text.slice(tokens.stem[i], tokens.end[i]).endsWith('خر') ? at(i, 0, 'end') : undefined
    default:
      return undefined
  }
}
