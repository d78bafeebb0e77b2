/** The entries of a feed as articles. Many feeds give only a summary: then the article is that summary, under its headline. */
import { blocksOf, clean, parsePage } from '../html/dom.ts'
import { languageOf } from '../html/language.ts'
import { InputError } from '../item.ts'
import type { Feed, FeedEntry } from './feed.ts'

/** The fields of an article, for `toArticle`. */
export interface EntryFields {
  readonly text: string
  readonly title: string | undefined
  readonly outlet: string | undefined
  readonly publishedAt: string | undefined
  readonly url: string | undefined
  readonly language: string
}

/** @throws InputError where the entry holds no text, or one that is not Arabic. */
export function articleOfEntry(entry: FeedEntry, feed: Feed): EntryFields {
  const title = entry.title === undefined ? undefined : textOf(entry.title).join(' ') || undefined
  const body = textOf(longer(entry.content, entry.summary))
  if (body.length === 0 && title === undefined) throw new InputError('an entry without words')
  const text = [title, ...(body.length > 0 && title !== undefined ? [''] : []), ...body].filter((line) => line !== undefined).join('\n')
  const { tag, aside } = languageOf(text, entry.language ?? feed.language)
  if (aside !== undefined) throw new InputError(`set aside: ${aside}`)
  return {
    text,
    title,
    outlet: feed.title === undefined ? undefined : textOf(feed.title).join(' ') || undefined,
    publishedAt: entry.published ?? entry.updated,
    url: entry.link,
    language: tag,
  }
}

/** Whether the entry is no more than a headline and a few lines, so that the article is behind its link. */
export function isTeaser(entry: FeedEntry): boolean {
  return textOf(longer(entry.content, entry.summary)).join(' ').length < TEASER
}
/** Characters; an article of a paper is four times as long (1,750 on average). */
const TEASER = 450

function longer(a: string | undefined, b: string | undefined): string {
  return (a?.length ?? 0) >= (b?.length ?? 0) ? (a ?? '') : (b ?? '')
}

/** Its paragraphs. */
function textOf(html: string): string[] {
  if (!/[<&]/.test(html))
    return html
      .split('\n')
      .map(clean)
      .filter((line) => line !== '')
  return blocksOf(parsePage(html))
    .map((block) => block.text)
    .filter((line) => line !== '')
}
