/** One article open on the page: what was read in it, and what the reader of the page looks at. */
import type { Event, Span } from '../../../src/core/record.ts'
import type { Correction, ReadArticle } from './api.ts'
import { Names } from './names.ts'
import { beginningOf, type Mark, marksByParagraph, marksOf, paragraphsOf } from './segments.ts'
import { type Told, type Turn, tell } from './turns.ts'

export interface Paragraph {
  readonly span: Span
  readonly marks: readonly Mark[]
}

/** Some paragraphs and the turns that begin in them, which share a stretch of margin. */
export interface Block {
  readonly paragraphs: readonly Paragraph[]
  readonly turns: readonly Turn[]
}

/** An article up to this long has one margin from top to end; a longer one is laid out in stretches, as they come near. In UTF-16 code units. */
const BLOCK = 16_000
/** A first line longer than this, or one that a full stop ends, is no headline. */
const HEADLINE = 200

export class Reading {
  readonly id: string
  readonly article: ReadArticle['article']
  readonly record: ReadArticle['record']
  readonly told: Told
  /** Those that hold, or would if their words were found. */
  readonly corrections: readonly Correction[]
  readonly names: Names
  readonly headline: Paragraph | undefined
  readonly blocks: readonly Block[]
  readonly events: ReadonlyMap<string, Event>
  /** Attributions that begin at an offset. */
  readonly beginnings: ReadonlyMap<number, readonly string[]>

  /** The statement in focus. */
  selected = $state<string>()
  /** The statement under the pointer. */
  hovered = $state<string>()
  /** The event whose row is open. */
  event = $state<string>()
  /** The one voice that is shown, by its key; all where undefined. */
  only = $state<string>()

  constructor({ id, article, record, corrections }: ReadArticle) {
    this.id = id
    this.article = article
    this.record = record
    this.told = tell(record)
    this.corrections = corrections.filter((c) => c.standing !== 'undone')
    this.names = new Names(article.text, record)
    this.events = new Map(record.events.map((e) => [e.id, e]))
    const beginnings = new Map<number, string[]>()
    for (const { attribution } of this.told.statements) {
      const start = beginningOf(attribution)
      beginnings.set(start, [...(beginnings.get(start) ?? []), attribution.id])
    }
    this.beginnings = beginnings

    const spans = paragraphsOf(article.text)
    const marks = marksByParagraph(spans, marksOf(record))
    const paragraphs = spans.map((span, i) => ({ span, marks: marks[i] }))
    this.headline = isHeadline(article, spans) ? paragraphs[0] : undefined
    this.blocks = blocksOf(this.headline ? paragraphs.slice(1) : paragraphs, this.told.turns)
  }

  /** The last correction that shows in an item. */
  correctionOf(item: string): Correction | undefined {
    return this.corrections.findLast((c) => c.item === item && c.standing === 'applied')
  }

  /** True where a statement is to be seen: its voice is not filtered out. */
  shows(id: string): boolean {
    return this.only === undefined || this.told.byId.get(id)?.voice.key === this.only
  }

  /** The statement after (1) or before (-1) the one in focus, among those shown. */
  step(by: 1 | -1): string | undefined {
    const shown = this.told.statements.filter((s) => this.shows(s.attribution.id))
    const at = shown.findIndex((s) => s.attribution.id === this.selected)
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)
    return shown[next]?.attribution.id
  }
}

function isHeadline({ title, text }: ReadArticle['article'], [first, second]: readonly Span[]): boolean {
  if (first === undefined) return false
  const line = text.slice(first.start, first.end).trim()
  if (title !== undefined) return line === title.trim()
  return second !== undefined && line.length <= HEADLINE && !/[.،:؛]$/.test(line)
}

function blocksOf(paragraphs: readonly Paragraph[], turns: readonly Turn[]): Block[] {
  const total = paragraphs.reduce((sum, { span }) => sum + span.end - span.start, 0)
  const blocks: { paragraphs: Paragraph[]; turns: Turn[] }[] = []
  let size = Number.POSITIVE_INFINITY
  for (const paragraph of paragraphs) {
    if (size >= BLOCK / 2 && (total > BLOCK || blocks.length === 0)) {
      blocks.push({ paragraphs: [], turns: [] })
      size = 0
    }
    blocks.at(-1)?.paragraphs.push(paragraph)
    size += paragraph.span.end - paragraph.span.start
  }
  if (blocks.length === 0) blocks.push({ paragraphs: [], turns: [] })
  // Each turn goes to the last block that begins before it.
  let at = 0
  for (const turn of turns) {
    const start = beginningOf(turn.statements[0].attribution)
    while (at + 1 < blocks.length && blocks[at + 1].paragraphs[0].span.start <= start) at++
    blocks[at].turns.push(turn)
  }
  return blocks
}
