/**
 * Duckling's Arabic examples. Its conventions, honoured by options: weeks from Monday, the next weekday or month, intervals
 * whose end is exclusive (the file gives the inclusive day).
 */
import type { Timex } from '../../src/core/record.ts'
import { covers, near, type Outcome, read, readPeer, type Verdict } from './suite.ts'

interface Expected {
  kind: string
  value?: number | string
  unit?: string
  currency?: string | null
  type?: string
  from?: number | string
  to?: number | string
  grain?: string
  timex?: string
  timexBegin?: string
  timexEndInclusive?: string
}
interface Case {
  id: string
  suite: string
  dimension: string
  input: string
  expected: Expected | null
}

const DIMENSIONS = ['Numeral', 'Ordinal', 'Time', 'AmountOfMoney', 'Duration', 'Quantity']
const REFERENCE = '2013-02-12T04:30:00-02:00'
/** Our units in Duckling's. */
const GRAMS: { readonly [unit: string]: number } = { gram: 1, kilogram: 1000, milligram: 0.001 }

export function duckling(): Outcome {
  const { cases } = readPeer<{ cases: Case[] }>('duckling_ar.json')
  const verdicts: Verdict[] = []
  for (const c of cases) {
    if (!DIMENSIONS.includes(c.dimension)) continue
    const r = read(c.input, { publishedAt: REFERENCE, prefer: 'future', weekStart: 1, fragment: true })
    const e = c.expected
    let ok = false
    let found = ''
    if (c.dimension === 'Numeral') {
      found = r.numbers.map((n) => n.number).join(' ')
      ok = r.numbers.some((n) => covers(c.input, [n]) && near(n.number, e?.value as number))
    } else if (c.dimension === 'Ordinal') {
      found = r.ordinals.map((n) => n.number).join(' ')
      ok = r.ordinals.some((n) => covers(c.input, [n]) && n.number === e?.value)
    } else if (c.dimension === 'Time') {
      found = r.timexes
        .map((t) => `${t.value}${t.mod ? ` ${t.mod}` : ''} [${t.begin ?? ''}..${t.until ?? ''}] «${c.input.slice(t.start, t.end)}»`)
        .join(' ; ')
      ok = e === null ? !r.timexes.some((t) => covers(c.input, [t])) : r.timexes.some((t) => covers(c.input, [t]) && sameTime(t, e))
    } else if (c.dimension === 'Duration') {
      found = r.timexes.map((t) => t.value).join(' ')
      ok = r.timexes.some((t) => covers(c.input, [t]) && t.value === e?.timex)
    } else if (c.dimension === 'AmountOfMoney') {
      found = r.amounts.map((a) => `${a.currency} ${a.amount} ${a.bound ?? ''}`).join(' ; ')
      ok = e !== null && covers(c.input, r.amounts) && sameMoney(r.amounts, e)
    } else {
      found = r.quantities.map((q) => `${q.number} ${q.unit}`).join(' ; ')
      if (e === null) ok = r.quantities.length === 0
      else {
        const factor = e.unit === 'gram' ? GRAMS : { [e.unit as string]: 1 }
        ok = r.quantities.some((q) => factor[q.unit] !== undefined && near(q.number * factor[q.unit], e.value as number))
      }
    }
    verdicts.push({ id: c.id, input: c.input, ok, expected: JSON.stringify(e), found })
  }
  return { name: 'Duckling', verdicts, floor: 0.95, mayWaive: 0.08 }
}

function sameTime(t: Timex, e: Expected): boolean {
  if (e.kind === 'interval') {
    const begin = e.timexBegin as string
    const end = e.timexEndInclusive as string
    if (begin.includes('T'))
      return (
        t.value === `T${clock(begin)}/T${clock(end)}` || (t.value.startsWith(`${begin.slice(0, 10)}T`) === true && t.until !== undefined)
      )
    if (begin.includes('W')) return t.begin !== undefined && t.value === begin
    return t.begin === begin && t.until === end
  }
  const value = e.value as string
  if (t.value === 'PRESENT_REF') return value === REFERENCE
  if (e.grain === 'hour' || e.grain === 'minute' || e.grain === 'second') {
    if (t.value.endsWith('Z')) return Date.parse(t.value) === Date.parse(value)
    const at = t.value.match(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?/)
    return at !== null && value.startsWith(at[1] + (at[2] ?? ''))
  }
  if (t.value === e.timex) return true
  return e.grain === 'day' && t.begin === e.timex && (t.until === e.timex || t.mod === 'START')
}

function clock(iso: string): string {
  return iso.length >= 16 ? iso.slice(11, 16) : `${iso.slice(11, 13)}:00`
}

function sameMoney(amounts: readonly { currency: string; amount: number; bound?: string }[], e: Expected): boolean {
  const currency = e.currency ?? (e.unit === 'cent' ? 'USD' : 'EGP')
  const scale = e.unit === 'cent' ? 0.01 : 1
  const has = (n: unknown, bound?: string) =>
    amounts.some((a) => a.currency === currency && near(a.amount, (n as number) * scale) && (bound === undefined || a.bound === bound))
  if (e.type !== 'interval') return amounts.length === 1 && has(e.value)
  if (e.from !== undefined && e.to !== undefined) return has(e.from, 'low') && has(e.to, 'high')
  return e.from !== undefined ? has(e.from, 'at-least') : has(e.to, 'at-most')
}
