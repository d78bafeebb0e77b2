/**
 * What makes a lexicon from lines of words: `isnad/compile`. Apart from `isnad`, so that a page that reads with a lexicon that
 * is compiled already fetches no compiler.
 */
export { type Compiled, compileLexicon, type Source } from './core/lexicon/compile.ts'
export { LexiconError } from './core/lexicon/tsv.ts'
