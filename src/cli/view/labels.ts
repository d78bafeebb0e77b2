/** The words of the readable view, in Arabic and in English. */
import type { EventStatus, EventType, Force, SpeechKind, TimexMod } from '../../core/record.ts'

export type Language = 'ar' | 'en'

export interface Labels {
  readonly unknownSpeaker: string
  readonly through: string
  readonly to: string
  readonly why: string
  readonly not: string
  readonly ledger: string
  readonly times: string
  readonly amounts: string
  readonly quantities: string
  readonly problems: string
  readonly nothing: string
  readonly statements: string
  readonly events: string
  readonly speakers: string
  readonly undated: string
  /** Who does it, and to or with whom. */
  readonly parties: { readonly [T in EventType]: readonly [actor: string, recipient: string] }
  readonly field: {
    readonly what: string
    readonly amount: string
    readonly quantity: string
    readonly when: string
    readonly by: string
    readonly where: string
    /** A speaker of the article has it so, or its narrator. */
    readonly says: string
    readonly tells: string
  }
  readonly event: { readonly [T in EventType]: string }
  readonly status: { readonly [S in EventStatus]: string }
  readonly force: { readonly [F in Force]: string }
  readonly kind: { readonly [K in SpeechKind]: string }
  readonly mod: { readonly [M in TimexMod]: string }
  readonly partOfDay: { readonly [part: string]: string }
}

const AR: Labels = {
  unknownSpeaker: 'متحدث لم يُعرف',
  through: 'عبر',
  to: 'إلى',
  why: 'السبب:',
  not: 'ليس:',
  ledger: 'السجل: ما طُلب وما وُعد به وما كان',
  times: 'الأزمنة',
  amounts: 'المبالغ',
  quantities: 'الكميات',
  problems: 'ملاحظات',
  nothing: 'لم يُعثر في النص على قول منسوب ولا واقعة.',
  statements: 'الأقوال',
  events: 'الوقائع',
  speakers: 'المتحدثون',
  undated: 'بلا تاريخ نشر',
  parties: {
    REQUEST: ['الطالب', 'المطلوب منه'],
    AGREE: ['الواعد', 'الموعود'],
    AID: ['المعطي', 'المتلقي'],
    COOPERATE: ['الطرف', 'مع'],
    CONSULT: ['الطرف', 'مع'],
    RETREAT: ['المنسحب', 'أمام'],
  },
  field: {
    what: 'ماذا',
    amount: 'المبلغ',
    quantity: 'العدد',
    when: 'متى',
    by: 'الأجل',
    where: 'أين',
    says: 'على لسان',
    tells: 'برواية',
  },
  event: { REQUEST: 'طلب', AGREE: 'وعد', AID: 'تسليم', COOPERATE: 'تعاون', CONSULT: 'تشاور', RETREAT: 'انسحاب' },
  status: { done: 'تمّ', ongoing: 'قائم', planned: 'مرتقب', negated: 'منفي' },
  force: {
    say: 'قول',
    affirm: 'تأكيد',
    deny: 'نفي',
    claim: 'زعم',
    reveal: 'كشف',
    warn: 'تحذير',
    promise: 'وعد',
    threaten: 'تهديد',
    call: 'دعوة',
    expect: 'توقع',
    accuse: 'اتهام',
    praise: 'إشادة',
    condemn: 'إدانة',
    thank: 'شكر',
    ask: 'سؤال',
    deem: 'رأي',
    order: 'أمر',
  },
  kind: { direct: 'بلفظه', indirect: 'بمعناه', mixed: 'بعضه بلفظه' },
  mod: {
    START: 'مطلع',
    MID: 'منتصف',
    END: 'نهاية',
    APPROX: 'نحو',
    BEFORE: 'قبل',
    AFTER: 'بعد',
    LESS_THAN: 'أقل من',
    MORE_THAN: 'أكثر من',
  },
  partOfDay: { MO: 'صباحاً', MI: 'ظهراً', AF: 'بعد الظهر', EV: 'مساء', NI: 'ليلاً' },
}

const EN: Labels = {
  unknownSpeaker: 'speaker not identified',
  through: 'via',
  to: 'to',
  why: 'why:',
  not: 'not:',
  ledger: 'Ledger: asked, promised, done',
  times: 'Times',
  amounts: 'Amounts',
  quantities: 'Quantities',
  problems: 'Notes',
  nothing: 'No attributed statement and no event found in the text.',
  statements: 'statements',
  events: 'events',
  speakers: 'speakers',
  undated: 'no publication date',
  parties: {
    REQUEST: ['from', 'to'],
    AGREE: ['from', 'to'],
    AID: ['from', 'to'],
    COOPERATE: ['party', 'with'],
    CONSULT: ['party', 'with'],
    RETREAT: ['who', 'before'],
  },
  field: {
    what: 'what',
    amount: 'amount',
    quantity: 'number',
    when: 'when',
    by: 'by',
    where: 'where',
    says: 'as said by',
    tells: 'as told by',
  },
  event: { REQUEST: 'Request', AGREE: 'Promise', AID: 'Aid', COOPERATE: 'Cooperation', CONSULT: 'Consultation', RETREAT: 'Withdrawal' },
  status: { done: 'done', ongoing: 'ongoing', planned: 'planned', negated: 'negated' },
  force: {
    say: 'says',
    affirm: 'affirms',
    deny: 'denies',
    claim: 'claims',
    reveal: 'reveals',
    warn: 'warns',
    promise: 'promises',
    threaten: 'threatens',
    call: 'calls for',
    expect: 'expects',
    accuse: 'accuses',
    praise: 'praises',
    condemn: 'condemns',
    thank: 'thanks',
    ask: 'asks',
    deem: 'deems',
    order: 'orders',
  },
  kind: { direct: 'direct', indirect: 'indirect', mixed: 'partly direct' },
  mod: {
    START: 'start of',
    MID: 'middle of',
    END: 'end of',
    APPROX: 'about',
    BEFORE: 'before',
    AFTER: 'after',
    LESS_THAN: 'less than',
    MORE_THAN: 'more than',
  },
  partOfDay: { MO: 'morning', MI: 'noon', AF: 'afternoon', EV: 'evening', NI: 'night' },
}

export const LABELS: { readonly [L in Language]: Labels } = { ar: AR, en: EN }

/** The language of a locale: Arabic or English where it says so or means another one; Arabic, like the articles, where it says nothing. */
export function languageOf(env: { readonly [name: string]: string | undefined }): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  if (/^(?:$|C$|C\.|POSIX)/.test(locale)) return 'ar'
  return /^ar(?:$|[_.@-])/.test(locale) ? 'ar' : 'en'
}
