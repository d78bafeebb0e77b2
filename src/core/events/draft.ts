/** An event while it is being read. Positions are token indexes, ends exclusive, -1 where there is none. */
import type { EventStatus } from '../record.ts'
import { ACTOR, type Frame, OBJECT, RECIPIENT, type Role, SIDES } from './frames.ts'

export class Draft {
  readonly frame: Frame
  readonly entry: number
  /** The trigger. */
  from: number
  to: number
  features = 0
  finite = false
  participle = false
  /** The light verb or process word that carries a noun, -1 for none. */
  light = -1
  lightFeatures = 0
  /** Its sort, of frames.ts. */
  lightKind = 0
  /** ناقش الجانبان …: only tells what a meeting told before was about. */
  topic = false
  /** A headline whose story the body has told once. */
  retold = false
  actorFrom = -1
  /** The actor is not said in its clause but known from what is around it. */
  impliedActor = false
  actorTo = -1
  recipientFrom = -1
  recipientTo = -1
  objectFrom = -1
  objectTo = -1
  /** Where its clause ends. */
  end = -1
  timex = -1
  deadline = false
  amount = -1
  quantity = -1
  placeFrom = -1
  placeTo = -1
  status: EventStatus = 'done'
  /** Said by a verb or a word, not only supposed of a noun. */
  statusKnown = false
  hypothetical = false
  round = 0
  confidence = 0.8
  rule = ''
  /** Entries of the lexicon it rests on beside its own. */
  readonly entries: number[] = []

  constructor(frame: Frame, entry: number, from: number, to: number) {
    this.frame = frame
    this.entry = entry
    this.from = from
    this.to = to
  }

  has(role: Role): boolean {
    return role === ACTOR
      ? this.actorFrom >= 0
      : role === RECIPIENT
        ? this.recipientFrom >= 0
        : role === OBJECT
          ? this.objectFrom >= 0
          : role === SIDES
  }

  /** Gives the words `from`…`to` to `role`, the first that come. True where they were taken. */
  take(role: Role, from: number, to: number): boolean {
    if (from < 0 || to <= from || this.has(role)) return false
    if (role === ACTOR) {
      this.actorFrom = from
      this.actorTo = to
    } else if (role === RECIPIENT) {
      this.recipientFrom = from
      this.recipientTo = to
    } else if (role === OBJECT) {
      this.objectFrom = from
      this.objectTo = to
    } else return false
    return true
  }

  /** Gives `role` the words of one who is known from around the clause, not said in it. */
  supply(role: Role, words: { readonly from: number; readonly to: number } | undefined): void {
    if (words && this.take(role, words.from, words.to) && role === ACTOR) this.impliedActor = true
  }
}
