/** Where the finder looks for a mention: words of certain classes, some that count or pick, and foreign names. */
import { bit } from '../lexicon/classes.ts'
import { MARK, WORD } from '../tokens/tokens.ts'
import * as closed from './closed-words.ts'
import { looksAccusative, nameStarts } from './names.ts'
import {
  P_BODY,
  P_BODY_HEAD,
  P_COUNTRY,
  P_DOCUMENT,
  P_GROUP,
  P_MEDIA,
  P_NAME,
  P_OFFICE,
  P_PLACE,
  P_RANK,
  P_TITLE,
  type Scene,
} from './scene.ts'
import * as is from './words.ts'

/** Classes that make a word more than a name or an adjective. */
const NAMELESS = (P_OFFICE | P_TITLE | P_RANK | P_BODY_HEAD | P_BODY | P_GROUP | P_DOCUMENT | P_PLACE | P_COUNTRY | P_MEDIA) >>> 0
const TRIGGER = (NAMELESS | P_NAME) >>> 0
const NUMERAL_OR_PARTICLE = (bit('numeral') | bit('particle')) >>> 0

/** Whether a mention may begin with token `i`. */
export function isTrigger(scene: Scene, i: number): boolean {
  const { bits, phraseBits, kind, mark, count, form } = scene.tokens
  const of = bits[i] | phraseBits[i]
  if (kind[i] !== WORD) {
    // A quotation mark before a name
    if (kind[i] !== MARK || mark[i] === 0x2e || mark[i] === 0x60c || i + 1 >= count) return false
    return ((bits[i + 1] | phraseBits[i + 1]) & TRIGGER) !== 0
  }
  if ((of & TRIGGER) !== 0) return !isVerb(scene, i) && !isAdjective(scene, i) && !isLoneWord(scene, i)
  // أبو سالم، آل سعود
  if (scene.closed(i) === closed.LINK) return nameStarts(scene, i) === 2
  if (form[i] === 0) return beginsUnknownName(scene, i)
  return (of & NUMERAL_OR_PARTICLE) !== 0 && isQuantifier(scene, i)
}

/** A word that counts or picks what follows: أحد، عدد من، ثلاثة. */
function isQuantifier(scene: Scene, i: number): boolean {
  const word = scene.closed(i)
  if (word === closed.ONE_OF || word === closed.NUMBER_OF || word === closed.ALL_OF)
    return word !== closed.ALL_OF || !scene.hasPreposition(i)
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

/** An adjective that is a family name as well, الكردي: the words before it say which. */
function isAdjective(scene: Scene, i: number): boolean {
  const both = is.ADJECTIVE | is.NAME_OR_WORD
  return scene.tokens.article[i] === 1 && (scene.traits(i) & both) === both && (scene.bits(i) & NAMELESS) === 0
}

/** صالح, كريم: a word that is a name as well, without another name after it. */
function isLoneWord(scene: Scene, i: number): boolean {
  if ((scene.bits(i) & TRIGGER) !== P_NAME || (scene.traits(i) & (is.NAME | is.NAME_OR_WORD)) !== is.NAME_OR_WORD) return false
  return scene.tokens.phrase[i] === 0 && nameStarts(scene, i + 1) === 0
}

/** A reporting verb rather than the noun it is written as: طالب. */
function isVerb(scene: Scene, i: number): boolean {
  const { article, phrase } = scene.tokens
  return (
    article[i] === 0 && phrase[i] === 0 && (scene.traits(i) & (is.SPEECH_VERB | is.NAME)) === is.SPEECH_VERB && !scene.hasPreposition(i)
  )
}
