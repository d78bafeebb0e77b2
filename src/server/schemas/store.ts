/** What the store holds, as the API gives it: the shapes of src/store/store.ts. */
import { z } from '@hono/zod-openapi'
import { PlacedCorrection } from './correction.ts'
import { EVENT_TYPES, KINDS, orNull, Record, STATUSES } from './record.ts'

const text = z.string().nullable()
const Place = z
  .array(z.int().min(0))
  .min(2)
  .max(2)
  .openapi('Place', { description: '[start, end) in UTF-16 code units of the version’s text' })

export const ArticleLine = z
  .object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    outlet: text,
    publishedAt: text,
    url: text,
    versions: z.int().min(1),
    story: z.string().openapi({ description: 'The same for near-duplicates' }),
    seenAt: z.string(),
    sample: z.boolean().openapi({ description: 'Comes with isnad; its people and events are invented' }),
  })
  .openapi('ArticleLine')

const ArticleText = z
  .object({
    id: z.string(),
    text: z.string(),
    title: z.string().optional(),
    outlet: z.string().optional(),
    publishedAt: z.string().optional(),
    url: z.string().optional(),
    language: z.string().optional(),
    sample: z.boolean().optional(),
  })
  .openapi('ArticleText')

export const ReadArticle = z
  .object({
    id: z.string(),
    version: z.string(),
    versions: z.int().min(1),
    redacted: z.boolean().openapi({ description: 'A person’s statements were taken out: their letters are `█`' }),
    article: ArticleText,
    record: Record.openapi({ description: 'The reading, corrections laid on; `?machine=true` gives the machine’s own' }),
    corrections: z.array(PlacedCorrection),
  })
  .openapi('ReadArticle')

export const VersionLine = z
  .object({
    version: z.string(),
    title: text,
    outlet: text,
    publishedAt: text,
    seenAt: z.string(),
    reader: z.string(),
    source: text,
    raw: text.openapi({ description: 'SHA-256 of the bytes it was read from, where they are kept' }),
    decoding: orNull(z.looseObject({})),
    redacted: z.boolean(),
  })
  .openapi('VersionLine')

const Corrected = z
  .object({
    correction: z.string(),
    author: z.string(),
    at: z.string(),
    struck: z.boolean(),
    added: z.literal(true).optional().openapi({ description: 'The machine read nothing there' }),
    speaker: text.optional(),
    role: text.optional(),
    kind: z.string().optional(),
    force: z.string().optional(),
    saidAt: text.optional(),
    type: z.string().optional(),
    status: z.string().optional(),
  })
  .openapi('Corrected', { description: 'What people say of it instead; the other fields are the machine’s' })

export const Statement = z
  .object({
    id: z.string(),
    article: z.string(),
    version: z.string(),
    local: z.string().openapi({ description: 'Its id in the record of the article' }),
    lost: z.boolean(),
    outlet: text,
    publishedAt: text,
    speaker: text,
    actor: text,
    speakerType: text,
    role: text,
    affiliation: text,
    relays: z.array(z.string()),
    country: text,
    kind: z.enum(KINDS),
    force: z.string(),
    core: z.boolean(),
    nested: z.boolean(),
    in: text,
    saidAt: text,
    confidence: z.number(),
    cue: z.string(),
    words: z.string(),
    places: z.object({
      cue: z.array(Place),
      source: orNull(Place),
      content: z.array(Place),
      via: z.array(Place),
      time: orNull(Place),
      addressee: orNull(Place),
    }),
    utterance: z.string().openapi({ description: 'The same for the same words of the same speaker in other outlets' }),
    corrected: Corrected.optional(),
  })
  .openapi('Statement')

export const LedgerRow = z
  .object({
    id: z.string(),
    article: z.string(),
    version: z.string(),
    local: z.string(),
    lost: z.boolean(),
    outlet: text,
    publishedAt: text,
    type: z.enum(EVENT_TYPES),
    status: z.enum(STATUSES),
    actors: z.array(z.string()),
    recipients: z.array(z.string()),
    actor: text,
    recipient: text,
    object: text,
    amount: z.number().nullable(),
    currency: text,
    quantity: z.number().nullable(),
    unit: text,
    time: text,
    begin: text,
    until: text,
    deadline: z.boolean(),
    place: text,
    country: text,
    support: z.array(z.string()),
    saidBy: text,
    in: text,
    round: z.number().nullable(),
    confidence: z.number(),
    trigger: z.string(),
    words: z.string(),
    places: z.record(z.string(), orNull(Place)),
    corrected: Corrected.optional(),
  })
  .openapi('LedgerRow')

export const Actor = z
  .object({
    id: z.string(),
    type: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    affiliations: z.array(z.string()),
    country: text,
    articles: z.int().min(0),
    statements: z.int().min(0),
  })
  .openapi('Actor')

export const Job = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    done: z.int().min(0),
    total: z.int().min(0).nullable(),
    detail: z.looseObject({}),
    createdAt: z.string(),
    finishedAt: text,
  })
  .openapi('Job')

export const SavedSearch = z
  .object({
    id: z.string(),
    name: z.string(),
    query: z.looseObject({}),
    owner: text,
    createdAt: z.string(),
    feed: z.string().openapi({ description: 'Path of its Atom feed' }),
  })
  .openapi('SavedSearch')

export const WatchedFeed = z
  .object({
    id: z.string(),
    url: z.string(),
    title: text,
    outlet: text,
    etag: text,
    lastModified: text,
    checkedAt: text,
    nextAt: text.openapi({ description: 'When it is asked next; `null`: as soon as may be, or never where it rests' }),
    problem: text.openapi({ description: 'What went wrong the last time, in words' }),
    state: z.enum(['active', 'paused', 'gone']),
    every: z.int().nullable().openapi({ description: 'Seconds between two requests, as the feed itself made them' }),
    failures: z.int().min(0).openapi({ description: 'In a row' }),
    changedAt: text.openapi({ description: 'When it last brought something' }),
  })
  .openapi('WatchedFeed')

export const Tombstone = z
  .object({ id: z.string(), kind: z.enum(['article', 'outlet', 'speaker']), by: z.string(), reason: text, at: z.string() })
  .openapi('Tombstone', { description: 'Keeps out what was taken out. It holds hashes, never names or words' })

export const TakenOut = z.object({ articles: z.int(), statements: z.int(), events: z.int() }).openapi('TakenOut')
