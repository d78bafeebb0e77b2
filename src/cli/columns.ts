/** `--columns`: which column of a table is which field of an article. */
import { InvalidArgumentError, Option } from 'commander'
import { type Columns, FIELDS, parseColumns } from '../ingest/files/columns.ts'
import { InputError } from '../ingest/item.ts'

export function columnsOption(): Option {
  return new Option('--columns <map>', `of tables: FIELD=COLUMN,…, the fields ${FIELDS.join(', ')}; usual names are known`).argParser(
    (written: string): Columns => {
      try {
        return parseColumns(written)
      } catch (error) {
        if (error instanceof InputError) throw new InvalidArgumentError(error.message)
        throw error
      }
    },
  )
}
