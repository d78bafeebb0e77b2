/** Who held which office, as articles say it: each capacity of a person or body with the first and the last day it was read. */

export interface CapacitySeen {
  readonly role: string
  readonly affiliation: string | null
  /** ISO days of publication; null where its articles have none. */
  readonly first: string | null
  readonly last: string | null
  readonly statements: number
}

/** What is said of one actor in each statement. */
export interface Capacity {
  readonly role: string | null
  readonly affiliation: string | null
  readonly publishedAt: string | null
}

/** The most recent first; of one day the more often said. */
export function capacitiesOf(said: readonly Capacity[]): readonly CapacitySeen[] {
  const seen = new Map<string, { role: string; affiliation: string | null; days: string[]; statements: number }>()
  for (const { role, affiliation, publishedAt } of said) {
    if (role === null) continue
    const own = seen.get(role) ?? { role, affiliation, days: [], statements: 0 }
    own.statements++
    own.affiliation ??= affiliation
    if (publishedAt !== null) own.days.push(publishedAt.slice(0, 10))
    seen.set(role, own)
  }
  return [...seen.values()]
    .map(({ role, affiliation, days, statements }): CapacitySeen => {
      days.sort()
      return { role, affiliation, first: days[0] ?? null, last: days[days.length - 1] ?? null, statements }
    })
    .sort((a, b) => (b.last ?? '').localeCompare(a.last ?? '') || b.statements - a.statements || (a.role < b.role ? -1 : 1))
}
