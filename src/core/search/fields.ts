/**
 * The fields of a query (`speaker:…`) and how the index holds them: as words with a letter before them that no text has.
 *
 * So a filter is a word like any other, both databases look it up in the same index, and no filter costs a scan.
 */

/** What an index word of a field begins with. */
export const FIELD_MARKS = {
  speaker: '_s',
  affiliation: '_a',
  outlet: '_o',
  relay: '_r',
  kind: '_k',
  force: '_f',
  event: '_e',
  country: '_c',
} as const
/** The consonants of a name: names.ts. */
export const NAME_MARK = '_n'
/** Between two pieces of one text, so that no phrase reaches from one into the other. */
export const GAP = '_'
/** One of {@link SAMPLES} parts of all rows, by what they say: {@link sampleMark}. */
export const SAMPLE_MARK = '_z'
export const SAMPLES = 32

export type Field = keyof typeof FIELD_MARKS

/** Fields whose value is words: any of them is found. Of the others the value is one of a few codes. */
export const WORDED: ReadonlySet<Field> = new Set(['speaker', 'affiliation', 'outlet', 'relay'])

/** What a person may call a field. */
export const FIELD_NAMES: { readonly [name: string]: Field | 'day' | 'since' | 'until' } = {
  speaker: 'speaker',
  said: 'speaker',
  متحدث: 'speaker',
  المتحدث: 'speaker',
  قائل: 'speaker',
  القائل: 'speaker',
  affiliation: 'affiliation',
  role: 'affiliation',
  جهة: 'affiliation',
  صفة: 'affiliation',
  منصب: 'affiliation',
  outlet: 'outlet',
  source: 'outlet',
  صحيفة: 'outlet',
  وسيلة: 'outlet',
  relay: 'relay',
  via: 'relay',
  عبر: 'relay',
  ناقل: 'relay',
  kind: 'kind',
  نوع: 'kind',
  force: 'force',
  فعل: 'force',
  event: 'event',
  واقعة: 'event',
  حدث: 'event',
  country: 'country',
  بلد: 'country',
  دولة: 'country',
  day: 'day',
  date: 'day',
  يوم: 'day',
  تاريخ: 'day',
  since: 'since',
  from: 'since',
  منذ: 'since',
  من: 'since',
  until: 'until',
  to: 'until',
  حتى: 'until',
  إلى: 'until',
}

/** Codes of the fields that have few, and what a person may call them. */
export const CODES: { readonly [F in Field]?: { readonly [name: string]: string } } = {
  kind: { direct: 'direct', indirect: 'indirect', mixed: 'mixed', بلفظه: 'direct', بمعناه: 'indirect', بعضه: 'mixed' },
  force: {
    ...codes('say affirm deny claim reveal warn promise threaten call expect accuse praise condemn thank ask deem order'),
    قول: 'say',
    تأكيد: 'affirm',
    نفي: 'deny',
    زعم: 'claim',
    كشف: 'reveal',
    تحذير: 'warn',
    وعد: 'promise',
    تهديد: 'threaten',
    دعوة: 'call',
    توقع: 'expect',
    اتهام: 'accuse',
    إشادة: 'praise',
    إدانة: 'condemn',
    شكر: 'thank',
    سؤال: 'ask',
    رأي: 'deem',
    أمر: 'order',
  },
  event: {
    ...codes('request agree aid cooperate consult retreat'),
    طلب: 'request',
    وعد: 'agree',
    تسليم: 'aid',
    معونة: 'aid',
    تعاون: 'cooperate',
    تشاور: 'consult',
    انسحاب: 'retreat',
  },
}

function codes(list: string): { [name: string]: string } {
  return Object.fromEntries(list.split(' ').map((code) => [code, code]))
}

/** The word by which a row is in one of the {@link SAMPLES} parts; `hash` is any hexadecimal hash of what it says. */
export function sampleMark(hash: string): string {
  return SAMPLE_MARK + (Number.parseInt(hash.slice(-2), 16) % SAMPLES).toString()
}
