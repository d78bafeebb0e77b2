/**
 * The record of one article for a person at a terminal.
 *
 * Each line runs in one direction: Arabic words with Arabic words, Latin labels first and by themselves, because half of
 * all terminals do not order mixed lines and the other half order them in surprising ways. Nothing is aligned by spaces.
 */
import type { Article, Attribution, Event, Record, Span } from '../../core/record.ts'
import { LABELS, type Labels, type Language } from './labels.ts'
import { HUES, type Paint, painter, type Style, type Terminal } from './terminal.ts'
import { columnsOf, plain, wrap } from './text.ts'
import { type Statement, speakerKey, type Turn, turnsOf } from './turns.ts'
import { visual } from './visual.ts'
import { when } from './when.ts'

export interface ViewOptions {
  readonly language: Language
  readonly terminal: Terminal
  /** Show the rule and lexicon lines of everything, and what else was read: times, amounts, quantities. */
  readonly explain?: boolean | undefined
}

const INDENT = '  '
const SEPARATOR = ' · '
const DEEPEST = 6
const QUOTATION_MARKS = ['""', '“”', '«»', '‘’', '„“'] as const
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** The view as lines, without line ends. */
export function articleView(article: Article, record: Record, options: ViewOptions): string[] {
  return new ArticleView(article, record, options).lines
}

class ArticleView {
  readonly lines: string[] = []
  readonly #text: string
  readonly #record: Record
  readonly #labels: Labels
  readonly #language: Language
  readonly #width: number
  readonly #terminal: Terminal
  readonly #explain: boolean
  readonly #paint: Paint
  readonly #hues = new Map<string, Style>()

  constructor(article: Article, record: Record, { language, terminal, explain = false }: ViewOptions) {
    this.#text = article.text
    this.#record = record
    this.#labels = LABELS[language]
    this.#language = language
    this.#width = terminal.width
    this.#terminal = terminal
    this.#explain = explain
    this.#paint = painter(terminal.colour)
    const turns = turnsOf(record)
    this.#head(article, turns)
    for (const turn of turns) this.#turn(turn)
    this.#ledger()
    if (explain) this.#values()
    this.#problems()
  }

  // ---------------------------------------------------------------- parts

  #head(article: Article, turns: readonly Turn[]): void {
    const record = this.#record
    const title = plain(article.title || article.text.trimStart().split(/\r?\n/, 1)[0])
    const [first, ...more] = wrap(title, this.#width)
    this.#arabic(0, more.length > 0 && !article.title ? `${first} …` : title, 'bold')
    if (record.outlet) this.#arabic(0, plain(record.outlet), 'dim')
    const day = record.publishedAt ? (when(record.publishedAt, undefined, this.#labels, this.#language) ?? plain(record.publishedAt)) : ''
    const counts = [
      [this.#labels.statements, record.attributions.length],
      [this.#labels.speakers, new Set(turns.map((t) => speakerKey(t.speaker)).filter((key) => key !== '')).size],
      [this.#labels.events, record.events.length],
    ] as const
    const facts = counts.map(([label, n]) => (this.#language === 'ar' ? `${label}: ${n}` : `${n} ${label}`))
    this.#own(
      0,
      [this.#language === 'ar' ? (day ? `نُشر ${day}` : this.#labels.undated) : day || this.#labels.undated, ...facts].join(SEPARATOR),
    )
    if (record.attributions.length === 0 && record.events.length === 0) {
      this.#blank()
      this.#own(0, this.#labels.nothing)
    }
  }

  #turn({ speaker, statements }: Turn): void {
    this.#blank()
    this.#speaker(0, speaker)
    for (const statement of statements) this.#statement(statement, 1)
  }

  #speaker(depth: number, speaker: Attribution['speaker']): void {
    if (speaker === null) {
      this.#own(depth, this.#labels.unknownSpeaker, 'bold')
      return
    }
    const capacity = [speaker.role, speaker.affiliation].filter((part): part is string => !!part && !part.includes(speaker.name))
    if (capacity.length === 2 && capacity[0].includes(capacity[1])) capacity.pop()
    this.#arabic(depth, plain([speaker.name, ...capacity].join('، ')), 'bold', this.#hue(speaker))
  }

  #statement({ attribution: a, within }: Statement, depth: number): void {
    const { kind, force } = this.#labels
    const time =
      a.time && (when(a.time.value, undefined, this.#labels, this.#language) ?? (this.#language === 'ar' ? this.#slice(a.time) : ''))
    const loud: readonly Style[] = a.core ? ['cue'] : ['dim']
    if (this.#language === 'ar') {
      const cue = a.cue.map((s) => this.#slice(s)).join(' … ')
      // A headline's colon is no word.
      const how = /\p{L}/u.test(cue) ? `${cue} (${force[a.force]}، ${kind[a.kind]})` : `${force[a.force]} (${kind[a.kind]})`
      this.#arabic(depth, time ? `${how} ${time}` : how, ...loud)
    } else this.#latin(depth, [force[a.force], kind[a.kind], time].filter(Boolean).join(SEPARATOR), ...loud)
    if (a.addressee) this.#labelled(depth, this.#labels.to, this.#slice(a.addressee))
    if (a.via.length > 0) {
      const chain = a.via.map((s) => this.#slice(s))
      if (this.#record.outlet) chain.push(plain(this.#record.outlet))
      this.#labelled(depth, this.#labels.through, chain.join(' ← '))
    }
    const content = a.content.map((s) => this.#quoted(s)).join(' … ')
    if (content !== '') this.#arabic(depth + 1, a.kind === 'direct' ? `«${content}»` : content, ...(a.core ? [] : (['dim'] as const)))
    this.#why(depth, a)
    for (const inner of within) {
      const same = speakerKey(inner.attribution.speaker) === speakerKey(a.speaker)
      const deeper = Math.min(depth + 2, DEEPEST)
      if (!same) this.#speaker(deeper, inner.attribution.speaker)
      this.#statement(inner, same ? deeper : deeper + 1)
    }
  }

  #ledger(): void {
    if (this.#record.events.length === 0) return
    this.#section(this.#labels.ledger)
    for (const event of this.#record.events) this.#event(event)
  }

  #event(event: Event): void {
    const { field, status, parties, event: types } = this.#labels
    const kind = event.round === undefined ? types[event.type] : `${types[event.type]} ${event.round}`
    this.#own(1, `${kind} (${status[event.status]})`, 'bold')
    const [actor, recipient] = parties[event.type]
    const time = event.time && (when(event.time.value, event.time.mod, this.#labels, this.#language) ?? this.#slice(event.time))
    const outlet = this.#record.outlet
    const fields: [string, string | null | undefined][] = [
      [actor, this.#party(event.actorIds, event.actor)],
      [recipient, this.#party(event.recipientIds, event.recipient)],
      [field.what, event.object && this.#slice(event.object)],
      [field.amount, event.amount && this.#slice(event.amount)],
      [field.quantity, event.quantity && this.#slice(event.quantity)],
      [event.deadline ? field.by : field.when, time],
      [field.where, event.place && this.#slice(event.place)],
      event.saidBy === null ? [field.tells, outlet && plain(outlet)] : [field.says, plain(event.saidBy)],
    ]
    const known = fields.filter((pair): pair is [string, string] => !!pair[1])
    if (this.#language === 'ar')
      this.#joined(
        2,
        known.map(([label, value]) => `${label}: ${value}`),
      )
    else for (const [label, value] of known) this.#labelled(2, `${label}:`, value)
    this.#why(2, event)
  }

  /** A party by the names of its actors, which carry no clitics; by the article's words where it has none. */
  #party(ids: readonly string[], span: Span | null): string | null {
    const names = ids.flatMap((id) => this.#record.actors.find((actor) => actor.id === id)?.name ?? [])
    return names.length > 0 ? plain(names.join('، ')) : span && this.#slice(span)
  }

  #values(): void {
    const { times, amounts, quantities } = this.#labels
    const r = this.#record
    const sections: [string, [Span, string][]][] = [
      [
        times,
        r.timexes.map((t) => [
          t,
          [t.type, t.value, t.mod, t.supplied?.length ? `(${t.supplied.join(', ')}: ${t.basis})` : ''].filter(Boolean).join(' '),
        ]),
      ],
      [
        amounts,
        r.amounts.map((a) => [
          a,
          `${a.currency} ${a.amount.toLocaleString('en-US', { maximumFractionDigits: 20 })}${a.bound ? ` (${a.bound})` : ''}`,
        ]),
      ],
      [
        quantities,
        r.quantities.map((q) => [
          q,
          `${q.number.toLocaleString('en-US', { maximumFractionDigits: 20 })}${/^[ -~]*$/.test(q.unit) ? ` ${q.unit}` : ''}${q.bound ? ` (${q.bound})` : ''}`,
        ]),
      ],
    ]
    for (const [label, rows] of sections) {
      if (rows.length === 0) continue
      this.#section(label)
      for (const [span, value] of rows) this.#push(1, `${this.#isolate(this.#slice(span))}\t${plain(value)}`)
    }
  }

  #problems(): void {
    if (this.#record.problems.length === 0) return
    this.#section(this.#labels.problems)
    for (const problem of this.#record.problems) {
      const place = problem.start === undefined ? '' : ` (${problem.start}–${problem.end ?? problem.start})`
      this.#latin(1, plain(`${problem.code}${place}: ${problem.detail}`), 'dim')
    }
  }

  #why(depth: number, { why }: Attribution | Event): void {
    if (!this.#explain) return
    this.#push(depth, this.#paint(`${this.#labels.why}\t${plain([why.rule, ...why.entries].join(' '))}`, 'dim'))
    for (const { name, reason } of why.candidates ?? []) {
      this.#push(depth, this.#paint(`${this.#labels.not}\t${this.#isolate(plain(name))}\t${plain(reason)}`, 'dim'))
    }
  }

  // ---------------------------------------------------------------- lines

  #section(label: string): void {
    this.#blank()
    this.#own(0, label, 'bold')
  }

  /** A line of the view's own words. */
  #own(depth: number, text: string, ...styles: readonly Style[]): void {
    if (this.#language === 'ar') this.#arabic(depth, text, ...styles)
    else this.#latin(depth, text, ...styles)
  }

  #latin(depth: number, text: string, ...styles: readonly Style[]): void {
    for (const line of wrap(text, this.#room(depth))) this.#push(depth, this.#paint(line, ...styles))
  }

  #arabic(depth: number, text: string, ...styles: readonly Style[]): void {
    for (const line of wrap(text, this.#room(depth))) {
      const shown = this.#isolate(line)
      if (this.#terminal.visual && this.#language === 'ar') {
        // Nobody else will set it to the right.
        this.lines.push(' '.repeat(Math.max(0, this.#room(depth) - columnsOf(shown))) + this.#paint(shown, ...styles))
      } else this.#push(depth, this.#paint(shown, ...styles))
    }
  }

  /** Arabic fields, as many to a line as fit; one that does not begins another. */
  #joined(depth: number, fields: readonly string[]): void {
    let line = ''
    for (const field of fields) {
      const longer = line === '' ? field : line + SEPARATOR + field
      if (line !== '' && columnsOf(longer) > this.#room(depth)) {
        this.#arabic(depth, line)
        line = field
      } else line = longer
    }
    this.#arabic(depth, line)
  }

  /** A label and Arabic words after it, which go on below where they do not fit. */
  #labelled(depth: number, label: string, text: string): void {
    if (this.#language === 'ar') {
      this.#arabic(depth, `${label} ${text}`, 'dim')
      return
    }
    const [first, ...more] = wrap(text, this.#room(depth) - columnsOf(label) - 1)
    this.#push(depth, `${this.#paint(label, 'dim')} ${this.#isolate(first ?? '')}`)
    for (const line of more) this.#push(depth + 1, this.#isolate(line))
  }

  #push(depth: number, line: string): void {
    this.lines.push(INDENT.repeat(depth) + line)
  }

  #blank(): void {
    if (this.lines.length > 0) this.lines.push('')
  }

  #room(depth: number): number {
    return Math.max(16, this.#width - depth * INDENT.length)
  }

  /** Right-to-left words within a line: as the terminal has to have them so that they are seen as they are read. */
  #isolate(text: string): string {
    if (!RIGHT_TO_LEFT.test(text)) return text
    if (this.#terminal.visual) return visual(text)
    return this.#terminal.bidi ? `\u2067${text}\u2069` : text
  }

  #slice(span: Span): string {
    return plain(this.#text.slice(span.start, span.end))
  }

  /** Words of a statement. Spans leave out marks at their edges; where the other half is within, it is shown. */
  #quoted(span: Span): string {
    const text = this.#slice(span)
    const count = (mark: string) => text.split(mark).length - 1
    for (const [open, close] of QUOTATION_MARKS) {
      const odd = open === close ? (count(open) % 2 === 1 ? 1 : 0) : count(open) - count(close)
      if (odd > 0 && this.#text.startsWith(close, span.end)) return text + close
      if (odd !== 0 && this.#text[span.start - 1] === open) return open + text
    }
    return text
  }

  #hue(speaker: NonNullable<Attribution['speaker']>): Style {
    const key = speakerKey(speaker)
    let hue = this.#hues.get(key)
    if (!hue) this.#hues.set(key, (hue = HUES[this.#hues.size % HUES.length]))
    return hue
  }
}
