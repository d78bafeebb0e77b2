/**
 * Everything that comes from the articles, as lines of JSON. Articles stand by id, their versions by publication and id, what
 * they say in the order of their text: the same articles give the same bytes, whatever the store and whoever came first. What
 * hangs on the day of adding (when, from which file) is left out.
 */
import type { Database } from './database.ts'
import { drawActors, drawStatements } from './drawn.ts'
import { idsOf } from './identity.ts'
import { toStatement } from './statements.ts'
import type { ExportPart } from './store.ts'
import { articleOf, recordJson, recordOf, textOf } from './text.ts'

const AT_ONCE = 100

export async function* exported(
  database: Database,
  parts: readonly ExportPart[] = ['articles', 'records', 'statements'],
): AsyncGenerator<string> {
  for (const part of parts) for await (const article of everyArticle(database)) yield* LINES[part](article)
}

type Article = Awaited<ReturnType<typeof page>>[number]

const LINES: { readonly [P in ExportPart]: (article: Article) => Iterable<string> } = {
  *articles({ id, url, story, versions }) {
    yield line({
      kind: 'article',
      id,
      url,
      story,
      versions: versions.map((v) => ({
        id: v.id,
        givenId: v.given_id,
        url: v.url,
        outlet: v.outlet,
        title: v.title,
        language: v.language,
        publishedAt: v.published_at,
        text: textOf(v),
      })),
    })
  },

  *records({ id, versions }) {
    // The record stays as its bytes are: nothing is lost on the way.
    for (const v of versions) yield `{"kind":"record","article":"${id}","version":"${v.id}","record":${recordJson(v)}}`
  },

  *statements({ id, versions, statements }) {
    const rows = new Map(statements.map((row) => [row.id, row]))
    const placed = new Map(statements.map((row) => [`${row.version} ${row.local}`, row.id]))
    const seen = new Map<string, { readonly versions: string[]; last: object }>()
    for (const version of versions) {
      const record = recordOf(version)
      const article = articleOf(version)
      const drawn = drawStatements(article, id, record, new Map(drawActors(record).map((actor) => [actor.local, actor])))
      const natural = idsOf(id, article.text, drawn.named)
      const ids = drawn.rows.map((row, i) => placed.get(`${version.key} ${row.local}`) ?? natural[i])
      const idOfLocal = new Map(drawn.rows.map((row, i) => [row.local, ids[i]]))
      drawn.rows.forEach((row, i) => {
        const shown = toStatement({
          ...row,
          id: ids[i],
          article_id: id,
          version_id: version.id,
          outlet: version.outlet,
          published_at: version.published_at,
          inside: row.inside === null ? null : (idOfLocal.get(row.inside) ?? null),
          utterance: rows.get(ids[i])?.utterance ?? '',
        })
        const { lost: _, version: last, article: of, id: own, ...rest } = shown
        const there = seen.get(own)
        // What stands in a later text is said as it stands there, and in its place.
        seen.delete(own)
        seen.set(own, { versions: [...(there?.versions ?? []), last], last: rest })
      })
    }
    for (const [own, { versions: all, last }] of seen) yield line({ kind: 'statement', id: own, article: id, versions: all, ...last })
  },
}

async function* everyArticle(database: Database) {
  let after = ''
  for (;;) {
    const articles = await page(database, after)
    yield* articles
    if (articles.length < AT_ONCE) return
    after = articles[articles.length - 1].id
  }
}

async function page({ query }: Database, after: string) {
  const articles = await query.selectFrom('articles').selectAll().where('id', '>', after).orderBy('id').limit(AT_ONCE).execute()
  if (articles.length === 0) return []
  const keys = articles.map((article) => article.key)
  const versions = await query.selectFrom('versions').selectAll().where('article', 'in', keys).orderBy('at').orderBy('id').execute()
  const statements = await query
    .selectFrom('statements')
    .select(['id', 'article', 'version', 'local', 'utterance'])
    .where('article', 'in', keys)
    .execute()
  return articles.map(({ key, id, url, story }) => ({
    id,
    url,
    story,
    versions: versions.filter((version) => version.article === key),
    statements: statements.filter((statement) => statement.article === key),
  }))
}

const line = (value: object) => JSON.stringify(value)
