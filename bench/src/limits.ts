/**
 * One measurement as JSON, for the tests: `growth NAME ROUNDS` of a kind of hostile text, `usual` ns a character, `ratio`
 * of the whole reader to its tokeniser, `load` of the lexicon in times that its SHA-256 takes.
 */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tokenise } from '../../src/core/tokens/tokenise.ts'
import { Tokens } from '../../src/core/tokens/tokens.ts'
import { createReader } from '../../src/index.ts'
import { slice } from './corpus.ts'
import { growth } from './hostile.ts'
import { compare, processor } from './measure.ts'
import { LEXICON, shippedLexicon } from './root.ts'

const SIZES = [1e6, 2e6, 4e6, 8e6]
const lexicon = shippedLexicon()
const reader = createReader(lexicon)
// Many articles, none twice: a text that comes again is one that the processor has learnt by heart.
const texts = (await slice([], 4e6)).map(({ text }) => text)
const units = texts.reduce((sum, text) => sum + text.length, 0)

const all = (work: (text: string) => unknown) => () => {
  for (const text of texts) work(text)
}
const tokens = new Tokens()
const whole = all((text) => reader.read({ id: 'article', text, publishedAt: '2021-07-28' }))

const MEASUREMENTS: Readonly<Record<string, (...args: string[]) => unknown>> = {
  growth: (name, rounds) => growth(reader, name, SIZES, Number(rounds)),
  usual: () => {
    const { read } = compare({ read: whole }, 5, processor)
    return (read.least * 1e6) / units
  },
  ratio: () => {
    const { tokeniser, read } = compare({ tokeniser: all((text) => tokenise(text, lexicon, tokens)), read: whole }, 5, processor)
    return read.median / tokeniser.median
  },
  load: () => {
    // Reading and hashing every byte once is the least that anybody who trusts a file does.
    const hash = () => createHash('sha256').update(readFileSync(LEXICON)).digest()
    const times = Array.from({ length: 25 }, () => [processor(shippedLexicon), processor(hash)])
    return Math.min(...times.map(([load]) => load)) / Math.min(...times.map(([, hashed]) => hashed))
  },
}

const [name, ...args] = process.argv.slice(2)
console.log(JSON.stringify(MEASUREMENTS[name](...args)))
