/** The closed-class words that arguments and status are read by, as one small number a form: no senses to look up. */
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

const WORDS: readonly (readonly [code: number, words: string])[] = [
  [MIN, 'من'],
  [ILA, 'إلى'],
  [ALA, 'على'],
  [AN_PREPOSITION, 'عن'],
  [FI, 'في'],
  [MAA, 'مع'],
  [BAYNA, 'بين'],
  [ABOUT, 'حول بشأن بخصوص حيال إزاء'],
  [AN, 'أن أنه أنها أنهم أنهما أنهن أننا أنني أني وإن فإن فأن بأن بأنه بأنها بأنهم بأننا بأنني بأني لأن لأنه لأنها لأنهم'],
  [RELATIVE, 'الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي اللائي ممن ما مما عما'],
  [CLAUSE, 'لكن ولكن لكنه لكنها لكنهم فيما بينما ثم حيث إذ حين حينما عندما إنما بل أما لذلك لذا كما وذلك رغم كي لكي إلا حسبما مثلما كون'],
  [NEGATION, 'لا لم لن ليس ليست ليسوا'],
  [PRONOUN, 'هو هي هم هما نحن أنا أنت أنتم'],
  [AUXILIARY, 'كان كانت كانوا كانا قد لقد سبق يكون تكون زال زالت زالوا يزال تزال يزالون ظل ظلت بات باتت باتوا أصبح أصبحت أصبحوا أمسى'],
  [
    PREPOSITION,
    'منذ حتى لدى لدن أمام خلف وراء فوق تحت ضد نحو تجاه قرب داخل خارج وسط غداة ضمن طوال عشية بمناسبة بحضور بعيد قبيل عبر جراء بسبب نتيجة بفضل باسم سواء',
  ],
  [AFTER, 'بعد عقب إثر خلال أثناء'],
  [BEFORE, 'قبل'],
  [FOR, 'لصالح لفائدة'],
  [
    WITH_PRONOUN,
    'منها منه منهم منهما منا مني فيه فيها فيهم فيهما فينا به بها بهم بهما بنا بي له لها لهم لهما لنا لي لك لكم لهن عليه عليها عليهم علينا إليه إليها إليهم إلينا عنه عنها عنهم معه معها معهم معنا لديه لديها لديهم لدينا',
  ],
  [DEMONSTRATIVE, 'هذا هذه هذان هذين هاتان هاتين هؤلاء ذلك تلك أولئك بهذا بهذه لهذا لهذه'],
  [
    QUANTITY,
    'حجم كمية كميات جزء جزءا مجموعة سلسلة جملة نصف ثلث ربع بقية عشرات مئات العديد عديد كل بعض جميع معظم كافة أحد إحدى عدة أغلب سائر مختلف شتى عدد عددا كثير كثيرا بعضا المزيد',
  ],
  [WITHOUT, 'عدم دون بدون'],
  [SOWFA, 'سوف'],
  [AT, 'عند'],
  [ADVERB, 'بالفعل فعلا مجددا حاليا فورا معا أيضا كذلك أولا دائما خصوصا خاصة رسميا سابقا لاحقا مؤخرا هناك ثمة'],
  [HOME, 'بلاد'],
  [PLACE_HEAD, 'محافظة مدينة ولاية منطقة إقليم بلدة قرية مخيم مطار ميناء دولة جمهورية مملكة سلطنة عاصمة معبر جزيرة قطاع بلد'],
  [PRESS, 'قناة صحيفة جريدة مجلة إذاعة تلفزيون وكالة شبكة موقع'],
  [SIDE, 'جانب طرف'],
  [DELEGATION, 'وفد وفدا وفود وفودا بعثة مبعوث مبعوثا موفد موفدا'],
  [KIN, 'نظير نظيرة صهر نجل شقيق شقيقة زوجة زوج ابن ابنة والد والدة عائلة أسرة قيادة'],
  [
    CIRCUMSTANCE,
    'رعاية مشاركة حضور رئاسة دعوة هدف قيادة إشراف وساطة بغية توجيه توجيهات أمر تنظيم تكليف استضافة عضوية مناسبة شكل صورة صفة طريقة حيث شأن خصوص موجب مقتضى حسب اسم تاريخ عنوان نسبة فضل سبب عد واسطة مبادرة مقر حد غرض قصد طلب',
  ],
  [COUNCIL, 'مجلس برلمان لجنة'],
  [ROUND, 'جولة جولت جولات دورة دورت'],
  [ACCORDING, 'وفقا وفق بحسب حسب طبقا استنادا تمهيدا مما بما مقابل'],
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
