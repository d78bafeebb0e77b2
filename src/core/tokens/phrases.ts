/** Marks where phrases of the lexicons begin: for each token the longest that starts there. */
import { FORM_BEGINS_PHRASE, PRO_LAM } from '../lexicon/analyse.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import { symbol as symbolOf } from '../lexicon/phrases.ts'
import { type Tokens, WORD } from './tokens.ts'

const DOT = 0x2e
const LAM = 0x644

export function findPhrases(tokens: Tokens): void {
  const { count, phrase, phraseEnd, phraseBits } = tokens
  phrase.fill(0, 0, count + 1)
  phraseBits.fill(0, 0, count + 1)
  for (let i = 0; i < count; i++) phraseEnd[i] = i + 1
  partShortLam(tokens)
  for (let layer: Lexicon | undefined = tokens.lexicon; layer; layer = layer.base) match(tokens, layer)
}

/**
 * `لبي بي سي`, `لسي إن إن`: ل is not taken off words so short (لبى is a verb, لسي is nothing), except where what is left and
 * the word after it begin a phrase.
 */
function partShortLam(tokens: Tokens): void {
  const { count, end, form, kind, start, stem, proclitics, bits, text, lexicon } = tokens
  for (let i = 0; i + 1 < count; i++) {
    if (end[i] - start[i] !== 3 || kind[i] !== WORD || text.charCodeAt(start[i]) !== LAM) continue
    if (kind[i + 1] !== WORD || end[i + 1] - start[i + 1] > 3) continue
    const f = lexicon.lookup(text.slice(start[i] + 1, end[i]))
    if (f === 0 || !begins(lexicon, f, form[i + 1])) continue
    form[i] = f
    bits[i] = lexicon.bitsOf(f, false, false)
    proclitics[i] = PRO_LAM
    stem[i] = start[i] + 1
  }
}

/** Whether a phrase begins with these two forms, neither with article or suffix. */
function begins(lexicon: Lexicon, first: number, second: number): boolean {
  for (let layer: Lexicon | undefined = lexicon; layer; layer = layer.base) {
    const { edgeStart, edgeSymbol } = layer.automaton
    if (edgeSymbol.length === 0) continue
    const state = edge(edgeStart[0], edgeStart[1], edgeSymbol, symbolOf(first, false, 0)) + 1
    if (state > 0 && edge(edgeStart[state], edgeStart[state + 1], edgeSymbol, symbolOf(second, false, 0)) >= 0) return true
  }
  return false
}

function match(tokens: Tokens, lexicon: Lexicon): void {
  const { edgeStart, edgeSymbol, fail, ends, endsNext, sameEnd, phraseLength, phraseFirst, phraseProclitics } = lexicon.automaton
  if (edgeSymbol.length === 0 || phraseLength.length === 0) return
  const { count, form, article, enclitic, proclitics, phrase, phraseEnd, phraseBits, paragraph, mark, glued } = tokens
  const top = tokens.lexicon
  // A form of the user's lexicon that this layer's phrases know by the number beneath.
  const mapped = top !== lexicon && top.base === lexicon
  const { formShape, shapeFlags, firstForm, rootEdge } = lexicon
  let state = 0
  let dot = -1
  for (let i = 0; i < count; i++) {
    let f = form[i]
    if (f === 0) {
      // بي.بي.سي: the dots of initials are passed over
      if (state !== 0 && mark[i] === DOT && glued[i] === 1 && glued[i + 1] === 1) dot = i
      else state = 0
      continue
    }
    if (mapped && f >= top.firstForm) {
      f = top.formBeneath[f - top.firstForm]
      if (f === 0) {
        state = 0
        continue
      }
    }
    if (i > 0 && paragraph[i] !== paragraph[i - 1]) state = 0
    if (state === 0 && f >= firstForm && (shapeFlags[formShape[f - firstForm]] & FORM_BEGINS_PHRASE) === 0) continue
    const symbol = (f << 2) | article[i] | (enclitic[i] ? 2 : 0)
    let next = 0
    while (state !== 0) {
      next = edge(edgeStart[state], edgeStart[state + 1], edgeSymbol, symbol)
      if (next >= 0) break
      state = fail[state]
    }
    if (state === 0) {
      // At the root the form itself says where its edges are; forms of a layer beneath are looked for.
      if (f >= firstForm) {
        next = -1
        if ((shapeFlags[formShape[f - firstForm]] & FORM_BEGINS_PHRASE) !== 0) {
          for (let e = rootEdge[f - firstForm]; e < edgeStart[1] && edgeSymbol[e] <= symbol; e++) if (edgeSymbol[e] === symbol) next = e
        }
      } else next = edge(edgeStart[0], edgeStart[1], edgeSymbol, symbol)
      if (next < 0) continue
    }
    state = next + 1
    for (let e = ends[state] !== 0 ? state : endsNext[state]; e !== 0; e = endsNext[e]) {
      for (let p = ends[e] - 1; p >= 0; p = sameEnd[p] - 1) {
        const length = phraseLength[p]
        const step = dot === i - 1 && length > 1 ? 2 : 1
        const at = i - step * (length - 1)
        if (at < 0 || (step === 1 && dot >= at)) continue
        if (phraseEnd[at] > i && phrase[at] !== 0) continue
        const first = phraseFirst[p]
        let fits = true
        for (let w = 1; w < length && fits; w++)
          fits = phraseProclitics[first + w] === proclitics[at + step * w] && (step === 1 || mark[at + 2 * w - 1] === DOT)
        if (!fits) continue
        phrase[at] = p + lexicon.firstPhrase
        phraseEnd[at] = i + 1
        phraseBits[at] = lexicon.phraseBits(p + lexicon.firstPhrase)
        break
      }
    }
  }
}

/** The edge of `symbol` among the sorted edges `from` to `to`, -1 where there is none. */
function edge(from: number, to: number, symbols: Int32Array, symbol: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (symbols[middle] < symbol) low = middle + 1
    else high = middle
  }
  return low < to && symbols[low] === symbol ? low : -1
}
