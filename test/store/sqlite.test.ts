/** The store in a folder. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
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

test('what is not to be made is missed', async () => {
  await expect(openStore(newFolder(), { create: false })).rejects.toThrow('no such folder')
})
