/** Cost is linear in the text, whatever the text. Ratios only: machines differ, and this one may be busy. */
import { expect, test } from 'vitest'
import { type Growth, growth, HOSTILE } from '../../bench/src/hostile.ts'
import { createReader, loadLexicon } from '../../src/index.ts'

const SIZES = [1e6, 2e6, 4e6, 8e6]
const GROWTH = 2.3
const TIMES_USUAL = 15
const reader = createReader(loadLexicon())

/** Noise only adds time: a figure stands where one of several measurements shows it. */
function measured(name: string, good: (g: Growth) => boolean): Growth {
  let best = growth(reader, name, SIZES, 2)
  for (let round = 0; round < 4 && !good(best); round++) {
    const again = growth(reader, name, SIZES, 3)
    if (again.worst < best.worst) best = again
  }
  return best
}

const USUAL = 'one article of many paragraphs'
const usual = Math.min(...growth(reader, USUAL, SIZES).perUnit)

for (const name of Object.keys(HOSTILE)) {
  test(`${name}: twice the text takes at most ${GROWTH} times the time, and no character ${TIMES_USUAL} times the usual`, () => {
    const g = measured(name, ({ worst, perUnit }) => worst <= GROWTH && Math.max(...perUnit) <= TIMES_USUAL * usual)
    expect(g.worst, `growth a doubling; ns a character: ${g.perUnit.map(Math.round).join(' ')}`).toBeLessThanOrEqual(GROWTH)
    expect(Math.max(...g.perUnit) / usual, 'times the usual ns a character').toBeLessThanOrEqual(TIMES_USUAL)
  })
}
