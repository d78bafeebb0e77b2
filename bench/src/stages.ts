/** What each stage of the reader takes: one more reading of the text, with a clock looked at between stages. */
import { createStages, type Stage } from '../../src/core/read.ts'
import type { Lexicon } from '../../src/index.ts'
import type { BenchArticle } from './corpus.ts'
import { median } from './measure.ts'

/** Milliseconds of each stage over all articles, and of all stages; medians of as many rounds as {@link ROUNDS}. */
export function stageTimes(lexicon: Lexicon, articles: readonly BenchArticle[]): [Stage, { own: number; all: number }][] {
  const read = createStages(lexicon)
  const rounds: Map<Stage, number>[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const times = new Map<Stage, number>()
    let last = 0
    const after = (stage: Stage) => {
      const now = performance.now()
      times.set(stage, (times.get(stage) ?? 0) + now - last)
      last = now
    }
    for (const article of articles) {
      last = performance.now()
      read(article, after)
    }
    rounds.push(times)
  }
  const own = [...rounds[0].keys()].map((stage) => [stage, median(rounds.map((times) => times.get(stage) ?? 0))] as const)
  const all = own.reduce((sum, [, ms]) => sum + ms, 0)
  return own.map(([stage, ms]) => [stage, { own: ms, all }])
}

const ROUNDS = 5
