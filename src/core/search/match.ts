/** A query → what is looked up in an index, the same for every database. */
import { FIELD_MARKS, type Field, NAME_MARK } from './fields.ts'
import { keysOfLatin, LATIN_ARTICLES } from './names.ts'
import type { Query } from './query.ts'

/** Words of an index and how they are joined. `without`: rows of `keep` that are none of `drop`. */
export type Match =
  | { readonly op: 'word' | 'prefix'; readonly word: string }
  | { readonly op: 'phrase'; readonly words: readonly string[] }
  | { readonly op: 'and' | 'or'; readonly of: readonly Match[] }
  | { readonly op: 'without'; readonly keep: Match; readonly drop: Match }

export type Rows = 'statements' | 'articles'

/**
 * Where a bare word is looked for. A statement's own words, its speaker, and what he speaks for; an article's text
 * has all of those.
 */
const MARKS: { readonly [R in Rows]: readonly string[] } = {
  statements: ['', FIELD_MARKS.speaker, FIELD_MARKS.affiliation],
  articles: [''],
}
const NAMES: { readonly [R in Rows]: readonly string[] } = {
  statements: [NAME_MARK, FIELD_MARKS.speaker, FIELD_MARKS.affiliation],
  articles: [NAME_MARK],
}

export function matchOf(query: Query, rows: Rows): Match {
  switch (query.type) {
    case 'words':
      return any([...MARKS[rows].map((mark) => phrase(query.words, mark)), ...latin(query, NAMES[rows])])
    case 'prefix':
      return any(MARKS[rows].map((mark) => ({ op: 'prefix', word: mark + query.prefix })))
    case 'field':
      return field(query.field, query.of)
    case 'code':
      return { op: 'word', word: FIELD_MARKS[query.field] + query.code }
    case 'or':
      return any(query.of.map((part) => matchOf(part, rows)))
    case 'and': {
      const keep = all(query.of.filter((part) => part.type !== 'not').map((part) => matchOf(part, rows)))
      const drop = query.of.filter((part) => part.type === 'not').map((part) => matchOf(part.of, rows))
      return drop.length === 0 ? keep : { op: 'without', keep, drop: any(drop) }
    }
    case 'not':
      // The parser leaves none without something beside it.
      throw new RangeError('"not" stands beside what it is taken from')
  }
}

function field(name: Field, of: Query): Match {
  const mark = FIELD_MARKS[name]
  if (of.type === 'prefix') return { op: 'prefix', word: mark + of.prefix }
  if (of.type === 'words') return any([phrase(of.words, mark), ...latin(of, [mark])])
  throw new RangeError(`a field holds words, not ${of.type}`)
}

/** Words in Latin letters as names: every one of them in some spelling. */
function latin({ words, latin }: Query & { readonly type: 'words' }, marks: readonly string[]): Match[] {
  if (!latin.every(Boolean)) return []
  const named = words.filter((word) => !LATIN_ARTICLES.has(word))
  if (named.length === 0) return []
  const keys = named.map((word) => keysOfLatin(word))
  if (keys.some((of) => of.length === 0)) return []
  return [all(keys.map((of) => any(of.flatMap((key) => marks.map((mark): Match => ({ op: 'word', word: mark + key }))))))]
}

function phrase(words: readonly string[], mark: string): Match {
  return words.length === 1 ? { op: 'word', word: mark + words[0] } : { op: 'phrase', words: words.map((word) => mark + word) }
}

function any(of: readonly Match[]): Match {
  const parts = of.flatMap((part) => (part.op === 'or' ? part.of : [part]))
  return parts.length === 1 ? parts[0] : { op: 'or', of: parts }
}

function all(of: readonly Match[]): Match {
  const parts = of.flatMap((part) => (part.op === 'and' ? part.of : [part]))
  return parts.length === 1 ? parts[0] : { op: 'and', of: parts }
}
