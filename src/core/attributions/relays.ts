/** Words handed on: نقلت الوكالة عن الوزير قوله إن …، نقل عنه أن …، ونقلت الصحف تأكيد الطرفين على …، أضافت الصحيفة نقلاً عن مصادر أن … */
import { ASPECT, MASDAR } from '../lexicon/features.ts'
import { BY_CLAUSE, BY_COLON, BY_OBJECT, BY_PREPOSITION, BY_QUOTE, type Draft, noteTime } from './draft.ts'
import { governs } from './government.ts'
import { CLAUSE_WINDOW, type Scene, SHIFT, SPEECH } from './scene.ts'
import { CORE_NEVER, OBJECT_CONTENT, TAKES_ILA, WEAK_RELAY } from './speech.ts'
import { readVia } from './via.ts'
import { AN, AN_PREPOSITION, BI_AN, ILA } from './words.ts'

/** Reads the clause of a verb that hands on (نقل). False where nobody is quoted. */
export function readRelay(scene: Scene, draft: Draft): boolean {
  const t = scene.tokens
  const limit = Math.min(t.sentenceEnd[t.sentence[draft.from]], draft.to + scene.window(CLAUSE_WINDOW))
  scene.spend(limit - draft.to)
  let relayFrom = -1
  let relayTo = -1
  let i = draft.to
  let about = false
  // ونسبت الوكالة إلى المتحدث قوله
  const handsTo = (scene.speech.takes[draft.entry] & TAKES_ILA) !== 0
  while (i < limit) {
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
    // Only نقل is sure to have its clause after a relative or an aside about who is quoted.
    if (handsTo && draft.from2 < 0 && (w === AN || w === BI_AN)) return false
    const near = i === draft.sourceTo || draft.from2 >= 0 || scene.speech.weak[draft.entry] === WEAK_RELAY
    if (w === AN || w === BI_AN) return about && near ? finish(scene, draft, i, BY_CLAUSE, relayFrom, relayTo) : false
    if (!about && (w === AN_PREPOSITION || (w === ILA && handsTo))) {
      about = true
      i++
      const mention = scene.mentions.startingAt[i]
      if (mention < 0) draft.phrase = scene.sourceAt(i, limit)
      const end = mention >= 0 ? scene.mentions.items[mention].to : (draft.phrase?.to ?? scene.nounPhraseEnd(i, limit, () => false))
      draft.mention = mention
      draft.sourceFrom = i
      draft.sourceTo = Math.max(end, i + 1)
      i = draft.sourceTo
      continue
    }
    if ((t.bits[i] & SPEECH) !== 0 && t.article[i] === 0 && i > draft.to) {
      const noun = scene.speechSense(i, 1 << MASDAR)
      const isOwn = t.enclitic[i] !== 0
      if (noun >= 0 && about && isOwn && draft.from2 < 0) {
        draft.from2 = i
        draft.to2 = i + 1
        draft.entry2 = scene.lexicon.entryOf(noun)
        draft.force = scene.speech.force(draft.entry2)
        i++
        continue
      }
      if (noun >= 0 && !about && !isOwn && relayTo > 0) {
        // تأكيد الطرفين على …
        draft.from2 = i
        draft.to2 = i + 1
        draft.entry2 = scene.lexicon.entryOf(noun)
        draft.force = scene.speech.force(draft.entry2)
        const mention = scene.mentions.startingAt[i + 1]
        const end = mention >= 0 ? scene.mentions.items[mention].to : scene.nounPhraseEnd(i + 1, limit, () => false)
        draft.mention = mention
        draft.sourceFrom = i + 1
        draft.sourceTo = Math.max(end, i + 2)
        i = draft.sourceTo
        about = true
        continue
      }
      if (
        !about &&
        draft.from2 < 0 &&
        (scene.lexicon.featuresOf(scene.nounOfSpeech(i) < 0 ? 0 : scene.nounOfSpeech(i)) & ASPECT) !== MASDAR
      )
        return false
    }
    if (scene.isColon(i)) return about ? finish(scene, draft, i + 1, BY_COLON, relayFrom, relayTo) : false
    if (t.mark[i] !== 0) {
      const q = scene.quoteOpening(i)
      if (q >= 0 && about && (draft.from2 >= 0 || (scene.speech.weak[draft.entry] === WEAK_RELAY && t.quoteEnd[q] - t.quoteFirst[q] > 4)))
        return finish(scene, draft, i, BY_QUOTE, relayFrom, relayTo)
      if (q >= 0) {
        if (relayTo === i) relayTo = scene.afterQuote(q)
        i = scene.afterQuote(q)
        continue
      }
      i++
      continue
    }
    if (about && draft.from2 >= 0 && i === draft.to2 && governs(scene, scene.speech.takes[draft.entry2], i) !== 0)
      return finish(scene, draft, i, BY_PREPOSITION, relayFrom, relayTo)
    // توقعه ارتفاع الأسعار
    if (about && draft.from2 >= 0 && i === draft.to2 && scene.speech.object[draft.entry2] === OBJECT_CONTENT && scene.isAct(i))
      return finish(scene, draft, i, BY_OBJECT, relayFrom, relayTo)
    if (about && draft.from2 >= 0 && draft.sourceTo === i && scene.isPreposition(i))
      return finish(scene, draft, i, BY_PREPOSITION, relayFrom, relayTo)
    const after = readVia(scene, draft, i, limit)
    if (after > i) {
      i = after
      continue
    }
    if (relayFrom < 0 && !about) {
      const mention = scene.mentions.startingAt[i]
      relayFrom = i
      relayTo =
        mention >= 0
          ? scene.mentions.items[mention].to
          : Math.max(
              i + 1,
              scene.nounPhraseEnd(
                i,
                limit,
                (k) => scene.word(k) === AN_PREPOSITION || (t.article[k] === 0 && scene.speechSense(k, 1 << MASDAR) >= 0),
              ),
            )
      for (let k = relayFrom + 1; k < relayTo; k++) if (scene.word(k) === AN_PREPOSITION) relayTo = k
      i = relayTo
      continue
    }
    i++
  }
  return false
}

function finish(scene: Scene, draft: Draft, start: number, by: number, relayFrom: number, relayTo: number): boolean {
  draft.start = start
  draft.by = by
  draft.rule = 'cue.relay'
  if (relayFrom >= 0) draft.via.push(relayFrom, relayTo)
  draft.core = draft.entry2 < 0 || scene.speech.core[draft.entry2] !== CORE_NEVER
  return true
}

/** أضافت الصحيفة نقلاً عن مصادر أن: the subject relays, the source follows. `i` is at نقلاً. */
export function readRelayedSource(scene: Scene, draft: Draft, i: number, limit: number): number {
  if (scene.word(i + 1) !== AN_PREPOSITION) return i
  if (draft.sourceFrom >= 0) {
    draft.via.push(draft.sourceFrom, draft.sourceTo)
    draft.relay = draft.mention
  }
  draft.from2 = i
  draft.to2 = i + 1
  const at = i + 2
  const mention = scene.mentions.startingAt[at]
  const end = mention >= 0 ? scene.mentions.items[mention].to : scene.nounPhraseEnd(at, limit, () => false)
  draft.mention = mention
  draft.sourceFrom = at
  draft.sourceTo = Math.max(end, at + 1)
  draft.rule = 'cue.relayed'
  return draft.sourceTo
}
