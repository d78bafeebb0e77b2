/** Who gives to whom, and who asks of whom, as a graph: parties are nodes, what passes between two is one edge. */
import type { EventRow } from './rows.ts'

export interface Link {
  readonly from: string
  readonly to: string
  readonly times: number
}

/** The strongest first. Rows that name only one of the two say nothing of a web. */
export function linksOf(rows: readonly EventRow[]): Link[] {
  const links = new Map<string, { from: string; to: string; times: number }>()
  for (const row of rows) {
    if (row.actor === null || row.recipient === null || row.actor === row.recipient || row.corrected?.struck) continue
    const key = JSON.stringify([row.actor, row.recipient])
    const link = links.get(key)
    if (link) link.times++
    else links.set(key, { from: row.actor, to: row.recipient, times: 1 })
  }
  return [...links.values()].sort((a, b) => b.times - a.times)
}
