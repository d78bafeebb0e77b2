/** A query → its signs: words, phrases, operators, parentheses, names of fields, with their places. */
import { CODES, FIELD_NAMES } from './fields.ts'
import { type Hint, hint } from './hints.ts'

export type SignType = 'word' | 'phrase' | 'open' | 'close' | 'and' | 'or' | 'not' | 'field'

export interface Sign {
  readonly type: SignType
  /** The word, the words of a phrase, the name of a field as the index knows it. */
  readonly text: string
  readonly start: number
  readonly end: number
}

const CLOSING: { readonly [mark: string]: string } = { '"': '"', '«': '»', '“': '”', '„': '“', '‹': '›' }
/** Operators as words. Between quotation marks they are words like others. */
const OPERATORS: { readonly [word: string]: SignType } = {
  AND: 'and',
  '&': 'and',
  '&&': 'and',
  و: 'and',
  OR: 'or',
  '|': 'or',
  '||': 'or',
  أو: 'or',
  او: 'or',
  NOT: 'not',
  '!': 'not',
  ليس: 'not',
}
const ENDS_WORD = /[\s()«»"“”„‹›|]/u
const COLONS = /[:：]/

/** Never throws: what cannot be is a {@link Hint}. */
export function lex(query: string): readonly Sign[] | Hint {
  const signs: Sign[] = []
  for (let i = 0; i < query.length; ) {
    const c = query[i]
    if (/\s/u.test(c)) {
      i++
    } else if (c === '(' || c === ')') {
      signs.push({ type: c === '(' ? 'open' : 'close', text: c, start: i, end: ++i })
    } else if (CLOSING[c] !== undefined) {
      const close = query.indexOf(CLOSING[c], i + 1)
      if (close < 0) return hint('quote', i, query.length)
      signs.push({ type: 'phrase', text: query.slice(i + 1, close), start: i, end: close + 1 })
      i = close + 1
    } else if (c === '»' || c === '”' || c === '›') {
      return hint('quote', i, i + 1)
    } else if ((c === '-' || c === '−' || c === '!') && i + 1 < query.length && !/\s/u.test(query[i + 1])) {
      signs.push({ type: 'not', text: c, start: i, end: ++i })
    } else {
      const start = i
      if (c === '|') while (query[i] === '|') i++
      else while (i < query.length && !ENDS_WORD.test(query[i])) i++
      const sign = ofWord(query, start, i)
      if ('code' in sign) return sign
      signs.push(sign)
      i = sign.end
    }
  }
  return signs
}

function ofWord(query: string, start: number, end: number): Sign | Hint {
  const text = query.slice(start, end)
  const operator = Object.hasOwn(OPERATORS, text) ? OPERATORS[text] : undefined
  if (operator !== undefined) return { type: operator, text, start, end }
  const colon = text.search(COLONS)
  if (colon > 0) {
    const name = text.slice(0, colon).toLowerCase()
    if (Object.hasOwn(FIELD_NAMES, name)) return { type: 'field', text: FIELD_NAMES[name], start, end: start + colon + 1 }
    // A word of Latin letters before a colon was meant for a field; `10:30` and `قال:` were not.
    if (/^[a-z_-]+$/.test(name) && !text.startsWith('//', colon + 1)) return hint('field', start, start + colon)
  }
  return { type: 'word', text, start, end }
}

/** The codes of a field that has few, for a hint. */
export function codesOfField(field: keyof typeof CODES): string {
  return [...new Set(Object.values(CODES[field] ?? {}))].join(', ')
}
