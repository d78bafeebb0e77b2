/** What the furniture of Arabic news pages is called, and what its lines say. Patterns are over {@link fold}ed text. */

/** Without vowel signs and tatweel, one spelling of alif, ya and ta marbuta, no bullets in front. */
export function fold(text: string): string {
  return text
    .replace(/[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim()
}

/** What was left out of a page, and why. */
export type Furniture =
  | 'navigation'
  | 'read-also'
  | 'share'
  | 'comments'
  | 'caption'
  | 'tags'
  | 'newsletter'
  | 'cookies'
  | 'paywall'
  | 'advertisement'
  | 'byline'
  | 'credit'
  | 'hidden'
  | 'outside'

/** Kinds by the words that classes and ids are made of: `post-share_buttons` → post, share, buttons. */
export const NAMED: { readonly [word: string]: Furniture } = named({
  comments: 'comment comments disqus respond commentlist commentform replies openweb spot viafoura hyvor taaliqat',
  share:
    'share sharing shares sharer social socials addthis sharethis addtoany a2a shareaholic sharedaddy ssba jssocials followus follow whatsapp telegram',
  'read-also':
    'related relateds readalso alsoread readmore morenews recommended recommendation recommendations similar mostread popular trending outbrain taboola mgid engageya relatedposts jp yarpp suggested seealso relatednews moretopics crp',
  newsletter: 'newsletter newsletters subscribe subscription signup mailchimp mailpoet',
  cookies: 'cookie cookies gdpr consent cmp onetrust',
  paywall: 'paywall regwall piano metered subwall',
  tags: 'tags taglist tagcloud keywords hashtags tagsinput',
  caption: 'caption captions photocredit imgcaption imagecaption credit credits copyrights pullquote pullquotes',
  advertisement:
    'ad ads advert adverts advertisement advertising adsbygoogle adsense dfp gpt sponsor sponsored promo teads banner banners adv',
  navigation:
    'nav navbar navigation menu menus submenu breadcrumb breadcrumbs sidebar masthead topbar pagination pager footer copyright widgets ticker toolbar tools print fontsize textsize skip sitemap search popup modal drawer prevnext adjacent',
  byline: 'byline postmeta authorbox authorbio aboutauthor readtime readingtime',
})

function named(lists: { readonly [kind: string]: string }): { [word: string]: Furniture } {
  const out: { [word: string]: Furniture } = Object.create(null)
  for (const [kind, words] of Object.entries(lists)) for (const word of words.split(' ')) out[word] = kind as Furniture
  return out
}

/** Two words of a name that say together what neither says alone. */
export const PAIRED: { readonly [pair: string]: Furniture } = Object.assign(Object.create(null), {
  'read also': 'read-also',
  'also read': 'read-also',
  'read more': 'read-also',
  'more news': 'read-also',
  'more topics': 'read-also',
  'see also': 'read-also',
  'most read': 'read-also',
  'latest news': 'read-also',
  'last news': 'read-also',
  'other news': 'read-also',
  'you may': 'read-also',
  'tag list': 'tags',
  'tag cloud': 'tags',
  'post tag': 'tags',
  'mailing list': 'newsletter',
  'author box': 'byline',
  'author bio': 'byline',
  'about author': 'byline',
  'post meta': 'byline',
  'entry meta': 'byline',
  'article meta': 'byline',
  'article info': 'byline',
  'news info': 'byline',
  'read time': 'byline',
  'reading time': 'byline',
  'font size': 'navigation',
  'text size': 'navigation',
  'photo credit': 'caption',
  'site header': 'navigation',
  'site footer': 'navigation',
  'page header': 'navigation',
})

/** A short line that opens a section of the page that is not the article. */
export const SECTION_LABELS: readonly (readonly [Furniture, RegExp])[] = [
  [
    'comments',
    /^(?:(?:ال)?تعليقات(?: الزوار| القراء| الفيسبوك)?(?: ?\(? ?\d+ ?\)?)?|\(?\d+\)? تعليقا?(?:ات)?|اترك (?:تعليقا?ك?|ردا?)|اضف تعليقا?ك?|اكتب تعليقا?ك?|شاركنا? (?:ب?رايك|بتعليقك)|التعليق|ردود (?:الزوار|القراء)|اراء القراء|لا توجد تعليقات|comments?(?: ?\(\d+\))?|leave a (?:reply|comment))\s*[:.]?$/i,
  ],
  [
    'read-also',
    /^(?:اقرا(?:وا)?(?: ايضا| المزيد| كذلك)?|قد (?:يهمك|يعجبك)(?: ايضا)?|(?:موضوعات|مواضيع|مقالات|اخبار|مواد|محتوي?|تقارير|قصص) (?:ذات صله|مشابهه|متعلقه|مرتبطه|اخري)|ذات صله|(?:اخبار|مواضيع) قد تهمك|شاهد ايضا|طالع ايضا|انظر ايضا|المزيد(?: من .{1,30}| حول .{1,30}| في .{1,20})?|الاكثر (?:قراءه|مشاهده|تداولا|تعليقا|شيوعا|رواجا)|(?:اخر|احدث) الاخبار|اخترنا لك(?:م)?|نرشح لك(?:م)?|مقترح(?:ات)? (?:لك)?|قد تقرا ايضا|في هذا الملف|من نفس القسم|روابط ذات صله|مختارات(?: .{1,20})?|الخبر (?:السابق|التالي)|related(?: articles| news| posts)?|read also)\s*[:.؛]?$/i,
  ],
  [
    'tags',
    /^(?:الكلمات (?:المفتاحيه|الداله|الدلاليه)|كلمات (?:مفتاحيه|داله|دلاليه)|(?:ال)?(?:وسوم|اوسمه|تاغات|تاج|هاشتاج)|مواضيع المقال|tags?)\s*:?$/i,
  ],
  [
    'share',
    /^(?:شارك(?:نا|ها|ه|وا)?(?: (?:الخبر|المقال|هذا .{1,15}|علي|مع .{1,15}|الموضوع|عبر))?|مشاركه(?: عبر)?|تابعونا(?: علي)?|تابعنا(?: علي)?|share)\s*:?$/i,
  ],
  ['newsletter', /^(?:(?:ال)?نشره (?:ال)?(?:بريديه|اخباريه|اليوميه)|اشترك في (?:ال)?نشر.{1,30}|القائمه البريديه|newsletter)\s*:?$/i],
]

/** A line that is furniture as it stands, wherever it is in the text. */
export const FURNITURE_LINES: readonly (readonly [Furniture, RegExp])[] = [
  [
    'read-also',
    /^(?:اقرا(?:وا)?(?: ايضا| المزيد| كذلك)?|شاهد(?:وا)? ايضا|طالع(?:وا)? ايضا|انظر ايضا|قد يهمك(?: ايضا)?|مواضيع ذات صله|موضوعات ذات صله|اخبار ذات صله|ذات صله|للمزيد(?: اقرا)?|المزيد|لقراءه المزيد|read also|related)\s*(?:[:：\-–…>»|]|\.{2,}|من هنا)/i,
  ],
  ['read-also', /^(?:لقراءه (?:المزيد|الخبر كاملا)|للمزيد من (?:الاخبار|التفاصيل)|لمشاهده المزيد|اضغط هنا|انقر هنا)/],
  [
    'share',
    /^(?:(?:شارك|مشاركه|طباعه|ارسال|نسخ الرابط|حجم الخط|تكبير الخط|تصغير الخط|حفظ|استمع|استماع|فيسبوك|تويتر|واتساب|تلغرام|تليجرام|لينكدان|لينكد ان|بريد الكتروني|البريد الالكتروني|الرابط المختصر|رابط مختصر|facebook|twitter|whatsapp|telegram|linkedin|email|print|copy link|x)(?:[\s|،,·•+-]+|$))+$/i,
  ],
  [
    'share',
    /^(?:تابعوا?نا?|تابع|لمتابعه|للاطلاع علي|انضموا? ?الي|انضم الي|اشتركوا? (?:في|ب)|حملوا?|حمل تطبيق)\s.*(?:قنا(?:ه|تنا)|تلغرام|تليجرام|تيليجرام|تليغرام|واتس ?اب|فيسبوك|تويتر|جوجل نيوز|غوغل نيوز|google news|تطبيق|صفحتنا|حسابنا|يوتيوب)/i,
  ],
  ['share', /^(?:الرابط المختصر|رابط مختصر|رابط الخبر|نسخ الرابط|short ?link)\s*:?/i],
  ['newsletter', /^(?:اشترك|اشتركوا|سجل|سجلوا|ادخل بريدك|احصل علي)\s.*(?:نشر(?:ه|ت)|بريد|ايميل|التنبيهات|الاشعارات)/],
  ['credit', /^[/\s]*(?:انتهي|يتبع)[/\s]*$|^\d{1,2}:\d\d\s*(?:ت م|جمت)$/],
  ['cookies', /(?:ملفات (?:تعريف الارتباط|الارتباط|كوكيز)|الكوكيز|cookies)/i],
  [
    'paywall',
    /^(?:للاستمرار في القراءه|لمتابعه القراءه|لاكمال القراءه|لقراءه (?:المقال|الماده|الخبر) كامل|هذا (?:المحتوي|المقال) (?:متاح|مخصص|حصري|للمشتركين)|هذه الماده (?:متاحه|مخصصه|للمشتركين)|اشترك (?:الان|لتقرا|لقراءه|لمواصله)|سجل (?:الدخول|مجانا)|لديك حساب|هل انت مشترك|تبقي لك)/,
  ],
  [
    'tags',
    /^(?:الكلمات (?:المفتاحيه|الداله|الدلاليه)|كلمات (?:مفتاحيه|داله|دلاليه)|(?:ال)?وسوم|اوسمه|التصنيفات?|القسم|الاقسام|tags?)\s*:/i,
  ],
  ['caption', /^\(?(?:تصوير|صوره|الصوره|عدسه|صور|صوره ارشيفيه|ارشيفيه|ارشيف|photo|image|credit)\s*[:/©-]/i],
  ['caption', /^\(?(?:صوره (?:ارشيفيه|تعبيريه|توضيحيه)|ارشيفيه|تعبيريه)\)?\.?$/],
  ['advertisement', /^(?:اعلان(?:ات)?|اعلان ممول|محتوي ممول|advertisement|ads?|sponsored)\s*:?$/i],
  ['comments', /^(?:\d+\s+تعليق(?:ات|ا)?|لا توجد تعليقات|اضف تعليقا?ك?|اترك تعليقا?ك?|التعليقات\s*:?\s*\(?\d*\)?)$/],
  ['navigation', /^(?:الرئيسيه|home)\s*(?:[/»>›|\\]|$)/i],
  ['navigation', /(?:جميع الحقوق محفوظه|كل الحقوق محفوظه|all rights reserved|copyright ©|©\s*\d{4})/i],
  [
    'byline',
    /^(?:مده القراءه|وقت القراءه|زمن القراءه|\d+ دقائق? (?:قراءه|للقراءه)|(?:عدد )?(?:المشاهدات|القراءات|الزيارات)\s*:?\s*[\d,.]*$|[\d,.]+ (?:مشاهده|قراءه|زياره)$)/,
  ],
]

/** Who wrote it, in front of the name. */
export const BY =
  /^(?:بقلم|كتب(?:ت|ه|ها)?|كتابه|اعداد|تحرير|تقرير|الكاتب(?:ه)?|المحرر(?:ه)?|المصدر|المراسل|مراسل(?:تنا|نا)?|by|author)\s*[:\-–/|]\s*/i
/** The same where markup says that it is a byline: the mark may be left out. */
export const BY_WORD = /^(?:(?:مرسله )?بواسطه|بقلم|كتب(?:ت|ه|ها)?|كتابه|اعداد|تحرير|by|written by)(?:\s*[:\-–/|]\s*|\s+)/i
/** Accounts that everything is published with. */
export const NOBODY = /^(?:super ?user|admin(?:istrator)?|editor|webmaster|المحرر|محرر الاخبار|التحرير|ادمن|مدير الموقع)$/i

/** What stands around a date beside a headline. */
export const DATED = /(?:نشر(?:ت)?|تاريخ|حرر|اخر تحديث|تحديث|بتاريخ|الموافق|published|updated|posted|منذ|date)/i
export const UPDATED = /(?:تحديث|تعديل|updated|modified)/i

/** Agencies that others print, in the spellings of a credit; folded. The first is how it is named. */
const AGENCIES: readonly (readonly string[])[] = [
  ['رويترز', 'وكاله رويترز', 'reuters'],
  ['فرانس برس', 'ا ف ب', 'ا.ف.ب', 'اف ب', 'وكاله فرانس برس', 'وكاله الانباء الفرنسيه', 'afp'],
  ['أسوشيتد برس', 'اسوشيتد برس', 'اسوشييتد برس', 'ا ب', 'ا.ب', 'ap'],
  ['وكالة الأنباء الألمانية', 'د ب ا', 'د.ب.ا', 'وكاله الانباء الالمانيه', 'dpa'],
  ['وكالة أنباء الشرق الأوسط', 'ا ش ا', 'ا.ش.ا', 'وكاله انباء الشرق الاوسط'],
  ['واع', 'وكاله الانباء العراقيه'],
  ['واس', 'وكاله الانباء السعوديه'],
  ['وام', 'وكاله انباء الامارات'],
  ['كونا', 'وكاله الانباء الكويتيه'],
  ['قنا', 'وكاله الانباء القطريه'],
  ['بنا', 'وكاله انباء البحرين'],
  ['العمانية', 'العمانيه', 'وكاله الانباء العمانيه'],
  ['بترا', 'وكاله الانباء الاردنيه'],
  ['سانا', 'وكاله الانباء السوريه'],
  ['الوكالة الوطنية للإعلام', 'الوكاله الوطنيه للاعلام', 'الوكاله الوطنيه'],
  ['وفا', 'وكاله وفا', 'وكاله الانباء والمعلومات الفلسطينيه'],
  ['سبأ', 'سبا', 'سبا نت', 'وكاله سبا'],
  ['سونا', 'وكاله السودان للانباء'],
  ['وات', 'وكاله تونس افريقيا للانباء'],
  ['واج', 'وكاله الانباء الجزائريه'],
  ['و م ع', 'وكاله المغرب العربي للانباء'],
  ['وال', 'وكاله الانباء الليبيه'],
  ['الأناضول', 'الاناضول', 'وكاله الاناضول'],
  ['شينخوا', 'وكاله شينخوا', 'وكاله انباء شينخوا'],
  ['بلومبرغ', 'بلومبيرغ', 'bloomberg'],
  ['سبوتنيك', 'وكاله سبوتنيك'],
  ['وكالات', 'الوكالات', 'متابعات'],
]
const AGENCY_OF = new Map(AGENCIES.flatMap((names) => names.map((name) => [fold(name).toLowerCase(), names[0]] as const)))

/** The agency that `text` is the name of, bracketed or not: `(رويترز)`, `/واع/`, `أ ف ب`. */
export function agencyOf(text: string): string | undefined {
  const bare = fold(text.replace(/^[\s([{/\-–—«"]+|[\s)\]}/\-–—»".:]+$/g, '')).toLowerCase()
  return bare.length > 40 ? undefined : AGENCY_OF.get(bare)
}
