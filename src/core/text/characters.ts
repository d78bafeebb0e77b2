/**
 * Every UTF-16 code unit has a class and, where it is a letter, a folded alphabet code.
 *
 * Folding is what lets `الأحد`, `الاحد` and `الأَحَد` meet in the lexicons while the text itself is never changed:
 * alef forms are one letter, final yeh and alef maqsura one, teh marbuta and heh one, every hamza on a seat one,
 * Persian and Urdu letters are those that Arabic keyboards put in their place; marks, tatweel and bidi controls are
 * skipped. Presentation forms (U+FB50…U+FEFC) fold to their letters too; a lam-alef ligature is two letters.
 * Where the distinction decides the sense (على / علي, أن / إن) a rule looks at the text again.
 */

/** Classes of code units. */
export const SPACE = 0
export const LETTER = 1 // Arabic letters
export const DROP = 2 // marks, tatweel, zero-width and bidi controls: part of the word, not of its key
export const DIGIT = 3
export const PUNCTUATION = 4
export const LATIN = 5 // letters of every other script
export const NEWLINE = 6
export const SURROGATE = 7

/** Alphabet codes: 0 is the end of a word, 1… the Arabic letters, then Latin, then digits. */
export const ALPHABET = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويء'
export const FIRST_LATIN = ALPHABET.length + 1
export const FIRST_DIGIT = FIRST_LATIN + 26
export const CODES = FIRST_DIGIT + 10
/** A lam-alef ligature: two letters in one code unit. */
export const LAM_ALEF = 127

// Blocks, not single characters: what lies between scripts is punctuation, and that is all the tokeniser asks.
// biome-ignore format: a table
const FOREIGN_LETTERS = [
  [0xaa, 0xaa], [0xb5, 0xb5], [0xba, 0xba], [0xc0, 0xd6], [0xd8, 0xf6], [0xf8, 0x2ff], [0x370, 0x5ff], [0x700, 0x74f],
  [0x780, 0x89f], [0x900, 0x167f], [0x1681, 0x1fff], [0x2c00, 0x2dff], [0x3040, 0xd7ff], [0xf900, 0xfb4f],
  [0xff21, 0xff3a], [0xff41, 0xff5a], [0xff66, 0xffdc],
] as const
// biome-ignore format: a table
const ARABIC_LETTERS = [
  [0x620, 0x63f], [0x641, 0x64a], [0x66e, 0x66f], [0x671, 0x6d3], [0x6d5, 0x6d5], [0x6e5, 0x6e6], [0x6ee, 0x6ef],
  [0x6fa, 0x6ff], [0x750, 0x77f], [0x8a0, 0x8c7],
] as const

/** Blocks that hold marks beside their letters. */
// biome-ignore format: a table
const MARKED_BLOCKS = [[0x300, 0x2fff], [0x3000, 0x30ff], [0xa000, 0xabff], [0xfb00, 0xfdff], [0xfe00, 0xfe2f]] as const

/** `TABLE[unit] = class << 8 | code`. */
export const TABLE = build()

/** Codes of the letters that clitics are made of. */
export const ALEF = code('ا')
export const BEH = code('ب')
export const TEH = code('ت')
export const SEEN = code('س')
export const FEH = code('ف')
export const KAF = code('ك')
export const LAM = code('ل')
export const MEEM = code('م')
export const NOON = code('ن')
export const HEH = code('ه')
export const WAW = code('و')
export const YEH = code('ي')
export const HAMZA = code('ء')

/** The alphabet code of a letter, 0 where it has none. */
export function code(letter: string): number {
  return TABLE[letter.charCodeAt(0)] & 0xff
}

/**
 * The key under which lexicons hold a word: its folded letters. Anything that is not a letter or digit is left out.
 * For compiling and for tests; the tokeniser folds on the fly.
 */
export function fold(word: string): string {
  let out = ''
  for (let i = 0; i < word.length; i++) {
    const c = TABLE[word.charCodeAt(i)] & 0xff
    if (c === LAM_ALEF) out += 'لا'
    else if (c !== 0) out += letterOf(c)
  }
  return out
}

/** Alphabet codes of a folded key. */
export function codesOf(key: string): number[] {
  const out: number[] = []
  for (let i = 0; i < key.length; i++) {
    const c = TABLE[key.charCodeAt(i)] & 0xff
    if (c === LAM_ALEF) out.push(LAM, ALEF)
    else if (c !== 0) out.push(c)
  }
  return out
}

/** Alphabetical order of folded words. */
export function compareCodes(a: readonly number[], b: readonly number[]): number {
  const n = Math.min(a.length, b.length)
  for (let i = 0; i < n; i++) if (a[i] !== b[i]) return a[i] - b[i]
  return a.length - b.length
}

function letterOf(c: number): string {
  if (c < FIRST_LATIN) return ALPHABET[c - 1]
  if (c < FIRST_DIGIT) return String.fromCharCode(97 + c - FIRST_LATIN)
  return String.fromCharCode(48 + c - FIRST_DIGIT)
}

function build(): Uint16Array {
  const table = new Uint16Array(65536).fill(PUNCTUATION << 8)
  const set = (from: number, to: number, cls: number, c = 0) => {
    table.fill((cls << 8) | c, from, to + 1)
  }
  const letters = (list: string, as: string) => {
    const c = ALPHABET.indexOf(as) + 1
    for (const ch of list) set(ch.charCodeAt(0), ch.charCodeAt(0), LETTER, c)
  }
  // Letters of other scripts: tokens of their own, without a place in the alphabet.
  for (const [from, to] of FOREIGN_LETTERS) set(from, to, LATIN)
  // Their marks too belong to the letter before: no span begins with one.
  let others = ''
  for (const [from, to] of MARKED_BLOCKS) for (let u = from; u <= to; u++) others += String.fromCharCode(u)
  for (const { 0: marks } of others.matchAll(/\p{M}+/gu)) for (const mark of marks) table[mark.charCodeAt(0)] = DROP << 8
  set(0xd800, 0xdfff, SURROGATE)
  // Space
  for (const u of [0x20, 0x09, 0x0b, 0x0c, 0x85, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]) set(u, u, SPACE)
  set(0x2000, 0x200a, SPACE)
  set(0, 8, SPACE)
  set(0x0e, 0x1f, SPACE)
  for (const u of [0x0a, 0x0d, 0x2028, 0x2029]) set(u, u, NEWLINE)
  // Latin letters and digits
  for (let i = 0; i < 26; i++) {
    set(65 + i, 65 + i, LATIN, FIRST_LATIN + i)
    set(97 + i, 97 + i, LATIN, FIRST_LATIN + i)
  }
  for (let i = 0; i < 10; i++) for (const zero of [0x30, 0x660, 0x6f0]) set(zero + i, zero + i, DIGIT, FIRST_DIGIT + i)
  // Arabic letters of other languages that fold to nothing of ours stay letters without a code.
  for (const [from, to] of ARABIC_LETTERS) set(from, to, LETTER)
  for (const ch of ALPHABET) letters(ch, ch)
  letters('أإآٱٲٳٵ', 'ا')
  letters('ىیېۍ', 'ي')
  letters('ةۀۃہھەۂ', 'ه')
  letters('ؤئٴٶٸۓ', 'ء')
  letters('کڪګگڭ', 'ك')
  letters('پ', 'ب')
  letters('چڜ', 'ج')
  letters('ڤڢڥ', 'ف')
  letters('ژ', 'ز')
  letters('ڨڧ', 'ق')
  letters('ټٹ', 'ت')
  letters('ډڈ', 'د')
  letters('ړڑ', 'ر')
  letters('ں', 'ن')
  letters('ۆۇۈۋ', 'و')
  letters('ے', 'ي')
  // Presentation forms
  for (let u = 0xfe80; u <= 0xfef4; u++) {
    const plain = String.fromCharCode(u).normalize('NFKC')
    if (plain.length === 1) table[u] = table[plain.charCodeAt(0)]
  }
  for (let u = 0xfb50; u <= 0xfbff; u++) {
    const plain = String.fromCharCode(u).normalize('NFKC')
    if (plain.length === 1 && table[plain.charCodeAt(0)] >> 8 === LETTER) table[u] = table[plain.charCodeAt(0)]
  }
  set(0xfef5, 0xfefc, LETTER, LAM_ALEF)
  // Marks, tatweel, invisible controls
  for (const u of [0x06dd, 0x070f, 0x0890, 0x0891]) set(u, u, DROP)
  set(0x0600, 0x0605, DROP)
  set(0x0610, 0x061a, DROP)
  set(0x064b, 0x065f, DROP)
  set(0x06d6, 0x06dc, DROP)
  set(0x06df, 0x06e4, DROP)
  set(0x06e7, 0x06e8, DROP)
  set(0x06ea, 0x06ed, DROP)
  set(0x08d3, 0x08ff, DROP)
  for (const u of [0x0640, 0x0670, 0x00ad, 0x061c, 0xfeff, 0x034f]) set(u, u, DROP)
  set(0x200b, 0x200f, DROP)
  set(0x202a, 0x202e, DROP)
  set(0x2060, 0x206f, DROP)
  set(0xfe00, 0xfe0f, DROP)
  set(0xfe20, 0xfe2f, DROP)
  return table
}
