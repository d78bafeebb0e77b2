/**
 * Attribution without a verb of its own: وفقاً للوزير، بحسب التقرير، حسبما أضاف، وفق ما صرح به. The content stands before
 * the frame, after it, or around it.
 */
import { PRO_CONJUNCTION, PRO_FEH } from '../lexicon/analyse.ts'
import { PERFECT } from '../lexicon/features.ts'
import { WORD } from '../tokens/tokens.ts'
import { BEFORE, BY_CLAUSE, Draft, noteTime } from './draft.ts'
import { BODY_HEAD, DOCUMENT, FRAME, GROUP, MEDIA, type Scene, SHIFT, SPEAKER, SPEECH } from './scene.ts'
import { CORE_NEVER, FRAME_CLAUSE, FRAME_OPINION, FRAME_RELAYED, OBJECT_ADDRESSEE, USE_CONTINUE, WEAK_LIGHT, WEAK_QUOTE } from './speech.ts'
import { channelAt, readVia } from './via.ts'
import { ADJUNCT, AN, AN_PREPOSITION, BI_AN, CLAUSE, FA_AN, FI, KAMA, MA, MIN, RELATIVE, WITH_PRONOUN } from './words.ts'

const FINITE = (1 << PERFECT) | 4

/** How far after the source of a frame `ف` is looked for, in tokens. */
const LONGEST_ASIDE = 16

/** What a frame turned out to be. */
export const NO_FRAME = 0
/** A source of its own. */
export const SOURCE_FRAME = 1
/** على حد قوله: of the speaker of the sentence; only cut out of his words. */
export const OWN_FRAME = 2

export interface Frame {
  readonly kind: number
  readonly draft: Draft
  /** Tokens the frame covers with its source, edges in. */
  readonly from: number
  readonly to: number
}

/** The frame at token `i`, undefined where there is none. */
export function frameAt(scene: Scene, i: number): Frame | undefined {
  const t = scene.tokens
  const kind = frameKind(scene, i)
  if (kind === 0) return undefined
  let at = (t.phraseBits[i] & FRAME) !== 0 ? t.phraseEnd[i] : i + 1
  // كما is mostly no frame: a verb that reports must follow.
  if (kind === FRAME_CLAUSE && (t.bits[at] & SPEECH) === 0) return undefined
  const sentenceEnd = t.sentenceEnd[t.sentence[i]]
  const limit = Math.min(sentenceEnd, i + 40)
  const draft = new Draft()
  draft.from = i
  draft.head = i
  draft.rule = 'frame.according'
  draft.isFrame = true
  draft.confidence = 0.85
  draft.entry = frameEntry(scene, i)
  draft.to = at
  if (kind === FRAME_RELAYED && scene.word(at) === AN_PREPOSITION) at++
  else if (kind === FRAME_RELAYED) return undefined
  let opinion = false
  // على حد قوله، بحسب تعبيره / قول الوزير
  if (kind === FRAME_OPINION || isOpinion(scene, at)) {
    if (!isOpinion(scene, at)) return undefined
    if (t.enclitic[at] !== 0) {
      // وفق تصريحهم لمراسل القناة
      const after = scene.isGivenTo(at + 1) ? readVia(scene, draft, at + 1, limit) : 0
      return { kind: OWN_FRAME, draft, from: i, to: Math.max(at + 1, after) }
    }
    if (kind === FRAME_OPINION) draft.to = at + 1
    opinion = true
    at++
  }
  // وفق ما صرح به، حسبما أضاف، كما قال
  if (kind === FRAME_CLAUSE || scene.word(at) === MA) {
    const verb = kind === FRAME_CLAUSE ? at : at + 1
    // ما جاء في التقرير، ما ورد على لسان الوزير
    if (t.text.startsWith('جاء', t.start[verb]) || t.text.startsWith('ورد', t.start[verb])) {
      at = verb + (t.phraseBits[verb + 1] & FRAME ? t.phraseEnd[verb + 1] - verb : 2)
      draft.to = verb + 1
      draft.rule = 'frame.clause'
      return withSource(scene, draft, i, at, limit, true)
    }
    const sense = scene.speechSense(verb, FINITE)
    if (sense < 0) return undefined
    const apart = scene.isComma(i - 1) || isClosing(scene, i - 1)
    if (scene.word(i) === KAMA && !apart && !closesSentence(scene, verb + 1, limit)) return undefined
    const verbEntry = scene.lexicon.entryOf(sense)
    if (
      scene.speech.core[verbEntry] === CORE_NEVER ||
      scene.speech.weak[verbEntry] === WEAK_QUOTE ||
      scene.speech.weak[verbEntry] === WEAK_LIGHT ||
      (scene.word(i) === KAMA &&
        (scene.speech.use[verbEntry] === USE_CONTINUE || scene.speech.object[verbEntry] === OBJECT_ADDRESSEE || t.enclitic[verb] !== 0))
    )
      return undefined
    draft.entry2 = scene.lexicon.entryOf(sense)
    draft.features = scene.lexicon.featuresOf(sense)
    draft.to = verb + 1
    draft.rule = 'frame.clause'
    at = verb + 1
    // به، عنه
    if (
      t.kind[at] === WORD &&
      (scene.word(at) === 0 ? false : scene.isPreposition(at)) &&
      t.end[at] - t.start[at] <= 4 &&
      isPronounPreposition(scene, at)
    ) {
      draft.to = at + 1
      at++
    }
    // كما قال أن: an ordinary clause
    if (scene.word(i) === KAMA && introducesSoon(scene, at, Math.min(limit, at + 14))) return undefined
  }
  return withSource(scene, draft, i, at, limit, opinion)
}

/** The source at token `at`, and what belongs to it: its relative, time, channel. */
function withSource(scene: Scene, draft: Draft, i: number, at: number, limit: number, opinion: boolean): Frame | undefined {
  const t = scene.tokens
  // نفس المصدر، ذات المصدر
  if (t.article[at] === 0 && t.article[at + 1] === 1 && (t.text.startsWith('نفس', t.stem[at]) || t.text.startsWith('ذات', t.stem[at]))) {
    const same = withSource(scene, draft, i, at + 1, limit, true)
    if (same) draft.sourceFrom = at
    return same
  }
  // ما صرح به اليوم السبت، العقيد …: the day before the one who spoke
  if (draft.rule === 'frame.clause') {
    let start = at
    while (start < limit && scene.values.timexAt[start] >= 0) {
      noteTime(scene, draft, scene.values.timexAt[start])
      start = Math.max(start + 1, scene.values.timexTokens[2 * scene.values.timexAt[start] + 1])
    }
    if (start > at && scene.isComma(start)) start++
    if (start > at && start < limit && (scene.mentions.startingAt[start] >= 0 || !scene.isComma(start - 1))) at = start
  }
  // ووفقاً لـ«الميناء»: the mention begins with the mark
  const named = scene.isLoneLam(at) ? at + 1 : at
  const mention = scene.mentions.startingAt[named]
  const quote = scene.quoteOpening(named)
  let end = at
  if (mention >= 0 && (t.bits[at] & DOCUMENT) !== 0 && isRule(scene, at)) return undefined
  if (mention >= 0) {
    draft.mention = mention
    end = scene.mentions.items[mention].to
  } else if (quote >= 0 && t.quoteEnd[quote] - t.quoteFirst[quote] <= 4) {
    end = scene.afterQuote(quote)
    draft.phrase = scene.sourceAt(named, end)
  } else if (canSpeak(scene, at) || draft.rule === 'frame.clause' || opinion) {
    draft.phrase = scene.sourceAt(named, limit)
    end = draft.phrase?.to ?? scene.nounPhraseEnd(at, limit, () => false)
  } else return undefined
  if (end <= at && (draft.rule !== 'frame.clause' || scene.word(i) === KAMA)) return undefined
  if (end > at) {
    draft.sourceFrom = at
    draft.sourceTo = end
  }
  // المتوافرة، التي تلقيناها، في تصريح لـ…, time
  let j = end
  while (j < limit && ((t.article[j] === 1 && t.proclitics[j] === 0 && scene.mentions.startingAt[j] < 0) || scene.word(j) === WITH_PRONOUN))
    j++
  // وفق المركز الذي يحدده: no source
  if (scene.word(j) === RELATIVE && (t.bits[at] & BODY_HEAD) !== 0 && j === at + 1) return undefined
  if (scene.word(j) === RELATIVE) {
    let after = j
    while (after < limit && !scene.isComma(after) && scene.word(after) !== FA_AN) {
      // التقرير الذي نشر أمس
      if (scene.values.timexAt[after] >= 0 && (t.bits[at] & DOCUMENT) !== 0) noteTime(scene, draft, scene.values.timexAt[after])
      after++
    }
    if (after < limit) j = after
  }
  for (let guard = 0; j < limit && guard < 8; guard++) {
    const timex = scene.values.timexAt[j]
    if (timex >= 0) {
      const { type } = scene.values.timexes[timex]
      if (draft.timex < 0 && type === 'DATE') draft.timex = timex
      j = Math.max(j + 1, scene.values.timexTokens[2 * timex + 1])
      continue
    }
    const skip = scene.isComma(j) ? j + 1 : j
    const after = readVia(scene, draft, skip, limit)
    if (after <= skip) {
      if (scene.word(skip) === FI && channelAt(scene, skip + 1) !== 0) {
        j = skip + 2
        while (j < limit && !scene.isComma(j)) j++
      }
      break
    }
    j = after
  }
  return { kind: SOURCE_FRAME, draft, from: i, to: j }
}

/** Where the content of a source frame lies. `lower` is where content before may begin. False where there is none. */
export function placeContent(scene: Scene, frame: Frame, lower: number): boolean {
  const t = scene.tokens
  const { draft } = frame
  const sentence = t.sentence[frame.from]
  const sentenceEnd = t.sentenceEnd[sentence]
  let before = frame.from
  while (before > lower && (scene.isComma(before - 1) || scene.isDash(before - 1))) before--
  // لكن الرجل …، وفقاً لـ: the conjunction is the narrator's
  if (before - lower > 2 && (scene.word(lower) === CLAUSE || scene.word(lower) === KAMA)) lower++
  // من جهة أخرى، …
  if ((t.phraseBits[lower] & SHIFT) !== 0 && scene.isComma(t.phraseEnd[lower])) lower = t.phraseEnd[lower] + 1
  const words = before - lower
  let after = frame.to
  while (after < sentenceEnd && scene.isComma(after)) after++
  if (words <= 1) {
    after = answerAhead(scene, after, Math.min(sentenceEnd, after + LONGEST_ASIDE))
    if (after >= sentenceEnd) return false
    draft.start = after
    draft.by = BY_CLAUSE
    draft.core = true
    return true
  }
  draft.by = BEFORE
  draft.rule = `${draft.rule}-after`
  draft.core = true
  draft.start = lower
  draft.end = before
  // Content around it: `…، وفقاً للوزير، …`
  if (
    after > frame.to &&
    after < sentenceEnd &&
    t.kind[after] === WORD &&
    t.proclitics[after] === 0 &&
    (scene.word(after) === 0 || words <= 5) &&
    scene.speechSense(after, FINITE) < 0 &&
    scene.participleOfState(after) < 0
  ) {
    draft.start2 = after
  } else if (
    after === frame.to &&
    after < sentenceEnd &&
    t.kind[after] === WORD &&
    scene.word(after) !== MIN &&
    before === frame.from &&
    words <= 5
  )
    draft.start2 = after
  return true
}

/** بحسب المتحدث …، فإن / فقد: what is left of the source ends where `ف` answers the frame. `from` where nothing does. */
function answerAhead(scene: Scene, from: number, limit: number): number {
  const t = scene.tokens
  // رغم …، فإن: a clause of what is said
  if (scene.word(from) === ADJUNCT || scene.word(from) === CLAUSE) return from
  for (let j = from; j < limit; j++) {
    if (scene.word(j) === FA_AN || ((t.proclitics[j] & PRO_FEH) !== 0 && t.text.startsWith('قد', t.stem[j]) && t.end[j] - t.stem[j] === 2))
      return j
    // Another clause has begun.
    if (scene.quoteOpening(j) >= 0 || scene.isColon(j) || scene.word(j) === AN || scene.word(j) === BI_AN) return from
  }
  return from
}

function frameKind(scene: Scene, i: number): number {
  const t = scene.tokens
  const entry = frameEntry(scene, i)
  if (entry < 0) return 0
  if ((t.proclitics[i] & ~PRO_CONJUNCTION) !== 0 && (t.bits[i] & FRAME) !== 0 && (t.phraseBits[i] & FRAME) === 0) return 0
  return scene.speech.frame[entry]
}

function frameEntry(scene: Scene, i: number): number {
  const t = scene.tokens
  if ((t.phraseBits[i] & FRAME) !== 0) {
    const sense = scene.lexicon.phraseSense(t.phrase[i], FRAME)
    if (sense >= 0) return scene.lexicon.phraseEntryOf(sense)
  }
  if ((t.bits[i] & FRAME) === 0) return -1
  for (let s = t.sense(i, FRAME); s >= 0; s = t.sense(i, FRAME, s)) {
    const entry = scene.lexicon.entryOf(s)
    if (scene.speech.frame[entry] !== 0) return entry
  }
  return -1
}

function isOpinion(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if ((t.bits[i] & FRAME) === 0) return false
  for (let s = t.sense(i, FRAME); s >= 0; s = t.sense(i, FRAME, s)) if (scene.speech.opinion[scene.lexicon.entryOf(s)] !== 0) return true
  return false
}

/** Somebody, a medium or a document: not a plan, a date, a rule. */
function canSpeak(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const bits = (t.bits[i] | t.phraseBits[i]) >>> 0
  if ((bits & DOCUMENT) !== 0) return !isRule(scene, i)
  return (bits & (SPEAKER | MEDIA | GROUP)) !== 0
}

/** وفقاً للنظام، حسب الاتفاقية: what is laid down, not reported. */
function isRule(scene: Scene, i: number): boolean {
  const sense = scene.tokens.sense(i, DOCUMENT)
  return sense >= 0 && scene.speech.rule[scene.lexicon.entryOf(sense)] !== 0
}

function isPronounPreposition(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const last = t.text.charCodeAt(t.end[i] - 1)
  return last === 0x647 || (last === 0x627 && t.text.charCodeAt(t.end[i] - 2) === 0x647)
}

/** كما قال المدير.: the source of a known kind ends the sentence. */
function closesSentence(scene: Scene, at: number, limit: number): boolean {
  const t = scene.tokens
  const mention = scene.mentions.startingAt[at]
  return mention >= 0 && at < limit && scene.mentions.items[mention].to >= t.sentenceEnd[t.sentence[at]] - 1
}

function isClosing(scene: Scene, i: number): boolean {
  const m = i >= 0 ? scene.tokens.mark[i] : 0
  return m === 0xbb || m === 0x22 || m === 0x201d || m === 0x29
}

function introducesSoon(scene: Scene, from: number, limit: number): boolean {
  for (let j = from; j < limit; j++) {
    const w = scene.word(j)
    if (w === AN || w === BI_AN) return true
    if (scene.isComma(j)) return false
  }
  return false
}
