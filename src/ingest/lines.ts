/** Streams of bytes → lines, in constant memory: a file of any size, blocks of whole lines decoded at once. */
import { decodeUtf8, hasBom, NOT_UTF8 } from './decode.ts'
import { MAX_ITEM_BYTES, TOO_LONG } from './limits.ts'

/** A line without its end, or why there is none. `number` is 1-based. Blank lines do not come out. */
export type Line =
  | { readonly number: number; readonly text: string; readonly refused?: undefined }
  | { readonly number: number; readonly refused: string }

const NEWLINE = 10
const CARRIAGE_RETURN = 13

/** The lines of a stream of UTF-8, some at a time: as many as came together. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const state = { number: 0, first: true }
  let rest: Uint8Array[] = []
  let held = 0
  let skipping = false
  for await (const chunk of chunks) {
    let from = 0
    const out: Line[] = []
    if (skipping || held + chunk.length > MAX_ITEM_BYTES) {
      // The line at hand is too long to hold: let it pass.
      const end = chunk.indexOf(NEWLINE)
      skipping = end < 0
      rest = []
      held = 0
      if (skipping) continue
      out.push({ number: ++state.number, refused: TOO_LONG })
      from = end + 1
    }
    const cut = chunk.lastIndexOf(NEWLINE) + 1
    if (cut > from) {
      const whole = chunk.subarray(from, cut)
      linesOf(rest.length > 0 ? Buffer.concat([...rest, whole]) : whole, state, out)
      rest = []
      held = 0
      from = cut
    }
    if (from < chunk.length) {
      // A copy: the stream may use its memory again.
      rest.push(chunk.slice(from))
      held += chunk.length - from
    }
    if (out.length > 0) yield out
  }
  const out: Line[] = []
  if (skipping) out.push({ number: ++state.number, refused: TOO_LONG })
  if (held > 0) linesOf(Buffer.concat(rest), state, out)
  if (out.length > 0) yield out
}

/** The lines of a block that ends with one. Decoded at once; line by line only where something in it is not UTF-8. */
function linesOf(block: Uint8Array, state: { number: number; first: boolean }, out: Line[]): void {
  if (state.first && hasBom(block)) block = block.subarray(3)
  state.first = false
  const text = decodeUtf8(block)
  if (text === undefined) {
    for (let from = 0; from < block.length; ) {
      const newline = block.indexOf(NEWLINE, from)
      const end = newline < 0 ? block.length : newline
      const line = decodeUtf8(block.subarray(from, end))
      state.number++
      if (line === undefined) out.push({ number: state.number, refused: NOT_UTF8 })
      else push(line, 0, line.length, state.number, out)
      from = end + 1
    }
    return
  }
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from)
    const end = newline < 0 ? text.length : newline
    push(text, from, end, ++state.number, out)
    from = end + 1
  }
}

function push(text: string, from: number, end: number, number: number, out: Line[]): void {
  if (end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--
  const line = text.slice(from, end)
  if (line.trim() !== '') out.push({ number, text: line })
}
