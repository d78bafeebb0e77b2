/// <reference lib="dom" />
/** What one does with an article: words are selected to mend what was read, and it is taken along as citations, a file and on paper. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { launchBrowser } from './browser.ts'
import { openPage, type ServedPage, servePage } from './open-page.ts'
import { toldArticle, toldReader } from './told.ts'

let browser: Browser
let told: ServedPage
let read: ServedPage
const TEXT = 'فتح الجسر\n\nقال وزير الري رامي الوردي إن الجسر الجديد فُتح، وإن العمل يستمر.'
beforeAll(async () => {
  browser = await launchBrowser()
  told = await servePage(toldReader, [toldArticle])
  read = await servePage(createReader(loadLexicon()), [{ id: 'one', title: 'فتح الجسر', text: TEXT, publishedAt: '2024-02-14' }])
})
afterAll(async () => {
  await browser?.close()
  await told?.close()
  await read?.close()
})

/** Selects words of the text as a person does with the pointer. */
const selectWords = (page: Page, words: string) =>
  page.evaluate((wanted) => {
    const line = [...document.querySelectorAll('[data-start]')].find((e) => e.textContent?.includes(wanted))
    if (!line) throw new Error('no such words')
    const at = line.textContent?.indexOf(wanted) ?? 0
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    let seen = 0
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0
      if (at >= seen && at < seen + length) range.setStart(node, at - seen)
      if (at + wanted.length > seen && at + wanted.length <= seen + length) range.setEnd(node, at + wanted.length - seen)
      seen += length
    }
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
  }, words)

test('words that are selected become what was said, or a statement of their own, and both are undone', async () => {
  const { page, wrongs, close } = await openPage(browser, `${read.url}#a=one`, { locale: 'en' })
  await page.locator('.number[data-own]').first().click()
  await selectWords(page, 'الجسر الجديد فُتح')
  await page.getByRole('button', { name: 'are what was said' }).click()
  await page.locator('.notice .box').waitFor()
  expect(await page.locator('.card.open .said').first().innerText()).toMatch(/الجسر الجديد فُتح»?$/)
  expect(await page.locator('.statement.mended').count()).toBe(1)
  await page.keyboard.press('u')
  await page.locator('.statement.mended').waitFor({ state: 'detached' })

  await page.keyboard.press('Escape')
  const before = await page.locator('.number[data-own]').count()
  await selectWords(page, 'العمل يستمر')
  await page.getByRole('button', { name: 'are a statement of their own' }).click()
  await page.waitForFunction((n) => document.querySelectorAll('.number[data-own]').length === n + 1, before)
  await page.locator('.notice').getByRole('button', { name: 'Undo' }).click()
  await page.waitForFunction((n) => document.querySelectorAll('.number[data-own]').length === n, before)
  expect(wrongs).toEqual([])
  await close()
})

test('wording, act and day are mended in the form, by keys alone', async () => {
  const { page, wrongs, close } = await openPage(browser, `${read.url}#a=one`, { locale: 'en' })
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  const form = page.locator('.card.open form')
  await form.getByLabel('Act').selectOption('promise')
  await form.getByLabel('Wording').selectOption('direct')
  await form.getByLabel('Day it was said').fill('2024-02-13')
  await form.getByRole('button', { name: 'Keep it so' }).press('Enter')
  await page.locator('.notice .box').waitFor()
  const card = await page.locator('.card.open').innerText()
  for (const said of ['promises', 'direct', '13 February 2024']) expect(card).toContain(said)
  await page.keyboard.press('u')
  await page.locator('.statement.mended').waitFor({ state: 'detached' })
  expect(wrongs).toEqual([])
  await close()
})

test('a statement is copied as a citation, in every form', async () => {
  const { page, wrongs, close } = await openPage(browser, `${told.url}#a=told&s=a2`, {
    locale: 'en',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  const card = page.locator('.card.open')
  for (const [name, holds] of [
    ['Citation in Arabic', 'رامي الوردي (وزير الري)'],
    ['BibTeX', '@article{isnad'],
    ['CSL-JSON', '"container-title": "جريدة المرفأ"'],
    ['Citation in English', 'in “'],
  ] as const) {
    await card.getByRole('button', { name }).click()
    await card.getByRole('button', { name: 'Copied' }).waitFor()
    expect(await copied()).toContain(holds)
  }
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await page.locator('.number[data-own="a2"]').focus()
  await page.keyboard.press('y')
  await page.waitForFunction(async () => (await navigator.clipboard.readText()) !== '')
  expect(wrongs).toEqual([])
  await close()
})

test('the article is saved as one file that needs nothing and runs nothing', async () => {
  const { page, wrongs, close } = await openPage(browser, `${told.url}#a=told`, { locale: 'en', acceptDownloads: true })
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as one file' }).click()])
  const html = readFileSync(await download.path(), 'utf8')
  // The text has `<انتظار>` and `&` in it: they stay text.
  expect(html).toContain('&lt;انتظار&gt; الأيام &amp; رؤية')
  expect(html).not.toMatch(/<script|src=|href=|https?:\/\//)
  expect(html).toContain("default-src 'none'")
  const file = await page.context().newPage()
  await file.setContent(html)
  expect(await file.locator('ol > li').count()).toBe(5)
  expect(await file.locator('tbody tr').count()).toBe(3)
  expect((await file.locator('article p').allTextContents()).join('\n')).toBe(
    toldArticle.text
      .split('\n')
      .filter((l) => l.trim())
      .join('\n'),
  )
  expect(wrongs).toEqual([])
  await close()
})

test('on paper there are the text and its cards, and no controls', async () => {
  const { page, close } = await openPage(browser, `${told.url}#a=told`, { locale: 'ar' })
  await page.emulateMedia({ media: 'print' })
  for (const control of ['nav.views', 'nav.strip', '.tools', '.along'])
    expect([control, await page.locator(control).first().isVisible()]).toEqual([control, false])
  expect(await page.locator('.text p').first().isVisible()).toBe(true)
  const cards = await page
    .locator('aside .place')
    .evaluateAll((all) => all.map((e) => e.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]))
  expect(cards.length).toBe(2)
  for (let i = 1; i < cards.length; i++) expect(cards[i][0]).toBeGreaterThanOrEqual(cards[i - 1][1])
  await close()
})
