/** How far adding has come, on standard error: a bar where a person watches, a line now and then where none does. */
import type { SingleBar } from 'cli-progress'

const AFTER_MS = 1000
const LINE_EVERY_MS = 10_000

export class AddProgress {
  readonly #began = performance.now()
  readonly #total: number | undefined
  readonly #tty = process.stderr.isTTY === true
  readonly #quiet: boolean
  #bar: SingleBar | undefined
  #asked = false
  #stopped = false
  #bytes = 0
  #articles = 0
  #lineAt = performance.now()

  /** `total`: bytes there are to read, where that is known. `quiet`: no lines, since a program listens. */
  constructor(total: number | undefined, quiet: boolean) {
    this.#total = total
    this.#quiet = quiet && !this.#tty
  }

  bytes(count: number): void {
    this.#bytes += count
  }

  /** So many more are stored. */
  articles(count: number): void {
    this.#articles += count
    const now = performance.now()
    if (this.#quiet || now - this.#began < AFTER_MS) return
    if (this.#tty) this.#show()
    else if (now - this.#lineAt >= LINE_EVERY_MS) {
      this.#lineAt = now
      process.stderr.write(`isnad: ${this.#line()}\n`)
    }
  }

  /** Takes the bar away, before a complaint; it comes back with the next batch. */
  clear(): void {
    if (this.#bar !== undefined) process.stderr.write('\r\u001b[K')
  }

  stop(): void {
    this.#stopped = true
    this.#bar?.stop()
    this.#bar = undefined
  }

  #show(): void {
    if (!this.#asked) {
      this.#asked = true
      void this.#start()
    }
    this.#bar?.update(Math.min(this.#bytes, this.#total ?? 0), { line: this.#line() })
  }

  /** Fetches the bar when it is first shown: most commands never show one. */
  async #start(): Promise<void> {
    const { Presets, SingleBar } = await import('cli-progress')
    if (this.#stopped) return
    const known = this.#total !== undefined && this.#total > 0
    this.#bar = new SingleBar(
      {
        format: known ? '{bar} {percentage}% | {line}' : '{line}',
        stream: process.stderr,
        clearOnComplete: true,
        hideCursor: true,
        gracefulExit: false,
      },
      Presets.shades_classic,
    )
    this.#bar.start(known ? (this.#total as number) : 1, 0, { line: '' })
  }

  #line(): string {
    const seconds = (performance.now() - this.#began) / 1000
    const line = `${this.#articles.toLocaleString('en-US')} articles, ${Math.round(this.#articles / seconds).toLocaleString('en-US')}/s`
    if (!this.#total || this.#bytes === 0) return line
    const left = Math.max(0, (seconds * (this.#total - this.#bytes)) / this.#bytes)
    return `${line}, ${left < 90 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`} left`
  }
}
