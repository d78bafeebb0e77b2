/** Loads the shipped lexicon from its file, in Node. In a browser import `isnad/lexicon` and open those bytes. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Lexicon, openLexicon } from './core/lexicon/lexicon.ts'

const CANDIDATES = ['./lexicon.bin', '../lexicon.bin', '../dist/lexicon.bin', '../../dist/lexicon.bin']

/**
 * The shipped lexicon.
 * @throws Error with one clear line where it was not built.
 */
export function loadLexicon(path?: string): Lexicon {
  for (const candidate of path === undefined ? CANDIDATES.map((c) => fileURLToPath(new URL(c, import.meta.url))) : [path]) {
    let bytes: Uint8Array
    try {
      bytes = readFileSync(candidate)
    } catch {
      continue
    }
    // A copy at an aligned address of its own: readFileSync may hand out a slice of a pool.
    const own = new Uint8Array(bytes.length)
    own.set(bytes)
    return openLexicon(own)
  }
  throw new Error('the compiled lexicon is missing: run npm run build:lexicon')
}
