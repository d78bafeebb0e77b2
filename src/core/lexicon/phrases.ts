/**
 * Phrases are matched over numbers of forms, not over letters (A. Aho, M. Corasick, "Efficient string matching",
 * CACM 18(6), 1975). Edges of a state lie together, sorted by symbol, and are found by bisection.
 */

/** The symbol of a token: its form, whether it has the article, whether a suffix follows. */
export function symbol(form: number, article: boolean | number, enclitic: number): number {
  return (form << 2) | (article ? 1 : 0) | (enclitic ? 2 : 0)
}

export interface Automaton {
  readonly edgeStart: Int32Array
  readonly edgeSymbol: Int32Array
  readonly edgeTarget: Int32Array
  readonly fail: Int32Array
  /** Number of the phrase that ends in a state, + 1; 0 where none does. */
  readonly ends: Int32Array
  /** The next state along the failure links in which a phrase ends. */
  readonly endsNext: Int32Array
  readonly phraseLength: Uint8Array
  /** Where a phrase's proclitics begin in `phraseProclitics`, one for each word. */
  readonly phraseFirst: Int32Array
  readonly phraseProclitics: Uint8Array
}

export function buildAutomaton(phrases: readonly { symbols: readonly number[]; proclitics: readonly number[] }[]) {
  const next: Map<number, number>[] = [new Map()]
  const ends: number[] = [0]
  // Phrases that differ only in inner proclitics share a path; the one written first is verified first, the rest follow it.
  const sameEnd = new Int32Array(phrases.length)
  phrases.forEach(({ symbols }, p) => {
    let state = 0
    for (const s of symbols) {
      let to = next[state].get(s)
      if (to === undefined) {
        to = next.length
        next.push(new Map())
        ends.push(0)
        next[state].set(s, to)
      }
      state = to
    }
    sameEnd[p] = ends[state]
    ends[state] = p + 1
  })
  const fail = new Int32Array(next.length)
  const endsNext = new Int32Array(next.length)
  const queue: number[] = [...next[0].values()]
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head]
    for (const [s, to] of next[state]) {
      queue.push(to)
      let f = fail[state]
      while (f !== 0 && !next[f].has(s)) f = fail[f]
      fail[to] = next[f].get(s) ?? 0
      if (fail[to] === to) fail[to] = 0
    }
  }
  for (const state of queue) endsNext[state] = ends[fail[state]] !== 0 ? fail[state] : endsNext[fail[state]]
  const edgeStart = new Int32Array(next.length + 1)
  const edgeSymbol: number[] = []
  const edgeTarget: number[] = []
  next.forEach((edges, state) => {
    for (const [s, to] of [...edges].sort((a, b) => a[0] - b[0])) {
      edgeSymbol.push(s)
      edgeTarget.push(to)
    }
    edgeStart[state + 1] = edgeSymbol.length
  })
  const phraseFirst = new Int32Array(phrases.length + 1)
  const proclitics: number[] = []
  phrases.forEach((p, i) => {
    proclitics.push(...p.proclitics)
    phraseFirst[i + 1] = proclitics.length
  })
  return {
    edgeStart,
    edgeSymbol: Int32Array.from(edgeSymbol),
    edgeTarget: Int32Array.from(edgeTarget),
    fail,
    ends: Int32Array.from(ends),
    endsNext,
    sameEnd,
    phraseLength: Uint8Array.from(phrases.map((p) => p.symbols.length)),
    phraseFirst,
    phraseProclitics: Uint8Array.from(proclitics),
  }
}
