/** A list of the server, page after page, as state. A later question makes an earlier answer void. */
import { ask, Refused } from './api.ts'
import type { Page } from './rows.ts'

export class Listing<T> {
  items = $state.raw<readonly T[]>([])
  next = $state<string | null>(null)
  /** The code of what went wrong. */
  failure = $state<string>()
  loading = $state(false)
  /** True once an answer came. */
  known = $state(false)
  #path = ''
  #asked: AbortController | undefined
  #answer: Promise<void> | undefined

  /** Asks from the beginning. What is shown stays until the answer is there. */
  async load(path: string, params: { readonly [name: string]: string | undefined } = {}): Promise<void> {
    this.#path = pathOf(path, params)
    await this.#ask(this.#path, [])
  }

  /** The next page, where there is one and none is on its way. */
  async more(): Promise<void> {
    if (this.next === null || this.loading) return
    await this.#ask(`${this.#path}${this.#path.includes('?') ? '&' : '?'}after=${encodeURIComponent(this.next)}`, this.items)
  }

  /** Pages until there are no more, or `most` items. Waits for what is on its way already. */
  async all(most: number): Promise<void> {
    while (this.next !== null && this.items.length < most && this.failure === undefined) await (this.loading ? this.#answer : this.more())
  }

  #ask(path: string, before: readonly T[]): Promise<void> {
    return (this.#answer = this.#take(path, before))
  }

  async #take(path: string, before: readonly T[]): Promise<void> {
    this.#asked?.abort()
    const own = (this.#asked = new AbortController())
    this.loading = true
    try {
      const page = await ask<Page<T>>(path, { signal: own.signal })
      if (own.signal.aborted) return
      this.items = before.length === 0 ? page.items : [...before, ...page.items]
      this.next = page.next
      this.failure = undefined
      this.known = true
    } catch (error) {
      if (own.signal.aborted) return
      this.failure = error instanceof Refused ? error.code : 'other'
      if (!(error instanceof Refused)) throw error
    } finally {
      if (this.#asked === own) this.loading = false
    }
  }
}

export function pathOf(path: string, params: { readonly [name: string]: string | undefined }): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
