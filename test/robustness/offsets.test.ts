/** Folding finds the same words however they are dressed, and no offset drifts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/core/text/characters.ts'
import { tokenise } from '../../src/core/tokens/tokenise.ts'
import { MARK, Tokens } from '../../src/core/tokens/tokens.ts'
import { loadLexicon } from '../../src/index.ts'
import { generatedText, lexiconWords, mutatedText, SENTENCES } from '../support/articles.ts'

const lexicon = loadLexicon()
const tokens = new Tokens()
const words = lexiconWords().filter((w) => /^[\u0621-\u063a\u0641-\u064a]+$/.test(w))

/** What the reader sees of each token: its letters, its place in the lexicon, its clitics; not its offsets. */
function seen(text: string) {
  tokenise(text, lexicon, tokens)
  return Array.from({ length: tokens.count }, (_, t) => ({
    key: fold(text.slice(tokens.start[t], tokens.end[t])),
    kind: tokens.kind[t],
    form: tokens.form[t],
    bits: tokens.bits[t],
    proclitics: tokens.proclitics[t],
    article: tokens.article[t],
    enclitic: tokens.enclitic[t],
  }))
}

const DRESS = [
  '\u064b',
  '\u064e',
  '\u064f',
  '\u0650',
  '\u0652',
  '\u0670',
  '\u0640',
  '\u200e',
  '\u200f',
  '\u202b',
  '\u202c',
  '\u2067',
  '\u2069',
  '\ufeff',
]

test('marks, tatweel and controls within words change neither the words found nor what is known of them', () => {
  const sentence = fc.oneof(
    fc.constantFrom(...SENTENCES),
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((w) => w.join(' ')),
  )
  const dressed = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...DRESS)), { maxLength: 10 })
  fc.assert(
    fc.property(sentence, dressed, (plain, changes) => {
      let text = plain
      for (const [n, mark] of changes) {
        // Between two letters of one word: elsewhere a mark stands alone and is rightly something else.
        const places = [...text.matchAll(/[\u0621-\u064a](?=[\u0621-\u064a])/g)].map((m) => m.index + 1)
        if (places.length > 0) {
          const at = places[n % places.length]
          text = text.slice(0, at) + mark + text.slice(at)
        }
      }
      expect(seen(text)).toEqual(seen(plain))
    }),
    { numRuns: 2000 },
  )
})

test('presentation forms and ligatures are read as the letters they show', () => {
  // Each letter's forms from the block itself: what NFKC makes of them is what they show.
  const forms = new Map<string, string[]>()
  for (let u = 0xfe80; u <= 0xfefc; u++) {
    const shown = String.fromCharCode(u).normalize('NFKC')
    forms.set(shown, [...(forms.get(shown) ?? []), String.fromCharCode(u)])
  }
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.infiniteStream(fc.nat(3)), (word, picks) => {
      const pick = picks[Symbol.iterator]()
      const shown = word.replace(/ل[اأإآ]|[\u0621-\u064a]/g, (letters) => {
        const all = forms.get(letters) ?? [letters]
        return all[(pick.next().value ?? 0) % all.length]
      })
      expect(fold(shown)).toBe(fold(word))
      expect(seen(shown)).toEqual(seen(word))
    }),
    { numRuns: 2000 },
  )
})

test('tokens stand in order, do not overlap, and leave out nothing but space and what is dropped', () => {
  fc.assert(
    fc.property(fc.oneof(generatedText(words), mutatedText(SENTENCES)), (text) => {
      tokenise(text, lexicon, tokens)
      let end = 0
      for (let t = 0; t < tokens.count; t++) {
        const at = `token ${t}, ${tokens.start[t]}–${tokens.end[t]}`
        if (tokens.start[t] < end) throw new Error(`${at} overlaps the one before`)
        if (tokens.end[t] <= tokens.start[t]) throw new Error(`${at} is empty`)
        if (/[\p{L}\p{Nd}]/u.test(text.slice(end, tokens.start[t]))) throw new Error(`${at}: letters were left out before it`)
        if (tokens.stem[t] < tokens.start[t] || tokens.stem[t] > tokens.end[t])
          throw new Error(`${at}: its stem begins at ${tokens.stem[t]}`)
        if ((tokens.kind[t] === MARK) !== (tokens.mark[t] !== 0)) throw new Error(`${at}: kind ${tokens.kind[t]}, mark ${tokens.mark[t]}`)
        end = tokens.end[t]
      }
      expect(end).toBeLessThanOrEqual(text.length)
      expect(text.slice(end)).not.toMatch(/[\p{L}\p{Nd}]/u)
    }),
    { numRuns: 5000 },
  )
})

test('folding is stable: a folded key folds to itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...words), generatedText(words)), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { numRuns: 1000 },
  )
})
