/**
 * The id of an article that comes without one: SHA-256 in hexadecimal.
 *
 * The core runs in browsers and is synchronous, and `crypto.subtle` is not; so the hash is written out here, as
 * FIPS 180-4 has it (section 6.2). Strings are hashed as UTF-8, which is encoded on the way, block by block.
 */
import type { Article } from './record.ts'

/**
 * The id of an article: as given, else the SHA-256 of three lines, the last being the whole text:
 * the url (failing that the outlet), `publishedAt`, `text`. What is absent is an empty line.
 * So wire copy in two papers is two articles, and the same article read twice is one.
 */
export function articleId(article: Article): string {
  return article.id || sha256(`${article.url || article.outlet || ''}\n${article.publishedAt ?? ''}\n${article.text}`)
}

/** Fractional parts of the cube roots of the first 64 primes (section 4.2.2). */
const K = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])

const BLOCK = 64
const LENGTH_AT = 56

/** SHA-256 of a string's UTF-8, in hexadecimal. A lone surrogate counts as U+FFFD, as in every encoder. */
export function sha256(text: string): string {
  const state = new Int32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19])
  const words = new Int32Array(BLOCK)
  // Room for a block and the bytes of one character beyond it.
  const bytes = new Uint8Array(BLOCK + 4)
  let filled = 0
  let blocks = 0
  for (let i = 0; i < text.length; i++) {
    let c = text.charCodeAt(i)
    if (c < 0x80) bytes[filled++] = c
    else if (c < 0x800) {
      bytes[filled++] = 0xc0 | (c >> 6)
      bytes[filled++] = 0x80 | (c & 0x3f)
    } else {
      if (c >= 0xd800 && c < 0xe000) {
        const low = text.charCodeAt(i + 1)
        if (c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
          c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00)
          i++
          bytes[filled++] = 0xf0 | (c >> 18)
        } else c = 0xfffd
      }
      bytes[filled++] = c < 0x10000 ? 0xe0 | (c >> 12) : 0x80 | ((c >> 12) & 0x3f)
      bytes[filled++] = 0x80 | ((c >> 6) & 0x3f)
      bytes[filled++] = 0x80 | (c & 0x3f)
    }
    if (filled >= BLOCK) {
      compress(state, words, bytes)
      bytes.copyWithin(0, BLOCK, filled)
      filled -= BLOCK
      blocks++
    }
  }
  pad(state, words, bytes, filled, blocks * BLOCK + filled)
  let out = ''
  for (let i = 0; i < 8; i++) out += (state[i] >>> 0).toString(16).padStart(8, '0')
  return out
}

/** The end of the message: a one bit, zeros, and its length in bits (section 5.1.1). */
function pad(state: Int32Array, words: Int32Array, bytes: Uint8Array, filled: number, length: number): void {
  bytes[filled++] = 0x80
  if (filled > LENGTH_AT) {
    bytes.fill(0, filled, BLOCK)
    compress(state, words, bytes)
    filled = 0
  }
  bytes.fill(0, filled, BLOCK)
  const view = new DataView(bytes.buffer)
  view.setUint32(LENGTH_AT, Math.floor(length / 0x20000000))
  view.setUint32(LENGTH_AT + 4, (length << 3) >>> 0)
  compress(state, words, bytes)
}

/** One block into the state (section 6.2.2). The names are the standard's. */
function compress(state: Int32Array, w: Int32Array, bytes: Uint8Array): void {
  for (let t = 0, i = 0; t < 16; t++, i += 4) w[t] = (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3]
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15]
    const y = w[t - 2]
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0
  }
  let a = state[0]
  let b = state[1]
  let c = state[2]
  let d = state[3]
  let e = state[4]
  let f = state[5]
  let g = state[6]
  let h = state[7]
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] += a
  state[1] += b
  state[2] += c
  state[3] += d
  state[4] += e
  state[5] += f
  state[6] += g
  state[7] += h
}
