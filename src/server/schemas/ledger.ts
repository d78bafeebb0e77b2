/** The ledger over all articles, as the API gives it: the shapes of src/ledger. */
import { z } from '@hono/zod-openapi'
import { EVENT_TYPES, STATUSES } from './record.ts'
import { LedgerRow as StoredEvent } from './store.ts'

const text = z.string().nullable()

const NamedParty = z.object({ id: z.string(), name: z.string(), country: text }).openapi('NamedParty')
const Figure = z
  .object({ number: z.number(), unit: z.string(), by: z.array(z.string()) })
  .openapi('Figure', { description: 'A sum or number, and the events (tellings) that give it' })

const Telling = StoredEvent.omit({
  version: true,
  local: true,
  lost: true,
  time: true,
  country: true,
  in: true,
  confidence: true,
  places: true,
  corrected: true,
})
  .extend({ story: z.string() })
  .openapi('Telling', { description: 'One article’s event' })

export const LedgerRow = z
  .object({
    id: z.string().openapi({ description: 'The least id among its tellings' }),
    type: z.enum(EVENT_TYPES),
    status: z.enum(STATUSES),
    givers: z.array(NamedParty),
    receivers: z.array(NamedParty),
    support: z.array(z.string()),
    object: text,
    amounts: z.array(Figure).openapi({ description: 'More than one: the articles differ' }),
    quantities: z.array(Figure),
    begin: text,
    until: text,
    deadline: z.boolean(),
    place: text,
    round: z.number().nullable(),
    day: text,
    outlets: z.array(z.string()),
    tellings: z.array(Telling),
  })
  .openapi('EventRow', { description: 'One event, with all who tell of it' })

export const Sum = z.object({ currency: z.string(), sum: z.number(), rows: z.int().min(0), differing: z.int().min(0) }).openapi('LedgerSum')

export const PROMISE_STATES = ['open', 'due-soon', 'overdue', 'kept', 'kept-in-part', 'withdrawn'] as const

export const LedgerPromise = z
  .object({
    row: LedgerRow,
    state: z.enum(PROMISE_STATES).openapi({ description: '`overdue`: its day has passed and no keeping of it was read' }),
    due: text,
    keepings: z.array(z.object({ row: z.string(), reason: z.string() })),
    withdrawnBy: text,
  })
  .openapi('LedgerPromise')
