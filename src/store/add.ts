/**
 * Adding: a batch of articles in one transaction.
 *
 * Nearly all articles are new: their rows are gathered and inserted together. Another text of an article that is there goes
 * the slow way, which finds again what stood in the text before (`again.ts`).
 */
import { deflateSync } from 'node:zlib'
import type { Article, Record } from '../core/record.ts'
import type { Database, IndexRows, SearchIndex, Writer } from './database.ts'
import { clean, type Drawn, datedColumns, drawActors, drawEvents, drawStatements } from './drawn.ts'
import { canonicalUrl, idOfArticle, idOfVersion, idsOf, sha256 } from './identity.ts'
import { Keys } from './keys.ts'
import { type Row, Rows } from './rows.ts'
import type { Added, Incoming } from './store.ts'
import { exactBytes } from './text.ts'

/** Fast, and within a tenth of the smallest for text of this size. */
const COMPRESSION = { level: 1 }

export async function add(database: Database, index: SearchIndex | undefined, batch: readonly Incoming[], now: string): Promise<Added[]> {
  if (batch.length === 0) return []
  const named = batch.map((incoming) => {
    const article = idOfArticle(incoming.article)
    return { incoming, article, version: idOfVersion(article, incoming.article) }
  })
  return database.write(async (writer) => {
    const adding = await Adding.begin(writer, index, named, now)
    const outcomes: Added[] = []
    for (const each of named) outcomes.push(await adding.add(each.incoming, each.article, each.version))
    await adding.finish()
    return outcomes
  })
}

class Adding {
  readonly #writer: Writer
  readonly #index: SearchIndex | undefined
  readonly #now: string
  readonly #rows = new Rows()
  readonly #indexed = { versions: [] as IndexRows['versions'][number][], statements: [] as IndexRows['statements'][number][] }
  readonly #keys: Keys
  readonly #articles: Map<string, { key: number; latest: number; at: string }>
  readonly #versions: Set<string>
  /** Keys of actors by id, as far as they were asked for. */
  readonly #actors = new Map<string, number>()

  private constructor(
    writer: Writer,
    index: SearchIndex | undefined,
    now: string,
    keys: Keys,
    articles: Map<string, { key: number; latest: number; at: string }>,
    versions: Set<string>,
  ) {
    this.#writer = writer
    this.#index = index
    this.#now = now
    this.#keys = keys
    this.#articles = articles
    this.#versions = versions
  }

  static async begin(
    writer: Writer,
    index: SearchIndex | undefined,
    named: readonly { readonly article: string; readonly version: string }[],
    now: string,
  ): Promise<Adding> {
    const { query } = writer
    const articles = await query
      .selectFrom('articles')
      .select(['key', 'id', 'latest', 'at'])
      .where('id', 'in', [...new Set(named.map((each) => each.article))])
      .execute()
    const versions = await query
      .selectFrom('versions')
      .select('id')
      .where('id', 'in', [...new Set(named.map((each) => each.version))])
      .execute()
    return new Adding(
      writer,
      index,
      now,
      await Keys.after(writer),
      new Map(articles.map((row) => [row.id, row])),
      new Set(versions.map((row) => row.id)),
    )
  }

  async add(incoming: Incoming, id: string, version: string): Promise<Added> {
    if (this.#versions.has(version)) return { outcome: 'same', article: id, version }
    const known = this.#articles.get(id)
    if (known !== undefined) throw new Error('another version of an article: not yet')
    const article = this.#keys.next('articles')
    const key = this.#keys.next('versions')
    const dated = datedColumns(incoming.article)
    const { url } = incoming.article
    this.#rows.put('articles', {
      key: article,
      id,
      url: url ? clean(canonicalUrl(url)) : null,
      latest: key,
      versions: 1,
      story: id,
      at: dated.at,
    })
    this.#putVersion(incoming, version, key, article)
    this.#drawAll(incoming.article, incoming.record, id, article, key)
    this.#articles.set(id, { key: article, latest: key, at: dated.at })
    this.#versions.add(version)
    return { outcome: 'added', article: id, version }
  }

  async finish(): Promise<void> {
    await this.#putActors()
    await this.#rows.write(this.#writer)
    await this.#index?.add(this.#writer, this.#indexed)
  }

  #putVersion({ article, record, raw, source, decoding }: Incoming, id: string, key: number, articleKey: number): void {
    const text = clean(article.text) as string
    const rawHash = raw === undefined ? null : sha256(raw)
    if (raw !== undefined) this.#rows.put('raw', { hash: rawHash, size: raw.length, bytes: deflateSync(raw, COMPRESSION) })
    this.#rows.put('versions', {
      key,
      id,
      article: articleKey,
      given_id: clean(article.id),
      url: clean(article.url),
      title: clean(article.title),
      language: clean(article.language),
      ...datedColumns(article),
      text,
      text_hash: sha256(text),
      exact: text === article.text ? null : exactBytes(article.text),
      raw: rawHash,
      source: clean(source),
      decoding: decoding === undefined ? null : JSON.stringify(decoding),
      seen_at: this.#now,
      reader: record.reader.version,
      record: deflateSync(JSON.stringify(record), COMPRESSION),
      redacted: 0,
      sketch: null,
    })
    this.#indexed.versions.push({ key, title: clean(article.title), text, at: datedColumns(article).at })
  }

  #pending: { readonly version: number; readonly actor: ReturnType<typeof drawActors>[number] }[] = []

  #drawAll(article: Article, record: Record, id: string, articleKey: number, version: number): void {
    const actors = drawActors(record)
    for (const actor of actors) this.#pending.push({ version, actor })
    const byLocal = new Map(actors.map((actor) => [actor.local, actor]))
    const shared = { ...datedColumns(article), article: articleKey, version, lost: 0 }

    const statements = drawStatements(article, id, record, byLocal)
    const ids = idsOf(id, article.text, statements.named)
    const idOfLocal = new Map(statements.rows.map((row, i) => [row.local, ids[i]]))
    this.#put('statements', statements, ids, shared, idOfLocal)
    const events = drawEvents(article, record, byLocal)
    this.#put('events', events, idsOf(id, article.text, events.named), shared, idOfLocal)
  }

  #put(table: 'statements' | 'events', drawn: Drawn, ids: readonly string[], shared: Row, idOfLocal: ReadonlyMap<unknown, string>): void {
    drawn.rows.forEach((row, i) => {
      const key = this.#keys.next(table)
      const inside = row.inside === null ? null : (idOfLocal.get(row.inside) ?? null)
      const full: Row = { ...shared, ...row, key, id: ids[i], inside, utterance: row.same_words ?? null }
      this.#rows.put(table, full)
      if (table === 'statements') this.#indexed.statements.push(full as unknown as IndexRows['statements'][number])
    })
  }

  async #putActors(): Promise<void> {
    const wanted = [...new Set(this.#pending.map(({ actor }) => actor.id))]
    if (wanted.length === 0) return
    const known = await this.#writer.query.selectFrom('actors').select(['key', 'id']).where('id', 'in', wanted).execute()
    for (const { id, key } of known) this.#actors.set(id, key)
    for (const { version, actor } of this.#pending) {
      let key = this.#actors.get(actor.id)
      if (key === undefined) {
        key = this.#keys.next('actors')
        this.#actors.set(actor.id, key)
        this.#rows.put('actors', { key, id: actor.id, type: actor.type, folded: actor.folded })
      }
      this.#rows.put('actors_of_versions', { ...actor, version, actor: key })
    }
    this.#pending = []
  }
}
