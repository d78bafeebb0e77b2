/** What every store promises, run against each of them. `open` gives a new, empty store. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Article } from '../../src/index.ts'
import { openStore, restoreStore } from '../../src/store/open.ts'
import type { Incoming, Store } from '../../src/store/store.ts'
import { PLEDGE, read, reprint, UNDATED, VISIT, WIRE } from './articles.ts'

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
      const [at, later, long] = ['2031-04-02T12:00:00.000Z', '2031-04-02T12:15:00.000Z', '2031-01-01T00:00:00.000Z']
      expect((await store.feeds.claim(at, later, 10)).map((f) => f.url)).toEqual(['https://news.example/feed'])
      expect(await store.feeds.claim(at, later, 10)).toEqual([])
      await store.feeds.put({ url: 'https://news.example/rests', state: 'paused' })
      expect((await store.feeds.claim(later, later, 10)).map((f) => f.url)).toEqual(['https://news.example/feed'])
      const entry = { entry: 'a', tries: 1, done: false, problem: 'x' }
      await store.feeds.mark('https://news.example/feed', [entry, { ...entry, entry: 'b' }], long)
      await store.feeds.mark('https://news.example/feed', [{ ...entry, done: true, tries: 2, problem: null }], at)
      await store.feeds.touch('https://news.example/feed', ['a'], at, at)
      const known = [{ entry: 'a', tries: 2, done: true, problem: null }]
      expect(await store.feeds.entries('https://news.example/feed', ['a', 'b', 'c'])).toEqual(known)
      await store.feeds.move('https://news.example/feed', 'https://news.example/new')
      expect(await store.feeds.get('https://news.example/feed')).toBeUndefined()
      expect(await store.feeds.get('https://news.example/new')).toMatchObject({ outlet: 'صدى الوادي', etag: null })
      expect(await store.feeds.entries('https://news.example/new', ['a'])).toEqual(known)
      await store.feeds.move('https://news.example/new', 'https://news.example/rests')
      expect((await store.feeds.list()).map((f) => f.url)).toEqual(['https://news.example/rests'])
      expect(await store.feeds.remove('https://news.example/rests')).toBe(true)
      expect(await store.feeds.entries('https://news.example/rests', ['a'])).toEqual([])
      const search = await store.savedSearches.create({ name: 'دعم', query: { q: 'دعم' } })
      expect(await store.savedSearches.get(search.id)).toEqual(search)
      expect(await store.savedSearches.remove(search.id)).toBe(true)
      expect(await store.savedSearches.remove(search.id)).toBe(false)
      await store.failures.note('/news/all.zip', [{ at: '/one.pdf', why: 'broken' }])
      await store.failures.note('/news/all.zip', [
        { at: '/one.pdf', why: 'broken still' },
        { at: '/two.pdf', why: 'broken' },
      ])
      expect((await store.failures.list()).map(({ at, why, tries }) => [at, why, tries])).toEqual([
        ['/one.pdf', 'broken still', 2],
        ['/two.pdf', 'broken', 1],
      ])
      await store.failures.note('/news/all.zip', [])
      expect(await store.failures.list()).toEqual([])
      await store.failures.note('/news/b.pdf', [{ at: '', why: 'gone' }])
      expect(await store.failures.forget('/news/b.pdf')).toBe(1)

      const job = await store.jobs.create('add', { files: 3 })
      expect(await store.jobs.update(job.id, { state: 'done', done: 3 })).toMatchObject({ state: 'done', done: 3, detail: { files: 3 } })
      expect((await store.jobs.list()).items.map((j) => j.id)).toEqual([job.id])
    })

    describe('another text of an article', () => {
      const said = async (article: string) => (await store.statements.list({ article })).items
      const wordsOf = async (article: string) => new Map((await said(article)).map((s) => [s.words, s.id]))
      const edited = (change: (text: string) => string): Article => ({ ...PLEDGE, text: change(PLEDGE.text) })

      test('is a new version of it; what is said as before keeps its id where it moved to', async () => {
        const [first] = await store.add([read(PLEDGE)])
        const before = await wordsOf(first.article)
        const moved = edited((text) => text.replace('\n', '\nفي خبر يهم أهل السهل جميعاً.\n'))
        const [second] = await store.add([read(moved)])
        expect(second).toMatchObject({ outcome: 'new-version', article: first.article, lost: [] })
        expect(second.version).not.toBe(first.version)
        expect(await wordsOf(first.article)).toEqual(before)
        const article = await store.articles.get(first.article)
        expect(article).toMatchObject({ version: second.version, versions: 2, text: moved.text })
        for (const { places, words, version } of await said(first.article)) {
          expect(version).toBe(second.version)
          expect(places.content.map(([start, end]) => moved.text.slice(start, end)).join(' … ')).toBe(words)
        }
        expect((await store.articles.versions(first.article)).map((v) => v.text)).toEqual([PLEDGE.text, moved.text])
        expect((await store.add([read(PLEDGE), read(moved)])).map((each) => each.outcome)).toEqual(['same', 'same'])
      })

      test('loses what it says no more; nothing alike takes its place', async () => {
        const [first] = await store.add([read(PLEDGE)])
        const before = await said(first.article)
        const gone = before.find((s) => s.words.includes('لن نترك'))
        expect(gone).toBeDefined()
        const [second] = await store.add([read(edited((text) => text.replace('لن نترك أحداً', 'سوف نترك بعضاً')))])
        expect(second.lost).toEqual([gone?.id])
        const after = await said(first.article)
        expect(after.map((s) => s.id)).not.toContain(gone?.id)
        expect(after.some((s) => s.words.includes('سوف نترك'))).toBe(true)
        expect(await store.statements.get(gone?.id ?? '')).toMatchObject({ lost: true, version: first.version, words: gone?.words })
        const all = await store.statements.list({ article: first.article, lost: true })
        expect(all.items.length).toBe(after.length + 1)
      })

      test('that was published before is an older version, whenever it comes', async () => {
        const old = { ...edited((text) => text.replace('25 مليون', '20 مليون')), publishedAt: '2021-07-27' }
        const [first] = await store.add([read(PLEDGE)])
        const before = await said(first.article)
        await store.add([read(old)])
        expect(await store.articles.get(first.article)).toMatchObject({ version: first.version, versions: 2 })
        expect(await said(first.article)).toEqual(before)
      })

      test('of two that were said with the same words the one that stays keeps its own id', async () => {
        const twice: Article = {
          url: 'https://news.example/a/twice',
          text: 'في الصباح بدأ المؤتمر في قصر البلدية. وقال الوزير سالم الأيوبي إن الطريق مفتوح أمام الجميع. وبعد الظهر عقدت جلسة ثانية في النادي. وقال الوزير سالم الأيوبي إن الطريق مفتوح أمام الجميع. ثم انصرف الحاضرون.',
        }
        const [first] = await store.add([read(twice)])
        const both = (await said(first.article)).filter((s) => s.words.includes('الطريق مفتوح'))
        expect(both.length).toBe(2)
        expect(both[0].id).not.toBe(both[1].id)
        const cut = { ...twice, text: twice.text.slice(twice.text.indexOf('وبعد الظهر')) }
        const [second] = await store.add([read(cut)])
        const left = (await said(first.article)).filter((s) => s.words.includes('الطريق مفتوح'))
        expect(left.map((s) => s.id)).toEqual([both[1].id])
        expect(second.lost).toContain(both[0].id)
      })

      test('may come in the same batch', async () => {
        const outcomes = await store.add([read(PLEDGE), read(VISIT), read(edited((text) => `${text}\nانتهى.`)), read(WIRE)])
        expect(outcomes.map((each) => each.outcome)).toEqual(['added', 'added', 'new-version', 'added'])
      })
    })

    describe('near-duplicates', () => {
      const copies = [
        WIRE,
        reprint(WIRE, 'صدى الوادي', '2021-08-03', (text) => text.replace(/^.*\n/, 'الكرمة تنتظر الماء\n')),
        reprint(WIRE, 'بريد الساحل', '2021-08-04', (text) => text.slice(0, text.lastIndexOf('\n'))),
        reprint(WIRE, 'جريدة الهضبة', '2021-08-05'),
        reprint(WIRE, 'أخبار المرفأ', '2021-08-05', (text) => `${text}\nانتهى`),
      ]

      test('are one story, whatever comes first, and a statement in it is one with five carriers', async () => {
        const orders = [copies, [...copies].reverse(), [copies[2], copies[0], copies[4], copies[1], copies[3]]]
        const seen = []
        for (const order of orders) {
          const other = order === copies ? store : await open()
          for (const article of order) await other.add([read(article)])
          await other.add([read(PLEDGE), read(VISIT)])
          const wire = (await other.articles.get((await other.add([read(WIRE)]))[0].article)) as { id: string }
          const story = await other.articles.story(wire.id)
          expect(story.map((a) => a.outlet)[0]).toBe(WIRE.outlet)
          const statement = (await other.statements.list({ article: wire.id })).items.find((s) => s.words.includes('ثلثي الأشغال'))
          const carriers = await other.statements.carriers(statement?.id ?? '')
          seen.push({
            story: story.map((a) => a.id),
            of: story[0].story,
            carriers: carriers.map((s) => s.outlet),
            utterance: carriers[0].utterance,
          })
          if (other !== store) await other.close()
        }
        expect(seen[0].story.length).toBe(5)
        expect(seen[0].carriers.length).toBe(5)
        expect(seen[0].carriers[0]).toBe(WIRE.outlet)
        expect(seen[1]).toEqual(seen[0])
        expect(seen[2]).toEqual(seen[0])
        expect((await store.articles.list({ story: seen[0].of })).items.length).toBe(5)
      })

      test('what is said again months later is another utterance', async () => {
        const later = reprint(WIRE, 'صدى الوادي', '2021-12-20')
        await store.add([read(WIRE), read(later)])
        const statements = (await store.statements.list({})).items.filter((s) => s.words.includes('ثلثي الأشغال'))
        expect(new Set(statements.map((s) => s.utterance)).size).toBe(2)
      })
    })

    const lines = async (of: Store, parts?: Parameters<Store['export']>[0]) => {
      const all: string[] = []
      for await (const line of of.export(parts)) all.push(line)
      return all
    }
    const findings = async (of: Store) => {
      const all = []
      for await (const finding of of.verify()) all.push(finding)
      return all
    }
    const corpus: readonly Article[] = [
      PLEDGE,
      { ...PLEDGE, text: PLEDGE.text.replace('25 مليون', '30 مليون') },
      VISIT,
      UNDATED,
      WIRE,
      reprint(WIRE, 'صدى الوادي', '2021-08-03'),
      { ...VISIT, id: '7', url: undefined },
      { text: 'قال المحافظ نادر الكيلاني إن \ud800 الجسر\0 سيفتح غداً.', outlet: 'بريد الساحل' },
    ]

    test('the same articles give the same export in any order and any batches', async () => {
      await store.add(corpus.map((article) => read(article)))
      const other = await open()
      for (const article of [...corpus].reverse()) await other.add([read(article)])
      expect(await lines(other)).toEqual(await lines(store))
      await other.close()
      const kinds = (await lines(store)).map((line) => JSON.parse(line).kind)
      expect(kinds.filter((kind) => kind === 'article').length).toBe(corpus.length - 1)
      expect(kinds.filter((kind) => kind === 'record').length).toBe(corpus.length)
      expect(await lines(store, ['articles'])).toHaveLength(corpus.length - 1)
    })

    test('a text that no database can hold comes back unit for unit', async () => {
      const odd = corpus[corpus.length - 1]
      const [added] = await store.add([read(odd)])
      expect((await store.articles.get(added.article))?.text).toBe(odd.text)
      expect(await findings(store)).toEqual([])
    })

    test('verify finds nothing where all is well, and what was tampered with', async () => {
      await store.add(corpus.map((article) => read(article, { raw: Buffer.from(article.text) })))
      expect(await findings(store)).toEqual([])
      const sql = (text: string) => store.database.write((writer) => writer.run(text))
      await sql("update statements set words = 'غير ما قيل' where key = 1")
      await sql('update versions set text = text_hash where key = 2')
      await sql('update raw set size = size + 1 where hash = (select min(hash) from raw)')
      await sql('delete from events where key = 1')
      const codes = new Set((await findings(store)).map((finding) => finding.code))
      for (const code of ['statement/words', 'text/hash', 'raw/hash', 'event/missing']) expect(codes).toContain(code)
    })

    test('verify sees every copied column that is not what it was copied from', async () => {
      await store.add(corpus.map((article) => read(article, { raw: Buffer.from(article.text) })))
      for (const [code, table, column, to] of [
        ['statement/utterance', 'statements', 'utterance', "'x' || substr(utterance, 2)"],
        ['statement/utterance', 'statements', 'utterance', "same_words || '-1999-01-01'"],
        ['statement/outlet', 'statements', 'outlet', "'صدى'"],
        ['event/at', 'events', 'at', "'2001'"],
        ['version/actors', 'actors_of_versions', 'said', '\'["x",[],[],null]\''],
        ['version/actors', 'actors', 'folded', "'x'"],
        ['version/sketch', 'sketch_bands', 'band', 'band + 1'],
        ['article/latest', 'articles', 'at', "'2001'"],
        ['index/facets', 'statement_index', 'facets', "'x' || facets"],
        ['index/value', 'search_values', 'value', "value || 'x'"],
        ['record/hash', 'versions', 'record_hash', 'text_hash'],
      ]) {
        const all = await store.database.run<{ readonly value: string }>(
          `select ${column} as value from ${table} where ${column} is not null order by 1 limit 1`,
        )
        const one = `where ${column} = ?`
        await store.database.write((writer) => writer.run(`update ${table} set ${column} = ${to} ${one}`, [all[0].value]))
        expect(
          (await findings(store)).map((finding) => finding.code),
          `${table}.${column}`,
        ).toContain(code)
      }
    })

    describe('taking out', () => {
      test('an article goes with everything drawn from it, and stays away until it is asked for', async () => {
        const copies = [read(WIRE), read(reprint(WIRE, 'صدى الوادي', '2021-08-03')), read(PLEDGE, { raw: Buffer.from('raw') })]
        const [wire, copy, pledge] = await store.add(copies)
        expect(await store.takeOut({ kind: 'article', id: pledge.article }, { by: 'editor', reason: 'asked' })).toMatchObject({
          articles: 1,
        })
        expect(await store.articles.get(pledge.article)).toBeUndefined()
        expect((await store.statements.list({ article: pledge.article, lost: true })).items).toEqual([])
        expect((await store.actors.list({ name: 'النجدي' })).items).toEqual([])
        expect((await store.add([read(PLEDGE)]))[0].outcome).toBe('taken-out')
        const [tombstone] = await store.tombstones.list()
        expect(tombstone).toMatchObject({ kind: 'article', by: 'editor', reason: 'asked' })
        expect((await store.add([read(PLEDGE, { despiteTombstone: true })]))[0].outcome).toBe('added')
        expect(await store.tombstones.list()).toEqual([])

        // The one that had the story first goes: the other is a story of its own.
        await store.takeOut({ kind: 'article', id: wire.article }, { by: 'editor' })
        expect((await store.articles.story(copy.article)).map((a) => a.id)).toEqual([copy.article])
        expect(await findings(store)).toEqual([])
      })

      test('an outlet', async () => {
        await store.add([read(PLEDGE), read(VISIT), read(WIRE)])
        expect(await store.takeOut({ kind: 'outlet', name: 'صدى الوادي' }, { by: 'editor' })).toMatchObject({ articles: 1 })
        expect((await store.articles.list({})).items.map((a) => a.outlet)).toEqual([WIRE.outlet, VISIT.outlet])
        expect((await store.add([read({ ...PLEDGE, url: 'https://news.example/new' })]))[0].outcome).toBe('taken-out')
        const [tombstone] = await store.tombstones.list()
        expect(await store.tombstones.remove(tombstone.id)).toBe(true)
        expect((await store.add([read(PLEDGE)]))[0].outcome).toBe('added')
        expect(await findings(store)).toEqual([])
      })

      test('what a person said: the words are hidden, everything else keeps its place', async () => {
        const [pledge] = await store.add([read(PLEDGE, { raw: Buffer.from(PLEDGE.text) }), read(VISIT)])
        const [najdi] = (await store.actors.list({ name: 'النجدي' })).items
        const others = (await store.statements.list({})).items.filter((s) => s.actor !== najdi.id).map((s) => [s.id, s.words, s.places])
        const taken = await store.takeOut({ kind: 'speaker', actor: najdi.id }, { by: 'editor' })
        expect(taken.articles).toBe(1)
        expect(taken.statements).toBe(najdi.statements)
        expect((await store.statements.list({})).items.map((s) => [s.id, s.words, s.places])).toEqual(others)
        const article = await store.articles.get(pledge.article)
        expect(article?.redacted).toBe(true)
        expect(article?.raw).toBeNull()
        expect(article?.text.length).toBe(PLEDGE.text.length)
        expect(article?.text).not.toContain('لن نترك')
        expect(JSON.stringify(await lines(store))).not.toContain('لن نترك')
        // Nor does it come back: not with the same article, nor with another.
        expect((await store.add([read(PLEDGE)]))[0].outcome).toBe('same')
        const [again] = await store.add([read({ ...PLEDGE, url: 'https://other.example/9' })])
        expect((await store.articles.get(again.article))?.text).not.toContain('لن نترك')
        expect((await store.statements.list({ actor: najdi.id, lost: true })).items).toEqual([])
        for await (const _ of store.reread((article) => read(article).record, { all: true }));
        expect((await store.statements.list({ actor: najdi.id, lost: true })).items).toEqual([])
        expect(await findings(store)).toEqual([])
      })
    })

    test('reading again keeps ids, and says what changed', async () => {
      await store.add([
        read(PLEDGE),
        read(VISIT),
        { ...read(WIRE), record: { ...read(WIRE).record, reader: { name: 'isnad', version: '0.0.1' } } },
      ])
      const before = (await store.statements.list({})).items
      const again = async (change: (record: Incoming['record']) => Incoming['record'], options = {}) => {
        const all = []
        for await (const each of store.reread((article) => change(read(article).record), options)) all.push(each)
        return all
      }
      // Only what another version of the reader read.
      const same = await again((record) => record)
      expect(same.map((each) => [each.added, each.lost, each.changed])).toEqual([[[], [], []]])
      expect((await store.statements.list({})).items).toEqual(before)
      expect(await again((record) => record)).toEqual([])
      // A reader that draws the bounds of contents otherwise, and reads no events.
      const otherwise = await again(
        (record) => ({
          ...record,
          attributions: record.attributions.map((a) => ({ ...a, content: a.content.map((s) => ({ start: s.start, end: s.end - 2 })) })),
          events: [],
        }),
        { all: true },
      )
      const after = (await store.statements.list({})).items
      expect(after.map((s) => s.id)).toEqual(before.map((s) => s.id))
      expect(after.map((s) => s.words)).toEqual(before.map((s) => s.words.slice(0, -2)))
      expect(otherwise.flatMap((each) => each.changed).sort()).toEqual(before.map((s) => s.id).sort())
      expect(otherwise.flatMap((each) => [...each.added, ...each.lost])).toEqual([])
      expect((await store.events.list({})).items).toEqual([])
      expect(await findings(store)).toEqual([])
    })

    test('a backup is whole, and gives the same store again', async () => {
      await store.add(corpus.map((article) => read(article, { raw: Buffer.from(article.text) })))
      await store.feeds.put({ url: 'https://news.example/feed' })
      const folder = mkdtempSync(join(tmpdir(), 'isnad-backup-'))
      try {
        const file = join(folder, 'copy.db')
        const made = await store.backup(file)
        expect(made.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'))
        expect(statSync(file).mode & 0o777).toBe(0o600)
        await expect(store.backup(file)).rejects.toThrow('there is such a file')
        await restoreStore(file, join(folder, 'data'))
        const restored = await openStore(join(folder, 'data'))
        expect(await lines(restored)).toEqual(await lines(store))
        expect(await findings(restored)).toEqual([])
        expect(await restored.feeds.list()).toEqual(await store.feeds.list())
        await restored.close()
        const bytes = readFileSync(file)
        bytes[bytes.length >> 1] ^= 0xff
        writeFileSync(file, bytes)
        await expect(restoreStore(file, join(folder, 'data'))).rejects.toThrow('not the bytes that copy.db.sha256 names')
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    })
  })
}
