/** One transaction's worth of rows: versions with all that is drawn from them, on their way into the tables and the search index. */
import { deflateSync } from 'node:zlib'
import type { Article, Record } from '../core/record.ts'
import type { IndexRows, SearchIndex, Writer } from './database.ts'
import { clean, type Drawn, type DrawnActor, datedColumns, drawActors, drawEvents, drawStatements } from './drawn.ts'
import { idsOf, sha256 } from './identity.ts'
import { Keys } from './keys.ts'
import { sketchOf } from './near-duplicates/sketch.ts'
import { joinStories } from './near-duplicates/stories.ts'
import { type Row, Rows } from './rows.ts'
import type { Incoming } from './store.ts'
import { exactBytes } from './text.ts'
import { joinUtterances, utteranceOf } from './utterances.ts'

/** Fast, and within a tenth of the smallest for text of this size. */
const COMPRESSION = { level: 1 }
const AT_ONCE = 500

/** What a version says, with the ids that its words alone give. */
export interface DrawnVersion {
  readonly statements: Drawn
  readonly statementIds: readonly string[]
  readonly events: Drawn
  readonly eventIds: readonly string[]
}

export function compressedRecord(record: Record): Uint8Array {
  return deflateSync(JSON.stringify(record), COMPRESSION)
}

const nothingIndexed = () => ({
  versions: [] as IndexRows['versions'][number][],
  statements: [] as IndexRows['statements'][number][],
  records: new Map<number, Record>(),
})

export class Batch {
  readonly writer: Writer
  readonly keys: Keys
  readonly #index: SearchIndex
  readonly #rows = new Rows()
  #indexed = nothingIndexed()
  #actors: { readonly version: number; readonly actor: DrawnActor }[] = []
  readonly #actorsOf = new Map<number, ReadonlyMap<string, DrawnActor>>()
  /** Keys of actors by id, as far as they were asked for. */
  readonly #actorKeys = new Map<string, number>()
  readonly #words = new Set<string>()
  #firstVersion = Number.POSITIVE_INFINITY

  private constructor(writer: Writer, index: SearchIndex, keys: Keys) {
    this.writer = writer
    this.#index = index
    this.keys = keys
  }

  static async begin(writer: Writer, index: SearchIndex): Promise<Batch> {
    return new Batch(writer, index, await Keys.after(writer))
  }

  putArticle(row: Row): void {
    this.#rows.put('articles', row)
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
    if (raw !== undefined) this.#rows.put('raw', { hash: rawHash, size: raw.length, bytes: deflateSync(raw, COMPRESSION) })
    const sketch = sketchOf(text)
    const text_hash = sha256(text)
    this.#rows.put('versions', {
      key,
      id: own.id,
      article: own.article,
      given_id: clean(article.id),
      url: clean(article.url),
      title,
      language: clean(article.language),
      ...dated,
      text,
      text_hash,
      exact: text === article.text ? null : exactBytes(article.text),
      raw: rawHash,
      source: clean(source),
      decoding: decoding === undefined ? null : JSON.stringify(decoding),
      seen_at: own.seenAt,
      reader: record.reader.version,
      record: compressedRecord(record),
      redacted: own.redacted ? 1 : 0,
      sketch: sketch?.bytes ?? null,
    })
    for (const band of sketch?.bands ?? []) this.#rows.putCells('sketch_bands', [band, key])
    if (key < this.#firstVersion) this.#firstVersion = key
    this.#putActorsOf(key, record)
    if (own.found) this.#indexed.versions.push({ key, text, text_hash, outlet: dated.outlet, published_at: dated.published_at, record })
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
    const change = { reader: record.reader.version, record: compressedRecord(record) }
    await query
      .updateTable('versions')
      .set(hidden ? { ...change, ...this.#hiddenText(key, article.text, text), title, redacted: 1 } : change)
      .where('key', '=', key)
      .execute()
    if (hidden) await query.deleteFrom('sketch_bands').where('version', '=', key).execute()
    await query.deleteFrom('actors_of_versions').where('version', '=', key).execute()
    this.#putActorsOf(key, record)
    const { outlet, published_at } = datedColumns(article)
    if (found) this.#indexed.versions.push({ key, text, text_hash: sha256(text), outlet, published_at, record })
  }

  #hiddenText(key: number, exact: string, text: string) {
    const sketch = sketchOf(text)
    for (const band of sketch?.bands ?? []) this.#rows.putCells('sketch_bands', [band, key])
    return { text, text_hash: sha256(text), exact: text === exact ? null : exactBytes(exact), sketch: sketch?.bytes ?? null }
  }

  #putActorsOf(version: number, record: Record): void {
    const actors = drawActors(record)
    for (const actor of actors) this.#actors.push({ version, actor })
    this.#actorsOf.set(version, new Map(actors.map((actor) => [actor.local, actor])))
  }

  /** What `record` says of a version that was put or replaced. */
  draw(article: Article, record: Record, id: string, version: number): DrawnVersion {
    this.#indexed.records.set(version, record)
    const byLocal = this.#actorsOf.get(version) ?? new Map<string, DrawnActor>()
    const statements = drawStatements(article, id, record, byLocal)
    const events = drawEvents(article, record, byLocal)
    return {
      statements,
      statementIds: idsOf(id, article.text, statements.named),
      events,
      eventIds: idsOf(id, article.text, events.named),
    }
  }

  /** A row of a statement or event; `shared` are the columns of its article and version. */
  put(
    table: 'statements' | 'events',
    row: Row,
    shared: Row,
    own: { readonly key: number; readonly id: string; readonly inside: string | null },
  ): void {
    if (table === 'events') {
      this.#rows.put('events', { ...shared, ...row, ...own })
      return
    }
    const words = row.same_words as string
    this.#words.add(words)
    const full: Row = { ...shared, ...row, ...own, utterance: utteranceOf(words, shared.day as string | null) }
    this.#rows.put('statements', full)
    this.#indexed.statements.push(full as unknown as IndexRows['statements'][number])
  }

  /** Takes rows of statements or events away, to be put anew under the same keys or to be gone. */
  async remove(table: 'statements' | 'events', keys: readonly number[]): Promise<void> {
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = keys.slice(from, from + AT_ONCE)
      if (table === 'statements') await this.#index.remove(this.writer, { statements: some, versions: [] })
      await this.writer.query.deleteFrom(table).where('key', 'in', some).execute()
    }
  }

  /** Takes rows that stay out of the search: those of an older text. */
  async unindex(table: 'statements' | 'versions', keys: readonly number[]): Promise<void> {
    if (keys.length > 0) await this.#index.remove(this.writer, { statements: [], versions: [], [table]: keys })
  }

  /** Utterances of these words are looked at again. */
  touchWords(sameWords: string): void {
    this.#words.add(sameWords)
  }

  /** Writes what was put, and what follows from it; more may be put afterwards. */
  async write(): Promise<void> {
    await this.#putActors()
    await this.#rows.write(this.writer)
    await joinUtterances(this.writer, await this.#shared())
    if (this.#firstVersion < Number.POSITIVE_INFINITY) await joinStories(this.writer, this.#firstVersion, this.keys.last('versions'))
    await this.#index.add(this.writer, this.#indexed)
    this.#indexed = nothingIndexed()
    this.#words.clear()
    this.#firstVersion = Number.POSITIVE_INFINITY
  }

  /** Of the words that were touched those that several statements have: most have one. */
  async #shared(): Promise<string[]> {
    const all = [...this.#words]
    const shared: string[] = []
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const rows = await this.writer.query
        .selectFrom('statements')
        .select('same_words')
        .where('same_words', 'in', all.slice(from, from + AT_ONCE))
        .groupBy('same_words')
        .having(({ fn }) => fn.countAll(), '>', 1)
        .execute()
      for (const row of rows) shared.push(row.same_words)
    }
    return shared
  }

  async #putActors(): Promise<void> {
    const unknown = [...new Set(this.#actors.map(({ actor }) => actor.id))].filter((id) => !this.#actorKeys.has(id))
    for (let from = 0; from < unknown.length; from += AT_ONCE) {
      const known = await this.writer.query
        .selectFrom('actors')
        .select(['key', 'id'])
        .where('id', 'in', unknown.slice(from, from + AT_ONCE))
        .execute()
      for (const { id, key } of known) this.#actorKeys.set(id, key)
    }
    for (const { version, actor } of this.#actors) {
      let key = this.#actorKeys.get(actor.id)
      if (key === undefined) {
        key = this.keys.next('actors')
        this.#actorKeys.set(actor.id, key)
        this.#rows.put('actors', { key, id: actor.id, type: actor.type, folded: actor.folded })
      }
      const { local, name, roles, affiliations, country } = actor
      this.#rows.putCells('actors_of_versions', [version, key, local, name, roles, affiliations, country])
    }
    this.#actors = []
    this.#actorsOf.clear()
  }
}
