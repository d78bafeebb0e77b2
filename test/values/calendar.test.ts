import { describe, expect, test } from 'vitest'
import { civil, dayOf, easter, isoDay, weekdayOf, weekName, weekOf } from '../../src/core/values/calendar.ts'
import { hijriDay, hijriMonth, hijriMonthOf } from '../../src/core/values/hijri.ts'

describe('civil days', () => {
  test('agree with Date over four centuries', () => {
    for (let day = -80_000; day < 80_000; day += 97) {
      const date = new Date(day * 864e5)
      expect(isoDay(day)).toBe(date.toISOString().slice(0, 10))
      expect(weekdayOf(day)).toBe(date.getUTCDay())
      const c = civil(day)
      expect(dayOf(c.year, c.month, c.day)).toBe(day)
    }
  })
  test('a week from Sunday to Saturday is the ISO week of its Wednesday', () => {
    expect(weekName(weekOf(dayOf(2015, 8, 2), 0))).toBe('2015-W32')
    expect(weekName(weekOf(dayOf(2021, 1, 2), 0))).toBe('2020-W53')
    expect(weekName(weekOf(dayOf(2021, 1, 3), 1))).toBe('2020-W53')
  })
  test('Easter', () => {
    expect([2013, 2019, 2021, 2024].map((y) => isoDay(easter(y)))).toEqual(['2013-03-31', '2019-04-21', '2021-04-04', '2024-03-31'])
  })
})

describe('the Hijri calendar', () => {
  const format = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })
  test('is Umm al-Qura’s as Intl has it, 1882 to 2174', () => {
    for (let year = 1300; year <= 1600; year += 3) {
      for (let month = 1; month <= 12; month++) {
        const day = hijriDay(year, month, 1)
        const part = Object.fromEntries(format.formatToParts(new Date(day * 864e5)).map((p) => [p.type, Number.parseInt(p.value, 10)]))
        expect([part.year, part.month, part.day]).toEqual([year, month, 1])
      }
    }
  })
  test('finds the month of a day, and goes on beyond the table', () => {
    expect(hijriMonthOf(dayOf(2021, 4, 13))).toBe(1442 * 12 + 8)
    expect(hijriMonthOf(dayOf(2021, 4, 12))).toBe(1442 * 12 + 7)
    expect(Math.abs(hijriMonth(1700, 1) - (hijriMonth(1600, 1) + 100 * 354.367)) < 5).toBe(true)
  })
})
