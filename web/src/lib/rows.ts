/** What the lists of the server hold, as far as the page shows it (docs/api.md). */
import type { Event, Force, SpeechKind } from '../../../src/core/record.ts'

export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}

export interface ArticleRow {
  readonly id: string
  readonly title: string
  readonly outlet: string | null
  readonly publishedAt: string | null
  readonly seenAt: string
  readonly sample: boolean
}

export interface StatementRow {
  readonly id: string
  readonly article: string
  readonly local: string
  readonly outlet: string | null
  readonly publishedAt: string | null
  readonly speaker: string | null
  readonly actor: string | null
  readonly role: string | null
  readonly affiliation: string | null
  readonly relays: readonly string[]
  readonly kind: SpeechKind
  readonly force: Force
  readonly saidAt: string | null
  readonly confidence: number
  readonly cue: string
  readonly words: string
  readonly corrected?: { readonly struck: boolean; readonly speaker?: string | null }
}

export interface Carrier {
  readonly statement: string
  readonly article: string
  readonly outlet: string | null
  readonly publishedAt: string | null
}

export interface StatementHit {
  readonly statement: StatementRow
  readonly title: string | null
  readonly snippet: { readonly text: string; readonly start: number; readonly marks: readonly (readonly [number, number])[] }
  readonly carriers: readonly Carrier[]
}

/** What an article says of an event, wherever the page shows it. */
interface EventTold {
  readonly id: string
  readonly article: string
  readonly outlet: string | null
  readonly publishedAt: string | null
  readonly status: Event['status']
  readonly object: string | null
  readonly amount: number | null
  readonly currency: string | null
  readonly quantity: number | null
  readonly unit: string | null
  readonly until: string | null
  readonly saidBy: string | null
  readonly words: string
}

/** An event of one article, with its place there and what people made of it. */
export interface EventRow extends EventTold {
  readonly local: string
  readonly type: Event['type']
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  readonly actor: string | null
  readonly recipient: string | null
  readonly time: string | null
  readonly deadline: boolean
  readonly confidence: number
  readonly corrected?: { readonly struck: boolean; readonly type?: string; readonly status?: string }
}

export interface ActorRow {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly roles: readonly string[]
  readonly affiliations: readonly string[]
  readonly country: string | null
  readonly articles: number
  readonly statements: number
}

export interface Summary {
  readonly hits: number
  readonly total: number
  readonly estimated: boolean
  readonly facets: {
    readonly [facet: string]: { readonly distinct: number; readonly values: readonly { readonly value: string; readonly count: number }[] }
  }
  readonly days: readonly { readonly day: string | null; readonly count: number }[]
}

export interface JobRow {
  readonly id: string
  readonly kind: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total: number | null
  readonly detail: { readonly outcomes?: { readonly [outcome: string]: number }; readonly error?: string }
  readonly createdAt: string
}

export interface SavedSearchRow {
  readonly id: string
  readonly name: string
  readonly query: { readonly q?: string }
  readonly createdAt: string
  readonly feed: string
}

/** One article's event among those that tell of the same. */
export interface Telling extends EventTold {
  readonly begin: string | null
}

/** One event with all who tell of it. */
export interface LedgerEntryRow {
  readonly id: string
  readonly type: Event['type']
  readonly status: Event['status']
  readonly givers: readonly { readonly id: string; readonly name: string }[]
  readonly receivers: readonly { readonly id: string; readonly name: string }[]
  readonly amounts: readonly { readonly number: number; readonly unit: string }[]
  readonly deadline: boolean
  readonly day: string | null
  readonly outlets: readonly string[]
  readonly tellings: readonly Telling[]
}
