/** An attribution while it is being read. Positions are token indexes, ends exclusive, -1 for none. */
import type { TokenMention } from '../mentions/mention.ts'
import type { Force } from '../record.ts'
import type { Scene } from './scene.ts'

/** What introduces the content. */
export const BY_CLAUSE = 1 // أن
export const BY_QUOTE = 2
export const BY_COLON = 3
export const BY_PREPOSITION = 4 // إلى ضرورة …
export const BY_OBJECT = 5 // استمرار الحاجة …
export const BEFORE = 6 // the content stands before the cue
export const BARE = 7 // قال نحن مطالبون …

export class Draft {
  rule = ''
  /** Lexicon entries the cue rests on. */
  entry = -1
  entry2 = -1
  /** Cue, and its second part. */
  from = -1
  to = -1
  from2 = -1
  to2 = -1
  /** Where its clause begins: before conjunction, subject or time that stand before the verb. */
  head = -1
  features = 0
  force: Force = 'say'
  core = true
  participle = false
  /** Without a verb of its own: وفقاً لـ */
  isFrame = false
  /** The verb has a pronoun for its object: وصفتها */
  enclitic = false
  /** The word may be no verb: only a clause right after shows that it is. */
  doubtful = false
  /** Set in it is in another's clause whatever marks surround it: after أن or الذي. */
  subordinate = false
  sourceFrom = -1
  sourceTo = -1
  /** Index of the source among the mentions. */
  mention = -1
  /** The source as a phrase, where no mention covers it. */
  phrase: TokenMention | null = null
  /** The mention of who speaks, where it stands apart from the cue. */
  subject = -1
  /** The mention of who hands it on, where he goes on speaking. */
  relay = -1
  /** What introduces the content. */
  by = 0
  start = -1
  /** Second span of content, for content around the cue. */
  start2 = -1
  end2 = -1
  end = -1
  timex = -1
  /** Pairs of tokens. */
  readonly via: number[] = []
  content: number[] = []
  addresseeFrom = -1
  addresseeTo = -1
  parent = -1
  confidence = 0.93
  /** Index among the actors, -1 for none. */
  actor = -1
  quoted = false
  candidates: { readonly name: string; readonly reason: string }[] | undefined
}

/** Notes when it was said: the first date or time of day. */
export function noteTime(scene: Scene, draft: Draft, timex: number): void {
  const { type } = scene.values.timexes[timex]
  // في وقت سابق من اليوم الأربعاء: the day says more
  if (draft.timex >= 0 && !scene.values.timexes[draft.timex].value.endsWith('_REF')) return
  if (type === 'DATE' || type === 'TIME') draft.timex = timex
}
