/** Cards in a margin: each as near as can be to the words it belongs to, none over another. All in pixels. */

/**
 * The top of each card. `wants` are the tops they would have, in rising order; `pinned` is the one that must be exact,
 * as far as those above it leave it room.
 */
export function place(wants: readonly number[], heights: readonly number[], gap: number, pinned = -1): number[] {
  const tops: number[] = []
  let free = 0
  for (let i = 0; i < wants.length; i++) {
    tops[i] = Math.max(wants[i], free)
    free = tops[i] + heights[i] + gap
  }
  if (pinned < 0 || pinned >= wants.length) return tops
  // Those above make way upwards, as far as the column begins.
  const least: number[] = []
  let used = 0
  for (let i = 0; i <= pinned; i++) {
    least[i] = used
    used += heights[i] + gap
  }
  tops[pinned] = Math.max(wants[pinned], least[pinned])
  for (let i = pinned - 1; i >= 0; i--) tops[i] = Math.min(tops[i], tops[i + 1] - gap - heights[i])
  for (let i = pinned + 1; i < wants.length; i++) tops[i] = Math.max(wants[i], tops[i - 1] + heights[i - 1] + gap)
  return tops
}
