/** Cost is linear in the text, whatever the text. Ratios only: machines differ, and this one may be busy. */
import { expect, test } from 'vitest'
import { type Growth, HOSTILE } from '../../bench/src/hostile.ts'
import { measured } from './measured.ts'

/**
 * What a doubling of the text may cost, over all sizes: the slope of the line through their least times, on logarithmic scales. A single
 * step is no measure: from 1 to 2 MB the text leaves one cache, from 4 to 8 MB another, and the machine may do other work meanwhile.
 */
const GROWTH = 2.3
/** What a single step may cost all the same; a cost that grows with the square of the text is 4. */
const STEP = 3.2
const TIMES_USUAL = 15
/** Each size is timed anew, in a process of its own, until the least of its times hold or this many have not. */
const ATTEMPTS = 8
const usual = measured<number>('usual')

/** The least time of each size in either: noise only adds. Sizes double. */
function least(a: Growth, b: Growth): Growth {
  const perUnit = a.perUnit.map((ns, i) => Math.min(ns, b.perUnit[i]))
  return { ...a, perUnit, worst: Math.max(...perUnit.slice(1).map((ns, i) => (2 * ns) / perUnit[i])) }
}

/** 2 to the slope of log time over log size (least squares); sizes double. */
function growthOf({ perUnit }: Growth): number {
  const times = perUnit.map((ns, i) => Math.log2(ns) + i)
  const middle = (times.length - 1) / 2
  const mean = times.reduce((sum, t) => sum + t, 0) / times.length
  let above = 0
  let below = 0
  times.forEach((t, i) => {
    above += (i - middle) * (t - mean)
    below += (i - middle) ** 2
  })
  return 2 ** (above / below)
}

test('the measure tells a linear cost from others', () => {
  const at = (perUnit: number[]) => growthOf({ perUnit } as unknown as Growth)
  expect(at([50, 50, 50, 50])).toBeCloseTo(2)
  expect(at([79, 88, 68, 82])).toBeLessThan(2.1)
  expect(at([50, 100, 200, 400])).toBeCloseTo(4)
  // Linear, with a square that begins to tell at the last two sizes
  expect(at([50, 55, 75, 115])).toBeGreaterThan(GROWTH)
})

for (const name of Object.keys(HOSTILE)) {
  test(`${name}: twice the text takes at most ${GROWTH} times the time, and no character ${TIMES_USUAL} times the usual`, () => {
    const most = (g: Growth) => Math.max(...g.perUnit) / usual
    const good = (g: Growth) => growthOf(g) <= GROWTH && g.worst <= STEP && most(g) <= TIMES_USUAL
    let g = measured<Growth>('growth', name, '2')
    for (let time = 1; time < ATTEMPTS && !good(g); time++) g = least(g, measured<Growth>('growth', name, '3'))
    const figures = `ns a character: ${g.perUnit.map(Math.round).join(' ')}`
    expect(growthOf(g), `growth a doubling; ${figures}`).toBeLessThanOrEqual(GROWTH)
    expect(g.worst, `growth of one step; ${figures}`).toBeLessThanOrEqual(STEP)
    expect(most(g), `times the usual ${Math.round(usual)} ns a character`).toBeLessThanOrEqual(TIMES_USUAL)
  })
}
