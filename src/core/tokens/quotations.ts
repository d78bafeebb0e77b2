/**
 * Quotations: «…», “…”, "…", ((…)), '…' and their kin, nested, over several paragraphs, and with marks missing.
 *
 * The straight mark and the curly ones that many papers type the wrong way round say nothing of their side: the spaces
 * around them do. A mark that could open while its like is open opens a quotation within (`"… عناصر "داعش" …"`).
 * A quotation that is not closed ends with its paragraph; the next paragraph usually opens it again.
 */
import type { Problem } from '../record.ts'
import { MARK, type Tokens, WORD } from './tokens.ts'

const NONE = 0
const DOUBLE = 1 // " “ ” „
const GUILLEMET = 2
const PAREN = 3 // ((…))
const SINGLE = 4
const DEEPEST = 8

/** So many marks without their like are told one by one; a text with more is broken throughout, and one line says so. */
export const MOST_PROBLEMS = 100

/** Fills the quotation columns; a missing mark is a problem with the code `text/unbalanced-quote`. */
export function findQuotations(tokens: Tokens, problems: Problem[]): void {
  const { count, mark, paragraph } = tokens
  const stack = new Int32Array(DEEPEST)
  const families = new Uint8Array(DEEPEST)
  let depth = 0
  let quotes = 0
  const closeFrom = (level: number, at: number) => {
    // Everything opened above `level` was never closed.
    for (let d = depth - 1; d >= level; d--) {
      tokens.quoteEnd[stack[d]] = at
      unbalanced(tokens, tokens.quoteOpen[stack[d]], 'an opening mark without a closing one', problems)
    }
    depth = level
  }
  for (let i = 0; i < count; i++) {
    if (depth > 0 && i > 0 && paragraph[i] !== paragraph[i - 1]) closeFrom(0, i)
    const unit = mark[i]
    let family = unit === 0 ? NONE : familyOf(unit)
    if (family === PAREN && !pairOf(tokens, i, unit)) family = NONE
    if (family === NONE) {
      tokens.quote[i] = depth > 0 ? stack[depth - 1] : -1
      continue
    }
    let level = -1
    for (let d = depth - 1; d >= 0 && level < 0; d--) if (families[d] === family) level = d
    const opens = sideOf(tokens, i, unit, level >= 0, family)
    if (opens) {
      tokens.quote[i] = depth > 0 ? stack[depth - 1] : -1
      if (depth === DEEPEST) continue
      tokens.quoteOpen[quotes] = i
      tokens.quoteClose[quotes] = -1
      tokens.quoteParent[quotes] = depth > 0 ? stack[depth - 1] : -1
      families[depth] = family
      stack[depth++] = quotes
      if (family === PAREN) {
        tokens.quote[i + 1] = tokens.quote[i]
        i++
      }
      tokens.quoteFirst[quotes] = i + 1
      tokens.quoteEnd[quotes] = i + 1
      quotes++
    } else if (level >= 0) {
      const q = stack[level]
      closeFrom(level + 1, i)
      tokens.quoteEnd[q] = i
      tokens.quoteClose[q] = family === PAREN ? i + 1 : i
      depth = level
      tokens.quote[i] = depth > 0 ? stack[depth - 1] : -1
      if (family === PAREN) {
        tokens.quote[i + 1] = tokens.quote[i]
        i++
      }
    } else {
      tokens.quote[i] = depth > 0 ? stack[depth - 1] : -1
      if (family !== SINGLE) {
        unbalanced(tokens, i, 'a closing mark without an opening one', problems)
      }
    }
  }
  closeFrom(0, count)
  tokens.quoteCount = quotes
}

function unbalanced(tokens: Tokens, i: number, detail: string, problems: Problem[]): void {
  if (problems.length > MOST_PROBLEMS) return
  problems.push({
    code: 'text/unbalanced-quote',
    start: tokens.start[i],
    end: tokens.end[i],
    detail: problems.length < MOST_PROBLEMS ? detail : 'here and further on: marks that miss their like',
  })
}

function familyOf(unit: number): number {
  switch (unit) {
    case 0x22:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0xff02:
      return DOUBLE
    case 0xab:
    case 0xbb:
      return GUILLEMET
    case 0x28:
    case 0x29:
      return PAREN
    case 0x27:
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x201b:
      return SINGLE
    default:
      return NONE
  }
}

/** Two parentheses of a kind, side by side. */
function pairOf(tokens: Tokens, i: number, unit: number): boolean {
  return i + 1 < tokens.count && tokens.mark[i + 1] === unit && tokens.glued[i + 1] === 1
}

/** True where the mark opens, false where it closes (or can do neither). */
function sideOf(tokens: Tokens, i: number, unit: number, isOpen: boolean, family: number): boolean {
  if (family === PAREN) return unit === 0x28
  const before = touchesBefore(tokens, i)
  const after = touchesAfter(tokens, i)
  if (after && !before) return true
  if (before && !after) return false
  if (before && after && isProclitic(tokens, i - 1)) return true
  if (family === GUILLEMET) {
    // Spaces tell nothing: then the mark does, and « where one is open closes it (« المدينة «).
    if (unit === 0xab) return !isOpen
    return !isOpen && tokens.mark[i - 1] === 0x3a
  }
  if (family === SINGLE && before && after) return false // an apostrophe
  return !isOpen
}

/** A word, or a mark that ends something, stands right before. */
function touchesBefore(tokens: Tokens, i: number): boolean {
  if (i === 0 || tokens.glued[i] === 0) return false
  if (tokens.kind[i - 1] !== MARK) return true
  const m = tokens.mark[i - 1]
  return !(
    m === 0x28 ||
    m === 0x5b ||
    m === 0x3a ||
    m === 0x2d ||
    m === 0x2013 ||
    m === 0x2014 ||
    m === 0x60c ||
    m === 0x2c ||
    isOpeningQuote(tokens, i - 1)
  )
}

/** A word, or a mark that begins something, stands right after. */
function touchesAfter(tokens: Tokens, i: number): boolean {
  const j = i + 1
  if (j >= tokens.count || tokens.glued[j] === 0) return false
  if (tokens.kind[j] !== MARK) return true
  const m = tokens.mark[j]
  if (m === 0x28 || m === 0x5b || m === 0x24 || m === 0x20ac || m === 0x23 || m === 0x40 || m === 0xab) return true
  // Another quotation mark, glued: opening if a word follows it at once.
  return (
    (m === 0x2e || familyOf(m) === DOUBLE || familyOf(m) === SINGLE) &&
    j + 1 < tokens.count &&
    tokens.glued[j + 1] === 1 &&
    tokens.kind[j + 1] !== MARK
  )
}

function isOpeningQuote(tokens: Tokens, i: number): boolean {
  const family = familyOf(tokens.mark[i])
  return family !== NONE && tokens.glued[i] === 0
}

/** و ف ب ل ك alone before a mark: ل"الوطن" */
function isProclitic(tokens: Tokens, i: number): boolean {
  if (i < 0 || tokens.kind[i] !== WORD) return false
  const unit = tokens.text.charCodeAt(tokens.start[i])
  const length = tokens.end[i] - tokens.start[i]
  const last = tokens.text.charCodeAt(tokens.end[i] - 1)
  return (length === 1 || last === 0x640) && 'وفبلك'.includes(String.fromCharCode(unit))
}
