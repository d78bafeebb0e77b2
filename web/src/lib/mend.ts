/** What a person selects in the text, as places in it; and what may be said of them. */
import type { Span } from '../../../src/core/record.ts'

/**
 * The places of a selection in the text of the article, in UTF-16 code units; undefined where it does not lie in it. The
 * elements hold the text and nothing else, so the place of a point is the length of what stands before it in its paragraph.
 */
export function selectedSpan(selection: Selection | null): Span | undefined {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const [start, end] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)]
  if (start === undefined || end === undefined || end <= start) return undefined
  return { start, end }
}

function placeOf(node: Node, offset: number): number | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const line = element?.closest<HTMLElement>('[data-start]')
  if (!line) return undefined
  const before = document.createRange()
  before.setStart(line, 0)
  before.setEnd(node, offset)
  return Number(line.dataset.start) + before.toString().length
}

/** Without the blanks and quotation marks at its ends, which are no words of anybody. */
export function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end]
  while (from < to && /[\s"«»“”،.؛:]/.test(text[from])) from++
  while (to > from && /[\s"«»“”،.؛:]/.test(text[to - 1])) to--
  return from < to ? { start: from, end: to } : { start, end }
}
