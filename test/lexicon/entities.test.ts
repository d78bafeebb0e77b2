/** The lexicons of names, offices, bodies and places: what a linguist's slip would break without the checker's seeing it. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyse, createAnalysis } from '../../src/core/lexicon/analyse.ts'
import { bit } from '../../src/core/lexicon/classes.ts'
import { compileLexicon } from '../../src/core/lexicon/compile.ts'
import { openLexicon } from '../../src/core/lexicon/lexicon.ts'
import { parseTsv, type TsvFile, variants } from '../../src/core/lexicon/tsv.ts'
import { codesOf, fold } from '../../src/core/text/characters.ts'

const folder = new URL('../../lexicons/', import.meta.url)
const read = (name: string): TsvFile => parseTsv(name, readFileSync(new URL(name, folder), 'utf8'), [])
const column = (file: TsvFile, name: string) => file.rows.map((r) => r.cells[file.columns.indexOf(name)])
const forms = (file: TsvFile) => column(file, 'form').flatMap(variants)

describe('words of phrases', () => {
  const errors = (...lines: string[]) => compileLexicon([{ name: 'x.tsv', text: lines.join('\n') }, verbs]).errors.map((e) => e.message)
  const verbs = { name: 'verbs.tsv', text: '#class\tverb\n#inflect\tverb\nperfect\timperfect\nأمّن\tيؤمّن\n' }

  test('may be what is otherwise only a verb, or only a name with its article', () => {
    expect(errors('#class\tplace', 'form', 'الخليج', 'مجلس الأمن', 'خليج عدن')).toEqual([])
  })
})

test('a proper name takes no suffixed pronoun', () => {
  // Folding makes ة and ه one letter: قطرة (a drop) must not be Qatar with a pronoun.
  const text = '#class\tcountry\nform\nقطر\n'
  const lexicon = openLexicon(compileLexicon([{ name: 'x.tsv', text }]).bytes)
  const found = (word: string) => {
    const analysis = createAnalysis()
    analyse(lexicon, codesOf(word), analysis)
    return analysis.form !== 0
  }
  expect(['قطر', 'وقطر', 'لقطر', 'قطرة', 'قطرها'].map(found)).toEqual([true, true, true, false, false])
})

describe('columns hold what rules expect', () => {
  test.each([
    ['countries.tsv', 'iso', /^([A-Z]{2})?$/],
    ['nisbas.tsv', 'iso', /^([A-Z]{2})?$/],
    ['bodies.tsv', 'country', /^([A-Z]{2})?$/],
    ['media.tsv', 'country', /^([A-Z]{2})?$/],
    ['places.tsv', 'country', /^([A-Z]{2})?$/],
    ['media.tsv', 'kind', /^(agency|paper|channel|radio|site|platform)$/],
    ['media.tsv', 'quoted', /^(yes|no)$/],
    ['given-names.tsv', 'gender', /^[mf]?$/],
    ['given-names.tsv', 'word', /^(yes|no)$/],
    ['groups.tsv', 'kind', /^(unnamed|group)$/],
    ['groups.tsv', 'number', /^[sp]$/],
    ['role-modifiers.tsv', 'kind', /^modifier$/],
    ['role-modifiers.tsv', 'modifier', /^(former|current|acting|elect|rank)$/],
  ])('%s %s', (name, header, shape) => {
    const wrong = column(read(name), header).filter((cell) => !shape.test(cell))
    expect(wrong).toEqual([])
  })
})

describe('what every reader looks up is there', () => {
  test.each([
    ['countries.tsv', ['العراق', 'سورية', 'أميركا', 'أمريكا', 'إنكلترا', 'السودان', 'موريتانيا', 'إيران']],
    ['places.tsv', ['بغداد', 'نواكشوط', 'صفاقس', 'تيزي وزو', 'أم درمان', 'خان يونس', 'حضرموت', 'واشنطن']],
    ['offices.tsv', ['رئيس الوزراء', 'وزير الخارجية', 'المتحدث باسم', 'مسؤول', 'مسئول', 'الأمين العام', 'محافظ']],
    ['ranks.tsv', ['اللواء الركن', 'فريق أول', 'عميد', 'ملازم أول', 'مشير']],
    ['media.tsv', ['واع', 'واس', 'وفا', 'رويترز', 'الأناضول', 'تويتر', 'فيسبوك']],
    ['bodies.tsv', ['الأمم المتحدة', 'جامعة الدول العربية', 'البيت الأبيض', 'يونيسف', 'قسد']],
    ['name-particles.tsv', ['بن', 'أبو', 'آل', 'عبد']],
  ])('%s', (name, words) => {
    const known = new Set(forms(read(name)).map(fold))
    expect(words.filter((w) => !known.has(fold(w)))).toEqual([])
  })
})

test('no name folds to a word that holds sentences together', () => {
  // A name such as `آن` would be found in every `أن`.
  const closed = new Set([
    'ان',
    'من',
    'في',
    'الي',
    'عن',
    'كان',
    'لا',
    'لم',
    'لن',
    'ما',
    'لو',
    'او',
    'ثم',
    'قد',
    'كل',
    'هو',
    'هي',
    'بان',
    'فان',
    'لان',
  ])
  const wrong = readdirSync(folder)
    .filter((n) => ['given-names.tsv', 'family-names.tsv', 'places.tsv', 'media.tsv', 'bodies.tsv', 'countries.tsv'].includes(n))
    .flatMap((n) => forms(read(n)).filter((w) => closed.has(fold(w))))
  expect(wrong).toEqual([])
})

test('no word of ours hides a reporting verb or a preposition behind its و or ف', () => {
  // The longest form wins: an adjective `وفي` would hide every و + في.
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))
  const lexicon = openLexicon(compileLexicon(sources).bytes)
  const classes = bit('speech') | bit('particle') | bit('negation')
  const hidden = (word: string) => {
    const analysis = createAnalysis()
    analyse(lexicon, codesOf(word), analysis)
    return (lexicon.bitsOf(analysis.form, analysis.article, analysis.enclitic !== 0) & classes) === 0
  }
  const verbs = column(read('speech-verbs.tsv'), 'perfect').flatMap(variants)
  const prepositions = ['في', 'من', 'إلى', 'على', 'عن', 'قد', 'أن', 'ما', 'لا', 'لم']
  const words = [...verbs, ...prepositions].filter((w) => !w.includes(' ')).flatMap((w) => [`و${w}`, `ف${w}`])
  // An individual, a name and a measure of land are commoner than these readings.
  const commoner = ['فردّ', 'فألحّ', 'فدان']
  expect(words.filter((w) => !commoner.includes(w) && hidden(w))).toEqual([])
})
