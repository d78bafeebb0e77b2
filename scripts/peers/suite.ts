/** What the suites of other recognisers share: where they lie, how a case is judged, which cases are waived and why. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createValues, type ValueOptions, type ValuesFound } from '../../src/core/values/index.ts'
import { loadLexicon } from '../../src/lexicon-file.ts'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
export const PEERS = join(ROOT, '..', 'shared', 'peers', 'time')

export interface Verdict {
  readonly id: string
  readonly input: string
  readonly ok: boolean
  readonly expected: string
  readonly found: string
}

export interface Outcome {
  readonly name: string
  readonly verdicts: readonly Verdict[]
  /** The share of those not waived that must be right. */
  readonly floor: number
  /** The share that may be waived. */
  readonly mayWaive: number
}

export function havePeers(): boolean {
  return existsSync(PEERS)
}

export function readPeer<T>(file: string): T {
  return JSON.parse(readFileSync(join(PEERS, file), 'utf8')) as T
}

/** `id<TAB>reason` lines. */
export function readWaivers(): ReadonlyMap<string, string> {
  const lines = readFileSync(join(ROOT, 'scripts', 'peers', 'waivers.tsv'), 'utf8').split('\n')
  return new Map(lines.filter((l) => l !== '' && !l.startsWith('#')).map((l) => l.split('\t') as [string, string]))
}

const values = createValues(loadLexicon(process.env.ISNAD_LEXICON))

export function read(text: string, options: ValueOptions): ValuesFound {
  return values.read(text, options)
}

export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)) || (b !== 0 && Math.abs(a / b - 1) < 1e-3)
}

/** Words that frame a value and that we leave out of its span. */
const FRAME =
  /^(?:في|من|عند|حوالي|حوالى|بحدود|قرابة|نحو|حتى|خلال|الى|إلى|ما|بين|و|على|الاقل|الأقل|اكثر|أكثر|اقل|أقل|تحت|يوم|لـ|ل|ب|فقط|هذا|هذه|اللي|الي|لل)$/

/** True where what the spans leave of the text is only framing words and punctuation. */
export function covers(text: string, spans: readonly { readonly start: number; readonly end: number }[]): boolean {
  let rest = ''
  let at = 0
  for (const s of [...spans].sort((a, b) => a.start - b.start)) {
    if (s.start > at) rest += `${text.slice(at, s.start)} `
    at = Math.max(at, s.end)
  }
  rest += ` ${text.slice(at)}`
  return (rest.match(/[\p{L}\p{N}]+/gu) ?? []).every((w) => FRAME.test(w))
}
