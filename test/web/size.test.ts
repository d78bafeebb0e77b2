/** What a browser must fetch before a view can be used: the page and that view with all that it imports; charts come when they are drawn. */
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const ASSETS = new URL('../../dist/web/assets/', import.meta.url)
const MOST = 90 * 1024
const VIEW = /^(Today|Articles|Statements|Ledger|Promises|People|Compare|Review|Sources|Alerts|Settings)-/

test('the JavaScript of any view, before the charts, is at most 90 kB gzipped', () => {
  const names = readdirSync(ASSETS).filter((name) => name.endsWith('.js'))
  const text = (name: string) => readFileSync(new URL(name, ASSETS), 'utf8')
  const bytes = (all: Iterable<string>) => [...all].reduce((sum, name) => sum + gzipSync(text(name)).byteLength, 0)
  /** A script with what it imports at once, and what that imports. */
  const closure = (name: string, found = new Set<string>()) => {
    if (found.has(name)) return found
    found.add(name)
    for (const [, other] of text(name).matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) closure(other, found)
    return found
  }
  const entry = names.find((name) => readFileSync(new URL('../index.html', ASSETS), 'utf8').includes(`/assets/${name}`))
  if (entry === undefined) throw new Error('the page is not built: run npm run build')
  const views = names.filter((name) => VIEW.test(name))
  expect(views.length).toBe(11)
  const sizes = views.map((view) => ({ view: view.split('-')[0], bytes: bytes(new Set([...closure(entry), ...closure(view)])) }))
  console.log(
    `JavaScript, gzipped: ${(bytes(closure(entry)) / 1024).toFixed(1)} kB of the page; ${sizes.map((s) => `${s.view} ${(s.bytes / 1024).toFixed(1)}`).join(', ')}`,
  )
  for (const { view, bytes } of sizes) expect([view, bytes <= MOST]).toEqual([view, true])
})
