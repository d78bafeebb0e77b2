/**
 * What is worked out from the senses when a lexicon is compiled, so that opening one is a matter of views: what each form
 * may stand with, its class bits where nothing stands with it, and where its senses begin.
 */
import {
  FORM_BEGINS_PHRASE,
  FORM_CONDITIONAL,
  FORM_FREE,
  FORM_INDEFINITE,
  FORM_INVARIABLE,
  FORM_NOMINAL,
  FORM_SUFFIXABLE,
  FORM_VERBAL,
} from './analyse.ts'
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

/**
 * The sections that {@link Lexicon} views.
 * @param forms the senses of each form, in order
 * @param bitsOf class bits of an entry
 * @param standing forms that a phrase lets stand by themselves
 * @param beginning forms that begin a phrase
 */
export function deriveForms(
  forms: readonly (readonly Sense[])[],
  bitsOf: (entry: number) => number,
  standing: ReadonlySet<number>,
  beginning: ReadonlySet<number>,
): { formFlags: Uint8Array; formKind: Uint8Array | Uint16Array; kindBits: Uint32Array; senseBlock: Int32Array; senseOffset: Uint16Array } {
  const formFlags = new Uint8Array(forms.length)
  const kinds = new Map<number, number>()
  const formKind = new Uint16Array(forms.length)
  const senseBlock = new Int32Array((forms.length >> 8) + 1)
  const senseOffset = new Uint16Array(forms.length + 1)
  let at = 0
  for (let f = 0; f <= forms.length; f++) {
    if ((f & 255) === 0) senseBlock[f >> 8] = at
    senseOffset[f] = at - senseBlock[f >> 8]
    if (f === forms.length) break
    const senses = forms[f]
    at += senses.length
    let flags = senses.length === 0 ? FORM_NOMINAL | FORM_FREE | FORM_INDEFINITE | FORM_SUFFIXABLE : 0
    let bits = 0
    for (const { entry, features } of senses) {
      flags |= features & VERBAL ? FORM_VERBAL : features & INVARIABLE ? FORM_INVARIABLE : FORM_NOMINAL
      if ((features & NEEDS_SUFFIX) === 0) flags |= FORM_FREE
      if ((features & NEEDS_ARTICLE) === 0) flags |= FORM_INDEFINITE
      const name = (features & ASPECT) === NAME
      if (!name) flags |= FORM_SUFFIXABLE
      if (name || features & (NEEDS_SUFFIX | NEEDS_ARTICLE | VERBAL)) flags |= FORM_CONDITIONAL
      if (holds(features, false, false)) bits |= bitsOf(entry)
    }
    if (standing.has(f)) flags |= FORM_NOMINAL | FORM_FREE | FORM_INDEFINITE
    if (beginning.has(f)) flags |= FORM_BEGINS_PHRASE
    formFlags[f] = flags
    bits >>>= 0
    let kind = kinds.get(bits)
    if (kind === undefined) kinds.set(bits, (kind = kinds.size))
    formKind[f] = kind
  }
  return {
    formFlags,
    formKind: kinds.size <= 256 ? Uint8Array.from(formKind) : formKind,
    kindBits: Uint32Array.from(kinds.keys()),
    senseBlock,
    senseOffset,
  }
}
