/**
 * How far what was said goes: to the end of the sentence, unless the next cue of the same level, the narrator's frame or, for a
 * noun's complement, his adjunct comes first; a quotation to its closing mark, and on where the sentence goes on without a pause.
 */
import { PRO_CONJUNCTION, PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { ASPECT, IMPERFECT, PERFECT } from '../lexicon/features.ts'
import { WORD } from '../tokens/tokens.ts'
import { isLoneWaw } from './before.ts'
import { BEFORE, BY_CLAUSE, BY_COLON, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, type Draft } from './draft.ts'
import {
  BODY_HEAD,
  CHANNEL,
  CONTENT_WINDOW,
  COUNTRY,
  DOCUMENT,
  EVENT,
  GIVEN_NAME,
  GROUP,
  MEDIA,
  NOUN,
  PLACE,
  type Scene,
  SHIFT,
  SPEECH,
  VERB,
} from './scene.ts'
import { OBJECT_REGARDED, VIA_OCCASION, VIA_TALK } from './speech.ts'
import { channelAt } from './via.ts'
import { ADJUNCT, ALA, AN, BI_AN, CLAUSE, EXCEPT, FA_AN, FI, KAMA, PREPOSITION } from './words.ts'

/** Tokens that belong to the narrator within what is said: frames, from and to, in order. */
export type Cuts = readonly number[]

/** Fills `content` and `quoted` of draft `k`. `drafts` are in the order of their cues. */
export function findContent(scene: Scene, drafts: readonly Draft[], k: number, cuts: Cuts): void {
  const t = scene.tokens
  const draft = drafts[k]
  if (draft.by === BEFORE) {
    const q = scene.quoteOpening(draft.start)
    if (q >= 0 && t.quoteEnd[q] === draft.end) {
      draft.quoted = true
      push(scene, draft, t.quoteFirst[q], draft.end)
    } else push(scene, draft, draft.start, draft.end)
    if (draft.start2 >= 0) push(scene, draft, draft.start2, endOf(scene, drafts, k, draft.start2, false))
    return
  }
  let at = draft.start
  // أنه «…», أن «…», : «…»
  let open = at
  if (draft.by === BY_CLAUSE) {
    while (
      open < at + 3 &&
      (scene.isPreposition(open) || scene.word(open) === AN || scene.word(open) === BI_AN || scene.word(open) === FA_AN)
    )
      open++
  } else if (draft.by === BY_PREPOSITION && scene.isPreposition(at)) open = at + 1
  const q = scene.quoteOpening(open)
  if (
    q >= 0 &&
    (draft.by !== BY_PREPOSITION || t.quoteEnd[q] - t.quoteFirst[q] > 2) &&
    !(draft.by === BY_CLAUSE && scene.word(open - 1) === BI_AN && t.quoteEnd[q] - t.quoteFirst[q] <= 3)
  ) {
    const after = scene.afterQuote(q)
    if (!goesOn(scene, q, after)) {
      draft.quoted = draft.by !== BY_PREPOSITION
      const quoteEnd = t.quoteClose[q] >= 0 ? t.quoteEnd[q] : unclosedEnd(scene, drafts, k, q)
      push(scene, draft, draft.quoted ? t.quoteFirst[q] : at, quoteEnd)
      if (quoteEnd < t.quoteEnd[q]) return
      if (draft.quoted) followParagraphs(scene, draft, q)
      return
    }
    if (draft.by === BY_QUOTE || draft.by === BY_COLON) at = t.quoteFirst[q]
  }
  const regarded = draft.entry >= 0 && scene.speech.object[draft.entry] === OBJECT_REGARDED
  const end = endOf(scene, drafts, k, at, !regarded && (draft.by === BY_OBJECT || draft.by === BY_PREPOSITION))
  pushAround(scene, draft, at, end, cuts)
  if (draft.by === BY_CLAUSE) followSentences(scene, draft, end, drafts, k)
}

/** Where a quotation without a closing mark ends: before the narrator's next cue in a later sentence. */
function unclosedEnd(scene: Scene, drafts: readonly Draft[], k: number, q: number): number {
  const t = scene.tokens
  for (let n = k + 1; n < Math.min(drafts.length, k + 40) && drafts[n].from < t.quoteEnd[q]; n++) {
    const next = drafts[n]
    if (next.head === t.sentenceStart[t.sentence[next.head]] && !next.subordinate && t.sentence[next.head] > t.sentence[t.quoteOpen[q]]) {
      return t.sentenceEnd[t.sentence[next.head] - 1]
    }
  }
  return t.quoteEnd[q]
}

/** A quotation that closes in the middle of its sentence: `"…" لمواجهة تهديدات …` */
function goesOn(scene: Scene, q: number, after: number): boolean {
  const t = scene.tokens
  if (t.quoteClose[q] < 0 || after >= t.count) return false
  if (t.sentence[after] !== t.sentence[t.quoteClose[q]]) return false
  if (t.kind[after] !== WORD) return scene.quoteOpening(after) >= 0 && t.kind[after - 1] === WORD
  if ((t.proclitics[after] & PRO_CONJUNCTION) !== 0) return t.quoteEnd[q] - t.quoteFirst[q] <= 3 && (t.bits[after] & SPEECH) === 0
  if ((t.bits[after] & SPEECH) !== 0 && t.article[after] === 0)
    return t.quoteEnd[q] - t.quoteFirst[q] <= 3 && scene.participleOfState(after) < 0 && scene.speechSense(after, 0b110) < 0
  const w = scene.word(after)
  if (w === CLAUSE || w === KAMA || w === ADJUNCT) return false
  return scene.values.timexAt[after] < 0
}

/** Where the content that begins at `at` ends (exclusive, marks not yet trimmed). */
function endOf(scene: Scene, drafts: readonly Draft[], k: number, at: number, nominal: boolean): number {
  const t = scene.tokens
  const draft = drafts[k]
  const base = t.quote[draft.by === BY_QUOTE || draft.by === BY_COLON ? draft.from : at] ?? -1
  let limit = t.sentenceEnd[t.sentence[at]]
  // A stop within a quotation does not end the sentence around it.
  for (let guard = 0; guard < 8; guard++) {
    // `… "…".`: the marks before the stop close what is open, though one is missing.
    if (t.mark[limit - 1] === 0x2e && closesAny(scene, limit - 2)) break
    const q = outermost(scene, t.quote[limit - 1], base, at)
    if (q < 0 || t.quoteEnd[q] <= limit || t.quoteClose[q] < 0) break
    limit = t.sentenceEnd[t.sentence[t.quoteClose[q]]]
  }
  if (base >= 0) limit = Math.min(limit, t.quoteEnd[base])
  limit = Math.min(limit, at + scene.window(CONTENT_WINDOW))
  for (let n = k + 1; n < drafts.length && drafts[n].head < limit; n++) {
    const next = drafts[n]
    if (next.head < at || next.from <= at) continue
    if (isSibling(scene, draft, next, base)) {
      limit = next.head
      break
    }
  }
  scene.spend(4 * (limit - at))
  if (nominal) limit = adjunctStart(scene, at, limit, draft.by === BY_OBJECT)
  return circumstanceStart(scene, at, limit, base, draft.rule === 'cue.verbal-noun')
}

function closesAny(scene: Scene, i: number): boolean {
  const t = scene.tokens
  for (let q = t.quote[i - 1]; q >= 0; q = t.quoteParent[q]) if (t.quoteClose[q] === i) return true
  return false
}

function outermost(scene: Scene, quote: number, base: number, at: number): number {
  const t = scene.tokens
  let found = -1
  for (let q = quote; q >= 0 && q !== base; q = t.quoteParent[q]) if (t.quoteOpen[q] >= at - 1) found = q
  return found
}

/** Whether `next` goes on reporting beside `draft`, or stands within what it reports. */
function isSibling(scene: Scene, draft: Draft, next: Draft, base: number): boolean {
  const t = scene.tokens
  const quote = t.quote[next.from]
  // A mark that is never closed holds nothing.
  if (quote !== base && !(quote >= 0 && t.quoteClose[quote] < 0 && t.quoteParent[quote] === base)) return false
  if (next.subordinate) return false
  if (next.isFrame) return next.by !== BEFORE
  if (next.participle) return true
  const h = next.head
  // وإذ ذكّر بأن …، لفت إلى …: the main clause after the first
  if (scene.isComma(h - 1) && scene.word(draft.head) === CLAUSE && next.sourceFrom < 0) return true
  if ((t.proclitics[h] & PRO_CONJUNCTION) !== 0 || isLoneWaw(scene, h)) {
    // … تريد … وتصر على: goes on with the verbs of what is said
    const after = (next.features & ASPECT) === IMPERFECT && (draft.features & ASPECT) === PERFECT && !draft.participle
    return !(after && next.sourceFrom < 0)
  }
  const w = scene.word(h)
  if (w === CLAUSE || w === KAMA || w === EXCEPT || w === FI || w === ADJUNCT) return true
  if ((t.phraseBits[h] & SHIFT) !== 0) return true
  return t.sentence[h] !== t.sentence[draft.from]
}

/** What cannot be said by the speaker: في تعليقه على …; the narrator's number after a quotation; فإن after a verbal noun's clause. */
function circumstanceStart(scene: Scene, at: number, limit: number, base: number, noun: boolean): number {
  const t = scene.tokens
  for (let j = at + 1; j < limit; j++) {
    const w = scene.word(j)
    if (w === FI && t.enclitic[j + 1] !== 0 && t.quote[j] === base && j > at + 3) {
      const channel = channelAt(scene, j + 1)
      if (channel === VIA_OCCASION || channel === VIA_TALK) return j
    }
    if (noun && w === FA_AN && scene.isComma(j - 1)) return j - 1
    if (t.mark[j] !== 0 && (t.proclitics[j + 1] & PRO_CONJUNCTION) !== 0 && j + 1 < limit && scene.word(j + 1) === 0) {
      const q = t.quote[j - 1]
      if (q >= 0 && q !== base && t.quoteClose[q] === j && t.quoteParent[q] === base && t.quoteEnd[q] - t.quoteFirst[q] >= 5) return j
    }
  }
  return limit
}

/** Where the narrator's own circumstance begins, after a noun's complement. */
function adjunctStart(scene: Scene, at: number, limit: number, object: boolean): number {
  const t = scene.tokens
  for (let j = at + 1; j < limit; j++) {
    const w = scene.word(j)
    if (w === ADJUNCT && j > at + 1) {
      const first = t.text.charCodeAt(t.start[j])
      if (scene.isComma(j - 1) || first === 0x648) return j
    }
    // بعد يوم واحد من …
    const timex = scene.values.timexAt[j + 1]
    if (
      w === PREPOSITION &&
      timex >= 0 &&
      scene.values.timexes[timex].type === 'DURATION' &&
      t.text.startsWith('بعد', t.stem[j]) &&
      j > at + 1
    )
      return j
    if (object && w === PREPOSITION && j > at + 2 && isAfterward(scene, j) && scene.isAct(j + 1)) return j
    if (!scene.isComma(j)) continue
    if (opensNewClause(scene, j + 1)) return j
    const next = scene.word(j + 1)
    if (next === ADJUNCT || next === CLAUSE) return j
    if (next === ALA && t.text.startsWith('الرغم', t.start[j + 2])) return j
    if (next === PREPOSITION && scene.values.timexAt[j + 2] < 0 && t.enclitic[j + 1] === 0 && opensCircumstance(scene, j + 1)) return j
  }
  return limit
}

function isFiniteOf(scene: Scene, i: number, bits: number): boolean {
  const s = scene.tokens.sense(i, bits)
  const aspect = s < 0 ? 0 : scene.lexicon.featuresOf(s) & ASPECT
  return aspect === PERFECT || aspect === IMPERFECT
}

/** وتشارك المملكة …: a verb with its subject cannot go on a noun's complement; the narrator speaks again. */
function opensNewClause(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (t.kind[i] !== WORD || (t.proclitics[i] & PRO_CONJUNCTION) === 0 || (t.bits[i] & NOUN) !== 0) return false
  if ((t.bits[i] & VERB) === 0 && !isFiniteOf(scene, i, SPEECH) && !isFiniteOf(scene, i, EVENT)) return false
  if (t.article[i] === 1 || (t.bits[i] & (GIVEN_NAME | PLACE | COUNTRY | BODY_HEAD | GROUP)) !== 0) return false
  const mention = scene.mentions.startingAt[i + 1]
  return mention >= 0 ? (t.proclitics[i + 1] & PRO_PREPOSITION) === 0 : t.article[i + 1] === 1 && t.proclitics[i + 1] === 0
}

/** بعد، إثر، عقب */
function isAfterward(scene: Scene, i: number): boolean {
  const t = scene.tokens
  for (const word of ['بعد', 'إثر', 'اثر', 'عقب']) if (t.text.startsWith(word, t.stem[i])) return true
  return false
}

/** خلال، عقب، أثناء، بعد: when and where it was said. */
function opensCircumstance(scene: Scene, i: number): boolean {
  const t = scene.tokens
  for (const word of ['خلال', 'عقب', 'أثناء', 'بحضور', 'بمناسبة', 'بعد']) if (t.text.startsWith(word, t.stem[i])) return true
  return false
}

/** Content with the narrator's frames cut out of it. */
function pushAround(scene: Scene, draft: Draft, from: number, to: number, cuts: Cuts): void {
  let at = from
  for (let c = firstCut(cuts, from); c < cuts.length && cuts[c] < to; c += 2) {
    const cut = cuts[c]
    if (cut <= at || cut >= to) continue
    push(scene, draft, at, cut)
    at = cuts[c + 1]
    if (at >= to) return
  }
  push(scene, draft, at, to)
}

/** Index of the first cut that begins at token `at` or after. */
function firstCut(cuts: Cuts, at: number): number {
  let low = 0
  let high = cuts.length >> 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[2 * middle] < at) low = middle + 1
    else high = middle
  }
  return 2 * low
}

/** Adds a span without the marks at its edges. */
function push(scene: Scene, draft: Draft, from: number, to: number): void {
  const t = scene.tokens
  let a = from
  let b = to
  while (a < b && t.mark[a] !== 0 && t.mark[a] !== 0x28) a++
  while (b > a && t.mark[b - 1] !== 0 && !(t.mark[b - 1] === 0x29 && opensWithin(scene, a, b - 1)) && t.mark[b - 1] !== 0x25) b--
  // و of a cue that was cut off, alone
  if (b - a > 1 && t.kind[b - 1] === WORD && t.end[b - 1] - t.start[b - 1] === 1 && t.text.charCodeAt(t.start[b - 1]) === 0x648) b--
  while (b > a && scene.isComma(b - 1)) b--
  if (a >= b) return
  // A literal is as long as it must be; what is pushed to grows to room for sixteen.
  if (draft.content.length === 0) draft.content = [a, b]
  else draft.content.push(a, b)
}

function opensWithin(scene: Scene, from: number, at: number): boolean {
  const t = scene.tokens
  for (let j = at - 1; j >= from && j > at - 30; j--) if (t.mark[j] === 0x28) return true
  return false
}

/** A quotation opened again at the head of each paragraph. */
function followParagraphs(scene: Scene, draft: Draft, q: number): void {
  const t = scene.tokens
  let last = q
  const close = closingLater(scene, q)
  if (close >= 0) {
    push(scene, draft, t.quoteEnd[q], close)
    return
  }
  for (let guard = 0; guard < 20 && t.quoteClose[last] < 0; guard++) {
    const next = last + 1
    if (next >= t.quoteCount || t.quoteOpen[next] !== t.quoteEnd[last] || t.quoteOpen[next] >= t.count) return
    if (t.mark[t.quoteOpen[next]] !== t.mark[t.quoteOpen[q]]) return
    push(scene, draft, t.quoteFirst[next], t.quoteEnd[next])
    last = next
  }
}

/** The mark that closes, in the next paragraph, a quotation which this paragraph left open; -1 for none. */
function closingLater(scene: Scene, q: number): number {
  const t = scene.tokens
  if (t.quoteClose[q] >= 0) return -1
  const open = t.mark[t.quoteOpen[q]]
  const wanted = open === 0xab ? 0xbb : open === 0x201c ? 0x201d : open
  const from = t.quoteEnd[q]
  const limit = Math.min(t.count, from + 150)
  for (let j = from; j < limit && t.paragraph[j] === t.paragraph[from]; j++) {
    if (t.quote[j] >= 0) return -1
    if (t.mark[j] === wanted && t.glued[j] === 1) return j
  }
  return -1
}

/** The next sentence goes on with وأن: said by the same one. */
function followSentences(scene: Scene, draft: Draft, end: number, drafts: readonly Draft[], k: number): void {
  const t = scene.tokens
  const sentence = t.sentence[draft.from]
  if (end < t.sentenceEnd[sentence] - 3) return
  for (let s = sentence + 1; s < Math.min(t.sentenceCount, sentence + 4); s++) {
    const at = t.sentenceStart[s]
    const w = scene.word(at)
    if ((w !== AN && w !== BI_AN) || t.text.charCodeAt(t.start[at]) !== 0x648) return
    if (t.quote[at] >= 0) return
    push(scene, draft, at, endOf(scene, drafts, k, at, false))
  }
}

/** True where words within the content are quoted; a quoted name does not count. */
export function hasQuotedWords(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  for (let c = 0; c < draft.content.length; c += 2) {
    // The mark before the first word opens a quotation too.
    for (let i = Math.max(0, draft.content[c] - 1); i < draft.content[c + 1]; i++) {
      const q = scene.quoteOpening(i)
      if (q < 0 || t.quoteClose[q] < 0) {
        if (q >= 0 && t.quoteEnd[q] - t.quoteFirst[q] > 3) return true
        continue
      }
      if (!isName(scene, q)) return true
      i = t.quoteEnd[q]
    }
  }
  return false
}

function isName(scene: Scene, q: number): boolean {
  const t = scene.tokens
  const length = t.quoteEnd[q] - t.quoteFirst[q]
  if (length > 4) return false
  const before = t.quoteOpen[q] - 1
  if (before < 0) return length <= 2
  if (t.mark[t.quoteOpen[q]] === 0x28) return true
  const first = t.quoteFirst[q]
  // تنظيم «…»، صحيفة «…»: after the head of a name
  if ((t.bits[before] & (BODY_HEAD | MEDIA | DOCUMENT | CHANNEL)) !== 0) return true
  const mention = scene.mentions.startingAt[first]
  if (mention >= 0 && scene.mentions.items[mention].to >= t.quoteEnd[q]) return true
  const quoted = scene.mentions.startingAt[t.quoteOpen[q]]
  if (quoted >= 0 && ((t.bits[first] | t.phraseBits[first]) & GIVEN_NAME) !== 0 && scene.mentions.items[quoted].nameTo >= t.quoteEnd[q])
    return true
  if (length !== 1) return false
  // A single word: a name, unless it is a common noun with its article or hangs on a preposition
  const w = scene.word(before)
  if (w === AN || w === BI_AN) return true
  return w === 0 && t.kind[before] === WORD && !(t.article[first] === 1 && (t.bits[first] & NOUN) !== 0)
}
