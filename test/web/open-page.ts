/// <reference lib="dom" />
/** The built page, served and opened in a browser that notes whatever a page should never do. */
import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Reader } from '../../src/core/read.ts'
import { createApp } from '../../src/server/app.ts'
import { type Served, serve } from '../../src/server/serve.ts'
import type { SampleArticle } from '../../src/server/shelf.ts'

const WEB = new URL('../../dist/web/', import.meta.url)

export async function servePage(reader: Reader, samples: readonly SampleArticle[]): Promise<Served> {
  if (!existsSync(WEB)) throw new Error('the page is not built: run npm run build')
  return serve(createApp({ reader, samples, webRoot: WEB, onFault: (error) => console.error(error) }), 0)
}

export interface Opened {
  readonly page: Page
  /** Requests elsewhere, breaches of the policy, scripts that an article ran, errors: there must be none. */
  readonly wrongs: string[]
  close(): Promise<void>
}

export const DESKTOP = { width: 1320, height: 900 }
export const PHONE = { width: 390, height: 844 }

export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: 'ar', reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const wrongs: string[] = []
  const home = new URL(url).origin
  context.on('request', (request) => {
    if (new URL(request.url()).origin !== home) wrongs.push(`request: ${request.url()}`)
  })
  page.on('pageerror', (error) => wrongs.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    wrongs.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrongs.push(`console: ${message.text()}`)
  })
  await page.exposeFunction('noteBreach', (breach: string) => wrongs.push(`policy: ${breach}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (e) =>
      (window as unknown as { noteBreach(s: string): void }).noteBreach(`${e.violatedDirective} ${e.blockedURI}`),
    )
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  return { page, wrongs, close: () => context.close() }
}
