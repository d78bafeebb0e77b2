/** Verbal nouns that report by themselves: إعلان الوزارة أنها …، تأكيده أن … */
import { PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { ASPECT, MASDAR } from '../lexicon/features.ts'
import { BY_CLAUSE, BY_PREPOSITION, Draft } from './draft.ts'
import { governs, WORD_ALONE } from './government.ts'
import { CHANNEL, type Scene, SPEECH } from './scene.ts'
import { CORE_ALWAYS, NOUN_ACT, WEAK_QUOTE } from './speech.ts'
import { AN, BI_AN, FI, NEGATION } from './words.ts'

/** The verbal noun at token `i` as a draft, undefined where no clause follows it. */
export function masdarAt(scene: Scene, i: number): Draft | undefined {
  const { speech, tokens: t } = scene
  if ((t.bits[i] & SPEECH) === 0 || t.article[i] === 1) return undefined
  // لم توقع: a verb after all
  if (scene.word(i - 1) === NEGATION) return undefined
  if ((t.bits[i] & CHANNEL) !== 0 && scene.word(i - 1) === FI) return undefined
  const sense = scene.nounOfSpeech(i)
  if (sense < 0) return undefined
  // الجدير ذكره، نصيحة مفادها
  if (i > 0 && (t.text.startsWith('جدير', t.stem[i - 1]) || t.text.startsWith('مفاد', t.stem[i]))) return undefined
  const isNoun = (scene.lexicon.featuresOf(sense) & ASPECT) !== MASDAR
  const entry = scene.lexicon.entryOf(sense)
  if (speech.core[entry] !== CORE_ALWAYS || speech.weak[entry] === WEAK_QUOTE) return undefined
  const limit = Math.min(t.sentenceEnd[t.sentence[i]], i + 12)
  const draft = new Draft()
  let at = i + 1
  if (t.enclitic[i] === 0) {
    const mention = scene.mentions.startingAt[at]
    if (mention >= 0) {
      draft.mention = mention
      draft.sourceFrom = at
      draft.sourceTo = scene.mentions.items[mention].to
    } else if (t.article[at] === 1 && (t.proclitics[at] & PRO_PREPOSITION) === 0) {
      draft.sourceFrom = at
      draft.sourceTo = scene.nounPhraseEnd(at, limit, () => false)
      if (draft.sourceTo > at + 2) return undefined
    } else return undefined
    at = draft.sourceTo
  }
  // إعلاننا بشكل رسمي أننا
  if (t.enclitic[i] !== 0 && t.bits[at] !== 0 && scene.word(at) === 0)
    for (let k = at; k < at + 4 && k < limit; k++) if (scene.isComplementiser(k)) at = k
  const named = draft.mention >= 0 && scene.mentions.items[draft.mention].kind !== 'place'
  // تهديدات الحركة بـ…، تحذير الهيئة من …
  const preposition = governs(scene, speech.takes[entry], at)
  const act =
    named && (isNoun ? speech.noun[entry] === NOUN_ACT && preposition !== 0 : speech.weak[entry] === 0 && preposition === WORD_ALONE)
  const introduces = act || scene.word(at) === AN || scene.word(at) === BI_AN || (scene.isPreposition(at) && scene.word(at + 1) === AN)
  if (!introduces || at >= limit) return undefined
  draft.from = i
  draft.to = i + 1
  draft.head = i
  draft.entry = entry
  draft.force = speech.force(entry)
  draft.start = at
  draft.by = act ? BY_PREPOSITION : BY_CLAUSE
  draft.subordinate = true
  draft.rule = 'cue.verbal-noun'
  draft.confidence = act ? 0.65 : 0.75
  return draft
}
