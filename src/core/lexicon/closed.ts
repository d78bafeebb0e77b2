/** Words of closed classes, in lists that the grammar asks for by name: `lexicons/closed.tsv`. */
import type { Lexicon } from './lexicon.ts'
import { LexiconError } from './tsv.ts'

const FILE = 'closed.tsv'
const ROW = /^[a-z]+\t[a-z-]+\t[\u0621-\u064a]+(?: [\u0621-\u064a]+)*$/

export const isClosed = ({ name }: { readonly name: string }): boolean => name === FILE || name.endsWith(`/${FILE}`)

/** The rows of the file, a line each, as the binary keeps them. Complaints are added to `errors`. */
export function packClosed(source: { readonly name: string; readonly text: string } | undefined, errors: LexiconError[]): Uint8Array {
  const rows: string[] = []
  source?.text.split(/\r?\n/).forEach((line, i) => {
    if (line === '' || line.startsWith('#') || line.startsWith('stage\t')) return
    if (ROW.test(line)) rows.push(line)
    else errors.push(new LexiconError(source.name, i + 1, 'want a stage, a list and its words, with one space between them'))
  })
  return new TextEncoder().encode(rows.join('\n'))
}

/** The lists by stage and name. */
export function unpackClosed(bytes: Uint8Array): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, readonly string[]>()
  for (const row of new TextDecoder().decode(bytes).split('\n')) {
    const [stage, list, words = ''] = row.split('\t')
    lists.set(`${stage}.${list}`, words.split(' '))
  }
  return lists
}

/** For each form of the lexicon the number of the first of these lists that has it, 0 where none does: no senses to look up at every word. */
export function closedCodes(lexicon: Lexicon, stage: string, lists: readonly (readonly [code: number, list: string])[]): Uint8Array {
  const codes = new Uint8Array(lexicon.formCount)
  for (const [code, list] of lists) {
    for (const word of lexicon.closed(stage, list)) {
      const form = lexicon.lookup(word)
      if (form !== 0 && codes[form] === 0) codes[form] = code
    }
  }
  return codes
}
