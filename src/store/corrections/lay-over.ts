/**
 * What search and lists know of an article's corrections. The rows of its statements stay as the machine read them; but the index
 * finds each by what people say of it, a struck one is not found (`struck`), and one that people added has a row of its own, whose
 * `local` is the correction's ({@link addedId}).
 *
 * Run in the transaction that changes the corrections, the text or the reading of an article: all of it is made anew.
 */
import type { Record } from '../../core/record.ts'
import { Batch } from '../batch.ts'
import type { SearchIndex, Writer } from '../database.ts'
import { datedColumns, drawActors, drawStatements } from '../drawn.ts'
import { idsOf } from '../identity.ts'
import { articleOf, recordOf, textOf } from '../text.ts'
import { correct } from './correct.ts'
import { type Correction, isAdded } from './correction.ts'
import { toCorrection } from './rows.ts'

/** Statements of a record with corrections laid on, as rows. Actors are the machine's: the others are in no table. */
export function drawCorrected(article: Parameters<typeof drawStatements>[0], id: string, machine: Record, corrected: Record) {
  return drawStatements(article, id, corrected, new Map(drawActors(machine).map((actor) => [actor.local, actor])))
}

/** Lays the corrections of these articles (by id) over their rows and index entries; those without any are left alone. */
export async function layOver(writer: Writer, index: SearchIndex, articles: readonly string[]): Promise<void> {
  if (articles.length === 0) return
  const rows = await writer.query.selectFrom('corrections').selectAll().where('article', 'in', articles).execute()
  if (rows.length === 0) return
  const corrections = rows.map(toCorrection)
  const batch = await Batch.begin(writer, index)
  for (const article of new Set(corrections.map((each) => each.article)))
    await layOne(
      batch,
      article,
      corrections.filter((each) => each.article === article),
    )
  await batch.write()
}

async function layOne(batch: Batch, id: string, corrections: readonly Correction[]): Promise<void> {
  const { query } = batch.writer
  const version = await query
    .selectFrom('articles as a')
    .innerJoin('versions as v', 'v.key', 'a.latest')
    .selectAll('v')
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (version === undefined) return
  const rows = await query
    .selectFrom('statements')
    .select(['key', 'local', 'same_words', 'struck'])
    .where('article', '=', version.article)
    .where('version', '=', version.key)
    .where('lost', '=', 0)
    .execute()
  const read = rows.filter((row) => !isAdded(row.local))
  const added = rows.filter((row) => isAdded(row.local))
  for (const { same_words } of added) batch.touchWords(same_words)
  await batch.remove(
    'statements',
    added.map((row) => row.key),
  )
  await batch.unindex(
    'statements',
    read.map((row) => row.key),
  )
  await batch.unindex('versions', [version.key])

  const article = articleOf(version)
  const machine = recordOf(version)
  const { record } = correct(textOf(version), machine, corrections)
  const drawn = drawCorrected(article, id, machine, record)
  const ids = idsOf(id, article.text, drawn.named)
  const byLocal = new Map(drawn.rows.map((row, i) => [row.local, { row, id: ids[i] }]))
  batch.indexVersion(version, record)
  for (const { key, local, same_words, struck } of read) {
    const as = byLocal.get(local)
    // It is still the same words as others': who carries them is what the machine read.
    if (as !== undefined) batch.indexStatement({ ...as.row, same_words }, { key, version: version.key, ...datedColumns(article) })
    const now = as === undefined ? 1 : 0
    if (now !== struck) await query.updateTable('statements').set({ struck: now }).where('key', '=', key).execute()
  }
  const shared = { ...datedColumns(article), article: version.article, version: version.key, lost: 0 }
  for (const { row, id } of byLocal.values())
    if (isAdded(row.local)) batch.putStatement(row, shared, { key: batch.keys.next('statements'), id, inside: null })
}
