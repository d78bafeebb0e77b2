/** The index kept in step with the rows: what is added and removed in the same transaction as they are. */
import { articleDocument, type Facet, namesIn, statementDocument } from '../../core/search/document.ts'
import type { Database, Dialect, IndexRows, SearchIndex, Writer } from '../database.ts'
import { facetToken, groupToken } from './facet-rows.ts'
import { type Entry, type FullText, parts, TABLES } from './full-text.ts'
import { keyOf, orderOf } from './order.ts'
import { fullText as postgres } from './postgres/full-text.ts'
import { fullText as sqlite } from './sqlite/full-text.ts'

export function fullTextOf(dialect: Dialect): FullText {
  return dialect === 'sqlite' ? sqlite : postgres
}

const VALUES = (text: string) => `create table search_values (token ${text} primary key, facet ${text} not null, value ${text} not null)`

export function searchIndexOf(dialect: Dialect): SearchIndex {
  const fullText = fullTextOf(dialect)
  return {
    schema: [VALUES(dialect === 'sqlite' ? 'text' : 'text collate "C"'), ...fullText.schema],

    async add(writer, rows) {
      const values = new Values()
      await fullText.add(writer, 'statements', statementEntries(rows, values))
      await fullText.add(writer, 'articles', articleEntries(rows, values))
      await values.write(writer)
    },

    async remove(writer, { statements, versions }) {
      await fullText.remove(writer, 'statements', await ordersOf(writer, 'statements', statements))
      await fullText.remove(writer, 'articles', await ordersOf(writer, 'versions', versions))
    },

    async optimise(database) {
      await removeUnusedValues(database)
      await fullText.optimise(database)
    },

    verify: (database) => verify(database, fullText),
  }
}

function statementEntries({ statements, records: given }: IndexRows, values: Values): Entry[] {
  const records = new Map([...given].map(([key, record]) => [key, { record, names: namesIn(record) }]))
  // What its article's latest text has no more is not found.
  return statements
    .filter((row) => row.lost === 0)
    .map((row) => {
      const { record, names } = records.get(row.version) ?? {}
      const attribution = record?.attributions[row.position]
      const document = statementDocument({
        words: row.words,
        speaker: row.speaker,
        role: row.role,
        affiliation: row.affiliation,
        outlet: row.outlet,
        relays: JSON.parse(row.relays),
        kind: row.kind,
        force: row.force,
        country: row.country,
        events: record?.events.filter((event) => event.in === row.local).map((event) => event.type) ?? [],
        names: names && attribution ? names(attribution.content) : [],
        sameWords: row.same_words,
      })
      return {
        order: orderOf(row.published_at, row.key),
        words: document.words,
        facets: [groupToken(row.same_words), ...values.tokens(document.facets)].join(' '),
      }
    })
}

function articleEntries({ versions }: IndexRows, values: Values): Entry[] {
  return versions.map(({ key, text, text_hash, outlet, published_at, record }) => {
    const document = articleDocument(text, outlet, record, text_hash)
    return {
      order: orderOf(published_at, key),
      words: document.words,
      facets: [groupToken(text_hash), ...values.tokens(document.facets)].join(' '),
    }
  })
}

/** Values of facets that a batch has, to be written once each. */
class Values {
  readonly #rows = new Map<string, readonly [facet: Facet, value: string]>()

  tokens(facets: readonly (readonly [Facet, string])[]): string[] {
    return facets.map((facet) => {
      const token = facetToken(...facet)
      this.#rows.set(token, facet)
      return token
    })
  }

  async write(writer: Writer): Promise<void> {
    const rows = [...this.#rows].map(([token, [facet, value]]) => [token, facet, value])
    await writer.insert('search_values', ['token', 'facet', 'value'], rows, { ignore: true })
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
  const known = new Set((await database.run('select token from search_values')).map((row) => row.token as string))
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
