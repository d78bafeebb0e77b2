/** Words of closed classes, and others that the grammar of names asks for one by one, each with a number. */

export const FI = 1
export const ILA = 2
export const LADA = 3
export const MIN = 4
export const ALA = 5
export const AN = 6
export const BISM = 7
/** داخل، خارج، حول، ضد، بين: between nouns of one role */
export const BETWEEN = 8
/** هو، هي with و: وهو محلل */
export const HE = 9
/** نفسه، ذاته */
export const SELF = 10
/** أحد، إحدى */
export const ONE_OF = 11
/** عدد، مجموعة، المزيد: quantifiers with من */
export const NUMBER_OF = 12
/** كل، بعض، جميع */
export const ALL_OF = 13
/** غير حكومية */
export const NOT = 14
/** بن، أبو، آل، عبد: the next word belongs to the name. */
export const LINK = 15
/** الله: always goes on with a name */
export const GOD = 17
/** الصادرة أمس: no adjective of the paper's name */
export const ISSUED = 18
/** خاصة، ثانية: adjectives, though particles too */
export const ADJECTIVE_TOO = 19
/** برئاسة: whoever leads a body is no part of its name */
export const LED_BY = 21
/** مؤسسة، مركز: a person's name with his title may be theirs */
export const NAMED_AFTER = 22
/** والد، صاحب: people said by whose they are */
export const RELATION = 23
/** فان, which folds as فإن does */
export const VAN = 24
/** شمال، جنوب: in names of regions */
export const COMPASS = 20
/** مسؤولة تدعى …: the name follows */
export const CALLED = 25
/** العاصمة، مدينة: a place's name may follow, article or not. */
export const PLACE_HEAD = 16

export const CLOSED: readonly (readonly [code: number, words: string])[] = [
  [FI, 'في'],
  [ILA, 'إلى'],
  [LADA, 'لدى'],
  [MIN, 'من'],
  [ALA, 'على'],
  [AN, 'عن'],
  [BISM, 'باسم'],
  [BETWEEN, 'داخل خارج حول ضد بين'],
  [COMPASS, 'شمال جنوب شرق غرب وسط'],
  [HE, 'هو هي هم'],
  [CALLED, 'يدعى تدعى'],
  [SELF, 'نفسه نفسها أنفسهم ذاته ذاتها عينه عينها'],
  [ONE_OF, 'أحد إحدى'],
  [NUMBER_OF, 'عدد مجموعة المزيد العديد الكثير كثير قليل حشد آلاف مئات عشرات أغلبية'],
  [ALL_OF, 'ذات نفس كل بعض جميع معظم كافة عدة كلا كلتا أغلب غالبية سائر مختلف شتى بضع بضعة'],
  [NOT, 'غير'],
  [GOD, 'الله'],
  [VAN, 'فان'],
  [
    NAMED_AFTER,
    'مؤسسة مركز جامعة جائزة مدرسة مستشفى كرسي مهرجان كلية معهد حملة مجمع جمعية مكتبة مطار ميدان قاعدة وقف صندوق أكاديمية ملعب استاد كتائب',
  ],
  [
    RELATION,
    'صاحب صاحبة نجل شقيق شقيقة والد والدة ابن ابنة زوج زوجة أرملة حفيد مالك مالكة أسرة عائلة أهالي سكان ذوو ذوي محامي محامية أقارب زميل زملاء',
  ],
  [LED_BY, 'رئاسة قيادة عضوية إدارة إشراف مشاركة حضور رعاية'],
  [ADJECTIVE_TOO, 'خاصة ثانية'],
  [ISSUED, 'صادر صادرة صادرين'],
  [LINK, 'بن ابن بنت ولد آل عبد أبو أبي أبا آيت بو فون دي دا دو دوس ديل ماك سان سانت'],
  [PLACE_HEAD, 'عاصمة مدينة محافظة ولاية منطقة بلدة قرية إقليم جزيرة حي'],
]
