/** Days with a name, Christian, Islamic and civil: `عيد الأضحى 2021`, `عيد الفطر المقبل`, `رأس السنة الهجرية`. */
import { dayOf, easter } from './calendar.ts'
import { modifierAt } from './dates.ts'
import { hijriDay, hijriMonthOf } from './hijri.ts'
import { G, type Moment, OPEN } from './moment.ts'
import type { Reading } from './reading.ts'
import { T } from './vocabulary.ts'
import { readYear, year } from './years.ts'

/** A named day at `i`; the token after. */
export function readHoliday(r: Reading, i: number, m: Moment): number {
  if (r.time(i) !== T.holiday) return 0
  const { entry } = r
  const rule = r.words.lexicon.value(entry, 'date')
  let to = r.next
  m.entry = entry
  m.rule = 'day.holiday'
  m.grain = G.day
  const named = readYear(r, to)
  if (named > 0) {
    m.setDay(year.hijri && rule.startsWith('H-') ? hijriOn(rule, year.value) : on(rule, year.value))
    return named
  }
  const shift = modifierAt(r, to)
  if (!Number.isNaN(shift)) to = r.next
  m.basis = r.basis
  m.supplied |= 1
  if (!r.anchored) return to
  const now = r.published
  let best = OPEN
  for (let y = r.year - 2; y <= r.year + 2; y++) {
    const day = on(rule, y)
    if (shift === -1) {
      if (day <= now && day > best) best = day
    } else if (shift === 1 || (Number.isNaN(shift) && r.future)) {
      if (day >= now && (best === OPEN || day < best)) best = day
    } else if (best === OPEN || Math.abs(day - now) < Math.abs(best - now)) best = day
  }
  m.setDay(best)
  return to
}

/** The day of `MM-DD`, `H-MM-DD` or `easter±N` in a civil year. */
function on(rule: string, y: number): number {
  if (rule.startsWith('easter')) return easter(y) + Number(rule.slice(6))
  if (!rule.startsWith('H-')) return dayOf(y, Number(rule.slice(0, 2)), Number(rule.slice(3)))
  const first = Math.floor(hijriMonthOf(dayOf(y, 1, 1)) / 12)
  for (let h = first; h <= first + 1; h++) {
    const day = hijriOn(rule, h)
    if (day >= dayOf(y, 1, 1)) return day
  }
  return hijriOn(rule, first)
}

function hijriOn(rule: string, h: number): number {
  return hijriDay(h, Number(rule.slice(2, 4)), Number(rule.slice(5)))
}
