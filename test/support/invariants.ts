/** What holds of every record, whatever the text: `broken` says in words what does not. */
import type { Article, Record as ArticleRecord, Span } from '../../src/index.ts'

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' })
/** Units that begin and end graphemes of their own beside others of their kind: most of a text, so that the segmenter is rarely asked. */
const PLAIN = /[\u0020-\u007e\u060c\u061b\u061f\u0620-\u064a\u0660-\u0669\u00ab\u00bb]/

/** True where a grapheme begins at `offset`, or the text ends there. */
export function isBoundary(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return true
  if (PLAIN.test(text[offset - 1]) && PLAIN.test(text[offset])) return true
  // A window suffices and keeps it linear, but for sequences no eye has seen.
  const from = Math.max(0, offset - 64)
  const segment = graphemes.segment(text.slice(from, offset + 64)).containing(offset - from)
  return segment === undefined || segment.index === offset - from
}

/** White space at an edge; U+FEFF is a control, whatever JavaScript says. */
const SPACED = /^[\p{Z}\t-\r]|[\p{Z}\t-\r]$/u
const FORCES = 'say affirm deny claim reveal warn promise threaten call expect accuse praise condemn thank ask deem order'.split(' ')
const EVENT_TYPES = 'REQUEST AGREE AID COOPERATE CONSULT RETREAT'.split(' ')
const VALUE = /^[0-9X]|^P|^T\d\d:\d\d|^PRESENT_REF$|^PAST_REF$|^FUTURE_REF$/
const ENTRY = /^(lexicons\/)?[\w.-]+\.tsv:\d+$/

export function broken(article: Article, record: ArticleRecord): string[] {
  const { text } = article
  const wrong: string[] = []
  const say = (where: string, what: string) => wrong.push(`${where}: ${what}`)
  const span = (where: string, s: Span | null | undefined) => {
    if (s == null) return
    if (!Number.isInteger(s.start) || !Number.isInteger(s.end)) return say(where, `offsets ${s.start}, ${s.end}`)
    if (s.start < 0 || s.end > text.length) return say(where, `${s.start}–${s.end} is outside the text of ${text.length}`)
    if (s.start >= s.end) return say(where, `${s.start}–${s.end} is empty`)
    if (!isBoundary(text, s.start))
      say(where, `begins inside a grapheme: ${JSON.stringify(text.slice(Math.max(0, s.start - 3), s.start + 4))}`)
    if (!isBoundary(text, s.end)) say(where, `ends inside a grapheme: ${JSON.stringify(text.slice(Math.max(0, s.end - 4), s.end + 3))}`)
    if (SPACED.test(text.slice(s.start, s.end))) say(where, `has space at its edge: ${JSON.stringify(text.slice(s.start, s.end))}`)
  }
  const spans = (where: string, list: readonly Span[]) => {
    for (const [i, s] of list.entries()) {
      span(`${where}[${i}]`, s)
      if (i > 0 && s.start < list[i - 1].end) say(where, 'spans out of order or overlapping')
    }
  }
  const sorted = (where: string, list: readonly Span[]) => {
    for (let i = 1; i < list.length; i++) if (list[i].start < list[i - 1].start) return say(where, 'not in the order of the text')
  }
  const unique = (where: string, ids: readonly string[]) => {
    if (new Set(ids).size !== ids.length) say(where, `ids are not unique: ${ids.join(' ')}`)
    return new Set(ids)
  }
  const why = (where: string, w: { rule: string; entries: readonly string[] }) => {
    if (!w?.rule) say(where, 'does not say why')
    for (const e of w?.entries ?? []) if (!ENTRY.test(e)) say(where, `entry ${e}`)
  }
  const confidence = (where: string, c: number) => {
    if (!(c >= 0 && c <= 1)) say(where, `confidence ${c}`)
  }

  const actors = unique('actors', record.actors.map((a) => a.id)) // biome-ignore format: reads better on one line
  for (const actor of record.actors) if (!actor.name) say(`actor ${actor.id}`, 'has no name')

  const attributions = new Map(record.attributions.map((a) => [a.id, a]))
  unique('attributions', record.attributions.map((a) => a.id)) // biome-ignore format: reads better on one line
  for (const a of record.attributions) {
    const at = `attribution ${a.id}`
    if (a.cue.length === 0) say(at, 'has no cue')
    spans(`${at} cue`, a.cue)
    span(`${at} source`, a.source)
    spans(`${at} content`, a.content)
    for (const v of a.via) span(`${at} via`, v)
    span(`${at} time`, a.time)
    span(`${at} addressee`, a.addressee)
    if (a.time && !VALUE.test(a.time.value)) say(`${at} time`, `value ${a.time.value}`)
    if (!['direct', 'indirect', 'mixed'].includes(a.kind)) say(at, `kind ${a.kind}`)
    if (!FORCES.includes(a.force)) say(at, `force ${a.force}`)
    if (a.speaker && !a.speaker.name) say(at, 'speaker without a name')
    if (a.speaker?.actor !== undefined && !actors.has(a.speaker.actor)) say(at, `speaker is no actor: ${a.speaker.actor}`)
    if (a.nested !== (a.in !== null)) say(at, `nested is ${a.nested}, in is ${a.in}`)
    const seen = new Set<string>()
    for (let up: string | null = a.id; up !== null; up = attributions.get(up)?.in ?? null) {
      if (!attributions.has(up)) say(at, `stands in ${up}, which is not there`)
      if (seen.has(up)) {
        say(at, 'stands in itself')
        break
      }
      seen.add(up)
    }
    confidence(at, a.confidence)
    why(at, a.why)
  }

  sorted('timexes', record.timexes)
  for (const t of record.timexes) {
    span('timex', t)
    if (!VALUE.test(t.value)) say('timex', `value ${t.value}`)
    why('timex', t.why)
  }
  sorted('amounts', record.amounts)
  for (const a of record.amounts) {
    span('amount', a)
    if (!Number.isFinite(a.amount) || a.amount < 0) say('amount', `${a.amount}`)
    if (!/^[A-Z]{3}$/.test(a.currency)) say('amount', `currency ${a.currency}`)
    why('amount', a.why)
  }
  sorted('quantities', record.quantities)
  for (const q of record.quantities) {
    span('quantity', q)
    if (!Number.isFinite(q.number)) say('quantity', `${q.number}`)
    if (!q.unit) say('quantity', 'without a unit')
    why('quantity', q.why)
  }
  sorted('mentions', record.mentions)
  for (const m of record.mentions) {
    span(`mention ${m.type}`, m)
    if (m.actor !== undefined && !actors.has(m.actor)) say('mention', `of ${m.actor}, which is no actor`)
    why('mention', m.why)
  }

  unique('events', record.events.map((e) => e.id)) // biome-ignore format: reads better on one line
  for (const e of record.events) {
    const at = `event ${e.id}`
    if (!EVENT_TYPES.includes(e.type)) say(at, `type ${e.type}`)
    if (!['done', 'ongoing', 'planned', 'negated'].includes(e.status)) say(at, `status ${e.status}`)
    for (const name of ['trigger', 'actor', 'recipient', 'object', 'amount', 'quantity', 'time', 'place'] as const)
      span(`${at} ${name}`, e[name])
    if (e.in !== null && !attributions.has(e.in)) say(at, `stands in ${e.in}, which is not there`)
    for (const id of [...e.actorIds, ...e.recipientIds]) if (!actors.has(id)) say(at, `names ${id}, which is no actor`)
    confidence(at, e.confidence)
    why(at, e.why)
  }
  for (const p of record.problems) {
    if (!/^[a-z]+\/[a-z-]+$/.test(p.code)) say('problem', `code ${p.code}`)
    if ((p.start ?? 0) < 0 || (p.end ?? 0) > text.length || (p.start ?? 0) > (p.end ?? text.length))
      say(`problem ${p.code}`, `${p.start}–${p.end}`)
  }
  return wrong
}
