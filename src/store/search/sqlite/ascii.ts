/**
 * Index words in ASCII: FTS5 splits, folds and compares bytes, and those of Arabic letters are twice as many and take it the slow
 * way. Each Arabic letter is one sign, so that beginnings of words stay beginnings; what is written in Latin letters begins with
 * `$`, so that no two words meet. What belongs to neither stays as it is.
 */
import { ALPHABET } from '../../../core/text/characters.ts'

/** FTS5 takes letters and digits for words by itself, and these because it is told to. */
export const TOKEN_SIGNS = '_$^{}~@'
const SIGNS = 'abcdefghijklmnopqrstuvwxyz^{}~@'
const SIGN_OF = new Uint16Array(0x700)
for (let i = 0; i < ALPHABET.length; i++) SIGN_OF[ALPHABET.charCodeAt(i)] = SIGNS.charCodeAt(i)

const SPACE = 0x20
const UNDERSCORE = 0x5f
const DOLLAR = 0x24
const AT_ONCE = 8192
let out = new Uint16Array(1 << 16)

/** Words with a space between, each the same whatever stands beside it. A field's mark (`_s`) stays before its word. */
export function toAscii(words: string): string {
  if (words.length * 2 > out.length) out = new Uint16Array(words.length * 2)
  let n = 0
  let begins = true
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i)
    if (begins && unit === UNDERSCORE) {
      out[n++] = unit
      if (i + 1 < words.length && words.charCodeAt(i + 1) !== SPACE) out[n++] = words.charCodeAt(++i)
      continue
    }
    if (begins && unit >= 0x61 && unit <= 0x7a) out[n++] = DOLLAR
    begins = unit === SPACE
    out[n++] = (unit < 0x700 ? SIGN_OF[unit] : 0) || unit
  }
  let text = ''
  for (let at = 0; at < n; at += AT_ONCE)
    text += String.fromCharCode.apply(null, out.subarray(at, Math.min(n, at + AT_ONCE)) as unknown as number[])
  return text
}
