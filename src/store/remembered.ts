/**
 * What a process knows to be in its store, so that it need not ask or write again for every batch: keys of actors, values of
 * facets. Whoever takes such rows away, in whichever process, sets a mark in the store ({@link forgetEverywhere}); a batch
 * compares it before it trusts what is here, inside its own transaction.
 */
import { randomUUID } from 'node:crypto'
import type { Writer } from './database.ts'

const MARK = 'forgotten'
const MOST = 20_000

export class Remembered {
  /** Keys by id. */
  readonly actors = new Map<string, number>()
  /** Tokens of the table `search_values`. */
  readonly values = new Set<string>()
  #mark: unknown

  /** Drops what may not be true any more. */
  async check(writer: Writer): Promise<void> {
    const [row] = await writer.run(`select value from meta where name = '${MARK}'`)
    const mark = row?.value
    if (mark !== this.#mark || this.actors.size > MOST || this.values.size > MOST) this.forget()
    this.#mark = mark
  }

  /** What a transaction wrote that was not committed is not there. */
  forget(): void {
    this.actors.clear()
    this.values.clear()
  }
}

export async function forgetEverywhere(writer: Writer): Promise<void> {
  await writer.run(`insert into meta (name, value) values ('${MARK}', ?) on conflict (name) do update set value = excluded.value`, [
    randomUUID(),
  ])
}
