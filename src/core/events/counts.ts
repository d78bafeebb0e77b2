/** Whether what stands with an event word makes it an event of the ledger. */
import { PRO_LAM } from '../lexicon/analyse.ts'
import { hasAgreement } from './arguments.ts'
import type { Draft } from './draft.ts'
import { ACTOR, EVENT, FRAMES, NEED, OBJECT, PASSIVE, RECIPIENT, SUPPORT, YES } from './frames.ts'
import type { Scene } from './scene.ts'
import { FORCES, isFirst, MEASURE } from './token-view.ts'
import { ALA, ILA } from './words.ts'

/** Whether what stands with the word makes it an event of the ledger. */
export function counts(scene: Scene, draft: Draft): boolean {
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
  // An interview is no meeting.
  if (
    name === 'talks' &&
    ((recipient && scene.isMedia(draft.recipientFrom)) || (actor && need === NEED.two && scene.isMedia(draft.actorFrom)))
  )
    return false
  switch (need) {
    case NEED.support:
      if (name === 'contribute' && draft.finite && draft.status === 'done' && isHelping(scene, draft)) return true
      if (name === 'contribute' && draft.status !== 'done' && !money) return false
      if (name === 'receive' && isFirst(draft.features)) return false
      if (name === 'order' && draft.rule.startsWith('verb.relative')) return false
      if (!draft.finite && !draft.participle && draft.light < 0 && named === 0) return false
      if (!draft.finite && !draft.participle && !recipient && draft.impliedActor && draft.light < 0) return false
      if (!draft.finite && !draft.participle && sides === 0 && draft.light < 0) return false
      return hasSupport(scene, draft) || (money && !(object && scene.isParty(draft.objectFrom)))
    case NEED.aid:
      if (name === 'arrive' && !(recipient && (named > 0 || scene.isPlace(draft.recipientFrom)))) return false
      return hasSupport(scene, draft)
    case NEED.money:
      if (draft.finite || draft.participle) return money || (draft.rule === 'verb.relative-object' && named > 0 && hasSupport(scene, draft))
      if (!money && draft.frame.object === OBJECT) return recipient && named > 0 && hasSupport(scene, draft)
      // قرض بقيمة …: only with who gives it or gets it
      return money && (name === 'funds' || name === 'prize' ? named > 0 && !(draft.impliedActor && !recipient) : named > 0)
    case NEED.funds:
      return money || hasSupport(scene, draft)
    case NEED.flow:
      return money && sides > 0
    case NEED.gift:
      if (draft.rule.startsWith('verb.relative')) return false
      // دعم، ساعد: only where both sides are named and, for the noun, both are said with it
      if (draft.finite || draft.rule === 'noun.light-verb')
        return (
          actor && (recipient ? namesParty(scene, draft.recipientFrom, draft.recipientTo) || object : hasSupport(scene, draft)) && named > 0
        )
      if (scene.tokens.enclitic[draft.from] !== 0)
        return (
          actor && recipient && named > 0 && draft.recipientFrom > draft.from && namesParty(scene, draft.recipientFrom, draft.recipientTo)
        )
      return actor && recipient && named > 0 && !draft.impliedActor && isExplicit(scene, draft)
    case NEED.agreement:
      if (name === 'reach' && !draft.finite && draft.light < 0 && sides < 2) return false
      // توصلوا إلى اتفاق على …: the noun has what was agreed
      if (
        name === 'reach' &&
        draft.end < scene.tokens.count &&
        draft.end > 0 &&
        (scene.word(draft.end) === ALA || scene.preposition(draft.objectTo) !== 0)
      )
        return false
      return object && hasAgreement(scene, draft.objectFrom, draft.objectTo)
    case NEED.party:
      return actor && (recipient || isPlural(scene, draft)) && (named > 0 || object)
    case NEED.person:
      return recipient && isNamed(scene, draft.recipientFrom, draft.recipientTo)
    case NEED.two:
      return (sides === 2 && (named > 0 || draft.light >= 0)) || (actor && !draft.impliedActor && isPlural(scene, draft))
    case NEED.relief:
      return hasSupport(scene, draft) && (actor || recipient) && named > 0
    case NEED.donations:
      return money && hasSupport(scene, draft)
    case NEED.pact:
      return object && actor && hasAgreement(scene, draft.objectFrom, draft.objectTo)
    case NEED.memo:
      return isMemo(scene, draft.to) && (sides === 2 || draft.light >= 0)
    case NEED.costs:
      return actor && object && scene.isWorth(draft.objectFrom)
    case NEED.joint:
      return sides === 2 && named > 0 && scene.tokens.slice(draft.to, draft.to + 1).endsWith('مشترك')
    case NEED.session:
      return draft.light >= 0 && actor && named > 0 && (recipient || scene.isCouncil(draft.actorFrom))
    case NEED.signed:
      return false
    case NEED.action:
      return object && actor && named > 0 && scene.isAct(draft.objectFrom) && scene.tokens.enclitic[draft.objectFrom] === 0
    case NEED.offer:
      return object && actor && isOffer(scene, draft.objectFrom)
    case NEED.measure:
      if (!draft.finite && (scene.tokens.proclitics[draft.from] & PRO_LAM) !== 0) return false
      if (!draft.finite && draft.light < 0 && scene.tokens.sentenceStart[scene.tokens.sentence[draft.from]] !== draft.from) return false
      return object && actor && named > 0 && scene.isForces(draft.objectFrom, MEASURE)
    case NEED.forces:
      return hasForces(scene, draft) && (draft.finite || !draft.impliedActor)
    case NEED.position:
      return object && actor && named > 0
    case NEED.other:
      return actor && !draft.impliedActor && object
    case NEED.owner:
      if (actor && draft.rule === 'noun.light-verb' && scene.tokens.article[draft.from] === 0) return true
      return (object || money) && actor && (money || hasOwner(scene, draft) || draft.light >= 0)
    case NEED.needy:
      return object && (named > 0 || hasSupport(scene, draft))
    case NEED.met:
      if (actor && scene.ownsTogether(draft.from) && (draft.timex >= 0 || draft.light >= 0)) return true
      return sides === 2 || (actor && !draft.impliedActor && (draft.timex >= 0 || scene.isMany(draft.actorFrom)))
    case NEED.ahead:
      return actor && named > 0 && (object || recipient)
    case NEED.journey:
      return isJourney(scene, draft)
    case NEED.with:
      if (recipient) return actor && named > 0
      // ناقش الرئيسان الأزمة: what a meeting told before was about, or a meeting of several
      if (draft.status === 'negated') return actor && object && named > 0
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
  if (name === 'promise-to' && draft.finite && !keepsWord(scene, draft)) return false
  if (type === 'AGREE') return object && actor
  if (name === 'host') return recipient && named > 0 && !scene.isNumber(draft.recipientFrom) && (actor || draft.timex >= 0)
  if (type === 'CONSULT' && draft.finite && named === 0) return false
  if (type === 'CONSULT') return sides === 2 || (recipient && named > 0) || (sides === 1 && named > 0 && (object || draft.timex >= 0))
  if (type === 'COOPERATE' && sides === 0) return object && draft.light >= 0 && draft.lightKind === PASSIVE
  if (type === 'COOPERATE')
    return sides > 0 && (object || sides === 2 || isPlural(scene, draft)) && (name !== 'agreement' || isAgreed(scene, draft))
  if (name === 'ceasefire' && (scene.preposition(draft.from) !== 0 || isGoverned(scene, draft.from))) return false
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
  if (!scene.isDelegation(draft.actorFrom) && (!m || (m.kind !== 'person' && m.kind !== 'role'))) return false
  if (draft.recipientFrom < 0 || !scene.isPlace(draft.recipientFrom)) return false
  if (draft.status === 'planned' || t.sentence[draft.from] === 0) return true
  return draft.objectFrom >= 0 && (t.bits[draft.objectFrom] & scene.eventBit) !== 0
}

/** إلى هدنة، على هدنة: one that is to be, not one that is */
function isGoverned(scene: Scene, i: number): boolean {
  const w = scene.word(i - 1)
  return w === ILA || w === ALA
}

/** One of the words is a mention or heads a party. */
function isNamed(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scene.isParty(i)) return true
  return false
}

/** The words' head, after what counts it, is a party. */
export function namesParty(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 4); i++) {
    if (scene.isParty(i)) return true
    if (scene.word(i) === 0 && !scene.isNumber(i) && !scene.isQuantity(i) && !scene.isMark(i)) return false
  }
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
  if (draft.rule === 'noun.relative' && draft.lightKind !== PASSIVE) return false
  if (draft.light >= 0 && draft.lightKind === YES && scene.word(draft.from - 1) === ALA) return false
  if (draft.has(RECIPIENT) || draft.light >= 0) return true
  return (scene.tokens.article[draft.from] === 0 || draft.rule === 'noun.between') && draft.has(ACTOR)
}

/** الجانبان، الوزراء، أكد … و…: more than one who meet. */
export function isPlural(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  for (let i = draft.actorFrom; i < draft.actorTo; i++) {
    if (i > draft.actorFrom && scene.hasWaw(i) && scene.isParty(i)) return true
  }
  const last = t.text.charCodeAt(t.end[draft.actorFrom] - 1)
  const before = t.text.charCodeAt(t.end[draft.actorFrom] - 2)
  return (last === 0x646 && (before === 0x627 || before === 0x64a)) || scene.isMany(draft.actorFrom)
}

function hasSupport(scene: Scene, draft: Draft): boolean {
  for (let i = draft.objectFrom; i >= 0 && i < draft.objectTo; i++) {
    if (scene.supportAt(i) > 0 && !(draft.frame.name === 'arrive' && SUPPORT[scene.supportAt(i)] === 'forces')) return true
  }
  return false
}

/** وعد الأهالي بـ…, not يعد الأول: what is promised stands beside who is promised, who is somebody. */
function keepsWord(scene: Scene, draft: Draft): boolean {
  if (draft.recipientFrom >= 0 && !namesParty(scene, draft.recipientFrom, draft.recipientTo)) return false
  const before = Math.max(draft.to, draft.recipientTo, draft.actorTo)
  return draft.objectFrom >= 0 && draft.objectFrom - before <= 1
}

/** ساهمت الهيئة في بناء …: a state or body that has a hand in an act. */
function isHelping(scene: Scene, draft: Draft): boolean {
  const kind = draft.actorFrom >= 0 ? scene.mention(draft.actorFrom)?.kind : undefined
  return (kind === 'organization' || kind === 'place' || kind === 'group') && draft.objectFrom >= 0 && scene.isAct(draft.objectFrom)
}

/** مذكرة تفاهم، مذكرة للتعاون */
function isMemo(scene: Scene, i: number): boolean {
  return scene.isAgreementAt(i) || scene.isPartnershipAt(i)
}

/** عرض، طلب، دعوة، تسليم …: what is taken up or refused is itself asked, offered or given. */
function isOffer(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if ((t.bits[i] & EVENT) === 0) return false
  for (let s = t.sense(i, EVENT); s >= 0; s = t.sense(i, EVENT, s)) {
    const f = scene.events.frame[scene.lexicon.entryOf(s)]
    if (f !== 0 && FRAMES[f - 1].type !== 'RETREAT' && !scene.isVerbal(scene.lexicon.featuresOf(s))) return true
  }
  return false
}

function hasForces(scene: Scene, draft: Draft): boolean {
  const from = draft.frame.object === OBJECT ? draft.objectFrom : draft.actorFrom
  const to = draft.frame.object === OBJECT ? draft.objectTo : draft.actorTo
  for (let i = from; i >= 0 && i < to; i++) if (scene.isForces(i, FORCES)) return true
  return false
}
