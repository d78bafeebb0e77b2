/** Corrections: what is asked, and what became of them. */
import { z } from '@hono/zod-openapi'
import { ACTOR_TYPES, EVENT_TYPES, FORCES, KINDS, orNull, STATUSES } from './record.ts'

const name = z.string().trim().min(1).max(300)
const optionalName = z.string().trim().max(300).optional()

export const SpeakerFields = z
  .strictObject({ name, type: z.enum(ACTOR_TYPES), role: optionalName, affiliation: optionalName })
  .openapi('SpeakerFields')

const Given = z.strictObject({ start: z.int().min(0), end: z.int().min(1) }).openapi('GivenSpan')
const Time = z.strictObject({ words: Given, value: z.string().trim().min(1).max(60) }).openapi('GivenTime')
const spans = z.array(Given).max(20)

const statement = {
  speaker: orNull(SpeakerFields).optional(),
  cue: spans.optional(),
  source: orNull(Given).optional(),
  content: spans.min(1).optional(),
  kind: z.enum(KINDS).optional(),
  time: orNull(Time).optional(),
  force: z.enum(FORCES).optional(),
}
const event = {
  type: z.enum(EVENT_TYPES).optional(),
  trigger: Given.optional(),
  actor: orNull(Given).optional(),
  recipient: orNull(Given).optional(),
  object: orNull(Given).optional(),
  time: orNull(Time).optional(),
  status: z.enum(STATUSES).optional(),
}
const id = z.string().min(1).max(100)
const something = (fields: object) => Object.keys(fields).length > 0
const NOTHING = 'nothing to change: give at least one field'

/** One of eight acts; `of` and `act` say which. */
export const Proposal = z
  .union([
    z.strictObject({
      act: z.literal('change'),
      of: z.literal('statement'),
      target: id,
      to: z.strictObject(statement).refine(something, NOTHING),
    }),
    z.strictObject({ act: z.literal('strike'), of: z.literal('statement'), target: id }),
    z.strictObject({ act: z.literal('add'), of: z.literal('statement'), item: z.strictObject({ ...statement, content: spans.min(1) }) }),
    z.strictObject({ act: z.literal('change'), of: z.literal('event'), target: id, to: z.strictObject(event).refine(something, NOTHING) }),
    z.strictObject({ act: z.literal('strike'), of: z.literal('event'), target: id }),
    z.strictObject({
      act: z.literal('add'),
      of: z.literal('event'),
      item: z.strictObject({ ...event, type: z.enum(EVENT_TYPES), trigger: Given }),
    }),
    z.strictObject({ act: z.literal('add'), of: z.literal('merge'), actors: z.array(id).min(2).max(20) }),
    z.strictObject({ act: z.literal('strike'), of: z.literal('merge'), actor: id, words: z.array(Given).min(1).max(50), as: name }),
  ])
  .openapi('Proposal', {
    description:
      'A correction to make. Targets are ids of the record as it stands, spans are UTF-16 code units into the text of the latest version. ' +
      'A merge says that actors are one; striking one says that the words named are another’s.',
  })

const Undone = z.object({ author: z.string(), at: z.string() })

export const Correction = z
  .object({
    id: z.string(),
    article: z.string(),
    author: z.string(),
    at: z.string(),
    act: z.enum(['change', 'strike', 'add']),
    of: z.enum(['statement', 'event', 'merge']),
    change: z.looseObject({}).openapi({ description: 'What it says, with the words it is held by and what stands before and after them' }),
    undone: Undone.optional(),
  })
  .openapi('Correction', { description: 'What a person says over the machine’s reading' })

export const PlacedCorrection = Correction.extend({
  standing: z.enum(['applied', 'moot', 'orphaned', 'undone']).openapi({
    description:
      'applied: it shows in the record. moot: the reading says the same by now. orphaned: its words are not found for certain, so it has no effect. undone: taken back',
  }),
  reason: z.string().optional().openapi({ description: 'Why it is an orphan' }),
  item: z.string().optional().openapi({ description: 'The statement, event or actor of the record that it shows in' }),
  before: z.looseObject({}).optional().openapi({ description: 'What the machine had read, of the fields that were changed' }),
}).openapi('PlacedCorrection', { description: 'A correction, and what became of it in the present reading' })
