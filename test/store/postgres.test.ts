/** The store in PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
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
