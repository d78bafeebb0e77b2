/** The edges of periods (`نهاية العام الحالي`, `أوائل آذار الماضي`), and weekends. */
import { dayOf, weekdayOf } from './calendar.ts'
import { modifierAt } from './dates.ts'
import { G, type Moment, OPEN } from './moment.ts'
import { readMonthSpan, readPeriod, setRelative } from './periods.ts'
import type { Reading } from './reading.ts'
import { AHEAD, tenseBefore } from './tense.ts'
import { F, T, U } from './vocabulary.ts'
import { readYearNumber, setYear, year } from './years.ts'

const PLURAL_OR_DUAL = 0x100

/** The third of a month or the quarter of a year that its edge covers. */
function narrow(m: Moment, mod: 'START' | 'MID' | 'END'): void {
  if (m.grain !== G.month && m.grain !== G.year) return
  const first = m.firstDay()
  if (first === OPEN) return
  const last = m.lastDay()
  const month = m.grain === G.month
  const second = month ? first + 10 : dayOf(m.year, 4, 1)
  const third = month ? first + 20 : dayOf(m.year, 10, 1)
  m.first = mod === 'START' ? first : mod === 'MID' ? second : third
  m.last = mod === 'START' ? second - 1 : mod === 'MID' ? third - 1 : last
}

const EDGES = { START: 'START', MID: 'MID', END: 'END' } as const

/** `نهاية العام الحالي`, `أوائل آذار الماضي`, `منتصف الشهر المقبل`, `مطلع 2015`. */
export function readEdge(r: Reading, i: number, m: Moment): number {
  const { tokens } = r
  if (r.time(i) !== T.edge || tokens.article[i] === 1 || tokens.enclitic[i] !== 0) return 0
  const entry = r.entry
  const mod = EDGES[r.words.lexicon.value(entry, 'value') as keyof typeof EDGES]
  let at = r.next
  // بداية من 2016: from then on
  if (r.frame(at) === F.من) {
    if (mod === 'START') return 0
    at++
  }
  if (at < r.limit && tokens.proclitics[at] !== 0) return 0
  let to = readPeriod(r, at, m)
  if (to === 0) {
    m.clear()
    to = readMonthSpan(r, at, m)
  }
  if (to === 0) {
    m.clear()
    to = readYearNumber(r, at, false)
    if (to > 0) setYear(m, year.value, year.hijri)
  }
  if (to === 0 && tokens.article[at] === 1) {
    // نهاية العام
    const unit = r.unit(at)
    if ((unit === U.year || unit === U.month || unit === U.week) && (r.features & PLURAL_OR_DUAL) === 0 && tokens.enclitic[at] === 0) {
      m.clear()
      const after = r.next
      if (setRelative(r, unit, 0, m)) to = after
    }
  }
  if (to === 0 || m.grain === G.day || m.grain === G.past || m.grain === G.future || m.grain === G.present) return 0
  m.mod = mod
  narrow(m, mod)
  m.rule = 'period.edge'
  m.entry = entry
  return to
}

/** `عطلة نهاية الأسبوع [المقبل]`: Friday and Saturday. */
export function readWeekend(r: Reading, i: number, m: Moment): number {
  if (r.frame(i - 1) !== F.عطلة || r.time(i) !== T.edge || r.unit(i + 1) !== U.week) return 0
  let to = i + 2
  const shift = modifierAt(r, to)
  if (!Number.isNaN(shift)) to = r.next
  m.rule = 'period.weekend'
  m.basis = r.basis
  if (!r.anchored) {
    m.text = 'XXXX-WXX-WE'
    m.grain = G.span
    return to
  }
  const friday = 5
  const coming = r.published + ((friday - weekdayOf(r.published) + 7) % 7)
  const ahead = shift === 1 || (Number.isNaN(shift) && tenseBefore(r, i) === AHEAD)
  const first = ahead ? (coming === r.published ? coming + 7 : coming) : shift === 0 ? coming : coming - 7
  m.setSpan(first, first + 1)
  return to
}
