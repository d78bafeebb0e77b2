/** The first tables. The types are the words of the dialect; all else is said alike by both. */
import type { ColumnTypes } from './migration.ts'

export const first = ({ key, integer, text, real, bytes, plain }: ColumnTypes): readonly string[] => [
  `create table raw (hash ${text} primary key, size ${integer} not null, bytes ${bytes} not null)`,

  `create table articles (
    key ${key}, id ${text} not null unique, url ${text}, latest ${integer} not null, versions ${integer} not null,
    story ${text} not null, at ${text} not null)`,
  'create index articles_story on articles (substr(story, 1, 8))',
  'create index articles_at on articles (at desc, id)',

  `create table versions (
    key ${key}, id ${text} not null unique, article ${integer} not null,
    given_id ${text}, url ${text}, outlet ${text}, title ${text}, language ${text}, published_at ${text}, day ${text}, at ${text} not null,
    text ${text} not null, text_hash ${text} not null, exact ${bytes}, raw ${text}, source ${text}, decoding ${text},
    seen_at ${text} not null, reader ${text} not null, record ${bytes} not null, record_hash ${text} not null, redacted ${integer} not null default 0,
    sketch ${bytes})`,
  'create index versions_article on versions (article)',
  'create index versions_outlet on versions (outlet)',
  'create index versions_given_id on versions (given_id) where given_id is not null',
  'create index versions_raw on versions (substr(raw, 1, 8)) where raw is not null',

  `create table sketch_bands (
    band ${integer} not null, version ${integer} not null, primary key (band, version))${plain}`,

  `create table statements (
    key ${key}, id ${text} not null unique, article ${integer} not null,
    version ${integer} not null, position ${integer} not null, local ${text} not null,
    lost ${integer} not null, struck ${integer} not null default 0, outlet ${text}, published_at ${text}, day ${text}, at ${text} not null,
    speaker ${text}, actor ${text}, speaker_type ${text}, role ${text}, affiliation ${text}, relay ${text}, relays ${text} not null, country ${text},
    kind ${text} not null, force ${text} not null, core ${integer} not null, nested ${integer} not null, inside ${text},
    said_at ${text}, confidence ${real} not null, cue ${text} not null, words ${text} not null, places ${text} not null,
    same_words ${text} not null, utterance ${text} not null)`,
  'create index statements_article on statements (article)',
  'create index statements_actor on statements (actor) where actor is not null',
  'create index statements_same_words on statements (substr(same_words, 1, 8))',

  `create table events (
    key ${key}, id ${text} not null unique, article ${integer} not null,
    version ${integer} not null, position ${integer} not null, local ${text} not null,
    lost ${integer} not null, outlet ${text}, published_at ${text}, day ${text}, at ${text} not null,
    type ${text} not null, status ${text} not null, actors ${text} not null, recipients ${text} not null,
    actor ${text}, recipient ${text}, object ${text}, amount ${real}, currency ${text}, quantity ${real}, unit ${text},
    time ${text}, begins ${text}, until ${text}, deadline ${integer} not null, place ${text}, country ${text}, support ${text} not null,
    said_by ${text}, inside ${text}, round ${integer}, confidence ${real} not null, trigger_words ${text} not null,
    words ${text} not null, places ${text} not null)`,
  'create index events_article on events (article)',
  'create index events_until on events (until) where deadline = 1',

  `create table actors (key ${key}, id ${text} not null unique, type ${text} not null, folded ${text} not null)`,
  `create table actors_of_versions (
    version ${integer} not null, actor ${integer} not null,
    local ${text} not null, said ${text} not null,
    primary key (version, local))${plain}`,
  'create index actors_of_versions_actor on actors_of_versions (actor)',

  `create table tombstones (
    id ${text} primary key, kind ${text} not null, target ${text} not null, by_whom ${text} not null, reason ${text}, at ${text} not null,
    unique (kind, target))`,

  `create table feeds (
    url ${text} primary key, title ${text}, outlet ${text}, etag ${text}, last_modified ${text}, checked_at ${text}, next_at ${text}, problem ${text})`,
  `create table saved_searches (id ${text} primary key, name ${text} not null, query ${text} not null, owner ${text}, created_at ${text} not null)`,
  `create table jobs (
    id ${text} primary key, kind ${text} not null, state ${text} not null, done ${integer} not null, total ${integer},
    detail ${text} not null, created_at ${text} not null, finished_at ${text})`,

  `create table corrections (
    id ${text} primary key, article ${text}, target_kind ${text} not null, target ${text}, act ${text} not null, change ${text} not null,
    by_whom ${text} not null, at ${text} not null, undone_by ${text}, undone_at ${text})`,
  'create index corrections_target on corrections (target)',
  'create index corrections_article on corrections (article)',
  `create table house_lexicon (
    id ${text} primary key, class ${text} not null, form ${text} not null, columns ${text} not null, by_whom ${text} not null, at ${text} not null,
    removed_at ${text})`,
  `create table accounts (
    id ${text} primary key, name ${text} not null unique, role ${text} not null, password_hash ${text} not null, created_at ${text} not null,
    disabled_at ${text})`,
  `create table sessions (
    token_hash ${text} primary key, account ${text} not null references accounts (id), created_at ${text} not null, expires_at ${text} not null,
    revoked_at ${text})`,
]
