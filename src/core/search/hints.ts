/** What is wrong with a query and what to write instead, in both languages. */

export type HintCode =
  | 'empty'
  | 'quote'
  | 'parenthesis'
  | 'operator'
  | 'not'
  | 'star'
  | 'prefix'
  | 'field'
  | 'value'
  | 'day'
  | 'day-place'
  | 'long'

export interface Hint {
  readonly code: HintCode
  /** Where in the query, UTF-16 code units, `end` exclusive. */
  readonly start: number
  readonly end: number
  readonly message: string
  readonly messageAr: string
}

const TEXTS: { readonly [C in HintCode]: readonly [en: string, ar: string] } = {
  empty: ['there is no word to search for', 'لا كلمة هنا للبحث عنها'],
  quote: ['this quotation is not closed: end it with the same mark', 'علامة الاقتباس لم تُغلق: أغلقها بمثلها'],
  parenthesis: ['this parenthesis has no partner: close it or take it out', 'هذا القوس بلا نظير: أغلقه أو احذفه'],
  operator: [
    'something to search for is missing beside this word: put the word itself into quotation marks if you mean it',
    'ينقص ما يُبحث عنه بجانب هذه الأداة: ضعها بين علامتي اقتباس إن أردت الكلمة نفسها',
  ],
  not: [
    'something can be left out only of something else: write a word or a field before it',
    'لا يُستثنى شيء إلا من شيء: اكتب قبله كلمة أو حقلاً',
  ],
  star: ['a star stands at the end of a word: حكو*', 'النجمة مكانها آخر الكلمة: حكو*'],
  prefix: ['two letters at least before the star', 'حرفان على الأقل قبل النجمة'],
  field: [
    'no such field; there are speaker, affiliation, outlet, relay, kind, force, event, country, day, since, until',
    'لا حقل بهذا الاسم؛ الحقول: متحدث، جهة، صحيفة، ناقل، نوع، فعل، واقعة، بلد، يوم، منذ، حتى',
  ],
  value: ['not a value of this field', 'ليست من قيم هذا الحقل'],
  day: [
    'a day is written 2021-07-28, a month 2021-07, a year 2021, a range 2021-07-01..2021-07-15',
    'اليوم يُكتب 2021-07-28 والشهر 2021-07 والسنة 2021 والمدة 2021-07-01..2021-07-15',
  ],
  'day-place': [
    'a day narrows the whole search: write it outside of parentheses, OR and NOT',
    'التاريخ يضيّق البحث كله: اكتبه خارج الأقواس و«أو» و«ليس»',
  ],
  long: [
    'the query is too long: 1,000 characters, 64 words and 32 levels are the most',
    'الاستعلام طويل: أقصاه 1000 حرف و64 كلمة و32 مستوى',
  ],
}

export function hint(code: HintCode, start: number, end: number, more?: string): Hint {
  const [en, ar] = TEXTS[code]
  return { code, start, end, message: more ? `${en}: ${more}` : en, messageAr: more ? `${ar}: ${more}` : ar }
}
