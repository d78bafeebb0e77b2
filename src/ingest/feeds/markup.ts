/**
 * HTML of strangers, made harmless: elements of running text keep their names, addresses are kept where they lead to a page or a
 * picture, everything that runs, styles, embeds or submits goes. Nothing of it is shown as HTML by isnad; it is kept so that whoever
 * reads a feed through it finds the links and paragraphs.
 */
import { Parser } from 'htmlparser2'
import { escapeText } from './escape.ts'

/** Elements that are dropped with all that is in them. */
const SILENT = new Set(['script', 'style', 'applet', 'noscript', 'template', 'frameset'])
/** Elements that stay. Of any other only what is in it does. */
const KEPT = new Set(
  'a abbr acronym address b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  ),
)
const EMPTY = new Set(['br', 'hr', 'img', 'wbr', 'col'])
const ATTRIBUTES: { readonly [element: string]: readonly string[] } = { a: ['href'], img: ['src', 'alt'], time: ['datetime'] }
const ADDRESSES = new Set(['href', 'src'])

/**
 * What Windows put where Unicode has control characters, as browsers read it (HTML §13.2.5.80): `&#147;` in a feed is a quotation mark.
 */
export function withoutC1(text: string): string {
  return text.replace(C1, (unit) => WINDOWS[unit.charCodeAt(0) - 0x80])
}
const C1 = /[\u0080-\u009f]/g
/** Windows-1252, 0x80 to 0x9f. A table, since `TextDecoder` of Node 20 gives the control characters back. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** `html` made harmless; relative addresses are made whole by `base`. Time is linear in the length. */
export function harmless(html: string, base?: string): string {
  // Most of what feeds hold is plain text.
  if (!html.includes('<')) return html
  let out = ''
  let silent = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (SILENT.has(name)) silent++
        if (silent > 0 || !KEPT.has(name)) return
        out += `<${name}`
        for (const key of ATTRIBUTES[name] ?? []) {
          const value = attributes[key]
          if (value === undefined) continue
          const kept = ADDRESSES.has(key) ? safeAddress(value, base) : value
          if (kept !== undefined) out += ` ${key}="${escapeAttribute(kept)}"`
        }
        out += EMPTY.has(name) ? ' />' : '>'
      },
      ontext(text) {
        if (silent === 0) out += escapeText(text)
      },
      onclosetag(name) {
        if (SILENT.has(name) && silent > 0) silent--
        else if (silent === 0 && KEPT.has(name) && !EMPTY.has(name)) out += `</${name}>`
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return out
}

/** The words of `html`, as a line of text in which what would read as markup is escaped. */
export function plainTitle(html: string): string {
  let out = html
  if (/[<&]/.test(html)) {
    out = ''
    let silent = 0
    const parser = new Parser(
      {
        onopentag: (name) => {
          if (SILENT.has(name)) silent++
        },
        ontext: (text) => {
          if (silent === 0) out += text
        },
        onclosetag: (name) => {
          if (SILENT.has(name) && silent > 0) silent--
        },
      },
      { decodeEntities: true },
    )
    parser.end(html)
  }
  return out
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/<(?=[a-z/!?])/gi, '&lt;')
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i

/** `address` as it is where it names its scheme, else made whole by `base`. */
export function resolve(address: string, base: string | undefined): string {
  const trimmed = address.trim()
  if (SCHEME.test(trimmed) || base === undefined || trimmed === '') return trimmed
  try {
    return new URL(trimmed, base).href
  } catch {
    return trimmed
  }
}

/** Pages, mail and pictures; undefined for what runs (`javascript:`, `data:`) or reads files. */
function safeAddress(address: string, base: string | undefined): string | undefined {
  // Browsers pass over control characters and spaces in a scheme.
  const whole = resolve(address.replace(/[\p{Cc}\s]+/gu, ''), base)
  return !SCHEME.test(whole) || /^(?:https?|mailto|ftp|tel):/i.test(whole) ? whole : undefined
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, '&quot;')
}
