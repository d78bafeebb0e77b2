/**
 * FTS5. The words come ready, so that its tokenizer has only to split them at spaces; the tables keep no copy of them
 * (`content=''`), and a row can be deleted without saying again what was in it (`contentless_delete`, SQLite 3.43).
 */
import type { Rows } from '../../../core/search/match.ts'
import { type Asked, type FullText, parts, TABLES } from '../full-text.ts'
import { TOKEN_SIGNS, toAscii } from './ascii.ts'
import { matchText } from './match-text.ts'

const HASH_BYTES = 8 << 20

const words = (table: string) =>
  `create virtual table ${table} using fts5 (words, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '${TOKEN_SIGNS}'")`

/** The condition of `asked`, on the table that knows the words or, where all rows are asked for, on the one that knows the rows. */
function source(rows: Rows, { match, from, to }: Asked) {
  const { index, words } = TABLES[rows]
  return match === null
    ? { table: index, order: 'ord', where: 'ord between ? and ?', parameters: [from, to] }
    : { table: words, order: 'rowid', where: `${words} match ? and rowid between ? and ?`, parameters: [matchText(match), from, to] }
}

const LIST = '(select value from json_each(?))'
const list = (values: readonly number[]) => JSON.stringify(values)
const orders = (found: readonly { readonly [column: string]: unknown }[]) => found.map((row) => row.ord as number)

export const fullText: FullText = {
  schema: [
    'create table statement_index (ord integer primary key, facets text not null)',
    'create table article_index (ord integer primary key, facets text not null)',
    words('statement_words'),
    words('article_words'),
    // A batch of some hundred articles becomes one piece of the index instead of several that are merged later.
    `insert into statement_words (statement_words, rank) values ('hashsize', ${HASH_BYTES})`,
    `insert into article_words (article_words, rank) values ('hashsize', ${HASH_BYTES})`,
  ],

  async add(writer, rows, entries) {
    const { index, words } = TABLES[rows]
    // FTS5 writes a new piece of its index where a row comes before the one that came last.
    const sorted = [...entries].sort((a, b) => a.order - b.order)
    await writer.insert(
      index,
      ['ord', 'facets'],
      sorted.map(({ order, facets }) => [order, facets]),
    )
    await writer.insert(
      words,
      ['rowid', 'words'],
      sorted.map(({ order, words }) => [order, toAscii(words)]),
    )
  },

  async remove(writer, rows, orders) {
    const { index, words } = TABLES[rows]
    for (const some of parts(orders)) {
      await writer.run(`delete from ${words} where rowid in ${LIST}`, [list(some)])
      await writer.run(`delete from ${index} where ord in ${LIST}`, [list(some)])
    }
  },

  async newest(database, rows, asked, limit) {
    const { table, order, where, parameters } = source(rows, asked)
    return orders(
      await database.run(`select ${order} as ord from ${table} where ${where} order by ${order} desc limit ?`, [...parameters, limit]),
    )
  },

  async ranked(database, rows, asked, cap, limit) {
    if (asked.match === null) return this.newest(database, rows, asked, limit)
    const { table, where, parameters } = source(rows, asked)
    return orders(
      await database.run(
        `select ord from (select rowid as ord, bm25(${table}) as score from ${table} where ${where} order by rowid desc limit ?)
         order by score, ord desc limit ?`,
        [...parameters, cap, limit],
      ),
    )
  },

  countsAll: true,

  async count(database, rows, asked) {
    const { table, where, parameters } = source(rows, asked)
    const [row] = await database.run(`select count(*) as count from ${table} where ${where}`, parameters)
    return row.count as number
  },

  async facets(database, rows, asked, limit) {
    const { table, order, where, parameters } = source(rows, asked)
    const { index } = TABLES[rows]
    const [row] = await database.run(
      `select group_concat(ord || ' ' || facets, char(10)) as lines from ${index}
       where ord in (select ${order} from ${table} where ${where} order by ${order} desc limit ?)`,
      [...parameters, limit],
    )
    return (row.lines as string | null) ?? ''
  },

  async among(database, rows, asked, of) {
    const { table, order, where, parameters } = source(rows, asked)
    const found: number[] = []
    for (const some of parts(of))
      found.push(
        ...orders(
          await database.run(`select ${order} as ord from ${table} where ${where} and ${order} in ${LIST}`, [...parameters, list(some)]),
        ),
      )
    return found
  },

  async optimise(database) {
    for (const { words } of Object.values(TABLES))
      await database.write((writer) => writer.run(`insert into ${words} (${words}) values ('optimize')`))
  },

  async check(database, rows) {
    const { words } = TABLES[rows]
    try {
      await database.write((writer) => writer.run(`insert into ${words} (${words}) values ('integrity-check')`))
      return undefined
    } catch (error) {
      return (error as Error).message
    }
  },
}
