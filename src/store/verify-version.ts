/** Looking at one version: its text, its record, and every row that was drawn from them, made anew and compared. */
import type { Record, Span } from '../core/record.ts'
import { correct } from './corrections/correct.ts'
import { isAdded } from './corrections/correction.ts'
import { drawCorrected } from './corrections/lay-over.ts'
import { toCorrection } from './corrections/rows.ts'
import type { Database, SearchIndex } from './database.ts'
import {
  clean,
  type DrawnActor,
  type DrawnEvent,
  type DrawnStatement,
  datedColumns,
  drawActors,
  drawEvents,
  drawStatements,
} from './drawn.ts'
import { idOfArticle, idOfVersion, sha256 } from './identity.ts'
import { sketchOf } from './near-duplicates/sketch.ts'
import type { Finding } from './store.ts'
import { articleOf, recordOf } from './text.ts'
import type { KeptOut } from './tombstones.ts'

const DATED = ['outlet', 'published_at', 'day', 'at'] as const
const sorted = (lines: readonly string[]) => [...lines].sort().join('\n')

/** What is wrong with the version of this key and what was drawn from it. */
export async function checkVersion(database: Database, index: SearchIndex, key: number, keptOut: KeptOut): Promise<Finding[]> {
  const { query } = database
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
  const dated = datedColumns(article)
  if (dated.at !== row.at || dated.day !== row.day) report('version/date', row.id, 'it is dated otherwise than its day of publication says')
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
      for (const column of DATED)
        if (each[column] !== dated[column]) report(`${name}/${column}`, each.id, `its ${column} is not that of its article`)
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
  const links = await query
    .selectFrom('actors_of_versions as l')
    .innerJoin('actors as a', 'a.key', 'l.actor')
    .select(['l.local', 'l.said', 'a.id', 'a.type', 'a.folded'])
    .where('l.version', '=', key)
    .execute()
  const line = (actor: Omit<DrawnActor, 'country'>) => [actor.local, actor.id, actor.type, actor.folded, actor.said].join(' ')
  if (sorted(links.map(line)) !== sorted([...byLocal.values()].map(line)))
    report('version/actors', row.id, 'its actors are not those of its record')

  const sketch = sketchOf(row.text)
  if (!Buffer.from(sketch?.bytes ?? []).equals(row.sketch ?? Buffer.of()))
    report('version/sketch', row.id, 'its sketch is not that of its text')
  if (sketch !== null) {
    const bands = await query
      .selectFrom('sketch_bands')
      .select('band')
      .where('band', 'in', sketch.bands)
      .where('version', '=', key)
      .execute()
    if (bands.length !== new Set(sketch.bands).size) report('version/sketch', row.id, 'its sketch is not wholly in the table of bands')
  }

  if (row.latest === key) {
    const drawnCorrected = drawCorrected(article, row.article_id, record, corrected).rows
    const asRead = new Map(statements.map((each) => [each.local, each.same_words]))
    const said = new Map(drawnCorrected.map((each) => [each.local, { ...each, same_words: asRead.get(each.local) ?? each.same_words }]))
    const wrong = await index.differing(database, {
      versions: [{ ...row, record: corrected }],
      statements: tables[0][2].flatMap(({ lost, struck, local, ...own }) => {
        const row = said.get(local)
        return lost === 0 && struck === 0 && row !== undefined ? [{ ...own, row }] : []
      }),
      records: new Map([[key, corrected]]),
    })
    for (const what of wrong) report('index/facets', row.id, `the index counts its ${what} otherwise than it reads`)
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
