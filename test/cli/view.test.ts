/** The view of a record for a person: what it says, in which lines, in which direction. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { articleView } from '../../src/cli/view/article-view.ts'
import { LABELS, languageOf } from '../../src/cli/view/labels.ts'
import { type Terminal, terminalOf } from '../../src/cli/view/terminal.ts'
import { columnsOf, plain, wrap } from '../../src/cli/view/text.ts'
import { type Statement, turnsOf } from '../../src/cli/view/turns.ts'
import { visual } from '../../src/cli/view/visual.ts'
import { when } from '../../src/cli/view/when.ts'
import type { Article, Attribution, Event, Record, Span } from '../../src/core/record.ts'

const PLAIN: Terminal = { colour: false, width: 80, bidi: false, visual: false }

const TEXT = `أكد وزير الأشغال عادل المرزوقي، أمس الأربعاء، لوكالة أنباء الواحة أن الجسر جاهز.
وأضاف: "لن نتأخر يوماً واحداً".
ودعا المقاولين إلى الإسراع، ناقلاً عن المهندسة سلمى الدرعي قولها إن الرافعات وصلت.
ومنحت بلدية الرملة المقاولين 3 ملايين درهم.`
const article: Article = { text: TEXT, title: 'جسر الرملة', outlet: 'صدى الواحة', publishedAt: '2031-04-03' }

function span(words: string): Span {
  const start = TEXT.indexOf(words)
  if (start < 0) throw new Error(`no “${words}” in the text`)
  return { start, end: start + words.length }
}
const why = { rule: 'cue.verb-subject-an', entries: ['lexicons/speech-verbs.tsv:14'] }
const minister = { actor: 'p1', name: 'عادل المرزوقي', role: 'وزير الأشغال', type: 'person' } as const

function said(id: string, cue: string, content: string, more: Partial<Attribution> = {}): Attribution {
  return {
    id,
    cue: [span(cue)],
    source: null,
    speaker: minister,
    content: [span(content)],
    kind: 'indirect',
    core: true,
    force: 'say',
    nested: false,
    in: null,
    via: [],
    time: null,
    addressee: null,
    confidence: 1,
    why,
    ...more,
  }
}

const attributions = [
  said('a1', 'أكد', 'أن الجسر جاهز', {
    force: 'affirm',
    via: [span('لوكالة أنباء الواحة')],
    time: { ...span('أمس الأربعاء'), value: '2031-04-02' },
    why: { ...why, candidates: [{ name: 'بلدية الرملة', reason: 'does not agree with the verb' }] },
  }),
  said('a2', 'وأضاف', 'لن نتأخر يوماً واحداً', { kind: 'direct' }),
  said('a3', 'ودعا', 'إلى الإسراع، ناقلاً عن المهندسة سلمى الدرعي قولها إن الرافعات وصلت', {
    core: false,
    force: 'call',
    addressee: span('المقاولين'),
  }),
  said('a4', 'قولها', 'إن الرافعات وصلت', {
    nested: true,
    in: 'a3',
    speaker: { actor: 'p2', name: 'سلمى الدرعي', role: 'المهندسة', type: 'person' },
  }),
]
const event: Event = {
  id: 'e1',
  type: 'AID',
  trigger: span('ومنحت'),
  actor: span('بلدية الرملة'),
  recipient: span('المقاولين'),
  object: null,
  amount: span('3 ملايين درهم'),
  quantity: null,
  time: null,
  deadline: false,
  place: null,
  support: [],
  status: 'done',
  saidBy: null,
  in: null,
  actorIds: [],
  recipientIds: [],
  confidence: 1,
  why,
}
const record: Record = {
  id: '1',
  outlet: 'صدى الواحة',
  publishedAt: '2031-04-03',
  title: 'جسر الرملة',
  attributions,
  timexes: [{ ...span('أمس الأربعاء'), type: 'DATE', value: '2031-04-02', basis: 'publication', why }],
  amounts: [{ ...span('3 ملايين درهم'), currency: 'AED', amount: 3_000_000, why }],
  quantities: [],
  mentions: [],
  actors: [],
  events: [event],
  problems: [{ code: 'text/unbalanced-quote', start: 3, end: 4, detail: 'a quotation never closes' }],
  reader: { name: 'isnad', version: '0.0.0' },
}
const view = (language: 'ar' | 'en', terminal: Partial<Terminal> = {}, explain = false) =>
  articleView(article, record, { language, terminal: { ...PLAIN, ...terminal }, explain })

describe('in Arabic', () => {
  const lines = view('ar')
  const at = (line: string) => {
    const i = lines.indexOf(line)
    if (i < 0) throw new Error(`no line “${line}” in\n${lines.join('\n')}`)
    return i
  }

  test('the head says what was read', () => {
    expect(lines.slice(0, 3)).toEqual(['جسر الرملة', 'صدى الواحة', 'نُشر 2031/04/03 · الأقوال: 4 · المتحدثون: 1 · الوقائع: 1'])
  })

  test('a turn: who, as what; how, when; through whom; what', () => {
    const who = at('عادل المرزوقي، وزير الأشغال')
    expect(lines.slice(who + 1, who + 4)).toEqual([
      '  أكد (تأكيد، بمعناه) 2031/04/02',
      '  عبر لوكالة أنباء الواحة ← صدى الواحة',
      '    أن الجسر جاهز',
    ])
    expect(lines.slice(who + 4, who + 6)).toEqual(['  وأضاف (قول، بلفظه)', '    «لن نتأخر يوماً واحداً»'])
  })

  test('a speaker who goes on is named once', () => {
    expect(lines.filter((line) => line.includes('عادل المرزوقي'))).toHaveLength(1)
  })

  test('what is nested stands deeper, under its own speaker', () => {
    expect(at('      سلمى الدرعي، المهندسة')).toBeGreaterThan(at('  ودعا (دعوة، بمعناه)'))
    expect(at('          إن الرافعات وصلت')).toBe(at('      سلمى الدرعي، المهندسة') + 2)
  })

  test('the ledger: kind and state, who to whom, what, on whose word', () => {
    const i = at('  تسليم (تمّ)')
    expect(lines.slice(i + 1, i + 3)).toEqual([
      '    المعطي: بلدية الرملة · المتلقي: المقاولين · المبلغ: 3 ملايين درهم',
      '    برواية: صدى الواحة',
    ])
  })

  test('no line mixes scripts, but for notes on the text', () => {
    const notes = at('ملاحظات')
    for (const line of lines.slice(0, notes)) expect(line).not.toMatch(/[A-Za-z]/)
    expect(lines[notes + 1]).toBe('  text/unbalanced-quote (3–4): a quotation never closes')
  })
})

test('a mark whose other half is within is shown', () => {
  const words = 'قال إن "الجسر جاهز" وإن الطريق "جاهز".'
  const spans = ['الجسر جاهز" وإن', 'إن "الجسر جاهز', 'الجسر جاهز', '"الجسر جاهز"'].map((s) => ({
    start: words.indexOf(s),
    end: words.indexOf(s) + s.length,
  }))
  const all = spans.map((s, i) => said(`a${i}`, 'أكد', 'أن', { content: [s] }))
  const lines = articleView({ text: words }, { ...record, attributions: all, events: [] }, { language: 'ar', terminal: PLAIN })
  for (const line of ['"الجسر جاهز" وإن', 'إن "الجسر جاهز"', 'الجسر جاهز', '"الجسر جاهز"']) expect(lines).toContain(`    ${line}`)
})

test('a headline’s colon is no word', () => {
  const colon = said('a1', 'أكد', 'أن الجسر جاهز', { cue: [{ start: 0, end: 1 }] })
  const text = `:${TEXT.slice(1)}`
  const lines = articleView({ text }, { ...record, attributions: [colon] }, { language: 'ar', terminal: PLAIN })
  expect(lines).toContain('  قول (بمعناه)')
})

describe('in English', () => {
  const lines = view('en')

  test('labels are Latin, by themselves or first; the words are the article’s', () => {
    const who = lines.indexOf('عادل المرزوقي، وزير الأشغال')
    expect(lines.slice(who + 1, who + 4)).toEqual([
      '  affirms · indirect · 2031-04-02',
      '  via لوكالة أنباء الواحة ← صدى الواحة',
      '    أن الجسر جاهز',
    ])
    const aid = lines.indexOf('  Aid (done)')
    expect(lines.slice(aid + 1, aid + 5)).toEqual([
      '    from: بلدية الرملة',
      '    to: المقاولين',
      '    amount: 3 ملايين درهم',
      '    as told by: صدى الواحة',
    ])
  })

  test('no line goes from Latin to Arabic and back', () => {
    for (const line of lines) expect(line).not.toMatch(/[A-Za-z].*\p{Script=Arabic}.*[A-Za-z]/u)
  })
})

test('with explain: rule, lexicon lines, who lost and why, times and amounts', () => {
  const lines = view('en', {}, true)
  expect(lines).toContain('  why:\tcue.verb-subject-an lexicons/speech-verbs.tsv:14')
  expect(lines).toContain('  not:\tبلدية الرملة\tdoes not agree with the verb')
  expect(lines).toContain('  أمس الأربعاء\tDATE 2031-04-02')
  expect(lines).toContain('  3 ملايين درهم\tAED 3,000,000')
  expect(view('ar', {}, true)).toContain('  السبب:\tcue.verb-subject-an lexicons/speech-verbs.tsv:14')
  expect(view('en').join('\n')).not.toContain('why:')
})

test('no line is wider than the terminal, and no word is lost', () => {
  for (const width of [20, 40, 80, 120]) {
    for (const language of ['ar', 'en'] as const) {
      const lines = view(language, { width })
      for (const line of lines.filter((l) => !l.includes('/'))) expect(columnsOf(line)).toBeLessThanOrEqual(Math.max(width, 28))
      expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('إلى الإسراع، ناقلاً عن المهندسة سلمى الدرعي قولها إن الرافعات وصلت')
    }
  }
})

test('isolates stand only in terminals that honour them, and only around Arabic', () => {
  expect(view('en').join('')).not.toMatch(/[\u2066-\u2069]/)
  const lines = view('en', { bidi: true })
  expect(lines).toContain('\u2067عادل المرزوقي، وزير الأشغال\u2069')
  expect(lines).toContain('  Aid (done)')
  for (const line of lines) expect(line.split('\u2067').length).toBe(line.split('\u2069').length)
})

test('colours come and go in pairs, and leave the words alone', () => {
  const coloured = view('ar', { colour: true }).join('\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours
  expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(view('ar').join('\n'))
  expect(coloured.split('\u001b[0m').length - 1).toBe(coloured.split('\u001b[').length - coloured.split('\u001b[0m').length)
})

test('nothing found is said', () => {
  const empty = { ...record, attributions: [], events: [], problems: [] }
  for (const language of ['ar', 'en'] as const) {
    expect(articleView(article, empty, { language, terminal: PLAIN }).at(-1)).toBe(LABELS[language].nothing)
  }
})

test('any record at all has a view: spans anywhere, parents that are not there', () => {
  const anySpan = fc.record({ start: fc.nat(TEXT.length), end: fc.nat(TEXT.length) })
  const any = fc.record({
    content: fc.array(anySpan, { maxLength: 3 }),
    cue: fc.array(anySpan, { maxLength: 2 }),
    in: fc.constantFrom(null, 'a0', 'a1', 'a2', 'a9'),
    speaker: fc.constantFrom(null, minister),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 4 }), (list) => {
      const all = list.map((a, i) => ({ ...attributions[0], ...a, id: `a${i}` }))
      const lines = articleView(article, { ...record, attributions: all }, { language: 'ar', terminal: PLAIN })
      expect(lines.every((line) => !/[\r\n]/.test(line))).toBe(true)
      const count = (statements: readonly Statement[]): number => statements.reduce((n, s) => n + 1 + count(s.within), 0)
      expect(turnsOf({ ...record, attributions: all }).reduce((n, turn) => n + count(turn.statements), 0)).toBe(all.length)
    }),
  )
})

test('turns are in text order, whatever the order of the record', () => {
  const turns = turnsOf({ ...record, attributions: [...attributions].reverse() })
  expect(turns.map((turn) => turn.statements.map((s) => s.attribution.id))).toEqual([['a1', 'a2', 'a3']])
  expect(turns[0].statements[2].within.map((s) => s.attribution.id)).toEqual(['a4'])
})

test.each([
  ['2031-04-02', undefined, '2031/04/02', '2031-04-02'],
  ['2031-04-02TEV', undefined, '2031/04/02 مساء', '2031-04-02 evening'],
  ['2031-04-02T14:30', undefined, '2031/04/02 14:30', '2031-04-02 14:30'],
  ['2031-04-02T14:30:00+03:00', undefined, '2031/04/02 14:30', '2031-04-02 14:30'],
  ['2031', 'END', 'نهاية 2031', 'end of 2031'],
  ['2031-03-03/2031-03-05', undefined, '2031/03/03 حتى 2031/03/05', '2031-03-03 to 2031-03-05'],
  ['2031-W14', undefined, undefined, '2031-W14'],
  ['XXXX-WXX-2', undefined, undefined, 'XXXX-WXX-2'],
  ['P4Y', undefined, undefined, undefined],
  ['PRESENT_REF', undefined, undefined, undefined],
] as const)('%s %s is a time a person reads, or the article’s words do', (value, mod, ar, en) => {
  expect(when(value, mod, LABELS.ar, 'ar')).toBe(ar)
  expect(when(value, mod, LABELS.en, 'en')).toBe(en)
})

test('labels are complete in both languages', () => {
  const keys = (o: object): string[] =>
    Object.entries(o).flatMap(([k, v]) => (typeof v === 'object' ? keys(v).map((x) => `${k}.${x}`) : [k]))
  expect(keys(LABELS.ar)).toEqual(keys(LABELS.en))
})

test.each([
  [{}, 'ar'],
  [{ LANG: 'C.UTF-8' }, 'ar'],
  [{ LANG: 'ar_SA.UTF-8' }, 'ar'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'en'],
  [{ LANG: 'arn_CL.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'ar_IQ.UTF-8' }, 'ar'],
])('%j speaks %s', (env, language) => expect(languageOf(env)).toBe(language))

describe('the terminal', () => {
  const tty = { isTTY: true, columns: 120 }
  test('is as wide as it says, as COLUMNS says in a pipe, as the user says above all', () => {
    expect(terminalOf(tty, {}).width).toBe(120)
    expect(terminalOf({}, {}).width).toBe(80)
    expect(terminalOf({}, { COLUMNS: '100' }).width).toBe(100)
    expect(terminalOf(tty, {}, { width: 60 }).width).toBe(60)
  })
  test('orders Arabic where it is known to, and nothing stands between', () => {
    expect(terminalOf(tty, {}).bidi).toBe(false)
    expect(terminalOf(tty, { VTE_VERSION: '7006' }).bidi).toBe(true)
    expect(terminalOf(tty, { VTE_VERSION: '5202' }).bidi).toBe(false)
    expect(terminalOf(tty, { VTE_VERSION: '7006', TMUX: '/tmp/x' }).bidi).toBe(false)
    expect(terminalOf({}, { VTE_VERSION: '7006' }).bidi).toBe(false)
  })
  test('shows colours where it can and may', () => {
    expect(terminalOf(tty, {}).colour).toBe(true)
    expect(terminalOf(tty, { TERM: 'dumb' }).colour).toBe(false)
    expect(terminalOf(tty, { NO_COLOR: '1' }).colour).toBe(false)
    expect(terminalOf(tty, {}, { color: false }).colour).toBe(false)
    expect(terminalOf({}, {}).colour).toBe(false)
    expect(terminalOf({}, { FORCE_COLOR: '1' }).colour).toBe(true)
  })
})

describe('strings', () => {
  test('marks take no column, wide signs two', () => {
    expect(columnsOf('محمّدٌ')).toBe(4)
    expect(columnsOf('ab')).toBe(2)
    expect(columnsOf('漢字')).toBe(4)
    expect(columnsOf('😀')).toBe(2)
    expect(columnsOf('\u2067نص\u2069')).toBe(2)
  })
  test('wrapped text is the same words, in lines that fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 40 }),
        fc.integer({ min: 12, max: 60 }),
        (words, width) => {
          const text = words.join(' ')
          const lines = wrap(text, width)
          expect(lines.join(' ')).toBe(text.split(/ +/).filter(Boolean).join(' '))
          for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
  test('nothing that acts on a terminal or on the line’s direction is left', () => {
    expect(plain('أ\u001b[31mب\r\n\tج\u202eد\u0000\u009b2J\ud800')).toBe('أ[31mب ج' + 'د2J\ufffd')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: looked for
        expect(plain(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
      }),
    )
  })
})

describe('a terminal that does not order Arabic', () => {
  test.each([
    ['باب', '\ufe8f\ufe8e\ufe91'],
    ['لا', '\ufefb'],
    ['سلام', '\ufee1\ufefc\ufeb3'],
    ['أب abc', 'abc \ufe8f\ufe83'],
    ['عام 2031/04/02', '2031/04/02 \ufee1\ufe8e\ufecb'],
    ['بلغ 1,250.', '.1,250 \ufece\ufee0\ufe91'],
    ['(نعم)', '(\ufee2\ufecc\ufee7)'],
    ['abc (1)', 'abc (1)'],
    ['rise 5% باب', 'rise 5% \ufe8f\ufe8e\ufe91'],
  ])('sees %s', (logical, seen) => expect(visual(logical)).toBe(seen))

  test('marks stay on their letters', () => {
    expect(visual('بًا')).toBe('\ufe8e\ufe91\u064b')
  })

  test('no letter is lost: lam-alef alone takes two for one', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ ءئ12!,.ab'), maxLength: 40 })
    fc.assert(
      fc.property(letters, (text) => {
        const ligatures = text.split('لا').length - 1
        expect(columnsOf(visual(text))).toBe(columnsOf(text) - ligatures)
        expect([...visual(text).normalize('NFKC')].sort()).toEqual([...text.normalize('NFKC')].sort())
      }),
    )
  })

  test('Arabic lines lie at the right edge, indented from there', () => {
    const lines = view('ar', { visual: true })
    expect(columnsOf(lines[0])).toBe(80)
    expect(lines.filter((line) => columnsOf(line) === 78).length).toBeGreaterThan(3)
    for (const line of lines) expect(line).not.toMatch(/[\u0621-\u063a\u0641-\u064a](?<!ء)/)
  })
})
