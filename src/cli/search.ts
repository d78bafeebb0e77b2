/** `isnad search QUERY`: what is in the store, for people and for programs. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type Instead, Library } from '../server/library.ts'
import type { ArticleHit, Page, SearchSummary, StatementHit, Store } from '../store/index.ts'
import { complain, Output } from './output.ts'
import { HitsView } from './view/hits-view.ts'
import { type Language, languageOf } from './view/labels.ts'
import { terminalOf } from './view/terminal.ts'
import { complaintOf, type DataOptions, dataOption, withStore } from './with-store.ts'

interface SearchOptions extends DataOptions {
  readonly articles?: boolean
  readonly ranked?: boolean
  readonly limit: number
  readonly after?: string
  readonly facets?: boolean
  readonly json?: boolean
  readonly lang?: Language
  readonly color: boolean
  readonly width?: number
  readonly visual?: boolean
}

export function addSearch(program: Command): void {
  program
    .command('search')
    .description('search statements: words, "phrases", fields; the newest first')
    .argument('[query...]', 'docs/search.md is the language; without any: everything')
    .addOption(dataOption())
    .option('-a, --articles', 'search articles instead')
    .option('-r, --ranked', 'the best first')
    .option('-n, --limit <number>', 'how many', count, 20)
    .option('--after <cursor>', 'go on where a page ended')
    .option('-f, --facets', 'also count speakers, outlets, kinds, days …')
    .option('--json', 'as JSON: items, next, summary')
    .addOption(new Option('--lang <language>', 'language of the view’s own words (default: as LANG says)').choices(['ar', 'en']))
    .option('--no-color', 'no colours (also NO_COLOR=1)')
    .option('--visual', 'order and join Arabic letters here, for a terminal that does not')
    .option('-w, --width <columns>', 'columns of the view (default: as wide as the terminal)', count)
    .addHelpText(
      'after',
      `
Words of one family find one another (حكومة، الحكومة، وللحكومة); names may be written in Latin letters.

Examples:
  isnad search الحكومة السد
  isnad search '"مجلس الوزراء" -الموازنة since:2021-05'
  isnad search 'speaker:Wardi force:promise' --facets
  isnad search 'متحدث:"رامي الوردي" (السد أو النهر)'`,
    )
    .action((words: string[], options: SearchOptions) => search(words.map(quotedAgain).join(' '), options))
}

/** The shell took the quotation marks off a word that is several: `isnad search "مجلس الوزراء"` is a phrase if it stands alone. */
function quotedAgain(word: string, _: number, all: readonly string[]): string {
  return all.length > 1 && /\s/.test(word) && !/["«“():]/.test(word) ? `"${word}"` : word
}

async function search(query: string, options: SearchOptions): Promise<void> {
  const output = new Output()
  try {
    await withStore(options, async (store) => {
      const { search } = store
      const request = { query, limit: options.limit, after: options.after, order: options.ranked ? 'ranked' : 'newest' } as const
      const rows = options.articles ? 'articles' : 'statements'
      const page: Page<ArticleHit | StatementHit> = options.articles
        ? await search.articles(request)
        : await asPeopleHaveThem(store, await search.statements(request))
      const summary: SearchSummary = await search.summary(rows, { query })
      if (options.json) {
        await output.write(`${JSON.stringify({ ...page, summary })}\n`)
        return
      }
      const language = options.lang ?? languageOf(process.env)
      const view = new HitsView(language, terminalOf(process.stdout, process.env, options))
      await output.write(view.page(rows, page, summary, options.facets === true).join('\n'))
      await output.write('\n')
    })
  } catch (error) {
    const status = complaintOf(error, query)
    if (status === undefined) throw error
    if ((error as Error).name === 'QueryError') complain('docs/search.md, or isnad help search, has examples')
    process.exitCode = status
  }
  await output.flush()
}

/** With what people say instead in the place of what was read; `corrected` says who. */
async function asPeopleHaveThem(store: Store, { items, next }: Page<StatementHit>): Promise<Page<StatementHit>> {
  const statements = await new Library(store).statements(items.map((hit) => hit.statement))
  return { items: items.map((hit, i) => ({ ...hit, statement: { ...statements[i], ...changedBy(statements[i].corrected) } })), next }
}

function changedBy({ correction: _, author: _a, at: _t, struck: _s, added: _d, ...fields }: Partial<Instead> = {}) {
  return fields
}

function count(written: string): number {
  const n = Number(written)
  if (!Number.isInteger(n) || n < 1 || n > 1000) throw new InvalidArgumentError('A number from 1 to 1000.')
  return n
}
