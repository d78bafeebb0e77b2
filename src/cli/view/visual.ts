/**
 * Lines as they are seen, for terminals that neither order nor join Arabic: letters in their presentation forms, runs in
 * visual order. The bidirectional algorithm (UAX 9) without embeddings, which `plain` has taken out, and without pairs
 * of brackets; joining as in the Unicode standard, chapter 9.2.
 */

/** Letter → its forms by itself, at the end, at the beginning, within. Two forms: it joins only to the letter before. */
const FORMS = new Map<string, readonly number[]>()
const JOINS_BOTH =
  'ئfe89 بfe8f تfe95 ثfe99 جfe9d حfea1 خfea5 سfeb1 شfeb5 صfeb9 ضfebd طfec1 ظfec5 عfec9 غfecd فfed1 قfed5 كfed9 لfedd مfee1 نfee5 هfee9 يfef1 پfb56 چfb7a ڤfb6a کfb8e گfb92 یfbfc'
const JOINS_BEFORE = 'آfe81 أfe83 ؤfe85 إfe87 اfe8d ةfe93 دfea9 ذfeab رfead زfeaf وfeed ىfeef ژfb8a'
for (const [list, count] of [
  [JOINS_BOTH, 4],
  [JOINS_BEFORE, 2],
] as const) {
  for (const entry of list.split(' ')) {
    const first = Number.parseInt(entry.slice(1), 16)
    FORMS.set(
      entry[0],
      Array.from({ length: count }, (_, i) => first + i),
    )
  }
}
const TATWEEL = 'ـ'
/** lam + alef: one glyph, by itself and at the end. */
const LAM_ALEF = new Map([
  ['آ', 0xfef5],
  ['أ', 0xfef7],
  ['إ', 0xfef9],
  ['ا', 0xfefb],
])
const MIRRORED = new Map('()[]{}<>«»‹›'.match(/../g)?.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))

const MARK = /\p{M}|[\u200c\u200d]/u
const RIGHT = /[\u0590-\u05ff\u0600-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const LEFT = /\p{L}/u

type Class = 'R' | 'AL' | 'L' | 'EN' | 'AN' | 'ES' | 'CS' | 'ET' | 'ON'

function classOf(c: string): Class {
  if (c >= '0' && c <= '9') return 'EN'
  if (/[\u0660-\u0669\u066b\u066c]/.test(c)) return 'AN'
  if (c === '+' || c === '-') return 'ES'
  if (/[,./:\u00a0\u060c]/.test(c)) return 'CS'
  if (/[#$%\u00a2-\u00a5\u066a\u20a0-\u20cf]/.test(c)) return 'ET'
  // Of the Arabic block, but no letters.
  if (/[\u061b\u061e\u061f\u06d4\ufd3e\ufd3f]/.test(c)) return 'AL'
  if (RIGHT.test(c)) return 'AL'
  return LEFT.test(c) ? 'L' : 'ON'
}

/** A line in visual order, left to right, its letters joined. Its direction is that of its first letter. */
export function visual(line: string): string {
  const units = join(clusters(line))
  const classes = units.map((unit) => classOf(unit[0]))
  const base = classes.find((c) => c === 'AL' || c === 'L') === 'AL' ? 1 : 0
  return reorder(units, levels(classes, base))
}

/** Characters with the marks on them. */
function clusters(line: string): string[] {
  const out: string[] = []
  for (const c of line) {
    if (out.length > 0 && MARK.test(c)) out[out.length - 1] += c
    else out.push(c)
  }
  return out
}

function join(units: readonly string[]): string[] {
  const out: string[] = []
  const joinsNext = (i: number) => (units[i]?.[0] === TATWEEL ? true : FORMS.get(units[i]?.[0])?.length === 4)
  const joinsPrevious = (i: number) => units[i]?.[0] === TATWEEL || FORMS.has(units[i]?.[0])
  for (let i = 0; i < units.length; i++) {
    const forms = FORMS.get(units[i][0])
    if (!forms) {
      out.push(units[i])
      continue
    }
    const before = i > 0 && joinsNext(i - 1) ? 1 : 0
    const ligature = units[i][0] === 'ل' ? LAM_ALEF.get(units[i + 1]?.[0]) : undefined
    if (ligature !== undefined) {
      out.push(String.fromCharCode(ligature + before) + units[i].slice(1) + units[i + 1].slice(1))
      i++
      continue
    }
    const after = forms.length === 4 && joinsPrevious(i + 1) ? 2 : 0
    out.push(String.fromCharCode(forms[before + after]) + units[i].slice(1))
  }
  return out
}

/** Embedding levels: rules W2–W7, N1–N2, I1–I2. */
function levels(classes: readonly Class[], base: number): number[] {
  const c = [...classes]
  const n = c.length
  const direction: Class = base === 1 ? 'R' : 'L'
  let strong: Class = direction
  for (let i = 0; i < n; i++) {
    if (c[i] === 'L' || c[i] === 'AL') strong = c[i]
    else if (c[i] === 'EN' && strong === 'AL') c[i] = 'AN' // W2
  }
  for (let i = 0; i < n; i++) if (c[i] === 'AL') c[i] = 'R' // W3
  for (let i = 1; i + 1 < n; i++) {
    if (c[i] === 'ES' && c[i - 1] === 'EN' && c[i + 1] === 'EN') c[i] = 'EN' // W4
    if (c[i] === 'CS' && c[i - 1] === c[i + 1] && (c[i - 1] === 'EN' || c[i - 1] === 'AN')) c[i] = c[i - 1]
  }
  for (let i = 0; i < n; ) {
    if (c[i] !== 'ET') {
      i++
      continue
    }
    let end = i
    while (end < n && c[end] === 'ET') end++
    if (c[i - 1] === 'EN' || c[end] === 'EN') c.fill('EN', i, end) // W5
    i = end
  }
  strong = direction
  for (let i = 0; i < n; i++) {
    if (c[i] === 'ES' || c[i] === 'CS' || c[i] === 'ET') c[i] = 'ON' // W6
    if (c[i] === 'L' || c[i] === 'R') strong = c[i]
    else if (c[i] === 'EN' && strong === 'L') c[i] = 'L' // W7
  }
  const side = (k: Class | undefined): Class => (k === undefined ? direction : k === 'L' ? 'L' : 'R')
  for (let i = 0; i < n; ) {
    if (c[i] !== 'ON') {
      i++
      continue
    }
    let end = i
    while (end < n && c[end] === 'ON') end++
    c.fill(side(c[i - 1]) === side(c[end]) ? side(c[i - 1]) : direction, i, end) // N1, N2
    i = end
  }
  return c.map((k) => (base === 1 ? (k === 'R' ? 1 : 2) : k === 'L' ? 0 : k === 'R' ? 1 : 2))
}

/** Rules L2 and L4. */
function reorder(units: readonly string[], level: readonly number[]): string {
  const order = units.map((unit, i) => (level[i] % 2 === 1 ? (MIRRORED.get(unit) ?? unit) : unit))
  for (let at = 2; at >= 1; at--) {
    for (let i = 0; i < order.length; ) {
      if (level[i] < at) {
        i++
        continue
      }
      let end = i
      while (end < order.length && level[end] >= at) end++
      const run = order.slice(i, end).reverse()
      order.splice(i, run.length, ...run)
      i = end
    }
  }
  return order.join('')
}
