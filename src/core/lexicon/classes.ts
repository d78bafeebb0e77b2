/**
 * The classes of lexicon entries. A class is a bit on every token (and phrase) that has a sense of it, so that rules
 * find their triggers by one AND. At most 32.
 */
export enum Class {
  speech = 1 << 0, // reporting verbs, their participles and verbal nouns
  frame = 1 << 1, // وفقاً لـ، بحسب، نقلاً عن، على حد قوله، من جهته
  particle = 1 << 2, // closed-class words: أن، إلى، التي، ولا…
  title = 1 << 3, // السيد، الدكتور، الشيخ
  rank = 1 << 4, // اللواء، العقيد
  office = 1 << 5, // رئيس، وزير، المتحدث باسم
  'body-head' = 1 << 6, // وزارة، هيئة، حزب: heads of bodies' names
  body = 1 << 7, // named bodies, and metonyms: الأمم المتحدة، البيت الأبيض
  media = 1 << 8, // news agencies, channels, papers, platforms
  channel = 1 << 9, // بيان، تصريح، مقابلة، مؤتمر صحفي
  country = 1 << 10,
  place = 1 << 11, // cities, regions, seas
  nisba = 1 << 12, // أميركي، كويتي
  'given-name' = 1 << 13,
  'name-particle' = 1 << 14, // بن، أبو، آل، عبد
  month = 1 << 15,
  weekday = 1 << 16,
  numeral = 1 << 17,
  'time-unit' = 1 << 18, // يوم، أسبوع، ساعة
  'time-word' = 1 << 19, // أمس، الماضي، مطلع، حالياً
  currency = 1 << 20,
  unit = 1 << 21, // طن، كيلومتر، مولدة
  group = 1 << 22, // مسؤولون، مصادر، شهود عيان
  document = 1 << 23, // تقرير، دراسة، قرار
  event = 1 << 24, // words that carry an event of the ledger
  support = 1 << 25, // what is given: تدريب، ذخيرة، خيام
  negation = 1 << 26,
  modality = 1 << 27, // قد، ربما، يجب، ينبغي
  verb = 1 << 28, // other verbs of news, so that they are not taken for names
  noun = 1 << 29, // other common nouns and adjectives, for the same reason
  shift = 1 << 30, // من جانبه، في المقابل، إلى ذلك: the speaker or the matter changes
  money = 1 << 31, // بقيمة، تكلفة: words about money that are not a currency
}

export type LexiconClass = keyof typeof Class

/** Their names, in the order of their bits. */
export const CLASSES = Object.keys(Class).filter((key) => Number.isNaN(Number(key))) as LexiconClass[]

/** The bit of a class, unsigned. Compare with `(bits & bit) !== 0`. */
export function bit(name: LexiconClass): number {
  return Class[name] >>> 0
}
