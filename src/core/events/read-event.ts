/** Reads one event word: its arguments before and after it, its status; false where it is no event of the ledger. */
import { PRO_BEH, PRO_LAM } from '../lexicon/analyse.ts'
import {
  clauseSubject,
  dropsSubject,
  isThing,
  mainVerb,
  noteTime,
  readAfter,
  splitSides,
  subjectBefore,
  subjectBehind,
  subjectOf,
  subjectOfReport,
  thingBefore,
  timeBefore,
} from './arguments.ts'
import type { Draft } from './draft.ts'
import { ACTOR, NEED, NOBODY, OBJECT, RECIPIENT, type Role, SUPPORT } from './frames.ts'
import { isFirst, type Scene } from './scene.ts'
import { implied, speakerWords, type Words } from './speakers.ts'
import { readStatus } from './status.ts'
import { ALA, AN, AT, BAYNA, BEFORE, CLAUSE, FI, MAA, RELATIVE } from './words.ts'

export function readEvent(scene: Scene, draft: Draft, last: Words | undefined, meeting?: Draft): boolean {
  if (draft.finite) readVerb(scene, draft, last)
  else if (draft.participle) readParticiple(scene, draft, last)
  else if (isOfName(scene, draft)) return false
  else readNoun(scene, draft, last)
  if (meeting) takeSides(scene, draft, meeting)
  if (draft.frame.type === 'CONSULT' || draft.frame.type === 'COOPERATE') splitSides(scene, draft)
  if (draft.timex < 0) timeBefore(scene, draft)
  readStatus(scene, draft)
  noteValues(scene, draft)
  amountAhead(scene, draft)
  return !draft.hypothetical && counts(scene, draft)
}

/** تم الاتفاق على …: between those who met before. */
function takeSides(scene: Scene, draft: Draft, meeting: Draft): void {
  const { name } = draft.frame
  if (name !== 'agreement' || draft.objectFrom < 0 || draft.recipientFrom >= 0 || (draft.actorFrom >= 0 && !draft.impliedActor)) return
  if (scene.tokens.sentence[draft.from] - scene.tokens.sentence[meeting.from] > 3) return
  draft.actorFrom = meeting.actorFrom
  draft.actorTo = meeting.actorTo
  draft.recipientFrom = meeting.recipientFrom
  draft.recipientTo = meeting.recipientTo
  draft.impliedActor = true
}

function readVerb(scene: Scene, draft: Draft, last: Words | undefined): void {
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
  if (cue >= 0 && !told && readCue(scene, draft, cue, suffixed)) return
  if (suffixed && scene.word(i - 1) === RELATIVE && before.kind === 'none') {
    // ما يحتاجه البلد هو …
    draft.rule = 'verb.what'
    readAfter(scene, draft, draft.to, [frame.subject])
  } else if (before.kind === 'subject') {
    draft.take(frame.subject, before.from, before.to)
    draft.rule = 'verb.subject-before'
    readAfter(scene, draft, draft.to, suffixed ? [frame.second] : [frame.object, frame.second])
  } else if (before.kind === 'relative') {
    const object = suffixed || (frame.object === OBJECT && isThing(scene, before.from))
    draft.rule = object ? 'verb.relative-object' : 'verb.relative-subject'
    const thing =
      suffixed && frame.type === 'AID' && frame.object === OBJECT && !isThing(scene, before.from) ? thingBefore(scene, before.to) : -1
    if (thing >= 0) {
      const end = scene.nounEnd(thing, before.to)
      draft.take(OBJECT, thing, end)
      if (end < before.to && (scene.preposition(end) & PRO_LAM) !== 0) draft.take(RECIPIENT, end, before.to)
    }
    draft.take(object ? frame.object || OBJECT : frame.subject, before.from, before.to)
    readAfter(scene, draft, draft.to, object ? [frame.subject, frame.second] : [frame.object, frame.second])
  } else if (before.kind === 'pronoun' || dropsSubject(draft.features)) {
    draft.rule = 'verb.subject-dropped'
    readAfter(scene, draft, draft.to, suffixed ? [frame.second] : [frame.object, frame.second])
  } else {
    draft.rule = 'verb.subject-after'
    readAfter(scene, draft, draft.to, suffixed ? [frame.subject, frame.second] : [frame.subject, frame.object, frame.second])
  }
  shiftToObject(scene, draft)
  if (draft.has(frame.subject)) return
  if (!isFirst(draft.features)) {
    const subject = subjectOfReport(scene, i)
    if (subject.kind === 'subject' && scene.isParty(subject.from)) {
      draft.take(frame.subject, subject.from, subject.to)
      draft.impliedActor = true
      return
    }
  }
  give(draft, frame.subject, implied(scene, draft, last))
}

/** كما سيلتقي رئيس الحكومة: who is met must be said; where only one is, he is that, and the subject is the one before. */
function shiftToObject(scene: Scene, draft: Draft): void {
  const { name } = draft.frame
  if (name !== 'meet' && name !== 'visit' && name !== 'host') return
  if (draft.rule !== 'verb.subject-after' || draft.recipientFrom >= 0 || draft.actorFrom < 0 || isPlural(scene, draft)) return
  if (name === 'visit' && !scene.isPlace(draft.actorFrom)) return
  draft.recipientFrom = draft.actorFrom
  draft.recipientTo = draft.actorTo
  draft.actorFrom = -1
  draft.actorTo = -1
}

/** A verb that reports has its subject from the attribution, whose clause was read with more care. */
function readCue(scene: Scene, draft: Draft, cue: number, suffixed: boolean): boolean {
  const { frame } = draft
  const { source } = scene.attributions[cue]
  const objects = suffixed ? [frame.second] : [frame.object, frame.second]
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

function readParticiple(scene: Scene, draft: Draft, last: Words | undefined): void {
  const { frame } = draft
  draft.rule = 'participle'
  readAfter(scene, draft, draft.to, [frame.object, frame.second])
  const a = scene.cueOf[draft.from]
  if (a >= 0) give(draft, frame.subject, implied(scene, draft, last))
  if (draft.has(frame.subject)) return
  const subject = clauseSubject(scene, draft.from)
  if (subject.kind === 'subject') draft.take(frame.subject, subject.from, subject.to)
  else give(draft, frame.subject, implied(scene, draft, last))
}

/** مجلس التعاون، معدات اتصالات، عند الحاجة: a noun that is part of a name or of another thing. */
function isOfName(scene: Scene, draft: Draft): boolean {
  const i = draft.from
  const m = scene.mentionAt[i]
  if (
    m >= 0 &&
    isNaming(scene.mentions.items[m].kind) &&
    scene.mentions.items[m].from < i &&
    scene.mentions.items[m].to > i &&
    scene.word(i - 1) === 0 &&
    scene.preposition(i) === 0
  )
    return true
  if (scene.word(i - 1) === AT || (scene.word(i - 1) === BEFORE && draft.frame.type === 'COOPERATE')) return true
  const t = scene.tokens
  return i > 0 && t.article[i - 1] === 0 && t.proclitics[i] === 0 && t.enclitic[i - 1] === 0 && scene.supportAt(i - 1) > 1
}

/** Only these names have such words in them. */
function isNaming(kind: string): boolean {
  return kind === 'organization' || kind === 'role' || kind === 'person'
}

/** How far back a light verb is looked for. */
const LIGHT_WINDOW = 14

function readNoun(scene: Scene, draft: Draft, last: Words | undefined): void {
  const t = scene.tokens
  const { frame } = draft
  const i = draft.from
  draft.rule = 'noun'
  findLightVerb(scene, draft)
  if (draft.light >= 0) readBetween(scene, draft)
  let start = draft.to
  let nisba = false
  // Adjectives of the noun
  while (start < t.count && isAdjectiveOf(scene, start, i)) {
    // مباحثات كورية ويابانية، تمويلات قطرية
    if (scene.isNisba(start) && frame.subject !== RECIPIENT) {
      const sides =
        draft.actorFrom >= 0 ? RECIPIENT : frame.type === 'AID' || frame.type === 'CONSULT' || frame.type === 'COOPERATE' ? ACTOR : NOBODY
      nisba = nisba || sides === ACTOR
      if (sides === ACTOR) draft.take(ACTOR, start, start + 1)
      else if (sides === RECIPIENT && nisba && scene.hasWaw(start)) {
        if (draft.recipientFrom >= 0) draft.recipientTo = start + 1
        else draft.take(RECIPIENT, start, start + 1)
      }
    }
    start++
  }
  const next = scene.word(start)
  if (t.enclitic[i] !== 0) {
    if (frame.of === ACTOR || frame.of === RECIPIENT)
      give(draft, frame.of === RECIPIENT ? RECIPIENT : ACTOR, impliedByPronoun(scene, draft, last))
    readAfter(scene, draft, start, frame.of === OBJECT ? [frame.object === RECIPIENT ? RECIPIENT : NOBODY] : [bareAfterOwner(draft)])
  } else if (next === RELATIVE) {
    readRelative(scene, draft, start + 1)
  } else if (start < t.count && (scene.isFiniteVerb(start) || (scene.verbness(start) === 2 && t.enclitic[start] !== 0))) {
    // زيارة رسمية يؤديها الوزير
    readRelative(scene, draft, start)
  } else if (next === BAYNA) {
    draft.rule = 'noun.between'
    readAfter(scene, draft, start, [])
  } else readAfter(scene, draft, start, slotsOfNoun(scene, draft, start))
  const passive = draft.light >= 0 && draft.lightPassive
  if (draft.light >= 0 && !passive && !draft.has(ACTOR) && frame.subject !== RECIPIENT) {
    const subject = subjectOf(scene, draft.light, i)
    if (subject.kind === 'subject' && subject.to <= i) {
      draft.take(ACTOR, subject.from, subject.to)
      draft.rule = 'noun.light-verb'
    } else if (subject.kind === 'pronoun' || subject.kind === 'none') give(draft, ACTOR, implied(scene, draft, last))
  }
  if (frame.name === 'partnership') readPartnership(scene, draft)
  if (frame.name === 'support' && (t.proclitics[i] & PRO_BEH) !== 0 && draft.actorFrom > i) {
    // تقدم الجيش بدعم من التحالف
    const subject = clauseSubject(scene, i)
    if (subject.kind === 'subject' && subject.to <= i) draft.take(RECIPIENT, subject.from, subject.to)
    draft.take(OBJECT, i, start)
  }
  if (!draft.has(ACTOR) && !passive && frame.subject !== RECIPIENT && frame.name !== 'ceasefire' && frame.name !== 'agreement') {
    const subject = clauseSubject(scene, i)
    if (subject.kind === 'subject' && subject.to <= i && scene.isParty(subject.from)) {
      if (draft.take(ACTOR, subject.from, subject.to) && frame.type === 'AID') draft.impliedActor = true
    } else if (subject.kind === 'pronoun') give(draft, ACTOR, implied(scene, draft, last))
  }
}

/** تنفذ الهيئة البرنامج بالتعاون مع …: what is done together is the object of the verb before. */
function readPartnership(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  if ((t.proclitics[draft.from] & PRO_BEH) === 0) return
  const verb = mainVerb(scene, draft.from)
  if (verb < 0) return
  draft.light = verb
  draft.lightFeatures = verbFeatures(scene, verb)
  const subject = subjectOf(scene, verb, draft.from)
  if (subject.kind === 'subject' && scene.isParty(subject.from)) draft.take(ACTOR, subject.from, subject.to)
  if (draft.objectFrom >= 0 && draft.objectFrom > draft.recipientTo + 1) return
  for (let j = verb + 1; j < draft.from; ) {
    if (scene.isMark(j) || scene.word(j) !== 0 || scene.preposition(j) !== 0 || scene.values.timexAt[j] >= 0) {
      j++
      continue
    }
    const end = scene.nounEnd(j, draft.from)
    if (!scene.isParty(j)) {
      draft.objectFrom = j
      draft.objectTo = end
      return
    }
    j = Math.max(end, j + 1)
  }
}

function verbFeatures(scene: Scene, k: number): number {
  const t = scene.tokens
  for (let s = t.sense(k, t.bits[k]); s >= 0; s = t.sense(k, t.bits[k], s)) {
    const features = scene.lexicon.featuresOf(s)
    if (scene.isVerbal(features)) return features
  }
  return 0
}

/** After لقائه، زيارته: a bare noun is who is met. */
function bareAfterOwner(draft: Draft): Role {
  const { name } = draft.frame
  if (name === 'talks' || name === 'visiting' || name === 'meet' || name === 'host') return RECIPIENT
  return draft.frame.object
}

function slotsOfNoun(scene: Scene, draft: Draft, start: number): readonly Role[] {
  const { frame } = draft
  const t = scene.tokens
  if (start >= t.count || scene.isMark(start) || scene.word(start) !== 0 || scene.preposition(start) !== 0) {
    // زيارة للرئيس … إلى واشنطن، اجتماع للأطراف
    return frame.of === OBJECT ? [OBJECT] : []
  }
  if (t.article[draft.from] === 1) return []
  if (frame.name === 'visiting')
    return scene.isPlace(start) || (t.proclitics[draft.from] & PRO_LAM) !== 0 ? [RECIPIENT] : [ACTOR, RECIPIENT]
  if (frame.name === 'host') return [RECIPIENT]
  if (frame.of === OBJECT) {
    // تسلم الجهاز معدات، تقديم التحالف مساعدات، but توزيع المساعدات
    const end = scene.nounEnd(start, Math.min(t.count, start + 20))
    const another =
      end < t.count &&
      !scene.isMark(end) &&
      (scene.word(end) === 0 || scene.word(end) === RELATIVE) &&
      scene.preposition(end) === 0 &&
      scene.values.timexAt[end] < 0
    if (scene.isParty(start) && another) return [ACTOR, frame.object, frame.second]
    return [OBJECT]
  }
  if (frame.of === RECIPIENT && frame.object === OBJECT) return [RECIPIENT, OBJECT]
  if (frame.of === RECIPIENT) return [RECIPIENT, OBJECT]
  if (frame.object === RECIPIENT && frame.type !== 'CONSULT')
    return scene.isParty(start) || t.article[start] === 1 ? [ACTOR, RECIPIENT] : []
  if (scene.isParty(start)) return [ACTOR, bareAfterOwner(draft), OBJECT]
  if (frame.name === 'agreement') return []
  return t.article[start] === 1 ? [frame.type === 'CONSULT' ? OBJECT : ACTOR] : []
}

/** عقد مع نظيره جلسة مباحثات: the other side stands before the noun. */
function readBetween(scene: Scene, draft: Draft): void {
  if (draft.frame.maa !== RECIPIENT) return
  for (let j = draft.light + 1; j < draft.from - 1; j++) {
    if (scene.word(j) === MAA) {
      draft.take(RECIPIENT, j + 1, scene.nounEnd(j + 1, draft.from, true, true))
      return
    }
  }
}

/** المباحثات التي أجراها الوزير مع نظيره */
function readRelative(scene: Scene, draft: Draft, verb: number): void {
  const t = scene.tokens
  if (verb >= t.count || scene.verbness(verb) === 0) return
  draft.rule = 'noun.relative'
  if (isLight(scene, verb) >= 0) {
    draft.light = verb
    draft.lightFeatures = isLight(scene, verb)
    draft.lightPassive = isPassiveLight(scene, verb)
  }
  const suffixed = t.enclitic[verb] !== 0
  readAfter(scene, draft, verb + 1, suffixed && draft.light === verb ? [ACTOR] : [], true)
}

function findLightVerb(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  const i = draft.from
  const limit = Math.max(t.sentenceStart[t.sentence[i]], i - LIGHT_WINDOW)
  for (let k = i - 1; k >= limit; k--) {
    // جدد المبعوث، أمس، دعوته
    if (scene.isComma(k) && (scene.values.timexAt[k + 1] >= 0 || scene.values.timexAt[k - 1] >= 0)) continue
    if (scene.isComma(k) || scene.word(k) === AN || scene.word(k) === RELATIVE) return
    const features = isLight(scene, k)
    if (features >= 0) {
      draft.light = k
      draft.lightFeatures = features
      draft.lightPassive = isPassiveLight(scene, k)
      return
    }
    if (scene.isFiniteVerb(k)) return
  }
}

/** The features of a finite light verb at `k`, -1 for none. */
function isLight(scene: Scene, k: number): number {
  const t = scene.tokens
  if ((t.bits[k] & scene.eventBit) === 0 || t.article[k] === 1) return -1
  for (let s = t.sense(k, scene.eventBit); s >= 0; s = t.sense(k, scene.eventBit, s)) {
    const entry = scene.lexicon.entryOf(s)
    if (scene.events.light[entry] !== 0 && scene.isVerbal(scene.lexicon.featuresOf(s)) && scene.verbness(k) !== 0)
      return scene.lexicon.featuresOf(s)
  }
  return -1
}

/** تم، جرى: the noun is its subject, and nobody acts. */
function isPassiveLight(scene: Scene, k: number): boolean {
  const t = scene.tokens
  for (let s = t.sense(k, scene.eventBit); s >= 0; s = t.sense(k, scene.eventBit, s))
    if (scene.events.light[scene.lexicon.entryOf(s)] === 2) return true
  return false
}

/** An adjective agrees in its article and is no party. */
function isAdjectiveOf(scene: Scene, j: number, noun: number): boolean {
  const t = scene.tokens
  if (
    t.kind[j] !== 1 ||
    scene.word(j) !== 0 ||
    (t.proclitics[j] & ~1) !== 0 ||
    t.enclitic[j] !== 0 ||
    (scene.isParty(j) && !isLoneAdjective(scene, j))
  )
    return false
  if (scene.hasWaw(j) && !scene.isNisba(j)) return false
  const definite = t.article[noun] === 1 || t.enclitic[noun] !== 0
  if (definite !== (t.article[j] === 1)) return false
  // After a noun with its article a word with its own is an adjective, whatever it is.
  if (t.article[noun] === 1 || t.enclitic[noun] !== 0) return !scene.isParty(j) || scene.isAdjective(j)
  if (scene.isAdjective(j)) return true
  if (t.form[j] !== 0 || j !== noun + 1) return false
  // اتفاقية إطارية، اتفاق شفهي، نداءً ملحاً: unknown words that agree with the noun
  const last = t.text.charCodeAt(t.end[j] - 1)
  const feminine = t.text.charCodeAt(t.end[noun] - 1) === TEH_MARBUTA
  return feminine ? last === TEH_MARBUTA : last === 0x64a || last === 0x627
}

const TEH_MARBUTA = 0x629

/** كامل، المتحدة: an adjective that is also a name, alone. */
function isLoneAdjective(scene: Scene, j: number): boolean {
  const m = scene.mention(j)
  return scene.isAdjective(j) && (scene.isNisba(j) || !m || (m.kind === 'person' && m.to === j + 1))
}

function give(draft: Draft, role: Role, words: Words | undefined): void {
  if (words && draft.take(role, words.from, words.to) && role === ACTOR) draft.impliedActor = true
}

function impliedByPronoun(scene: Scene, draft: Draft, last: Words | undefined): Words | undefined {
  const subject = clauseSubject(scene, draft.from)
  if (subject.kind === 'subject' && subject.to <= draft.from) return subject
  return implied(scene, draft, last)
}

/** جولة جديدة من المحادثات، الحوار الذي اختتمت جولته الرابعة: which round, and the round as what was held. */
function noteRound(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  if (draft.frame.type !== 'CONSULT') return
  const first = Math.max(t.sentenceStart[t.sentence[draft.from]], draft.from - 5)
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + 12)
  for (let j = first; j < limit; j++) {
    if (!scene.isRound(j) || (j > draft.from && t.enclitic[j] === 0)) continue
    draft.round = scene.ordinal(j + 1)
    for (let k = j + 1; k < Math.min(limit, j + 5); k++)
      if (scene.values.timexAt[k] >= 0) noteTime(scene, draft, scene.values.timexAt[k], k)
    const adjective = j + 1 < limit && (draft.round > 0 || isAdjectiveOf(scene, j + 1, j))
    if (adjective && draft.objectFrom < 0) {
      draft.objectFrom = j
      draft.objectTo = j + 2
    }
    return
  }
}

/** Money, quantities, place and round of the clause. */
function noteValues(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  noteRound(scene, draft)
  if (draft.frame.name === 'ceasefire' && draft.objectFrom < 0) {
    draft.objectFrom = draft.from
    draft.objectTo = draft.to
    while (draft.objectTo < t.count && isAdjectiveOf(scene, draft.objectTo, draft.from)) draft.objectTo++
  }
  const to = Math.min(t.count, Math.max(draft.end, draft.objectTo, draft.to))
  const from = draft.objectFrom >= 0 && draft.objectFrom < draft.from && draft.from - draft.objectFrom < 30 ? draft.objectFrom : draft.from
  for (let i = from; i < to; i++) {
    if (draft.amount < 0 && scene.values.amountAt[i] >= 0) draft.amount = scene.values.amountAt[i]
    if (draft.quantity < 0 && scene.values.quantityAt[i] >= 0) draft.quantity = scene.values.quantityAt[i]
    if (draft.placeFrom < 0 && scene.word(i) === FI && scene.isPlace(i + 1)) {
      draft.placeFrom = i + 1
      draft.placeTo = scene.nounEnd(i + 1, t.count, false)
    }
  }
}

/** وقّع … اتفاقية … بقيمة …: an amount further on in the clause, where a word of value introduces it. */
function amountAhead(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  const { type } = draft.frame
  if (draft.amount >= 0 || (type !== 'AID' && type !== 'COOPERATE' && type !== 'AGREE')) return
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + 40)
  let worth = -9
  for (let i = draft.to; i < limit; i++) {
    if (scene.isComma(i) || scene.word(i) === CLAUSE || scene.cueOf[i] >= 0) return
    if (scene.isWorth(i)) worth = i
    else if (scene.values.amountAt[i] >= 0) {
      if (i - worth <= 4) draft.amount = scene.values.amountAt[i]
      return
    }
  }
}

/** Whether what stands with the word makes it an event of the ledger. */
function counts(scene: Scene, draft: Draft): boolean {
  const { type, name } = draft.frame
  const need = scene.events.needs[draft.entry]
  const actor = draft.has(ACTOR)
  const recipient = draft.has(RECIPIENT)
  const object = draft.has(OBJECT)
  const sides = (actor ? 1 : 0) + (recipient ? 1 : 0)
  const named =
    (actor && isNamed(scene, draft.actorFrom, draft.actorTo) ? 1 : 0) +
    (recipient && isNamed(scene, draft.recipientFrom, draft.recipientTo) ? 1 : 0)
  const money = draft.amount >= 0
  switch (need) {
    case NEED.support:
      if (!draft.finite && !draft.participle && draft.light < 0 && named === 0) return false
      if (!draft.finite && !draft.participle && !recipient && draft.impliedActor && draft.light < 0) return false
      if (!draft.finite && !draft.participle && sides === 0 && draft.light < 0) return false
      return money || hasSupport(scene, draft)
    case NEED.aid:
      if (name === 'arrive' && (!recipient || named === 0)) return false
      return hasSupport(scene, draft)
    case NEED.money:
      if (draft.finite || draft.participle) return money
      // قرض بقيمة …: only with who gives it or gets it
      return money && (name === 'funds' || name === 'prize' ? named > 0 && !(draft.impliedActor && !recipient) : named > 0)
    case NEED.funds:
      return money || hasSupport(scene, draft)
    case NEED.flow:
      return money && sides > 0
    case NEED.gift:
      if (draft.rule.startsWith('verb.relative')) return false
      // دعم، ساعد: only where both sides are named and, for the noun, both are said with it
      return actor && recipient && named > 0 && (draft.finite ? object || named === 2 : !draft.impliedActor && isExplicit(scene, draft))
    case NEED.agreement:
      // توصلوا إلى اتفاق على …: the noun has what was agreed
      if (
        name === 'reach' &&
        draft.end < scene.tokens.count &&
        draft.end > 0 &&
        (scene.word(draft.end) === ALA || scene.preposition(draft.objectTo) !== 0)
      )
        return false
      return object && hasAgreement(scene, draft)
    case NEED.party:
      return actor && (recipient || isPlural(scene, draft)) && (named > 0 || object)
    case NEED.person:
      return recipient && isNamed(scene, draft.recipientFrom, draft.recipientTo)
    case NEED.two:
      return (sides === 2 && (named > 0 || draft.light >= 0)) || (actor && !draft.impliedActor && isPlural(scene, draft))
    case NEED.forces:
      return hasForces(scene, draft)
    case NEED.position:
      return object && actor && named > 0
    case NEED.other:
      return actor && !draft.impliedActor && object
    case NEED.owner:
      return (object || money) && actor && (money || hasOwner(scene, draft) || draft.light >= 0)
    case NEED.needy:
      return object && (named > 0 || hasSupport(scene, draft))
    case NEED.met:
      return sides === 2 || (actor && !draft.impliedActor && draft.timex >= 0)
    case NEED.ahead:
      return actor && named > 0 && (object || recipient)
    case NEED.journey:
      return isJourney(scene, draft)
    case NEED.with:
      if (actor && named > 0 && (recipient || isPlural(scene, draft))) return true
      draft.topic = object && draft.finite
      return draft.topic && actor
  }
  if (type === 'REQUEST' && !draft.finite && !draft.participle && name !== 'need') {
    if (name === 'appeal' && scene.tokens.article[draft.from] === 1) return false
    // جدد دعوته إلى، نداء الأمين العام، but not بدعوة من
    if (scene.preposition(draft.from) !== 0 || !actor || !(object || recipient)) return false
    return draft.light >= 0 || !draft.impliedActor
  }
  if (type === 'REQUEST') return (object && (actor || recipient)) || sides === 2
  if (type === 'AGREE') return object && actor
  if (name === 'host') return recipient && isNamed(scene, draft.recipientFrom, draft.recipientTo) && (actor || draft.timex >= 0)
  if (type === 'CONSULT' && recipient && scene.isMedia(draft.recipientFrom)) return false
  if (type === 'CONSULT') return sides === 2 || (recipient && named > 0) || (sides === 1 && named > 0 && (object || draft.timex >= 0))
  if (type === 'COOPERATE')
    return sides > 0 && (object || sides === 2 || isPlural(scene, draft)) && (name !== 'agreement' || isAgreed(scene, draft))
  if (type === 'RETREAT')
    return name === 'ceasefire'
      ? (actor && !draft.impliedActor) || draft.timex >= 0
      : actor && (object || draft.timex >= 0 || name === 'resign')
  return sides > 0 || object
}

/** An official goes to a place: told as news, to come, or for a meeting. */
function isJourney(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  const m = draft.actorFrom >= 0 ? scene.mention(draft.actorFrom) : undefined
  if (!m || (m.kind !== 'person' && m.kind !== 'role') || draft.recipientFrom < 0 || !scene.isPlace(draft.recipientFrom)) return false
  if (draft.status === 'planned' || t.sentence[draft.from] === 0) return true
  return draft.objectFrom >= 0 && (t.bits[draft.objectFrom] & scene.eventBit) !== 0
}

/** One of the words is a mention or heads a party. */
function isNamed(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scene.isParty(i)) return true
  return false
}

/** The giver or the receiver of a noun of support stands in its own clause. */
function isExplicit(scene: Scene, draft: Draft): boolean {
  return (
    (scene.tokens.proclitics[draft.from] & PRO_LAM) === 0 &&
    draft.actorFrom >= draft.from &&
    scene.isParty(draft.actorFrom) &&
    scene.isParty(draft.recipientFrom)
  )
}

/** تعهده، التزام الحكومة: a noun of promise with the one who promises. */
function hasOwner(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  return t.article[draft.from] === 0 && (t.enclitic[draft.from] !== 0 || draft.actorFrom === draft.to)
}

/** An agreement that is told of: between parties, with one, reached or signed; not the one that is only named. */
function isAgreed(scene: Scene, draft: Draft): boolean {
  // الاتفاق الذي وقع …: its verb tells of it
  if (draft.rule === 'noun.relative' && !draft.lightPassive) return false
  if (draft.has(RECIPIENT) || draft.light >= 0) return true
  return (scene.tokens.article[draft.from] === 0 || draft.rule === 'noun.between') && draft.has(ACTOR)
}

/** الجانبان، الوزراء، أكد … و…: more than one who meet. */
function isPlural(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  for (let i = draft.actorFrom; i < draft.actorTo; i++) {
    if (i > draft.actorFrom && scene.hasWaw(i) && scene.mentions.startingAt[i] >= 0) return true
  }
  const last = t.text.charCodeAt(t.end[draft.actorFrom] - 1)
  const before = t.text.charCodeAt(t.end[draft.actorFrom] - 2)
  return last === 0x646 && (before === 0x627 || before === 0x64a)
}

function hasSupport(scene: Scene, draft: Draft): boolean {
  for (let i = draft.objectFrom; i >= 0 && i < draft.objectTo; i++) {
    if (scene.supportAt(i) > 0 && !(draft.frame.name === 'arrive' && SUPPORT[scene.supportAt(i)] === 'forces')) return true
  }
  return false
}

function hasAgreement(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  for (let i = draft.objectFrom; i < draft.objectTo; i++) {
    if (((t.bits[i] | t.phraseBits[i]) & scene.eventBit) === 0) continue
    for (let s = t.sense(i, scene.eventBit); s >= 0; s = t.sense(i, scene.eventBit, s))
      if (scene.isAgreement(scene.lexicon.entryOf(s))) return true
    const p = scene.lexicon.phraseSense(t.phrase[i], scene.eventBit)
    if (p >= 0 && scene.isAgreement(scene.lexicon.phraseEntryOf(p))) return true
  }
  return false
}

function hasForces(scene: Scene, draft: Draft): boolean {
  const from = draft.frame.object === OBJECT ? draft.objectFrom : draft.actorFrom
  const to = draft.frame.object === OBJECT ? draft.objectTo : draft.actorTo
  for (let i = from; i >= 0 && i < to; i++) if (scene.isForces(i)) return true
  return false
}

export { AN, PRO_LAM }
