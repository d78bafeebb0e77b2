/** Articles of invented people and bodies for the tests of the store, and the reader that reads them. */
import { type Article, createReader, loadLexicon, type Reader } from '../../src/index.ts'
import type { Incoming } from '../../src/store/store.ts'

let reader: Reader | undefined

export function read(article: Article, more: Partial<Incoming> = {}): Incoming {
  reader ??= createReader(loadLexicon())
  return { article, record: reader.read(article), ...more }
}

export const PLEDGE: Article = {
  url: 'https://news.example/a/1',
  outlet: 'صدى الوادي',
  publishedAt: '2021-07-28',
  title: 'تعهد بدعم المزارعين',
  text: `تعهد بدعم المزارعين
قال وزير الزراعة سامر النجدي إن الوزارة ستقدم 120 مولدة إلى قرى السهل قبل نهاية العام. وأضاف النجدي: «لن نترك أحداً من المزارعين وحده في هذا الموسم».
وطالبت نقابة المزارعين الحكومة بتقديم 25 مليون دولار لتعويض المتضررين.`,
}

export const VISIT: Article = {
  url: 'https://news.example/a/2',
  outlet: 'بريد الساحل',
  publishedAt: '2021-07-30',
  text: `بحث وزير الخارجية فادي الصالحي مع نظيره ماجد العتيبي التعاون بين البلدين. وأكد الصالحي أن المحادثات كانت مثمرة وأنها ستستمر في الخريف.`,
}

export const UNDATED: Article = {
  text: 'أعلنت هيئة الأنهار أن منسوب المياه ارتفع نصف متر. وقالت المتحدثة ليلى الراوي إن السدود آمنة تماماً.',
}

/** The same story in another paper: another headline, a paragraph less. */
export function reprint(article: Article, outlet: string, publishedAt: string, change: (text: string) => string = (text) => text): Article {
  return {
    ...article,
    url: `https://${encodeURIComponent(outlet)}.example/${publishedAt}`,
    outlet,
    publishedAt,
    text: change(article.text),
  }
}

export const WIRE: Article = {
  url: 'https://wire.example/7',
  outlet: 'وكالة السهل للأنباء',
  publishedAt: '2021-08-02',
  text: `محطة جديدة لتنقية المياه في بلدة الكرمة
أعلن مدير هيئة المياه رامي الحلبي أن المحطة الجديدة ستبدأ العمل في الخريف وأنها ستخدم أربعين ألف نسمة من سكان البلدة والقرى المجاورة لها.
وقال الحلبي إن العمال أنجزوا ثلثي الأشغال رغم تأخر وصول المضخات من الخارج بسبب إضراب الموانئ في الربيع الماضي.
ويشكو أهالي البلدة منذ سنوات من انقطاع المياه في الصيف ومن ارتفاع أسعار الصهاريج التي يشترونها من أصحاب الآبار الخاصة.`,
}
