/** Nouns as events: verbal nouns, talks, agreements, gifts; their light verbs, adjectives, owners and sides. */
import { ENC_HA, ENC_HU, PRO_BEH, PRO_LAM } from '../lexicon/analyse.ts'
import { readAfter } from './arguments.ts'
import type { Draft } from './draft.ts'
import { nounEnd } from './extents.ts'
import { ACTOR, JOINS, NOBODY, OBJECT, PASSIVE, PRESIDES, RECEIVES, RECIPIENT, type Role, YES } from './frames.ts'
import type { Scene } from './scene.ts'
import { implied, type Words } from './speakers.ts'
import { clauseSubject, mainVerb, subjectBefore, subjectOf } from './subjects.ts'
import { isFirst } from './token-view.ts'
import { AFTER, AN, AT, BAYNA, BEFORE, ILA, MAA, NEGATION, RELATIVE } from './words.ts'

export function readNoun(scene: Scene, draft: Draft, last: Words | undefined): void {
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
  // زيارة عمل، زيارة معايدة: of what sort
  if (frame.type !== 'AID' && frame.type !== 'RETREAT' && isSort(scene, i, start)) start++
  if (draft.light >= 0 && draft.light < i && (draft.lightKind === PRESIDES || draft.lightKind === RECEIVES || doesIt(scene, draft, start)))
    readLightSubject(scene, draft, last)
  const next = scene.word(start)
  if (frame.name === 'talks' && t.slice(start, start + 1) === 'جمعه') {
    // لقاء جمعه بنظيره: written like the name of the day
    draft.supply(ACTOR, impliedByPronoun(scene, draft, last))
    readAfter(scene, draft, start + 1, [], true)
  } else if (t.enclitic[i] !== 0 && draft.lightKind === PASSIVE && draft.light >= 0 && frame.of !== ACTOR) {
    // المساعدات التي تم توزيعها
    const thing = subjectBefore(scene, draft.light)
    if (thing.kind === 'relative' || thing.kind === 'subject') draft.take(frame.of, thing.from, thing.to)
    readAfter(scene, draft, start, [])
  } else if (t.enclitic[i] !== 0) {
    if (frame.of === ACTOR || frame.of === RECIPIENT)
      draft.supply(frame.of === RECIPIENT ? RECIPIENT : ACTOR, impliedByPronoun(scene, draft, last))
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
  const passive = draft.light >= 0 && draft.lightKind === PASSIVE
  if (draft.light >= 0 && !passive && !draft.has(ACTOR) && frame.subject !== RECIPIENT) {
    // أعلن التحالف هدنة تبدأ …: who announced it, not what begins
    const described = draft.light > i && t.enclitic[draft.light] === 0
    const subject = described ? clauseSubject(scene, i) : subjectOf(scene, draft.light, i)
    if ((subject.kind === 'subject' || (subject.kind === 'relative' && draft.light < i)) && subject.to <= i) {
      draft.take(ACTOR, subject.from, subject.to)
      if (!described) draft.rule = 'noun.light-verb'
    } else if (subject.kind === 'pronoun' || subject.kind === 'none') draft.supply(ACTOR, implied(scene, draft, last))
  }
  if (frame.name === 'partnership') readPartnership(scene, draft)
  if (frame.name === 'support' && (t.proclitics[i] & PRO_BEH) !== 0 && draft.actorFrom > i && !draft.has(RECIPIENT)) {
    // تقدم الجيش بدعم من التحالف
    const subject = clauseSubject(scene, i)
    if (subject.kind === 'subject' && subject.to <= i) draft.take(RECIPIENT, subject.from, subject.to)
    draft.take(OBJECT, i, start)
  }
  if (
    !draft.has(ACTOR) &&
    !passive &&
    !(frame.name === 'need' && scene.word(i - 1) === NEGATION) &&
    frame.subject !== RECIPIENT &&
    frame.name !== 'ceasefire' &&
    frame.name !== 'agreement'
  ) {
    const subject = clauseSubject(scene, i)
    if (subject.kind === 'subject' && subject.to <= i && (scene.isParty(subject.from) || scene.isCounted(subject.from))) {
      if (draft.take(ACTOR, subject.from, subject.to) && (frame.type === 'AID' || (frame.type === 'CONSULT' && t.article[i] === 1)))
        draft.impliedActor = true
    } else if (subject.kind === 'pronoun') draft.supply(ACTOR, implied(scene, draft, last))
  }
}

/** ترأس الوزير اجتماع اللجنة: he meets them; تلقى الوزير اتصالاً من نظيره: he is called. */
function readLightSubject(scene: Scene, draft: Draft, last: Words | undefined): void {
  const { light, lightKind, frame } = draft
  if (frame.subject === RECIPIENT || (frame.type === 'AID' && lightKind !== YES)) return
  const role = lightKind === RECEIVES ? RECIPIENT : ACTOR
  const subject = subjectOf(scene, light, draft.from)
  if ((subject.kind === 'subject' || subject.kind === 'relative') && subject.to <= draft.from && scene.isParty(subject.from)) {
    draft.take(role, subject.from, subject.to)
    draft.rule = 'noun.light-verb'
  } else draft.supply(role, implied(scene, draft, last))
  if (draft.has(role)) draft.rule = 'noun.light-verb'
}

/** قامت الهيئة بدعم الجمعية: who does it is said with the light verb, so that what follows the noun is its object. */
function doesIt(scene: Scene, draft: Draft, start: number): boolean {
  const { of, object, type } = draft.frame
  if (draft.lightKind !== YES || of !== ACTOR || object !== RECIPIENT || type !== 'AID') return false
  return scene.tokens.enclitic[draft.from] === 0 && isPlain(scene, start)
}

/** The noun phrase at `i` is no بلاده, and no لـ follows it: أكد دعم الحكومة للجمعية has its actor there. */
function isPlain(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (i >= t.count || scene.isMark(i) || scene.word(i) !== 0 || scene.preposition(i) !== 0 || scene.isHome(i)) return false
  const end = nounEnd(scene, i, Math.min(t.count, i + 12), true, true)
  return end >= t.count || (scene.preposition(end) & PRO_LAM) === 0
}

/** مجلس التعاون، معدات اتصالات، عند الحاجة: a noun that is part of a name or of another thing. */
export function isOfName(scene: Scene, draft: Draft): boolean {
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
  if (i === 0 || t.article[i - 1] === 1 || t.proclitics[i] !== 0 || t.enclitic[i - 1] !== 0) return false
  // معدات اتصالات، مذكرة التفاهم
  return scene.supportAt(i - 1) > 1 || (draft.frame.type === 'COOPERATE' && scene.isAgreementAt(i - 1))
}

/** Only these names have such words in them. */
function isNaming(kind: string): boolean {
  return kind === 'organization' || kind === 'role' || kind === 'person'
}

/** How far back a light verb is looked for. */
const LIGHT_WINDOW = 14

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
    const end = nounEnd(scene, j, draft.from)
    if (j !== draft.actorFrom) {
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
    const end = nounEnd(scene, start, Math.min(t.count, start + 20))
    const another =
      end < t.count &&
      !scene.isMark(end) &&
      (scene.word(end) === 0 || scene.word(end) === RELATIVE) &&
      scene.preposition(end) === 0 &&
      scene.values.timexAt[end] < 0
    if (scene.isParty(start) && another) return [ACTOR, frame.object, frame.second]
    return [OBJECT]
  }
  if (frame.of === ACTOR && draft.has(ACTOR) && frame.type === 'AID') return [frame.object, OBJECT]
  if (frame.of === RECIPIENT && frame.object === OBJECT) return [RECIPIENT, OBJECT]
  if (frame.of === RECIPIENT) return [RECIPIENT, OBJECT]
  // دعوة الشركات إلى …: many are called
  if (frame.object === RECIPIENT && frame.type === 'REQUEST' && scene.isMany(start) && draft.light < 0) return [RECIPIENT]
  if (frame.object === RECIPIENT && frame.type !== 'CONSULT')
    return scene.isParty(start) || t.article[start] === 1 ? [ACTOR, RECIPIENT] : []
  if (scene.isParty(start)) return draft.has(ACTOR) ? [bareAfterOwner(draft), OBJECT] : [ACTOR, bareAfterOwner(draft), OBJECT]
  if (frame.name === 'agreement') return []
  return t.article[start] === 1 ? [frame.type === 'CONSULT' ? OBJECT : ACTOR] : []
}

/** عقد مع نظيره جلسة مباحثات: the other side stands before the noun. */
function readBetween(scene: Scene, draft: Draft): void {
  if (draft.frame.maa !== RECIPIENT) return
  for (let j = draft.light + 1; j < draft.from - 1; j++) {
    if (scene.word(j) === MAA) {
      draft.take(RECIPIENT, j + 1, nounEnd(scene, j + 1, draft.from, true, true))
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
    draft.lightKind = lightKind(scene, verb)
  }
  const suffixed = t.enclitic[verb] !== 0
  if (draft.light === verb && draft.lightKind === JOINS) {
    // لقاء جمع الوزير ونظيره، لقاء جمعه بنظيره
    if (suffixed) draft.supply(ACTOR, impliedByPronoun(scene, draft, undefined))
    readAfter(scene, draft, verb + 1, suffixed ? [] : [ACTOR], true)
    return
  }
  readAfter(scene, draft, verb + 1, suffixed && draft.light === verb ? [ACTOR] : [], true)
}

function findLightVerb(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  const i = draft.from
  const limit = Math.max(t.sentenceStart[t.sentence[i]], i - LIGHT_WINDOW)
  for (let k = i - 1; k >= limit; k--) {
    // جدد المبعوث، أمس، دعوته
    if (scene.isComma(k) && (scene.values.timexAt[k + 1] >= 0 || scene.values.timexAt[k - 1] >= 0)) continue
    if (scene.isComma(k) && scene.appositionBefore(k) < k) {
      k = scene.appositionBefore(k)
      continue
    }
    if (scene.isComma(k) || scene.word(k) === AN || scene.word(k) === RELATIVE) return
    const features = isLight(scene, k)
    if (features >= 0) {
      const kind = lightKind(scene, k)
      // تشهد العلاقات توتراً بعد استقالة …: when, not what
      if (kind === PASSIVE && (isWhen(scene, i - 1) || isWhen(scene, i - 2))) return
      draft.lightFeatures = features
      draft.lightKind = kind
      draft.light = k
      return
    }
    if (scene.isFiniteVerb(k)) return
  }
}

function isWhen(scene: Scene, k: number): boolean {
  const w = scene.word(k)
  return w === AFTER || w === BEFORE
}

/** The features of a finite light verb at `k`, -1 for none; third person before first (أجرى, not أجري of جرى). */
function isLight(scene: Scene, k: number): number {
  const s = lightSense(scene, k)
  return s < 0 ? -1 : scene.lexicon.featuresOf(s)
}

/** The sort of the light verb at `k`, of frames.ts. */
function lightKind(scene: Scene, k: number): number {
  const s = lightSense(scene, k)
  return s < 0 ? 0 : scene.events.light[scene.lexicon.entryOf(s)]
}

function lightSense(scene: Scene, k: number): number {
  const t = scene.tokens
  const { lexicon, events, eventBit } = scene
  if ((t.bits[k] & eventBit) === 0 || t.article[k] === 1 || scene.verbness(k) === 0) return -1
  let found = -1
  for (let s = t.sense(k, eventBit); s >= 0; s = t.sense(k, eventBit, s)) {
    const light = events.light[lexicon.entryOf(s)]
    const features = lexicon.featuresOf(s)
    if (light === 0 || !scene.isVerbal(features)) continue
    // أدت إلى: no أدى زيارة; توصلت إلى is itself of agreeing
    if (light === YES && scene.word(k + 1) === ILA && events.frame[lexicon.entryOf(t.sense(k, eventBit))] === 0) continue
    const better =
      found < 0 ||
      (isFirst(lexicon.featuresOf(found)) && !isFirst(features)) ||
      // يتم: of تمّ, not of أتمّ
      (light === PASSIVE && !isFirst(features))
    if (better) found = s
  }
  return found
}

/** An adjective agrees in its article and is no party. */
export function isAdjectiveOf(scene: Scene, j: number, noun: number): boolean {
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
  if (t.article[noun] === 1 || t.enclitic[noun] !== 0) return true
  if (scene.isAdjective(j)) return true
  if (t.form[j] !== 0 || j !== noun + 1) return false
  // اتفاقية إطارية، اتفاق شفهي، نداءً ملحاً: unknown words that agree with the noun
  const last = t.text.charCodeAt(t.end[j] - 1)
  const feminine = t.text.charCodeAt(t.end[noun] - 1) === TEH_MARBUTA
  return feminine ? last === TEH_MARBUTA : last === 0x64a || last === 0x627
}

/** A bare noun after an indefinite one, no party, that closes its phrase: زيارة عمل إلى، لقاء قمة مع */
function isSort(scene: Scene, i: number, j: number): boolean {
  const t = scene.tokens
  if (t.article[i] === 1 || t.enclitic[i] !== 0 || j >= t.count || t.kind[j] !== 1 || t.article[j] === 1 || t.enclitic[j] !== 0)
    return false
  if (t.proclitics[j] !== 0 || scene.word(j) !== 0 || scene.isParty(j) || scene.isFiniteVerb(j) || scene.values.timexAt[j] >= 0)
    return false
  const next = j + 1
  return next >= t.count || scene.isMark(next) || scene.word(next) !== 0 || scene.preposition(next) !== 0 || scene.values.timexAt[next] >= 0
}

const TEH_MARBUTA = 0x629

/** كامل، المتحدة: an adjective that is also a name, alone. */
function isLoneAdjective(scene: Scene, j: number): boolean {
  const m = scene.mention(j)
  const alone = !m || (m.kind === 'person' && m.to === j + 1)
  // اللقاء المرتقب: after a noun with its article, a word with its own
  if (alone && scene.tokens.article[j] === 1 && scene.tokens.article[j - 1] === 1) return true
  return scene.isAdjective(j) && (scene.isNisba(j) || alone)
}

function impliedByPronoun(scene: Scene, draft: Draft, last: Words | undefined): Words | undefined {
  const subject = clauseSubject(scene, draft.from)
  const near = scene.tokens.enclitic[draft.from] === ENC_HA || scene.tokens.enclitic[draft.from] === ENC_HU
  if (subject.kind === 'subject' && subject.to <= draft.from) {
    return near && !matches(scene, draft.from, subject.from) ? (antecedent(scene, draft.from) ?? subject) : subject
  }
  return implied(scene, draft, last)
}

/** Whether the pronoun on the word at `i` may mean the mention at `of`. */
function matches(scene: Scene, i: number, of: number): boolean {
  const m = scene.mention(of)
  const feminine = scene.tokens.enclitic[i] === ENC_HA
  if (!m) return true
  if (m.gender === 0) return !(feminine ? m.kind === 'person' : m.number === 3)
  // ها means things in the plural too, and no people
  if (m.number > 1) return feminine && m.kind === 'organization'
  return feminine ? m.gender === 2 : m.gender === 1
}

/** إعلان السلطنة … التزامها: the nearest party before the word at `i`, in its sentence, that its pronoun may mean. */
function antecedent(scene: Scene, i: number): Words | undefined {
  const t = scene.tokens
  const limit = Math.max(t.sentenceStart[t.sentence[i]], i - 20)
  for (let k = i - 1; k >= limit; k--) {
    const m = scene.mention(k)
    if (m && m.to <= i && scene.isParty(k) && matches(scene, i, k)) return { from: m.from, to: m.to }
  }
  return undefined
}
