/** One request at a time to a host, with a pause after each; and hosts that asked for rest get it. */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Ends early, without an error, when `signal` says so. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      // Longer ones would end at once.
      const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1))
      signal?.addEventListener('abort', done)
    }),
}

export class Hosts {
  readonly #clock: Clock
  readonly #pause: number
  readonly #lines = new Map<string, Promise<unknown>>()
  readonly #notBefore = new Map<string, number>()

  /** @param pause milliseconds between the end of a request and the next one to the same host. */
  constructor(clock: Clock, pause: number) {
    this.#clock = clock
    this.#pause = pause
  }

  /** Does `work` when all before it to the same host is done. */
  inLine<T>(address: string, work: () => Promise<T>, pause = this.#pause, signal?: AbortSignal): Promise<T> {
    const host = hostOf(address)
    const turn = (this.#lines.get(host) ?? Promise.resolve()).then(async () => {
      const wait = (this.#notBefore.get(host) ?? 0) - this.#clock.now()
      if (wait > 0 && wait <= LONGEST_IN_LINE) await this.#clock.sleep(wait, signal)
      try {
        return await work()
      } finally {
        this.rest(address, pause)
      }
    })
    const settled = turn.then(
      () => {},
      () => {},
    )
    this.#lines.set(host, settled)
    void settled.then(() => {
      if (this.#lines.get(host) === settled) this.#lines.delete(host)
    })
    return turn
  }

  /** No request to the host for so long, in milliseconds. */
  rest(address: string, ms: number): void {
    const host = hostOf(address)
    this.#notBefore.set(host, Math.max(this.#notBefore.get(host) ?? 0, this.#clock.now() + ms))
    if (this.#notBefore.size > MOST_HOSTS)
      for (const [name, until] of this.#notBefore) if (until <= this.#clock.now()) this.#notBefore.delete(name)
  }

  /** How long the host asked to be left alone, in milliseconds; 0 where it did not. */
  resting(address: string): number {
    const wait = (this.#notBefore.get(hostOf(address)) ?? 0) - this.#clock.now()
    return wait > LONGEST_IN_LINE ? wait : 0
  }
}

/** Pauses between requests are waited for in line; what is longer is for later. */
const LONGEST_IN_LINE = 60_000
const MOST_HOSTS = 10_000

function hostOf(address: string): string {
  try {
    return new URL(address).host
  } catch {
    return address
  }
}
