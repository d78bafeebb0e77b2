/** From what a person points at in a record to a correction that holds when the record is made anew. */
import type { Record, Span } from '../../core/record.ts'
import { type Anchor, anchorOf } from './anchor.ts'
import type { Change, EventFields, Proposal, StatementFields } from './correction.ts'

/** A proposal that fits neither text nor record; its message is one line for the one who proposed. */
export class ProposalError extends Error {
  /** The field that is wrong, as a path: `to.content.0`. */
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/**
 * The change that a proposal asks for. `record` is the reading it was made over, corrections laid on.
 * @throws ProposalError
 */
export function toChange(text: string, record: Record, proposal: Proposal): Change {
  const statement = (id: string) => {
    const found = record.attributions.find((a) => a.id === id)
    if (found === undefined) throw new ProposalError('target', `the article has no statement ${id}: read it again and take its present id`)
    return { id, cue: found.cue.map((s) => anchorOf(text, s)), content: found.content.map((s) => anchorOf(text, s)) }
  }
  const event = (id: string) => {
    const found = record.events.find((e) => e.id === id)
    if (found === undefined) throw new ProposalError('target', `the article has no event ${id}: read it again and take its present id`)
    return { id, type: found.type, trigger: anchorOf(text, found.trigger) }
  }
  const actor = (id: string, field: string) => {
    const found = record.actors.find((a) => a.id === id)
    if (found === undefined) throw new ProposalError(field, `the article has no actor ${id}: read it again and take its present id`)
    return found.name
  }
  const anchored = (fields: StatementFields<Span> & EventFields<Span>, path: string) => anchorFields(text, fields, path)

  if (proposal.of === 'statement') {
    if (proposal.act === 'strike') return { act: 'strike', of: 'statement', target: statement(proposal.target) }
    if (proposal.act === 'add') return { act: 'add', of: 'statement', item: anchored(proposal.item, 'item') }
    return { act: 'change', of: 'statement', target: statement(proposal.target), to: anchored(proposal.to, 'to') }
  }
  if (proposal.of === 'event') {
    if (proposal.act === 'strike') return { act: 'strike', of: 'event', target: event(proposal.target) }
    if (proposal.act === 'add') return { act: 'add', of: 'event', item: anchored(proposal.item, 'item') }
    return { act: 'change', of: 'event', target: event(proposal.target), to: anchored(proposal.to, 'to') }
  }
  if (proposal.act === 'add') {
    const names = proposal.actors.map((id, i) => actor(id, `actors.${i}`))
    if (new Set(names).size < 2) throw new ProposalError('actors', 'a merge takes two actors or more of different names')
    return { act: 'add', of: 'merge', names }
  }
  return {
    act: 'strike',
    of: 'merge',
    name: actor(proposal.actor, 'actor'),
    words: proposal.words.map((s, i) => whole(text, s, `words.${i}`)),
    as: proposal.as,
  }
}

type Fields<S> = StatementFields<S> & EventFields<S>

/** The same fields with their spans as anchors; a list of one kind and single spans alike. */
function anchorFields(text: string, fields: Fields<Span>, path: string): Fields<Anchor> {
  const made: { [name: string]: unknown } = {}
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    const at = `${path}.${name}`
    if (Array.isArray(value)) made[name] = (value as readonly Span[]).map((s, i) => whole(text, s, `${at}.${i}`))
    else if (isSpan(value)) made[name] = whole(text, value, at)
    else if (name === 'time' && value !== null)
      made[name] = { ...(value as { value: string }), words: whole(text, (value as { words: Span }).words, `${at}.words`) }
    else made[name] = value
  }
  return made as Fields<Anchor>
}

const isSpan = (value: unknown): value is Span => typeof value === 'object' && value !== null && 'start' in value && 'end' in value

/** A span of the text as an anchor: within it, not empty, and not through the middle of a character. */
function whole(text: string, { start, end }: Span, field: string): Anchor {
  if (!(start < end && end <= text.length))
    throw new ProposalError(field, `${start}–${end} is no span of this text, which has ${text.length} UTF-16 units`)
  for (const edge of [start, end])
    if (edge < text.length && (text.charCodeAt(edge) & 0xfc00) === 0xdc00 && edge > 0 && (text.charCodeAt(edge - 1) & 0xfc00) === 0xd800)
      throw new ProposalError(field, `${start}–${end} cuts a character in two`)
  return anchorOf(text, { start, end })
}
