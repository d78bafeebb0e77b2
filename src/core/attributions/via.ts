/** Through what it was said: the agency, the paper, the statement, the account, between the cue and the content or before the cue. */
import { PRO_LAM } from '../lexicon/analyse.ts'
import { WORD } from '../tokens/tokens.ts'
import type { Draft } from './draft.ts'
import { BODY, BODY_HEAD, CHANNEL, MEDIA, NISBA, type Scene } from './scene.ts'
import { VIA_ITSELF, VIA_TALK } from './speech.ts'
import { ABR, ALA, AN, AN_PREPOSITION, BI_AN, FI, ILA, MAA, MIN, PREPOSITION, RELATIVE, WITH_PRONOUN } from './words.ts'

/** Reads a channel that begins at token `i` (a preposition or a word with ل). Returns the token after it, 0 where there is none. */
export function readVia(scene: Scene, draft: Draft, i: number, limit: number): number {
  const t = scene.tokens
  const w = scene.word(i)
  if (w === 0) {
    if (scene.isLoneLam(i)) {
      const q = scene.quoteOpening(i + 1)
      if (q >= 0) return take(draft, i, afterName(scene, scene.afterQuote(q), limit))
      if (scene.isMedium(i + 1)) return take(draft, i, mediumEnd(scene, i + 1, limit))
      // لـ(المنارة)، لـ/كونا/
      const after = afterMarkedName(scene, i + 1)
      return after > 0 ? take(draft, i, after) : 0
    }
    return (t.proclitics[i] & PRO_LAM) !== 0 && scene.isMedium(i) ? take(draft, i, mediumEnd(scene, i, limit)) : 0
  }
  if (w === ABR || w === ALA || w === FI) {
    const channel = channelAt(scene, i + 1)
    if (channel === VIA_ITSELF) return take(draft, i, channelEnd(scene, i + 1, limit, w !== FI))
    if (channel === VIA_TALK) return readTalk(scene, draft, i + 1, limit)
    if (w === ABR && (scene.isMedium(i + 1) || scene.quoteOpening(i + 1) >= 0)) return take(draft, i, mediumEnd(scene, i + 1, limit))
    if (channel > 0) return channelEnd(scene, i + 1, limit, false)
  }
  // خلال حديث مع «…»
  if (w === PREPOSITION && channelAt(scene, i + 1) === VIA_TALK) return readTalk(scene, draft, i + 1, limit)
  // على «تويتر»
  if (w === ALA) {
    if (scene.isPlatform(i + 1)) return take(draft, i, mediumEnd(scene, i + 1, limit))
    const q = scene.quoteOpening(i + 1)
    if (q >= 0 && t.quoteEnd[q] - t.quoteFirst[q] <= 2 && scene.isMedium(t.quoteFirst[q])) return take(draft, i, scene.afterQuote(q))
  }
  if (w === FI && scene.isMedium(i + 1)) return 0
  return 0
}

/** في تصريح لصحيفة …، في مقابلة مع قناة …: the medium, not the talk. */
function readTalk(scene: Scene, draft: Draft, at: number, limit: number): number {
  const t = scene.tokens
  const start = Math.max(at + 1, (t.phraseBits[at] & CHANNEL) !== 0 ? t.phraseEnd[at] : at + 1)
  let j = start
  for (; j < limit && j < start + 5; j++) {
    const w = scene.word(j)
    if (w === AN || w === BI_AN || w === RELATIVE) break
    if (t.mark[j] !== 0 || scene.values.timexAt[j] >= 0) break
    // حوار نشرته …
    if (t.enclitic[j] !== 0 && w === 0 && scene.isFiniteVerb(j)) break
    // في مداخلة له على إذاعة …
    if (w === WITH_PRONOUN && scene.word(j + 1) !== 0) continue
    if (w === ALA && !scene.isMedium(j + 1)) break
    if (w === MAA || w === ILA || w === ALA) {
      const q = scene.quoteOpening(j + 1)
      if (q >= 0) return take(draft, j + 1, scene.afterQuote(q))
      const marked = afterMarkedName(scene, j + 1)
      if (marked > 0) return take(draft, j + 1, marked)
      if (scene.isMedium(j + 1)) return take(draft, j + 1, mediumEnd(scene, j + 1, limit))
      break
    }
    if (scene.isLoneLam(j)) {
      const q = scene.quoteOpening(j + 1)
      if (q >= 0) return take(draft, j, afterName(scene, scene.afterQuote(q), limit))
      const marked = afterMarkedName(scene, j + 1)
      if (marked > 0) return take(draft, j, marked)
      if (scene.isMedium(j + 1)) return take(draft, j, mediumEnd(scene, j + 1, limit))
    }
    if ((t.proclitics[j] & PRO_LAM) !== 0) {
      if (scene.isMedium(j) || isBody(scene, j)) return take(draft, j, mediumEnd(scene, j, limit))
      break
    }
    if (w !== 0) break
  }
  return j
}

function isBody(scene: Scene, i: number): boolean {
  return (scene.tokens.bits[i] & (BODY | BODY_HEAD)) !== 0 && scene.tokens.text.startsWith('وكال', scene.tokens.stem[i])
}

function take(draft: Draft, from: number, to: number): number {
  draft.via.push(from, to)
  return to
}

/** The token after a name of a few words in brackets or slashes that opens at `i`, as agencies write their own: (كونا), /قنا/. 0 where there is none. */
function afterMarkedName(scene: Scene, i: number): number {
  const t = scene.tokens
  if (t.mark[i] === 0x28) {
    const after = scene.afterBracket(i)
    return after > i + 2 && after <= i + 6 ? after : 0
  }
  if (t.mark[i] !== 0x2f) return 0
  for (let j = i + 2; j <= i + 4 && j < t.count; j++) if (t.mark[j] === 0x2f) return j + 1
  // لـ/وأج: opened and never closed
  return t.kind[i + 1] === WORD && scene.isMedium(i + 1) ? i + 2 : 0
}

/** Where the name of a medium that begins at `i` ends: with its mention, or its phrase and what belongs to it. */
export function mediumEnd(scene: Scene, i: number, limit: number): number {
  const t = scene.tokens
  const q = scene.quoteOpening(i)
  if (q >= 0) return scene.afterQuote(q)
  const mention = scene.mentions.startingAt[i]
  if (mention >= 0) return afterName(scene, scene.mentions.items[mention].to, limit, isNamed(scene, i, scene.mentions.items[mention].to))
  let j = t.phraseEnd[i] > i ? t.phraseEnd[i] : i + 1
  const named = isNamed(scene, i, j)
  for (; j < limit; j++) {
    const name = named ? -1 : scene.quoteOpening(j)
    if (name >= 0 && t.quoteEnd[name] - t.quoteFirst[name] <= 4) {
      j = scene.afterQuote(name) - 1
      continue
    }
    if (t.kind[j] !== WORD || scene.word(j) !== 0 || scene.values.timexAt[j] >= 0 || t.proclitics[j] !== 0) break
    if ((t.phraseBits[j] & MEDIA) !== 0) {
      // تلفزيون بي.بي.سي
      j = t.phraseEnd[j] - 1
      continue
    }
    if ((t.bits[j] & (NISBA | MEDIA)) === 0 && t.article[j] === 0) break
  }
  return j
}

/** لرويترز «…»: its name stands there already, and what is quoted is said to it. */
function isNamed(scene: Scene, from: number, to: number): boolean {
  const t = scene.tokens
  for (let i = from; i < to; i++) if (((t.bits[i] | t.phraseBits[i]) & MEDIA) !== 0) return true
  return false
}

/** A nisba after a quoted name: قناة «…» التلفزيونية المصرية. */
function afterName(scene: Scene, i: number, limit: number, named = false): number {
  const t = scene.tokens
  let j = i
  const q = named ? -1 : scene.quoteOpening(j)
  if (q >= 0 && t.quoteEnd[q] - t.quoteFirst[q] <= 4) j = scene.afterQuote(q)
  while (j < limit && t.kind[j] === WORD && t.article[j] === 1 && t.proclitics[j] === 0 && scene.word(j) === 0 && (t.bits[j] & NISBA) !== 0)
    j++
  return j
}

/** What kind of channel stands at token `i`, 0 for none. */
export function channelAt(scene: Scene, i: number): number {
  const t = scene.tokens
  if (i >= t.count) return 0
  if ((t.phraseBits[i] & CHANNEL) !== 0) {
    const sense = scene.lexicon.phraseSense(t.phrase[i], CHANNEL)
    if (sense >= 0) return scene.speech.via[scene.lexicon.phraseEntryOf(sense)]
  }
  if ((t.bits[i] & CHANNEL) === 0) return 0
  const sense = t.sense(i, CHANNEL)
  return sense < 0 ? 0 : scene.speech.via[scene.lexicon.entryOf(sense)]
}

/** في بيان، في تقرير لها، عبر حسابه في «…»: with its adjective, its owner's pronoun and the platform. */
function channelEnd(scene: Scene, at: number, limit: number, withPlatform: boolean): number {
  const t = scene.tokens
  let j = (t.phraseBits[at] & CHANNEL) !== 0 ? t.phraseEnd[at] : at + 1
  while (
    j < limit &&
    t.kind[j] === WORD &&
    scene.word(j) === 0 &&
    scene.values.timexAt[j] < 0 &&
    t.proclitics[j] === 0 &&
    isAdjectiveOf(scene, at, j)
  )
    j++
  if (
    scene.word(j) !== 0 &&
    t.text.charCodeAt(t.start[j]) === 0x644 &&
    t.end[j] - t.start[j] <= 3 &&
    t.end[j] - t.start[j] >= 2 &&
    scene.word(j) !== AN
  )
    j++
  if (withPlatform || scene.word(j) === ALA) {
    for (let k = 0; k < 2; k++) {
      const w = scene.word(j)
      if ((w === FI || w === ALA || w === AN_PREPOSITION || w === MIN) && j + 1 < limit) {
        const q = scene.quoteOpening(j + 1)
        if (q >= 0) j = scene.afterQuote(q)
        else if (scene.isMedium(j + 1) || channelAt(scene, j + 1) !== 0) j = mediumEnd(scene, j + 1, limit)
        else break
      } else if (scene.quoteOpening(j) >= 0 && t.quoteEnd[scene.quoteOpening(j)] - t.quoteFirst[scene.quoteOpening(j)] <= 3)
        j = scene.afterQuote(scene.quoteOpening(j))
      else break
    }
  }
  return j
}

/** An adjective agrees in definiteness; حسابه الرسمي after a pronoun. */
function isAdjectiveOf(scene: Scene, noun: number, j: number): boolean {
  const t = scene.tokens
  const definite = t.article[noun] === 1 || t.enclitic[noun] !== 0
  if (definite !== (t.article[j] === 1)) return false
  if (scene.mentions.startingAt[j] >= 0) return false
  const last = t.text.charCodeAt(t.end[j] - 1)
  const prev = t.text.charCodeAt(t.end[j] - 2)
  // صحفي، رسمية، مقتضب: nisbas, and short participles
  return last === 0x64a || (last === 0x629 && prev === 0x64a) || t.text.charCodeAt(t.stem[j]) === 0x645
}
