/** Verbal nouns that report by themselves: إعلان الوزارة أنها …، تأكيده أن … */
import { PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { MASDAR } from '../lexicon/features.ts'
import { BY_CLAUSE, Draft } from './draft.ts'
import { type Scene, SPEECH } from './scene.ts'
import { CORE_ALWAYS, WEAK_QUOTE } from './speech.ts'
import { AN, BI_AN } from './words.ts'

/** The verbal noun at token `i` as a draft, undefined where no clause follows it. */
export function masdarAt(scene: Scene, i: number): Draft | undefined {
  const { speech, tokens: t } = scene
  if ((t.bits[i] & SPEECH) === 0 || t.article[i] === 1) return undefined
  const sense = scene.speechSense(i, 1 << MASDAR)
  if (sense < 0) return undefined
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
    } else return undefined
    at = draft.sourceTo
  }
  const introduces = scene.word(at) === AN || scene.word(at) === BI_AN || (scene.isPreposition(at) && scene.word(at + 1) === AN)
  if (!introduces || at >= limit) return undefined
  draft.from = i
  draft.to = i + 1
  draft.head = i
  draft.entry = entry
  draft.force = speech.force(entry)
  draft.start = at
  draft.by = BY_CLAUSE
  draft.subordinate = true
  draft.rule = 'cue.verbal-noun'
  draft.confidence = 0.75
  return draft
}
