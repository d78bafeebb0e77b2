/** `isnad show ID`: an article, a statement or an actor. */
import { type Command, Option } from 'commander'
import type { Store } from '../store/store.ts'
import { Output } from './output.ts'
import { columns } from './read.ts'
import { UsageError } from './usage-error.ts'
import { articleView } from './view/article-view.ts'
import { type Language, languageOf } from './view/labels.ts'
import { actorLines, carriedLines, statementLines } from './view/stored-view.ts'
import { type Terminal, terminalOf } from './view/terminal.ts'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

interface ShowOptions extends DataOptions {
  readonly json?: boolean
  readonly explain?: boolean
  readonly lang?: Language
  readonly color: boolean
  readonly width?: number
  readonly visual?: boolean
}

interface View {
  readonly language: Language
  readonly terminal: Terminal
  readonly explain?: boolean | undefined
}

const SHORTEST_ID = 6
const STATEMENTS_SHOWN = 20

export function addShow(program: Command): void {
  program
    .command('show')
    .description('show an article, a statement or an actor of the store')
    .argument('<id>', `its id, or the first ${SHORTEST_ID} or more of its characters`)
    .addOption(dataOption())
    .option('--json', 'as JSON: the article with its record, the statement with its carriers, the actor with statements')
    .option('-e, --explain', 'of an article: say why')
    .addOption(new Option('--lang <language>', 'language of the view’s own words (default: as LANG says)').choices(['ar', 'en']))
    .option('--no-color', 'no colours (also NO_COLOR=1)')
    .option('--visual', 'order and join Arabic letters here, for a terminal that does not')
    .option('-w, --width <columns>', 'columns of the view (default: as wide as the terminal)', columns)
    .action((id: string, options: ShowOptions) => withStore(options, (store) => show(store, id, options)))
}

async function show(store: Store, given: string, options: ShowOptions): Promise<void> {
  const output = new Output()
  const view: View = {
    language: options.lang ?? languageOf(process.env),
    terminal: terminalOf(process.stdout, process.env, options),
    explain: options.explain,
  }
  const id = await wholeId(store, given)
  const found = (await statement(store, id, view)) ?? (await actor(store, id, view)) ?? (await article(store, id, view))
  if (found === undefined) throw new UsageError(`${given}: nothing has this id in ${store.location}`)
  await output.write(options.json ? `${JSON.stringify(found.value)}\n` : `${found.lines.join('\n')}\n`)
  await output.flush()
}

/** The one id that begins so; what was given, where none does: it may be an id that an article came with. */
async function wholeId({ database: { query } }: Store, given: string): Promise<string> {
  if (given.length < SHORTEST_ID || !/^[0-9a-f]+$/.test(given)) return given
  const ids = new Set<string>()
  for (const table of ['statements', 'actors', 'articles', 'versions'] as const) {
    const rows = await query
      .selectFrom(table)
      .select('id')
      .where('id', '>=', given)
      .where('id', '<', `${given}g`)
      .orderBy('id')
      .limit(3)
      .execute()
    for (const { id } of rows) ids.add(id)
  }
  if (ids.size > 1) throw new UsageError(`${given}: several ids begin so, such as ${[...ids].slice(0, 2).join(' and ')}: give more of it`)
  return [...ids][0] ?? given
}

async function statement(store: Store, id: string, view: View) {
  const found = await store.statements.get(id)
  if (found === undefined) return undefined
  const carriers = await store.statements.carriers(id)
  const version = await store.articles.get(found.version)
  return { value: { statement: found, carriers }, lines: statementLines(found, version, carriers, view) }
}

async function actor(store: Store, id: string, view: View) {
  const found = await store.actors.get(id)
  if (found === undefined) return undefined
  const { items } = await store.statements.list({ actor: id }, { limit: STATEMENTS_SHOWN })
  return { value: { actor: found, statements: items }, lines: actorLines(found, items, view) }
}

async function article(store: Store, id: string, view: View) {
  const found = await store.articles.get(id)
  const record = found && (await store.records.get(found.version))
  if (found === undefined || record === undefined) return undefined
  const story = await store.articles.story(found.id)
  const read = { text: found.text, title: found.title ?? undefined }
  return {
    value: { article: found, record, story },
    lines: [...articleView(read, record, view), ...carriedLines(found, story, view)],
  }
}
