/**
 * The clause of a reporting verb: who, then what lies between (time, channel, addressee), then where the content begins.
 *
 * The words are read once from the cue on, at most {@link CLAUSE_WINDOW} of them. What comes decides: a complementiser, a
 * quotation or a colon begins the content; a preposition the verb governs does once the subject is known or cannot come;
 * a bare noun does where the verb takes one. Everything before is subject or adjunct.
 */
import { PRO_BEH, PRO_LAM } from '../lexicon/analyse.ts'
import { ASPECT, PERFECT } from '../lexicon/features.ts'
import { WORD } from '../tokens/tokens.ts'
import { isFirstPerson } from './cues.ts'
import { BARE, BEFORE, BY_CLAUSE, BY_COLON, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, type Draft } from './draft.ts'
import { CHANNEL, CLAUSE_WINDOW, GROUP, MEDIA, type Scene, SHIFT, SPEAKER, SPEECH } from './scene.ts'
import {
  CORE_ALWAYS,
  CORE_NEVER,
  NOUN_STATE,
  OBJECT_ADDRESSEE,
  OBJECT_CONTENT,
  OBJECT_REGARDED,
  TAKES_ALA,
  TAKES_AN,
  TAKES_BI,
  TAKES_FI,
  TAKES_ILA,
  TAKES_LI,
  TAKES_MIN,
  USE_RELAY,
  WEAK_CLAUSE,
  WEAK_LIGHT,
  WEAK_OBJECT,
  WEAK_QUOTE,
  WEAK_RELAY,
} from './speech.ts'
import { readVia } from './via.ts'
import {
  ABR,
  ADJUNCT,
  ALA,
  AN,
  AN_PREPOSITION,
  BI_AN,
  CLAUSE,
  DEMONSTRATIVE,
  EXCEPT,
  FI,
  ILA,
  KAMA,
  LI_AN,
  MA,
  MAA,
  MIN,
  NEGATION,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
} from './words.ts'

/** Reads the clause of `draft`'s cue. False where nothing is reported. */
export function readClause(scene: Scene, draft: Draft): boolean {
  const { speech, tokens: t } = scene
  const entry = draft.entry
  const takes = speech.takes[entry]
  const object = speech.object[entry]
  const weak = speech.weak[entry]
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + CLAUSE_WINDOW)
  const governed = (i: number) => (governs(scene, takes, i) ? true : false)
  let subject = draft.participle || isFirstPerson(draft.features)
  let looseSubject = false
  let inRelative = false
  let i = draft.to
  if (weak === WEAK_RELAY) return false
  if (draft.subordinate) return false
  while (i < limit) {
    // Time and turns of phrase
    const timex = scene.values.timexAt[i]
    if (timex >= 0) {
      noteTime(scene, draft, timex)
      i = Math.max(i + 1, scene.values.timexTokens[2 * timex + 1])
      continue
    }
    if ((t.phraseBits[i] & SHIFT) !== 0) {
      i = t.phraseEnd[i]
      continue
    }
    const w = scene.word(i)
    if (w === AN || w === BI_AN) return begin(scene, draft, i, BY_CLAUSE)
    if (t.mark[i] !== 0) {
      const q = scene.quoteOpening(i)
      if (q >= 0) {
        if (isNameQuote(scene, draft, q, i, subject, limit)) {
          if (!subject && i === draft.to) {
            const after = scene.afterQuote(q)
            const end = scene.nounPhraseEnd(after, limit, governed)
            takeSource(scene, draft, i, end)
            subject = true
            i = Math.max(end, after)
            continue
          }
          i = scene.afterQuote(q)
          continue
        }
        return begin(scene, draft, i, BY_QUOTE)
      }
      if (scene.isColon(i)) return begin(scene, draft, i + 1, BY_COLON)
      if (t.mark[i] === 0x28 || t.mark[i] === 0x5b) {
        i = scene.afterBracket(i)
        continue
      }
      inRelative = inRelative && !scene.isComma(i)
      i++
      continue
    }
    if (w === RELATIVE) {
      inRelative = true
      i++
      continue
    }
    if (inRelative) {
      i++
      continue
    }
    // Another cue: the clause is over, unless it is قائلاً, which goes with this one.
    if (i > draft.to && (t.bits[i] & SPEECH) !== 0 && t.article[i] === 0) {
      if (isSaying(scene, i)) {
        draft.from2 = i
        draft.to2 = i + 1
        draft.entry2 = scene.lexicon.entryOf(scene.speechSense(i, 0xff))
        i++
        continue
      }
      if (subject && weak === WEAK_LIGHT) {
        const noun = scene.nounOfSpeech(i)
        if (noun >= 0) return beginAfterNoun(scene, draft, i, noun)
      }
      if (subject && object === OBJECT_CONTENT && scene.nounOfSpeech(i) >= 0 && weak === 0) return begin(scene, draft, i, BY_OBJECT)
      if (scene.speechSense(i, (1 << PERFECT) | 4) >= 0 && (t.proclitics[i] & 1) !== 0) return false
      if (scene.participleOfState(i) >= 0 && subject) return false
    }
    const preposition = governs(scene, takes, i)
    if (preposition !== 0) {
      const next = scene.word(i + 1)
      if (preposition === WORD_ALONE && (next === AN || next === MA)) return begin(scene, draft, i, BY_CLAUSE)
      if (subject || i === draft.to || (draft.timex >= 0 && i <= draft.to + 4) || !couldBeSubject(scene, i)) {
        const state = stateAfter(scene, i)
        if (state >= 0 && preposition === WORD_ALONE) return beginState(scene, draft, i, state)
        if (!(looseSubject && anAhead(scene, i + 1, limit))) return beginWeak(scene, draft, i, BY_PREPOSITION, weak)
      }
    }
    if (
      w === ILA ||
      w === ALA ||
      w === AN_PREPOSITION ||
      w === MIN ||
      w === FI ||
      w === PREPOSITION ||
      w === ABR ||
      w === MAA ||
      isLiMedia(scene, i)
    ) {
      // إلى أن after verbs that do not say so in the lexicon
      if ((w === ILA || w === ALA || w === MIN || w === AN_PREPOSITION) && scene.word(i + 1) === AN && subject)
        return begin(scene, draft, i, BY_CLAUSE)
      const after = readVia(scene, draft, i, limit)
      if (after > i) {
        i = after
        continue
      }
      i = adjunctEnd(scene, i, limit, governed, object === OBJECT_CONTENT && weak === 0)
      continue
    }
    if (w === CLAUSE || w === KAMA || w === EXCEPT || w === ADJUNCT || w === LI_AN) return invertedQuote(scene, draft)
    if (w === PRONOUN || w === NEGATION) {
      if ((subject || w === PRONOUN) && isPlainSaying(scene, draft)) return begin(scene, draft, i, BARE)
      return invertedQuote(scene, draft)
    }
    if (!subject) {
      // The first noun: the subject, unless it is what is said.
      const mention = scene.mentions.startingAt[i]
      const isObject = object === OBJECT_CONTENT && weak !== WEAK_LIGHT && mention < 0 && scene.isAct(i) && (t.bits[i] & SPEAKER) === 0
      if (weak === WEAK_LIGHT || isObject) {
        const noun = scene.nounOfSpeech(i)
        if (weak === WEAK_LIGHT && noun >= 0) return beginAfterNoun(scene, draft, i, noun)
        if (isObject && !(weak !== 0 && weak !== WEAK_OBJECT)) return begin(scene, draft, i, BY_OBJECT)
      }
      const end = mention >= 0 ? scene.mentions.items[mention].to : scene.nounPhraseEnd(i, limit, governed)
      if (end <= i) return invertedQuote(scene, draft)
      if (mention >= 0) {
        draft.mention = mention
        looseSubject = false
      } else looseSubject = true
      takeSource(scene, draft, i, end)
      subject = true
      i = end
      continue
    }
    if (object === OBJECT_ADDRESSEE && draft.addresseeFrom < 0) {
      const end = scene.nounPhraseEnd(i, limit, governed)
      draft.addresseeFrom = i
      draft.addresseeTo = end
      i = Math.max(i + 1, end)
      continue
    }
    if (object === OBJECT_REGARDED) return begin(scene, draft, i, BY_OBJECT)
    if (object === OBJECT_CONTENT && weak !== WEAK_LIGHT) {
      if ((weak === 0 || weak === WEAK_OBJECT) && !anAhead(scene, i, limit)) return begin(scene, draft, i, BY_OBJECT)
      if (scene.isAct(i) && weak === 0) return begin(scene, draft, i, BY_OBJECT)
    }
    if (weak === WEAK_LIGHT) {
      const noun = scene.nounOfSpeech(i)
      if (noun >= 0) return beginAfterNoun(scene, draft, i, noun)
    }
    if (w === DEMONSTRATIVE && isPlainSaying(scene, draft)) return begin(scene, draft, i, BARE)
    // A word more of the subject, or of an adjunct
    if (looseSubject && draft.sourceTo === i) draft.sourceTo = i + 1
    i++
  }
  return invertedQuote(scene, draft)
}

const WORD_ALONE = 1
const PROCLITIC = 2

/** Whether token `i` is a preposition the verb governs: a word of its own (1), one written on its noun (2), none (0). */
export function governs(scene: Scene, takes: number, i: number): number {
  const w = scene.word(i)
  if (w !== 0) {
    const of =
      w === ILA ? TAKES_ILA : w === ALA ? TAKES_ALA : w === AN_PREPOSITION ? TAKES_AN : w === MIN ? TAKES_MIN : w === FI ? TAKES_FI : 0
    return (takes & of) !== 0 ? WORD_ALONE : 0
  }
  const t = scene.tokens
  if (t.kind[i] !== WORD) return 0
  if ((takes & TAKES_BI) !== 0 && beginsWith(scene, i, PRO_BEH, 0x628)) return PROCLITIC
  if ((takes & TAKES_LI) !== 0 && beginsWith(scene, i, PRO_LAM, 0x644)) return PROCLITIC
  return 0
}

/** A proclitic the analysis found, or, on a word no lexicon knows, its letter. */
function beginsWith(scene: Scene, i: number, proclitic: number, letter: number): boolean {
  const t = scene.tokens
  if ((t.proclitics[i] & proclitic) !== 0) return true
  return t.form[i] === 0 && t.article[i] === 0 && t.text.charCodeAt(t.start[i]) === letter && t.end[i] - t.start[i] >= 4
}

function begin(scene: Scene, draft: Draft, at: number, how: number): boolean {
  draft.start = at
  draft.by = how
  const core = scene.speech.core[draft.entry]
  const clausal = how === BY_CLAUSE || how === BY_QUOTE || how === BY_COLON || how === BARE || how === BEFORE
  draft.core = core === CORE_ALWAYS || (core !== CORE_NEVER && clausal)
  if (how === BY_OBJECT && scene.word(at) === DEMONSTRATIVE) draft.core = false
  const weak = scene.speech.weak[draft.entry]
  if (weak === WEAK_QUOTE && how !== BY_QUOTE && how !== BY_COLON && !(how === BY_CLAUSE && draft.from2 >= 0)) {
    // أجاب بأن, ردّ بأن: with a clause at once
    if (!(how === BY_CLAUSE && at - draft.to <= 8)) return false
    draft.confidence -= 0.1
  }
  if (weak === WEAK_LIGHT && draft.from2 < 0 && how !== BY_CLAUSE) return false
  if (weak === WEAK_LIGHT && how === BY_CLAUSE && draft.from2 < 0) draft.confidence -= 0.2
  if (how === BY_OBJECT || how === BY_PREPOSITION) draft.confidence -= 0.1
  if (draft.rule === '')
    draft.rule = `cue.${draft.participle ? 'participle' : draft.sourceFrom >= 0 ? 'verb-subject' : 'verb'}-${NAMES[how]}`
  return true
}

const NAMES = ['', 'clause', 'quote', 'colon', 'preposition', 'object', 'before', 'bare']

/** A preposition's noun counts only for verbs that need no clause. */
function beginWeak(scene: Scene, draft: Draft, i: number, how: number, weak: number): boolean {
  if (weak === WEAK_CLAUSE || weak === WEAK_QUOTE) {
    // تحدث عن: a topic is reported too.
    const speaks = scene.word(i) === AN_PREPOSITION && scene.speech.core[draft.entry] === CORE_ALWAYS
    if (!speaks) return invertedQuote(scene, draft)
    draft.start = i
    draft.by = how
    draft.core = true
    draft.confidence -= 0.15
    draft.rule = 'cue.topic'
    return true
  }
  return begin(scene, draft, i, how)
}

/** أعرب عن أمله في أن …: the noun is half of the cue where a clause follows, else the beginning of the content. */
function beginState(scene: Scene, draft: Draft, at: number, noun: number): boolean {
  const t = scene.tokens
  let j = at + 2
  const limit = Math.min(t.count, at + 8)
  while (j < limit && scene.word(j) === 0 && t.kind[j] === WORD) j++
  const w = scene.word(j)
  const isClause = w === AN || w === BI_AN || (scene.isPreposition(j) && scene.word(j + 1) === AN)
  if (!isClause) return begin(scene, draft, at, BY_PREPOSITION)
  draft.from2 = at + 1
  draft.to2 = at + 2
  draft.entry2 = scene.lexicon.entryOf(noun)
  draft.force = scene.speech.force(draft.entry2)
  draft.rule = 'cue.state-of-mind'
  return begin(scene, draft, j, BY_CLAUSE)
}

/** A noun of a state of mind right after the preposition at `i`. */
function stateAfter(scene: Scene, i: number): number {
  const noun = scene.nounOfSpeech(i + 1)
  return noun >= 0 && scene.speech.noun[scene.lexicon.entryOf(noun)] === NOUN_STATE ? noun : -1
}

/** جدد … دعوته إلى، وجّه نداء لـ: a light verb and its noun. */
function beginAfterNoun(scene: Scene, draft: Draft, i: number, noun: number): boolean {
  const t = scene.tokens
  const entry = scene.lexicon.entryOf(noun)
  draft.from2 = i
  draft.to2 = i + 1
  draft.entry2 = entry
  draft.force = scene.speech.force(entry)
  const limit = Math.min(t.sentenceEnd[t.sentence[i]], i + 30)
  const takes = scene.speech.takes[entry] | TAKES_LI
  for (let j = i + 1; j < limit; j++) {
    const w = scene.word(j)
    if (w === AN || w === BI_AN || governs(scene, takes, j) !== 0 || (w !== 0 && scene.isPreposition(j))) {
      draft.start = j
      draft.by = w === AN || w === BI_AN || scene.word(j + 1) === AN ? BY_CLAUSE : BY_PREPOSITION
      const core = scene.speech.core[entry]
      draft.core = core === CORE_ALWAYS || (core !== CORE_NEVER && draft.by === BY_CLAUSE)
      draft.rule = 'cue.light-verb'
      draft.confidence -= 0.05
      return true
    }
    if (scene.isColon(j)) {
      draft.start = j + 1
      draft.by = BY_COLON
      draft.rule = 'cue.light-verb'
      return true
    }
    if (t.mark[j] !== 0) {
      const q = scene.quoteOpening(j)
      if (q >= 0) {
        draft.start = j
        draft.by = BY_QUOTE
        draft.rule = 'cue.light-verb'
        return true
      }
      return false
    }
  }
  return false
}

/** قائلاً، بقوله، بالقول: goes with the cue before it. */
export function isSaying(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const sense = scene.speechSense(i, 0xff)
  if (sense < 0) return false
  const entry = scene.lexicon.entryOf(sense)
  if (!isQala(scene, entry)) return false
  const aspect = scene.lexicon.featuresOf(sense) & ASPECT
  return aspect === 3 || (aspect === 4 && (t.proclitics[i] & PRO_BEH) !== 0)
}

function isQala(scene: Scene, entry: number): boolean {
  return scene.speech.takes[entry] !== 0 && scene.lexicon.value(entry, 'perfect') === 'قال'
}

/** قال، قائلاً: the only ones that take bare words as direct speech. */
function isPlainSaying(scene: Scene, draft: Draft): boolean {
  return isQala(scene, draft.entry) || (draft.entry2 >= 0 && isQala(scene, draft.entry2))
}

/** لوكالة …، لـ«…»: given to a medium. */
function isLiMedia(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (t.kind[i] !== WORD) return false
  if ((t.proclitics[i] & PRO_LAM) !== 0) return (t.bits[i] & MEDIA) !== 0 || (t.phraseBits[i] & MEDIA) !== 0 || isMediaMention(scene, i)
  // لـ of its own before a quotation
  return isLoneLam(scene, i) && scene.quoteOpening(i + 1) >= 0
}

export function isLoneLam(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const n = t.end[i] - t.start[i]
  return t.text.charCodeAt(t.start[i]) === 0x644 && (n === 1 || (n === 2 && t.text.charCodeAt(t.start[i] + 1) === 0x640))
}

function isMediaMention(scene: Scene, i: number): boolean {
  const m = scene.mentions.startingAt[i]
  if (m < 0) return false
  const entry = scene.mentions.items[m].entry
  return entry >= 0 && scene.lexicon.classOf(entry) === MEDIA
}

/** A quotation that is only a name: of a paper after its head, of a party, of a body as the subject. */
function isNameQuote(scene: Scene, draft: Draft, q: number, at: number, subject: boolean, limit: number): boolean {
  const t = scene.tokens
  const length = t.quoteEnd[q] - t.quoteFirst[q]
  if (length > 5) return false
  if (at > 0 && t.glued[at] === 1 && t.kind[at - 1] === WORD) return true
  if (at > draft.to && (t.bits[at - 1] & (SPEAKER | CHANNEL)) !== 0 && t.kind[at - 1] === WORD) return true
  if (length > 4) return false
  const after = scene.afterQuote(q)
  // Something still to come that introduces the content
  if (!subject || at === draft.to) return introducedAhead(scene, after, Math.min(limit, after + 14))
  return introducedAhead(scene, after, Math.min(limit, after + 10))
}

function introducedAhead(scene: Scene, from: number, limit: number): boolean {
  for (let j = from; j < limit; j++) {
    if (scene.isComplementiser(j) || scene.isColon(j) || scene.quoteOpening(j) >= 0) return true
    if ((scene.tokens.bits[j] & SPEECH) !== 0 && scene.tokens.article[j] === 0) return false
  }
  return false
}

/** A complementiser before the next cue or comma: the words before it are still the subject's. */
function anAhead(scene: Scene, from: number, limit: number): boolean {
  const t = scene.tokens
  for (let j = from; j < limit; j++) {
    if (scene.isComplementiser(j)) return true
    if (scene.isComma(j)) return false
    if ((t.bits[j] & SPEECH) !== 0 && t.article[j] === 0 && j > from) return false
  }
  return false
}

function couldBeSubject(scene: Scene, i: number): boolean {
  return (scene.tokens.bits[i] & SPEAKER) !== 0
}

function takeSource(_scene: Scene, draft: Draft, from: number, to: number): void {
  if (draft.sourceFrom >= 0) return
  draft.sourceFrom = from
  draft.sourceTo = to
}

/** A date or time of day, the first one. */
export function noteTime(scene: Scene, draft: Draft, timex: number): void {
  if (draft.timex >= 0) return
  const { type } = scene.values.timexes[timex]
  if (type === 'DATE' || type === 'TIME') draft.timex = timex
}

/** The end of an adjunct that begins with the preposition at `i`. */
function adjunctEnd(scene: Scene, i: number, limit: number, governed: (i: number) => boolean, stopsAtAct: boolean): number {
  const t = scene.tokens
  let j = i + 1
  const mention = scene.mentions.startingAt[j]
  if (mention >= 0) return scene.mentions.items[mention].to
  for (; j < limit; j++) {
    if (t.mark[j] !== 0 || scene.values.timexAt[j] >= 0) return j
    const w = scene.word(j)
    if (w === AN || w === BI_AN || w === RELATIVE || w === CLAUSE || w === NEGATION || w === PRONOUN) return j
    if (j > i + 1 && (scene.isPreposition(j) || governed(j))) return j
    if (j > i + 1 && scene.mentions.startingAt[j] >= 0 && (t.bits[j] & GROUP) === 0) return j
    if (j > i + 2 && stopsAtAct && scene.isAct(j)) return j
    if ((t.bits[j] & SPEECH) !== 0 && t.article[j] === 0 && j > i + 1) return j
  }
  return j
}

/** «…»، قال الوزير: no complement after, a quotation before. */
function invertedQuote(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  if (draft.participle || draft.by !== 0) return false
  let j = draft.head - 1
  if (scene.isComma(j) || scene.isDash(j)) j--
  else return false
  const q = closedAt(scene, j)
  if (q < 0 || t.quoteEnd[q] - t.quoteFirst[q] < 3) return false
  draft.start = t.quoteOpen[q]
  draft.end = t.quoteEnd[q]
  draft.by = BEFORE
  draft.rule = 'cue.quote-before'
  draft.core = scene.speech.core[draft.entry] !== CORE_NEVER
  draft.confidence -= 0.1
  return scene.speech.use[draft.entry] !== USE_RELAY
}

/** The quotation that the mark at `i` closes, -1 for none. */
export function closedAt(scene: Scene, i: number): number {
  const t = scene.tokens
  if (i < 1 || t.mark[i] === 0) return -1
  for (let q = t.quote[i - 1] >= 0 ? t.quote[i - 1] : (t.quote[i - 2] ?? -1); q >= 0; q = t.quoteParent[q])
    if (t.quoteClose[q] === i) return q
  return -1
}
