/** Every word of the page's own, a dictionary a language. */
import type { ActorType, AmountBound, EventStatus, EventType, Force, SpeechKind, TimexMod } from '../../../src/core/record.ts'
import type { Part } from '../lib/evidence.ts'
import type { ViewWords } from './en-views.ts'

export type Language = 'ar' | 'en'
export type Theme = 'auto' | 'light' | 'dark'

export type Digits = 'latn' | 'arab'
export type TextSize = 'small' | 'normal' | 'large' | 'huge'

export interface Words {
  /** Of the views around the article. */
  readonly room: ViewWords
  readonly brand: string
  readonly tagline: string
  readonly skip: string
  readonly articles: string
  readonly sample: string
  readonly yours: string
  readonly sampleNote: string
  readonly language: string
  readonly otherLanguage: string
  readonly theme: string
  readonly themes: { readonly [T in Theme]: string }
  readonly loading: string
  readonly retry: string

  readonly statements: (n: number) => string
  readonly events: (n: number) => string
  readonly speakers: (n: number) => string
  readonly undated: string
  readonly noOutlet: string
  readonly nothing: string

  readonly chips: string
  readonly onlyThis: (name: string, statements: string) => string
  readonly everyone: string
  readonly more: (n: number) => string
  readonly unknownSpeaker: string
  readonly text: string
  readonly margin: string
  readonly statement: (n: number, speaker: string) => string
  readonly event: (kind: string, status: string) => string
  readonly key: string
  readonly keyContent: string
  readonly keyCue: string
  readonly keySource: string
  readonly keyVia: string
  readonly keyTime: string
  readonly keyEvent: string
  readonly keyKeys: string

  readonly chain: string
  readonly saidOn: (day: string) => string
  readonly addressee: string
  readonly confidence: string
  readonly why: string
  readonly rule: string
  readonly lines: string
  readonly candidates: string
  readonly noLines: string
  readonly copy: string
  readonly copied: string
  readonly link: string
  readonly close: string
  readonly previous: string
  readonly next: string
  readonly notSpeechProper: string
  readonly kind: { readonly [K in SpeechKind]: string }
  readonly force: { readonly [F in Force]: string }
  readonly via: string
  readonly published: string

  readonly ledger: string
  readonly ledgerNote: string
  readonly noEvents: string
  readonly rest: (n: number) => string
  readonly columns: {
    readonly kind: string
    readonly parties: string
    readonly what: string
    readonly amount: string
    readonly quantity: string
    readonly when: string
    readonly status: string
    readonly by: string
  }
  readonly notSaid: string
  readonly narrator: string
  readonly deadline: (day: string) => string
  readonly round: (n: number) => string
  readonly unfold: string
  readonly inTheText: string
  readonly parties: { readonly [T in EventType]: readonly [actor: string, recipient: string] }
  readonly eventKind: { readonly [T in EventType]: string }
  readonly status: { readonly [S in EventStatus]: string }
  readonly part: { readonly [P in Part]: string }
  readonly support: { readonly [name: string]: string }

  readonly values: string
  readonly times: string
  readonly amounts: string
  readonly quantities: string
  readonly problems: string
  readonly mod: { readonly [M in TimexMod]: (day: string) => string }
  readonly bound: { readonly [B in AmountBound]: (amount: string) => string }
  readonly span: (from: string, to: string) => string
  readonly partOfDay: { readonly [part: string]: string }
  readonly refs: { readonly [ref: string]: string }

  readonly read: string
  readonly readTitle: string
  readonly readText: string
  readonly readTextHint: string
  readonly readHeadline: string
  readonly readOutlet: string
  readonly readDate: string
  readonly readDateHint: string
  readonly optional: string
  readonly readIt: string
  readonly reading: string
  readonly cancel: string
  readonly stays: string

  readonly search: string
  readonly searchHint: string
  readonly found: (n: number) => string
  readonly foundNothing: string
  readonly moreResults: string
  readonly struck: string
  readonly carried: (n: number) => string

  readonly correct: string
  readonly correctSpeaker: string
  readonly strike: string
  readonly speakerName: string
  readonly speakerRole: string
  readonly speakerType: string
  readonly types: { readonly [T in ActorType]: string }
  readonly keep: string
  readonly undo: string
  readonly done: { readonly speaker: string; readonly strike: string; readonly undo: string }
  readonly correctedBy: (author: string) => string
  readonly machineRead: string
  readonly corrections: string
  readonly correctionsNote: string
  readonly act: { readonly change: string; readonly strike: string; readonly add: string }
  readonly orphaned: string
  readonly moot: string

  readonly login: string
  readonly loginName: string
  readonly loginPassword: string
  readonly failures: { readonly [code: string]: string }
}
