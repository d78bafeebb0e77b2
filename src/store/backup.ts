/** Copies of a store, and stores from copies. A backup is one SQLite file, whichever database it is of. */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { copyRows } from './copy.ts'
import type { Database } from './database.ts'
import { migrate } from './migrations/migrate.ts'
import { searchIndexOf } from './search/index.ts'
import { FILE, openSqlite } from './sqlite/database.ts'
import { StoreError } from './store-error.ts'

export interface Backup {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Writes the file `to`, and `to.sha256` beside it, as `sha256sum` has it. @throws StoreError where there is such a file. */
export async function backup(database: Database, to: string): Promise<Backup> {
  const path = resolve(to)
  if (existsSync(path)) throw new StoreError('misuse', `${path}: there is such a file: name another`)
  const folder = dirname(path)
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const scratch = mkdtempSync(join(folder, '.isnad-backup-'))
  const whole = join(scratch, 'backup.db')
  try {
    if (database.dialect === 'sqlite') await database.run('vacuum into ?', [whole])
    else {
      const copy = await emptyStore(scratch)
      try {
        await copyRows(database, copy, path)
      } finally {
        await copy.close()
      }
      renameSync(join(scratch, FILE), whole)
    }
    chmodSync(whole, 0o600)
    flush(whole)
    const sha256 = await hashOfFile(whole)
    renameSync(whole, path)
    writeFileSync(`${path}.sha256`, `${sha256}  ${basename(path)}\n`, { mode: 0o600 })
    return { path, bytes: statSync(path).size, sha256 }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Puts a backup in the place of a folder's store; the one that was there stays beside it. */
export async function restoreFolder(from: string, folder: string): Promise<void> {
  await checkBackup(from)
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, FILE)
  const scratch = mkdtempSync(join(folder, '.isnad-restore-'))
  try {
    const file = join(scratch, FILE)
    copyFileSync(from, file)
    chmodSync(file, 0o600)
    await checkWhole(scratch, from)
    flush(file)
    if (existsSync(path)) keepAside(folder, path)
    renameSync(file, path)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Copies a backup into an empty database that was just opened. */
export async function restoreInto(from: string, database: Database, shown: string): Promise<void> {
  await checkBackup(from)
  const scratch = mkdtempSync(join(tmpdir(), 'isnad-restore-'))
  try {
    copyFileSync(from, join(scratch, FILE))
    await checkWhole(scratch, from)
    const copy = openSqlite(scratch, false)
    try {
      await migrate(copy, from, [])
      await copyRows(copy, database, shown)
    } finally {
      await copy.close()
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function emptyStore(folder: string): Promise<Database> {
  const database = openSqlite(folder, true)
  await migrate(database, folder, searchIndexOf('sqlite').schema)
  return database
}

/** The log goes with its file: without it, a store that was not closed would lose what the log holds. */
function keepAside(folder: string, path: string): void {
  let n = 1
  while (existsSync(join(folder, `isnad-before-restore-${n}.db`))) n++
  const aside = join(folder, `isnad-before-restore-${n}.db`)
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, aside + end)
}

async function checkBackup(from: string): Promise<void> {
  if (!existsSync(from)) throw new StoreError('missing', `${from}: no such file`)
  const list = `${from}.sha256`
  if (!existsSync(list)) return
  const wanted = readFileSync(list, 'utf8').trim().split(/\s+/)[0]
  if (wanted !== (await hashOfFile(from)))
    throw new StoreError('damaged', `${from}: not the bytes that ${basename(list)} names: take another copy of the backup`)
}

async function checkWhole(folder: string, shown: string): Promise<void> {
  let found: readonly string[]
  try {
    const database = openSqlite(folder, false)
    found = (await database.integrity()).found
    await database.close()
  } catch (error) {
    throw new StoreError('damaged', `${shown}: no whole backup: take another copy of it`, error)
  }
  if (found.length > 0) throw new StoreError('damaged', `${shown}: no whole backup (${found[0]}): take another copy of it`)
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
