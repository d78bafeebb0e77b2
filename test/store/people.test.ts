/** What people set, in both stores: corrections, the lexicon of the house, accounts and their sessions. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { accountsOf } from '../../src/store/accounts/accounts.ts'
import { correctionsOf } from '../../src/store/corrections/corrections.ts'
import { toChange } from '../../src/store/corrections/propose.ts'
import { houseLexiconOf } from '../../src/store/house-lexicon/house-lexicon.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { PLEDGE, read } from './articles.ts'
import { type Postgres, startPostgres } from './postgres-server.ts'

const root = mkdtempSync(join(tmpdir(), 'isnad-people-'))
let postgres: Postgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  rmSync(root, { recursive: true, force: true })
  await postgres?.stop()
})

let folders = 0
contract('SQLite', () => openStore(join(root, `store-${++folders}`)))
contract('PostgreSQL', async () => openStore(await postgres.newUrl()))

function contract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    test('corrections are kept in their order, listed by page, undone once, and go with their article', async () => {
      const pledge = read(PLEDGE)
      const [{ article }] = await store.add([pledge])
      const corrections = correctionsOf(store.database)
      const target = pledge.record.attributions[0].id
      const made = []
      for (const force of ['deny', 'warn', 'promise'] as const) {
        const change = toChange(PLEDGE.text, pledge.record, { act: 'change', of: 'statement', target, to: { force } })
        made.push(await corrections.add(article, force === 'warn' ? 'rana' : 'noura', change))
      }
      expect(await corrections.of(article)).toEqual(made)
      const first = await corrections.list({}, { limit: 2 })
      const rest = await corrections.list({}, { limit: 2, after: first.next })
      expect([...first.items, ...rest.items]).toEqual([...made].reverse())
      expect(rest.next).toBeNull()
      await expect(corrections.list({}, { after: 'nonsense' })).rejects.toThrow('no such place')
      expect((await corrections.list({ author: 'rana' })).items).toEqual([made[1]])
      expect((await corrections.ofAll([article, 'other'])).get(article)).toEqual(made)
      const undone = await corrections.undo(made[0].id, 'rana')
      expect(undone).toMatchObject({ undone: { author: 'rana' } })
      expect(await corrections.undo(made[0].id, 'noura')).toEqual(undone)
      expect(await corrections.undo('none', 'noura')).toBeUndefined()
      expect(await corrections.articles()).toEqual([article])
      await store.takeOut({ kind: 'article', id: article }, { by: 'noura' })
      expect((await corrections.list({})).items).toEqual([])
    })

    test('names are added once, with all their aliases, and taken out', async () => {
      const lexicon = houseLexiconOf(store.database)
      const one = await lexicon.add({ kind: 'body', name: 'هيئة النخيل', aliases: ['النخيل'], country: 'IQ' }, 'noura')
      const same = await lexicon.add({ kind: 'body', name: 'هيئة النخيل', aliases: ['الهيئة الكبرى'], correction: 'k1' }, 'rana')
      expect(same).toEqual({ ...one, aliases: ['النخيل', 'الهيئة الكبرى'] })
      await lexicon.add({ kind: 'person', name: 'سعاد المرزوقي', aliases: [], correction: 'k2' }, 'rana')
      await lexicon.removeOf('k2')
      expect(await lexicon.list()).toEqual([same])
      expect(await lexicon.remove(one.id)).toBe(true)
      expect([await lexicon.remove(one.id), await lexicon.get(one.id), await lexicon.list()]).toEqual([false, undefined, []])
    })

    test('accounts log in, change and leave; sessions end with them, or in time', async () => {
      let now = new Date('2024-02-14T09:00:00Z')
      const accounts = accountsOf(store.database, () => now)
      const password = 'four quiet green words'
      expect(await accounts.create('noura', 'admin', password)).toMatchObject({ name: 'noura', role: 'admin', disabled: false })
      expect(await accounts.create('noura', 'reader', password)).toBeUndefined()
      expect([await accounts.login('noura', 'wrong'), await accounts.login('nobody', password)]).toEqual([undefined, undefined])
      const made = await accounts.login('noura', password)
      if (made === undefined) throw new Error('no session')
      expect(await accounts.session(made.token)).toEqual(made.session)
      expect(await accounts.sessions('noura')).toEqual([made.session])
      expect(await accounts.update('noura', { role: 'reader' })).toBe('last-admin')
      expect(await accounts.revoke('%')).toBe(false)
      expect(await accounts.revoke(made.session.id)).toBe(true)
      expect([await accounts.session(made.token), await accounts.revoke(made.session.id)]).toEqual([undefined, false])
      const second = await accounts.login('noura', password)
      now = new Date('2024-03-14T09:00:00Z')
      expect(await accounts.session(second?.token ?? '')).toBeUndefined()
      const hash = await store.database.run<{ readonly password_hash: string }>('select password_hash from accounts')
      expect(hash[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    })
  })
}
