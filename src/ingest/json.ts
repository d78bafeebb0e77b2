/** JSON.parse that says where. */
import { InputError } from './item.ts'

/**
 * Parses a whole JSON text.
 * @throws InputError with the line (1-based, within `text`) and what is wrong there.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const { line, column, what } = place(text, (error as Error).message)
    throw new InputError(`broken JSON${column === undefined ? '' : ` at column ${column}`}: ${what}`, line)
  }
}

/** V8 names the position in its message, and where the text simply ends it names none. */
function place(text: string, message: string): { readonly line: number; readonly column?: number; readonly what: string } {
  const found = /^(.*?)(?:,? (?:in JSON )?at position (\d+).*|, "(?:.|\n)*" is not valid JSON|, \.\.\.(?:.|\n)* is not valid JSON)$/s.exec(
    message,
  )
  const what = (found?.[1] ?? message).replace(/ in JSON$/, '').replace(/\s+/g, ' ')
  if (/^Unexpected end/.test(message) || /^Unterminated/.test(message)) return { line: lines(text), what: 'it ends too early' }
  if (found?.[2] === undefined) return { line: 1, what }
  const before = text.slice(0, Number(found[2]))
  const more = /^Unexpected non-whitespace/.test(what) ? 'something follows the end (a file with one article a line ends in .jsonl)' : what
  return { line: lines(before), column: before.length - before.lastIndexOf('\n'), what: more }
}

function lines(text: string): number {
  let n = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) n++
  return n
}
