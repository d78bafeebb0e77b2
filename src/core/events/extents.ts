/** Where noun phrases and clauses end. Both look ahead no further than their limit. */
import { PRO_BEH, PRO_LAM } from '../lexicon/analyse.ts'
import { bit } from '../lexicon/classes.ts'
import { MARK, NUMBER } from '../tokens/tokens.ts'
import type { Scene } from './scene.ts'
import { ACCORDING, AN, AN_PREPOSITION, AUXILIARY, CLAUSE, DEMONSTRATIVE, MIN, NEGATION, QUANTITY, RELATIVE, SOWFA } from './words.ts'

const NAME = (bit('given-name') | bit('name-particle')) >>> 0
const BEFORE_NAME = (NAME | bit('title') | bit('rank') | bit('office')) >>> 0
const DEFINITE_ALONE = (bit('country') | bit('place') | bit('given-name') | bit('body')) >>> 0

/** Words after which a verb belongs to the clause. */
const LEADS: { readonly [word: number]: true } = {
  [AN]: true,
  [RELATIVE]: true,
  [NEGATION]: true,
  [AUXILIARY]: true,
  [SOWFA]: true,
  [CLAUSE]: true,
}

function isDefinite(scene: Scene, i: number): boolean {
  const t = scene.tokens
  return t.article[i] === 1 || t.enclitic[i] !== 0 || (t.bits[i] & DEFINITE_ALONE) !== 0
}

/**
 * Where the noun phrase that begins at `i` ends. A noun without the article after a definite one begins another phrase;
 * prepositions, verbs, times and marks end it. With `coordinated`, what و adds to it is taken in; with `party`, من and a
 * party after an indefinite head (وفد من الصندوق).
 */
export function nounEnd(scene: Scene, i: number, limit: number, coordinated = true, party = false, apposed = false): number {
  const t = scene.tokens
  let j = i
  let definite = false
  let ofQuantity = false
  let named = false
  let ofPerson = false
  while (j < limit) {
    if (t.kind[j] === MARK) {
      const q = scene.quoteOpening(j)
      if (q >= 0 && t.quoteEnd[q] - t.quoteFirst[q] <= 5) {
        j = scene.afterQuote(q)
        definite = true
        continue
      }
      if (t.mark[j] === 0x28 && j > i) {
        const after = scene.afterBracket(j)
        if (after > j + 1 && after <= j + 6) {
          j = after
          continue
        }
      }
      break
    }
    if (j > i && scene.values.timexAt[j] >= 0) break
    if (t.kind[j] === NUMBER || scene.values.quantityAt[j] >= 0) {
      if (j > i && definite) break
      ofQuantity = true
      j++
      continue
    }
    const w = scene.word(j)
    if (w !== 0) {
      if (j === i && (w === QUANTITY || w === DEMONSTRATIVE)) {
        // كل من السلطنة والجزيرة، عدد من المسؤولين: read as a mention where there is one
        const whole = scene.mention(j)
        if (w === QUANTITY && whole && whole.to > j + 2) {
          j = Math.min(limit, whole.to)
          definite = true
          named = true
          continue
        }
        ofQuantity = w === QUANTITY
        j++
        continue
      }
      if (j === i && scene.isNumber(j + 1)) {
        j++
        continue
      }
      if (w === MIN && party && j === i + 1 && !definite && scene.isParty(j + 1)) {
        j++
        continue
      }
      if (w === MIN && ofQuantity && j > i) {
        ofQuantity = false
        definite = false
        j++
        continue
      }
      if (w === DEMONSTRATIVE && j > i && !definite) {
        j++
        continue
      }
      if (w === QUANTITY && j > i && scene.hasWaw(j) && coordinated) {
        ofQuantity = true
        named = false
        ofPerson = false
        definite = false
        j++
        continue
      }
      break
    }
    if (scene.isQuantity(j) && j === i) {
      ofQuantity = true
      j++
      continue
    }
    const m = scene.mentions.startingAt[j]
    if (j > i) {
      // تنفيذ العديد من المشاريع
      if (scene.isQuantity(j) && !scene.hasWaw(j)) {
        if (definite) break
        ofQuantity = true
        j++
        continue
      }
      // After a whole name neither another name nor an adjective belongs to it.
      if (named && !scene.hasWaw(j) && (ofPerson || !scene.isAdjective(j) || (m >= 0 && scene.mentions.items[m].to > j + 1))) {
        if (!apposed || m < 0 || !names(scene.mentions.items[m].kind)) break
      }
      if (scene.isFiniteVerb(j) || scene.isParticipleOfState(j)) break
      if (scene.preposition(j) !== 0) break
      if (scene.hasWaw(j)) {
        if (!coordinated || (m < 0 && scene.verbness(j) !== 0)) break
        definite = false
      } else if (definite && t.article[j] === 0 && (t.bits[j] & NAME) === 0 && !(t.form[j] === 0 && namesBefore(scene, j, i))) break
    }
    if (m >= 0 && (party || scene.supportAt(j) === 0) && !(j > i && named && scene.isAdjective(j)) && !isCommonNoun(scene, m)) {
      const item = scene.mentions.items[m]
      // مكتبه سفير السلطنة: a pronoun closes the noun it is written on
      let to = t.enclitic[j] !== 0 && item.nameFrom <= j ? j + 1 : Math.min(limit, item.to)
      for (let k = j + 1; k < to; k++)
        if (
          scene.isQuantity(k) ||
          (scene.preposition(k) === PRO_LAM && scene.isAct(k)) ||
          (item.kind === 'organization' && (t.proclitics[k] & PRO_BEH) !== 0) ||
          (k === j + 1 && scene.word(k) === AN_PREPOSITION)
        )
          to = k
      j = to
      definite = item.definite || item.kind === 'person' || item.kind === 'place'
      named = item.definite || item.kind === 'person' || item.kind === 'place'
      ofPerson = item.kind === 'person' || item.kind === 'place'
      continue
    }
    named = false
    // An adjective without the article closes an indefinite phrase.
    if (!definite && j > i && t.article[j] === 0 && t.article[j + 1] === 1 && scene.isAdjective(j)) return j + 1
    definite = definite || isDefinite(scene, j)
    j++
  }
  const end = Math.max(j, Math.min(i + 1, limit))
  return party ? afterApposition(scene, end, limit) : end
}

/** السلام: a common noun with its article that might be a name. */
function isCommonNoun(scene: Scene, m: number): boolean {
  const { kind, from, to } = scene.mentions.items[m]
  return kind === 'person' && to === from + 1 && scene.tokens.article[from] === 1
}

function names(kind: string): boolean {
  return kind === 'person' || kind === 'role'
}

/**
 * رئيس البلدية، سالم الراوي، …: where a name or office between commas after the person before it ends, `end` where there is
 * none. What follows must be a mark, a time, or the end.
 */
export function afterApposition(scene: Scene, end: number, limit: number): number {
  if (end + 1 >= limit || !scene.isComma(end)) return end
  const m = scene.mention(end + 1)
  if (!m || !names(m.kind) || scene.hasWaw(end + 1) || scene.preposition(end + 1) !== 0) return end
  const before = scene.mentionAt[end - 1]
  if (before < 0 || !names(scene.mentions.items[before].kind) || scene.mentions.items[before].nameFrom >= 0 === m.nameFrom >= 0) return end
  return m.to >= limit || scene.isComma(m.to) || scene.values.timexAt[m.to] >= 0 ? Math.min(limit, m.to) : end
}

/** An unknown word after a title, rank or name is a name. */
function namesBefore(scene: Scene, j: number, from: number): boolean {
  const t = scene.tokens
  const k = j - 1
  return k >= from && ((t.bits[k] & BEFORE_NAME) !== 0 || t.form[k] === 0)
}

/**
 * Where the clause that begins at `i` ends: before a full stop, a comma, another report, a new clause. Quotations that
 * open in it are taken whole.
 */
export function clauseEnd(scene: Scene, i: number, limit: number): number {
  const t = scene.tokens
  const inside = t.quote[i]
  const clause = scene.word(i) === AN
  let j = i
  while (j < limit) {
    if (t.kind[j] === MARK) {
      const q = scene.quoteOpening(j)
      if (q >= 0) {
        if (j === i && t.quoteEnd[q] - t.quoteFirst[q] > 6) return Math.min(limit, t.quoteEnd[q])
        j = Math.min(scene.afterQuote(q), limit)
        continue
      }
      if (t.mark[j] === 0x28) {
        j = scene.afterBracket(j)
        continue
      }
      if (scene.isComma(j) || t.mark[j] === 0x3a || t.mark[j] === 0x2e || t.mark[j] === 0x29) break
      if (t.quote[j] !== inside) break
      j++
      continue
    }
    if (t.quote[j] !== inside && inside >= 0) break
    if (j > i) {
      const w = scene.word(j)
      if (w === CLAUSE || w === ACCORDING || (w === AN && scene.hasWaw(j))) break
      if (scene.hasWaw(j) && scene.moodAt(j) !== 0) break
      // استراتيجية تستهدف …: a clause that describes, not one that is asked
      if (w === 0 && !clause && scene.verbness(j) === 1 && !LEADS[scene.word(j - 1)] && scene.preposition(j) === 0) break
      if (scene.isParticipleOfState(j)) break
      if (scene.hasWaw(j) && scene.verbness(j) === 1) break
      if (scene.cueOf[j] >= 0 && scene.isFiniteVerb(j)) break
    }
    j++
  }
  while (j > i + 1 && t.kind[j - 1] === MARK && t.mark[j - 1] !== 0x29 && !closes(scene, j - 1)) j--
  return j
}

function closes(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const q = t.quote[i - 1]
  return q >= 0 && t.quoteClose[q] === i
}
