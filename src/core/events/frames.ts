/**
 * Frames: which argument of an event word is actor, recipient and object. A line of the event lexicons names its frame;
 * how subject, object and prepositions are found is grammar and the same for all (arguments.ts).
 */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { EventType } from '../record.ts'

export const NOBODY = 0
export const ACTOR = 1
export const RECIPIENT = 2
export const OBJECT = 3
/** Actor and recipient: the two sides of بين … و… */
export const SIDES = 4
export type Role = number

/** Slots of a frame: bare nouns in their order, then prepositions. */
export interface Frame {
  readonly name: string
  readonly type: EventType
  readonly subject: Role
  readonly object: Role
  readonly second: Role
  readonly min: Role
  readonly ila: Role
  readonly li: Role
  readonly bi: Role
  readonly ala: Role
  readonly an: Role
  readonly maa: Role
  readonly fi: Role
  readonly about: Role
  /** A clause with أن. */
  readonly clause: Role
  /** Of a noun: what its first genitive is. */
  readonly of: Role
  /** The object runs on to the end of its clause: what is asked or promised. */
  readonly long: boolean
}

const A = ACTOR
const R = RECIPIENT
const O = OBJECT

type Slots = Partial<Omit<Frame, 'name' | 'type'>>
const frame = (name: string, type: EventType, slots: Slots): Frame => ({
  name,
  type,
  subject: A,
  object: 0,
  second: 0,
  min: 0,
  ila: 0,
  li: 0,
  bi: 0,
  ala: 0,
  an: 0,
  maa: 0,
  fi: 0,
  about: 0,
  clause: 0,
  of: A,
  long: false,
  ...slots,
})

export const FRAMES: readonly Frame[] = [
  // طالب الحكومة بـ…، دعا الطرفين إلى…، ناشد المجتمع الدولي التدخل، طلب من المجلس أن…، احتاج إلى…
  frame('demand', 'REQUEST', { object: R, second: O, bi: O, li: O, min: R, clause: O, long: true }),
  frame('call', 'REQUEST', { object: R, second: 0, ila: O, li: O, clause: O, long: true }),
  frame('appeal', 'REQUEST', { object: R, second: O, bi: O, ila: R, li: O, clause: O, long: true }),
  frame('urge', 'REQUEST', { object: R, ala: O, long: true }),
  frame('ask', 'REQUEST', { object: O, min: R, ila: R, bi: O, clause: O, long: true }),
  frame('lean-on', 'REQUEST', { object: 0, bi: R, li: O }),
  frame('need', 'REQUEST', { object: O, ila: O, li: O, min: R, clause: O, long: true }),
  frame('want', 'REQUEST', { object: O, min: R, clause: O, long: true }),
  // أصرّ على إجراء …، ألحّ على الحكومة لـ…، أوعز إلى الهيئة بـ…
  frame('insist', 'REQUEST', { ala: O, fi: O, clause: O, long: true }),
  frame('press', 'REQUEST', { ala: R, li: O, bi: O, fi: O, clause: O, long: true }),
  frame('press-to', 'REQUEST', { ila: R, li: R, bi: O, clause: O, long: true }),
  frame('want-in', 'REQUEST', { fi: O, clause: O, long: true }),
  // تعهد بـ…، وعد الأهالي بـ…، عرض المساعدة على…، وافق على…، أبدى استعداده لـ…
  frame('promise', 'AGREE', { min: A, bi: O, li: O, clause: O, ala: O, long: true }),
  frame('promise-to', 'AGREE', { object: R, bi: O, clause: O, long: true }),
  frame('offer', 'AGREE', { object: O, ala: R, li: R }),
  frame('accept', 'AGREE', { ala: O, clause: O, long: true }),
  frame('yield', 'AGREE', { li: O, long: true }),
  // قبل عرض …، رفض طلب …: the word is given or refused
  frame('take-up', 'AGREE', { object: O, bi: O, of: O, long: true }),
  frame('refuse', 'AGREE', { object: O, of: O, long: true }),
  // أمر بصرف …
  frame('order', 'AGREE', { bi: O, li: R, long: true }),
  // سنواصل دعم…، ستشارك في…، لن تساهم في…: only of what is to come
  frame('allot', 'AGREE', { object: O, li: R, of: O }),
  frame('prize', 'AGREE', { subject: O, li: R, min: A, of: O }),
  frame('pledge', 'AGREE', { object: O, fi: O, li: R, long: true }),
  frame('pledge-to', 'AGREE', { object: R, fi: O, bi: O, ala: O, long: true }),
  frame('pledge-on', 'AGREE', { ala: O, long: true }),
  frame('intend', 'AGREE', { object: O, long: true }),
  frame('intent', 'AGREE', { object: O, fi: O, bi: O, clause: O, long: true }),
  frame('ready', 'AGREE', { li: O, bi: O, ala: O, clause: O, long: true }),
  // قدم مساعدات إلى…، منح الأسر قروضاً، تبرع بـ… لـ…، زوّد الجيش بـ…، تسلم معدات من…
  frame('give', 'AID', { object: O, ila: R, li: R, of: O }),
  frame('send', 'AID', { object: O, bi: O, ila: R, li: R, of: O }),
  frame('distribute', 'AID', { object: O, ila: R, li: R, ala: R, of: O }),
  frame('grant', 'AID', { object: R, second: O, li: R, of: O }),
  frame('provide', 'AID', { object: R, bi: O, of: R }),
  frame('support', 'AID', { object: R, min: A, bi: O, li: R, of: A }),
  frame('donate', 'AID', { bi: O, li: R, ila: R, of: A }),
  frame('fund', 'AID', { object: O, li: R, of: O }),
  frame('contribute', 'AID', { fi: O, bi: O, li: R, of: A }),
  frame('receive', 'AID', { subject: R, object: O, min: A, of: R }),
  frame('gather', 'AID', { subject: R, object: O, li: R, min: A, of: O }),
  frame('obtain', 'AID', { subject: R, ala: O, min: A, of: R }),
  frame('arrive', 'AID', { subject: O, object: R, ila: R, li: R, min: A, of: O }),
  frame('funds', 'AID', { subject: O, li: R, ila: R, min: A, of: O }),
  // وقّع البلدان اتفاقية، اتفق مع… على…، بالتعاون مع…
  frame('sign', 'COOPERATE', { object: O, maa: R, ala: O, of: O }),
  frame('join', 'COOPERATE', { ila: O, li: O, of: A }),
  frame('ratify', 'COOPERATE', { ala: O, of: A }),
  frame('agree', 'COOPERATE', { maa: R, ala: O, about: O, clause: O, long: true }),
  frame('reach', 'COOPERATE', { maa: R, ila: O, li: O, of: A }),
  frame('cooperate', 'COOPERATE', { maa: R, fi: O, ala: O, li: O, of: A }),
  frame('work-with', 'COOPERATE', { maa: R, ala: O, li: O, long: true }),
  frame('agreement', 'COOPERATE', { subject: O, maa: R, ala: O, li: O, bi: O, about: O, of: A, long: true }),
  frame('partnership', 'COOPERATE', { subject: O, maa: R, fi: O, li: O, of: A }),
  // التقى الوزير نظيره، بحث مع… الأزمة، زار البلد، مباحثات بين… و… حول…
  frame('meet', 'CONSULT', { object: R, maa: R, bi: R, about: O, li: O, of: A }),
  frame('talk-with', 'CONSULT', { maa: R, about: O, of: A }),
  frame('phone', 'CONSULT', { object: 0, bi: R, maa: R, about: O, of: A }),
  frame('host', 'CONSULT', { object: R, li: R, of: A }),
  frame('visit', 'CONSULT', { object: R, of: A }),
  frame('discuss', 'CONSULT', { object: O, maa: R, about: O, of: O, long: true }),
  // تناول اللقاء الأزمة: only what a meeting was about
  frame('treat', 'CONSULT', { object: O, maa: R, about: O, of: O, long: true }),
  // سيتوجه إلى الرياض، وصل … للقاء …: only of what is to come, in a headline, or to meet
  frame('travel', 'CONSULT', { object: R, ila: R, li: O, of: A }),
  frame('travel-from', 'CONSULT', { ila: R, li: O, of: A }),
  frame('talks', 'CONSULT', { subject: O, maa: R, bi: R, about: O, li: O, of: A }),
  frame('visiting', 'CONSULT', { subject: O, ila: R, li: R, of: A }),
  // انسحب من…، سحب قواته، عادت القوات إلى…، استقال
  frame('withdraw', 'RETREAT', { object: O, min: O, an: O, of: A }),
  frame('pull-out', 'RETREAT', { object: O, min: 0, of: O }),
  frame('return', 'RETREAT', { ila: O, min: O, of: A }),
  frame('leave', 'RETREAT', { an: O, min: O, of: A }),
  frame('back-down', 'RETREAT', { an: O, of: A }),
  frame('resign', 'RETREAT', { min: O, of: A }),
  // رفع العقوبات عن …، علّق الإضراب
  frame('lift', 'RETREAT', { object: O, an: R, of: O }),
  frame('ceasefire', 'RETREAT', { subject: O, of: A }),
]

/** What a line of the event lexicons asks to stand with its word, in the order of {@link NEEDS}. */
export const NEEDS = [
  '',
  'support',
  'money',
  'aid',
  'funds',
  'flow',
  'gift',
  'agreement',
  'party',
  'person',
  'other',
  'two',
  'forces',
  'position',
  'owner',
  'needy',
  'with',
  'ahead',
  'journey',
  'met',
  'action',
  'offer',
  'relief',
  'donations',
  'pact',
  'measure',
  'memo',
  'signed',
  'costs',
  'joint',
  'session',
] as const
export const NEED: { readonly [name: string]: number } = Object.fromEntries(NEEDS.map((n, i) => [n, i]))

/** Sorts of light verbs: the noun's own subject; the noun as subject; who meets the noun's own; who is asked or called. */
export const YES = 1
export const PASSIVE = 2
export const PRESIDES = 3
export const RECEIVES = 4
export const JOINS = 5

/** Moods of modality.tsv. */
export const PLANNED = 1
export const ONGOING = 2
export const NEGATED = 3
export const HYPOTHETICAL = 4

/** The kinds of support, a closed vocabulary. `aid` stands for what does not say of what kind and is no kind itself. */
export const SUPPORT = [
  '',
  'aid',
  'air',
  'intelligence',
  'training',
  'arms',
  'equipment',
  'communications',
  'maintenance',
  'medical',
  'food',
  'shelter',
  'water',
  'energy',
  'money',
  'reconstruction',
  'advice',
  'forces',
] as const

/** The event lexicons as small numbers for each entry. Made once for a lexicon. */
export interface EventLexicon {
  /** Index into {@link FRAMES} plus one, 0 for none. */
  readonly frame: Uint8Array
  readonly needs: Uint8Array
  readonly light: Uint8Array
  readonly mood: Uint8Array
  readonly support: Uint8Array
}

export function readEventLexicon(lexicon: Lexicon): EventLexicon {
  return {
    frame: lexicon.codes('frame', Object.fromEntries(FRAMES.map((f, i) => [f.name, i + 1]))),
    needs: lexicon.codes('needs', NEED),
    light: lexicon.codes('light', { yes: YES, passive: PASSIVE, presides: PRESIDES, receives: RECEIVES, joins: JOINS }),
    mood: lexicon.codes('mood', { planned: PLANNED, ongoing: ONGOING, negated: NEGATED, hypothetical: HYPOTHETICAL }),
    support: lexicon.codes('support', Object.fromEntries(SUPPORT.map((s, i) => [s, i]))),
  }
}

export const EVENT = bit('event')
export const SUPPORT_BIT = bit('support')
export const MODALITY = bit('modality')
export const SPEECH = bit('speech')
