/** Takes docs/page.png, the picture in the READMEs, of the built page with its first sample article: `npx tsx scripts/screenshot.ts [OUT]`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { launchBrowser } from '../test/web/browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = process.argv[2] ?? join(root, 'docs', 'page.png')

const server = spawn(process.execPath, [join(root, 'dist/cli/main.js'), 'serve', '--port', '0', '--private'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [url] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
const browser = await launchBrowser()
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1.5, locale: 'ar' })
  await page.goto(url)
  await page.locator('article').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate('document.fonts.ready')
  await page.screenshot({ path: out })
} finally {
  await browser.close()
  server.kill()
}
