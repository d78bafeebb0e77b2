/**
 * Utterances: the same words of the same speaker, carried by several articles within some days, are one.
 *
 * Statements of the same folded speaker and content are put in the order of their days, and a new utterance begins where more
 * than three days lie between one and the next: a phrase that a ministry repeats every spring is said anew every spring. So an
 * utterance depends on the statements alone, never on which came first. Those without a day are one.
 */
import type { Writer } from './database.ts'
import { shortColumn, shortOf } from './lists.ts'

const MOST_DAYS_BETWEEN = 3
const DAY_MS = 86_400_000
const AT_ONCE = 500

/** The words, and the day on which they were first said in that run of days. */
export function utteranceOf(sameWords: string, day: string | null): string {
  return `${sameWords}-${day ?? 'undated'}`
}

/** The words of an utterance: what the tables are indexed by. */
export function wordsOfUtterance(utterance: string): string {
  return utterance.slice(0, Math.max(0, utterance.indexOf('-')))
}

/** Sets the utterances of all statements of these words anew. */
export async function joinUtterances(writer: Writer, sameWords: Iterable<string>): Promise<void> {
  const all = [...new Set(sameWords)].sort()
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE)
    const rows = await writer.query
      .selectFrom('statements')
      .select(['key', 'same_words', 'day', 'utterance'])
      .where(shortColumn('same_words'), 'in', some.map(shortOf))
      .where('same_words', 'in', some)
      .orderBy('same_words')
      .orderBy('day')
      .orderBy('key')
      .execute()
    let words = ''
    let last = Number.NaN
    let utterance = ''
    for (const row of rows) {
      const day = row.day === null ? Number.NaN : Date.parse(row.day) / DAY_MS
      // Not a number is never near.
      const goesOn = row.same_words === words && (day - last <= MOST_DAYS_BETWEEN || (row.day === null && Number.isNaN(last)))
      if (!goesOn) utterance = utteranceOf(row.same_words, row.day)
      words = row.same_words
      last = day
      if (row.utterance !== utterance) await writer.query.updateTable('statements').set({ utterance }).where('key', '=', row.key).execute()
    }
  }
}
