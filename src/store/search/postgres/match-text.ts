/** A match in the words of `tsquery`. */
import type { Match } from '../../../core/search/match.ts'

/** Words are letters and digits, so that quotation marks are all it takes. */
export function matchText(match: Match): string {
  switch (match.op) {
    case 'word':
      return `'${match.word}'`
    case 'prefix':
      return `'${match.word}':*`
    case 'phrase':
      return `(${match.words.map((word) => `'${word}'`).join(' <-> ')})`
    case 'and':
    case 'or':
      return `(${match.of.map(matchText).join(match.op === 'and' ? ' & ' : ' | ')})`
    case 'without':
      return `(${matchText(match.keep)} & !${matchText(match.drop)})`
  }
}
