/** A draft as the record's event. */
import type { Event, Span } from '../record.ts'
import type { Draft } from './draft.ts'
import { SUPPORT } from './frames.ts'
import type { Scene } from './scene.ts'

export function toEvent(scene: Scene, draft: Draft, k: number): Event {
  const { values, attributions, lexicon } = scene
  const inside = scene.within[draft.from]
  const timex = draft.timex >= 0 ? values.timexes[draft.timex] : undefined
  const amount = draft.amount >= 0 ? values.amounts[draft.amount] : undefined
  const quantity = draft.quantity >= 0 ? values.quantities[draft.quantity] : undefined
  return {
    id: `e${k + 1}`,
    type: draft.frame.type,
    trigger: span(scene, draft.from, draft.to) as Span,
    actor: span(scene, draft.actorFrom, draft.actorTo),
    recipient: span(scene, draft.recipientFrom, draft.recipientTo),
    object: span(scene, draft.objectFrom, draft.objectTo),
    amount: amount ? { start: amount.start, end: amount.end } : null,
    quantity: quantity ? { start: quantity.start, end: quantity.end } : null,
    time: timex
      ? {
          start: timex.start,
          end: timex.end,
          value: timex.value,
          ...(timex.mod === undefined ? {} : { mod: timex.mod }),
          ...(timex.begin === undefined ? {} : { begin: timex.begin }),
          ...(timex.until === undefined ? {} : { until: timex.until }),
        }
      : null,
    deadline: draft.deadline,
    place: span(scene, draft.placeFrom, draft.placeTo),
    support: supportOf(scene, draft),
    status: draft.status,
    saidBy: inside >= 0 ? (attributions[inside].speaker?.name ?? null) : null,
    in: inside >= 0 ? attributions[inside].id : null,
    actorIds: idsOf(scene, draft.actorFrom, draft.actorTo),
    recipientIds: idsOf(scene, draft.recipientFrom, draft.recipientTo),
    ...(draft.round > 0 ? { round: draft.round } : {}),
    confidence: draft.confidence,
    why: { rule: `event.${draft.rule}`, entries: [lexicon.line(draft.entry), ...draft.entries.map((e) => lexicon.line(e))] },
  }
}

/** The words of tokens `from`…`to`, marks at the edges out unless they close what opens inside. */
function span(scene: Scene, from: number, to: number): Span | null {
  if (from < 0 || to <= from) return null
  const t = scene.tokens
  let a = from
  let b = to
  while (a < b && t.kind[a] === 3) a++
  while (b > a && t.kind[b - 1] === 3) b--
  return a < b ? { start: t.start[a], end: t.end[b - 1] } : null
}

function supportOf(scene: Scene, draft: Draft): string[] {
  const kinds: string[] = []
  for (let i = draft.objectFrom; i >= 0 && i < draft.objectTo; i++) {
    const kind = SUPPORT[scene.supportAt(i)]
    if (kind !== '' && kind !== 'aid' && !kinds.includes(kind)) kinds.push(kind)
  }
  return kinds
}

/** The actors whom the words name. */
function idsOf(scene: Scene, from: number, to: number): string[] {
  const ids: string[] = []
  const { items } = scene.mentions
  for (let i = from; i >= 0 && i < to; ) {
    const m = scene.mentions.startingAt[i]
    if (m < 0) {
      i++
      continue
    }
    const actor = scene.actors.ofMention[m]
    if (actor >= 0 && !ids.includes(scene.actors.items[actor].id)) ids.push(scene.actors.items[actor].id)
    i = Math.max(i + 1, items[m].to)
  }
  return ids
}
