/** Actors over all articles: everyone of one type and one folded name. */
import { sql } from 'kysely'
import type { Database, Writer } from './database.ts'
import { type SaidOfActor, saidOfActor } from './drawn.ts'
import { foldWords } from './folded.ts'
import { limitOf, pageOf, positionOf } from './page.ts'
import { forgetEverywhere } from './remembered.ts'
import type { Actors, StoredActor } from './store.ts'

export function actorsOf(database: Database): Actors {
  const { query } = database
  const counted = () =>
    query
      .selectFrom('actors as a')
      .select(['a.key', 'a.id', 'a.type'])
      .select((eb) =>
        eb
          .selectFrom('statements as s')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .whereRef('s.actor', '=', 'a.id')
          .where('s.lost', '=', 0)
          .as('statements'),
      )

  /** What their articles' latest versions say of them. */
  async function described(
    rows: readonly { readonly key: number; readonly id: string; readonly type: string; readonly statements: number | null }[],
  ) {
    if (rows.length === 0) return []
    const links = await query
      .selectFrom('actors_of_versions as l')
      .innerJoin('articles as a', 'a.latest', 'l.version')
      .select(['l.actor', 'a.id as article', 'l.said'])
      .where(
        'l.actor',
        'in',
        rows.map((row) => row.key),
      )
      .execute()
    const of = new Map<number, (SaidOfActor & { readonly article: string })[]>()
    for (const { actor, article, said } of links) {
      const own = of.get(actor)
      const link = { article, ...saidOfActor(said) }
      if (own) own.push(link)
      else of.set(actor, [link])
    }
    return rows.map((row): StoredActor => {
      const own = of.get(row.key) ?? []
      return {
        id: row.id,
        type: row.type,
        name: byCount(own.map((link) => link.name))[0] ?? '',
        roles: byCount(own.flatMap((link) => link.roles)),
        affiliations: byCount(own.flatMap((link) => link.affiliations)),
        country: byCount(own.map((link) => link.country).filter((country) => country !== null))[0] ?? null,
        articles: new Set(own.map((link) => link.article)).size,
        statements: Number(row.statements ?? 0),
      }
    })
  }

  return {
    async get(id) {
      const row = await counted().where('a.id', '=', id).executeTakeFirst()
      return row && (await described([row]))[0]
    },

    async list(filter, request) {
      const limit = limitOf(request)
      const after = positionOf(request, [0, ''] as const)
      let rows = query.selectFrom(counted().select('a.folded').as('a')).selectAll()
      if (filter.type !== undefined) rows = rows.where('type', '=', filter.type)
      // Folded words have no wildcards.
      if (filter.name !== undefined) rows = rows.where('folded', 'like', sql<string>`${`%${foldWords(filter.name)}%`}`)
      if (after)
        rows = rows.where(({ eb, and, or }) =>
          or([eb('statements', '<', after[0]), and([eb('statements', '=', after[0]), eb('id', '>', after[1])])]),
        )
      const found = await rows
        .orderBy('statements', 'desc')
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const page = pageOf(
        found,
        limit,
        (row) => [Number(row.statements), row.id],
        (row) => row,
      )
      return { items: await described(page.items), next: page.next }
    },
  }
}

/** Takes away whom no article names any more. */
export async function forgetActors(writer: Writer): Promise<void> {
  await writer.run('delete from actors where not exists (select 1 from actors_of_versions l where l.actor = actors.key)')
  await forgetEverywhere(writer)
}

/** Each once, the most common first, then by code units. */
function byCount(values: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([value]) => value)
}
