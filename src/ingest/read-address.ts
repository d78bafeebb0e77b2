/** What is at an address → articles: a page is one, a feed is one an entry. Asked once, by a person. */
import { toArticle } from './article.ts'
import { decodePage } from './encoding.ts'
import { articleOfEntry, readFeed } from './feeds/index.ts'
import type { Fetcher } from './fetch/fetch.ts'
import { FetchError } from './fetch/fetch-error.ts'
import { readHtml } from './html/index.ts'
import { type Defaults, InputError, type Item } from './item.ts'
import { HTML_TOO_LONG, MAX_HTML_BYTES } from './limits.ts'
import { kindOfContent } from './sniff.ts'

export const isAddress = (path: string): boolean => /^https?:\/\//i.test(path)

export async function readAddress(address: string, fetcher: Fetcher, defaults: Defaults = {}): Promise<Item[]> {
  try {
    const { status, url, headers, body } = await fetcher.fetch(address, {
      headers: { accept: 'text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8' },
    })
    if (status < 200 || status >= 300) throw new InputError(`it answers with status ${status}`)
    if (body.length > MAX_HTML_BYTES) throw new InputError(HTML_TOO_LONG)
    if (body.length === 0) throw new InputError('empty: nothing to read')
    if (kindOfContent(body.subarray(0, 1 << 16)) === 'feed') {
      const feed = readFeed(body, { contentType: headers['content-type'], address: url })
      if (feed.kind === 'opml') throw new InputError('a list of feeds: save it, then isnad feeds import FILE')
      if (feed.entries.length === 0) throw new InputError('a feed without entries: nothing to read')
      return feed.entries.map((entry, i) => {
        const at = `${address}[${i}]`
        try {
          return { at, ...toArticle(articleOfEntry(entry, feed), defaults), decoding: feed.decoding }
        } catch (error) {
          if (!(error instanceof InputError)) throw error
          return { at, refused: error.message }
        }
      })
    }
    if (!/html|^$/i.test(headers['content-type'] ?? ''))
      throw new InputError(`neither a page nor a feed (${(headers['content-type'] ?? '').slice(0, 60)}): save it, and give the file`)
    const { text, decoding } = decodePage(body, headers['content-type'])
    const fields = readHtml(text, url)
    return [{ at: address, ...toArticle({ ...fields, url: fields.url ?? url }, defaults), raw: body, decoding }]
  } catch (error) {
    if (error instanceof InputError || error instanceof FetchError) return [{ at: address, refused: error.message }]
    throw error
  }
}
