/** A parsed JSON value → an article, its fields looked at one by one. */
import type { Article, Problem } from '../core/record.ts'
import { type Defaults, InputError } from './item.ts'
import { parsePublishedAt } from './published-at.ts'

const OPTIONAL = ['title', 'outlet', 'url', 'language'] as const

/**
 * Makes an article of any value. What an optional field has wrong costs that field and leaves a problem;
 * `defaults` fill what is absent.
 * @throws InputError where there is no text to read.
 */
export function toArticle(value: unknown, defaults: Defaults = {}): { readonly article: Article; readonly problems: readonly Problem[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputError(`an article is a JSON object with a "text", not ${describe(value)}`)
  const fields = value as { readonly [name: string]: unknown }
  if (!Object.hasOwn(fields, 'text')) throw new InputError(`no "text"${hint(fields)}`)
  if (typeof fields.text !== 'string') throw new InputError(`"text" must be a string, not ${describe(fields.text)}`)
  if (fields.text.trim() === '') throw new InputError('"text" is empty: nothing to read')

  const problems: Problem[] = []
  const article: { -readonly [K in keyof Article]: Article[K] } = { text: fields.text }
  if (typeof fields.id === 'number' && Number.isFinite(fields.id)) article.id = String(fields.id)
  else if (typeof fields.id === 'string') article.id = fields.id || undefined
  else if (fields.id != null) problems.push(ignored('id', fields.id, 'a string'))
  for (const name of OPTIONAL) {
    const field = fields[name]
    if (typeof field === 'string') article[name] = field || undefined
    else if (field != null) problems.push(ignored(name, field, 'a string'))
  }
  if (fields.publishedAt != null && fields.publishedAt !== '') {
    const parsed = typeof fields.publishedAt === 'string' ? parsePublishedAt(fields.publishedAt) : undefined
    if (parsed === undefined) problems.push(ignored('publishedAt', fields.publishedAt, 'an ISO date like 2021-07-28'))
    else article.publishedAt = parsed
  }
  article.publishedAt ??= defaults.publishedAt
  article.outlet ??= defaults.outlet
  return { article, problems }
}

function ignored(name: string, value: unknown, wanted: string): Problem {
  const code = name === 'publishedAt' ? 'article/published-at' : 'article/field'
  return { code, detail: `"${name}" is left out: it must be ${wanted}, not ${describe(value)}` }
}

/** The field that was meant, where one of its usual other names is there. */
function hint(fields: { readonly [name: string]: unknown }): string {
  const other = ['body', 'content', 'Text', 'article', 'articleBody'].find((name) => typeof fields[name] === 'string')
  return other ? `: rename "${other}"` : ': an article is {"text": "…"}'
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`
  return `${typeof value} ${String(value)}`
}
