/** The words of a person's name: `يوسف الشاهد`, `بان كي مون`, `عبد الرقيب بن سالم آل ثاني`, `أبو مازن`. */

import { PRO_FEH } from '../lexicon/analyse.ts'
import { Class } from '../lexicon/classes.ts'
import { Closed } from './closed-words.ts'
import type { Scene } from './scene.ts'
import { Trait as is } from './traits.ts'

/** Longest name, in words. */
const LONGEST = 9
const NOT_A_NAME =
  is.VERB |
  is.BREAK |
  is.PREPOSITION |
  is.QUANTIFIER |
  is.COMMON |
  is.OFFICE |
  is.BODY_HEAD |
  is.BODY |
  is.GROUP |
  is.DOCUMENT |
  is.CHANNEL |
  is.MEDIA |
  is.NUMERAL |
  is.TIME |
  is.REPORTING |
  is.MODIFIER

/** Strength of the evidence that a name begins at `i`: 0 none, 1 only its shape, 2 a name of the lexicon. */
export function nameStarts(scene: Scene, i: number): number {
  const t = scene.tokens
  if (!scene.isWord(i) || scene.hasPreposition(i)) return 0
  if (scene.values.timexAt[i] >= 0) return 0
  const traits = scene.traits(i)
  // ووعد الراوي: the verb, though وعد is a name as well
  if ((traits & is.SPEECH_VERB) !== 0 && scene.hasConjunction(i) && i === t.sentenceStart[t.sentence[i]]) return 0
  if ((t.phraseBits[i] & Class['given-name']) !== 0) return 2
  if (scene.isUnknown(i)) return t.end[i] - t.stem[i] < 2 || looksAccusative(scene, i) ? 0 : 1
  if (t.enclitic[i] !== 0 && (traits & is.ANY_NAME) === 0) return 0
  if ((traits & is.NAME) !== 0) return 2
  if ((traits & is.NAME_OR_WORD) !== 0) return (traits & (is.VERB | is.ADJECTIVE)) === 0 || t.article[i] === 0 ? 2 : 1
  if ((traits & is.NAME_PARTICLE) !== 0) return i + 1 < t.count && scene.isNameWord(i + 1) ? (isLink(scene, i) ? 2 : 1) : 0
  if ((traits & (is.VERB | is.BREAK | is.PREPOSITION)) !== 0) return 0
  if ((traits & is.ADJECTIVE) !== 0 && t.article[i] === 1) return 1
  return 0
}

/** اً at the end: no name. */
export function looksAccusative(scene: Scene, i: number): boolean {
  const { text, end } = scene.tokens
  const last = text.charCodeAt(end[i] - 1)
  return last === 0x64b || (last === 0x627 && text.charCodeAt(end[i] - 2) === 0x64b)
}

/**
 * The end of the name that begins at `i`. `sure`: its first word is known to be one (a title or the like stands before).
 * `i` itself where no name can stand there.
 */
export function readName(scene: Scene, i: number, limit: number, sure: boolean): number {
  const t = scene.tokens
  let j = i
  let force = sure
  const to = Math.min(limit, i + LONGEST)
  while (j < to) {
    if (t.kind[j] !== 1) {
      if (
        t.mark[j] === 0x2d &&
        t.glued[j] === 1 &&
        t.glued[j + 1] === 1 &&
        j > i &&
        j + 1 < to &&
        (scene.isUnknown(j + 1) || isBareName(scene, j + 1))
      ) {
        j++
        continue
      }
      break
    }
    if (t.phraseEnd[j] <= to && (t.phraseBits[j] & Class['given-name']) !== 0) {
      j = t.phraseEnd[j]
      force = false
      continue
    }
    const traits = scene.traits(j)
    // أحمد الراوي شيخ الجامع: what he is
    if (j > i && !force && headsOffice(scene, j, to)) break
    if (force) {
      if (
        (traits & (is.BREAK | is.PREPOSITION | is.VERB)) !== 0 &&
        (traits & (is.ANY_NAME | is.COMMON | is.ADJECTIVE | is.NAME_PARTICLE | is.OFFICE | is.TITLE)) === 0
      )
        break
      force = (traits & is.NAME_PARTICLE) !== 0 && (traits & is.NAME) === 0 && isLink(scene, j)
      j++
      continue
    }
    if (scene.values.timexAt[j] >= 0) break
    // فالتر is not ف + التر
    if (j > i && ((scene.hasConjunction(j) && !(scene.isUnknown(j) && (t.proclitics[j] & PRO_FEH) !== 0)) || scene.hasPreposition(j))) {
      if (!isBaName(scene, j)) break
      j++
      continue
    }
    if (((traits & is.NAME_PARTICLE) !== 0 && isLink(scene, j)) || (j > i && isVan(scene, j, to))) {
      force = true
      j++
      continue
    }
    if (scene.isUnknown(j)) {
      if (
        looksAccusative(scene, j) ||
        (j >= i + 2 && looksManner(scene, j)) ||
        (j >= i + 2 &&
          (headsGenitive(scene, j, to) || (isWhole(scene, i, j) && describes(scene, j)) || t.text.charCodeAt(t.start[j]) === 0x648))
      )
        break
      j++
      continue
    }
    if ((traits & is.NAME) !== 0) {
      // خلفان لحسن نصر الله: to Hasan, though لحسن is a name too
      if (j >= i + 2 && splitsLam(scene, j)) break
      j++
      continue
    }
    if ((traits & is.NAME_OR_WORD) !== 0) {
      if (j > i && (traits & is.TIME) !== 0 && t.article[j] === 1) break
      // حسونة الناصفي الناطق …: an office after a whole name
      if (j > i && (traits & is.OFFICE) !== 0 && t.article[j] === 1 && (j >= i + 2 || t.phraseEnd[j] > j + 1)) break
      if (j >= i + 2 && (traits & is.OFFICE) !== 0 && !endsHere(scene, j + 1, limit)) break
      j++
      continue
    }
    if (j === i) break
    // تشارش أوغلو: the end of a name
    if ((traits & is.NAME_PARTICLE) !== 0 && t.article[j] === 0 && !isLink(scene, j) && scene.isUnknown(j - 1)) {
      j++
      continue
    }
    if (scene.closed(j) === Closed.GOD || isFamilyShape(scene, j)) {
      j++
      continue
    }
    if ((traits & (is.TITLE | is.RANK)) !== 0 && t.article[j] === 1 && j + 1 < to && nameStarts(scene, j + 1) === 2) {
      j++
      continue
    }
    // سعاد السكري، سعاد العطار الشريف: nothing else can stand between a given name and the end of the phrase
    if (j > i && t.article[j] === 1 && isFamilyWord(scene, i, j, limit)) {
      j++
      continue
    }
    // المهندس عمر الذوق، : after a title nothing else can stand between a given name and a mark
    if (
      j === i + 1 &&
      i > 0 &&
      t.article[j] === 1 &&
      t.article[i] === 0 &&
      (scene.traits(i) & is.ANY_NAME) !== 0 &&
      (scene.traits(i - 1) & is.TITLE) !== 0 &&
      (traits & (is.COMMON | is.ADJECTIVE)) !== 0 &&
      (traits & (is.VERB | is.GROUP | is.BODY_HEAD | is.OFFICE | is.DOCUMENT | is.TIME | is.PLURAL | is.MODIFIER)) === 0 &&
      scene.isMark(j + 1)
    ) {
      j++
      continue
    }
    // سالي الخشن، محللة …: what he is follows the comma
    if (j === i + 1 && t.article[j] === 1 && (isSurnameBeforeRole(scene, i, j, to) || isSurnameBeforeOffice(scene, i, j, to))) {
      j++
      continue
    }
    // A family name from a place or people: الكردي، البصري، التونسي
    if ((traits & is.ADJECTIVE) !== 0 && t.article[j] === 1 && (traits & NOT_A_NAME) === 0 && scene.lastLetter(j) === 0x64a) {
      j++
      continue
    }
    if ((traits & (is.COUNTRY | is.PLACE)) !== 0 && (traits & NOT_A_NAME) === 0 && t.phraseEnd[j] <= j + 1 && j === i + 1) {
      j++
      continue
    }
    // برونو لاكروا: a paper's name too
    if (
      j === i + 1 &&
      (traits & (is.MEDIA | is.BODY)) !== 0 &&
      (traits & is.COMMON) === 0 &&
      t.article[j] === 0 &&
      t.phraseEnd[j] <= j + 1
    ) {
      j++
      continue
    }
    // عصام بن إبراهيم بيت المال: a house's name at the end of a pedigree
    if (
      j >= i + 3 &&
      scene.closed(j - 2) === Closed.LINK &&
      t.article[j] === 0 &&
      j + 1 < to &&
      t.article[j + 1] === 1 &&
      (traits & (is.COMMON | is.QUANTIFIER)) === is.COMMON &&
      scene.isWord(j + 1) &&
      !scene.hasPreposition(j + 1) &&
      endsHere(scene, j + 2, limit)
    ) {
      j += 2
      continue
    }
    // نادر بن خالد قطان، هند بنت سالم الحداد: whatever word ends a pedigree is the family's
    if (j >= i + 3 && scene.closed(j - 2) === Closed.LINK && isFamilyAfterPedigree(scene, j, limit)) {
      j++
      continue
    }
    // عبد الباقي معلم غوري: an ordinary word between a given name and an unknown one that ends the phrase
    if (j > i && isInnerWord(scene, j) && j + 1 < to && scene.isUnknown(j + 1) && t.article[j + 1] === 0 && endsHere(scene, j + 2, limit)) {
      j += 2
      continue
    }
    // عبد الستار بارز، حنيفة أمان: an ordinary word, where nothing but the name can have it
    if (t.article[j] === 0 && t.enclitic[j] === 0 && (endsHere(scene, j + 1, limit) || beginsHisOffice(scene, j + 1, limit))) {
      const last = scene.lastLetter(j)
      if (
        (traits & (is.ADJECTIVE | is.MODIFIER)) !== 0 &&
        (traits & (is.VERB | is.NUMERAL | is.OFFICE | is.GROUP)) === 0 &&
        last !== 0x629 &&
        last !== 0x627
      ) {
        j++
        continue
      }
      if (
        j === i + 1 &&
        t.article[i] === 0 &&
        ((scene.traits(i) & is.ANY_NAME) !== 0 || scene.isUnknown(i)) &&
        (traits & is.COMMON) !== 0 &&
        (traits & (is.VERB | is.OFFICE | is.CHANNEL | is.REPORTING)) === 0
      ) {
        j++
        continue
      }
    }
    break
  }
  // بن alone, or a name that ends with its link, is none.
  while (j > i && (scene.traits(j - 1) & is.NAME_PARTICLE) !== 0 && (scene.traits(j - 1) & is.ANY_NAME) === 0 && isLink(scene, j - 1)) j--
  return j
}

/** A definite word of any kind between a bare given name and a comma with an office after it. */
function isSurnameBeforeRole(scene: Scene, i: number, j: number, limit: number): boolean {
  const { article } = scene.tokens
  const office = j + 2
  return (
    article[i] === 0 &&
    (scene.traits(i) & is.ANY_NAME) !== 0 &&
    (scene.traits(j) & (is.ADJECTIVE | is.COMMON)) !== 0 &&
    (scene.traits(j) & (is.OFFICE | is.GROUP | is.TITLE | is.RANK | is.MODIFIER)) === 0 &&
    office < limit &&
    scene.isComma(j + 1) &&
    scene.isWord(office) &&
    !scene.hasConjunction(office) &&
    article[office] === 0 &&
    (scene.traits(office) & is.OFFICE) !== 0
  )
}

/** أحمدي المتحدث باسم …: an office of the lexicon that stands definite. */
function beginsHisOffice(scene: Scene, j: number, limit: number): boolean {
  const { article, phraseBits, phraseEnd } = scene.tokens
  if (j >= limit || !scene.isWord(j) || article[j] === 0 || scene.hasConjunction(j)) return false
  return ((phraseBits[j] & Class.office) !== 0 && phraseEnd[j] <= limit) || (scene.traits(j) & (is.OFFICE | is.ANY_NAME)) === is.OFFICE
}

/** عدنان الكاف الناطق باسم …: a definite word between a bare given name and an office that stands definite too. */
function isSurnameBeforeOffice(scene: Scene, i: number, j: number, limit: number): boolean {
  const { article, phraseBits, phraseEnd } = scene.tokens
  const office = j + 1
  return (
    article[i] === 0 &&
    (scene.traits(i) & is.NAME) !== 0 &&
    (scene.traits(j) & (is.ADJECTIVE | is.COMMON)) !== 0 &&
    (scene.traits(j) & (is.OFFICE | is.GROUP | is.TITLE | is.RANK | is.MODIFIER | is.TIME)) === 0 &&
    office < limit &&
    article[office] === 1 &&
    !scene.hasConjunction(office) &&
    ((scene.traits(office) & is.OFFICE) !== 0 || ((phraseBits[office] & Class.office) !== 0 && phraseEnd[office] <= limit))
  )
}

/** شيخ الجامع، عميد شؤون الطلاب: a title or rank with a genitive is an office; so is a phrase of the lexicon. */
export function headsOffice(scene: Scene, j: number, limit: number): boolean {
  const { article, enclitic, phraseBits, phraseEnd } = scene.tokens
  if ((phraseBits[j] & Class.office) !== 0 && phraseEnd[j] > j + 1) return true
  const next = j + 1
  if ((scene.traits(j) & (is.TITLE | is.RANK)) === 0 || article[j] === 1 || enclitic[j] !== 0 || next >= limit) return false
  if (!scene.isWord(next) || scene.hasPreposition(next) || scene.hasConjunction(next)) return false
  const traits = scene.traits(next)
  // نقيب المهندسين: of all of them
  if ((traits & (is.TITLE | is.PLURAL | is.ANY_NAME)) === (is.TITLE | is.PLURAL) && article[next] === 1) return true
  return (traits & (is.COMMON | is.BODY_HEAD | is.GROUP)) !== 0 && (traits & (is.ANY_NAME | is.ADJECTIVE | is.RANK | is.TITLE)) === 0
}

/** One word between `بن فلان` and the end of the phrase. */
function isFamilyAfterPedigree(scene: Scene, j: number, limit: number): boolean {
  const traits = scene.traits(j)
  return (
    scene.tokens.enclitic[j] === 0 &&
    (traits & (is.COMMON | is.GROUP | is.OFFICE | is.ADJECTIVE)) !== 0 &&
    (traits & (is.VERB | is.BREAK | is.PREPOSITION | is.REPORTING | is.TIME | is.NUMERAL | is.MODIFIER | is.PLURAL | is.QUANTIFIER)) ===
      0 &&
    !scene.isFeminineShape(j) &&
    !looksAccusative(scene, j) &&
    // البالغ من العمر، الشكر لهما: a definite word before a preposition describes, or is another phrase
    (scene.tokens.article[j] === 0 ? endsHere(scene, j + 1, limit) : closesPhrase(scene, j + 1, limit))
  )
}

/** A mark, أن or إن, مع or في, the limit. */
function closesPhrase(scene: Scene, j: number, limit: number): boolean {
  if (j >= limit || !scene.isWord(j) || beginsThatClause(scene, j, limit)) return true
  return (
    scene.closed(j) === Closed.FI ||
    (scene.tokens.text.startsWith('مع', scene.tokens.start[j]) && scene.tokens.end[j] - scene.tokens.start[j] === 2)
  )
}

/** A word that is an office or a thing, and stands bare. */
function isInnerWord(scene: Scene, j: number): boolean {
  const { article, enclitic } = scene.tokens
  const traits = scene.traits(j)
  return (
    article[j] === 0 &&
    enclitic[j] === 0 &&
    (traits & (is.OFFICE | is.COMMON)) !== 0 &&
    (traits & (is.VERB | is.BREAK | is.PREPOSITION | is.TIME | is.PLURAL | is.DOCUMENT | is.BODY_HEAD)) === 0
  )
}

/** An ordinary word with the article that ends a name, by itself or with another: السكري، الشريف. */
function isFamilyWord(scene: Scene, i: number, j: number, limit: number): boolean {
  const t = scene.tokens
  if (t.article[i] === 1 || (scene.traits(i) & is.ANY_NAME) === 0) return false
  const traits = scene.traits(j)
  // حسين الرقيب أن، سعد الطيار إن: whatever it means, before what he says it can only end a bare given name
  if (
    j === i + 1 &&
    (scene.traits(i) & (is.NAME | is.PLACE | is.COUNTRY)) === is.NAME &&
    (traits & (is.OFFICE | is.RANK | is.TITLE | is.COMMON | is.ADJECTIVE)) !== 0 &&
    (traits & (is.VERB | is.GROUP | is.BODY_HEAD | is.TIME | is.NUMERAL | is.REPORTING | is.PLURAL | is.MODIFIER)) === 0 &&
    beginsThatClause(scene, j + 1, limit)
  )
    return true
  if (
    (traits &
      (is.OFFICE | is.GROUP | is.BODY_HEAD | is.DOCUMENT | is.CHANNEL | is.MEDIA | is.TIME | is.NUMERAL | is.REPORTING | is.PLURAL)) !==
    0
  )
    return false
  if ((traits & (is.TITLE | is.RANK)) !== 0) return t.article[j - 1] === 1 && endsHere(scene, j + 1, limit)
  if ((traits & (is.COMMON | is.ADJECTIVE)) === 0 || (traits & is.VERB) !== 0) return false
  // محمد الفريدان أن: no adjective of a person stands between his name and what he says
  if ((traits & is.COMMON) === 0) return !scene.isFeminineShape(j) && beginsThatClause(scene, j + 1, limit)
  return scene.lastLetter(j) === 0x64a || (!scene.isFeminineShape(j) && beginsThatClause(scene, j + 1, limit))
}

/** أن، إن، أنه: after it nothing but what is said; لـ and a paper's quoted name: to whom. */
function beginsThatClause(scene: Scene, j: number, limit: number): boolean {
  if (j + 1 < limit && scene.isWord(j) && scene.isStray(j) && scene.tokens.text.charCodeAt(scene.tokens.start[j]) === 0x644) return true
  if (j >= limit || !scene.isWord(j) || (scene.traits(j) & is.BREAK) === 0) return false
  const { text, start } = scene.tokens
  const first = text.charCodeAt(start[j])
  return (first === 0x623 || first === 0x625 || first === 0x627) && text.charCodeAt(start[j] + 1) === 0x646
}

function isBareName(scene: Scene, j: number): boolean {
  return (scene.traits(j) & is.ANY_NAME) !== 0 && scene.tokens.article[j] === 0 && !scene.hasPreposition(j)
}

/** باسلمه، باوزير: a family of Hadramawt, where what ب would govern is no noun. */
function isBaName(scene: Scene, j: number): boolean {
  const { text, start, end } = scene.tokens
  if (end[j] - start[j] < 5 || text.charCodeAt(start[j]) !== 0x628 || text.charCodeAt(start[j] + 1) !== 0x627) return false
  if (text.charCodeAt(start[j] + 2) === 0x644) return false
  return scene.isUnknown(j) || ((scene.traits(j) & is.VERB) !== 0 && (scene.traits(j) & (is.NOMINAL | is.ADJECTIVE)) === 0)
}

/** Two names at the least: عبد العزيز is one. */
function isWhole(scene: Scene, i: number, j: number): boolean {
  const first = Math.max(i + 1, scene.tokens.phraseEnd[i])
  return j > first && !(scene.closed(i) === Closed.LINK && j === i + 2)
}

/** قاطعا، جازما: how he said it, after two words of a name */
function looksManner(scene: Scene, j: number): boolean {
  const { text, start, end } = scene.tokens
  return end[j] - start[j] === 5 && text.charCodeAt(start[j] + 1) === 0x627 && text.charCodeAt(end[j] - 1) === 0x627
}

/** المنتقل after a family name: a participle that describes him. */
function describes(scene: Scene, j: number): boolean {
  const { article, text, stem } = scene.tokens
  return article[j] === 1 && article[j - 1] === 1 && text.charCodeAt(stem[j]) === 0x645 && scene.lastLetter(j) !== 0x64a
}

/** ل and a name, in one word that is a name as well. */
function splitsLam(scene: Scene, j: number): boolean {
  const { text, start, end, lexicon } = scene.tokens
  if (text.charCodeAt(start[j]) !== 0x644) return false
  const form = lexicon.lookup(text.slice(start[j] + 1, end[j]))
  return form !== 0 && (scene.words.traitsOf(form) & is.ANY_NAME) !== 0
}

/** صالحي، ناطقي: a family name that is written as a noun's construct or with its pronoun. */
function isFamilyShape(scene: Scene, j: number): boolean {
  const t = scene.tokens
  return (
    t.article[j] === 0 &&
    scene.lastLetter(j) === 0x64a &&
    ((scene.traits(j) & is.CONSTRUCT) !== 0 || t.enclitic[j] !== 0) &&
    t.article[j + 1] === 0
  )
}

/** مشغل الموقع after a name: an unknown word with a genitive is what he does. */
function headsGenitive(scene: Scene, j: number, limit: number): boolean {
  const t = scene.tokens
  const next = j + 1
  if (t.article[j] === 1 || next >= limit || t.article[next] === 0 || scene.hasPreposition(next) || scene.hasConjunction(next)) return false
  // قال … اوغلو الاثنين: a day is nobody's
  if (scene.values.timexAt[next] >= 0) return false
  const traits = scene.traits(next)
  return (traits & (is.COMMON | is.BODY_HEAD | is.DOCUMENT | is.GROUP)) !== 0 && (traits & is.ANY_NAME) === 0
}

/** A mark, a preposition or a particle: the noun phrase is over. */
export function endsHere(scene: Scene, j: number, limit: number): boolean {
  if (j >= limit || !scene.isWord(j)) return true
  return (scene.traits(j) & (is.BREAK | is.PREPOSITION)) !== 0 || scene.hasPreposition(j) || scene.values.timexAt[j] >= 0
}

/** روبن فان بيرغن, not فان الوزير */
function isVan(scene: Scene, j: number, limit: number): boolean {
  const { text, start, article } = scene.tokens
  return (
    scene.closed(j) === Closed.VAN &&
    text.charCodeAt(start[j] + 1) === 0x627 &&
    j + 1 < limit &&
    scene.isUnknown(j + 1) &&
    article[j + 1] === 0
  )
}

/** بن، أبو، آل، عبد: the next word belongs to the name. */
export function isLink(scene: Scene, j: number): boolean {
  const t = scene.tokens
  return scene.closed(j) === Closed.LINK && t.article[j] === 0 && t.enclitic[j] === 0 && !scene.hasPreposition(j)
}

/** Two unknown words, or one that could be a family name. */
export function looksLikeName(scene: Scene, at: number, limit: number): boolean {
  const s = scene
  const t = s.tokens
  if (t.article[at] === 1) {
    if (s.isPluralShape(at) || s.isFeminineShape(at)) return false
    const next = at + 1
    if (next < limit && s.isUnknown(next) && t.article[next] === 1) return true
    return s.isUnknown(at) || s.lastLetter(at) === 0x64a
  }
  if (!s.isUnknown(at)) return (s.traits(at) & is.ANY_NAME) !== 0
  if (s.lastLetter(at) === 0x629 && !(at + 1 < limit && nameStarts(s, at + 1) > 0)) return false
  const next = at + 1
  if (next < limit && s.isWord(next) && t.article[next] === 1 && !s.hasPreposition(next) && !s.hasConjunction(next)) {
    // والد الضحية against نائف البكري
    const traits = s.traits(next)
    if ((traits & is.ANY_NAME) !== 0) return true
    return s.isUnknown(next) && !s.isFeminineShape(next) && !s.isPluralShape(next)
  }
  return true
}
