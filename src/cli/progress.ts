/** A count on standard error while a long reading goes on: only where a person watches, and nothing else is on the screen. */

const AFTER_MS = 2000
const EVERY_MS = 200

export class Progress {
  readonly #shown: boolean
  readonly #began = performance.now()
  #last = 0
  #visible = false

  constructor(shown = process.stderr.isTTY === true && process.stdout.isTTY !== true) {
    this.#shown = shown
  }

  update(articles: number): void {
    if (!this.#shown) return
    const now = performance.now()
    if (now - this.#began < AFTER_MS || now - this.#last < EVERY_MS) return
    this.#last = now
    this.#visible = true
    process.stderr.write(`\r\u001b[K${articles.toLocaleString('en-US')} articles, ${Math.round((now - this.#began) / 1000)} s`)
  }

  /** Takes the line away, before a complaint and at the end. */
  clear(): void {
    if (this.#visible) process.stderr.write('\r\u001b[K')
    this.#visible = false
  }
}
