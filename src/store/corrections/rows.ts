/** Rows of the table `corrections`. */
import type { Selectable } from 'kysely'
import type { Schema } from '../schema.ts'
import type { Change, Correction } from './correction.ts'

type Row = Pick<Selectable<Schema['corrections']>, 'id' | 'article' | 'change' | 'by_whom' | 'at' | 'undone_by' | 'undone_at'>

export function toCorrection({ id, article, change, by_whom, at, undone_by, undone_at }: Row): Correction {
  return {
    id,
    article: article ?? '',
    author: by_whom,
    at,
    change: JSON.parse(change) as Change,
    ...(undone_at !== null && { undone: { author: undone_by ?? '', at: undone_at } }),
  }
}
