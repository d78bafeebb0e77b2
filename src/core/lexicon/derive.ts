/**
 * What is worked out from the senses when a lexicon is compiled, so that opening one is a matter of views.
 *
 * Most forms are alike but for the line they come from: the *kind* of a sense is its class and features, the *shape* of a form
 * what it may stand with and the kinds of its senses in order. There are some hundreds of the former and thousands of the
 * latter, so that what is asked most lies in small tables.
 */
import { FORM_BEGINS_PHRASE, FORM_FREE, FORM_INDEFINITE, FORM_INVARIABLE, FORM_NOMINAL, FORM_SUFFIXABLE, FORM_VERBAL } from './analyse.ts'
import { ASPECT, INVARIABLE, NAME, NEEDS_ARTICLE, NEEDS_SUFFIX, VERBAL } from './features.ts'

export interface Sense {
  readonly entry: number
  readonly features: number
}

/** True where a sense with these features holds, `article` before the form and `suffix` after it. */
export function holds(features: number, article: boolean, suffix: boolean): boolean {
  if (suffix && (features & ASPECT) === NAME) return false
  if (features & NEEDS_ARTICLE) return article
  if (features & VERBAL && article) return false
  return (features & NEEDS_SUFFIX) === 0 || suffix
}

/** Sections of {@link Lexicon}. */
export interface Shapes {
  readonly formShape: Uint16Array | Int32Array
  /** Where the senses of a form begin: a start for every {@link BLOCK} forms, and the way from there. */
  readonly senseBlock: Int32Array
  readonly senseOffset: Uint8Array | Uint16Array | Int32Array
  /** Of a shape: what it may stand with (FORM_NOMINAL …), how many senses it has. */
  readonly shapeFlags: Uint8Array
  readonly shapeCount: Uint8Array | Uint16Array | Int32Array
  /** The kinds of the senses of all shapes, one shape after the other. */
  readonly shapeKind: Uint16Array | Int32Array
  readonly kindClass: Uint32Array
  readonly kindFeatures: Uint16Array
}

/** Forms that share a start, as a power of two. */
export const BLOCK = 4

/**
 * @param forms the senses of each form, in order
 * @param bitsOf class bits of an entry
 * @param standing forms that a phrase lets stand by themselves
 * @param beginning forms that begin a phrase
 */
export function deriveShapes(
  forms: readonly (readonly Sense[])[],
  bitsOf: (entry: number) => number,
  standing: ReadonlySet<number>,
  beginning: ReadonlySet<number>,
): Shapes {
  const kinds = new Map<number, number>()
  const shapes = new Map<string, number>()
  const shapeFlags: number[] = []
  const shapeCount: number[] = []
  const shapeKind: number[] = []
  const senseBlock: number[] = []
  const senseOffset: number[] = []
  let at = 0
  const formShape = forms.map((senses, f) => {
    if (f % (1 << BLOCK) === 0) senseBlock.push(at)
    senseOffset.push(at - senseBlock[f >> BLOCK])
    at += senses.length
    let flags = flagsOf(senses)
    if (standing.has(f)) flags |= FORM_NOMINAL | FORM_FREE | FORM_INDEFINITE
    if (beginning.has(f)) flags |= FORM_BEGINS_PHRASE
    const own = senses.map(({ entry, features }) => numberOf(kinds, bitsOf(entry) * 0x10000 + features))
    const before = shapes.size
    const shape = numberOf(shapes, `${flags} ${own.join(' ')}`)
    if (shape === before) {
      shapeFlags.push(flags)
      shapeCount.push(own.length)
      shapeKind.push(...own)
    }
    return shape
  })
  return {
    formShape: compact(formShape),
    senseBlock: Int32Array.from(senseBlock),
    senseOffset: narrowest(senseOffset),
    shapeFlags: Uint8Array.from(shapeFlags),
    shapeCount: narrowest(shapeCount),
    shapeKind: compact(shapeKind),
    kindClass: Uint32Array.from(kinds.keys(), (key) => Math.floor(key / 0x10000)),
    kindFeatures: Uint16Array.from(kinds.keys(), (key) => key % 0x10000),
  }
}

function flagsOf(senses: readonly Sense[]): number {
  if (senses.length === 0) return FORM_NOMINAL | FORM_FREE | FORM_INDEFINITE | FORM_SUFFIXABLE
  let flags = 0
  for (const { features } of senses) {
    flags |= features & VERBAL ? FORM_VERBAL : features & INVARIABLE ? FORM_INVARIABLE : FORM_NOMINAL
    if ((features & NEEDS_SUFFIX) === 0) flags |= FORM_FREE
    if ((features & NEEDS_ARTICLE) === 0) flags |= FORM_INDEFINITE
    if ((features & ASPECT) !== NAME) flags |= FORM_SUFFIXABLE
  }
  return flags
}

function numberOf<K>(numbers: Map<K, number>, key: K): number {
  let n = numbers.get(key)
  if (n === undefined) numbers.set(key, (n = numbers.size))
  return n
}

/** The numbers in the fewest bytes that hold the largest of them. */
export function narrowest(numbers: readonly number[]): Uint8Array | Uint16Array | Int32Array {
  return largest(numbers) < 256 ? Uint8Array.from(numbers) : compact(numbers)
}

/** The same for what is asked often: of one type in all but enormous lexicons. */
export function compact(numbers: readonly number[]): Uint16Array | Int32Array {
  return largest(numbers) < 65536 ? Uint16Array.from(numbers) : Int32Array.from(numbers)
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, n) => (n > most ? n : most), 0)
}
