/**
 * A double-array trie over folded letters (J. Aoe, "An efficient digital search algorithm by using a double-array
 * structure", IEEE TSE 15(9), 1989), one Int32 a node: the base in the upper 24 bits, the letter that leads to the node
 * in the lower 8. Bases are never shared, so the letter alone verifies a step. The end of a word is a step by
 * the letter END; the node it leads to holds the word's number in place of a base.
 */
import { compareCodes } from '../text/characters.ts'

export const ROOT = 1
/** No letter's code: the end of a word. */
export const END = 100

/** One step; 0 where there is none. */
export function step(trie: Int32Array, node: number, letter: number): number {
  const next = (trie[node] >> 8) + letter
  return (trie[next] & 0xff) === letter && next < trie.length ? next : 0
}

/** Builds the trie of `keys` (alphabet codes), whose numbers are their places in the list. Deterministic. */
export function buildTrie(keys: readonly (readonly number[])[]): Int32Array {
  const order = keys.map((_, i) => i).sort((a, b) => compareCodes(keys[a], keys[b]))
  let cells = new Int32Array(1 << 16)
  let used = new Uint8Array(1 << 16)
  const usedBase = new Set<number>()
  let top = ROOT + 1
  let firstFree = 2
  const grow = (size: number) => {
    if (size < cells.length) return
    let n = cells.length
    while (n <= size) n *= 2
    const c = new Int32Array(n)
    c.set(cells)
    cells = c
    const u = new Uint8Array(n)
    u.set(used)
    used = u
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
    while (used[firstFree]) grow(++firstFree)
    let base = Math.max(1, firstFree - Math.min(...letters))
    for (;;) {
      grow(base + 256)
      if (!usedBase.has(base) && letters.every((letter) => !used[base + letter])) break
      base++
    }
    usedBase.add(base)
    cells[node] = (base << 8) | (cells[node] & 0xff)
    for (const letter of letters) {
      used[base + letter] = 1
      cells[base + letter] = letter
      if (base + letter >= top) top = base + letter + 1
    }
    for (let i = 0; i < letters.length; i++) {
      const child = base + letters[i]
      if (letters[i] === END) cells[child] = (order[starts[i]] << 8) | END
      else place(child, starts[i], starts[i + 1], depth + 1)
    }
  }
  if (keys.length > 0) place(ROOT, 0, keys.length, 0)
  // Room for a step by the highest letter from the last node.
  return cells.slice(0, top + 256)
}
