/**
 * Takes pictures of every view of the built page with the sample articles, in Arabic and English, light and dark:
 * `npx tsx scripts/pictures.ts [FOLDER] [VIEW …]`. Without a folder those of a desktop go to docs/pictures, and docs/page.png is taken
 * anew; into a folder come those of a phone too.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../test/web/browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const [folder = join(root, 'docs', 'pictures'), ...only] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

const server = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve', '--port', '0', '--private'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [url] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
const json = async <T>(path: string) => (await (await fetch(new URL(path, url))).json()) as T
const { items: articles } = await json<{ items: { id: string }[] }>('/api/articles')
const { items: people } = await json<{ items: { id: string; name: string }[] }>('/api/actors?type=person&limit=2')

/** By name: the address. */
const VIEWS: { readonly [name: string]: string } = {
  today: '#/today',
  article: `#a=${articles[0].id}`,
  statement: `#a=${articles[0].id}&s=a2`,
  articles: '#/articles',
  statements: '#/statements',
  ledger: '#/ledger',
  pairs: '#/ledger?as=pairs',
  chart: '#/ledger?as=chart',
  web: '#/ledger?as=web',
  promises: '#/promises',
  people: '#/people',
  person: `#/people?id=${people[0].id}`,
  compare: `#/compare?${new URLSearchParams({ a: people[0].name, b: people[1].name })}`,
  review: '#/review',
  sources: '#/sources',
  alerts: '#/alerts',
  settings: '#/settings',
}
const SIZES = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const

const browser = await launchBrowser()
try {
  for (const [device, viewport] of Object.entries(SIZES).slice(0, process.argv.length === 2 ? 1 : 2))
    for (const locale of ['ar', 'en'] as const)
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport, locale, colorScheme, reducedMotion: 'reduce' })
        for (const [name, hash] of Object.entries(VIEWS)) {
          if (only.length > 0 && !only.includes(name)) continue
          const page = await context.newPage()
          page.on('pageerror', (error) => console.error(`${name} ${locale}: ${error.message}`))
          page.on('console', (m) => {
            if (m.type() === 'error' || m.type() === 'warning') console.error(`${name} ${locale}: ${m.text()}`)
          })
          await page.goto(url + hash)
          await page.waitForLoadState('networkidle')
          await page.evaluate('document.fonts.ready')
          const wide = (await page.evaluate('document.documentElement.scrollWidth - innerWidth')) as number
          if (wide > 0) console.error(`${name} ${locale} ${device}: ${wide} px wider than the window`)
          await page.screenshot({ path: join(folder, `${name}-${locale}-${colorScheme}-${device}.jpg`), type: 'jpeg', quality: 60 })
          if (process.argv.length === 2 && name === 'statement' && device === 'desktop' && locale === 'ar' && colorScheme === 'light')
            await page.screenshot({ path: join(root, 'docs', 'page.png') })
          await page.close()
        }
        await context.close()
      }
} finally {
  await browser.close()
  server.kill()
}
