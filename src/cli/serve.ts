/** `isnad serve`: the reading page and its API, on this machine or for a team. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { createReader } from '../index.ts'
import { dataLocation, isDatabaseUrl } from './data-folder.ts'
import { allowedBy, allowOption, type FetchOptions, fetcherOf } from './fetcher.ts'
import { again, lexiconWith } from './lexicon.ts'
import { complain } from './output.ts'
import { UsageError } from './usage-error.ts'

interface ServeOptions extends FetchOptions {
  readonly data?: string
  readonly port?: number
  readonly host: string
  readonly publicUrl?: string
  readonly token?: string
  readonly private?: boolean
  readonly open?: boolean
  readonly lexicon: readonly string[]
  readonly watch: boolean
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the reading page and its API: on this machine, or for a team')
    .option('-d, --data <folder>', 'folder of the store, or a postgres:// URL (default: ISNAD_DATA, else the data folder of your system)')
    .option('-p, --port <number>', 'port (default: 4317, or one that is free where it is taken; 0: any that is free)', portNumber)
    .option('--host <address>', 'address to listen on; another than this machine’s own is for a team, whose members log in', '127.0.0.1')
    .option('--public-url <url>', 'how a team’s browsers reach it, such as https://isnad.example.org')
    .option('--token <token>', 'the token that changes need (default: made once, and kept in the data folder)')
    .option('--private', 'keep nothing: what is added goes when the program ends; says how to wipe what was kept before')
    .option('--open', 'open the page in a browser')
    .option('--no-watch', 'ask no feeds: nothing leaves the machine')
    .addOption(allowOption())
    .option('-l, --lexicon <file>', 'your own words, as lexicons/README.md describes; may be given again', again, [])
    .addHelpText(
      'after',
      `
A team's first admin is called admin; give its password in ISNAD_ADMIN_PASSWORD when you start.
Every change over the API needs the token, on this machine too; it is in the file "token" of the data folder.`,
    )
    .action(run)
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

async function run(options: ServeOptions): Promise<void> {
  const { host, port, lexicon: paths, open } = options
  if (options.private && options.data) throw new UsageError('--private keeps nothing, --data says where to keep: give one of the two')
  if (options.token !== undefined && !/^[\w.~+/=-]{16,200}$/.test(options.token))
    throw new UsageError('--token takes 16 to 200 letters, digits and . ~ + / = - _: make one with: openssl rand -hex 16')
  const publicUrl = options.publicUrl === undefined ? undefined : originOf(options.publicUrl)
  const lexicon = lexiconWith(paths)
  const allowed = allowedBy(options)
  await fetcherOf(options)
  const reader = createReader(lexicon)
  // Only here: reading from the command line need not wait for a server to load.
  const [{ createApp }, samples, { PortError, serve }, access, { openStore, StoreError }, { accountsOf }] = await Promise.all([
    import('../server/app.ts'),
    import('../server/samples.ts'),
    import('../server/serve.ts'),
    import('../server/access.ts'),
    import('../store/index.ts'),
    import('../store/accounts/accounts.ts'),
  ])
  const scratch = new Scratch()
  const location = options.private ? scratch.folder('private') : dataLocation(options.data)
  const store = await openStore(location).catch((error) => {
    scratch.wipe()
    throw error instanceof StoreError ? new UsageError(error.message) : error
  })
  try {
    const accounts = accountsOf(store.database)
    const team = !LOOPBACK.has(host) || publicUrl !== undefined
    if (team) await firstAdmin(accounts, host)
    const token = options.token ?? (isDatabaseUrl(location) ? access.newToken() : access.tokenOf(join(location, 'token')))
    const shelf = await openStore(scratch.folder('samples'))
    await samples.addSamples(shelf, reader, samples.loadSamples(new URL('../../samples/', import.meta.url)))
    const app = createApp({
      store,
      samples: shelf,
      reader,
      lexicon,
      access: team ? access.teamAccess(accounts, publicUrl?.startsWith('https:') ?? false) : access.localAccess(token, userName()),
      publicUrl: publicUrl ?? (team ? `http://${host}:${port ?? 4317}` : undefined),
      webRoot: webRoot(),
      onFault: (error) => complain(faultLine(error)),
      allow: allowed,
    })
    if (!isDatabaseUrl(location)) await app.clearUp()
    const server = await serve(app, port, host).catch((error) => {
      throw error instanceof PortError ? new UsageError(error.message) : error
    })
    process.stdout.write(`${server.url}\n`)
    if (options.watch) app.watch()
    if (options.private) sayPrivate(dataLocation(undefined))
    else process.stderr.write(`isnad: articles are kept in ${store.location}\n`)
    if (open) show(server.url)
    let stopping = false
    const stop = async () => {
      if (stopping) return
      stopping = true
      await server.close()
      await app.stop()
      await Promise.all([store.close(), shelf.close()])
      scratch.wipe()
      process.exit(0)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    await store.close()
    scratch.wipe()
    throw error
  }
}

/** Folders that go when the program ends, whichever way. */
class Scratch {
  readonly #folders: string[] = []

  constructor() {
    process.once('exit', () => this.wipe())
  }

  folder(name: string): string {
    // Where the system has a file system in memory, nothing of it reaches the disk.
    const root = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
    const made = mkdtempSync(join(root, `isnad-${name}-`), { encoding: 'utf8' })
    this.#folders.push(made)
    const inside = join(made, 'store')
    mkdirSync(inside, { mode: 0o700 })
    return inside
  }

  wipe(): void {
    for (const folder of this.#folders.splice(0)) rmSync(folder, { recursive: true, force: true })
  }
}

/** A team needs someone who can let the others in. @throws UsageError where nobody can. */
async function firstAdmin(accounts: import('../store/accounts/accounts.ts').Accounts, host: string): Promise<void> {
  const { passwordFault } = await import('../store/accounts/accounts.ts')
  const password = process.env.ISNAD_ADMIN_PASSWORD
  delete process.env.ISNAD_ADMIN_PASSWORD
  if ((await accounts.list()).some((a) => a.role === 'admin' && !a.disabled)) return
  if (password === undefined)
    throw new UsageError(
      `${host} lets others in, and nobody has a password yet: give the first one in ISNAD_ADMIN_PASSWORD, then log in as admin`,
    )
  const fault = passwordFault(password, 'admin')
  if (fault !== undefined) throw new UsageError(`ISNAD_ADMIN_PASSWORD: ${fault}`)
  await accounts.create('admin', 'admin', password)
}

function originOf(url: string): string {
  try {
    const { protocol, origin, pathname } = new URL(url)
    if ((protocol === 'https:' || protocol === 'http:') && pathname === '/') return origin
  } catch {}
  throw new UsageError(`--public-url ${url}: give a scheme and a name, such as https://isnad.example.org`)
}

function userName(): string {
  try {
    return userInfo().username || 'me'
  } catch {
    return 'me' // a user without an entry
  }
}

/** What a log may have of a fault: its kind and its place. Its message may hold words of an article. */
function faultLine(error: Error): string {
  if (process.env.ISNAD_DEBUG) return String(error.stack)
  const place = /\n\s+at (.*)/.exec(error.stack ?? '')?.[1] ?? 'an unknown place'
  return `${error.name} at ${place} (ISNAD_DEBUG=1 says more, words of articles too)`
}

function sayPrivate(kept: string): void {
  for (const line of [
    'private: what you add is kept in memory or a temporary folder, and goes when the program ends',
    `to wipe what was kept before: end isnad, then delete ${kept}`,
    'deleting does not scrub a disk: only an encrypted one is safe from who takes it; nor does it reach backups',
    'the browser: close its window; isnad asks it to store nothing, and the address of an open article may be in its history',
  ])
    complain(line)
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
