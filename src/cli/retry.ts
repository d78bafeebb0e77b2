/** `isnad retry`: what could not be added, listed, and tried again. */
import type { Command } from 'commander'
import type { Failure, Store } from '../store/store.ts'
import { Adding, type AddOptions } from './add.ts'
import { allowOption } from './fetcher.ts'
import { complain, Output } from './output.ts'
import { plain } from './view/text.ts'
import { dataOption, withStore } from './with-store.ts'

interface RetryOptions extends AddOptions {
  readonly list?: boolean
  readonly forget?: boolean
}

/** Places of one file that are shown. */
const SHOWN = 5

export function addRetry(program: Command): void {
  program
    .command('retry')
    .description('try again what could not be added: files that were broken or gone, addresses that did not answer')
    .argument('[sources...]', 'only these files or addresses of those that failed')
    .addOption(dataOption())
    .addOption(allowOption())
    .option('--list', 'only say what failed, why and how often')
    .option('--forget', 'give them up: they are not tried again')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Whatever \`isnad add\` refuses of a file or an address is remembered in the store until it goes through. What was added from the same
file is there already and stays as it is.`,
    )
    .action((sources: string[], options: RetryOptions) => withStore(options, (store) => run(store, sources, options)))
}

async function run(store: Store, sources: readonly string[], options: RetryOptions): Promise<void> {
  const all = await store.failures.list()
  const chosen =
    sources.length === 0 ? all : all.filter(({ source }) => sources.some((named) => source === named || source.endsWith(`/${named}`)))
  for (const named of sources)
    if (!all.some(({ source }) => source === named || source.endsWith(`/${named}`))) {
      complain(`${named}: nothing failed there (isnad retry --list shows what did)`)
      process.exitCode = 2
    }
  const failed = [...new Set(chosen.map(({ source }) => source))]
  if (options.list) return list(chosen, options.json === true)
  if (options.forget) {
    for (const source of failed) await store.failures.forget(source)
    return
  }
  if (failed.length === 0) {
    if (sources.length === 0) complain('nothing to try again')
    return
  }
  await new Adding(store, { ...options, lexicon: [], workers: 0 }).run(failed)
}

async function list(failures: readonly Failure[], json: boolean): Promise<void> {
  const output = new Output()
  if (json) for (const failure of failures) await output.write(`${JSON.stringify(failure)}\n`)
  else {
    for (const [source, own] of grouped(failures)) {
      const { tries, triedAt } = own[0]
      await output.write(
        `${plain(source)}: ${own.length} refused; tried ${tries === 1 ? 'once' : `${tries} times`}, last ${triedAt.slice(0, 16).replace('T', ' ')}\n`,
      )
      for (const { at, why } of own.slice(0, SHOWN)) await output.write(`  ${at === '' ? '' : `${plain(at)}: `}${plain(why)}\n`)
      if (own.length > SHOWN) await output.write(`  … and ${own.length - SHOWN} more (--json gives all)\n`)
    }
    if (failures.length === 0) await output.write('nothing to try again\n')
  }
  await output.flush()
}

function grouped(failures: readonly Failure[]): Map<string, Failure[]> {
  const out = new Map<string, Failure[]>()
  for (const failure of failures) out.set(failure.source, [...(out.get(failure.source) ?? []), failure])
  return out
}
