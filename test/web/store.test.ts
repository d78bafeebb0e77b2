/// <reference lib="dom" />
/** What the page does over the store: statements are found as one types, readings corrected and the corrections undone. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { piecesOf } from '../../web/src/lib/snippet.ts'
import { launchBrowser } from './browser.ts'
import { DESKTOP, openPage, PHONE, type ServedPage, servePage } from './open-page.ts'

const ARTICLES = [
  {
    id: 'one',
    title: 'فتح الجسر',
    text: 'فتح الجسر\n\nقال وزير الري رامي الوردي إن الجسر الجديد فُتح.\n\nوأكدت الناطقة سلمى الحدّاد أن الحكومة ستبني جسراً آخر.',
    outlet: 'جريدة المرفأ',
    publishedAt: '2024-02-14',
  },
  { id: 'two', text: 'قال مدير المزرعة أيمن السالم إن الموسم كان وفيراً.', outlet: 'جريدة الحقل', publishedAt: '2024-02-10' },
]
let browser: Browser
let served: ServedPage
beforeAll(async () => {
  browser = await launchBrowser()
  served = await servePage(createReader(loadLexicon()), ARTICLES)
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

const find = async (page: Page, query: string) => {
  await page.getByRole('searchbox').fill(query)
  await page.locator('.results').waitFor()
}
const speakers = (page: Page) => page.locator('article.card header b').allTextContents()
const axe = async (page: Page) => (await new AxeBuilder({ page }).analyze()).violations.map((v) => `${v.id}: ${v.nodes[0].html}`)

test('a statement is found in any spelling, its words marked, and opened in its article', async () => {
  const { page, wrongs, close } = await openPage(browser, `${served.url}#a=one`)
  await find(page, 'للحكومه')
  expect(await page.locator('.results li').count()).toBe(1)
  expect(await page.locator('.results mark').allTextContents()).toEqual(['الحكومة'])
  expect(await page.locator('.results li').innerText()).toContain('سلمى الحدّاد')
  await find(page, 'وفيرا')
  await page.locator('.results', { hasText: 'أيمن السالم' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('main bdi')?.textContent === 'جريدة الحقل')
  expect(page.url()).toMatch(/#a=[0-9a-f]{64}&s=a1$/)
  expect(await page.locator('.results').count()).toBe(0)
  expect(await page.locator('.number[aria-pressed="true"]').count()).toBe(1)
  expect(wrongs).toEqual([])
  await close()
})

test('nothing found and a query that is not complete are said', async () => {
  const { page, close } = await openPage(browser, `${served.url}#a=one`)
  await find(page, 'كوكب المريخ')
  expect(await page.locator('.results').innerText()).toContain('لا قول فيه هذه الكلمات')
  await page.getByRole('searchbox').fill('"الجسر')
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').innerText()).toContain('علامات الاقتباس')
  await page.keyboard.press('Escape')
  expect(await page.locator('.results').count()).toBe(0)
  await close()
})

for (const [device, viewport, locale] of [
  ['desktop', DESKTOP, 'ar'],
  ['phone', PHONE, 'en'],
] as const)
  test(`on a ${device} a speaker is corrected, a statement struck, and both are undone`, async () => {
    const { page, wrongs, close } = await openPage(browser, `${served.url}#a=one`, { viewport, locale })
    const before = await speakers(page)
    const words = locale === 'ar' ? { correct: 'صحّح القائل', keep: 'احفظ التصحيح', strike: /^احذفه/, undo: 'تراجع' } : { correct: 'Correct the speaker', keep: 'Keep it so', strike: /^Strike it/, undo: 'Undo' } // biome-ignore format: one a language
    await page.locator('.number[data-own]').nth(0).click()
    const card = page.locator(device === 'phone' ? '.sheet' : 'article.card.open')
    await card.getByRole('button', { name: words.correct }).click()
    expect(await axe(page)).toEqual([])
    await card.locator('form .wide input').fill('نورة السالم')
    await card.getByRole('button', { name: words.keep }).click()
    await page.locator('.notice .box').waitFor()
    expect(await card.locator('b').first().textContent()).toBe('نورة السالم')
    expect(await card.locator('.corrected').innerText()).toContain(before[0])
    expect(await axe(page)).toEqual([])

    await card.getByRole('button', { name: words.strike }).click()
    await page.waitForFunction((n) => document.querySelectorAll('.text .number[data-own], h1 .number[data-own]').length === n, 1)
    expect(await page.locator('#corrections-title ~ ul li').count()).toBe(2)
    // The bar undoes what was done last, the list anything.
    await page.locator('.notice').getByRole('button', { name: words.undo }).click()
    await page.waitForFunction((n) => document.querySelectorAll('.text .number[data-own], h1 .number[data-own]').length === n, 2)
    await page.locator('#corrections-title ~ ul').getByRole('button', { name: words.undo }).click()
    await page.locator('#corrections-title').waitFor({ state: 'detached' })
    expect(await speakers(page)).toEqual(before)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(wrongs).toEqual([])
    await close()
  })

test('a page whose token is not the server’s says what to do', async () => {
  const { page, close } = await openPage(browser, `${served.url}#a=two`)
  await page.evaluate(() => document.querySelector('meta[name="isnad-token"]')?.setAttribute('content', 'another'))
  await page.locator('.number[data-own]').first().click()
  await page.getByRole('button', { name: /^احذفه/ }).click()
  expect(await page.getByRole('alert').innerText()).toContain('حمّل الصفحة من جديد')
  await close()
})

test('a snippet is cut at its marks, whose offsets are the text’s', () => {
  const snippet = { text: 'قال إن الجسر فُتح', start: 100, marks: [[107, 112]] as const }
  expect(piecesOf(snippet)).toEqual([
    { text: 'قال إن ', marked: false },
    { text: 'الجسر', marked: true },
    { text: ' فُتح', marked: false },
  ])
  expect(piecesOf({ ...snippet, marks: [] })).toEqual([{ text: snippet.text, marked: false }])
})
