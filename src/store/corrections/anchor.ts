/**
 * Words of a text by which they are found again when the text changes: the words, and what stands before and after.
 * After the TextQuoteSelector of the W3C's Web Annotation model and the way Hypothesis resolves it; offsets and lengths
 * are UTF-16 code units. What cannot be told from a lookalike is not found.
 */
import type { Span } from '../../core/record.ts'

export interface Anchor extends Span {
  readonly quote: string
  readonly before: string
  readonly after: string
}

/** As much of either side as is kept, in UTF-16 code units. */
const CONTEXT = 32
/** Of a quotation that is found more often than this, no occurrence tells anything. */
const MOST_OCCURRENCES = 2000
/** The share of its context that must still stand around words for them to be the same. */
const ENOUGH = 0.5
/** Words this long that stand once in the text are themselves, whatever stands around them. In UTF-16 code units. */
const UNMISTAKABLE = 60

export function anchorOf(text: string, { start, end }: Span): Anchor {
  return {
    start,
    end,
    quote: text.slice(start, end),
    before: text.slice(wholeFrom(text, Math.max(0, start - CONTEXT)), start),
    after: text.slice(end, wholeTo(text, Math.min(text.length, end + CONTEXT))),
  }
}

/** Where the words of an anchor stand in a text, or undefined where they do not, or where two places have the same claim. */
export function locate(text: string, anchor: Anchor): Span | undefined {
  const { start, end, quote, before, after } = anchor
  if (quote === '') return undefined
  if (text.startsWith(before + quote + after, start - before.length)) return { start, end }
  const whole = before.length + after.length
  let best = -1
  let at = -1
  let rivals = 0
  let seen = 0
  for (let i = text.indexOf(quote); i >= 0; i = text.indexOf(quote, i + 1)) {
    if (++seen > MOST_OCCURRENCES) return undefined
    const score = commonEnd(text, i, before) + commonStart(text, i + quote.length, after)
    if (score > best) [best, at, rivals] = [score, i, 0]
    else if (score === best) rivals++
  }
  if (at < 0 || rivals > 0) return undefined
  const sure = seen === 1 && quote.length >= UNMISTAKABLE
  return sure || best >= ENOUGH * whole ? { start: at, end: at + quote.length } : undefined
}

/** How many units of the end of `before` stand right before `at`. */
function commonEnd(text: string, at: number, before: string): number {
  let n = 0
  while (n < before.length && n < at && text[at - 1 - n] === before[before.length - 1 - n]) n++
  return n
}

function commonStart(text: string, at: number, after: string): number {
  let n = 0
  while (n < after.length && at + n < text.length && text[at + n] === after[n]) n++
  return n
}

const isLow = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00
/** Never from or to the middle of a surrogate pair. */
const wholeFrom = (text: string, at: number) => (at > 0 && isLow(text, at) ? at + 1 : at)
const wholeTo = (text: string, at: number) => (at < text.length && isLow(text, at) ? at - 1 : at)
