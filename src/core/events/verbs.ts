/** Verbs and participles as events: where their subject is, then what follows. */
import { PRO_LAM } from '../lexicon/analyse.ts'
import { PASSIVE } from '../lexicon/features.ts'
import { dropsSubject, readAfter } from './arguments.ts'
import { isPlural, namesParty } from './counts.ts'
import type { Draft } from './draft.ts'
import { nounEnd } from './extents.ts'
import { OBJECT, RECIPIENT } from './frames.ts'
import type { Scene } from './scene.ts'
import { implied, speakerWords, type Words } from './speakers.ts'
import { type Before, clauseSubject, isThing, subjectBefore, subjectBehind, subjectOfReport, thingBefore } from './subjects.ts'
import { isFirst } from './token-view.ts'
import { AFTER, CLAUSE, ILA, PRONOUN, RELATIVE, WITH_PRONOUN } from './words.ts'

export function readVerb(scene: Scene, draft: Draft, last: Words | undefined): void {
  const t = scene.tokens
  const { frame } = draft
  const i = draft.from
  const suffixed = t.enclitic[i] !== 0
  const cue = scene.cueOf[i]
  const before = subjectBefore(scene, i)
  if (before.kind === 'pronoun' && !isFirst(draft.features)) {
    const behind = subjectBehind(scene, before.from)
    if (behind.kind === 'subject') draft.take(frame.subject, behind.from, behind.to)
  }
  const told = draft.has(frame.subject) || before.kind === 'relative' || (before.kind === 'subject' && before.to === i)
  if (cue >= 0 && !told && readCue(scene, draft, cue, suffixed, before.kind === 'pronoun')) return
  if ((draft.features & PASSIVE) !== 0) {
    readPassive(scene, draft, before)
    return
  }
  if (suffixed && scene.word(i - 1) === RELATIVE && before.kind === 'none') {
    // ما يحتاجه البلد هو …
    draft.rule = 'verb.what'
    readAfter(scene, draft, draft.to, [frame.subject])
  } else if (before.kind === 'subject') {
    draft.take(frame.subject, before.from, before.to)
    draft.rule = 'verb.subject-before'
    readAfter(scene, draft, draft.to, suffixed ? [frame.second] : [frame.object, frame.second])
  } else if (before.kind === 'relative') {
    // الاتفاق الذي توصلوا إليه
    const pointsBack = scene.word(draft.to) === WITH_PRONOUN
    // القمة التي طلبت السلطنة عقدها: a party after the verb is its subject
    const after = !namesParty(scene, before.from, before.to) && scene.isParty(draft.to) && scene.agrees(draft.features, draft.to)
    const object = suffixed || after || ((frame.object === OBJECT || pointsBack) && isThing(scene, before.from))
    draft.rule = object ? 'verb.relative-object' : 'verb.relative-subject'
    const thing =
      suffixed && frame.type === 'AID' && frame.object === OBJECT && !isThing(scene, before.from) ? thingBefore(scene, before.to) : -1
    if (thing >= 0) {
      const end = nounEnd(scene, thing, before.to)
      draft.take(OBJECT, thing, end)
      if (end < before.to && (scene.preposition(end) & PRO_LAM) !== 0) draft.take(RECIPIENT, end, before.to)
    }
    draft.take(object ? (pointsBack ? OBJECT : frame.object || OBJECT) : frame.subject, before.from, before.to)
    readAfter(scene, draft, draft.to, object ? [frame.subject, frame.second] : [frame.object, frame.second])
  } else if (before.kind === 'pronoun' || dropsSubject(draft.features)) {
    draft.rule = 'verb.subject-dropped'
    readAfter(scene, draft, draft.to, suffixed ? [frame.second] : [frame.object, frame.second])
  } else {
    draft.rule = 'verb.subject-after'
    readAfter(scene, draft, draft.to, suffixed ? [frame.subject, frame.second] : [frame.subject, frame.object, frame.second])
  }
  partSubject(scene, draft)
  shiftToObject(scene, draft)
  if (frame.name === 'support') shiftToThing(scene, draft)
  else if (frame.name === 'contribute' && draft.recipientFrom < 0) {
    // ساهمت في بناء المدارس في الجزيرة
    draft.recipientFrom = draft.placeFrom
    draft.recipientTo = draft.placeTo
  }
  if (draft.has(frame.subject)) return
  // الاتفاق الذي وقع في …: was signed
  if (draft.rule === 'verb.relative-object' && !suffixed && !isFirst(draft.features)) return
  if (!isFirst(draft.features)) {
    const subject = subjectOfReport(scene, i)
    if (subject.kind === 'subject' && scene.isParty(subject.from)) {
      draft.take(frame.subject, subject.from, subject.to)
      draft.impliedActor = true
      return
    }
  }
  draft.supply(frame.subject, implied(scene, draft, last))
}

/** أُرسلت المساعدات إلى …: its subject is what is given or who is asked; who acts is not said, or with من قبل. */
function readPassive(scene: Scene, draft: Draft, before: Before): void {
  const { frame } = draft
  draft.rule = 'verb.passive'
  const object = frame.object || frame.subject
  if (before.kind === 'subject' || before.kind === 'relative') {
    draft.take(object, before.from, before.to)
    readAfter(scene, draft, draft.to, [frame.second])
  } else readAfter(scene, draft, draft.to, [object, frame.second])
}

/** التقى وزير الدفاع المبعوث الأممي: two offices that were read as one, where somebody is met or asked. */
function partSubject(scene: Scene, draft: Draft): void {
  if (draft.frame.object !== RECIPIENT || draft.rule !== 'verb.subject-after' || draft.recipientFrom >= 0 || draft.actorFrom < draft.to)
    return
  for (let j = draft.actorFrom + 2; j < draft.actorTo; j++) {
    if (!scene.isOfficeAt(j)) continue
    draft.recipientFrom = j
    draft.recipientTo = draft.actorTo
    draft.actorTo = j
    return
  }
}

/** كما سيلتقي رئيس الحكومة: who is met must be said; where only one is, he is that, and the subject is the one before. */
function shiftToObject(scene: Scene, draft: Draft): void {
  const { name } = draft.frame
  if (name !== 'meet' && name !== 'visit' && name !== 'host') return
  if (draft.rule !== 'verb.subject-after' || draft.recipientFrom >= 0 || draft.actorFrom < 0 || isPlural(scene, draft)) return
  if (name === 'visit' && isSomeone(scene, draft.actorFrom)) return
  draft.recipientFrom = draft.actorFrom
  draft.recipientTo = draft.actorTo
  draft.actorFrom = -1
  draft.actorTo = -1
}

/** تدعم المجموعة مشروعات في البلد: what is supported, and where. */
function shiftToThing(scene: Scene, draft: Draft): void {
  const { recipientFrom: from, recipientTo: to } = draft
  if (from < 0 || draft.objectFrom >= 0 || namesParty(scene, from, to)) return
  draft.objectFrom = from
  draft.objectTo = to
  draft.recipientFrom = draft.placeFrom
  draft.recipientTo = draft.placeTo
}

function isSomeone(scene: Scene, i: number): boolean {
  const kind = scene.mention(i)?.kind
  return (kind === 'person' || kind === 'role') && !scene.isOblique(i)
}

/** A verb that reports has its subject from the attribution, whose clause was read with more care. */
function readCue(scene: Scene, draft: Draft, cue: number, suffixed: boolean, pronoun: boolean): boolean {
  const { frame } = draft
  // فإنها دعت الحزب: the pronoun is the subject, not what stands after the verb
  const source = pronoun ? null : scene.attributions[cue].source
  const objects = suffixed ? [frame.second] : [frame.object, frame.second]
  if (source && frame.object === RECIPIENT && isAsked(scene, draft, scene.tokenAt(source.start))) {
    // ودعا المواطنين إلى …: whom he asks, not who asks
    draft.rule = 'verb.subject-dropped'
    readAfter(scene, draft, draft.to, objects)
    draft.supply(frame.subject, speakerBefore(scene, cue))
    return true
  }
  if (source && scene.agrees(draft.features, scene.tokenAt(source.start))) {
    const from = scene.tokenAt(source.start)
    const to = scene.tokenAt(source.end)
    draft.take(frame.subject, from, to)
    draft.rule = 'verb.source'
    readAfter(scene, draft, from >= draft.to ? to : draft.to, objects)
    return true
  }
  if (source) return false
  const words = speakerWords(scene, cue, draft.from)
  if (!words) return false
  draft.rule = 'verb.speaker'
  draft.take(frame.subject, words.from, words.to)
  readAfter(scene, draft, draft.to, objects)
  return true
}

/** The noun right after a verb of asking is its object by its form or gender, and nothing else could be. */
function isAsked(scene: Scene, draft: Draft, at: number): boolean {
  if (at > draft.to && at < draft.to + 8) return isPastOwnMeeting(scene, draft.to, at)
  if (at !== draft.to) return false
  // ودعا الهياكل القضائية إلى …, after one who spoke: a body of no name is called, it does not call
  const m = scene.mention(at)
  if (
    m &&
    m.kind !== 'person' &&
    m.kind !== 'role' &&
    m.kind !== 'place' &&
    m.entry < 0 &&
    scene.word(m.to) === ILA &&
    goesOnSpeaking(scene, draft)
  )
    return true
  if (!scene.agrees(draft.features, at)) return true
  return scene.isOblique(at)
}

/** ودعا، كما دعا: goes on from what a person has said in the sentences before. */
function goesOnSpeaking(scene: Scene, draft: Draft): boolean {
  const cue = scene.cueOf[draft.from]
  if (cue <= 0 || !(scene.hasWaw(draft.from) || scene.word(draft.from - 1) === CLAUSE)) return false
  return scene.attributions[cue - 1].speaker?.type === 'person'
}

/** ودعا خلال لقائه اليوم المبعوث إلى …: who has met is known; who comes after is met and asked. */
function isPastOwnMeeting(scene: Scene, from: number, at: number): boolean {
  for (let j = from; j < at - 1; j++) if (scene.word(j) === AFTER && scene.tokens.enclitic[j + 1] !== 0) return true
  return false
}

/** Who spoke last before the report `cue`. */
function speakerBefore(scene: Scene, cue: number): Words | undefined {
  const at = scene.tokenAt(scene.attributions[cue].cue[0].start)
  for (let a = cue - 1; a >= Math.max(0, cue - 4); a--) {
    const words = scene.attributions[a].nested ? undefined : speakerWords(scene, a, at)
    if (words) return words
  }
  return undefined
}

export function readParticiple(scene: Scene, draft: Draft, last: Words | undefined): void {
  const { frame } = draft
  draft.rule = 'participle'
  readAfter(scene, draft, draft.to, [frame.object, frame.second])
  if (frame.name === 'demand' && draft.recipientFrom < 0 && scene.preposition(draft.to) !== 0) {
    // الحكومة مطالبة بأن …: of her it is asked
    const asked = clauseSubject(scene, draft.from)
    if (asked.kind === 'subject') draft.take(RECIPIENT, asked.from, asked.to)
    return
  }
  // نحن ملتزمون
  if (scene.word(draft.from - 1) === PRONOUN) draft.take(frame.subject, draft.from - 1, draft.from)
  const a = scene.cueOf[draft.from]
  if (a >= 0) draft.supply(frame.subject, implied(scene, draft, last))
  if (draft.has(frame.subject)) return
  const subject = clauseSubject(scene, draft.from)
  if (subject.kind === 'subject') draft.take(frame.subject, subject.from, subject.to)
  else draft.supply(frame.subject, implied(scene, draft, last))
}
