/** Titles and ranks before a name: `صاحب السمو الملكي الأمير`, `اللواء الركن`, `د.` */
import { Class } from '../lexicon/classes.ts'
import type { Scene } from './scene.ts'
import { Trait as is } from './traits.ts'

/** The end of the titles and ranks that begin at `at`: `صاحب السمو الملكي الأمير`, `الدكتور`. */
export function readTitles(scene: Scene, at: number, limit: number): number {
  const s = scene
  const t = s.tokens
  let j = at
  while (j < limit && t.kind[j] === 1) {
    if (j > at && (s.hasPreposition(j) || s.hasConjunction(j))) break
    const bits = t.phraseBits[j]
    if ((bits & (Class.title | Class.rank)) !== 0 && (bits & Class.office) === 0 && t.phraseEnd[j] <= limit) {
      j = t.phraseEnd[j]
    } else if (((s.traits(j) & (is.TITLE | is.RANK)) !== 0 && isTitle(scene, j)) || isAbbreviation(scene, j)) j++
    else break
    // د. ، أ.د. ، م.
    if (j < limit && (t.mark[j] === 0x2e || t.mark[j] === 0x2f) && t.glued[j] === 1 && j + 1 < limit && t.end[j - 1] - t.start[j - 1] <= 2)
      j++
  }
  return j
}

/** د. ، م/ : a letter with its mark. */
export function isAbbreviation(scene: Scene, j: number): boolean {
  const { start, end, mark, glued, count, text } = scene.tokens
  if (end[j] - start[j] !== 1 || j + 1 >= count || glued[j + 1] === 0) return false
  const unit = text.charCodeAt(start[j])
  return (mark[j + 1] === 0x2e || mark[j + 1] === 0x2f) && (unit === 0x62f || unit === 0x645 || unit === 0x623)
}

/** No brigade (اللواء 22), no city (بكين), no name (عم، أب, سي before nothing like one). */
function isTitle(scene: Scene, j: number): boolean {
  const s = scene
  const traits = s.traits(j)
  if ((traits & is.BODY_HEAD) !== 0 && s.tokens.kind[j + 1] === 2) return false
  if (s.tokens.article[j] === 1) return true
  // شريف العطيفي: a given name before a family's
  if ((traits & is.ANY_NAME) !== 0 && s.tokens.article[j + 1] === 1 && s.tokens.kind[j + 1] === 1) return false
  return (traits & (is.PLACE | is.COUNTRY | is.BODY | is.VERB | is.COMMON | is.NAME_PARTICLE)) === 0 && s.tokens.enclitic[j] === 0
}
