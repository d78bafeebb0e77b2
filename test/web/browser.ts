/** A real Chromium for tests: the one at CHROME_PATH, else the one that comes as a package, unpacked once; where that is not for Linux, the Chrome that is installed. */
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** Quiet, and alone: nothing is asked of the network but what a test asks. The package's own arguments turn web security off: never used. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function launchBrowser(): Promise<Browser> {
  const given = process.env.CHROME_PATH
  if (!given && process.platform !== 'linux') return playwright.launch({ channel: 'chrome', args: ARGUMENTS })
  return playwright.launch({ executablePath: given || (await chromium.executablePath()), args: ARGUMENTS })
}
