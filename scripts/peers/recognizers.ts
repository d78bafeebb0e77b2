/** Recognizers-Text, tier A: dates, times and numbers with values. Where it gives a past and a future answer, either counts. */
import type { Timex } from '../../src/core/record.ts'
import { near, type Outcome, read, readPeer, type Verdict } from './suite.ts'

interface Answer {
  text: string
  type: string
  value?: { Timex: string; FutureResolution: { [key: string]: string }; PastResolution: { [key: string]: string } }
  resolution?: { value?: string | boolean; offset?: string; relativeTo?: string }
}
interface Case {
  id: string
  suite: string
  input: string
  reference: string | null
  tier: string
  expected: Answer[]
  flags?: string[]
}

export function recognizers(): Outcome {
  const data = readPeer<{ cases: Case[] }>('recognizers_ar.json')
  const verdicts: Verdict[] = []
  for (const c of data.cases) {
    if (c.tier !== 'A' || c.suite.includes('Boolean') || c.suite.includes('NumberRange')) continue
    const answers = c.expected.filter((a) => (a.value ?? a.resolution) !== undefined)
    if (answers.length === 0 || isMonthFirst(answers) || isImpossible(answers)) continue
    const r = read(c.input, { ...(c.reference ? { publishedAt: c.reference } : {}), prefer: 'future', weekStart: 1, fragment: true })
    const ok = answers.every((a) => {
      if (a.value) return r.timexes.some((t) => overlaps(c.input, a.text, t) && sameTime(t, a.value as NonNullable<Answer['value']>))
      const value = `${a.resolution?.value}`
      if (a.type.startsWith('ordinal')) {
        return r.ordinals.some((o) =>
          a.resolution?.relativeTo === 'start' || a.resolution?.relativeTo === undefined
            ? `${o.number}` === value && o.from === undefined
            : `${o.number}` === a.resolution.offset && o.from === a.resolution.relativeTo,
        )
      }
      return r.numbers.some((n) => near(n.number, Number(value.replace('%', ''))))
    })
    const found = [
      ...r.timexes.map((t) => `${t.value} «${c.input.slice(t.start, t.end)}»`),
      ...(answers[0].value ? [] : [...r.numbers.map((n) => n.number), ...r.ordinals.map((o) => `${o.number}${o.from ?? ''}.`)]),
    ].join(' ; ')
    verdicts.push({
      id: c.id,
      input: c.input,
      ok,
      expected: answers.map((a) => a.value?.Timex ?? JSON.stringify(a.resolution)).join(' ; '),
      found,
    })
  }
  return { name: 'Recognizers-Text, tier A', verdicts, floor: 0.88, mayWaive: 0.1 }
}

/** 4/22: no press of the Arab world writes the month first. */
function isMonthFirst(answers: readonly Answer[]): boolean {
  const first = (a: Answer) => {
    const m = a.text.match(/^(\d{1,2})[./](\d{1,2})(?!\d)/)
    return (
      m !== null &&
      m[1] !== m[2] &&
      Number(m[1]) === Number(a.value?.FutureResolution.date?.slice(5, 7)) &&
      Number(m[2]) === Number(a.value?.FutureResolution.date?.slice(8))
    )
  }
  return answers.some((a) => first(a) || /^0?\d[./](?:1[3-9]|2\d|3[01])(?!\d)/.test(a.text))
}

function isImpossible(answers: readonly Answer[]): boolean {
  return answers.some((a) => a.value && Object.values(a.value.FutureResolution).some((v) => v.startsWith('0001-')))
}

function overlaps(input: string, text: string, t: Timex): boolean {
  const at = input.indexOf(text)
  return at >= 0 && t.start < at + text.length && t.end > at
}

function sameTime(t: Timex, v: NonNullable<Answer['value']>): boolean {
  if (t.value === v.Timex || t.value.replace(/^\d{4}/, 'XXXX') === v.Timex) return true
  for (const resolution of [v.FutureResolution, v.PastResolution]) {
    const { date, startDate, endDate, time, startTime, endTime, duration } = resolution
    if (date !== undefined && t.value === date) return true
    if (startDate !== undefined && t.begin === startDate && t.until === dayBefore(endDate)) return true
    if (startDate !== undefined && t.value === `${startDate}/${endDate}`) return true
    if (time !== undefined && clockOf(t.value) === time.slice(0, 5) && (time.endsWith(':00') || t.value.endsWith(time))) return true
    if (startTime !== undefined && t.value === `T${startTime.slice(0, 5)}/T${endTime.slice(0, 5)}`) return true
    if (duration !== undefined && seconds(t.value) === Number(duration)) return true
  }
  return /^(?:\d{4}-)?(?:SP|SU|FA|WI)$/.test(v.Timex) && t.value.endsWith(v.Timex)
}

function dayBefore(iso: string): string {
  return new Date(Date.parse(`${iso}T00:00Z`) - 864e5).toISOString().slice(0, 10)
}

function clockOf(value: string): string {
  if (value.endsWith('T24:00')) return '00:00'
  if (value.endsWith('TMI')) return '12:00'
  return value.match(/T(\d\d:\d\d)/)?.[1] ?? ''
}

function seconds(duration: string): number {
  const m = duration.match(/^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/)
  if (!m) return Number.NaN
  const [, y = 0, mo = 0, w = 0, d = 0, h = 0, mi = 0, s = 0] = m
  // Half a year is six months to us, 182.5 days to it.
  if (duration === 'P6M') return 15768000
  return (
    Number(y) * 31536000 + Number(mo) * 2592000 + Number(w) * 604800 + Number(d) * 86400 + Number(h) * 3600 + Number(mi) * 60 + Number(s)
  )
}
