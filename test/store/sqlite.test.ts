/** The store in a folder. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../../src/store/migrations/migrate.ts'
import { MIGRATIONS, type Migration } from '../../src/store/migrations/migration.ts'
import { openStore, restoreStore } from '../../src/store/open.ts'
import { all } from '../support/store-faults.ts'
import { PLEDGE, read, VISIT } from './articles.ts'
import { contract } from './contract.ts'

const root = mkdtempSync(join(tmpdir(), 'isnad-store-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let number = 0
const newFolder = () => join(root, `store-${number++}`)

contract('SQLite', () => openStore(newFolder()))

test('the folder and its file are their owner’s alone', async () => {
  const folder = newFolder()
  const store = await openStore(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of ['isnad.db', 'isnad.db-wal', 'isnad.db-shm']) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
  await store.close()
})

test('what was taken out is in none of its files', async () => {
  const folder = newFolder()
  const store = await openStore(folder)
  const many = Array.from({ length: 200 }, (_, i) =>
    read({ ...PLEDGE, url: `https://news.example/${i}`, text: `${PLEDGE.text}\nزيادة ${i}.` }),
  )
  const secret = { ...PLEDGE, url: 'https://news.example/secret', text: 'قال الشاهد غزوان المستعار إن المخزن القديم كان فارغاً تلك الليلة.' }
  await store.add(many.slice(0, 100))
  const [added] = await store.add([read(secret, { raw: Buffer.from(secret.text), source: 'secret-source' })])
  await store.add(many.slice(100))
  const words = ['غزوان', 'secret-source', 'المخزن القديم', 'news.example/secret'].map((word) => Buffer.from(word))
  const found = () => readdirSync(folder).flatMap((name) => words.filter((word) => readFileSync(join(folder, name)).includes(word)))
  expect(found().length).toBeGreaterThan(0)
  await store.takeOut({ kind: 'article', id: added.article }, { by: 'editor' })
  expect(found()).toEqual([])
  await store.close()
  expect(found()).toEqual([])
})

test('a store that a later isnad wrote is left alone', async () => {
  const folder = newFolder()
  const store = await openStore(folder)
  await store.database.write((writer) => writer.run("update meta set value = '999' where name = 'schema'"))
  await store.close()
  await expect(openStore(folder)).rejects.toThrow('a later isnad wrote it (schema 999')
})

test('before its tables change a copy is kept; a change that fails changes nothing', async () => {
  const folder = newFolder()
  const store = await openStore(folder)
  await store.add([read(PLEDGE)])
  const failing: readonly Migration[] = [...MIGRATIONS, () => ['create table more (a text)', 'no sql']]
  await expect(migrate(store.database, folder, [], failing)).rejects.toThrow('syntax error')
  expect(await store.database.run("select 1 from sqlite_master where name = 'more'")).toEqual([])
  await migrate(store.database, folder, [], [...MIGRATIONS, () => ['create table more (a text)']])
  expect(await store.database.run("select 1 as one from sqlite_master where name = 'more'")).toEqual([{ one: 1 }])
  await store.close()
  await expect(openStore(folder)).rejects.toThrow('a later isnad')
  await restoreStore(join(folder, `isnad-before-schema-${MIGRATIONS.length + 1}.db`), folder)
  const before = await openStore(folder)
  expect((await before.counts()).articles).toBe(1)
  await before.close()
})

test('a full disk costs one clear line and the batch that did not fit; it goes on when there is space', async () => {
  const store = await openStore(newFolder())
  await store.add([read(PLEDGE)])
  const pages = async (most: number) => store.database.write((writer) => writer.run(`pragma max_page_count = ${most}`))
  await pages(1)
  const many = Array.from({ length: 100 }, (_, i) => read({ ...VISIT, url: `https://news.example/${i}` }))
  await expect(store.add(many)).rejects.toThrow('the disk is full: free some space and try again; what was added before is safe')
  expect((await store.counts()).articles).toBe(1)
  await pages(0x3fffffff)
  await store.add(many)
  expect((await store.counts()).articles).toBe(101)
  await store.close()
})

test('flipped bytes are found, never read as if they were right', async () => {
  const folder = newFolder()
  const store = await openStore(folder)
  await store.add(Array.from({ length: 30 }, (_, i) => read({ ...PLEDGE, url: `https://news.example/${i}`, text: `${PLEDGE.text} ${i}` })))
  await store.close()
  const whole = readFileSync(join(folder, 'isnad.db'))
  for (const share of [0, 0.3, 0.5, 0.7]) {
    const bytes = Buffer.from(whole)
    bytes.fill(0x5a, Math.floor(share * bytes.length), Math.floor(share * bytes.length) + 3000)
    writeFileSync(join(folder, 'isnad.db'), bytes)
    const problems: string[] = []
    try {
      const damaged = await openStore(folder)
      for await (const { detail } of damaged.verify()) problems.push(detail)
      await damaged.close()
    } catch (error) {
      problems.push((error as Error).message)
    }
    expect(problems.length, String(share)).toBeGreaterThan(0)
    for (const line of problems) expect(line).not.toContain('\n')
  }
})

test('a text that is no UTF-8 costs one clear line wherever it is read, not the process', async () => {
  const folder = newFolder()
  const store = await openStore(folder)
  const [added] = await store.add([read(PLEDGE)])
  const [statement] = (await store.statements.list({})).items
  for (const [table, column, asks] of [
    [
      'statements',
      'words',
      [() => store.statements.list({}), () => store.statements.get(statement.id), () => store.search.statements({ query: '' })],
    ],
    ['versions', 'text', [() => store.articles.get(added.article), () => store.search.articles({ query: '' }), () => all(store.export())]],
    ['search_values', 'value', [() => store.search.summary('statements', { query: '' })]],
  ] as const) {
    await store.database.write((writer) => writer.run(`update ${table} set ${column} = cast(x'41d8ff' as text)`))
    for (const ask of asks)
      await expect(ask()).rejects.toThrow(
        `${folder}: a text in the file is damaged: see what else is (isnad verify), and restore the last backup (isnad restore)`,
      )
  }
  expect((await all(store.verify())).map(({ detail }) => detail)).toContainEqual(
    expect.stringMatching(/of the texts in versions.text are no texts/),
  )
  await store.close()
})

test('two that write to one folder take turns', async () => {
  const folder = newFolder()
  const [one, two] = [await openStore(folder), await openStore(folder)]
  const batch = (from: number) => Array.from({ length: 20 }, (_, i) => read({ ...VISIT, url: `https://news.example/${from + i}` }))
  const added = await Promise.all([one.add(batch(0)), two.add(batch(10)), one.add(batch(20)), two.add(batch(30))])
  expect(added.flat().filter((each) => each.outcome === 'added').length).toBe(50)
  expect(await one.counts()).toEqual(await two.counts())
  await one.close()
  await two.close()
})

test('a folder that is a file, a file that is no store', async () => {
  const folder = newFolder()
  writeFileSync(folder, 'text')
  await expect(openStore(folder)).rejects.toThrow('a file: name a folder for the store')
  const other = newFolder()
  mkdirSync(other)
  writeFileSync(
    join(other, 'isnad.db'),
    'this is not a database, but it is long enough to be looked at as if it were one, header and all. '.repeat(20),
  )
  await expect(openStore(other)).rejects.toThrow('the file is damaged: restore the last backup')
})

test.skipIf(process.getuid?.() === 0)('a folder that may not be written to', async () => {
  const folder = newFolder()
  mkdirSync(folder, { mode: 0o500 })
  await expect(openStore(folder)).rejects.toThrow(/cannot be opened|read-only/)
})

test('what is not to be made is missed', async () => {
  await expect(openStore(newFolder(), { create: false })).rejects.toThrow('no such folder')
})
