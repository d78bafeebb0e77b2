/**
 * A statement as a citation, in forms that others read. Own and small, because the usual formatter drops Arabic letters.
 * Every form is made of what the article says; what it does not say is left out.
 */

export interface Cited {
  /** The words as they stand in the article. */
  readonly words: string
  readonly direct: boolean
  readonly speaker: string | null
  readonly role: string | null
  /** The nearest to the speaker first. */
  readonly relays: readonly string[]
  readonly title: string | null
  readonly outlet: string | null
  /** ISO 8601. */
  readonly publishedAt: string | null
  readonly url: string | null
}

const day = (iso: string | null) => iso?.slice(0, 10)

/** `رامي الوردي (وزير الري)، «…»، نقلاً عن وكالة نداء، في: «العنوان»، جريدة المرفأ، 2024-02-14.` */
export function citeInArabic({ words, direct, speaker, role, relays, title, outlet, publishedAt, url }: Cited): string {
  const who = speaker && (role && role !== speaker ? `${speaker} (${role})` : speaker)
  const said = direct ? `«${words}»` : words
  const relay = relays.length > 0 ? `نقلاً عن ${relays.join(' عن ')}` : undefined
  const where = [title && `«${title}»`, outlet, day(publishedAt)].filter(Boolean).join('، ')
  const text = [who ? `${who}: ${said}` : said, relay, where && `في: ${where}`].filter(Boolean).join('، ')
  return `${text}.${url ? ` \u2066${url}\u2069` : ''}`
}

/** Names and words stay Arabic, each isolated, so that the line reads in a left-to-right text. */
export function citeInEnglish({ words, direct, speaker, role, relays, title, outlet, publishedAt, url }: Cited): string {
  const apart = (arabic: string) => `\u2068${arabic}\u2069`
  const who = speaker && (role && role !== speaker ? `${apart(speaker)} (${apart(role)})` : apart(speaker))
  const said = direct ? `“${apart(words)}”` : apart(words)
  const relay = relays.length > 0 ? `via ${relays.map(apart).join(' via ')}` : undefined
  const where = [title && `“${apart(title)}”`, outlet && apart(outlet), day(publishedAt)].filter(Boolean).join(', ')
  const text = [who ? `${who}: ${said}` : said, relay, where && `in ${where}`].filter(Boolean).join(', ')
  return `${text}.${url ? ` ${url}` : ''}`
}

/** Braces and backslashes mean something to BibTeX, wherever they stand. */
const field = (text: string) =>
  text
    .replace(/[\\{}]/g, ' ')
    .replace(/([%&#$_])/g, '\\$1')
    .replace(/\s+/g, ' ')
    .trim()

export function toBibtex(cited: Cited, key: string): string {
  const fields: (readonly [string, string | undefined | null])[] = [
    ['title', cited.title ?? cited.words.slice(0, 120)],
    ['journal', cited.outlet],
    ['date', day(cited.publishedAt)],
    ['year', cited.publishedAt?.slice(0, 4)],
    ['note', `${cited.speaker ? `${cited.speaker}: ` : ''}«${cited.words}»${cited.relays.length ? ` — ${cited.relays.join(' ← ')}` : ''}`],
    ['langid', 'arabic'],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${field(value)}},`] : []))
  // An address is copied as it is: the package that prints it knows its signs.
  if (cited.url) lines.push(`  url = {${cited.url.replace(/[{}\\\s]/g, encodeURIComponent)}},`)
  return `@article{${key.replace(/[^A-Za-z0-9:-]/g, '')},\n${lines.join('\n')}\n}\n`
}

/** CSL-JSON: an article of a newspaper, the statement in its note. */
export function toCsl(cited: Cited, id: string): string {
  const date = day(cited.publishedAt)
  const item = {
    id,
    type: 'article-newspaper',
    language: 'ar',
    ...(cited.title && { title: cited.title }),
    ...(cited.outlet && { 'container-title': cited.outlet }),
    ...(date && { issued: { 'date-parts': [date.split('-').map(Number)] } }),
    ...(cited.url && { URL: cited.url }),
    ...(cited.speaker && { contributor: [{ literal: cited.speaker }] }),
    note: cited.direct ? `«${cited.words}»` : cited.words,
  }
  return JSON.stringify([item], null, 2)
}

/**
 * The address of the original with a text fragment, so that a browser opens it at the words; undefined where the article has
 * no address of the web. Long words are given by their beginning and end.
 */
export function originalAt(url: string | undefined, words: string): string | undefined {
  if (!url || !/^https?:\/\//i.test(url)) return undefined
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    return undefined
  }
  // A dash means something to a fragment, and is left as it is by encodeURIComponent.
  const part = (text: string) => encodeURIComponent(text).replace(/-/g, '%2D')
  const each = words
    .replace(/[«»"“”]/g, ' ')
    .trim()
    .split(/\s+/)
  const text = each.length > 10 ? `${part(each.slice(0, 4).join(' '))},${part(each.slice(-4).join(' '))}` : part(each.join(' '))
  parsed.hash = parsed.hash ? `${parsed.hash}:~:text=${text}` : `:~:text=${text}`
  return parsed.href
}
