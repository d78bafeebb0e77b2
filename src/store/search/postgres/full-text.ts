/**
 * `tsvector` under a GIN index. The words come ready, with their positions: nothing of PostgreSQL's own parsers and
 * dictionaries is used, so that both stores find the same.
 */
import type { Rows } from '../../../core/search/match.ts'
import { type Asked, type FullText, marks, parts, TABLES } from '../full-text.ts'
import { matchText } from './match-text.ts'

const table = (name: string) => [
  `create table ${name} (ord bigint primary key, facets text collate "C" not null, words tsvector not null)`,
  `create index ${name}_words on ${name} using gin (words)`,
  // How common a word is decides whether its rows are looked up or the newest are walked through.
  `alter table ${name} alter column words set statistics 1000`,
]

function source(rows: Rows, { match, from, to }: Asked) {
  const { index } = TABLES[rows]
  return match === null
    ? { index, where: 'ord between ? and ?', parameters: [from, to] }
    : { index, where: 'words @@ ?::tsquery and ord between ? and ?', parameters: [matchText(match), from, to] }
}

const orders = (found: readonly { readonly [column: string]: unknown }[]) => found.map((row) => Number(row.ord))

/** `a b a` → `'a':1,3 'b':2`, which is how a `tsvector` is written. */
function vectorText(words: string): string {
  const places = new Map<string, string>()
  let place = 0
  for (const word of words.split(' ')) {
    place++
    if (word === '') continue
    const before = places.get(word)
    places.set(word, before === undefined ? `${place}` : `${before},${place}`)
  }
  let out = ''
  for (const [word, at] of places) out += `'${word}':${at} `
  return out
}

export const fullText: FullText = {
  schema: [...table('statement_index'), ...table('article_index')],

  async add(writer, rows, entries) {
    const { index } = TABLES[rows]
    for (const some of parts(entries))
      await writer.run(
        `insert into ${index} (ord, facets, words) values ${some.map(() => '(?, ?, ?::tsvector)').join(', ')}`,
        some.flatMap(({ order, facets, words }) => [order, facets, vectorText(words)]),
      )
  },

  async remove(writer, rows, orders) {
    for (const some of parts(orders)) await writer.run(`delete from ${TABLES[rows].index} where ord in (${marks(some)})`, some)
  },

  async newest(database, rows, asked, limit) {
    const { index, where, parameters } = source(rows, asked)
    return orders(await database.run(`select ord from ${index} where ${where} order by ord desc limit ?`, [...parameters, limit]))
  },

  async ranked(database, rows, asked, cap, limit) {
    if (asked.match === null) return this.newest(database, rows, asked, limit)
    const { index, where, parameters } = source(rows, asked)
    // 1: long ones do not win by their length.
    return orders(
      await database.run(
        `select ord from (select ord, words from ${index} where ${where} order by ord desc limit ?) as hits
         order by ts_rank(words, ?::tsquery, 1) desc, ord desc limit ?`,
        [...parameters, cap, matchText(asked.match), limit],
      ),
    )
  },

  countsAll: false,

  async count(database, rows, asked, cap) {
    const { index, where, parameters } = source(rows, asked)
    const [row] = await database.run(`select count(*) as count from (select 1 from ${index} where ${where} limit ?) as hits`, [
      ...parameters,
      cap + 1,
    ])
    return Number(row.count)
  },

  async facets(database, rows, asked, limit) {
    const { index, where, parameters } = source(rows, asked)
    const [row] = await database.run(
      `select string_agg(ord || ' ' || facets, E'\\n') as lines from (select ord, facets from ${index} where ${where} order by ord desc limit ?) as hits`,
      [...parameters, limit],
    )
    return (row.lines as string | null) ?? ''
  },

  async among(database, rows, asked, of) {
    const { index, where, parameters } = source(rows, asked)
    const found: number[] = []
    for (const some of parts(of))
      found.push(
        ...orders(await database.run(`select ord from ${index} where ${where} and ord in (${marks(some)})`, [...parameters, ...some])),
      )
    return found
  },

  async optimise(database) {
    for (const { index } of Object.values(TABLES)) await database.run(`vacuum (analyze) ${index}`)
  },

  async check() {
    return undefined
  },
}
