/** `isnad inspect SOURCE`: what isnad makes of a source, before anything of it is added. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { collect, readBytes } from '../ingest/bytes.ts'
import type { Columns } from '../ingest/files/columns.ts'
import type { Headers, Inspection } from '../ingest/inspect.ts'
import { MAX_ITEM_BYTES, TOO_LONG } from '../ingest/limits.ts'
import { refuse } from '../ingest/refuse.ts'
import { columnsOption } from './columns.ts'
import { fetcherOf } from './fetcher.ts'
import { Output } from './output.ts'
import { UsageError } from './usage-error.ts'
import { plain } from './view/text.ts'

interface InspectOptions {
  readonly headers?: string
  readonly json?: boolean
  readonly columns?: Columns
}

/** Entries that are shown to a person. */
const SHOWN = 20
const LONGEST = 200

export function addInspect(program: Command): void {
  program
    .command('inspect')
    .description('say what isnad makes of a source before it is added: kind, encoding, entries of a feed, article of a page')
    .argument('<source>', 'a file, an address (https://…), or - for standard input')
    .option('--headers <file.json>', 'what HTTP said of a file: {"Content-Type": "…", "Content-Location": "…"}')
    .addOption(columnsOption())
    .option('--json', 'as JSON')
    .action(run)
}

async function run(source: string, options: InspectOptions): Promise<void> {
  const { inspect, inspectFile } = await import('../ingest/inspect.ts')
  let found: Inspection
  try {
    const file = source === '-' || /^https?:\/\//i.test(source) ? undefined : await inspectFile(source, { columns: options.columns })
    if (file) found = file
    else {
      const { bytes, headers, address } = await read(source, options)
      found = await inspect(bytes, headers, address)
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    const { at, refused } = refuse(source, error)
    throw new UsageError(`${at}: ${refused}`)
  }
  const output = new Output()
  await output.write(options.json ? `${JSON.stringify(found)}\n` : `${lines(found).join('\n')}\n`)
  await output.flush()
}

async function read(
  source: string,
  options: InspectOptions,
): Promise<{ readonly bytes: Uint8Array; readonly headers: Headers; readonly address?: string }> {
  const headers = options.headers === undefined ? {} : await readHeaders(options.headers)
  if (/^https?:\/\//i.test(source)) {
    const fetcher = await fetcherOf({ allowAddress: [] })
    try {
      const answer = await fetcher.fetch(source)
      if (answer.status !== 200) throw new UsageError(`${source}: answers ${answer.status}`)
      return { bytes: answer.body, headers: { ...answer.headers, ...headers }, address: answer.url }
    } catch (error) {
      if (error instanceof UsageError) throw error
      throw new UsageError(`${source}: ${(error as Error).message}`)
    }
  }
  return { bytes: await collect(readBytes(source, process.stdin), MAX_ITEM_BYTES, TOO_LONG), headers }
}

async function readHeaders(path: string): Promise<Headers> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof value !== 'object' || value === null || Object.values(value).some((v) => typeof v !== 'string'))
      throw new Error('want {"Content-Type": "text/xml"}: names and texts')
    return value as Headers
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`)
  }
}

function lines(found: Inspection): string[] {
  const { kind, encoding, encodingFrom, sha256, bytes, problems, feed, entries, article, articles, refused, more } = found
  const field = (name: string, value: unknown) =>
    value === undefined || value === '' ? [] : [`  ${`${name}:`.padEnd(13)}${short(String(value))}`]
  const out = [
    [
      kind === 'feed' && feed ? `feed, ${feed.kind}${feed.version === undefined ? '' : ` ${feed.version}`}` : kind,
      ...(encoding === undefined ? [] : [`${encoding} (${encodingFrom})`]),
      ...(bytes === undefined ? [] : [`${bytes} bytes`]),
      ...(sha256 === undefined ? [] : [`sha256 ${sha256.slice(0, 12)}…`]),
    ].join(' · '),
    ...problems.map((problem) => `! ${short(problem)}`),
  ]
  if (feed) {
    for (const key of ['title', 'link', 'id', 'author', 'published', 'updated', 'summary', 'language', 'ttlMinutes'] as const)
      out.push(...field(key, feed[key]))
    out.push(`${entries?.length ?? 0} entries`)
    for (const entry of (entries ?? []).slice(0, SHOWN)) {
      out.push(`- ${short(entry.title ?? entry.summary ?? entry.link ?? entry.id ?? '(says nothing)')}`)
      for (const key of ['published', 'updated', 'author', 'link', 'language'] as const) out.push(...field(key, entry[key]))
    }
    if ((entries?.length ?? 0) > SHOWN) out.push(`… and ${(entries?.length ?? 0) - SHOWN} more (--json gives all)`)
  }
  if (articles !== undefined)
    out.push(`${articles} articles${more ? ' and more' : ''}${refused ? `, ${refused} refused` : ''}${article ? '; the first:' : ''}`)
  if (article) {
    const { text, ...fields } = article
    const dropped = 'dropped' in article ? article.dropped : []
    for (const [key, value] of Object.entries(fields)) if (typeof value === 'string') out.push(...field(key, value))
    if (text !== undefined) out.push('', ...text.split('\n').slice(0, 12).map(plain), ...(text.split('\n').length > 12 ? ['…'] : []))
    if (dropped.length > 0) {
      out.push('', 'left out:')
      for (const part of dropped) out.push(`- ${short(Object.values(part).join(' · '))}`)
    }
  }
  return out
}

function short(text: string): string {
  const line = plain(text).replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}
