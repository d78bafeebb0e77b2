/**
 * Words that two lexicon lines claim. Folding makes some meet (`علي` the name, `على`), and some words are of two worlds
 * (`مارس` the month and the verb). Each such word must be listed in `ambiguous.tsv`, so that whoever adds a word sees that
 * it has a double, and rules that must tell them apart are written on purpose.
 */
import { fold } from '../text/characters.ts'
import type { LexiconClass } from './classes.ts'
import { LexiconConflict, type LexiconError, type TsvFile, variants } from './tsv.ts'

const AMBIGUOUS_FILE = 'ambiguous.tsv'

/** True for the list of known double words, which is no lexicon of its own. */
export function isAmbiguous(source: { readonly name: string }): boolean {
  return source.name === AMBIGUOUS_FILE || source.name.endsWith(`/${AMBIGUOUS_FILE}`)
}

/** Classes of one group do not clash with each other; a word in two groups is a conflict. The rest clash with nothing. */
const GROUPS: readonly (readonly LexiconClass[])[] = [
  ['month', 'weekday', 'numeral', 'time-unit', 'currency', 'unit'],
  ['country', 'place', 'nisba'],
  ['given-name'],
  ['body', 'media'],
  ['speech', 'event', 'verb'],
]

interface Claim {
  readonly file: TsvFile
  readonly line: number
  readonly written: string
  readonly group: number
}

/** Complains about every word that two groups of classes claim and `ambiguous.tsv` does not list, and about needless listings. */
export function findConflicts(
  files: readonly TsvFile[],
  known: { readonly name: string; readonly text: string } | undefined,
  errors: LexiconError[],
): void {
  const claims = new Map<string, Claim[]>()
  for (const file of files) {
    const group = GROUPS.findIndex((g) => g.includes(file.cls))
    if (group < 0) continue
    const columns = file.columns.flatMap((c, i) => (c === 'form' || c === 'perfect' ? [i] : []))
    for (const row of file.rows) {
      for (const column of columns) {
        for (const written of variants(row.cells[column])) {
          const key = written.split(/\s+/).map(fold).join(' ')
          const before = claims.get(key)
          if (!before) claims.set(key, [{ file, line: row.line, written, group }])
          else if (!before.some((c) => c.group === group)) before.push({ file, line: row.line, written, group })
        }
      }
    }
  }
  const listed = new Map<string, number>()
  known?.text.split(/\r?\n/).forEach((raw, i) => {
    const form = raw.split('\t')[0]
    if (raw === '' || raw.startsWith('#') || form === 'form') return
    listed.set(form.split(/\s+/).map(fold).join(' '), i + 1)
  })
  for (const [key, list] of claims) {
    if (list.length < 2) continue
    if (listed.delete(key)) continue
    const [a, b] = list
    errors.push(
      new LexiconConflict(
        b.file.name,
        b.line,
        `“${b.written}” is also ${a.file.cls} in ${a.file.name}:${a.line}: remove one, or list the word in ${AMBIGUOUS_FILE}`,
      ),
    )
  }
  for (const [key, line] of listed)
    errors.push(new LexiconConflict(known?.name ?? AMBIGUOUS_FILE, line, `“${key}” has one sense only: remove the line`))
}
