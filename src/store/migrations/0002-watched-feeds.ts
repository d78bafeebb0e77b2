/** Feeds that are watched: how each stands, and which of its entries were taken. */
import type { ColumnTypes } from './migration.ts'

export const watchedFeeds = ({ text, integer, plain }: ColumnTypes): readonly string[] => [
  `alter table feeds add column state ${text} not null default 'active'`,
  `alter table feeds add column every integer`,
  `alter table feeds add column failures integer not null default 0`,
  `alter table feeds add column changed_at ${text}`,
  `create table feed_entries (
    feed ${text} not null, entry ${text} not null, tries ${integer} not null, done ${integer} not null, at ${text} not null, problem ${text},
    primary key (feed, entry))${plain}`,
]
