/** Names in short: words that no lexicon knows but that are part of a name found elsewhere in the article, `لافروف` beside `سيرغي لافروف`. */
import { nameKeys } from './keys.ts'
import type { TokenMention } from './mention.ts'
import { isLink } from './names.ts'
import type { Scene } from './scene.ts'

/** `found` with them, in order; `found` itself where there are none. */
export function addSurnames(scene: Scene, all: TokenMention[]): readonly TokenMention[] {
  const found = cutToSurnames(scene, all)
  const { tokens } = scene
  const { count, text, end } = tokens
  const { strangers } = scene
  const surnames = new Map<number, TokenMention>()
  // Last letters of the names sought, a bit each: most words need no more than this.
  let letters = 0
  for (const mention of found) {
    if (mention.kind !== 'person' || mention.nameTo - mention.nameFrom < 2) continue
    const keys = nameKeys(tokens, mention.nameFrom, mention.nameTo)
    if (keys.length < 2) continue
    const last = keys[keys.length - 1]
    if (!surnames.has(last)) surnames.set(last, mention)
    if (!surnames.has(keys[0])) surnames.set(keys[0], mention)
    letters |= 1 << (text.charCodeAt(end[mention.nameTo - 1] - 1) & 31)
    letters |= 1 << (text.charCodeAt(end[mention.nameFrom] - 1) & 31)
  }
  if (surnames.size === 0) return found
  let merged: TokenMention[] | undefined
  let m = 0
  let next = 0
  for (let n = strangers.count - 1; n >= 0; n--) {
    const i = strangers.at[n]
    if (i < next) continue
    const link = isLink(scene, i) ? 1 : 0
    const last = i + link
    if (last >= count || ((1 << (text.charCodeAt(end[last] - 1) & 31)) & letters) === 0) continue
    if (link === 0 && !scene.isUnknown(i)) continue
    while (m < found.length && (found[m].to <= i || (m + 1 < found.length && found[m + 1].from <= i))) m++
    if (m < found.length && i >= found[m].from && i < found[m].to) continue
    const keys = nameKeys(tokens, i, last + 1)
    const bearer = keys.length === 1 ? surnames.get(keys[0]) : undefined
    if (bearer === undefined) continue
    merged ??= [...found]
    // شامسي براتشي: given name and surname, each known, are one
    const before = merged[merged.length - 1]
    if (before.rule === 'mention.surname' && before.to === i) {
      merged.pop()
      merged.push(surnameAt(before.from, last + 1, bearer))
    } else merged.push(surnameAt(i, last + 1, bearer))
    next = last + 1
  }
  return merged === undefined ? found : merged.sort((a, b) => a.from - b.from || b.to - a.to)
}

/**
 * `أكد لافروف مشاركة بلاده`, `انتقاهم لافروف`: two words that look like a name, of which one is the surname of somebody
 * named in full before, and the other reads as a verb or an act. Cuts them to the surname, in place.
 */
function cutToSurnames(scene: Scene, found: TokenMention[]): TokenMention[] {
  const { tokens } = scene
  const bearers = new Map<number, TokenMention>()
  for (const mention of found) {
    // A name whose first word is known, or that an office or title stands by, is one for sure, wherever it stands.
    if (mention.kind !== 'person' || mention.nameTo - mention.nameFrom < 2) continue
    if (mention.rule === 'mention.name' && scene.isUnknown(mention.nameFrom)) continue
    const keys = nameKeys(tokens, mention.nameFrom, mention.nameTo)
    if (keys.length > 1 && !bearers.has(keys[keys.length - 1])) bearers.set(keys[keys.length - 1], mention)
  }
  for (let m = 0; m < found.length; m++) {
    const mention = found[m]
    if (mention.kind !== 'person' || mention.nameTo - mention.nameFrom < 2) continue
    const keys = nameKeys(tokens, mention.nameFrom, mention.nameTo)
    if (keys.length < 2) continue
    const cut = mention.rule === 'mention.name' && mention.to - mention.from === 2 && keys.length === 2 ? mention.from : -1
    if (cut >= 0 && scene.isUnknown(cut + 1) && scene.isFeminineShape(cut + 1) && scene.isUnknown(cut) && bearers.has(keys[0]))
      found[m] = surnameAt(cut, cut + 1, bearers.get(keys[0]) as TokenMention)
    else if (cut >= 0 && scene.isUnknown(cut) && looksVerb(scene, cut) && bearers.has(keys[1]))
      found[m] = surnameAt(cut + 1, cut + 2, bearers.get(keys[1]) as TokenMention)
    else if (!bearers.has(keys[keys.length - 1])) bearers.set(keys[keys.length - 1], mention)
  }
  return found
}

/** يمطر، انتسب، انتقاهم: shapes of verbs that hardly any name has. */
function looksVerb(scene: Scene, i: number): boolean {
  const { text, stem, end } = scene.tokens
  const first = text.charCodeAt(stem[i])
  // وصافح لافروف: و and a verb
  if (first === 0x648 && i === scene.tokens.sentenceStart[scene.tokens.sentence[i]]) return true
  if (first === 0x64a || first === 0x62a) return end[i] - stem[i] === 4 || end[i] - stem[i] === 5
  if (first === 0x627 && text.charCodeAt(stem[i] + 2) === 0x62a && end[i] - stem[i] === 5) return true
  return text.startsWith('هم', end[i] - 2) || text.startsWith('ها', end[i] - 2)
}

function surnameAt(from: number, to: number, bearer: TokenMention): TokenMention {
  return {
    kind: 'person',
    from,
    to,
    nameFrom: from,
    nameTo: to,
    roleFrom: -1,
    roleTo: -1,
    affiliationFrom: -1,
    affiliationTo: -1,
    gender: bearer.gender,
    number: 1,
    definite: true,
    entry: -1,
    rule: 'mention.surname',
    entries: [],
  }
}
