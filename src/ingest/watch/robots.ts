/** robots.txt, as RFC 9309 has it: asked once a day a site, by whoever follows a link by itself. */
import robots from 'robots-parser'
import { type Fetcher, USER_AGENT } from '../fetch/fetch.ts'
import type { Clock } from './hosts.ts'

const DAY = 24 * 3600_000
/** Where it could not be had. */
const SOON = 15 * 60_000
/** The least that RFC 9309 has parsers read. */
const MOST_BYTES = 500 << 10
const MOST_SITES = 2000
const LONGEST_DELAY = 30_000
export const PRODUCT = USER_AGENT.split('/')[0]

interface Rules {
  isAllowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
}
// Its types describe a module that it is not.
const parseRobots = robots as unknown as (url: string, text: string) => Rules

interface Site {
  readonly until: number
  /** `undefined` where nothing may be fetched for now. */
  readonly rules: Rules | undefined
}

export class Robots {
  readonly #fetcher: Fetcher
  readonly #clock: Clock
  readonly #sites = new Map<string, Site>()

  constructor(fetcher: Fetcher, clock: Clock) {
    this.#fetcher = fetcher
    this.#clock = clock
  }

  /** Whether the page may be fetched, and how long its site wants between requests, in milliseconds. */
  async about(address: string): Promise<{ readonly allowed: boolean; readonly delay: number }> {
    const { origin } = new URL(address)
    let site = this.#sites.get(origin)
    if (site === undefined || site.until <= this.#clock.now()) {
      site = await this.#ask(origin)
      this.#sites.delete(origin)
      this.#sites.set(origin, site)
      if (this.#sites.size > MOST_SITES) this.#sites.delete(this.#sites.keys().next().value as string)
    }
    if (site.rules === undefined) return { allowed: false, delay: 0 }
    const delay = Number(site.rules.getCrawlDelay(PRODUCT) ?? 0) * 1000
    return { allowed: site.rules.isAllowed(address, PRODUCT) !== false, delay: Number.isFinite(delay) ? Math.min(LONGEST_DELAY, delay) : 0 }
  }

  async #ask(origin: string): Promise<Site> {
    const url = `${origin}/robots.txt`
    const now = this.#clock.now()
    try {
      const { status, body } = await this.#fetcher.fetch(url, { headers: { accept: 'text/plain' } })
      if (status >= 500 || status === 429) return { until: now + SOON, rules: undefined }
      const text = status >= 200 && status < 300 ? Buffer.from(body.subarray(0, MOST_BYTES)).toString('utf8') : ''
      // Pages that say "not found" with status 200 have no rules, and lines that are too long are none.
      return {
        until: now + DAY,
        rules: parseRobots(
          url,
          /^\s*</.test(text)
            ? ''
            : text
                .split(/\r?\n|\r/)
                .filter((line) => line.length < 2048)
                .slice(0, 5000)
                .join('\n'),
        ),
      }
    } catch (error) {
      const tooLarge = (error as { problem?: string }).problem === 'too-large'
      return tooLarge ? { until: now + DAY, rules: parseRobots(url, '') } : { until: now + SOON, rules: undefined }
    }
  }
}
