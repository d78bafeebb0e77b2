/** Deleting for good: articles with everything drawn from them, or what one person said wherever it stands. */
import { forgetActors } from './actors.ts'
import { Batch } from './batch.ts'
import { layOver } from './corrections/lay-over.ts'
import type { Database, SearchIndex, Writer } from './database.ts'
import { clean } from './drawn.ts'
import { shortColumn, shortOf } from './lists.ts'
import { forgetSketches, splitStories } from './near-duplicates/stories.ts'
import { reconcile } from './reconcile.ts'
import { redacted } from './redact.ts'
import type { TakenOut, Target } from './store.ts'
import { articleOf, recordOf } from './text.ts'
import { setTombstone } from './tombstones.ts'
import { joinUtterances } from './utterances.ts'

const AT_ONCE = 200

/** One transaction. Bytes that it frees are overwritten by {@link Database.erase}, which whoever calls this calls next. */
export function takeOut(
  database: Database,
  index: SearchIndex,
  what: Target,
  why: { readonly by: string; readonly reason?: string | undefined },
  now: string,
): Promise<TakenOut> {
  return database.write(async (writer) => {
    await setTombstone(writer, what, why, now)
    if (what.kind === 'speaker') return takeOutSpeaker(writer, index, what.actor)
    const { query } = writer
    const rows =
      what.kind === 'article'
        ? await query.selectFrom('articles').select('key').where('id', '=', what.id).execute()
        : await query
            .selectFrom('versions')
            .select('article as key')
            .distinct()
            .where('outlet', '=', clean(what.name.trim()) ?? '')
            .execute()
    return takeOutArticles(
      writer,
      index,
      rows.map((row) => row.key),
    )
  })
}

async function takeOutArticles(writer: Writer, index: SearchIndex, articles: readonly number[]): Promise<TakenOut> {
  const { query } = writer
  const stories = new Set<string>()
  const words = new Set<string>()
  let [statements, events] = [0, 0]
  for (let from = 0; from < articles.length; from += AT_ONCE) {
    const keys = articles.slice(from, from + AT_ONCE)
    const own = await query.selectFrom('articles').select(['id', 'story']).where('key', 'in', keys).execute()
    for (const { story } of own) stories.add(story)
    const said = await query.selectFrom('statements').select(['key', 'id', 'same_words']).where('article', 'in', keys).execute()
    for (const { same_words } of said) words.add(same_words)
    const happened = await query.selectFrom('events').select(['key', 'id']).where('article', 'in', keys).execute()
    const versions = (await query.selectFrom('versions').select('key').where('article', 'in', keys).execute()).map((row) => row.key)
    await index.remove(writer, { statements: said.map((row) => row.key), versions })
    await query.deleteFrom('statements').where('article', 'in', keys).execute()
    await query.deleteFrom('events').where('article', 'in', keys).execute()
    await query.deleteFrom('actors_of_versions').where('version', 'in', versions).execute()
    await forgetSketches(writer, versions)
    await forgetRaw(writer, versions)
    await query.deleteFrom('versions').where('key', 'in', versions).execute()
    await query.deleteFrom('articles').where('key', 'in', keys).execute()
    const ids = own.map(({ id }) => id)
    await query.deleteFrom('corrections').where('article', 'in', ids).execute()
    await forgetCorrections(
      writer,
      [...said, ...happened].map(({ id }) => id),
    )
    statements += said.length
    events += happened.length
  }
  await forgetActors(writer)
  await splitStories(writer, [...stories])
  await joinUtterances(writer, words)
  return { articles: articles.length, statements, events }
}

async function takeOutSpeaker(writer: Writer, index: SearchIndex, actor: string): Promise<TakenOut> {
  const { query } = writer
  const versions = await query
    .selectFrom('actors_of_versions as l')
    .innerJoin('actors as a', 'a.key', 'l.actor')
    .innerJoin('versions as v', 'v.key', 'l.version')
    .select(['v.key', 'v.article'])
    .distinct()
    .where('a.id', '=', actor)
    .orderBy('v.article')
    .orderBy('v.key')
    .execute()
  const touched = new Set<number>()
  const stories = new Set<string>()
  const ids = new Set<string>()
  const taken = { articles: 0, statements: 0, events: 0 }
  const batch = await Batch.begin(writer, index)
  for (const { key, article: articleKey } of versions) {
    const row = await query.selectFrom('versions').selectAll().where('key', '=', key).executeTakeFirstOrThrow()
    const less = redacted(articleOf(row), recordOf(row), new Set([actor]))
    if (less === undefined) continue
    const own = await query.selectFrom('articles').select(['id', 'latest', 'story']).where('key', '=', articleKey).executeTakeFirstOrThrow()
    await forgetRaw(writer, [key])
    await batch.replaceVersion(key, less.article, less.record, { hidden: true, found: own.latest === key })
    const change = await reconcile(batch, {
      article: less.article,
      record: less.record,
      id: own.id,
      articleKey,
      version: { key, at: row.at },
      latest: own.latest === key,
    })
    await batch.write()
    taken.statements += change.statements.lost.length
    taken.events += change.events.lost.length
    await forgetCorrections(writer, [...change.statements.lost, ...change.events.lost])
    touched.add(articleKey)
    stories.add(own.story)
    ids.add(own.id)
  }
  // What only an older text had points at a text where it is hidden now.
  const rest = await query.selectFrom('statements').select(['key', 'id', 'same_words']).where('actor', '=', actor).execute()
  for (const { same_words } of rest) batch.touchWords(same_words)
  await batch.remove(
    'statements',
    rest.map((row) => row.key),
  )
  await forgetCorrections(
    writer,
    rest.map((row) => row.id),
  )
  await batch.write()
  await layOver(writer, index, [...ids])
  await forgetActors(writer)
  await splitStories(writer, [...stories])
  return { ...taken, articles: touched.size, statements: taken.statements + rest.length }
}

/** The bytes these versions were read from; others that came in the same file lose them too, since the words are in them. */
async function forgetRaw(writer: Writer, versions: readonly number[]): Promise<void> {
  const rows = await writer.query
    .selectFrom('versions')
    .select('raw')
    .distinct()
    .where('key', 'in', versions)
    .where('raw', 'is not', null)
    .execute()
  const hashes = rows.map((row) => row.raw as string)
  if (hashes.length === 0) return
  await writer.query
    .updateTable('versions')
    .set({ raw: null })
    .where(shortColumn('raw'), 'in', hashes.map(shortOf))
    .where('raw', 'in', hashes)
    .execute()
  await writer.query.deleteFrom('raw').where('hash', 'in', hashes).execute()
}

async function forgetCorrections(writer: Writer, targets: readonly string[]): Promise<void> {
  for (let from = 0; from < targets.length; from += AT_ONCE)
    await writer.query
      .deleteFrom('corrections')
      .where('target', 'in', targets.slice(from, from + AT_ONCE))
      .execute()
}
