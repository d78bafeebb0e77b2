/** Headlines: العبادي: لن نتراجع. A name, a body or a document, then a colon, then what it says. */
import { PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { WORD } from '../tokens/tokens.ts'
import { BY_COLON, Draft } from './draft.ts'
import { BODY_HEAD, COUNTRY, DOCUMENT, OFFICE, PLACE, type Scene, SPEAKER, VERB } from './scene.ts'
import { NEGATION, PRONOUN } from './words.ts'

/** The colon at token `i` as a draft, undefined where it is none of speech. */
export function headlineAt(scene: Scene, i: number): Draft | undefined {
  const t = scene.tokens
  const sentence = t.sentence[i]
  const from = headOf(scene, i)
  if (from < 0) return undefined
  // الراوي لـ «الميناء»: …, given to a paper
  let given = i
  for (let j = from + 1; j < i && j < from + 8; j++) if (scene.isLoneLam(j) || scene.isGivenTo(j)) given = Math.min(given, j)
  const length = given - from
  if (length < 1 || length > 9) return undefined
  const end = t.sentenceEnd[sentence]
  if (end - i < 3) return undefined
  const mention = scene.mentions.startingAt[from]
  // نصر الله: a name that is a verb too
  const named = mention >= 0 && scene.mentions.items[mention].kind === 'person' ? scene.mentions.items[mention].to : from
  for (let j = from; j < given; j++) {
    if (t.kind[j] !== WORD && scene.quoteOpening(j) < 0 && t.quote[j] < 0 && t.mark[j] !== 0x22 && t.mark[j] !== 0xbb) return undefined
    if (j < named) continue
    const w = scene.word(j)
    if (w !== 0 && !scene.isPreposition(j)) return undefined
    if (scene.participleOfState(j) >= 0 || (t.article[j] === 0 && scene.speechSense(j, 0b110) >= 0)) return undefined
    if (j > from && (t.bits[j] & VERB) !== 0 && t.article[j] === 0 && (t.bits[j] & SPEAKER) === 0) return undefined
  }
  const covers = mention >= 0 && scene.mentions.items[mention].to === given
  // لليوم الثاني: …, a day and no paper
  if (scene.values.timexAt[from] >= 0 || (t.proclitics[from] & PRO_PREPOSITION) !== 0) return undefined
  const known = covers || ((t.bits[from] | t.phraseBits[from]) & (mention >= 0 ? SPEAKER : SPEAKER & ~OFFICE)) !== 0
  if (!known && !isNamedLater(scene, from, given)) return undefined
  const bits = (t.bits[from] | t.phraseBits[from]) >>> 0
  // مصر: مقتل …, where it happened; قانون المالية: …, what it is about
  if ((bits & (COUNTRY | PLACE)) !== 0 && mention >= 0 && scene.mentions.items[mention].to === given && !speaksForItself(scene, i + 1))
    return undefined
  if (t.kind[i + 1] !== WORD && scene.quoteOpening(i + 1) < 0 && (bits & BODY_HEAD) !== 0) return undefined
  if ((bits & DOCUMENT) !== 0 && scene.speech.rule[scene.lexicon.entryOf(t.sense(from, DOCUMENT) < 0 ? 0 : t.sense(from, DOCUMENT))] !== 0)
    return undefined
  const draft = new Draft()
  draft.from = i
  draft.to = i + 1
  draft.head = from
  draft.sourceFrom = from
  // الراوي في اجتماعه بالوفد: only the name is his
  const short = !covers && scene.isPreposition(from + 1) && t.article[from] === 1 && isNamedLater(scene, from, from + 1)
  draft.sourceTo = short ? from + 1 : given
  if (given < i) draft.via.push(given, i)
  // الراوي في اجتماعه بالوفد: …
  const first = mention >= 0 ? scene.mentions.items[mention] : undefined
  const attends = first?.kind === 'person' && scene.isPreposition(first.to)
  draft.mention = covers || attends ? mention : -1
  draft.start = i + 1
  draft.by = BY_COLON
  draft.rule = 'headline.colon'
  draft.confidence = known ? 0.85 : 0.6
  return draft
}

/**
 * Where the headline, or the part of it that the colon at `i` ends, begins; -1 where it is none. A headline of two parts has
 * dots or a bar between them; below it may stand others, each with a dash before it.
 */
function headOf(scene: Scene, i: number): number {
  const t = scene.tokens
  const paragraph = t.paragraph[i]
  let from = t.sentenceStart[t.sentence[i]]
  if (paragraph > 0) {
    const start = t.paragraphStart[paragraph]
    if (paragraph > 3 || start !== from || !scene.isDash(from) || t.paragraphStart[paragraph + 1] - from > 24) return -1
    return from + 1
  }
  for (let j = i - 1; j > from && j > i - 8; j--) {
    const m = t.mark[j]
    if (m === 0x2026 || m === 0x7c || (m === 0x2e && t.mark[j - 1] === 0x2e)) from = j + 1
  }
  return from
}

/** لن نتراجع، «…»: a country speaks, and is not only the place of the news. */
function speaksForItself(scene: Scene, i: number): boolean {
  const w = scene.word(i)
  return w === NEGATION || w === PRONOUN || scene.quoteOpening(i) >= 0
}

/** صالحي: the surname of someone whom the article names in full. */
function isNamedLater(scene: Scene, from: number, to: number): boolean {
  const t = scene.tokens
  const { items } = scene.mentions
  const last = to - 1
  const length = t.end[last] - t.start[last]
  for (let m = 0; m < items.length && m < 60; m++) {
    const { kind, nameTo } = items[m]
    if (kind !== 'person' || nameTo <= to) continue
    const k = nameTo - 1
    if (t.end[k] - t.start[k] === length && t.text.startsWith(t.text.slice(t.start[last], t.end[last]), t.start[k])) return true
  }
  return to - from === 1 && t.article[from] === 1
}
