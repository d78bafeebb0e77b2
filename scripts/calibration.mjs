/**
 * Does the confidence of an attribution say how often it is right? Pairs predictions with gold by their cue or content,
 * as the scorer does, and counts in bins of confidence those that are right in who, what and when.
 */
const MARKS = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g
const fold = (s) =>
  s
    .replace(MARKS, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const LEADING = new Set(['ان', 'بان', 'فان', 'وان', 'الي', 'علي', 'عن', 'لان', 'قد'])

/** Offsets of the words that spans cover; a complement's leading particles do not count. */
function words(text, spans) {
  const found = spans.flatMap((s) =>
    [...text.slice(s.start, s.end).matchAll(/[\p{L}\p{N}\p{M}ـ]+/gu)].map((m) => [s.start + m.index, fold(m[0])]),
  )
  while (found.length > 1 && LEADING.has(found[0][1])) found.shift()
  return new Set(found.map(([at]) => at))
}
function overlap(a, b) {
  let both = 0
  for (const x of a) if (b.has(x)) both++
  return a.size + b.size > 0 ? (2 * both) / (a.size + b.size) : 0
}

/** Names agree where one holds all words of the other and at least half as many. */
function sameName(gold, name) {
  if (!name) return false
  return [gold.name, ...(gold.aliases ?? [])].some((g) => {
    const [a, b] = [fold(g).split(' '), fold(name).split(' ')].sort((x, y) => x.length - y.length)
    return a.length * 2 >= b.length && a.every((w) => b.includes(w))
  })
}

/**
 * @param articles `{ text, gold, record }`, `record` absent where nothing was read
 * @returns bins `{ from, to, count, right }` from the highest confidence down; speech acts are left out
 */
export function calibration(articles) {
  const bins = Array.from({ length: 10 }, (_, i) => ({ from: (9 - i) / 10, to: (10 - i) / 10, count: 0, right: 0 }))
  for (const { text, gold, record } of articles) {
    const free = new Set(gold.attributions)
    for (const p of record?.attributions ?? []) {
      if (p.core === false) continue
      const score = (g) => {
        const cue = overlap(words(text, g.cue), words(text, p.cue))
        const content = overlap(words(text, g.content), words(text, p.content))
        return cue >= 0.5 || (g.cue[0].start < p.cue[0]?.end && p.cue[0].start < g.cue[0].end)
          ? 1 + cue + content
          : content >= 0.8
            ? content
            : 0
      }
      const best = [...free].map((g) => [score(g), g]).sort((a, b) => b[0] - a[0])[0]
      const g = best && best[0] > 0 ? best[1] : undefined
      if (g) free.delete(g)
      if (g?.core === false) continue
      const right =
        g !== undefined &&
        sameName(g.speaker, p.speaker?.name) &&
        (g.time?.value ?? null) === (p.time?.value ?? null) &&
        overlap(words(text, g.content), words(text, p.content)) > 0.9 - 1e-9
      const bin = bins[9 - Math.min(9, Math.floor(p.confidence * 10))]
      bin.count++
      if (right) bin.right++
    }
  }
  return bins
}
