/**
 * The record of an article: the shapes that everything outside the core reads.
 *
 * Offsets are UTF-16 code units into {@link Article.text} exactly as it came in, `end` exclusive.
 * A field that is absent or `null` means "the article does not say", never "not looked for".
 */

/** One article, as it comes in. `text` is all that is read, the headline (if any) as its first line. */
export interface Article {
  readonly id?: string | undefined
  readonly text: string
  readonly title?: string | undefined
  readonly outlet?: string | undefined
  /** ISO date or date-time; without a zone it is local to the outlet. */
  readonly publishedAt?: string | undefined
  readonly url?: string | undefined
  readonly language?: string | undefined
}

/** `text.slice(start, end)` is the evidence, always. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type ActorType = 'person' | 'organization' | 'group' | 'unnamed' | 'document'
export type SpeechKind = 'direct' | 'indirect' | 'mixed'
export type Force =
  | 'say'
  | 'affirm'
  | 'deny'
  | 'claim'
  | 'reveal'
  | 'warn'
  | 'promise'
  | 'threaten'
  | 'call'
  | 'expect'
  | 'accuse'
  | 'praise'
  | 'condemn'
  | 'thank'
  | 'ask'
  | 'deem'
  | 'order'

/** The rule that made a value, and the lexicon lines it rests on, as `file:line`. */
export interface Why {
  readonly rule: string
  readonly entries: readonly string[]
  /** Candidates that were weighed and lost, each with the reason, where there was a choice. */
  readonly candidates?: readonly { readonly name: string; readonly reason: string }[]
}

export interface Speaker {
  /** Id of an {@link Actor} of the same record; absent where there is none to point at. */
  readonly actor?: string
  readonly name: string
  readonly role?: string
  readonly affiliation?: string
  readonly type: ActorType
}

export interface Attribution {
  readonly id: string
  /** One span, two where the cue is split: `ونقلت … قوله`. */
  readonly cue: readonly Span[]
  readonly source: Span | null
  readonly speaker: Speaker | null
  readonly content: readonly Span[]
  readonly kind: SpeechKind
  readonly core: boolean
  readonly force: Force
  readonly nested: boolean
  readonly in: string | null
  readonly via: readonly Span[]
  readonly time: (Span & { readonly value: string }) | null
  readonly addressee: Span | null
  readonly confidence: number
  readonly why: Why
}

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET'
export type TimexMod = 'START' | 'MID' | 'END' | 'APPROX' | 'BEFORE' | 'AFTER' | 'LESS_THAN' | 'MORE_THAN'
export type TimexBasis = 'publication' | 'dateline' | 'explicit' | 'other'

/** A time expression: TIMEX3 `type`, `value`, `mod`, and the interval it covers where that is known. */
export interface Timex extends Span {
  readonly type: TimexType
  readonly value: string
  readonly mod?: TimexMod
  /** First day or instant covered, ISO, where it is known. */
  readonly begin?: string
  /** Last day or instant covered, ISO. (`end` is the span's own.) */
  readonly until?: string
  /** What the value was counted from. */
  readonly basis: TimexBasis
  /** What the article does not say and the reader supplied, e.g. `year`, `month`. */
  readonly supplied?: readonly string[]
  readonly why: Why
}

export type AmountBound = 'low' | 'high' | 'at-least' | 'at-most' | 'about'

/** Money. A range is two amounts, `low` and `high`. `amount` is in units of the ISO 4217 currency. */
export interface Amount extends Span {
  readonly currency: string
  readonly amount: number
  readonly bound?: AmountBound
  /** How the currency was known where its word is shared by several: `said`, `article`, `outlet`, `default`. */
  readonly basis?: 'said' | 'article' | 'outlet' | 'default'
  readonly why: Why
}

/** A counted thing: `120 مولدة` → `{ number: 120, unit: 'generator' }`; `unit` is the word itself where no lexicon knows it. */
export interface Quantity extends Span {
  readonly number: number
  readonly unit: string
  readonly bound?: AmountBound
  readonly why: Why
}

export type MentionType = 'person' | 'organization' | 'place' | 'role' | 'group'

export interface Mention extends Span {
  readonly type: MentionType
  readonly actor?: string
  readonly why: Why
}

export interface Actor {
  readonly id: string
  readonly type: 'person' | 'organization' | 'group' | 'unnamed' | 'document' | 'place'
  readonly name: string
  readonly roles: readonly string[]
  readonly affiliations: readonly string[]
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
}

export type EventType = 'REQUEST' | 'AGREE' | 'AID' | 'COOPERATE' | 'CONSULT' | 'RETREAT'
export type EventStatus = 'done' | 'ongoing' | 'planned' | 'negated'

export interface Event {
  readonly id: string
  readonly type: EventType
  readonly trigger: Span
  readonly actor: Span | null
  readonly recipient: Span | null
  readonly object: Span | null
  readonly amount: Span | null
  readonly quantity: Span | null
  readonly time: (Span & { readonly value: string; readonly mod?: TimexMod; readonly begin?: string; readonly until?: string }) | null
  /** True where `time` is the day by which it is to happen. */
  readonly deadline: boolean
  readonly place: Span | null
  readonly support: readonly string[]
  readonly status: EventStatus
  readonly saidBy: string | null
  readonly in: string | null
  readonly actorIds: readonly string[]
  readonly recipientIds: readonly string[]
  readonly round?: number
  readonly confidence: number
  readonly why: Why
}

/** Something odd about the text; reading went on. */
export interface Problem {
  readonly code: string
  readonly start?: number
  readonly end?: number
  readonly detail: string
}

export interface Record {
  readonly id: string
  readonly publishedAt?: string
  readonly outlet?: string
  readonly title?: string
  readonly url?: string
  readonly attributions: readonly Attribution[]
  readonly timexes: readonly Timex[]
  readonly amounts: readonly Amount[]
  readonly quantities: readonly Quantity[]
  readonly mentions: readonly Mention[]
  readonly actors: readonly Actor[]
  readonly events: readonly Event[]
  readonly problems: readonly Problem[]
  readonly reader: { readonly name: 'isnad'; readonly version: string }
}
