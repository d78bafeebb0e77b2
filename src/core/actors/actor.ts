/** Who is who in one article: what the actor stage hands to attributions and events. */

import type { TokenMention } from '../mentions/mention.ts'
import type { Actor } from '../record.ts'

export interface Actors {
  readonly items: readonly Actor[]
  /** The actor of a mention (by its index in `Mentions.items`), -1 where it names none. */
  readonly ofMention: Int32Array
  /** The actor whom a phrase outside the mentions names, making one if need be. Returns its index in `items`. */
  add(mention: TokenMention): number
  /** Salience: actors that a definite short form (`الوزير`، `الخفاجي`، `المصدر ذاته`) before token `at` may mean, best first. */
  candidates(mention: TokenMention, at: number): readonly { readonly actor: number; readonly reason: string }[]
}
