/** Searches as docs/search.md writes them, made of what a person picked. */

export const FACETS = ['speaker', 'affiliation', 'outlet', 'relay', 'kind', 'force', 'event', 'country'] as const
export type FacetName = (typeof FACETS)[number]

/** `speaker:"رامي الوردي"`. Quotation marks within a value cannot be asked for: its words are found without them. */
export const fieldQuery = (facet: string, value: string): string => {
  const plain = value
    .replace(/["«»“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return /[\s():|*-]/.test(plain) ? `${facet}:"${plain}"` : `${facet}:${plain}`
}

/** Both: what was typed may hold an OR, which binds less. */
export const withField = (query: string, field: string): string =>
  query.trim() === '' ? field : /\s/.test(query.trim()) ? `(${query}) ${field}` : `${query} ${field}`
