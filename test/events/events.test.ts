import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { eventsPage } from '../../scripts/events-page.ts'
import { FRAMES } from '../../src/core/events/frames.ts'
import { RULES } from '../../src/core/events/rules.ts'
import { createReader } from '../../src/core/read.ts'
import { loadLexicon } from '../../src/lexicon-file.ts'
import { examples } from '../examples.ts'

const lexicon = loadLexicon(process.env.ISNAD_LEXICON)
const reader = createReader(lexicon)
const all = examples('src/core/events/events.examples.tsv')
const events = (text: string) => reader.read({ text, publishedAt: '2020-03-01' }).events

/** Each event of the text by `rule`, as the examples write it. */
function read(rule: string, text: string): string[] {
  const words = (span: { start: number; end: number } | null) => (span ? text.slice(span.start, span.end) : '-')
  return events(text)
    .filter((e) => e.why.rule === rule)
    .map((e) => [`${e.type} ${e.status}`, words(e.trigger), words(e.actor), words(e.recipient), words(e.object)].join(' ¦ '))
}

test.each(all)('$rule: $text', ({ rule, expected, text: written }) => {
  const found = read(rule, written.replaceAll('\\n', '\n'))
  if (expected === '-') expect(found).toEqual([])
  else expect(found).toContain(expected)
})

test.each(RULES)('%s has an example, and a sentence it must leave alone', (rule) => {
  const own = all.filter((e) => e.rule === rule)
  expect(own.some((e) => e.expected !== '-')).toBe(true)
  expect(own.some((e) => e.expected === '-')).toBe(true)
})

test('every example names a rule', () => {
  expect(all.map((e) => e.rule).filter((rule) => !RULES.includes(rule))).toEqual([])
})

test('every frame has an example', () => {
  const used = new Set<string>()
  for (const { expected, text } of all) {
    if (expected === '-') continue
    for (const event of events(text.replaceAll('\\n', '\n'))) {
      const [file, line] = event.why.entries[0].split(':')
      used.add(frameAt(file, Number(line)))
    }
  }
  expect(FRAMES.map((f) => f.name).filter((name) => !used.has(name))).toEqual([])
})

/** The frame that a line of the lexicon names. */
function frameAt(file: string, line: number): string {
  for (let entry = 0; entry < lexicon.entryCount; entry++)
    if (lexicon.line(entry) === `${file}:${line}`) return lexicon.value(entry, 'frame')
  return ''
}

describe('one happening is one event', () => {
  test('told in the headline and in the body', () => {
    const text = 'السلطنة تقدم خياماً للجزيرة\n\nقدمت السلطنة، أمس، ألف خيمة إلى سكان الجزيرة.'
    expect(events(text)).toHaveLength(1)
  })
  test('a visit and the meeting in it', () => {
    expect(events('والتقى وزير الدفاع رئيس السلطنة خلال زيارته إلى جزيرة النور.').map((e) => e.type)).toEqual(['CONSULT'])
  })
  test('but not two gifts of different days', () => {
    const text = 'وقدمت السلطنة خياماً للجزيرة في 3 يناير 2020. وقدمت السلطنة خياماً للجزيرة في 9 فبراير 2020.'
    expect(events(text)).toHaveLength(2)
  })
})

describe('what goes with it', () => {
  const [given] = events('وتسلمت وزارة الدفاع معدات اتصالات وأجهزة صيانة بقيمة مليوني دولار من التحالف البحري.')
  test('money and the kind of support', () => {
    expect(given.amount).not.toBeNull()
    expect(given.support).toEqual(['equipment', 'communications', 'maintenance'])
  })
  test('a deadline', () => {
    const [event] = events('وقال رئيس الوزراء إن القوات الأجنبية ستعود إلى ثكناتها نهاية العام الحالي.')
    expect(event.deadline).toBe(true)
    expect(event.time?.value).toBe('2020')
  })
  test('the round and its day', () => {
    const [event] = events('وقال الوزير إن الحوار بين السلطنة ومملكة الساحل، الذي اختتمت جولته الرابعة، أمس، كان ناجحاً.')
    expect(event.round).toBe(4)
    expect(event.time?.value).toBe('2020-02-29')
  })
  test('who said it, and in which report', () => {
    const record = reader.read({ text: 'وقال وزير الصحة سالم الراوي إن المستشفى بحاجة إلى أدوية.' })
    expect(record.events[0].saidBy).toBe('سالم الراوي')
    expect(record.events[0].in).toBe(record.attributions[0].id)
  })
})

test('docs/events.md is what scripts/events-page.ts writes', () => {
  expect(readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8')).toBe(eventsPage())
})
