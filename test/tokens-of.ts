import { compileLexicon } from '../src/core/lexicon/compile.ts'
import { type Lexicon, openLexicon } from '../src/core/lexicon/lexicon.ts'
import { findPhrases } from '../src/core/tokens/phrases.ts'
import { findSentences } from '../src/core/tokens/sentences.ts'
import { tokenise } from '../src/core/tokens/tokenise.ts'
import { Tokens } from '../src/core/tokens/tokens.ts'

/** A lexicon from files written in a test: `{ 'offices.tsv': '#class\toffice\n…' }`. */
export function lexiconOf(files: { readonly [name: string]: string }, base?: Lexicon): Lexicon {
  const { bytes, errors } = compileLexicon(
    Object.entries(files).map(([name, text]) => ({ name, text })),
    base,
  )
  if (errors.length > 0) throw errors[0]
  return openLexicon(bytes, base)
}

const empty = lexiconOf({ 'none.tsv': '#class\tnoun\nform\n' })

/** Tokens with sentences and phrases, over `lexicon` or an empty one. */
export function tokensOf(text: string, lexicon: Lexicon = empty): Tokens {
  const tokens = new Tokens()
  tokenise(text, lexicon, tokens)
  findSentences(tokens)
  findPhrases(tokens)
  return tokens
}
