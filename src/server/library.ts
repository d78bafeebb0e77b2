/** A store with what people made of it: articles with corrections laid on, statements with what is said of them instead. */
import type { Article, Attribution, Event, Record } from '../core/record.ts'
import { type Corrected, correct, type Placed } from '../store/corrections/correct.ts'
import { isAdded } from '../store/corrections/correction.ts'
import { type Corrections, correctionsOf } from '../store/corrections/corrections.ts'
import type { Store, StoredEvent, StoredStatement, Version } from '../store/store.ts'

/** What people say of a statement or event instead of what the machine read. */
export interface Instead {
  readonly correction: string
  readonly author: string
  readonly at: string
  readonly struck: boolean
  /** True of what a person added: the machine read nothing there. */
  readonly added?: true
  readonly [field: string]: unknown
}

export class Library {
  readonly store: Store
  readonly corrections: Corrections
  /** True where the articles come with isnad and are invented. */
  readonly sample: boolean

  constructor(store: Store, sample = false) {
    this.store = store
    this.corrections = correctionsOf(store.database)
    this.sample = sample
  }

  /** An article's latest version with its corrections laid on, and the machine's own reading. */
  async open(id: string): Promise<{ readonly version: Version; readonly machine: Record; readonly corrected: Corrected } | undefined> {
    const version = await this.store.articles.get(id)
    const machine = version && (await this.store.records.get(version.version))
    if (version === undefined || machine === undefined) return undefined
    const corrections = await this.corrections.of(version.id)
    return { version, machine, corrected: correct(version.text, machine, corrections) }
  }

  /** Statements as people have them: each that is corrected says how. */
  statements(found: readonly StoredStatement[]): Promise<readonly (StoredStatement & { readonly corrected?: Instead })[]> {
    return this.#withCorrections(found, (record) => record.attributions, statementFields)
  }

  events(found: readonly StoredEvent[]): Promise<readonly (StoredEvent & { readonly corrected?: Instead })[]> {
    return this.#withCorrections(found, (record) => record.events, eventFields)
  }

  async #withCorrections<T extends { readonly article: string; readonly local: string; readonly lost: boolean }, I extends { id: string }>(
    rows: readonly T[],
    itemsOf: (record: Record) => readonly I[],
    fieldsOf: (item: I) => { readonly [field: string]: unknown },
  ): Promise<readonly (T & { readonly corrected?: Instead })[]> {
    const corrections = await this.corrections.ofAll(rows.map((r) => r.article))
    const opened = new Map<string, Awaited<ReturnType<Library['open']>>>()
    for (const [article, those] of corrections) if (those.some((c) => !c.undone)) opened.set(article, await this.open(article))
    return rows.map((row) => {
      const article = row.lost ? undefined : opened.get(row.article)
      const before = article && itemsOf(article.machine).find((i) => i.id === row.local)
      const added = isAdded(row.local)
      if (article === undefined || (before === undefined && !added)) return row
      const after = itemsOf(article.corrected.record).find((i) => i.id === row.local)
      const changed = after === undefined || before === undefined ? {} : differing(fieldsOf(before), fieldsOf(after))
      if (after !== undefined && !added && Object.keys(changed).length === 0) return row
      const by = lastOf(article.corrected.corrections, row.local)
      if (by === undefined) return row
      const { id, author, at } = by.correction
      return {
        ...row,
        corrected: { correction: id, author, at, struck: after === undefined, ...(added && { added: true as const }), ...changed },
      }
    })
  }
}

/** The last correction that touched an item; failing that the last merge, which touches what it does not name. */
function lastOf(placed: readonly Placed[], item: string): Placed | undefined {
  const applied = placed.filter((p) => p.standing === 'applied')
  return applied.findLast((p) => p.item === item) ?? applied.findLast((p) => p.correction.change.of === 'merge') ?? applied.at(-1)
}

const statementFields = (a: Attribution) => ({
  speaker: a.speaker?.name ?? null,
  role: a.speaker?.role ?? null,
  kind: a.kind,
  force: a.force,
  saidAt: a.time?.value ?? null,
})

const eventFields = (e: Event) => ({ type: e.type, status: e.status })

function differing(before: { readonly [field: string]: unknown }, after: { readonly [field: string]: unknown }) {
  return Object.fromEntries(Object.entries(after).filter(([field, value]) => value !== before[field]))
}

/** A version as the article it was read from. */
export function toArticle(version: Version): Article {
  const { text, title, outlet, publishedAt, url, language } = version
  return {
    id: version.givenId ?? version.id,
    text,
    ...(title !== null && { title }),
    ...(outlet !== null && { outlet }),
    ...(publishedAt !== null && { publishedAt }),
    ...(url !== null && { url }),
    ...(language !== null && { language }),
  }
}

/** The first line of a text that is not empty, as far as a list shows it. */
export const firstLine = (text: string) => (/[^\s][^\n\r]{0,120}/.exec(text)?.[0] ?? '').trim()
