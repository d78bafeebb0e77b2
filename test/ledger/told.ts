/**
 * Stories told by several outlets, with what is one in them: read from `stories/`, annotated from the text. Counted as pairs over all
 * stories at once, so that nothing of one story may be taken for something of another.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, Record, Span } from '../../src/index.ts'

export interface Story {
  readonly name: string
  readonly articles: ReadonlyMap<string, Article>
  readonly events: readonly Told[]
  readonly actors: readonly Told[]
  readonly links: readonly { readonly from: string; readonly to: string }[]
}

/** One event or actor, and by what words each article has it: any of them. */
export interface Told {
  readonly name: string
  readonly by: ReadonlyMap<string, readonly Span[]>
}

const FOLDER = join(import.meta.dirname, 'stories')

export function stories(): Story[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => parsed(file, readFileSync(join(FOLDER, file), 'utf8')))
}

function parsed(file: string, source: string): Story {
  const [told, notes, ...more] = source.split('\n---\n')
  if (notes === undefined || more.length > 0) throw new Error(`${file}: want the articles, a line ---, the annotations`)
  const articles = new Map<string, Article>()
  for (const part of told.split(/^@ /m).slice(1)) {
    const [head, ...lines] = part.split('\n')
    const [id, outlet, publishedAt] = head.split(' | ')
    articles.set(id, { id: `${file.slice(0, 2)}${id}`, outlet, publishedAt, text: lines.join('\n').trim() })
  }
  const found = { event: [] as Told[], actor: [] as Told[] }
  const links: { from: string; to: string }[] = []
  for (const line of notes.split('\n')) {
    const link = /^link (\S+) -> (\S+)$/.exec(line)
    const note = /^(event|actor) (\S+) \| (.+)$/.exec(line)
    if (link) links.push({ from: link[1], to: link[2] })
    else if (note) {
      const by = new Map<string, Span[]>()
      for (const each of note[3].split(' | ')) {
        const [id, words] = each.split(': ')
        by.set(
          id,
          words.split('/').map((w) => spanOf(`${file}: ${id}`, articles.get(id)?.text ?? '', w)),
        )
      }
      found[note[1] as 'event' | 'actor'].push({ name: note[2], by })
    } else if (line.trim() !== '') throw new Error(`${file}: not understood: ${line}`)
  }
  return { name: file.replace('.txt', ''), articles, events: found.event, actors: found.actor, links }
}

function spanOf(where: string, text: string, words: string): Span {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`${where}: no “${words}” in it`)
  return { start, end: start + words.length }
}

/** An annotated event or actor in one article, and what was read there: the id it got over all articles, if any. */
export interface Met {
  /** What it is by the annotation, over all stories. */
  readonly gold: string
  readonly article: string
  /** What it is by the ledger; undefined where the reader found nothing there. */
  readonly found: string | undefined
}

export interface Pairs {
  readonly right: number
  readonly wrong: number
  /** Pairs that should be, and are not: of both ends read, and of an end that the reader missed. */
  readonly split: number
  readonly unread: number
  readonly f1: number
  /** F1 with nothing but what was read. */
  readonly f1OfRead: number
  readonly faults: readonly string[]
}

/** Pairs across articles. */
export function pairsOf(met: readonly Met[]): Pairs {
  let [right, wrong, split, unread] = [0, 0, 0, 0]
  const faults: string[] = []
  met.forEach((a, i) => {
    for (const b of met.slice(i + 1)) {
      if (a.article === b.article) continue
      const one = a.gold === b.gold
      const joined = a.found !== undefined && a.found === b.found
      if (one && joined) right++
      else if (one && (a.found === undefined || b.found === undefined)) unread++
      else if (one) split++
      else if (joined) wrong++
      if (one !== joined)
        faults.push(`${joined ? 'wrong' : a.found && b.found ? 'split' : 'unread'}: ${a.gold} ${a.article} / ${b.gold} ${b.article}`)
    }
  })
  const f1 = (missed: number) => (2 * right) / (2 * right + wrong + missed)
  return { right, wrong, split, unread, f1: f1(split + unread), f1OfRead: f1(split), faults }
}

/** The local id of whatever overlaps one of the spans, the nearest by its middle first. */
export function overlapping<T>(items: readonly T[], spanOfItem: (item: T) => Span, spans: readonly Span[]): T | undefined {
  return items
    .filter((item) => spans.some((span) => spanOfItem(item).start < span.end && span.start < spanOfItem(item).end))
    .sort((a, b) => apart(spanOfItem(a), spans) - apart(spanOfItem(b), spans))[0]
}

function apart(span: Span, spans: readonly Span[]): number {
  return Math.min(...spans.map((s) => Math.abs(s.start - span.start) + Math.abs(s.end - span.end)))
}

export type { Record }
