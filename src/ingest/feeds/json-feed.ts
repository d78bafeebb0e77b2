/** JSON Feed 1 and 1.1 (jsonfeed.org). */
import { InputError } from '../item.ts'
import { feedDate } from './dates.ts'
import { escapeText } from './escape.ts'
import type { Feed, FeedContext, FeedEntry } from './feed.ts'
import { MAX_ENTRIES } from './limits.ts'
import { harmless, plainTitle, resolve } from './markup.ts'

type Json = { readonly [key: string]: unknown }

/** @throws InputError where it is no JSON, or no feed. */
export function readJsonFeed(text: string, context: FeedContext): Feed {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new InputError(`no feed: broken JSON (${(error as Error).message})`)
  }
  if (!isObject(value) || !isJsonFeed(value)) throw new InputError('no feed: JSON without the version of a JSON Feed')
  const items = Array.isArray(value.items) ? value.items : []
  if (items.length > MAX_ENTRIES) throw new InputError(`more than ${MAX_ENTRIES} entries`)
  const base = context.address ?? string(value.feed_url)
  return {
    kind: 'json-feed',
    version: (string(value.version) ?? '').replace(/^.*\//, ''),
    ...said(value, base, context.language),
    entries: items.filter(isObject).map((item) => said(item, base, string(value.language) ?? context.language)),
  }
}

export function isJsonFeed(value: Json): boolean {
  return typeof value.version === 'string' && value.version.includes('jsonfeed.org')
}

function said(json: Json, base: string | undefined, inherited: string | undefined): FeedEntry {
  const title = string(json.title)
  const link = string(json.home_page_url) ?? string(json.url) ?? string(json.external_url)
  const id = typeof json.id === 'number' ? String(json.id) : string(json.id)
  const author = authorName(json)
  const published = date(json.date_published)
  const updated = date(json.date_modified)
  const plain = string(json.content_text)
  const html = string(json.content_html)
  const content = html !== undefined ? harmless(html, base) : plain === undefined ? undefined : escapeText(plain)
  const summary = string(json.summary) ?? string(json.description)
  const language = string(json.language) ?? inherited
  return {
    ...(title !== undefined && { title: plainTitle(escapeText(title)) }),
    ...(link !== undefined && { link: resolve(link, base) }),
    ...(id !== undefined && { id }),
    ...(author !== undefined && { author, authorName: author }),
    ...(published !== undefined && { published }),
    ...(updated !== undefined && { updated }),
    ...(summary !== undefined ? { summary: escapeText(summary) } : content !== undefined && { summary: content }),
    ...(content !== undefined && { content }),
    ...(language !== undefined && { language }),
  }
}

function authorName(json: Json): string | undefined {
  const authors = Array.isArray(json.authors) ? json.authors : [json.author]
  const names = authors.filter(isObject).flatMap((a) => string(a.name) ?? [])
  return names.length > 0 ? names.join(', ') : undefined
}

function date(value: unknown): string | undefined {
  return typeof value === 'string' ? feedDate(value) : undefined
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
