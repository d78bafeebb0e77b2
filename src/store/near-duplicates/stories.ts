/**
 * Stories: articles that are near-duplicates of one another, directly or through others. A story is named by the least id of
 * its articles. Which articles are one story depends on their texts alone, never on who came first.
 */
import type { Writer } from '../database.ts'
import { NEAR, resemblance } from './sketch.ts'

interface Sketched {
  readonly version: number
  readonly article: number
  readonly id: string
  readonly story: string
  readonly sketch: Uint8Array
}

/** Joins the stories that the versions with keys `first`…`last`, just inserted, belong to. */
export async function joinStories(writer: Writer, first: number, last: number): Promise<void> {
  const pairs = await writer.run<Pair>(
    `select distinct own.version as a, other.version as b from sketch_bands own
       join sketch_bands other on other.band = own.band and other.version <> own.version
     where own.version between ? and ?`,
    [first, last],
  )
  if (pairs.length === 0) return
  const sketched = await sketches(writer, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
  const groups = new Groups()
  for (const { a, b } of near(pairs, sketched)) groups.join(a.story, b.story)
  await rename(writer, groups)
}

/** Looks anew at stories that lost an article: what it alone held together falls apart. */
export async function splitStories(writer: Writer, stories: readonly string[]): Promise<void> {
  for (const story of stories) {
    const members = await writer.query.selectFrom('articles').select(['key', 'id']).where('story', '=', story).execute()
    if (members.length === 0) continue
    const pairs = await writer.run<Pair>(
      `select distinct own.version as a, other.version as b from articles
         join versions on versions.article = articles.key
         join sketch_bands own on own.version = versions.key
         join sketch_bands other on other.band = own.band and other.version <> own.version
       where articles.story = ?`,
      [story],
    )
    const sketched = await sketches(writer, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
    const groups = new Groups()
    for (const { a, b } of near(pairs, sketched)) groups.join(a.id, b.id)
    for (const { key, id } of members) {
      const own = groups.of(id)
      if (own !== story) await writer.query.updateTable('articles').set({ story: own }).where('key', '=', key).execute()
    }
  }
}

interface Pair {
  readonly a: number
  readonly b: number
}

function* near(pairs: readonly Pair[], sketched: ReadonlyMap<number, Sketched>) {
  for (const pair of pairs) {
    const a = sketched.get(pair.a)
    const b = sketched.get(pair.b)
    if (a && b && a.article !== b.article && resemblance(a.sketch, b.sketch) >= NEAR) yield { a, b }
  }
}

const AT_ONCE = 500

async function sketches(writer: Writer, versions: readonly number[]): Promise<Map<number, Sketched>> {
  const found = new Map<number, Sketched>()
  for (let from = 0; from < versions.length; from += AT_ONCE) {
    const rows = await writer.query
      .selectFrom('versions as v')
      .innerJoin('articles as a', 'a.key', 'v.article')
      .select(['v.key as version', 'v.sketch', 'a.key as article', 'a.id', 'a.story'])
      .where('v.key', 'in', versions.slice(from, from + AT_ONCE))
      .execute()
    for (const row of rows) if (row.sketch !== null) found.set(row.version, { ...row, sketch: row.sketch })
  }
  return found
}

async function rename(writer: Writer, groups: Groups): Promise<void> {
  for (const [story, now] of groups.renamed())
    await writer.query.updateTable('articles').set({ story: now }).where('story', '=', story).execute()
}

/** Sets of names, each known by its least (union-find). */
class Groups {
  readonly #parent = new Map<string, string>()

  of(name: string): string {
    let root = name
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    return root
  }

  join(a: string, b: string): void {
    const [x, y] = [this.of(a), this.of(b)]
    if (x !== y) this.#parent.set(x < y ? y : x, x < y ? x : y)
  }

  *renamed(): Iterable<readonly [string, string]> {
    for (const name of this.#parent.keys()) yield [name, this.of(name)]
  }
}
