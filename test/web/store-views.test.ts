/// <reference lib="dom" />
/** Views that change the store: files are added and followed, and what the machine is least sure of is settled. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createReader, loadLexicon } from '../../src/index.ts'
import { launchBrowser } from './browser.ts'
import { openPage, type ServedPage, servePage } from './open-page.ts'

let browser: Browser
let served: ServedPage
const folder = mkdtempSync(join(tmpdir(), 'isnad-files-'))
beforeAll(async () => {
  browser = await launchBrowser()
  served = await servePage(createReader(loadLexicon()), [])
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
  rmSync(folder, { recursive: true })
})
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

test('files are added with what became of them, and what is wrong with one is said with its name and line', async () => {
  const { page, wrongs, close } = await openPage(browser, `${served.url}#/sources`, { locale: 'en' })
  const files = [
    write('bridge.txt', 'قال وزير الري رامي الوردي إن الجسر الجديد فُتح.'),
    write(
      'season.jsonl',
      `${JSON.stringify({ text: 'أكد مدير المزرعة أيمن السالم أن الموسم كان وفيراً.', outlet: '<img src=x onerror=alert(1)>', publishedAt: '2024-02-10' })}\nno json\n`,
    ),
    write('empty.txt', ' \n'),
    write('scan.pdf', '%PDF'),
  ]
  await page.locator('input[type=file]').first().setInputFiles(files)
  await page.getByRole('alert').waitFor()
  const refused = await page.getByRole('alert').innerText()
  for (const said of ['season.jsonl', 'line 2', 'empty.txt', 'holds no text', 'scan.pdf']) expect(refused).toContain(said)
  await page.locator('.jobs .done').waitFor()
  expect(await page.locator('.jobs').innerText()).toContain('added: 2')
  await page.locator('.outlets', { hasText: '<img src=x onerror=alert(1)>' }).waitFor()
  expect(await page.locator('#room img').count()).toBe(0)
  expect(wrongs).toEqual([])
  await close()
})

test('what the machine is least sure of is accepted with one key, and does not come again', async () => {
  const { page, wrongs, close } = await openPage(browser, `${served.url}#/review`, { locale: 'en' })
  await page.locator('.current article').waitFor()
  const first = await page.locator('.current .said').innerText()
  await page.keyboard.press('a')
  await page.waitForFunction(
    (words) => !(document.querySelector('.current .said') as HTMLElement | null)?.innerText.includes(words),
    first.trim(),
  )
  await page.reload({ waitUntil: 'networkidle' })
  await page.locator('[data-view="review"] :is(.current, [role=status])').first().waitFor()
  expect(await page.locator('[data-view="review"]').innerText()).not.toContain(first.trim())
  const { items } = (await (await fetch(`${served.url}api/corrections`)).json()) as { items: unknown[] }
  expect(items.length).toBe(1)
  expect(wrongs).toEqual([])
  await close()
})

test('what several articles tell of one event stands side by side, with what differs marked', async () => {
  const tell = (outlet: string, amount: string, day: string) => ({
    text: `قال وزير الري رامي الوردي إن اليابان سلّمت وزارة الري معدات بقيمة ${amount} مليون دولار.`,
    outlet,
    publishedAt: day,
  })
  const response = await fetch(`${served.url}api/articles`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${served.token}` },
    body: JSON.stringify({ articles: [tell('جريدة المرفأ', '25', '2024-02-14'), tell('جريدة الحقل', '27', '2024-02-14')] }),
  })
  expect(response.status).toBe(200)
  const { items } = (await (await fetch(`${served.url}api/ledger-rows`)).json()) as { items: { tellings: unknown[] }[] }
  const { page, wrongs, close } = await openPage(browser, `${served.url}#/ledger`, { locale: 'en' })
  await page.locator('[data-view="ledger"] article').first().waitFor()
  expect(await page.locator('[data-view="ledger"] article').count()).toBe(items.length)
  const several = items.findIndex((row) => row.tellings.length > 1)
  expect(several).toBeGreaterThanOrEqual(0)
  const entry = page.locator('[data-view="ledger"] article').nth(several)
  await entry.locator('.tellings').click()
  expect(await entry.locator('thead button').allTextContents()).toEqual(expect.arrayContaining(['جريدة المرفأ', 'جريدة الحقل']))
  expect((await entry.locator('td.differs').allTextContents()).join(' ')).toMatch(/25,000,000.*27,000,000|27,000,000.*25,000,000/)
  await entry.locator('thead button').first().click()
  await page.locator('tr.row.open').waitFor()
  expect(wrongs).toEqual([])
  await close()
})
