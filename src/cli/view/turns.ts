/** The statements of a record as the article tells them: turns of one speaker after another, nested ones within. */
import type { Attribution, Record, Speaker } from '../../core/record.ts'

export interface Statement {
  readonly attribution: Attribution
  /** What stands in this one's content, in text order. */
  readonly within: readonly Statement[]
}

export interface Turn {
  readonly speaker: Speaker | null
  readonly statements: readonly Statement[]
}

/** Where an attribution begins: its first word of any role. UTF-16 code units. */
function beginning(a: Attribution): number {
  return Math.min(...a.cue.map((s) => s.start), ...a.content.map((s) => s.start), a.source?.start ?? Number.POSITIVE_INFINITY)
}

/** Two speakers are one by their actor, and where there is none by name. */
export function speakerKey(speaker: Speaker | null): string {
  return speaker === null ? '' : (speaker.actor ?? `${speaker.type}:${speaker.name}`)
}

export function turnsOf(record: Record): Turn[] {
  const byId = new Map(record.attributions.map((a) => [a.id, a]))
  /** The one it stands in; none where that is not there, or is within itself. */
  const parentOf = (a: Attribution): string | null => {
    const seen = new Set([a.id])
    for (let up = a.in; up !== null; up = byId.get(up)?.in ?? null) {
      if (seen.has(up)) return null
      seen.add(up)
    }
    return a.in !== null && byId.has(a.in) ? a.in : null
  }
  const children = new Map<string | null, Attribution[]>()
  for (const a of [...record.attributions].sort((a, b) => beginning(a) - beginning(b))) {
    const parent = parentOf(a)
    const siblings = children.get(parent)
    if (siblings) siblings.push(a)
    else children.set(parent, [a])
  }
  const statement = (attribution: Attribution): Statement => ({
    attribution,
    within: (children.get(attribution.id) ?? []).map(statement),
  })
  const turns: { speaker: Speaker | null; statements: Statement[] }[] = []
  for (const a of children.get(null) ?? []) {
    const last = turns.at(-1)
    if (last && speakerKey(last.speaker) === speakerKey(a.speaker)) last.statements.push(statement(a))
    else turns.push({ speaker: a.speaker, statements: [statement(a)] })
  }
  return turns
}
