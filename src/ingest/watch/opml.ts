/** OPML: lists of feeds, as readers of feeds exchange them. */
import { Parser } from 'htmlparser2'
import { decodePage } from '../encoding.ts'
import { InputError } from '../item.ts'

export interface Listed {
  readonly url: string
  readonly title: string | undefined
}

const MOST = 10_000
const DEEPEST = 100

/**
 * The feeds of a list, each once; what is no address is left out. Nothing that a DTD declares is looked at.
 * @throws InputError where it is no OPML, or larger than any list is.
 */
export function readOpml(bytes: Uint8Array): readonly Listed[] {
  const found = new Map<string, Listed>()
  let is = false
  let depth = 0
  let outlines = 0
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > DEEPEST) throw new InputError(`this list nests more than ${DEEPEST} deep: export it again`)
        const lower = name.toLowerCase()
        if (lower === 'opml') is = true
        if (!is || lower !== 'outline') return
        if (++outlines > MOST) throw new InputError(`this list has more than ${MOST} entries: split it`)
        const at = (wanted: string) =>
          Object.entries(attributes)
            .find(([n]) => n.toLowerCase() === wanted)?.[1]
            .trim()
        const url = at('xmlurl') ?? ''
        if (/^https?:\/\//i.test(url) && !found.has(url)) found.set(url, { url, title: at('title') || at('text') || undefined })
      },
      onclosetag() {
        depth--
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(decodePage(bytes).text)
  if (!is) throw new InputError('no OPML: export the list of feeds from the program that has it')
  return [...found.values()]
}

/** @param created ISO instant. */
export function writeOpml(
  feeds: readonly { readonly url: string; readonly title: string | null; readonly outlet?: string | null }[],
  created: string,
): string {
  const lines = feeds.map(
    ({ url, title, outlet }) =>
      `    <outline type="rss" text="${escaped(outlet ?? title ?? url)}" title="${escaped(outlet ?? title ?? url)}" xmlUrl="${escaped(url)}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>isnad</title>
    <dateCreated>${new Date(created).toUTCString()}</dateCreated>
  </head>
  <body>
${lines.join('\n')}
  </body>
</opml>
`
}

function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has none of them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/[\n\r\t]/g, ' ')
  )
}
