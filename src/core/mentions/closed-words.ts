/** Words of closed classes, and others that the grammar of names asks for one by one, each with a number. */

export enum Closed {
  FI = 1,
  ILA = 2,
  LADA = 3,
  MIN = 4,
  ALA = 5,
  AN = 6,
  BISM = 7,
  /** داخل، خارج، حول، ضد، بين: between nouns of one role */
  BETWEEN = 8,
  /** هو، هي with و: وهو محلل */
  HE = 9,
  /** نفسه، ذاته */
  SELF = 10,
  /** أحد، إحدى */
  ONE_OF = 11,
  /** عدد، مجموعة، المزيد: quantifiers with من */
  NUMBER_OF = 12,
  /** كل، بعض، جميع */
  ALL_OF = 13,
  /** غير حكومية */
  NOT = 14,
  /** بن، أبو، آل، عبد: the next word belongs to the name. */
  LINK = 15,
  /** الله: always goes on with a name */
  GOD = 17,
  /** الصادرة أمس: no adjective of the paper's name */
  ISSUED = 18,
  /** خاصة، ثانية: adjectives, though particles too */
  ADJECTIVE_TOO = 19,
  /** برئاسة: whoever leads a body is no part of its name */
  LED_BY = 21,
  /** مؤسسة، مركز: a person's name with his title may be theirs */
  NAMED_AFTER = 22,
  /** والد، صاحب: people said by whose they are */
  RELATION = 23,
  /** فان, which folds as فإن does */
  VAN = 24,
  /** شمال، جنوب: in names of regions */
  COMPASS = 20,
  /** مسؤولة تدعى …: the name follows */
  CALLED = 25,
  /** صدرت عن، نشر في: of a document */
  IS_ISSUED = 26,
  /** نظيره: whoever has the same office elsewhere */
  COUNTERPART = 27,
  /** العاصمة، مدينة: a place's name may follow, article or not. */
  PLACE_HEAD = 16,
}

/** After an office: whoever was just called so. */
export const SAME = 'نفسه نفسها أنفسهم ذاته ذاتها عينه عينها'

export const CLOSED: readonly (readonly [code: number, words: string])[] = [
  [Closed.FI, 'في'],
  [Closed.ILA, 'إلى'],
  [Closed.LADA, 'لدى'],
  [Closed.MIN, 'من'],
  [Closed.ALA, 'على'],
  [Closed.AN, 'عن'],
  [Closed.BISM, 'باسم'],
  [Closed.BETWEEN, 'داخل خارج حول ضد بين'],
  [Closed.COMPASS, 'شمال جنوب شرق غرب وسط'],
  [Closed.HE, 'هو هي هم'],
  [Closed.CALLED, 'يدعى تدعى'],
  [Closed.SELF, SAME],
  [Closed.ONE_OF, 'أحد إحدى'],
  [Closed.NUMBER_OF, 'عدد مجموعة المزيد العديد الكثير كثير قليل حشد آلاف مئات عشرات أغلبية'],
  [Closed.ALL_OF, 'ذات نفس كل بعض جميع معظم كافة عدة كلا كلتا أغلب غالبية سائر مختلف شتى بضع بضعة'],
  [Closed.NOT, 'غير'],
  [Closed.GOD, 'الله'],
  [Closed.VAN, 'فان'],
  [
    Closed.NAMED_AFTER,
    'مؤسسة مركز جامعة جائزة مدرسة مستشفى كرسي مهرجان كلية معهد حملة مجمع جمعية مكتبة مطار ميدان قاعدة وقف صندوق أكاديمية ملعب استاد كتائب',
  ],
  [
    Closed.RELATION,
    'صاحب صاحبة نجل شقيق شقيقة والد والدة ابن ابنة زوج زوجة أرملة حفيد مالك مالكة أسرة عائلة أهالي سكان ذوو ذوي محامي محامية أقارب زميل زملاء',
  ],
  [Closed.LED_BY, 'رئاسة قيادة عضوية إدارة إشراف مشاركة حضور رعاية'],
  [Closed.ADJECTIVE_TOO, 'خاصة ثانية'],
  [Closed.ISSUED, 'صادر صادرة صادرين'],
  [Closed.IS_ISSUED, 'صدر صدرت نشر نشرت'],
  [Closed.COUNTERPART, 'نظير نظيرة'],
  [Closed.LINK, 'بن ابن بنت ولد آل عبد أبو أبي أبا آيت بو فون دي دا دو دوس ديل ماك سان سانت'],
  [Closed.PLACE_HEAD, 'عاصمة مدينة محافظة ولاية منطقة بلدة قرية إقليم جزيرة حي'],
]
