/** `isnad add PATHS…`: articles into the store, some batches a transaction. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { type Command, InvalidArgumentError } from 'commander'
import type { Record } from '../index.ts'
import type { Columns } from '../ingest/files/columns.ts'
import type { Found } from '../ingest/item.ts'
import { filesOf } from '../ingest/paths.ts'
import { readArticles } from '../ingest/read-articles.ts'
import { idsOfArticle } from '../store/identity.ts'
import type { Added, Incoming, Store } from '../store/store.ts'
import { AddProgress } from './add-progress.ts'
import { columnsOption } from './columns.ts'
import { allowOption, type FetchOptions, fetcherOf } from './fetcher.ts'
import { openHouse, type ReadingHouse } from './house.ts'
import { again } from './lexicon.ts'
import { complain, Output } from './output.ts'
import { publicationDay } from './read.ts'
import { type DataOptions, dataOption, withStore } from './with-store.ts'

export interface AddOptions extends DataOptions, FetchOptions {
  readonly published?: string
  readonly outlet?: string
  readonly columns?: Columns
  readonly lexicon: readonly string[]
  readonly workers: number
  readonly despiteTombstone?: boolean
  readonly json?: boolean
}

/**
 * Articles of one transaction (tests take fewer) and its longest time: the more, the fewer pages of indexes are written again and
 * again; but what is not acknowledged yet is lost where the power goes. And how long it waits for what is not there yet.
 */
const TRANSACTION = Number(process.env.ISNAD_BATCH) || 1_000
const TRANSACTION_MS = 2_000
const PATIENCE_MS = 200
/** Articles that are read and written together, few, so that their records go before the collector takes them for lasting; and their units. */
const BATCH = Math.min(50, TRANSACTION)
const BATCH_UNITS = 1_000_000

/** In hundredths of what is alive: a third less memory in all, and no slower. */
const HEAP_GROWTH = 30

interface ReadBatch {
  readonly found: readonly Found[]
  readonly records: readonly (Record | Error)[]
}
type Coming = Promise<IteratorResult<ReadBatch, unknown>>

export function addAdd(program: Command): void {
  program
    .command('add')
    .description('read articles and keep them in a store, with what they report: to be searched, corrected, served')
    .argument(
      '<paths...>',
      'addresses (https://…) of pages and feeds; files: text, pages, feeds, JSON, JSONL, CSV, TSV, Parquet, DOCX, PDF, WARC, zip, chats of Telegram and WhatsApp, any of them with .gz or .zst; a folder of them; or - for standard input',
    )
    .addOption(dataOption())
    .addOption(allowOption())
    .option('-p, --published <date>', 'day of publication (2021-07-28) of articles that do not say', publicationDay)
    .option('-o, --outlet <name>', 'outlet of articles that do not say')
    .addOption(columnsOption())
    .option('-l, --lexicon <file>', 'your own words, as lexicons/README.md describes; may be given again', again, [])
    .option('--workers <number>', 'threads that read beside the one that stores; 0: that one reads too', workerCount, 0)
    .option('--despite-tombstone', 'bring back what was deleted before')
    .option('--json', 'a line for each article once it is stored, and one for the sum, as JSON')
    .addHelpText(
      'after',
      `
What is counted as stored is on disk. Adding the same again changes nothing, so after a stop or a crash say the same again.
Ctrl-C finishes what is at hand, some seconds' worth; a second one stops at once, and loses that only.
Exit status: 0 all is in; 1 something was refused (each with a line on standard error); 2 wrong usage; 3 a fault of isnad itself; 130 stopped.

Examples:
  isnad add news.jsonl.gz
  isnad add https://example.org/2021/07/28/a-page
  isnad add articles/ --outlet "صدى الوادي" --data ~/news
  isnad add today.jsonl --data postgres://isnad@db.example.org/news`,
    )
    .action((paths: string[], options: AddOptions) => withStore(options, (store) => new Adding(store, options).run(paths), true))
}

export class Adding {
  readonly #store: Store
  readonly #options: AddOptions
  readonly #output = new Output()
  readonly #counts = { added: 0, 'new-version': 0, same: 0, 'taken-out': 0, refused: 0 }
  #progress!: AddProgress
  #house!: ReadingHouse
  #stopping = false
  /** Sources that were read to their end, and of each what was refused. */
  readonly #read = new Set<string>()
  readonly #failed = new Map<string, { readonly at: string; readonly why: string }[]>()

  constructor(store: Store, options: AddOptions) {
    this.#store = store
    this.#options = options
  }

  async run(paths: readonly string[]): Promise<void> {
    const began = performance.now()
    // The heap grows by so much before it is collected, rather than to a multiple: what is added is gone at once.
    setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
    this.#house = await openHouse(this.#store, this.#options.lexicon, this.#options.workers)
    this.#progress = new AddProgress(await bytesOf(paths), this.#options.json === true)
    const stop = () => {
      if (this.#stopping) process.exit(130)
      this.#stopping = true
      this.#say('stopping after this batch; once more stops at once')
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    if (paths.includes('-') && process.stdin.isTTY) complain('paste an article, then Ctrl-D on a line of its own')
    try {
      await this.#all(paths)
    } finally {
      this.#progress.stop()
      await this.#house.close()
      await this.#remember()
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      await this.#summary((performance.now() - began) / 1000)
      await this.#output.flush()
    }
  }

  async #all(paths: readonly string[]): Promise<void> {
    const source = this.#batches(paths)
    for (let coming: Coming = source.next(); !(await coming).done; ) ({ coming } = await this.#transaction(coming, source))
    if (this.#stopping) process.exitCode = 130
  }

  /** What is new of the input, read, some hundred articles at a time. */
  async *#batches(paths: readonly string[]): AsyncGenerator<ReadBatch> {
    const { published, outlet, columns } = this.#options
    let found: Found[] = []
    let units = 0
    const read = async (): Promise<ReadBatch> => {
      const fresh = await this.#unknown(found)
      found = []
      units = 0
      return { found: fresh, records: await this.#house.read(fresh.map(({ article }) => article)) }
    }
    for await (const items of readArticles(
      paths,
      process.stdin,
      { publishedAt: published, outlet, columns },
      (n) => this.#progress.bytes(n),
      () => fetcherOf(this.#options),
      (source) => this.#read.add(source),
    )) {
      for (const item of items) {
        if (this.#stopping) break
        if ('refused' in item) {
          this.#refuse(item.at, item.refused)
          if (item.source !== undefined) this.#note(item.source, item.at, item.refused)
          continue
        }
        for (const problem of item.problems) this.#say(`${item.at}: warning: ${problem.detail}`)
        found.push(item)
        units += item.article.text.length
        if (found.length >= BATCH || units >= BATCH_UNITS) yield await read()
      }
      if (this.#stopping) break
    }
    if (found.length > 0) yield await read()
  }

  /**
   * Stores batch after batch in one transaction, until it is large enough or has to wait; what is coming next is read meanwhile.
   * Returns what is still to come.
   */
  async #transaction(first: Coming, source: AsyncGenerator<ReadBatch>): Promise<{ readonly coming: Coming }> {
    let coming = first
    const stored: Found[] = []
    const began = performance.now()
    const toIncoming = (batch: ReadBatch) => this.#incoming(batch)
    const batches = async function* () {
      while (stored.length < TRANSACTION && performance.now() - began < TRANSACTION_MS) {
        // What goes wrong in reading is met where it is awaited again, after what came before is stored.
        const next = await Promise.race([coming, late()]).catch(() => undefined)
        if (next === undefined || next.done) return
        coming = source.next()
        coming.catch(() => {})
        const { items, incoming } = toIncoming(next.value)
        for (const item of items) stored.push(item)
        yield incoming
      }
    }
    let outcomes: readonly Added[]
    try {
      outcomes = await this.#store.addAll(batches())
    } catch (error) {
      // The store's own troubles are everyone's; a fault of the program may be of one article.
      if ((error as Error).name === 'StoreError') throw error
      await this.#oneByOne(stored)
      return { coming }
    }
    for (let i = 0; i < outcomes.length; i++) await this.#acknowledge(stored[i].at, outcomes[i])
    await this.#output.flush()
    this.#progress.articles(outcomes.length)
    return { coming }
  }

  /** Those that are not in the store yet, so that going on after a stop is quick. What is there is acknowledged at once. */
  async #unknown(found: readonly Found[]): Promise<readonly Found[]> {
    const ids = found.map(({ article }) => idsOfArticle(article))
    const known = await this.#store.articles.known(ids.map(({ version }) => version))
    if (known.size === 0) return found
    const fresh: Found[] = []
    for (let i = 0; i < found.length; i++) {
      if (known.has(ids[i].version)) await this.#acknowledge(found[i].at, { outcome: 'same', ...ids[i] })
      else fresh.push(found[i])
    }
    this.#progress.articles(found.length - fresh.length)
    return fresh
  }

  /** What could be read, as the store takes it; the rest is refused. */
  #incoming({ found, records }: ReadBatch): { readonly items: readonly Found[]; readonly incoming: readonly Incoming[] } {
    const items: Found[] = []
    const incoming: Incoming[] = []
    found.forEach((item, i) => {
      const record = records[i]
      if (record instanceof Error) {
        this.#refuse(item.at, `isnad failed on this article, please report it (${process.env.ISNAD_DEBUG ? record.stack : record.message})`)
        return
      }
      items.push(item)
      incoming.push({
        article: item.article,
        record: item.problems.length === 0 ? record : { ...record, problems: [...item.problems, ...record.problems] },
        raw: typeof item.raw === 'string' ? Buffer.from(item.raw) : item.raw,
        source: item.at,
        decoding: item.decoding && { ...item.decoding },
        despiteTombstone: this.#options.despiteTombstone,
      })
    })
    return { items, incoming }
  }

  async #oneByOne(found: readonly Found[]): Promise<void> {
    for (const item of found) {
      try {
        const { incoming } = this.#incoming({ found: [item], records: [this.#house.readOne(item.article)] })
        const [outcome] = await this.#store.add(incoming)
        await this.#acknowledge(item.at, outcome)
      } catch (error) {
        if ((error as Error).name === 'StoreError') throw error
        const { stack, message } = error as Error
        this.#refuse(item.at, `isnad failed to store this article, please report it (${process.env.ISNAD_DEBUG ? stack : message})`)
      }
    }
    this.#progress.articles(found.length)
  }

  async #acknowledge(at: string, { outcome, article, version, lost }: Added): Promise<void> {
    this.#counts[outcome]++
    if (outcome === 'taken-out') this.#say(`${at}: was deleted before and stays out (--despite-tombstone brings it back)`)
    if (this.#options.json)
      await this.#output.write(`${JSON.stringify({ outcome, article, version, at, ...(lost?.length ? { lost } : {}) })}\n`)
  }

  #note(source: string, at: string, why: string): void {
    const noted = this.#failed.get(keyOf(source)) ?? []
    // Where in it, however it was named.
    if (noted.length < MOST_NOTED) noted.push({ at: at.startsWith(source) ? at.slice(source.length) : at, why })
    this.#failed.set(keyOf(source), noted)
  }

  /** What failed is there for `isnad retry`; what failed before and went through now is forgotten. */
  async #remember(): Promise<void> {
    const before = new Set((await this.#store.failures.list()).map(({ source }) => source))
    for (const source of this.#read) {
      const failed = this.#failed.get(keyOf(source)) ?? []
      if (failed.length > 0 || before.has(keyOf(source))) await this.#store.failures.note(keyOf(source), failed)
    }
  }

  #refuse(at: string, why: string): void {
    this.#counts.refused++
    process.exitCode ||= 1
    this.#say(`${at}: ${why}`)
  }

  #say(line: string): void {
    this.#progress.clear()
    complain(line)
  }

  async #summary(seconds: number): Promise<void> {
    const { added, same, refused } = this.#counts
    const versions = this.#counts['new-version']
    const takenOut = this.#counts['taken-out']
    const articles = added + versions + same + takenOut
    if (this.#options.json) {
      const summary = {
        added,
        newVersions: versions,
        same,
        takenOut,
        refused,
        seconds: Math.round(seconds * 1000) / 1000,
        data: this.#store.location,
      }
      await this.#output.write(`${JSON.stringify({ summary })}\n`)
      return
    }
    const n = (count: number) => count.toLocaleString('en-US')
    const parts = [
      `${n(added)} added`,
      ...(versions > 0 ? [`${n(versions)} new versions`] : []),
      ...(same > 0 ? [`${n(same)} there already`] : []),
      ...(takenOut > 0 ? [`${n(takenOut)} stay deleted`] : []),
      ...(refused > 0 ? [`${n(refused)} refused`] : []),
    ]
    const rate = seconds > 1 ? `, ${n(Math.round(articles / seconds))} articles/s` : ''
    await this.#output.write(`${parts.join(', ')} in ${seconds.toFixed(1)} s${rate}: ${this.#store.location}\n`)
  }
}

/** Failures of one source that are remembered. */
const MOST_NOTED = 100

/** A file by its whole path, since one may try again from another folder. */
const keyOf = (source: string) => (/^https?:\/\//i.test(source) ? source : resolve(source))

const late = () => new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined).unref())

/** Bytes on the disk; undefined where there are some that nobody can count beforehand. */
async function bytesOf(paths: readonly string[]): Promise<number | undefined> {
  let bytes = 0
  for (const path of paths) {
    if (path === '-' || /^https?:\/\//i.test(path)) return undefined
    // What cannot be read is complained of when its turn comes.
    for (const file of await filesOf(path).catch(() => [])) bytes += statSync(file, { throwIfNoEntry: false })?.size ?? 0
  }
  return bytes
}

function workerCount(written: string): number {
  const n = Number(written)
  if (!Number.isInteger(n) || n < 0 || n > 64) throw new InvalidArgumentError('A number from 0 to 64.')
  return n
}
