/**
 * Whether a preposition and its noun belong to the noun phrase before it: `سفير ليبيا في تونس`, `المدير العام لإدارة الطوارئ`
 * do; `قال الوزير في بغداد`, `لوكالة الضفة`, `إلى تشكيل` are the clause's.
 */

import { PRO_BEH, PRO_LAM } from '../lexicon/analyse.ts'
import { Class } from '../lexicon/classes.ts'
import { Closed } from './closed-words.ts'
import { nameStarts } from './names.ts'
import type { Scene } from './scene.ts'
import { Trait as is } from './traits.ts'

/** What kind of head a chain has: it decides which prepositions belong to it and whether a name inside is its own. */
export const OF_OFFICE = 1
export const OF_BODY = 2
export const OF_GROUP = 3
export const OF_DOCUMENT = 4
export const OF_NOUN = 5

/** The chain so far: its first token and kind, whether it is closed, and whether nothing follows its head yet. */
export interface Chain {
  readonly head: number
  readonly of: number
  readonly definite: boolean
  readonly first: boolean
}

/** `word` (FI, ILA …, 0 where it is written on its noun) at `j`, its noun at `n`. */
export function attaches(s: Scene, chain: Chain, j: number, n: number, word: number): boolean {
  const t = s.tokens
  const { head, of } = chain
  const traits = s.traits(n)
  const bits = s.bits(n)
  const where = isWhere(s, n)
  const medium =
    ((bits & Class.media) !== 0 &&
      (bits & (Class.place | Class.country)) === 0 &&
      traits !== (is.BODY_HEAD | is.FEMININE | is.MEDIA) &&
      !isUnion(s, n)) ||
    (traits & is.CHANNEL) !== 0
  const after = (s.traits(j - 1) & (is.MODIFIER | is.ADJECTIVE)) !== 0 && t.article[j - 1] === t.article[head]
  const definiteHead = t.article[head] === 1
  switch (word) {
    case Closed.BISM:
      return of === OF_OFFICE
    case Closed.FI:
      if (where) return !medium && (takesPlace(s, chain, j) || namesAfter(s, n))
      if ((traits & (is.CHANNEL | is.TIME)) !== 0 || !isSettled(s, n)) return false
      if ((traits & is.VERB) !== 0 && !hasGenitive(s, n)) return false
      return of === OF_GROUP || (of === OF_OFFICE && !isShortOffice(s, head, j))
    case Closed.LADA:
      return of === OF_OFFICE && (where || t.article[n] === 1 || ((traits & is.OFFICE) !== 0 && t.article[n + 1] === 1))
    case Closed.ILA:
      return of === OF_OFFICE && where && (bits & Class['body-head']) === 0 && !isShortOffice(s, head, j)
    case Closed.ALA:
      return of === OF_OFFICE && t.text.startsWith('مشرف', t.stem[head]) && (where || ((after || j === head + 1) && t.article[n] === 1))
    // مصادر داخل الحكومة
    case Closed.MIN:
    case Closed.BETWEEN:
      return of === OF_GROUP && where
    case Closed.AN:
      if (of === OF_DOCUMENT) return !definiteHead && isSettled(s, n)
      // النائب عن كتلة …، المرشح عن دائرة …
      if (of === OF_OFFICE) return where && j === head + 1
      // جمعية الدفاع عن …
      return (
        of === OF_BODY &&
        (traits & (is.GROUP | is.OFFICE)) === 0 &&
        (s.traits(j - 1) & (is.COMMON | is.PLACE)) === is.COMMON &&
        t.article[j - 1] === 1 &&
        isSettled(s, n)
      )
    default:
      if ((t.proclitics[n] & PRO_BEH) !== 0 || t.text.charCodeAt(t.stem[n] - 1) === 0x628) {
        // المكلف بمتابعة البرامج
        if (
          of === OF_OFFICE &&
          (s.traits(j - 1) & is.MODIFIER) !== 0 &&
          t.article[j - 1] === 1 &&
          (t.article[n] === 1 || hasGenitive(s, n))
        )
          return true
        if (!where || medium || of === OF_DOCUMENT || (s.closed(n) === Closed.LED_BY && t.article[n] === 0)) return false
        return of === OF_OFFICE ? j > head + 1 || !s.isOfState(head) : takesPlace(s, chain, j)
      }
      return (t.proclitics[n] & PRO_LAM) !== 0 && takesLi(s, chain, j, n, where, medium, after)
  }
}

/** الاتحاد السعودي: a body with its adjective, not the paper that is called so. */
function isUnion(s: Scene, n: number): boolean {
  const t = s.tokens
  if ((t.phraseBits[n] & (Class.body | Class.media)) === Class.body) return true
  return (s.traits(n) & is.BODY_HEAD) !== 0 && t.article[n] === 1 && t.article[n + 1] === 1 && (s.traits(n + 1) & is.ADJECTIVE) !== 0
}

/** `في بغداد` belongs to an ambassador, a body or a group, not to a bare `الوزير`. */
function takesPlace(s: Scene, chain: Chain, j: number): boolean {
  if (chain.of === OF_BODY) return !chain.first || s.tokens.article[chain.head] === 1
  return chain.of !== OF_OFFICE || !isShortOffice(s, chain.head, j)
}

/** وزير المالية في لاوس سومفون …: a name right after the place shows that the place is the office's. */
function namesAfter(s: Scene, n: number): boolean {
  const t = s.tokens
  const after = Math.max(n + 1, t.phraseEnd[n])
  if (after >= t.count || t.article[after] === 1 || s.hasConjunction(after)) return false
  const strength = nameStarts(s, after)
  return strength === 2 || (strength === 1 && after + 1 < t.count && s.isUnknown(after + 1) && !s.hasPreposition(after + 1))
}

function takesLi(s: Scene, chain: Chain, j: number, n: number, where: boolean, medium: boolean, after: boolean): boolean {
  const t = s.tokens
  const { of } = chain
  if (t.kind[n] !== 1) return false
  const definiteHead = t.article[chain.head] === 1
  const traits = s.traits(n)
  if (of === OF_DOCUMENT) return !medium && (where || (t.article[n] === 1 && !definiteHead))
  if (of === OF_GROUP) {
    if (medium || (s.traits(j - 1) & is.ADJECTIVE) === 0 || (traits & (is.GROUP | is.OFFICE)) !== 0) return false
    return where || t.article[n] === 1
  }
  const settled = t.article[n] === 1 || hasGenitive(s, n)
  // المدير العام لـ…, المتحدث الرسمي لـ…, الكاتب العام المساعد للاتحاد
  const ranked = of === OF_OFFICE && j - 1 > chain.head && t.article[j - 1] === 1 && (s.traits(j - 1) & is.OFFICE) !== 0
  if ((after || ranked) && definiteHead) {
    if (where && (s.bits(n) & Class.media) === 0) return true
    if (settled && (traits & is.OFFICE) !== 0 && of === OF_OFFICE) return bearerFollows(s, n)
    return settled && !medium && (traits & (is.GROUP | is.OFFICE | is.CHANNEL)) === 0
  }
  if (medium) return false
  // للصحفيين، للوزير: to whom it is said
  // بوكو حرام لليافعين …: a name that is whole has no more of it but a place
  if (of === OF_BODY && !where && (s.traits(chain.head) & (is.BODY | is.BODY_HEAD)) === is.BODY) return false
  if (of === OF_BODY) return (where || t.article[n] === 1) && (traits & (is.GROUP | is.OFFICE | is.TITLE)) === 0
  return (
    of === OF_OFFICE && chain.definite && (where || settled) && (!chain.first || !definiteHead) && (traits & (is.GROUP | is.OFFICE)) === 0
  )
}

/** السكرتير الصحفي للرئيس الكيني سالم الراوي: a name after the second office shows that it is part of the first, and no addressee. */
function bearerFollows(s: Scene, n: number): boolean {
  const t = s.tokens
  const end = t.sentenceEnd[t.sentence[n]]
  let j = Math.max(n + 1, t.phraseEnd[n])
  while (j < end && t.article[j] === 1 && (s.traits(j) & is.ADJECTIVE) !== 0 && !s.hasPreposition(j) && !s.hasConjunction(j)) j++
  return j + 1 < end && s.isWord(j) && t.article[j] === 0 && !s.hasConjunction(j) && nameStarts(s, j) > 0 && nameStarts(s, j + 1) > 0
}

/** عملية السلام، كرة القدم: a bare noun with its genitive. */
function hasGenitive(s: Scene, n: number): boolean {
  const t = s.tokens
  const next = n + 1
  if ((s.traits(n) & is.COMMON) === 0 || next >= t.count || !s.isWord(next) || s.hasPreposition(next)) return false
  if (t.article[next] === 1) return true
  return (s.traits(next) & (is.COMMON | is.PLACE | is.COUNTRY | is.BODY | is.BODY_HEAD)) !== 0 && !s.hasConjunction(next)
}

/** Known to be an ordinary noun, not a name or an unknown word. */
function isSettled(s: Scene, n: number): boolean {
  return s.tokens.article[n] === 1 || (s.traits(n) & is.COMMON) !== 0
}

/** A place, a country, a body, or the word for one. */
export function isWhere(s: Scene, i: number): boolean {
  if (i >= s.tokens.count) return false
  const bits = Class.body | Class['body-head'] | Class.country | Class.place
  return (
    (s.traits(i) & (is.COUNTRY | is.PLACE | is.BODY | is.BODY_HEAD)) !== 0 || (s.bits(i) & bits) !== 0 || s.closed(i) === Closed.PLACE_HEAD
  )
}

/** `الوزير`, `الرئيس`, `رئيس الوزراء` with nothing more: what comes after is where or when he spoke. */
function isShortOffice(s: Scene, head: number, j: number): boolean {
  const t = s.tokens
  const end = t.phraseEnd[head] <= j && (t.phraseBits[head] & Class.office) !== 0 ? t.phraseEnd[head] : head + 1
  return end === j && s.isOfState(head)
}
