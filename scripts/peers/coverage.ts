/** The table of kinds: each example with the value it gives, or, where its notation is descriptive, with our reading of it. */
import { type Outcome, read, readPeer, type Verdict } from './suite.ts'

interface Kind {
  kind: string
  example: string
  type: string
  value: string
}

/** How we write what the table describes. Its `;` and `·` part two expressions; ours are joined by a space. */
const READINGS: { readonly [value: string]: string } = {
  '2021-07-28T18:00 ; 2021-07-28T15:00Z': '2021-07-28T18:00 2021-07-28T15:00Z',
  'XXXX (Hijri)': '2021-05-07',
  'PXD anchor=PAST': 'PXD',
  'PT24H anchor=PAST': 'PT24H',
  'P91Y role=age': 'P91Y',
  'P1Y freq=2X': 'P1Y',
  'PAST_REF / FUTURE_REF': 'PAST_REF FUTURE_REF',
  PRESENT_REF: 'PRESENT_REF PRESENT_REF',
  '1152 · 4945116 · 100000': '1152 4945116 100000',
  '3500000000': '3500000000 3500000000',
  '6500 mod=APPROX': '6500 about',
  '200 mod=MORE_THAN': '200 at-least',
  '8.2 unit=percent': '8.2 percent',
  'USD 12000000–15000000': 'USD 12000000 low USD 15000000 high',
  'GBP 17000000 · EUR 10': 'GBP 17000000 EUR 10',
}

export function coverage(): Outcome {
  const { kinds } = readPeer<{ kinds: Kind[] }>('coverage_kinds.json')
  const verdicts: Verdict[] = kinds.map((k) => {
    const inherits = k.value === 'inherits'
    // An amount that takes its currency from the one before needs one before.
    const text = inherits ? `3 مليارات دولار ${k.example}` : k.example
    const r = read(text, { publishedAt: '2021-07-28' })
    const expected = inherits ? 'USD 3000000000 USD 2100000000' : (READINGS[k.value] ?? k.value)
    let found: string
    if (k.type === 'NUMBER')
      found = r.numbers.map((n) => [n.number, n.percent ? 'percent' : '', n.bound ?? ''].filter((x) => x !== '').join(' ')).join(' ')
    else if (k.type === 'MONEY') found = r.amounts.map((a) => `${a.currency} ${a.amount}${a.bound ? ` ${a.bound}` : ''}`).join(' ')
    else found = r.timexes.map((t) => (t.type === k.type ? `${t.value}${t.mod ? ` mod=${t.mod}` : ''}` : `${t.type} ${t.value}`)).join(' ')
    return { id: k.kind, input: k.example, ok: found === expected, expected, found }
  })
  return { name: 'Coverage table', verdicts, floor: 1, mayWaive: 0 }
}
