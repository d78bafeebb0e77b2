/** Rows to insert, gathered by table and written in the order in which they refer to one another. */
import type { Cells, Writer } from './database.ts'
import type { Schema } from './schema.ts'

const COLUMNS = {
  raw: ['hash', 'size', 'bytes'],
  articles: ['key', 'id', 'url', 'latest', 'versions', 'story', 'at'],
  // biome-ignore format: a table
  versions: ['key', 'id', 'article', 'given_id', 'url', 'outlet', 'title', 'language', 'published_at', 'day', 'at', 'text', 'text_hash', 'exact',
    'raw', 'source', 'decoding', 'seen_at', 'reader', 'record', 'redacted', 'sketch'],
  sketch_bands: ['band', 'version'],
  // biome-ignore format: a table
  statements: ['key', 'id', 'article', 'version', 'position', 'local', 'lost', 'outlet', 'published_at', 'day', 'at', 'speaker', 'actor',
    'speaker_type', 'role', 'affiliation', 'relay', 'relays', 'country', 'kind', 'force', 'core', 'nested', 'inside', 'said_at', 'confidence',
    'cue', 'words', 'places', 'same_words', 'utterance'],
  // biome-ignore format: a table
  events: ['key', 'id', 'article', 'version', 'position', 'local', 'lost', 'outlet', 'published_at', 'day', 'at', 'type', 'status', 'actors',
    'recipients', 'actor', 'recipient', 'object', 'amount', 'currency', 'quantity', 'unit', 'time', 'begins', 'until', 'deadline', 'place',
    'country', 'support', 'said_by', 'inside', 'round', 'confidence', 'trigger_words', 'words', 'places'],
  actors: ['key', 'id', 'type', 'folded'],
  actors_of_versions: ['version', 'actor', 'local', 'name', 'roles', 'affiliations', 'country'],
} satisfies { [T in keyof Schema]?: readonly (keyof Schema[T])[] }

type Table = keyof typeof COLUMNS
/** Of these the first to come stays. */
const KEPT: ReadonlySet<Table> = new Set(['raw', 'sketch_bands'])

export type Row = { readonly [column: string]: string | number | Uint8Array | null }

export class Rows {
  readonly #rows = new Map<Table, Cells[]>()

  put(table: Table, row: Row): void {
    this.putCells(
      table,
      COLUMNS[table].map((column) => row[column] as Cells[number]),
    )
  }

  /** The same, where the cells are in the order of the table's columns already. */
  putCells(table: Table, cells: Cells): void {
    const rows = this.#rows.get(table)
    if (rows === undefined) this.#rows.set(table, [cells])
    else rows.push(cells)
  }

  /** Writes all and begins anew. */
  async write(writer: Writer): Promise<void> {
    for (const table of Object.keys(COLUMNS) as Table[]) {
      const rows = this.#rows.get(table)
      if (rows !== undefined) await writer.insert(table, COLUMNS[table], rows, { ignore: KEPT.has(table) })
    }
    this.#rows.clear()
  }
}
