/** A match in the words of FTS5. */
import type { Match } from '../../../core/search/match.ts'

/** Words are letters and digits, so that quotation marks are all it takes. */
export function matchText(match: Match): string {
  switch (match.op) {
    case 'word':
      return `"${match.word}"`
    case 'prefix':
      return `"${match.word}" *`
    case 'phrase':
      return `"${match.words.join(' ')}"`
    case 'and':
    case 'or':
      return `(${match.of.map(matchText).join(` ${match.op.toUpperCase()} `)})`
    case 'without':
      return `(${matchText(match.keep)} NOT ${matchText(match.drop)})`
  }
}
