/** The words that a search found, in pieces: what was asked for and what stands around it. */
import type { Hit } from './api.ts'

export interface SnippetPiece {
  readonly text: string
  readonly marked: boolean
}

/** Cuts a snippet at its marks, whose offsets are of the text that the snippet is from. */
export function piecesOf({ text, start, marks }: Hit['snippet']): SnippetPiece[] {
  const pieces: SnippetPiece[] = []
  let at = 0
  const add = (to: number, marked: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), marked })
    at = Math.max(at, to)
  }
  for (const [from, to] of marks) {
    add(from - start, false)
    add(to - start, true)
  }
  add(text.length, false)
  return pieces
}
