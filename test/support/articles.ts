/** Arabic for tests to chew on: paragraphs of our own about invented people, words of the lexicons, and odd characters. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Sentences of every kind that the rules know, about people and bodies who do not exist. */
export const SENTENCES = [
  'قال وزير الري في جمهورية الساحل، المهندس رامي الوردي، أمس الثلاثاء، إن السد الجديد سيكتمل نهاية العام المقبل.',
  'وأضاف أن «الحكومة لن تتراجع عن خطتها»، مشيراً إلى أن كلفة المرحلة الأولى تبلغ 25 مليون دولار.',
  'وأكدت الناطقة باسم البلدية سلمى الحدّاد، لوكالة "نداء" للأنباء، تسلّم 120 مولدة كهرباء خلال الأسبوع الماضي.',
  'ونقلت صحيفة المرفأ عن مصدر أمني قوله إن القوات ستنسحب من البلدة قبل 31 كانون الأول.',
  'وبحسب بيان للهيئة، طالب مجلسها بتمديد المهلة ثلاثة أشهر، ونفى رئيسها وجود أي خلاف مع الوزارة.',
  'وأوضح المتحدث: "سنواصل العمل حتى آخر يوم". ولم يحدد موعداً لذلك.',
  'من جهته، تعهّد سفير جزر اللؤلؤ بتقديم مساعدات طبية بقيمة تتراوح بين 3 و5 ملايين يورو للمستشفى.',
  'وعقد الجانبان الجولة الرابعة من المحادثات في 15/7/2019، واتفقا على تشكيل لجنة مشتركة.',
  'الوردي: لا حاجة إلى قوات إضافية',
  'ووفقاً لما ذكرته قناة الضفة، فإن ١٢٫٥٪ من السكان نزحوا منذ مطلع عام 1440هـ.',
]

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') return [value.text]
  return []
}

/** The texts of the sample articles that ship with the project. */
export function samples(): string[] {
  const folder = `${root}samples`
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .flatMap((name) => {
      if (name.endsWith('.json')) return textsOf(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
      if (name.endsWith('.jsonl'))
        return readFileSync(`${folder}/${name}`, 'utf8')
          .split('\n')
          .filter((line) => line.trim())
          .flatMap((line) => textsOf(JSON.parse(line)))
      return name.endsWith('.txt') ? [readFileSync(`${folder}/${name}`, 'utf8')] : []
    })
}

/** Every Arabic form that the lexicons list, in order. */
export function lexiconWords(): string[] {
  const words = new Set<string>()
  for (const name of readdirSync(`${root}lexicons`).sort()) {
    if (!name.endsWith('.tsv')) continue
    for (const line of readFileSync(`${root}lexicons/${name}`, 'utf8').split('\n')) {
      if (line.startsWith('#')) continue
      for (const cell of line.split('\t')) for (const form of cell.split(' | ')) if (/[\u0621-\u064a]/.test(form)) words.add(form)
    }
  }
  return [...words]
}

/** Characters that go wrong elsewhere: marks, tatweel, controls, ligatures, lone surrogates, emoji, other scripts. */
export const ODD = [
  '\u064e', '\u0651\u064b', '\u0670', '\u0640', '\u0640\u0640\u0640', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u202a', '\u202b', '\u202e', '\u202c',
  '\u2066', '\u2067', '\u2069', '\u061c', '\ufeff', '\u00ad', '\u034f', '\ufe0f', '\u0600', '\u0601', '\u06dd', '\ufefb', '\ufef7', '\ufdf2', '\ufdfa', '\ufe8d', '\ufb50',
  '\ud800', '\udc00', '\udfff\ud800', '😀', '👩‍👩‍👧', '🇵🇸', '👍🏽', 'e\u0301', '한국', '한', 'नि', '\u0000', '\u0007', '\u0085', '\u2028', '\u2029', '\r', '\r\n',
  '\n', '\n\n', '\t', '\u00a0', '\u202f', '\u3000', '"', '«', '»', '“', '”', '„', '‘', '’', "'", '((', '))', '(', ')', '[', '<', '>', '&quot;', '…', '...', '.', '،', '؛',
  '؟', ':', '-', '–', '—', '/', '%', '٪', '٫', '٬', ',', '$', '€', '£', '﷼', '0', '9', '٠', '٩', '۴', '2021', '٢٠٢١', '1,000,000', '99999999999999999999', '1e309', '3.5.7', '31/2/2021',
  '00:00', '24:60', 'http://a.b/ج', '@س', '#وسم', 'ى', 'ة', 'أإآٱ', 'ء', 'ک', 'ی', 'ڤ', 'هـ', 'م.', 'ق.م',
] // biome-ignore format: a table

const CLITICS = ['و', 'ف', 'ب', 'ل', 'ك', 'س', 'ال', 'لل', 'وال', 'وب', 'فل', 'أ']
const SUFFIXES = ['ه', 'ها', 'هم', 'نا', 'ي', 'كم', 'اً', 'ين', 'ون', 'ات', 'ة']

/** Arbitrary articles: lexicon words with clitics, sentences, numbers and odd characters, strung together. */
export function generatedText(words: readonly string[]): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words)
  const clung = fc.tuple(fc.constantFrom('', ...CLITICS), word, fc.constantFrom('', ...SUFFIXES)).map((parts) => parts.join(''))
  const piece = fc.oneof(
    { weight: 8, arbitrary: word },
    { weight: 4, arbitrary: clung },
    { weight: 3, arbitrary: fc.constantFrom(...SENTENCES) },
    { weight: 3, arbitrary: fc.constantFrom(...ODD) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 3000 }).map(String) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    { weight: 1, arbitrary: fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)), maxLength: 4 }) },
  )
  const glue = fc.constantFrom(' ', ' ', ' ', ' ', ' ', '', '، ', '. ', '\n', '\n\n', ' "', '" ', ' «', '» ', ': ')
  return fc.array(fc.tuple(piece, glue), { maxLength: 60, size: 'max' }).map((pairs) => pairs.flat().join(''))
}

/** Arbitrary changes of real-looking text: cut, double, move, swap, strew. */
export function mutatedText(originals: readonly string[]): fc.Arbitrary<string> {
  const change = fc.record({
    kind: fc.constantFrom('insert', 'delete', 'double', 'move', 'cut', 'replace', 'unspace'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 40 }),
    odd: fc.constantFrom(...ODD),
  })
  return fc
    .tuple(fc.constantFrom(...originals), fc.array(change, { minLength: 1, maxLength: 12, size: 'max' }))
    .map(([original, changes]) => {
      let text = original
      for (const { kind, at, to, length, odd } of changes) {
        const i = Math.floor(at * text.length)
        const j = Math.floor(to * text.length)
        const part = text.slice(i, i + length)
        const rest = text.slice(0, i) + text.slice(i + length)
        if (kind === 'insert') text = text.slice(0, i) + odd + text.slice(i)
        else if (kind === 'delete') text = rest
        else if (kind === 'double') text = text.slice(0, i) + part + text.slice(i)
        else if (kind === 'move') text = rest.slice(0, j) + part + rest.slice(j)
        else if (kind === 'cut') text = text.length > 200 ? text.slice(i, Math.max(j, i + 100)) : text
        else if (kind === 'replace') text = text.slice(0, i) + odd + text.slice(i + 1)
        else text = text.slice(0, i) + part.replaceAll(' ', '') + text.slice(i + length)
      }
      return text
    })
}
