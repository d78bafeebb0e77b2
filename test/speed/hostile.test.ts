/** Cost is linear in the text, whatever the text. Ratios only: machines differ, and this one may be busy. */
import { expect, test } from 'vitest'
import { type Growth, HOSTILE } from '../../bench/src/hostile.ts'
import { measured } from './measured.ts'

const GROWTH = 2.3
const TIMES_USUAL = 15
/** Each size is timed anew, in a process of its own, until the least of its times hold or this many have not. */
const ATTEMPTS = 8
const usual = measured<number>('usual')

/** The least time of each size in either: noise only adds. Sizes double. */
function least(a: Growth, b: Growth): Growth {
  const perUnit = a.perUnit.map((ns, i) => Math.min(ns, b.perUnit[i]))
  return { ...a, perUnit, worst: Math.max(...perUnit.slice(1).map((ns, i) => (2 * ns) / perUnit[i])) }
}

for (const name of Object.keys(HOSTILE)) {
  test(`${name}: twice the text takes at most ${GROWTH} times the time, and no character ${TIMES_USUAL} times the usual`, () => {
    const most = (g: Growth) => Math.max(...g.perUnit) / usual
    const good = (g: Growth) => g.worst <= GROWTH && most(g) <= TIMES_USUAL
    let g = measured<Growth>('growth', name, '2')
    for (let time = 1; time < ATTEMPTS && !good(g); time++) g = least(g, measured<Growth>('growth', name, '3'))
    expect(g.worst, `growth a doubling; ns a character: ${g.perUnit.map(Math.round).join(' ')}`).toBeLessThanOrEqual(GROWTH)
    expect(most(g), `times the usual ${Math.round(usual)} ns a character`).toBeLessThanOrEqual(TIMES_USUAL)
  })
}
