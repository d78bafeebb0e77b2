/** Where in a page its article is, and the article's lines. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { type Block, blocksOf, clean, countWords, type Element, elementsOf, isWithin, parsePage, type Root, toHtml } from './dom.ts'
import type { Facts } from './facts.ts'
import type { Stripper } from './strip.ts'
import { agencyOf, BY, FURNITURE_LINES, type Furniture, fold } from './words.ts'

/** A line of an article's body. */
export interface Line {
  readonly text: string
  readonly words: number
  readonly linked: number
  readonly tag: string
}

const PROSE_WORDS = 8
/** Of an article, in words: below it is doubtful that this is one. */
const LITTLE_PROSE = 40
/** How much of the page's prose an article must hold, to be believed. */
const MOST_OF_IT = 0.6

/**
 * The lines of the body, with what may stand among them.
 * @param heading the headline's element, still in the page. The page is taken apart; what lies outside is told to `stripper`.
 */
export function bodyOf(page: Root, facts: Facts, heading: Element | Root | undefined, stripper: Stripper): readonly Line[] {
  const blocks = blocksOf(page)
  const told = microdataBody(page, blocks)
  const holder = told === undefined ? proseHolder(blocks, heading) : undefined
  const inside = told ?? (holder === undefined ? [] : blocks.filter((b) => isWithin(b.element, holder)))
  const held = withLead(inside, blocks, facts, heading)
  const prose = proseWords(held)
  if (told === undefined && (prose < LITTLE_PROSE || prose < proseWords(blocks) * MOST_OF_IT)) {
    // Where the prose is scattered or scarce, another finder's word counts, if it finds clearly more.
    const found = readability(page)
    if (prose === 0 ? found.length > 0 : proseWords(found) * MOST_OF_IT >= prose) return found
  }
  if (held.length === 0) return blocks.map(toLine)
  const kept = new Set(held)
  const outside = blocks.filter((b) => !kept.has(b) && b.element !== heading)
  stripper.note('outside', outside.map((b) => b.text).join(' '))
  return held.map(toLine)
}

const toLine = ({ text, words, linked, element }: Block): Line => ({ text, words, linked, tag: 'attribs' in element ? element.name : '' })

const isProse = (b: { readonly words: number; readonly linked: number }) => b.words >= PROSE_WORDS && b.linked * 3 < b.words
const proseWords = (lines: readonly { readonly words: number; readonly linked: number }[]) =>
  lines.reduce((sum, l) => sum + (isProse(l) ? l.words : 0), 0)

/** `itemprop="articleBody"`, where it holds the most of the page's prose. */
function microdataBody(page: Root, blocks: readonly Block[]): readonly Block[] | undefined {
  const bodies = [...elementsOf(page)].filter((e) => e.attribs.itemprop?.split(' ').includes('articleBody'))
  if (bodies.length === 0) return undefined
  const inside = blocks.filter((b) => bodies.some((body) => isWithin(b.element, body)))
  return proseWords(inside) > proseWords(blocks) * MOST_OF_IT ? inside : undefined
}

/** The innermost element that holds nearly all of the prose after the headline. */
function proseHolder(blocks: readonly Block[], heading: Element | Root | undefined): Element | Root | undefined {
  const at = heading === undefined ? -1 : blocks.findLastIndex((b) => b.element === heading || isWithin(b.element, heading))
  const weights = new Map<Element | Root, number>()
  let total = 0
  for (let i = at + 1; i < blocks.length; i++) {
    const block = blocks[i]
    if (!isProse(block)) continue
    total += block.words
    for (let e: Element | Root | null = block.element; e !== null; e = e.parent as Element | Root | null)
      weights.set(e, (weights.get(e) ?? 0) + block.words)
  }
  let best: Element | Root | undefined
  let depth = -1
  for (const [element, words] of weights) {
    if (words < total * NEARLY_ALL) continue
    let d = 0
    for (let e = element.parent; e !== null; e = e.parent) d++
    if (d > depth) {
      best = element
      depth = d
    }
  }
  return best
}
const NEARLY_ALL = 0.8

/** What stands between the headline and the body, where it is a lead: prose, or what the page gives as its description. */
function withLead(body: readonly Block[], blocks: readonly Block[], facts: Facts, heading: Element | Root | undefined): readonly Block[] {
  if (body.length === 0) return body
  const first = blocks.indexOf(body[0])
  const at = heading === undefined ? -1 : blocks.findLastIndex((b) => b.element === heading || isWithin(b.element, heading))
  if (at < 0 || first <= at) return at >= first ? body.filter((b) => blocks.indexOf(b) > at) : body
  const described = fold(facts.description ?? '').slice(0, 60)
  const lead = blocks.slice(at + 1, first).filter((b) => {
    if (b.linked * 3 >= b.words) return false
    return (b.words >= 9 && /[.،؛:]|\s[وف]/.test(b.text)) || (described.length >= 20 && fold(b.text).startsWith(described.slice(0, 40)))
  })
  return [...lead, ...body]
}

/** Of what is left of a page, in units. */
const MOST_FOR_READABILITY = 400_000

/** Mozilla's Readability, over a tree like a browser's. */
function readability(page: Root): readonly Line[] {
  try {
    const html = toHtml(page)
    // It takes time that grows with the square of some pages.
    if (html.length > MOST_FOR_READABILITY) return []
    const { document } = parseHTML(`<html><body>${html}</body></html>`)
    const found = new Readability(document as never, { charThreshold: 120, disableJSONLD: true }).parse()
    return found?.content ? blocksOf(parsePage(found.content)).map(toLine) : []
  } catch {
    // It trips over trees that no browser makes: the first finder has to do.
    return []
  }
}

/** What stands in a body's lines beside the text itself. */
export interface Credits {
  byline?: string | undefined
  agency?: string | undefined
}

const ALONE = /^(?:[\d\u0660-\u0669:/\-.|،,\s]|ص|م|صباحا|مساء|am|pm|gmt|بتوقيت \S+)+$/i

/**
 * The lines of the text alone. What goes is told to `stripper`; names of writers and agencies in it to `credits`.
 * @param same what else the page shows of the article, and no part of its text: headline, byline, outlet, date.
 */
export function textLines(lines: readonly Line[], same: ReadonlySet<string>, stripper: Stripper, credits: Credits): string[] {
  const out: string[] = []
  let ended = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    const folded = fold(line.text)
    if (folded === '') continue
    if (same.has(folded)) continue
    if (!ended && out.length > 0 && /^(?:التعليقات|اضف تعليقا?ك?|اترك تعليقا?ك?|اكتب تعليقا?ك?)\s*:?(?:\s?\(?\d*\)?)?$/.test(folded))
      ended = true
    const what = ended ? 'comments' : furnitureOf(line, folded, out.length, credits)
    if (what !== undefined) {
      stripper.note(what, line.text)
      // What follows a label of links is links.
      continue
    }
    if (out.at(-1) !== line.text) out.push(line.text)
  }
  return out
}

function furnitureOf(line: Line, folded: string, before: number, credits: Credits): Furniture | undefined {
  if (line.words <= 40) for (const [what, pattern] of FURNITURE_LINES) if (pattern.test(folded)) return what
  if (ALONE.test(folded)) return 'byline'
  if (line.linked > 0 && line.linked >= line.words * 0.9 && line.words >= 2)
    return line.words > 3 ? 'read-also' : line.tag === 'li' ? 'tags' : 'read-also'
  const agency = line.words <= 6 ? agencyOf(line.text.replace(BY_ANY, '')) : undefined
  if (agency !== undefined) {
    credits.agency ??= agency
    return 'credit'
  }
  if (line.words <= 10 && BY.test(folded) && !/[.؟!]$/.test(folded)) {
    const name = clean(line.text.replace(/^[^:\-–/|]*[:\-–/|]\s*/, ''))
    if (/^(?:المصدر)/.test(folded)) credits.agency ??= name
    else credits.byline ??= name
    return 'byline'
  }
  if (before === 0 && line.words <= 3 && !/[.؟!»"]$/.test(folded) && !line.tag.startsWith('h')) return 'byline'
  return undefined
}

const BY_ANY = /^[^:]{0,14}:\s*/

/** Lines of a text that came without a page, as JSON-LD has it. */
export function linesOfText(text: string): Line[] {
  return text
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^>]{0,500}>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .split(/\r?\n|\\n/)
    .map((line) => clean(line))
    .filter((line) => line !== '')
    .map((line) => ({ text: line, words: countWords(line), linked: 0, tag: 'p' }))
}
