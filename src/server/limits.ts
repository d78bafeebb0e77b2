/** How much one caller may ask: stated in the OpenAPI document, enforced here. */
import { Failure } from './failure.ts'

export interface Rate {
  /** Requests a second, on the long run. */
  readonly perSecond: number
  /** Requests at once, after a pause. */
  readonly burst: number
}

export interface Limits {
  readonly reading: Rate
  readonly changing: Rate
  /** Attempts at one account's password, from anywhere; and from one address, at any account. */
  readonly login: Rate
}

export const LIMITS: Limits = {
  reading: { perSecond: 100, burst: 1000 },
  changing: { perSecond: 20, burst: 300 },
  login: { perSecond: 1 / 30, burst: 5 },
}

/** Callers that are remembered; beyond them the one that asked longest ago is forgotten. */
const MOST_CALLERS = 10_000

interface Bucket {
  left: number
  at: number
}

/** A token bucket a caller. */
export class RateLimiter {
  readonly #rate: Rate
  readonly #now: () => number
  readonly #buckets = new Map<string, Bucket>()

  /** `now` is in milliseconds. */
  constructor(rate: Rate, now: () => number = () => performance.now()) {
    this.#rate = rate
    this.#now = now
  }

  /** @throws Failure where the caller has to wait. */
  take(caller: string): void {
    const { perSecond, burst } = this.#rate
    const now = this.#now()
    const bucket = this.#buckets.get(caller) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    this.#buckets.delete(caller)
    this.#buckets.set(caller, bucket)
    if (this.#buckets.size > MOST_CALLERS) this.#buckets.delete(this.#buckets.keys().next().value as string)
    if (bucket.left < 1) {
      const retryAfter = Math.max(1, Math.ceil((1 - bucket.left) / perSecond))
      throw new Failure(429, 'request/rate', 'too many requests at once', `wait ${retryAfter} s, then go on more slowly`, { retryAfter })
    }
    bucket.left--
  }

  /** After a success that should not count. */
  forgive(caller: string): void {
    this.#buckets.delete(caller)
  }
}
