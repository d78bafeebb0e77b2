/** Addresses that no fetch may reach, spelled in all the ways that have fooled guards; `names` says what each host name leads to. */

const PRIVATE = [
  '127.0.0.1',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '127.8.8.8',
  '172.31.255.254',
  '100.100.100.200',
]

const octets = (ip: string) => ip.split('.').map(Number)
const whole = (ip: string) => octets(ip).reduce((n, o) => n * 256 + o, 0)
const hex = (n: number, width = 0) => n.toString(16).padStart(width, '0')
const CIRCLED = '⓪①②③④⑤⑥⑦⑧⑨'

/** IPv4, as hosts. */
function four(ip: string): string[] {
  const [a, b, c, d] = octets(ip)
  const n = whole(ip)
  const h = hex(n, 8)
  return [
    ip,
    `${ip}.`,
    String(n),
    `0x${hex(n)}`,
    `0${n.toString(8)}`,
    octets(ip)
      .map((o) => `0x${hex(o)}`)
      .join('.'),
    octets(ip)
      .map((o) => `0${o.toString(8)}`)
      .join('.'),
    octets(ip)
      .map((o) => `0000${o.toString(8)}`)
      .join('.'),
    `${a}.${b * 65536 + c * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    `0x${hex(a)}.${b}.0${c.toString(8)}.${d}`,
    ip.replace(/\d/g, (x) => String.fromCharCode(0xff10 + Number(x))),
    ip.replace(/\d/g, (x) => CIRCLED[Number(x)]),
    ip.replace(/\./g, '。'),
    ip.replace(/\./g, '%2e'),
    ip.replace(/\d/g, (x) => `%3${x}`),
    // Within IPv6
    `[::ffff:${ip}]`,
    `[::FFFF:${h.slice(0, 4)}:${h.slice(4)}]`,
    `[0:0:0:0:0:ffff:${ip}]`,
    `[::${ip}]`,
    `[::ffff:0:${ip}]`,
    `[64:ff9b::${ip}]`,
    `[64:ff9b:1::${ip}]`,
    `[2002:${h.slice(0, 4)}:${h.slice(4)}::1]`,
    `[2001:0:${h.slice(0, 4)}:${h.slice(4)}::1]`,
    `[2001::${h.slice(0, 4)}:${h.slice(4)}]`,
    `[fe80::5efe:${ip}]`,
  ]
}

const SIX = [
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[0000::0001]',
  '[fc00::1]',
  '[fd12:3456:789a::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[ff05::2]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[100::1]',
  '[2001:2::1]',
  '[2001:10::1]',
  '[5f00::1]',
  '[64:ff9b::]',
  '[::ffff:0:0]',
  '[4000::1]',
]

const FOUR_MORE = [
  '192.0.0.1',
  '192.0.2.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.9',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '192.88.99.1',
  '0.1.2.3',
  '100.127.255.255',
  '192.0.0.192',
  '168.63.129.16',
]

/** Names, and what they lead to. */
export const names: { readonly [host: string]: readonly string[] } = {
  localhost: ['127.0.0.1'],
  'a.localhost': ['127.0.0.1', '::1'],
  'localhost.localdomain': ['127.0.0.1'],
  'ip6-localhost': ['::1'],
  'metadata.google.internal': ['169.254.169.254'],
  'intranet.example': ['10.1.2.3'],
  'printer.local': ['192.168.0.20'],
  'cgnat.example': ['100.64.9.9'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'mapped-hex.example': ['::ffff:7f00:1'],
  'compatible.example': ['::127.0.0.1'],
  'nat64.example': ['64:ff9b::7f00:1'],
  'sixtofour.example': ['2002:7f00:1::'],
  'teredo.example': ['2001:0:7f00:1::'],
  'local-six.example': ['fd00::1'],
  'link.example': ['fe80::1'],
  'zone.example': ['fe80::1%lo'],
  'mixed.example': ['93.184.216.34', '127.0.0.1'],
  'mixed-six.example': ['2606:2800:220:1::1', '::1'],
  'zero.example': ['0.0.0.0'],
  'broadcast.example': ['255.255.255.255'],
  'xn--mgbh0fb.example': ['127.0.0.1'],
  'مثال.example': ['127.0.0.1'],
  '127.0.0.1.nip.example': ['127.0.0.1'],
  'nothing.example': [],
  'odd.example': ['not an address'],
}

/** Whole addresses; `{port}` is where the canary listens. */
export const spellings: readonly string[] = [
  ...PRIVATE.flatMap(four).map((host) => `http://${host}:{port}/`),
  ...SIX.map((host) => `http://${host}:{port}/`),
  ...FOUR_MORE.map((ip) => `http://${ip}:{port}/`),
  ...Object.keys(names).map((host) => `http://${host}:{port}/`),
  ...Object.keys(names)
    .slice(0, 6)
    .map((host) => `HTTPS://${host.toUpperCase()}.:{port}/x`),
  'http:127.0.0.1:{port}/',
  'http:/127.0.0.1:{port}/',
  'http:\\\\127.0.0.1:{port}\\',
  'http:///127.0.0.1:{port}/',
  '  http://127.0.0.1:{port}/ ',
  'ht\ntp://127.0.0.1:{port}/',
  'http://127.0.0\t.1:{port}/',
  'http://example.org@127.0.0.1:{port}/',
  'http://example.org:80@127.0.0.1:{port}/',
  'http://user:pass@93.184.216.34:{port}/',
  'http://@127.0.0.1:{port}/',
  'http://127.0.0.1:{port}#@93.184.216.34/',
  'http://[::1%25lo]:{port}/',
  'http://[::ffff:127.0.0.1%25lo]:{port}/',
  '//127.0.0.1:{port}/',
  '127.0.0.1:{port}',
  'localhost:{port}/',
  'file:///etc/passwd',
  'ftp://127.0.0.1:{port}/',
  'gopher://127.0.0.1:{port}/_GET',
  'dict://127.0.0.1:{port}/',
  'ws://127.0.0.1:{port}/',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:http://127.0.0.1:{port}/x',
  'view-source:http://127.0.0.1:{port}/',
  'jar:http://127.0.0.1:{port}/x!/',
  'http://127.0.0.1:22/',
  'http://93.184.216.34:25/',
  'http://',
  '',
]
