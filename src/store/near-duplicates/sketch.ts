/**
 * A sketch of a text, by which near-duplicates find one another: wire copy, reprints, a story that grew by a paragraph.
 *
 * A text is the set of its runs of three words, folded (w-shingling; Broder, "On the resemblance and containment of documents",
 * 1997). Of 64 hashes of each the least is kept: two texts share a minimum as often as they share their runs (MinHash, ibid.).
 * One byte of each minimum is enough to compare by (Li & König, "b-Bit Minwise Hashing", 2010), and groups of three whole
 * minima, here called bands, are looked up to find whom to compare with (Indyk & Motwani 1998; Leskovec et al., "Mining of
 * Massive Datasets", 3.4).
 *
 * Pure, and the same on every machine: stored sketches are compared with new ones.
 */
import { DROP, NEWLINE, PUNCTUATION, SPACE, TABLE } from '../../core/text/characters.ts'

const HASHES = 64
const BANDS = 10
const ROWS = 3
const RUN = 3
/** Texts of fewer runs have nothing to go by. */
const MIN_RUNS = 8
/** Share of common runs from which two texts are near-duplicates. */
export const NEAR = 0.5

export interface Sketch {
  /** A byte of each minimum. */
  readonly bytes: Uint8Array
  /** Hash of each band, below 2^32. */
  readonly bands: readonly number[]
}

/** Null where the text is too short to tell. */
export function sketchOf(text: string): Sketch | null {
  const runs = hashesOfRuns(text)
  if (runs.length < MIN_RUNS) return null
  const minima = new Uint32Array(HASHES).fill(0xffffffff)
  for (let i = 0; i < HASHES; i++) {
    const a = MULTIPLIERS[i]
    const b = ADDENDS[i]
    let least = 0xffffffff
    for (let k = 0; k < runs.length; k++) {
      const hash = (Math.imul(runs[k], a) + b) >>> 0
      if (hash < least) least = hash
    }
    minima[i] = least
  }
  const bands: number[] = []
  for (let band = 0; band < BANDS; band++) {
    let hash = band + 1
    for (let row = 0; row < ROWS; row++) hash = mix(hash ^ minima[band * ROWS + row]) + Math.imul(hash, 31)
    bands.push(mix(hash) >>> 0)
  }
  return { bytes: Uint8Array.from(minima, (least) => mix(least)), bands }
}

/** The share of runs that two texts have in common, estimated: a standard error of about 0.06. */
export function resemblance(a: Uint8Array, b: Uint8Array): number {
  let same = 0
  for (let i = 0; i < HASHES; i++) if (a[i] === b[i]) same++
  // Bytes agree by chance once in 256.
  return Math.max(0, (same / HASHES - 1 / 256) / (1 - 1 / 256))
}

/** Hashes of all runs of three words. */
function hashesOfRuns(text: string): Uint32Array {
  const runs = new Uint32Array((text.length >> 1) + 1)
  let count = 0
  let words = 0
  let [last, before] = [0, 0]
  let word = 0
  for (let i = 0; i <= text.length; i++) {
    const entry = i < text.length ? TABLE[text.charCodeAt(i)] : SPACE << 8
    const cls = entry >> 8
    if (cls === DROP) continue
    if (cls !== SPACE && cls !== NEWLINE && cls !== PUNCTUATION) {
      // FNV-1a over folded letters; one without a place in the alphabet counts as itself.
      word = Math.imul((word || 0x811c9dc5) ^ (entry & 0xff || text.charCodeAt(i)), 0x01000193)
      continue
    }
    if (word === 0) continue
    words++
    if (words >= RUN) runs[count++] = mix(Math.imul(mix(Math.imul(mix(before), 3) ^ last), 5) ^ word)
    before = last
    last = word
    word = 0
  }
  return runs.subarray(0, count)
}

/** Every bit of 32 depends on every other (the finaliser of MurmurHash3, Appleby). */
function mix(h: number): number {
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** The 64 functions x ↦ ax + b, a odd: fixed for ever, since stored sketches hang on them. */
const MULTIPLIERS = Uint32Array.from({ length: HASHES }, (_, i) => mix(2 * i + 1) | 1)
const ADDENDS = Uint32Array.from({ length: HASHES }, (_, i) => mix(0x9e3779b9 + 2 * i))
