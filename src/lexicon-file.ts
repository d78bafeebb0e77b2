/**
 * Loads the shipped lexicon from its file, in Node. In a browser import `isnad/lexicon` and open those bytes.
 * Node's modules are asked for when they are needed, so that `isnad` itself bundles for browsers.
 */
import { type Lexicon, openLexicon } from './core/lexicon/lexicon.ts'

/** From `dist`, from a folder of it, and from the sources. */
const CANDIDATES = ['./lexicon.bin', '../lexicon.bin', '../dist/lexicon.bin']

/**
 * The shipped lexicon, or the compiled one at `path`.
 * @throws Error with one clear line where it is not there.
 */
export function loadLexicon(path?: string): Lexicon {
  if (typeof process === 'undefined')
    throw new Error("loadLexicon reads a file: in a browser use openLexicon with the bytes of 'isnad/lexicon'")
  const { readFileSync } = process.getBuiltinModule('node:fs')
  for (const candidate of path === undefined ? CANDIDATES.map((c) => new URL(c, import.meta.url)) : [path]) {
    let bytes: Uint8Array
    try {
      bytes = readFileSync(candidate)
    } catch {
      continue
    }
    return openLexicon(bytes)
  }
  throw new Error(
    path === undefined ? 'the compiled lexicon is missing: run npm run build:lexicon' : `${path}: no such file, or it cannot be read`,
  )
}
