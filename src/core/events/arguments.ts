/**
 * Arguments through grammar. From the trigger on, the clause is read once: bare nouns fill subject, object and second object
 * in their order, prepositions fill what the frame gives them, بين … و… both sides.
 */
import { PRO_BEH, PRO_LAM } from '../lexicon/analyse.ts'
import { FIRST, NUMBER, PERSON, PLURAL } from '../lexicon/features.ts'
import { NUMBER as DIGITS, WORD } from '../tokens/tokens.ts'
import type { Draft } from './draft.ts'
import { clauseEnd, nounEnd } from './extents.ts'
import { ACTOR, NOBODY, OBJECT, RECEIVES, RECIPIENT, type Role } from './frames.ts'
import { type Scene, WINDOW } from './scene.ts'
import {
  ABOUT,
  ACCORDING,
  ADVERB,
  AFTER,
  ALA,
  AN,
  AN_PREPOSITION,
  AUXILIARY,
  BAYNA,
  BEFORE,
  CLAUSE,
  DEMONSTRATIVE,
  FI,
  FOR,
  ILA,
  MAA,
  MIN,
  NEGATION,
  PREPOSITION,
  PRONOUN,
  QUANTITY,
  RELATIVE,
  SOWFA,
  WITH_PRONOUN,
} from './words.ts'

/** Slots that are still open for bare nouns, in their order. */
interface Slots {
  list: readonly Role[]
  next: number
}

/**
 * Reads what follows the trigger (or, for a relative, the light verb) from `start` on; `bare` are the roles of bare nouns in
 * their order. After a noun a bare noun without a role is the clause's own again and ends it, unless `loose`.
 */
export function readAfter(scene: Scene, draft: Draft, start: number, bare: readonly Role[], loose = false): void {
  const t = scene.tokens
  const { frame } = draft
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + WINDOW)
  const inside = t.quote[draft.from]
  const slots: Slots = { list: bare, next: 0 }
  let commas = 0
  let ownPronoun = false
  /** After a comma that opened an aside: a time, a place. */
  let inAside = false
  let i = start
  while (i < limit) {
    const timex = scene.values.timexAt[i]
    if (timex >= 0) {
      noteTime(scene, draft, timex, i)
      i = Math.max(i + 1, scene.values.timexTokens[2 * timex + 1])
      continue
    }
    if (t.mark[i] !== 0) {
      const q = scene.quoteOpening(i)
      if (q >= 0) {
        const length = t.quoteEnd[q] - t.quoteFirst[q]
        const role = slots.list[slots.next] ?? NOBODY
        if (length <= 5 && role !== NOBODY && !(role === OBJECT && frame.long)) {
          const end = nounEnd(scene, i, limit)
          draft.take(role, i, end)
          slots.next++
          i = end
          continue
        }
        if (frame.long && !draft.has(OBJECT)) {
          draft.take(OBJECT, t.quoteFirst[q], clauseEnd(scene, t.quoteFirst[q], Math.min(limit, t.quoteEnd[q])))
          i = draft.objectTo
          break
        }
        i = scene.afterQuote(q)
        continue
      }
      if (t.mark[i] === 0x28) {
        i = scene.afterBracket(i)
        continue
      }
      if (scene.isComma(i) || t.mark[i] === 0x2d || t.mark[i] === 0x2013) {
        const aside = pastAside(scene, i, limit)
        if (aside > i) {
          i = aside
          continue
        }
        // An apposition or adjunct between commas may be followed by more of the clause.
        const closing = inAside && isClosing(scene, i + 1, limit)
        inAside = !inAside && goesOn(scene, i + 1, limit)
        if (++commas > 4 || !(inAside || closing)) break
        i++
        continue
      }
      break
    }
    if (inside >= 0 && t.quote[i] !== inside && t.quoteParent[t.quote[i]] !== inside) break
    const w = scene.word(i)
    if (w === AN) {
      if (frame.clause !== NOBODY && !draft.has(frame.clause)) {
        const end = clauseEnd(scene, i, limit)
        draft.take(frame.clause, i, end)
        i = end
      }
      break
    }
    if (w === PRONOUN && draft.rule === 'verb.what' && !draft.has(OBJECT)) {
      // كل ما يحتاجه … هو أن
      draft.take(OBJECT, i + 1, clauseEnd(scene, i + 1, limit))
      break
    }
    if (w === CLAUSE || w === ACCORDING || w === NEGATION || w === PRONOUN || w === AUXILIARY || w === SOWFA) break
    if (w === RELATIVE) {
      const after = afterRelative(scene, i, limit)
      if (after < 0) break
      i = after
      continue
    }
    if (w === BAYNA) {
      i = readSides(scene, draft, i + 1, limit)
      continue
    }
    if (w === MIN && scene.word(i + 1) === CLAUSE) {
      // من حيث المبدأ
      i += 3
      continue
    }
    if (scene.isWorth(i) && scene.preposition(i) !== 0) {
      // بقيمة تجاوزت 25 مليون دولار
      let j = i + 1
      while (j < limit && j < i + 6 && scene.values.amountAt[j] < 0) j++
      if (j < limit && scene.values.amountAt[j] >= 0) {
        draft.amount = draft.amount < 0 ? scene.values.amountAt[j] : draft.amount
        i = Math.max(j + 1, scene.values.amountTokens[2 * scene.values.amountAt[j] + 1])
        continue
      }
    }
    const role = roleOfPreposition(scene, draft, i, w)
    if (role >= 0) {
      const own = w === 0
      const from = own ? i : i + 1
      if (from >= limit) break
      if (
        !own &&
        scene.word(from) !== 0 &&
        scene.word(from) !== DEMONSTRATIVE &&
        scene.word(from) !== QUANTITY &&
        scene.word(from) !== AN
      ) {
        // من خلاله
        i = from + 1
        continue
      }
      // إلى أن، على أن
      if (!own && scene.word(from) === AN) {
        if (role === OBJECT && !draft.has(OBJECT)) draft.take(OBJECT, from, clauseEnd(scene, from, limit))
        i = Math.max(clauseEnd(scene, from, limit), i + 1)
        break
      }
      if (role === OBJECT && (frame.long || frame.type === 'CONSULT') && !draft.has(OBJECT)) {
        const end = splitsOffSource(scene, draft, from, clauseEnd(scene, from, limit))
        draft.take(OBJECT, from, end)
        i = end
        if (frame.type === 'CONSULT' || scene.word(i) === BAYNA) continue
        break
      }
      if (w === AFTER && t.enclitic[from] !== 0 && slots.next === 0 && draft.finite) {
        ownPronoun = true
        i = from + 1
        continue
      }
      const end = argumentEnd(scene, draft, from, limit, role)
      if (w === MIN && role === ACTOR && own === false && !scene.isParty(from)) {
        i = end
        continue
      }
      if (role === NOBODY || draft.has(role)) {
        if ((w === FI || scene.preposition(i) === PRO_BEH) && draft.placeFrom < 0 && scene.isPlace(from)) {
          draft.placeFrom = from
          draft.placeTo = end
        }
      } else draft.take(role, from, end)
      i = Math.max(pastApposition(scene, end, limit), i + 1)
      continue
    }
    if (w === WITH_PRONOUN || w === ADVERB || (slots.next < 2 && scene.isAdverb(i)) || (w !== 0 && w !== AN && t.enclitic[i] !== 0)) {
      if (w === AFTER && draft.finite && slots.next === 0) ownPronoun = true
      i++
      continue
    }
    if ((i > start || !draft.finite) && (scene.isFiniteVerb(i) || scene.isParticipleOfState(i))) break
    if (scene.hasWaw(i) && scene.verbness(i) === 2 && i > start) break
    // A bare noun
    const from = i
    const end = argumentEnd(scene, draft, from, limit, slots.list[slots.next] ?? NOBODY)
    let role2 = slots.list[slots.next] ?? NOBODY
    // أبرمت السلطنة الدولة العضو … اتفاقاً: only an agreement is signed
    if (role2 === OBJECT && frame.name === 'sign' && !hasAgreement(scene, from, end) && draft.finite) role2 = NOBODY
    if (role2 !== NOBODY) {
      // A thing where a party is looked for: the subject is dropped, this is the next slot's.
      // ودعا خلال لقائه المبعوث: his own pronoun before says that the subject is known
      if (slots.next === 0 && ownPronoun && role2 === frame.subject && slots.list.length > 1) {
        slots.next++
        role2 = slots.list[slots.next] ?? NOBODY
      }
      const first = slots.next === 0 && draft.finite && role2 === frame.subject && slots.list.length > 1
      if (first && !scene.agrees(draft.features, from)) {
        slots.next++
        role2 = slots.list[slots.next] ?? NOBODY
      }
      const noSubject = slots.next === 0 && draft.finite && role2 === frame.subject && scene.isAccusative(from)
      if (noSubject || ((role2 === ACTOR || role2 === RECIPIENT) && !couldAct(scene, from) && !isMeetingNoun(scene, draft, from))) {
        const later = noSubject ? Math.min(1, slots.list.length - 1) || -1 : slots.list.indexOf(OBJECT, slots.next)
        if (later < 0) {
          i = Math.max(end, i + 1)
          continue
        }
        slots.next = later
        role2 = slots.list[later]
      }
      if (role2 === OBJECT && isReceiverFirst(scene, draft, from, end, limit)) {
        draft.take(RECIPIENT, from, end)
        i = end
        continue
      }
      if (role2 === OBJECT && frame.type === 'AID' && frame.min === ACTOR && !draft.has(ACTOR)) {
        // تسلمت الوزارة 120 مولدة من …, مساعدات مقدمة من …
        const giver = giverWithin(scene, from, end)
        if (giver >= 0) {
          draft.take(role2, from, scene.word(giver - 1) === 0 && isGiven(scene, giver - 1) ? giver - 1 : giver)
          draft.take(ACTOR, giver + 1, nounEnd(scene, giver + 1, limit))
          slots.next++
          i = Math.max(draft.actorTo, i + 1)
          continue
        }
      }
      if (role2 === OBJECT && frame.long) {
        const to = clauseEnd(scene, from, limit)
        draft.take(OBJECT, from, splitsOffSource(scene, draft, from, to))
        i = draft.objectTo > from ? draft.objectTo : to
        slots.next++
        continue
      }
      if (role2 === RECIPIENT && !draft.finite && !draft.participle && !scene.isParty(from)) break
      if (role2 === RECIPIENT && frame.name === 'visiting' && !scene.isPlace(from) && draft.actorTo === from) {
        // زيارة ولي العهد نائب الرئيس إلى …: another office of the same one
        draft.actorTo = end
        i = end
        continue
      }
      draft.take(role2, from, end)
      slots.next++
    } else if (
      !draft.finite &&
      !draft.participle &&
      !loose &&
      !(i < start + 2 && end === i + 1 && !scene.isParty(i) && t.article[i] === t.article[draft.from])
    )
      break
    i = Math.max(pastApposition(scene, end, limit), i + 1)
  }
  draft.end = i
  if (frame.type === 'AGREE' && draft.timex < 0 && draft.objectFrom >= 0) noteDeadline(scene, draft)
}

/** سلّمت اليابان الوزارة 120 مولدة: of two bare nouns after the giver the first is who receives, where it is a party and a thing follows. */
function isReceiverFirst(scene: Scene, draft: Draft, from: number, end: number, limit: number): boolean {
  const { frame } = draft
  const t = scene.tokens
  if (frame.type !== 'AID' || frame.ila !== RECIPIENT || !draft.finite || draft.has(RECIPIENT) || end >= limit) return false
  if (!scene.isParty(from) || scene.supportAt(from) > 1 || scene.values.quantityAt[from] >= 0) return false
  // An aside between commas: سلمت اليابان الوزارة، الثلاثاء، 100 مولدة
  let j = end
  while (j < limit && (scene.isComma(j) || scene.values.timexAt[j] >= 0))
    j = scene.isComma(j) ? j + 1 : Math.max(j + 1, scene.values.timexTokens[2 * scene.values.timexAt[j] + 1])
  // (800) طن
  if (j + 1 < limit && t.mark[j] === 0x28 && t.kind[j + 1] === DIGITS) return true
  if (j >= limit || scene.isMark(j)) return false
  if (t.kind[j] === DIGITS || scene.values.quantityAt[j] >= 0 || scene.values.amountAt[j] >= 0) return true
  if (t.kind[j] !== WORD || scene.word(j) !== 0 || scene.preposition(j) !== 0 || scene.hasWaw(j) || j > end) return false
  return t.article[j] === 0 && !scene.isFiniteVerb(j) && !scene.isParticipleOfState(j) && !scene.isParty(j)
}

/** The من in a thing's words after which the one stands whom it comes from, -1 where none does. */
function giverWithin(scene: Scene, from: number, to: number): number {
  for (let j = from + 1; j < to - 1; j++) if (scene.word(j) === MIN && (scene.isParty(j + 1) || isSomebodyNamed(scene, j + 1))) return j
  return -1
}

function isSomebodyNamed(scene: Scene, i: number): boolean {
  const kind = scene.mention(i)?.kind
  return kind === 'organization' || kind === 'person' || kind === 'role' || kind === 'group'
}

/** مقدمة من، المقدم من */
function isGiven(scene: Scene, i: number): boolean {
  const { text, stem } = scene.tokens
  return text.startsWith('مقدم', stem[i])
}

/** تعهد بتقديم … قبل نهاية العام: the day by which it is to happen, within the words of the promise. */
function noteDeadline(scene: Scene, draft: Draft): void {
  for (let j = draft.objectFrom + 1; j < draft.objectTo; j++) {
    const timex = scene.values.timexAt[j]
    if (timex < 0 || scene.values.timexTokens[2 * timex] !== j) continue
    noteTime(scene, draft, timex, j)
    if (draft.timex >= 0 && isDeadline(scene, draft)) return
    draft.timex = -1
  }
}

/** The token after the comma that closes an apposition which ends at `end`. */
function pastApposition(scene: Scene, end: number, limit: number): number {
  return end < limit && scene.isComma(end) && scene.appositionBefore(end) < end ? end + 1 : end
}

/** A word of agreement is among the tokens. */
export function hasAgreement(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (scene.isAgreementAt(i)) return true
  return false
}

/** Of طلب قروضاً من الصندوق the object ends before من and its party. */
function splitsOffSource(scene: Scene, draft: Draft, from: number, to: number): number {
  if (draft.has(RECIPIENT)) return to
  const word = draft.frame.min === RECIPIENT ? MIN : draft.frame.maa === RECIPIENT ? MAA : 0
  if (word === 0) return to
  for (let j = from + 1; j < to - 1; j++) {
    if (scene.word(j) === word && scene.isParty(j + 1)) return j
    if (scene.word(j) === BAYNA && (draft.frame.type === 'CONSULT' || draft.frame.name === 'agreement')) return j
  }
  return to
}

/** ، لا سيما …، ومنها …،: the token after an aside between commas, `comma` where there is none. */
function pastAside(scene: Scene, comma: number, limit: number): number {
  const t = scene.tokens
  const first = comma + 1
  // اليابان - وهي أكبر المانحين - …
  if (!scene.isComma(comma)) {
    if (!scene.hasWaw(first)) return comma
    for (let j = first + 1; j < Math.min(limit, first + 14); j++) if (t.mark[j] === t.mark[comma]) return j + 1
    return comma
  }
  if (!(scene.word(first) === NEGATION && t.slice(first + 1, first + 2) === 'سيما')) return comma
  for (let j = first + 2; j < Math.min(limit, first + 14); j++) if (scene.isComma(j)) return j + 1
  return comma
}

/** وقعت الهيئة، أمس، اتفاقاً: after the comma that closes an aside the clause has a noun, not a verb. */
function isClosing(scene: Scene, i: number, limit: number): boolean {
  if (i >= limit || scene.isMark(i) || scene.cueOf[i] >= 0 || scene.hasWaw(i)) return false
  const w = scene.word(i)
  if (w === CLAUSE || w === NEGATION || w === PRONOUN || w === RELATIVE || w === AUXILIARY) return false
  return !scene.isFiniteVerb(i) && !scene.isParticipleOfState(i)
}

/** Whether the clause goes on after the comma before `i`: with a time, a preposition, or a party in apposition. */
function goesOn(scene: Scene, i: number, limit: number): boolean {
  if (i >= limit || scene.isMark(i)) return false
  if (scene.values.timexAt[i] >= 0) return true
  const w = scene.word(i)
  if (w === CLAUSE || w === NEGATION || w === AN || w === PRONOUN || w === RELATIVE || w === AUXILIARY) return false
  if (scene.cueOf[i] >= 0 || scene.isFiniteVerb(i) || scene.isParticipleOfState(i) || scene.hasWaw(i)) return false
  return w !== 0 || scene.preposition(i) !== 0 || scene.isParty(i) || scene.tokens.article[i] === 1
}

/** The token after a relative clause that a comma closes, -1 where it does not end nearby. */
function afterRelative(scene: Scene, i: number, limit: number): number {
  let nouns = 0
  for (let j = i + 1; j < Math.min(limit, i + 16); ) {
    if (scene.isComma(j)) return goesOn(scene, j + 1, limit) ? j + 1 : -1
    if (scene.isMark(j)) return scene.quoteOpening(j) >= 0 ? j : -1
    if (j === i + 1 || scene.word(j) !== 0 || scene.preposition(j) !== 0) {
      j++
      continue
    }
    // الذي تقوده الولايات المتحدة مساعدات: a thing given is the clause's own again.
    if (nouns > 0 && scene.supportAt(j) > 0 && scene.tokens.article[j] === 0) return j
    j = nounEnd(scene, j, limit)
    nouns++
  }
  return -1
}

/** The role that a preposition at `i` gives what follows; NOBODY for an adjunct, -1 where `i` is no preposition. */
function roleOfPreposition(scene: Scene, draft: Draft, i: number, w: number): number {
  const { frame } = draft
  switch (w) {
    case MIN:
      // من قبل، من جانب: the agent
      if (isAgent(scene, i + 1) || (draft.lightKind === RECEIVES && frame.type !== 'AID')) return ACTOR
      return frame.min
    case ILA:
      return frame.ila
    case ALA:
      return frame.ala
    case AN_PREPOSITION:
      return frame.an
    case FI:
      return frame.fi
    case MAA:
      return frame.maa
    case ABOUT:
      return frame.about
    case FOR:
      return frame.li
    case AFTER:
    case BEFORE:
    case PREPOSITION:
      return NOBODY
  }
  const p = scene.preposition(i)
  if (p === PRO_LAM) {
    if (w === 0 && scene.verbness(i) === 1) return -1
    if (frame.type === 'CONSULT' && !scene.isParty(i) && !scene.isPlace(i) && w !== DEMONSTRATIVE) return OBJECT
    if (scene.isAct(i) && frame.type === 'CONSULT') return OBJECT
    if (frame.li === RECIPIENT && scene.isAct(i)) return NOBODY
    if (frame.type !== 'CONSULT' || !scene.isParty(i)) return frame.li
    // زيارة للرئيس، اجتماع للأطراف: the noun's own party; زيارة للبلد: where to
    if (!draft.finite && draft.actorFrom < 0 && isSomebody(scene, i)) return ACTOR
    return frame.li === OBJECT ? NOBODY : frame.li
  }
  if (p === PRO_BEH) {
    const where = scene.isPlace(i) && (frame.bi === RECIPIENT || frame.name === 'support')
    return scene.isCircumstance(i) || where || (frame.bi === RECIPIENT && scene.isAct(i)) ? NOBODY : frame.bi
  }
  return p !== 0 ? NOBODY : -1
}

/** A person, group or body by name, not a place or a paper. */
function isSomebody(scene: Scene, i: number): boolean {
  const m = scene.mention(i)
  if (!m) return !scene.isPlace(i)
  return m.kind === 'person' || m.kind === 'group' || m.kind === 'role' || (m.kind === 'organization' && m.to - m.from > 1)
}

function isAgent(scene: Scene, i: number): boolean {
  return scene.word(i) === BEFORE || scene.isSide(i)
}

/** Where an argument that begins at `from` ends: its mention, or its noun phrase, with what و adds. */
function argumentEnd(scene: Scene, draft: Draft, from: number, limit: number, role: Role): number {
  const end = nounEnd(scene, from, limit, true, role === ACTOR || role === RECIPIENT)
  return role === ACTOR || role === RECIPIENT ? withComplement(scene, draft, end, limit) : end
}

/** الهيئات المسؤولة عن الإغاثة: a participle after its noun takes its preposition with it. */
function withComplement(scene: Scene, draft: Draft, end: number, limit: number): number {
  const t = scene.tokens
  const last = end - 1
  const w = scene.word(end)
  if (end >= limit || (w !== MIN && w !== ALA && w !== AN_PREPOSITION && w !== FI)) return end
  if (t.article[last] === 0 || t.text.charCodeAt(t.stem[last]) !== 0x645 || scene.mentions.startingAt[last] >= 0) return end
  if (t.article[last - 1] === 0) return end
  const role = roleOfPreposition(scene, draft, end, w)
  if (role > NOBODY && !draft.has(role)) return end
  return nounEnd(scene, end + 1, limit)
}

/** تناول اللقاء الأزمة: a meeting has subjects too. */
function isMeetingNoun(scene: Scene, draft: Draft, i: number): boolean {
  const { name } = draft.frame
  return (name === 'treat' || name === 'discuss') && scene.tokens.article[i] === 1 && (scene.tokens.bits[i] & scene.eventBit) !== 0
}

/** Whether the noun at `i` may be one who acts, and is not a thing given, signed or done. */
function couldAct(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (scene.isParty(i)) return true
  if (scene.supportAt(i) > 1) return false
  if (t.kind[i] === DIGITS || scene.values.quantityAt[i] >= 0) return scene.isParty(i + 1) || scene.isMany(i + 1)
  // المانحين: a participle with its article is somebody
  if (t.article[i] === 1 && !scene.isAct(i)) return true
  if (scene.verbness(i) === 2 || (t.bits[i] & scene.eventBit) !== 0) return false
  return true
}

/** بين … و…: the sides, to actor and recipient. Returns the token after them. */
function readSides(scene: Scene, draft: Draft, from: number, limit: number): number {
  const t = scene.tokens
  if (from >= limit) return from
  const end = nounEnd(scene, from, limit)
  let split = -1
  for (let j = from + 1; j < end; j++) {
    if (t.kind[j] === WORD && scene.hasWaw(j) && !insideName(scene, j, from)) {
      split = j
      break
    }
  }
  if (draft.actorFrom < 0) {
    if (split > 0) {
      draft.take(ACTOR, from, split)
      draft.take(RECIPIENT, split, end)
    } else draft.take(ACTOR, from, end)
  }
  return Math.max(end, from + 1)
}

/** A و within one mention (وزارة التربية والتعليم) parts no sides. */
function insideName(scene: Scene, j: number, head: number): boolean {
  // الجانبين السعودي والأردني: the head is both sides.
  const nisba = scene.isAdjective(j)
  if (nisba && isDual(scene, head)) return true
  const m = scene.mentionAt[j]
  return m >= 0 && scene.mentions.items[m].from < j && !nisba && !scene.isPlace(head) && !scene.headsParty(j)
}

function isDual(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const last = t.text.charCodeAt(t.end[i] - 1)
  const before = t.text.charCodeAt(t.end[i] - 2)
  return last === 0x646 && (before === 0x64a || before === 0x627)
}

/** The first date or time of day; after قبل or بحلول or حتى it is a deadline. */
export function noteTime(scene: Scene, draft: Draft, timex: number, at: number): void {
  if (draft.timex >= 0) return
  const { type } = scene.values.timexes[timex]
  // A span counts where it is one to come: السنوات الخمس المقبلة
  if (type === 'SET' || (type === 'DURATION' && (draft.frame.type !== 'AID' || scene.tokens.article[at] === 0))) return
  draft.timex = timex
}

/** قبل نهاية الشهر، بحلول الصيف; نهاية العام for what is to come: by when, not when. */
export function isDeadline(scene: Scene, draft: Draft): boolean {
  if (draft.timex < 0) return false
  const t = scene.tokens
  const at = scene.values.timexTokens[2 * draft.timex]
  const before = t.slice(at - 1, at)
  const first = t.slice(at, at + 1)
  if (before === 'قبل' || before === 'حتى' || before === 'بحلول' || first === 'بحلول' || first === 'قبل') return true
  return first.endsWith('نهاية') && (draft.status === 'planned' || draft.frame.type === 'AGREE')
}

/** أمس عقب لقائه، عقد الجمعة مباحثات: a time before the noun, in its clause and near, or between its light verb and it. */
export function timeBefore(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  const first = t.sentenceStart[t.sentence[draft.from]]
  const limit = Math.max(first, draft.light >= 0 && draft.light < draft.from ? draft.light : draft.from - 5)
  for (let k = draft.from - 1; k >= limit && draft.timex < 0; k--) {
    const timex = scene.values.timexAt[k]
    if (timex >= 0) noteTime(scene, draft, timex, scene.values.timexTokens[2 * timex])
    else if (
      scene.word(k) === AN ||
      scene.word(k) === RELATIVE ||
      (k !== draft.light && scene.isFiniteVerb(k)) ||
      (scene.isMark(k) && !scene.isComma(k))
    )
      return
  }
}

/** الوزيران، بغداد وواشنطن: a party of several is both sides where no other side is named. */
export function splitSides(scene: Scene, draft: Draft): void {
  if (draft.recipientFrom >= 0 || draft.actorFrom < 0 || isDual(scene, draft.actorFrom)) return
  for (let j = draft.actorFrom + 1; j < draft.actorTo; j++) {
    if (!scene.hasWaw(j) || !scene.isParty(j) || insideName(scene, j, draft.actorFrom)) continue
    draft.take(RECIPIENT, j, draft.actorTo)
    draft.actorTo = j
    return
  }
}

/** True where a verb's own form says that its subject is not after it. */
export function dropsSubject(features: number): boolean {
  return (features & NUMBER) === PLURAL || (features & PERSON) === FIRST
}
