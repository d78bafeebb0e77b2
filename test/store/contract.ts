/** What every store promises, run against each of them. `open` gives a new, empty store. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { PLEDGE, read, UNDATED, VISIT } from './articles.ts'

export function contract(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let store: Store
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    test('what is added is there: its text, its record, its statements', async () => {
      const pledge = read(PLEDGE, { source: 'news.jsonl:1', raw: Buffer.from('raw bytes'), decoding: { encoding: 'utf-8' } })
      const [added] = await store.add([pledge])
      expect(added.outcome).toBe('added')
      const article = await store.articles.get(added.article)
      expect(article).toMatchObject({ id: added.article, version: added.version, text: PLEDGE.text, outlet: PLEDGE.outlet, versions: 1 })
      expect(article?.decoding).toEqual({ encoding: 'utf-8' })
      expect(Buffer.from((await store.articles.raw(article?.raw ?? '')) ?? []).toString()).toBe('raw bytes')
      expect(await store.records.get(added.article)).toEqual(pledge.record)
      expect(await store.records.get(added.version)).toEqual(pledge.record)
      const { items } = await store.statements.list({ article: added.article })
      expect(items.map((s) => s.local)).toEqual(pledge.record.attributions.map((a) => a.id))
      for (const { words, places } of items)
        expect(places.content.map(([start, end]) => PLEDGE.text.slice(start, end)).join(' … ')).toBe(words)
      expect(await store.statements.get(items[0].id)).toEqual(items[0])
      const events = await store.events.list({ article: added.article })
      expect(events.items.map((e) => e.local)).toEqual(pledge.record.events.map((e) => e.id))
    })

    test('adding again changes nothing', async () => {
      const batch = [read(PLEDGE), read(VISIT), read(PLEDGE)]
      const outcomes = async () => (await store.add(batch)).map((each) => each.outcome)
      expect(await outcomes()).toEqual(['added', 'added', 'same'])
      const before = await store.counts()
      expect(await outcomes()).toEqual(['same', 'same', 'same'])
      expect(await store.counts()).toEqual(before)
    })

    test('lists come newest first, undated last, a page at a time', async () => {
      await store.add([read(UNDATED), read(PLEDGE), read(VISIT)])
      const all = await store.articles.list({})
      expect(all.items.map((a) => a.publishedAt)).toEqual(['2021-07-30', '2021-07-28', null])
      expect(all.next).toBeNull()
      const statements = (await store.statements.list({})).items
      expect(statements.length).toBeGreaterThan(3)
      const paged = []
      let after: string | null = null
      do {
        const page = await store.statements.list({}, { after, limit: 2 })
        paged.push(...page.items)
        after = page.next
      } while (after !== null)
      expect(paged).toEqual(statements)
      await expect(store.statements.list({}, { after: 'no cursor' })).rejects.toThrow('no cursor of this list')
    })

    test('actors are one over all articles', async () => {
      await store.add([read(PLEDGE), read({ ...PLEDGE, url: 'https://other.example/9', outlet: 'جريدة الهضبة' })])
      const { items } = await store.actors.list({ name: 'النجدي' })
      expect(items.map((actor) => [actor.name, actor.articles])).toEqual([['سامر النجدي', 2]])
      expect(await store.actors.get(items[0].id)).toEqual(items[0])
      const said = await store.statements.list({ actor: items[0].id })
      expect(said.items.length).toBe(items[0].statements)
    })

    test('feeds, saved searches and jobs are kept', async () => {
      await store.feeds.put({ url: 'https://news.example/feed', outlet: 'صدى الوادي' })
      expect(await store.feeds.put({ url: 'https://news.example/feed', etag: 'x' })).toMatchObject({ outlet: 'صدى الوادي', etag: 'x' })
      expect((await store.feeds.list()).length).toBe(1)
      const search = await store.savedSearches.create({ name: 'دعم', query: { q: 'دعم' } })
      expect(await store.savedSearches.get(search.id)).toEqual(search)
      expect(await store.savedSearches.remove(search.id)).toBe(true)
      expect(await store.savedSearches.remove(search.id)).toBe(false)
      const job = await store.jobs.create('add', { files: 3 })
      expect(await store.jobs.update(job.id, { state: 'done', done: 3 })).toMatchObject({ state: 'done', done: 3, detail: { files: 3 } })
      expect((await store.jobs.list()).items.map((j) => j.id)).toEqual([job.id])
    })
  })
}
