/** The store in PostgreSQL. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../src/store/migrations/migrate.ts'
import { MIGRATIONS } from '../../src/store/migrations/migration.ts'
import { openStore, restoreStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { PLEDGE, read, reprint, UNDATED, VISIT, WIRE } from './articles.ts'
import { contract } from './contract.ts'
import { type Postgres, startPostgres } from './postgres-server.ts'

let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

contract('PostgreSQL', async () => openStore(await postgres.newUrl()))

test('where nobody answers, it says so, and never the password', async () => {
  const opening = openStore('postgres://isnad:secret@127.0.0.1:1/isnad')
  await expect(opening).rejects.toThrow('postgres://isnad@127.0.0.1:1/isnad: nobody answers there')
})

test('PostgreSQL and SQLite give the same export, and one is restored into the other', async () => {
  const root = mkdtempSync(join(tmpdir(), 'isnad-both-'))
  const lines = async (store: Store) => {
    const all: string[] = []
    for await (const line of store.export()) all.push(line)
    return all
  }
  const [folder, database] = [await openStore(join(root, 'data')), await openStore(await postgres.newUrl())]
  try {
    const articles = [PLEDGE, VISIT, UNDATED, WIRE, reprint(WIRE, 'صدى الوادي', '2021-08-03')]
    await folder.add(articles.map((article) => read(article)))
    for (const article of [...articles].reverse()) await database.add([read(article)])
    expect(await lines(database)).toEqual(await lines(folder))
    await folder.backup(join(root, 'copy.db'))
    const url = await postgres.newUrl()
    await restoreStore(join(root, 'copy.db'), url)
    const restored = await openStore(url)
    expect(await lines(restored)).toEqual(await lines(folder))
    for await (const finding of restored.verify()) expect(finding).toBeUndefined()
    await restored.close()
    await expect(restoreStore(join(root, 'copy.db'), url)).rejects.toThrow('there is something in it already')
  } finally {
    await folder.close()
    await database.close()
    rmSync(root, { recursive: true, force: true })
  }
})

test('before its tables change a copy is kept in the database', async () => {
  const store = await openStore(await postgres.newUrl())
  await store.add([read(PLEDGE)])
  const [{ name }] = await store.database.run<{ readonly name: string }>('select current_schema() as name')
  await migrate(store.database, 'database', [], [...MIGRATIONS, () => ['create table more (a text)']])
  const copy = `isnad_before_schema_${MIGRATIONS.length + 1}`
  expect(await store.database.run(`select count(*) as n from ${copy}.articles`)).toEqual([{ n: 1 }])
  await store.database.run(`drop schema ${copy} cascade`)
  expect(name).toContain('isnad_')
  await store.close()
})
