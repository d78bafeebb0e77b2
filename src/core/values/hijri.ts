/**
 * The Hijri calendar of Umm al-Qura, which the press of the Gulf follows, as a table of the lengths of its months. The
 * same as `Intl`'s `islamic-umalqura`, by which a test checks it. Other countries sight the moon: their day may differ
 * by one.
 */

/** First and last Hijri year of the table. */
const FIRST_YEAR = 1300
const LAST_YEAR = 1600
/** The day (since 1970-01-01) of 1 Muharram of the first year. */
const FIRST_DAY = -31826
/** Three hexadecimal digits a year: bit `m` is set where month `m` (0 Muharram) has 30 days, not 29. */
const LENGTHS =
  '5552ab9372b657636cb55aaa95649e95d2ba5b53aab4ba9652e2ad56db5a752f25e8ad16a56ab56b4da9b92b2564ba9b35a6d95d4da5d4aa95536975' +
  '2f46e96d46a953525d4bd9ba3b4b69b2aa554ada5d2da6d9eaae94d2ac564aea6d56ad55d4aa9352ba5b53a6b5ea9d52d29a554ad56daea6e4ed1da2' +
  'aaa95a2da5b9bb27646c95552ab4dbaba5b4da9d52aa592d26d8ed2daad5aa5a4b4979372b6975d69d52c9592b25b4db9d55d2da5d4aa9554daad3aa' +
  'bd2bc4b89a9552d5adb6a6d4dc9d92aa69562ae56d36ab55aaa94d49d95d2ba5b55aad55a9a92e26e55dada6d46a5b27a4d4ad56db5a754f49e92d26' +
  'a563566b5baab92b2568ba9b55aada5b4da9b52a9a536276575af26d46a95552ad4bd9ba574b69b52a9552da5d4daad96b2e95e2ac9692eaad56ad65' +
  'd4ad1562bc5b53a6b5db2d64d29a554ad96daea6e8ed1da4d4aa6a2da5b9b72b686d16554ab95b2ba5b5da9d52ca694e46e95d4daad5aaaa4d49b937' +
  '4b6975d6ad52aa594b2ab55bad95d2dc5d92b25555ab55b4ba97a2745593aab4d69d65d2ba5b4aa954ad15d2dd9da5b45a952d25b8b717656db6aaca' +
  'a9652b15b2bb5b6daab94d46a8d52da9d55a755749f13e4aa965566b5baab94'

/** Day of the first of each month, from Muharram of {@link FIRST_YEAR}; made when the first Hijri date comes by. */
let months: Int32Array | undefined

function table(): Int32Array {
  if (months) return months
  const years = LAST_YEAR - FIRST_YEAR + 1
  const out = new Int32Array(years * 12 + 1)
  out[0] = FIRST_DAY
  for (let y = 0; y < years; y++) {
    const bits = Number.parseInt(LENGTHS.slice(y * 3, y * 3 + 3), 16)
    for (let m = 0; m < 12; m++) out[y * 12 + m + 1] = out[y * 12 + m] + 29 + ((bits >> m) & 1)
  }
  months = out
  return out
}

/** The day on which a Hijri month begins; beyond the table, by the mean month. `month` may run past 12. */
export function hijriMonth(year: number, month: number): number {
  const t = table()
  const i = (year - FIRST_YEAR) * 12 + month - 1
  if (i < 0) return Math.round(FIRST_DAY + i * 29.530588)
  return i < t.length ? t[i] : Math.round(t[t.length - 1] + (i - t.length + 1) * 29.530588)
}

/** The day of a Hijri date. */
export function hijriDay(year: number, month: number, date: number): number {
  return hijriMonth(year, month) + date - 1
}

/** The Hijri month that holds a day, counted from Muharram of year 0: `year * 12 + month - 1`. */
export function hijriMonthOf(day: number): number {
  let i = Math.floor((day - FIRST_DAY) / 29.530588) + FIRST_YEAR * 12
  while (hijriMonth(0, i + 1) > day) i--
  while (hijriMonth(0, i + 2) <= day) i++
  return i
}
