/** Which words may report: verbs, participles of state, verbal nouns with an author. Whether they do, their clause decides. */
import { PRO_BEH, PRO_CONJUNCTION, PRO_KAF, PRO_LAM, PRO_SEEN } from '../lexicon/analyse.ts'
import {
  ACCUSATIVE,
  ASPECT,
  DUAL,
  FEMININE,
  FIRST,
  IMPERFECT,
  MASCULINE,
  MASDAR,
  NUMBER,
  PARTICIPLE,
  PASSIVE,
  PERFECT,
  PERSON,
  SINGULAR,
} from '../lexicon/features.ts'
import { NUMBER as NUMBER_TOKEN, WORD } from '../tokens/tokens.ts'
import { Draft } from './draft.ts'
import { GIVEN_NAME, NAME_PARTICLE, NOUN, NUMERAL, PARTICLE, type Scene, SHIFT, SPEECH, TITLE } from './scene.ts'
import { CORE_ALWAYS, OBJECT_ADDRESSEE, OBJECT_REGARDED, SHIFT_NEWS } from './speech.ts'
import {
  ABR,
  ADJUNCT,
  ALA,
  AN,
  AN_PREPOSITION,
  AUXILIARY,
  BEING,
  BI_AN,
  CLAUSE,
  CONDITION,
  FI,
  ILA,
  KAMA,
  LI_AN,
  MA,
  MAA,
  MIN,
  NEGATION,
  PREPOSITION,
  RELATIVE,
} from './words.ts'

const FINITE = (1 << PERFECT) | (1 << IMPERFECT)

/** The reporting verb or participle at token `i` as a draft, undefined where the word cannot report there. */
export function cueAt(scene: Scene, i: number): Draft | undefined {
  const t = scene.tokens
  if ((t.bits[i] & SPEECH) === 0 || t.article[i] === 1) return undefined
  return hopingCue(scene, i) ?? finiteCue(scene, i, -1) ?? participleCue(scene, i)
}

/**
 * آملاً، آملة: the participle of a root that begins with hamza. Folded it is one with the root's verb and with its noun and
 * pronoun (أمله); only the madda, which those never have, tells it.
 */
function hopingCue(scene: Scene, i: number): Draft | undefined {
  const t = scene.tokens
  if (t.stemUnit(i) !== 0x622 || (t.proclitics[i] & ~PRO_CONJUNCTION) !== 0) return undefined
  const last = t.text.charCodeAt(t.end[i] - 1)
  if (last !== 0x627 && last !== 0x64b && last !== 0x629 && last !== 0x646) return undefined
  let sense = t.sense(i, SPEECH)
  while (sense >= 0 && scene.lexicon.value(scene.lexicon.entryOf(sense), 'perfect').charCodeAt(0) !== 0x623)
    sense = t.sense(i, SPEECH, sense)
  if (sense < 0) return undefined
  const entry = scene.lexicon.entryOf(sense)
  const features = last === 0x629 ? SINGULAR | FEMININE : SINGULAR | MASCULINE
  return participleDraft(scene, i, entry, PARTICIPLE | ACCUSATIVE | features)
}

/** The same letters as another verb than `draft`'s (تعد of وعد and of عدّ), undefined where there is none. */
export function otherCue(scene: Scene, draft: Draft): Draft | undefined {
  return draft.participle ? undefined : finiteCue(scene, draft.from, draft.entry)
}

function finiteCue(scene: Scene, i: number, after: number): Draft | undefined {
  const t = scene.tokens
  let sense = scene.speechSense(i, FINITE)
  if (after >= 0) {
    while (sense >= 0 && scene.lexicon.entryOf(sense) === after) sense = scene.speechSense(i, FINITE, sense)
    if (sense >= 0 && scene.lexicon.entryOf(sense) < after) return undefined
  }
  if (sense < 0) return undefined
  const features = scene.lexicon.featuresOf(sense)
  const imperfect = (features & ASPECT) === IMPERFECT
  if ((t.proclitics[i] & (PRO_BEH | PRO_KAF)) !== 0) return undefined
  // يروى، يدعى: passive, where the active ends in ـي
  if (
    imperfect &&
    t.text.charCodeAt(t.end[i] - 1) === 0x649 &&
    scene.lexicon.value(scene.lexicon.entryOf(sense), 'imperfect').endsWith('ي')
  )
    return undefined
  // ليؤكد: an aim; سيعلن: still to come
  if ((t.proclitics[i] & (PRO_LAM | PRO_SEEN)) !== 0) return undefined
  // قيل، يشار: nobody says it.
  if ((features & PASSIVE) !== 0 || t.text.charCodeAt(t.stem[i] + 1) === 0x64f) return undefined
  const before = scene.word(i - 1)
  const entry = scene.lexicon.entryOf(sense)
  // كشفها، تشهدها: what is done to a thing; one who is told (أبلغه) or held to be something (وصفها) is another matter
  if (t.enclitic[i] !== 0 && scene.speech.object[entry] !== OBJECT_ADDRESSEE && scene.speech.object[entry] !== OBJECT_REGARDED)
    return undefined
  // رأي is a noun; رأى the verb
  if (!imperfect && (t.bits[i] & NOUN) !== 0 && t.text.charCodeAt(t.end[i] - 1) === 0x64a) return undefined
  // حذراً: a noun by its mark
  if (t.text.charCodeAt(t.end[i] - 1) === 0x64b) return undefined
  // تعهده، رغم تعهد: what may be a noun is one after a preposition and before a pronoun
  const masdar = scene.speechSense(i, 1 << MASDAR) >= 0
  if (
    masdar &&
    t.proclitics[i] === 0 &&
    ((t.enclitic[i] !== 0 && scene.word(i - 1) !== RELATIVE) || scene.isPreposition(i - 1) || scene.word(i - 1) === ADJUNCT)
  )
    return undefined
  // اثنين: two, though أثنين is a verb; سموه: his highness
  const last = t.text.charCodeAt(t.end[i] - 1)
  if (((t.bits[i] & NUMERAL) !== 0 && last === 0x646) || ((t.bits[i] & TITLE) !== 0 && t.enclitic[i] !== 0)) return undefined
  // يحيى: a given name
  if (imperfect && (t.bits[i] & GIVEN_NAME) !== 0) return undefined
  // بن رجا: part of a name
  if (i > 0 && (t.bits[i - 1] & NAME_PARTICLE) !== 0 && t.proclitics[i] === 0 && scene.word(i - 1) === 0) return undefined
  // أي رد فعل
  if (i > 0 && t.proclitics[i] === 0 && t.kind[i - 1] === WORD && /^[أا]ية?$/.test(t.text.slice(t.stem[i - 1], t.end[i - 1])))
    return undefined
  // عدم نشر اسمه: a noun after a noun
  if (i > 0 && t.proclitics[i] === 0 && t.end[i - 1] - t.stem[i - 1] === 3 && t.text.startsWith('عدم', t.stem[i - 1])) return undefined
  // A preposition takes a noun: في علم، من نقل. حمله written حملة is a noun too.
  if (t.proclitics[i] === 0 && takesNoun(scene.word(i - 1))) return undefined
  if (t.enclitic[i] !== 0 && t.text.charCodeAt(t.end[i] - 1) === 0x629) return undefined
  // أن يعلن: not said but wished for. لم يعلن: not said.
  if (
    (before === AN || before === BI_AN || before === LI_AN) &&
    t.proclitics[i] === 0 &&
    !hasPronoun(scene, i - 1) &&
    (imperfect || scene.word(i - 2) !== PREPOSITION)
  )
    return undefined
  // أعتقد beside اعتقد: the hamza shows the first person.
  if (t.stemUnit(i) === 0x623 && scene.lexicon.value(scene.lexicon.entryOf(sense), 'perfect').charCodeAt(0) === 0x627) return undefined
  // إذا رفضت …: not said yet
  if ((before === NEGATION || before === CONDITION || isNo(scene, i - 1)) && t.proclitics[i] === 0) return undefined
  if (looksOtherwise(scene, i, entry)) return undefined
  if (scene.speech.core[entry] !== CORE_ALWAYS && asksNotToBeNamed(scene, i)) return undefined
  if (isNews(scene, i)) return undefined
  const draft = new Draft()
  draft.from = i
  draft.to = i + 1
  draft.head = i
  draft.entry = scene.lexicon.entryOf(sense)
  draft.features = features
  draft.enclitic = t.enclitic[i] !== 0
  draft.force = scene.speech.force(draft.entry)
  let head = i
  while (head > 0 && isAuxiliary(scene.word(head - 1))) head--
  draft.head = head
  if (scene.word(head - 1) === RELATIVE) draft.subordinate = true
  // A word that is a particle as well (بين، عبر) reports only at the head of a clause.
  if ((t.bits[i] & PARTICLE) !== 0 && !hasShadda(t.text, t.stem[i], t.end[i])) {
    if (!opensClause(scene, i)) return undefined
    draft.doubtful = true
  }
  // ذكرا، علما: two of them, or a noun
  if ((features & NUMBER) === DUAL && t.text.charCodeAt(t.end[i] - 1) === 0x627) {
    if (!opensClause(scene, i) || scene.participleOfState(i) >= 0) return undefined
    draft.doubtful = true
  }
  if (before === MA || before === RELATIVE) draft.subordinate = true
  // لفت الانتباه، لفت النظر
  if (
    i + 1 < t.count &&
    t.text.charCodeAt(t.start[i + 1]) === 0x627 &&
    (t.text.startsWith('الانتباه', t.start[i + 1]) || t.text.startsWith('النظر', t.start[i + 1]))
  )
    draft.to = i + 2
  return draft
}

function participleCue(scene: Scene, i: number): Draft | undefined {
  const t = scene.tokens
  if ((t.proclitics[i] & ~PRO_CONJUNCTION) !== 0) return undefined
  const sense = scene.participleOfState(i)
  if (sense < 0) return undefined
  const features = scene.lexicon.featuresOf(sense)
  if (asksNotToBeNamed(scene, i)) return undefined
  // عادة ما: as a rule; the participle of عدّ has its mark
  if (t.text.startsWith('عادة', t.stem[i])) return undefined
  // متابعة، مبادرة, ملاحظة: the act, unless a comma or و sets the participle apart
  if (
    (features & (FEMININE | ACCUSATIVE)) === FEMININE &&
    t.text.charCodeAt(t.end[i] - 1) === 0x629 &&
    (t.proclitics[i] & PRO_CONJUNCTION) === 0 &&
    scene.speechSense(i, 1 << MASDAR) >= 0 &&
    !scene.isComma(i - 1)
  )
    return undefined
  // 2620 طالباً: counted
  if (i > 0 && (t.kind[i - 1] === NUMBER_TOKEN || (t.bits[i - 1] & NUMERAL) !== 0) && t.proclitics[i] === 0) return undefined
  // What is denied of someone (ليس مشدداً)
  if (scene.word(i - 1) === NEGATION || isAuxiliary(scene.word(i - 1))) return undefined
  // A feminine or plural participle shows no case: after a noun without comma it may be its adjective; its clause decides.
  return participleDraft(scene, i, scene.lexicon.entryOf(sense), features)
}

function participleDraft(scene: Scene, i: number, entry: number, features: number): Draft {
  const draft = new Draft()
  draft.from = i
  draft.to = i + 1
  draft.head = i
  draft.entry = entry
  draft.features = features
  draft.force = scene.speech.force(entry)
  draft.participle = true
  if ((features & ACCUSATIVE) === 0) draft.confidence -= 0.05
  return draft
}

function isAuxiliary(word: number): boolean {
  return word === AUXILIARY || word === BEING
}

function takesNoun(word: number): boolean {
  return word === MIN || word === ILA || word === ALA || word === FI || word === AN_PREPOSITION || word === MAA || word === ABR
}

/** True where token `i` can be the first verb of a clause. */
export function opensClause(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if ((t.proclitics[i] & PRO_CONJUNCTION) !== 0 || i === t.sentenceStart[t.sentence[i]]) return true
  const before = scene.word(i - 1)
  return before === CLAUSE || before === KAMA || isAuxiliary(before) || scene.isComma(i - 1) || endsTurn(scene, i)
}

/** A turn of phrase (من جانبه) ends right before `i`. */
function endsTurn(scene: Scene, i: number): boolean {
  const t = scene.tokens
  for (let j = i - 1; j >= Math.max(0, i - 4); j--) if ((t.phraseBits[j] & SHIFT) !== 0 && t.phraseEnd[j] === i) return true
  return false
}

/** أنه، أنها: with its pronoun the word after is no subjunctive. */
function hasPronoun(scene: Scene, i: number): boolean {
  const t = scene.tokens
  return (
    t.end[i] - t.stem[i] > 3 ||
    (t.end[i] - t.stem[i] === 3 && (t.text.charCodeAt(t.end[i] - 1) === 0x647 || t.text.charCodeAt(t.end[i] - 1) === 0x64a))
  )
}

/** يذكر أن، ويشار إلى أن: the narrator himself. */
function isNews(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if ((t.phraseBits[i] & SHIFT) === 0) return false
  // With a subject before it the verb is his: المبعوث يعتقد أن
  if (
    i !== t.sentenceStart[t.sentence[i]] &&
    (t.proclitics[i] & PRO_CONJUNCTION) === 0 &&
    !scene.isComma(i - 1) &&
    (scene.mentionBefore[i] >= 0 || t.article[i - 1] === 1)
  )
    return false
  const sense = scene.lexicon.phraseSense(t.phrase[i], SHIFT)
  return sense >= 0 && scene.speech.shift[scene.lexicon.phraseEntryOf(sense)] === SHIFT_NEWS
}

/** ولا، بلا: before a noun (ولا شك، بلا رد) or a verb. */
function isNo(scene: Scene, i: number): boolean {
  if (i < 0) return false
  const { text, start, end } = scene.tokens
  const length = end[i] - start[i]
  if (length !== 3 && length !== 2) return false
  return (
    text.charCodeAt(end[i] - 1) === 0x627 && text.charCodeAt(end[i] - 2) === 0x644 && (length === 2 || text.charCodeAt(start[i]) !== 0x645)
  )
}

/** ودون أن، وهنا، أبرز أخبار: written like دوّن، هنّأ، أبرز, and seldom they. */
function looksOtherwise(scene: Scene, i: number, entry: number): boolean {
  const { text, stem, end, kind, article, count } = scene.tokens
  const last = text.charCodeAt(end[i] - 1)
  // هنا for هنأ: without its hamza the word is another
  if (last === 0x627 && end[i] - stem[i] === 3 && scene.lexicon.value(entry, 'perfect').endsWith('أ')) return true
  const next = i + 1
  if (next >= count || kind[next] !== WORD) return false
  // تعد المدينة المعقل الأخير: passive, unless somebody stands before it who holds it so
  if (last === 0x62f && end[i] - stem[i] === 3 && scene.lexicon.value(entry, 'perfect') === 'عدّ' && scene.mentionBefore[i] < 0) return true
  // شبه متأكد: a half, not a likeness
  if (text.startsWith('شبه', stem[i]) && end[i] - stem[i] === 3) return true
  if (text.startsWith('دون', stem[i]) && end[i] - stem[i] === 3) return scene.word(next) === AN
  // The superlative has its genitive right after it, the verb its subject.
  return (
    text.startsWith('أبرز', stem[i]) &&
    end[i] - stem[i] === 4 &&
    article[next] === 0 &&
    scene.mentions.startingAt[next] < 0 &&
    !scene.isComplementiser(next) &&
    !scene.isPreposition(next)
  )
}

export function isFirstPerson(features: number): boolean {
  return (features & PERSON) === FIRST
}

/** بيّن: the mark shows the verb. */
function hasShadda(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === 0x651) return true
  return false
}

/** طالباً عدم الكشف عن اسمه، رافضاً ذكر اسمه: an aside about a source, no report. */
export function asksNotToBeNamed(scene: Scene, i: number): boolean {
  const t = scene.tokens
  let j = i + 1
  if (t.text.startsWith('عدم', t.stem[j])) j++
  if (t.text.startsWith('تسميت', t.stem[j])) return true
  for (const word of ['كشف', 'ذكر', 'إفصاح', 'افصاح', 'نشر']) {
    if (!t.text.startsWith(word, t.stem[j])) continue
    const name = t.text.startsWith('عن', t.start[j + 1]) ? j + 2 : j + 1
    for (const begin of ['اسم', 'إسم', 'هوي', 'شخصيت']) if (t.text.startsWith(begin, t.stem[name])) return true
  }
  return false
}
