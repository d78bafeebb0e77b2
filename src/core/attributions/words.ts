/** The closed-class words that this stage asks for at every step, as one small number a form: no senses to look up. */
import { closedCodes } from '../lexicon/closed.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'

/** أن، إن and with pronouns */
export const AN = 1
/** بأن */
export const BI_AN = 2
export const ILA = 3
export const ALA = 4
export const AN_PREPOSITION = 5 // عن
export const MIN = 6
export const FI = 7
/** عبر، على هامش: other prepositions that begin an adjunct */
export const PREPOSITION = 8
/** الذي، التي */
export const RELATIVE = 9
/** لكن، فيما، بينما، كما: what may stand before a new clause */
export const CLAUSE = 10
export const PRONOUN = 11
export const MA = 12
/** كان، قد، سبق: before a verb, of its group */
export const AUXILIARY = 13
export const NEGATION = 14
/** إلا، غير، بيد before أن */
export const EXCEPT = 15
/** وذلك، رغم، بالتزامن: what a noun's clause does not take with it */
export const ADJUNCT = 16
export const DEMONSTRATIVE = 17
export const ABR = 18 // عبر
export const MAA = 19 // مع
export const LI_AN = 20 // لأن
export const KAMA = 21
/** فإن: after a frame or a condition */
export const FA_AN = 22
/** أيضا، مجددا: passed over */
export const ADVERB = 23
/** فيه، له: a preposition with its pronoun */
export const WITH_PRONOUN = 24
/** كان at the head of a sentence: subject, then verb */
export const BEING = 25

/** إياه، إياها: a verb's object apart from it */
export const OBJECT_PRONOUN = 29
/** كيف، هل: a question that is reported */
export const ASKING = 28
/** هناك، ثمة: there is */
export const THERE = 27
/** إذا، لو: what follows is only supposed */
export const CONDITION = 26

/** بهذا، بأي: a preposition with what points or picks, as one form */
export const BI_THIS = 30

/** Their lists in lexicons/closed.tsv, in the order in which a word that two have is looked for. */
const WORDS: readonly (readonly [code: number, list: string])[] = [
  [AN, 'an'],
  [BI_AN, 'bi-an'],
  [ADVERB, 'adverb'],
  [ASKING, 'asking'],
  [FA_AN, 'fa-an'],
  [LI_AN, 'li-an'],
  [ILA, 'ila'],
  [ALA, 'ala'],
  [AN_PREPOSITION, 'an-preposition'],
  [MIN, 'min'],
  [FI, 'fi'],
  [ABR, 'abr'],
  [MAA, 'maa'],
  [PREPOSITION, 'preposition'],
  [WITH_PRONOUN, 'with-pronoun'],
  [BI_THIS, 'bi-this'],
  [RELATIVE, 'relative'],
  [CLAUSE, 'clause'],
  [KAMA, 'kama'],
  [EXCEPT, 'except'],
  [PRONOUN, 'pronoun'],
  [THERE, 'there'],
  [MA, 'ma'],
  [BEING, 'being'],
  [AUXILIARY, 'auxiliary'],
  [NEGATION, 'negation'],
  [CONDITION, 'condition'],
  [ADJUNCT, 'adjunct'],
  [OBJECT_PRONOUN, 'object-pronoun'],
  [DEMONSTRATIVE, 'demonstrative'],
]

/** A number for each form of the lexicon, 0 for the rest. */
export function createWords(lexicon: Lexicon): Uint8Array {
  return closedCodes(lexicon, 'attributions', WORDS)
}
