/** Text made to be slow: what would make a reader look again and again over what it has read. */
import type { Reader } from '../../src/index.ts'
import { processor } from './measure.ts'

const repeat = (piece: string) => (bytes: number) => piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)))

/** Each makes one article of about so many bytes of UTF-8. */
export const HOSTILE: Readonly<Record<string, (bytes: number) => string>> = {
  'one article of many paragraphs': repeat(
    'قال وزير الري رامي الوردي، أمس الثلاثاء، إن السد سيكتمل نهاية العام. وأضاف أن «كلفته تبلغ 25 مليون دولار»، مشيراً إلى تسلّم 120 مولدة.\n',
  ),
  'cues and no full stop': repeat('وقال وأضاف وأكد مشيراً إلى أن '),
  'cues, sources and no full stop': repeat('وقال الوزير رامي إن وأضاف المتحدث أن '),
  'quotation marks': repeat('"'),
  'opening guillemets': repeat('«'),
  'quotations that never close': repeat('قال «إن '),
  'digits without a space': repeat('1234567890'),
  numbers: repeat('25 مليون و3 آلاف و'),
  'name particles': repeat('بن محمد آل عبد أبو '),
  'titles and offices': repeat('الرئيس الوزير السيد نائب رئيس '),
  'one word without an end': repeat('والوزير'),
  'time words': repeat('أمس الثلاثاء الماضي قبل 3 أيام من '),
  'colons and line ends': repeat('قال:\n'),
  'marks of vowels': repeat('قَ\u0651\u064b\u0640'),
}

export interface Growth {
  readonly name: string
  /** Nanoseconds a UTF-16 unit, one figure a size. */
  readonly perUnit: readonly number[]
  /** The largest factor between the times of a size and of the one before. */
  readonly worst: number
}

/** Times (of the processor) one kind of text at growing sizes (bytes); the least of `rounds` counts, since noise only adds. */
export function growth(reader: Reader, name: string, sizes: readonly number[], rounds = 3): Growth {
  const texts = sizes.map((bytes) => flat(HOSTILE[name](bytes)))
  const least = texts.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    texts.forEach((text, i) => {
      globalThis.gc?.()
      least[i] = Math.min(
        least[i],
        processor(() => reader.read({ id: 'hostile', text, publishedAt: '2021-07-28' })),
      )
    })
  }
  return {
    name,
    perUnit: least.map((ms, i) => (ms * 1e6) / texts[i].length),
    worst: Math.max(...least.slice(1).map((ms, i) => ms / least[i])),
  }
}

/** A repeated string is a rope until it is read: that is not the reader's time. */
function flat(rope: string): string {
  rope.charCodeAt(rope.length - 1)
  return Buffer.from(rope, 'utf16le').toString('utf16le')
}
