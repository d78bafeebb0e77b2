/** `isnad read FILES…`: articles in, records out, in order, one at a time. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { ploverLines } from '../export/plover.ts'
import { createReader, type Record } from '../index.ts'
import type { Columns } from '../ingest/files/columns.ts'
import type { Found } from '../ingest/item.ts'
import { parsePublishedAt } from '../ingest/published-at.ts'
import { readArticles } from '../ingest/read-articles.ts'
import { columnsOption } from './columns.ts'
import { again, lexiconWith } from './lexicon.ts'
import { complain, Output } from './output.ts'
import { Progress } from './progress.ts'
import { articleView } from './view/article-view.ts'
import { type Language, languageOf } from './view/labels.ts'
import { terminalOf } from './view/terminal.ts'

const FORMATS = ['text', 'jsonl', 'json', 'plover'] as const

interface ReadOptions {
  readonly format: (typeof FORMATS)[number]
  readonly published?: string
  readonly outlet?: string
  readonly columns?: Columns
  readonly lexicon: readonly string[]
  readonly explain?: boolean
  readonly lang?: Language
  readonly color: boolean
  readonly width?: number
  readonly visual?: boolean
}

export function addRead(program: Command): void {
  program
    .command('read')
    .description('read articles and print what they report: who said what, through whom, when; what was asked, promised, given')
    .argument(
      '<files...>',
      'files: text, pages, feeds, JSON, JSONL, CSV, TSV, Parquet, DOCX, PDF, WARC, zip, chats of Telegram and WhatsApp, any of them with .gz or .zst; a folder of them; or - for standard input',
    )
    .addOption(new Option('-f, --format <format>', 'a view for people, or records for programs').choices(FORMATS).default('text'))
    .option('-p, --published <date>', 'day of publication (2021-07-28) of articles that do not say', publicationDay)
    .option('-o, --outlet <name>', 'outlet of articles that do not say')
    .addOption(columnsOption())
    .option('-l, --lexicon <file>', 'your own words, as lexicons/README.md describes; may be given again', again, [])
    .option('-e, --explain', 'say why: rules, lexicon lines, candidates that lost; and list times, amounts, quantities')
    .addOption(new Option('--lang <language>', 'language of the view’s own words (default: as LANG says)').choices(['ar', 'en']))
    .option('--no-color', 'no colours (also NO_COLOR=1)')
    .option('--visual', 'order and join Arabic letters here, for a terminal that does not')
    .option('-w, --width <columns>', 'columns of the view (default: as wide as the terminal)', columns)
    .addHelpText(
      'after',
      `
Formats: text is a view for people; jsonl is one record a line; json is one array of records, indented;
plover is one event a line, in the names and codes of PLOVER, with CAMEO and IATI beside them.
Exit status: 0 all was read; 1 something was refused (each with a line on standard error); 2 wrong usage; 3 a fault of isnad itself.

Examples:
  isnad read article.txt --published 2021-07-28 --outlet "صدى الوادي"
  isnad read news.jsonl --format jsonl > records.jsonl
  curl -s https://example.org/page.html | isnad read -`,
    )
    .action((files: string[], options: ReadOptions) => read(files, options))
}

async function read(files: readonly string[], options: ReadOptions): Promise<void> {
  const reader = createReader(lexiconWith(options.lexicon))
  const output = new Output()
  const progress = new Progress()
  const print = printers[options.format](output, options)
  process.once('SIGINT', () => {
    progress.clear()
    output.flush()
    process.exit(130)
  })
  if (files.includes('-') && process.stdin.isTTY) complain('paste an article, then Ctrl-D on a line of its own')

  let count = 0
  for await (const items of readArticles(files, process.stdin, {
    publishedAt: options.published,
    outlet: options.outlet,
    columns: options.columns,
  })) {
    for (const item of items) {
      if ('refused' in item) {
        progress.clear()
        complain(`${item.at}: ${item.refused}`)
        process.exitCode = 1
        continue
      }
      for (const problem of item.problems) {
        progress.clear()
        complain(`${item.at}: warning: ${problem.detail}`)
      }
      const record = attempt(() => reader.read(item.article))
      if (record instanceof Error) {
        progress.clear()
        complain(`${item.at}: isnad failed on this article, please report it (${process.env.ISNAD_DEBUG ? record.stack : record.message})`)
        process.exitCode = 1
        continue
      }
      await print.record(item, item.problems.length === 0 ? record : { ...record, problems: [...item.problems, ...record.problems] })
      count++
    }
    progress.update(count)
    await output.flush()
  }
  await print.end()
  await output.flush()
  progress.clear()
}

/** The reader never throws on text. Should it, that costs one article and not all that come after it. */
function attempt(read: () => Record): Record | Error {
  try {
    return read()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

interface Printer {
  record(item: Found, record: Record): Promise<void>
  end(): Promise<void>
}

const printers: { readonly [F in ReadOptions['format']]: (output: Output, options: ReadOptions) => Printer } = {
  text(output, options) {
    const view = {
      language: options.lang ?? languageOf(process.env),
      terminal: terminalOf(process.stdout, process.env, options),
      explain: options.explain,
    }
    const rule = `\n${'─'.repeat(view.terminal.width)}\n\n`
    let first = true
    return {
      async record({ article }, record) {
        await output.write(`${first ? '' : rule}${articleView(article, record, view).join('\n')}\n`)
        first = false
      },
      async end() {},
    }
  },
  jsonl: (output) => ({
    record: (_, record) => output.write(`${JSON.stringify(record)}\n`),
    async end() {},
  }),
  plover: (output) => ({
    record: ({ article }, record) => output.write(ploverLines(record, article.text)),
    async end() {},
  }),
  json(output) {
    let first = true
    return {
      async record(_, record) {
        await output.write(`${first ? '[\n' : ',\n'}${JSON.stringify(record, null, 2).replace(/^/gm, '  ')}`)
        first = false
      },
      end: () => output.write(first ? '[]\n' : '\n]\n'),
    }
  },
}

export function publicationDay(written: string): string {
  const parsed = parsePublishedAt(written)
  if (parsed === undefined) throw new InvalidArgumentError('Write it as 2021-07-28.')
  return parsed
}

export function columns(written: string): number {
  const n = Number(written)
  if (!Number.isInteger(n) || n < 20 || n > 1000) throw new InvalidArgumentError('A number from 20 to 1000.')
  return n
}
