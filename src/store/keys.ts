/** Integer keys for new rows: on from the greatest there is. Writers stand in line, so nobody else takes them meanwhile. */
import type { Writer } from './database.ts'

const KEYED = ['articles', 'versions', 'statements', 'events', 'actors'] as const
type Keyed = (typeof KEYED)[number]

export class Keys {
  readonly #last: Map<Keyed, number>

  private constructor(last: Map<Keyed, number>) {
    this.#last = last
  }

  static async after(writer: Writer): Promise<Keys> {
    const last = new Map<Keyed, number>()
    for (const table of KEYED) {
      const [row] = await writer.run(`select max(key) as last from ${table}`)
      last.set(table, Number(row?.last ?? 0))
    }
    return new Keys(last)
  }

  /** The greatest taken so far. */
  last(table: Keyed): number {
    return this.#last.get(table) ?? 0
  }

  next(table: Keyed): number {
    const key = this.last(table) + 1
    this.#last.set(table, key)
    return key
  }
}
