/** Which column of a table is which field of an article: as the user says, else by the usual names of both languages. */
import { readDate } from '../html/dates.ts'
import { InputError } from '../item.ts'

/** Fields of an article that a column may hold. */
export const FIELDS = ['text', 'title', 'publishedAt', 'outlet', 'url', 'id', 'language'] as const
export type Field = (typeof FIELDS)[number]

/** For each field the name of its column. */
export type Columns = { readonly [field in Field]?: string }

/** Names that columns have, in the order in which they are preferred; case, spaces and underscores aside. */
const USUAL: { readonly [field in Field]: readonly string[] } = {
  text: ['text', 'body', 'content', 'fulltext', 'articletext', 'articlebody', 'article', 'النص', 'نص', 'نصالخبر', 'المحتوى', 'الخبر', 'المتن', 'التفاصيل'],
  title: ['title', 'headline', 'العنوان', 'عنوان', 'عنوانالخبر'],
  publishedAt: ['publishedat', 'published', 'datepublished', 'pubdate', 'date', 'datetime', 'time', 'التاريخ', 'تاريخ', 'تاريخالنشر'],
  outlet: ['outlet', 'source', 'publisher', 'newspaper', 'site', 'sitename', 'المصدر', 'الصحيفة', 'الجريدة', 'الوكالة', 'الموقع'],
  url: ['url', 'link', 'address', 'الرابط', 'رابط'],
  id: ['id', 'articleid', 'guid', 'الرقم'],
  language: ['language', 'lang', 'اللغة'],
} // biome-ignore format: a row a field

/**
 * `text=body,title=headline` → columns.
 * @throws InputError where a field is none, or has no column.
 */
export function parseColumns(written: string): Columns {
  const out: { [field in Field]?: string } = {}
  for (const part of written.split(',')) {
    const at = part.indexOf('=')
    const [field, column] = at < 0 ? [part.trim(), ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()]
    if (!isField(field) || column === '') throw new InputError(`${part.trim()}: want FIELD=COLUMN, the field one of ${FIELDS.join(', ')}`)
    out[field] = column
  }
  return out
}

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name)

/**
 * The columns of a table with these headers.
 * @throws InputError where none holds the text, or one that the user named is not there; the message lists what is there.
 */
export function columnsOf(headers: readonly string[], named: Columns = {}): Columns {
  const plain = headers.map((header) => header.toLowerCase().replace(/[\s_-]+/g, ''))
  const there = `its columns are ${headers.map((header) => `"${header}"`).join(', ')}`
  const out: { [field in Field]?: string } = {}
  for (const field of FIELDS) {
    const wanted = named[field]
    if (wanted !== undefined && !headers.includes(wanted)) throw new InputError(`no column "${wanted}": ${there}`)
    const usual = USUAL[field].map((name) => plain.indexOf(name)).find((at) => at >= 0)
    const column = wanted ?? (usual === undefined ? undefined : headers[usual])
    if (column !== undefined && !Object.values(out).includes(column)) out[field] = column
  }
  if (out.text === undefined)
    throw new InputError(`no column with the text: ${there}; say which, e.g. --columns text=${headers[0] ?? 'body'}`)
  return out
}

/** A row's article, for `toArticle`: the headline above the text, where the text does not begin with it; days in whatever form. */
export function articleOfRow(row: (column: string) => unknown, columns: Columns): { [field in Field]?: unknown } {
  const out: { [field in Field]?: unknown } = {}
  for (const field of FIELDS) {
    const column = columns[field]
    if (column === undefined) continue
    const value = row(column)
    if (value == null || value === '') continue
    if (field === 'publishedAt')
      out[field] = value instanceof Date ? value.toISOString() : typeof value === 'string' ? (readDate(value.trim()) ?? value) : value
    else out[field] = typeof value === 'bigint' || typeof value === 'number' ? String(value) : value
  }
  const { text, title } = out
  if (typeof text !== 'string') out.text = ''
  else if (typeof title === 'string' && title.trim() !== '' && !text.trimStart().startsWith(title.trim()))
    out.text = `${title.trim()}\n\n${text}`
  return out
}
