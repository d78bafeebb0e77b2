/** A stream of bytes that is taken in pieces of known length, or up to a mark. */
import { InputError } from '../item.ts'

export class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)
  #done = false

  /** @param what the bytes are, for complaints: `a web archive`. */
  constructor(
    chunks: AsyncIterable<Uint8Array>,
    readonly what: string,
  ) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    if (this.#done) return false
    const next = await this.#chunks.next()
    if (next.done) {
      this.#done = true
      return false
    }
    const chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    return true
  }

  /** Up to `mark`, which is taken and left out; undefined at the end. @throws InputError where it does not come within `limit` bytes. */
  async until(mark: string, limit: number): Promise<Buffer | undefined> {
    let from = 0
    for (;;) {
      const at = this.#held.indexOf(mark, from, 'latin1')
      if (at >= 0) {
        const out = this.#held.subarray(0, at)
        this.#held = this.#held.subarray(at + mark.length)
        return out
      }
      if (this.#held.length > limit) throw new InputError(`${this.what} that is broken: fetch it again`)
      from = Math.max(0, this.#held.length - mark.length)
      if (!(await this.#more())) {
        if (this.#held.toString('latin1').trim() !== '') throw new InputError(`${this.what} that is cut short: fetch it again`)
        return undefined
      }
    }
  }

  /** The next `length` bytes. @throws InputError where the stream ends before. */
  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    let missing = length
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#more())) throw new InputError(`${this.what} that is cut short: fetch it again`)
      const part = this.#held.subarray(0, missing)
      parts.push(part)
      missing -= part.length
      this.#held = this.#held.subarray(part.length)
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts)
  }

  async skip(length: number): Promise<void> {
    let missing = length
    while (missing > 0) {
      if (this.#held.length === 0 && !(await this.#more())) throw new InputError(`${this.what} that is cut short: fetch it again`)
      const part = Math.min(missing, this.#held.length)
      missing -= part
      this.#held = this.#held.subarray(part)
    }
  }
}
