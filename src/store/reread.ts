/** Reading again, after an upgrade or with a richer lexicon: what is the same keeps its id, and what changed is said. */
import type { Article, Record } from '../core/record.ts'
import { forgetActors } from './actors.ts'
import { Batch } from './batch.ts'
import { layOver } from './corrections/lay-over.ts'
import type { Database, SearchIndex, Writer } from './database.ts'
import { reconcile } from './reconcile.ts'
import { redacted } from './redact.ts'
import type { Reread, RereadOptions } from './store.ts'
import { articleOf, recordOf } from './text.ts'
import { KeptOut } from './tombstones.ts'

/** Versions a transaction: few, so that others who write need not wait long. */
const AT_ONCE = 50

/** Reads versions in the order in which they came; what comes meanwhile is read last. */
export async function* reread(
  database: Database,
  index: SearchIndex,
  read: (article: Article) => Record,
  options: RereadOptions,
  version: string,
): AsyncGenerator<Reread> {
  const keptOut = await KeptOut.of(database)
  let after = 0
  try {
    for (;;) {
      const rows = await page(database, after, options, version)
      if (rows.length === 0) return
      after = rows[rows.length - 1].key
      const readings = rows.map((row): Reading => {
        const article = articleOf(row)
        const record = read(article)
        const less = redacted(article, record, keptOut.speakers)
        return { row, article: less?.article ?? article, record: less?.record ?? record, hidden: less !== undefined || row.redacted === 1 }
      })
      yield* await database.write((writer) => settle(writer, index, readings))
    }
  } finally {
    await database.write(forgetActors)
  }
}

interface Reading {
  readonly row: Awaited<ReturnType<typeof page>>[number]
  readonly article: Article
  readonly record: Record
  readonly hidden: boolean
}

async function page({ query }: Database, after: number, options: RereadOptions, version: string) {
  let rows = query
    .selectFrom('versions as v')
    .innerJoin('articles as a', 'a.key', 'v.article')
    .selectAll('v')
    .select(['a.id as article_id', 'a.latest'])
    .where('v.key', '>', after)
  if (!options.all) rows = rows.where('v.reader', '<>', version)
  if (options.articles) rows = rows.where('a.id', 'in', [...options.articles])
  return rows.orderBy('v.key').limit(AT_ONCE).execute()
}

async function settle(writer: Writer, index: SearchIndex, readings: readonly Reading[]): Promise<Reread[]> {
  const batch = await Batch.begin(writer, index)
  const changes: Reread[] = []
  for (const { row, article, record, hidden } of readings) {
    // It may have been taken out since it was read.
    const there = await writer.query.selectFrom('versions').select('redacted').where('key', '=', row.key).executeTakeFirst()
    if (there === undefined || there.redacted !== row.redacted) continue
    await batch.replaceVersion(row.key, article, record, { hidden, found: row.latest === row.key })
    const { statements, events } = same(recordOf(row), record)
      ? { statements: NO_CHANGE, events: NO_CHANGE }
      : await reconcile(batch, {
          article,
          record,
          id: row.article_id,
          articleKey: row.article,
          version: { key: row.key, at: row.at },
          latest: row.latest === row.key,
        })
    await batch.write()
    if (row.latest === row.key) await layOver(writer, index, [row.article_id])
    changes.push({
      article: row.article_id,
      version: row.id,
      ...statements,
      events: { added: events.added.length, lost: events.lost.length, changed: events.changed.length },
    })
  }
  return changes
}

const NO_CHANGE = { added: [], lost: [], changed: [] }

/** True where both say the same, whichever reader says it. */
function same(a: Record, b: Record): boolean {
  return JSON.stringify({ ...a, reader: null }) === JSON.stringify({ ...b, reader: null })
}
