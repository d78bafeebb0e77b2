/**
 * Stories: articles that are near-duplicates of one another, directly or through others. A story is named by the least id of
 * its articles. Which articles are one story depends on their texts alone, never on who came first.
 */
import type { Writer } from '../database.ts'
import { list, shortColumn, shortOf, within } from '../lists.ts'
import { NEAR, resemblance, sketchOf } from './sketch.ts'

interface Sketched {
  readonly version: number
  readonly article: number
  readonly id: string
  readonly story: string
  readonly sketch: Uint8Array
}

/** A version whose bands are among the rows of `sketch_bands`. */
export interface Banded {
  readonly version: number
  readonly bands: readonly number[]
}

/** Joins the stories that these versions, just inserted, belong to. */
export async function joinStories(writer: Writer, banded: readonly Banded[]): Promise<void> {
  const pairs = await pairsOf(writer, banded)
  if (pairs.length === 0) return
  const sketched = await sketches(writer, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
  const groups = new Groups()
  for (const { a, b } of near(pairs, sketched)) groups.join(a.story, b.story)
  await rename(writer, groups)
}

/** Looks anew at stories that lost an article: what it alone held together falls apart. */
export async function splitStories(writer: Writer, stories: readonly string[]): Promise<void> {
  for (const story of stories) {
    const members = await writer.query
      .selectFrom('articles')
      .select(['key', 'id'])
      .where(...isStory(story))
      .where('story', '=', story)
      .execute()
    if (members.length === 0) continue
    const versions = await writer.query
      .selectFrom('versions')
      .select('key')
      .where(
        'article',
        'in',
        members.map(({ key }) => key),
      )
      .execute()
    const pairs = await pairsOf(
      writer,
      await bandsOf(
        writer,
        versions.map(({ key }) => key),
      ),
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

/** Takes away the bands of these versions, whose texts are still there. */
export async function forgetSketches(writer: Writer, versions: readonly number[]): Promise<void> {
  for (const { version, bands } of await bandsOf(writer, versions))
    await writer.query.deleteFrom('sketch_bands').where('band', 'in', bands).where('version', '=', version).execute()
}

/** The bands of stored texts, made anew: no table leads from a version to them, so that adding need not fill one. */
async function bandsOf(writer: Writer, versions: readonly number[]): Promise<Banded[]> {
  const banded: Banded[] = []
  for (let from = 0; from < versions.length; from += AT_ONCE) {
    const some = versions.slice(from, from + AT_ONCE)
    for (const { key, text } of await writer.query.selectFrom('versions').select(['key', 'text']).where('key', 'in', some).execute()) {
      const bands = sketchOf(text)?.bands
      if (bands !== undefined) banded.push({ version: key, bands })
    }
  }
  return banded
}

interface Pair {
  readonly a: number
  readonly b: number
}

/** Each of `banded` with every version that shares a band with it. */
async function pairsOf(writer: Writer, banded: readonly Banded[]): Promise<Pair[]> {
  const owners = new Map<number, number[]>()
  for (const { version, bands } of banded)
    for (const band of bands) {
      const own = owners.get(band)
      if (own === undefined) owners.set(band, [version])
      else own.push(version)
    }
  if (owners.size === 0) return []
  const rows = await writer.run<{ readonly band: number; readonly version: number }>(
    `select band, version from sketch_bands where ${within(writer.dialect, 'band', 'integer')}`,
    [list(owners.keys())],
  )
  const pairs = new Map<string, Pair>()
  for (const { band, version: b } of rows)
    for (const a of owners.get(Number(band)) ?? []) if (a !== Number(b)) pairs.set(`${a} ${b}`, { a, b: Number(b) })
  return [...pairs.values()]
}

const isStory = (story: string) => [shortColumn('story'), '=', shortOf(story)] as const

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
    await writer.query
      .updateTable('articles')
      .set({ story: now })
      .where(...isStory(story))
      .where('story', '=', story)
      .execute()
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
