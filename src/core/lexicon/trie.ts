/**
 * A double-array trie over folded letters (J. Aoe, "An efficient digital search algorithm by using a double-array
 * structure", IEEE TSE 15(9), 1989), one Int32 a node: the base in the upper 24 bits, the letter that leads to the node
 * in the lower 8. Bases are never shared, so the letter alone verifies a step. Where a word ends and others go on, its end is
 * a step by the letter END; where none goes on, {@link LEAF} marks its last letter. Either holds the word's number in place
 * of a base.
 *
 * A walk holds the base and not the node: `cell = trie[base + letter]`, and the step is there where the lower 8 bits of the
 * cell are the letter. From base 0 there is no step at all, so that a walk that failed goes on failing.
 */
import { compareCodes } from '../text/characters.ts'

export const ROOT = 1
/** No letter's code: the end of a word that others go on from. */
export const END = 100
/** On a letter: a word ends with it and none goes on. */
export const LEAF = 0x80

/** The number of the word `letters`, -1 where it is not there. */
export function find(trie: Int32Array, letters: readonly number[]): number {
  let base = trie[ROOT] >> 8
  for (let i = 0; i < letters.length; i++) {
    const cell = trie[base + letters[i]]
    if ((cell & 0xff) === (letters[i] | LEAF)) return i + 1 === letters.length ? cell >> 8 : -1
    if ((cell & 0xff) !== letters[i]) return -1
    base = cell >> 8
  }
  const end = trie[base + END]
  return (end & 0xff) === END ? end >> 8 : -1
}

/** Builds the trie of `keys` (alphabet codes), whose numbers are their places in the list. Deterministic. */
export function buildTrie(keys: readonly (readonly number[])[]): Int32Array {
  const order = keys.map((_, i) => i).sort((a, b) => compareCodes(keys[a], keys[b]))
  let cells = new Int32Array(1 << 16)
  let used = new Uint8Array(1 << 16)
  let usedBase = new Uint8Array(1 << 16)
  const tried = new Map<string, number>()
  let top = ROOT + 1
  const grow = (size: number) => {
    if (size < cells.length) return
    let n = cells.length
    while (n <= size) n *= 2
    const enlarge = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    cells = enlarge(cells, new Int32Array(n))
    used = enlarge(used, new Uint8Array(n))
    usedBase = enlarge(usedBase, new Uint8Array(n))
  }
  used[0] = used[ROOT] = 1
  const place = (node: number, from: number, to: number, depth: number): void => {
    // Children of this node: distinct letters at `depth`; a key that ends here has END.
    const letters: number[] = []
    const starts: number[] = []
    for (let k = from; k < to; k++) {
      const letter = keys[order[k]][depth] ?? END
      if (letters.length === 0 || letters[letters.length - 1] !== letter) {
        letters.push(letter)
        starts.push(k)
      }
    }
    starts.push(to)
    // A place that was too narrow for these letters, or for one of them, has only become narrower: the search goes on from there.
    // It begins at base 2, so that no step leads to the root, not even one by 0, the code of letters without one.
    const set = letters.join(' ')
    let base = Math.max(1, tried.get(set) ?? 0, ...letters.map((letter) => tried.get(`${letter}`) ?? 0))
    do grow(++base + 256)
    while (usedBase[base] || letters.some((letter) => used[base + letter]))
    tried.set(set, base)
    usedBase[base] = 1
    cells[node] = (base << 8) | (cells[node] & 0xff)
    for (const letter of letters) {
      used[base + letter] = 1
      cells[base + letter] = letter
      if (base + letter >= top) top = base + letter + 1
    }
    for (let i = 0; i < letters.length; i++) {
      const child = base + letters[i]
      const only = starts[i + 1] - starts[i] === 1 ? order[starts[i]] : -1
      if (letters[i] === END) cells[child] = (order[starts[i]] << 8) | END
      else if (only >= 0 && keys[only].length === depth + 1) cells[child] = (only << 8) | LEAF | letters[i]
      else place(child, starts[i], starts[i + 1], depth + 1)
    }
  }
  if (keys.length > 0) place(ROOT, 0, keys.length, 0)
  // Room for a step by the highest letter from the last node.
  return cells.slice(0, top + 256)
}
