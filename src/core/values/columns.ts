/** What the value grammars ask of every token, found out in one pass before they begin: columns beside the token table. */
import { bit } from '../lexicon/classes.ts'
import { NUMBER, type Tokens } from '../tokens/tokens.ts'
import { CURRENCY, KNOWN, MEASURE, type Vocabulary } from './vocabulary.ts'

/** Names of things; words of time within them are the name's: رأي اليوم, القائد العام. */
export const NAMES =
  bit('body') | bit('media') | bit('office') | bit('title') | bit('rank') | bit('country') | bit('place') | bit('body-head') | bit('nisba')

const TRIGGERS = KNOWN | MEASURE | CURRENCY

export class Columns {
  readonly words: Vocabulary
  /** The code of each token, 0 for nearly all; the vocabulary's row of those that have one. */
  code = new Int32Array(0)
  row = new Uint16Array(0)
  /** The tokens at which a value may begin, and names, in order. */
  trigger = new Int32Array(0)
  triggers = 0

  constructor(words: Vocabulary) {
    this.words = words
  }

  /** Looks at the tokens of an article. */
  fill(tokens: Tokens): void {
    const { bits, phraseBits, kind, count } = tokens
    if (this.code.length <= count) {
      this.row = new Uint16Array(count * 2 + 2)
      this.code = new Int32Array(count * 2 + 2)
      this.trigger = new Int32Array(count * 2 + 2)
    }
    const { row, code, trigger, words } = this
    let triggers = 0
    for (let i = 0; i < count; i++) {
      const phrase = phraseBits[i]
      const here = ((bits[i] | phrase) & TRIGGERS) | (phrase & NAMES)
      code[i] = 0
      if (here === 0 && kind[i] !== NUMBER) continue
      trigger[triggers++] = i
      if ((here & KNOWN) !== 0) code[i] = words.codes[(row[i] = words.rowAt(tokens, i))]
    }
    code[count] = 0
    this.triggers = triggers
  }
}
