/** What a word can be in a noun phrase, as bits. One form may be several things (`صالح` a name, an adjective and a verb). */
export enum Trait {
  TITLE = 1 << 0,
  RANK = 1 << 1,
  /** رئيس، وزير، ناطق; not سابق and its like, which are {@link MODIFIER}. */
  OFFICE = 1 << 2,
  MODIFIER = 1 << 3,
  BODY_HEAD = 1 << 4,
  BODY = 1 << 5,
  MEDIA = 1 << 6,
  COUNTRY = 1 << 7,
  PLACE = 1 << 8,
  ADJECTIVE = 1 << 9,
  /** A given or family name that is nothing else. */
  NAME = 1 << 10,
  /** A name that is also an ordinary word: كريم، سعيد. */
  NAME_OR_WORD = 1 << 11,
  NAME_PARTICLE = 1 << 12,
  GROUP = 1 << 13,
  DOCUMENT = 1 << 14,
  CHANNEL = 1 << 15,
  /** A finite verb. */
  VERB = 1 << 16,
  /** Any other noun. */
  COMMON = 1 << 17,
  PREPOSITION = 1 << 18,
  /** A closed-class word that no noun phrase goes past: أن، لكن، هو، قد. */
  BREAK = 1 << 19,
  QUANTIFIER = 1 << 20,
  DEMONSTRATIVE = 1 << 21,
  /** A finite verb that reports: طالب، حذّر. */
  SPEECH_VERB = 1 << 22,
  TIME = 1 << 23,
  NUMERAL = 1 << 24,
  /** A reporting verb's participle: without article one of state (مشيراً, مؤكدةً), with it an adjective (الداعية إلى, المحتجة). */
  REPORTING = 1 << 25,
  /** Grammar of the nominal senses, where the lexicon says. */
  FEMININE = 1 << 26,
  MASCULINE = 1 << 27,
  PLURAL = 1 << 28,
  /** مسؤولو، مدينتي: a genitive must follow. */
  CONSTRUCT = 1 << 29,
  /** More often an ordinary word than the place or nisba it also is. */
  ALSO_WORD = 1 << 30,
  /** An office or title of one. */
  SINGULAR = 1 << 31,

  /** What can be a speaker's or a body's head. */
  NOMINAL = TITLE | RANK | OFFICE | BODY_HEAD | BODY | MEDIA | COUNTRY | PLACE | GROUP | DOCUMENT | COMMON,
  PROPER = BODY | MEDIA | COUNTRY | PLACE,
  ANY_NAME = NAME | NAME_OR_WORD,
}
