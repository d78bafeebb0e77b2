/**
 * Where the finder looks for a mention: words of certain classes, some that count or pick, and foreign names. It is asked of
 * the candidates that words.ts finds.
 */
import { MARK, WORD } from '../tokens/tokens.ts'
import { Closed } from './closed-words.ts'
import { looksAccusative, nameStarts } from './names.ts'
import type { Scene } from './scene.ts'
import { Trait as is } from './traits.ts'
import { COUNTS, HEADS } from './words.ts'

/** What heads a mention by itself. */
const HEAD = is.OFFICE | is.TITLE | is.RANK | is.BODY_HEAD | is.BODY | is.GROUP | is.DOCUMENT | is.PLACE | is.COUNTRY | is.MEDIA

/** Whether a mention may begin with token `i`. */
export function isTrigger(scene: Scene, i: number): boolean {
  const { bits, phraseBits, kind, mark, count, form } = scene.tokens
  const of = bits[i] | phraseBits[i]
  if (kind[i] !== WORD) {
    // A quotation mark before a name
    if (kind[i] !== MARK || mark[i] === 0x2e || mark[i] === 0x60c || i + 1 >= count) return false
    return ((bits[i + 1] | phraseBits[i + 1]) & HEADS) !== 0
  }
  if (form[i] === 0) return beginsUnknownName(scene, i)
  if ((of & HEADS) === 0) {
    // أبو سالم، آل سعود
    if (scene.closed(i) === Closed.LINK) return nameStarts(scene, i) === 2
    if (scene.closed(i) === Closed.COUNTERPART) return scene.tokens.enclitic[i] !== 0
    return (of & COUNTS) !== 0 && isQuantifier(scene, i)
  }
  if ((phraseBits[i] & HEADS) !== 0) return true
  const traits = scene.traits(i)
  if ((traits & HEAD) !== 0) return !isVerb(scene, i) && !qualifies(scene, i)
  if ((traits & is.NAME) !== 0) return true
  // صالح, كريم: a word that is a name as well, before another name; not الكردي, which the word before it explains
  return (
    (traits & is.NAME_OR_WORD) !== 0 && !((traits & is.ADJECTIVE) !== 0 && scene.tokens.article[i] === 1) && nameStarts(scene, i + 1) > 0
  )
}

/** A word that counts or picks what follows: أحد، عدد من، ثلاثة. */
function isQuantifier(scene: Scene, i: number): boolean {
  const word = scene.closed(i)
  if (word === Closed.ONE_OF || word === Closed.NUMBER_OF || word === Closed.ALL_OF)
    return word !== Closed.ALL_OF || !scene.hasPreposition(i)
  return (scene.traits(i) & (is.NUMERAL | is.BREAK)) === is.NUMERAL
}

/** Two words running that no lexicon knows: a foreign name. */
function beginsUnknownName(scene: Scene, i: number): boolean {
  const { count, sentence } = scene.tokens
  return (
    i + 1 < count &&
    couldBeForeign(scene, i) &&
    sentence[i] === sentence[i + 1] &&
    (couldBeForeign(scene, i + 1) || isBareName(scene, i + 1))
  )
}

function isBareName(scene: Scene, i: number): boolean {
  return (scene.traits(i) & is.NAME) !== 0 && scene.tokens.article[i] === 0 && !scene.hasPreposition(i) && !scene.hasConjunction(i)
}

function couldBeForeign(scene: Scene, i: number): boolean {
  const { article, start, end } = scene.tokens
  if (!scene.isUnknown(i) || article[i] === 1 || end[i] - start[i] < 3) return false
  return !looksAccusative(scene, i) && !scene.isPluralShape(i) && !scene.isFeminineShape(i)
}

/** السياسي after a noun: its adjective, though an office too. */
function qualifies(scene: Scene, i: number): boolean {
  const traits = scene.traits(i)
  if (
    scene.tokens.article[i] === 0 ||
    (traits & is.ADJECTIVE) === 0 ||
    (traits & (is.OFFICE | is.TITLE)) === 0 ||
    i === 0 ||
    !scene.isWord(i - 1)
  )
    return false
  const before = scene.traits(i - 1)
  return (before & (is.COMMON | is.BODY_HEAD | is.DOCUMENT | is.ADJECTIVE)) !== 0 && (before & (is.VERB | is.BREAK | is.PREPOSITION)) === 0
}

/** A reporting verb rather than the noun it is written as: طالب. */
function isVerb(scene: Scene, i: number): boolean {
  const { article, phrase } = scene.tokens
  return (
    article[i] === 0 && phrase[i] === 0 && (scene.traits(i) & (is.SPEECH_VERB | is.NAME)) === is.SPEECH_VERB && !scene.hasPreposition(i)
  )
}
