import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { closedCodes } from '../../src/core/lexicon/closed.ts'
import { compileLexicon } from '../../src/core/lexicon/compile.ts'
import { openLexicon } from '../../src/core/lexicon/lexicon.ts'

const complaints = (text: string) => compileLexicon([{ name: 'x.tsv', text }]).errors.map((e) => e.message)

describe('the checker names file, line and remedy', () => {
  test.each([
    ['form\nكلمة\n', 'x.tsv:1: no class'],
    ['#class\tnonsense\nform\nكلمة\n', 'x.tsv:1: unknown class “nonsense”'],
    ['#class\tnoun\n', 'x.tsv:1: no header line'],
    ['#class\tnoun\nform\tkind\nكلمة\n', 'x.tsv:3: 1 cells where the header has 2'],
    ['#class\tnoun\nform\nكلمـة\n', 'x.tsv:3: “كلمـة” has a space at its edge, a presentation form, a tatweel'],
    ['#class\tnoun\nform\nﻛﻠﻤﺔ\n', 'x.tsv:3: “ﻛﻠﻤﺔ” has'],
    ['#class\tnoun\nform\nكلمة \n', 'x.tsv:3: “كلمة ” has'],
    ['#class\tnoun\nform\tkind\nأحمد\tx\nاحمد\tx\n', 'x.tsv:4: the same entry as line 3: remove one'],
    ['#class\tnoun\nform\tkind\n-\tx\n', 'x.tsv:3: no form'],
    ['#class\tnoun\n#order\talphabetical\nform\nباب\nألف\n', 'x.tsv:5: “ألف” stands before the line above it in the alphabet'],
    ['#class\tnoun\n#order\trandom\nform\nباب\n', 'x.tsv:2: unknown order'],
    ['#class\tnoun\n#inflect\tsideways\nform\nكلمة\n', 'x.tsv:2: unknown inflection'],
  ])('%j', (text, message) => {
    expect(complaints(text)[0]).toContain(message)
  })
})

describe('words of two worlds', () => {
  const months = { name: 'months.tsv', text: '#class\tmonth\nform\nمارس\n' }
  const verbs = { name: 'verbs.tsv', text: '#class\tverb\n#inflect\tverb\nperfect\timperfect\nمارس\tيمارس\n' }
  const list = (text: string) => ({ name: 'ambiguous.tsv', text })
  const complain = (...sources: { name: string; text: string }[]) => compileLexicon(sources).errors.map((e) => e.message)

  test('must be listed', () => {
    expect(complain(months, verbs)).toEqual([
      'verbs.tsv:4: “مارس” is also month in months.tsv:3: remove one, or list the word in ambiguous.tsv',
    ])
    expect(complain(months, verbs, list('form\tnote\nمارس\tmonth, or he practised\n'))).toEqual([])
  })
  test('and only they', () => {
    expect(complain(months, list('form\tnote\nمارس\tx\n'))).toEqual(['ambiguous.tsv:2: “مارس” has one sense only: remove the line'])
  })
})

test('no rare passive hides و and a verb: ووصل', () => {
  const verbs = '#class\tverb\n#inflect\tverb\nperfect\timperfect\nواصل\tيواصل\nطالب\tيطالب\n'
  const lexicon = openLexicon(compileLexicon([{ name: 'x.tsv', text: verbs }]).bytes)
  expect(lexicon.lookup('ووصل')).toBe(0)
  expect(lexicon.lookup('طولب')).toBeGreaterThan(0)
})

describe('ال', () => {
  const lookup = (text: string, word: string) => openLexicon(compileLexicon([{ name: 'x.tsv', text }]).bytes).lookup(word)
  test('of a verb or its noun is its own', () => {
    const verbs = '#class\tevent\n#inflect\tverb\nperfect\timperfect\tmasdar\nالتزم\tيلتزم\tالتزام\n'
    for (const word of ['التزم', 'التزمت', 'التزام']) expect(lookup(verbs, word), word).toBeGreaterThan(0)
  })
  test('of a name is the article', () => {
    expect(lookup('#class\tcountry\nform\nالعراق\n', 'عراق')).toBeGreaterThan(0)
  })
})

describe('the shipped lexicons', () => {
  const folder = new URL('../../lexicons/', import.meta.url)
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))

  test('compile without a complaint, within 2 MB, and the same way twice', () => {
    const a = compileLexicon(sources)
    expect(a.errors.map((e) => e.message)).toEqual([])
    expect(a.bytes.length).toBeLessThanOrEqual(2_000_000)
    expect(Buffer.compare(a.bytes, compileLexicon(sources).bytes)).toBe(0)
  })

  test('open, and refuse other bytes with one line', () => {
    expect(openLexicon(compileLexicon(sources).bytes).formCount).toBeGreaterThan(1000)
    expect(() => openLexicon(new Uint8Array(64))).toThrow('not a compiled isnad lexicon')
  })
})

test('closed-class lists are kept by stage and name, and what is no list is complained of', () => {
  const closed = (text: string) => ({ name: 'closed.tsv', text: `#closed\nstage\tlist\twords\n${text}` })
  const words = { name: 'x.tsv', text: '#class\tparticle\n#inflect\tnone\nform\nبعد\nقبل' }
  const { bytes, errors } = compileLexicon([words, closed('events\tafter\tبعد عقب\nmentions\tafter\tقبل')])
  expect(errors).toEqual([])
  const lexicon = openLexicon(bytes)
  expect(lexicon.closed('events', 'after')).toEqual(['بعد', 'عقب'])
  expect(lexicon.closed('events', 'before')).toEqual([])
  expect(closedCodes(lexicon, 'events', [[7, 'after']])[lexicon.lookup('بعد')]).toBe(7)
  expect(compileLexicon([words, closed('events\tafter\tبعد  عقب')]).errors.map((e) => e.message)).toEqual([
    'closed.tsv:3: want a stage, a list and its words, with one space between them',
  ])
})
