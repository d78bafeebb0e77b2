import type { ColumnTypes } from '../migrations/migration.ts'

export const TYPES: ColumnTypes = {
  key: 'bigint primary key',
  integer: 'bigint',
  // The order of lists does not hang on the locale of the database.
  text: 'text collate "C"',
  real: 'double precision',
  bytes: 'bytea',
  plain: '',
}
