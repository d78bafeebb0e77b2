/**
 * Whether the clause looks ahead: what decides between the weekday that was and the one to come. Asked of the words
 * before a bare weekday or month, back to the nearest verb.
 */
import { PRO_SEEN } from '../lexicon/analyse.ts'
import { bit } from '../lexicon/classes.ts'
import { ASPECT, PERFECT, VERBAL } from '../lexicon/features.ts'
import { MARK } from '../tokens/tokens.ts'
import type { Reading } from './reading.ts'
import { F, NOUN } from './vocabulary.ts'

const VERBS = bit('speech') | bit('event') | bit('verb')
const PARTICLE = bit('particle')
/** Words looked at. */
const WINDOW = 14

export const PAST = -1
export const AHEAD = 1

/** What comes next was: `وبعد خمسة أعوام، صارت …`. */
export function isToldAfter(r: Reading, i: number): boolean {
  const { tokens } = r
  const at = tokens.mark[i] === 0x60c ? i + 1 : i
  if (at >= r.limit || (tokens.bits[at] & VERBS) === 0 || (tokens.bits[at] & PARTICLE) !== 0) return false
  const features = tokens.lexicon.featuresOf(tokens.sense(at, VERBS))
  return (features & VERBAL) !== 0 && (features & ASPECT) === PERFECT
}

/** {@link AHEAD}, {@link PAST}, or 0 where the clause does not say. */
export function tenseBefore(r: Reading, i: number): number {
  const { tokens } = r
  const from = Math.max(r.floor, i - WINDOW)
  const frame = r.frame(i - 1)
  if (frame === F.حلول || frame === F.غاية) return AHEAD
  // بحلول منتصف نوفمبر: a part of it stands between
  const further = r.frame(i - 2)
  if (frame === 0 && (further === F.حلول || further === F.غاية || further === F.حتى)) return AHEAD
  if (frame === F.حتى || (frame === F.إلى && r.frame(i - 2) !== F.من)) {
    // حتى الجمعة
    return AHEAD
  }
  for (let k = i - 1; k >= from; k--) {
    if (tokens.kind[k] === MARK && (tokens.mark[k] === 0x2e || tokens.mark[k] === 0x3a || tokens.mark[k] === 0x61b)) return 0
    if (tokens.proclitics[k] & PRO_SEEN) return AHEAD
    const f = r.frame(k)
    if (f === F.سوف || f === F.مقرر) return AHEAD
    // إلى, من, على are spelt like verbs.
    // عقد أغسطس is a contract: what stands right before is a noun where it may be one.
    const no = k === i - 1 ? PARTICLE | NOUN : PARTICLE
    if (tokens.bits[k] & VERBS && (tokens.bits[k] & no) === 0) {
      const features = tokens.lexicon.featuresOf(tokens.sense(k, VERBS))
      if (features & VERBAL) return (features & ASPECT) === PERFECT ? PAST : 0
    }
  }
  return 0
}
