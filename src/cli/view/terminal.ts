/** What the terminal can do, found out once. */

export interface Terminal {
  readonly colour: boolean
  /** Columns a line may take. */
  readonly width: number
  /** It orders Arabic by itself and honours isolates (U+2067 … U+2069). Elsewhere they would be visible boxes. */
  readonly bidi: boolean
  /** It does not, and the user asks that lines come in the order and with the letter forms in which they are seen. */
  readonly visual: boolean
}

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
}
interface Env {
  readonly [name: string]: string | undefined
}

const DEFAULT_WIDTH = 80
const NARROWEST = 20

/** `NO_COLOR` and `FORCE_COLOR` as everywhere: https://no-color.org */
export function terminalOf(
  stream: Stream,
  env: Env,
  asked: { readonly color?: boolean; readonly width?: number | undefined; readonly visual?: boolean | undefined } = {},
): Terminal {
  const tty = stream.isTTY === true
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '' && env.FORCE_COLOR !== '0'
  const colour = asked.color !== false && !env.NO_COLOR && (forced || (tty && env.TERM !== 'dumb'))
  const columns = asked.width ?? (tty ? stream.columns : Number(env.COLUMNS))
  return {
    colour,
    width: Math.max(NARROWEST, columns || DEFAULT_WIDTH),
    bidi: tty && !asked.visual && knowsBidi(env),
    visual: asked.visual === true,
  }
}

/** Terminals that implement the bidirectional algorithm, unless something stands between that does not. */
function knowsBidi(env: Env): boolean {
  if (env.TMUX || env.STY) return false
  return (
    Number(env.VTE_VERSION) >= 5800 ||
    env.KONSOLE_VERSION !== undefined ||
    env.MLTERM !== undefined ||
    env.TERM_PROGRAM === 'Apple_Terminal'
  )
}

const CODES = { bold: 1, dim: 2, cue: 36, red: 31, yellow: 33, green: 32, blue: 34, magenta: 35, cyan: 36 } as const
export type Style = keyof typeof CODES

/** Speakers are told apart by these, in turn; never by them alone. */
export const HUES: readonly Style[] = ['cyan', 'magenta', 'green', 'yellow', 'blue', 'red']

export type Paint = (text: string, ...styles: readonly Style[]) => string

export function painter(colour: boolean): Paint {
  return colour
    ? (text, ...styles) => (text === '' || styles.length === 0 ? text : `\u001b[${styles.map((s) => CODES[s]).join(';')}m${text}\u001b[0m`)
    : (text) => text
}
