/// <reference lib="dom" />
/** The reading page in a real browser: what is said is marked, cards and words answer one another, and nothing leaves the machine. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { loadSamples } from '../../src/server/samples.ts'
import { launchBrowser } from './browser.ts'
import { DESKTOP, openPage, PHONE, type ServedPage, servePage } from './open-page.ts'
import { toldArticle, toldReader } from './told.ts'

const samples = loadSamples(new URL('../../samples/', import.meta.url))
let browser: Browser
/** The samples, as isnad reads them. */
let real: ServedPage
/** One article whose record is written by hand. */
let told: ServedPage

beforeAll(async () => {
  browser = await launchBrowser()
  real = await servePage(createReader(loadLexicon()), samples)
  told = await servePage(toldReader, [toldArticle])
})
afterAll(async () => {
  await browser?.close()
  await real?.close()
  await told?.close()
})

const number = (id: string) => `.number[data-own="${id}"]`
const card = (id: string) => `#card-${id}`
/** What was pasted comes first in the list: a test that means an article names it. */
const atTold = () => `${told.url}#a=told`
const atSample = () => `${real.url}#a=${samples[0].id}`
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')
/** The lines of the article as the page has them. */
const shownLines = (page: Page) => page.locator('h1, .text p').allTextContents()

test('every sample opens with its text unchanged and each statement marked and on a card', async () => {
  const { page, wrongs, close } = await openPage(browser, atSample())
  expect(await page.locator('h1').textContent()).toBe(samples[0].title)
  expect(await page.locator('nav.strip a').count()).toBe(samples.length)
  for (const { id, title = '', text } of samples) {
    await page.locator('nav.strip a', { hasText: title }).click()
    await page.waitForFunction((t) => document.querySelector('h1')?.textContent === t, title)
    expect(await shownLines(page)).toEqual(linesOf(text))
    const { record } = await (await fetch(`${real.url}api/articles/${id}`)).json() as { record: { attributions: { id: string }[]; events: unknown[] } } // biome-ignore format: one line
    const ids = record.attributions.map((a) => a.id).sort()
    expect((await page.locator('.number[data-own]').evaluateAll((all) => all.map((e) => e.getAttribute('data-own')))).sort()).toEqual(ids)
    expect((await page.locator('[id^="card-"]').evaluateAll((all) => all.map((e) => e.id.slice(5)))).sort()).toEqual(ids)
    expect(await page.locator('tr.row').count()).toBe(record.events.length)
  }
  expect(samples.length).toBeGreaterThan(11)
  expect(wrongs).toEqual([])
  await close()
})

test('each card lies level with its words, or right under the card above', async () => {
  const { page, close } = await openPage(browser, atSample())
  const cards = await page.locator('aside .place').evaluateAll((all) =>
    all.map((place) => {
      const { top, bottom } = place.getBoundingClientRect()
      const own = place.querySelector<HTMLElement>('[data-own]')?.dataset.own
      return { top, bottom, words: document.getElementById(`text-${own}`)?.getBoundingClientRect().top ?? Number.NaN }
    }),
  )
  expect(cards.length).toBeGreaterThan(2)
  for (const [i, { top, words }] of cards.entries()) {
    const above = i === 0 ? 0 : cards[i - 1].bottom
    expect(top).toBeGreaterThan(above)
    // The headline's card stands where the text begins.
    if (i > 0) expect(Math.abs(top - Math.max(words - 6, above + 10))).toBeLessThan(3)
  }
  await close()
})

test('words answer their card, and the card its words', async () => {
  const { page, wrongs, close } = await openPage(browser, atTold())
  await page.click(number('a2'))
  expect(await page.getAttribute(number('a2'), 'aria-pressed')).toBe('true')
  expect(await page.getAttribute(card('a2'), 'aria-expanded')).toBe('true')
  expect(page.url()).toContain(`#a=${told.ids.get('told')}&s=a2`)
  expect(await page.locator('.mark.on').allTextContents()).toContain('قال')

  await page.click(card('a5'))
  expect(await page.getAttribute(card('a2'), 'aria-expanded')).toBe('false')
  expect(await page.locator('.mark.on').allTextContents()).toContain('وطالبت')

  // The words themselves: the innermost statement is the one that is meant.
  await page.locator('.mark.content', { hasText: 'نهاية مايو' }).last().click()
  expect(await page.getAttribute(card('a3'), 'aria-expanded')).toBe('true')

  await page.hover(card('a4'))
  expect(await page.locator('.mark.warm').allTextContents()).toContain('مضيفاً')
  await page.keyboard.press('Escape')
  expect(await page.locator('.mark.on').count()).toBe(0)
  expect(wrongs).toEqual([])
  await close()
})

test('a card says who, as what, through whom, when, how and why', async () => {
  const { page, close } = await openPage(browser, `${told.url}#a=told&s=a4`)
  expect(await page.getAttribute(card('a4'), 'aria-expanded')).toBe('true')
  const turn = page.locator('article.card', { has: page.locator(card('a4')) })
  const words = await turn.innerText()
  expect(await page.locator(card('a4')).innerText()).toContain('مضيفاً أن الوزارة')
  for (const said of ['رامي الوردي', 'وزير الري', 'بيان', 'الثلاثاء، 13 فبراير 2024', 'جريدة المرفأ', 'بمعناه', '90'])
    expect(words).toContain(said)
  await turn.locator('summary').click()
  for (const reason of ['cue.verb-subject-an', 'lexicons/speech-verbs.tsv:14', 'a participle belongs to its clause'])
    expect(await turn.innerText()).toContain(reason)
  // The engineer speaks within the minister's words: his statement is in the minister's card, under his own name.
  expect(await page.locator('.statement .statement .who').innerText()).toContain('مهندس المشروع')
  expect(await page.locator('.mark.within.content').allTextContents()).not.toEqual([])
  await close()
})

test('j and k walk the statements, in Arabic letters too, and a chip keeps to one voice', async () => {
  const { page, close } = await openPage(browser, atTold())
  const at = () => page.evaluate(() => new URLSearchParams(location.hash.slice(1)).get('s'))
  const walk = async (keys: string) => {
    const seen: (string | null)[] = []
    for (const key of keys) {
      // A keyboard set to Arabic types other letters with the same keys.
      if (/[a-z]/.test(key)) await page.keyboard.press(key)
      else await page.evaluate((k) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: k, bubbles: true })), key)
      seen.push(await at())
    }
    return seen
  }
  expect(await walk('jjjjj')).toEqual(['a1', 'a2', 'a3', 'a4', 'a5'])
  expect(await walk('jkk')).toEqual(['a5', 'a4', 'a3'])
  expect(await walk('تن')).toEqual(['a4', 'a3'])
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('text-a3')
  await page.keyboard.press('Escape')

  await page.locator('header li button', { hasText: 'رامي الوردي' }).click()
  expect(await walk('jjjj')).toEqual(['a1', 'a2', 'a4', 'a4'])
  expect(await page.locator('article.card').count()).toBe(1)
  expect(await page.locator('.mark.off').allTextContents()).toContain('وطالبت')
  await page.locator('button.all').click()
  expect(await page.locator('.mark.off').count()).toBe(0)
  await close()
})

test('the ledger says what is not said, and unfolds to the words', async () => {
  const { page, close } = await openPage(browser, atTold())
  const row = page.locator('#event-e1')
  expect(await row.innerText()).toMatch(/25,?000,?000|25 مليون/)
  expect(await row.innerText()).toContain('غير مذكور')
  expect(await page.locator('#event-e2').innerText()).toContain('بحلول نهاية مايو 2024')
  await row.locator('button').first().click()
  const unfolded = page.locator('.unfolded')
  expect(await unfolded.locator('mark.trigger').innerText()).toBe('تسلّمت')
  expect(toldArticle.text).toContain((await unfolded.locator('blockquote').innerText()).trim())
  await unfolded.getByRole('button').first().click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('trigger-e1')
  await page.click('#trigger-e2')
  expect(await page.locator('#event-e2 button').first().getAttribute('aria-expanded')).toBe('true')
  await page.locator('#event-e2 .by').click()
  expect(await page.getAttribute(number('a3'), 'aria-pressed')).toBe('true')
  await close()
})

test('the language and the theme change, and are remembered', async () => {
  const { page, wrongs, close } = await openPage(browser, atTold())
  const root = () =>
    page.evaluate(() => ({ ...document.documentElement.dataset, lang: document.documentElement.lang, dir: document.documentElement.dir }))
  expect(await root()).toEqual({ lang: 'ar', dir: 'rtl' })
  await page.getByRole('button', { name: 'English' }).click()
  expect(await root()).toEqual({ lang: 'en', dir: 'ltr' })
  await page.getByRole('button', { name: /^Theme/ }).click()
  await page.getByRole('button', { name: /^Theme: light/ }).click()
  expect(await root()).toMatchObject({ theme: 'dark' })
  await page.reload({ waitUntil: 'networkidle' })
  expect(await root()).toEqual({ lang: 'en', dir: 'ltr', theme: 'dark' })
  expect(await page.locator('#ledger-title').innerText()).toContain('Ledger')
  // The article stays Arabic, from the right.
  expect(
    await page
      .locator('.text')
      .first()
      .evaluate((e) => [e.getAttribute('lang'), e.getAttribute('dir'), getComputedStyle(e).direction]),
  ).toEqual(['ar', 'rtl', 'rtl'])
  expect(await page.locator('#event-e2').innerText()).toContain('by end of May 2024')
  expect(wrongs).toEqual([])
  await close()
})

test('an article is pasted, read, shown and listed', async () => {
  const { page, wrongs, close } = await openPage(browser, atSample())
  await page.getByRole('button', { name: 'اقرأ مقالاً' }).click()
  await page.getByRole('button', { name: 'اقرأه' }).click()
  expect(await page.getByRole('alert').innerText()).toBe('ألصق نص المقال أولاً.')
  const text = 'قالت وزيرة الزراعة نجلاء الحلواني، أمس الثلاثاء، إن الوزارة ستزرع مليون شجرة.\n\nوأضافت أن الري بالتنقيط سيعمّ الحقول.'
  await page.locator('textarea').fill(text)
  await page.locator('dialog input').nth(0).fill('مليون شجرة')
  await page.locator('dialog input').nth(1).fill('جريدة الحقل')
  await page.locator('dialog input[type=date]').fill('2024-02-14')
  await page.getByRole('button', { name: 'اقرأه' }).click()
  await page.locator('dialog').waitFor({ state: 'detached' })
  expect(await shownLines(page)).toEqual(['مليون شجرة', ...linesOf(text)])
  expect(await page.locator('main .from').first().innerText()).toContain('جريدة الحقل')
  expect(await page.locator('.number[data-own]').count()).toBeGreaterThan(0)
  expect(await page.locator('nav.strip a').first().innerText()).toContain('مقالك')
  await page.goBack()
  await page.waitForFunction((t) => document.querySelector('h1')?.textContent === t, samples[0].title)
  await page.goForward()
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'مليون شجرة')
  expect(wrongs).toEqual([])
  await close()
})

test('an address of an article that is not at hand says so', async () => {
  const { page, close } = await openPage(browser, `${told.url}#a=gone`)
  expect(await page.getByRole('alert').innerText()).toContain('لم يعد هذا المقال في المخزن')
  await page.locator('nav.strip a').last().click()
  expect(await page.locator('h1').textContent()).toBe(toldArticle.title)
  await close()
})

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "'-alert(1)-'",
  '{{constructor.constructor("alert(1)")()}}',
  '{@html "<img src=x onerror=alert(1)>"}',
  '</textarea></title><iframe srcdoc="<script>parent.alert(1)</script>">',
  'javascript:alert(1)',
  '<a href="javascript:alert(1)">x</a>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '<math><mtext></p><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<link rel=stylesheet href=//evil.example/x.css><base href=//evil.example/>',
  '\u202E<b onmouseover=alert(1)>\u2066',
]

test('markup in a text, a headline, an outlet or a name is text', async () => {
  const { page, wrongs, close } = await openPage(browser, atTold())
  for (const payload of HOSTILE) {
    const text = `${payload}\n\nقال: ${payload}\nقال: ${payload} مرة أخرى`
    await page.getByRole('button', { name: 'اقرأ مقالاً' }).click()
    await page.locator('textarea').fill(text)
    await page.locator('dialog input').nth(0).fill(payload)
    await page.locator('dialog input').nth(1).fill(payload)
    await page.getByRole('button', { name: 'اقرأه' }).click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    expect(await shownLines(page)).toEqual(linesOf(text))
    expect(await page.locator('main .from bdi').first().textContent()).toBe(payload)
    await page.keyboard.press('j')
    await page.hover('.text .mark')
    expect(
      await page
        .locator('#room :is(script, img, iframe, object, embed, base, link, style, [onerror], [onload], [href^="javascript"])')
        .count(),
    ).toBe(0)
  }
  await page.waitForTimeout(100)
  expect(wrongs).toEqual([])
  await close()
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const [width, viewport] of [
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ] as const)
    test(`axe finds nothing: ${colorScheme}, ${width}`, async () => {
      for (const [url, locale] of [
        [atTold(), 'en'],
        [atSample(), 'ar'],
      ] as const) {
        const { page, wrongs, close } = await openPage(browser, url, { colorScheme, viewport, locale })
        const audit = async (state: string) => {
          const { violations } = await new AxeBuilder({ page }).analyze()
          expect(
            violations.map(
              (v) =>
                `${state}: ${v.id}: ${v.nodes
                  .slice(0, 3)
                  .map((n) => `${n.target} ${n.failureSummary}`)
                  .join(' | ')}`,
            ),
          ).toEqual([])
        }
        for (const details of await page.locator('summary').all()) await details.click()
        await page.locator('.number[data-own]').nth(2).click()
        if ((await page.locator('tr.row').count()) > 0) await page.locator('tr.row button').first().click()
        await audit('unfolded')
        await page.keyboard.press('Escape')
        await page.locator('header .main').click()
        await audit('the box')
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        expect(wrongs).toEqual([])
        await close()
      }
    })

test('on a phone the card of a touched statement comes from the foot of the window', async () => {
  const { page, wrongs, close } = await openPage(browser, atTold(), { viewport: PHONE, hasTouch: true })
  expect(await page.locator('.sheet').count()).toBe(0)
  await page.locator('.mark.content', { hasText: 'بتمويل' }).first().tap()
  expect(await page.locator('.sheet').innerText()).toContain('سلمى الحدّاد')
  await page.getByRole('button', { name: 'القول السابق' }).tap()
  expect(await page.locator('.sheet').innerText()).toContain('رامي الوردي')
  const [sheet, words] = [await page.locator('.sheet').boundingBox(), await page.locator(number('a4')).boundingBox()]
  expect(sheet && words && words.y + words.height <= sheet.y).toBe(true)
  await page.getByRole('button', { name: 'إغلاق' }).tap()
  expect(await page.locator('.sheet').count()).toBe(0)
  expect(wrongs).toEqual([])
  await close()
})

test('a text of a million characters opens in time, and its last statement by its address', async () => {
  const line = 'تمتد الحقول على ضفتي النهر حيث يعمل المزارعون منذ الفجر في مواسم لا تشبه بعضها. '
  const text = Array.from({ length: 2500 }, (_, i) => `${line.repeat(4)}\n\nقال: إن الموسم رقم ${i} كان وفيراً`).join('\n\n')
  expect(text.length).toBeGreaterThan(800_000)
  const response = await fetch(`${told.url}api/read`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${told.token}` },
    body: JSON.stringify({ text }),
  })
  const { id } = (await response.json()) as { id: string }
  const began = performance.now()
  const { page, wrongs, close } = await openPage(browser, `${told.url}#a=${id}`)
  await page.locator('.number[data-own="a1"]').waitFor()
  expect(performance.now() - began).toBeLessThan(15_000)
  expect(await page.locator('.number').count()).toBeLessThan(400)
  expect((await page.locator('.text p').allTextContents()).join('\n')).toBe(linesOf(text).join('\n'))
  await page.evaluate((a) => { location.hash = `#a=${a}&s=a2500` }, id) // biome-ignore format: one line
  await page.locator('#text-a2500').waitFor()
  await page.waitForFunction(() => { const r = document.getElementById('text-a2500')?.getBoundingClientRect(); return r && r.top > 0 && r.top < innerHeight }) // biome-ignore format: one line
  expect(wrongs).toEqual([])
  await close()
})
