/** Where the content begins: whether what stands there can be what the verb reports, and what that makes of the attribution. */
import { PRO_CONJUNCTION, PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { ACCUSATIVE, NUMBER, SINGULAR } from '../lexicon/features.ts'
import { WORD } from '../tokens/tokens.ts'
import { isFirstPerson } from './cues.ts'
import { BARE, BY_CLAUSE, BY_COLON, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, type Draft } from './draft.ts'
import { invertedQuote } from './quoted.ts'
import { isThing, regards } from './regards.ts'
import { type Scene, SPEAKER } from './scene.ts'
import {
  CORE_ALWAYS,
  CORE_NEVER,
  OBJECT_ADDRESSEE,
  OBJECT_REGARDED,
  USE_RELAY,
  WEAK_ACT,
  WEAK_CLAUSE,
  WEAK_LIGHT,
  WEAK_QUOTE,
  WEAK_RELAY,
} from './speech.ts'
import { AN_PREPOSITION, DEMONSTRATIVE } from './words.ts'

export function begin(scene: Scene, draft: Draft, at: number, by: number): boolean {
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
  if (how === BY_OBJECT && scene.word(at) === DEMONSTRATIVE && speech.object[draft.entry] !== OBJECT_REGARDED) draft.core = false
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
  // “…” منتقدين يقولون إنها …: an adjective in the plural
  if (
    draft.participle &&
    at > draft.to + 1 &&
    (draft.features & NUMBER) > SINGULAR &&
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
  if (how === BY_QUOTE && (weak === WEAK_CLAUSE || weak === WEAK_ACT || speech.use[draft.entry] === USE_RELAY) && isShortQuote(scene, at))
    return false
  if (weak === WEAK_LIGHT && draft.from2 < 0) return false
  if (weak === WEAK_RELAY && draft.from2 < 0) return false
  if ((weak === WEAK_CLAUSE || weak === WEAK_ACT) && how === BY_CLAUSE && isThing(scene, draft)) return false
  if (speech.object[draft.entry] === OBJECT_REGARDED && !regards(scene, draft, at, how)) return false
  if (how === BY_OBJECT || how === BY_PREPOSITION) draft.confidence -= 0.1
  return true
}

/** A preposition's noun counts only for verbs that need no clause. */
export function beginWeak(scene: Scene, draft: Draft, i: number, how: number, weak: number): boolean {
  const { speech, tokens: t } = scene
  if (weak === WEAK_ACT) {
    // هدد بالانسحاب، وعد بتسليمها: what he will do, not يهدد بقاءهم, يعد بمثابة; and he, not الأزمة
    if (!promises(scene, draft, i)) return invertedQuote(scene, draft)
    return begin(scene, draft, i, how)
  }
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
  // واتهم حماس بالإقدام على …: where one noun stands between, it is accused, and whoever spoke before goes on
  if (
    scene.speech.force(draft.entry) === 'accuse' &&
    speech.object[draft.entry] === OBJECT_ADDRESSEE &&
    draft.addresseeFrom < 0 &&
    draft.sourceFrom >= draft.to &&
    draft.sourceTo === i &&
    !draft.participle &&
    (t.proclitics[draft.from] & PRO_CONJUNCTION) !== 0 &&
    draft.mention >= 0 &&
    scene.mentions.items[draft.mention].kind !== 'person' &&
    !t.text.startsWith('ون', t.end[draft.sourceFrom] - 2)
  ) {
    draft.addresseeFrom = draft.sourceFrom
    draft.addresseeTo = draft.sourceTo
    draft.sourceFrom = draft.sourceTo = draft.mention = -1
  }
  return begin(scene, draft, i, how)
}

/** An act with ب on it, after one who can act. */
function promises(scene: Scene, draft: Draft, i: number): boolean {
  const t = scene.tokens
  if (!scene.isActOf(i) || isThing(scene, draft)) return false
  // شركات مهددة بالإيقاف: threatened herself, unless a comma shows the state of a speaker
  if (draft.participle) return scene.isComma(draft.from - 1)
  let from = draft.sourceFrom
  let kind = draft.mention >= 0 ? scene.mentions.items[draft.mention].kind : draft.phrase?.kind
  if (from < 0) {
    // The subject before the verb is looked for only later: الحركة تهدد بالانسحاب
    const h = draft.from
    if (h === t.sentenceStart[t.sentence[h]] || (t.proclitics[h] & PRO_CONJUNCTION) !== 0 || t.kind[h - 1] !== WORD) return true
    const before = scene.mentionBefore[h]
    if (before < 0) return scene.word(h - 1) !== 0
    from = scene.mentions.items[before].from
    kind = scene.mentions.items[before].kind
  }
  return kind === 'person' || (kind !== undefined && kind !== 'document' && ((t.bits[from] | t.phraseBits[from]) & SPEAKER) !== 0)
}

function isShortQuote(scene: Scene, at: number): boolean {
  const t = scene.tokens
  const q = scene.quoteOpening(at)
  if (q < 0 || t.quoteClose[q] < 0) return false
  const length = t.quoteEnd[q] - t.quoteFirst[q]
  // قال الرجل «انتهى الأمر».: nothing else is left for him to have said
  return length <= (scene.afterQuote(q) >= t.sentenceEnd[t.sentence[at]] - 1 ? 1 : 3)
}

/** The name of the rule by which the draft was read. */
export function ruleOf(draft: Draft): string {
  if (draft.rule !== '') return draft.rule
  const subject = draft.sourceFrom < 0 ? 'verb' : draft.sourceFrom < draft.from ? 'subject-verb' : 'verb-subject'
  return `cue.${draft.participle ? 'participle' : subject}-${NAMES[draft.by]}`
}

const NAMES = ['', 'clause', 'quote', 'colon', 'preposition', 'object', 'before', 'bare']
