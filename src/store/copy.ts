/** All rows of one store into another, empty one: how PostgreSQL is backed up to a file, and a file restored to PostgreSQL. */
import { layOver } from './corrections/lay-over.ts'
import type { Cells, Database } from './database.ts'
import type { Schema } from './schema.ts'
import { searchIndexOf } from './search/index.ts'
import { StoreError } from './store-error.ts'
import { recordOf } from './text.ts'

const AT_ONCE = 500

/** Every table with its primary key, those that others refer to first; what the search keeps is made anew. */
const TABLES: {
  readonly [T in Exclude<keyof Schema, 'meta' | 'statement_index' | 'article_index' | 'search_values'>]: readonly (keyof Schema[T] &
    string)[]
} = {
  raw: ['hash'],
  articles: ['key'],
  versions: ['key'],
  sketch_bands: ['band', 'version'],
  statements: ['key'],
  events: ['key'],
  actors: ['key'],
  actors_of_versions: ['version', 'local'],
  tombstones: ['id'],
  feeds: ['url'],
  feed_entries: ['feed', 'entry'],
  failures: ['source', 'at'],
  saved_searches: ['id'],
  jobs: ['id'],
  corrections: ['id'],
  house_lexicon: ['id'],
  accounts: ['id'],
  sessions: ['token_hash'],
}
export const TABLE_NAMES = Object.keys(TABLES) as (keyof typeof TABLES)[]

/** Copies as of one moment, and fills the search index of the copy. @throws StoreError where `to` holds something. */
export async function copyRows(from: Database, to: Database, shown: string): Promise<void> {
  const [there] = await to.run('select 1 as one from articles limit 1')
  if (there !== undefined) throw new StoreError('misuse', `${shown}: there is something in it already: name an empty store`)
  await from.snapshot(async (reader) => {
    for (const table of TABLE_NAMES) {
      const keys: readonly string[] = TABLES[table]
      let after: Cells | undefined
      for (;;) {
        const beyond = after === undefined ? '' : `where (${keys.join(', ')}) > (${keys.map(() => '?').join(', ')})`
        const rows = await reader.run<Row>(`select * from ${table} ${beyond} order by ${keys.join(', ')} limit ${AT_ONCE}`, after)
        if (rows.length === 0) break
        const columns = Object.keys(rows[0])
        await to.write(async (writer) => {
          await writer.insert(
            table,
            columns,
            rows.map((row) => columns.map((column) => row[column])),
          )
        })
        if (rows.length < AT_ONCE) break
        const last = rows[rows.length - 1]
        after = keys.map((key) => last[key])
      }
    }
  })
  await indexAll(to)
  const corrected = await to.query.selectFrom('corrections').select('article').distinct().where('article', 'is not', null).execute()
  await to.write((writer) =>
    layOver(
      writer,
      searchIndexOf(to.dialect),
      corrected.map(({ article }) => article as string),
    ),
  )
}

/** Fills an empty search index. */
async function indexAll(database: Database): Promise<void> {
  const index = searchIndexOf(database.dialect)
  for (let after = 0; ; ) {
    const rows = await database.query
      .selectFrom('versions as v')
      .innerJoin('articles as a', 'a.key', 'v.article')
      .select(['v.key', 'v.article', 'v.text', 'v.text_hash', 'v.outlet', 'v.published_at', 'v.record', 'a.latest'])
      .where('v.key', '>', after)
      .orderBy('v.key')
      .limit(AT_ONCE)
      .execute()
    if (rows.length === 0) return
    after = rows[rows.length - 1].key
    const versions = rows.map((row) => ({ ...row, record: recordOf(row) }))
    const keys = versions.map((row) => row.key)
    const statements = await database.query
      .selectFrom('statements')
      .selectAll()
      .where(
        'article',
        'in',
        versions.map((row) => row.article),
      )
      .where('version', 'in', keys)
      .execute()
    const records = new Map(versions.map((row) => [row.key, row.record]))
    await database.write(async (writer) => {
      const indexing = index.begin(writer)
      indexing.add({
        versions: versions.filter((row) => row.latest === row.key),
        statements: statements.filter((row) => row.lost === 0 && row.struck === 0).map((row) => ({ ...row, row })),
        records,
      })
      await indexing.settle()
    })
  }
}

type Row = { readonly [column: string]: Cells[number] }
