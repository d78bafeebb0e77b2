/** What stands before a cue: a subject (الغامدي أشار), an antecedent (الوزير الذي قال), a time or a statement at the head of the sentence. */
import { PRO_CONJUNCTION, PRO_FEH, PRO_PREPOSITION } from '../lexicon/analyse.ts'
import { DUAL, FEMININE, GENDER, MASCULINE, NUMBER, PLURAL } from '../lexicon/features.ts'
import { WORD } from '../tokens/tokens.ts'
import { isFirstPerson } from './cues.ts'
import { type Draft, noteTime } from './draft.ts'
import { type Scene, SHIFT, SPEECH } from './scene.ts'
import { readVia } from './via.ts'
import { ADJUNCT, AN, AUXILIARY, BEING, BI_AN, CLAUSE, EXCEPT, FI, KAMA, MA, MIN, PRONOUN, RELATIVE, THERE } from './words.ts'

/** Finds the subject before a finite verb that has none after it, and sets where the clause begins. */
export function readBefore(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  const start = t.sentenceStart[t.sentence[draft.from]]
  if (draft.participle) {
    if (scene.isComma(draft.from - 1)) draft.head = draft.from
    return
  }
  // و on its own: و أضاف
  if (isLoneWaw(scene, draft.head - 1)) draft.head--
  const conjoined = (t.proclitics[draft.head] & PRO_CONJUNCTION) !== 0 || isLoneWaw(scene, draft.head)
  let h = draft.head
  // أما رئيس اللجنة فأكد
  if (conjoined && (t.proclitics[draft.head] & PRO_FEH) !== 0 && draft.sourceFrom < 0 && scene.word(start) === CLAUSE) {
    const m = scene.mentions.startingAt[start + 1]
    if (m >= 0 && t.text.startsWith('ما', t.start[start] + 1) && scene.mentions.items[m].to <= draft.from) {
      draft.mention = m
      draft.sourceFrom = start + 1
      draft.sourceTo = scene.mentions.items[m].to
      draft.head = start
      return
    }
  }
  if (!conjoined) {
    if (draft.sourceFrom < 0 && !isFirstPerson(draft.features)) subjectBefore(scene, draft, start)
    if (draft.sourceFrom >= 0 && draft.sourceFrom < draft.from) h = Math.min(h, draft.sourceFrom)
    if (scene.word(h - 1) === RELATIVE) {
      // في الوقت الذي يؤكد: no relative of a noun
      if (h >= 3 && scene.word(h - 3) === FI && t.text.startsWith('الوقت', t.start[h - 2])) {
        h -= 3
        draft.subordinate = false
      } else draft.subordinate = true
    }
    const w = scene.word(h - 1)
    if (w === MA || w === RELATIVE) draft.subordinate = draft.subordinate || w === MA
    if (w === AN || w === BI_AN) {
      // إلا أن، غير أن: a clause of its own; any other أن holds it
      if (scene.word(h - 2) === EXCEPT) h -= 2
      else draft.subordinate = true
    } else if (w === CLAUSE || w === KAMA || w === ADJUNCT) {
      h--
      // في حين أكد
      if (w === CLAUSE && scene.word(h - 1) === FI) h--
    } else if (w === AUXILIARY || w === BEING) h--
  }
  while (h > start && (t.phraseBits[h - 1] & SHIFT) === 0 && endsShift(scene, h, start) < h) h = endsShift(scene, h, start)
  draft.head = h
  if (!draft.subordinate) readLead(scene, draft, start)
}

export function isLoneWaw(scene: Scene, i: number): boolean {
  const t = scene.tokens
  return i >= 0 && t.kind[i] === WORD && t.end[i] - t.start[i] === 1 && t.text.charCodeAt(t.start[i]) === 0x648
}

function isAuxiliary(word: number): boolean {
  return word === AUXILIARY || word === BEING
}

/** The beginning of a turn of phrase (من جانبه) that ends at `h`, commas aside; `h` where there is none. */
function endsShift(scene: Scene, h: number, start: number): number {
  const t = scene.tokens
  const end = scene.isComma(h - 1) ? h - 1 : h
  for (let j = end - 1; j >= Math.max(start, end - 4); j--) if ((t.phraseBits[j] & SHIFT) !== 0 && t.phraseEnd[j] === end) return j
  return h
}

function subjectBefore(scene: Scene, draft: Draft, start: number): void {
  const t = scene.tokens
  let end = draft.head
  if (isAuxiliary(scene.word(end - 1))) end--
  // الذي بدوره ثمّن
  end = endsShift(scene, end, start)
  const relative = scene.word(end - 1) === RELATIVE
  if (relative) end--
  if (scene.isComma(end - 1) && relative) end--
  // وكان الوزير، …، قد قال / صرح
  if (!relative && scene.word(start) === BEING && end - start > 1 && end - start < 30) {
    const from = start + 1
    const first = scene.mentions.startingAt[from]
    let to = first >= 0 ? scene.mentions.items[first].to : end
    if (first < 0) while (to > from && (scene.isComma(to - 1) || scene.values.timexAt[to - 1] >= 0)) to--
    if (first < 0 && (scene.word(from) !== 0 || to - from > 14)) return
    if (first < 0) {
      const phrase = scene.sourceAt(from, to)
      if (phrase && phrase.to === to) draft.phrase = phrase
    }
    draft.mention = first
    draft.sourceFrom = from
    draft.sourceTo = to
    for (let j = to; j < draft.from; j++) {
      const timex = scene.values.timexAt[j]
      if (timex >= 0) noteTime(scene, draft, timex)
      else readVia(scene, draft, j, draft.from)
    }
    return
  }
  if (takeMention(scene, draft, start, end, relative)) return
  if (!relative && takeHead(scene, draft, start, end)) return
  // No mention: a few words between أن or the beginning of the sentence and the verb
  for (let j = end - 1; j >= Math.max(start, end - 7); j--) {
    if (t.mark[j] !== 0 && scene.quoteOpening(j) < 0 && t.quote[j] < 0) {
      if (scene.isComma(j) || scene.isColon(j) || scene.isDash(j) || t.mark[j] === 0x2f) return
    }
    // بان كي مون: a name that is written like بأن
    const w = t.phraseEnd[j] > j + 1 ? 0 : scene.word(j)
    if (w === AN || w === BI_AN || isAuxiliary(w) || (w === CLAUSE && t.kind[j] === WORD)) {
      while (end > j + 1 && t.mark[end - 1] !== 0) end--
      // أن "المطلوبين اعترفوا …": the quotation goes on past the verb
      if (t.quote[draft.from] >= 0 && t.quoteOpen[t.quote[draft.from]] === j + 1) j++
      // أن هناك دليلاً يؤكد
      if (scene.word(j + 1) === THERE) j++
      if (j + 1 < end && endsPronoun(scene, j) === false && !isAdverbial(scene, j + 1)) {
        draft.sourceFrom = j + 1
        draft.sourceTo = end
        draft.phrase = scene.sourceAt(j + 1, end)
      }
      return
    }
    if (w === PRONOUN || w === RELATIVE) return
    if (j < end - 1 && isVerbish(scene, j)) return
    if (w === THERE && j + 1 < end) {
      draft.sourceFrom = j + 1
      draft.sourceTo = end
      draft.phrase = scene.sourceAt(j + 1, end)
      return
    }
    if (j === start && (t.proclitics[j] & PRO_PREPOSITION) === 0 && w === 0 && !isVerbish(scene, j) && !isAdverbial(scene, j)) {
      draft.sourceFrom = j
      draft.sourceTo = end
      draft.phrase = scene.sourceAt(j, end)
      return
    }
  }
}

/** لافتاً، بعيداً عن: how, not who. */
function isAdverbial(scene: Scene, i: number): boolean {
  const t = scene.tokens
  if (scene.mentions.startingAt[i] >= 0 || t.kind[i] !== WORD || t.article[i] === 1) return false
  const last = t.text.charCodeAt(t.end[i] - 1)
  if (last === 0x64b || (last === 0x627 && t.text.charCodeAt(t.end[i] - 2) === 0x64b)) return true
  return last === 0x627 && (scene.participleOfState(i) >= 0 || scene.isPreposition(i + 1))
}

/** A mention right before a verb without conjunction is its subject: المبعوث يعتقد أن … */
export function mentionedBefore(scene: Scene, draft: Draft): void {
  const t = scene.tokens
  if ((t.proclitics[draft.head] & PRO_CONJUNCTION) !== 0 || isFirstPerson(draft.features)) return
  let end = draft.head
  if (isAuxiliary(scene.word(end - 1))) end--
  end = endsShift(scene, end, t.sentenceStart[t.sentence[draft.from]])
  const relative = scene.word(end - 1) === RELATIVE
  if (relative) end--
  if (scene.isComma(end - 1) && relative) end--
  takeMention(scene, draft, t.sentenceStart[t.sentence[draft.from]], end, relative)
}

function takeMention(scene: Scene, draft: Draft, start: number, end: number, relative: boolean): boolean {
  const t = scene.tokens
  // سالم الراوي، المدير العام للشركة، أكد أن: the comma closes the apposition
  const apposed = !relative && scene.isComma(end - 1)
  if (apposed) end--
  const m = scene.mentionBefore[end]
  if (m >= 0 && scene.mentions.items[m].from >= start && !(apposed && !holdsComma(scene, scene.mentions.items[m].from, end))) {
    const { from, gender, kind } = scene.mentions.items[m]
    const verb = draft.features & GENDER
    if (
      kind !== 'place' &&
      !(gender === 1 && verb === FEMININE) &&
      !(gender === 2 && verb === MASCULINE && (draft.features & NUMBER) !== PLURAL)
    ) {
      const before = scene.word(from - 1)
      const free = (t.proclitics[from] & PRO_PREPOSITION) === 0 && !scene.isPreposition(from - 1)
      const opens =
        from === start ||
        endsShift(scene, from, start) < from ||
        before === AN ||
        before === BI_AN ||
        before === CLAUSE ||
        isAuxiliary(before) ||
        before === KAMA ||
        scene.isComma(from - 1) ||
        (t.proclitics[from] & PRO_CONJUNCTION) !== 0 ||
        t.mark[from - 1] !== 0
      if (relative || (free && (opens || isVerbish(scene, from - 1)))) {
        draft.sourceFrom = from
        draft.sourceTo = end
        draft.mention = m
        joinBefore(scene, draft, from, end)
        if (relative) draft.subordinate = true
        return true
      }
    }
  }
  return false
}

function holdsComma(scene: Scene, from: number, to: number): boolean {
  for (let j = from; j < to; j++) if (scene.isComma(j)) return true
  return false
}

/** أن اللاعب خلال استجوابه أكد، الوزير، الذي زار المدينة، قال: an adjunct or a relative between the subject and its verb. */
function takeHead(scene: Scene, draft: Draft, start: number, end: number): boolean {
  const t = scene.tokens
  if (end <= start) return false
  const lowest = Math.max(start, end - 25)
  let from = end - 1
  let verbs = 0
  while (from > lowest && scene.word(from - 1) !== AN && scene.word(from - 1) !== BI_AN) {
    if (scene.isColon(from) || scene.word(from) === AN || t.quote[from] !== t.quote[end]) return false
    if (scene.word(from) === 0 && isVerbish(scene, from) && !scene.isPreposition(from - 1)) verbs++
    from--
  }
  if (from > start && scene.word(from - 1) !== AN && scene.word(from - 1) !== BI_AN) return false
  if (scene.word(from) === CLAUSE) from++
  const m = scene.mentions.startingAt[from]
  if (m < 0 || (t.proclitics[from] & PRO_PREPOSITION) !== 0) return false
  const { gender, kind, to } = scene.mentions.items[m]
  if (kind === 'place' || to >= end || t.quote[from] !== t.quote[end]) return false
  const verb = draft.features & GENDER
  if ((gender === 1 && verb === FEMININE) || (gender === 2 && verb === MASCULINE)) return false
  const after = scene.isComma(to) ? to + 1 : to
  const relative = scene.word(after) === RELATIVE
  if (relative ? verbs === 0 : verbs > 0) return false
  if (!relative && !scene.isPreposition(after) && (t.proclitics[after] & PRO_PREPOSITION) === 0) return false
  draft.sourceFrom = from
  draft.sourceTo = to
  draft.mention = m
  draft.confidence -= 0.1
  return true
}

/** قطر وروسيا تتفقان: both are the subject of a verb in the dual or plural. */
function joinBefore(scene: Scene, draft: Draft, from: number, end: number): void {
  const t = scene.tokens
  if ((draft.features & NUMBER) < DUAL || (t.proclitics[from] & PRO_CONJUNCTION) === 0) return
  const first = scene.mentionBefore[from]
  if (first < 0) return
  draft.sourceFrom = scene.mentions.items[first].from
  draft.phrase = scene.sourceAt(draft.sourceFrom, end)
  draft.mention = draft.phrase && draft.phrase.to === end ? -1 : draft.mention
}

function endsPronoun(scene: Scene, i: number): boolean {
  const t = scene.tokens
  const last = t.text.charCodeAt(t.end[i] - 1)
  return last === 0x647 || last === 0x627 || last === 0x645
}

function isVerbish(scene: Scene, i: number): boolean {
  return i >= 0 && scene.isFiniteVerb(i) && scene.tokens.article[i] === 0
}

/** The head of the sentence: وفي الأسبوع الماضي حذر …، وفي بيان أعلن … */
function readLead(scene: Scene, draft: Draft, start: number): void {
  const t = scene.tokens
  const h = draft.head
  if (h - start > 16 || h <= start) return
  for (let j = start; j < h; j++) {
    if ((t.bits[j] & SPEECH) !== 0 && t.article[j] === 0 && scene.speechSense(j, 0b110) >= 0) return
    if (scene.word(j) === AN || scene.word(j) === RELATIVE) return
  }
  const first = scene.word(start)
  const opensWithPreposition =
    scene.isPreposition(start) ||
    (t.proclitics[start] & PRO_PREPOSITION) !== 0 ||
    scene.values.timexAt[start] >= 0 ||
    first === MIN ||
    (t.phraseBits[start] & SHIFT) !== 0
  if (!opensWithPreposition) return
  for (let j = start; j < h; j++) {
    const timex = scene.values.timexAt[j]
    if (timex >= 0) noteTime(scene, draft, timex)
    else if (scene.isPreposition(j)) readVia(scene, draft, j, h)
  }
}
