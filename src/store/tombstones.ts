/** Tombstones: what was taken out does not come back by itself. They hold ids and hashes, so that nothing can be read off them. */
import type { Article } from '../core/record.ts'
import type { Database, Writer } from './database.ts'
import { clean } from './drawn.ts'
import { sha256 } from './identity.ts'
import type { Target, Tombstone, Tombstones } from './store.ts'

export function hashOfOutlet(name: string): string {
  return sha256(`outlet\n${clean(name.trim())}`).slice(0, 32)
}

function targetOf(what: Target): string {
  return what.kind === 'article' ? what.id : what.kind === 'outlet' ? hashOfOutlet(what.name) : what.actor
}

export function tombstonesOf(database: Database): Tombstones {
  return {
    async list() {
      const rows = await database.query.selectFrom('tombstones').selectAll().orderBy('at').orderBy('id').execute()
      return rows.map(({ by_whom, target: _, kind, ...row }): Tombstone => ({ ...row, kind: kind as Target['kind'], by: by_whom }))
    },
    remove: (id) =>
      database.write(async (writer) => (await writer.run('delete from tombstones where id = ? returning id', [id])).length > 0),
  }
}

export async function setTombstone(
  writer: Writer,
  what: Target,
  why: { readonly by: string; readonly reason?: string | undefined },
  at: string,
): Promise<void> {
  const target = targetOf(what)
  await writer.query
    .insertInto('tombstones')
    .values({
      id: sha256(`${what.kind}\n${target}`).slice(0, 32),
      kind: what.kind,
      target,
      by_whom: why.by,
      reason: why.reason ?? null,
      at,
    })
    .onConflict((on) => on.column('id').doNothing())
    .execute()
}

/** What may not come back, to be asked of everything that comes. */
export class KeptOut {
  readonly #articles = new Set<string>()
  readonly #outlets = new Set<string>()
  /** Ids of actors whose words are taken out of what comes. */
  readonly speakers: Set<string> = new Set()

  static async of(writer: Pick<Writer, 'query'>): Promise<KeptOut> {
    const kept = new KeptOut()
    for (const { kind, target } of await writer.query.selectFrom('tombstones').select(['kind', 'target']).execute())
      (kind === 'article' ? kept.#articles : kind === 'outlet' ? kept.#outlets : kept.speakers).add(target)
    return kept
  }

  /** Of an article by its id. */
  isArticle(id: string): boolean {
    return this.#articles.has(id)
  }

  isOutlet(article: Article): boolean {
    return this.#outlets.size > 0 && article.outlet !== undefined && this.#outlets.has(hashOfOutlet(article.outlet))
  }

  forget(id: string): void {
    this.#articles.delete(id)
  }
}
