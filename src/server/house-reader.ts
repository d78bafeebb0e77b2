/** The reader that knows the words of the house: made anew where they changed. */
import type { Article, Record } from '../core/record.ts'
import { createReader, type Lexicon, type Reader } from '../index.ts'
import { type HouseLexicon, lexiconOfTheHouse } from '../store/house-lexicon/house-lexicon.ts'

export class HouseReader {
  readonly #plain: Reader
  readonly base: Lexicon | undefined
  readonly #house: HouseLexicon
  #known = ''
  #reader: Reader

  /** Without `base` the words of the house are kept and not used. */
  constructor(plain: Reader, base: Lexicon | undefined, house: HouseLexicon) {
    this.#plain = plain
    this.base = base
    this.#house = house
    this.#reader = plain
  }

  /** A reader with the words that the house has now. */
  async now(): Promise<Reader> {
    if (this.base === undefined) return this.#plain
    const entries = await this.#house.list()
    const key = JSON.stringify(entries.map(({ kind, name, aliases, country }) => [kind, name, aliases, country]))
    if (key !== this.#known) {
      this.#reader = entries.length === 0 ? this.#plain : createReader(lexiconOfTheHouse(entries, this.base))
      this.#known = key
    }
    return this.#reader
  }

  async read(article: Article): Promise<Record> {
    return (await this.now()).read(article)
  }
}
