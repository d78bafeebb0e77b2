import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Mentions, TokenMention } from '../mentions/mention.ts'
import type { Actor, Mention, MentionType } from '../record.ts'
import type { Tokens } from '../tokens/tokens.ts'
import type { Actors } from './actor.ts'
import { type Entry, Register } from './register.ts'

/** Makes a finder of actors; make one for a lexicon and keep it. What it returns holds until its next call. */
export function createActorFinder(lexicon: Lexicon): (tokens: Tokens, mentions: Mentions) => Actors {
  const register = new Register(lexicon)
  let ofMention = new Int32Array(256)
  const assign = (mention: TokenMention, known: number): number => {
    if (known < 0) return register.assign(mention).index
    register.meet(register.entries[known], mention)
    return known
  }
  return (tokens, mentions) => {
    const found = mentions.items
    if (ofMention.length < found.length) ofMention = new Int32Array(2 * found.length)
    register.start(tokens)
    for (let i = 0; i < found.length; i++) ofMention[i] = found[i].kind === 'person' ? (register.enterFullName(found[i])?.index ?? -1) : -1
    // The headline last: what it says in short, the text says in full.
    let body = 0
    while (body < found.length && tokens.paragraph[found[body].from] === 0) body++
    if (body === found.length) body = 0
    for (let i = body; i < found.length; i++) ofMention[i] = assign(found[i], ofMention[i])
    for (let i = 0; i < body; i++) ofMention[i] = assign(found[i], ofMention[i])
    const items: Actor[] = register.entries.map(toActor)
    return {
      items,
      ofMention,
      add(mention) {
        const entry = register.assign(readAgain(mention, mentions))
        items[entry.index] = toActor(entry)
        return entry.index
      },
      candidates: (mention, at) => register.candidates(mention, at),
    }
  }
}

/** A phrase that a later stage bounded without knowing what is in it. */
function readAgain(mention: TokenMention, mentions: Mentions): TokenMention {
  if (mention.rule.startsWith('mention.')) return mention
  const read = mentions.read(mention.from, mention.to)
  return read !== null && read.to === mention.to ? read : mention
}

const NONE: readonly string[] = []

function toActor(entry: Entry): Actor {
  const { type, name, affiliations, country } = entry
  const id = `p${entry.index + 1}`
  const roles = entry.roles.length === 0 ? NONE : entry.roles.map((role) => role.text)
  return country === '' ? { id, type, name, roles, affiliations } : { id, type, name, roles, affiliations, country }
}

/** The mentions as the record has them. */
export function toRecordMentions(tokens: Tokens, mentions: Mentions, actors: Actors): Mention[] {
  return mentions.items.map((mention, i) => {
    const start = tokens.start[mention.from]
    const end = tokens.end[mention.to - 1]
    const type = typeOf(mention)
    const why = { rule: mention.rule, entries: mention.entries.map((entry) => tokens.lexicon.line(entry)) }
    const actor = actors.items[actors.ofMention[i]]
    return actor === undefined ? { start, end, type, why } : { start, end, type, actor: actor.id, why }
  })
}

function typeOf(mention: TokenMention): MentionType {
  return mention.kind === 'unnamed' ? 'person' : mention.kind === 'document' ? 'organization' : mention.kind
}
