/** Which words may carry an event, and as what: finite verb, participle of state, or noun. Whether they do, their arguments decide. */
import { PRO_BEH, PRO_LAM, PRO_SEEN } from '../lexicon/analyse.ts'
import { ACCUSATIVE, ASPECT, FEMININE, GENDER, MASCULINE, MASDAR, NUMBER, PARTICIPLE, PLURAL, VERBAL } from '../lexicon/features.ts'
import { Draft } from './draft.ts'
import { EVENT, FRAMES, NEED } from './frames.ts'
import type { Scene } from './scene.ts'
import { isFirst } from './token-view.ts'
import { AN, AUXILIARY, CLAUSE, NEGATION, PRONOUN, RELATIVE, SOWFA } from './words.ts'

/**
 * The event word at token `i` as a draft, undefined where the word carries none there. A verb of several frames (وصلت
 * المساعدات، وصل الوزير) gives them one by one: `nth` from 0.
 */
export function triggerAt(scene: Scene, i: number, nth = 0): Draft | undefined {
  const t = scene.tokens
  const { lexicon, events } = scene
  if ((t.phraseBits[i] & EVENT) !== 0 && nth === 0) {
    for (let s = lexicon.phraseSense(t.phrase[i], EVENT); s >= 0; s = lexicon.phraseSense(t.phrase[i], EVENT, s)) {
      const entry = lexicon.phraseEntryOf(s)
      if (events.frame[entry] !== 0) return new Draft(FRAMES[events.frame[entry] - 1], entry, i, t.phraseEnd[i])
    }
  }
  if ((t.bits[i] & EVENT) === 0) return undefined
  const ahead = (t.proclitics[i] & PRO_SEEN) !== 0 || scene.word(i - 1) === SOWFA || isLan(scene, i - 1)
  let verb = -1
  let skip = nth
  let noun = -1
  let participle = -1
  /** Of a noun of two frames the second: إسناد. */
  let other = -1
  for (let s = t.sense(i, EVENT); s >= 0; s = t.sense(i, EVENT, s)) {
    const entry = lexicon.entryOf(s)
    if (events.frame[entry] === 0 || events.needs[entry] === NEED.signed) continue
    const f = lexicon.featuresOf(s)
    if ((f & VERBAL) !== 0) {
      // اتفقت: she agreed, before I agreed
      if (verb >= 0 && isFirst(lexicon.featuresOf(verb)) && !isFirst(f) && lexicon.entryOf(verb) === entry) verb = s
      // تفاوض الشركة: she negotiates, not he negotiated
      if (
        verb >= 0 &&
        skip === 0 &&
        (lexicon.featuresOf(verb) & GENDER) === MASCULINE &&
        (f & GENDER) === FEMININE &&
        isFeminine(scene, i + 1)
      )
        verb = s
      // تسلم الجيش: he received, not she delivers
      if (
        verb >= 0 &&
        skip === 0 &&
        (lexicon.featuresOf(verb) & GENDER) === FEMININE &&
        (f & GENDER) === MASCULINE &&
        i + 1 < t.count &&
        t.article[i + 1] === 1 &&
        scene.agrees(f, i + 1) &&
        !scene.agrees(lexicon.featuresOf(verb), i + 1)
      )
        verb = s
      if (verb >= 0 || (events.needs[entry] === NEED.ahead && !ahead)) continue
      if (skip > 0) skip--
      else verb = s
    } else if ((f & ASPECT) === PARTICIPLE) participle = participle < 0 || (f & ACCUSATIVE) !== 0 ? s : participle
    else if (noun < 0 || (lexicon.featuresOf(noun) & ASPECT) === MASDAR) {
      if (noun >= 0 && other < 0 && lexicon.entryOf(noun) !== entry) other = noun
      noun = s
    } else if (other < 0 && lexicon.entryOf(noun) !== entry) other = s
  }
  const v = scene.verbness(i)
  if (verb >= 0 && (v === 1 || (v === 2 && stands(scene, i, lexicon.featuresOf(verb))))) {
    return finite(scene, verb, i)
  }
  if (nth > 0) return nth === 1 && other >= 0 ? draftOf(scene, other, i) : undefined
  if (
    participle >= 0 &&
    (isState(scene, i, lexicon.featuresOf(participle)) || isPredicate(scene, i, events.frame[lexicon.entryOf(participle)]))
  ) {
    const draft = draftOf(scene, participle, i)
    draft.participle = true
    return draft
  }
  if (noun >= 0) return draftOf(scene, noun, i)
  return undefined
}

function finite(scene: Scene, sense: number, i: number): Draft {
  const draft = draftOf(scene, sense, i)
  draft.finite = true
  return draft
}

function draftOf(scene: Scene, sense: number, i: number): Draft {
  const entry = scene.lexicon.entryOf(sense)
  const draft = new Draft(FRAMES[scene.events.frame[entry] - 1], entry, i, i + 1)
  draft.features = scene.lexicon.featuresOf(sense)
  return draft
}

/** لن: not to come */
function isLan(scene: Scene, i: number): boolean {
  const t = scene.tokens
  return scene.word(i) === NEGATION && t.end[i] - t.stem[i] === 2 && t.text.charCodeAt(t.end[i] - 1) === 0x646
}

/** Whether a word that may be verb or noun stands where a verb does: at the head of its clause, before its subject. */
function stands(scene: Scene, i: number, features: number): boolean {
  const t = scene.tokens
  const imperfect = scene.isImperfect(features)
  if ((t.proclitics[i] & (PRO_BEH | PRO_LAM)) !== 0) return false
  const w = scene.word(i - 1)
  if (w === RELATIVE || w === AUXILIARY || w === NEGATION || w === CLAUSE || w === SOWFA) return true
  if (w === AN) return t.enclitic[i - 1] !== 0 || t.text.charCodeAt(t.end[i - 1] - 1) !== 0x646
  if (w !== 0) return false
  const next = i + 1
  const subjectNext =
    next < t.count &&
    (t.article[next] === 1 || scene.isParty(next)) &&
    scene.preposition(next) === 0 &&
    // ودعم القوات: her verb would be feminine
    !((features & GENDER) === MASCULINE && endsInAt(scene, next))
  const begins = i === t.sentenceStart[t.sentence[i]] || scene.isMark(i - 1)
  if (begins || scene.hasWaw(i)) return subjectNext && t.enclitic[i] === 0
  // الرئيس … طلب خلال اللقاء: after a definite noun that a noun in construct could not follow
  const m = scene.mentionAt[i - 1]
  if (scene.values.timexAt[i - 1] >= 0) return opensClause(scene, i) || imperfect
  if (t.enclitic[i] !== 0) return false
  if (m >= 0 && scene.mentions.items[m].to === i) return !subjectNext || imperfect
  if (t.article[i - 1] !== 1) return false
  return imperfect || opensClause(scene, i)
}

/** نحن ملتزمون بـ…، بلاده مستعدة لـ…: a participle that is said of its subject. */
function isPredicate(scene: Scene, i: number, frame: number): boolean {
  const t = scene.tokens
  const { name } = FRAMES[frame - 1]
  if ((name !== 'promise' && name !== 'ready') || t.article[i] === 1 || t.proclitics[i] !== 0 || i === 0 || scene.preposition(i + 1) === 0)
    return false
  const w = scene.word(i - 1)
  return w === PRONOUN || w === AUXILIARY || (w === AN && t.enclitic[i - 1] !== 0) || t.article[i - 1] === 1 || t.enclitic[i - 1] !== 0
}

function isFeminine(scene: Scene, i: number): boolean {
  const { text, end, article } = scene.tokens
  return article[i] === 1 && text.charCodeAt(end[i] - 1) === 0x629
}

function endsInAt(scene: Scene, i: number): boolean {
  const { text, end } = scene.tokens
  return text.charCodeAt(end[i] - 1) === 0x62a && text.charCodeAt(end[i] - 2) === 0x627
}

/** أن البنك … قدم …: a clause of أن that still lacks its verb. */
function opensClause(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const limit = Math.max(t.sentenceStart[t.sentence[i]], i - 24)
  for (let k = i - 1; k >= limit; k--) {
    if (scene.word(k) === AN) return true
    if (scene.isFiniteVerb(k)) return false
  }
  return false
}

/** مطالباً، داعية: a participle of state, not the noun (مطالب، ممثل) or adjective. */
function isState(scene: Scene, i: number, features: number): boolean {
  const t = scene.tokens
  if (t.article[i] === 1 || (t.proclitics[i] & ~3) !== 0) return false
  if ((features & ACCUSATIVE) !== 0) return true
  if ((features & GENDER) !== FEMININE && (features & NUMBER) !== PLURAL) return false
  return i > 0 && scene.isComma(i - 1)
}
