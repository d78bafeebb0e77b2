/** The record of an article, as the API gives it: the shapes of src/core/record.ts, for the OpenAPI document. */
import { z } from '@hono/zod-openapi'

/** Said as a choice: what else the generator makes of a nullable reference takes no null. */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])

const offset = (what: string) => z.int().min(0).openapi({ description: what })

export const Span = z
  .object({ start: offset('First UTF-16 code unit'), end: offset('The code unit after the last') })
  .openapi('Span', { description: '`text.slice(start, end)` is the evidence' })

export const ACTOR_TYPES = ['person', 'organization', 'group', 'unnamed', 'document'] as const
export const KINDS = ['direct', 'indirect', 'mixed'] as const
export const FORCES = [
  ...['say', 'affirm', 'deny', 'claim', 'reveal', 'warn', 'promise', 'threaten', 'call', 'expect', 'accuse', 'praise', 'condemn', 'thank'],
  ...['ask', 'deem', 'order'],
] as const
export const EVENT_TYPES = ['REQUEST', 'AGREE', 'AID', 'COOPERATE', 'CONSULT', 'RETREAT'] as const
export const STATUSES = ['done', 'ongoing', 'planned', 'negated'] as const

const Why = z
  .object({
    rule: z.string(),
    entries: z.array(z.string()).openapi({ description: 'Lexicon lines, `file:line`' }),
    candidates: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
  })
  .openapi('Why', { description: 'The rule that made a value; `person` where a person did' })

const Speaker = z
  .object({
    actor: z.string().optional(),
    name: z.string(),
    role: z.string().optional(),
    affiliation: z.string().optional(),
    type: z.enum(ACTOR_TYPES),
  })
  .openapi('Speaker')

const Dated = Span.extend({ value: z.string().openapi({ description: 'TIMEX3 value' }) })

const Attribution = z
  .object({
    id: z.string(),
    cue: z.array(Span),
    source: orNull(Span),
    speaker: orNull(Speaker),
    content: z.array(Span),
    kind: z.enum(KINDS),
    core: z.boolean(),
    force: z.string(),
    nested: z.boolean(),
    in: z.string().nullable(),
    via: z.array(Span),
    time: orNull(Dated),
    addressee: orNull(Span),
    confidence: z.number(),
    why: Why,
  })
  .openapi('Attribution')

const Timex = Span.extend({
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: z.string(),
  mod: z.string().optional(),
  begin: z.string().optional(),
  until: z.string().optional(),
  basis: z.string(),
  supplied: z.array(z.string()).optional(),
  why: Why,
}).openapi('Timex')

const Amount = Span.extend({
  currency: z.string(),
  amount: z.number(),
  bound: z.string().optional(),
  basis: z.string().optional(),
  why: Why,
}).openapi('Amount')

const Quantity = Span.extend({ number: z.number(), unit: z.string(), bound: z.string().optional(), why: Why }).openapi('Quantity')

const Mention = Span.extend({
  type: z.enum(['person', 'organization', 'place', 'role', 'group']),
  actor: z.string().optional(),
  why: Why,
}).openapi('Mention')

const RecordActor = z
  .object({
    id: z.string(),
    type: z.enum([...ACTOR_TYPES, 'place']),
    name: z.string(),
    roles: z.array(z.string()),
    affiliations: z.array(z.string()),
    country: z.string().optional(),
  })
  .openapi('RecordActor')

const RecordEvent = z
  .object({
    id: z.string(),
    type: z.enum(EVENT_TYPES),
    trigger: Span,
    actor: orNull(Span),
    recipient: orNull(Span),
    object: orNull(Span),
    amount: orNull(Span),
    quantity: orNull(Span),
    time: orNull(Dated.extend({ mod: z.string().optional(), begin: z.string().optional(), until: z.string().optional() })),
    deadline: z.boolean(),
    place: orNull(Span),
    support: z.array(z.string()),
    status: z.enum(STATUSES),
    saidBy: z.string().nullable(),
    in: z.string().nullable(),
    actorIds: z.array(z.string()),
    recipientIds: z.array(z.string()),
    round: z.number().optional(),
    confidence: z.number(),
    why: Why,
  })
  .openapi('RecordEvent')

const TextProblem = z
  .object({ code: z.string(), start: z.int().optional(), end: z.int().optional(), detail: z.string() })
  .openapi('TextProblem', { description: 'Something odd about the text; reading went on' })

export const Record = z
  .object({
    id: z.string(),
    publishedAt: z.string().optional(),
    outlet: z.string().optional(),
    title: z.string().optional(),
    url: z.string().optional(),
    attributions: z.array(Attribution),
    timexes: z.array(Timex),
    amounts: z.array(Amount),
    quantities: z.array(Quantity),
    mentions: z.array(Mention),
    actors: z.array(RecordActor),
    events: z.array(RecordEvent),
    problems: z.array(TextProblem),
    reader: z.object({ name: z.literal('isnad'), version: z.string() }),
  })
  .openapi('Record', { description: 'What was read in an article. Offsets are UTF-16 code units into its text' })
