import { expect, test } from 'vitest'
import { SUPPORT } from '../../src/core/events/frames.ts'
import { createReader } from '../../src/core/read.ts'
import type { Event, EventStatus, EventType } from '../../src/core/record.ts'
import { CODES, codesOf, SUPPORT_CODES } from '../../src/export/codes.ts'
import { ploverEvents, ploverLines } from '../../src/export/plover.ts'
import { loadLexicon } from '../../src/lexicon-file.ts'

const span = { start: 0, end: 1 }
const event = (type: EventType, status: EventStatus, more: Partial<Event> = {}): Event => ({
  id: 'e1',
  type,
  status,
  trigger: span,
  actor: null,
  recipient: null,
  object: null,
  amount: null,
  quantity: null,
  time: null,
  deadline: false,
  place: null,
  support: [],
  saidBy: null,
  in: null,
  actorIds: [],
  recipientIds: [],
  confidence: 1,
  why: { rule: '', entries: [] },
  ...more,
})

test.each<[EventType, EventStatus, Partial<Event>, string, string | null, string | null]>([
  ['REQUEST', 'ongoing', {}, 'REQUEST change', '020', null],
  ['REQUEST', 'ongoing', { support: ['arms'] }, 'REQUEST assist', '0232', null],
  ['REQUEST', 'negated', { support: ['forces'] }, 'REQUEST assist', null, null],
  ['AGREE', 'done', { support: ['food'] }, 'AGREE', '0333', '12'],
  ['AGREE', 'done', {}, 'AGREE', '030', null],
  ['AGREE', 'negated', { amount: span }, 'REJECT assist', '1221', null],
  ['AGREE', 'negated', {}, 'REJECT change', '120', null],
  ['AID', 'done', { support: ['medical'] }, 'AID', '073', '3'],
  ['AID', 'done', {}, 'AID', '070', '3'],
  ['AID', 'planned', { amount: span }, 'AGREE', '0331', '12'],
  ['AID', 'negated', {}, 'AID', null, null],
  ['COOPERATE', 'done', {}, 'COOPERATE', '057', null],
  ['COOPERATE', 'done', { amount: span }, 'COOPERATE', '057', '2'],
  ['CONSULT', 'done', {}, 'CONSULT', '040', null],
  ['CONSULT', 'planned', {}, 'AGREE', '036', null],
  ['RETREAT', 'done', {}, 'RETREAT', '080', null],
  ['RETREAT', 'planned', {}, 'CONCEDE', '035', null],
])('%s %s %j is %s', (type, status, more, plover, cameo, iati) => {
  const codes = codesOf(event(type, status, more))
  expect([codes.plover.event, ...codes.plover.mode].join(' ')).toBe(plover)
  expect(codes.cameo).toBe(cameo)
  expect(codes.iati).toBe(iati)
})

test('every type and status has its codes, every kind of support its own', () => {
  for (const statuses of Object.values(CODES)) expect(Object.keys(statuses).sort()).toEqual(['done', 'negated', 'ongoing', 'planned'])
  expect(Object.keys(SUPPORT_CODES).sort()).toEqual(SUPPORT.filter((kind) => kind !== '' && kind !== 'aid').sort())
})

test('one line an event, actors by name, nothing borrowed', () => {
  const text = 'وتبرعت سلطنة النور أمس بخيام بقيمة مليوني دولار لجمعية الصيادين. وسيزور وزير الخارجية تونس.'
  const record = createReader(loadLexicon(process.env.ISNAD_LEXICON)).read({ text, id: 'a', publishedAt: '2021-06-16' })
  const events = ploverEvents(record, text)
  expect(events.map((e) => [e.id, e.event, e.realis, e.eventDate])).toEqual([
    ['a#e1', 'AID', 'actual', '2021-06-15'],
    ['a#e2', 'AGREE', 'future', null],
  ])
  expect(events[0]).toMatchObject({ amount: { currency: 'USD', amount: 2_000_000 }, context: ['human_security'], cameo: '073', iati: '3' })
  expect(events[1].recipient).toEqual([{ name: 'تونس', country: 'TN' }])
  expect(
    ploverLines(record, text)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(events)
})

test('no events, no lines', () => {
  const text = 'الطقس بارد.'
  expect(ploverLines(createReader(loadLexicon(process.env.ISNAD_LEXICON)).read({ text }), text)).toBe('')
})
