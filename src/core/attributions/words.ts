/** The closed-class words that this stage asks for at every step, as one small number a form: no senses to look up. */
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

const WORDS: readonly (readonly [code: number, words: string])[] = [
  [AN, 'أن أنه أنها أنهم أنهما أنهن أننا أنني أني وإن'],
  [BI_AN, 'بأن بأنه بأنها بأنهم بأنهما بأننا بأنني بأني'],
  [
    ADVERB,
    'أيضا كذلك مجددا بالفعل فعلا تماما حقا مثلا مؤخرا فقط جدا مرارا تكرارا صراحة علنا حرفيا رسميا هاتفيا شخصيا بوضوح بصراحة بحزم بشدة حصريا ضمنيا ضمنا لاحقا سابقا دائما دوما غالبا تحديدا مباشرة مرة مرتين وقتها حينها يومها عندها آنذاك حينئذ',
  ],
  [ASKING, 'كيف هل لماذا متى أين'],
  [FA_AN, 'فإن فأن فإنه فإنها فإنهم'],
  [LI_AN, 'لأن لأنه لأنها لأنهم'],
  [ILA, 'إلى'],
  [ALA, 'على'],
  [AN_PREPOSITION, 'عن'],
  [MIN, 'من'],
  [FI, 'في'],
  [ABR, 'عبر'],
  [MAA, 'مع'],
  [
    PREPOSITION,
    'لمن منذ حتى لدى لدن عند خلال بين أمام خلف وراء فوق تحت حول ضد دون بدون نحو تجاه حيال إزاء بشأن بخصوص قرب داخل خارج وسط أثناء عقب إثر غداة قبل بعد ضمن طوال مقابل عشية لدى بمناسبة بحضور بعيد قبيل',
  ],
  [
    WITH_PRONOUN,
    'عليه عليها عنه عنها منه منها فيه فيها به بها له لها لهم إليه إليها معه لي لنا لكم بي بنا إلينا علينا عليك منا عنا لدينا لديهم بهم فيهم منهم عليهم عنهم إليهم معهم بذلك بتلك',
  ],
  [BI_THIS, 'بهذا بهذه بهذين بهاتين بهؤلاء بأي بأية بكل'],
  [RELATIVE, 'الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي ممن'],
  [CLAUSE, 'لكن ولكن لكنه لكنها لكنهم فيما بينما ثم حيث إذ حين حينما عندما إنما بل أما لذلك لذا'],
  [KAMA, 'كما'],
  [EXCEPT, 'إلا غير بيد'],
  [PRONOUN, 'هو هي هم هما نحن أنا أنت أنتم'],
  [THERE, 'هناك هنالك ثمة'],
  [MA, 'ما لما'],
  [BEING, 'كان كانت كانوا كانا'],
  [AUXILIARY, 'قد وقد سبق لقد يكون تكون'],
  [NEGATION, 'لا لم لن ليس ليست ليسوا'],
  [CONDITION, 'إذا لو'],
  [ADJUNCT, 'وذلك رغم برغم بالتزامن تزامنا'],
  [OBJECT_PRONOUN, 'إياه إياها إياهم إياهما'],
  [DEMONSTRATIVE, 'هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك أولئك'],
]

/** A number for each form of the lexicon, 0 for the rest. */
export function createWords(lexicon: Lexicon): Uint8Array {
  const codes = new Uint8Array(lexicon.formCount)
  for (const [code, words] of WORDS) {
    for (const word of words.split(' ')) {
      const form = lexicon.lookup(word)
      if (form !== 0 && codes[form] === 0) codes[form] = code
    }
  }
  return codes
}
