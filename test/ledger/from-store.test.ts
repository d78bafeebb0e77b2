/** The ledger of a store is made once while the store holds the same, and anew with whatever changes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { ledgerOf } from '../../src/ledger/from-store.ts'
import { openStore } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'isnad-ledger-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const reader = createReader(loadLexicon())
const incoming = (id: string, text: string) => {
  const article = { id, outlet: 'المرفأ', publishedAt: '2021-12-20', url: `https://x.example/${id}`, text }
  return { article, record: reader.read(article) }
}

test('kept while nothing changes; made anew when an article comes, changes or goes', async () => {
  const store = await openStore(join(folder, 'store'), { create: true })
  try {
    const [one] = await store.add([incoming('1', 'قدمت اليابان 40 مليون دولار إلى وزارة الكهرباء لتمويل السد.')])
    const first = await ledgerOf(store)
    expect(first).toHaveLength(1)
    expect(await ledgerOf(store)).toBe(first)
    expect(await ledgerOf(store, { from: '2022-01-01' })).toHaveLength(0)
    await store.add([incoming('2', 'تسلمت وزارة الصحة 30 سيارة إسعاف من تركيا أمس.')])
    expect(await ledgerOf(store)).toHaveLength(2)
    await store.add([incoming('1', 'قدمت اليابان 50 مليون دولار إلى وزارة الكهرباء لتمويل السد.')])
    expect((await ledgerOf(store)).flatMap((row) => row.amounts.map((a) => a.number))).toEqual([50e6])
    await store.takeOut({ kind: 'article', id: one.article }, { by: 'test' })
    expect(await ledgerOf(store)).toHaveLength(1)
  } finally {
    await store.close()
  }
})
