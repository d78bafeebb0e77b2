/** Which addresses of the internet protocols a fetch may reach: public ones, and those the operator allows. */
import { BlockList, isIP } from 'node:net'
import { FetchError } from './fetch-error.ts'

/** IANA's special-purpose registry for IPv4: nothing of it is a public site. */
const NOT_PUBLIC_4: readonly (readonly [address: string, bits: number, what: string])[] = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'a carrier’s own (CGNAT)'],
  ['127.0.0.0', 8, 'this machine'],
  ['169.254.0.0', 16, 'link-local'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'reserved'],
  ['192.0.2.0', 24, 'reserved for documentation'],
  ['192.31.196.0', 24, 'reserved'],
  ['192.52.193.0', 24, 'reserved'],
  ['192.88.99.0', 24, 'reserved'],
  ['192.168.0.0', 16, 'private'],
  ['192.175.48.0', 24, 'reserved'],
  ['198.18.0.0', 15, 'reserved for measurements'],
  ['198.51.100.0', 24, 'reserved for documentation'],
  ['203.0.113.0', 24, 'reserved for documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved'],
]

/** Of IPv6 only 2000::/3 is public at all; of that, these are not. IPv4 within IPv6 is never taken: what it leads to cannot be seen here. */
const NOT_PUBLIC_6: readonly (readonly [address: string, bits: number, what: string])[] = [
  ['2001::', 23, 'reserved (Teredo and the like)'],
  ['2001:db8::', 32, 'reserved for documentation'],
  ['2002::', 16, 'IPv4 within IPv6 (6to4)'],
  ['2620:4f:8000::', 48, 'reserved'],
  ['3fff::', 20, 'reserved for documentation'],
]
const KINDS_6: readonly (readonly [address: string, bits: number, what: string])[] = [
  ['::1', 128, 'this machine'],
  ['::ffff:0:0', 96, 'IPv4 within IPv6'],
  ['::', 96, 'IPv4 within IPv6'],
  ['64:ff9b::', 16, 'IPv4 within IPv6 (NAT64)'],
  ['fc00::', 7, 'private'],
  ['fe80::', 10, 'link-local'],
  ['ff00::', 8, 'multicast'],
]

/** Where clouds give their machines passwords: never, whatever is allowed. */
const METADATA: readonly (readonly [address: string, bits: number])[] = [
  ['169.254.169.254', 32],
  ['169.254.170.2', 32],
  ['169.254.170.23', 32],
  ['100.100.100.200', 32],
  ['192.0.0.192', 32],
  ['168.63.129.16', 32],
  ['fd00:ec2::254', 128],
  ['fd00:ec2::23', 128],
  ['fd20:ce::254', 128],
]

const family = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4')

function listOf(ranges: readonly (readonly [string, number, ...unknown[]])[]): BlockList {
  const list = new BlockList()
  for (const [address, bits] of ranges) list.addSubnet(address, bits, family(address))
  return list
}

const metadata = listOf(METADATA)
const publicSix = listOf([['2000::', 3]])
const special = [...NOT_PUBLIC_4, ...NOT_PUBLIC_6, ...KINDS_6].map(([address, bits, what]) => ({
  list: listOf([[address, bits]]),
  of: family(address),
  what,
}))

/** What the operator lets a fetch reach beside public addresses. */
export class Allowed {
  readonly #entries: readonly { readonly list: BlockList; readonly port: number | undefined }[]

  /**
   * @param entries `10.0.0.5`, `10.0.0.0/8`, `[fd00::1]`, each with or without a port: `127.0.0.1:8080`.
   * @throws FetchError where one is none of these.
   */
  constructor(entries: readonly string[] = []) {
    this.#entries = entries.map((entry) => {
      const [, bracketed, bare, bits, port] =
        /^(?:\[([\da-f:.]+)\]|([\d.]+|[\da-f:]+?))(?:\/(\d{1,3}))?(?::(\d{1,5}))?$/i.exec(entry.trim()) ?? []
      const address = bracketed ?? bare ?? ''
      const version = isIP(address)
      const most = version === 6 ? 128 : 32
      if (version === 0 || Number(bits ?? most) > most || Number(port ?? 0) > 65535)
        throw new FetchError(
          'address',
          `"${entry}" is no address that could be allowed: write 10.0.0.5, 10.0.0.0/8, [fd00::1] or 127.0.0.1:8080`,
        )
      return { list: listOf([[address, Number(bits ?? most)]]), port: port === undefined ? undefined : Number(port) }
    })
  }

  has(address: string, port: number): boolean {
    return this.#entries.some((entry) => (entry.port === undefined || entry.port === port) && entry.list.check(address, family(address)))
  }
}

/** Why `address` may not be reached: `private`, `this machine`; `undefined` where it may. Zones (`%eth0`) are never public. */
export function forbidden(address: string, port: number, allowed: Allowed): string | undefined {
  const version = isIP(address)
  if (version === 0 || address.includes('%')) return 'no address'
  if (metadata.check(address, family(address))) return 'where clouds keep passwords'
  // An IPv4 address in the clothes of IPv6 is what it is within for this list.
  if (version === 6 && METADATA.some(([four]) => !four.includes(':') && holds(address, four))) return 'where clouds keep passwords'
  if (allowed.has(address, port)) return undefined
  const kind = special.find(({ list, of }) => of === family(address) && list.check(address, of))
  if (kind) return kind.what
  return version === 6 && !publicSix.check(address, 'ipv6') ? 'reserved' : undefined
}

const PREFIXES_96 = ['::ffff:', '::', '64:ff9b::']

function holds(six: string, four: string): boolean {
  const list = new BlockList()
  for (const prefix of PREFIXES_96) list.addAddress(`${prefix}${four}`, 'ipv6')
  return list.check(six, 'ipv6')
}
