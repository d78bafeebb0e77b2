/**
 * One event for one happening: mentions of the same act become one draft, the first that is full (a headline is where it
 * names two of actor, recipient and object), with what it lacks gathered from the others.
 */
import { isPlural } from './counts.ts'
import type { Draft } from './draft.ts'
import { ACTOR, OBJECT, RECIPIENT, SUPPORT } from './frames.ts'
import type { Scene } from './scene.ts'
import { isFirst } from './token-view.ts'
import { AFTER, BEFORE, DEMONSTRATIVE } from './words.ts'

export function mergeHappenings(scene: Scene, drafts: Draft[]): Draft[] {
  const kept: Draft[] = []
  for (let at = 0; at < drafts.length; at++) {
    const draft = drafts[at]
    if (isPartOf(drafts, at)) continue
    if (draft.topic && takesTopic(scene, kept, draft)) continue
    const same = lastSame(scene, kept, draft)
    if (same < 0) {
      if (draft.topic && (draft.frame.name === 'treat' || (!isMeeting(scene, draft) && !isPlural(scene, draft)))) continue
      kept.push(draft)
      continue
    }
    const first = kept[same]
    first.retold = true
    draft.retold = true
    if ((fullness(first) < 2 && fullness(draft) > fullness(first)) || (isJourney(first) && !isJourney(draft))) {
      fill(draft, first)
      kept[same] = draft
    } else fill(first, draft)
  }
  return kept.sort((a, b) => a.from - b.from)
}

/** How many events back a mention of the same happening is looked for: bounds the work on hostile text. */
const BACK = 24

function lastSame(scene: Scene, kept: readonly Draft[], draft: Draft): number {
  for (let k = kept.length - 1; k >= Math.max(0, kept.length - BACK); k--) if (isSame(scene, kept[k], draft)) return k
  return -1
}

/**
 * ناقش الجانبان الأزمة، تناول اللقاء الأزمة: what the meeting of this or the last two sentences was about, a meeting before a visit
 * unless it is the visit's own noun. True where there was one.
 */
function takesTopic(scene: Scene, kept: readonly Draft[], draft: Draft): boolean {
  const { sentence, form } = scene.tokens
  const noun = form[draft.actorFrom]
  let found: Draft | undefined
  for (let k = kept.length - 1; k >= Math.max(0, kept.length - 5); k--) {
    const meeting = kept[k]
    if (meeting.frame.type !== 'CONSULT' || sentence[draft.from] - sentence[meeting.from] > 2) continue
    if (isStranger(scene, meeting, draft)) continue
    if (noun !== 0 && form[meeting.from] === noun) {
      found = meeting
      break
    }
    if (!found || (found.frame.name === 'visiting' && meeting.frame.name !== 'visiting' && meeting.frame.name !== 'travel')) found = meeting
  }
  found?.take(OBJECT, draft.objectFrom, draft.objectTo)
  return found !== undefined
}

/** The one who discusses is named, and is none of those who met. */
function isStranger(scene: Scene, meeting: Draft, draft: Draft): boolean {
  if (!scene.mention(draft.actorFrom) || draft.impliedActor || isPlural(scene, draft)) return false
  return (
    alikeParties(scene, meeting.actorFrom, meeting.actorTo, draft.actorFrom, draft.actorTo) < 0 &&
    alikeParties(scene, meeting.recipientFrom, meeting.recipientTo, draft.actorFrom, draft.actorTo) < 0
  )
}

/** بحث مجلس الأمن …: a council that meets by itself. */
function isMeeting(scene: Scene, draft: Draft): boolean {
  return scene.isCouncil(draft.actorFrom)
}

/** A noun within what is asked, promised or agreed is part of that: طلب تقديم مساعدات، اتفاق على وقف إطلاق النار. */
function isPartOf(drafts: readonly Draft[], at: number): boolean {
  const draft = drafts[at]
  // للمساعدة التي يقدمها التحالف: of what is asked too
  if (draft.frame.name === 'ceasefire' && draft.timex >= 0) return false
  if (draft.finite && !(draft.rule === 'verb.relative-object' && draft.frame.type === 'AID' && draft.status === 'ongoing')) return false
  for (let k = Math.max(0, at - 4); k < at; k++) {
    const { frame, objectFrom, objectTo } = drafts[k]
    if (objectFrom < 0 || draft.from < objectFrom || draft.from >= objectTo) continue
    if (frame.type === draft.frame.type || frame.type === 'REQUEST' || frame.type === 'AGREE' || frame.type === 'COOPERATE') return true
  }
  return false
}

function fullness(d: Draft): number {
  return (d.actorFrom >= 0 ? 1 : 0) + (d.recipientFrom >= 0 ? 1 : 0) + (d.objectFrom >= 0 ? 1 : 0)
}

function fill(to: Draft, from: Draft): void {
  to.take(ACTOR, from.actorFrom, from.actorTo)
  to.take(RECIPIENT, from.recipientFrom, from.recipientTo)
  to.take(OBJECT, from.objectFrom, from.objectTo)
  if (!to.statusKnown && from.statusKnown && from.status !== 'negated' && from.frame.name !== 'partnership') {
    to.status = from.status
    to.statusKnown = true
  }
  if (to.amount < 0) to.amount = from.amount
  if (to.quantity < 0) to.quantity = from.quantity
  if (to.timex < 0 && to.frame.type !== 'REQUEST') {
    to.timex = from.timex
    to.deadline = from.deadline
  }
  if (to.round === 0) to.round = from.round
}

/** Whether `b`, told after `a`, is the same happening: one type, no argument that clashes, and enough that they share. */
function isSame(scene: Scene, a: Draft, b: Draft): boolean {
  const { type } = a.frame
  if (type !== b.frame.type) return false
  if ((a.status === 'negated') !== (b.status === 'negated')) return false
  // What is to come is not what was, where verbs say so.
  if (a.finite && b.finite && (a.status === 'planned') !== (b.status === 'planned') && !scene.inHeadline(a.from)) return false
  const t = scene.tokens
  let actor = alikeParties(scene, a.actorFrom, a.actorTo, b.actorFrom, b.actorTo)
  const recipient = alikeParties(scene, a.recipientFrom, a.recipientTo, b.recipientFrom, b.recipientTo)
  const object = alike(scene, a.objectFrom, a.objectTo, b.objectFrom, b.objectTo)
  // A headline tells in other words what the body tells in full.
  const headline = scene.inHeadline(a.from) && t.paragraph[b.from] > 0 && t.paragraph[b.from] <= 2
  if (
    headline &&
    !(a.retold && (type === 'REQUEST' || type === 'AGREE')) &&
    a.entry === b.entry &&
    (object > 0 || (type !== 'AID' && (actor > 0 || (actor === 0 && recipient > 0))))
  )
    return true
  if (headline && type === 'COOPERATE' && alike(scene, a.actorFrom, a.actorTo, b.actorFrom, b.actorTo) > 0) return true
  // Who asks the same party again asks the same.
  if (type === 'REQUEST' && a.entry === b.entry && actor > 0 && recipient > 0) return true
  if (type === 'CONSULT' && isJourney(a) !== isJourney(b) && (isGoing(a) !== isGoing(b) || recipient <= 0))
    return recipient >= 0 && (t.sentence[a.from] === t.sentence[b.from] || actor > 0)
  if (isGoing(a) && isGoing(b) && recipient > 0) return true
  // التقى خلال زيارته: the visit in which the meeting was
  if (b.frame.name === 'visiting' && t.sentence[a.from] === t.sentence[b.from] && isDuring(scene, b) && a.finite) return true
  if (type === 'CONSULT' && a.entry === b.entry && a.finite && b.finite && recipient > 0 && (isFirst(b.features) || b.impliedActor))
    return true
  // An actor that was only supplied clashes with nothing.
  const told = actor
  if (actor < 0 && (a.impliedActor || b.impliedActor)) actor = 0
  // What one party needs is one need, and so is what somebody only says is needed.
  if (a.frame.name === 'need' && b.frame.name === 'need') {
    const voiced = a.actorFrom < 0 || b.actorFrom < 0 || b.light >= 0
    return (
      (voiced || told === 0 || (b.impliedActor && b.finite) || sameWord(scene, a.actorFrom, b.actorFrom)) &&
      (object > 0 || sharesSupport(scene, a, b))
    )
  }
  if (type === 'REQUEST' || type === 'AGREE') return object > 0 && actor >= 0 && recipient >= 0
  if (type === 'AID') {
    if (clashInTime(scene, a, b)) return false
    if (a.amount >= 0 && b.amount >= 0 && a.amount !== b.amount && !sameAmount(scene, a, b)) return false
    // وصلت الطائرة، تسليم المساعدات: the arrival or handing over of what was told to be given
    if (
      b.status === 'done' &&
      a.status === 'done' &&
      (b.frame.name === 'arrive' || (!b.finite && isDefinite(scene, b.objectFrom))) &&
      actor >= 0 &&
      !(b.amount >= 0 && a.amount < 0)
    )
      return true
    // The same sort of thing to the same party again
    if (a.entry === b.entry && actor >= 0 && recipient > 0 && sharesSupport(scene, a, b)) return true
    return actor >= 0 && recipient >= 0 && (object > 0 || (object === 0 && actor + recipient === 2))
  }
  if (type === 'RETREAT') return actor >= 0 && object >= 0 && (actor > 0 || a.frame === b.frame)
  // المباحثات، لقائه، هذه الزيارة: a noun that points back at what was told
  const back = !b.finite && (t.article[b.from] === 1 || t.enclitic[b.from] !== 0)
  if (actor < 0 || recipient < 0) {
    const there = alikeParties(scene, a.actorFrom, a.actorTo, b.recipientFrom, b.recipientTo)
    const here = alikeParties(scene, a.recipientFrom, a.recipientTo, b.actorFrom, b.actorTo)
    if (there >= 0 && here >= 0 && there + here >= 1) return true
    return back && b.recipientFrom < 0 && (actor >= 0 || b.actorFrom < 0)
  }
  if (back && actor + recipient >= (b.recipientFrom >= 0 && a.recipientFrom >= 0 ? 1 : 0)) return true
  if ((a.frame.name === 'visiting') !== (b.frame.name === 'visiting')) return actor > 0 && recipient > 0
  // Who agrees on something else agrees anew.
  if (type === 'COOPERATE' && object < 0 && !back && !scene.inHeadline(a.from)) return actor + recipient === 2 && a.frame === b.frame
  return actor + recipient === 2 || (actor + recipient === 1 && (object > 0 || isLone(b) || isLone(a)))
}

function sharesSupport(scene: Scene, a: Draft, b: Draft): boolean {
  for (let i = Math.max(0, a.objectFrom); i < a.objectTo; i++) {
    const kind = scene.supportAt(i)
    if (kind === 0) continue
    for (let j = Math.max(0, b.objectFrom); j < b.objectTo; j++) {
      const other = scene.supportAt(j)
      if (other === kind || (other !== 0 && (SUPPORT[kind] === 'aid' || SUPPORT[other] === 'aid') && a.frame.type === 'AID')) return true
    }
  }
  return false
}

/** زيارة، سيزور، سيصل */
function isGoing(d: Draft): boolean {
  const { name } = d.frame
  return name === 'visiting' || name === 'visit' || name === 'travel'
}

function isDuring(scene: Scene, d: Draft): boolean {
  const w = scene.word(d.from - 1)
  return w === AFTER || w === BEFORE
}

function isJourney(d: Draft): boolean {
  return d.frame.name === 'travel'
}

function isLone(d: Draft): boolean {
  return d.recipientFrom < 0
}

function isDefinite(scene: Scene, i: number): boolean {
  return i >= 0 && (scene.tokens.article[i] === 1 || scene.word(i) === DEMONSTRATIVE)
}

/** Two days that are told apart. */
function clashInTime(scene: Scene, a: Draft, b: Draft): boolean {
  if (a.timex < 0 || b.timex < 0 || a.timex === b.timex) return false
  const x = scene.values.timexes[a.timex]
  const y = scene.values.timexes[b.timex]
  if (x.begin === undefined || y.begin === undefined) return x.value !== y.value
  return (x.until ?? x.begin) < y.begin || (y.until ?? y.begin) < x.begin
}

function sameAmount(scene: Scene, a: Draft, b: Draft): boolean {
  const x = scene.values.amounts[a.amount]
  const y = scene.values.amounts[b.amount]
  return x.amount === y.amount && x.currency === y.currency
}

/** As {@link alike}, of parties: who is named by the same words is the same where these are the head or the name of one. */
function alikeParties(scene: Scene, aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  const shared = alike(scene, aFrom, aTo, bFrom, bTo)
  if (shared <= 0 || aFrom === bFrom) return shared
  const who = scene.actorAt(aFrom)
  if (who >= 0 && who === scene.actorAt(bFrom)) return 1
  return holdsHead(scene, aFrom, aTo, bFrom, bTo) || holdsHead(scene, bFrom, bTo, aFrom, aTo) ? 1 : -1
}

/** The head of the words `aFrom`…`aTo` begins the other words, or stands in their name. */
function holdsHead(scene: Scene, aFrom: number, aTo: number, bFrom: number, bTo: number): boolean {
  const head = headOf(scene, aFrom, aTo)
  const first = headOf(scene, bFrom, bTo)
  const m = scene.mention(bFrom)
  for (let j = first; j < bTo; j++) {
    if (j > first + 1 && !(m && j >= m.nameFrom && j < m.nameTo) && !scene.hasWaw(j)) continue
    if (sameWord(scene, head, j)) return true
  }
  return false
}

function headOf(scene: Scene, from: number, to: number): number {
  let i = from
  while (i < to - 1 && (scene.word(i) !== 0 || scene.isMark(i) || scene.isQuantity(i))) i++
  return i
}

/** 1: they share a word that matters, 0: one of them is not said, -1: they differ. */
function alike(scene: Scene, aFrom: number, aTo: number, bFrom: number, bTo: number): number {
  if (aFrom < 0 || bFrom < 0) return 0
  if (aFrom === bFrom) return 1
  const who = scene.actorAt(aFrom)
  if (who >= 0 && who === scene.actorAt(bFrom)) return 1
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
