/** The ledger by who and whom, and what was counted in money, each currency for itself. */
import type { EventRow } from './rows.ts'

export interface Pair {
  readonly key: string
  readonly from: string | null
  readonly to: string | null
  readonly rows: readonly EventRow[]
  readonly sums: readonly Sum[]
}

export interface Sum {
  readonly currency: string
  readonly type: EventRow['type']
  readonly amount: number
  readonly rows: number
}

/** Most rows first; the rows keep their order. */
export function pairsOf(rows: readonly EventRow[]): Pair[] {
  const pairs = new Map<string, EventRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.actors[0] ?? row.actor, row.recipients[0] ?? row.recipient])
    const those = pairs.get(key)
    if (those) those.push(row)
    else pairs.set(key, [row])
  }
  return [...pairs]
    .map(([key, those]) => ({ key, from: those[0].actor, to: those[0].recipient, rows: those, sums: sumsOf(those) }))
    .sort((a, b) => b.rows.length - a.rows.length)
}

/** What is denied or struck is not counted; the same amount of the same pair told again by another article is counted once. */
export function sumsOf(rows: readonly EventRow[]): Sum[] {
  const sums = new Map<string, Sum>()
  const seen = new Set<string>()
  for (const row of rows) {
    if (row.amount === null || row.currency === null || row.corrected?.struck || (row.corrected?.status ?? row.status) === 'negated')
      continue
    const same = JSON.stringify([row.type, row.actors[0] ?? row.actor, row.recipients[0] ?? row.recipient, row.amount, row.currency])
    if (seen.has(same)) continue
    seen.add(same)
    const key = `${row.type} ${row.currency}`
    const before = sums.get(key)
    sums.set(key, { currency: row.currency, type: row.type, amount: (before?.amount ?? 0) + row.amount, rows: (before?.rows ?? 0) + 1 })
  }
  return [...sums.values()].sort((a, b) => b.amount - a.amount)
}
