import { describe, expect, test } from 'vitest'
import { ENC_HA, ENC_HU, ENC_HUM, PRO_BEH, PRO_FEH, PRO_LAM, PRO_SEEN, PRO_WAW } from '../../src/core/lexicon/analyse.ts'
import { bit } from '../../src/core/lexicon/classes.ts'
import { FEMININE, GENDER } from '../../src/core/lexicon/features.ts'
import { FOREIGN, MARK, NUMBER, WORD } from '../../src/core/tokens/tokens.ts'
import { lexiconOf, tokensOf } from '../tokens-of.ts'

const lexicon = lexiconOf({
  'offices.tsv': '#class\toffice\n#inflect\tnoun\nform\tfeminine\tplural\nوزير\tوزيرة\tوزراء\nمسؤول | مسئول\tمسؤولة\tمسؤولون\n',
  'heads.tsv': '#class\tbody-head\n#inflect\tnoun\nform\tfeminine\tplural\nوزارة\t-\tوزارات\nحكومة\t-\tحكومات\n',
  'countries.tsv': '#class\tcountry\nform\tiso\nالعراق\tIQ\nألمانيا\tDE\nمصر\tEG\nالولايات المتحدة\tUS\n',
  'speech.tsv':
    '#class\tspeech\n#inflect\tverb\nperfect\timperfect\tparticiple\tmasdar\nقال\tيقول\tقائل\tقول\nأكد\tيؤكد\tمؤكد\tتأكيد\nنفى\tينفي\tنافٍ\tنفي\nدعا\tيدعو\tداعٍ\tدعوة\nأصرّ\tيصر\tمصر\tإصرار\n',
  'particles.tsv': '#class\tparticle\nform\nأن\nفي\nمن\nعلى\n',
  'bodies.tsv': '#class\tbody\nform\nالأمم المتحدة\nمجلس الأمن\nمجلس الأمن الدولي\n',
})
const analysed = (word: string) => {
  const t = tokensOf(word, lexicon)
  return {
    known: t.form[0] !== 0,
    proclitics: t.proclitics[0],
    article: t.article[0],
    enclitic: t.enclitic[0],
    stem: word.slice(t.stem[0] - t.start[0]),
  }
}

describe('clitics', () => {
  test.each([
    ['وزير', 0, 0, 0, 'وزير'],
    ['الوزير', 0, 1, 0, 'وزير'],
    ['وللوزير', PRO_WAW | PRO_LAM, 1, 0, 'وزير'],
    ['فالوزير', PRO_FEH, 1, 0, 'وزير'],
    ['بالوزارة', PRO_BEH, 1, 0, 'وزارة'],
    ['لوزارته', PRO_LAM, 0, ENC_HU, 'وزارته'],
    ['حكومتها', 0, 0, ENC_HA, 'حكومتها'],
    ['وسيقول', PRO_WAW | PRO_SEEN, 0, 0, 'يقول'],
    ['وقالت', PRO_WAW, 0, 0, 'قالت'],
    ['وأكدهم', PRO_WAW, 0, ENC_HUM, 'أكدهم'],
    ['للعراق', PRO_LAM, 1, 0, 'عراق'],
    ['العراق', 0, 1, 0, 'عراق'],
    ['المانيا', 0, 0, 0, 'المانيا'],
    ['لألمانيا', PRO_LAM, 0, 0, 'ألمانيا'],
    ['بمصر', PRO_BEH, 0, 0, 'مصر'],
    ['المسئولين', 0, 1, 0, 'مسئولين'],
    ['وَزِيـرُ', 0, 0, 0, 'وَزِيـرُ'],
    ['لم', 0, 0, 0, 'لم'],
  ])('%s', (word, proclitics, article, enclitic, stem) => {
    const a = analysed(word)
    expect(a.proclitics).toBe(proclitics)
    expect(a.article).toBe(article)
    expect(a.enclitic).toBe(enclitic)
    expect(a.stem).toBe(stem)
    expect(a.known).toBe(word !== 'لم')
  })

  test('what is listed with its article is found only with it', () => {
    expect(analysed('عراق').known).toBe(false)
  })

  test('a verb takes no article', () => {
    expect(analysed('القالت').known).toBe(false)
  })

  test('ب and ك stand before no verb', () => {
    expect(analysed('بقالت').known).toBe(false)
    expect(analysed('كقالت').known).toBe(false)
  })

  test('ت before a suffix is no word of its own', () => {
    expect(analysed('وزارت').known).toBe(false)
  })

  test('an unknown word with an article keeps it', () => {
    expect(analysed('والزعبلاني')).toEqual({ known: false, proclitics: PRO_WAW, article: 1, enclitic: 0, stem: 'زعبلاني' })
  })
})

test('a foreign name that begins like ف or ك with an article is whole', () => {
  for (const word of ['فالديس', 'كالاهان', 'فالنتينا']) expect(analysed(word), word).toMatchObject({ known: false, article: 0, stem: word })
})

describe('senses', () => {
  test('paradigms of weak and doubled verbs', () => {
    for (const word of ['قلت', 'قيل', 'يقل', 'نفت', 'نفوا', 'دعت', 'يدعون', 'أصررت', 'نافيا', 'دعوته', 'قوله', 'مؤكدة', 'مؤكدين']) {
      const t = tokensOf(word, lexicon)
      expect(t.bits[0] & bit('speech'), word).not.toBe(0)
    }
  })

  test('features', () => {
    const t = tokensOf('وقالت', lexicon)
    const sense = t.sense(0, bit('speech'))
    expect(lexicon.featuresOf(sense) & GENDER).toBe(FEMININE)
    expect(lexicon.line(lexicon.entryOf(sense))).toBe('speech.tsv:4')
    expect(lexicon.value(lexicon.entryOf(sense), 'perfect')).toBe('قال')
  })
})

describe('phrases', () => {
  test('the longest phrase wins, with any proclitic on its first word', () => {
    const t = tokensOf('ودعا لمجلس الأمن الدولي والأمم المتحدة', lexicon)
    expect(t.slice(1, t.phraseEnd[1])).toBe('لمجلس الأمن الدولي')
    expect(t.slice(4, t.phraseEnd[4])).toBe('والأمم المتحدة')
    expect(t.phraseBits[4]).toBe(bit('body'))
    expect(lexicon.value(lexicon.phraseEntryOf(lexicon.phraseSense(t.phrase[4], bit('body'))), 'form')).toBe('الأمم المتحدة')
  })

  test('an inner proclitic that the phrase does not have breaks it', () => {
    const t = tokensOf('الأمم والمتحدة', lexicon)
    expect(t.phrase[0]).toBe(0)
  })

  test('a phrase does not cross paragraphs', () => {
    expect(tokensOf('الأمم\nالمتحدة', lexicon).phrase[0]).toBe(0)
  })
})

describe("a user's lexicon over the shipped one", () => {
  const own = lexiconOf({ 'mine.tsv': '#class\tbody\nform\tkind\nمجلس الحكماء\tcouncil\nالزعبلاني\tperson\nوزارة\tmine\n' }, lexicon)
  test('its words and phrases are found, and those beneath still are', () => {
    const t = tokensOf('قال مجلس الحكماء والزعبلاني لمجلس الأمن وزارة الأمم المتحدة', own)
    expect(t.phraseBits[1]).toBe(bit('body'))
    expect(own.value(own.phraseEntryOf(own.phraseSense(t.phrase[1], bit('body'))), 'kind')).toBe('council')
    expect(t.bits[3]).toBe(bit('body'))
    expect(t.phraseBits[4]).toBe(bit('body'))
    expect(t.bits[6]).toBe((bit('body') | bit('body-head')) >>> 0)
    expect(own.line(own.entryOf(t.sense(6, bit('body'))))).toBe('mine.tsv:5')
    expect(own.line(own.entryOf(t.sense(6, bit('body-head'))))).toBe('heads.tsv:4')
    expect(t.phraseBits[7]).toBe(bit('body'))
    expect(t.bits[0]).toBe(bit('speech'))
  })
})

describe('kinds of tokens', () => {
  test.each([
    ['10,000.5', [[NUMBER, '10,000.5']]],
    [
      '٢٠٢١/٧/٢٨',
      [
        [NUMBER, '٢٠٢١'],
        [MARK, '/'],
        [NUMBER, '٧'],
        [MARK, '/'],
        [NUMBER, '٢٨'],
      ],
    ],
    [
      '8ر3',
      [
        [NUMBER, '8'],
        [WORD, 'ر'],
        [NUMBER, '3'],
      ],
    ],
    [
      'F-16 و5G',
      [
        [FOREIGN, 'F'],
        [MARK, '-'],
        [NUMBER, '16'],
        [WORD, 'و'],
        [NUMBER, '5'],
        [FOREIGN, 'G'],
      ],
    ],
    [
      'سلام😀!',
      [
        [WORD, 'سلام'],
        [FOREIGN, '😀'],
        [MARK, '!'],
      ],
    ],
    [
      'لـ«الأفق»',
      [
        [WORD, 'لـ'],
        [MARK, '«'],
        [WORD, 'الأفق'],
        [MARK, '»'],
      ],
    ],
    [
      'ﻻ ﺳﻼم',
      [
        [WORD, 'ﻻ'],
        [WORD, 'ﺳﻼم'],
      ],
    ],
    [
      'تونس ـ باريس',
      [
        [WORD, 'تونس'],
        [MARK, 'ـ'],
        [WORD, 'باريس'],
      ],
    ],
    ['\u202bنعم\u202c', [[WORD, 'نعم\u202c']]],
  ] as const)('%s', (text, expected) => {
    const t = tokensOf(text)
    expect(Array.from({ length: t.count }, (_, i) => [t.kind[i], t.slice(i, i + 1)])).toEqual(expected)
  })
})

describe('sentences', () => {
  const sentences = (text: string) => {
    const t = tokensOf(text)
    return Array.from({ length: t.sentenceCount }, (_, s) => t.slice(t.sentenceStart[s], t.sentenceEnd[s]))
  }
  test('syllables joined by dots are no ends', () => {
    expect(sentences('وقال لشبكة بي.بي.سي إنه باق. ثم خرج.')).toEqual(['وقال لشبكة بي.بي.سي إنه باق.', 'ثم خرج.'])
  })

  test('stops, closing marks, paragraphs, abbreviations, pauses', () => {
    expect(sentences('عاد الوفد. هل يبقى؟ «نعم.» وقال د. سالم: لا.. سنعود\n\nالخبر الثاني')).toEqual([
      'عاد الوفد.',
      'هل يبقى؟',
      '«نعم.»',
      'وقال د. سالم: لا.. سنعود',
      'الخبر الثاني',
    ])
  })
})
