/** Whom a dropped subject or a pronoun means: the speaker of the report it stands in, else who acted last. */
import type { Draft } from './draft.ts'
import type { Scene } from './scene.ts'

/** Tokens of the words that name a party. */
export interface Words {
  readonly from: number
  readonly to: number
}

/** The words that name the one who speaks in attribution `a`: his last mention before token `at`. */
export function speakerWords(scene: Scene, a: number, at: number): Words | undefined {
  if (a < 0) return undefined
  const { source, speaker } = scene.attributions[a]
  if (speaker?.actor !== undefined) {
    const { items } = scene.mentions
    const { ofMention } = scene.actors
    let looked = 0
    for (let m = lastBefore(scene, at); m >= 0 && looked < 80; m--, looked++) {
      const actor = ofMention[m]
      if (actor >= 0 && scene.actors.items[actor].id === speaker.actor && items[m].to <= at) return whole(scene, m)
    }
  }
  if (source && source.start < scene.tokens.start[at]) return { from: scene.tokenAt(source.start), to: scene.tokenAt(source.end) }
  return undefined
}

function whole(scene: Scene, m: number): Words {
  const items = scene.mentions.items
  const outer = scene.mentionAt[items[m].from]
  const item = outer >= 0 && items[outer].to >= items[m].to && items[outer].kind === items[m].kind ? items[outer] : items[m]
  return { from: item.from, to: item.to }
}

function lastBefore(scene: Scene, at: number): number {
  const { items } = scene.mentions
  let low = 0
  let high = items.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (items[mid].from < at) low = mid + 1
    else high = mid
  }
  return low - 1
}

/** Who the subject of `draft` is where its clause does not say. */
export function implied(scene: Scene, draft: Draft, last: Words | undefined): Words | undefined {
  const a = scene.cueOf[draft.from]
  return (a >= 0 ? speakerWords(scene, a, draft.from) : undefined) ?? speakerWords(scene, scene.within[draft.from], draft.from) ?? last
}
