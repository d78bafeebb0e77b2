/** Whether a text is Arabic, by its letters. */

/** Letters that Arabic does not write, of its neighbours in the same script. */
const NEIGHBOURS: readonly (readonly [language: string, name: string, letters: RegExp])[] = [
  ['ur', 'Urdu', /[ٹڈڑںےہھ]/g],
  ['ckb', 'Kurdish', /[ەێۆڕڵ]/g],
  ['ug', 'Uyghur', /[ەېۇۈۋڭ]/g],
  ['ps', 'Pashto', /[ټډړښګڼۍې]/g],
  ['fa', 'Persian', /[پچژگکی]/g],
]
/** As much of its letters: names from abroad have some. */
const FOREIGN = 0.03
const ENOUGH = 4_000

export interface Language {
  /** BCP 47, as far as letters tell; `und` where they do not. */
  readonly tag: string
  /** Why the text is set aside: `not Arabic: it looks Persian`. Absent where it is Arabic. */
  readonly aside?: string
}

/** @param declared what the page says of itself, which settles what letters leave open. */
export function languageOf(text: string, declared: string | undefined): Language {
  const part = text.slice(0, ENOUGH)
  const letters = part.match(/\p{L}/gu)?.length ?? 0
  const arabic = part.match(/\p{Script=Arabic}/gu)?.length ?? 0
  if (letters === 0) return { tag: 'und', aside: 'not Arabic: it has no letters' }
  if (arabic * 2 < letters) {
    const tag = declared && !/^ar\b/i.test(declared) ? declared.toLowerCase() : 'und'
    const latin = part.match(/\p{Script=Latin}/gu)?.length ?? 0
    return {
      tag,
      aside: `not Arabic: ${latin * 2 > letters ? 'most of its letters are Latin' : 'most of its letters are of another script'}`,
    }
  }
  for (const [tag, name, of] of NEIGHBOURS) {
    const own = part.match(of)?.length ?? 0
    if (own > arabic * FOREIGN * (declared?.toLowerCase().startsWith(tag) ? 0.3 : 1)) return { tag, aside: `not Arabic: it looks ${name}` }
  }
  return { tag: declared && /^ar\b/i.test(declared) ? declared : 'ar' }
}
