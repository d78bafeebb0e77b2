/**
 * The classes of lexicon entries. A class is a bit on every token (and phrase) that has a sense of it, so that rules
 * find their triggers by one AND. The order is the bit's place; at most 32.
 */
export const CLASSES = [
  'speech', // reporting verbs, their participles and verbal nouns
  'frame', // وفقاً لـ، بحسب، نقلاً عن، على حد قوله، من جهته
  'particle', // closed-class words: أن، إلى، التي، ولا…
  'title', // السيد، الدكتور، الشيخ
  'rank', // اللواء، العقيد
  'office', // رئيس، وزير، المتحدث باسم
  'body-head', // وزارة، هيئة، حزب: heads of bodies' names
  'body', // named bodies, and metonyms: الأمم المتحدة، البيت الأبيض
  'media', // news agencies, channels, papers, platforms
  'channel', // بيان، تصريح، مقابلة، مؤتمر صحفي
  'country',
  'place', // cities, regions, seas
  'nisba', // أميركي، كويتي
  'given-name',
  'name-particle', // بن، أبو، آل، عبد
  'month',
  'weekday',
  'numeral',
  'time-unit', // يوم، أسبوع، ساعة
  'time-word', // أمس، الماضي، مطلع، حالياً
  'currency',
  'unit', // طن، كيلومتر، مولدة
  'group', // مسؤولون، مصادر، شهود عيان
  'document', // تقرير، دراسة، قرار
  'event', // words that carry an event of the ledger
  'support', // what is given: تدريب، ذخيرة، خيام
  'negation',
  'modality', // قد، ربما، يجب، ينبغي
  'verb', // other verbs of news, so that they are not taken for names
  'noun', // other common nouns and adjectives, for the same reason
  'shift', // من جانبه، في المقابل، إلى ذلك: the speaker or the matter changes
  'money', // بقيمة، تكلفة: words about money that are not a currency
] as const

export type LexiconClass = (typeof CLASSES)[number]

const BITS: { readonly [name: string]: number } = Object.fromEntries(CLASSES.map((name, i) => [name, (2 ** i) >>> 0]))

/** The bit of a class. Compare with `(bits & bit) !== 0`. */
export function bit(name: LexiconClass): number {
  return BITS[name]
}
