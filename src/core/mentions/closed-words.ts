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

/** Their lists in lexicons/closed.tsv, in the order in which a word that two have is looked for. */
export const CLOSED: readonly (readonly [code: number, list: string])[] = [
  [Closed.FI, 'fi'],
  [Closed.ILA, 'ila'],
  [Closed.LADA, 'lada'],
  [Closed.MIN, 'min'],
  [Closed.ALA, 'ala'],
  [Closed.AN, 'an'],
  [Closed.BISM, 'bism'],
  [Closed.BETWEEN, 'between'],
  [Closed.COMPASS, 'compass'],
  [Closed.HE, 'he'],
  [Closed.CALLED, 'called'],
  [Closed.SELF, 'self'],
  [Closed.ONE_OF, 'one-of'],
  [Closed.NUMBER_OF, 'number-of'],
  [Closed.ALL_OF, 'all-of'],
  [Closed.NOT, 'not'],
  [Closed.GOD, 'god'],
  [Closed.VAN, 'van'],
  [Closed.NAMED_AFTER, 'named-after'],
  [Closed.RELATION, 'relation'],
  [Closed.LED_BY, 'led-by'],
  [Closed.ADJECTIVE_TOO, 'adjective-too'],
  [Closed.ISSUED, 'issued'],
  [Closed.IS_ISSUED, 'is-issued'],
  [Closed.COUNTERPART, 'counterpart'],
  [Closed.LINK, 'link'],
  [Closed.PLACE_HEAD, 'place-head'],
]
