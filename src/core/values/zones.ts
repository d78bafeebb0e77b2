/** Offsets of the time that the press means by `بتوقيت الدوحة`: minutes from UTC by country, `EST` for the east of America. */
import { civil, dayOf, weekdayOf } from './calendar.ts'

// biome-ignore format: a table
const MINUTES: { readonly [iso: string]: number } = {
  SA: 180, QA: 180, KW: 180, BH: 180, IQ: 180, YE: 180, SO: 180, DJ: 180, KM: 180, TR: 180, JO: 180, SY: 180, RU: 180, AE: 240, OM: 240,
  EG: 120, LY: 120, SD: 120, LB: 120, PS: 120, IL: 120, TN: 60, DZ: 60, MA: 60, MR: 0, GB: 0, FR: 60, DE: 60, IT: 60, ES: 60, BE: 60,
  NL: 60, CH: 60, AT: 60, SE: 60, IR: 210, IN: 330, PK: 300, AF: 270, CN: 480, JP: 540, KR: 540, UA: 120, GR: 120, EST: -300,
}
/** Those that keep the summer time of the European Union and its neighbours. */
const EUROPE = 'GB FR DE IT ES BE NL CH AT SE UA GR'

/** `+03:00` on the day `day`, or at any time of the year where that is NaN; nothing for a country of several zones or one not listed. */
export function offsetOf(zone: string, day: number): string {
  if (zone === 'Z') return zone
  let minutes = MINUTES[zone]
  if (minutes === undefined) return ''
  if (isSummer(zone, day)) minutes += 60
  const size = Math.abs(minutes)
  const two = (n: number) => `${n}`.padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Europe: from the last Sunday of March to that of October; America: from the second of March to the first of November. */
function isSummer(zone: string, day: number): boolean {
  if (Number.isNaN(day)) return false
  const { year } = civil(day)
  const sundayFrom = (first: number) => first + ((7 - weekdayOf(first)) % 7)
  if (zone === 'EST') return day >= sundayFrom(dayOf(year, 3, 8)) && day < sundayFrom(dayOf(year, 11, 1))
  return EUROPE.includes(zone) && day >= sundayFrom(dayOf(year, 3, 25)) && day < sundayFrom(dayOf(year, 10, 25))
}
