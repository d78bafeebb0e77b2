/**
 * Who does it, where that stands before the verb or elsewhere in the clause: SVO, أن and its noun, the antecedent of a
 * relative, the subject of the verb around a noun. Found by going back to where the clause begins, within a window.
 */
import { PRO_SEEN } from '../lexicon/analyse.ts'
import { MARK, WORD } from '../tokens/tokens.ts'
import { nounEnd } from './extents.ts'
import { type Scene, WINDOW } from './scene.ts'
import { AN, AUXILIARY, CLAUSE, DEMONSTRATIVE, NEGATION, PREPOSITION, QUANTITY, RELATIVE, SOWFA } from './words.ts'

/** The noun phrase before a verb that is its subject (`from`…`to`), or how else its subject is known. */
export interface Before {
  kind: 'none' | 'subject' | 'pronoun' | 'relative'
  from: number
  to: number
}

const NONE: Before = { kind: 'none', from: -1, to: -1 }

/** Looks for the subject of the verb at `i` before it. */
export function subjectBefore(scene: Scene, i: number): Before {
  const t = scene.tokens
  const first = t.sentenceStart[t.sentence[i]]
  const limit = Math.max(first, i - WINDOW)
  let k = i - 1
  while (k >= limit && (isOfVerbGroup(scene, k) || (k === i - 1 && scene.quoteOpening(k) >= 0 && scene.word(k - 1) === AN))) k--
  if (k < limit) return NONE
  if (scene.word(k) === RELATIVE) {
    if (isHeadless(scene, k)) return NONE
    const from = phraseStart(scene, k, limit)
    return from < k ? { kind: 'relative', from, to: k } : NONE
  }
  // قرار يصادق على …: a verb that describes the noun before it, where the clause has had its own
  if (k === i - 1 && describes(scene, i, limit)) return { kind: 'relative', from: phraseStart(scene, i, limit), to: i }
  // …، وقدم: goes on from the clause before, whose subject is no topic of its own
  if (scene.isComma(k) && scene.hasWaw(k + 1)) return NONE
  let relative = false
  let passed = 0
  for (; k >= limit; k--) {
    const w = scene.word(k)
    if (w === AN) {
      if (t.enclitic[k] !== 0 || endsInPronoun(scene, k)) return { kind: 'pronoun', from: k, to: k + 1 }
      const subject = nominal(scene, k + 1, i)
      if (passed > 0 && subject.kind === 'subject' && !(isThing(scene, subject.from) && scene.isFiniteVerb(subject.to))) return NONE
      return subject
    }
    if (w === RELATIVE) {
      relative = true
      // الهيئة التي شهدت …، خصصت: the verb passed was the relative's
      if (passed > 0) passed--
    }
    if (w === AUXILIARY && passed === 0 && k + 1 < i && !scene.isMark(k + 1)) {
      // وكان الوزير قد التقى
      const subject = nominal(scene, k + 1, i, true)
      if (subject.kind === 'subject' && scene.isParty(subject.from) && !(scene.hasWaw(i) && subject.to < i)) return subject
    }
    if (w === CLAUSE || t.mark[k] === 0x3a) return passed > 0 ? NONE : nominal(scene, k + 1, i, true)
    if (scene.isMark(k)) {
      const q = scene.quoteOpening(k)
      if (q >= 0 && q === t.quote[i]) return passed > 0 ? NONE : nominal(scene, k + 1, i, true)
    } else if (!relative && k < i && scene.isFiniteVerb(k) && !isOfVerbGroup(scene, k)) {
      // A verb between: only one that describes the subject (شحنة تبلغ قيمتها …) may stand there.
      if (scene.hasWaw(k) || passed > 2) return NONE
      passed++
    }
  }
  return limit === first && passed === 0 ? nominal(scene, first, i, true) : NONE
}

/** Whether the verb at `i` describes the indefinite noun right before it. */
function describes(scene: Scene, i: number, limit: number): boolean {
  const t = scene.tokens
  const k = i - 1
  if (
    t.kind[k] !== WORD ||
    t.article[k] === 1 ||
    t.enclitic[k] !== 0 ||
    scene.word(k) !== 0 ||
    scene.hasWaw(i) ||
    (t.proclitics[i] & PRO_SEEN) !== 0
  )
    return false
  if (scene.mentionAt[k] >= 0 || scene.isParty(k) || scene.isFiniteVerb(k) || t.form[k] === 0 || scene.isAdverb(k)) return false
  for (let j = k - 1; j >= limit; j--) if (scene.isFiniteVerb(j)) return true
  return false
}

/** The noun phrase from `from` on as the subject of the verb at `verb`. */
function nominal(scene: Scene, from: number, verb: number, strict = false): Before {
  const t = scene.tokens
  while (from < verb && (scene.values.timexAt[from] >= 0 || scene.isComma(from) || scene.word(from) === AUXILIARY || scene.isAdverb(from)))
    from++
  let w = scene.word(from)
  // نحو 13 مليون شخص
  if (w === PREPOSITION && scene.isNumber(from + 1)) w = 0
  if (from >= verb || (w !== 0 && w !== DEMONSTRATIVE && w !== QUANTITY)) return NONE
  if (scene.preposition(from) !== 0 || scene.isFiniteVerb(from)) return NONE
  const to = nounEnd(scene, from, verb, true, true)
  if (strict && to < verb) {
    // Only adjuncts may stand between.
    if (!scene.isParty(from) && verb - to > 3) return NONE
    for (let j = to; j < verb; j++) if (scene.isFiniteVerb(j) && !isOfVerbGroup(scene, j) && scene.word(j - 1) !== RELATIVE) return NONE
  }
  if (t.kind[from] === MARK && to === from + 1) return NONE
  return { kind: 'subject', from, to }
}

/** كان، قد، لم، سوف، ما زال: what stands between a subject and its verb. */
function isOfVerbGroup(scene: Scene, k: number): boolean {
  const w = scene.word(k)
  if (w === AUXILIARY || w === NEGATION || w === SOWFA) return true
  // ما زال
  if (w === RELATIVE && isHeadless(scene, k) && scene.word(k + 1) === AUXILIARY) return true
  if (scene.values.timexAt[k] >= 0) return true
  return false
}

function endsInPronoun(scene: Scene, k: number): boolean {
  const t = scene.tokens
  const c = t.text.charCodeAt(t.end[k] - 1)
  return c !== 0x646 // ن
}

/** ما، مما: a relative without a noun before it. */
function isHeadless(scene: Scene, k: number): boolean {
  const t = scene.tokens
  return t.end[k] - t.start[k] <= 3 && t.text.charCodeAt(t.end[k] - 1) === 0x627
}

/**
 * المساعدات للأهالي التي قدمها …: the thing given that a relative at `relative` means, where another noun stands between.
 * Returns its first token, -1 where there is none nearby.
 */
export function thingBefore(scene: Scene, relative: number): number {
  const limit = Math.max(scene.tokens.sentenceStart[scene.tokens.sentence[relative]], relative - 10)
  for (let k = relative - 1; k >= limit; k--) {
    if (scene.isMark(k) || scene.isFiniteVerb(k)) return -1
    if (scene.supportAt(k) > 0 && !scene.isParty(k)) {
      while (k > limit && scene.supportAt(k - 1) > 0 && scene.word(k - 1) === 0) k--
      return k
    }
  }
  return -1
}

/** Where the noun phrase that ends before `end` begins, without the acts that it is said of (تأجيل عودة اللاجئين الذين …). */
function phraseStart(scene: Scene, end: number, limit: number): number {
  let k = headStart(scene, end, limit)
  while (k < end - 1 && scene.isAct(k) && scene.mentions.startingAt[k] < 0 && scene.supportAt(k) === 0) k++
  return k
}

function headStart(scene: Scene, end: number, limit: number): number {
  let k = end - 1
  if (scene.isComma(k)) k--
  const m = scene.mentionAt[k]
  if (m >= 0) {
    k = Math.max(limit, scene.mentions.items[m].from)
    // القمة الإسلامية الطارئة: what looked like a name is the adjective of the noun before
    if (k === limit || scene.tokens.article[k] === 0 || !scene.isAdjective(k) || scene.tokens.article[k - 1] === 0) return k
    k--
  }
  while (k > limit) {
    if (scene.isMark(k)) return k + 1
    if (scene.word(k) !== 0 || scene.isFiniteVerb(k)) return k + 1
    if (scene.preposition(k) !== 0) return k
    if (scene.hasWaw(k)) {
      const outer = scene.mentionAt[k - 1]
      return outer >= 0 ? Math.max(limit, scene.mentions.items[outer].from) : k
    }
    k--
  }
  return Math.max(limit, k)
}

/** The subject of the clause around a noun or participle at `i`: of the nearest verb before it, or its first noun. */
export function clauseSubject(scene: Scene, i: number): Before {
  const t = scene.tokens
  const first = t.sentenceStart[t.sentence[i]]
  const limit = Math.max(first, i - WINDOW)
  for (let k = i - 1; k >= limit; k--) {
    if (scene.isFiniteVerb(k) && !isOfVerbGroup(scene, k)) return subjectOf(scene, k, i)
    if (scene.word(k) === AN) {
      if (t.enclitic[k] !== 0 || endsInPronoun(scene, k)) return { kind: 'pronoun', from: k, to: k + 1 }
      return nominal(scene, k + 1, i)
    }
    if (scene.isMark(k)) {
      const q = scene.quoteOpening(k)
      if (t.mark[k] === 0x3a || (q >= 0 && q === t.quote[i])) return nominal(scene, k + 1, i)
    }
  }
  return limit === first ? nominal(scene, first, i) : NONE
}

/** The subject of the finite verb at `k`: the party after it, or what stands before it. */
export function subjectOf(scene: Scene, k: number, limit: number): Before {
  const before = subjectBefore(scene, k)
  if (before.kind === 'subject' || before.kind === 'pronoun') return before
  // The first noun after the verb that no preposition governs
  for (let j = k + 1; j < limit; ) {
    const w = scene.word(j)
    if (scene.values.timexAt[j] >= 0 || scene.isComma(j)) {
      j++
      continue
    }
    if (scene.tokens.mark[j] === 0x28) {
      j = scene.afterBracket(j)
      continue
    }
    if (scene.isMark(j) || w === AN || w === RELATIVE || w === CLAUSE || scene.isFiniteVerb(j)) break
    if (w !== 0 && w !== DEMONSTRATIVE && w !== QUANTITY) {
      j = Math.max(j + 1, nounEnd(scene, j + 1, limit))
      continue
    }
    if (scene.preposition(j) !== 0) {
      j = nounEnd(scene, j, limit)
      continue
    }
    if (!scene.isParty(j)) break
    return { kind: 'subject', from: j, to: nounEnd(scene, j, limit, true, true) }
  }
  return before
}

/** القرض الذي طلبت، الاتفاق الذي وقع: the antecedent is a thing, so what is given or signed. */
export function isThing(scene: Scene, from: number): boolean {
  if (scene.word(from) !== 0) from++
  if (scene.isAgreementAt(from) || scene.values.amountAt[from] >= 0) return true
  return !scene.isParty(from) && (scene.supportAt(from) > 0 || (scene.tokens.bits[from] & scene.eventBit) !== 0)
}

/** The subject of the أن clause that token `i` stands in, however many verbs later: أن المبعوث سيذهب … حيث التقى. */
export function subjectOfReport(scene: Scene, i: number): Before {
  const t = scene.tokens
  const limit = Math.max(t.sentenceStart[t.sentence[i]], i - WINDOW)
  for (let k = i - 1; k >= limit && scene.within[k] === scene.within[i]; k--) {
    if (scene.word(k) === AN && t.enclitic[k] === 0 && !endsInPronoun(scene, k)) return nominal(scene, k + 1, i)
  }
  return NONE
}

/** Whom أنه means: the subject of the verb before أن, where that is no report of his own. */
export function subjectBehind(scene: Scene, an: number): Before {
  const t = scene.tokens
  const limit = Math.max(t.sentenceStart[t.sentence[an]], an - WINDOW)
  for (let k = an - 1; k >= limit; k--) {
    if (scene.isFiniteVerb(k)) return scene.cueOf[k] >= 0 ? NONE : subjectOf(scene, k, an)
  }
  return NONE
}

/** The main verb of the clause before token `i`, -1 for none. */
export function mainVerb(scene: Scene, i: number): number {
  const t = scene.tokens
  const limit = Math.max(t.sentenceStart[t.sentence[i]], i - WINDOW)
  for (let k = i - 1; k >= limit; k--) if (scene.isFiniteVerb(k)) return k
  return -1
}
