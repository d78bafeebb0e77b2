/** The statements of a record as the article tells them: turns of one speaker after another, nested statements within theirs. */
import type { Attribution, Record, Speaker } from '../../../src/core/record.ts'
import { beginningOf } from './segments.ts'

export interface Statement {
  readonly attribution: Attribution
  /** Its place in the article, from 1. */
  readonly number: number
  readonly voice: Voice
  /** What stands in this one's content, in text order. */
  readonly within: readonly Statement[]
}

/** One who speaks in this article, and how the page tells them from others. */
export interface Voice {
  readonly key: string
  readonly speaker: Speaker | null
  readonly initials: string
  /** 0 to `HUES` - 1, by order of first speech. */
  readonly hue: number
  count: number
}

export interface Turn {
  readonly voice: Voice
  readonly statements: readonly Statement[]
}

export interface Told {
  readonly turns: readonly Turn[]
  readonly voices: readonly Voice[]
  /** Every statement in text order, nested ones after those they stand in. */
  readonly statements: readonly Statement[]
  readonly byId: ReadonlyMap<string, Statement>
  /** The turn that holds a statement, nested or not. */
  readonly turnOf: ReadonlyMap<string, Turn>
}

export const HUES = 8

/** Two speakers are one by their actor, and where there is none by name. */
const keyOf = (speaker: Speaker | null) => (speaker === null ? '' : (speaker.actor ?? `${speaker.type}:${speaker.name}`))

export function tell(record: Record): Told {
  const ids = new Set(record.attributions.map((a) => a.id))
  const children = new Map<string | null, Attribution[]>()
  const inOrder = [...record.attributions].sort((a, b) => beginningOf(a) - beginningOf(b))
  for (const a of inOrder) {
    const parent = a.in !== null && a.in !== a.id && ids.has(a.in) ? a.in : null
    const siblings = children.get(parent)
    if (siblings) siblings.push(a)
    else children.set(parent, [a])
  }

  const voices = new Map<string, Voice>()
  const statements: Statement[] = []
  const voiceOf = (speaker: Speaker | null): Voice => {
    const key = keyOf(speaker)
    let voice = voices.get(key)
    if (voice === undefined) {
      voice = { key, speaker, initials: initialsOf(speaker?.name ?? '؟'), hue: voices.size % HUES, count: 0 }
      voices.set(key, voice)
    }
    voice.count++
    return voice
  }
  const byId = new Map<string, Statement>()
  const statement = (attribution: Attribution): Statement => {
    const within: Statement[] = []
    const made = { attribution, number: statements.length + 1, voice: voiceOf(attribution.speaker), within }
    statements.push(made)
    byId.set(attribution.id, made)
    for (const child of children.get(attribution.id) ?? []) if (!byId.has(child.id)) within.push(statement(child))
    return made
  }

  const turns: { voice: Voice; statements: Statement[] }[] = []
  // Those that stand in none come first; then what is left, should some stand in one another in a ring.
  for (const a of [...(children.get(null) ?? []), ...inOrder]) {
    if (byId.has(a.id)) continue
    const made = statement(a)
    const last = turns.at(-1)
    if (last?.voice === made.voice) last.statements.push(made)
    else turns.push({ voice: made.voice, statements: [made] })
  }
  const turnOf = new Map<string, Turn>()
  const hold = (turn: Turn, held: readonly Statement[]) => {
    for (const s of held) {
      turnOf.set(s.attribution.id, turn)
      hold(turn, s.within)
    }
  }
  for (const turn of turns) hold(turn, turn.statements)
  return { turns, voices: [...voices.values()], statements, byId, turnOf }
}

/** Two letters of a name, kept from joining: `غسان الربيعاوي` → `غ‌ر`. The article ال and marks are passed over. */
export function initialsOf(name: string): string {
  const words = name
    .normalize('NFC')
    .replace(/[\u064B-\u065F\u0670\u0640"«»“”'()]/g, '')
    .split(/\s+/)
    .map((word) => (/^ال../.test(word) ? word.slice(2) : word))
    .filter(Boolean)
  const letters = words.length > 1 ? [words[0], words[words.length > 2 ? words.length - 1 : 1]] : words
  return letters.map((word) => [...word][0]).join('\u200c')
}
