/** How many pages a second are taken apart by one core: the invented pages of test/ingest/pages, as they are and with as much around them as pages of news have. */
import { readDatesWith } from '../../src/ingest/html/dates.ts'
import { readPage } from '../../src/ingest/html/index.ts'
import { sites } from '../../test/ingest/pages/sites.ts'
import { articles } from '../../test/ingest/pages/written.ts'
import { shippedLexicon } from './root.ts'

readDatesWith(shippedLexicon())
const plain = sites.flatMap((site, i) => [site.html(articles[i * 2]), site.html(articles[i * 2 + 1])])
const MENU = '<li class="menu-item menu-item-type-taxonomy"><a class="menu-link" href="/category/2031"><span>قسم من الأقسام</span></a></li>'
const CARD =
  '<div class="card card--small" data-id="8"><a href="/x"><img src="a.jpg" alt=""><h3 class="card__title">عنوان خبر آخر من الصفحة الأولى</h3></a><span>قبل ساعة</span></div>'
const AROUND = `<div class="mega"><ul>${MENU.repeat(500)}</ul></div><div class="cards">${CARD.repeat(150)}</div><script>${'var a=1;'.repeat(5000)}</script>`
const full = plain.map((html) => html.replace(/<\/body>/i, `${AROUND}</body>`))

for (const [name, pages] of [
  ['article and little else', plain],
  ['with menus, cards, scripts', full],
] as const) {
  const units = pages.reduce((sum, html) => sum + html.length, 0) / pages.length
  for (const html of pages) readPage(html)
  let best = 0
  for (let round = 0; round < 5; round++) {
    const began = process.cpuUsage()
    for (const html of pages) readPage(html)
    const { user, system } = process.cpuUsage(began)
    best = Math.max(best, pages.length / ((user + system) / 1e6))
  }
  process.stdout.write(
    `${name}: ${Math.round(best)} pages a second of one core (${Math.round(units / 1024)} Ki units each; to reach: 60)\n`,
  )
}
