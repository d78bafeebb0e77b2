/** The reader's lexicon: the shipped one, with the user's own files over it. */
import { readFileSync } from 'node:fs'
import { compileLexicon } from '../compile.ts'
import { type Lexicon, loadLexicon, openLexicon } from '../index.ts'
import { decodeUnicode } from '../ingest/decode.ts'
import { InputError } from '../ingest/item.ts'
import { UsageError } from './usage-error.ts'

const MOST_SHOWN = 20

/** @throws UsageError with a line for each fault: half a lexicon would quietly give another record. */
export function lexiconWith(paths: readonly string[]): Lexicon {
  const base = loadLexicon()
  if (paths.length === 0) return base
  const { bytes, errors } = compileLexicon(
    paths.map((path) => ({ name: path, text: textOf(path) })),
    base,
  )
  if (errors.length > 0) {
    const more = errors.length > MOST_SHOWN ? [`and ${errors.length - MOST_SHOWN} faults more`] : []
    throw new UsageError(...errors.slice(0, MOST_SHOWN).map((error) => error.message), ...more)
  }
  return openLexicon(bytes, base)
}

function textOf(path: string): string {
  try {
    return decodeUnicode(readFileSync(path)).text
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(`${path}:${error.line ?? 1}: ${error.message}`)
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(`${path}: the lexicon cannot be read (${code === 'ENOENT' ? 'no such file' : code})`)
  }
}

/** For an option that may be given more than once. */
export function again(path: string, before: readonly string[]): readonly string[] {
  return [...before, path]
}
