/** The ledger and its promises in tables and in the codes of others. */

import type { Figure, LedgerRow, NamedParty } from '../ledger/ledger.ts'
import type { LedgerPromise } from '../ledger/promises.ts'
import { CODES } from './codes.ts'
import { csvLine } from './csv.ts'

const LEDGER_COLUMNS = [
  'id',
  'day',
  'type',
  'status',
  'giver',
  'receiver',
  'what',
  'support',
  'amount',
  'currency',
  'other amounts',
  'quantity',
  'unit',
  'other quantities',
  'begin',
  'until',
  'deadline',
  'place',
  'round',
  'tellings',
  'outlets',
  'said by',
  'words',
]

export function ledgerCsv(rows: readonly LedgerRow[]): string[] {
  return [csvLine(LEDGER_COLUMNS), ...rows.map((row) => csvLine(ledgerCells(row)))]
}

function ledgerCells(row: LedgerRow): (string | number | null)[] {
  const [amount, ...amounts] = row.amounts
  const [quantity, ...quantities] = row.quantities
  return [
    row.id,
    row.day,
    row.type,
    row.status,
    names(row.givers),
    names(row.receivers),
    row.object,
    row.support.join('; '),
    amount?.number ?? null,
    amount?.unit ?? null,
    figures(amounts),
    quantity?.number ?? null,
    quantity?.unit ?? null,
    figures(quantities),
    row.begin,
    row.until,
    row.deadline ? 'yes' : '',
    row.place,
    row.round,
    row.tellings.length,
    row.outlets.join('; '),
    [...new Set(row.tellings.flatMap((t) => t.saidBy ?? []))].join('; '),
    row.tellings[0].words,
  ]
}

const PROMISE_COLUMNS = [
  'id',
  'state',
  'due',
  'promised',
  'giver',
  'receiver',
  'what',
  'amount',
  'currency',
  'kept by',
  'why',
  'withdrawn by',
  'words',
]

export function promisesCsv(promises: readonly LedgerPromise[]): string[] {
  return [
    csvLine(PROMISE_COLUMNS),
    ...promises.map(({ row, state, due, keepings, withdrawnBy }) =>
      csvLine([
        row.id,
        state,
        due,
        row.day,
        names(row.givers),
        names(row.receivers),
        row.object,
        row.amounts[0]?.number ?? null,
        row.amounts[0]?.unit ?? null,
        keepings.map((k) => k.row).join('; '),
        keepings.map((k) => k.reason).join('; '),
        withdrawnBy,
        row.tellings[0].words,
      ]),
    ),
  ]
}

/** A row with the names that PLOVER, CAMEO and IATI have for it. */
export function ledgerPlover(row: LedgerRow): object {
  const { plover, cameo, aid, iati } = CODES[row.type][row.status]
  return {
    id: row.id,
    date: row.begin ?? row.day,
    event: plover,
    cameo: row.support.length > 0 ? (aid ?? cameo) : cameo,
    iati: iati ?? null,
    source: row.givers,
    recipient: row.receivers,
    amounts: row.amounts,
    tellings: row.tellings.map(({ id, article, outlet, publishedAt }) => ({ id, article, outlet, publishedAt })),
  }
}

function names(parties: readonly NamedParty[]): string {
  return parties.map((p) => p.name).join('; ')
}

function figures(all: readonly Figure[]): string {
  return all.map((f) => `${f.number} ${f.unit}`).join('; ')
}
