/** What the invented sites print: articles about invented people, with what each page may say of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Written {
  readonly title: string
  readonly paragraphs: readonly string[]
  /** `2021-05-10` */
  readonly date: string
  /** Titles of others, for lists of links. */
  readonly others: readonly string[]
  readonly n: number
}

/** Of the project's root, where tests and benches run. */
const FOLDER = join(process.cwd(), 'test/accuracy/articles')

interface Doc {
  readonly title: string
  readonly text: string
  readonly publishedAt: string
}

const docs = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.doc.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Doc)

const clean = (text: string) => text.replace(/[\s\u00a0\u200e\u200f]+/g, ' ').trim()
export const words = (text: string) => clean(text).split(' ').length

/** The articles, without the lines that are an agency's own notes (`0117`, `// انتهى //`, who sent it). */
export const articles: readonly Written[] = docs.map((doc, n) => ({
  title: clean(doc.title),
  paragraphs: doc.text
    .split('\n')
    .slice(1)
    .map(clean)
    .filter((line) => words(line) >= 6 && line !== clean(doc.title)),
  date: doc.publishedAt.slice(0, 10),
  others: [1, 2, 3, 4, 5, 6, 7, 8].map((k) => clean(docs[(n + k * 5) % docs.length].title)),
  n,
}))

const LEVANT = 'كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول'.split(',')
const EGYPT = 'يناير,فبراير,مارس,أبريل,مايو,يونيو,يوليو,أغسطس,سبتمبر,أكتوبر,نوفمبر,ديسمبر'.split(',')
const MAGHREB = 'جانفي,فيفري,مارس,أفريل,ماي,جوان,جويلية,أوت,سبتمبر,أكتوبر,نوفمبر,ديسمبر'.split(',')
const MONTHS = { levant: LEVANT, egypt: EGYPT, maghreb: MAGHREB }
const DAYS = 'الأحد,الاثنين,الثلاثاء,الأربعاء,الخميس,الجمعة,السبت'.split(',')

/** The parts of a date as pages write them. */
export function dated(iso: string, months: keyof typeof MONTHS = 'egypt') {
  const [y, m, d] = iso.split('-').map(Number)
  const on = new Date(Date.UTC(y, m - 1, d))
  const hijri = new Intl.DateTimeFormat('ar-SA-u-ca-islamic-umalqura-nu-latn', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return {
    day: DAYS[on.getUTCDay()],
    long: `${d} ${MONTHS[months][m - 1]} ${y}`,
    eastern: `${d} ${MONTHS[months][m - 1]} ${y}`.replace(/\d/g, (c) => String.fromCharCode(0x660 + Number(c))),
    slashed: `${String(d).padStart(2, '0')}/${String(m).padStart(2, '0')}/${y}`,
    path: `${y}/${String(m).padStart(2, '0')}/${String(d).padStart(2, '0')}`,
    mail: on.toUTCString().replace('GMT', '+0300'),
    american: `${m}/${d}/${y} 9:30:00 AM`,
    english: on.toLocaleDateString('en-US', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
    hijri: hijri.format(on).replace(/[\u200e\u200f]/g, ''),
  }
}

export const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
