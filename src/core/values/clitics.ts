/** Tokens that are only proclitics: `و` apart from its number, `الـ` and `بـ` glued before digits. */
import { type Tokens, WORD } from '../tokens/tokens.ts'

/** A word of its own that is only و. */
export function isWaw(tokens: Tokens, i: number): boolean {
  return tokens.kind[i] === WORD && tokens.text.charCodeAt(tokens.start[i]) === 0x648 && isOneLetter(tokens, i)
}

/** One letter, tatweel and marks aside. */
function isOneLetter(tokens: Tokens, i: number): boolean {
  const length = tokens.end[i] - tokens.start[i]
  return length === 1 || (length === 2 && tokens.text.charCodeAt(tokens.start[i] + 1) === 0x640)
}

/** Only proclitics and the article: و ف ب ل ك ال, with a tatweel or without. */
export function isClitic(tokens: Tokens, i: number): boolean {
  const { text, start, end } = tokens
  for (let at = start[i]; at < end[i]; at++) {
    const unit = text.charCodeAt(at)
    // و ف ب ل ك ا ـ and bidi marks
    if (
      unit !== 0x648 &&
      unit !== 0x641 &&
      unit !== 0x628 &&
      unit !== 0x644 &&
      unit !== 0x643 &&
      unit !== 0x627 &&
      unit !== 0x640 &&
      unit < 0x200b
    )
      return false
  }
  return true
}
