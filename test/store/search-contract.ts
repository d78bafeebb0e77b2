/** What search promises, run against each store. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexWords } from '../../src/core/search/analyse.ts'
import type { Article } from '../../src/index.ts'
import { QueryError, searchIndexOf } from '../../src/store/search/index.ts'
import type { Store } from '../../src/store/store.ts'
import { PLEDGE, read, UNDATED, VISIT } from './articles.ts'

/** Thirty days of one minister who says much the same. */
const DAILY: readonly Article[] = Array.from({ length: 30 }, (_, i) => ({
  url: `https://daily.example/${i}`,
  outlet: i % 2 === 0 ? 'صدى الوادي' : 'بريد الساحل',
  publishedAt: `2022-03-${String(i + 1).padStart(2, '0')}`,
  text: `قال وزير الري رامي الوردي إن الحكومة ستبني السد رقم ${i + 1} قبل نهاية العام. ونفى الوردي وجود خلاف مع الشركة ${i + 1}.`,
}))

/** One story in three papers. */
const WIRE: readonly Article[] = [
  ['وكالة السهل للأنباء', '2021-08-02'],
  ['جريدة المرفأ', '2021-08-03'],
  ['بريد الساحل', '2021-08-04'],
].map(([outlet, publishedAt], i) => ({
  url: `https://wire.example/${i}`,
  outlet,
  publishedAt,
  text: `أعلن مدير هيئة المياه رامي الحلبي أن المحطة الجديدة ستبدأ العمل في الخريف وأنها ستخدم أربعين ألف نسمة من سكان البلدة.
وقال الحلبي إن العمال أنجزوا ثلثي الأشغال رغم تأخر وصول المضخات من الخارج.`,
}))

export function searchContract(name: string, open: () => Promise<Store>): void {
  describe(`search in ${name}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
      const articles = [...DAILY, PLEDGE, VISIT, UNDATED, ...WIRE]
      // Not in the order of their days.
      articles.sort((a, b) => (a.text < b.text ? -1 : 1))
      for (let i = 0; i < articles.length; i += 7) await store.add(articles.slice(i, i + 7).map((article) => read(article)))
    })
    afterAll(() => store?.close())

    const found = async (query: string, more: object = {}) => (await store.search.statements({ query, limit: 100, ...more })).items

    test('words of one family find one another', async () => {
      const all = await found('حكومة')
      expect(all.length).toBeGreaterThanOrEqual(30)
      for (const spelling of ['الحكومة', 'وللحكومة', 'حكومه', 'الحُكومـة', 'حكومتهم'])
        expect((await found(spelling)).map((hit) => hit.statement.id)).toEqual(all.map((hit) => hit.statement.id))
    })

    test('the newest first, the undated last; pages go through all of it once', async () => {
      const all = await found('')
      const days = all.map((hit) => hit.statement.publishedAt ?? '')
      expect(days).toEqual([...days].sort().reverse())
      expect(days.at(-1)).toBe('')
      for (const order of ['newest', 'ranked'] as const) {
        const ids: string[] = []
        let after: string | null = null
        do {
          const page = await store.search.statements({ query: 'السد OR الشركة', limit: 7, after, order })
          ids.push(...page.items.map((hit) => hit.statement.id))
          after = page.next
        } while (after !== null)
        expect(new Set(ids).size).toBe(ids.length)
        expect([...ids].sort()).toEqual((await found('السد OR الشركة')).map((hit) => hit.statement.id).sort())
      }
    })

    test('phrases, NOT, prefixes, parentheses', async () => {
      const numbers = (hits: Awaited<ReturnType<typeof found>>) => hits.map((hit) => hit.statement.words.match(/\d+/)?.[0])
      expect(numbers(await found('"السد رقم 7"'))).toEqual(['7'])
      expect(numbers(await found('"رقم السد"'))).toEqual([])
      expect(await found('الحكومة -السد')).toHaveLength((await found('الحكومة')).length - (await found('السد الحكومة')).length)
      expect(numbers(await found('"رقم 3" OR "رقم 5"'))).toEqual(['5', '3'])
      expect(await found('حكو* السد')).toHaveLength(30)
      expect(await found('(خلاف OR السد) day:2022-03-04')).toHaveLength(2)
    })

    test('fields: who, for whom, where, how, when', async () => {
      expect(await found('speaker:الوردي السد')).toHaveLength(30)
      expect(await found('متحدث:"رامي الوردي" السد')).toHaveLength(30)
      expect(await found('speaker:السد')).toHaveLength(0)
      expect(await found('affiliation:الري السد')).toHaveLength(30)
      expect(await found('السد outlet:"صدى الوادي"')).toHaveLength(15)
      expect((await found('force:deny')).every((hit) => hit.statement.force === 'deny')).toBe(true)
      expect((await found('force:نفي')).length).toBe(30)
      expect((await found('kind:direct')).every((hit) => hit.statement.kind === 'direct')).toBe(true)
      expect(await found('السد day:2022-03-10..2022-03-12')).toHaveLength(3)
      expect(await found('السد since:2022-03-30')).toHaveLength(1)
      expect(await found('السد', { from: '2022-03-01', to: '2022-03-02' })).toHaveLength(2)
      expect(await found('السد until:2022-02')).toHaveLength(0)
    })

    test('names in Latin letters', async () => {
      for (const spelling of ['Wardi', 'al-Wardi', 'Rami El-Wardy', 'speaker:Wardi', '"Rami Wardi"'])
        expect((await found(spelling)).length, spelling).toBeGreaterThanOrEqual(30)
      expect(await found('Smithson')).toEqual([])
    })

    test('a statement that three outlets carry is one, with its carriers', async () => {
      const hits = await found('المحطة الجديدة')
      expect(hits).toHaveLength(1)
      expect(hits[0].statement.outlet).toBe('بريد الساحل')
      expect(hits[0].carriers.map((carrier) => carrier.outlet)).toEqual(['وكالة السهل للأنباء', 'جريدة المرفأ'])
      // It is found by each of its outlets.
      expect((await found('المحطة الجديدة outlet:"جريدة المرفأ"'))[0].statement.outlet).toBe('جريدة المرفأ')
      const summary = await store.search.summary('statements', { query: 'المحطة الجديدة' })
      expect(summary).toMatchObject({ hits: 3, total: 1, estimated: false })
      expect(summary.facets.outlet).toMatchObject({ distinct: 3 })
      expect(summary.facets.speaker.values).toEqual([{ value: hits[0].statement.speaker, count: 1 }])
      // Pages of one show it on the first only.
      const ids: string[] = []
      let after: string | null = null
      do {
        const page = await store.search.statements({ query: 'المياه', limit: 1, after })
        ids.push(...page.items.map((hit) => hit.statement.utterance))
        after = page.next
      } while (after !== null)
      expect(new Set(ids).size).toBe(ids.length)
    })

    test('facets count what is found', async () => {
      const { facets, total, days } = await store.search.summary('statements', { query: 'speaker:الوردي' })
      const hits = await found('speaker:الوردي')
      expect(total).toBe(hits.length)
      const count = (of: (hit: (typeof hits)[number]) => string | null) => {
        const counts = new Map<string, number>()
        for (const hit of hits) if (of(hit) !== null) counts.set(of(hit) as string, (counts.get(of(hit) as string) ?? 0) + 1)
        return new Set([...counts].map(([value, n]) => `${value} ${n}`))
      }
      const shown = (facet: keyof typeof facets) => new Set(facets[facet].values.map(({ value, count: n }) => `${value} ${n}`))
      expect(shown('outlet')).toEqual(count((hit) => hit.statement.outlet))
      expect(shown('force')).toEqual(count((hit) => hit.statement.force))
      expect(shown('kind')).toEqual(count((hit) => hit.statement.kind))
      expect(shown('affiliation')).toEqual(count((hit) => hit.statement.affiliation))
      expect(days.length).toBe(30)
      expect(days.reduce((sum, day) => sum + day.count, 0)).toBe(total)
    })

    test('snippets are the text at exact places, and mark what was asked for', async () => {
      for (const hit of await found('الحكومة الري المياه OR السد')) {
        const version = (await store.articles.get(hit.statement.version)) as { text: string }
        const { start, end, marks, text } = hit.snippet
        expect(version.text.slice(start, end)).toBe(text)
        for (const [from, to] of marks) {
          expect(from).toBeGreaterThanOrEqual(start)
          expect(to).toBeLessThanOrEqual(end)
          expect(indexWords('الحكومة الري المياه السد')).toContain(indexWords(version.text.slice(from, to))[0])
        }
      }
    })

    test('articles', async () => {
      const { items } = await store.search.articles({ query: 'العمال OR "وزير الخارجية"' })
      expect(items.map((hit) => hit.article.publishedAt)).toEqual(['2021-08-04', '2021-08-03', '2021-08-02', '2021-07-30'])
      expect(items[0].snippet.marks.length).toBeGreaterThan(0)
      expect((await store.search.articles({ query: 'event:request speaker:Najdi' })).items).toHaveLength(1)
      expect((await store.search.articles({ query: 'Wardi', order: 'ranked', limit: 5 })).items).toHaveLength(5)
      const { total, facets } = await store.search.summary('articles', { query: '' })
      expect(total).toBeGreaterThanOrEqual(34)
      expect(facets.outlet.distinct).toBe(4)
    })

    test('the undated are found where no day is asked for', async () => {
      expect((await found('المياه السدود')).length + (await found('السدود')).length).toBeGreaterThan(0)
      expect(await found('السدود since:1900')).toEqual([])
    })

    test('of an edited article the latest text is found, and what it lost is not', async () => {
      const article = { url: 'https://news.example/edited', outlet: 'صدى الوادي', publishedAt: '2020-01-05T08:00' }
      const first = 'قال عميد الكلية نادر الشامي إن الزرافة الكبيرة وصلت إلى الحديقة. وأضاف أن الفيل مريض.'
      const second = 'قال عميد الكلية نادر الشامي إن الزرافة الكبيرة وصلت إلى الحديقة.'
      await store.add([read({ ...article, text: first })])
      expect(await found('الفيل')).toHaveLength(1)
      await store.add([read({ ...article, publishedAt: '2020-01-06T08:00', text: second })])
      expect(await found('الفيل')).toHaveLength(0)
      expect((await found('الزرافة')).map((hit) => hit.statement.publishedAt)).toEqual(['2020-01-06T08:00'])
      expect((await store.search.articles({ query: 'الفيل' })).items).toEqual([])
      expect((await store.search.articles({ query: 'الزرافة' })).items).toHaveLength(1)
      // An older text that comes late takes nothing away.
      await store.add([read({ ...article, publishedAt: '2020-01-04T08:00', text: `${first} وقال إن النمر بخير.` })])
      expect((await store.search.articles({ query: 'النمر' })).items).toEqual([])
      expect(await found('الزرافة')).toHaveLength(1)
      const wrong: unknown[] = []
      for await (const finding of searchIndexOf(store.database.dialect).verify(store.database)) wrong.push(finding)
      expect(wrong).toEqual([])
    })

    test('a query that cannot be parsed gets a hint', async () => {
      for (const query of ['"السد', '(السد', 'NOT السد', 'speker:رامي']) {
        await expect(store.search.statements({ query })).rejects.toThrow(QueryError)
        await expect(store.search.summary('statements', { query })).rejects.toThrow(QueryError)
      }
    })

    test('words that are operators elsewhere are words here', async () => {
      for (const query of [
        '"AND"',
        "'; drop table statements; --",
        '"a" * b',
        'NEAR(a b)',
        '{words}',
        'words',
        ':*',
        '<->',
        "it's",
        '\\',
        '"\\"',
        'a&b|c',
        '_s',
        '%',
        '\u0000x',
      ])
        await store.search.statements({ query }).catch((error: unknown) => expect(error).toBeInstanceOf(QueryError))
      expect((await store.counts()).statements).toBeGreaterThan(60)
    })
  })
}
