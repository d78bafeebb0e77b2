/** Lays corrections over the machine's reading of an article. Pure: the reading is left as it is. */
import type { Actor, Attribution, Event, Record, Span, Speaker } from '../../core/record.ts'
import { type Anchor, locate } from './anchor.ts'
import {
  addedId,
  type Correction,
  type EventAnchor,
  type EventFields,
  isAdded,
  type SpeakerFields,
  type StatementAnchor,
  type StatementFields,
} from './correction.ts'

/**
 * What became of a correction: laid on; not needed, since the reading says the same by now; or orphaned, since its words, or what
 * it speaks of, are not found for certain. An orphan is shown as one and never put somewhere else.
 */
export type Standing = 'applied' | 'moot' | 'orphaned' | 'undone'

export interface Placed {
  readonly correction: Correction
  readonly standing: Standing
  /** Why it is an orphan. */
  readonly reason?: string
  /** The statement, event or actor of the corrected record that it shows in. */
  readonly item?: string
  /** What the machine had read, of the fields that were changed. */
  readonly before?: { readonly [field: string]: unknown }
}

export interface Corrected {
  readonly record: Record
  /** One for each correction, in their order. */
  readonly corrections: readonly Placed[]
}

/** The reading of `text` with the corrections over it, in the order of their times; those undone have no effect. */
export function correct(text: string, record: Record, corrections: readonly Correction[]): Corrected {
  const laying = new Laying(text, record)
  const inOrder = [...corrections].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  const placed = inOrder.map((c): Placed => {
    if (c.undone) return { correction: c, standing: 'undone' }
    return { correction: c, ...laying.lay(c) }
  })
  return { record: placed.some((p) => p.standing === 'applied') ? laying.result() : record, corrections: placed }
}

type Outcome = Omit<Placed, 'correction'>

const orphan = (reason: string): Outcome => ({ standing: 'orphaned', reason })
const LOST = 'its words are not in the text any more, or not for certain'
const UNREAD = 'the reader reads nothing of this kind in these words any more'

class Laying {
  readonly #text: string
  readonly #record: Record
  #attributions: Attribution[]
  #events: Event[]
  #actors: Actor[]
  #mentions: Record['mentions']

  constructor(text: string, record: Record) {
    this.#text = text
    this.#record = record
    this.#attributions = [...record.attributions]
    this.#events = [...record.events]
    this.#actors = [...record.actors]
    this.#mentions = record.mentions
  }

  result(): Record {
    return {
      ...this.#record,
      attributions: this.#attributions,
      events: this.#events,
      actors: this.#actors,
      mentions: this.#mentions,
    }
  }

  lay({ id, change }: Correction): Outcome {
    if (change.of === 'merge') return change.act === 'add' ? this.#merge(change.names) : this.#split(change.name, change.words, change.as)
    if (change.act === 'add')
      return change.of === 'statement' ? this.#addStatement(addedId(id), change.item) : this.#addEvent(addedId(id), change.item)
    if (change.of === 'statement') {
      const found = this.#statement(change.target)
      if (typeof found === 'string') return change.act === 'strike' ? { standing: 'moot' } : orphan(found)
      if (change.act === 'strike') return this.#strikeStatement(found)
      return this.#changeStatement(found, change.to)
    }
    const found = this.#event(change.target)
    if (typeof found === 'string') return change.act === 'strike' ? { standing: 'moot' } : orphan(found)
    if (change.act === 'strike') {
      this.#events = this.#events.filter((e) => e !== found)
      return { standing: 'applied', item: found.id, before: { trigger: found.trigger, type: found.type } }
    }
    return this.#changeEvent(found, change.to)
  }

  /** The statement that an anchor means, or why there is none. */
  #statement({ id, cue, content }: StatementAnchor): Attribution | string {
    if (isAdded(id)) return this.#attributions.find((a) => a.id === id) ?? UNREAD
    const cues = cue.flatMap((a) => locate(this.#text, a) ?? [])
    const said = content.flatMap((a) => locate(this.#text, a) ?? [])
    // A cue is a word like others: alone it is no statement, where there were words that were said.
    if (content.length > 0 ? said.length === 0 : cues.length === 0) return LOST
    // The one that shares most of both, cue and words; one that shares only a cue or half of the words will do.
    let best: Attribution | undefined
    let most = 0
    for (const a of this.#attributions) {
      if (isAdded(a.id)) continue
      const share = likeness(a.content, said)
      const score = (overlap(a.cue, cues) > 0 ? 1 : 0) + (share >= 0.5 ? share : 0)
      if (score > most) [best, most] = [a, score]
    }
    return best ?? UNREAD
  }

  #event({ id, type, trigger }: EventAnchor): Event | string {
    if (isAdded(id)) return this.#events.find((e) => e.id === id) ?? UNREAD
    const at = locate(this.#text, trigger)
    if (at === undefined) return LOST
    const there = this.#events.filter((e) => !isAdded(e.id) && overlap([e.trigger], [at]) > 0)
    return there.find((e) => e.type === type) ?? there[0] ?? UNREAD
  }

  #changeStatement(found: Attribution, to: StatementFields<Anchor>): Outcome {
    const fields = this.#statementFields(to)
    if (fields === undefined) return orphan(LOST)
    return this.#replace(found, fields, (changed) => {
      this.#attributions = this.#attributions.map((a) => (a === found ? (changed as Attribution) : a))
      // What is told in a statement is told on its speaker's word.
      const { speaker } = changed as Attribution
      if ('speaker' in fields) this.#events = this.#events.map((e) => (e.in === found.id ? { ...e, saidBy: speaker?.name ?? null } : e))
    })
  }

  #changeEvent(found: Event, to: EventFields<Anchor>): Outcome {
    const fields = this.#eventFields(to)
    if (fields === undefined) return orphan(LOST)
    return this.#replace(found, fields, (changed) => {
      this.#events = this.#events.map((e) => (e === found ? (changed as Event) : e))
    })
  }

  /** Sets fields of an item; moot where they are so already. */
  #replace(found: Attribution | Event, fields: object, put: (changed: Attribution | Event) => void): Outcome {
    const before = Object.fromEntries(Object.keys(fields).map((name) => [name, found[name as keyof typeof found]]))
    if (same(before, fields)) return { standing: 'moot', item: found.id }
    put({ ...found, ...fields } as Attribution | Event)
    return { standing: 'applied', item: found.id, before }
  }

  /** What stands in the words of a struck statement stands in those around it, and its events are nobody's word but the article's. */
  #strikeStatement(found: Attribution): Outcome {
    this.#attributions = this.#attributions
      .filter((a) => a !== found)
      .map((a) => (a.in === found.id ? { ...a, in: found.in, nested: found.in !== null } : a))
    const around = this.#attributions.find((a) => a.id === found.in)
    this.#events = this.#events.map((e) => (e.in === found.id ? { ...e, in: found.in, saidBy: around?.speaker?.name ?? null } : e))
    return { standing: 'applied', item: found.id, before: { speaker: found.speaker, cue: found.cue, content: found.content } }
  }

  #addStatement(id: string, item: StatementFields<Anchor>): Outcome {
    const fields = this.#statementFields(item)
    if (fields === undefined) return orphan(LOST)
    const made: Attribution = {
      ...{
        cue: [],
        source: null,
        speaker: null,
        content: [],
        kind: 'indirect',
        core: true,
        force: 'say',
        nested: false,
        in: null,
        via: [],
      },
      ...{ time: null, addressee: null, confidence: 1, why: { rule: 'person', entries: [] } },
      ...fields,
      id,
    }
    // The machine has come to read the same words: the person's is the one that stays.
    const twin = this.#attributions.find((a) => likeness(a.content, made.content) > 0.9)
    this.#attributions = inTextOrder([...this.#attributions.filter((a) => a !== twin), made], (a) => [...a.cue, ...a.content])
    if (twin) {
      this.#attributions = this.#attributions.map((a) => (a.in === twin.id ? { ...a, in: id } : a))
      this.#events = this.#events.map((e) => (e.in === twin.id ? { ...e, in: id, saidBy: made.speaker?.name ?? null } : e))
    }
    return { standing: 'applied', item: id }
  }

  #addEvent(id: string, item: EventFields<Anchor>): Outcome {
    const fields = this.#eventFields(item)
    const { type } = item
    if (fields?.trigger === undefined || type === undefined) return orphan(LOST)
    const { trigger } = fields
    const around = this.#attributions.find((a) => overlap(a.content, [trigger]) > 0)
    const made: Event = {
      ...{
        actor: null,
        recipient: null,
        object: null,
        amount: null,
        quantity: null,
        time: null,
        deadline: false,
        place: null,
        support: [],
      },
      ...{ status: 'done', saidBy: around?.speaker?.name ?? null, in: around?.id ?? null, actorIds: [], recipientIds: [] },
      ...{ confidence: 1, why: { rule: 'person', entries: [] } },
      ...fields,
      type,
      trigger,
      id,
    }
    const twin = this.#events.find((e) => e.type === made.type && overlap([e.trigger], [made.trigger]) > 0)
    this.#events = inTextOrder([...this.#events.filter((e) => e !== twin), made], (e) => [e.trigger])
    return { standing: 'applied', item: id }
  }

  #merge(names: readonly string[]): Outcome {
    const found = names.flatMap((name) => this.#actors.find((a) => a.name === name) ?? [])
    if (found.length === 0) return orphan('the reader finds none of these actors in the article any more')
    const [first, ...others] = found
    if (others.length === 0) return { standing: 'moot', item: first.id }
    const gone = new Set(others.map((a) => a.id))
    const all = (field: 'roles' | 'affiliations') => [...new Set(found.flatMap((a) => a[field]))]
    const name = names[0]
    const one: Actor = { ...first, name, roles: all('roles'), affiliations: all('affiliations') }
    this.#actors = this.#actors.filter((a) => !gone.has(a.id)).map((a) => (a === first ? one : a))
    this.#point((id) => (gone.has(id) ? first.id : id))
    const ids = new Set(found.map((a) => a.id))
    this.#attributions = this.#attributions.map((a) =>
      a.speaker && (a.speaker.actor === first.id || ids.has(a.speaker.actor ?? '')) ? { ...a, speaker: { ...a.speaker, name } } : a,
    )
    const old = new Set(found.map((a) => a.name))
    this.#events = this.#events.map((e) => (e.saidBy !== null && old.has(e.saidBy) ? { ...e, saidBy: name } : e))
    return { standing: 'applied', item: first.id, before: { names: found.map((a) => a.name) } }
  }

  #split(name: string, words: readonly Anchor[], as: string): Outcome {
    const found = this.#actors.find((a) => a.name === name)
    if (found === undefined) return { standing: 'moot' }
    const spans = words.flatMap((a) => locate(this.#text, a) ?? [])
    if (spans.length < words.length) return orphan(LOST)
    const other = this.#actors.find((a) => a.name === as) ?? {
      id: freeId(this.#actors, found.id),
      type: found.type,
      name: as,
      roles: [],
      affiliations: [],
    }
    if (!this.#actors.includes(other)) this.#actors = [...this.#actors, other]
    this.#mentions = this.#mentions.map((m) => (m.actor === found.id && overlap([m], spans) > 0 ? { ...m, actor: other.id } : m))
    this.#attributions = this.#attributions.map((a) =>
      a.speaker?.actor === found.id && a.source && overlap([a.source], spans) > 0
        ? { ...a, speaker: { ...a.speaker, actor: other.id, name: as } }
        : a,
    )
    const party = (ids: readonly string[], span: Span | null) =>
      span && overlap([span], spans) > 0 ? ids.map((id) => (id === found.id ? other.id : id)) : ids
    this.#events = this.#events.map((e) => ({
      ...e,
      actorIds: party(e.actorIds, e.actor),
      recipientIds: party(e.recipientIds, e.recipient),
    }))
    return { standing: 'applied', item: other.id, before: { name } }
  }

  /** Points everything that points at an actor to where `of` says. */
  #point(of: (id: string) => string): void {
    this.#mentions = this.#mentions.map((m) => (m.actor === undefined ? m : { ...m, actor: of(m.actor) }))
    this.#attributions = this.#attributions.map((a) =>
      a.speaker?.actor === undefined ? a : { ...a, speaker: { ...a.speaker, actor: of(a.speaker.actor) } },
    )
    const each = (ids: readonly string[]) => [...new Set(ids.map(of))]
    this.#events = this.#events.map((e) => ({ ...e, actorIds: each(e.actorIds), recipientIds: each(e.recipientIds) }))
  }

  /** The fields with their spans in this text; undefined where one is not found. */
  #statementFields({ speaker, ...rest }: StatementFields<Anchor>): Partial<Attribution> | undefined {
    const fields = this.#found(rest)
    if (fields === undefined || speaker === undefined) return fields
    return { ...fields, speaker: speaker && this.#speaker(speaker) }
  }

  #eventFields(given: EventFields<Anchor>): Partial<Event> | undefined {
    return this.#found(given)
  }

  #found(given: object): { [name: string]: unknown } | undefined {
    const fields: { [name: string]: unknown } = {}
    let lost = false
    const at = (anchor: Anchor): Span | undefined => {
      const span = locate(this.#text, anchor)
      if (span === undefined) lost = true
      return span
    }
    for (const [name, value] of Object.entries(given)) {
      if (value === undefined) continue
      if (Array.isArray(value)) fields[name] = (value as readonly Anchor[]).map(at)
      else if (value !== null && typeof value === 'object' && 'quote' in value) fields[name] = at(value as Anchor)
      else if (name === 'time' && value !== null) {
        const { words, value: day } = value as { words: Anchor; value: string }
        fields[name] = { ...at(words), value: day }
      } else fields[name] = value
    }
    return lost ? undefined : fields
  }

  /** A speaker as a person gives it, tied to the actor of that name where the article has one. */
  #speaker({ name, type, role, affiliation }: SpeakerFields): Speaker {
    const actor = this.#actors.find((a) => a.name === name)
    return { ...(actor && { actor: actor.id }), name, ...(role && { role }), ...(affiliation && { affiliation }), type }
  }
}

/** Units that two lists of spans have in common. */
function overlap(a: readonly Span[], b: readonly Span[]): number {
  let n = 0
  for (const x of a) for (const y of b) n += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start))
  return n
}

const length = (spans: readonly Span[]) => spans.reduce((n, s) => n + s.end - s.start, 0)

/** Intersection over union, 0 to 1. */
function likeness(a: readonly Span[], b: readonly Span[]): number {
  const common = overlap(a, b)
  return common === 0 ? 0 : common / (length(a) + length(b) - common)
}

const same = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  for (const key of keys) if (!same((a as { [k: string]: unknown })[key], (b as { [k: string]: unknown })[key])) return false
  return true
}

function inTextOrder<T>(items: readonly T[], spansOf: (item: T) => readonly Span[]): T[] {
  const start = (item: T) => Math.min(...spansOf(item).map((s) => s.start))
  return [...items].sort((a, b) => start(a) - start(b))
}

function freeId(actors: readonly Actor[], like: string): string {
  const letter = like.replace(/\d+$/, '') || 'p'
  let n = actors.length + 1
  while (actors.some((a) => a.id === `${letter}${n}`)) n++
  return `${letter}${n}`
}
