/** isnad: reads Arabic news and keeps a sourced record. */
export { type Lexicon, openLexicon } from './core/lexicon/lexicon.ts'
export { createReader, type Reader } from './core/read.ts'
export type * from './core/record.ts'
export { VERSION } from './core/version.ts'
export { loadLexicon } from './lexicon-file.ts'
