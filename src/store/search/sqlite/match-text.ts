/** A match in the words of FTS5. */
import type { Match } from '../../../core/search/match.ts'
import { toAscii } from './ascii.ts'

/** Words are letters and digits, so that quotation marks are all it takes. */
export function matchText(match: Match): string {
  switch (match.op) {
    case 'word':
      return `"${toAscii(match.word)}"`
    case 'prefix':
      return `"${toAscii(match.word)}" *`
    case 'phrase':
      return `"${toAscii(match.words.join(' '))}"`
    case 'and':
    case 'or':
      return `(${match.of.map(matchText).join(` ${match.op.toUpperCase()} `)})`
    case 'without':
      return `(${matchText(match.keep)} NOT ${matchText(match.drop)})`
  }
}
