/**
 * What a person says of the machine's reading of an article. A correction is a row of its own over that reading, with its
 * author and time; the reading itself is never changed. It names what it is about by the article's words ({@link Anchor}),
 * so that it holds when the article is read again, by another reader or after an edit.
 */
import type { ActorType, Attribution, Event, EventStatus, EventType, Force, Span, SpeechKind } from '../../core/record.ts'
import type { Anchor } from './anchor.ts'

/** Who speaks, as a person gives it. */
export interface SpeakerFields {
  readonly name: string
  readonly type: ActorType
  readonly role?: string | undefined
  readonly affiliation?: string | undefined
}

/** The fields of a statement that a person may change; `S` is how words of the article are given. */
export interface StatementFields<S> {
  readonly speaker?: SpeakerFields | null | undefined
  readonly cue?: readonly S[] | undefined
  readonly source?: S | null | undefined
  readonly content?: readonly S[] | undefined
  readonly kind?: SpeechKind | undefined
  readonly time?: { readonly words: S; readonly value: string } | null | undefined
  readonly force?: Force | undefined
}

/** The fields of an event that a person may change. */
export interface EventFields<S> {
  readonly type?: EventType | undefined
  readonly trigger?: S | undefined
  readonly actor?: S | null | undefined
  readonly recipient?: S | null | undefined
  readonly object?: S | null | undefined
  readonly time?: { readonly words: S; readonly value: string } | null | undefined
  readonly status?: EventStatus | undefined
}

/** A statement by its words. `id` is what it was called when the correction was made. */
export interface StatementAnchor {
  readonly id: string
  readonly cue: readonly Anchor[]
  readonly content: readonly Anchor[]
}

export interface EventAnchor {
  readonly id: string
  readonly type: EventType
  readonly trigger: Anchor
}

/**
 * The acts. A merge says that two or more actors of the article are one, under the name of the first; striking one says that
 * the words named are somebody else's than the actor's they were given to.
 */
export type Change =
  | { readonly act: 'change'; readonly of: 'statement'; readonly target: StatementAnchor; readonly to: StatementFields<Anchor> }
  | { readonly act: 'strike'; readonly of: 'statement'; readonly target: StatementAnchor }
  | { readonly act: 'add'; readonly of: 'statement'; readonly item: StatementFields<Anchor> }
  | { readonly act: 'change'; readonly of: 'event'; readonly target: EventAnchor; readonly to: EventFields<Anchor> }
  | { readonly act: 'strike'; readonly of: 'event'; readonly target: EventAnchor }
  | { readonly act: 'add'; readonly of: 'event'; readonly item: EventFields<Anchor> }
  | { readonly act: 'add'; readonly of: 'merge'; readonly names: readonly string[] }
  | { readonly act: 'strike'; readonly of: 'merge'; readonly name: string; readonly words: readonly Anchor[]; readonly as: string }

/** What is asked of the API: ids of the record as it stands, and spans of its text. */
export type Proposal =
  | { readonly act: 'change'; readonly of: 'statement'; readonly target: string; readonly to: StatementFields<Span> }
  | { readonly act: 'strike'; readonly of: 'statement'; readonly target: string }
  | { readonly act: 'add'; readonly of: 'statement'; readonly item: StatementFields<Span> & { readonly content: readonly Span[] } }
  | { readonly act: 'change'; readonly of: 'event'; readonly target: string; readonly to: EventFields<Span> }
  | { readonly act: 'strike'; readonly of: 'event'; readonly target: string }
  | {
      readonly act: 'add'
      readonly of: 'event'
      readonly item: EventFields<Span> & { readonly type: EventType; readonly trigger: Span }
    }
  | { readonly act: 'add'; readonly of: 'merge'; readonly actors: readonly string[] }
  | { readonly act: 'strike'; readonly of: 'merge'; readonly actor: string; readonly words: readonly Span[]; readonly as: string }

/** One correction, as it is kept. */
export interface Correction {
  readonly id: string
  /** Id of the article, the same through its versions. */
  readonly article: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly change: Change
  /** Taken back: it is kept, and has no effect. */
  readonly undone?: { readonly author: string; readonly at: string } | undefined
}

/** The id of what a correction adds: statements and events of the machine's are called `a1`, `e1`. */
export const addedId = (correction: string) => `${ADDED}${correction}`
export const isAdded = (local: string) => local.startsWith(ADDED)
const ADDED = 'c-'

export type Item = Attribution | Event
