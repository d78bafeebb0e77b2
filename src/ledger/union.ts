/** Disjoint sets (Tarjan 1975): which things are one, from pairs that are. The result does not depend on the order of the pairs. */
export class Union {
  readonly #parent: Int32Array

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i)
  }

  find(i: number): number {
    const parent = this.#parent
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]]
      i = parent[i]
    }
    return i
  }

  /** The set keeps the lesser of the two roots. */
  join(i: number, j: number): void {
    const a = this.find(i)
    const b = this.find(j)
    if (a !== b) this.#parent[Math.max(a, b)] = Math.min(a, b)
  }

  /** Members of each set in order, the sets by their first. */
  sets(): number[][] {
    const of = new Map<number, number[]>()
    for (let i = 0; i < this.#parent.length; i++) {
      const root = this.find(i)
      const own = of.get(root)
      if (own) own.push(i)
      else of.set(root, [i])
    }
    return [...of.values()]
  }
}
