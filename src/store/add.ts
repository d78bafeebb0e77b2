/**
 * Adding: articles by the batch, one or many batches in one transaction.
 *
 * Nearly all articles are new: their rows are gathered and inserted together. Another text of an article that is there goes
 * the slow way, which finds again what stood in the text before (`reconcile.ts`).
 */
import { Batch, type DrawnVersion } from './batch.ts'
import { layOver } from './corrections/lay-over.ts'
import type { Database, SearchIndex, Writer } from './database.ts'
import { clean, datedColumns } from './drawn.ts'
import { canonicalUrl, idsOfArticle } from './identity.ts'
import { list, within } from './lists.ts'
import { isLater, reconcile, type VersionAt } from './reconcile.ts'
import { redacted } from './redact.ts'
import type { Remembered } from './remembered.ts'
import type { OfVersion } from './rows.ts'
import type { Added, Incoming } from './store.ts'
import { KeptOut } from './tombstones.ts'

interface Identified {
  readonly incoming: Incoming
  readonly article: string
  readonly version: string
}

type Batches = Iterable<readonly Incoming[]> | AsyncIterable<readonly Incoming[]>

/** All of `batches` in one transaction; each is written before the next is asked for, so that few need be held. */
export async function add(database: Database, index: SearchIndex, remembered: Remembered, batches: Batches, now: string): Promise<Added[]> {
  try {
    return await database.write(async (writer) => {
      const batch = await Batch.begin(writer, index, remembered)
      const keptOut = await KeptOut.of(writer)
      const outcomes: Added[] = []
      for await (const some of batches) {
        const all = some.map((incoming): Identified => ({ incoming, ...idsOfArticle(incoming.article) }))
        const adding = new Adding(batch, await known(writer, all), keptOut, now)
        for (const each of all) outcomes.push(await adding.add(each))
        await batch.writeRows()
      }
      await batch.write()
      await layOver(writer, index, [...new Set(outcomes.filter(isNewVersion).map(({ article }) => article))])
      return outcomes
    })
  } catch (error) {
    remembered.forget()
    throw error
  }
}

const isNewVersion = ({ outcome }: Added) => outcome === 'new-version'

interface KnownArticle {
  readonly key: number
  readonly latest: VersionAt
}

interface Known {
  readonly articles: Map<string, KnownArticle>
  readonly versions: Set<string>
}

/** Of the articles and versions of a batch those that are there. */
async function known({ run, dialect }: Writer, all: readonly Identified[]): Promise<Known> {
  const found: Known = { articles: new Map(), versions: new Set() }
  const id = within(dialect, 'id', 'text')
  type There = { readonly key: number; readonly id: string; readonly latest: number; readonly at: string }
  const articles = await run<There>(`select key, id, latest, at from articles where ${id}`, [list(all.map((each) => each.article))])
  for (const { key, id, latest, at } of articles) found.articles.set(id, { key, latest: { key: latest, at } })
  const versions = await run<{ readonly id: string }>(`select id from versions where ${id}`, [list(all.map((each) => each.version))])
  for (const { id } of versions) found.versions.add(id)
  return found
}

class Adding {
  readonly #batch: Batch
  readonly #known: Known
  readonly #keptOut: KeptOut
  readonly #now: string
  #unwritten = new Set<string>()

  constructor(batch: Batch, known: Known, keptOut: KeptOut, now: string) {
    this.#batch = batch
    this.#known = known
    this.#keptOut = keptOut
    this.#now = now
  }

  async add({ incoming, article, version }: Identified): Promise<Added> {
    if (this.#known.versions.has(version)) return { outcome: 'same', article, version }
    if (!(await this.#mayCome(incoming, article))) return { outcome: 'taken-out', article, version }
    this.#known.versions.add(version)
    const less = incoming.despiteTombstone ? undefined : redacted(incoming.article, incoming.record, this.#keptOut.speakers)
    const kept: Incoming = less === undefined ? incoming : { ...incoming, ...less, raw: undefined }
    const there = this.#known.articles.get(article)
    if (there !== undefined) return this.#addVersion(kept, article, version, there, less !== undefined)
    this.#addArticle(kept, article, version, less !== undefined)
    return { outcome: 'added', article, version }
  }

  async #mayCome(incoming: Incoming, id: string): Promise<boolean> {
    if (!incoming.despiteTombstone) return !this.#keptOut.isArticle(id) && !this.#keptOut.isOutlet(incoming.article)
    if (this.#keptOut.isArticle(id)) {
      await this.#batch.writer.query.deleteFrom('tombstones').where('kind', '=', 'article').where('target', '=', id).execute()
      this.#keptOut.forget(id)
    }
    return true
  }

  #addArticle(incoming: Incoming, id: string, version: string, redacted: boolean): void {
    const { article, record } = incoming
    const key = this.#batch.keys.next('articles')
    const latest = this.#batch.putVersion(incoming, { id: version, article: key, seenAt: this.#now, redacted, found: true })
    const dated = datedColumns(article)
    const url = article.url ? clean(canonicalUrl(article.url)) : null
    this.#batch.putArticle({ key, id, url, latest, versions: 1, story: id, at: dated.at })
    const drawn = this.#batch.draw(article, record, id, latest)
    putDrawn(this.#batch, drawn, { ...dated, article: key, version: latest, lost: 0 })
    this.#known.articles.set(id, { key, latest: { key: latest, at: dated.at } })
    this.#unwritten.add(id)
  }

  async #addVersion(incoming: Incoming, id: string, version: string, there: KnownArticle, redacted: boolean): Promise<Added> {
    if (this.#unwritten.size > 0) {
      await this.#batch.write()
      this.#unwritten.clear()
    }
    const { article, record } = incoming
    const { at } = datedColumns(article)
    const latest = isLater({ key: Number.POSITIVE_INFINITY, at }, there.latest)
    const key = this.#batch.putVersion(incoming, { id: version, article: there.key, seenAt: this.#now, redacted, found: latest })
    const own = { key, at }
    if (latest) await this.#batch.unindex('versions', [there.latest.key])
    const { statements } = await reconcile(this.#batch, { article, record, id, articleKey: there.key, version: own, latest })
    await this.#batch.write()
    const { query } = this.#batch.writer
    await query
      .updateTable('articles')
      .set((eb) => ({ versions: eb('versions', '+', 1), ...(latest ? { latest: key, at: own.at } : {}) }))
      .where('key', '=', there.key)
      .execute()
    if (latest) this.#known.articles.set(id, { key: there.key, latest: own })
    return { outcome: 'new-version', article: id, version, lost: statements.lost }
  }
}

/** Rows of a version whose article is new: every id is as its words give it. */
function putDrawn(batch: Batch, drawn: DrawnVersion, of: OfVersion): void {
  const { statements, statementIds, events, eventIds } = drawn
  const idOfLocal = new Map(statements.rows.map((row, i) => [row.local, statementIds[i]]))
  const insideOf = (local: string | null) => (local === null ? null : (idOfLocal.get(local) ?? null))
  statements.rows.forEach((row, i) => {
    batch.putStatement(row, of, { key: batch.keys.next('statements'), id: statementIds[i], inside: insideOf(row.inside) })
  })
  events.rows.forEach((row, i) => {
    batch.putEvent(row, of, { key: batch.keys.next('events'), id: eventIds[i], inside: insideOf(row.inside) })
  })
}
