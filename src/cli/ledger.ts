/** `isnad ledger`, `isnad promises`, `isnad who NAME`: what was asked, promised and given over all articles of a store. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { BYTE_ORDER_MARK } from '../export/csv.ts'
import { ledgerCsv, ledgerPlover, promisesCsv } from '../export/ledger.ts'
import { type Capacity, capacitiesOf } from '../ledger/capacities.ts'
import { ledgerOf } from '../ledger/from-store.ts'
import { type LedgerRow, sumsOf } from '../ledger/ledger.ts'
import { groupParties } from '../ledger/parties.ts'
import { type PromiseState, promisesOf } from '../ledger/promises.ts'
import type { Store } from '../store/store.ts'
import { Output } from './output.ts'
import { columns } from './read.ts'
import { UsageError } from './usage-error.ts'
import { type Language, languageOf } from './view/labels.ts'
import { type Known, knownLines, ledgerLines, promiseLines, sumsLines } from './view/ledger-view.ts'
import { terminalOf } from './view/terminal.ts'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

type Format = 'text' | 'json' | 'csv' | 'plover'

interface ShownOptions extends DataOptions {
  readonly format: Format
  readonly from?: string
  readonly to?: string
  readonly limit: number
  readonly lang?: Language
  readonly color: boolean
  readonly width?: number
  readonly visual?: boolean
}

interface LedgerOptions extends ShownOptions {
  readonly type?: LedgerRow['type']
  readonly status?: LedgerRow['status']
  readonly giver?: string
  readonly receiver?: string
  readonly support?: string
}

interface PromiseOptions extends ShownOptions {
  readonly today?: string
  readonly state?: PromiseState
}

const TYPES = ['REQUEST', 'AGREE', 'AID', 'COOPERATE', 'CONSULT', 'RETREAT']
const STATUSES = ['done', 'ongoing', 'planned', 'negated']
const STATES = ['open', 'due-soon', 'overdue', 'kept', 'kept-in-part', 'withdrawn']

export function addLedger(program: Command): void {
  shown(
    program
      .command('ledger')
      .description('the ledger over all articles: who gave, asked, agreed what; one row an event, however many tell of it'),
  )
    .addOption(new Option('--type <type>', 'only events of this kind').choices(TYPES))
    .addOption(new Option('--status <status>', 'only these').choices(STATUSES))
    .option('--giver <name>', 'only of whoever has this in the name')
    .option('--receiver <name>', 'only to whoever has this in the name')
    .option('--support <kind>', 'only this kind of support: food, arms, money …')
    .action((options: LedgerOptions) => withStore(options, (store) => ledger(store, options)))
  shown(
    program
      .command('promises')
      .description('what was promised, and what was read of its keeping: open, due soon, overdue, kept, withdrawn'),
  )
    .option('--today <day>', 'the day to reckon from, as 2026-05-01 (default: today)', isoDay)
    .addOption(new Option('--state <state>', 'only these').choices(STATES))
    .action((options: PromiseOptions) => withStore(options, (store) => promises(store, options)))
  shown(program.command('who').description('who somebody is, by all articles: names, capacities over time, what was given and taken'))
    .argument('<name>', 'a person or body, or a part of the name')
    .action((name: string, options: ShownOptions) => withStore(options, (store) => who(store, name, options)))
}

function shown(command: Command): Command {
  return command
    .addOption(dataOption())
    .option('--from <day>', 'first day of publication, as 2021-05-01', isoDay)
    .option('--to <day>', 'last day of publication', isoDay)
    .option('-n, --limit <number>', 'how many', count, 50)
    .addOption(
      new Option('-f, --format <format>', 'text for people; the rest for programs')
        .choices(['text', 'json', 'csv', 'plover'])
        .default('text'),
    )
    .addOption(new Option('--lang <language>', 'language of the view’s own words (default: as LANG says)').choices(['ar', 'en']))
    .option('--no-color', 'no colours (also NO_COLOR=1)')
    .option('--visual', 'order and join Arabic letters here, for a terminal that does not')
    .option('-w, --width <columns>', 'columns of the view (default: as wide as the terminal)', columns)
}

function count(given: string): number {
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new InvalidArgumentError('want a number from 1')
  return Number(given)
}

function isoDay(given: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(Date.parse(given))) throw new InvalidArgumentError('want a day as 2021-05-01')
  return given
}

async function ledger(store: Store, options: LedgerOptions): Promise<void> {
  const rows = (await ledgerOf(store, options)).filter(
    (row) =>
      (options.type === undefined || row.type === options.type) &&
      (options.status === undefined || row.status === options.status) &&
      (options.support === undefined || row.support.includes(options.support)) &&
      named(row.givers, options.giver) &&
      named(row.receivers, options.receiver),
  )
  const some = rows.slice(0, options.limit)
  const view = viewOf(options)
  await print(options, {
    text: () => [...ledgerLines(some, view), ...sumsLines(sumsOf(rows), view)],
    json: () => some,
    csv: () => ledgerCsv(some),
    plover: () => some.map(ledgerPlover),
  })
}

async function promises(store: Store, options: PromiseOptions): Promise<void> {
  const today = options.today ?? new Date().toISOString().slice(0, 10)
  const all = promisesOf(await ledgerOf(store, options), today).filter((p) => options.state === undefined || p.state === options.state)
  const some = all.slice(0, options.limit)
  await print(options, {
    text: () => promiseLines(some, viewOf(options)),
    json: () => some,
    csv: () => promisesCsv(some),
    plover: () => some.map((p) => ledgerPlover(p.row)),
  })
}

async function who(store: Store, name: string, options: ShownOptions): Promise<void> {
  const found = await store.actors.list({ name }, { limit: 200 })
  const people = found.items.filter((actor) => actor.type !== 'unnamed' && actor.type !== 'group')
  if (people.length === 0) throw new UsageError(`${name}: nobody of this name in ${store.location}`)
  const { groups, groupOf } = groupParties(people)
  const rows = await ledgerOf(store, options)
  const statements = new Map<string, number>()
  for (const actor of people) {
    const group = groupOf.get(actor.id)?.id as string
    statements.set(group, (statements.get(group) ?? 0) + actor.statements)
  }
  const known = await Promise.all(
    [...groups]
      .sort((a, b) => (statements.get(b.id) ?? 0) - (statements.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
      .slice(0, options.limit)
      .map(async (group): Promise<Known> => {
        const own = people.filter((actor) => groupOf.get(actor.id) === group)
        const said: Capacity[] = []
        for (const actor of own) said.push(...(await store.statements.list({ actor: actor.id }, { limit: 200 })).items)
        const forms = new Set(group.forms)
        return {
          name: group.name,
          type: group.type,
          country: group.country,
          forms: group.forms,
          capacities: capacitiesOf(said),
          statements: statements.get(group.id) ?? 0,
          gives: rows.filter((row) => row.givers.some((p) => forms.has(p.name))).slice(0, 20),
          takes: rows.filter((row) => row.receivers.some((p) => forms.has(p.name))).slice(0, 20),
        }
      }),
  )
  await print(options, {
    text: () => knownLines(known, viewOf(options)),
    json: () => known,
    csv: () => ledgerCsv(known.flatMap((k) => [...k.gives, ...k.takes])),
    plover: () => known.flatMap((k) => [...k.gives, ...k.takes]).map(ledgerPlover),
  })
}

function named(parties: LedgerRow['givers'], part: string | undefined): boolean {
  return part === undefined || parties.some((p) => p.name.includes(part))
}

function viewOf(options: ShownOptions) {
  return { language: options.lang ?? languageOf(process.env), terminal: terminalOf(process.stdout, process.env, options) }
}

async function print(
  { format }: ShownOptions,
  as: { text(): readonly string[]; json(): readonly object[]; csv(): readonly string[]; plover(): readonly object[] },
): Promise<void> {
  const output = new Output()
  if (format === 'csv') await output.write(`${BYTE_ORDER_MARK}${as.csv().join('\r\n')}\r\n`)
  else if (format === 'text') await output.write(`${as.text().join('\n')}\n`)
  else for (const one of as[format]()) await output.write(`${JSON.stringify(one)}\n`)
  await output.flush()
}
