/** isnad: reads Arabic news and keeps a sourced record. */
export { type Compiled, compileLexicon, type Source } from './core/lexicon/compile.ts'
export { type Lexicon, openLexicon } from './core/lexicon/lexicon.ts'
export { LexiconError } from './core/lexicon/tsv.ts'
export { createReader, type Reader } from './core/read.ts'
export type * from './core/record.ts'
export { VERSION } from './core/version.ts'
export { loadLexicon } from './lexicon-file.ts'
