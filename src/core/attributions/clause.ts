/**
 * The clause of a reporting verb: who, then what lies between (time, channel, addressee), then where the content begins.
 *
 * The words are read once from the cue on, at most {@link CLAUSE_WINDOW} of them. What comes decides: a complementiser, a
 * quotation or a colon begins the content; a preposition the verb governs does once the subject is known or cannot come;
 * a bare noun does where the verb takes one. Everything before is subject or adjunct.
 */
import { PRO_BEH, PRO_CONJUNCTION, PRO_LAM, PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { ACCUSATIVE, ASPECT, DUAL, FEMININE, GENDER, MASCULINE, NUMBER, PERFECT } from '../lexicon/features.ts'
import { WORD } from '../tokens/tokens.ts'
import { isFirstPerson } from './cues.ts'
import { BARE, BEFORE, BY_CLAUSE, BY_COLON, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, Draft, noteTime } from './draft.ts'
import { readRelayedSource } from './relays.ts'
import {
  BODY,
  BODY_HEAD,
  CHANNEL,
  CLAUSE_WINDOW,
  DOCUMENT,
  FRAME,
  GIVEN_NAME,
  GROUP,
  MEDIA,
  NOUN,
  OFFICE,
  type Scene,
  SHIFT,
  SPEAKER,
  SPEECH,
} from './scene.ts'
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
  TAKES_CLAUSE,
  TAKES_FI,
  TAKES_ILA,
  TAKES_LI,
  TAKES_MIN,
  USE_CONTINUE,
  USE_RELAY,
  WEAK_CLAUSE,
  WEAK_LIGHT,
  WEAK_OBJECT,
  WEAK_QUOTE,
  WEAK_RELAY,
} from './speech.ts'
import { readVia } from './via.ts'
import {
  ADJUNCT,
  ADVERB,
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
  MIN,
  NEGATION,
  PRONOUN,
  RELATIVE,
  WITH_PRONOUN,
} from './words.ts'

/** Reads the clause of `draft`'s cue. False where nothing is reported. */
export function readClause(scene: Scene, draft: Draft): boolean {
  const { speech, tokens: t } = scene
  const entry = draft.entry
  const takes = speech.takes[entry]
  const object = speech.object[entry]
  const weak = speech.weak[entry]
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + scene.window(CLAUSE_WINDOW))
  scene.spend(limit - draft.to)
  const governed = (i: number) =>
    governs(scene, takes, i) !== 0 ||
    (weak === WEAK_LIGHT && i > draft.to + 1 && lightNoun(scene, i, takes) >= 0) ||
    (object === OBJECT_CONTENT && weak === 0 && i > draft.to && scene.isAct(i))
  // A verb in the plural or dual has its subject before it, or drops it.
  let subject = draft.participle || isFirstPerson(draft.features) || draft.sourceFrom >= 0 || (draft.features & NUMBER) >= DUAL
  let looseSubject = false
  let strayed = false
  let fallback = -1
  // Where a word is still right after the cue or its subject: time, commas and asides do not count.
  let anchor = draft.to
  let inRelative = false
  let i = draft.to
  if (weak === WEAK_RELAY) return false
  // Inside a relative a comma ends what the verb can reach.
  const inner = draft.subordinate
  while (i < limit) {
    // Time and turns of phrase
    const timex = scene.values.timexAt[i]
    if (timex >= 0) {
      noteTime(scene, draft, timex)
      const after = Math.max(i + 1, scene.values.timexTokens[2 * timex + 1])
      if (anchor === i) anchor = after
      i = after
      continue
    }
    if ((t.phraseBits[i] & SHIFT) !== 0) {
      i = t.phraseEnd[i]
      continue
    }
    const w = scene.word(i)
    if (w === ADVERB || isGaze(scene, i)) {
      if (anchor === i) anchor = i + 1
      i++
      continue
    }
    if ((scene.isComplementiser(i) || (i === draft.to && (w === AN || w === BI_AN))) && !(inRelative && !isReported(scene, draft, i))) {
      if (isFar(scene, draft, i, weak)) return false
      return begin(scene, draft, i, BY_CLAUSE)
    }
    if (t.mark[i] !== 0) {
      if (inner && scene.isComma(i)) return invertedQuote(scene, draft)
      const q = scene.quoteOpening(i)
      if (q >= 0) {
        if (isNameQuote(scene, draft, q, i, subject, limit)) {
          if (!subject && i === draft.to) {
            const after = scene.afterQuote(q)
            draft.phrase = scene.sourceAt(i, limit)
            const end = Math.max(after, draft.phrase?.to ?? scene.nounPhraseEnd(after, limit, governed))
            takeSource(scene, draft, i, end)
            subject = true
            anchor = end
            i = end
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
      // قال الشيخ -رحمه الله- إن: an aside between dashes
      if (scene.isDash(i)) {
        const close = closingDash(scene, i, limit)
        if (close > 0) {
          if (anchor === i) anchor = close + 1
          i = close + 1
          continue
        }
      }
      inRelative = inRelative && !scene.isComma(i)
      if (anchor === i) anchor = i + 1
      i++
      continue
    }
    if (w === RELATIVE) {
      inRelative = true
      i++
      continue
    }
    if ((t.bits[i] & SPEECH) !== 0 && isSaying(scene, i) && (i <= draft.to + 8 || scene.isColon(i + 1))) {
      if (weak === WEAK_LIGHT) return false
      if (draft.participle && weak === WEAK_QUOTE && speech.core[entry] !== CORE_ALWAYS) {
        // مخاطباً الجنود قائلاً: only the latter reports
        draft.from = i
        draft.to = i + 1
        draft.entry = scene.lexicon.entryOf(scene.speechSense(i, 0xff))
        draft.rule = 'cue.participle-saying'
        const at = scene.isColon(i + 1) ? i + 2 : i + 1
        return begin(
          scene,
          draft,
          at,
          scene.isColon(i + 1) ? BY_COLON : scene.quoteOpening(at) >= 0 ? BY_QUOTE : scene.isComplementiser(at) ? BY_CLAUSE : BARE,
        )
      }
      draft.from2 = i
      draft.to2 = i + 1
      draft.entry2 = scene.lexicon.entryOf(scene.speechSense(i, 0xff))
      subject = true
      i++
      continue
    }
    if (inRelative) {
      // كشفت النشرة التي تصدرها المؤسسة عن شهر مايو عن بلوغ …: the last of its prepositions before an act
      if (weak === 0 && governs(scene, takes, i) === WORD_ALONE && scene.isAct(i + 1)) fallback = i
      // التي كانت تتحدث لـ«…»
      const given = scene.isGivenTo(i) ? readVia(scene, draft, i, limit) : 0
      i = Math.max(i + 1, given)
      continue
    }
    if ((t.bits[i] & FRAME) !== 0 && scene.word(i + 1) === AN_PREPOSITION && t.text.startsWith('نقلا', t.stem[i])) {
      i = readRelayedSource(scene, draft, i, limit)
      subject = true
      continue
    }
    // Another cue: the clause is over, unless it is قائلاً, which goes with this one.
    if ((t.bits[i] & SPEECH) !== 0 && t.enclitic[i] !== 0 && t.text.startsWith('مفاد', t.stem[i])) {
      draft.from2 = i
      draft.to2 = i + 1
      draft.rule = 'cue.gist'
      if ((t.bits[i - 1] & DOCUMENT) !== 0) draft.via.push(i - 1, i)
      return begin(scene, draft, i + 1, BY_CLAUSE)
    }
    if (subject && weak === WEAK_LIGHT && t.article[i] === 1) {
      const noun = lightNoun(scene, i, takes)
      if (noun >= 0) return beginAfterNoun(scene, draft, i, noun)
    }
    if (i > draft.to && (t.bits[i] & SPEECH) !== 0 && t.article[i] === 0 && w === 0) {
      if (isSaying(scene, i)) {
        draft.from2 = i
        draft.to2 = i + 1
        draft.entry2 = scene.lexicon.entryOf(scene.speechSense(i, 0xff))
        i++
        continue
      }
      if (subject && weak === WEAK_LIGHT) {
        const noun = lightNoun(scene, i, takes)
        if (noun >= 0) return beginAfterNoun(scene, draft, i, noun)
      }
      if (subject && object === OBJECT_CONTENT && scene.nounOfSpeech(i) >= 0 && weak === 0 && !clauseAhead(scene, i, limit))
        return begin(scene, draft, i, BY_OBJECT)
      const finite = scene.speechSense(i, (1 << PERFECT) | 4)
      // مسؤول رفض الكشف عن اسمه: a relative of an indefinite noun
      if (finite >= 0 && subject && i === draft.sourceTo && t.proclitics[i] === 0 && t.article[draft.sourceFrom] === 0) {
        inRelative = true
        i++
        continue
      }
      if (
        finite >= 0 &&
        ((t.proclitics[i] & PRO_CONJUNCTION) !== 0 ||
          scene.isComma(i - 1) ||
          (subject && speech.weak[scene.lexicon.entryOf(finite)] === 0 && scene.word(i) === 0))
      ) {
        return invertedQuote(scene, draft)
      }
      if (scene.participleOfState(i) >= 0 && subject) return false
    }
    const preposition = governs(scene, takes, i)
    if (preposition !== 0 && !(strayed && preposition === PROCLITIC)) {
      const next = scene.word(i + 1)
      if (preposition === WORD_ALONE && (next === AN || next === MA)) return begin(scene, draft, i, BY_CLAUSE)
      if (subject || i === draft.to || (draft.timex >= 0 && i <= draft.to + 4) || !couldBeSubject(scene, i)) {
        const state = stateAfter(scene, i)
        if (state >= 0 && preposition === WORD_ALONE) return beginState(scene, draft, i, state)
        const later =
          (looseSubject || preposition === PROCLITIC) && (takes & TAKES_CLAUSE) !== 0 && i > draft.to && clauseAhead(scene, i + 1, limit)
        if (!later) return beginWeak(scene, draft, i, BY_PREPOSITION, weak)
      }
    }
    if (scene.isPreposition(i) || scene.isGivenTo(i)) {
      // إلى أن after verbs that do not say so in the lexicon
      if ((w === ILA || w === ALA) && scene.word(i + 1) === AN && subject && weak === 0 && !inner) return begin(scene, draft, i, BY_CLAUSE)
      const after = readVia(scene, draft, i, limit)
      if (after > i) {
        i = after
        continue
      }
      i = adjunctEnd(scene, i, limit, governed, object === OBJECT_CONTENT && (weak === 0 || weak === WEAK_OBJECT))
      continue
    }
    if (w === CLAUSE || w === KAMA || (w === EXCEPT && scene.word(i + 1) === AN) || w === ADJUNCT || w === LI_AN)
      return invertedQuote(scene, draft)
    // قائلاً نحن مطالبون، قائلاً سنعمل
    if (draft.participle && i === draft.to && isPlainSaying(scene, draft)) return begin(scene, draft, i, BARE)
    if (w === MA && subject && (object === OBJECT_REGARDED || (object === OBJECT_CONTENT && weak === 0)))
      return begin(scene, draft, i, BY_OBJECT)
    if (w === PRONOUN && (t.proclitics[i] & PRO_CONJUNCTION) !== 0) {
      // وهو محلل …: an aside about the subject
      inRelative = true
      i++
      continue
    }
    if (w === PRONOUN || w === NEGATION) {
      // وأضاف لم يسبق …: bare words right after
      const plain = isPlainSaying(scene, draft) || (speech.use[entry] === USE_CONTINUE && i === draft.to)
      if ((subject || w === PRONOUN || i === draft.to) && plain) return begin(scene, draft, i, BARE)
      return invertedQuote(scene, draft)
    }
    if (!subject) {
      // The first noun: the subject, unless it is what is said, or the one it is said to (لوالده).
      const mention = scene.mentions.startingAt[i]
      if (
        (t.proclitics[i] & PRO_PREPOSITION) !== 0 ||
        (mention >= 0 && object === OBJECT_ADDRESSEE && isAddressee(scene, draft, mention))
      ) {
        const end = mention >= 0 ? scene.mentions.items[mention].to : Math.max(i + 1, scene.nounPhraseEnd(i, limit, governed))
        if (draft.addresseeFrom < 0) {
          draft.addresseeFrom = i
          draft.addresseeTo = end
        }
        i = end
        continue
      }
      if (object === OBJECT_REGARDED && draft.enclitic && mention < 0 && t.article[i] === 0) return begin(scene, draft, i, BY_OBJECT)
      const isObject =
        object === OBJECT_CONTENT &&
        weak !== WEAK_LIGHT &&
        (mention < 0 || t.enclitic[i] !== 0) &&
        scene.isAct(i) &&
        (t.bits[i] & SPEAKER) === 0 &&
        (t.enclitic[i] !== 0 || !clauseAhead(scene, i, limit))
      if (weak === WEAK_LIGHT || isObject) {
        const noun = lightNoun(scene, i, takes)
        if (weak === WEAK_LIGHT && noun >= 0) return beginAfterNoun(scene, draft, i, noun)
        if (isObject && !(weak !== 0 && weak !== WEAK_OBJECT)) return begin(scene, draft, i, BY_OBJECT)
      }
      let end = mention >= 0 ? scene.mentions.items[mention].to : scene.nounPhraseEnd(i, limit, governed)
      if (end <= i) return invertedQuote(scene, draft)
      if (mention >= 0) {
        draft.mention = mention
        // كشف تقرير «…» عن ارتفاع …: the preposition is the verb's
        if (scene.mentions.items[mention].kind === 'document')
          for (let k = end - 1; k > i; k--) if (governs(scene, takes, k) === WORD_ALONE) end = k
      } else {
        looseSubject = true
        draft.phrase = scene.sourceAt(i, end)
        if (draft.phrase) end = draft.phrase.to
      }
      takeSource(scene, draft, i, end)
      subject = true
      anchor = end
      i = end
      continue
    }
    // وزير … ومدير …: the subject goes on
    if (i === draft.sourceTo && (t.proclitics[i] & PRO_CONJUNCTION) !== 0 && !scene.isFiniteVerb(i)) {
      const next = scene.mentions.startingAt[i]
      draft.sourceTo = next >= 0 ? scene.mentions.items[next].to : Math.max(i + 1, scene.nounPhraseEnd(i, limit, governed))
      i = draft.sourceTo
      continue
    }
    if (object === OBJECT_ADDRESSEE && draft.addresseeFrom < 0) {
      const end = scene.nounPhraseEnd(i, limit, governed)
      draft.addresseeFrom = i
      draft.addresseeTo = end
      i = Math.max(i + 1, end)
      continue
    }
    // What belongs to a subject whose end was not seen: بالتحقق …، منطقة مكة after أمير
    if (i === draft.sourceTo && !draft.participle && object !== OBJECT_ADDRESSEE && goesOnWithSubject(scene, draft, i)) {
      draft.sourceTo = Math.max(i + 1, scene.nounPhraseEnd(i, limit, governed))
      i = draft.sourceTo
      continue
    }
    if (object === OBJECT_REGARDED) return begin(scene, draft, i, BY_OBJECT)
    // منسقة السياسات، فلانة، …: a name after a comma
    if (scene.isComma(i - 1) && i === anchor && scene.mentions.startingAt[i] >= 0) {
      const { kind, to } = scene.mentions.items[scene.mentions.startingAt[i]]
      if (kind === 'person' && scene.isComma(to)) {
        if (draft.mention >= 0 && scene.mentions.items[draft.mention].nameFrom < 0) draft.mention = scene.mentions.startingAt[i]
        draft.sourceTo = to
        anchor = to
        i = to
        continue
      }
    }
    if (object === OBJECT_CONTENT && weak !== WEAK_LIGHT && (t.proclitics[i] & PRO_PREPOSITION) === 0) {
      const near = i === anchor && !looseSubject
      if (
        (weak === 0 || weak === WEAK_OBJECT) &&
        (near || (scene.isAct(i) && t.enclitic[i] === 0) || i === anchor) &&
        !(near ? false : clauseAhead(scene, i, limit))
      )
        return begin(scene, draft, i, BY_OBJECT)
    }
    if (weak === WEAK_LIGHT) {
      const noun = lightNoun(scene, i, takes)
      if (noun >= 0) return beginAfterNoun(scene, draft, i, noun)
    }
    if (subject && (t.proclitics[i] & PRO_PREPOSITION) !== 0) {
      i = adjunctEnd(scene, i, limit, governed, object === OBJECT_CONTENT && (weak === 0 || weak === WEAK_OBJECT))
      continue
    }
    if (w === DEMONSTRATIVE && isPlainSaying(scene, draft) && !introducedAhead(scene, i, limit)) return begin(scene, draft, i, BARE)
    // After a participle of state the complement comes at once.
    if (draft.participle && i > anchor + 2 && draft.timex < 0) return false
    // A word more of the subject, or of an adjunct
    if (looseSubject && draft.sourceTo === i) draft.sourceTo = i + 1
    else strayed = true
    i++
  }
  if (fallback >= 0) return begin(scene, draft, fallback, BY_PREPOSITION)
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
  if (t.text.charCodeAt(t.start[i]) !== letter) return false
  const n = t.end[i] - t.start[i]
  // بـ of its own before a quotation
  if (n === 1 || (n === 2 && t.text.charCodeAt(t.start[i] + 1) === 0x640)) return true
  return t.form[i] === 0 && t.article[i] === 0 && n >= 3
}

function begin(scene: Scene, draft: Draft, at: number, by: number): boolean {
  if (by === BY_OBJECT && (scene.tokens.proclitics[at] & PRO_PREPOSITION) !== 0) return false
  if (at >= scene.tokens.count) return false // a colon that ends the text
  // وأضاف: أن …
  const how = by === BY_COLON && scene.isComplementiser(at) ? BY_CLAUSE : by
  const { speech, tokens: t } = scene
  const core = speech.core[draft.entry]
  const weak = speech.weak[draft.entry]
  const clausal = how === BY_CLAUSE || how === BY_QUOTE || how === BY_COLON || how === BARE
  draft.start = at
  draft.by = how
  draft.core = core === CORE_ALWAYS || (core !== CORE_NEVER && clausal)
  if (how === BY_OBJECT && scene.word(at) === DEMONSTRATIVE) draft.core = false
  // The narrator does not speak in the first person, and who is quoted asks and calls, but does not report himself.
  if (isFirstPerson(draft.features) && (core !== CORE_NEVER || t.quote[draft.from] < 0)) return false
  // قوات مؤيدة للرئيس: an adjective, unless a comma or a clause shows the state
  if (
    draft.participle &&
    !clausal &&
    (draft.features & ACCUSATIVE) === 0 &&
    !scene.isComma(draft.from - 1) &&
    draft.from !== t.sentenceStart[t.sentence[draft.from]] &&
    (t.proclitics[draft.from] & PRO_CONJUNCTION) === 0
  )
    return false
  if (draft.doubtful && !(how === BY_CLAUSE && (at <= draft.to + 2 || draft.sourceFrom >= 0))) {
    // وعبر الوزير عن …
    if (!(how === BY_PREPOSITION && scene.word(at) === AN_PREPOSITION)) return false
  }
  if (weak === WEAK_QUOTE && !clausal) return false
  if (weak === WEAK_QUOTE && how === BY_CLAUSE && draft.from2 < 0) {
    if (at > draft.to + 8) return false
    draft.confidence -= 0.1
  }
  if (how === BY_QUOTE && (weak === WEAK_CLAUSE || speech.use[draft.entry] === USE_RELAY) && isShortQuote(scene, at)) return false
  if (weak === WEAK_LIGHT && draft.from2 < 0) return false
  if (weak === WEAK_RELAY && draft.from2 < 0) return false
  if (weak === WEAK_CLAUSE && how === BY_CLAUSE && isThing(scene, draft)) return false
  if (speech.object[draft.entry] === OBJECT_REGARDED && !regards(scene, draft, at, how)) return false
  if (how === BY_OBJECT || how === BY_PREPOSITION) draft.confidence -= 0.1
  return true
}

/** أدرك حقٌ أن …: an indefinite noun that is nobody, after a verb that may be something else. */
function isThing(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  const from = draft.sourceFrom
  if (from < draft.to || draft.mention >= 0 || isPlainSaying(scene, draft) || t.article[from] === 1) return false
  return (t.bits[from] & SPEAKER) === 0 && (t.bits[from] & NOUN) !== 0 && t.text.charCodeAt(t.end[from] - 1) !== 0x646
}

function isShortQuote(scene: Scene, at: number): boolean {
  const t = scene.tokens
  const q = scene.quoteOpening(at)
  return q >= 0 && t.quoteClose[q] >= 0 && t.quoteEnd[q] - t.quoteFirst[q] <= 3
}

/**
 * وصف القرار بالخطأ، تعتبرها شريكاً، حمّل الحكومة المسؤولية: an object and what it is held to be. Where one noun stands before
 * the predicate it is the object, and the subject is dropped.
 */
function regards(scene: Scene, draft: Draft, at: number, how: number): boolean {
  const t = scene.tokens
  const takes = scene.speech.takes[draft.entry]
  const byClause = how === BY_CLAUSE
  const plain = (takes & TAKES_CLAUSE) !== 0
  if (byClause && plain && scene.word(at) === AN && (draft.features & ASPECT) !== PERFECT && isThing(scene, draft)) return false
  if (byClause && plain && scene.word(at) === AN)
    return (
      draft.enclitic || draft.participle || draft.sourceFrom >= 0 || (draft.features & ASPECT) === PERFECT || t.proclitics[draft.from] === 0
    )
  if (how === BY_COLON || (how === BY_QUOTE && !draft.enclitic)) return false
  if (draft.enclitic) return true
  if (how === BY_PREPOSITION || byClause) {
    if (draft.participle || draft.sourceFrom < 0) return false
    draft.start = draft.sourceFrom
    draft.by = BY_OBJECT
    draft.sourceFrom = -1
    draft.sourceTo = -1
    draft.mention = -1
    return (draft.features & ASPECT) === PERFECT
  }
  const limit = Math.min(t.sentenceEnd[t.sentence[at]], at + 18)
  for (let j = at + 1; j < limit; j++) {
    if (scene.isComma(j)) {
      if (plain) continue
      return false
    }
    if (takes === 0) {
      if (t.text.startsWith('مسؤولية', t.stem[j]) || t.text.startsWith('مسئولية', t.stem[j])) return true
    } else if (plain) {
      if (t.text.startsWith('بمثابة', t.start[j])) return draft.participle || draft.sourceFrom >= 0
      // The predicate shows its case: تهديداً
      const last = t.text.charCodeAt(t.end[j] - 1)
      if (
        t.kind[j] === WORD &&
        t.article[j] === 0 &&
        t.proclitics[j] === 0 &&
        (last === 0x627 || last === 0x64b) &&
        t.end[j] - t.start[j] >= 5 &&
        scene.word(j) === 0
      ) {
        // تعتبر القاعدة موقعاً: held to be by nobody. In the imperfect only one who can think before the verb does.
        return (
          draft.participle ||
          (draft.features & ASPECT) === PERFECT ||
          (draft.sourceFrom >= 0 && draft.sourceFrom < draft.from && draft.mention >= 0)
        )
      }
    } else if (governs(scene, takes, j) !== 0 || scene.word(j) === BI_AN)
      return (draft.features & ASPECT) === PERFECT || draft.participle || draft.sourceFrom >= 0
  }
  return false
}

/** The name of the rule by which the draft was read. */
export function ruleOf(draft: Draft): string {
  if (draft.rule !== '') return draft.rule
  const subject = draft.sourceFrom < 0 ? 'verb' : draft.sourceFrom < draft.from ? 'subject-verb' : 'verb-subject'
  return `cue.${draft.participle ? 'participle' : subject}-${NAMES[draft.by]}`
}

const NAMES = ['', 'clause', 'quote', 'colon', 'preposition', 'object', 'before', 'bare']

/** A preposition's noun counts only for verbs that need no clause. */
function beginWeak(scene: Scene, draft: Draft, i: number, how: number, weak: number): boolean {
  if (weak === WEAK_CLAUSE || weak === WEAK_QUOTE) {
    // تحدث عن: a topic is reported too.
    const speaks = scene.word(i) === AN_PREPOSITION && weak === WEAK_QUOTE && scene.speech.core[draft.entry] === CORE_ALWAYS
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
  const t = scene.tokens
  if ((t.bits[i + 1] & SPEECH) === 0) return -1
  for (let s = t.sense(i + 1, SPEECH); s >= 0; s = t.sense(i + 1, SPEECH, s)) {
    if (scene.speech.noun[scene.lexicon.entryOf(s)] === NOUN_STATE) return s
  }
  return -1
}

/** A noun that a light verb takes: a noun of speech (نداء), or a verbal noun with its pronoun (تأكيده); its sense, -1 for none. */
function lightNoun(scene: Scene, i: number, takes: number): number {
  const t = scene.tokens
  if ((t.bits[i] & SPEECH) === 0) return -1
  // جدد التأكيد على
  if (t.article[i] === 1) return t.proclitics[i] === 0 && (takes & TAKES_CLAUSE) !== 0 ? scene.speechSense(i, 1 << 4) : -1
  if ((t.proclitics[i] & ~(PRO_BEH | PRO_CONJUNCTION)) !== 0 || ((t.proclitics[i] & PRO_BEH) !== 0 && (takes & TAKES_BI) === 0)) return -1
  for (let s = t.sense(i, SPEECH); s >= 0; s = t.sense(i, SPEECH, s)) {
    if (scene.speech.noun[scene.lexicon.entryOf(s)] !== 0) return s
  }
  return t.enclitic[i] !== 0 ? scene.speechSense(i, 1 << 4) : -1
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

/** بالقول، بقوله on its own, after a verb that is no cue: its clause or quotation follows at once. */
export function sayingAt(scene: Scene, i: number): Draft | undefined {
  if (!isSaying(scene, i)) return undefined
  const at = scene.isColon(i + 1) ? i + 2 : i + 1
  const how = scene.isColon(i + 1) ? BY_COLON : scene.isComplementiser(at) ? BY_CLAUSE : scene.quoteOpening(at) >= 0 ? BY_QUOTE : 0
  if (how === 0) return undefined
  const draft = new Draft()
  draft.from = i
  draft.to = i + 1
  draft.head = i
  draft.participle = true
  draft.entry = scene.lexicon.entryOf(scene.speechSense(i, 0xff))
  draft.start = at
  draft.by = how
  draft.rule = 'cue.saying'
  return draft
}

function isQala(scene: Scene, entry: number): boolean {
  return scene.speech.takes[entry] !== 0 && scene.lexicon.value(entry, 'perfect') === 'قال'
}

/** قال، قائلاً: the only ones that take bare words as direct speech. */
function isPlainSaying(scene: Scene, draft: Draft): boolean {
  return isQala(scene, draft.entry) || (draft.entry2 >= 0 && isQala(scene, draft.entry2))
}

/** A quotation that is only a name: of a paper after its head, of a party, of a body as the subject. */
function isNameQuote(scene: Scene, draft: Draft, q: number, at: number, subject: boolean, limit: number): boolean {
  const t = scene.tokens
  const length = t.quoteEnd[q] - t.quoteFirst[q]
  if (
    length > 5 ||
    scene.word(t.quoteFirst[q]) === AN ||
    scene.word(t.quoteFirst[q]) === NEGATION ||
    scene.word(t.quoteFirst[q]) === PRONOUN
  )
    return false
  if (at > 0 && t.glued[at] === 1 && t.kind[at - 1] === WORD) return true
  if (
    at > draft.to &&
    (t.bits[at - 1] & (MEDIA | BODY_HEAD | DOCUMENT | CHANNEL | BODY)) !== 0 &&
    t.kind[at - 1] === WORD &&
    (t.article[at - 1] === 0 || length <= 3)
  )
    return true
  if (length > 4) return false
  const after = scene.afterQuote(q)
  if (
    length <= 3 &&
    at > draft.to &&
    scene.speech.core[draft.entry] === CORE_NEVER &&
    t.sentence[after] === t.sentence[at] &&
    !endsSentence(scene, after)
  )
    return true
  // “ستالون” …: a name as the subject, the sentence goes on after it
  if ((length <= 2 || t.article[after] === 1) && at === draft.to && t.kind[after] === WORD && t.sentence[after] === t.sentence[at])
    return true
  // Something still to come that introduces the content
  if (!subject || at === draft.to) return introducedAhead(scene, after, Math.min(limit, after + 25))
  return introducedAhead(scene, after, Math.min(limit, after + 10))
}

function endsSentence(scene: Scene, i: number): boolean {
  const t = scene.tokens
  return i >= t.sentenceEnd[t.sentence[i]] - 1
}

/** النظر، الانتباه after لفت */
function isGaze(scene: Scene, i: number): boolean {
  const t = scene.tokens
  return (
    t.article[i] === 1 && t.proclitics[i] === 0 && (t.text.startsWith('الانتباه', t.start[i]) || t.text.startsWith('النظر', t.start[i]))
  )
}

function closingDash(scene: Scene, i: number, limit: number): number {
  for (let j = i + 2; j < limit && j < i + 9; j++) if (scene.isDash(j)) return j
  return 0
}

function introducedAhead(scene: Scene, from: number, limit: number): boolean {
  scene.spend(limit - from)
  for (let j = from; j < limit; j++) {
    if (scene.isComplementiser(j) || scene.isColon(j) || scene.quoteOpening(j) >= 0) return true
    if ((scene.tokens.bits[j] & SPEECH) !== 0 && scene.tokens.article[j] === 0) return false
  }
  return false
}

/** A doubtful verb in the middle of a sentence reaches no clause far off. */
function isFar(scene: Scene, draft: Draft, i: number, weak: number): boolean {
  if (weak !== WEAK_CLAUSE || i <= draft.to + 8 || draft.mention >= 0 || isPlainSaying(scene, draft)) return false
  const t = scene.tokens
  return (
    (t.proclitics[draft.from] & PRO_CONJUNCTION) === 0 &&
    draft.from !== t.sentenceStart[t.sentence[draft.from]] &&
    !scene.isComma(draft.from - 1) &&
    !draft.participle
  )
}

/** A complementiser in what is left of the clause, over commas, before another cue. */
function clauseAhead(scene: Scene, from: number, limit: number): boolean {
  const t = scene.tokens
  scene.spend(limit - from)
  for (let j = from; j < limit; j++) {
    if (scene.isComplementiser(j)) return true
    if ((t.bits[j] & SPEECH) !== 0 && t.article[j] === 0 && (scene.speechSense(j, 0b110) >= 0 || scene.participleOfState(j) >= 0))
      return false
  }
  return false
}

/** Within a relative: إن, or أن after a comma or bracket, is the outer verb's. */
function isReported(scene: Scene, draft: Draft, i: number): boolean {
  const t = scene.tokens
  if (t.mark[i - 1] !== 0) return true
  if (scene.word(i) === AN && scene.speech.weak[draft.entry] === 0 && !scene.isFiniteVerb(i - 1)) return true
  return isPlainSaying(scene, draft) && t.text.charCodeAt(t.stem[i]) !== 0x623 && scene.word(i) === AN
}

function goesOnWithSubject(scene: Scene, draft: Draft, i: number): boolean {
  const t = scene.tokens
  if ((t.proclitics[i] & PRO_PREPOSITION) !== 0) return true
  const last = i - 1
  return (
    draft.mention >= 0 &&
    t.article[last] === 0 &&
    t.enclitic[last] === 0 &&
    (t.bits[last] & (OFFICE | BODY_HEAD)) !== 0 &&
    (t.bits[last] & GIVEN_NAME) === 0 &&
    !scene.isAct(i)
  )
}

/** ودعا الهيئات إلى …: the verb does not agree with the noun after it, which is then who is asked, and the subject is dropped. */
function isAddressee(scene: Scene, draft: Draft, mention: number): boolean {
  const { gender, kind, number } = scene.mentions.items[mention]
  if (kind === 'person') return false
  if (kind === 'organization' && number === 3 && (draft.features & GENDER) === MASCULINE) return true
  const verb = draft.features & GENDER
  return (verb === MASCULINE && gender === 2) || (verb === FEMININE && gender === 1)
}

function couldBeSubject(scene: Scene, i: number): boolean {
  return (scene.tokens.bits[i] & SPEAKER) !== 0
}

function takeSource(_scene: Scene, draft: Draft, from: number, to: number): void {
  if (draft.sourceFrom >= 0) return
  draft.sourceFrom = from
  draft.sourceTo = to
}

/** The end of an adjunct that begins with the preposition at `i`. */
function adjunctEnd(scene: Scene, i: number, limit: number, governed: (i: number) => boolean, stopsAtAct: boolean): number {
  const t = scene.tokens
  if (scene.word(i) === WITH_PRONOUN) return i + 1
  let second = false
  let j = (t.phraseBits[i + 1] & CHANNEL) !== 0 ? t.phraseEnd[i + 1] : i + 1
  const mention = scene.mentions.startingAt[j]
  if (mention >= 0) return scene.mentions.items[mention].to
  for (; j < limit; j++) {
    if (t.mark[j] !== 0 || scene.values.timexAt[j] >= 0) return j
    const w = scene.word(j)
    if (w === AN || w === BI_AN || w === RELATIVE || w === CLAUSE || w === NEGATION || w === PRONOUN) return j
    if (j > i + 1 && (scene.isPreposition(j) || governed(j))) return j
    if (j > i + 1 && scene.mentions.startingAt[j] >= 0 && (t.bits[j] & GROUP) === 0) {
      // في برنامج للإعلامية فلانة: the name belongs to the phrase
      if (!second) return j
      return scene.mentions.items[scene.mentions.startingAt[j]].to
    }
    if (j > i + 1 && (t.proclitics[j] & PRO_PREPOSITION) !== 0) second = true
    if (j > i + 2 && stopsAtAct && scene.isAct(j)) return j
    if ((t.bits[j] & SPEECH) !== 0 && t.article[j] === 0 && j > i + 1) return j
  }
  return j
}

/** «…»، قال الوزير: no complement after, a quotation before. */
function invertedQuote(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  if (draft.participle || draft.by !== 0 || isFirstPerson(draft.features)) return false
  if (
    scene.speech.core[draft.entry] !== CORE_ALWAYS ||
    scene.speech.object[draft.entry] === OBJECT_REGARDED ||
    scene.speech.weak[draft.entry] === WEAK_RELAY
  )
    return false
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
