/** Which currency a word means: `دينار كويتي` by its adjective, a bare `دينار` by the country that the text is about. */
import { bit } from '../lexicon/classes.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Tokens } from '../tokens/tokens.ts'
import { CURRENCY } from './vocabulary.ts'

const NISBA = bit('nisba')
const COUNTRY = bit('country')
const PLACE = bit('place')
const LANDS = NISBA | COUNTRY | PLACE
const MEDIA = bit('media')
/** Words to either side in which a country named decides. */
const NEAR = 25

export type CurrencyBasis = 'said' | 'article' | 'outlet' | 'default'

interface Row {
  readonly iso: string
  readonly national: ReadonlyMap<string, string>
  readonly factor: number
}

/** Signs that stand for a currency, by code unit. */
const SIGNS: { readonly [unit: number]: string } = {
  36: 'USD',
  8364: 'EUR',
  163: 'GBP',
  165: 'JPY',
  8362: 'ILS',
  8377: 'INR',
  8381: 'RUB',
  8378: 'TRY',
  65020: 'SAR',
  162: 'USc',
}

export function currencyOfSign(unit: number): string {
  return SIGNS[unit] ?? ''
}

export class Currencies {
  readonly #lexicon: Lexicon
  readonly #rows = new Map<number, Row>()
  #outlet = ''
  #outletCountry = ''
  #votes: Map<string, number> | undefined
  #tokens!: Tokens

  /** What {@link read} read. */
  iso = ''
  factor = Number.NaN
  basis: CurrencyBasis = 'said'
  entry = -1
  next = 0

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  /** Begins an article. */
  begin(tokens: Tokens, outlet: string): void {
    this.#tokens = tokens
    this.#votes = undefined
    if (outlet !== this.#outlet) {
      this.#outlet = outlet
      this.#outletCountry = outlet === '' ? '' : this.countryOfOutlet(outlet)
    }
  }

  /** A currency at token `i`, with the adjective that says whose; `last` is the one before, for ties. */
  read(i: number, limit: number): boolean {
    const tokens = this.#tokens
    if (i >= limit) return false
    const lexicon = this.#lexicon
    let entry: number
    let to = i + 1
    if (tokens.phraseBits[i] & CURRENCY) {
      entry = lexicon.phraseEntryOf(lexicon.phraseSense(tokens.phrase[i], CURRENCY))
      to = tokens.phraseEnd[i]
    } else if (tokens.bits[i] & CURRENCY) entry = lexicon.entryOf(tokens.sense(i, CURRENCY))
    else return false
    const row = this.#row(entry)
    this.entry = entry
    this.factor = row.factor
    this.basis = 'said'
    this.iso = row.iso
    this.next = to
    const qualifier = to < limit && tokens.proclitics[to] === 0 ? this.#adjective(to) : ''
    if (qualifier !== '') {
      const named = row.national.get(qualifier)
      if (named !== undefined || row.iso !== '') {
        if (named !== undefined) this.iso = named
        this.next = to + 1
        return true
      }
    }
    if (this.iso === '') this.#settle(row, i)
    return true
  }

  #adjective(i: number): string {
    const tokens = this.#tokens
    if ((tokens.bits[i] & NISBA) === 0) return ''
    return this.#lexicon.value(this.#lexicon.entryOf(tokens.sense(i, NISBA)), 'iso')
  }

  #row(entry: number): Row {
    let row = this.#rows.get(entry)
    if (!row) {
      const lexicon = this.#lexicon
      const pairs = lexicon.value(entry, 'national').split(' ').filter(Boolean)
      row = {
        iso: lexicon.value(entry, 'iso'),
        national: new Map(pairs.map((p) => [p.slice(0, 2), p.slice(3)])),
        factor: Number(lexicon.value(entry, 'factor')) || 1,
      }
      this.#rows.set(entry, row)
    }
    return row
  }

  /** The country the sentence is about, the article's, the outlet's, or the first of the list. */
  #settle(row: Row, i: number): void {
    const tokens = this.#tokens
    const sentence = tokens.sentence[i]
    const from = Math.max(tokens.sentenceStart[sentence], i - NEAR)
    const to = Math.min(tokens.sentenceEnd[sentence], i + NEAR)
    for (let d = 1; d < NEAR; d++) {
      for (let k = i - d; k <= i + d; k += 2 * d) {
        if (k < from || k >= to) continue
        const iso = this.#landAt(k)
        const found = iso === '' ? undefined : row.national.get(iso)
        if (found !== undefined) {
          this.iso = found
          this.basis = 'article'
          return
        }
      }
    }
    const votes = this.#articleVotes()
    let best = 0
    for (const [iso, code] of row.national) {
      const n = votes.get(iso) ?? 0
      if (n > best) {
        best = n
        this.iso = code
        this.basis = 'article'
      }
    }
    if (best > 0) return
    const own = row.national.get(this.#outletCountry)
    this.iso = own ?? row.national.values().next().value ?? ''
    this.basis = own === undefined ? 'default' : 'outlet'
  }

  #landAt(i: number): string {
    const tokens = this.#tokens
    const lexicon = this.#lexicon
    let entry = -1
    if (tokens.phraseBits[i] & LANDS) entry = lexicon.phraseEntryOf(lexicon.phraseSense(tokens.phrase[i], LANDS))
    else if (tokens.bits[i] & LANDS) entry = lexicon.entryOf(tokens.sense(i, LANDS))
    if (entry < 0 || lexicon.value(entry, 'word') === 'yes') return ''
    return lexicon.value(entry, 'iso') || lexicon.value(entry, 'country')
  }

  /** How often each country is named; counted when a currency first needs it. */
  #articleVotes(): Map<string, number> {
    if (this.#votes) return this.#votes
    const votes = new Map<string, number>()
    const tokens = this.#tokens
    for (let i = 0; i < tokens.count; i++) {
      if (((tokens.bits[i] | tokens.phraseBits[i]) & LANDS) === 0) continue
      const iso = this.#landAt(i)
      if (iso !== '') votes.set(iso, (votes.get(iso) ?? 0) + 1)
    }
    this.#votes = votes
    return votes
  }

  /** The country of an outlet by its name, in Arabic or as its address has it. */
  private countryOfOutlet(outlet: string): string {
    const lexicon = this.#lexicon
    const form = lexicon.lookup(outlet)
    for (const { entry } of form === 0 ? [] : lexicon.sensesOf(form)) {
      if (lexicon.classOf(entry) === MEDIA) return lexicon.value(entry, 'country')
    }
    return ''
  }
}
