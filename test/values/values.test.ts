import { describe, expect, test } from 'vitest'
import { FRAMES, KINDS, N, P, T, U } from '../../src/core/values/vocabulary.ts'
import { loadLexicon } from '../../src/lexicon-file.ts'
import { valuesOf } from '../values-of.ts'

test('every framing word of the grammars is in a lexicon', () => {
  const lexicon = loadLexicon(process.env.ISNAD_LEXICON)
  expect(FRAMES.split(/[/ ]/).filter((word) => lexicon.lookup(word) === 0)).toEqual([])
})

test('the kinds have the names that the lexicons have', () => {
  for (const [name, kinds] of Object.entries({ N, U, T, P }))
    expect(Object.keys(kinds).filter((kind) => !/^\d+$/.test(kind))).toEqual(KINDS[name as keyof typeof KINDS].split(' '))
})

describe('without a day of publication', () => {
  test('relative times stay open', () => {
    const value = (text: string) => valuesOf(text, {}).timexes.map((t) => t.value)
    expect(value('وصل الوفد الثلاثاء إلى المدينة.')).toEqual(['XXXX-WXX-2'])
    expect(value('يفتتح المعرض الشهر المقبل.')).toEqual(['XXXX-XX'])
    expect(value('يفتتح المعرض العام المقبل.')).toEqual(['XXXX'])
    expect(value('وقع الحادث في 15 تموز.')).toEqual(['XXXX-07-15'])
  })
  test('a dateline gives it', () => {
    const { timexes } = valuesOf('بغداد – 15/7/2021: أعلنت البلدية أمس إغلاق الطريق.', {})
    expect(timexes.map((t) => [t.value, t.basis])).toEqual([
      ['2021-07-15', 'explicit'],
      ['2021-07-14', 'dateline'],
    ])
  })
})

describe('what is said and what is supplied', () => {
  test('a year that the text leaves out is supplied from publication', () => {
    const [timex] = valuesOf('وقع الحادث في 15 تموز.').timexes
    expect(timex).toMatchObject({ value: '2021-07-15', basis: 'publication', supplied: ['year'] })
  })
  test('a year that is said is not', () => {
    const [timex] = valuesOf('وقع الحادث في 15 تموز 2019.').timexes
    expect(timex).toMatchObject({ value: '2019-07-15', basis: 'explicit' })
    expect(timex.supplied).toBeUndefined()
  })
  test('begin and until hold what is covered', () => {
    expect(valuesOf('افتتح في أوائل آذار الماضي.').timexes[0]).toMatchObject({
      value: '2021-03',
      mod: 'START',
      begin: '2021-03-01',
      until: '2021-03-10',
    })
    expect(valuesOf('حدث الأسبوع الماضي.').timexes[0]).toMatchObject({ value: '2021-W29', begin: '2021-07-18', until: '2021-07-24' })
  })
})

describe('policies', () => {
  test('a bare weekday is the last one, or the next one for others', () => {
    expect(valuesOf('السبت').timexes[0].value).toBe('2021-07-24')
    expect(valuesOf('السبت', { publishedAt: '2021-07-28', prefer: 'future' }).timexes[0].value).toBe('2021-07-31')
  })
  test('the verb that looks ahead decides', () => {
    expect(valuesOf('سيصل الوفد السبت إلى المدينة.').timexes[0].value).toBe('2021-07-31')
    expect(valuesOf('وصل الوفد السبت إلى المدينة.').timexes[0].value).toBe('2021-07-24')
  })
  test('weeks begin when they are told to', () => {
    expect(valuesOf('هذا الأسبوع', { publishedAt: '2021-08-01' }).timexes[0].value).toBe('2021-W31')
    expect(valuesOf('هذا الأسبوع', { publishedAt: '2021-08-01', weekStart: 1 }).timexes[0].value).toBe('2021-W30')
  })
})

describe('numbers', () => {
  const number = (text: string) => valuesOf(text).numbers.map((n) => n.number)
  test.each([
    ['ثلاثمئة وخمسة وعشرون ألفاً', 325_000],
    ['مليون ونصف المليون', 1_500_000],
    ['3 ملايين و200 ألف', 3_200_000],
    ['مليار و200 مليون', 1_200_000_000],
    ['ثلاثة ملايين ومئتين وخمسين ألفاً', 3_250_000],
    ['٤٬٩٤٥٬١١٦', 4_945_116],
    ['8ر3', 3.8],
    ['13,7', 13.7],
    ['1,152', 1152],
    ['ألفان وثلاثة', 2003],
    ['إحدى عشرة', 11],
    ['اثنتا عشرة', 12],
    ['تسعة وتسعون', 99],
    ['ربع مليون', 250_000],
    ['سالب خمسة', -5],
  ])('%s', (text, expected) => {
    expect(number(text)).toEqual([expected])
  })
  test('bounds are kept, and turned by a negation', () => {
    const bound = (text: string) => valuesOf(text).numbers[0].bound
    expect(bound('نحو 6500')).toBe('about')
    expect(bound('أكثر من 200')).toBe('at-least')
    expect(bound('ما لا يقل عن 200')).toBe('at-least')
    expect(bound('لا يتجاوز 200')).toBe('at-most')
    expect(bound('200 على الأقل')).toBe('at-least')
  })
})

describe('money', () => {
  const money = (text: string, options = {}) =>
    valuesOf(text, { publishedAt: '2021-07-28', ...options }).amounts.map((a) => [a.currency, a.amount, a.basis])
  test('a shared name is the country’s that the text is about', () => {
    expect(money('خصصت الكويت 5 ملايين دينار للمشروع.')).toEqual([['KWD', 5_000_000, 'article']])
    expect(money('رصدت تونس 200 مليون دينار للبرنامج.')).toEqual([['TND', 200_000_000, 'article']])
    expect(money('دفع 40 ألف دينار أردني.')).toEqual([['JOD', 40_000, 'said']])
  })
  test('ranges are two amounts with one scale', () => {
    expect(valuesOf('بين 12 و15 مليون دولار').amounts.map((a) => [a.amount, a.bound])).toEqual([
      [12_000_000, 'low'],
      [15_000_000, 'high'],
    ])
  })
})

test('text never makes it throw, and spans slice to the evidence', () => {
  const pieces = [
    '15',
    '/',
    'تموز',
    'الـ',
    '24',
    'من',
    'حتى',
    'مليون',
    'و',
    '(',
    ')',
    'أمس',
    'الأول',
    '\ud800',
    'كل',
    'يوم',
    'بين',
    '٫',
    '.',
    '99999999999999999999',
    'قبل',
    'ساعة',
    'رمضان',
    '1442هـ',
    '-',
    '%',
    '$',
  ]
  let seed = 7
  const next = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n
  for (let k = 0; k < 3000; k++) {
    const text = Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join(next(3) === 0 ? '' : ' ')
    const { timexes, amounts, quantities, numbers, ordinals } = valuesOf(text, k % 2 ? {} : undefined)
    for (const x of [...timexes, ...amounts, ...quantities, ...numbers, ...ordinals]) {
      expect(x.start).toBeLessThan(x.end)
      expect(x.end).toBeLessThanOrEqual(text.length)
    }
  }
})

test('hostile text is read in linear time', () => {
  const time = (unit: string, n: number) => {
    const text = unit.repeat(n)
    const start = performance.now()
    valuesOf(text)
    return performance.now() - start
  }
  for (const unit of ['بين 3 و', 'من 5 ', 'خمسة و', 'أول من ', '1 000 ', 'مليون و', 'الأحد ', '15/', 'يوم ']) {
    time(unit, 2000)
    const small = Math.max(time(unit, 20_000), 1)
    expect(time(unit, 80_000) / small).toBeLessThan(12)
  }
})
