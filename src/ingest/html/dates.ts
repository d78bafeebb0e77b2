/**
 * Dates as pages write them: ISO, that of mail, and whatever the reader of values reads: days of the three names of months, Hijri ones,
 * `28/07/2021 10:15 ص`.
 */
import type { Lexicon } from '../../core/lexicon/lexicon.ts'
import { createValues, type ValuesReader } from '../../core/values/index.ts'
import { loadLexicon } from '../../lexicon-file.ts'
import { parsePublishedAt } from '../published-at.ts'
import { type Block, countWords } from './dom.ts'
import { DATED, fold, UPDATED } from './words.ts'

let values: ValuesReader | undefined

/** Has dates read with a lexicon that is loaded already; without it the shipped one is loaded when it is first needed. */
export function readDatesWith(lexicon: Lexicon): void {
  values = createValues(lexicon)
}

/** News that is older is of archives, which say their dates in other ways; and clocks that were never set say 1970. */
const EARLIEST = '1985'
const LATEST = '2100'

/** An ISO day or date-time, `undefined` where `written` is none or more than one day. */
export function readDate(written: string): string | undefined {
  const iso = parsePublishedAt(written) ?? ofMail(written) ?? inWords(written)
  return iso !== undefined && iso >= EARLIEST && iso < LATEST ? iso : undefined
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** RFC 2822, `July 28, 2021`, and the American form where AM or PM gives it away: `7/28/2021 9:30:00 AM`. */
function ofMail(written: string): string | undefined {
  const day = /(?:^|[\s,])(\d{1,2})[\s-]([a-z]{3})[a-z]*\.?[\s,-]+(\d{4})\b/i.exec(written)
  const american = /(?:^|[\s,])([a-z]{3})[a-z]*\.?\s(\d{1,2}),?\s(\d{4})\b/i.exec(written)
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s\d{1,2}:\d\d(?::\d\d)?\s[AP]M$/i.exec(written)
  const [y, m, d] = day
    ? [day[3], MONTHS.indexOf(day[2].toLowerCase()) + 1, day[1]]
    : american
      ? [american[3], MONTHS.indexOf(american[1].toLowerCase()) + 1, american[2]]
      : slashed
        ? [slashed[3], Number(slashed[1]), slashed[2]]
        : ['', 0, '']
  if (m === 0) return undefined
  const date = `${y}-${two(m)}-${two(d)}`
  const time = /\b(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?([ap])\.?m\b)?(?:\s*(GMT|UTC|Z|[+-]\d\d:?\d\d))?/i.exec(written)
  if (!time) return parsePublishedAt(date)
  const hour = (Number(time[1]) % (time[4] ? 12 : 24)) + (time[4]?.toLowerCase() === 'p' ? 12 : 0)
  const zone = time[5] === undefined ? '' : /^[+-]/.test(time[5]) ? time[5].replace(/(\d\d)(\d\d)$/, '$1:$2') : 'Z'
  return parsePublishedAt(`${date}T${two(hour)}:${time[2]}${time[3] ? `:${time[3]}` : ''}${zone}`)
}

const two = (n: number | string) => String(n).padStart(2, '0')
const FULL = /^\d{4}-\d\d-\d\d$/
/** Years before this are Hijri as they stand in news. */
const HIJRI = /هـ|ه\b|محرم|صفر|ربيع|جماد|رجب|شعبان|رمضان|شوال|ذو|ذي|1[34]\d\d|[١][٣٤][٠-٩]{2}/

function inWords(written: string): string | undefined {
  if (written.length > 200 || !/[\d\u0660-\u0669]/.test(written)) return undefined
  values ??= createValues(loadLexicon())
  const days: { value: string; hijri: boolean }[] = []
  let time: string | undefined
  for (const timex of values.read(written, { fragment: true }).timexes) {
    const { value } = timex
    if (timex.basis === 'explicit' && FULL.test(value.slice(0, 10)) && value.length >= 10 && (value.length === 10 || value[10] === 'T')) {
      days.push({ value: value.slice(0, 10), hijri: HIJRI.test(written.slice(timex.start, timex.end)) })
      if (/T\d\d:\d\d/.test(value)) time ??= value.slice(11, 16)
    } else if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) time ??= value.slice(11, 16)
  }
  // Both calendars give the same day, but for one where the moon is seen: the civil one is meant.
  const day = days.find((d) => !d.hijri) ?? days[0]
  if (day === undefined || days.some((d) => d.value !== day.value && !d.hijri)) return undefined
  return time === undefined ? day.value : `${day.value}T${time}`
}

/** Blocks around the headline in which a date may stand, and how long such a line is. */
const BEFORE = 3
const AFTER = 14
const LONGEST = 24
/** Where one dated remark ends and the next begins: `آخر تحديث: … نُشر: …`. */
const LABELS = /(?=آخر تحديث|اخر تحديث|تاريخ (?:النشر|التحديث)|(?<![\p{L}\p{M}])نُ?شر|published|updated)/iu

/**
 * The date that the page shows beside its headline, and whether it can be no other.
 * @param at the headline among `blocks`; -1 where there is none.
 */
export function dateBeside(blocks: readonly Block[], at: number): { readonly date: string; readonly sure: boolean } | undefined {
  let updated: string | undefined
  let plain: string | undefined
  let prose = 0
  const look = (block: Block): string | undefined => {
    if (block.words > LONGEST) return undefined
    for (const part of block.text.split(LABELS)) {
      const found = lookAt(part, block)
      if (found !== undefined) return found
    }
    return undefined
  }
  const lookAt = (text: string, block: Block): string | undefined => {
    const found = readDate(text)
    if (found === undefined) return undefined
    const folded = fold(text)
    if (UPDATED.test(folded) && !/نشر|published/i.test(folded)) updated ??= found
    else if (DATED.test(folded)) return found
    // A line about something else that holds a date is no date of the page's.
    else if (block.words - countWords(digitsOf(block.text)) <= 12) plain ??= found
    return undefined
  }
  for (let i = Math.max(0, at + 1); i < Math.min(blocks.length, at + 1 + AFTER); i++) {
    if (blocks[i].words >= LONGEST && ++prose > 1) break
    const found = look(blocks[i])
    if (found !== undefined) return { date: found, sure: true }
    if (plain !== undefined && i > at + 6) break
  }
  if (plain !== undefined) return { date: plain, sure: true }
  for (let i = at - 1; i >= Math.max(0, at - BEFORE); i--) {
    const found = look(blocks[i]) ?? plain
    // What stands above a headline may be today's.
    if (found !== undefined) return { date: found, sure: i === at - 1 }
  }
  return updated === undefined ? undefined : { date: updated, sure: false }
}

const digitsOf = (text: string) =>
  text
    .replace(/[^\d\u0660-\u0669 ]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** How far into a text a dateline may reach, in units. */
const DATELINE = 90

/** The day of a dateline: `الرملة في 12 تموز 2031 /واع/ …`. */
export function dateOfDateline(first: string): string | undefined {
  const end = /[/:–—\-)]\s/.exec(first.slice(8, DATELINE))
  return end ? readDate(first.slice(0, 8 + end.index))?.slice(0, 10) : undefined
}

/** The day in an address: `/2031/04/02/`, `/20310402/`, `-2031-04-02`. */
export function dateOfAddress(url: string | undefined): string | undefined {
  const found = url && (/[/_-](\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[/_.-]|$)/.exec(url) ?? /\/(20\d\d)(\d\d)(\d\d)\//.exec(url))
  return found ? readDate(`${found[1]}-${two(found[2])}-${two(found[3])}`) : undefined
}
