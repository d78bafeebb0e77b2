/** TIMEX3 values for people. */
import type { TimexMod } from '../../core/record.ts'
import type { Labels, Language } from './labels.ts'

const DAY = /^(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(?:(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|(MO|MI|AF|EV|NI)))?$/

/**
 * A value as a person writes it; undefined where it is no calendar time, and the article's own words say more.
 * In Arabic with slashes: after Arabic letters `2031-04-02` is drawn back to front, `2031/04/02` is not.
 */
export function when(value: string, mod: TimexMod | undefined, labels: Labels, language: Language): string | undefined {
  const both = value.split('/')
  if (both.length === 2 && both[0] !== '' && both[1] !== '') {
    const from = when(both[0], undefined, labels, language)
    const to = when(both[1], undefined, labels, language)
    return from && to ? (language === 'ar' ? `${from} حتى ${to}` : `${from} to ${to}`) : undefined
  }
  const m = DAY.exec(value)
  if (!m) return language === 'en' && /^[\dX][\dXWE-]+$/.test(value) ? value : undefined
  const parts = [language === 'ar' ? m[1].replaceAll('-', '/') : m[1]]
  if (mod) parts.unshift(labels.mod[mod])
  if (m[2]) parts.push(m[2])
  if (m[3]) parts.push(labels.partOfDay[m[3]])
  return parts.join(' ')
}
