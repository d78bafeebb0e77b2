/** `isnad reread`: reads again what an earlier version of the reader read, and shows what changed. */
import type { Command } from 'commander'
import type { Reread, Store } from '../store/store.ts'
import { AddProgress } from './add-progress.ts'
import { openHouse } from './house.ts'
import { again } from './lexicon.ts'
import { Output } from './output.ts'
import { plain } from './view/text.ts'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

interface RereadOptions extends DataOptions {
  readonly all?: boolean
  readonly lexicon: readonly string[]
  readonly quiet?: boolean
  readonly json?: boolean
}

export function addReread(program: Command): void {
  program
    .command('reread')
    .description('after an upgrade: read again what an earlier version read, and show what changed; corrections stay')
    .argument('[ids...]', 'only these articles')
    .addOption(dataOption())
    .option('--all', 'also what this version has read, such as after a change of your own words')
    .option('-l, --lexicon <file>', 'your own words, as lexicons/README.md describes; may be given again', again, [])
    .option('-q, --quiet', 'only the sum')
    .option('--json', 'a line for each article that changed, and one for the sum, as JSON')
    .addHelpText('after', '\nCtrl-C finishes the batch at hand; say the same again to go on.')
    .action((ids: string[], options: RereadOptions) => withStore(options, (store) => reread(store, ids, options)))
}

async function reread(store: Store, ids: readonly string[], options: RereadOptions): Promise<void> {
  const house = await openHouse(store, options.lexicon, 0)
  const output = new Output()
  const progress = new AddProgress(undefined, options.json === true)
  let stopping = false
  const stop = () => {
    if (stopping) process.exit(130)
    stopping = true
  }
  process.on('SIGINT', stop)
  const sum = { articles: 0, changed: 0, added: 0, lost: 0, changedStatements: 0, events: { added: 0, lost: 0, changed: 0 } }
  for await (const each of store.reread(house.readOne, { all: options.all, ...(ids.length > 0 ? { articles: ids } : {}) })) {
    sum.articles++
    progress.articles(1)
    if (isChange(each)) {
      sum.changed++
      sum.added += each.added.length
      sum.lost += each.lost.length
      sum.changedStatements += each.changed.length
      for (const key of ['added', 'lost', 'changed'] as const) sum.events[key] += each.events[key]
      if (options.json) await output.write(`${JSON.stringify(each)}\n`)
      else if (!options.quiet) {
        progress.clear()
        await show(store, each, output)
      }
    }
    if (stopping) {
      process.exitCode = 130
      break
    }
  }
  progress.stop()
  process.off('SIGINT', stop)
  if (options.json) await output.write(`${JSON.stringify({ summary: sum })}\n`)
  else
    await output.write(
      `${sum.articles} read again, ${sum.changed} changed: ${sum.added} statements added, ${sum.lost} lost, ${sum.changedStatements} changed; ` +
        `events: ${sum.events.added} added, ${sum.events.lost} lost, ${sum.events.changed} changed\n`,
    )
  await output.flush()
}

function isChange({ added, lost, changed, events }: Reread): boolean {
  return added.length + lost.length + changed.length + events.added + events.lost + events.changed > 0
}

/** The article, and a line for each statement; what is lost is gone from the store, so that its id is all there is to show. */
async function show(store: Store, { article, added, lost, changed, events }: Reread, output: Output): Promise<void> {
  const version = await store.articles.get(article)
  await output.write(`${plain(version?.title ?? version?.text.trimStart().split('\n', 1)[0] ?? '').slice(0, 100)}\n  ${article}\n`)
  for (const [sign, ids] of [
    ['+', added],
    ['~', changed],
    ['-', lost],
  ] as const) {
    for (const id of ids) {
      const statement = await store.statements.get(id)
      await output.write(`  ${sign} ${id}\n${statement ? `    ${plain(`${statement.speaker ?? '؟'}: ${statement.words}`)}\n` : ''}`)
    }
  }
  const counts = Object.entries(events).filter(([, n]) => n > 0)
  if (counts.length > 0) await output.write(`  events: ${counts.map(([what, n]) => `${n} ${what}`).join(', ')}\n`)
}
