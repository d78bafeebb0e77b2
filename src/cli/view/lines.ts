/**
 * Lines for a terminal, each of one direction: Arabic words with Arabic words, the view's own words by themselves, because half
 * of all terminals do not order mixed lines and the other half order them in surprising ways.
 */
import type { Language } from './labels.ts'
import { type Paint, painter, type Style, type Terminal } from './terminal.ts'
import { columnsOf, plain, wrap } from './text.ts'
import { visual } from './visual.ts'

const INDENT = '  '
const NARROWEST = 16
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
/** Stand around words that are to be painted while lines are broken; no text has them once it is plain. */
const OPEN = '\ue000'
const CLOSE = '\ue001'

export class Lines {
  readonly lines: string[] = []
  readonly paint: Paint
  readonly #terminal: Terminal
  readonly #language: Language

  constructor(terminal: Terminal, language: Language) {
    this.#terminal = terminal
    this.#language = language
    this.paint = painter(terminal.colour)
  }

  blank(): void {
    if (this.lines.length > 0) this.lines.push('')
  }

  /** The view's own words. */
  own(depth: number, text: string, ...styles: readonly Style[]): void {
    if (RIGHT_TO_LEFT.test(text)) this.text(depth, text, ...styles)
    else for (const line of wrap(text, this.#room(depth))) this.lines.push(INDENT.repeat(depth) + this.paint(line, ...styles))
  }

  /** Words of an article. */
  text(depth: number, text: string, ...styles: readonly Style[]): void {
    for (const line of wrap(plain(text), this.#room(depth))) this.#push(depth, this.paint(this.#isolated(line), ...styles), columnsOf(line))
  }

  /** Words of an article of which some are painted: `marks` are places in `text`, in order. */
  marked(depth: number, text: string, marks: readonly (readonly [number, number])[], style: Style): void {
    if (!this.#terminal.colour || this.#terminal.visual || /[\ue000\ue001]/.test(text)) {
      this.text(depth, text)
      return
    }
    let out = ''
    let at = 0
    for (const [start, end] of marks) {
      out += text.slice(at, start) + OPEN + text.slice(start, end) + CLOSE
      at = end
    }
    const [begin, finish] = this.paint('\u0001', style).split('\u0001')
    for (const line of wrap(plain(out + text.slice(at)), this.#room(depth)))
      this.#push(depth, this.#isolated(line).replaceAll(OPEN, begin).replaceAll(CLOSE, finish), columnsOf(line))
  }

  #push(depth: number, shown: string, columns: number): void {
    // Where nobody else orders letters nobody else sets them to the right.
    const indent =
      this.#terminal.visual && this.#language === 'ar' ? ' '.repeat(Math.max(0, this.#room(depth) - columns)) : INDENT.repeat(depth)
    this.lines.push(indent + shown)
  }

  #room(depth: number): number {
    return Math.max(NARROWEST, this.#terminal.width - depth * INDENT.length)
  }

  #isolated(line: string): string {
    if (!RIGHT_TO_LEFT.test(line)) return line
    if (this.#terminal.visual) return visual(line)
    return this.#terminal.bidi ? `\u2067${line}\u2069` : line
  }
}
