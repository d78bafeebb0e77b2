/**
 * Names written in Latin letters: one key for the spellings of a name in both scripts, its consonants.
 *
 * Vowels are written in Latin letters as anyone likes and in Arabic hardly at all, so they are left out, as NYSIIS and
 * Soundex leave them out; only that a name begins with one is kept (`a`). Consonants that transliterations confuse are one:
 *
 * | key | Arabic | Latin |
 * | --- | --- | --- |
 * | b | ب پ | b p |
 * | t | ت ث ط | t th |
 * | j | ج غ | j g gh dj |
 * | h | ح ه, but not at the end | h, but not at the end |
 * | x | خ | kh |
 * | d | د ذ ض ظ | d dh; z is tried as d too |
 * | r, l, m, n | ر، ل، م، ن | r, l, m, n |
 * | z | ز | z |
 * | s | س ص | s, c before e i y, x (with k before it) |
 * | c | ش | sh, sch; ch is tried as ش, تش and خ |
 * | f | ف | f v ph |
 * | k | ق ك | k q c ck |
 * | w, y | و, ي where they begin the name | w ou, y |
 * | a | ا أ إ آ ع ء where they begin the name | a e i o u where they begin it |
 *
 * Of the romanisations in use (ALA-LC, BGN/PCGN, the press) it needs none, and finds what all of them write. The price:
 * حسن and حسين are one key.
 */
import { ALEF, code, FIRST_LATIN, HAMZA, HEH, LAM, LAM_ALEF, TABLE, WAW, YEH } from '../text/characters.ts'

// biome-ignore format: a table
const ARABIC: { readonly [letter: string]: string } = {
  ب: 'b', ت: 't', ث: 't', ط: 't', ج: 'j', غ: 'j', ح: 'h', ه: 'h', خ: 'x', د: 'd', ذ: 'd', ض: 'd', ظ: 'd',
  ر: 'r', ز: 'z', س: 's', ص: 's', ش: 'c', ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n',
}

/** Beginnings of `text` that are one consonant, longest first, with every key they may have. */
const LATIN: readonly (readonly [written: string, keys: readonly string[]])[] = [
  ['tch', ['tc']],
  ['tsh', ['tc']],
  ['sch', ['c']],
  ['sh', ['c']],
  ['ch', ['c', 'tc', 'x']],
  ['kh', ['x']],
  ['gh', ['j']],
  ['dj', ['j']],
  ['zh', ['z']],
  ['dh', ['d']],
  ['th', ['t']],
  ['ph', ['f']],
  ['ck', ['k']],
  ['b', ['b']],
  ['p', ['b']],
  ['t', ['t']],
  ['j', ['j']],
  ['g', ['j']],
  ['h', ['h']],
  ['d', ['d']],
  ['r', ['r']],
  ['z', ['z', 'd']],
  ['s', ['s']],
  ['f', ['f']],
  ['v', ['f']],
  ['q', ['k']],
  ['k', ['k']],
  ['x', ['ks']],
  ['l', ['l']],
  ['m', ['m']],
  ['n', ['n']],
]
const VOWELS = 'aeiouyw'
const MOST_KEYS = 12
/** One consonant is shared by too many names. */
const SHORTEST = 2

/** Keys by alphabet code; none for vowels, ع and hamza. */
const KEY_OF = Array.from({ length: 256 }, () => '')
for (const [letter, key] of Object.entries(ARABIC)) KEY_OF[code(letter)] = key
const AIN = code('ع')
const HAH = code('ح')
const LONGEST = 64
const codes = new Uint8Array(LONGEST + 2)

/** The key of an Arabic word of a name; undefined where it has too little. The article, if any, is left out. */
export function nameKey(word: string): string | undefined {
  let n = 0
  for (let i = 0; i < word.length && n < LONGEST; i++) {
    const c = TABLE[word.charCodeAt(i)] & 0xff
    if (c === LAM_ALEF) {
      codes[n++] = LAM
      codes[n++] = ALEF
    } else if (c !== 0) codes[n++] = c
  }
  if (n === 0 || codes[0] >= FIRST_LATIN) return undefined
  const from = n > 4 && codes[0] === ALEF && codes[1] === LAM ? 2 : 0
  const first = codes[from]
  let key = first === WAW ? 'w' : first === YEH ? 'y' : first === ALEF || first === HAMZA || first === AIN ? 'a' : ''
  // A final h is as often written as not (فاطمة, Fatima, Fatimah; صالح, Saleh).
  const last = codes[n - 1]
  const end = last === HEH || last === HAH ? n - 1 : n
  for (let i = key === '' ? from : from + 1; i < end; i++) key += KEY_OF[codes[i]]
  return key.length < SHORTEST ? undefined : key
}

/** Every key that a word in Latin letters may stand for; none where it is an article (al) or has too little. */
export function keysOfLatin(word: string): string[] {
  const letters = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
  const keys = new Set(read(letters))
  const article = /^(?:al|el)(?=..[a-z])/.exec(letters)
  if (article) for (const key of read(letters.slice(2))) keys.add(key)
  return [...keys].filter((key) => key.length >= SHORTEST).slice(0, MOST_KEYS)
}

/** Articles as they stand apart in Latin letters, assimilated or not. */
export const LATIN_ARTICLES: ReadonlySet<string> = new Set('al el ar as ash at an ad adh az ul'.split(' '))

function read(letters: string): string[] {
  let keys = ['']
  let i = 0
  if (letters.startsWith('ou') || letters[0] === 'w') {
    keys = ['w', 'a']
    i = letters[0] === 'w' ? 1 : 2
    if (letters[0] === 'w') keys = ['w']
  } else if (letters[0] === 'y') {
    keys = ['y']
    i = 1
  } else if ('aeiou'.includes(letters[0] ?? '-')) {
    keys = ['a']
    i = 1
  }
  let before = ''
  while (i < letters.length) {
    const letter = letters[i]
    if (VOWELS.includes(letter)) {
      before = ''
      i++
      continue
    }
    if (letter === 'h' && i === letters.length - 1) break
    const soft = letter === 'c' && 'eiy'.includes(letters[i + 1] ?? '-')
    const [written, of] = soft
      ? (['c', ['s']] as const)
      : (LATIN.find(([sign]) => letters.startsWith(sign, i)) ?? ([letter, letter === 'c' ? ['k'] : []] as const))
    i += written.length
    // A doubled consonant is one: Arabic writes none.
    if (written === before) continue
    before = written
    if (of.length > 0) keys = keys.flatMap((key) => of.map((more) => key + more)).slice(0, MOST_KEYS)
  }
  return keys
}
