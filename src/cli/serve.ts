/** `isnad serve`: the reading page, on this machine. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Command, InvalidArgumentError } from 'commander'
import { createReader } from '../index.ts'
import { again, lexiconWith } from './lexicon.ts'
import { complain } from './output.ts'
import { UsageError } from './usage-error.ts'

interface ServeOptions {
  readonly port?: number
  readonly host: string
  readonly open?: boolean
  readonly lexicon: readonly string[]
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the reading page on this machine, with sample articles and a box to paste one')
    .option('-p, --port <number>', 'port (default: 4317, or one that is free where it is taken; 0: any that is free)', portNumber)
    .option('--host <address>', 'address to listen on: of this machine only', '127.0.0.1')
    .option('--open', 'open the page in a browser')
    .option('-l, --lexicon <file>', 'your own words, as lexicons/README.md describes; may be given again', again, [])
    .action(run)
}

async function run({ host, port, lexicon, open }: ServeOptions): Promise<void> {
  if (host !== '127.0.0.1' && host !== 'localhost')
    throw new UsageError(`${host} would let others in, and nothing asks who they are: isnad listens on 127.0.0.1 only`)
  const reader = createReader(lexiconWith(lexicon))
  // Only here: reading from the command line need not wait for a server to load.
  const [{ createApp }, { loadSamples }, { PortError, serve }] = await Promise.all([
    import('../server/app.ts'),
    import('../server/samples.ts'),
    import('../server/serve.ts'),
  ])
  const app = createApp({
    reader,
    samples: loadSamples(new URL('../../samples/', import.meta.url)),
    webRoot: webRoot(),
    onFault: (error) => complain(process.env.ISNAD_DEBUG ? String(error.stack) : error.message),
  })
  const server = await serve(app, port).catch((error) => {
    throw error instanceof PortError ? new UsageError(error.message) : error
  })
  process.stdout.write(`${server.url}\n`)
  if (open) show(server.url)
  const stop = () => server.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** The built page lies beside the built command; run from its source, the command looks where that goes. */
function webRoot(): URL {
  const beside = new URL('../web/', import.meta.url)
  return existsSync(new URL('index.html', beside)) ? beside : new URL('../../dist/web/', import.meta.url)
}

/** Asks the desktop to show the page. Where there is none, the address that was printed has to do. */
function show(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin' ? ['open', url] : process.platform === 'win32' ? ['cmd', '/c', 'start', '""', url] : ['xdg-open', url]
  if (command === 'xdg-open' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

function portNumber(written: string): number {
  const n = Number(written)
  if (!Number.isInteger(n) || n < 0 || n > 65535) throw new InvalidArgumentError('A number from 0 to 65535; 0 is any free one.')
  return n
}
