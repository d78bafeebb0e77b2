/**
 * Who said what. Cues are found in order; each one's clause is read for source, channel, time and where the content begins;
 * then how far each content goes, what stands within what, and who the speakers are.
 */
import type { Actors } from '../actors/actor.ts'
import { PRO_CONJUNCTION } from '../lexicon/analyse.ts'
import { ASPECT, IMPERFECT, PERFECT } from '../lexicon/features.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { Mentions } from '../mentions/mention.ts'
import type { Attribution, Span } from '../record.ts'
import { type Tokens, WORD } from '../tokens/tokens.ts'
import type { Values } from '../values/value.ts'
import { mentionedBefore, readBefore } from './before.ts'
import { isAfterOccasion, readClause } from './clause.ts'
import { ruleOf } from './complement.ts'
import { cueAt, opensClause, otherCue } from './cues.ts'
import { BEFORE, BY_CLAUSE, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, type Draft } from './draft.ts'
import { findContent, hasQuotedWords } from './extents.ts'
import { type Frame, frameAt, OWN_FRAME, placeContent } from './frames.ts'
import { headlineAt } from './headlines.ts'
import { answerAt } from './interviews.ts'
import { masdarAt } from './masdars.ts'
import { closedAt } from './quoted.ts'
import { readRelay } from './relays.ts'
import { isPlainSaying, sayingAt } from './sayings.ts'
import { CONTENT_WINDOW, FRAME, NOUN, Scene, SHIFT, SPEAKER, SPEECH } from './scene.ts'
import { Speakers } from './speakers.ts'
import { OBJECT_REGARDED, USE_RELAY, USE_WITHIN, WEAK_RELAY } from './speech.ts'
import { readVehicle, readWithin, saysWithin } from './vehicles.ts'
import { BEING, MA } from './words.ts'

export type AttributionFinder = (tokens: Tokens, values: Values, mentions: Mentions, actors: Actors) => Attribution[]

/** A finder over a compiled lexicon. Keep it: its tables are made once. */
export function createAttributionFinder(lexicon: Lexicon): AttributionFinder {
  const scene = new Scene(lexicon)
  const speakers = new Speakers(scene)
  return (tokens, values, mentions, actors) => {
    scene.set(tokens, values, mentions)
    const drafts: Draft[] = []
    const cuts: number[] = []
    findDrafts(scene, drafts, cuts)
    inOrder(drafts)
    for (let k = 0; k < drafts.length; k++) findContent(scene, drafts, k, cuts)
    const kept = drafts.filter((draft) => draft.content.length > 0)
    nest(kept)
    speakers.start(actors)
    for (let k = 0; k < kept.length; k++) speakers.resolve(kept, k)
    return kept.map((draft, k) => toAttribution(scene, speakers, draft, k))
  }
}

function findDrafts(scene: Scene, drafts: Draft[], cuts: number[]): void {
  const t = scene.tokens
  const { bits, count, mark, phraseBits } = t
  const wanted = (SPEECH | FRAME) >>> 0
  for (let i = 0; i < count; i++) {
    if (((bits[i] | phraseBits[i]) & wanted) === 0) {
      if (mark[i] === 0x3a) {
        const headline = headlineAt(scene, i) ?? answerAt(scene, i)
        if (headline) drafts.push(headline)
      }
      continue
    }
    if (((bits[i] | phraseBits[i]) & FRAME) !== 0 && scene.mayFrame(i)) {
      const frame = frameAt(scene, i)
      if (frame) {
        i = takeFrame(scene, drafts, cuts, frame) - 1
        continue
      }
    }
    if ((bits[i] & SPEECH) === 0) continue
    const last = drafts[drafts.length - 1]
    if (last && i < last.to2 && i >= last.from) continue
    const cue = cueAt(scene, i)
    if (!cue) {
      const noun = masdarAt(scene, i) ?? sayingAt(scene, i)
      if (noun) drafts.push(noun)
      continue
    }
    let draft = readCue(scene, cue, i, last)
    if (!draft) {
      const other = otherCue(scene, cue)
      draft = other && readCue(scene, other, i, last)
    }
    if (!draft) continue
    if (isUnsaid(scene, draft)) continue
    // قال في تصريحات نشرت أمس إن …: only says of the occasion what was done with it
    if (
      last &&
      last.by !== BEFORE &&
      draft.start === last.start &&
      draft.sourceFrom < 0 &&
      !draft.participle &&
      !isPlainSaying(scene, draft) &&
      isAfterOccasion(scene, draft.from)
    )
      continue
    if (last && isRelayOf(scene, last, draft)) {
      drafts.pop()
      draft.via.push(last.sourceFrom, last.sourceTo)
    }
    draft.rule = ruleOf(draft)
    drafts.push(draft)
    if (draft.by !== BEFORE && draft.to2 > i) i = draft.to2 - 1
    else if (draft.to > i + 1) i = draft.to - 1
  }
}

/**
 * A verb in the middle of a sentence, without conjunction, that no one who can speak stands before or after: of things
 * (شهادة تؤكد اجتيازه), or of a relative clause.
 */
function isUnsaid(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  if (draft.participle || draft.by === BEFORE) return false
  const nominal = draft.by === BY_OBJECT || draft.by === BY_PREPOSITION
  // ما يدل على عمق العلاقات: the narrator concludes
  if (draft.by === BY_PREPOSITION && draft.sourceFrom < 0 && scene.word(draft.from - 1) === MA && (draft.features & ASPECT) === IMPERFECT)
    return true
  // أبرز الحلول، وأبرز الأسباب: a noun, whose genitive is nobody
  if (
    (t.bits[draft.from] & NOUN) !== 0 &&
    (draft.features & ASPECT) === PERFECT &&
    draft.sourceFrom >= draft.to &&
    draft.mention < 0 &&
    (t.bits[draft.sourceFrom] & SPEAKER) === 0 &&
    draft.start > draft.sourceTo
  )
    return true
  // أبرز المعوقات: a noun, where neither a clause nor a subject shows the verb
  if (
    draft.by === BY_OBJECT &&
    draft.sourceFrom < 0 &&
    (t.bits[draft.from] & NOUN) !== 0 &&
    (draft.features & ASPECT) === PERFECT &&
    // …، وجبر الضرر، وكشف الحقيقة: nor within what somebody says
    (!opensClause(scene, draft.from) || (t.quote[draft.from] >= 0 && draft.from > t.sentenceStart[t.sentence[draft.from]]))
  )
    return true
  // قانوناً يشدد شروط …: a relative of an indefinite noun, its object taken for a subject
  // بياناً أكد فيه تمسكه: said in the statement
  if (draft.by !== BY_OBJECT && draft.by !== BY_PREPOSITION ? false : saysWithin(scene, draft)) return false
  if (nominal && draft.sourceFrom >= draft.to && draft.mention < 0 && isAsyndetic(scene, draft) && t.article[draft.head - 1] === 0)
    return true
  if (draft.sourceFrom >= 0) {
    // أن عملية التحرير كشفت عن …
    return (
      draft.sourceFrom < draft.from &&
      t.kind[draft.sourceFrom] === WORD &&
      draft.mention < 0 &&
      nominal &&
      ((t.bits[draft.sourceFrom] & SPEAKER) === 0 || scene.isAct(draft.sourceFrom)) &&
      t.article[draft.sourceFrom] === 0
    )
  }
  const h = draft.head
  if ((t.proclitics[h] & PRO_CONJUNCTION) !== 0 || h === t.sentenceStart[t.sentence[draft.from]] || h < draft.from) return false
  if (t.quote[h] !== t.quote[h - 1] || scene.isColon(h - 1)) return false
  if (scene.isComma(h - 1)) return (draft.features & ASPECT) === IMPERFECT && draft.by === BY_QUOTE
  const w = scene.word(h - 1)
  if (w !== 0) return false
  return nominal || (draft.features & ASPECT) === IMPERFECT
}

function isAsyndetic(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  const h = draft.head
  return (
    (t.proclitics[h] & PRO_CONJUNCTION) === 0 &&
    h > t.sentenceStart[t.sentence[draft.from]] &&
    t.kind[h - 1] === WORD &&
    scene.word(h - 1) === 0 &&
    t.quote[h] === t.quote[h - 1] &&
    (t.phraseBits[h] & SHIFT) === 0
  )
}

/** وبحسب «المنارة»، فقد ذكر بيان …: the frame names the relay of what the verb reports. */
function isRelayOf(scene: Scene, frame: Draft, draft: Draft): boolean {
  const t = scene.tokens
  if (frame.by !== BY_CLAUSE || frame.sourceFrom < 0 || draft.head > frame.start + 1) return false
  return t.sentence[frame.from] === t.sentence[draft.from] && frame.isFrame
}

/** The cue at token `i` with its clause, undefined where nothing is reported. */
function readCue(scene: Scene, cue: Draft, i: number, last: Draft | undefined): Draft | undefined {
  const { speech, tokens: t } = scene
  let draft = cue
  if (speech.use[draft.entry] === USE_RELAY) {
    if (readRelay(scene, draft)) {
      readBefore(scene, draft)
      return draft
    }
    draft = cueAt(scene, i) as Draft
  }
  if (speech.use[draft.entry] === USE_WITHIN) {
    if (!readWithin(scene, draft)) return undefined
    if (draft.sourceFrom > draft.from) readBefore(scene, draft)
    return draft
  }
  if (speech.weak[draft.entry] === WEAK_RELAY) return undefined
  // Whether يعتبر has its subject before it decides how its object is read; after كان the subject is before the verb.
  const sentence = t.sentence[i]
  const afterBeing = scene.word(t.sentenceStart[sentence]) === BEING && !(last && t.sentence[last.from] === sentence)
  const subjectFirst = !draft.participle && (speech.object[draft.entry] === OBJECT_REGARDED || afterBeing)
  if (subjectFirst) readBefore(scene, draft)
  else if (!draft.participle) mentionedBefore(scene, draft)
  if (!readClause(scene, draft)) return undefined
  if (!subjectFirst) readBefore(scene, draft)
  if (saysWithin(scene, draft)) readVehicle(scene, draft)
  return draft
}

/** Takes a frame in: as an attribution, as a relay of the one whose content it stands in, or as words to cut out. Returns the token after it. */
function takeFrame(scene: Scene, drafts: Draft[], cuts: number[], frame: Frame): number {
  const t = scene.tokens
  const { draft, from, to } = frame
  const sentence = t.sentence[from]
  let cutFrom = from
  while (scene.isComma(cutFrom - 1) || scene.isDash(cutFrom - 1)) cutFrom--
  const last = drafts[drafts.length - 1]
  const open =
    last &&
    last.by !== BEFORE &&
    t.sentence[last.from] === sentence &&
    last.start < from &&
    t.quote[from] === t.quote[Math.min(last.start, from)]
      ? last
      : undefined
  // أفاد اللاعب، حسب ما ذكرته المصادر، أنه …: between a cue and its content
  if (last && !open && last.by !== BEFORE && t.sentence[last.from] === sentence && last.from < from && from < last.start) {
    if (draft.sourceFrom >= 0 && draft.sourceFrom !== last.sourceFrom) last.via.push(draft.sourceFrom, draft.sourceTo)
    return to
  }
  if (frame.kind === OWN_FRAME) {
    if (open) {
      cuts.push(cutFrom, scene.isComma(to) ? to + 1 : to)
      open.via.push(...draft.via)
    }
    return to
  }
  // «…»، حسبما أضاف ياسين: the quotation before it is his
  const closed = closedAt(scene, cutFrom - 1)
  if (
    open &&
    closed >= 0 &&
    t.quoteEnd[closed] - t.quoteFirst[closed] >= 3 &&
    scene.isComma(t.quoteOpen[closed] - 1) &&
    draft.sourceFrom >= 0
  ) {
    draft.start = t.quoteOpen[closed]
    draft.end = t.quoteEnd[closed]
    draft.by = BEFORE
    draft.rule = 'frame.quote-before'
    cuts.push(t.quoteOpen[closed], to)
    drafts.push(draft)
    return to
  }
  // دعت الجبهة إلى …، وفق ما أكده الناطق باسمها: he reports what she called for
  if (open && !open.core && draft.sourceFrom >= 0 && isSomebody(scene, draft) && placeContent(scene, frame, lowerBound(scene, from))) {
    cuts.push(cutFrom, scene.isComma(to) ? to + 1 : to)
    drafts.push(draft)
    return to
  }
  if (open) {
    // A second cue that only names a relay of the same report
    cuts.push(cutFrom, scene.isComma(to) ? to + 1 : to)
    if (draft.sourceFrom >= 0) open.via.push(draft.sourceFrom, draft.sourceTo)
    return to
  }
  if (!placeContent(scene, frame, lowerBound(scene, from))) return from + 1
  // وبحسب «المنارة»، فقد ذكر بيان …: the frame only relays
  drafts.push(draft)
  return draft.by === BY_CLAUSE ? Math.max(from + 1, to) : to
}

/** A person or a source, who says himself what the act was; a paper or a statement only hands it on. */
function isSomebody(scene: Scene, draft: Draft): boolean {
  if (draft.rule === 'frame.clause') return true
  const kind = draft.mention >= 0 ? scene.mentions.items[draft.mention].kind : draft.phrase?.kind
  return kind === 'person' || kind === 'role' || kind === 'unnamed' || kind === 'group'
}

/** Where content before token `i` may begin: its sentence, within its quotation. */
function lowerBound(scene: Scene, i: number): number {
  const t = scene.tokens
  let lower = Math.max(t.sentenceStart[t.sentence[i]], i - scene.window(CONTENT_WINDOW))
  scene.spend(i - lower)
  const q = t.quote[i]
  if (q >= 0) lower = Math.max(lower, t.quoteFirst[q])
  return lower
}

/** Sorts by cue. Few are out of place, and those by a step or two: a quotation and the frame after it. */
function inOrder(drafts: Draft[]): void {
  for (let k = 1; k < drafts.length; k++) {
    const draft = drafts[k]
    let j = k - 1
    for (; j >= 0 && drafts[j].from > draft.from; j--) drafts[j + 1] = drafts[j]
    drafts[j + 1] = draft
  }
}

/** Sets the innermost draft whose content holds each one's cue. */
function nest(drafts: readonly Draft[]): void {
  const open: number[] = []
  for (let k = 0; k < drafts.length; k++) {
    const at = drafts[k].from
    while (open.length > 0 && endOfContent(drafts[open[open.length - 1]]) <= at) open.pop()
    for (let n = open.length - 1; n >= 0; n--) {
      if (holds(drafts[open[n]], at)) {
        drafts[k].parent = open[n]
        break
      }
    }
    if (open.length < 32) open.push(k)
  }
}

function endOfContent(draft: Draft): number {
  return draft.content[draft.content.length - 1]
}

function holds(draft: Draft, at: number): boolean {
  for (let c = 0; c < draft.content.length; c += 2) if (draft.content[c] <= at && at < draft.content[c + 1]) return true
  return false
}

function toAttribution(scene: Scene, speakers: Speakers, draft: Draft, k: number): Attribution {
  const { lexicon, tokens: t, values } = scene
  const cue = [span(t, draft.from, draft.to)]
  if (draft.from2 >= 0) cue.push(span(t, draft.from2, draft.to2))
  const entries = draft.entry >= 0 ? [lexicon.line(draft.entry)] : []
  if (draft.entry2 >= 0) entries.push(lexicon.line(draft.entry2))
  const timex = draft.timex >= 0 ? values.timexes[draft.timex] : undefined
  return {
    id: `a${k + 1}`,
    cue,
    source: draft.sourceFrom >= 0 ? span(t, draft.sourceFrom, draft.sourceTo) : null,
    speaker: speakers.speaker(draft),
    content: pairs(t, draft.content),
    kind: draft.quoted ? 'direct' : hasQuotedWords(scene, draft) ? 'mixed' : 'indirect',
    core: draft.core,
    force: draft.force,
    nested: draft.parent >= 0,
    in: draft.parent >= 0 ? `a${draft.parent + 1}` : null,
    via: pairs(t, draft.via),
    time: timex ? { start: timex.start, end: timex.end, value: timex.value } : null,
    addressee: draft.addresseeFrom >= 0 && draft.addresseeTo > draft.addresseeFrom ? span(t, draft.addresseeFrom, draft.addresseeTo) : null,
    confidence: Math.round(Math.max(0.05, Math.min(0.99, draft.confidence)) * 100) / 100,
    why: draft.candidates ? { rule: draft.rule, entries, candidates: draft.candidates } : { rule: draft.rule, entries },
  }
}

function span(t: Tokens, from: number, to: number): Span {
  return { start: t.start[from], end: t.end[to - 1] }
}

function pairs(t: Tokens, ends: readonly number[]): Span[] {
  if (ends.length === 0) return []
  const out = [span(t, ends[0], ends[1])]
  for (let i = 2; i < ends.length; i += 2) out.push(span(t, ends[i], ends[i + 1]))
  return out
}
