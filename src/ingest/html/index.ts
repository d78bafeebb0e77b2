/** A web page → the article in it: headline, lead and body, and what the page says of itself. */
import { InputError } from '../item.ts'
import { bodyOf, type Credits, type Line, linesOfText, textLines } from './body.ts'
import { dateBeside, dateOfAddress, dateOfDateline, readDate } from './dates.ts'
import { ancestorsOf, type Block, blocksOf, clean, countWords, type Element, elementsOf, lineOf, parsePage, type Root } from './dom.ts'
import { type DateSource, readFacts } from './facts.ts'
import { headlineOf } from './headline.ts'
import { languageOf } from './language.ts'
import { type Dropped, kindOfName, Stripper } from './strip.ts'
import { agencyOf, BY_WORD, fold, NOBODY } from './words.ts'

export type { DateSource } from './facts.ts'
export type { Dropped } from './strip.ts'

/** What a page says, as `isnad inspect` shows it. A field that is absent is one that the page does not give. */
export interface PageArticle {
  readonly title: string | undefined
  readonly byline: string | undefined
  readonly outlet: string | undefined
  /** An agency that the page credits: `رويترز`. */
  readonly agency: string | undefined
  /** ISO day or date-time; where no date could be read, what stood in its place. */
  readonly publishedAt: string | undefined
  readonly dateFrom: DateSource | undefined
  readonly url: string | undefined
  /** BCP 47. */
  readonly language: string
  /** Why the page is set aside, where its text is not Arabic. */
  readonly aside: string | undefined
  /** The headline, an empty line, and a line for each paragraph; '' where there is no article. */
  readonly text: string
  readonly dropped: readonly Dropped[]
}

/** A text found in the page that is so much shorter than the one given to machines is not the whole of it. */
const TEASER = 0.5

/**
 * Reads a page.
 * @param address where it was fetched from: where the page does not say.
 * @throws InputError where it is no page, or larger or deeper than a page may be.
 */
export function readPage(html: string, address?: string): PageArticle {
  const page = parsePage(html)
  const facts = readFacts(page)
  const headline = headlineOf(facts, () => shownAsTitles(page))
  const blocks = blocksOf(page)
  const at = headline.element ? blockOf(blocks, headline.element) : blocks.findIndex((b) => b.text === headline.text)
  const heading = headline.element ?? blocks[at]?.element
  const visibleDate = dateBeside(blocks, exactly(blocks, headline.text, at))
  const shownByline = bylineBeside(page)

  const stripper = new Stripper(page, heading, blocks)
  stripper.strip()
  const outlet = facts.outlet ?? headline.site
  const credits: Credits = {}
  const same = new Set([headline.text, outlet ?? '', facts.byline ?? ''].map(fold).filter((s) => s !== ''))
  const isDateLine = (line: Line) => line.words <= 14 && readDate(line.text) !== undefined && agencyOfLine(line.text) === undefined
  const lines = bodyOf(page, facts, heading, stripper)
  let body = textLines(
    lines.filter((line, i) => i > 3 || !isDateLine(line)),
    same,
    stripper,
    credits,
  )
  if (facts.body !== undefined) {
    const given = textLines(linesOfText(facts.body), same, stripper, {})
    if (words(body) < words(given) * TEASER) body = given
  }
  const dates = facts.dates.map(({ written, from }) => ({ date: readDate(written), from, written }))
  const url = facts.url ?? address
  const told =
    dates.find((d) => d.date !== undefined) ??
    (visibleDate?.sure ? found(visibleDate.date, 'page') : undefined) ??
    found(body[0] && dateOfDateline(body[0]), 'dateline') ??
    found(visibleDate?.date, 'page') ??
    found(dateOfAddress(url), 'address')
  const byline = personOf(facts.byline, outlet) ?? personOf(shownByline, outlet) ?? credits.byline
  const agency = credits.agency ?? agencyOf(facts.byline ?? '') ?? agencyOf(shownByline ?? '') ?? agencyOfDateline(body[0] ?? '')
  const { tag, aside } = languageOf(`${headline.text}\n${body.join('\n')}`, facts.language)
  const title = headline.text || undefined
  return {
    title,
    byline,
    outlet: outlet ?? agency,
    agency,
    publishedAt: told?.date ?? facts.dates[0]?.written,
    dateFrom: told?.from,
    url,
    language: tag,
    aside: body.length > 0 ? aside : undefined,
    text: body.length === 0 ? '' : title ? `${title}\n\n${body.join('\n')}` : body.join('\n'),
    dropped: stripper.dropped,
  }
}

/**
 * The fields of an article, for `toArticle`.
 * @throws InputError where the page holds no article, or one that is not Arabic.
 */
export function readHtml(html: string, address?: string): PageFields {
  const page = readPage(html, address)
  if (page.text === '') throw new InputError('no article in this page: give its text')
  if (page.aside !== undefined) throw new InputError(`set aside: ${page.aside}`)
  return fieldsOf(page)
}

export type PageFields = Pick<PageArticle, 'text' | 'title' | 'outlet' | 'publishedAt' | 'url' | 'language'>

export function fieldsOf({ text, title, outlet, publishedAt, url, language }: PageArticle): PageFields {
  return { text, title, outlet, publishedAt, url, language }
}

const words = (lines: readonly string[]) => lines.reduce((sum, line) => sum + countWords(line), 0)

const found = (date: string | undefined, from: DateSource) => (date === undefined ? undefined : { date, from })

function exactly(blocks: readonly { readonly text: string }[], title: string, at: number): number {
  const last = blocks.findIndex((b, i) => i >= at && b.text === title)
  return last < 0 ? at : last
}

function blockOf(blocks: readonly Block[], heading: Element): number {
  const around = ancestorsOf(heading)
  return blocks.findIndex((b) => around.has(b.element) || ancestorsOf(b.element).has(heading))
}

/** What may be a headline where there is no `h1` that is. */
function* shownAsTitles(page: Root): Generator<Element> {
  for (const element of elementsOf(page))
    if (
      /^(?:h[2-4]|font|b|strong)$/.test(element.name) ||
      /title|headline/i.test(`${element.attribs.class ?? ''} ${element.attribs.itemprop ?? ''}`)
    )
      yield element
}

/** A line that markup calls a byline. */
function bylineBeside(page: Root): string | undefined {
  for (const element of elementsOf(page)) {
    const name = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`
    if (name.length === 1 || !/author|byline|writ|katib/i.test(name) || kindOfName(element) === 'comments') continue
    const line = clean(lineOf(element))
    if (line === '' || countWords(line) > 8) continue
    const person = withoutBy(line.replace(/^[\s\-–|]+/, ''))
    if (person !== '' && !/[\d\u0660-\u0669]/.test(person)) return person
  }
  return undefined
}

/** `بقلم: سلمى العطار` → the name. The pattern is of folded text, which keeps the number of words. */
function withoutBy(line: string): string {
  const by = BY_WORD.exec(fold(line))?.[0].trim()
  if (by === undefined) return line
  const words = by.replace(/\s+[:\-–/|]$/, '').split(' ').length
  return line
    .split(' ')
    .slice(words)
    .join(' ')
    .replace(/^[:\-–/|\s]+/, '')
}

/** Somebody's name rather than an agency's or the outlet's own. */
function personOf(byline: string | undefined, outlet: string | undefined): string | undefined {
  if (byline === undefined || agencyOf(byline) !== undefined) return undefined
  const folded = fold(byline)
  return NOBODY.test(folded) || (outlet !== undefined && folded.startsWith(fold(outlet))) ? undefined : byline
}

/** A dateline may be a line of its own: `الرملة 28 رمضان 1452 هـ واس`. */
const agencyOfLine = (line: string) => agencyOfDateline(line) ?? agencyOf(line.slice(line.lastIndexOf(' ') + 1))

/** `الرملة (رويترز) –`, `الرملة 12 تموز /واع/`, `الرملة - واع:`. */
function agencyOfDateline(first: string): string | undefined {
  const head = first.slice(0, 70)
  for (const [, name] of head.matchAll(/[(/[«]\s*([^()/[\]«»]{2,40}?)\s*[)/\]»]/g)) {
    const agency = agencyOf(name)
    if (agency !== undefined) return agency
  }
  for (const part of head.split(/[-–—:/،,]\s|\s[-–—/]/)) {
    const agency = agencyOf(part)
    if (agency !== undefined) return agency
  }
  return undefined
}
