/** What could not be added, and why, until it is. */
import type { ColumnTypes } from './migration.ts'

export const failures = ({ text, integer, plain }: ColumnTypes): readonly string[] => [
  `create table failures (
    source ${text} not null, at ${text} not null, why ${text} not null, tries ${integer} not null, since ${text} not null, tried_at ${text} not null,
    primary key (source, at))${plain}`,
]
