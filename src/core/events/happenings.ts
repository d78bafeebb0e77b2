/**
 * One event for one happening: mentions of the same act become one draft, the first that is full (a headline is where it
 * names two of actor, recipient and object), with what it lacks gathered from the others.
 */
import type { Draft } from './draft.ts'
import { ACTOR, OBJECT, RECIPIENT } from './frames.ts'
import type { Scene } from './scene.ts'

export function mergeHappenings(scene: Scene, drafts: Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const same = kept.findIndex((other) => isSame(scene, other, draft))
    if (same < 0) {
      kept.push(draft)
      continue
    }
    const first = kept[same]
    if (fullness(first) < 2 && fullness(draft) > fullness(first)) {
      fill(draft, first)
      kept[same] = draft
    } else fill(first, draft)
  }
  return kept.sort((a, b) => a.from - b.from)
}

function fullness(d: Draft): number {
  return (d.actorFrom >= 0 ? 1 : 0) + (d.recipientFrom >= 0 ? 1 : 0) + (d.objectFrom >= 0 ? 1 : 0)
}

function fill(to: Draft, from: Draft): void {
  to.take(ACTOR, from.actorFrom, from.actorTo)
  to.take(RECIPIENT, from.recipientFrom, from.recipientTo)
  to.take(OBJECT, from.objectFrom, from.objectTo)
  if (to.amount < 0) to.amount = from.amount
  if (to.quantity < 0) to.quantity = from.quantity
  if (to.timex < 0) {
    to.timex = from.timex
    to.deadline = from.deadline
  }
  if (to.round === 0) to.round = from.round
}

/** Whether two drafts tell of one happening: one type, no argument that clashes, and one that they share. */
function isSame(scene: Scene, a: Draft, b: Draft): boolean {
  if (a.frame.type !== b.frame.type) return false
  if ((a.status === 'negated') !== (b.status === 'negated')) return false
  const t = scene.tokens
  const actor = alike(scene, a.actorFrom, a.actorTo, b.actorFrom, b.actorTo)
  const recipient = alike(scene, a.recipientFrom, a.recipientTo, b.recipientFrom, b.recipientTo)
  const object = alike(scene, a.objectFrom, a.objectTo, b.objectFrom, b.objectTo)
  if (actor < 0 || recipient < 0) {
    // The two sides of a meeting may be told the other way round.
    if (a.frame.type !== 'CONSULT' && a.frame.type !== 'COOPERATE') return false
    const crossed =
      alike(scene, a.actorFrom, a.actorTo, b.recipientFrom, b.recipientTo) +
      alike(scene, a.recipientFrom, a.recipientTo, b.actorFrom, b.actorTo)
    return crossed >= 2
  }
  if (a.frame.type === 'REQUEST' || a.frame.type === 'AGREE' || a.frame.type === 'AID') return object > 0 && actor + recipient > 0
  if (object < 0 && actor + recipient < 2) return false
  // A definite noun points back at what was told: المباحثات، هذه الزيارة
  if (!b.finite && t.article[b.from] === 1 && fullness(b) <= 1 && actor + recipient >= 0) return true
  return actor + recipient > 0 && (actor + recipient === 2 || object >= 0)
}

/** 1: they share a word that matters, 0: one of them is not said, -1: they differ. */
function alike(scene: Scene, aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  if (aFrom < 0 || bFrom < 0) return 0
  if (aFrom === bFrom) return 1
  const t = scene.tokens
  let shared = 0
  const least = Math.min(aTo - aFrom, bTo - bFrom, 12)
  for (let i = aFrom; i < Math.min(aTo, aFrom + 16); i++) {
    if (t.kind[i] !== 1 || scene.word(i) !== 0) continue
    for (let j = bFrom; j < Math.min(bTo, bFrom + 16); j++) {
      if (t.kind[j] === 1 && sameWord(scene, i, j)) {
        shared++
        break
      }
    }
  }
  return shared * 2 >= Math.min(least, 4) ? 1 : -1
}

function sameWord(scene: Scene, i: number, j: number): boolean {
  const t = scene.tokens
  if (t.form[i] !== 0 || t.form[j] !== 0) return t.form[i] === t.form[j]
  const n = t.end[i] - t.stem[i]
  if (n !== t.end[j] - t.stem[j]) return false
  for (let k = 0; k < n; k++) if (t.text.charCodeAt(t.stem[i] + k) !== t.text.charCodeAt(t.stem[j] + k)) return false
  return true
}
