/** Rows to insert, gathered by table and written in the order in which they refer to one another. */
import type { Cells, Writer } from './database.ts'
import type { DrawnEvent, DrawnStatement } from './drawn.ts'
import type { Schema } from './schema.ts'

const COLUMNS = {
  raw: ['hash', 'size', 'bytes'],
  articles: ['key', 'id', 'url', 'latest', 'versions', 'story', 'at'],
  // biome-ignore format: a table
  versions: ['key', 'id', 'article', 'given_id', 'url', 'outlet', 'title', 'language', 'published_at', 'day', 'at', 'text', 'text_hash', 'exact',
    'raw', 'source', 'decoding', 'seen_at', 'reader', 'record', 'record_hash', 'redacted', 'sketch'],
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
  actors_of_versions: ['version', 'actor', 'local', 'said'],
} satisfies { [T in keyof Schema]?: readonly (keyof Schema[T])[] }

type Table = keyof typeof COLUMNS
/** Of these the first to come stays. */
const KEPT: ReadonlySet<Table> = new Set(['raw', 'sketch_bands'])

/** What the rows of one version share. */
export interface OfVersion {
  readonly article: number
  readonly version: number
  readonly lost: number
  readonly outlet: string | null
  readonly published_at: string | null
  readonly day: string | null
  readonly at: string
}

/** What is a row's own. */
export interface Own {
  readonly key: number
  readonly id: string
  readonly inside: string | null
}

export class Rows {
  readonly #rows = new Map<Table, Cells[]>()

  /** Cells in the order of the table's columns. */
  put(table: Table, cells: Cells): void {
    const rows = this.#rows.get(table)
    if (rows === undefined) this.#rows.set(table, [cells])
    else rows.push(cells)
  }

  putStatement(row: DrawnStatement, of: OfVersion, own: Own, utterance: string): void {
    // biome-ignore format: as the columns
    this.put('statements', [own.key, own.id, of.article, of.version, row.position, row.local, of.lost, of.outlet, of.published_at, of.day, of.at,
      row.speaker, row.actor, row.speaker_type, row.role, row.affiliation, row.relay, row.relays, row.country, row.kind, row.force, row.core,
      row.nested, own.inside, row.said_at, row.confidence, row.cue, row.words, row.places, row.same_words, utterance])
  }

  putEvent(row: DrawnEvent, of: OfVersion, own: Own): void {
    // biome-ignore format: as the columns
    this.put('events', [own.key, own.id, of.article, of.version, row.position, row.local, of.lost, of.outlet, of.published_at, of.day, of.at,
      row.type, row.status, row.actors, row.recipients, row.actor, row.recipient, row.object, row.amount, row.currency, row.quantity, row.unit,
      row.time, row.begins, row.until, row.deadline, row.place, row.country, row.support, row.said_by, own.inside, row.round, row.confidence,
      row.trigger_words, row.words, row.places])
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
