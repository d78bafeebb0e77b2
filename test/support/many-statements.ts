/** As many statements as one likes, without reading: words of the lexicons as common as words are (Zipf), under invented speakers. */
import type { Attribution, Record } from '../../src/index.ts'
import type { Incoming } from '../../src/store/store.ts'
import { lexiconWords } from './articles.ts'

const STATEMENTS_OF_AN_ARTICLE = 40
const WORDS_OF_A_STATEMENT = 20
const FIRST_DAY = Date.UTC(2016, 0, 1)
const DAYS = 2000
const KINDS = ['indirect', 'direct', 'mixed'] as const
const FORCES = ['say', 'affirm', 'deny', 'warn', 'promise', 'call'] as const
const EVENTS = ['REQUEST', 'AID', 'CONSULT'] as const
const GIVEN = ['رامي', 'سلمى', 'خالد', 'نادر', 'ليلى', 'فادي', 'ماجد', 'هالة', 'عماد', 'سهى', 'نبيل', 'رنا', 'باسل', 'لمى', 'زياد']

/** The same numbers every time. */
export function numbers(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
}

/** Words from the commonest to the rarest, and one by chance as common as it is. */
export function vocabulary(): { readonly words: readonly string[]; draw(next: (below: number) => number): string } {
  const words = [...new Set(lexiconWords().filter((word) => /^[\u0621-\u064a]{3,12}$/.test(word)))]
  const sums = new Float64Array(words.length)
  let sum = 0
  for (let i = 0; i < words.length; i++) sums[i] = sum += 1 / (i + 3)
  return {
    words,
    draw(next) {
      const at = (next(1_000_003) / 1_000_003) * sum
      let low = 0
      let high = words.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (sums[middle] < at) low = middle + 1
        else high = middle
      }
      return words[low]
    },
  }
}

/** Articles with `statements` statements in all. Every hundredth statement is carried by the article before too. */
export function* manyStatements(statements: number): Generator<Incoming> {
  const next = numbers(7)
  const { words, draw } = vocabulary()
  const surnames = words.slice(-200).map((word) => `ال${word}`)
  let before = ''
  for (let made = 0, article = 0; made < statements; article++) {
    const attributions: Attribution[] = []
    const events: Record['events'][number][] = []
    const count = Math.min(STATEMENTS_OF_AN_ARTICLE, statements - made)
    let text = ''
    for (let i = 0; i < count; i++, made++) {
      const speaker = `${GIVEN[next(GIVEN.length)]} ${surnames[next(surnames.length)]}`
      const content = made % 100 === 0 && before !== '' ? before : Array.from({ length: WORDS_OF_A_STATEMENT }, () => draw(next)).join(' ')
      before = content
      const cue = text.length
      const start = cue + 4
      text += `قال ${content}.\n`
      const id = `a${i + 1}`
      attributions.push({
        id,
        cue: [{ start: cue, end: cue + 3 }],
        source: null,
        speaker: { name: speaker, type: 'person', affiliation: `هيئة ${surnames[next(40)]}` },
        content: [{ start, end: start + content.length }],
        kind: KINDS[next(KINDS.length)],
        core: true,
        force: FORCES[next(FORCES.length)],
        nested: false,
        in: null,
        via: [],
        time: null,
        addressee: null,
        confidence: 0.9,
        why: { rule: 'made', entries: [] },
      })
      if (i % 10 === 0) {
        const none = { actor: null, recipient: null, object: null, amount: null, quantity: null, time: null, place: null }
        events.push({
          ...none,
          id: `e${i + 1}`,
          type: EVENTS[next(EVENTS.length)],
          trigger: { start: cue, end: cue + 3 },
          deadline: false,
          support: [],
          status: 'done',
          saidBy: speaker,
          in: id,
          actorIds: [],
          recipientIds: [],
          confidence: 0.9,
          why: { rule: 'made', entries: [] },
        })
      }
    }
    const day = new Date(FIRST_DAY + next(DAYS) * 86_400_000).toISOString().slice(0, 10)
    const url = `https://many.example/${article}`
    const outlet = `جريدة ${surnames[next(30)]}`
    yield {
      article: { url, outlet, publishedAt: day, text },
      record: {
        ...{ id: url, url, outlet, publishedAt: day, attributions, events, problems: [], reader: { name: 'isnad', version: '0' } },
        ...{ timexes: [], amounts: [], quantities: [], mentions: [], actors: [] },
      },
    }
  }
}

/** Queries as people ask them: 40 rare words, 40 middling, 40 common, 80 pairs, 50 phrases. */
export function mixOfQueries(some: readonly string[]): { readonly kind: string; readonly query: string }[] {
  const next = numbers(11)
  const { words, draw } = vocabulary()
  const band = (from: number, to: number) => words[from + next(to - from)]
  const queries: { kind: string; query: string }[] = []
  for (let i = 0; i < 40; i++) queries.push({ kind: 'rare', query: band(Math.floor(words.length / 2), words.length) })
  for (let i = 0; i < 40; i++) queries.push({ kind: 'middling', query: band(100, 600) })
  for (let i = 0; i < 40; i++) queries.push({ kind: 'common', query: band(0, 40) })
  for (let i = 0; i < 80; i++) queries.push({ kind: 'pair', query: `${draw(next)} ${draw(next)}` })
  for (let i = 0; i < 50; i++) {
    const said = some[next(some.length)].split(' ')
    const at = next(said.length - 2)
    queries.push({ kind: 'phrase', query: `"${said[at]} ${said[at + 1]}"` })
  }
  // Words of the lexicons that are operators of the language stand in quotation marks.
  return queries.map(({ kind, query }) => ({
    kind,
    query: query.includes('"')
      ? query
      : query
          .split(' ')
          .map((word) => `"${word}"`)
          .join(' '),
  }))
}
