/** The text cut where any marked span begins or ends, each piece listing what it is part of. Offsets are UTF-16 code units. */
import type { Attribution, Record, Span } from '../../../src/core/record.ts'

export type Role = 'content' | 'source' | 'cue' | 'via' | 'time' | 'event'

/** One span of the record: what it is, of which attribution or event. */
export interface Mark extends Span {
  readonly role: Role
  readonly id: string
}

/** A piece of text under the same marks from end to end. */
export interface Segment extends Span {
  readonly text: string
  /** Those around it, outermost first. */
  readonly marks: readonly Mark[]
  /** Attributions that begin here. */
  readonly statements: readonly string[]
  /** Events whose trigger begins here. */
  readonly events: readonly string[]
}

/** Where an attribution begins: the first of its words. */
export function beginningOf(a: Attribution): number {
  return Math.min(...[...a.cue, ...a.content, ...(a.source ? [a.source] : [])].map((s) => s.start))
}

/** Every marked span, by start, the longer first. */
export function marksOf(record: Record): Mark[] {
  const marks: Mark[] = []
  const add = (role: Role, id: string, spans: readonly Span[]) => {
    for (const { start, end } of spans) if (end > start) marks.push({ start, end, role, id })
  }
  for (const a of record.attributions) {
    add('content', a.id, a.content)
    add('source', a.id, a.source ? [a.source] : [])
    add('via', a.id, a.via)
    add('time', a.id, a.time ? [a.time] : [])
    add('cue', a.id, a.cue)
  }
  for (const e of record.events) add('event', e.id, [e.trigger])
  return marks.sort((x, y) => x.start - y.start || y.end - x.end)
}

/** The lines of a text that hold anything, without their line ends. */
export function paragraphsOf(text: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const end of lineEnds(text)) {
    if (text.slice(start, end).trim() !== '') lines.push({ start, end })
    start = end + 1
  }
  return lines
}

function* lineEnds(text: string): Generator<number> {
  for (const m of text.matchAll(/[\n\r\u2028\u2029]/g)) yield m.index
  yield text.length
}

/** For each paragraph, the marks that reach into it. Both come by start, and so does what is returned. */
export function marksByParagraph(paragraphs: readonly Span[], marks: readonly Mark[]): Mark[][] {
  const found: Mark[][] = paragraphs.map(() => [])
  let first = 0
  for (const mark of marks) {
    while (first < paragraphs.length && paragraphs[first].end <= mark.start) first++
    for (let i = first; i < paragraphs.length && paragraphs[i].start < mark.end; i++) found[i].push(mark)
  }
  return found
}

/** Cuts one paragraph at the edges of its marks. `beginnings` holds the attributions that begin at an offset. */
export function segmentsOf(
  text: string,
  paragraph: Span,
  marks: readonly Mark[],
  beginnings: ReadonlyMap<number, readonly string[]>,
): Segment[] {
  const edges = new Set([paragraph.start, paragraph.end])
  for (const { start, end } of marks) {
    if (start > paragraph.start) edges.add(start)
    if (end < paragraph.end) edges.add(end)
  }
  const cuts = [...edges].sort((a, b) => a - b)
  const segments: Segment[] = []
  let around: Mark[] = []
  let next = 0
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i], cuts[i + 1]]
    around = around.filter((m) => m.end > start)
    while (next < marks.length && marks[next].start <= start) {
      if (marks[next].end > start) around.push(marks[next])
      next++
    }
    segments.push({
      start,
      end,
      text: text.slice(start, end),
      marks: around,
      statements: beginnings.get(start) ?? [],
      events: around.filter((m) => m.role === 'event' && m.start === start).map((m) => m.id),
    })
  }
  return segments
}
