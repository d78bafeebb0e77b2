/** The closed-class words that arguments and status are read by, as one small number a form: no senses to look up. */
import { closedCodes } from '../lexicon/closed.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'

export const MIN = 1
export const ILA = 2
export const ALA = 3
export const AN_PREPOSITION = 4 // عن
export const FI = 5
export const MAA = 6
export const BAYNA = 7
/** حول، بشأن: what the talks are about */
export const ABOUT = 8
/** أن، إن and with pronouns */
export const AN = 9
export const RELATIVE = 10
/** لكن، حيث، بينما: a new clause */
export const CLAUSE = 11
export const NEGATION = 12
export const PRONOUN = 13
/** كان، قد: before a verb, of its group */
export const AUXILIARY = 14
export const PREPOSITION = 15
/** له، معه: a preposition with its pronoun */
export const WITH_PRONOUN = 16
export const DEMONSTRATIVE = 17
/** كل، جميع، عدد: heads that take their noun with or without من */
export const QUANTITY = 18
/** بعد، عقب، خلال: what follows has happened or happens at the same time */
export const AFTER = 19
export const BEFORE = 20
/** لصالح، لفائدة */
export const FOR = 21
/** قبل in من قبل; جانب، طرف after من: the agent of a passive */
export const BY = 22
/** عدم، دون، لا */
export const WITHOUT = 23
/** سوف */
export const SOWFA = 24
/** عند الحاجة: when there is need, not that there is */
export const AT = 25
export const ADVERB = 26
/** وفقاً، بما: what follows is no part of what is asked or promised */
export const ACCORDING = 27
/** بلاده: his country, a party */
export const HOME = 28
/** محافظة، مدينة: heads of places */
export const PLACE_HEAD = 29
/** جولة، دورة: a round of talks */
export const ROUND = 30
/** مجلس، لجنة: bodies whose sessions are meetings */
export const COUNCIL = 31
/** قناة، صحيفة: with whom a talk is an interview */
export const PRESS = 32
/** جانب، طرف: on whose part */
export const SIDE = 33
/** برعاية، بمشاركة، بهدف: with ب, how and why, not who or what */
export const CIRCUMSTANCE = 34

/** وفد، بعثة: those who are sent */
export const DELEGATION = 36
/** صهر، نجل: with whose he is, a party */
export const KIN = 35

/** Their lists in lexicons/closed.tsv, in the order in which a word that two have is looked for. */
const WORDS: readonly (readonly [code: number, list: string])[] = [
  [MIN, 'min'],
  [ILA, 'ila'],
  [ALA, 'ala'],
  [AN_PREPOSITION, 'an-preposition'],
  [FI, 'fi'],
  [MAA, 'maa'],
  [BAYNA, 'bayna'],
  [ABOUT, 'about'],
  [AN, 'an'],
  [RELATIVE, 'relative'],
  [CLAUSE, 'clause'],
  [NEGATION, 'negation'],
  [PRONOUN, 'pronoun'],
  [AUXILIARY, 'auxiliary'],
  [PREPOSITION, 'preposition'],
  [AFTER, 'after'],
  [BEFORE, 'before'],
  [FOR, 'for'],
  [WITH_PRONOUN, 'with-pronoun'],
  [DEMONSTRATIVE, 'demonstrative'],
  [QUANTITY, 'quantity'],
  [WITHOUT, 'without'],
  [SOWFA, 'sowfa'],
  [AT, 'at'],
  [ADVERB, 'adverb'],
  [HOME, 'home'],
  [PLACE_HEAD, 'place-head'],
  [PRESS, 'press'],
  [SIDE, 'side'],
  [DELEGATION, 'delegation'],
  [KIN, 'kin'],
  [CIRCUMSTANCE, 'circumstance'],
  [COUNCIL, 'council'],
  [ROUND, 'round'],
  [ACCORDING, 'according'],
]

/** A number for each form of the lexicon, 0 for the rest. */
export function createWords(lexicon: Lexicon): Uint8Array {
  return closedCodes(lexicon, 'events', WORDS)
}
