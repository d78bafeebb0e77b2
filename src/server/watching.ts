/** Feeds that are watched, over a store: what they bring is read with the words of the house and kept. */
import type { Article, Record } from '../core/record.ts'
import type { Fetcher } from '../ingest/fetch/fetch.ts'
import { parseFeed } from '../ingest/watch/parse.ts'
import { type Checked, Watcher, type WatcherOptions } from '../ingest/watch/watcher.ts'
import type { Store } from '../store/store.ts'

/** Of one article, in UTF-16 code units, as the API takes them. */
const MAX_CHARACTERS = 5_000_000

export interface Watching {
  readonly store: Store
  readonly read: (article: Article) => Promise<Record> | Record
  readonly fetcher: Fetcher
  readonly onChecked?: ((checked: Checked) => void) | undefined
  readonly onFault?: ((error: Error) => void) | undefined
  readonly clock?: WatcherOptions['clock']
}

/** A watcher over the store. It asks nobody until it is told to. */
export function watcherOver({ store, read, fetcher, onChecked, onFault, clock }: Watching): Watcher {
  const { claim, put, move, entries, mark, touch } = store.feeds
  return new Watcher({
    fetcher,
    parse: parseFeed,
    clock,
    onChecked,
    onFault,
    shelf: {
      claim,
      put,
      move,
      entries,
      mark,
      touch,
      async keep(found) {
        let fresh = 0
        for (const { article, at, problems, raw, decoding } of found) {
          if (article.text.length > MAX_CHARACTERS) continue
          const record = await read(article)
          const [{ outcome }] = await store.add([
            {
              article,
              record: problems.length === 0 ? record : { ...record, problems: [...problems, ...record.problems] },
              raw: typeof raw === 'string' ? Buffer.from(raw) : raw,
              source: at,
              decoding: decoding && { ...decoding },
            },
          ])
          if (outcome === 'added' || outcome === 'new-version') fresh++
        }
        return fresh
      },
    },
  })
}
