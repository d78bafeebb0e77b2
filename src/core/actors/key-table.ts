/** A map from keys to small numbers that is emptied for every article without giving its memory back. */

export class KeyTable {
  #keys = new Int32Array(256)
  #values = new Int32Array(256)
  /** In which generation a place was filled. */
  #filled = new Uint32Array(256)
  #generation = 1
  #size = 0

  clear(): void {
    this.#size = 0
    if (this.#generation === 0xffffffff) {
      this.#filled.fill(0)
      this.#generation = 0
    }
    this.#generation++
  }

  /** The number of `key`, -1 where it has none. */
  get(key: number): number {
    const mask = this.#keys.length - 1
    for (let at = spread(key) & mask; this.#filled[at] === this.#generation; at = (at + 1) & mask) {
      if (this.#keys[at] === (key | 0)) return this.#values[at]
    }
    return -1
  }

  set(key: number, value: number): void {
    if (2 * this.#size >= this.#keys.length) this.#grow()
    this.#put(key | 0, value)
  }

  #put(key: number, value: number): void {
    const mask = this.#keys.length - 1
    let at = spread(key) & mask
    while (this.#filled[at] === this.#generation && this.#keys[at] !== key) at = (at + 1) & mask
    if (this.#filled[at] !== this.#generation) {
      this.#filled[at] = this.#generation
      this.#keys[at] = key
      this.#size++
    }
    this.#values[at] = value
  }

  #grow(): void {
    const keys = this.#keys
    const values = this.#values
    const filled = this.#filled
    this.#keys = new Int32Array(2 * keys.length)
    this.#values = new Int32Array(2 * keys.length)
    this.#filled = new Uint32Array(2 * keys.length)
    this.#size = 0
    for (let i = 0; i < keys.length; i++) if (filled[i] === this.#generation) this.#put(keys[i], values[i])
  }
}

function spread(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 16
}
