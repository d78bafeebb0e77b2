/// <reference lib="dom" />
/** The views around the article: each opens by its address, says what the store holds, and passes axe in both themes. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { loadSamples } from '../../src/server/samples.ts'
import { VIEWS } from '../../web/src/lib/route.ts'
import { launchBrowser } from './browser.ts'
import { DESKTOP, openPage, PHONE, type ServedPage, servePage } from './open-page.ts'

const samples = loadSamples(new URL('../../samples/', import.meta.url))
let browser: Browser
let served: ServedPage
beforeAll(async () => {
  browser = await launchBrowser()
  served = await servePage(createReader(loadLexicon()), samples)
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

const at = (address: string) => `${served.url}#/${address}`
const PLACES = [...VIEWS, 'ledger?as=pairs', 'ledger?as=chart']

for (const [device, viewport, locale, colorScheme] of [
  ['desktop', DESKTOP, 'ar', 'light'],
  ['desktop', DESKTOP, 'en', 'dark'],
  ['phone', PHONE, 'ar', 'dark'],
  ['phone', PHONE, 'en', 'light'],
] as const)
  test(`every view opens and axe finds nothing: ${device}, ${locale}, ${colorScheme}`, async () => {
    const { page, wrongs, close } = await openPage(browser, at('today'), { viewport, locale, colorScheme })
    const found: string[] = []
    for (const place of PLACES) {
      await page.evaluate((hash) => { location.hash = hash }, `#/${place}`) // biome-ignore format: one line
      await page.locator(`[data-view="${place.split('?')[0]}"]`).waitFor()
      await page.waitForLoadState('networkidle')
      const { violations } = await new AxeBuilder({ page }).analyze()
      found.push(...violations.map((v) => `${place}: ${v.id}: ${v.nodes[0].html} ${v.nodes[0].failureSummary}`))
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wide > 0) found.push(`${place}: ${wide} px wider than the window`)
    }
    expect(found).toEqual([])
    expect(wrongs).toEqual([])
    await close()
  }, 240_000)

test('statements are found as one types, narrowed by a facet, and the address holds it all', async () => {
  const { page, wrongs, close } = await openPage(browser, at('statements'), { locale: 'en' })
  const count = async () => Number((await page.locator('.count').innerText()).replace(/\D/g, '') || 0)
  await page.locator('.count', { hasText: /\d/ }).waitFor()
  const all = await count()
  expect(all).toBeGreaterThan(60)
  // Only the rows near the eye are there.
  expect(await page.locator('main article').count()).toBeLessThan(all)
  await page.locator('aside [aria-labelledby="facet-speaker"] button').first().click()
  await page.waitForFunction((n) => Number(document.querySelector('.count')?.textContent?.replace(/\D/g, '')) < n, all)
  const narrowed = await count()
  expect(narrowed).toBeGreaterThan(0)
  const speaker = new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('speaker')
  expect(await page.locator('main article header b').first().innerText()).toBe(speaker)
  // The same address gives the same page; back gives what was before.
  await page.reload({ waitUntil: 'networkidle' })
  await page.locator('.count', { hasText: /\d/ }).waitFor()
  expect(await count()).toBe(narrowed)
  await page.goBack()
  await page.waitForFunction((n) => Number(document.querySelector('.count')?.textContent?.replace(/\D/g, '')) === n, all)
  await page.getByRole('searchbox').fill('"')
  await page.getByRole('alert').waitFor()
  expect(wrongs.filter((w) => !w.includes('400'))).toEqual([])
  await close()
})

test('a search is kept, shown among the alerts with its feed, and forgotten', async () => {
  const { page, wrongs, close } = await openPage(browser, at('statements?q=الوزارة'), { locale: 'en' })
  await page.getByRole('button', { name: 'Save this search' }).click()
  await page.getByRole('textbox', { name: 'Name of the search' }).fill('<b>The ministry</b>')
  await page.keyboard.press('Enter')
  await page.getByText('Saved.').waitFor()
  await page.getByRole('navigation', { name: 'Views' }).first().getByRole('link', { name: 'Alerts' }).click()
  await page.getByText('<b>The ministry</b>').waitFor()
  const feed = await page.getByRole('link', { name: 'Atom feed' }).getAttribute('href')
  expect(await (await fetch(new URL(feed ?? '', served.url))).text()).toContain('&lt;b&gt;The ministry&lt;/b&gt;')
  await page.getByRole('button', { name: 'Forget' }).click()
  await page.getByText('No alert yet.').waitFor()
  expect(wrongs).toEqual([])
  await close()
})

test('the keyboard goes everywhere, on an Arabic layout too, and a sheet says how', async () => {
  const { page, wrongs, close } = await openPage(browser, at('today'))
  const type = (key: string) =>
    page.evaluate((k) => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: k, bubbles: true })), key)
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('l')
  await page.locator('[data-view="ledger"] article').first().waitFor()
  await type('ل')
  await type('س')
  await page.locator('[data-view="statements"] article').first().waitFor()
  await page.keyboard.press('j')
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('row-link')
  await page.keyboard.press('Enter')
  await page.locator('.number[aria-pressed="true"]').waitFor()
  await page.goBack()
  await page.locator('[data-view="statements"] input[type=search]').waitFor()
  await page.keyboard.press('/')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search')
  expect(wrongs).toEqual([])
  await close()
})

test('a key that comes as a box closes is not lost, and a filter may change while the ledger is still coming in', async () => {
  const { page, wrongs, close } = await openPage(browser, at('today'))
  await page.keyboard.press('?')
  await page.locator('dialog[open]').waitFor()
  await page.evaluate(() => {
    document.querySelector('dialog')?.close()
    for (const key of ['g', 'l']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  })
  const kind = page.locator('[data-view="ledger"] select').first()
  await kind.waitFor()
  // A ledger without an end: every page says that there is a next one, and takes its time.
  await page.route(/\/api\/ledger\?/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 150))
    await route.fulfill({ json: { items: [], next: 'more' } })
  })
  for (const type of ['AID', 'AGREE', 'AID']) {
    await kind.selectOption(type)
    await page.waitForTimeout(200)
  }
  // A page that waits in circles answers nothing.
  expect(await page.evaluate(() => new URLSearchParams(location.hash.split('?')[1]).get('type'))).toBe('AID')
  expect(wrongs).toEqual([])
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await close()
})

test('a person is followed, and what they say comes to Today', async () => {
  const { page, wrongs, close } = await openPage(browser, at('people?type=person'), { locale: 'en' })
  const name = await page.locator('.person b').first().innerText()
  await page.locator('.person').first().click()
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  expect(await page.getByRole('button', { name: 'Following' }).getAttribute('aria-pressed')).toBe('true')
  await page.goto(at('today'), { waitUntil: 'networkidle' })
  const followed = page.locator('section', { has: page.locator('#followed') })
  await followed.getByRole('link', { name }).waitFor()
  expect(await followed.locator('article').count()).toBeGreaterThan(0)
  expect(wrongs).toEqual([])
  await close()
})

test('on a phone the rest of the views is one touch further', async () => {
  const { page, wrongs, close } = await openPage(browser, at('today'), { viewport: PHONE, hasTouch: true, locale: 'en' })
  await page.getByRole('button', { name: 'More' }).tap()
  await page.getByRole('dialog').getByRole('link', { name: 'Settings' }).tap()
  await page.locator('[data-view="settings"]').waitFor()
  expect(await page.locator('dialog').count()).toBe(0)
  expect(wrongs).toEqual([])
  await close()
})

test('digits, the Hijri calendar and the size of type are chosen, and remembered', async () => {
  const { page, wrongs, close } = await openPage(browser, at('settings'), { locale: 'ar' })
  await page.getByRole('button', { name: '٠١٢٣٤٥٦٧٨٩' }).click()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'كبير', exact: true }).click()
  await page.goto(at('today'), { waitUntil: 'networkidle' })
  await page.reload({ waitUntil: 'networkidle' })
  const lead = await page.locator('.lead').first().innerText()
  expect(lead).toMatch(/[٠-٩]{4}/)
  expect(lead).toContain('هـ')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('18px')
  expect(wrongs).toEqual([])
  await close()
})
