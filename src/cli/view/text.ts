/** Strings for a terminal: nothing in them that moves the cursor or turns the line, their width, their breaking. */

const SPACES = /[\s\u0085]+/g
/** Controls of the terminal (C0, C1) and of direction, which would act on more than the words they stand in. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text of an article, or of an error, made safe to print on one line. */
export function plain(text: string): string {
  return text.replace(SPACES, ' ').replace(CONTROLS, '').replace(LONE_SURROGATES, '\ufffd')
}

const ZERO = /[\p{Mn}\p{Me}\p{Cf}]/u
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

/** Columns a string takes in a terminal. Marks take none; a letter and its marks take one. */
export function columnsOf(text: string): number {
  let width = 0
  for (const c of text) {
    const code = c.codePointAt(0) as number
    if (code < 0x300) width++
    else if (code >= 0x1100 && WIDE.test(c)) width += 2
    else if (!ZERO.test(c)) width++
  }
  return width
}

/** Breaks text at spaces into lines of at most `width` columns; a word that is longer has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of text.split(/ +/)) {
    if (word === '') continue
    const columns = columnsOf(word)
    if (used > 0 && used + 1 + columns > width) {
      lines.push(line)
      line = ''
      used = 0
    }
    line += used > 0 ? ` ${word}` : word
    used += columns + (used > 0 ? 1 : 0)
  }
  if (used > 0) lines.push(line)
  return lines
}
