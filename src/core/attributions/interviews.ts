/** Interviews: the answers after `ج:` or after the name of whoever is asked, each to the paragraph of the next question. */
import { BEFORE, Draft } from './draft.ts'
import type { Scene } from './scene.ts'

/** What stands for the answer: ج, الجواب. */
const ANSWER = ['ج', 'جـ', 'جواب', 'الجواب', 'الإجابة', 'الاجابة']
const QUESTION = ['س', 'سـ', 'سؤال', 'السؤال']
/** The most words of a label: الدكتور سالم الراوي */
const LABEL = 5

/** The answer whose label ends with the colon at token `i`, undefined where it is none. */
export function answerAt(scene: Scene, i: number): Draft | undefined {
  const t = scene.tokens
  const paragraph = t.paragraph[i]
  let from = t.paragraphStart[paragraph]
  if (paragraph === 0 || i - from > LABEL + 1) return undefined
  if (scene.isDash(from) && from + 1 < i) from++
  const mention = scene.mentions.startingAt[from]
  const named = mention >= 0 && scene.mentions.items[mention].to === i && scene.mentions.items[mention].kind === 'person'
  if (!named && !(i === from + 1 && isLabel(scene, from, ANSWER))) return undefined
  if (!isQuestion(scene, paragraph - 1)) return undefined
  const draft = new Draft()
  draft.from = named ? i : from
  draft.to = named ? i + 1 : from + 1
  draft.head = from
  if (named) {
    draft.sourceFrom = from
    draft.sourceTo = i
    draft.mention = mention
  }
  draft.by = BEFORE
  draft.start = i + 1
  draft.end = endOfAnswer(scene, paragraph)
  if (draft.end <= draft.start) return undefined
  draft.rule = 'interview.answer'
  draft.confidence = 0.8
  return draft
}

function isLabel(scene: Scene, i: number, labels: readonly string[]): boolean {
  const { start, end, text } = scene.tokens
  return labels.includes(text.slice(start[i], end[i]))
}

/** `س: …`, or a paragraph that ends with a question mark. */
function isQuestion(scene: Scene, paragraph: number): boolean {
  const t = scene.tokens
  const from = t.paragraphStart[paragraph]
  if (scene.isColon(from + 1) && isLabel(scene, from, QUESTION)) return true
  const mark = t.mark[t.paragraphStart[paragraph + 1] - 1]
  return mark === 0x61f || mark === 0x3f
}

/** An answer may have several paragraphs: it goes on to the next question, or the next label. */
function endOfAnswer(scene: Scene, paragraph: number): number {
  const t = scene.tokens
  let p = paragraph + 1
  while (p < t.paragraphCount && !isQuestion(scene, p) && !hasLabel(scene, p)) p++
  // Where no other question comes, what follows the paragraph may be the narrator's.
  let end = p < t.paragraphCount ? t.paragraphStart[p] : t.paragraphStart[paragraph + 1]
  while (end > 0 && t.mark[end - 1] === 0x2e) end--
  return end
}

function hasLabel(scene: Scene, paragraph: number): boolean {
  const t = scene.tokens
  const from = t.paragraphStart[paragraph]
  for (let i = from; i <= from + LABEL && t.paragraph[i] === paragraph; i++) if (scene.isColon(i)) return true
  return false
}
