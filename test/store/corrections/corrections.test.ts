/** Corrections lie over the reading, hold when it is made anew, and are never put where they do not belong. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Record, Span } from '../../../src/core/record.ts'
import { createReader, loadLexicon } from '../../../src/index.ts'
import { anchorOf, locate } from '../../../src/store/corrections/anchor.ts'
import { correct } from '../../../src/store/corrections/correct.ts'
import type { Correction, Proposal } from '../../../src/store/corrections/correction.ts'
import { ProposalError, toChange } from '../../../src/store/corrections/propose.ts'

const reader = createReader(loadLexicon())
const TEXT = `قال وزير الري رامي الوردي، أمس الثلاثاء، إن السد الجديد سيكتمل قريباً، مضيفاً أن الوزارة تسلّمت 120 مولدة من اليابان.

وأكدت الناطقة باسم الوزارة سلمى الحدّاد أن العمل يسير كما خُطط له.

وطالب الوردي الدول المانحة بتمويل المرحلة الثانية.`
const read = (text: string) => reader.read({ text, publishedAt: '2024-02-14' })
const span = (text: string, words: string): Span => {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`no ${words}`)
  return { start, end: start + words.length }
}
const wordsOf = (text: string, spans: readonly Span[]) => spans.map((s) => text.slice(s.start, s.end)).join(' … ')

let count = 0
const correction = (text: string, record: Record, proposal: Proposal): Correction => {
  const n = ++count
  return {
    id: `k${n}`,
    article: record.id,
    author: 'noura',
    at: new Date(1_700_000_000_000 + n * 1000).toISOString(),
    change: toChange(text, record, proposal),
  }
}
const statementSaying = (text: string, record: Record, words: string) => {
  const found = record.attributions.find((a) => wordsOf(text, a.content).includes(words))
  if (!found) throw new Error(`no statement says ${words}`)
  return found
}

const record = read(TEXT)
const NOURA = { name: 'نورة السالم', type: 'person', role: 'مديرة المشروع' } as const

test('a speaker is changed over the reading, which stays as it was', () => {
  const before = JSON.stringify(record)
  const { id } = statementSaying(TEXT, record, 'تسلّمت')
  const c = correction(TEXT, record, { act: 'change', of: 'statement', target: id, to: { speaker: NOURA } })
  const { record: corrected, corrections } = correct(TEXT, record, [c])
  expect(corrected.attributions.find((a) => a.id === id)?.speaker).toEqual(NOURA)
  expect(corrections).toMatchObject([{ standing: 'applied', item: id, before: { speaker: { name: 'رامي الوردي' } } }])
  for (const e of corrected.events.filter((e) => e.in === id)) expect(e.saidBy).toBe('نورة السالم')
  expect(JSON.stringify(record)).toBe(before)
})

test('an undone correction has no effect, and is still told', () => {
  const { id } = record.attributions[0]
  const c = {
    ...correction(TEXT, record, { act: 'strike', of: 'statement', target: id }),
    undone: { author: 'noura', at: '2024-01-01T00:00:00Z' },
  }
  const { record: same, corrections } = correct(TEXT, record, [c])
  expect(same).toBe(record)
  expect(corrections[0].standing).toBe('undone')
})

test('kind, time, force and spans; the later of two corrections holds', () => {
  const { id } = statementSaying(TEXT, record, 'العمل يسير')
  const time = span(TEXT, 'أمس الثلاثاء')
  const content = span(TEXT, 'العمل يسير')
  const first = correction(TEXT, record, {
    act: 'change', of: 'statement', target: id,
    to: { kind: 'direct', force: 'promise', time: { words: time, value: '2024-02-13' }, content: [content] },
  }) // biome-ignore format: one act
  const second = correction(TEXT, record, { act: 'change', of: 'statement', target: id, to: { force: 'deny' } })
  const a = correct(TEXT, record, [second, first]).record.attributions.find((x) => x.id === id)
  expect(a).toMatchObject({ kind: 'direct', force: 'deny', time: { ...time, value: '2024-02-13' }, content: [content] })
})

test('a struck statement leaves; what stood in it stands in what is around it', () => {
  const outer = record.attributions.find((a) => record.events.some((e) => e.in === a.id))
  if (!outer) throw new Error('no event is said by anybody')
  const c = correction(TEXT, record, { act: 'strike', of: 'statement', target: outer.id })
  const corrected = correct(TEXT, record, [c]).record
  expect(corrected.attributions.map((a) => a.id)).not.toContain(outer.id)
  expect(corrected.events.filter((e) => e.in === outer.id)).toEqual([])
  expect(corrected.events.length).toBe(record.events.length)
})

test('statements and events are added in their place, and changed and struck like any other', () => {
  const content = span(TEXT, 'كما خُطط له')
  const added = correction(TEXT, record, { act: 'add', of: 'statement', item: { content: [content], speaker: NOURA } })
  const event = correction(TEXT, record, {
    act: 'add', of: 'event', item: { type: 'CONSULT', trigger: span(TEXT, 'يسير'), status: 'ongoing' },
  }) // biome-ignore format: one act
  const once = correct(TEXT, record, [added, event]).record
  expect(once.attributions.find((a) => a.id === `c-${added.id}`)).toMatchObject({ content: [content], speaker: NOURA, confidence: 1 })
  expect(once.events.find((e) => e.id === `c-${event.id}`)).toMatchObject({ type: 'CONSULT', status: 'ongoing' })
  const struck = correction(TEXT, once, { act: 'strike', of: 'statement', target: `c-${added.id}` })
  expect(correct(TEXT, record, [added, event, struck]).record.attributions).toEqual(record.attributions)
})

test('two actors are one, and one is two', () => {
  const text = 'قال أحمد الخالدي إن الطريق فُتح.\n\nوقال الشيخ أبو فارس إن الطريق آمن.\n\nوأضاف أحمد الخالدي أن العمل انتهى.'
  const machine = read(text)
  const names = machine.actors.map((a) => a.name)
  expect(names.length).toBeGreaterThan(1)
  const two = [machine.attributions[0].speaker?.actor ?? '', machine.attributions[1].speaker?.actor ?? '']
  const merge = correction(text, machine, { act: 'add', of: 'merge', actors: two })
  const merged = correct(text, machine, [merge]).record
  expect(new Set(merged.attributions.map((a) => a.speaker?.actor)).size).toBe(1)
  expect(new Set(merged.attributions.map((a) => a.speaker?.name)).size).toBe(1)
  expect(merged.actors.length).toBe(machine.actors.length - 1)
  const source = machine.attributions[2].source
  if (!source) throw new Error('no source')
  const split = correction(text, machine, { act: 'strike', of: 'merge', actor: two[0], words: [source], as: 'أحمد الخالدي الابن' })
  const parted = correct(text, machine, [split]).record
  expect(parted.attributions[2].speaker?.name).toBe('أحمد الخالدي الابن')
  expect(parted.attributions[0].speaker?.name).toBe(machine.attributions[0].speaker?.name)
})

test('corrections are found again by their words when the text changes', () => {
  const target = statementSaying(TEXT, record, 'العمل يسير')
  const c = correction(TEXT, record, { act: 'change', of: 'statement', target: target.id, to: { speaker: NOURA } })
  const edited = `أعلنت الوزارة اليوم ما يلي.\n\n${TEXT.replace('قريباً', 'قبل نهاية العام الحالي')}`
  const again = read(edited)
  const { record: corrected, corrections } = correct(edited, again, [c])
  expect(corrections[0].standing).toBe('applied')
  expect(statementSaying(edited, corrected, 'العمل يسير').speaker).toEqual(NOURA)
  expect(corrected.attributions.filter((a) => a.speaker?.name === NOURA.name)).toHaveLength(1)
})

test('words that are gone leave an orphan, also where a lookalike stands elsewhere', () => {
  const target = statementSaying(TEXT, record, 'العمل يسير')
  const c = correction(TEXT, record, { act: 'change', of: 'statement', target: target.id, to: { speaker: NOURA } })
  const edited = TEXT.replace(/وأكدت الناطقة.*\n/, 'وأكدت مصادر محلية أن المحال فُتحت. وأكدت أخرى أن العمل متوقف.\n')
  const again = read(edited)
  const { record: corrected, corrections } = correct(edited, again, [c])
  expect(corrections[0]).toMatchObject({ standing: 'orphaned', reason: expect.any(String) })
  expect(corrected).toBe(again)
})

test('a statement that the machine no longer reads has nothing to strike', () => {
  const target = record.attributions[0]
  const c = correction(TEXT, record, { act: 'strike', of: 'statement', target: target.id })
  const without = { ...record, attributions: record.attributions.slice(1) }
  expect(correct(TEXT, without, [c]).corrections[0].standing).toBe('moot')
})

test.each([
  [{ act: 'strike', of: 'statement', target: 'a99' }, 'target'],
  [{ act: 'change', of: 'event', target: 'e99', to: {} }, 'target'],
  [{ act: 'change', of: 'statement', target: 'a1', to: { content: [{ start: 0, end: 99999 }] } }, 'to.content.0'],
  [{ act: 'change', of: 'statement', target: 'a1', to: { time: { words: { start: 5, end: 5 }, value: '2024' } } }, 'to.time.words'],
  [{ act: 'add', of: 'merge', actors: ['p1', 'p1'] }, 'actors'],
] as [Proposal, string][])('%j is refused by its field', (proposal, field) => {
  let error: unknown
  try {
    toChange(TEXT, record, proposal)
  } catch (e) {
    error = e
  }
  expect(error).toBeInstanceOf(ProposalError)
  expect((error as ProposalError).field).toBe(field)
  expect((error as ProposalError).message).not.toContain('\n')
})

test('an anchor finds its own words or nothing, whatever is put in, taken out or doubled around them', () => {
  const word = fc.constantFrom('قال', 'إن', 'السد', 'الوزير', 'اكتمل', '😀', 'أمس', '،')
  const texts = fc.array(word, { minLength: 12, maxLength: 60 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(40), fc.nat(), fc.constantFrom('', 'كلمة زائدة ', '😀'), (text, from, size, cut, put) => {
      const start = from % text.length
      const end = Math.min(text.length, start + 1 + size)
      const anchor = anchorOf(text, { start, end })
      expect(locate(text, anchor)).toEqual({ start, end })
      expect(/[\ud800-\udbff]$/.test(anchor.before) || /^[\udc00-\udfff]/.test(anchor.after)).toBe(
        /[\ud800-\udbff]$/.test(text.slice(0, start)) || /^[\udc00-\udfff]/.test(text.slice(end)),
      )
      const at = cut % text.length
      const edited = text.slice(0, at) + put + text.slice(at + 3)
      const found = locate(edited, anchor)
      if (found) expect(edited.slice(found.start, found.end)).toBe(anchor.quote)
    }),
    { numRuns: 500 },
  )
})

test('locating stays quick in a text made to be slow', () => {
  const text = 'ا'.repeat(200_000)
  const began = performance.now()
  expect(locate(`${text}ب`, anchorOf(text, { start: 1000, end: 1010 }))).toBeDefined()
  expect(locate(`ب${text.slice(5000)}`, { ...anchorOf(text, { start: 190_000, end: 190_010 }), start: 199_999 })).toBeUndefined()
  expect(performance.now() - began).toBeLessThan(500)
})
