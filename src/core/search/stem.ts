/**
 * Light stemming: what comes off both ends of an Arabic word so that its inflected forms meet in an index.
 *
 * After light10 (L. Larkey, L. Ballesteros, M. Connell, "Light Stemming for Arabic Information Retrieval", 2007): the
 * conjunction, the article with what is glued to it, and the commonest suffixes come off; no root is sought. What differs:
 *
 * - و stays where it is a letter of the word (وزارة, not زار): a list says where, see own-waw.ts.
 * - The article comes off twice (الالتزام, التزام): whether ال is a word's own cannot
 *   be seen from its letters, so that both spellings must end alike.
 * - ون، ين، ي، ا leave four letters and ان five, ات، ه، ها three (light10: two of all): لبنان is not لبن, قانون not قان,
 *   طالبان not طالب. So عربي and عرب do not meet, and that is the price.
 * - Suffixes come off one after another, not each once: فلسطين and الفلسطينيين are both فلسط.
 * - More pronouns (هم هما هن نا كم), the ت that ة becomes before them (حكومتهم), the ending of تين and تان.
 *
 * A stem is always a slice of the folded word. Verbs and broken plurals are not brought together.
 */
import { ALPHABET } from '../text/characters.ts'
import { hasOwnWaw } from './own-waw.ts'

const unit = (letter: string) => ALPHABET.charCodeAt(ALPHABET.indexOf(letter))
const ALEF = unit('ا')
const BEH = unit('ب')
const TEH = unit('ت')
const FEH = unit('ف')
const KAF = unit('ك')
const LAM = unit('ل')
const MEEM = unit('م')
const NOON = unit('ن')
const HEH = unit('ه')
const WAW = unit('و')
const YEH = unit('ي')

/** Letters that must be left; after a second article three, since few words begin with ال twice. */
const AFTER_ARTICLE = 2
const AFTER_SECOND_ARTICLE = 3
const AFTER_WAW = 3
const FEW = 3
const MANY = 4
const MOST = 5

/** Where the stem of the last word begins; {@link stemEnd} returns where it ends. One word at a time. */
export let stemBegin = 0

/** Two letters after which ال is no article: الله, الآن, آلاف, التي, الذي, إليه, إليك, ألقى, ألغى, بالغة, بالون, كالات. */
const NO_NOUNS = new Set('له ان اف تي ذي يه يك قي غي غه ون ات'.split(' ').map((pair) => (pair.charCodeAt(0) << 16) | pair.charCodeAt(1)))

/** Where the word's own letters begin: after و and the article. `word` holds folded letters as UTF-16 units. */
export function afterPrefixes(word: Uint16Array, n: number): number {
  let from = 0
  let articles = 0
  for (let round = 0; round < 3; round++) {
    const glued = lengthOfGluedArticle(word, from, n)
    if (glued > 0 && n - from - glued >= (articles === 0 ? AFTER_ARTICLE : AFTER_SECOND_ARTICLE)) {
      const own = word[from] === WAW && n - from - glued <= FEW && hasOwnWaw(word, from, n)
      if (own) return from
      from += glued
      articles++
      continue
    }
    if (word[from] !== WAW || n - from <= AFTER_WAW || hasOwnWaw(word, from, n)) break
    from++
  }
  return from
}

/** How many units at `from` are an article with what is glued to it: 0 where there is none. */
function lengthOfGluedArticle(word: Uint16Array, from: number, n: number): number {
  let at = from
  if (word[at] === WAW || word[at] === FEH) at++
  if (word[at] === LAM && word[at + 1] === LAM) at += 2
  else {
    if ((word[at] === BEH || word[at] === KAF) && word[at + 1] === ALEF) at++
    if (word[at] !== ALEF || word[at + 1] !== LAM) return 0
    at += 2
  }
  return n - at === 2 && NO_NOUNS.has((word[at] << 16) | word[at + 1]) ? 0 : at - from
}

/** Stems `word[0…n)`: its folded letters. `tanwin`: its last alef only carries a tanwin (شخصاً). Sets {@link stemBegin}. */
export function stemEnd(word: Uint16Array, n: number, tanwin = false): number {
  const from = afterPrefixes(word, n)
  stemBegin = from
  if (tanwin && word[n - 1] === ALEF && n - 1 - from >= FEW) n--
  n = withoutPronoun(word, from, n)
  for (;;) {
    const shorter = withoutSuffix(word, from, n)
    if (shorter === n) return n
    n = shorter
  }
}

function withoutPronoun(w: Uint16Array, from: number, n: number): number {
  const last = w[n - 1]
  const before = w[n - 2]
  const left = n - from
  let end = n
  if (last === HEH) end = left - 1 >= FEW ? n - 1 : n
  else if (last === ALEF && before === HEH) end = left - 2 >= FEW ? n - 2 : n
  else if ((last === MEEM && (before === HEH || before === KAF)) || (last === NOON && before === HEH) || (last === ALEF && before === NOON))
    end = left - 2 >= MANY ? n - 2 : n
  else if (last === ALEF && before === MEEM && w[n - 3] === HEH) end = left - 3 >= MANY ? n - 3 : n
  if (end === n) return n
  // ة before a pronoun. After a long vowel ت is the word's own (تصويتهم) or the plural's.
  const vowel = w[end - 2] === ALEF || w[end - 2] === WAW || w[end - 2] === YEH
  return w[end - 1] === TEH && !vowel && end - 1 - from >= FEW ? end - 1 : end
}

function withoutSuffix(w: Uint16Array, from: number, n: number): number {
  const last = w[n - 1]
  const before = w[n - 2]
  const left = n - from
  if (last === NOON) {
    if ((before === YEH || before === ALEF) && w[n - 3] === TEH && left - 3 >= FEW && w[n - 4] !== YEH && w[n - 4] !== WAW) return n - 3
    if ((before === YEH || before === WAW) && left - 2 >= MANY) return n - 2
    if (before === ALEF && left - 2 >= MOST) return n - 2
  } else if (last === TEH) {
    if (before === ALEF && left - 2 >= FEW) return n - 2
  } else if (last === ALEF) {
    if (before === WAW && left - 2 >= FEW) return n - 2
    if (left - 1 >= MANY) return n - 1
  } else if (last === HEH) {
    if (left - 1 >= FEW) return n - 1
  } else if (last === YEH) {
    if (left - 1 >= MANY) return n - 1
  }
  return n
}
