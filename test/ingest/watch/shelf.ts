/** A shelf in memory, a clock that tests set, and a watcher over both. */
import { createFetcher } from '../../../src/ingest/fetch/fetch.ts'
import type { Found } from '../../../src/ingest/item.ts'
import { parseFeed } from '../../../src/ingest/watch/parse.ts'
import { type KnownEntry, NEW_FEED, type WatchedFeed } from '../../../src/ingest/watch/watched-feed.ts'
import { type Checked, type Shelf, Watcher, type WatcherOptions } from '../../../src/ingest/watch/watcher.ts'

export class MemoryShelf implements Shelf {
  readonly feeds = new Map<string, WatchedFeed>()
  readonly known = new Map<string, Map<string, KnownEntry>>()
  readonly found: Found[] = []
  readonly #texts = new Set<string>()

  async claim(now: string, until: string, limit: number) {
    const due = [...this.feeds.values()].filter((f) => f.state === 'active' && (f.nextAt === null || f.nextAt <= now)).slice(0, limit)
    for (const feed of due) this.feeds.set(feed.url, { ...feed, nextAt: until })
    return due
  }
  async put(feed: Partial<WatchedFeed> & { readonly url: string }) {
    this.feeds.set(feed.url, { ...NEW_FEED, ...this.feeds.get(feed.url), ...feed })
  }
  async move(from: string, to: string) {
    const feed = this.feeds.get(from)
    this.feeds.delete(from)
    if (feed && !this.feeds.has(to)) this.feeds.set(to, { ...feed, url: to, etag: null, lastModified: null })
    this.known.set(to, new Map([...(this.known.get(from) ?? []), ...(this.known.get(to) ?? [])]))
    this.known.delete(from)
  }
  async entries(feed: string, entries: readonly string[]) {
    return entries.map((e) => this.known.get(feed)?.get(e)).filter((e) => e !== undefined)
  }
  async mark(feed: string, entries: readonly KnownEntry[]) {
    const known = this.known.get(feed) ?? new Map()
    for (const entry of entries) known.set(entry.entry, entry)
    this.known.set(feed, known)
  }
  async touch() {}
  async keep(found: readonly Found[]) {
    let added = 0
    for (const one of found) {
      const key = `${one.article.url} ${one.article.text}`
      if (!this.#texts.has(key)) added++
      this.#texts.add(key)
      this.found.push(one)
    }
    return added
  }
}

/** Time stands until it is slept away. */
export class TestClock {
  at: number
  slept: number[] = []
  constructor(iso = '2031-04-02T12:00:00Z') {
    this.at = Date.parse(iso)
  }
  now() {
    return this.at
  }
  async sleep(ms: number) {
    this.slept.push(ms)
    this.at += ms
  }
  minutes(n: number) {
    this.at += n * 60_000
  }
}

export function watching(allow: readonly string[], options: Partial<WatcherOptions> = {}) {
  const shelf = new MemoryShelf()
  const clock = new TestClock()
  const faults: Error[] = []
  const watcher = new Watcher({
    shelf,
    clock,
    random: () => 0.5,
    parse: parseFeed,
    fetcher: createFetcher({ allow, limits: { totalMs: 700, bytes: 4 << 20 } }),
    onFault: (error) => faults.push(error),
    pause: 0,
    ...options,
  })
  const add = (url: string, more: Partial<WatchedFeed> = {}) => shelf.put({ ...NEW_FEED, ...more, url })
  /** Looks at one feed as it stands now. */
  const check = async (url: string): Promise<Checked> => {
    const feed = shelf.feeds.get(url)
    if (!feed) throw new Error(`no feed ${url}`)
    return watcher.check(feed)
  }
  return { shelf, clock, watcher, add, check, faults }
}

const SENTENCES = [
  'افتتحت بلدية الرملة البيضاء صباح الخميس محطة جديدة لتنقية المياه تخدم ثلاثين ألف نسمة في الأحياء الشرقية من المدينة.',
  'وقال رئيس البلدية عادل المرزوقي إن المحطة ستعمل طوال اليوم، وإن كلفتها بلغت أربعة ملايين درهم من ميزانية المدينة.',
  'وأضاف أن المرحلة الثانية من المشروع تبدأ في الخريف، بعد أن تنتهي دراسة التربة التي يعدها معهد الواحة للهندسة.',
  'وكانت المدينة قد عانت في الصيف الماضي من انقطاع المياه أسابيع عدة، وطالب سكانها مراراً بحل يغنيهم عن الصهاريج.',
  'ويشرف على التنفيذ مكتب السنابل الهندسي الذي تعهد بتسليم الأعمال كلها قبل نهاية السنة المقبلة.',
]
export const TITLE = 'الرملة البيضاء تفتتح محطة لتنقية المياه'
export const text = (n: number) => SENTENCES.map((s) => `${s} (${n})`)
export const page = (n: number, title = `${TITLE} ${n}`) =>
  `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><article>${text(n)
    .map((s) => `<p>${s}</p>`)
    .join('')}</article></body></html>`

export interface EntryGiven {
  readonly n: number
  readonly link: string
  readonly published?: string
  readonly content?: string
}
export const rss = (entries: readonly EntryGiven[], extra = '') => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>صدى الواحة</title>${extra}
${entries.map((e) => `<item><title>${TITLE} ${e.n}</title><link>${e.link}</link><guid>${e.link}</guid><description>ملخص قصير ${e.n}</description>${e.published ? `<pubDate>${new Date(e.published).toUTCString()}</pubDate>` : ''}${e.content ? `<content:encoded><![CDATA[${e.content}]]></content:encoded>` : ''}</item>`).join('\n')}
</channel></rss>`
