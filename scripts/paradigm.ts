/** Prints the paradigm that the lexicon compiler derives: `paradigm.ts PERFECT IMPERFECT [PARTICIPLE [MASDAR]]`. */
import * as F from '../src/core/lexicon/features.ts'
import { imperfect, masdar, participle, perfect } from '../src/core/lexicon/inflect.ts'

const [p = '', i = '', a = '', m = ''] = process.argv.slice(2)
if (!p) {
  process.stderr.write('usage: paradigm.ts PERFECT IMPERFECT [PARTICIPLE [MASDAR]], e.g. paradigm.ts أكد يؤكد مؤكد تأكيد\n')
  process.exit(2)
}
const ASPECTS = ['', 'perfect', 'imperfect', 'participle', 'masdar', 'jussive']
const show = (form: string, f: number) => {
  const words = [
    ASPECTS[f & F.ASPECT],
    ['3', '1', '2'][(f & F.PERSON) >> 3],
    ['', 'm', 'f'][(f & F.GENDER) >> 5],
    ['', 'sg', 'du', 'pl'][(f & F.NUMBER) >> 7],
    f & F.PASSIVE ? 'passive' : '',
    f & F.ACCUSATIVE ? 'accusative' : '',
    f & F.NEEDS_SUFFIX ? 'before a suffix' : '',
    f & F.CONSTRUCT ? 'construct' : '',
  ]
  process.stdout.write(`${form}\t${words.filter(Boolean).join(' ')}\n`)
}
perfect(p, show)
if (i) imperfect(i, p, show)
if (a) participle(a, show)
if (m) masdar(m, show)
