/** The annotated articles are well formed: every span is the words it claims, every name and date is one the record holds. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}
interface Attribution {
  readonly cue: readonly Span[]
  readonly source: Span | null
  readonly speaker: { readonly name: string; readonly type: string }
  readonly content: readonly Span[]
  readonly kind: string
  readonly core: boolean
  readonly nested: boolean
  readonly via: readonly Span[]
  readonly time: (Span & { readonly value: string }) | null
}
interface Event {
  readonly type: string
  readonly trigger: Span
  readonly actor: Span | null
  readonly recipient: Span | null
  readonly object: Span | null
  readonly amount: Span | null
  readonly time: (Span & { readonly value: string }) | null
  readonly status: string
  readonly saidBy: string | null
}
interface Gold {
  readonly id: string
  readonly attributions: readonly Attribution[]
  readonly timexes: readonly (Span & { readonly type: string; readonly value: string })[]
  readonly amounts: readonly (Span & { readonly currency: string; readonly amount: number })[]
  readonly events: readonly Event[]
}
interface Article {
  readonly id: string
  readonly text: string
  readonly title: string
  readonly publishedAt: string
}

const folder = new URL('./articles/', import.meta.url)
const parse = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
const files = readdirSync(folder)
const names = files.filter((f) => f.endsWith('.doc.json')).map((f) => f.slice(0, -'.doc.json'.length))
const SPEAKERS = ['person', 'organization', 'group', 'unnamed', 'document']
const EVENTS = ['REQUEST', 'AGREE', 'AID', 'COOPERATE', 'CONSULT', 'RETREAT']
const within = (inner: Span, outer: Span) => outer.start <= inner.start && inner.end <= outer.end

test('there are articles, each with its record', () => {
  expect(names.length).toBeGreaterThanOrEqual(46)
  expect(files.filter((f) => f.endsWith('.gold.json')).map((f) => f.slice(0, -'.gold.json'.length))).toEqual(names)
})

describe.each(names)('%s', (name) => {
  const article = parse(`${name}.doc.json`) as Article
  const gold = parse(`${name}.gold.json`) as Gold
  const { text } = article
  const { attributions, timexes, amounts, events } = gold

  test('names itself and its day, and opens with its headline', () => {
    expect([article.id, gold.id]).toEqual([name, name])
    expect(article.publishedAt).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(text.startsWith(`${article.title}\n\n`)).toBe(true)
  })

  test('every span is the words it claims, whole words only', () => {
    const spans = [
      ...attributions.flatMap((a) => [...a.cue, a.source, ...a.content, ...a.via, a.time]),
      ...timexes,
      ...amounts,
      ...events.flatMap((e) => [e.trigger, e.actor, e.recipient, e.object, e.amount, e.time]),
    ].filter((s) => s !== null)
    const wrong = spans.filter(
      (s) =>
        text.slice(s.start, s.end) !== s.text || /^\s|\s$|^$/.test(s.text) || /[\p{L}\p{M}]{2}/u.test(text.slice(s.start - 1, s.start + 1)),
    )
    expect(wrong).toEqual([])
  })

  test('attributions keep to the closed vocabularies, and the nested ones stand in another’s content', () => {
    for (const a of attributions) {
      expect(a.cue.length, a.speaker.name).toBeGreaterThan(0)
      expect(a.content.length, a.speaker.name).toBeGreaterThan(0)
      expect(SPEAKERS).toContain(a.speaker.type)
      expect(['direct', 'indirect', 'mixed']).toContain(a.kind)
      const holders = attributions.filter((b) => b !== a && b.content.some((c) => within(a.cue[0], c)))
      expect(holders.length > 0, `${a.cue[0].text} ${a.speaker.name}`).toBe(a.nested)
    }
  })

  test('a date that is pointed at is one of the time expressions, with its value', () => {
    const dates = [...attributions, ...events].map((x) => x.time).filter((t) => t !== null)
    for (const { start, end, value } of dates) expect(timexes).toContainEqual(expect.objectContaining({ start, end, value }))
  })

  test('an event is said by the innermost attribution that holds it, unless its own word reports it', () => {
    for (const e of events) {
      expect(EVENTS).toContain(e.type)
      expect(['done', 'ongoing', 'planned', 'negated']).toContain(e.status)
      if (e.type === 'REQUEST') expect(['ongoing', 'negated'], e.trigger.text).toContain(e.status)
      const size = (a: Attribution) => a.content[0].end - a.content[0].start
      const holders = attributions.filter((a) => a.content.some((c) => within(e.trigger, c))).sort((a, b) => size(a) - size(b))
      expect(e.saidBy, e.trigger.text).toBe(holders[0]?.speaker.name ?? null)
    }
  })
})
