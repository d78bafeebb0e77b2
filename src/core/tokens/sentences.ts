/**
 * Sentences: up to a full stop, question or exclamation mark, with the closing marks that follow it, or to the end of
 * the paragraph. Two or more dots are a pause, not an end; nor is the dot of an abbreviated title (`د.`).
 */
import { type Tokens, WORD } from './tokens.ts'

export function findSentences(tokens: Tokens): void {
  const { count, mark, paragraph, glued, sentence, sentenceStart, sentenceEnd, paragraphStart } = tokens
  let s = 0
  let from = 0
  let paragraphs = 0
  for (let i = 0; i < count; i++) {
    if (i === 0 || paragraph[i] !== paragraph[i - 1]) {
      if (i > from) {
        sentenceStart[s] = from
        sentenceEnd[s++] = i
        from = i
      }
      paragraphStart[paragraphs++] = i
    }
    sentence[i] = s
    if (mark[i] !== 0 && isStop(tokens, i)) {
      let j = i + 1
      while (j < count && paragraph[j] === paragraph[i] && glued[j] === 1 && isCloser(tokens, j)) sentence[j++] = s
      sentenceStart[s] = from
      sentenceEnd[s++] = j
      from = j
      i = j - 1
    }
  }
  if (count > from) {
    sentenceStart[s] = from
    sentenceEnd[s++] = count
  }
  tokens.sentenceCount = s
  paragraphStart[paragraphs] = count
}

function isStop(tokens: Tokens, i: number): boolean {
  const unit = tokens.mark[i]
  if (unit === 0x21 || unit === 0x3f || unit === 0x61f || unit === 0x6d4) return true
  if (unit !== 0x2e) return false
  if (tokens.mark[i + 1] === 0x2e && i + 1 < tokens.count && tokens.glued[i + 1] === 1) return false
  if (i > 0 && tokens.mark[i - 1] === 0x2e && tokens.glued[i] === 1) return false
  // Syllables joined by dots: بي.بي.سي، إيه.بي.سي
  if (joins(tokens, i, 2) || (joins(tokens, i, 3) && (isDot(tokens, i + 2) || isDot(tokens, i - 2)))) return false
  // A letter of its own before the dot is an abbreviation: د. ، أ. ، م.
  return !(i > 0 && tokens.glued[i] === 1 && tokens.kind[i - 1] === WORD && tokens.end[i - 1] - tokens.start[i - 1] === 1)
}

/** Words of at most `letters` letters on both sides of token `i`, without a space. */
function joins(tokens: Tokens, i: number, letters: number): boolean {
  return isSyllable(tokens, i - 1, letters) && tokens.glued[i] === 1 && isSyllable(tokens, i + 1, letters) && tokens.glued[i + 1] === 1
}

function isSyllable(tokens: Tokens, i: number, letters: number): boolean {
  return i >= 0 && i < tokens.count && tokens.kind[i] === WORD && tokens.end[i] - tokens.start[i] <= letters
}

function isDot(tokens: Tokens, i: number): boolean {
  return i >= 0 && i < tokens.count && tokens.mark[i] === 0x2e && tokens.glued[i] === 1
}

/** Closing quotation marks and brackets, and further stops. */
function isCloser(tokens: Tokens, j: number): boolean {
  const m = tokens.mark[j]
  if (m === 0xbb || m === 0x201d || m === 0x29 || m === 0x5d || m === 0x2019 || m === 0x21 || m === 0x3f || m === 0x61f) return true
  if (m !== 0x22 && m !== 0x201c && m !== 0x27) return false
  // The straight mark closes where no word touches it on the other side.
  return j + 1 >= tokens.count || tokens.glued[j + 1] === 0 || tokens.mark[j + 1] !== 0
}
