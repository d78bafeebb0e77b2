/** The headline of a page. */
import { clean, countWords, type Element, rawText } from './dom.ts'
import type { Facts } from './facts.ts'

export interface Headline {
  readonly text: string
  /** The heading that shows it. */
  readonly element: Element | undefined
  /** What the title of the window has after it. */
  readonly site: string | undefined
}

/**
 * What stands before the site's name in the page's title, as a heading has it where one does.
 * Not by Readability, which takes what stands before a colon for the site: in `المرزوقي: لن نتأخر` it is the speaker.
 */
export function headlineOf(facts: Facts, others: () => Iterable<Element>): Headline {
  const { titles, outlet } = facts
  const asHeading = (elements: Iterable<Element>) => {
    const shown = [...elements].map((element) => ({ element, text: clean(rawText(element)) })).filter(({ text }) => text !== '')
    for (const title of titles) {
      const found = shown.find(({ text }) => text !== outlet && isHeadingOf(title, text))
      // A heading with more in it, such as the section before the headline: the title has what is common.
      if (found)
        return { text: found.text.length > title.length ? title : found.text, element: found.element, site: siteIn(titles, found.text) }
    }
    return undefined
  }
  const found = asHeading(facts.headings) ?? asHeading(others())
  if (found) return found
  const [title] = titles
  if (title === undefined) {
    const element = facts.headings.find((h) => clean(rawText(h)) !== '')
    return { text: clean(element ? rawText(element) : ''), element, site: undefined }
  }
  const [, before, after] = SITE.exec(title) ?? []
  if (before && (after === outlet || (countWords(after) <= 4 && countWords(before) >= 4)))
    return { text: before, element: undefined, site: after }
  return { text: title, element: undefined, site: undefined }
}

/** `headline`, `headline - site`, `site | headline`; or the heading has something before the headline. */
function isHeadingOf(title: string, heading: string): boolean {
  if (title.startsWith(heading)) return heading.length * 2 >= title.length
  if (title.endsWith(heading)) return countWords(heading) >= 4 && /[-–—|»·:]\s*$/.test(title.slice(0, -heading.length))
  return heading.includes(title) && heading.length <= title.length * 2
}

const SITE = /^(.+?)\s+[-–—|»·:]\s+([^-–—|»·]+)$/

/** `headline - site` or `site | headline` in one of the titles. */
function siteIn(titles: readonly string[], headline: string): string | undefined {
  for (const title of titles) {
    const rest = title.startsWith(headline)
      ? title.slice(headline.length)
      : title.endsWith(headline)
        ? title.slice(0, -headline.length)
        : ''
    const parts = rest
      .split(/\s*[-–—|»·:]+\s*/)
      .map((part) => part.trim())
      .filter((part) => part !== '' && !/طباعة|تغطية|مباشر|^أخبار$|^الأخبار$|^خبر$/.test(part))
    const site = rest.startsWith(' ') || title.startsWith(headline) ? parts.at(-1) : parts[0]
    if (site && countWords(site) <= 5) return site
  }
  return undefined
}
