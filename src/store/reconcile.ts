/** Another text of an article that is there, or another reading of it: what stood there before is found again or lost. */
import type { Article, Record } from '../core/record.ts'
import { type Before, foundAgain } from './again.ts'
import type { Batch, DrawnVersion } from './batch.ts'
import { isAdded } from './corrections/correction.ts'
import { type DrawnEvent, type DrawnStatement, datedColumns, namedEvent, namedStatement } from './drawn.ts'
import type { OfVersion } from './rows.ts'
import { textOf } from './text.ts'

export interface VersionAt {
  readonly key: number
  readonly at: string
}

/** By publication, then by arrival. */
export function isLater(a: VersionAt, b: VersionAt): boolean {
  return a.at === b.at ? a.key > b.key : a.at > b.at
}

/** Ids, by what became of them. */
export interface Reconciled {
  readonly statements: Change
  readonly events: Change
}

export interface Change {
  readonly added: readonly string[]
  readonly lost: readonly string[]
  /** Rows of which anything but their place in the record is other than it was. */
  readonly changed: readonly string[]
}

/**
 * Puts what `record` says of the version with `key` beside what the article's other versions said, or in the place of what
 * the same version was read to say before. `batch` must have been written, so that what stood there is in the tables.
 */
export async function reconcile(
  batch: Batch,
  own: {
    readonly article: Article
    readonly record: Record
    readonly id: string
    readonly articleKey: number
    readonly version: VersionAt
    readonly latest: boolean
  },
): Promise<Reconciled> {
  const { query } = batch.writer
  const versions = await query.selectFrom('versions').select(['key', 'at']).where('article', '=', own.articleKey).execute()
  const at = new Map(versions.map((version) => [Number(version.key), { key: Number(version.key), at: version.at }]))
  await removeAdded(batch, own.articleKey)
  const drawn = batch.draw(own.article, own.record, own.id, own.version.key)
  const shared: OfVersion = { ...datedColumns(own.article), article: own.articleKey, version: own.version.key, lost: 0 }
  const one = new OneTable(batch, own, at, shared)

  const statements = await one.settle('statements', drawn, new Map())
  const idOfLocal = new Map(drawn.statements.rows.map((row, i) => [row.local, statements.ids[i]]))
  const events = await one.settle('events', drawn, idOfLocal)
  return { statements: statements.change, events: events.change }
}

/** What people added is laid over the reading again afterwards (`corrections/lay-over.ts`). */
async function removeAdded(batch: Batch, article: number): Promise<void> {
  const rows = await batch.writer.query
    .selectFrom('statements')
    .select(['key', 'local', 'same_words'])
    .where('article', '=', article)
    .execute()
  const added = rows.filter((row) => isAdded(row.local))
  for (const { same_words } of added) batch.touchWords(same_words)
  await batch.remove(
    'statements',
    added.map((row) => row.key),
  )
}

type Own = Parameters<typeof reconcile>[1]

class OneTable {
  readonly #batch: Batch
  readonly #own: Own
  readonly #versions: ReadonlyMap<number, VersionAt>
  readonly #shared: OfVersion

  constructor(batch: Batch, own: Own, versions: ReadonlyMap<number, VersionAt>, shared: OfVersion) {
    this.#batch = batch
    this.#own = own
    this.#versions = versions
    this.#shared = shared
  }

  async settle(table: 'statements' | 'events', drawn: DrawnVersion, idOfLocal: ReadonlyMap<unknown, string>) {
    const { named } = table === 'statements' ? drawn.statements : drawn.events
    const rows: readonly (DrawnStatement | DrawnEvent)[] = table === 'statements' ? drawn.statements.rows : drawn.events.rows
    const natural = table === 'statements' ? drawn.statementIds : drawn.eventIds
    const { text } = this.#own.article
    const before = await this.#before(table)
    const was = foundAgain(
      before.map(({ known }) => known),
      named,
      natural,
      text,
    )
    const ids = natural.map((id, i) => (was[i] >= 0 ? before[was[i]].known.id : id))
    const locals = table === 'statements' ? new Map(rows.map((row, i) => [row.local, ids[i]])) : idOfLocal
    const added: string[] = []
    const changed: string[] = []
    const removed: number[] = []
    const put: (() => void)[] = []

    rows.forEach((row, i) => {
      const old = was[i] >= 0 ? before[was[i]] : undefined
      const inside = row.inside === null ? null : (locals.get(row.inside) ?? null)
      if (old === undefined) added.push(ids[i])
      else {
        // A text older than the one it was last seen in says nothing new of it.
        if (isLater(old.version, this.#own.version)) return
        removed.push(old.key)
        if (differs(old.row, { ...row, inside })) changed.push(ids[i])
      }
      const key = old?.key ?? this.#batch.keys.next(table)
      const lost = this.#own.latest ? 0 : (old?.lost ?? 1)
      const of = { ...this.#shared, lost }
      const its = { key, id: ids[i], inside }
      put.push(() => ('same_words' in row ? this.#batch.putStatement(row, of, its) : this.#batch.putEvent(row, of, its)))
    })

    const found = new Set(was)
    const missing = before.filter(
      (old, i) => !found.has(i) && (this.#own.latest ? old.lost === 0 : old.version.key === this.#own.version.key),
    )
    // What another reading of the same text does not find was never there; what another text has not, was.
    const gone = missing.filter((old) => old.version.key === this.#own.version.key)
    const lost = missing.filter((old) => old.version.key !== this.#own.version.key)
    removed.push(...gone.map((old) => old.key))
    for (const key of removed) {
      const words = before.find((old) => old.key === key)?.row.same_words
      if (typeof words === 'string') this.#batch.touchWords(words)
    }
    await this.#batch.remove(table, removed)
    const lostKeys = lost.map((old) => old.key)
    if (table === 'statements') await this.#batch.unindex('statements', lostKeys)
    if (lostKeys.length > 0) await this.#batch.writer.query.updateTable(table).set({ lost: 1 }).where('key', 'in', lostKeys).execute()
    for (const each of put) each()
    return { ids, change: { added, changed, lost: missing.map((old) => old.known.id) } satisfies Change }
  }

  /** What is known of the article so far, each in the latest text that has it. */
  async #before(table: 'statements' | 'events') {
    const { query } = this.#batch.writer
    const rows = (await query
      .selectFrom(table)
      .selectAll()
      .where('article', '=', this.#own.articleKey)
      .orderBy('key')
      .execute()) as unknown as readonly OldRow[]
    const texts = new Map<number, string>([[this.#own.version.key, this.#own.article.text]])
    for (const version of new Set(rows.map((row) => row.version))) {
      if (texts.has(version)) continue
      const row = await query.selectFrom('versions').select(['text', 'exact']).where('key', '=', version).executeTakeFirstOrThrow()
      texts.set(version, textOf(row))
    }
    return rows.map((row) => {
      const named = table === 'statements' ? namedStatement(row as never) : namedEvent(row as never)
      const known: Before = { ...named, id: row.id, text: texts.get(row.version) ?? '' }
      return { key: row.key, lost: row.lost, row, known, version: this.#versions.get(row.version) ?? { key: row.version, at: '' } }
    })
  }
}

interface OldRow {
  readonly key: number
  readonly id: string
  readonly version: number
  readonly lost: number
  readonly [column: string]: string | number | null
}

/** Columns that say where it stands, not what it is. */
const PLACE: ReadonlySet<string> = new Set(['position', 'local', 'places'])

function differs(old: OldRow, now: DrawnStatement | DrawnEvent): boolean {
  return Object.entries(now).some(([column, value]) => !PLACE.has(column) && old[column] !== value)
}
