/** `isnad watch`: asks feeds when they are due, and keeps what is new; `isnad feeds`: which they are. */
import { readFile, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Checked } from '../ingest/watch/watcher.ts'
import type { Feed, Store } from '../store/store.ts'
import { allowedBy, allowOption, type FetchOptions, fetcherOf } from './fetcher.ts'
import { openHouse } from './house.ts'
import { again, lexiconWith } from './lexicon.ts'
import { complain, Output } from './output.ts'
import { UsageError } from './usage-error.ts'
import { plain } from './view/text.ts'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

interface WatchOptions extends DataOptions, FetchOptions {
  readonly once?: boolean
  readonly outlet?: string
  readonly lexicon: readonly string[]
  readonly json?: boolean
}

interface FeedsOptions extends DataOptions, FetchOptions {
  readonly json?: boolean
}

export function addWatch(program: Command): void {
  program
    .command('watch')
    .description('ask feeds when they are due, and keep what is new in them')
    .argument(
      '[addresses...]',
      'of feeds, or of pages that name one: they are watched from now on; without any: those that are watched already',
    )
    .option('--once', 'ask each of them once, due or not, and end')
    .option('-o, --outlet <name>', 'what their articles name as their outlet (default: the feed’s title)')
    .option('-l, --lexicon <file>', 'your own words, as lexicons/README.md describes; may be given again', again, [])
    .option('--json', 'a line for each feed that was asked, as JSON')
    .addOption(allowOption())
    .addOption(dataOption())
    .addHelpText(
      'after',
      `
isnad serve watches by itself; this is for a machine without it, or for a timer (--once). docs/watch.md says when feeds are asked,
and what leaves the machine. Exit status with --once: 0 all answered; 1 some failed, each with a line on standard error.

Examples:
  isnad watch https://example.org/feed
  isnad watch --once
  isnad feeds`,
    )
    .action((addresses: string[], options: WatchOptions) => withStore(options, (store) => watch(store, addresses, options), true))

  const feeds = program.command('feeds').description('the feeds that are watched: list, remove, rest, import, export')
  const over = (name: string, description: string) => feeds.command(name).description(description).addOption(dataOption())
  over('list', 'each feed, when it is asked next, and what went wrong')
    .option('--json', 'a line for each, as JSON')
    .action((options: FeedsOptions) => withStore(options, (store) => list(store, options)))
  over('remove', 'watch them no longer; what they brought stays')
    .argument('<addresses...>')
    .action((addresses: string[], options: FeedsOptions) => withStore(options, (store) => remove(store, addresses)))
  over('pause', 'ask them no more for now; isnad watch ADDRESS goes on')
    .argument('<addresses...>')
    .action((addresses: string[], options: FeedsOptions) => withStore(options, (store) => pause(store, addresses)))
  over('import', 'watch all feeds of an OPML list')
    .argument('<file.opml>')
    .addOption(allowOption())
    .action((file: string, options: FeedsOptions) => withStore(options, (store) => importList(store, file, options), true))
  over('export', 'write all feeds as an OPML list')
    .argument('[file.opml]', 'default: standard output')
    .action((file: string | undefined, options: FeedsOptions) => withStore(options, (store) => exportList(store, file)))
}

async function watch(store: Store, addresses: readonly string[], options: WatchOptions): Promise<void> {
  const fetcher = await fetcherOf(options)
  const urls = await checked(addresses, options)
  for (const url of urls)
    await store.feeds.put({ url, state: 'active', nextAt: null, ...(options.outlet !== undefined && { outlet: options.outlet }) })
  const all = await store.feeds.list()
  if (all.length === 0) throw new UsageError('no feed is watched yet: name one, such as isnad watch https://example.org/feed')
  const [{ watcherOver }, { readDatesWith }] = await Promise.all([import('../server/watching.ts'), import('../ingest/html/dates.ts')])
  const output = new Output()
  const house = await openHouse(store, options.lexicon, 0)
  readDatesWith(lexiconWith(options.lexicon))
  const onChecked = (done: Checked) => {
    void output.write(options.json ? `${JSON.stringify(done)}\n` : `${lineOf(done)}\n`).then(() => output.flush())
    if (done.problem !== undefined && options.json) complain(`${done.url}: ${done.problem}`)
  }
  const watcher = watcherOver({
    store,
    fetcher,
    read: (article) => house.readOne(article),
    onChecked,
    onFault: (error) => complain(`${error.message}; going on`),
  })
  if (options.once) {
    const wanted = all.filter(({ url, state }) => (urls.length > 0 ? urls.includes(url) : state === 'active'))
    const stop = () => void watcher.stop()
    process.once('SIGINT', stop)
    const done = await watcher.all(wanted)
    process.off('SIGINT', stop)
    if (done.length < wanted.length || done.some(({ outcome }) => outcome === 'failed' || outcome === 'gone')) process.exitCode = 1
  } else {
    complain(`watching ${all.filter(({ state }) => state === 'active').length} feeds into ${store.location}; Ctrl-C ends it`)
    const stopped = new Promise<void>((resolve) => {
      const stop = () => void watcher.stop().then(resolve)
      process.once('SIGINT', stop)
      process.once('SIGTERM', stop)
    })
    watcher.start()
    // Nothing else keeps the program going while it sleeps.
    const alive = setInterval(() => {}, 1 << 30)
    await stopped
    clearInterval(alive)
  }
  await house.close()
  await output.flush()
}

/** What may be asked at all. @throws UsageError which names the first that may not. */
async function checked(addresses: readonly string[], options: FetchOptions): Promise<string[]> {
  const [{ addressOf }, { Allowed }] = await Promise.all([import('../ingest/fetch/address-of.ts'), import('../ingest/fetch/addresses.ts')])
  const allowed = new Allowed(allowedBy(options))
  return addresses.map((address) => {
    try {
      return addressOf(address, allowed).href
    } catch (error) {
      throw new UsageError(`${address}: ${(error as Error).message}`)
    }
  })
}

function lineOf({ url, movedTo, outcome, added, aside, failed, problem, nextAt }: Checked): string {
  const parts = [
    outcome === 'failed' || outcome === 'gone' ? problem : added === 0 ? 'nothing new' : `${added} new`,
    ...(aside > 0 ? [`${aside} set aside`] : []),
    ...(failed > 0 ? [`${failed} not to be had (${problem})`] : []),
    ...(movedTo === undefined ? [] : [`now at ${movedTo}`]),
    ...(nextAt === undefined ? [] : [`next ${nextAt.slice(0, 16).replace('T', ' ')} UTC`]),
  ]
  return plain(`${url}: ${parts.join('; ')}`)
}

async function list(store: Store, { json }: FeedsOptions): Promise<void> {
  const output = new Output()
  const feeds = await store.feeds.list()
  for (const feed of feeds) await output.write(json ? `${JSON.stringify(feed)}\n` : `${standing(feed)}\n`)
  if (feeds.length === 0 && !json) complain('no feed is watched: isnad watch https://example.org/feed begins')
  await output.flush()
}

function standing({ url, title, outlet, state, nextAt, every, problem, failures }: Feed): string {
  const name = outlet ?? title
  const parts = [
    ...(name === null ? [] : [name]),
    state === 'active'
      ? nextAt === null
        ? 'due now'
        : `next ${nextAt.slice(0, 16).replace('T', ' ')} UTC`
      : state === 'gone'
        ? 'gone'
        : 'rests',
    ...(every === null ? [] : [`every ${every >= 7200 ? `${Math.round(every / 3600)} h` : `${Math.round(every / 60)} min`}`]),
    ...(problem === null ? [] : [failures > 1 ? `failed ${failures} times: ${problem}` : problem]),
  ]
  return `${plain(url)}\n  ${plain(parts.join(' · '))}`
}

async function known(store: Store, address: string): Promise<string> {
  const feeds = await store.feeds.list()
  const found = feeds.find(({ url }) => url === address) ?? feeds.find(({ url }) => URL.canParse(address) && url === new URL(address).href)
  if (found === undefined) throw new UsageError(`${address}: is not watched (isnad feeds list says what is)`)
  return found.url
}

async function remove(store: Store, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const url = await known(store, address)
    await store.feeds.remove(url)
    process.stdout.write(`${plain(`not watched any more: ${url}`)}\n`)
  }
}

async function pause(store: Store, addresses: readonly string[]): Promise<void> {
  for (const address of addresses) {
    const { url } = await store.feeds.put({ url: await known(store, address), state: 'paused', nextAt: null })
    process.stdout.write(`${plain(`rests: ${url}`)}\n`)
  }
}

async function importList(store: Store, file: string, options: FeedsOptions): Promise<void> {
  const [{ readOpml }, { InputError }] = await Promise.all([import('../ingest/watch/opml.ts'), import('../ingest/item.ts')])
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    throw new UsageError(`${file}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message}`)
  }
  let listed: ReturnType<typeof readOpml>
  try {
    listed = readOpml(bytes)
  } catch (error) {
    throw error instanceof InputError ? new UsageError(`${file}: ${error.message}`) : error
  }
  let added = 0
  let already = 0
  for (const { url: address, title } of listed) {
    let url: string
    try {
      ;[url] = await checked([address], options)
    } catch (error) {
      complain(`${file}: left out: ${(error as Error).message}`)
      process.exitCode = 1
      continue
    }
    if (await store.feeds.get(url)) already++
    else {
      await store.feeds.put({ url, title: title?.slice(0, 300) ?? null })
      added++
    }
  }
  process.stdout.write(`${added} feeds are watched from now on${already > 0 ? `, ${already} were already` : ''}\n`)
}

async function exportList(store: Store, file: string | undefined): Promise<void> {
  const { writeOpml } = await import('../ingest/watch/opml.ts')
  const text = writeOpml(await store.feeds.list(), new Date().toISOString())
  if (file === undefined) process.stdout.write(text)
  else await writeFile(file, text)
}
