/** The index kept in step with the rows: what is added and removed in the same transaction as they are. */

import type { Record } from '../../core/record.ts'
import { articleDocument, type Facet, namesIn, statementDocument } from '../../core/search/document.ts'
import type { Database, Dialect, IndexRows, SearchIndex, Writer } from '../database.ts'
import type { ColumnTypes } from '../migrations/migration.ts'
import { TYPES as postgresTypes } from '../postgres/types.ts'
import { forgetEverywhere } from '../remembered.ts'
import { TYPES as sqliteTypes } from '../sqlite/types.ts'
import { facetToken, groupToken } from './facet-rows.ts'
import { type Entry, type FullText, parts, TABLES } from './full-text.ts'
import { keyOf, orderOf } from './order.ts'
import { fullText as postgres } from './postgres/full-text.ts'
import { fullText as sqlite } from './sqlite/full-text.ts'

const NONE: readonly string[] = []

export function fullTextOf(dialect: Dialect): FullText {
  return dialect === 'sqlite' ? sqlite : postgres
}

const VALUES = ({ text, plain }: ColumnTypes) =>
  `create table search_values (token ${text} primary key, facet ${text} not null, value ${text} not null)${plain}`

export function searchIndexOf(dialect: Dialect): SearchIndex {
  const fullText = fullTextOf(dialect)
  return {
    schema: [VALUES(dialect === 'sqlite' ? sqliteTypes : postgresTypes), ...fullText.schema],

    begin(writer, known = new Set()) {
      const values = new Values(known)
      let statements: Entry[] = []
      let articles: Entry[] = []
      return {
        add(rows) {
          for (const entry of statementEntries(rows, values)) statements.push(entry)
          for (const entry of articleEntries(rows, values)) articles.push(entry)
        },
        async settle() {
          if (statements.length > 0) await fullText.add(writer, 'statements', statements)
          if (articles.length > 0) await fullText.add(writer, 'articles', articles)
          statements = []
          articles = []
          await values.write(writer)
        },
      }
    },

    async remove(writer, { statements, versions }) {
      await fullText.remove(writer, 'statements', await ordersOf(writer, 'statements', statements))
      await fullText.remove(writer, 'articles', await ordersOf(writer, 'versions', versions))
    },

    async optimise(database) {
      await removeUnusedValues(database)
      await fullText.optimise(database)
    },

    async differing(database, rows) {
      const values = new Values(new Set())
      const found: string[] = []
      for (const [what, index, entries] of [
        ['statements', TABLES.statements.index, statementEntries(rows, values)],
        ['article', TABLES.articles.index, articleEntries(rows, values)],
      ] as const)
        if (await differ(database, index, entries)) found.push(what)
      return found
    },

    verify: (database) => verify(database, fullText),
  }
}

async function differ(database: Database, index: 'statement_index' | 'article_index', entries: readonly Entry[]): Promise<boolean> {
  for (const some of parts(entries)) {
    const rows = await database.query
      .selectFrom(index)
      .selectAll()
      .where(
        'ord',
        'in',
        some.map(({ order }) => order),
      )
      .execute()
    const stored = new Map(rows.map(({ ord, facets }) => [Number(ord), facets]))
    if (some.some(({ order, facets }) => stored.has(order) && stored.get(order) !== facets)) return true
  }
  return false
}

function statementEntries({ statements, records: given }: IndexRows, values: Values): Entry[] {
  let version = 0
  let record: Record | undefined
  let names: ReturnType<typeof namesIn> | undefined
  return statements.map(({ row, key, version: of, outlet, published_at }) => {
    if (of !== version) {
      version = of
      record = given.get(of)
      names = record && namesIn(record)
    }
    const attribution = record?.attributions[row.position]
    const document = statementDocument({
      words: row.words,
      speaker: row.speaker,
      role: row.role,
      affiliation: row.affiliation,
      outlet,
      relays: row.relays === '[]' ? NONE : JSON.parse(row.relays),
      kind: row.kind,
      force: row.force,
      country: row.country,
      events: record?.events.filter((event) => event.in === row.local).map((event) => event.type) ?? NONE,
      names: names && attribution ? names(attribution.content) : NONE,
      sameWords: row.same_words,
    })
    return {
      order: orderOf(published_at, key),
      words: document.words,
      facets: groupToken(row.same_words) + values.tokens(document.facets),
    }
  })
}

function articleEntries({ versions }: IndexRows, values: Values): Entry[] {
  return versions.map(({ key, text, text_hash, outlet, published_at, record }) => {
    const document = articleDocument(text, outlet, record, text_hash)
    return {
      order: orderOf(published_at, key),
      words: document.words,
      facets: groupToken(text_hash) + values.tokens(document.facets),
    }
  })
}

/** Values of facets that a batch has, to be written once each. */
class Values {
  readonly #known: Set<string>
  readonly #rows = new Map<string, readonly [token: string, facet: Facet, value: string]>()

  constructor(known: Set<string>) {
    this.#known = known
  }

  /** Each after a space. */
  tokens(facets: readonly (readonly [Facet, string])[]): string {
    let tokens = ''
    for (const [facet, value] of facets) {
      const token = facetToken(facet, value)
      tokens += ` ${token}`
      if (!this.#known.has(token)) this.#rows.set(token, [token, facet, value])
    }
    return tokens
  }

  async write(writer: Writer): Promise<void> {
    await writer.insert('search_values', ['token', 'facet', 'value'], [...this.#rows.values()], { ignore: true })
    for (const token of this.#rows.keys()) this.#known.add(token)
    this.#rows.clear()
  }
}

async function ordersOf(writer: Writer, table: 'statements' | 'versions', keys: readonly number[]): Promise<number[]> {
  const orders: number[] = []
  for (const some of parts(keys)) {
    const rows = await writer.query.selectFrom(table).select(['key', 'published_at']).where('key', 'in', some).execute()
    for (const { key, published_at } of rows) orders.push(orderOf(published_at, Number(key)))
  }
  return orders
}

/** Values that no row has any more: what was taken out leaves no name behind. */
async function removeUnusedValues(database: Database): Promise<void> {
  const unused = new Set((await database.run('select token from search_values')).map((row) => row.token as string))
  for await (const row of entries(database)) for (const token of row.facets.split(' ')) unused.delete(token)
  if (unused.size === 0) return
  await database.write(async (writer) => {
    for (const some of parts([...unused])) await writer.query.deleteFrom('search_values').where('token', 'in', some).execute()
    await forgetEverywhere(writer)
  })
}

const PAGE = 5000

async function* entries(database: Database, only?: 'statements' | 'articles') {
  for (const { index } of Object.values(TABLES)) {
    if (only !== undefined && index !== TABLES[only].index) continue
    for (let after = -1; ; ) {
      const rows = await database.query
        .selectFrom(index)
        .select(['ord', 'facets'])
        .where('ord', '>', after)
        .orderBy('ord')
        .limit(PAGE)
        .execute()
      for (const row of rows) yield { order: Number(row.ord), facets: row.facets }
      if (rows.length < PAGE) break
      after = Number(rows[rows.length - 1].ord)
    }
  }
}

/** Every row of an index has its row in the store, at the right place, and the other way round. */
async function* verify(database: Database, fullText: FullText) {
  const known = new Set<string>()
  for (const { token, facet, value } of await database.query.selectFrom('search_values').selectAll().execute()) {
    known.add(token)
    if (token !== facetToken(facet as Facet, value))
      yield { code: 'index/value', id: null, detail: `the name of a facet is not the one that was counted (${token})` }
  }
  for (const rows of ['statements', 'articles'] as const) {
    const wrong = await fullText.check(database, rows)
    if (wrong !== undefined)
      yield { code: 'index/integrity', id: null, detail: `the index of ${rows} is damaged (${wrong}): run isnad reread --all` }
    const indexed = new Set<number>()
    for await (const { order, facets } of entries(database, rows)) {
      indexed.add(order)
      const missing = facets
        .split(' ')
        .slice(1)
        .find((token) => !known.has(token))
      if (missing !== undefined)
        yield { code: 'index/value', id: null, detail: `a row of the index of ${rows} has a facet that nobody knows (${missing})` }
    }
    for await (const { id, order } of expected(database, rows))
      if (!indexed.delete(order)) yield { code: 'index/missing', id, detail: 'it is not in the index: no search finds it' }
    for (const order of indexed)
      yield { code: 'index/orphan', id: null, detail: `the index of ${rows} has a row that the store has not (${keyOf(order)})` }
  }
}

async function* expected(database: Database, rows: 'statements' | 'articles') {
  for (let after = -1; ; ) {
    const found =
      rows === 'statements'
        ? await database.query
            .selectFrom('statements')
            .select(['key', 'id', 'published_at'])
            .where('lost', '=', 0)
            .where('struck', '=', 0)
            .where('key', '>', after)
            .orderBy('key')
            .limit(PAGE)
            .execute()
        : await database.query
            .selectFrom('articles as a')
            .innerJoin('versions as v', 'v.key', 'a.latest')
            .select(['v.key as key', 'a.id as id', 'v.published_at as published_at'])
            .where('v.key', '>', after)
            .orderBy('v.key')
            .limit(PAGE)
            .execute()
    for (const { key, id, published_at } of found) yield { id, order: orderOf(published_at, Number(key)) }
    if (found.length < PAGE) return
    after = Number(found[found.length - 1].key)
  }
}
