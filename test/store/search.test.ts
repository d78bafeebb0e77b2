/** Search in both stores. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { type Postgres, startPostgres } from './postgres-server.ts'
import { searchContract } from './search-contract.ts'

const root = mkdtempSync(join(tmpdir(), 'isnad-search-'))
let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  rmSync(root, { recursive: true, force: true })
  await postgres?.stop()
})

searchContract('SQLite', () => openStore(join(root, 'store')))
searchContract('PostgreSQL', async () => openStore(await postgres.newUrl()))
