/**
 * The facets of a row as one short text, so that those of twenty thousand hits are read and counted in a moment:
 * the row's group, then a letter and a number for each value. What a number stands for is in the table `search_values`.
 *
 * The number is the hash of the value: nothing has to be asked before a row is written, and every store gives the same.
 */
import type { Facet } from '../../core/search/document.ts'

const LETTERS: { readonly [F in Facet]: string } = {
  speaker: 's',
  affiliation: 'a',
  outlet: 'o',
  relay: 'r',
  kind: 'k',
  force: 'f',
  event: 'e',
  country: 'c',
}
const FACET_OF = new Map(Object.entries(LETTERS).map(([facet, letter]) => [letter, facet as Facet]))
const GROUP_DIGITS = 10
const MOST_KNOWN = 5_000

const known = new Map(Object.keys(LETTERS).map((facet) => [facet, new Map<string, string>()]))

/** `s1z141z3` for a speaker's name. */
export function facetToken(facet: Facet, value: string): string {
  const ofFacet = known.get(facet) as Map<string, string>
  let token = ofFacet.get(value)
  if (token === undefined) {
    token = LETTERS[facet] + hash53(`${facet}\n${value}`).toString(36)
    if (ofFacet.size >= MOST_KNOWN) ofFacet.clear()
    ofFacet.set(value, token)
  }
  return token
}

/** 53 bits: among a million values two are the same with a chance of one in eighteen thousand. cyrb53, by bryc (public domain). */
function hash53(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

export function facetOf(token: string): Facet {
  return FACET_OF.get(token[0]) as Facet
}

/** Rows of one group are one statement with several carriers. */
export function groupToken(sameWords: string): string {
  return Number.parseInt(sameWords.slice(0, GROUP_DIGITS), 16).toString(36)
}

export interface FacetCounts {
  /** Groups: a statement that five outlets carry is one. */
  groups: number
  rows: number
  /** By token. */
  readonly values: Map<string, number>
  /** By the number of the day. */
  readonly days: Map<number, number>
}

/** Counts lines of `order group token…`, each value once a group. `dayOf` numbers the day of an order. */
export function countFacets(lines: string, dayOf: (order: number) => number): FacetCounts {
  const counts: FacetCounts = { groups: 0, rows: 0, values: new Map(), days: new Map() }
  if (lines === '') return counts
  const first = new Map<string, string>()
  const seen = new Map<string, Set<string>>()
  for (const line of lines.split('\n')) {
    const [order, group, ...tokens] = line.split(' ')
    counts.rows++
    const day = dayOf(Number(order))
    const before = first.get(group)
    let once: Set<string> | undefined
    if (before === undefined) {
      first.set(group, line)
      counts.groups++
    } else {
      once = seen.get(group)
      if (once === undefined) {
        const [firstOrder, , ...firstTokens] = before.split(' ')
        seen.set(group, (once = new Set([...firstTokens, String(dayOf(Number(firstOrder)))])))
      }
    }
    for (const token of tokens) {
      if (once?.has(token)) continue
      once?.add(token)
      counts.values.set(token, (counts.values.get(token) ?? 0) + 1)
    }
    if (once?.has(String(day))) continue
    once?.add(String(day))
    counts.days.set(day, (counts.days.get(day) ?? 0) + 1)
  }
  return counts
}
