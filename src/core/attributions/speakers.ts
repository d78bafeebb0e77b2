/**
 * Who speaks. A source beside the cue is looked up among the actors; where Arabic drops it, the verb's person, gender and
 * number and the order of the text decide: the subject of the same sentence, else the one who spoke last.
 */
import type { Actors } from '../actors/actor.ts'
import { PRO_CONJUNCTION, PRO_FEH } from '../lexicon/analyse.ts'
import { FEMININE, FIRST, GENDER, MASCULINE, NUMBER, PERSON, PLURAL } from '../lexicon/features.ts'
import type { MentionKind, TokenMention } from '../mentions/mention.ts'
import type { Speaker } from '../record.ts'
import type { Draft } from './draft.ts'
import { BODY, BODY_HEAD, COUNTRY, DOCUMENT, GROUP, MEDIA, OFFICE, RANK, type Scene, TITLE } from './scene.ts'
import { WITH_PRONOUN } from './words.ts'

/** One who has spoken, with what a later verb must agree with. */
interface Turn {
  readonly actor: number
  /** 0 unknown, 1 masculine, 2 feminine. */
  readonly gender: number
  readonly plural: boolean
  readonly at: number
  /** How sure his first words were his: what follows is no surer. */
  readonly confidence: number
}

const DEEPEST = 12

export class Speakers {
  readonly #scene: Scene
  #actors!: Actors
  #turns: Turn[] = []
  /** The last turn of each actor. */
  #turnOf: (Turn | undefined)[] = []

  constructor(scene: Scene) {
    this.#scene = scene
  }

  start(actors: Actors): void {
    this.#actors = actors
    this.#turns = []
    this.#turnOf = []
  }

  /** Sets the actor of draft `k`; `drafts` before it have theirs. */
  resolve(drafts: readonly Draft[], k: number): void {
    const draft = drafts[k]
    if (this.#isPronoun(draft) && this.#turns.length > 0) {
      // سعادته: whoever is speaking, more often than who was named last
      if (draft.participle) this.#ofClause(drafts, k)
      else this.#last(draft, true)
    } else if (draft.rule === 'interview.answer' && draft.sourceFrom < 0) this.#interviewed(drafts, k)
    else if (draft.sourceFrom >= 0) this.#fromSource(draft)
    else if (draft.subject >= 0) draft.actor = this.#actors.ofMention[draft.subject] ?? -1
    else if (draft.participle) this.#ofClause(drafts, k)
    else this.#dropped(drafts, k)
    if (draft.actor < 0) return
    this.#weigh(draft)
    if (draft.parent < 0) this.#remember(draft)
  }

  /** What the place of the words and the kind of the source say of how sure the reading is. */
  #weigh(draft: Draft): void {
    if (draft.parent >= 0) draft.confidence -= 0.15
    if (draft.sourceFrom < 0) {
      const before = this.#turnOf[draft.actor]
      if (!draft.participle) draft.confidence -= 0.05
      if (before) draft.confidence = Math.min(draft.confidence, before.confidence)
      return
    }
    const actor = this.#actors.items[draft.actor]
    // A person known by his office alone may be someone named elsewhere.
    if (actor?.type === 'person' && actor.roles[0] === actor.name) draft.confidence -= 0.08
    else if (actor?.type === 'person' && !actor.name.includes(' ')) draft.confidence -= 0.05
  }

  #isPronoun(draft: Draft): boolean {
    return draft.mention >= 0 && this.#scene.mentions.items[draft.mention].rule === 'mention.title-pronoun'
  }

  /** Whoever answered before; at first the last person who spoke. */
  #interviewed(drafts: readonly Draft[], k: number): void {
    for (let j = k - 1; j >= 0 && j >= k - 4 * DEEPEST; j--) {
      if (drafts[j].rule !== 'interview.answer') continue
      drafts[k].actor = drafts[j].actor
      return
    }
    this.#last(drafts[k], true)
  }

  #fromSource(draft: Draft): void {
    const mentions = this.#scene.mentions.items
    const m = draft.mention
    const actors = this.#actors
    if (m >= 0) {
      draft.actor = actors.ofMention[m] ?? -1
      if (draft.actor < 0) draft.actor = actors.add(mentions[m])
      this.#sameAsBefore(draft, mentions[m])
    } else {
      draft.actor = actors.add(draft.phrase ?? this.#mentionOf(draft.sourceFrom, draft.sourceTo))
      draft.confidence -= draft.phrase ? 0.05 : 0.1
    }
  }

  /** وأضاف المصدر ذاته، وقال المصدر: where no source was named before, whoever was quoted last. */
  #sameAsBefore(draft: Draft, mention: TokenMention): void {
    const t = this.#scene.tokens
    const from = mention.to - mention.from === 2 && t.article[mention.from] === 0 ? mention.from + 1 : mention.from
    const actor = this.#actors.items[draft.actor]
    if (this.#turns.length === 0 || mention.kind !== 'unnamed' || t.article[from] !== 1 || !t.text.startsWith('مصدر', t.stem[from])) return
    // Unless the words name him, he is the one the register found.
    if (actor === undefined || !actor.name.startsWith('المصدر')) return
    // المصدر الثاني is another
    if (t.text.startsWith('الثاني', t.start[from + 1]) || t.text.startsWith('الأول', t.start[from + 1])) return
    for (let n = this.#turns.length - 1; n >= 0 && n >= this.#turns.length - DEEPEST; n--) {
      const { name } = this.#actors.items[this.#turns[n].actor]
      if (!name.startsWith('مصدر') && !name.startsWith('مصادر')) continue
      draft.actor = this.#turns[n].actor
      return
    }
    const before = this.#turns[this.#turns.length - 1].actor
    if (this.#actors.items[before].type !== 'document') draft.actor = before
  }

  /** A mention for words that the mention stage passed over. */
  #mentionOf(from: number, to: number): TokenMention {
    const t = this.#scene.tokens
    const bits = (t.bits[from] | t.phraseBits[from]) >>> 0
    const kind: MentionKind =
      (bits & DOCUMENT) !== 0
        ? 'document'
        : (bits & GROUP) !== 0
          ? 'group'
          : (bits & (OFFICE | RANK | TITLE)) !== 0
            ? 'person'
            : (bits & (BODY | BODY_HEAD | COUNTRY | MEDIA)) !== 0
              ? 'organization'
              : t.article[from] === 1
                ? 'group'
                : 'unnamed'
    return {
      kind,
      from,
      to,
      nameFrom: from,
      nameTo: to,
      roleFrom: -1,
      roleTo: -1,
      affiliationFrom: -1,
      affiliationTo: -1,
      gender: 0,
      number: 0,
      definite: t.article[from] === 1,
      entry: -1,
      rule: 'attribution.source',
      entries: [],
    }
  }

  /** A participle belongs to the subject of its clause. */
  #ofClause(drafts: readonly Draft[], k: number): void {
    const draft = drafts[k]
    const t = this.#scene.tokens
    for (let j = k - 1; j >= 0 && j >= k - DEEPEST; j--) {
      const before = drafts[j]
      if (t.sentence[before.from] !== t.sentence[draft.from]) break
      if (before.parent !== draft.parent || before.actor < 0) continue
      // وبحسب الصحيفة، تابع سالم هجومه …، قائلاً: not the paper
      if (before.isFrame && this.#subjectOfContent(before, draft)) return
      draft.actor = before.actor
      return
    }
    if (this.#subjectOfSentence(draft)) return
    this.#last(draft)
  }

  #dropped(drafts: readonly Draft[], k: number): void {
    const draft = drafts[k]
    const t = this.#scene.tokens
    if (draft.parent >= 0) {
      const parent = drafts[draft.parent]
      draft.confidence -= 0.15
      // أن الصندوق يريد … ويصر على …: the subject of what is said
      if ((t.proclitics[draft.from] & PRO_CONJUNCTION) !== 0 && this.#subjectOfContent(parent, draft)) return
      // أنه يعتقد، نطالب: himself
      draft.actor = parent.actor
      return
    }
    if ((draft.features & PERSON) === FIRST) {
      this.#last(draft)
      return
    }
    if ((t.proclitics[draft.from] & PRO_FEH) !== 0 && this.#answers(draft)) return
    for (let j = k - 1; j >= 0 && j >= k - DEEPEST; j--) {
      const before = drafts[j]
      if (t.sentence[before.from] !== t.sentence[draft.from]) break
      if (before.parent >= 0 || before.actor < 0) continue
      const turn = this.#turnOf[before.actor]
      if (turn && !agrees(draft.features, turn)) continue
      draft.actor = before.actor
      return
    }
    if (this.#subjectOfSentence(draft)) return
    this.#last(draft)
  }

  /** سألت الصحيفة رئيس اللجنة …، فأكد: the last person named in the sentence, who was asked. */
  #answers(draft: Draft): boolean {
    const { mentions, tokens: t } = this.#scene
    const start = t.sentenceStart[t.sentence[draft.from]]
    for (let i = draft.from; i > start && i > draft.from - 40; i--) {
      const m = this.#scene.mentionBefore[i]
      if (m < 0) continue
      const mention = mentions.items[m]
      if (mention.kind !== 'person' && mention.kind !== 'role') continue
      if (!agrees(draft.features, { actor: 0, gender: mention.gender, plural: false, at: 0, confidence: 1 })) continue
      draft.actor = this.#actors.ofMention[m] ?? -1
      draft.confidence -= 0.15
      return draft.actor >= 0
    }
    return false
  }

  /** The subject of a verb that begins the sentence: التقى الرئيس الوفد، وأكد … */
  #subjectOfSentence(draft: Draft): boolean {
    const { mentions, tokens: t } = this.#scene
    const start = t.sentenceStart[t.sentence[draft.from]]
    if (draft.from - start < 3) return false
    for (let i = start + 1; i < Math.min(draft.from, start + 3); i++) {
      const m = mentions.startingAt[i]
      if (m < 0) continue
      const mention = mentions.items[m]
      if (mention.to > draft.from) return false
      // صرح بذلك المدير: the pronoun has its preposition already
      const governed = this.#scene.isPreposition(i - 1) && this.#scene.word(i - 1) !== WITH_PRONOUN
      if (mention.kind === 'place' || governed || (t.proclitics[i] & ~PRO_CONJUNCTION) !== 0) continue
      if (
        !draft.participle &&
        !agrees(draft.features, { actor: 0, gender: mention.gender, plural: mention.number === 3, at: 0, confidence: 1 })
      )
        continue
      const actor = this.#actors.ofMention[m] ?? -1
      if (actor < 0) continue
      draft.actor = actor
      draft.confidence -= 0.1
      return true
    }
    return false
  }

  #subjectOfContent(parent: Draft, draft: Draft): boolean {
    const { mentions } = this.#scene
    const from = parent.content[0] + 1
    for (let i = from; i < from + 3 && i < draft.from; i++) {
      const m = mentions.startingAt[i]
      if (m < 0) continue
      const actor = this.#actors.ofMention[m] ?? -1
      if (actor < 0 || !agrees(draft.features, { actor, gender: mentions.items[m].gender, plural: false, at: 0, confidence: 1 }))
        return false
      draft.actor = actor
      return true
    }
    return false
  }

  #last(draft: Draft, person = false): void {
    const turns = this.#turns
    for (let n = turns.length - 1; n >= 0 && n >= turns.length - DEEPEST; n--) {
      if (person && this.#actors.items[turns[n].actor]?.type !== 'person') continue
      if (!agrees(draft.features, turns[n])) {
        if (n >= turns.length - 4) this.#lost(draft, turns[n].actor, 'does not agree with the verb in gender or number')
        continue
      }
      draft.actor = turns[n].actor
      if (n < turns.length - 1) draft.confidence -= 0.15
      return
    }
    if (turns.length > 0) {
      draft.actor = turns[turns.length - 1].actor
      draft.confidence -= 0.25
      return
    }
    // Nobody has spoken yet: the first person or body named.
    const { items } = this.#scene.mentions
    for (let m = 0; m < items.length && items[m].from < draft.from; m++) {
      if (items[m].kind === 'place') continue
      const actor = this.#actors.ofMention[m] ?? -1
      if (actor < 0) continue
      draft.actor = actor
      draft.confidence -= 0.3
      return
    }
  }

  #lost(draft: Draft, actor: number, reason: string): void {
    const name = this.#actors.items[actor]?.name
    if (name === undefined) return
    draft.candidates ??= []
    draft.candidates.push({ name, reason })
  }

  #remember(draft: Draft): void {
    const mention = draft.mention >= 0 ? this.#scene.mentions.items[draft.mention] : undefined
    let gender = mention?.gender ?? 0
    let plural = mention?.number === 3
    const verb = draft.features & GENDER
    if (draft.sourceFrom >= 0 && !draft.participle && draft.features !== 0) {
      if (verb === FEMININE) gender = 2
      else if (verb === MASCULINE && gender === 0) gender = 1
      if (verb === FEMININE) plural = false
    } else if (draft.sourceFrom < 0) {
      const before = this.#turnOf[draft.actor]
      if (before) {
        gender = before.gender
        plural = before.plural
      }
    }
    const turn = { actor: draft.actor, gender, plural, at: draft.from, confidence: draft.confidence }
    this.#turns.push(turn)
    this.#turnOf[draft.actor] = turn
    // أضافت الصحيفة نقلاً عن مصادر …: the paper goes on
    if (draft.relay >= 0) {
      const relay = this.#actors.ofMention[draft.relay] ?? -1
      if (relay >= 0)
        this.#turns.push({ actor: relay, gender: verb === FEMININE ? 2 : 1, plural: false, at: draft.from, confidence: draft.confidence })
    }
  }

  /** The record's speaker. */
  speaker(draft: Draft): Speaker | null {
    const actor = this.#actors.items[draft.actor]
    if (actor) {
      const { id, name } = actor
      // Who is known by his office alone and named nowhere has it for his name.
      const role = actor.type === 'unnamed' ? undefined : actor.roles[0]
      const affiliation = actor.affiliations[0]
      const type = actor.type === 'place' ? 'organization' : actor.type
      // One literal a shape: spreading what may be absent costs as much as the rest of the search for the speaker.
      if (role === undefined) return affiliation === undefined ? { actor: id, name, type } : { actor: id, name, affiliation, type }
      return affiliation === undefined ? { actor: id, name, role, type } : { actor: id, name, role, affiliation, type }
    }
    if (draft.sourceFrom < 0) return null
    const t = this.#scene.tokens
    const name = t.text.slice(
      (t.proclitics[draft.sourceFrom] & ~0) !== 0 && t.article[draft.sourceFrom] === 0
        ? t.stem[draft.sourceFrom]
        : t.start[draft.sourceFrom],
      t.end[draft.sourceTo - 1],
    )
    return { name, type: this.#mentionOf(draft.sourceFrom, draft.sourceTo).kind === 'document' ? 'document' : 'unnamed' }
  }
}

function agrees(features: number, turn: Turn): boolean {
  const gender = features & GENDER
  const plural = (features & NUMBER) === PLURAL
  if (plural) return turn.plural || turn.gender === 0
  if (turn.plural && gender === MASCULINE) return false
  if (gender === FEMININE) return turn.gender !== 1
  if (gender === MASCULINE) return turn.gender !== 2
  return true
}
