/**
 * feedparser's assertions on titles, links, ids, authors, dates, summaries, contents and languages of feeds. Its suite lies beside the
 * repository, not in it. Text is compared without tags, entities and the length of white space, dates as instants, the rest as it is.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import { readFeed } from '../../src/ingest/feeds/index.ts'
import { InputError } from '../../src/ingest/item.ts'
import { ROOT } from '../../test/architecture/sources.ts'
import type { Outcome, Verdict } from './suite.ts'

const FEEDS = join(ROOT, '../shared/peers/feeds')
const SLOW = 2000

interface Case {
  readonly file: string
  readonly headers: { readonly [name: string]: string }
  readonly scope: 'feed' | 'entry'
  readonly entry: number | null
  readonly field: string
  readonly expected: string
}

export const haveFeeds = (): boolean => existsSync(join(FEEDS, 'core.jsonl'))

/** The core assertions. */
export function feedAssertions(): Outcome {
  const cases = readFileSync(join(FEEDS, 'core.jsonl'), 'utf8').trim().split('\n')
  const verdicts = cases.map((line, i): Verdict => {
    const { file, headers, scope, entry, field, expected } = JSON.parse(line) as Case
    const found = told(file, headers, scope, entry ?? 0, field === 'author_name' ? 'authorName' : field)
    return {
      id: `feeds:${i}`,
      ok: found !== undefined && same(field, found, expected),
      input: `${file} ${scope} ${field}`,
      expected,
      found: found ?? '-',
    }
  })
  return { name: 'feedparser, core assertions', verdicts, floor: 0.98, mayWaive: 0 }
}

/** Every file is read or refused with a reason, in time. */
export function feedFiles(): Outcome {
  const verdicts = filesIn(join(FEEDS, 'files')).map((path): Verdict => {
    const start = performance.now()
    let found = 'read'
    try {
      readFeed(readFileSync(path))
    } catch (error) {
      found = error instanceof InputError && error.message !== '' ? `refused: ${error.message}` : `thrown: ${String(error)}`
    }
    const ms = performance.now() - start
    return {
      id: `feed-files:${path}`,
      ok: !found.startsWith('thrown') && ms <= SLOW,
      input: path,
      expected: 'read or refused',
      found: `${found} (${ms.toFixed(0)} ms)`,
    }
  })
  return { name: 'feedparser, all files', verdicts, floor: 1, mayWaive: 0 }
}

function told(file: string, headers: Case['headers'], scope: string, entry: number, field: string): string | undefined {
  try {
    const feed = readFeed(readFileSync(join(FEEDS, file)), {
      contentType: headers['Content-type'],
      address: headers['Content-Location'],
      language: headers['Content-Language'],
    })
    const of: object | undefined = scope === 'feed' ? feed : feed.entries[entry]
    return (of as { readonly [field: string]: string } | undefined)?.[field]
  } catch {
    return undefined
  }
}

function same(field: string, found: string, expected: string): boolean {
  if (field === 'link' || field === 'id') return found === expected
  if (field === 'published' || field === 'updated') return Date.parse(found) === Date.parse(expected)
  return words(found) === words(expected)
}

function words(html: string): string {
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true })
  parser.end(html.replace(/<[^>]*>/g, '').replace(/</g, '&lt;'))
  return text.replace(/\s+/g, ' ').trim()
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? filesIn(join(folder, e.name)) : [join(folder, e.name)],
  )
}
