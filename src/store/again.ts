/**
 * Finding again, in another text of an article or another reading of it, what stood there before.
 *
 * Only the same words are the same thing, wherever they moved; where several have the same words, what stands before and after
 * tells which is which, as a W3C TextQuoteSelector does. In the same text, read anew, the same cue is the same statement though
 * the reader draws its bounds otherwise. What is not found is lost: it is never pointed at something alike.
 */
import { contextOf, type Named } from './identity.ts'

/** Something as it was. */
export interface Before extends Named {
  readonly id: string
  /** The text it stood in. */
  readonly text: string
}

/** For each of `now`, the index in `before` of what it was; -1 of what is new. `ids` are those that {@link idsOf} gives. */
export function foundAgain(before: readonly Before[], now: readonly Named[], ids: readonly string[], text: string): number[] {
  const was = now.map(() => -1)
  const taken = new Set<number>()
  const take = (i: number, old: number) => {
    was[i] = old
    taken.add(old)
  }
  const byId = new Map(before.map((each, i) => [each.id, i]))
  ids.forEach((id, i) => {
    const old = byId.get(id)
    if (old !== undefined) take(i, old)
  })

  // Words that nothing else has, then or now.
  const single = (all: readonly Named[]) => {
    const found = new Map<string, number>()
    all.forEach((each, i) => {
      const words = `${each.kind} ${each.words}`
      found.set(words, found.has(words) ? -1 : i)
    })
    return found
  }
  const then = single(before)
  for (const [words, i] of single(now)) {
    const old = then.get(words) ?? -1
    if (i >= 0 && old >= 0 && was[i] < 0 && !taken.has(old)) take(i, old)
  }

  // Where both are read from one text, a place says it.
  const byPlace = new Map<string, number>()
  before.forEach((each, old) => {
    if (each.text === text && !taken.has(old)) byPlace.set(`${each.family} ${each.anchor}`, old)
  })
  now.forEach((each, i) => {
    const old = was[i] < 0 ? byPlace.get(`${each.family} ${each.anchor}`) : undefined
    if (old !== undefined && !taken.has(old)) take(i, old)
  })

  // Twins: both sides the same, then one side, and only where no other could be meant.
  for (const sides of [2, 1]) {
    const pairs: [number, number][] = []
    now.forEach((each, i) => {
      if (was[i] >= 0) return
      before.forEach((old, k) => {
        if (taken.has(k) || old.kind !== each.kind || old.words !== each.words) return
        if (sameSides(contextOf(old.text, old.extent), contextOf(text, each.extent)) >= sides) pairs.push([i, k])
      })
    })
    for (const [i, k] of pairs) if (pairs.filter(([j, l]) => i === j || k === l).length === 1) take(i, k)
  }
  return was
}

interface Context {
  readonly before: string
  readonly after: string
}

function sameSides(a: Context, b: Context): number {
  return Number(a.before !== '' && a.before === b.before) + Number(a.after !== '' && a.after === b.after)
}
