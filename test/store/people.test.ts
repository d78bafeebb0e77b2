/** What people set, in both stores: corrections, the lexicon of the house, accounts and their sessions. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Article } from '../../src/index.ts'
import { accountsOf } from '../../src/store/accounts/accounts.ts'
import { correctionsOf } from '../../src/store/corrections/corrections.ts'
import { toChange } from '../../src/store/corrections/propose.ts'
import { houseLexiconOf } from '../../src/store/house-lexicon/house-lexicon.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { all } from '../support/store-faults.ts'
import { PLEDGE, read, VISIT } from './articles.ts'
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

    test('search finds what people say instead of what was read, and what was read again once they take it back', async () => {
      const pledge = read(PLEDGE)
      const [{ article }] = await store.add([pledge, read(VISIT)])
      const corrections = correctionsOf(store.database)
      const ids = async (query: string) => (await store.search.statements({ query })).items.map(({ statement }) => statement.id)
      const articles = async (query: string) => (await store.search.articles({ query })).items.length
      const speakers = async () => (await store.search.summary('statements', { query: '' })).facets.speaker.values.map(({ value }) => value)
      const whole = async () => expect(await all(store.verify())).toEqual([])
      const before = { ids: await ids(''), speakers: await speakers() }
      const [said] = await ids('مولدة')
      const of = pledge.record.attributions.find(({ content }) => PLEDGE.text.slice(content[0].start, content[0].end).includes('مولدة'))
      const target = of?.id ?? ''

      const named = { name: 'هالة السمان', type: 'person', affiliation: 'مجلس القرى' } as const
      const speaker = await corrections.add(
        article,
        'noura',
        toChange(PLEDGE.text, pledge.record, { act: 'change', of: 'statement', target, to: { speaker: named, force: 'promise' } }),
      )
      expect(await ids('speaker:السمان')).toEqual([said])
      expect(await ids('affiliation:"مجلس القرى"')).toEqual([said])
      expect(await ids('مولدة speaker:النجدي')).toEqual([])
      expect(await ids('مولدة force:promise')).toEqual([said])
      expect(await articles('speaker:السمان')).toBe(1)
      expect(await speakers()).toContain('هالة السمان')
      await whole()

      // A further reading and an edited text leave it as people have it.
      const again = (of: Article) => read(of).record
      for await (const _ of store.reread(again, { all: true }));
      expect(await ids('speaker:السمان')).toEqual([said])
      const edited = { ...PLEDGE, publishedAt: '2021-07-29', text: `${PLEDGE.text}\nوانتهى الاجتماع مساء.` }
      await store.add([read(edited)])
      expect(await ids('speaker:السمان')).toEqual([said])
      await whole()
      await corrections.undo(speaker.id, 'noura')
      expect(await ids('speaker:السمان')).toEqual([])
      expect(await ids('مولدة speaker:النجدي')).toEqual([said])
      expect(await articles('speaker:السمان')).toBe(0)

      const strike = await corrections.add(
        article,
        'noura',
        toChange(PLEDGE.text, pledge.record, { act: 'strike', of: 'statement', target }),
      )
      expect(await ids('مولدة')).toEqual([])
      expect((await ids('')).length).toBe(before.ids.length - 1)
      await whole()
      await corrections.undo(strike.id, 'noura')
      expect(await ids('مولدة')).toEqual([said])

      const start = PLEDGE.text.indexOf('تعهد بدعم')
      const content = [{ start, end: start + 'تعهد بدعم المزارعين'.length }]
      const added = await corrections.add(
        article,
        'noura',
        toChange(PLEDGE.text, pledge.record, { act: 'add', of: 'statement', item: { content, speaker: named, kind: 'indirect' } }),
      )
      const [found] = (await store.search.statements({ query: 'speaker:السمان' })).items
      expect(found.statement).toMatchObject({ speaker: 'هالة السمان', words: 'تعهد بدعم المزارعين', article, local: `c-${added.id}` })
      expect(await store.statements.get(found.statement.id)).toEqual(found.statement)
      await whole()
      for await (const _ of store.reread(again, { all: true }));
      expect(await ids('speaker:السمان')).toEqual([found.statement.id])
      await whole()
      await corrections.undo(added.id, 'noura')
      expect(await ids('speaker:السمان')).toEqual([])
      expect([...(await ids(''))].sort()).toEqual([...before.ids].sort())
      expect(await speakers()).toEqual(before.speakers)
      await whole()
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
