/** The value stage of the reader: one pass over the tokens, from trigger to trigger. */
import type { Lexicon } from '../lexicon/lexicon.ts'
import { NUMBER, type Tokens } from '../tokens/tokens.ts'
import { AmountReader } from './amounts.ts'
import { dayOf } from './calendar.ts'
import { NAMES } from './columns.ts'
import { Currencies } from './currency.ts'
import { Finds } from './finds.ts'
import { G, type Moment, OPEN } from './moment.ts'
import { Reading } from './reading.ts'
import { readTime, span } from './times.ts'
import type { ValueContext, Values } from './value.ts'
import { CURRENCY, KNOWN, MEASURE, NUMERAL, Vocabulary } from './vocabulary.ts'

/** Makes the value stage: tables once for a lexicon, then one call an article. */
export function createValueReader(lexicon: Lexicon): (tokens: Tokens, context: ValueContext) => Values {
  const r = new Reading(new Vocabulary(lexicon))
  const finds = new Finds(lexicon)
  const amounts = new AmountReader(r, new Currencies(lexicon), finds)
  return (tokens, context) => {
    begin(r, tokens, context)
    amounts.begin(context.outlet ?? '')
    finds.begin(tokens)
    readArticle(r, amounts, finds)
    return finds.values()
  }
}

function readArticle(r: Reading, amounts: AmountReader, finds: Finds): void {
  const { tokens, columns } = r
  const { bits, phraseBits, kind, phraseEnd } = tokens
  const { trigger, triggers } = columns
  /** Tokens before it belong to the value before, those before `next` need no look. */
  let floor = 0
  let next = 0
  for (let t = 0; t < triggers; t++) {
    const i = trigger[t]
    if (i < next) continue
    const here = bits[i] | phraseBits[i]
    if ((phraseBits[i] & NAMES) !== 0 && (phraseBits[i] & KNOWN) === 0) {
      next = phraseEnd[i]
      continue
    }
    r.within(i)
    let after = 0
    if (kind[i] !== NUMBER && (here & KNOWN) === 0) after = (here & CURRENCY) !== 0 ? amounts.readCurrency(i) : amounts.readMeasure(i)
    else {
      after = readTime(r, i, floor)
      if (after > 0) {
        finds.timex(span.from, after, r.moment)
        remember(r, r.moment, i)
      } else {
        if (kind[i] === NUMBER || (bits[i] & (NUMERAL | CURRENCY)) !== 0) after = amounts.read(i)
        if (after <= i && (here & MEASURE) !== 0) after = amounts.readMeasure(i)
      }
    }
    if (after > i) floor = next = after
  }
}

function begin(r: Reading, tokens: Tokens, context: ValueContext): void {
  r.tokens = tokens
  r.columns.fill(tokens)
  r.numbers.begin(tokens)
  r.setPublished(dayOfIso(context.publishedAt))
  r.basis = 'publication'
  r.weekStart = context.weekStart ?? 0
  r.future = context.prefer === 'future'
  r.bareUnits = r.slashedDay = context.fragment === true
  r.nameEnd = 0
  r.last.clear()
  r.lastPart.clear()
}

/** The calendar date of an ISO date or date-time; NaN where there is none. */
function dayOfIso(iso: string | undefined): number {
  if (iso === undefined || iso.length < 10 || iso.charCodeAt(4) !== 0x2d || iso.charCodeAt(7) !== 0x2d) return Number.NaN
  const y = Number(iso.slice(0, 4))
  const m = Number(iso.slice(5, 7))
  const d = Number(iso.slice(8, 10))
  return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= 31 ? dayOf(y, m, d) : Number.NaN
}

/** Keeps what later expressions may refer to, and takes a dateline for the day of publication where none is given. */
function remember(r: Reading, m: Moment, i: number): void {
  // الفترة نفسها is that of the article, not the one it is compared with.
  if ((m.grain === G.quarter || m.grain === G.half) && (m.rule !== 'period.anaphoric' || r.lastPart.grain === G.none)) r.lastPart.copy(m)
  if (m.grain >= G.present || m.year === OPEN) return
  r.last.copy(m)
  if (!r.anchored && m.grain === G.day && m.known && m.basis === 'explicit' && i < 12 && r.tokens.sentence[i] <= 1) {
    r.setPublished(m.first)
    r.basis = 'dateline'
  }
}
