/** Names compared, as the keys of their words. */

export function sameKeys(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/**
 * How well one name fits the other: 0 not at all, 3 the same, 2.5 first and last words, 2 its last words, 1.5 a surname,
 * 1 a given name, less a word between. Names of two words or more with different first words fit only as last words do.
 */
export function sameName(a: readonly number[], b: readonly number[]): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length === 0) return 0
  if (short.length === long.length) return sameKeys(short, long) ? 3 : 0
  const last = long[long.length - 1]
  if (short.length === 1) return short[0] === last ? 1.5 : short[0] === long[0] ? 1 : long.includes(short[0]) ? 0.9 : 0
  // منصور الميمان and منصور بن صالح الميمان, in order; or the last words: ولد الشيخ أحمد
  let at = 0
  for (const key of short) {
    while (at < long.length && long[at] !== key) at++
    if (at === long.length) return 0
    at++
  }
  return short[0] === long[0] ? 2.5 : short[short.length - 1] === last ? 2 : 0
}
