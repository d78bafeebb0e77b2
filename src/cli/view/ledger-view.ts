/** The ledger, its promises, and who somebody is, for a person at a terminal. */
import type { CapacitySeen } from '../../ledger/capacities.ts'
import type { Figure, LedgerRow, NamedParty } from '../../ledger/ledger.ts'
import type { LedgerPromise, PromiseState } from '../../ledger/promises.ts'
import { LABELS, type Language } from './labels.ts'
import { Lines } from './lines.ts'
import type { Style, Terminal } from './terminal.ts'
import { when } from './when.ts'

interface View {
  readonly language: Language
  readonly terminal: Terminal
}

const SEPARATOR = ' · '

const WORDS = {
  en: {
    state: {
      open: 'open',
      'due-soon': 'due soon',
      overdue: 'overdue: no keeping of it was read',
      kept: 'kept',
      'kept-in-part': 'kept in part',
      withdrawn: 'withdrawn',
    },
    told: (n: number) => `told by ${n}`,
    differ: 'they differ',
    sums: 'Sums, by currency',
    rows: (n: number) => `${n} ${n === 1 ? 'row' : 'rows'}`,
    differing: (n: number) => `${n} of them told differently`,
    due: 'due',
    keptBy: 'kept by',
    capacities: 'Capacities, the latest first',
    forms: 'Also written',
    gives: 'As giver or party',
    takes: 'As receiver',
    nothing: 'nothing',
    round: 'round',
    somebody: 'somebody',
  },
  ar: {
    state: {
      open: 'مفتوح',
      'due-soon': 'يحين قريباً',
      overdue: 'فات أجله: لم يُقرأ وفاء به',
      kept: 'وُفي به',
      'kept-in-part': 'وُفي ببعضه',
      withdrawn: 'سُحب',
    },
    told: (n: number) => `رواه ${n}`,
    differ: 'على خلاف بينهم',
    sums: 'المجاميع، لكل عملة',
    rows: (n: number) => `القيود: ${n}`,
    differing: (n: number) => `روي ${n} منها على خلاف`,
    due: 'الأجل',
    keptBy: 'الوفاء',
    capacities: 'الصفات، الأحدث أولاً',
    forms: 'ويُكتب أيضاً',
    gives: 'معطياً أو طرفاً',
    takes: 'متلقياً',
    nothing: 'لا شيء',
    round: 'الجولة',
    somebody: 'من لم يُسمَّ',
  },
} as const

const STATE_STYLE: { readonly [S in PromiseState]: Style } = {
  open: 'dim',
  'due-soon': 'yellow',
  overdue: 'red',
  kept: 'green',
  'kept-in-part': 'yellow',
  withdrawn: 'magenta',
}

export function ledgerLines(rows: readonly LedgerRow[], view: View): readonly string[] {
  const lines = new Lines(view.terminal, view.language)
  if (rows.length === 0) lines.own(0, WORDS[view.language].nothing)
  rows.forEach((row, i) => {
    if (i > 0) lines.blank()
    rowLines(lines, row, view.language)
  })
  return lines.lines
}

export function sumsLines(
  sums: readonly { readonly currency: string; readonly sum: number; readonly rows: number; readonly differing: number }[],
  { language, terminal }: View,
): readonly string[] {
  const lines = new Lines(terminal, language)
  const words = WORDS[language]
  if (sums.length === 0) return []
  lines.blank()
  lines.own(0, words.sums, 'bold')
  for (const { currency, sum, rows, differing } of sums)
    lines.own(1, [`${number(sum)} ${currency}`, words.rows(rows), ...(differing > 0 ? [words.differing(differing)] : [])].join(SEPARATOR))
  return lines.lines
}

export function promiseLines(promises: readonly LedgerPromise[], { language, terminal }: View): readonly string[] {
  const lines = new Lines(terminal, language)
  const words = WORDS[language]
  if (promises.length === 0) lines.own(0, words.nothing)
  promises.forEach(({ row, state, due, keepings, withdrawnBy }, i) => {
    if (i > 0) lines.blank()
    lines.own(0, [words.state[state], ...(due === null ? [] : [`${words.due} ${day(due, language)}`])].join(SEPARATOR), STATE_STYLE[state])
    rowLines(lines, row, language, 1)
    for (const keeping of keepings) lines.own(1, `${words.keptBy} ${keeping.row.slice(0, 12)} (${keeping.reason})`, 'green')
    if (withdrawnBy !== null) lines.own(1, withdrawnBy.slice(0, 12), 'dim')
  })
  return lines.lines
}

export interface Known {
  readonly name: string
  readonly type: string
  readonly country: string | null
  readonly forms: readonly string[]
  readonly capacities: readonly CapacitySeen[]
  readonly statements: number
  readonly gives: readonly LedgerRow[]
  readonly takes: readonly LedgerRow[]
}

export function knownLines(known: readonly Known[], { language, terminal }: View): readonly string[] {
  const lines = new Lines(terminal, language)
  const words = WORDS[language]
  known.forEach((who, i) => {
    if (i > 0) lines.blank()
    lines.text(0, who.name, 'bold')
    const statements = language === 'ar' ? `الأقوال: ${who.statements}` : `${who.statements} statements`
    lines.own(0, [who.type, who.country, statements].filter(Boolean).join(SEPARATOR), 'dim')
    const others = who.forms.filter((form) => form !== who.name)
    if (others.length > 0) lines.text(1, `${words.forms}: ${others.join('، ')}`, 'dim')
    if (who.capacities.length > 0) lines.own(1, words.capacities, 'dim')
    for (const { role, first, last, statements: count } of who.capacities) {
      const span =
        first === null ? '' : first === last ? day(first, language) : `${day(first, language)} – ${day(last as string, language)}`
      lines.text(2, role)
      lines.own(3, [span, String(count)].filter(Boolean).join(SEPARATOR), 'dim')
    }
    for (const [label, rows] of [[words.gives, who.gives] as const, [words.takes, who.takes] as const]) {
      if (rows.length === 0) continue
      lines.blank()
      lines.own(1, label, 'bold')
      for (const row of rows) rowLines(lines, row, language, 2)
    }
  })
  return lines.lines
}

function rowLines(lines: Lines, row: LedgerRow, language: Language, depth = 0): void {
  const labels = LABELS[language]
  const words = WORDS[language]
  const round = row.round === null ? [] : [`${words.round} ${row.round}`]
  lines.own(
    depth,
    [...(row.day === null ? [] : [day(row.day, language)]), `${labels.event[row.type]} (${labels.status[row.status]})`, ...round].join(
      SEPARATOR,
    ),
    'bold',
  )
  const [from, to] = labels.parties[row.type]
  const sides = [
    `${from}: ${parties(row.givers, words.somebody)}`,
    ...(row.receivers.length > 0 ? [`${to}: ${parties(row.receivers, words.somebody)}`] : []),
  ]
  lines.text(depth + 1, sides.join(SEPARATOR))
  if (row.object !== null) lines.text(depth + 1, `${labels.field.what}: ${row.object}`)
  for (const [label, figures] of [[labels.field.amount, row.amounts] as const, [labels.field.quantity, row.quantities] as const])
    if (figures.length > 0) lines.text(depth + 1, `${label}: ${told(figures, words.differ)}`)
  if (row.begin !== null && !row.deadline) lines.text(depth + 1, `${labels.field.when}: ${day(row.begin, language)}`)
  if (row.deadline && row.until !== null) lines.text(depth + 1, `${labels.field.by}: ${day(row.until, language)}`)
  if (row.place !== null) lines.text(depth + 1, `${labels.field.where}: ${row.place}`)
  const sayers = [...new Set(row.tellings.flatMap((t) => t.saidBy ?? []))]
  if (sayers.length > 0) lines.text(depth + 1, `${labels.field.says}: ${sayers.join('، ')}`)
  lines.text(depth + 1, [words.told(row.tellings.length), row.outlets.join('، ')].filter(Boolean).join(SEPARATOR), 'dim')
  lines.own(depth + 1, row.id.slice(0, 12), 'dim')
}

function parties(all: readonly NamedParty[], somebody: string): string {
  return all.length === 0 ? somebody : all.map((p) => p.name).join('، ')
}

/** Where articles differ, how many have which. */
function told(figures: readonly Figure[], differ: string): string {
  if (figures.length === 1) return `${number(figures[0].number)} ${figures[0].unit}`
  return `${figures.map((f) => `${number(f.number)} ${f.unit} (${f.by.length})`).join(' / ')} — ${differ}`
}

function number(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 })
}

function day(iso: string, language: Language): string {
  return when(iso.slice(0, 10), undefined, LABELS[language], language) ?? iso
}
