/** Articles, their versions, their raw bytes, their records. */
import type { Database } from './database.ts'
import { clean } from './drawn.ts'
import { list, shortColumn, shortOf, within } from './lists.ts'
import { limitOf, pageOf, positionOf } from './page.ts'
import type { ArticleFilter, Articles, Records, StoredArticle, Version } from './store.ts'
import { recordOf, textOf, unpacked } from './text.ts'

/** Columns of a {@link StoredArticle}, from a version `v` of an article `a`. */
export const SUMMARY = [
  'a.id as id',
  'v.id as version',
  'v.given_id as givenId',
  'v.url as url',
  'v.outlet as outlet',
  'v.title as title',
  'v.language as language',
  'v.published_at as publishedAt',
  'a.versions as versions',
  'a.story as story',
  'v.source as source',
  'v.seen_at as seenAt',
] as const
const WHOLE = [
  'v.text',
  'v.exact',
  'v.decoding as decodingJson',
  'v.raw as raw',
  'v.reader as reader',
  'v.redacted as redactedFlag',
] as const

export function articlesOf({ query, run, dialect }: Database): Articles {
  const latest = () => query.selectFrom('articles as a').innerJoin('versions as v', 'v.key', 'a.latest')
  const every = () => query.selectFrom('articles as a').innerJoin('versions as v', 'v.article', 'a.key')

  const articles: Articles = {
    async known(versions) {
      const rows = await run<{ readonly id: string }>(`select id from versions where ${within(dialect, 'id', 'text')}`, [list(versions)])
      return new Set(rows.map(({ id }) => id))
    },

    async get(id) {
      const whole = [...SUMMARY, ...WHOLE]
      const row =
        (await latest().select(whole).where('a.id', '=', id).executeTakeFirst()) ??
        (await every().select(whole).where('v.id', '=', id).executeTakeFirst()) ??
        (await every()
          .select(whole)
          .where('v.given_id', '=', id)
          .orderBy('v.at', 'desc')
          .orderBy('v.key', 'desc')
          .limit(1)
          .executeTakeFirst())
      return row && toVersion(row)
    },

    async list(filter, request) {
      const limit = limitOf(request)
      const after = positionOf(request, ['', ''] as const)
      let rows = latest().select(['a.at', ...SUMMARY])
      for (const [column, operator, value] of conditions(filter)) if (value !== undefined) rows = rows.where(column, operator, value)
      if (filter.story !== undefined) rows = rows.where(shortColumn('a.story'), '=', shortOf(filter.story))
      if (after)
        rows = rows.where(({ eb, and, or }) =>
          and([eb('a.at', '<=', after[0]), or([eb('a.at', '<', after[0]), and([eb('a.at', '=', after[0]), eb('a.id', '>', after[1])])])]),
        )
      const found = await rows
        .orderBy('a.at', 'desc')
        .orderBy('a.id')
        .limit(limit + 1)
        .execute()
      return pageOf(
        found,
        limit,
        (row) => [row.at, row.id],
        ({ at: _, ...article }): StoredArticle => article,
      )
    },

    async versions(id) {
      const rows = await every()
        .select([...SUMMARY, ...WHOLE])
        .where('a.id', '=', id)
        .orderBy('v.at')
        .orderBy('v.key')
        .execute()
      return rows.map(toVersion)
    },

    async raw(hash) {
      const row = await query.selectFrom('raw').select('bytes').where('hash', '=', hash).executeTakeFirst()
      return row && unpacked(row.bytes)
    },

    async story(id) {
      const article = await query.selectFrom('articles').select('story').where('id', '=', id).executeTakeFirst()
      if (article === undefined) return []
      const rows = await latest()
        .select(['a.at', ...SUMMARY])
        .where(shortColumn('a.story'), '=', shortOf(article.story))
        .where('a.story', '=', article.story)
        .execute()
      // Undated ones last: nothing says that they were first.
      const order = (at: string) => at || '\uffff'
      return rows.sort((a, b) => compare(order(a.at), order(b.at)) || compare(a.id, b.id)).map(({ at: _, ...article }) => article)
    },
  }
  return articles
}

export function recordsOf({ query }: Database): Records {
  return {
    async get(id) {
      const row =
        (await query.selectFrom('versions').select('record').where('id', '=', id).executeTakeFirst()) ??
        (await query
          .selectFrom('articles as a')
          .innerJoin('versions as v', 'v.key', 'a.latest')
          .select('v.record')
          .where('a.id', '=', id)
          .executeTakeFirst())
      return row && recordOf(row)
    },
  }
}

function conditions({ outlet, from, to, story }: ArticleFilter) {
  return [
    ['v.outlet', '=', clean(outlet) ?? undefined],
    ['v.day', '>=', from],
    ['v.day', '<=', to],
    ['a.story', '=', story],
  ] as const
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function toVersion({
  text,
  exact,
  decodingJson,
  redactedFlag,
  ...summary
}: StoredArticle & {
  readonly text: string
  readonly exact: Uint8Array | null
  readonly decodingJson: string | null
  readonly redactedFlag: number
  readonly raw: string | null
  readonly reader: string
}): Version {
  return {
    ...summary,
    text: textOf({ text, exact }),
    decoding: decodingJson === null ? null : JSON.parse(decodingJson),
    redacted: redactedFlag === 1,
  }
}
