import type { ColumnTypes } from '../migrations/migration.ts'

export const TYPES: ColumnTypes = {
  key: 'integer primary key',
  integer: 'integer',
  text: 'text',
  real: 'real',
  bytes: 'blob',
  plain: ' without rowid',
}
