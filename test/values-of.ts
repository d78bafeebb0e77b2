import { createValues, type ValueOptions, type ValuesFound } from '../src/core/values/index.ts'
import { loadLexicon } from '../src/lexicon-file.ts'

const values = createValues(loadLexicon(process.env.ISNAD_LEXICON))

/** The values of a text by the shipped lexicon; published Wednesday 2021-07-28 unless said otherwise. */
export function valuesOf(text: string, options: ValueOptions = { publishedAt: '2021-07-28' }): ValuesFound {
  return values.read(text, options)
}
