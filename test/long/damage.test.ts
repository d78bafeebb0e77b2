/** Two hundred flipped bytes: an error or a right answer, never a wrong one in silence. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { read } from '../store/articles.ts'
import { flipBytes, news } from '../support/store-faults.ts'

const root = mkdtempSync(join(tmpdir(), 'isnad-damage-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('flipped bytes are seen or do no harm', async () => {
  const folder = join(root, 'store')
  const store = await openStore(folder)
  await store.add(news(300).map((article) => read(article)))
  await store.close()
  expect(await flipBytes(folder, Number(process.env.ISNAD_FLIPS ?? 200), 17)).toEqual([])
})
