/** Looking at everything that is kept, and saying what does not hold. */
import type { Record, Span } from '../core/record.ts'
import { correct } from './corrections/correct.ts'
import { isAdded } from './corrections/correction.ts'
import { drawCorrected } from './corrections/lay-over.ts'
import { toCorrection } from './corrections/rows.ts'
import type { Database, SearchIndex } from './database.ts'
import { clean, type DrawnEvent, type DrawnStatement, drawActors, drawEvents, drawStatements } from './drawn.ts'
import { idOfArticle, idOfVersion, sha256 } from './identity.ts'
import type { Finding } from './store.ts'
import { StoreError } from './store-error.ts'
import { articleOf, recordOf, unpacked } from './text.ts'
import { KeptOut } from './tombstones.ts'

const AT_ONCE = 100

/**
 * Everything, in three passes: what the database says of itself; each version with what was drawn from it; what no version
 * holds any more. Where a page cannot be read, it says so and goes on.
 */
export async function* verified(database: Database, index: SearchIndex): AsyncGenerator<Finding> {
  try {
    const { found, readable } = await database.integrity()
    for (const detail of found) yield { code: 'database/integrity', id: null, detail: detail.replaceAll('\n', ' ') }
    if (!readable) {
      yield { code: 'database/damaged', id: null, detail: 'the rest was not looked at: restore the last backup (isnad restore)' }
      return
    }
  } catch (error) {
    yield damaged(error)
    return
  }
  const keptOut = await KeptOut.of(database)
  for (let after = 0; ; ) {
    let keys: number[]
    try {
      const rows = await database.query
        .selectFrom('versions')
        .select('key')
        .where('key', '>', after)
        .orderBy('key')
        .limit(AT_ONCE)
        .execute()
      keys = rows.map((row) => row.key)
    } catch (error) {
      yield damaged(error)
      break
    }
    for (const key of keys)
      try {
        for (const finding of await checkVersion(database, key, keptOut)) yield finding
      } catch (error) {
        yield { code: 'version/damaged', id: null, detail: `version ${key} cannot be read: ${(error as Error).message}` }
      }
    if (keys.length < AT_ONCE) break
    after = keys[keys.length - 1]
  }
  try {
    yield* checkRaw(database)
    for (const [code, detail, sql] of ORPHANS)
      for (const { id } of await database.run<{ readonly id: string }>(sql)) yield { code, id: String(id), detail }
    yield* index.verify(database)
  } catch (error) {
    yield damaged(error)
  }
}

function damaged(error: unknown): Finding {
  if (error instanceof StoreError) return { code: 'database/damaged', id: null, detail: error.message }
  return { code: 'database/damaged', id: null, detail: error instanceof Error ? error.message : String(error) }
}

/** What stands without what it was drawn from. */
const ORPHANS: readonly (readonly [code: string, detail: string, sql: string])[] = [
  [
    'article/latest',
    'its latest version is not there',
    'select a.id from articles a where not exists (select 1 from versions v where v.key = a.latest and v.article = a.key)',
  ],
  [
    'article/versions',
    'it counts other versions than it has',
    'select a.id from articles a where a.versions <> (select count(*) from versions v where v.article = a.key)',
  ],
  [
    'article/story',
    'its story is not named by the least of its articles',
    'select a.id from articles a where a.story > a.id or not exists (select 1 from articles b where b.id = a.story and b.story = a.story)',
  ],
  [
    'statement/version',
    'it points at no version of its article',
    'select s.id from statements s where not exists (select 1 from versions v where v.key = s.version and v.article = s.article)',
  ],
  [
    'event/version',
    'it points at no version of its article',
    'select e.id from events e where not exists (select 1 from versions v where v.key = e.version and v.article = e.article)',
  ],
  [
    'statement/actor',
    'its speaker is no actor',
    'select s.id from statements s where s.actor is not null and not exists (select 1 from actors a where a.id = s.actor)',
  ],
  [
    'actor/orphan',
    'no article names it',
    'select a.id from actors a where not exists (select 1 from actors_of_versions l where l.actor = a.key)',
  ],
  [
    'raw/orphan',
    'no version was read from it',
    'select r.hash as id from raw r where not exists (select 1 from versions v where substr(v.raw, 1, 8) = substr(r.hash, 1, 8) and v.raw = r.hash)',
  ],
  [
    'tombstone/present',
    'what was taken out is there',
    `select t.id from tombstones t where t.kind = 'article' and exists (select 1 from articles a where a.id = t.target)
     union all
     select t.id from tombstones t where t.kind = 'speaker' and exists (select 1 from statements s where s.actor = t.target)`,
  ],
]

async function checkVersion({ query }: Database, key: number, keptOut: KeptOut): Promise<Finding[]> {
  const row = await query
    .selectFrom('versions as v')
    .innerJoin('articles as a', 'a.key', 'v.article')
    .selectAll('v')
    .select(['a.id as article_id', 'a.latest'])
    .where('v.key', '=', key)
    .executeTakeFirst()
  if (row === undefined) return [{ code: 'version/article', id: null, detail: `version ${key} has no article` }]
  const findings: Finding[] = []
  const report = (code: string, id: string, detail: string) => findings.push({ code, id, detail })
  if (sha256(row.text) !== row.text_hash) report('text/hash', row.id, 'its text is not the one that was stored')
  const article = articleOf(row)
  const cleaned = row.exact === null ? row.text : clean(article.text)
  if (cleaned !== row.text) report('text/exact', row.id, 'its two copies of the text differ')
  // A redacted text, and a field the database could not hold, hash to something else.
  const exact = row.redacted === 0 && !JSON.stringify([row.url, row.given_id, row.outlet, row.title, row.language]).includes('\ufffd')
  if (exact && idOfArticle(article) !== row.article_id) report('version/id', row.id, 'it is of another article')
  if (exact && idOfVersion(row.article_id, article) !== row.id) report('version/id', row.id, 'its id is not the hash of what it holds')
  if (keptOut.isOutlet(article)) report('tombstone/present', row.id, 'its outlet was taken out')

  if (sha256(row.record) !== row.record_hash) {
    report('record/hash', row.id, 'its record is not the one that was stored')
    return findings
  }
  const record = recordOf(row)
  for (const span of spansOf(record))
    if (!(span.start >= 0 && span.start <= span.end && span.end <= article.text.length))
      report('record/span', row.id, `a span of its record lies outside of its text: ${span.start} to ${span.end}`)

  const byLocal = new Map(drawActors(record).map((actor) => [actor.local, actor]))
  const statements = drawStatements(article, row.article_id, record, byLocal).rows
  const rows = await query.selectFrom('corrections').selectAll().where('article', '=', row.article_id).execute()
  const corrected = row.latest === key && rows.length > 0 ? correct(article.text, record, rows.map(toCorrection)).record : record
  const added =
    corrected === record ? [] : drawCorrected(article, row.article_id, record, corrected).rows.filter((each) => isAdded(each.local))
  const struck = new Set(record.attributions.map((each) => each.id))
  for (const { id } of corrected.attributions) struck.delete(id)
  const tables = [
    [
      'statement',
      [...statements, ...added],
      await query.selectFrom('statements').selectAll().where('article', '=', row.article).where('version', '=', key).execute(),
    ],
    [
      'event',
      drawEvents(article, record, byLocal).rows,
      await query.selectFrom('events').selectAll().where('article', '=', row.article).where('version', '=', key).execute(),
    ],
  ] as const
  for (const [name, drawn, stored] of tables) {
    const wanted = new Map(drawn.map((each: DrawnStatement | DrawnEvent) => [each.local, each]))
    for (const each of stored as readonly (Columns & StoredRow)[]) {
      if ('struck' in each && each.lost === 0 && each.struck !== (struck.has(each.local) ? 1 : 0))
        report('statement/struck', each.id, 'it is marked as struck, or not, against what people say of it')
      const own = wanted.get(each.local) as Columns | undefined
      wanted.delete(each.local)
      if (own === undefined) report(`${name}/record`, each.id, 'the record of its version does not have it')
      else
        for (const column of Object.keys(own))
          if (column !== 'inside' && own[column] !== each[column])
            report(`${name}/${column}`, each.id, `its ${column} is not what the text has in its place`)
      if (each.lost === (row.latest === key ? 1 : 0))
        report(`${name}/lost`, each.id, 'it is marked as lost, or not, against what its article has')
    }
    if (row.latest === key)
      for (const local of wanted.keys()) report(`${name}/missing`, row.id, `${local} of its record is not among the ${name}s`)
  }
  return findings
}

type Columns = { readonly [column: string]: unknown }
interface StoredRow {
  readonly id: string
  readonly local: string
  readonly lost: number
}

function* spansOf(record: Record): Generator<Span> {
  for (const each of record.attributions) {
    yield* [...each.cue, ...each.content, ...each.via]
    for (const span of [each.source, each.time, each.addressee]) if (span !== null) yield span
  }
  yield* [...record.timexes, ...record.amounts, ...record.quantities, ...record.mentions]
}

async function* checkRaw({ query }: Database): AsyncGenerator<Finding> {
  for (let after = ''; ; ) {
    const rows = await query.selectFrom('raw').selectAll().where('hash', '>', after).orderBy('hash').limit(AT_ONCE).execute()
    for (const { hash, size, bytes } of rows)
      try {
        const raw = unpacked(bytes)
        if (raw.length !== size || sha256(raw) !== hash)
          yield { code: 'raw/hash', id: hash, detail: 'its bytes are not those that were stored' }
      } catch {
        yield { code: 'raw/hash', id: hash, detail: 'its bytes cannot be unpacked' }
      }
    if (rows.length < AT_ONCE) return
    after = rows[rows.length - 1].hash
  }
}
