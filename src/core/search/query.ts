/**
 * What a person types → what is meant: docs/search.md is the language.
 *
 *     query   = all { OR all }
 *     all     = one { [AND] one }
 *     one     = [NOT] ( "(" query ")" | field ":" one | word | phrase | prefix )
 *
 * Recursive descent over the signs; nothing is thrown, and what cannot be parsed is one hint with its place.
 */
import { IndexWords, indexPrefix } from './analyse.ts'
import { type DayRange, daysOf, overlap } from './days.ts'
import { CODES, type Field, WORDED } from './fields.ts'
import { type Hint, type HintCode, hint } from './hints.ts'
import { codesOfField, lex, type Sign } from './lex.ts'

/** Words are as the index holds them. A word that is several to the index (كوفيد-19) is a phrase. */
export type Query =
  | { readonly type: 'words'; readonly words: readonly string[]; readonly latin: readonly boolean[] }
  | { readonly type: 'prefix'; readonly prefix: string }
  | { readonly type: 'field'; readonly field: Field; readonly of: Query }
  | { readonly type: 'code'; readonly field: Field; readonly code: string }
  | { readonly type: 'and' | 'or'; readonly of: readonly Query[] }
  | { readonly type: 'not'; readonly of: Query }

export interface Parsed {
  /** `null` is everything. */
  readonly query: Query | null
  /** Days of publication. */
  readonly days: DayRange
  readonly hint?: undefined
}

type Node = Query | { readonly type: 'days'; readonly range: DayRange; readonly start: number; readonly end: number }

const LONGEST = 1000
const MOST_WORDS = 64
const DEEPEST = 32
const SHORTEST_PREFIX = 2
const ALWAYS: DayRange = { first: null, last: null }

/** Parses a query. An empty one is everything. */
export function parseQuery(text: string): Parsed | { readonly hint: Hint } {
  if (text.length > LONGEST) return { hint: hint('long', LONGEST, text.length) }
  const signs = lex(text)
  if ('code' in signs) return { hint: signs }
  if (signs.length === 0) return { query: null, days: ALWAYS }
  const parser = new Parser(signs, text.length)
  const node = parser.whole()
  if (parser.hint !== undefined) return { hint: parser.hint }
  return lifted(node, text.length)
}

class Parser {
  hint: Hint | undefined
  readonly #signs: readonly Sign[]
  readonly #length: number
  #at = 0
  #words = 0
  #depth = 0

  constructor(signs: readonly Sign[], length: number) {
    this.#signs = signs
    this.#length = length
  }

  whole(): Node | null {
    const node = this.#any()
    const left = this.#signs[this.#at]
    if (left !== undefined) this.#fail('parenthesis', left)
    return node
  }

  #any(): Node | null {
    const of = [this.#all()]
    while (this.#is('or')) {
      const sign = this.#signs[this.#at++]
      if (this.#ends()) this.#fail('operator', sign)
      of.push(this.#all())
    }
    return joined('or', of)
  }

  #all(): Node | null {
    const first = this.#signs[this.#at]
    if (first !== undefined && (first.type === 'and' || first.type === 'or')) {
      this.#fail('operator', first)
      this.#at++
    }
    const of: (Node | null)[] = []
    while (!this.#ends() && !this.#is('or')) {
      if (this.#is('and')) {
        const sign = this.#signs[this.#at++]
        if (this.#ends() || this.#is('or') || this.#is('and')) this.#fail('operator', sign)
        continue
      }
      of.push(this.#one())
    }
    return joined('and', of)
  }

  #one(): Node | null {
    const sign = this.#signs[this.#at++]
    if (++this.#depth > DEEPEST) this.#fail('long', sign)
    try {
      if (this.hint !== undefined) return null
      if (sign.type === 'not') return this.#not(sign)
      if (sign.type === 'open') return this.#group(sign)
      if (sign.type === 'field') return this.#field(sign)
      return this.#term(sign)
    } finally {
      this.#depth--
    }
  }

  #not(sign: Sign): Node | null {
    if (this.#ends() || this.#is('and') || this.#is('or')) return this.#fail('operator', sign)
    const of = this.#one()
    if (of === null) return null
    if (of.type === 'days') return this.#fail('day-place', of)
    return of.type === 'not' ? of.of : { type: 'not', of }
  }

  #group(sign: Sign): Node | null {
    const of = this.#any()
    if (!this.#is('close')) return this.#fail('parenthesis', sign)
    this.#at++
    return of
  }

  #field(sign: Sign): Node | null {
    const value = this.#signs[this.#at]
    if (value === undefined || (value.type !== 'word' && value.type !== 'phrase' && value.type !== 'open')) return this.#fail('value', sign)
    const name = sign.text as Field | 'day' | 'since' | 'until'
    if (name === 'day' || name === 'since' || name === 'until') return this.#days(name, value)
    if (value.type === 'open') {
      const from = this.#at++
      const of = this.#group(value)
      if (of === null) return null
      const inside = scoped(of, name)
      return inside ?? this.#fail('value', this.#signs[from], codesOfField(name as never))
    }
    if (WORDED.has(name)) {
      this.#at++
      const of = this.#term(value)
      return of === null ? null : { type: 'field', field: name, of: of as Query }
    }
    this.#at++
    const code = codeOf(name, value.text)
    return code === undefined ? this.#fail('value', value, codesOfField(name as never)) : { type: 'code', field: name, code }
  }

  #days(name: 'day' | 'since' | 'until', value: Sign): Node | null {
    this.#at++
    const [from, to, more] = value.text.split(/\.\.|…/)
    const begin = from === '' ? undefined : daysOf(from)
    const end = to === undefined ? begin : to === '' ? undefined : daysOf(to)
    const bad = (from !== '' && !begin) || (to !== undefined && to !== '' && !end) || more !== undefined || value.type !== 'word'
    if (bad || (!begin && !end) || (name !== 'day' && to !== undefined)) return this.#fail('day', value)
    const range: DayRange = {
      first: name === 'until' ? null : (begin?.first ?? null),
      last: name === 'since' ? null : (end?.last ?? null),
    }
    return { type: 'days', range, start: value.start, end: value.end }
  }

  #term({ type, text, start, end }: Sign): Query | null {
    const star = type === 'word' ? text.indexOf('*') : -1
    if (star >= 0) {
      if (star !== text.length - 1) return this.#fail('star', { start, end })
      const prefix = indexPrefix(text.slice(0, -1))
      if (prefix.length < SHORTEST_PREFIX) return this.#fail('prefix', { start, end })
      this.#words++
      return { type: 'prefix', prefix }
    }
    scratch.clear()
    scratch.add(text)
    if (scratch.count === 0) return null
    this.#words += scratch.count
    if (this.#words > MOST_WORDS) return this.#fail('long', { start, end })
    const words = Array.from({ length: scratch.count }, (_, i) => scratch.word(i))
    return { type: 'words', words, latin: words.map((_, i) => scratch.latin[i] === 1) }
  }

  #is(type: Sign['type']): boolean {
    return this.#signs[this.#at]?.type === type
  }

  #ends(): boolean {
    return this.#at >= this.#signs.length || this.#is('close') || this.hint !== undefined
  }

  #fail(code: HintCode, where: { readonly start: number; readonly end: number } | undefined, more?: string): null {
    this.hint ??= hint(code, where?.start ?? this.#length, where?.end ?? this.#length, more)
    return null
  }
}

const scratch = new IndexWords()

function joined(type: 'and' | 'or', of: readonly (Node | null)[]): Node | null {
  const found = of.filter((node) => node !== null)
  if (found.length === 0) return null
  return found.length === 1 ? found[0] : ({ type, of: found } as Query)
}

/** What stands in the parentheses after `field:`, each word of it that field's. */
function scoped(node: Node, field: Field): Query | undefined {
  if (node.type === 'and' || node.type === 'or') {
    const of = node.of.map((part) => scoped(part, field))
    return of.includes(undefined) ? undefined : { type: node.type, of: of as Query[] }
  }
  if (node.type === 'not') {
    const of = scoped(node.of, field)
    return of && { type: 'not', of }
  }
  if (node.type === 'words' || node.type === 'prefix') {
    if (WORDED.has(field)) return { type: 'field', field, of: node }
    const code = node.type === 'words' ? codeOf(field, node.words.join(' ')) : undefined
    return code === undefined ? undefined : { type: 'code', field, code }
  }
  return undefined
}

function codeOf(field: Field, written: string): string | undefined {
  const value = written.trim()
  if (field === 'country') return /^[a-z]{2}$/i.test(value) ? value.toLowerCase() : undefined
  const codes = CODES[field] ?? {}
  const lower = value.toLowerCase()
  if (Object.hasOwn(codes, lower)) return codes[lower]
  scratch.clear()
  scratch.add(value)
  const stem = scratch.count === 1 ? scratch.word(0) : undefined
  for (const name of Object.keys(codes)) {
    scratch.clear()
    scratch.add(name)
    if (scratch.count === 1 && scratch.word(0) === stem) return codes[name]
  }
  return undefined
}

/** Days come out of the top; anywhere else they are a hint. So is "not" where there is nothing to leave it out of. */
function lifted(node: Node | null, length: number): Parsed | { readonly hint: Hint } {
  let days = ALWAYS
  const parts: Query[] = []
  for (const part of node === null ? [] : node.type === 'and' ? (node.of as readonly Node[]) : [node]) {
    if (part.type === 'days') days = overlap(days, part.range)
    else parts.push(part)
  }
  for (const part of parts) {
    const inside = daysWithin(part)
    if (inside !== undefined) return { hint: hint('day-place', inside.start, inside.end) }
  }
  if (parts.length === 0) return days === ALWAYS ? { hint: hint('empty', 0, length) } : { query: null, days }
  const query: Query = parts.length === 1 ? parts[0] : { type: 'and', of: parts }
  return saysSomething(query) ? { query, days } : { hint: hint('not', 0, length) }
}

function daysWithin(node: Node): { readonly start: number; readonly end: number } | undefined {
  if (node.type === 'days') return node
  const inside: readonly Node[] = node.type === 'and' || node.type === 'or' ? node.of : node.type === 'not' ? [node.of] : []
  for (const part of inside) {
    const found = daysWithin(part)
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether rows can be looked up by it: not where it only says what is to be left out. */
function saysSomething(query: Query): boolean {
  if (query.type === 'not') return false
  if (query.type === 'or') return query.of.every(saysSomething)
  if (query.type === 'and')
    return query.of.some(saysSomething) && query.of.every((part) => saysSomething(part.type === 'not' ? part.of : part))
  return true
}
