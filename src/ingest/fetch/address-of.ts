/** Text → an address that may be asked for, before any name is looked up. */
import { isIP } from 'node:net'
import { type Allowed, forbidden } from './addresses.ts'
import { FetchError } from './fetch-error.ts'

const LONGEST = 4096

/** Ports of other protocols, which a request could speak to: the Fetch standard's list of bad ports. */
const BAD_PORTS = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117,
  119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636,
  989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
])

/**
 * @param base what a relative address is relative to.
 * @throws FetchError where it is not http(s), has credentials, is spelled to deceive, or is an address no fetch may reach.
 */
export function addressOf(text: string, allowed: Allowed, base?: URL): URL {
  const written = text.trim()
  if (written.length > LONGEST) throw new FetchError('address', `the address is longer than ${LONGEST} characters`)
  let url: URL
  try {
    url = new URL(written, base)
  } catch {
    throw new FetchError('address', 'no address: write it whole, such as https://example.org/feed')
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchError('address', `${url.protocol.slice(0, 20)} addresses are not fetched: only http: and https: are`)
  if (url.username !== '' || url.password !== '' || /^[a-z]+:[\\/]*[^\\/?#]*@/i.test(written))
    throw new FetchError('address', 'the address has a name or password in it: leave them out')
  const port = portOf(url)
  const host = hostOf(url)
  if (host === '') throw new FetchError('address', 'the address names no host')
  if (BAD_PORTS.has(port)) throw new FetchError('address', `port ${port} is of another protocol: it is not fetched`)
  if (isIP(host) !== 0) {
    // 0x7f.1, 2130706433, 127.0.0.1 in full-width digits: nobody writes an honest address so.
    if (isIP(host) === 4 && !written.toLowerCase().includes(host) && url.host !== base?.host)
      throw new FetchError('address', `${host} is spelled in another way in the address: write it plainly`)
    refuse(host, port, allowed, host)
  }
  url.hash = ''
  return url
}

/** @throws FetchError where `address` may not be reached. */
export function refuse(address: string, port: number, allowed: Allowed, host: string): void {
  const why = forbidden(address, port, allowed)
  if (why !== undefined)
    throw new FetchError(
      'address',
      `${host} ${host === address ? 'is' : `leads to ${address},`} ${why}: only public addresses are fetched, and those that are allowed`,
    )
}

export const portOf = (url: URL): number => (url.port !== '' ? Number(url.port) : url.protocol === 'https:' ? 443 : 80)
/** Without brackets and the dot that ends it. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
