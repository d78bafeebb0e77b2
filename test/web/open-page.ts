/// <reference lib="dom" />
/** The built page, served and opened in a browser that notes whatever a page should never do. */
import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Reader } from '../../src/core/read.ts'
import type { Article } from '../../src/core/record.ts'
import { type Served, serve } from '../../src/server/serve.ts'
import { fresh, TOKEN } from '../server/served.ts'

const WEB = new URL('../../dist/web/', import.meta.url)

export interface ServedPage extends Served {
  /** By the ids that samples came with, those that they have in the store. */
  readonly ids: ReadonlyMap<string, string>
  readonly token: string
}

export async function servePage(reader: Reader, samples: readonly Article[]): Promise<ServedPage> {
  if (!existsSync(WEB)) throw new Error('the page is not built: run npm run build')
  const { app } = await fresh({ reader, samples, webRoot: WEB, onFault: (error) => console.error(error) })
  const ids = new Map<string, string>()
  for (const { id } of samples)
    if (id !== undefined) ids.set(id, ((await (await app.request(`/api/articles/${id}`)).json()) as { id: string }).id)
  return { ...(await serve(app, 0)), ids, token: TOKEN }
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
