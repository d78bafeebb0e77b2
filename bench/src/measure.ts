/** Times that can be compared: every contender runs once a round, in turn, and medians are taken over the rounds. */

export interface Timing {
  /** Milliseconds. */
  readonly median: number
  readonly least: number
  readonly most: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** Milliseconds that one call takes. */
export function time(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** Milliseconds of processor that one call takes, this process's helpers included: what neighbours on the machine change least. */
export function processor(work: () => unknown): number {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

/** Rounds that are not counted: engines go on compiling what is hot for some seconds, and all contenders get the same. */
export const WARM_UP = 3

/**
 * Runs the contenders interleaved, `rounds` times after the same warm-up for each. Garbage is collected once, before: V8 drops the
 * code of whatever has not run for a few collections, so that one before each contender would time its compiler.
 */
export function compare<Name extends string>(
  contenders: Readonly<Record<Name, () => unknown>>,
  rounds = 5,
  clock = time,
): Record<Name, Timing> {
  const names = Object.keys(contenders) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  globalThis.gc?.()
  for (let round = -WARM_UP; round < rounds; round++) {
    for (const name of names) {
      const ms = clock(contenders[name])
      if (round >= 0) times.get(name)?.push(ms)
    }
  }
  const timing = (ms: readonly number[]): Timing => ({ median: median(ms), least: Math.min(...ms), most: Math.max(...ms) })
  return Object.fromEntries(names.map((name) => [name, timing(times.get(name) ?? [])])) as Record<Name, Timing>
}
