import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Lexicon, loadLexicon } from '../../src/index.ts'

/** The project's folder, from `src` as from `.build`. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export const LEXICON = join(ROOT, 'dist', 'lexicon.bin')
/** The shipped lexicon, from its file. */
export const shippedLexicon = (): Lexicon => loadLexicon(LEXICON)
