/** One transaction's worth of rows: versions with all that is drawn from them, on their way into the tables and the search index. */
import type { Selectable } from 'kysely'
import type { Article, Record } from '../core/record.ts'
import type { Indexing, IndexRows, SearchIndex, Writer } from './database.ts'
import {
  clean,
  type Drawn,
  type DrawnActor,
  type DrawnEvent,
  type DrawnStatement,
  datedColumns,
  drawActors,
  drawEvents,
  drawStatements,
} from './drawn.ts'
import { idsOf, sha256 } from './identity.ts'
import { Keys } from './keys.ts'
import { list, shortOf, within } from './lists.ts'
import { sketchOf } from './near-duplicates/sketch.ts'
import { forgetSketches, joinStories } from './near-duplicates/stories.ts'
import { Remembered } from './remembered.ts'
import { type OfVersion, type Own, Rows } from './rows.ts'
import type { Schema } from './schema.ts'
import type { Incoming } from './store.ts'
import { exactBytes, packed } from './text.ts'
import { joinUtterances, utteranceOf } from './utterances.ts'

const AT_ONCE = 500

/** What a version says, with the ids that its words alone give. */
export interface DrawnVersion {
  readonly statements: Drawn<DrawnStatement>
  readonly statementIds: readonly string[]
  readonly events: Drawn<DrawnEvent>
  readonly eventIds: readonly string[]
}

function recordColumns(record: Record) {
  const bytes = packed(JSON.stringify(record))
  return { reader: record.reader.version, record: bytes, record_hash: sha256(bytes) }
}

const nothingIndexed = () => ({
  versions: [] as IndexRows['versions'][number][],
  statements: [] as IndexRows['statements'][number][],
  records: new Map<number, Record>(),
})

const nobody: ReadonlyMap<string, DrawnActor> = new Map()

export class Batch {
  readonly writer: Writer
  readonly keys: Keys
  readonly #index: SearchIndex
  readonly #indexing: Indexing
  readonly #remembered: Remembered
  readonly #rows = new Rows()
  #indexed = nothingIndexed()
  #actors: { readonly version: number; readonly actor: DrawnActor }[] = []
  readonly #actorsOf = new Map<number, ReadonlyMap<string, DrawnActor>>()
  readonly #words = new Set<string>()
  #sketched: { readonly version: number; readonly bands: readonly number[] }[] = []

  private constructor(writer: Writer, index: SearchIndex, keys: Keys, remembered: Remembered) {
    this.writer = writer
    this.#index = index
    this.keys = keys
    this.#remembered = remembered
    this.#indexing = index.begin(writer, remembered.values)
  }

  /** `remembered` lives as long as the store is open; whoever gives it lets it forget where the transaction fails. */
  static async begin(writer: Writer, index: SearchIndex, remembered = new Remembered()): Promise<Batch> {
    await remembered.check(writer)
    return new Batch(writer, index, await Keys.after(writer), remembered)
  }

  putArticle(row: Selectable<Schema['articles']>): void {
    this.#rows.put('articles', [row.key, row.id, row.url, row.latest, row.versions, row.story, row.at])
  }

  putVersion(
    { article, record, raw, source, decoding }: Incoming,
    own: {
      readonly id: string
      readonly article: number
      readonly seenAt: string
      readonly redacted: boolean
      /** False of a text that is not its article's latest: no search finds it. */
      readonly found: boolean
    },
  ): number {
    const key = this.keys.next('versions')
    const text = clean(article.text) as string
    const title = clean(article.title)
    const dated = datedColumns(article)
    const rawHash = raw === undefined ? null : sha256(raw)
    if (raw !== undefined) this.#rows.put('raw', [rawHash, raw.length, packed(raw)])
    const text_hash = sha256(text)
    const read = recordColumns(record)
    const exact = text === article.text ? null : exactBytes(article.text)
    const decoded = decoding === undefined ? null : JSON.stringify(decoding)
    const sketch = this.#putSketch(key, text)
    // biome-ignore format: as the columns
    this.#rows.put('versions', [key, own.id, own.article, clean(article.id), clean(article.url), dated.outlet, title, clean(article.language),
      dated.published_at, dated.day, dated.at, text, text_hash, exact, rawHash, clean(source), decoded, own.seenAt, read.reader, read.record,
      read.record_hash, own.redacted ? 1 : 0, sketch])
    this.#putActorsOf(key, record)
    if (own.found) this.indexVersion({ key, text, text_hash, outlet: dated.outlet, published_at: dated.published_at }, record)
    return key
  }

  /** Puts another reading in the place of a version's; with `hidden`, also another text of the same length. `found` as for {@link putVersion}. */
  async replaceVersion(
    key: number,
    article: Article,
    record: Record,
    { hidden, found }: { readonly hidden: boolean; readonly found: boolean },
  ): Promise<void> {
    const { query } = this.writer
    if (found) await this.unindex('versions', [key])
    const text = clean(article.text) as string
    const title = clean(article.title)
    const change = recordColumns(record)
    if (hidden) await forgetSketches(this.writer, [key])
    await query
      .updateTable('versions')
      .set(hidden ? { ...change, ...this.#hiddenText(key, article.text, text), title, redacted: 1 } : change)
      .where('key', '=', key)
      .execute()
    await query.deleteFrom('actors_of_versions').where('version', '=', key).execute()
    this.#putActorsOf(key, record)
    const { outlet, published_at } = datedColumns(article)
    if (found) this.indexVersion({ key, text, text_hash: sha256(text), outlet, published_at }, record)
  }

  #hiddenText(key: number, exact: string, text: string) {
    return { text, text_hash: sha256(text), exact: text === exact ? null : exactBytes(exact), sketch: this.#putSketch(key, text) }
  }

  #putSketch(version: number, text: string): Uint8Array | null {
    const sketch = sketchOf(text)
    if (sketch === null) return null
    for (const band of sketch.bands) this.#rows.put('sketch_bands', [band, version])
    this.#sketched.push({ version, bands: sketch.bands })
    return sketch.bytes
  }

  #putActorsOf(version: number, record: Record): void {
    const actors = drawActors(record)
    for (const actor of actors) this.#actors.push({ version, actor })
    this.#actorsOf.set(version, new Map(actors.map((actor) => [actor.local, actor])))
  }

  /** What `record` says of a version that was put or replaced. */
  draw(article: Article, record: Record, id: string, version: number): DrawnVersion {
    this.#indexed.records.set(version, record)
    const byLocal = this.#actorsOf.get(version) ?? nobody
    const statements = drawStatements(article, id, record, byLocal)
    const events = drawEvents(article, record, byLocal)
    return {
      statements,
      statementIds: idsOf(id, article.text, statements.named),
      events,
      eventIds: idsOf(id, article.text, events.named),
    }
  }

  putStatement(row: DrawnStatement, of: OfVersion, own: Own): void {
    this.#words.add(row.same_words)
    this.#rows.putStatement(row, of, own, utteranceOf(row.same_words, of.day))
    // What its article's latest text has no more is not found.
    if (of.lost === 0) this.indexStatement(row, { key: own.key, version: of.version, outlet: of.outlet, published_at: of.published_at })
  }

  /** Lets search find a row that is there, and is not in the index, by what `row` says. */
  indexStatement(row: DrawnStatement, own: Omit<IndexRows['statements'][number], 'row'>): void {
    this.#indexed.statements.push({ row, ...own })
  }

  /** The same of a version, and of its statements' mentions and events, by what `record` says. */
  indexVersion(version: Omit<IndexRows['versions'][number], 'record'>, record: Record): void {
    this.#indexed.versions.push({ ...version, record })
    this.#indexed.records.set(version.key, record)
  }

  putEvent(row: DrawnEvent, of: OfVersion, own: Own): void {
    this.#rows.putEvent(row, of, own)
  }

  /** Takes rows of statements or events away, to be put anew under the same keys or to be gone. */
  async remove(table: 'statements' | 'events', keys: readonly number[]): Promise<void> {
    if (keys.length > 0) await this.#indexing.settle()
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = keys.slice(from, from + AT_ONCE)
      if (table === 'statements') await this.#index.remove(this.writer, { statements: some, versions: [] })
      await this.writer.query.deleteFrom(table).where('key', 'in', some).execute()
    }
  }

  /** Takes rows that stay out of the search: those of an older text. */
  async unindex(table: 'statements' | 'versions', keys: readonly number[]): Promise<void> {
    if (keys.length === 0) return
    await this.#indexing.settle()
    await this.#index.remove(this.writer, { statements: [], versions: [], [table]: keys })
  }

  /** Utterances of these words are looked at again. */
  touchWords(sameWords: string): void {
    this.#words.add(sameWords)
  }

  /** Writes what was put, and what follows from it. More may be put afterwards. */
  async write(): Promise<void> {
    await this.writeRows()
    await this.#indexing.settle()
  }

  /** The same but for the words of the search, which wait for {@link write}: they are cheapest all at once. */
  async writeRows(): Promise<void> {
    await this.#putActors()
    await this.#rows.write(this.writer)
    await joinUtterances(this.writer, await this.#shared())
    await joinStories(this.writer, this.#sketched)
    this.#indexing.add(this.#indexed)
    this.#indexed = nothingIndexed()
    this.#words.clear()
    this.#sketched = []
  }

  /** Of the words that were touched those that several statements have: most have one. */
  async #shared(): Promise<string[]> {
    if (this.#words.size === 0) return []
    const rows = await this.writer.run<{ readonly same_words: string }>(
      `select same_words from statements where ${within(this.writer.dialect, 'substr(same_words, 1, 8)', 'text')}
       group by same_words having count(*) > 1`,
      [list(Array.from(this.#words, shortOf))],
    )
    return rows.map((row) => row.same_words)
  }

  async #putActors(): Promise<void> {
    const keys = this.#remembered.actors
    const unknown = new Set<string>()
    for (const { actor } of this.#actors) if (!keys.has(actor.id)) unknown.add(actor.id)
    if (unknown.size > 0) {
      const rows = await this.writer.run<{ readonly id: string; readonly key: number }>(
        `select id, key from actors where ${within(this.writer.dialect, 'id', 'text')}`,
        [list(unknown)],
      )
      for (const { id, key } of rows) keys.set(id, key)
    }
    for (const { version, actor } of this.#actors) {
      let key = keys.get(actor.id)
      if (key === undefined) {
        key = this.keys.next('actors')
        keys.set(actor.id, key)
        this.#rows.put('actors', [key, actor.id, actor.type, actor.folded])
      }
      this.#rows.put('actors_of_versions', [version, key, actor.local, actor.said])
    }
    this.#actors = []
    this.#actorsOf.clear()
  }
}
