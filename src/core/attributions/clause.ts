/**
 * The clause of a reporting verb: who, then what lies between (time, channel, addressee), then where the content begins.
 *
 * The words are read once from the cue on, at most {@link CLAUSE_WINDOW} of them. What comes decides: a complementiser, a
 * quotation or a colon begins the content; a preposition the verb governs does once the subject is known or cannot come;
 * a bare noun does where the verb takes one. Everything before is subject or adjunct.
 */
import { PRO_CONJUNCTION, PRO_LAM, PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { ACCUSATIVE, DUAL, FEMININE, GENDER, IMPERFECT, MASCULINE, MASDAR, NUMBER, PERFECT } from '../lexicon/features.ts'
import { NUMBER as NUMBER_TOKEN, WORD } from '../tokens/tokens.ts'
import { clauseAhead, introducedAhead, isFar, isReported } from './ahead.ts'
import { begin, beginWeak } from './complement.ts'
import { asksNotToBeNamed, isFirstPerson } from './cues.ts'
import { BARE, BY_CLAUSE, BY_COLON, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, type Draft, noteTime } from './draft.ts'
import { governs, PROCLITIC, WORD_ALONE } from './government.ts'
import { beginAfterNoun, beginState, lightNoun, stateAfter } from './light-verbs.ts'
import { invertedQuote, isNameQuote } from './quoted.ts'
import { readRelayedSource } from './relays.ts'
import { isOwnSaying, isPlainSaying, isSaying } from './sayings.ts'
import {
  BODY_HEAD,
  CHANNEL,
  CLAUSE_WINDOW,
  DOCUMENT,
  FRAME,
  GIVEN_NAME,
  GROUP,
  NISBA,
  NOUN,
  OFFICE,
  type Scene,
  SHIFT,
  SPEAKER,
  SPEECH,
  VERB,
} from './scene.ts'
import {
  CORE_ALWAYS,
  OBJECT_ADDRESSEE,
  OBJECT_CONTENT,
  OBJECT_REGARDED,
  TAKES_CLAUSE,
  USE_CONTINUE,
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
  ASKING,
  BI_AN,
  BI_THIS,
  CLAUSE,
  DEMONSTRATIVE,
  EXCEPT,
  ILA,
  KAMA,
  LI_AN,
  MA,
  MIN,
  NEGATION,
  OBJECT_PRONOUN,
  PRONOUN,
  RELATIVE,
  THERE,
  WITH_PRONOUN,
} from './words.ts'

/** Every class of the lexicon. */
const ALL = 0xffffffff

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
  // يقول الذين …: the relative clause is the subject itself, up to where the content begins.
  let relativeSubject = -1
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
      if (relativeSubject >= 0) takeSource(scene, draft, relativeSubject, i)
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
        // حمّل الأمين (إسرائيل) المسؤولية
        if (object === OBJECT_REGARDED && subject && i === anchor && draft.sourceFrom >= draft.to && scene.mentions.startingAt[i + 1] >= 0)
          return begin(scene, draft, i, BY_OBJECT)
        const after = scene.afterBracket(i)
        // علمت (المنارة)
        if (!subject && i === draft.to && after > i + 2 && after <= i + 5) {
          takeSource(scene, draft, i, after)
          subject = true
          anchor = after
        }
        i = after
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
      if (!subject && i === draft.to) relativeSubject = i
      inRelative = true
      i++
      continue
    }
    if (
      (t.bits[i] & SPEECH) !== 0 &&
      ((isSaying(scene, i) && (i <= draft.to + 8 || scene.isColon(i + 1))) || (i === draft.to && isOwnSaying(scene, i)))
    ) {
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
      // الذي طلب عدم ذكر اسمه | أن: that was all
      if (t.enclitic[i] !== 0 && (t.text.startsWith('اسم', t.stem[i]) || t.text.startsWith('هوي', t.stem[i]))) {
        inRelative = false
        i++
        continue
      }
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
    // مصادر، فضلت عدم ذكر اسمها، …
    if (subject && i > draft.to && w === 0 && t.article[i] === 0 && (t.bits[i] & (VERB | SPEECH)) !== 0 && asksNotToBeNamed(scene, i)) {
      inRelative = true
      i++
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
    // أطلق مجهولون النار … وتم نقلها: another clause
    if (
      weak === WEAK_LIGHT &&
      i > draft.to &&
      (t.proclitics[i] & PRO_CONJUNCTION) !== 0 &&
      w === 0 &&
      (t.bits[i] & (VERB | SPEECH)) !== 0 &&
      (t.bits[i] & (NOUN | SPEAKER)) === 0 &&
      scene.isFiniteVerb(i)
    )
      return false
    if (subject && weak === WEAK_LIGHT && t.article[i] === 1) {
      const noun = lightNoun(scene, i, takes)
      if (noun >= 0) return beginAfterNoun(scene, draft, i, noun)
    }
    if (i > draft.to && (t.bits[i] & SPEECH) !== 0 && t.article[i] === 0 && w === 0) {
      // طالباً عدم الكشف عن اسمه: an aside
      if (subject && scene.participleOfState(i) >= 0 && asksNotToBeNamed(scene, i)) {
        inRelative = true
        i++
        continue
      }
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
    // أقرت الشؤون الصحية بالعاصمة بحدوث تسريب: the first ب is the subject's, and says where
    if (preposition === PROCLITIC && i === draft.sourceTo && draft.sourceFrom >= draft.to && t.article[i] === 1 && !scene.isActOf(i)) {
      const next = nextProclitic(scene, takes, i, limit)
      if (next > i) {
        draft.sourceTo = next
        anchor = next
        i = next
        continue
      }
    }
    const asked = object === OBJECT_ADDRESSEE && draft.addresseeFrom >= 0
    if (preposition !== 0 && !(strayed && preposition === PROCLITIC && !asked)) {
      const next = scene.word(i + 1)
      if (preposition === WORD_ALONE && (next === AN || next === MA)) return begin(scene, draft, i, BY_CLAUSE)
      if (subject || i === draft.to || (draft.timex >= 0 && i <= draft.to + 4) || !couldBeSubject(scene, i)) {
        const state = stateAfter(scene, i)
        if (state >= 0 && preposition === WORD_ALONE) return beginState(scene, draft, i, state)
        const later =
          (looseSubject || preposition === PROCLITIC) &&
          (takes & TAKES_CLAUSE) !== 0 &&
          (i > draft.to || w === BI_THIS) &&
          clauseAhead(scene, i + 1, limit)
        if (!later) return beginWeak(scene, draft, i, BY_PREPOSITION, weak)
      }
    }
    // علمت «الميناء» من مصادر أن: the paper hands on what they say
    if (w === MIN && speech.learning[entry] === 1 && subject && draft.sourceFrom >= draft.to && draft.relay < 0) {
      const from = scene.mentions.startingAt[i + 1]
      const phrase = from >= 0 ? null : scene.sourceAt(i + 1, limit)
      const end = from >= 0 ? scene.mentions.items[from].to : phrase ? phrase.to : 0
      if (end > i + 1) {
        draft.via.push(draft.sourceFrom, draft.sourceTo)
        draft.relay = draft.mention
        draft.sourceFrom = i + 1
        draft.sourceTo = end
        draft.mention = from
        draft.phrase = phrase
        anchor = end
        i = end
        continue
      }
    }
    if (scene.isPreposition(i) || scene.isGivenTo(i)) {
      // إلى أن after verbs that do not say so in the lexicon
      if ((w === ILA || w === ALA) && scene.word(i + 1) === AN && subject && weak === 0 && !inner) return begin(scene, draft, i, BY_CLAUSE)
      const after = readVia(scene, draft, i, limit)
      if (after > i) {
        const next = afterReceipt(scene, after, limit)
        if (anchor === i || next > after) anchor = next
        i = next
        continue
      }
      const end = adjunctEnd(scene, i, limit, governed, object === OBJECT_CONTENT && (weak === 0 || weak === WEAK_OBJECT))
      if (anchor === i && scene.isComma(end)) anchor = end
      i = end
      continue
    }
    if (w === CLAUSE || w === KAMA || (w === EXCEPT && scene.word(i + 1) === AN) || w === ADJUNCT || w === LI_AN)
      return invertedQuote(scene, draft)
    // واصفاً إياها بـ…
    if (w === OBJECT_PRONOUN) {
      draft.enclitic = true
      if (anchor === i) anchor = i + 1
      i++
      continue
    }
    if (w === ASKING && (i === anchor || i === draft.sourceTo) && (takes & TAKES_CLAUSE) !== 0) return begin(scene, draft, i, BY_CLAUSE)
    if (w === THERE && i === draft.to && speech.use[entry] === USE_CONTINUE) return begin(scene, draft, i, BARE)
    // قائلاً نحن مطالبون، قائلاً سنعمل
    if (draft.participle && i === draft.to && isPlainSaying(scene, draft)) {
      // قائلاً للصحافيين «…»
      const told = (t.proclitics[i] & PRO_LAM) !== 0 && (scene.quoteOpening(i + 1) >= 0 || scene.isColon(i + 1))
      if (!told) return begin(scene, draft, i, BARE)
      draft.addresseeFrom = i
      draft.addresseeTo = ++i
      continue
    }
    // وأضاف متحدثاً عن أبرز ما انتهى إليه الاجتماع: «…»
    if (w === MA && !subject && i > draft.to) {
      inRelative = true
      i++
      continue
    }
    if (w === MA && subject && (object === OBJECT_REGARDED || (object === OBJECT_CONTENT && weak === 0)))
      return begin(scene, draft, i, BY_OBJECT)
    if (w === PRONOUN && (t.proclitics[i] & PRO_CONJUNCTION) !== 0) {
      // وهو محلل …: an aside about the subject
      inRelative = true
      i++
      continue
    }
    // لا سيما دول …: an aside
    if (w === NEGATION && t.text.startsWith('سيما', t.start[i + 1])) {
      inRelative = true
      i += 2
      continue
    }
    if (w === PRONOUN || w === NEGATION) {
      // وأضاف لم يسبق …: bare words right after
      const plain = isPlainSaying(scene, draft) || (speech.use[entry] === USE_CONTINUE && i === draft.to)
      if ((subject || w === PRONOUN || i === draft.to) && plain) return begin(scene, draft, i, BARE)
      return invertedQuote(scene, draft)
    }
    // مؤكداً سعادته حرص …، موضحاً الوزير أن …: a participle with a subject of its own
    if (draft.participle && i === draft.to && draft.sourceFrom < 0 && object !== OBJECT_ADDRESSEE) {
      const own = scene.mentions.startingAt[i]
      if (own >= 0 && isOwnSubject(scene, own)) {
        draft.mention = own
        takeSource(scene, draft, i, scene.mentions.items[own].to)
        i = anchor = draft.sourceTo
        continue
      }
    }
    // رداً على سؤال، معلقاً على القرار: how he said it, right after the verb
    if (i === draft.to && !draft.participle && isManner(scene, i)) {
      i++
      strayed = true
      continue
    }
    // قال بحسرة "…"، ويضيف ضاحكا: right before what is said, in the shape of how it was said
    if (!subject && i === draft.to && looksManner(scene, i)) {
      i++
      strayed = true
      continue
    }
    // مدافعا عن موقفه، كثيرا: no subject of a verb stands in the accusative; وأضاف يقول: the verb said again
    if (!subject && (isAccusative(scene, i) || (i === draft.to && isSaidAgain(scene, i)))) {
      // وألمح مشيراً إلى أن …: what is said is the participle's
      if (i === draft.to && scene.participleOfState(i) >= 0) return false
      i++
      strayed = true
      continue
    }
    // ودعا الهياكل القضائية إلى …: things in the plural would have the verb in the feminine; so he calls on them
    if (!subject && i === draft.to && object === OBJECT_ADDRESSEE && draft.addresseeFrom < 0 && areThings(scene, draft, i)) {
      draft.addresseeFrom = i
      i = draft.addresseeTo = Math.max(i + 2, scene.nounPhraseEnd(i, limit, governed))
      continue
    }
    // في كلمة ألقاها خلال …: a relative of the occasion, whose subject he is
    if (!subject && i > draft.to && isAfterOccasion(scene, i) && isRelativeVerb(scene, i)) {
      inRelative = true
      i++
      continue
    }
    // أكدت توقعاتها: her own
    if (
      !subject &&
      i === draft.to &&
      object === OBJECT_CONTENT &&
      weak === 0 &&
      t.enclitic[i] !== 0 &&
      t.proclitics[i] === 0 &&
      scene.nounOfSpeech(i) >= 0
    )
      return begin(scene, draft, i, BY_OBJECT)
    // ناشد المواطنين ضرورة …: what he asks of them
    if (!subject && draft.addresseeFrom >= 0 && object === OBJECT_ADDRESSEE && scene.isAct(i)) return begin(scene, draft, i, BY_OBJECT)
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
      // وأكد هذه الانتقادات، ونفى الأنباء: what is no one cannot be the subject of a verb that takes an object
      const isThing =
        object === OBJECT_CONTENT &&
        weak === 0 &&
        i === draft.to &&
        mention < 0 &&
        (w === DEMONSTRATIVE ||
          (t.article[i] === 1 && (t.bits[i] & NOUN) !== 0 && ((t.bits[i] | t.phraseBits[i]) & (SPEAKER | NISBA)) === 0)) &&
        (t.proclitics[draft.from] & PRO_CONJUNCTION) !== 0 &&
        !clauseAhead(scene, i, limit)
      if (isThing) return begin(scene, draft, i, BY_OBJECT)
      if (weak === WEAK_LIGHT || isObject) {
        const noun = lightNoun(scene, i, takes)
        if (weak === WEAK_LIGHT && noun >= 0) return beginAfterNoun(scene, draft, i, noun)
        if (isObject && !(weak !== 0 && weak !== WEAK_OBJECT)) return begin(scene, draft, i, BY_OBJECT)
      }
      // كشف أحدث تقرير عن …: the first, the latest of those that speak
      const graded = mention < 0 && isElative(scene, i) ? scene.mentions.startingAt[i + 1] : -1
      if (graded >= 0) {
        const { to } = scene.mentions.items[graded]
        draft.mention = graded
        takeSource(scene, draft, i, to)
        subject = true
        anchor = to
        i = to
        continue
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
        draft.phrase = scene.sourceAt(i, t.kind[i] === NUMBER_TOKEN ? limit : end)
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
    // «…»، المدرجة في السوق …، عن تحقيق أرباح: an aside about the subject
    if (object === OBJECT_CONTENT && scene.isComma(i - 1) && t.article[i] === 1 && i === anchor && resumes(scene, takes, i, limit)) {
      inRelative = true
      i++
      continue
    }
    if (object === OBJECT_CONTENT && weak !== WEAK_LIGHT && (t.proclitics[i] & PRO_PREPOSITION) === 0) {
      // What is said does not begin with a verb.
      const here = (i === anchor || (subject && !looseSubject && scene.isComma(i - 1))) && (scene.isAct(i) || !scene.isFiniteVerb(i))
      const near = here && i === anchor && !looseSubject
      if (
        (weak === 0 || weak === WEAK_OBJECT || (weak === WEAK_CLAUSE && near && scene.isAct(i) && isDocument(scene, draft))) &&
        (near || (scene.isAct(i) && t.enclitic[i] === 0) || here) &&
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

/** في بيان تلقته «الميناء»، نشرته الوكالة: after a channel, that it was received or printed. `i` where nothing of the kind follows. */
function afterReceipt(scene: Scene, i: number, limit: number): number {
  const t = scene.tokens
  const last = t.text.charCodeAt(t.end[i] - 1)
  if (i + 1 >= limit || t.kind[i] !== WORD || t.article[i] === 1 || scene.word(i) !== 0 || t.proclitics[i] !== 0) return i
  if (last !== 0x647 && !(last === 0x627 && t.text.charCodeAt(t.end[i] - 2) === 0x647)) return i
  // نشرته مساء أمس وكالة …
  const timex = scene.values.timexAt[i + 1]
  const by = timex >= 0 ? Math.max(i + 2, scene.values.timexTokens[2 * timex + 1]) : i + 1
  const q = scene.quoteOpening(by)
  if (q >= 0 && t.quoteEnd[q] - t.quoteFirst[q] <= 3) return scene.afterQuote(q)
  const mention = scene.mentions.startingAt[by]
  return mention >= 0 && by < limit && scene.isMedium(by) ? scene.mentions.items[mention].to : i
}

/** The next word of the clause with a preposition on it that the verb governs, a few words on; -1 where a mark or a particle comes first. */
function nextProclitic(scene: Scene, takes: number, i: number, limit: number): number {
  const t = scene.tokens
  for (let j = i + 1; j < limit && j < i + 7; j++) {
    if (t.mark[j] !== 0 || scene.word(j) !== 0) return -1
    if (governs(scene, takes, j) === PROCLITIC)
      return t.article[j] === 0 || scene.isActOf(j) || (t.form[i] === 0 && t.form[j] !== 0) ? j : -1
  }
  return -1
}

/** After a comma further on, the complement begins with the verb's own preposition or أن. */
function resumes(scene: Scene, takes: number, i: number, limit: number): boolean {
  for (let j = i + 1; j < limit; j++)
    if (scene.isComma(j) && (scene.isComplementiser(j + 1) || governs(scene, takes, j + 1) === WORD_ALONE)) return true
  return false
}

/** النظر، الانتباه after لفت */
function isGaze(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (t.article[i] === 0 || t.proclitics[i] !== 0) return false
  const third = t.text.charCodeAt(t.start[i] + 2)
  return third === 0x627 ? t.text.startsWith('الانتباه', t.start[i]) : third === 0x646 && t.text.startsWith('النظر', t.start[i])
}

/** أظهر استطلاع عدم وجود …: only what is written shows a thing in saying it. */
function isDocument(scene: Scene, draft: Draft): boolean {
  const { mention } = draft
  return mention >= 0 && scene.mentions.items[mention].kind === 'document'
}

/** كلمة، مؤتمر صحفي: an occasion without article ends before token `i`. */
export function isAfterOccasion(scene: Scene, i: number): boolean {
  const { article, bits, phraseBits, phraseEnd } = scene.tokens
  if (article[i - 1] === 1) return false
  if ((bits[i - 1] & CHANNEL) !== 0) return true
  // تصريحات صحفية، تصاريح إعلامية
  if (i > 1 && (bits[i - 2] & CHANNEL) !== 0 && article[i - 2] === 0 && (bits[i - 1] & (NISBA | NOUN)) !== 0) return true
  return i > 1 && (phraseBits[i - 2] & CHANNEL) !== 0 && phraseEnd[i - 2] === i
}

/** A noun of masculine form with an adjective in the feminine is many things; the verb before it is masculine. */
function areThings(scene: Scene, draft: Draft, i: number): boolean {
  const t = scene.tokens
  if (draft.participle || (draft.features & GENDER) !== MASCULINE || (t.proclitics[draft.from] & PRO_CONJUNCTION) === 0) return false
  const { article, end, kind, text } = t
  if (kind[i] !== WORD || article[i] === 0 || article[i + 1] === 0 || (t.proclitics[i] | t.proclitics[i + 1]) !== 0) return false
  const [noun, adjective] = [text.charCodeAt(end[i] - 1), text.charCodeAt(end[i + 1] - 1)]
  return (
    adjective === 0x629 &&
    noun !== 0x629 &&
    noun !== 0x621 &&
    noun !== 0x627 &&
    !(t.bits[i] & (GIVEN_NAME | OFFICE)) &&
    (t.bits[i] & NOUN) !== 0
  )
}

/** ألقاها، عقده، نشرته: bare, with the pronoun of what it says more of, right after that. */
function isRelativeVerb(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (t.kind[i] !== WORD || t.article[i] === 1 || t.proclitics[i] !== 0 || scene.word(i) !== 0 || scene.mentions.startingAt[i] >= 0)
    return false
  const last = t.text.charCodeAt(t.end[i] - 1)
  if (last === 0x647 || (last === 0x627 && t.text.charCodeAt(t.end[i] - 2) === 0x647)) return true
  // نشرت له مؤخرا; not تغريدة قال فيها
  if (t.text.startsWith('في', t.start[i + 1])) return false
  return scene.isFiniteVerb(i) && (scene.word(i + 1) === WITH_PRONOUN || scene.word(i + 1) === ADVERB || scene.values.timexAt[i + 1] >= 0)
}

/** سعادته; or whoever has an article, with what is said right after him. */
function isOwnSubject(scene: Scene, mention: number): boolean {
  const { definite, from, kind, rule, to } = scene.mentions.items[mention]
  if ((scene.tokens.proclitics[from] & PRO_PREPOSITION) !== 0) return false
  if (rule === 'mention.title-pronoun') return true
  return definite && (kind === 'role' || kind === 'person') && scene.isComplementiser(scene.word(to) === ILA ? to + 1 : to)
}

/** An accusative without article that is nobody: رداً، تعقيباً، معلقاً */
function isManner(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (t.article[i] === 1 || t.proclitics[i] !== 0 || t.enclitic[i] !== 0) return false
  const last = t.text.charCodeAt(t.end[i] - 1)
  if (last !== 0x64b && last !== 0x627) return false
  // مشيراً إلى …: another cue, unless it only says how the words came (معلقاً، متحدثاً)
  const participle = scene.participleOfState(i)
  if (participle >= 0) return scene.speech.weak[scene.lexicon.entryOf(participle)] === WEAK_QUOTE
  if (last === 0x64b || t.text.charCodeAt(t.end[i] - 2) === 0x64b) return true
  const s = scene.speechSense(i, 1 << MASDAR)
  return s >= 0 && scene.speech.noun[scene.lexicon.entryOf(s)] === 0
}

/** بحسرة، بابتسامة; ضاحكا، جازما: a word no lexicon knows as a name, with a colon or a quotation right after it. */
function looksManner(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (t.article[i] === 1 || t.enclitic[i] !== 0 || (t.bits[i] & SPEAKER) !== 0 || scene.mentions.startingAt[i] >= 0) return false
  if (!scene.isColon(i + 1) && scene.quoteOpening(i + 1) < 0) return false
  const { text, start, end } = t
  const last = text.charCodeAt(end[i] - 1)
  if (last === 0x629) return text.charCodeAt(start[i]) === 0x628 && end[i] - start[i] >= 5
  return last === 0x627 && end[i] - start[i] === 5 && text.charCodeAt(start[i] + 1) === 0x627
}

/** Bare, and in the accusative whatever it is. */
function isAccusative(scene: Scene, i: number): boolean {
  const { lexicon, tokens: t } = scene
  if (t.article[i] === 1 || t.proclitics[i] !== 0 || t.enclitic[i] !== 0) return false
  const last = t.text.charCodeAt(t.end[i] - 1)
  // The mark shows it: مشيرًا، لافتاً
  if (last === 0x64b || (last === 0x627 && t.text.charCodeAt(t.end[i] - 2) === 0x64b)) return true
  if (t.form[i] === 0 || t.phraseEnd[i] > i + 1 || last !== 0x627) return false
  if (scene.participleOfState(i) >= 0 && (t.bits[i] & GIVEN_NAME) === 0) return true
  let sense = t.sense(i, ALL)
  if (sense < 0) return false
  for (; sense >= 0; sense = t.sense(i, ALL, sense)) if ((lexicon.featuresOf(sense) & ACCUSATIVE) === 0) return false
  return true
}

/** أحدث، أكبر، أول: bare, with أ before three letters. */
function isElative(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (t.article[i] === 1 || t.enclitic[i] !== 0 || t.proclitics[i] !== 0 || t.text.charCodeAt(t.start[i]) !== 0x623) return false
  const length = t.end[i] - t.start[i]
  return (length === 4 || t.text.startsWith('أول', t.start[i])) && scene.speechSense(i, (1 << PERFECT) | (1 << IMPERFECT)) < 0
}

function isSaidAgain(scene: Scene, i: number): boolean {
  const t = scene.tokens
  // نصر الله: a name, though نصرّ is a verb too
  if (scene.mentions.startingAt[i] >= 0 || (t.bits[i] & GIVEN_NAME) !== 0) return false
  return t.proclitics[i] === 0 && t.enclitic[i] === 0 && (t.bits[i] & SPEECH) !== 0 && scene.speechSense(i, 1 << IMPERFECT) >= 0
}

function closingDash(scene: Scene, i: number, limit: number): number {
  for (let j = i + 2; j < limit && j < i + 9; j++) if (scene.isDash(j)) return j
  return 0
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
  // طالب العالمين …، دعا المواطنين إلى …: ين is no subject's ending
  const { article, end, text } = scene.tokens
  const head = scene.mentions.items[mention].from
  if (kind === 'group' && article[head] === 1 && text.startsWith('ين', end[head] - 2)) return true
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
    if (w === AN || w === BI_AN || w === RELATIVE || w === CLAUSE || w === NEGATION || w === PRONOUN || w === MA) return j
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
