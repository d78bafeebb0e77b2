/** Maha's cases: numerals, ordinals, durations, distances and times, dialect and punctuation around them included. */
import type { Timex } from '../../src/core/record.ts'
import { isoDay } from '../../src/core/values/calendar.ts'
import { hijriDay } from '../../src/core/values/hijri.ts'
import { near, type Outcome, read, readPeer, type Verdict } from './suite.ts'

interface Case {
  id: string
  suite: string
  input: string
  reference?: string
  negative?: boolean
  expected: null | Expected
}

interface Expected {
  kind: string
  value?: number | string
  values?: number[] | [number[], string[]]
  unit?: string
  base?: string
  meridiem?: string
  start?: string | null
  end?: string | null
}

const SECONDS: { readonly [unit: string]: number } = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86400,
  weeks: 604800,
  months: 2592000,
  years: 31536000,
}
const METRES: { readonly [unit: string]: number } = {
  metre: 1,
  kilometre: 1000,
  centimetre: 0.01,
  millimetre: 0.001,
  decimetre: 0.1,
  mile: 1609.344,
  foot: 0.3048,
  inch: 0.0254,
  yard: 0.9144,
  meters: 1,
  kilometers: 1000,
  centimeters: 0.01,
  millimeters: 0.001,
  decimeters: 0.1,
  miles: 1609.344,
  feet: 0.3048,
  inches: 0.0254,
  yards: 0.9144,
}

export function maha(): Outcome {
  const { cases } = readPeer<{ cases: Case[] }>('maha_ar.json')
  const verdicts: Verdict[] = []
  for (const c of cases) {
    const e = c.expected
    const r = read(c.input, { ...(c.reference ? { publishedAt: c.reference } : {}), prefer: 'future', fragment: true })
    let ok = false
    let found = ''
    if (c.suite.includes('numeral')) {
      found = r.numbers.map((n) => `${n.number}${n.percent ? '%' : ''}`).join(' ')
      if (e === null) ok = r.numbers.length === 0
      else if (e.kind === 'ordinal') ok = ((e.values ?? []) as number[]).every((v) => r.ordinals.some((o) => o.number === v))
      else ok = r.numbers.length === 1 && near(r.numbers[0].percent ? r.numbers[0].number / 100 : r.numbers[0].number, e.value as number)
    } else if (c.suite.includes('ordinal')) {
      found = r.ordinals.map((n) => n.number).join(' ')
      ok =
        e === null
          ? r.ordinals.length === 0
          : e.values
            ? (e.values as number[]).every((v) => r.ordinals.some((o) => o.number === v))
            : r.ordinals.length === 1 && r.ordinals[0].number === e.value
    } else if (c.suite.includes('duration')) {
      found = r.timexes.map((t) => t.value).join(' ')
      ok =
        e === null
          ? r.timexes.length === 0
          : near(
              r.timexes.reduce((sum, t) => sum + inSeconds(t.value), 0),
              wantedSeconds(e),
            )
    } else if (c.suite.includes('distance')) {
      found = r.quantities.map((q) => `${q.number} ${q.unit}`).join(' ')
      ok =
        e === null
          ? r.quantities.length === 0
          : near(
              r.quantities.reduce((sum, q) => sum + q.number * (METRES[q.unit] ?? Number.NaN), 0),
              (e.value as number) * (METRES[e.unit ?? 'metre'] ?? 1),
            )
    } else {
      found = r.timexes.map((t) => `${t.value} [${t.begin ?? ''}]`).join(' ; ')
      ok = e === null ? r.timexes.length === 0 : r.timexes.some((t) => sameTime(t, e))
    }
    verdicts.push({ id: c.id, input: c.input, ok, expected: JSON.stringify(e), found })
  }
  return { name: 'Maha', verdicts, floor: 0.85, mayWaive: 0.3 }
}

function wantedSeconds(e: Expected): number {
  if (e.value !== undefined) return (e.value as number) * SECONDS[e.unit as string]
  const [amounts, units] = e.values as [number[], string[]]
  return amounts.reduce((sum, n, i) => sum + n * SECONDS[units[i]], 0)
}

function sameTime(t: Timex, e: Expected): boolean {
  if (e.meridiem) return (/TMO|T0\d|T1[01]/.test(t.value) ? 'AM' : 'PM') === e.meridiem
  if (e.kind === 'hijri') {
    const [, y, m, d] = (e.value as string).match(/H(\d+)-(\d+)-(\d+)/) as string[]
    const day = isoDay(hijriDay(Number(y), Number(m), Number(d)))
    return t.begin !== undefined && t.until !== undefined && t.begin <= day && day <= t.until
  }
  if (e.start !== undefined) {
    if (t.value.includes('T')) {
      const [from, to] = t.value.split('/')
      return (e.start === null || from.endsWith(e.start.slice(11, 16))) && (e.end == null || (to ?? from).endsWith(e.end.slice(11, 16)))
    }
    return (
      (e.start === null || t.begin === e.start.slice(0, 10)) &&
      (e.end == null || t.until === e.end.slice(0, 10) || (t.until ?? '').startsWith(e.end.slice(0, 4)))
    )
  }
  return samePoint(t, e.value as string, e.base)
}

/** A point of Maha's against our grain: the same day, or a day within the period we give. */
function samePoint(t: Timex, point: string | undefined, base: string | undefined): boolean {
  if (point === undefined) return false
  if (t.value === 'PRESENT_REF') return point === base
  const clock = t.value.match(/T(\d\d:\d\d)/)
  if (clock) {
    const hour = clock[1] === '24:00' ? '00:00' : clock[1]
    return (
      point.slice(11, 16) === hour &&
      (t.value.startsWith('XXXX') || t.value.startsWith('T') || t.value.slice(0, 10) === point.slice(0, 10) || clock[1] === '24:00')
    )
  }
  if (t.begin === undefined || t.until === undefined) return false
  const day = point.slice(0, 10)
  return t.begin <= day && day <= t.until
}

function inSeconds(duration: string): number {
  const m = duration.match(/^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/)
  if (!m) return Number.NaN
  const [, y = 0, mo = 0, w = 0, d = 0, h = 0, mi = 0, s = 0] = m
  return (
    Number(y) * 31536000 + Number(mo) * 2592000 + Number(w) * 604800 + Number(d) * 86400 + Number(h) * 3600 + Number(mi) * 60 + Number(s)
  )
}
