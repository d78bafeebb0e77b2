/** Looking at everything that is kept, and saying what does not hold. */
import type { Database, SearchIndex } from './database.ts'
import { sha256 } from './identity.ts'
import type { Finding } from './store.ts'
import { StoreError } from './store-error.ts'
import { unpacked } from './text.ts'
import { KeptOut } from './tombstones.ts'
import { checkVersion } from './verify-version.ts'

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
        for (const finding of await checkVersion(database, index, key, keptOut)) yield finding
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
    'statement/utterance',
    'its utterance does not begin with a statement of its words',
    `select s.id from statements s where substr(s.utterance, 1, length(s.same_words) + 1) <> s.same_words || '-'
     or s.utterance <> s.same_words || '-' || coalesce(s.day, 'undated') and not exists (
       select 1 from statements o where substr(o.same_words, 1, 8) = substr(s.same_words, 1, 8) and o.same_words = s.same_words
         and o.utterance = s.utterance and o.day = substr(s.utterance, length(s.same_words) + 2))`,
  ],
  [
    'article/latest',
    'it is dated otherwise than its latest version',
    'select a.id from articles a join versions v on v.key = a.latest where v.at <> a.at',
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
