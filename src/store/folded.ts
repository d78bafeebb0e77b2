/** Words as they are compared: letters folded as the lexicons fold them, one space between words, nothing else. */
import { DROP, LAM_ALEF, NEWLINE, PUNCTUATION, SPACE, TABLE } from '../core/text/characters.ts'

const LETTERS = buildLetters()

/** `«الحُكومةُ» قالت` → `الحكومه قالت`. Letters that have no place in the alphabet stay as they are, so that no two words meet by losing all. */
export function foldWords(text: string): string {
  let out = ''
  let gap = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const entry = TABLE[unit]
    const cls = entry >> 8
    if (cls === DROP) continue
    if (cls === SPACE || cls === NEWLINE || cls === PUNCTUATION) {
      gap = out !== ''
      continue
    }
    if (gap) {
      out += ' '
      gap = false
    }
    out += LETTERS[entry & 0xff] ?? text[i].toLowerCase()
  }
  return out
}

/** Letter of each alphabet code; undefined for 0, the letters without one. */
function buildLetters(): readonly (string | undefined)[] {
  const letters: (string | undefined)[] = []
  // Every code has a letter of ASCII or of the Arabic block.
  for (let unit = 0; unit < 0x700; unit++) {
    const c = TABLE[unit] & 0xff
    if (c === 0 || c === LAM_ALEF || letters[c] !== undefined) continue
    letters[c] = String.fromCharCode(unit).toLowerCase()
  }
  // The first unit of a code is not always the letter itself (آ comes before ا): ask for those that are.
  for (const letter of 'ابتثجحخدذرزسشصضطظعغفقكلمنهويء0123456789') letters[TABLE[letter.charCodeAt(0)] & 0xff] = letter
  letters[LAM_ALEF] = 'لا'
  return letters
}
