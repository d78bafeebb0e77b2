/**
 * Phrases are matched over numbers of forms, not over letters (A. Aho, M. Corasick, "Efficient string matching",
 * CACM 18(6), 1975). States are numbered breadth first and edges lie in that order, those of a state together and sorted by
 * symbol: so edge `e` leads to state `e + 1`, and what a failure link leads to comes before what it leads from.
 */
import { compact } from './derive.ts'

/** The symbol of a token: its form, whether it has the article, whether a suffix follows. */
export function symbol(form: number, article: boolean | number, enclitic: number): number {
  return (form << 2) | (article ? 1 : 0) | (enclitic ? 2 : 0)
}

type Numbers = Uint16Array | Int32Array

/** The sections of an automaton; {@link completed} makes of them what matching needs. */
export interface AutomatonSections {
  /** First edge of a state. */
  readonly edgeStart: Numbers
  readonly edgeSymbol: Int32Array
  readonly fail: Numbers
  /** Number of the phrase that ends in a state, + 1; 0 where none does. */
  readonly ends: Numbers
  /** Of a phrase, another that ends in the same state, + 1. */
  readonly sameEnd: Numbers
  readonly phraseLength: Uint8Array
  /** Proclitics of each word of each phrase. */
  readonly phraseProclitics: Uint8Array
}

export interface Automaton extends AutomatonSections {
  /** The next state along the failure links in which a phrase ends. */
  readonly endsNext: Numbers
  /** Where a phrase's proclitics begin in `phraseProclitics`. */
  readonly phraseFirst: Int32Array
}

export function completed(sections: AutomatonSections): Automaton {
  const { fail, ends, phraseLength } = sections
  const endsNext = fail.slice()
  for (let state = 1; state < fail.length; state++) if (ends[fail[state]] === 0) endsNext[state] = endsNext[fail[state]]
  const phraseFirst = new Int32Array(phraseLength.length + 1)
  for (let p = 0; p < phraseLength.length; p++) phraseFirst[p + 1] = phraseFirst[p] + phraseLength[p]
  return { ...sections, endsNext, phraseFirst }
}

export function buildAutomaton(phrases: readonly { symbols: readonly number[]; proclitics: readonly number[] }[]): AutomatonSections {
  interface State {
    readonly edges: Map<number, State>
    ends: number
    fail: number
  }
  const state = (): State => ({ edges: new Map(), ends: 0, fail: 0 })
  const root = state()
  // Phrases that differ only in inner proclitics share a path; the one written first is verified first, the rest follow it.
  const sameEnd = phrases.map(({ symbols }, p) => {
    let at = root
    for (const s of symbols) {
      let to = at.edges.get(s)
      if (to === undefined) at.edges.set(s, (to = state()))
      at = to
    }
    const before = at.ends
    at.ends = p + 1
    return before
  })
  const states = [root]
  const edgeStart: number[] = []
  const edgeSymbol: number[] = []
  const numbers = new Map<State, number>([[root, 0]])
  for (const from of states) {
    edgeStart.push(edgeSymbol.length)
    for (const [symbol, to] of [...from.edges].sort((a, b) => a[0] - b[0])) {
      edgeSymbol.push(symbol)
      numbers.set(to, states.length)
      states.push(to)
    }
  }
  edgeStart.push(edgeSymbol.length)
  for (const from of states) {
    for (const [symbol, to] of from.edges) {
      let f = from
      do f = states[f.fail]
      while (f !== root && !f.edges.has(symbol))
      const next = from === root ? undefined : f.edges.get(symbol)
      to.fail = next === undefined ? 0 : (numbers.get(next) as number)
    }
  }
  return {
    edgeStart: compact(edgeStart),
    edgeSymbol: Int32Array.from(edgeSymbol),
    fail: compact(states.map((s) => s.fail)),
    ends: compact(states.map((s) => s.ends)),
    sameEnd: compact(sameEnd),
    phraseLength: Uint8Array.from(phrases.map((p) => p.symbols.length)),
    phraseProclitics: Uint8Array.from(phrases.flatMap((p) => p.proclitics)),
  }
}
