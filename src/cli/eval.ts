/** `isnad eval`: the reader held against what people say it should have read: corrected articles of a store, or annotated ones of a folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Article } from '../core/record.ts'
import { createReader, type Lexicon, type Reader } from '../index.ts'
import { toArticle } from '../ingest/article.ts'
import { f1, MEASURES, noTallies, type Scored, score, type Tallies } from './eval/score.ts'
import { again, lexiconWith } from './lexicon.ts'
import { complain, Output } from './output.ts'
import { UsageError } from './usage-error.ts'
import { complaintOf, type DataOptions, dataOption, withStore } from './with-store.ts'

interface EvalOptions extends DataOptions {
  readonly json?: boolean
  readonly lexicon: readonly string[]
}

/** What was scored, and what could not be. */
interface Evaluated {
  readonly articles: number
  readonly tallies: Tallies
  /** Corrections whose words are not found for certain any more. */
  readonly orphaned: number
}

export function addEval(program: Command): void {
  program
    .command('eval')
    .description('score the reader against the articles that people corrected, or against annotated ones')
    .argument('[folder]', 'a folder of annotated articles: NAME.doc.json beside NAME.gold.json; without it, the corrections of the store')
    .addOption(dataOption())
    .option('--json', 'figures for programs')
    .option('-l, --lexicon <file>', 'your own words, as lexicons/README.md describes; may be given again', again, [])
    .addHelpText(
      'after',
      `
Of a corrected article all that was not corrected counts as right: correct an article to its end before you trust its figures.`,
    )
    .action(run)
}

async function run(folder: string | undefined, options: EvalOptions): Promise<void> {
  const lexicon = lexiconWith(options.lexicon)
  let evaluated: Evaluated
  if (folder !== undefined) evaluated = overFolder(folder, createReader(lexicon))
  else {
    try {
      evaluated = await withStore(options, (store) => overCorrections(store, lexicon))
    } catch (error) {
      const status = complaintOf(error)
      if (status === undefined) throw error
      process.exitCode = status
      return
    }
    if (evaluated.articles === 0)
      throw new UsageError(
        'no article of the store is corrected: correct some on the page (isnad serve), or name a folder of annotated ones',
      )
  }
  const output = new Output()
  await output.write(options.json ? `${JSON.stringify(forPrograms(evaluated))}\n` : forPeople(evaluated))
  await output.flush()
  if (evaluated.orphaned > 0)
    complain(`${evaluated.orphaned} corrections are orphans: their words are not found for certain any more, and they are not scored`)
}

/** A corrected reading is the gold; the reading itself is made anew, with the words of the house. */
async function overCorrections(store: import('../store/store.ts').Store, lexicon: Lexicon): Promise<Evaluated> {
  const [{ correctionsOf }, { correct }, { HouseReader }, { houseLexiconOf }, { toArticle }] = await Promise.all([
    import('../store/corrections/corrections.ts'),
    import('../store/corrections/correct.ts'),
    import('../server/house-reader.ts'),
    import('../store/house-lexicon/house-lexicon.ts'),
    import('../server/library.ts'),
  ])
  const corrections = correctionsOf(store.database)
  const reader = await new HouseReader(createReader(lexicon), lexicon, houseLexiconOf(store.database)).now()
  const tallies = noTallies()
  let articles = 0
  let orphaned = 0
  for (const id of await corrections.articles()) {
    const version = await store.articles.get(id)
    if (version === undefined) continue
    const read = reader.read(toArticle(version))
    const { record, corrections: placed } = correct(version.text, read, await corrections.of(id))
    orphaned += placed.filter((p) => p.standing === 'orphaned').length
    score(version.text, { attributions: record.attributions, events: record.events }, read, tallies)
    articles++
  }
  return { articles, tallies, orphaned }
}

function overFolder(folder: string, reader: Reader): Evaluated {
  let names: string[]
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.doc.json'))
  } catch (error) {
    throw new UsageError(`${folder}: it cannot be read (${(error as NodeJS.ErrnoException).code}): name a folder of annotated articles`)
  }
  if (names.length === 0) throw new UsageError(`${folder}: no NAME.doc.json in it: name a folder of annotated articles`)
  const tallies = noTallies()
  for (const name of names.sort()) {
    const article = json(join(folder, name), (value) => toArticle(value).article as Article)
    const gold = json(join(folder, name.replace(/\.doc\.json$/, '.gold.json')), goldOf)
    score(article.text, gold, reader.read(article), tallies)
  }
  return { articles: names.length, tallies, orphaned: 0 }
}

function json<T>(path: string, of: (value: unknown) => T): T {
  try {
    return of(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new UsageError(`${path}: ${code === 'ENOENT' ? 'no such file: every NAME.doc.json has a NAME.gold.json beside it' : message}`)
  }
}

function goldOf(value: unknown): Scored {
  const gold = value as Scored
  if (!Array.isArray(gold?.attributions)) throw new Error('it has no "attributions": an annotated article has at least those')
  return gold
}

const rounded = (x: number) => Math.round(x * 1000) / 1000
const figures = ({ gold, read, right }: Tallies['words']) => ({
  gold,
  read,
  right,
  precision: rounded(read === 0 ? 1 : right / read),
  recall: rounded(gold === 0 ? 1 : right / gold),
  f1: rounded(f1({ gold, read, right })),
})

const forPrograms = ({ articles, tallies, orphaned }: Evaluated) => ({
  articles,
  orphaned,
  ...Object.fromEntries(MEASURES.map((m) => [m.replaceAll(' ', '-'), figures(tallies[m])])),
})

function forPeople({ articles, tallies }: Evaluated): string {
  const row = (name: string, cells: readonly (string | number)[]) =>
    `${name.padEnd(14)}${cells.map((c) => String(c).padStart(10)).join('')}\n`
  const scored = MEASURES.filter((m) => tallies[m].gold + tallies[m].read > 0)
  return (
    `${articles} articles\n${row('', ['precision', 'recall', 'F1', 'gold', 'read', 'right'])}` +
    scored
      .map((m) => {
        const { precision, recall, f1, gold, read, right } = figures(tallies[m])
        return row(m, [precision.toFixed(3), recall.toFixed(3), f1.toFixed(3), gold, read, right])
      })
      .join('')
  )
}
